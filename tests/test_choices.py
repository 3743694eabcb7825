"""Arguments that name one of a few choices."""

import pytest

from argmap.choices import to_choice
from argmap.semantics import Reading
from argmap.source import Severity


def test_a_member_stays_as_it_is() -> None:
    assert to_choice(Reading, Reading.CAUTIOUS, "reading") is Reading.CAUTIOUS


@pytest.mark.parametrize("written", ["as written", "as-written", "as_written", "As Written"])
def test_a_member_is_found_by_its_words(written: str) -> None:
    assert to_choice(Reading, written, "reading") is Reading.AS_WRITTEN


def test_an_unknown_word_is_refused_with_the_accepted_values() -> None:
    with pytest.raises(ValueError, match="'charitable', 'as written' or 'cautious'"):
        to_choice(Reading, "nonsense", "reading")


def test_a_misspelt_word_suggests_the_nearest() -> None:
    with pytest.raises(ValueError, match="did you mean 'warning'"):
        to_choice(Severity, "waring", "severity")


@pytest.mark.parametrize("value", [3, None, ["error"], b"error"])
def test_a_value_of_another_type_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="severity must be"):
        to_choice(Severity, value, "severity")
