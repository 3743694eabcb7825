"""Attributes: `{key: value}` behind a text. Known keys are checked for their type, others are kept.

Codes: M007 a value of the wrong type, M008 a key given twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import attrs

from argmap.source import Diagnostic, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.language.syntax import Attribute
    from argmap.model import Value
    from argmap.source import Text


@attrs.frozen
class Type:
    """What a known key holds: a test of its value, and its name in words, with an example."""

    fits: Callable[[Value], bool]
    name: str
    example: str


def _is_text(value: Value) -> bool:
    return isinstance(value, str)


def _is_text_or_texts(value: Value) -> bool:
    return all(map(_is_text, value)) if isinstance(value, tuple) else _is_text(value)


def _is_date(value: Value) -> bool:
    """A day, or a month or year where no day is known."""
    if isinstance(value, int):
        return 0 < value <= 9999
    return isinstance(value, date) or bool(
        isinstance(value, str) and re.fullmatch(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", value)
    )


def _is_weight(value: Value) -> bool:
    return isinstance(value, int | float) and 0 <= value <= 1


def _is_url(value: Value) -> bool:
    return isinstance(value, str) and re.match(r"https?://\S+$", value) is not None


_TEXT = Type(_is_text, "a text", '"some words"')
_TEXTS = Type(_is_text_or_texts, "a text or a list of texts", '["one", "another"]')
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
    "qualifier": _TEXT,
    "quote": _TEXT,
    "status": _TEXT,
    "test": _TEXTS,
    "url": _URL,
    "weight": _WEIGHT,
    "when": _TEXT,
}
"""The keys that mean something to argmap, and what each holds."""


def checked(
    text: Text, written: Iterable[Attribute], diagnostics: list[Diagnostic]
) -> dict[str, Value]:
    """The attributes as a map keeps them; what is wrong with them is added to `diagnostics`."""
    kept: dict[str, Value] = {}
    for attribute in written:
        problem = _problem(text, attribute, kept)
        if problem:
            diagnostics.append(problem)
        if attribute.key not in kept:
            kept[attribute.key] = attribute.value
    return kept


def _problem(text: Text, attribute: Attribute, kept: dict[str, Value]) -> Diagnostic | None:
    key, value = attribute.key, attribute.value
    if key in kept:
        span = Span(text, attribute.key_start, attribute.key_start + len(key))
        message = f"`{key}` is given twice"
        return Diagnostic("M008", Severity.ERROR, message, span, "keep one, or make it a list")
    known = KNOWN.get(key)
    if known and not known.fits(value):
        span = Span(text, attribute.start, attribute.end)
        message = f"`{key}` holds {known.name}"
        return Diagnostic(
            "M007", Severity.ERROR, message, span, f"write `{key}: {known.example}`, for instance"
        )
    return None
