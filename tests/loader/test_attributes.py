"""Attributes whose meaning argmap knows are checked, all others are kept."""

from datetime import date

import pytest

from argmap.loader import Draft, parse_draft


def read(attributes: str) -> Draft:
    return parse_draft(f"claim a: x {{{attributes}}}\n")


def test_unknown_keys_are_kept() -> None:
    draft = read('colour: "dark red", sizes: [1, 2.5], seen: 2022-01-31')
    assert draft.diagnostics == ()
    assert draft.map.statements["a"].attributes == {
        "colour": "dark red",
        "sizes": (1, 2.5),
        "seen": date(2022, 1, 31),
    }


@pytest.mark.parametrize(
    "fine",
    [
        "weight: 0",
        "weight: 0.7",
        "by: me",
        'by: [me, "some others"]',
        "by-date: 2022-01-31",
        "by-date: 2022-01",
        "date: 2022",
        'url: "https://example.org/x"',
        "test: [a, b]",
    ],
)
def test_known_keys(fine: str) -> None:
    assert read(fine).diagnostics == ()


@pytest.mark.parametrize(
    ("wrong", "says", "cure"),
    [
        ("weight: 7", "`weight` holds a number from 0 to 1", "weight: 0.7"),
        ("weight: heavy", "`weight` holds a number from 0 to 1", "weight: 0.7"),
        ("date: soon", "`date` holds a date", "date: 2022-01-31"),
        ("by-date: [2022-01-31]", "`by-date` holds a date", "by-date: 2022-01-31"),
        ("by: 3", "`by` holds a text or a list of texts", 'by: ["one", "another"]'),
        ("url: example", "`url` holds a web address", 'url: "https://example.org"'),
    ],
)
def test_a_value_of_the_wrong_type(wrong: str, says: str, cure: str) -> None:
    [problem] = read(wrong).diagnostics
    assert (problem.code, problem.message) == ("M007", says)
    assert problem.help == f"write `{cure}`, for instance"


def test_the_place_of_a_wrong_value_is_the_value() -> None:
    [problem] = read("by: me, weight: 7").diagnostics
    assert problem.span is not None
    assert (problem.span.column, problem.span.length) == (29, 1)


def test_a_key_given_twice_keeps_its_first_value() -> None:
    draft = read("by: me, by: you")
    [problem] = draft.diagnostics
    assert (problem.code, problem.message) == ("M008", "`by` is given twice")
    assert problem.help == "keep one, or make it a list"
    [problem] = read("weight: 1, weight: 0").diagnostics
    assert problem.help == "keep one"
    assert draft.map.statements["a"].attributes == {"by": "me"}
