"""Check arguments and convert them: members of enumerations, ids, dates and objects of a class."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import TypeVar

from argmap.source import nearest

Choice = TypeVar("Choice", bound=StrEnum)
T = TypeVar("T")


def to_choice(kind: type[Choice], value: object, name: str) -> Choice:
    """Return the member of an enumeration that a value names.

    Case does not matter, and neither do `-`, `_` and spaces between words: `as-written` names
    `Reading.AS_WRITTEN`. `name` is the argument's name, for the message. Raises ValueError for a
    text that names no member, and TypeError for anything else.

    >>> from argmap.source import Severity
    >>> to_choice(Severity, "Warning", "severity")
    <Severity.WARNING: 'warning'>
    >>> to_choice(Severity, "fatal", "severity")
    Traceback (most recent call last):
    ValueError: severity must be 'error', 'warning' or 'info', not 'fatal'
    """
    if not isinstance(value, str):
        raise TypeError(f"{name} must be {_list_values(kind)}, not {value!r}")
    member = _list_members(kind).get(value)
    return member if isinstance(member, kind) else _find_by_words(kind, value, name)


def to_ids(names: object) -> list[str]:
    """Return ids as a list; a string is one id. Raises TypeError for anything else."""
    found = [names] if isinstance(names, str) else names
    if isinstance(found, Iterable):
        found = list(found)
        for name in found:
            if not isinstance(name, str):
                raise TypeError(f"an id must be text, not {name!r}")
        return found
    raise TypeError(f"ids must be a list of ids, not {names!r}")


def require_id(name: str, known: Collection[str], what: str = "statement") -> str:
    """Return an id that a map has. Raises ValueError for any other."""
    if name not in known:
        raise ValueError(f"this map has no {what} {name!r}{suggest(name, known)}")
    return name


def require_object(name: str, value: object, kind: type[object], origin: str) -> None:
    """Raise TypeError if an argument is not an object of a public class.

    `origin` is the public function that returns such an object.
    """
    if not isinstance(value, kind):
        raise TypeError(
            f"{name} must be argmap.{kind.__name__}, as {origin} returns, "
            f"not {type(value).__name__}"
        )


def require_objects(name: str, values: Iterable[T], kind: type[T], origin: str) -> list[T]:
    """Return objects of a public class as a list. Raises TypeError for anything else."""
    if isinstance(values, Iterable):
        found = list(values)
        if all(isinstance(value, kind) for value in found):
            return found
    raise TypeError(f"{name} must be a list of argmap.{kind.__name__} objects, as {origin} returns")


def require_bool(name: str, value: object) -> None:
    """Raise TypeError if an argument is neither True nor False."""
    if not isinstance(value, bool):
        raise TypeError(f"{name} must be True or False, not {value!r}")


def require_date(name: str, value: object) -> None:
    """Raise TypeError if an argument is not a date, or has a time."""
    if isinstance(value, datetime):
        raise TypeError(f"{name} must be a datetime.date, not {value!r}; write `.date()` after it")
    if not isinstance(value, date):
        raise TypeError(f"{name} must be a datetime.date, not {value!r}")


def suggest(word: str, known: Iterable[str]) -> str:
    """Return the end of a message about an unknown word: `; did you mean 'rain'?`, or nothing."""
    near = nearest(word, known)
    return f"; did you mean {near!r}?" if near else ""


@cache
def _list_members(kind: type[StrEnum]) -> dict[str, StrEnum]:
    """Return the members of an enumeration by value. Calling the enumeration is much slower."""
    return {member.value: member for member in kind}


def _find_by_words(kind: type[Choice], value: str, name: str) -> Choice:
    by_words = {_normalize_words(member.value): member for member in kind}
    if found := by_words.get(_normalize_words(value)):
        return found
    hint = suggest(value, [member.value for member in kind])
    raise ValueError(f"{name} must be {_list_values(kind)}, not {value!r}{hint}")


def _list_values(kind: type[StrEnum]) -> str:
    *first, last = [repr(member.value) for member in kind]
    return f"{', '.join(first)} or {last}"


def _normalize_words(text: str) -> str:
    return " ".join(text.replace("-", " ").replace("_", " ").casefold().split())
