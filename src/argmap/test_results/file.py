"""The file that keeps how tests came out, for those who judge maps without running the tests.

It is JSON. `tests` says of each test how it came out, and `root` from where the paths in their node
ids start, as seen from the folder of the file; that is all that is read. `evidence` says the same
of each piece of evidence that names tests, and `date` when that was, for whoever looks into it.
"""

from __future__ import annotations

import errno
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.files import UnreadableError, read_text
from argmap.paths import seen_from
from argmap.test_results.record import Outcome, Outcomes
from argmap.test_results.withdrawal import tests_of, withdrawals
from argmap.text_layout import join_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.model import ArgumentMap

VERSION = 1
"""Which form of file this is."""

LONGEST_SHOWN = 60
"""How many characters are shown of a value that cannot be read."""

_MARK = "argmap-outcomes"
_CURE = "`pytest --argmap --argmap-evidence FILE` writes one"


class OutcomesError(ValueError):
    """A file holds no outcomes, or cannot be read or written."""


def write_outcomes(
    path: str | os.PathLike[str], outcomes: Outcomes, maps: Mapping[str, ArgumentMap]
) -> None:
    """Write outcomes to a file, and what they say of the evidence of some maps, given by paths.

    Raises OutcomesError.
    """
    path = Path(path)
    folder = Path(os.path.realpath(path)).parent
    content = {
        _MARK: VERSION,
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "root": seen_from(folder, os.path.realpath(outcomes.root)),
        "tests": {test: outcomes.tests[test] for test in sorted(outcomes.tests)},
        "evidence": [
            each for name in sorted(maps) for each in _evidence(name, maps[name], outcomes)
        ],
    }
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, indent=2) + "\n", "utf-8", newline="\n")
    except OSError as error:
        raise OutcomesError(f"{path} cannot be written: {error.strerror}") from None


def refuse_unwritable(path: str | os.PathLike[str]) -> None:
    """Raise OutcomesError where it can be seen beforehand that outcomes cannot be written."""
    path = Path(path)
    if path.is_dir():
        raise OutcomesError(f"{path} cannot be written: it is a folder")
    there = next(each for each in (path, *path.absolute().parents) if each.exists())
    if there != path and not there.is_dir():
        raise OutcomesError(f"{path} cannot be written: {there} is no folder")
    if not os.access(there, os.W_OK):
        raise OutcomesError(f"{path} cannot be written: {os.strerror(errno.EACCES)}")


def _evidence(name: str, argument_map: ArgumentMap, outcomes: Outcomes) -> list[dict[str, Any]]:
    fallen = withdrawals(argument_map, outcomes)
    return [
        {
            "map": name,
            "id": each.id,
            "holds": each.id not in fallen,
            "fell-with": [str(trial) for trial in fallen[each.id].trials]
            if each.id in fallen
            else [],
        }
        for each in argument_map.statements.values()
        if each.kind.given and tests_of(each)
    ]


def read_outcomes(path: str | os.PathLike[str]) -> Outcomes:
    """The outcomes in a file. Raises OutcomesError, which says what to do."""
    path = Path(path)
    try:
        content = json.loads(read_text(path, str(path)).content)
    except UnreadableError as problem:
        cure = f"; {problem.cure}" if problem.cure else ""
        raise OutcomesError(f"{problem.message}{cure}; {_CURE}") from None
    except (ValueError, RecursionError):
        raise OutcomesError(f"{path} is no file of outcomes, for it is not JSON; {_CURE}") from None
    version = content.get(_MARK) if isinstance(content, dict) else None
    if version is None:
        raise OutcomesError(f"{path} holds no outcomes of tests; {_CURE}")
    if type(version) is not int or version != VERSION:
        raise OutcomesError(
            f"{path} holds outcomes in form {_shown(version)}, and this version of argmap reads "
            f"form {VERSION}; {_CURE}"
        )
    try:
        return Outcomes(_tests_in(content), path.parent / _root_in(content))
    except _BrokenError as broken:
        raise OutcomesError(f"the outcomes in {path} are broken: {broken}; {_CURE}") from None


class _BrokenError(ValueError):
    """A part of the file is not what it has to be."""


def _tests_in(content: Mapping[str, Any]) -> dict[str, Outcome]:
    tests = content.get("tests")
    if not isinstance(tests, dict):
        raise _BrokenError(
            f"`tests` has to say how each test came out, and {_what_is_there(content, 'tests')}"
        )
    for test, how in tests.items():
        if how not in list(Outcome):
            raise _BrokenError(
                f"`tests` says {_shown(how)} of {_shown(test)}, which is none of "
                f"{join_words([*Outcome])}"
            )
    return {test: Outcome(how) for test, how in tests.items()}


def _root_in(content: Mapping[str, Any]) -> str:
    root = content.get("root", ".")
    if not isinstance(root, str) or not _may_be_a_path(root):
        raise _BrokenError(f"`root` has to be a path, and {_what_is_there(content, 'root')}")
    return root


def _may_be_a_path(text: str) -> bool:
    """Whether a system could know a text as a path: not with a NUL, or half a character."""
    try:
        return b"\0" not in os.fsencode(text)
    except UnicodeEncodeError:
        return False


def _what_is_there(content: Mapping[str, Any], name: str) -> str:
    return f"is {_shown(content[name])}" if name in content else "is missing"


def _shown(value: object) -> str:
    """A value as it stands in the file, or how it begins; of what holds others, what it is."""
    if isinstance(value, (list, dict)):
        return "a list" if isinstance(value, list) else "an object"
    text = json.dumps(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]} …"
