"""The evidence ledger in its three formats."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest

from argmap import parse
from argmap.reports.evidence_report import evidence_to_csv, evidence_to_json, format_evidence
from argmap.semantics.evidence_table import evidence_table
from tests.reports.maps import PLAN

ENTRIES = evidence_table(PLAN, date(2024, 2, 1))


def test_text() -> None:
    assert (
        format_evidence(PLAN, ENTRIES, 100)
        == """\
1. burns
  “It burns.”
  source: [@log] The log of the station, p. 3
  date: 2024-01-15, 17 days ago
  carries: act
  fells alone: no recommendation

2. spreads
  “It spreads.”
  source: [@log] The log of the station; [@post] A letter
  date: 2024-01-15, 17 days ago
  carries: act
  fells alone: no recommendation

3. seen
  “It was seen.” (¶2)
  source: none, on the author's word
  date: none is given
  carries: act
  fells alone: no recommendation

4. panicked
  “They did last time.”
  source: none, on the author's word
  date: none is given
  carries: no recommendation
  fells alone: no recommendation
"""
    )


def test_a_map_without_evidence() -> None:
    assert format_evidence(parse("claim a: So."), (), 100) == "no evidence in this map\n"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2024-01-31", "2024-01-31, 1 day ago"),
        ('"2024-01"', "2024-01, 1 day ago"),
        ('"2023"', "2023, 32 days ago"),
        ("2023-06-01", "2023-06-01, 8 months ago"),
        ("1958", "1958, 65 years ago"),
    ],
)
def test_dates_are_written_as_far_as_they_are_known(written: str, shown: str) -> None:
    dated = parse(f"evidence e: Seen. {{date: {written}}}")
    assert f"date: {shown}\n" in format_evidence(
        dated, evidence_table(dated, date(2024, 2, 1)), 100
    )


def test_json() -> None:
    first, *_ = json.loads(evidence_to_json(PLAN, ENTRIES))["evidence"]
    assert first == {
        "id": "burns",
        "text": "It burns.",
        "places": [],
        "sources": ["log"],
        "locators": ["p. 3"],
        "dated": "2024-01-15",
        "age": 17,
        "carries": ["act"],
        "fells": [],
    }


def test_csv_is_read_back_as_it_was_written() -> None:
    hard = parse(
        'evidence e: One, "two"; three.\nevidence f: =1+1\n'
        "recommendation a: Do.\n  because [e]\nrecommendation b: Try.\n  because [e]\n"
    )
    rows = list(
        csv.DictReader(io.StringIO(evidence_to_csv(hard, evidence_table(hard, date(2024, 2, 1)))))
    )
    assert [row["text"] for row in rows] == ['One, "two"; three.', "=1+1"]
    assert rows[0]["carries"] == rows[0]["fells"] == "a; b"
    assert (rows[0]["sources"], rows[0]["dated"], rows[0]["age"]) == ("(author)", "", "")
