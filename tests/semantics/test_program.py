"""The program of a map, and the cautious reading, which grants unsupported objections."""

import attrs
from hypothesis import given, settings

from argmap.model import ArgumentMap, Inference, Kind, Link
from argmap.semantics import Reading, Verdict, assess, verdicts
from argmap.semantics.program import find_unsupported_objections
from tests.semantics.brute_force import brute_verdicts, members
from tests.semantics.strategies import small_maps, statement


def claims_and_evidence(names: str, *inferences: Inference) -> ArgumentMap:
    """Return a map of claims, except that `e` is evidence."""
    kinds = {"e": Kind.EVIDENCE}
    return ArgumentMap([statement(kinds.get(x, Kind.CLAIM), x) for x in names], inferences)


def brute_unsupported_objections(argument_map: ArgumentMap) -> set[str]:
    found = set()
    for name, each in argument_map.statements.items():
        supported, used_for, used_against = False, False, False
        for inference in argument_map.inferences:
            is_for = inference.polarity == "because"
            supported |= is_for and inference.conclusion == name
            used_for |= is_for and name in members(inference)
            used_against |= not is_for and name in members(inference)
            used_against |= any(link.statement == name for link in inference.exceptions)
        if each.kind == "claim" and used_against and not used_for and not supported:
            found.add(name)
    return found


def assumed(argument_map: ArgumentMap) -> ArgumentMap:
    """Return the map with its unsupported objections turned into assumptions."""
    objections = brute_unsupported_objections(argument_map)
    return attrs.evolve(
        argument_map,
        statements=[
            attrs.evolve(each, kind=Kind.ASSUMPTION) if each.id in objections else each
            for each in argument_map.statements.values()
        ],
    )


@given(small_maps())
@settings(max_examples=150)
def test_the_cautious_reading_assumes_unsupported_objections(
    argument_map: ArgumentMap,
) -> None:
    objections = brute_unsupported_objections(argument_map)
    assert find_unsupported_objections(argument_map) == objections
    assessment = assess(argument_map)
    found = {name: (x.verdict, x.reason) for name, x in assessment.cautious.judgements.items()}
    assert found == brute_verdicts(assumed(argument_map))
    assert verdicts(argument_map, Reading.CAUTIOUS) == assessment.cautious.judgements
    assert (assessment.cautious.judgements is assessment.charitable.judgements) == (not objections)


@given(small_maps())
def test_cautious_results_match_explicit_assumptions(
    argument_map: ArgumentMap,
) -> None:
    cautious = assess(argument_map).cautious
    openly = assess(assumed(argument_map)).charitable
    for name in argument_map.statements:
        assert cautious.assumptions(name) == openly.assumptions(name)
        assert cautious.live_objections(name) == openly.live_objections(name)
    for inference in argument_map.inferences:
        assert cautious.obstacles(inference) == openly.obstacles(inference)
    assert cautious.circles() == openly.circles()


def test_an_unsupported_objection_contests_a_claim_cautiously() -> None:
    argument_map = claims_and_evidence(
        "aeo", Inference("a", "because", ["e"]), Inference("a", "but", ["o"])
    )
    assessment = assess(argument_map)
    assert assessment.charitable.judgements["a"].verdict is Verdict.SUPPORTED
    assert assessment.cautious.judgements["a"].verdict is Verdict.CONTESTED
    assert assessment.cautious.judgements["o"].verdict is Verdict.CONDITIONAL
    assert assessment.cautious.assumptions("o") == ("o",)


def test_an_answered_objection_has_no_effect_cautiously() -> None:
    argument_map = claims_and_evidence(
        "aeo",
        Inference("a", "because", ["e"]),
        Inference("a", "but", ["o"]),
        Inference("o", "but", ["e"]),
    )
    assert assess(argument_map).cautious.judgements["a"].verdict is Verdict.SUPPORTED


def test_a_claim_used_as_an_exception_is_an_unsupported_objection() -> None:
    argument_map = claims_and_evidence("aeo", Inference("a", "because", ["e"], (), [Link("o")]))
    assert find_unsupported_objections(argument_map) == {"o"}


def test_supported_claims_and_premises_of_reasons_are_not_granted() -> None:
    argument_map = claims_and_evidence(
        "aeop",
        Inference("a", "but", ["o"]),
        Inference("a", "because", ["o"]),
        Inference("a", "but", ["p"]),
        Inference("p", "because", ["a"], implicit=True),
    )
    assert find_unsupported_objections(argument_map) == frozenset()
