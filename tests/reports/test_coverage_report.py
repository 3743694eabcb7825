"""The coverage report as text and JSON."""

from __future__ import annotations

import json

from argmap import parse
from argmap.documents import measure_coverage
from argmap.reports.coverage_report import coverage_to_json, format_coverage

DOCUMENT = """\
A heading

The fire burns in 3 houses. Nobody knows why.

It will spread to the
next village.
"""
MAP = parse("""
claim burns: A fire burns in some houses [at ¶1].
claim far: There is more [at ¶7].
claim elsewhere: And there [at p. 3].
claim nowhere: It is late.
""")


def test_uncovered_parts_are_quoted_with_their_place() -> None:
    assert (
        format_coverage(measure_coverage(MAP, DOCUMENT), "fire.txt", 100)
        == """\
fire.txt:3: ¶1
  no statement has the figure 3: “The fire burns in 3 houses.”
  not covered: “Nobody knows why.”

fire.txt:5: ¶2: no statement refers to it
  “It will spread to the next village.”

paragraph not in the text: [far] at ¶7
place is not a paragraph: [elsewhere] at p. 3
no place given: [nowhere]
covered: 1 of 2 paragraphs, 1 of 3 sentences and 0 of 1 figure
"""
    )


def test_full_coverage_takes_one_line() -> None:
    whole = parse("claim a: The fire burns in 3 houses [at ¶1].")
    assert format_coverage(measure_coverage(whole, "The fire burns in 3 houses.\n"), "f", 100) == (
        "covered: 1 of 1 paragraph, 1 of 1 sentence and 1 of 1 figure\n"
    )


def test_links_are_quoted_without_their_targets() -> None:
    text = "It says the [annual\nreport](https://example.org/a_(b)), see https://example.org/."
    document = f"A heading\n\n{text}\n"
    report = format_coverage(measure_coverage(parse("claim a: So."), document), "f", 100)
    assert "“It says the annual report, see https://example.org/.”" in report


def test_control_characters_are_replaced() -> None:
    shown = format_coverage(
        measure_coverage(parse("claim a: So."), "Red \x1b[31m flag.\n"), "f\x1b", 100
    )
    assert "\x1b" not in shown


def test_json() -> None:
    found = json.loads(coverage_to_json(measure_coverage(MAP, DOCUMENT), "fire.txt"))
    assert found["document"] == "fire.txt"
    assert found["unplaced"] == ["nowhere"]
    assert found["beyond"] == [{"statement": "far", "place": "¶7"}]
    assert found["unlocated"] == [{"statement": "elsewhere", "place": "p. 3"}]
    assert found["uncounted"] == [{"line": 1, "column": 1, "end_line": 1, "end_column": 10}]
    first, second = found["paragraphs"]
    assert (first["statements"], second["statements"]) == (["burns"], [])
    burns, nobody = first["sentences"]
    assert (burns["covered"], nobody["covered"], nobody["text"]) == (
        True, False, "Nobody knows why.",
    )  # fmt: skip
    [figure] = burns["figures"]
    assert (figure["text"], figure["line"], figure["column"]) == ("3", 3, 19)


def test_a_sentence_with_many_figures_is_printed_once() -> None:
    document = f"There are {', '.join(f'{number} km' for number in range(10_000))}."
    argument_map = parse("claim far: It is far [at ¶1].\n")
    report = format_coverage(measure_coverage(argument_map, document), "far.txt")
    assert len(report) < 2 * len(document)
    assert report.count("There are") == 1
    assert "9,993 more" in " ".join(report.split())
