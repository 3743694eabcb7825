"""Maps as JSON: nothing is lost, the schema describes it, and errors name their place."""

import json
from functools import cache

import jsonschema
import pytest
from hypothesis import given
from jsonschema.protocols import Validator

from argmap.formats import FormatError, dump, parse
from argmap.formats.input_file import DEEPEST_JSON, InputFile
from argmap.formats.map_json import read_schema
from argmap.model import ArgumentMap
from argmap.testing import laws, maps


@cache
def schema() -> Validator:
    return jsonschema.Draft202012Validator(json.loads(read_schema()))


test_every_map_comes_back = given(maps())(
    laws.round_trips(lambda each: dump(each, "json").text, lambda text: parse(text, "json").map)
)


@given(maps())
def test_the_schema_accepts_every_map(argument_map: ArgumentMap) -> None:
    schema().validate(json.loads(dump(argument_map, "json").text))


def with_parts(**parts: object) -> str:
    return json.dumps({"format": "argmap", "version": 1, **parts})


STATEMENT = {"kind": "claim", "id": "a", "text": "It rains."}


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        ({"statements": {}}, "$.statements"),
        ({"statements": ["a"]}, "$.statements[0]"),
        ({"statements": [STATEMENT | {"kind": "clam"}]}, "$.statements[0].kind"),
        ({"statements": [STATEMENT | {"text": 3}]}, "$.statements[0].text"),
        ({"statements": [STATEMENT | {"tags": "abc"}]}, "$.statements[0].tags"),
        ({"statements": [STATEMENT | {"colour": "red"}]}, "$.statements[0]"),
        (
            {"statements": [STATEMENT | {"has_generated_id": "no"}]},
            "$.statements[0].has_generated_id",
        ),
        ({"statements": [{"kind": "claim", "id": "a"}]}, "$.statements[0].text"),
        ({"statements": [STATEMENT | {"attributes": {"a": None}}]}, "$.statements[0].attributes"),
        ({"statements": [STATEMENT | {"attributes": {"a": {"date": "20220131"}}}]}, "attributes"),
        ({"inferences": [{"conclusion": "a", "polarity": "but", "premises": []}]}, "inferences[0]"),
        ({"sections": [{"id": "a", "title": "A", "level": True}]}, "$.sections[0].level"),
        ({"sections": [{"id": "a", "title": "A", "level": 7}]}, "$.sections[0]"),
        ({"sources": [{"id": "a b", "text": "A"}]}, "$.sources[0]"),
        ({"goals": []}, "$"),
    ],
)
def test_an_error_names_its_place(parts: dict[str, object], place: str) -> None:
    content = with_parts(**parts)
    with pytest.raises(FormatError) as error:
        parse(content, "json", "plan.json")
    assert error.value.path == "plan.json"
    assert f"{place}:" in error.value.message


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[",
        "[]",
        "3",
        "{",
        '{"format": "argmap"}',
        '{"format": "argmap", "version": 2}',
        '{"format": "argmap", "version": 1, "version": 1}',
        '{"format": "argmap", "version": NaN}',
        '{"format": "argmap", "version": ' + "1" * 5_000 + "}",
        "[" * 100_000,
        '{"a":' * 100_000 + "1" + "}" * 100_000,
        b"\xff\xfe",
        '"\ud800"',
    ],
)
def test_what_is_no_map_is_an_error(content: str | bytes) -> None:
    with pytest.raises(FormatError):
        parse(content, "json")


@pytest.mark.parametrize(
    "parts",
    [
        {"statements": {}},
        {"statements": [STATEMENT | {"kind": "clam"}]},
        {"statements": [STATEMENT | {"colour": "red"}]},
        {"statements": [STATEMENT | {"attributes": {"a": None}}]},
        {"inferences": [{"conclusion": "a", "polarity": "but", "premises": []}]},
        {"goals": []},
    ],
)
def test_the_schema_refuses_what_is_an_error(parts: dict[str, object]) -> None:
    assert not schema().is_valid(json.loads(with_parts(**parts)))


def test_brackets_in_texts_are_not_nested() -> None:
    for text in ("[" * 500, '"' * 3 + "{" * 500, "\\" * 3 + '"' + "[" * 500 + "\\"):
        assert parse(with_parts(title=text), "json").map.title == text


def test_the_deepest_json_is_no_error() -> None:
    deepest = "[" * DEEPEST_JSON + "]" * DEEPEST_JSON
    assert InputFile("a.json", deepest.encode()).json
    with pytest.raises(FormatError, match="levels"):
        _ = InputFile("a.json", f"[{deepest}]".encode()).json


def test_an_error_in_json_has_line_and_column() -> None:
    with pytest.raises(FormatError) as error:
        parse('{\n "format" 3}', "json")
    assert (error.value.line, error.value.column) == (2, 11)
