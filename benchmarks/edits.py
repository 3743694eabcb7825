"""Reading a map again after one line of it was changed, against reading all of it anew."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial

from argmap import Manuscript, parse_draft
from benchmarks.dialects import as_argmap
from benchmarks.goals import Comparison, Goal
from benchmarks.shapes import Form, argument

LIMIT = 1 / 20
TURNS = 3

PLACES = {"at the beginning": 0.0, "in the middle": 0.5, "at the end": 1.0}
CHANGES: dict[str, Callable[[str], str]] = {
    "words": lambda line: line[:-2] + " still.\n",
    "a new line": lambda line: line + line.replace(": ", "-new: "),
    "a line less": lambda line: "",
    "indentation": lambda line: "  " + line,
    "a colon less": lambda line: line.replace(":", "", 1),
}
"""What becomes of a line."""


def edits(size: int) -> Iterator[Comparison]:
    """A change to a line under which none stands, and back, in many trees and in a single one.

    Last, the indentation of the first line under the root of the single tree: whatever stands under
    that line has to be read again with it.
    """
    many = as_argmap(argument(Form.TREES, size))
    for name, text in ("many trees", many), ("one tree", _under_one(many)):
        anew = min(_timed(partial(parse_draft, text)) for _ in range(TURNS))
        manuscript = Manuscript(text)
        lines = text.splitlines(keepends=True)
        for where, share in PLACES.items():
            number = _leaf(lines, round(share * (len(lines) - 1)))
            for what, change in CHANGES.items():
                took = _taken(manuscript, lines, number, change)
                yield _comparison(f"{name}: {what} {where}", took, anew)
    number = next(place for place, line in enumerate(lines) if line.startswith("    "))
    took = _taken(manuscript, lines, number, CHANGES["indentation"])
    yield _comparison(f"{name}: indentation of a line and all under it", took, anew)


def _comparison(what: str, took: float, anew: float) -> Comparison:
    return Comparison(Goal.EDITS, what, "read anew", "ms", took * 1e3, anew * 1e3, LIMIT)


def _under_one(text: str) -> str:
    """The same statements, all under one."""
    lines = (line for line in text.splitlines() if line and not line.startswith("title:"))
    under = (f"  {line}" if line.startswith(" ") else f"  because {line}" for line in lines)
    return "\n".join(["recommendation root: Do all of it.", *under]) + "\n"


def _leaf(lines: list[str], number: int) -> int:
    """The number of a line under which none stands, at a line or as near behind it as may be."""
    indents = [len(line) - len(line.lstrip(" ")) for line in lines] + [0]
    behind = (*range(number, len(lines)), *range(number, 0, -1))
    return next(each for each in behind if indents[each] and indents[each + 1] <= indents[each])


def _taken(
    manuscript: Manuscript, lines: list[str], number: int, change: Callable[[str], str]
) -> float:
    """The seconds that reading takes after a change to a line, or after it was taken back."""
    start = sum(map(len, lines[:number]))
    old, new = lines[number], change(lines[number])
    turns = [
        (
            _timed(lambda: manuscript.replace(start, start + len(old), new)),
            _timed(lambda: manuscript.replace(start, start + len(new), old)),
        )
        for _ in range(TURNS)
    ]
    return max(map(min, zip(*turns, strict=True)))


def _timed(run: Callable[[], object]) -> float:
    """The seconds of processor time that something takes."""
    start = time.process_time()
    run()
    return time.process_time() - start
