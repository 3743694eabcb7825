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

import attrs

from argmap.identifiers import is_id, normalize_name
from argmap.source import UNPRINTABLE, find_misspelt

Scalar = str | int | float | date
Value = Scalar | tuple[Scalar, ...]
"""The value of an attribute."""

LARGEST_NUMBER = sys.float_info.max


@attrs.frozen(eq=False, repr=False)
class ValueType:
    """The type of a known key: a test, a name for messages, and an example.

    `several` says whether the value may be a list, and `has_numbers` whether digits are a number.
    In all other values they are text, which keeps `1.10` and `007` as they are written.
    """

    fits: Callable[[object], bool]
    name: str
    example: str
    several: bool = False
    has_numbers: bool = False

    @property
    def is_date(self) -> bool:
        """Whether this is the type of dates."""
        return self.fits is _is_date


def to_attributes(attributes: Mapping[str, Any]) -> dict[str, Value]:
    """Return attributes with values of the types that a map has.

    Lists become tuples, and numbers of other libraries become int or float where that is exact.
    Numbers become text under a key that argmap doesn't know, as they do when a map is parsed.
    Raises TypeError or ValueError for keys and values that an attribute cannot have.
    """
    if not isinstance(attributes, Mapping):
        raise TypeError(f"attributes must be a mapping of keys to values, not {attributes!r}")
    converted: dict[str, Value] = {}
    for written, given in attributes.items():
        if not isinstance(written, str) or not is_id(key := normalize_name(written)):
            raise ValueError(f"{written!r} cannot be the key of an attribute")
        if key in converted:
            raise ValueError(f"attribute {key} is given twice")
        value = _to_value(key, given)
        known = KNOWN.get(key)
        converted[key] = value if known else _to_spelling(value)
        if known and not known.fits(value):
            raise ValueError(f"attribute {key} must be {known.name}, not {value!r}")
    return converted


def format_value(value: Value) -> str:
    """Return the value of an attribute as text for a report, a list with commas."""
    if isinstance(value, tuple):
        return ", ".join(map(format_value, value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _to_value(key: str, value: object) -> Value:
    if isinstance(value, list | tuple):
        return tuple(_to_scalar(key, scalar) for scalar in value)
    return _to_scalar(key, value)


def _to_spelling(value: Value) -> Value:
    if isinstance(value, tuple):
        return tuple(repr(part) if isinstance(part, int | float) else part for part in value)
    return repr(value) if isinstance(value, int | float) else value


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


_ADDRESS = re.compile(r'(?:www\.[\w.-]+|(?:[\w-]+\.)+[a-z]{2,}(?=/))(?:/[^\s"\\]*)?')

_TEXT = ValueType(_is_text, "text", '"some words"')
_TEXTS = ValueType(_is_text_or_texts, "text or a list of texts", '["one", "another"]', several=True)
_DATE = ValueType(_is_date, "a date", "2022-01-31", has_numbers=True)
_WEIGHT = ValueType(_is_weight, "a number from 0 to 1", "0.7", has_numbers=True)
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


RETIRED_STATUSES = ("rejected", "retracted", "superseded", "withdrawn")
"""The values of `status` that mark a statement as no longer held. Any other value is allowed."""


def find_near_status(status: str) -> str | None:
    """Return the status that argmap knows of which another one is most likely a misspelling."""
    folded = status.casefold()
    return None if folded in RETIRED_STATUSES else find_misspelt(folded, RETIRED_STATUSES)


def find_near_key(key: str) -> str | None:
    """Return the known key that an unknown key is most likely a misspelling of."""
    if key in KNOWN:
        return None
    folded = key.casefold().replace("_", "-")
    near = [name for name in (folded, folded.removesuffix("s")) if name in KNOWN]
    return near[0] if near else find_misspelt(folded, KNOWN)


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_WRITTEN_DATE = re.compile(
    r"(?:(?P<y>\d{4})[-/.](?P<m>\d\d?)(?:[-/.](?P<d>\d\d?))?"
    r"|(?:(?P<day>\d\d?)(?:st|nd|rd|th)?\.?\s+)?(?P<month>[a-z]{3,9})\.?"
    r"(?:\s+(?P<later>\d\d?)(?:st|nd|rd|th)?)?,?\s+(?P<year>\d{4}))",
    re.IGNORECASE,
)


_NUMBER = re.compile(r"(\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})\s?(%?)")


def suggest_value(key: str, text: str) -> str | None:
    """Return the value of a known key as argmap writes it, for one that is written otherwise.

    >>> suggest_value("date", "June 2015")
    '2015-06'
    >>> suggest_value("weight", "70%")
    '0.7'
    >>> suggest_value("url", "example.org/report")
    '"https://example.org/report"'
    """
    known = KNOWN.get(key)
    if known is _URL:
        return f'"https://{text}"' if _ADDRESS.fullmatch(text) else None
    if known is _WEIGHT:
        return _suggest_weight(text.strip('" '))
    return _suggest_date(text.strip('" ')) if known is _DATE else None


def _suggest_weight(text: str) -> str | None:
    found = _NUMBER.fullmatch(text)
    number = float(found[1]) / (100 if found[2] else 1) if found else None
    return f"{number:g}" if _is_weight(number) else None


def _suggest_date(text: str) -> str | None:
    found = _WRITTEN_DATE.fullmatch(text)
    if not found:
        return None
    name = (found["month"] or "")[:3].casefold()
    if found["y"]:
        year, month, day = found["y"], int(found["m"]), found["d"]
    elif name in _MONTHS:
        year, month, day = found["year"], _MONTHS.index(name) + 1, found["day"] or found["later"]
    else:
        return None
    try:
        written = date(int(year), month, int(day or 1)).isoformat()
    except ValueError:
        return None
    return written if day else written[:7]
