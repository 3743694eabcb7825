"""How statements are quoted."""

import pytest

from argmap.builder import MapBuilder
from argmap.reports.wording import format_authority, quote, quote_opening


@pytest.mark.parametrize(
    ("text", "whole", "inside"),
    [
        ("Act now.", "“Act now.”", "“Act now”"),
        ("Act now", "“Act now.”", "“Act now”"),
        ("Act now!", "“Act now!”", "“Act now!”"),
        (".", "“.”", "“.”"),
        ("Build Route X", "“Build Route X.”", "“Build Route X”"),
        ("行動する。", "“行動する。”", "“行動する。”"),
    ],
)
def test_a_quote_ends_where_its_sentence_does(text: str, whole: str, inside: str) -> None:
    assert quote(text) == whole
    assert quote(text, ends=False) == inside


def test_a_long_text_goes_by_its_first_words() -> None:
    ten = "one two three four five six seven eight nine ten."
    assert quote_opening(ten) == f"“{ten[:-1]}”"
    assert quote_opening("one two three four five six seven eight, nine ten eleven.") == (
        "“one two three four five six seven eight …”"
    )


def test_what_is_written_as_one_word_is_one() -> None:
    told = quote_opening("one two three four five six 30\N{NO-BREAK SPACE}km PAX, nine ten eleven.")
    assert told == "“one two three four five six 30\N{NO-BREAK SPACE}km PAX …”"


def test_evidence_speaks_with_the_authority_of_its_sources_or_of_the_author() -> None:
    builder = MapBuilder()
    builder.source("a", "First report")
    builder.source("b", "Second report")
    builder.evidence("It is so.", id="both", cites=[("a", "p. 3"), "b"])
    builder.evidence("It is said.", id="said", at=["¶4", "¶9"])
    builder.evidence("It is there.", id="there")
    argument_map = builder.map()
    assert {
        name: format_authority(argument_map, x) for name, x in argument_map.statements.items()
    } == {
        "both": ", according to [First report], p. 3, and [Second report]",
        "said": ", on the author's word (¶4, ¶9)",
        "there": ", on the author's word",
    }
