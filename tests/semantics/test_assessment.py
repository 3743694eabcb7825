"""What rules and pictures ask of a judged map."""

import attrs
from hypothesis import given, settings

from argmap.model import ArgumentMap, Inference, Kind, Link, Polarity
from argmap.semantics import Obstacle, Reading, Role, Verdict, assess, verdicts
from tests.semantics.brute_force import as_written, brute_model
from tests.semantics.strategies import small_maps, statement


def argument(kinds: dict[str, str], *inferences: Inference) -> ArgumentMap:
    return ArgumentMap([statement(Kind(kind), name) for name, kind in kinds.items()], inferences)


@given(small_maps())
def test_it_has_the_verdicts_of_both_readings(argument_map: ArgumentMap) -> None:
    assessment = assess(argument_map)
    assert assessment.map is argument_map
    assert assessment.charitable.judgements == verdicts(argument_map)
    assert assessment.as_written.judgements == verdicts(argument_map, Reading.AS_WRITTEN)
    assert assessment.result().judgements is assessment.charitable.judgements
    assert assessment.result(Reading.AS_WRITTEN).judgements is assessment.as_written.judgements


def test_the_readings_are_the_same_object_exactly_without_implicit_relations() -> None:
    kinds = {"a": "claim", "b": "evidence"}
    for inference, same in [
        (Inference("a", "because", ["b"]), True),
        (Inference("a", "because", ["b"], implicit=True), False),
        (Inference("a", "because", ["b"], [Link("b", implicit=True)]), False),
        (Inference("a", "because", ["b"], (), [Link("a", implicit=True)]), False),
    ]:
        assessment = assess(argument(kinds, inference))
        assert (assessment.charitable.judgements is assessment.as_written.judgements) is same


HINDERED = Inference(
    "act",
    "because",
    ["seen", "rumour", "quarrel"],
    [Link("rule"), Link("custom", implicit=True)],
    [Link("winter"), Link("hail"), Link("quarrel")],
)
SETTING = argument(
    {
        "act": "recommendation",
        "seen": "evidence",
        "rumour": "claim",
        "quarrel": "assumption",
        "rule": "claim",
        "custom": "claim",
        "winter": "evidence",
        "hail": "claim",
        "wish": "goal",
    },
    HINDERED,
    Inference("quarrel", "but", ["quarrel"]),
)


def test_obstacles_are_all_that_keeps_a_reason_from_being_live() -> None:
    assert assess(SETTING).result().obstacles(HINDERED) == (
        Obstacle(Role.PREMISE, "rumour"),
        Obstacle(Role.PREMISE, "quarrel"),
        Obstacle(Role.WARRANT, "rule"),
        Obstacle(Role.WARRANT, "custom"),
        Obstacle(Role.EXCEPTION, "winter"),
        Obstacle(Role.EXCEPTION, "quarrel"),
    )


def test_as_written_an_implicit_warrant_is_no_obstacle_and_an_implicit_reason_is_one() -> None:
    assessment = assess(SETTING)
    written = assessment.result(Reading.AS_WRITTEN).obstacles(HINDERED)
    assert Obstacle(Role.WARRANT, "custom") not in written
    assert Obstacle(Role.IMPLICIT) not in written
    implicit = attrs.evolve(HINDERED, implicit=True)
    assert assessment.result(Reading.AS_WRITTEN).obstacles(implicit) == (
        Obstacle(Role.IMPLICIT),
        *written,
    )


def test_ends_alone_are_an_obstacle() -> None:
    reason = Inference("act", "because", ["wish"])
    assert assess(SETTING).result().obstacles(reason) == (Obstacle(Role.PURPOSE),)


@given(small_maps())
def test_live_is_what_nothing_keeps_from_it(argument_map: ArgumentMap) -> None:
    assessment, model = assess(argument_map), brute_model(argument_map)
    for number, inference in enumerate(argument_map.inferences):
        assert assessment.result().is_live(inference) == (model.value("live", number) is True)
        assert assessment.result().is_live(inference) == (
            not assessment.result().obstacles(inference)
        )


@given(small_maps())
def test_as_written_live_is_what_is_live_in_the_map_that_is_written(
    argument_map: ArgumentMap,
) -> None:
    assessment, model = assess(argument_map), brute_model(as_written(argument_map))
    explicit = [each for each in argument_map.inferences if not each.implicit]
    for number, inference in enumerate(explicit):
        live = model.value("live", number) is True
        assert assessment.result(Reading.AS_WRITTEN).is_live(inference) == live
    for inference in argument_map.inferences:
        if inference.implicit:
            assert not assessment.result(Reading.AS_WRITTEN).is_live(inference)


@given(small_maps())
def test_objections_are_the_live_ones_against_a_statement(argument_map: ArgumentMap) -> None:
    assessment = assess(argument_map)
    for reading in Reading:
        for name, judgement in assessment.result(reading).judgements.items():
            objections = assessment.result(reading).live_objections(name)
            assert objections == tuple(
                inference
                for inference in argument_map.inferences
                if inference.conclusion == name
                and inference.polarity is Polarity.AGAINST
                and assessment.result(reading).is_live(inference)
            )
            if judgement.verdict is Verdict.CONTESTED:
                assert objections
            if judgement.verdict in (Verdict.SUPPORTED, Verdict.CONDITIONAL, Verdict.UNDECIDED):
                assert not objections


# What a conditional statement leans on.


def test_assumptions_are_those_of_all_derivations_in_the_order_of_writing() -> None:
    argument_map = argument(
        {"a": "assumption", "act": "claim", "b": "assumption", "c": "claim", "d": "assumption"},
        Inference("act", "because", ["c", "b"]),
        Inference("c", "because", ["a"]),
        Inference("c", "because", ["b"]),
    )
    assert assess(argument_map).result().assumptions("act") == ("a", "b")


def test_what_evidence_carries_leans_on_no_assumption() -> None:
    argument_map = argument(
        {"act": "claim", "mixed": "claim", "a": "assumption", "b": "assumption", "e": "evidence"},
        Inference("act", "because", ["mixed", "b"]),
        Inference("mixed", "because", ["a"]),
        Inference("mixed", "because", ["e"]),
    )
    assessment = assess(argument_map)
    assert assessment.result().assumptions("mixed") == ()
    assert assessment.result().assumptions("act") == ("b",)


def test_a_derivation_ends_at_what_is_given() -> None:
    argument_map = argument(
        {"act": "claim", "a": "assumption", "b": "assumption", "g": "goal", "e": "evidence"},
        Inference("act", "because", ["a", "g"]),
        Inference("a", "because", ["b"]),
        Inference("g", "because", ["b"]),
    )
    assessment = assess(argument_map)
    assert assessment.result().assumptions("act") == ("a",)
    assert assessment.result().assumptions("a") == ("a",)
    assert assessment.result().assumptions("g") == ()
    assert assessment.result().assumptions("e") == ()


def test_assumptions_of_a_reason_that_is_not_live_do_not_count() -> None:
    argument_map = argument(
        {"act": "claim", "a": "assumption", "b": "assumption", "gap": "claim"},
        Inference("act", "because", ["a"]),
        Inference("act", "because", ["b", "gap"]),
    )
    assert assess(argument_map).result().assumptions("act") == ("a",)


@given(
    small_maps(
        kinds=[Kind.CLAIM, Kind.CLAIM, Kind.EVIDENCE, Kind.ASSUMPTION, Kind.ASSUMPTION],
        objections=False,
        exceptions=False,
    )
)
@settings(max_examples=300)
def test_without_its_assumptions_a_conditional_statement_falls_and_without_all_others_it_stands(
    argument_map: ArgumentMap,
) -> None:
    assessment = assess(argument_map)
    all_of_them = {
        name for name, each in argument_map.statements.items() if each.kind is Kind.ASSUMPTION
    }
    for name, judgement in assessment.charitable.judgements.items():
        if judgement.verdict is Verdict.CONDITIONAL:
            own = set(assessment.result().assumptions(name))
            assert own
            assert not holds(struck_out(argument_map, own), name)
            assert holds(no_longer_granted(argument_map, all_of_them - own), name)
        else:
            assert assessment.result().assumptions(name) == ()


def no_longer_granted(argument_map: ArgumentMap, assumptions: set[str]) -> ArgumentMap:
    """The map in which these are claims, which hold if there are reasons for them."""
    return attrs.evolve(
        argument_map,
        statements=[
            attrs.evolve(each, kind=Kind.CLAIM) if each.id in assumptions else each
            for each in argument_map.statements.values()
        ],
    )


def struck_out(argument_map: ArgumentMap, assumptions: set[str]) -> ArgumentMap:
    """The map in which these are claims that nothing is for."""
    return attrs.evolve(
        no_longer_granted(argument_map, assumptions),
        inferences=[each for each in argument_map.inferences if each.conclusion not in assumptions],
    )


def holds(argument_map: ArgumentMap, name: str) -> bool:
    return verdicts(argument_map)[name].verdict in (Verdict.SUPPORTED, Verdict.CONDITIONAL)
