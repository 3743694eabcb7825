"""The values that attributes may have."""

from datetime import date, datetime
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from fractions import Fraction
from numbers import Integral

import pytest

from argmap.attributes import KNOWN, find_near_key, find_near_status, suggest_value, to_attributes


class Level(IntEnum):
    HIGH = 3


class Status(StrEnum):
    OPEN = "open"


class Word(str, Enum):  # noqa: UP042 -- its str() is its name
    YES = "yes"


class Metres(float):
    """A number of another library that is a float."""

    def __repr__(self) -> str:
        return f"Metres({float(self)})"


class Day(date):
    """A date of another library."""


class Count:
    """An integer of a library that registers its numbers, as numpy does."""

    def __int__(self) -> int:
        return 7

    def __eq__(self, other: object) -> bool:
        return other == 7

    def __hash__(self) -> int:
        return 7


Integral.register(Count)


def test_values_keep_their_types() -> None:
    attributes = {"weight": 0.5, "date": 2022, "seen": date(2022, 1, 31), "by": ("A", "B")}
    assert to_attributes(attributes) == attributes


def test_numbers_are_text_where_argmap_does_not_know_the_key() -> None:
    written = {"year": "2022", "cost": ("-1", "1.5", "1e+30")}
    assert to_attributes({"year": 2022, "cost": [-1, 1.5, 1e30]}) == written


@pytest.mark.parametrize(
    ("key", "known"),
    [
        *(("tests", "test"), ("tset", "test"), ("Status", "status"), ("by_date", "by-date")),
        *(("test", None), ("data", None), ("when", None), ("", None)),
    ],
)
def test_the_nearest_known_key(key: str, known: str | None) -> None:
    assert find_near_key(key) == known


@pytest.mark.parametrize(
    ("status", "known"),
    [
        *(("retratced", "retracted"), ("supersede", "superseded"), ("Rejcted", "rejected")),
        *(("Retracted", None), ("accepted", None), ("proposed", None), ("", None)),
    ],
)
def test_the_nearest_known_status(status: str, known: str | None) -> None:
    assert find_near_status(status) == known


@pytest.mark.parametrize(
    ("written", "date"),
    [
        *(
            ("June 2015", "2015-06"),
            ("5 January 2022", "2022-01-05"),
            ("Jan. 5th, 2022", "2022-01-05"),
        ),
        *(("2022-1-5", "2022-01-05"), ("2022/01", "2022-01"), ("2022-01-05", "2022-01-05")),
        *(("2022-13-01", None), ("31 June 2015", None), ("5/6/2022", None), ("some day", None)),
    ],
)
def test_the_suggestion_for_a_date(written: str, date: str | None) -> None:
    assert suggest_value("date", written) == date


@pytest.mark.parametrize(
    ("key", "given", "converted"),
    [
        ("date", Level.HIGH, 3),
        ("key", Level.HIGH, "3"),
        ("key", Status.OPEN, "open"),
        ("key", Word.YES, "yes"),
        ("key", Metres(1.5), "1.5"),
        ("date", Count(), 7),
        ("weight", Fraction(1, 2), 0.5),
        ("key", Day(2022, 1, 31), date(2022, 1, 31)),
        ("key", ["a", Status.OPEN], ("a", "open")),
        ("key", (), ()),
    ],
)
def test_values_of_other_types_are_converted(key: str, given: object, converted: object) -> None:
    value = to_attributes({key: given})[key]
    assert value == converted
    assert type(value) is type(converted)
    assert repr(value) == repr(converted)


@pytest.mark.parametrize(
    "value",
    [
        True,
        datetime(2022, 1, 1),
        None,
        b"x",
        {"a": 1},
        {"a"},
        [["a"]],
        Decimal("0.1"),
        Fraction(1, 3),
        1j,
        float("nan"),
        float("inf"),
        10**400,
        "a\0",
        "a\nb",
    ],
)
def test_other_values_are_refused(value: object) -> None:
    with pytest.raises((ValueError, TypeError), match="attribute key"):
        to_attributes({"key": value})
    with pytest.raises((ValueError, TypeError), match="attribute key"):
        to_attributes({"key": ("fine", value)})


@pytest.mark.parametrize("attributes", [{"a b": 1}, {"": 1}, {1: 1}, {"é": 1, "e\u0301": 2}])
def test_keys_are_unique_ids(attributes: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"key of an attribute|given twice"):
        to_attributes(attributes)


def test_a_known_key_has_values_of_its_type() -> None:
    with pytest.raises(ValueError, match="weight must be a number from 0 to 1"):
        to_attributes({"weight": 2})


@pytest.mark.parametrize("key", KNOWN)
def test_a_known_key_lists_whether_a_list_fits(key: str) -> None:
    assert KNOWN[key].fits(("a", "b")) == KNOWN[key].several
