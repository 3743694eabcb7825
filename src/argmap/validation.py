"""Converters and validators of the model's fields.

Converters accept what is unambiguous; validators refuse the rest and name what they accept. They
are plain functions, because attrs' own validators, combined, make reading a map much slower.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

import attrs

from argmap.choices import require_bool
from argmap.identifiers import is_id, is_key, is_tag, normalize_name
from argmap.source import UNPRINTABLE, nearest

Validator = Callable[[Any, "attrs.Attribute[Any]", Any], None]

IMPLICIT = "implicit"
"""The mark of a relation that the text does not state."""


@lru_cache(maxsize=256)
def resembles_implicit(word: str) -> bool:
    """Return whether a word is the mark `implicit` or a misspelling of it."""
    return word == IMPLICIT or nearest(word, [IMPLICIT]) is not None


# Converters


def to_str(value: str) -> str:
    """Return a plain text for a member of an enumeration of texts."""
    return str.__str__(value) if isinstance(value, str) else value


def to_name(value: str) -> str:
    """Return a name in its normal form, as a plain text."""
    if type(value) is str and value.isascii():  # nearly always
        return value
    return str.__str__(normalize_name(value)) if isinstance(value, str) else value


def to_optional_name(value: str | None) -> str | None:
    """Return a name as `to_name` does, or None."""
    return None if value is None else to_name(value)


def to_tuple(values: Iterable[Any]) -> tuple[Any, ...]:
    """Return the members of an iterable. The validator handles anything else."""
    if type(values) is tuple or type(values) is list:  # the usual types, quickly
        return tuple(values)
    if isinstance(values, str | bytes | Mapping) or not isinstance(values, Iterable):
        return values  # type: ignore[return-value]
    return tuple(values)


def to_names(values: Iterable[str]) -> tuple[str, ...]:
    """Return a tuple of names as `to_name` does."""
    members = to_tuple(values)
    is_list = members and type(members) is tuple
    return tuple([to_name(name) for name in members]) if is_list else members


def to_texts(values: Iterable[str]) -> tuple[str, ...]:
    """Return a tuple of texts as `to_str` does."""
    members = to_tuple(values)
    is_list = members and type(members) is tuple
    return tuple([to_str(text) for text in members]) if is_list else members


# Validators


def is_prose(instance: object, attribute: attrs.Attribute[Any], value: str) -> None:
    """Require text on one line, with single spaces inside and none at its ends."""
    name = attribute.name
    if not isinstance(value, str):
        raise TypeError(f"{name} must be text, not {value!r}")
    # Python's idea of a printable text is stricter than ours, and quick to test.
    if not value.isprintable() and UNPRINTABLE.search(value):
        raise ValueError(f"{name} must not contain line breaks or control characters: {value!r}")
    if "  " in value or value[:1] == " " or value[-1:] == " ":
        raise ValueError(
            f"{name} must have single spaces, and none at the beginning or end: {value!r}"
        )


def is_nonempty_prose(instance: object, attribute: attrs.Attribute[Any], value: str) -> None:
    """Require prose that is not empty."""
    is_prose(instance, attribute, value)
    if not value:
        raise ValueError(f"{attribute.name} must not be empty")


def is_path(instance: object, attribute: attrs.Attribute[Any], value: str) -> None:
    """Require text on one line, with no blanks at its ends. Blanks inside belong to the path."""
    if not isinstance(value, str):
        raise TypeError(f"{attribute.name} must be text, not {value!r}")
    if UNPRINTABLE.search(value.replace("\t", " ")) or value != value.strip():
        raise ValueError(
            f"{attribute.name} must not contain line breaks or control characters, "
            f"and no blanks at the beginning or end: {value!r}"
        )


def is_scheme(instance: object, attribute: attrs.Attribute[Any], value: str) -> None:
    """Require a name that can be written in a mark, where `implicit` has a meaning."""
    if value == "":
        return
    is_prose(instance, attribute, value)
    if "(" in value or ")" in value:
        raise ValueError(f"{attribute.name} must not contain round brackets: {value!r}")
    if resembles_implicit(value.partition(",")[0].strip(" ")):
        raise ValueError(f"{attribute.name} must not resemble the mark ({IMPLICIT}): {value!r}")


def _matches(is_valid: Callable[[str], bool], description: str) -> Validator:
    def validate(instance: object, attribute: attrs.Attribute[Any], value: str) -> None:
        if not isinstance(value, str):
            raise TypeError(f"{attribute.name} must be {description}, not {value!r}")
        if not is_valid(value):
            raise ValueError(f"{attribute.name} must be {description}, not {value!r}")

    return validate


is_id_field = _matches(is_id, "an id (letters, digits, _, and - or . inside; no digit first)")
is_key_field = _matches(is_key, "the key of a source (no spaces or brackets)")
is_tag_field = _matches(is_tag, "a tag (letters, digits, _, and - or / inside; no digit first)")


def is_optional_id(instance: object, attribute: attrs.Attribute[Any], value: str | None) -> None:
    """Require an id or None."""
    if value is not None:
        is_id_field(instance, attribute, value)


def is_list_of(description: str, validate: Validator, *, least: int = 0) -> Validator:
    """Require a list whose members pass a validator."""

    def validate_list(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        name = attribute.name
        if not isinstance(value, tuple):
            hint = f"; write [{value!r}]" if isinstance(value, str) else ""
            raise TypeError(f"{name} must be a list of {description}, not {value!r}{hint}")
        if len(value) < least:
            raise ValueError(f"{name} must not be empty")
        for member in value:
            validate(instance, attribute, member)

    return validate_list


def is_list_of_objects(member_type: type) -> Validator:
    """Require a list of objects of one class."""
    description = f"argmap.{member_type.__name__} objects"

    def validate(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if not isinstance(value, member_type):
            raise TypeError(f"{attribute.name} must be a list of {description}, not {value!r}")

    return is_list_of(description, validate)


def is_boolean(instance: object, attribute: attrs.Attribute[Any], value: bool) -> None:
    """Require True or False."""
    require_bool(attribute.name, value)


def is_level(instance: object, attribute: attrs.Attribute[Any], value: int) -> None:
    """Require the level of a heading."""
    message = f"{attribute.name} must be a number from 1 to 6, not {value!r}"
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(message)
    if not 1 <= value <= 6:
        raise ValueError(message)
