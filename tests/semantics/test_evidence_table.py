from datetime import date

from hypothesis import given

from argmap.builder import MapBuilder
from argmap.model import ArgumentMap, Inference, Kind
from argmap.semantics import Reading, Verdict, verdicts
from argmap.semantics.evidence_table import EvidenceRow, evidence_table
from argmap.semantics.provenance import AUTHOR, Period
from tests.semantics.strategies import small_maps

TODAY = date(2022, 6, 1)
HOLDS = (Verdict.SUPPORTED, Verdict.CONDITIONAL)


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
    assert aside == EvidenceRow("aside", (AUTHOR,), None, None, (), ())


def test_the_answer_to_an_objection_is_critical_and_supports_nothing() -> None:
    plan = MapBuilder()
    rain = plan.evidence("It will rain.", id="rain")
    forecast = plan.evidence("The forecast says dry.", id="forecast")
    broken = plan.evidence("Its barometer was broken.", id="broken")
    plan.recommendation("Take a coat.", id="coat").because(rain).but(
        plan.claim("It stays dry.", id="dry").because(forecast).but(broken)
    )
    entries = {each.evidence: each for each in evidence_table(plan.map(), TODAY)}
    assert entries["broken"].supports == ()
    assert entries["broken"].critical_for == ("coat",)
    assert entries["forecast"].supports == entries["forecast"].critical_for == ()


def test_recommendations_that_do_not_hold_do_not_count() -> None:
    plan = MapBuilder()
    reason, objection = plan.evidence("It leaks.", id="a"), plan.evidence("No money.", id="b")
    plan.recommendation("Mend the roof.").because(reason).but(objection)
    assert [(each.supports, each.critical_for) for each in evidence_table(plan.map(), TODAY)] == [
        ((), ()),
        ((), ()),
    ]


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
    entries = evidence_table(argument_map, TODAY)
    evidence = [x.id for x in argument_map.statements.values() if x.kind is Kind.EVIDENCE]
    assert sorted(each.evidence for each in entries) == evidence
    weights = [(len(each.critical_for), len(each.supports)) for each in entries]
    assert weights == sorted(weights, reverse=True)


@given(small_maps())
def test_critical_for_matches_brute_force(argument_map: ArgumentMap) -> None:
    for entry in evidence_table(argument_map, TODAY):
        assert set(entry.critical_for) == holding(argument_map) - holding(
            without(argument_map, entry.evidence)
        )


def holding(argument_map: ArgumentMap) -> set[str]:
    return {
        name
        for name, judgement in verdicts(argument_map).items()
        if judgement.verdict in HOLDS and argument_map.statements[name].kind is Kind.RECOMMENDATION
    }


def without(argument_map: ArgumentMap, name: str) -> ArgumentMap:
    return ArgumentMap(
        [each for each in argument_map.statements.values() if each.id != name],
        [
            Inference(
                each.conclusion,
                each.polarity,
                each.premises,
                each.warrants,
                [link for link in each.exceptions if link.statement != name],
            )
            for each in argument_map.inferences
            if name not in (each.conclusion, *each.premises, *(x.statement for x in each.warrants))
        ],
    )
