"""What differs between two versions of a map, in words."""

import json

import pytest
from hypothesis import given, settings

from argmap.loader import parse
from argmap.model import ArgumentMap
from argmap.reports.comparison_json import comparison_to_json
from argmap.reports.comparison_report import (
    comparison_to_html,
    comparison_to_markdown,
    format_comparison,
)
from argmap.semantics.comparison import compare
from argmap.source import UNPRINTABLE, cells
from argmap.testing import maps

BEFORE = parse(
    "source s: A log\nrecommendation act: Act.\n  because evidence e: Hot [@s]. {a: 1}\n"
)
AFTER = parse(
    "source s: A book\nrecommendation act: Act.\n  because claim e: It is [@s, p. 3] {a: 2}\n"
)


@settings(max_examples=25)
@given(maps(), maps())
def test_every_difference_is_an_entry(before: ArgumentMap, after: ArgumentMap) -> None:
    comparison = compare(before, after)
    data = json.loads(comparison_to_json(comparison))
    for key in ("verdicts", "statements", "reasons", "sources", "sections", "headers"):
        assert len(data[key]) == len(getattr(comparison, key))
    text = format_comparison(comparison, 80)
    assert all(cells(line) <= 80 for line in text.splitlines())
    assert not UNPRINTABLE.search(text.replace("\n", ""))
    count = sum(map(len, (value for value in data.values() if isinstance(value, list))))
    entries = [line for line in text.splitlines() if line.startswith("  ") and line[2] != " "]
    assert len(entries) == count - len(comparison.worse_recommendations)
    page = comparison_to_html(comparison, "old → new")
    assert page.count("<li>") >= count - len(comparison.worse_recommendations) - len(
        comparison.verdicts
    )


@pytest.mark.parametrize(
    "fact",
    [
        "worse: recommendation [act] “Act.”: supported → unsupported (unsupported premises)",
        "kind: evidence → claim",
        "- “Hot.”",
        "+ “It is”",
        "citations: @s → @s, p. 3",
        "a: 1 → 2",
        "+ A book",
    ],
)
def test_what_the_text_says(fact: str) -> None:
    assert fact in format_comparison(compare(BEFORE, AFTER))


def test_the_same_facts_in_markdown_and_html() -> None:
    comparison = compare(BEFORE, AFTER)
    markdown = comparison_to_markdown(comparison, "old → new")
    assert markdown.startswith("# old → new\n\n1 recommendation got worse: act.\n")
    assert "| \\[act\\] “Act.” | recommendation | supported | unsupported" in markdown
    assert "  - kind: evidence → claim\n" in markdown
    page = comparison_to_html(comparison, "a < b")
    assert "<h1>a &lt; b</h1>" in page
    assert "<li>kind: evidence → claim" in page


def test_no_differences() -> None:
    assert format_comparison(compare(BEFORE, BEFORE)) == "no differences in meaning\n"
