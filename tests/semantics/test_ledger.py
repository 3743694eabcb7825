from datetime import date

from hypothesis import given

from argmap.builder import MapBuilder
from argmap.model import ArgumentMap, Inference, Kind
from argmap.semantics import Reading, Verdict, verdicts
from argmap.semantics.dating import Period
from argmap.semantics.ledger import Entry, ledger
from argmap.semantics.sensitivity.withdrawal import AUTHOR
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
    leaks, creaks, aside = ledger(a_plan().map(), TODAY)
    assert leaks.evidence == "leaks"
    assert leaks.sources == ("report",)
    assert leaks.dated == Period(date(2022, 5, 1), date(2022, 5, 1))
    assert leaks.age == 31
    assert leaks.carries == ("mend", "move")
    assert leaks.fells == ("move",)
    assert (creaks.evidence, creaks.carries, creaks.fells) == ("creaks", ("mend",), ())
    assert aside == Entry("aside", (AUTHOR,), None, None, (), ())


def test_what_answers_an_objection_fells_what_it_does_not_carry() -> None:
    plan = MapBuilder()
    rain = plan.evidence("It will rain.", id="rain")
    forecast = plan.evidence("The forecast says dry.", id="forecast")
    broken = plan.evidence("Its barometer was broken.", id="broken")
    plan.recommendation("Take a coat.", id="coat").because(rain).but(
        plan.claim("It stays dry.", id="dry").because(forecast).but(broken)
    )
    entries = {each.evidence: each for each in ledger(plan.map(), TODAY)}
    assert entries["broken"].carries == ()
    assert entries["broken"].fells == ("coat",)
    assert entries["forecast"].carries == entries["forecast"].fells == ()


def test_a_recommendation_that_does_not_hold_weighs_nothing() -> None:
    plan = MapBuilder()
    reason, objection = plan.evidence("It leaks.", id="a"), plan.evidence("No money.", id="b")
    plan.recommendation("Mend the roof.").because(reason).but(objection)
    assert [(each.carries, each.fells) for each in ledger(plan.map(), TODAY)] == [
        ((), ()),
        ((), ()),
    ]


def test_as_written_implicit_reasons_carry_nothing() -> None:
    plan = MapBuilder()
    reason = plan.evidence("It leaks.", id="leaks")
    plan.recommendation("Mend the roof.", id="mend").because(reason, implicit=True)
    (charitable,) = ledger(plan.map(), TODAY)
    (as_written,) = ledger(plan.map(), TODAY, Reading.AS_WRITTEN)
    assert charitable.fells == charitable.carries == ("mend",)
    assert as_written.fells == as_written.carries == ()


@given(small_maps())
def test_every_piece_of_evidence_has_one_entry(argument_map: ArgumentMap) -> None:
    entries = ledger(argument_map, TODAY)
    evidence = [x.id for x in argument_map.statements.values() if x.kind is Kind.EVIDENCE]
    assert sorted(each.evidence for each in entries) == evidence
    weights = [(len(each.fells), len(each.carries)) for each in entries]
    assert weights == sorted(weights, reverse=True)


@given(small_maps())
def test_what_it_fells_falls_when_it_alone_is_struck_out(argument_map: ArgumentMap) -> None:
    for entry in ledger(argument_map, TODAY):
        assert set(entry.fells) == holding(argument_map) - holding(
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
