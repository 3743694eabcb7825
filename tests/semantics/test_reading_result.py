"""What follows from the verdicts of one reading."""

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Inference, Kind, Link, Polarity, Statement
from argmap.semantics import Obstacle, Reading, Role, Verdict, assess, verdicts
from argmap.semantics.criticality import critical
from argmap.semantics.explanations import explanations
from argmap.semantics.interventions import cruxes, to_settle
from argmap.semantics.robustness import robustness
from tests.semantics.brute_force import as_written, brute_model, members
from tests.semantics.strategies import small_maps, statement


def argument(kinds: dict[str, str], *inferences: Inference) -> ArgumentMap:
    return ArgumentMap([statement(Kind(kind), name) for name, kind in kinds.items()], inferences)


@given(small_maps())
def test_an_assessment_has_a_result_for_each_reading(argument_map: ArgumentMap) -> None:
    assessment = assess(argument_map)
    assert assessment.map is argument_map
    assert assessment.charitable.judgements == verdicts(argument_map)
    assert assessment.as_written.judgements == verdicts(argument_map, Reading.AS_WRITTEN)
    assert assessment.result().judgements is assessment.charitable.judgements
    assert assessment.result(Reading.AS_WRITTEN).judgements is assessment.as_written.judgements


def test_functions_take_a_map_or_an_assessment() -> None:
    argument_map = argument(
        {"a": "recommendation", "b": "evidence"}, Inference("a", "because", ["b"])
    )
    for function in (verdicts, critical, cruxes, explanations, robustness, to_settle):
        assert function(argument_map) == function(assess(argument_map))
        with pytest.raises(TypeError, match=r"argmap\.parse"):
            function("recommendation a: Do.")


def test_readings_are_named_by_strings_and_unknown_ones_refused() -> None:
    argument_map = argument({"a": "claim", "b": "evidence"}, HINTED)
    assert not verdicts(argument_map, "as written")["a"].holds
    assert verdicts(argument_map)["a"].holds
    with pytest.raises(ValueError, match="reading must be"):
        verdicts(argument_map, "nonsense")


HINTED = Inference("a", "because", ["b"], implicit=True)


def test_a_string_names_one_statement_and_unknown_ids_are_refused() -> None:
    argument_map = argument({"ab": "claim", "c": "evidence"}, Inference("ab", "because", ["c"]))
    assert critical(argument_map, "ab").keys() == {"ab"}
    for function in (critical, cruxes, explanations, robustness, to_settle):
        with pytest.raises(ValueError, match="no statement 'abc'; did you mean 'ab'"):
            function(argument_map, "abc")


def test_readings_share_judgements_without_implicit_relations() -> None:
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


def test_obstacles_list_everything_that_blocks_an_inference() -> None:
    assert assess(SETTING).result().obstacles(HINDERED) == (
        Obstacle(Role.PREMISE, "rumour"),
        Obstacle(Role.PREMISE, "quarrel"),
        Obstacle(Role.WARRANT, "rule"),
        Obstacle(Role.WARRANT, "custom"),
        Obstacle(Role.EXCEPTION, "winter"),
        Obstacle(Role.EXCEPTION, "quarrel"),
    )


def test_implicit_inferences_are_obstacles_as_written() -> None:
    assessment = assess(SETTING)
    written = assessment.result(Reading.AS_WRITTEN).obstacles(HINDERED)
    assert Obstacle(Role.WARRANT, "custom") not in written
    assert Obstacle(Role.IMPLICIT) not in written
    implicit = attrs.evolve(HINDERED, implicit=True)
    assert assessment.result(Reading.AS_WRITTEN).obstacles(implicit) == (
        Obstacle(Role.IMPLICIT),
        *written,
    )


def test_goals_alone_are_an_obstacle() -> None:
    reason = Inference("act", "because", ["wish"])
    assert assess(SETTING).result().obstacles(reason) == (Obstacle(Role.PURPOSE),)


@given(small_maps())
def test_inferences_without_obstacles_are_live(argument_map: ArgumentMap) -> None:
    assessment, model = assess(argument_map), brute_model(argument_map)
    for number, inference in enumerate(argument_map.inferences):
        assert assessment.result().is_live(inference) == (model.value("live", number) is True)
        assert assessment.result().is_live(inference) == (
            not assessment.result().obstacles(inference)
        )


@given(small_maps())
def test_liveness_as_written_ignores_implicit_relations(
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
def test_live_objections_against_a_statement(argument_map: ArgumentMap) -> None:
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


# Assumptions of conditional statements.


def test_assumptions_come_from_all_derivations() -> None:
    argument_map = argument(
        {"a": "assumption", "act": "claim", "b": "assumption", "c": "claim", "d": "assumption"},
        Inference("act", "because", ["c", "b"]),
        Inference("c", "because", ["a"]),
        Inference("c", "because", ["b"]),
    )
    assert assess(argument_map).result().assumptions("act") == ("a", "b")


def test_supported_statements_depend_on_no_assumption() -> None:
    argument_map = argument(
        {"act": "claim", "mixed": "claim", "a": "assumption", "b": "assumption", "e": "evidence"},
        Inference("act", "because", ["mixed", "b"]),
        Inference("mixed", "because", ["a"]),
        Inference("mixed", "because", ["e"]),
    )
    assessment = assess(argument_map)
    assert assessment.result().assumptions("mixed") == ()
    assert assessment.result().assumptions("act") == ("b",)


def test_derivations_end_at_givens() -> None:
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


def test_assumptions_of_other_reasons_do_not_count() -> None:
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
@settings(max_examples=120)
def test_conditional_statements_need_some_of_their_assumptions(
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
            assert not holds(without_assumptions(argument_map, own), name)
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


def without_assumptions(argument_map: ArgumentMap, assumptions: set[str]) -> ArgumentMap:
    """The map in which these are claims that nothing is for."""
    return attrs.evolve(
        no_longer_granted(argument_map, assumptions),
        inferences=[each for each in argument_map.inferences if each.conclusion not in assumptions],
    )


def holds(argument_map: ArgumentMap, name: str) -> bool:
    return verdicts(argument_map)[name].verdict in (Verdict.SUPPORTED, Verdict.CONDITIONAL)


RICH_IN_RECOMMENDATIONS = [Kind.RECOMMENDATION, Kind.RECOMMENDATION, Kind.CLAIM, Kind.EVIDENCE]


def has_grounds_of_its_own(argument_map: ArgumentMap, name: str) -> bool:
    """Apply the definition: remove assumptions, and evaluate the map again."""
    others = {
        each.id
        for each in argument_map.statements.values()
        if each.kind == "recommendation" and each.id != name
    }
    left = [each for each in argument_map.inferences if not others & members(each)]
    return brute_model(attrs.evolve(argument_map, inferences=left)).value("grounds", name) is True


@pytest.mark.parametrize("reading", [Reading.CHARITABLE, Reading.AS_WRITTEN])
@given(argument_map=st.one_of(small_maps(RICH_IN_RECOMMENDATIONS), small_maps()))
@settings(max_examples=120)
def test_own_grounds_match_their_definition(argument_map: ArgumentMap, reading: Reading) -> None:
    read = argument_map if reading is Reading.CHARITABLE else as_written(argument_map)
    assert assess(argument_map).result(reading).own_grounds == {
        each.id
        for each in argument_map.statements.values()
        if each.kind == "recommendation" and has_grounds_of_its_own(read, each.id)
    }


def recommended(names: str, *inferences: Inference) -> ArgumentMap:
    """Return a map of recommendations, except that `e` is evidence and `x` a claim."""
    kinds = {"e": Kind.EVIDENCE, "x": Kind.CLAIM}
    return ArgumentMap([statement(kinds.get(y, Kind.RECOMMENDATION), y) for y in names], inferences)


def test_a_recommendation_supported_only_by_another_has_no_own_grounds() -> None:
    argument_map = recommended(
        "abe", Inference("a", "because", ["e"]), Inference("b", "because", ["a", "e"])
    )
    assert assess(argument_map).result().own_grounds == {"a"}


def test_grounds_through_itself_are_not_own_grounds() -> None:
    argument_map = recommended(
        "axe", Inference("a", "because", ["e"], (), [Link("x")]), Inference("x", "because", ["a"])
    )
    assert assess(argument_map).result().own_grounds == frozenset()


def test_another_recommendation_gives_no_own_grounds() -> None:
    """`a` holds, but through `b`: its own evidence has an exception that depends on it."""
    argument_map = recommended(
        "abxe",
        Inference("b", "because", ["e"]),
        Inference("a", "because", ["b"]),
        Inference("a", "because", ["e"], (), [Link("x")]),
        Inference("x", "because", ["a"]),
    )
    assert assess(argument_map).result().own_grounds == {"b"}


def test_several_recommendations_may_depend_on_themselves() -> None:
    argument_map = ArgumentMap(
        [
            statement(Kind.EVIDENCE, "e"),
            *(statement(Kind.RECOMMENDATION, each) for each in ["a1", "a2", "a3"]),
            *(statement(Kind.CLAIM, each) for each in ["x1", "x2", "x3"]),
        ],
        [
            inference
            for n in "123"
            for inference in (
                Inference(f"a{n}", "because", ["e"], (), [Link(f"x{n}")]),
                Inference(f"x{n}", "because", [f"a{n}"]),
            )
        ],
    )
    assert assess(argument_map).result().own_grounds == frozenset()


def test_own_grounds_may_be_lost_through_exceptions() -> None:
    argument_map = ArgumentMap(
        [
            statement(Kind.EVIDENCE, "e"),
            statement(Kind.RECOMMENDATION, "a"),
            statement(Kind.CLAIM, "x"),
            statement(Kind.CLAIM, "y"),
        ],
        [
            Inference("a", "because", ["e"], (), [Link("x")]),
            Inference("x", "because", ["a"], (), [Link("y")]),
            Inference("y", "because", ["a"], (), [Link("x")]),
        ],
    )
    assert assess(argument_map).result().own_grounds == frozenset()


def test_bases_take_one_id():
    argument_map = ArgumentMap([Statement("claim", name, "x") for name in ("ab", "a", "b")])
    result = assess(argument_map).result()
    assert list(result.bases("ab")) == ["ab"]
