"""The tests that `release.argmap` uses as evidence."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from roman import LARGEST, from_roman, to_roman

numbers = st.integers(1, LARGEST)

settings.register_profile("busy", deadline=None)  # a busy machine is no reason to fail
settings.load_profile("busy")


@pytest.mark.parametrize(
    ("year", "carved"),
    [(1776, "MDCCLXXVI"), (1886, "MDCCCLXXXVI"), (1914, "MCMXIV"), (2024, "MMXXIV")],
)
def test_monuments(year: int, carved: str) -> None:
    assert to_roman(year) == carved


@given(numbers)
def test_no_sign_stands_four_times(number: int) -> None:
    assert not re.search(r"(.)\1\1\1", to_roman(number))


@given(numbers)
def test_there_and_back(number: int) -> None:
    assert from_roman(to_roman(number)) == number


class TestRefused:
    @pytest.mark.parametrize("numeral", ["", "IIII", "IC", "VX", "MMMM", "iv", "12"])
    def test_numerals(self, numeral: str) -> None:
        with pytest.raises(ValueError, match="is not a Roman numeral"):
            from_roman(numeral)

    @pytest.mark.parametrize("number", [-1, 0, LARGEST + 1])
    def test_numbers(self, number: int) -> None:
        with pytest.raises(ValueError, match="there is no numeral"):
            to_roman(number)


@pytest.mark.parametrize(("numeral", "number"), [("IIII", 4), ("MDCCCCX", 1910), ("XIV", 14)])
def test_clocks(numeral: str, number: int) -> None:
    assert from_roman(numeral, old=True) == number
