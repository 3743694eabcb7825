"""Attributes: what `{key: value}` may hold, and the keys that mean something to argmap.

A known key holds a value of its type; any other key holds what its author likes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date, datetime

import attrs

from argmap.source import UNPRINTABLE

Scalar = str | int | float | date
Value = Scalar | tuple[Scalar, ...]
"""What an attribute may hold."""

LARGEST_NUMBER = sys.float_info.max
"""The largest number that an attribute may hold."""


@attrs.frozen
class Type:
    """What a known key holds: a test of its value, its name in words, and an example.

    `several` says whether a list fits.
    """

    fits: Callable[[object], bool]
    name: str
    example: str
    several: bool = False


def check(key: str, value: object) -> None:
    """Raise TypeError or ValueError if an attribute cannot hold a value."""
    for scalar in value if isinstance(value, tuple) else (value,):
        _check_scalar(key, scalar)
    known = KNOWN.get(key)
    if known and not known.fits(value):
        raise ValueError(f"attribute {key} holds {known.name}, not {value!r}")


def _check_scalar(key: str, value: object) -> None:
    if isinstance(value, str) and UNPRINTABLE.search(value):
        raise ValueError(f"attribute {key} must hold no control character: {value!r}")
    if isinstance(value, bool | datetime) or not isinstance(value, str | int | float | date):
        raise TypeError(
            f"attribute {key} must be text, a number, a date or a list of these: {value!r}"
        )
    if isinstance(value, int | float) and not abs(value) <= LARGEST_NUMBER:
        raise ValueError(f"attribute {key} must be a number that a float can hold")


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_text_or_texts(value: object) -> bool:
    return all(map(_is_text, value)) if isinstance(value, tuple) else _is_text(value)


def _is_date(value: object) -> bool:
    """A day, or a month or year where no day is known."""
    if isinstance(value, int):
        return 0 < value <= 9999
    return isinstance(value, date) or bool(
        isinstance(value, str) and re.fullmatch(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", value)
    )


def _is_weight(value: object) -> bool:
    return isinstance(value, int | float) and 0 <= value <= 1


def _is_url(value: object) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"https?://\S+", value, re.IGNORECASE))


_TEXT = Type(_is_text, "a text", '"some words"')
_TEXTS = Type(_is_text_or_texts, "a text or a list of texts", '["one", "another"]', several=True)
_DATE = Type(_is_date, "a date", "2022-01-31")
_WEIGHT = Type(_is_weight, "a number from 0 to 1", "0.7")
_URL = Type(_is_url, "a web address", '"https://example.org"')

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
    "weight": _WEIGHT,
    "when": _TEXT,
}
"""The keys that mean something to argmap, and what each holds."""
