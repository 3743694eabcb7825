from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.builder import MapBuilder
from argmap.model import ArgumentMap, Kind
from argmap.semantics import Reading, assess, verdicts
from argmap.semantics.evidence_table import EvidenceRow, evidence_table
from argmap.semantics.provenance import AUTHOR, Period
from argmap.semantics.what_if import suppose
from tests.semantics.strategies import small_maps

TODAY = date(2022, 6, 1)


def a_plan() -> MapBuilder:
    """Two recommendations that share one piece of evidence; one has another, too."""
    plan = MapBuilder()
    plan.source("report", "The report", date=date(2022, 5, 1))
    aside = plan.evidence("It rains elsewhere.", id="aside")
    second = plan.evidence("The roof creaks.", id="creaks", cites="report")
    shared = plan.evidence("It leaks.", id="leaks", cites=[("report", "p. 3"), ("report", "p. 9")])
    plan.recommendation("Mend the roof.", id="mend").because(shared).because(second)
    plan.recommendation("Move out.", id="move").because(shared)
    plan.claim("It is wet there.", id="wet").because(aside)
    return plan


def test_the_heaviest_evidence_comes_first() -> None:
    leaks, creaks, aside = evidence_table(a_plan().map(), TODAY)
    assert leaks.evidence == "leaks"
    assert leaks.sources == ("report",)
    assert leaks.period == Period(date(2022, 5, 1), date(2022, 5, 1))
    assert leaks.age == 31
    assert leaks.supports == ("mend", "move")
    assert leaks.critical_for == ("move",)
    assert (creaks.evidence, creaks.supports, creaks.critical_for) == ("creaks", ("mend",), ())
    assert aside == EvidenceRow("aside", (AUTHOR,), None, None, (), (), ())


def test_the_answer_to_an_objection_is_critical_and_supports_nothing() -> None:
    plan = MapBuilder()
    rain = plan.evidence("It will rain.", id="rain")
    forecast = plan.evidence("The forecast says dry.", id="forecast")
    broken = plan.evidence("Its barometer was broken.", id="broken")
    plan.recommendation("Take a coat.", id="coat").because(rain).but(
        plan.claim("It stays dry.", id="dry").because(forecast).but(broken)
    )
    entries = {row.evidence: row for row in evidence_table(plan.map(), TODAY)}
    assert entries["broken"].supports == ()
    assert entries["broken"].critical_for == ("coat",)
    assert entries["forecast"].supports == entries["forecast"].critical_for == ()


def test_evidence_that_defeats_a_recommendation_comes_first() -> None:
    plan = MapBuilder()
    reason, objection = plan.evidence("It leaks.", id="a"), plan.evidence("No money.", id="b")
    plan.recommendation("Mend the roof.", id="mend").because(reason).but(objection)
    first, second = evidence_table(plan.map(), TODAY)
    assert (first.evidence, first.critical_for, first.critical_against) == ("b", (), ("mend",))
    assert (second.evidence, second.weight, second.critical_against) == ("a", (0, 0), ())


def test_implicit_reasons_do_not_count_as_written() -> None:
    plan = MapBuilder()
    reason = plan.evidence("It leaks.", id="leaks")
    plan.recommendation("Mend the roof.", id="mend").because(reason, implicit=True)
    (charitable,) = evidence_table(plan.map(), TODAY)
    (as_written,) = evidence_table(plan.map(), TODAY, Reading.AS_WRITTEN)
    assert charitable.critical_for == charitable.supports == ("mend",)
    assert as_written.critical_for == as_written.supports == ()


@given(small_maps())
def test_each_piece_of_evidence_has_one_row(argument_map: ArgumentMap) -> None:
    rows = evidence_table(argument_map, TODAY)
    evidence = [x.id for x in argument_map.statements.values() if x.kind is Kind.EVIDENCE]
    assert sorted(row.evidence for row in rows) == evidence
    weights = [row.weight for row in rows]
    assert weights == sorted(weights, reverse=True)


@settings(max_examples=150)
@given(small_maps(), st.sampled_from(Reading))
def test_a_row_names_the_recommendations_that_its_evidence_decides(
    argument_map: ArgumentMap, reading: Reading
) -> None:
    before = holding(argument_map, reading)
    for row in evidence_table(argument_map, TODAY, reading):
        after = holding(suppose(argument_map, without=row.evidence), reading)
        assert set(row.critical_for) == before - after
        assert set(row.critical_against) == after - before


@given(small_maps(), st.sampled_from(Reading))
def test_a_row_names_the_recommendations_that_its_evidence_supports(
    argument_map: ArgumentMap, reading: Reading
) -> None:
    result = assess(argument_map).result(reading)
    for row in evidence_table(argument_map, TODAY, reading):
        assert row.supports == [
            name
            for name in argument_map.statements
            if name in holding(argument_map, reading)
            and row.evidence in result.basis(name).evidence
        ]


def holding(argument_map: ArgumentMap, reading: Reading) -> set[str]:
    return {
        name
        for name, judgement in verdicts(argument_map, reading).items()
        if judgement.holds and argument_map.statements[name].kind is Kind.RECOMMENDATION
    }
