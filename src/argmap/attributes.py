"""Attributes of statements and sources: the values they may have, and the keys argmap knows.

A known key has values of one type. Any other key may have any value.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime
from numbers import Integral, Real
from typing import Any
from unicodedata import normalize

import attrs

from argmap.identifiers import is_id
from argmap.source import UNPRINTABLE

Scalar = str | int | float | date
Value = Scalar | tuple[Scalar, ...]
"""The value of an attribute."""

LARGEST_NUMBER = sys.float_info.max


@attrs.frozen
class ValueType:
    """The type of a known key: a test, a name for messages, and an example.

    `several` says whether the value may be a list.
    """

    fits: Callable[[object], bool]
    name: str
    example: str
    several: bool = False


def to_attributes(attributes: Mapping[str, Any]) -> dict[str, Value]:
    """Return attributes with values of the types that a map has.

    Lists become tuples, and numbers of other libraries become int or float where that is exact.
    Raises TypeError or ValueError for keys and values that an attribute cannot have.
    """
    if not isinstance(attributes, Mapping):
        raise TypeError(f"attributes must be a mapping of keys to values, not {attributes!r}")
    converted: dict[str, Value] = {}
    for written, given in attributes.items():
        if not isinstance(written, str) or not is_id(key := normalize("NFC", written)):
            raise ValueError(f"{written!r} cannot be the key of an attribute")
        if key in converted:
            raise ValueError(f"attribute {key} is given twice")
        value = converted[key] = _to_value(key, given)
        known = KNOWN.get(key)
        if known and not known.fits(value):
            raise ValueError(f"attribute {key} must be {known.name}, not {value!r}")
    return converted


def _to_value(key: str, value: object) -> Value:
    if isinstance(value, list | tuple):
        return tuple(_to_scalar(key, scalar) for scalar in value)
    return _to_scalar(key, value)


def _to_scalar(key: str, value: object) -> Scalar:
    match value:
        case str():
            if UNPRINTABLE.search(value):
                raise ValueError(f"attribute {key} has a control character: {value!r}")
            return str.__str__(value)  # the text of a member of an enumeration, not its name
        case bool() | datetime():
            pass
        case date():
            return date(value.year, value.month, value.day)
        case Integral() | Real():
            number = int(value) if isinstance(value, Integral) else float(value)
            if not abs(number) <= LARGEST_NUMBER:
                raise ValueError(f"attribute {key} must be a number that a float can have")
            if number == value:
                return number
    raise TypeError(
        f"attribute {key} must be text, a number, a date or a list of these, not {value!r}"
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_text_or_texts(value: object) -> bool:
    return all(map(_is_text, value)) if isinstance(value, tuple) else _is_text(value)


def _is_date(value: object) -> bool:
    """Return whether a value is a day, a month or a year."""
    if isinstance(value, int):
        return 0 < value <= 9999
    return isinstance(value, date) or bool(
        isinstance(value, str) and re.fullmatch(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", value)
    )


def _is_weight(value: object) -> bool:
    return isinstance(value, int | float) and 0 <= value <= 1


def _is_url(value: object) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"https?://\S+", value, re.IGNORECASE))


_TEXT = ValueType(_is_text, "text", '"some words"')
_TEXTS = ValueType(_is_text_or_texts, "text or a list of texts", '["one", "another"]', several=True)
_DATE = ValueType(_is_date, "a date", "2022-01-31")
_WEIGHT = ValueType(_is_weight, "a number from 0 to 1", "0.7")
_URL = ValueType(_is_url, "a web address", '"https://example.org"')

KNOWN = {
    "author": _TEXTS,
    "by": _TEXTS,
    "by-date": _DATE,
    "date": _DATE,
    "derived-from": _TEXTS,
    "doi": _TEXT,
    "editor": _TEXTS,
    "expect": _TEXT,
    "file": _TEXT,
    "qualifier": _TEXT,
    "quote": _TEXT,
    "status": _TEXT,
    "test": _TEXTS,
    "url": _URL,
    "valid-until": _DATE,
    "weight": _WEIGHT,
    "when": _TEXT,
}
"""The type of each key that argmap knows."""
