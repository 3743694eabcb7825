"""Failures of argmap itself, reported as errors of the map that it could not read or check."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from argmap.errors import Error
from argmap.loader import Draft
from argmap.model import ArgumentMap
from argmap.source import Diagnostic, Severity

FAILURE = "F010"
"""The code of a failure."""

_REPORT = "this is a bug in argmap: please report it, with the map if you can"


class RuleFailedError(Error):
    """A rule raised an exception, so the map was not checked.

    >>> @argmap.rule("X001", "broken", "info")
    ... def broken(context):
    ...     \"\"\"The rule has a mistake.\"\"\"
    ...     return 1 / 0
    >>> context = argmap.RuleContext(argmap.assess(argmap.parse("claim a: It rains.")))
    >>> try:
    ...     broken.diagnostics(context)
    ... except argmap.RuleFailedError as error:
    ...     print(error)
    rule X001 (broken) failed: ZeroDivisionError: division by zero
    """

    def __init__(self, code: str, name: str, error: Exception) -> None:
        super().__init__(f"rule {code} ({name}) failed: {type(error).__name__}: {error}")


def read_safely(read: Callable[[], Draft], path: str) -> Draft:
    """Read a map. If that raises an exception, return a draft with only this error."""
    return read_all_safely(lambda: [read()], path)[0]


def read_all_safely(read: Callable[[], list[Draft]], path: str) -> list[Draft]:
    """Read the maps of a file. If that raises an exception, return a draft with only this error."""
    try:
        return read()
    except Exception as error:  # one file must not cost the report on the others
        return [Draft(ArgumentMap(), (describe_exception(error, path),))]


def describe_exception(error: Exception, path: str) -> Diagnostic:
    """Return an exception as an error of the map at a path."""
    if isinstance(error, RuleFailedError):
        return describe_failure(str(error), path, "report it to the authors of the rule")
    if isinstance(error, MemoryError):
        return describe_failure("out of memory", path, "split the map into several maps")
    from traceback import extract_tb  # takes 1 ms

    [*_, place] = extract_tb(error.__traceback__) or [None]
    where = f" ({PurePath(place.filename).name}, line {place.lineno})" if place else ""
    return describe_failure(f"{type(error).__name__}: {error}{where}", path)


def describe_failure(reason: str, path: str, fix: str = _REPORT) -> Diagnostic:
    """Return a failure as an error of the map at a path."""
    message = f"argmap failed to check {path}: {reason}"
    return Diagnostic(FAILURE, Severity.ERROR, message, help=fix)
