"""A whole map as JSON, for other programs. Nothing of a map is lost.

`map.schema.json` describes the format. The version changes when a program that reads the present
one would misunderstand the next.
"""

from __future__ import annotations

import json
import operator
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any, get_args, get_origin

from argmap.attributes import Scalar, Value
from argmap.choices import to_choice
from argmap.errors import FormatError
from argmap.formats.format import Exported, Format, Imported
from argmap.formats.input_file import InputFile
from argmap.formats.json_parts import show
from argmap.formats.losses import LossKind
from argmap.model import (
    ArgumentMap,
    Citation,
    Inference,
    Kind,
    Link,
    Polarity,
    Section,
    Source,
    Statement,
)
from argmap.text_layout import join_words, pluralize

if TYPE_CHECKING:
    from cattrs import Converter

NAME = "argmap"
VERSION = 1
Hook = Callable[[Any, Any], Any]

MOST_ERRORS = 3
"""The number of errors in a file that a message shows."""


def read_schema() -> str:
    """Return the JSON Schema of the format."""
    return files("argmap.formats").joinpath("map.schema.json").read_text("utf-8")


def is_map_json(file: InputFile) -> bool:
    """Return whether a file is an object that says it is a map."""
    return file.is_json_object() and file.json.get("format") == NAME


def load_json(file: InputFile) -> Imported:
    """Read a map from JSON. Raises FormatError."""
    content = file.json
    if not isinstance(content, dict) or content.get("format") != NAME:
        raise FormatError(f'a map has `"format": "{NAME}"` at its top level', file.name)
    if content.get("version") != VERSION:
        message = f"this is version {content.get('version')!r} of the format, not {VERSION}"
        raise FormatError(message, file.name, help="read it with another version of argmap")
    parts = {key: value for key, value in content.items() if key not in _PREFIX}
    from cattrs import BaseValidationError, transform_error  # with `_make_converter`

    try:
        return Imported(_make_converter().structure(parts, ArgumentMap))
    except BaseValidationError as error:
        messages = transform_error(error, "$", format_exception=_format_exception)
        raise FormatError(_join_messages(messages), file.name) from None


_PREFIX = ("$schema", "format", "version")
_LISTS = ("sources", "sections", "statements", "inferences")


def dump_json(argument_map: ArgumentMap) -> Exported:
    """Write a map as JSON."""
    parts = _make_converter().unstructure(argument_map)
    lists = {key: parts.pop(key) for key in _LISTS if key in parts}
    content = {"format": NAME, "version": VERSION, **parts, **lists}
    return Exported(json.dumps(content, ensure_ascii=False, indent=2) + "\n")


@cache
def _make_converter() -> Converter:
    """Return the converter between maps and JSON, which takes 60 ms to make."""
    from cattrs import Converter
    from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

    converter = Converter()
    for plain in (str, bool, int):
        converter.register_structure_hook(plain, _require)
    for choices in (Kind, Polarity):
        converter.register_structure_hook(choices, _to_member)
    _register_attributes(converter)
    _register_lists(converter)
    no_span = {"span": override(omit=True)}
    overrides: dict[type, Any] = {  # a class after those of its fields
        Citation: {},
        Link: {},
        Inference: no_span,
        Section: no_span,
        Source: no_span,
        Statement: no_span,
        ArgumentMap: {"document_span": override(omit=True)},
    }
    for part, changes in overrides.items():
        structure: Hook = make_dict_structure_fn(
            part, converter, _cattrs_forbid_extra_keys=True, **changes
        )
        unstructure: Callable[[Any], Any] = make_dict_unstructure_fn(
            part, converter, _cattrs_omit_if_default=True, **changes
        )
        converter.register_structure_hook(part, _for_object(structure))
        converter.register_unstructure_hook(part, unstructure)
    return converter


def _register_attributes(converter: Converter) -> None:
    def is_attributes(kind: Any) -> bool:
        return bool(kind == Mapping[str, Value])

    converter.register_structure_hook_func(is_attributes, _to_attributes)
    converter.register_unstructure_hook_func(
        is_attributes, lambda found: {key: _from_value(value) for key, value in found.items()}
    )


def _register_lists(converter: Converter) -> None:
    """Read lists strictly, where a text would be a list of its characters."""

    def is_tuple(kind: Any) -> bool:
        return bool(get_origin(kind) is tuple)

    def structure_list(member: Any) -> Hook:
        def structure(value: object, _: object) -> object:
            return tuple(converter.structure(_require(value, list), list[member]))

        return structure

    def unstructure_values(found: Mapping[str, object]) -> list[object]:
        return [converter.unstructure(value) for value in found.values()]

    converter.register_structure_hook_factory(
        is_tuple, lambda kind: structure_list(get_args(kind)[0])
    )
    by_ids: dict[Any, Any] = {Mapping[str, Statement]: Statement, Mapping[str, Source]: Source}
    for by_id, member in by_ids.items():
        is_by_id = partial(operator.eq, by_id)
        converter.register_structure_hook_func(is_by_id, structure_list(member))
        converter.register_unstructure_hook_func(is_by_id, unstructure_values)


def _for_object(structure: Hook) -> Hook:
    def structure_object(value: object, kind: type) -> object:
        return structure(_require(value, dict), kind)

    return structure_object


_NAMES = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    list: "a list",
    dict: "an object",
}


def _require(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise TypeError(f"it must be {_NAMES[kind]}, not {show(value)}")
    return value


def _to_member(value: object, kind: Any) -> Any:
    return to_choice(kind, value, "it")


def _to_attributes(value: object, _: object) -> dict[str, Value]:
    return {key: _to_value(part) for key, part in _require(value, dict).items()}


def _to_value(value: object) -> Value:
    if isinstance(value, list):
        return tuple(map(_to_scalar, value))
    return _to_scalar(value)


def _to_scalar(value: Any) -> Scalar:
    match value:
        case {"date": str(day)} if len(value) == 1:
            return _to_date(day)
        case bool():
            pass
        case str() | int() | float():
            return value
    raise TypeError(f"an attribute must be text, a number, a date or a list, not {show(value)}")


def _to_date(text: str) -> date:
    try:
        parsed = date.fromisoformat(text)
    except ValueError:
        parsed = None
    if parsed is None or parsed.isoformat() != text:
        raise ValueError(f"a date is a day such as 2022-01-31, not {show(text)}")
    return parsed


def _from_value(value: Value) -> Any:
    if isinstance(value, tuple):
        return list(map(_from_value, value))
    return {"date": value.isoformat()} if isinstance(value, date) else value


def _format_exception(error: BaseException, kind: type | None) -> str:
    from cattrs import ForbiddenExtraKeysError

    match error:
        case KeyError():
            return "it is missing"
        case ForbiddenExtraKeysError():
            return f"there is no such field as {join_words(sorted(error.extra_fields))}"
    return str(error)


def _join_messages(messages: list[str]) -> str:
    """Put the place of each error before its message, and count the errors beyond a few."""
    messages = [f"{place}: {message}" for message, _, place in map(_split_place, messages)]
    more = len(messages) - MOST_ERRORS
    rest = [f"and {pluralize(more, 'more error')}"] if more > 0 else []
    return "; ".join([*messages[:MOST_ERRORS], *rest])


def _split_place(message: str) -> tuple[str, str, str]:
    return message.rpartition(" @ ")


FORMAT = Format(
    "json",
    "a whole map, for programs",
    (".json",),
    is_map_json,
    load_json,
    dump_json,
    keeps=frozenset(LossKind),
)
