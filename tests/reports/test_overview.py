"""The recommendations side by side."""

from __future__ import annotations

from hypothesis import given

from argmap import parse
from argmap.model import ArgumentMap, Kind
from argmap.reports.overview import Grounds, build_overview, format_overview
from argmap.semantics import Reading, Verdict, assess
from argmap.semantics.strength import Semantics, strengths
from argmap.testing import maps
from tests.reports.maps import CIRCLE, PLAN


def test_the_worst_comes_first() -> None:
    assert [row.statement for row in build_overview(assess(PLAN))] == ["wait", "tell", "act"]


def test_a_row_has_everything_that_is_asked() -> None:
    wait, tell, act = build_overview(assess(PLAN))
    assert (wait.grounds, tell.grounds, act.grounds) == (
        Grounds.NONE, Grounds.THROUGH_OTHERS, Grounds.OWN,
    )  # fmt: skip
    assert tell.objections == ("panic",)
    assert (act.critical_evidence, act.critical_sources, act.objections) == ((), (), ())
    [_, _, written] = build_overview(assess(PLAN), Reading.AS_WRITTEN)
    assert written.critical_evidence == ("burns", "spreads")
    assert written.critical_sources == ("log",)


def test_an_objection_that_nothing_settles_is_open() -> None:
    [row] = build_overview(assess(CIRCLE))
    assert row.judgement.verdict is Verdict.UNDECIDED
    assert row.objections == ("b",)


def test_objections_to_what_a_reason_is_made_of_come_after_those_to_the_recommendation() -> None:
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


def test_grounds_that_nothing_settles() -> None:
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
    assert row.grounds is Grounds.OPEN


def test_the_table() -> None:
    assert (
        format_overview(build_overview(assess(PLAN)), Reading.CHARITABLE, 120)
        == """\
                                                          critical  critical  open
recommendation  as written   charitably   grounds         evidence  sources   objections
wait            unsupported  unsupported  none
tell            contested    contested    through others                      panic
act             supported    supported    own             none      none
"""
    )


def test_one_reading_alone() -> None:
    shown = format_overview(
        build_overview(assess(PLAN), Reading.AS_WRITTEN), Reading.AS_WRITTEN, 60
    )
    assert (
        shown
        == """\
recommendation  as written   grounds
wait            unsupported  none
tell            contested    through others
    open objections: panic
act             supported    own
    critical evidence: burns and spreads; critical sources:
      log
"""
    )
    cautious = format_overview(
        build_overview(assess(PLAN), Reading.CAUTIOUS), Reading.CAUTIOUS, 100
    )
    assert "act             contested    own" in cautious
    assert "cautiously" in cautious.splitlines()[1]


def test_the_author_is_a_source_and_that_is_said() -> None:
    word = parse("recommendation a: Do.\n  because evidence e: Seen.\n")
    assert format_overview(build_overview(assess(word)), Reading.CHARITABLE, 100).endswith(
        "\n(author): evidence that cites nothing stands on the author's word\n"
    )


def test_strength_is_a_column_of_its_own() -> None:
    numbers = strengths(PLAN, Semantics.EULER)
    shown = format_overview(
        build_overview(assess(PLAN)), Reading.CHARITABLE, 120, strengths=(Semantics.EULER, numbers)
    )
    assert "charitably   euler  grounds" in shown
    assert "wait            unsupported  unsupported  0.500  none" in shown


def test_a_map_without_recommendations() -> None:
    assert format_overview((), Reading.CHARITABLE, 100) == "no recommendation in this map\n"


@given(maps())
def test_every_map_has_a_row_for_each_recommendation(argument_map: ArgumentMap) -> None:
    for reading in Reading:
        rows = build_overview(assess(argument_map), reading)
        kinds = {name: each.kind for name, each in argument_map.statements.items()}
        assert {row.statement for row in rows} == {
            name for name, kind in kinds.items() if kind is Kind.RECOMMENDATION
        }
        for row in rows:
            assert not row.holds or row.grounds in (Grounds.OWN, Grounds.THROUGH_OTHERS)
        assert format_overview(rows, reading, 80)
