"""Convert arguments that name a member of an enumeration, or ids, and refuse unknown ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum
from functools import cache
from typing import TypeVar

from argmap.source import nearest

Choice = TypeVar("Choice", bound=StrEnum)


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
