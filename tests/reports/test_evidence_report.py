"""The evidence report as text, JSON and CSV."""

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

ROWS = evidence_table(PLAN, date(2024, 2, 1))


def test_text_numbers_the_rows() -> None:
    lines = format_evidence(PLAN, ROWS).splitlines()
    titles = [line for line in lines if line and not line.startswith(" ")]
    assert titles == ["1. panicked", "2. burns", "3. spreads", "4. seen"]
    assert "  source: [@log] The log of the station; [@post] A letter" in lines


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
        ("2024-02-01", "2024-02-01"),
        ("2024-02", "2024-02"),
        ("2024", "2024"),
        ("2024-03-01", "2024-03-01"),
    ],
)
def test_dates_keep_their_precision(written: str, shown: str) -> None:
    dated = parse(f"evidence e: Seen. {{date: {written}}}")
    assert f"date: {shown}\n" in format_evidence(
        dated, evidence_table(dated, date(2024, 2, 1)), 100
    )


def test_json() -> None:
    panicked, burns, *_ = json.loads(evidence_to_json(PLAN, ROWS))["evidence"]
    assert panicked["critical_against"] == ["tell"]
    assert burns == {
        "id": "burns",
        "text": "It burns.",
        "places": [],
        "sources": ["log"],
        "locators": ["p. 3"],
        "dated": "2024-01-15",
        "age": 17,
        "supports": ["act"],
        "critical_for": [],
        "critical_against": [],
    }


def test_csv_round_trip() -> None:
    hard = parse(
        'evidence e: One, "two"; three.\n'
        "evidence f: =1+1\nevidence g: -1\nevidence h: +1\nevidence i: ＝1\n"
        "recommendation a: Do.\n  because [e]\nrecommendation b: Try.\n  because [e]\n"
    )
    rows = list(
        csv.DictReader(io.StringIO(evidence_to_csv(hard, evidence_table(hard, date(2024, 2, 1)))))
    )
    assert [row["text"] for row in rows] == [
        'One, "two"; three.',
        "'=1+1",
        "'-1",
        "'+1",
        "'＝1",
    ]
    assert rows[0]["supports"] == rows[0]["critical_for"] == "a; b"
    assert (rows[0]["sources"], rows[0]["dated"], rows[0]["age"]) == ("(author)", "", "")
