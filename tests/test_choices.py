import pytest

from argmap.choices import to_choice
from argmap.semantics import Reading
from argmap.source import Severity


def test_a_member_stays_what_it_is():
    assert to_choice(Reading, Reading.CAUTIOUS, "reading") is Reading.CAUTIOUS


@pytest.mark.parametrize("written", ["as written", "as-written", "as_written", "As Written"])
def test_words_may_be_joined_in_any_usual_way(written):
    assert to_choice(Reading, written, "reading") is Reading.AS_WRITTEN


def test_an_unknown_word_is_refused_with_the_accepted_values():
    with pytest.raises(ValueError, match="'charitable', 'as written' or 'cautious'"):
        to_choice(Reading, "nonsense", "reading")


def test_a_near_word_is_suggested():
    with pytest.raises(ValueError, match="did you mean 'warning'"):
        to_choice(Severity, "waring", "severity")


def test_a_value_that_is_no_text_is_refused():
    with pytest.raises(TypeError, match="reading must be"):
        to_choice(Reading, 3, "reading")
