"""The table of recommendations; its wording is in `wording.txt`."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import parse
from argmap.model import ArgumentMap, Kind
from argmap.reports.overview import Support, build_overview, format_overview
from argmap.semantics import Reading, ReadingResult, Verdict, assess
from argmap.semantics.strength import Semantics, strengths
from argmap.testing import maps
from tests.reports.maps import CIRCLE, PLAN


def test_the_worst_comes_first() -> None:
    assert [row.statement for row in build_overview(PLAN)] == ["wait", "tell", "act"]


def test_fields_of_a_row() -> None:
    wait, tell, act = build_overview(PLAN)
    assert (wait.support, tell.support, act.support) == (
        Support.NONE, Support.VIA_RECOMMENDATIONS, Support.OWN,
    )  # fmt: skip
    assert tell.objections == ("panic",)
    assert (act.critical_evidence, act.critical_sources, act.objections) == ((), (), ())
    [_, _, written] = build_overview(PLAN, Reading.AS_WRITTEN)
    assert written.critical_evidence == ("burns", "spreads")
    assert written.critical_sources == ("log",)


def test_undecided_objections_are_open() -> None:
    [row] = build_overview(assess(CIRCLE))
    assert row.judgement.verdict is Verdict.UNDECIDED
    assert row.objections == ("b",)


def test_objections_to_the_recommendation_come_first() -> None:
    disputed = parse("""
evidence e: Seen.
claim b: It helps.
  because [e]
  but evidence far: It is far.
recommendation a: Do.
  because [e]
  because [b]
  but evidence near: It is near.
""")
    [row] = build_overview(assess(disputed))
    assert row.objections == ("near", "far")


def test_undecided_support() -> None:
    [row] = build_overview(
        assess(
            parse("""
recommendation a: Do.
  because claim b: It helps.
claim c: It harms.
  because evidence e: Seen.
  but [b]
[b]
  because [e]
  but [c]
""")
        )
    )
    assert row.support is Support.UNDECIDED


def test_columns_depend_on_the_reading() -> None:
    def columns(reading: Reading) -> list[str]:
        lines = format_overview(build_overview(PLAN, reading), reading, 120).splitlines()
        heading = next(line for line in lines if line.startswith("recommendation"))
        return [part.strip() for part in heading.split("  ") if part][:4]

    assert columns(Reading.CHARITABLE) == ["recommendation", "as written", "charitable", "support"]
    assert columns(Reading.AS_WRITTEN)[:3] == ["recommendation", "as written", "support"]
    assert columns(Reading.CAUTIOUS)[:3] == ["recommendation", "cautious", "support"]


def test_narrow_tables_move_details_below_the_rows() -> None:
    rows = build_overview(PLAN, Reading.AS_WRITTEN)
    lines = format_overview(rows, Reading.AS_WRITTEN, 60).splitlines()
    assert "    open objections: panic" in lines
    assert "    critical evidence: burns and spreads; critical sources:" in lines


def test_strength_has_a_column() -> None:
    numbers = strengths(PLAN, Semantics.EULER)
    shown = format_overview(
        build_overview(PLAN), Reading.CHARITABLE, 120, strengths=(Semantics.EULER, numbers)
    )
    assert "charitable   euler  support" in shown
    assert f"wait            unsupported  unsupported  {numbers['wait']:.3f}  none" in shown


@given(maps(), st.sampled_from(Reading))
@settings(max_examples=35)
def test_every_recommendation_has_a_row(argument_map: ArgumentMap, reading: Reading) -> None:
    rows = build_overview(argument_map, reading)
    assert {row.statement for row in rows} == {
        name
        for name, statement in argument_map.statements.items()
        if statement.kind is Kind.RECOMMENDATION
    }
    for row in rows:
        if row.judgement.holds:
            assert row.support in (Support.OWN, Support.VIA_RECOMMENDATIONS)
    assert format_overview(rows, reading, 80)


def test_what_supports_recommendations_is_searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    supporters = ReadingResult.supporters

    def count(result: ReadingResult, statement: str) -> list[str]:
        asked.append(statement)
        return supporters(result, statement)

    monkeypatch.setattr(ReadingResult, "supporters", count)
    steps = []
    for size in (20, 40):
        asked.clear()
        links = [
            f"recommendation r{number}: Do.\n  because [r{(number + 1) % size}]"
            for number in range(size)
        ]
        build_overview(parse("\n".join(links)))
        steps.append(len(asked))
    assert steps[1] <= 2 * steps[0]
