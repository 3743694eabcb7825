"""The maps of the explanation and of the comparison have the verdicts that these pages state."""

import re

import pytest

import argmap
from argmap import Reading
from argmap.wording import format_judgement
from tests.docs.page_runner import CHECKOUT, find_code_blocks

READINGS = {
    ("explanation", "decide"): {Reading.CHARITABLE: {"tram": "undecided", "decide": "undecided"}},
    ("explanation", "close"): {
        Reading.CHARITABLE: {"close": "supported", "shops": "unsupported (no reason given)"},
        Reading.CAUTIOUS: {"close": "contested"},
    },
    ("explanation", "dialogue"): {
        Reading.CHARITABLE: {"dialogue": "supported"},
        Reading.AS_WRITTEN: {"dialogue": "unsupported (no reason given)"},
    },
    ("comparison", "close"): {Reading.CHARITABLE: {"close": "supported"}},
}


@pytest.mark.parametrize(("page", "first"), READINGS)
def test_maps_have_the_verdicts_that_the_page_states(page: str, first: str) -> None:
    [drawn] = [
        argmap.parse(re.sub(r"^:.*\n", "", block.content, flags=re.MULTILINE))
        for block in find_code_blocks(CHECKOUT / "docs" / f"{page}.md")
        if block.language == "{argmap}" and f"recommendation {first}:" in block.content
    ]
    for reading, stated in READINGS[page, first].items():
        found = argmap.verdicts(drawn, reading)
        assert {name: format_judgement(found[name]) for name in stated} == stated


def test_withdrawing_what_the_comparison_names_makes_the_example_fail() -> None:
    [block, *_] = [
        block
        for block in find_code_blocks(CHECKOUT / "docs" / "comparison.md")
        if block.language == "{argmap}"
    ]
    drawn = argmap.parse(block.content.removeprefix(":source:\n"))
    critical = argmap.critical(drawn)["close"]
    assert set(critical.givens) == {"crashes", "trial"}
    assert set(critical.sources) == {"police"}
