"""Explanations, compared with the brute-force model."""

from collections.abc import Iterable
from itertools import pairwise

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Citation, Inference, Kind, Link, Source
from argmap.semantics import Judgement, Obstacle, Reading, Reason, Role, Verdict, assess, verdicts
from argmap.semantics.explanations import (
    Explanation,
    InferenceStep,
    StatementExplanation,
    explain,
    explanations,
)
from argmap.semantics.reading_result import Basis
from argmap.semantics.what_if import WithdrawnStatements, suppose
from tests.semantics.brute_force import BruteModel, as_written, brute_model, members
from tests.semantics.changed_maps import cited_maps
from tests.semantics.strategies import small_maps, statement, tangled_map
from tests.semantics.test_program import assumed

HOLDING = (Verdict.SUPPORTED, Verdict.CONDITIONAL)
MAPS = st.one_of(small_maps(), st.builds(tangled_map, st.integers(0, 2**32), st.integers(5, 25)))
MAP_IN_READING = {
    Reading.CHARITABLE: lambda argument_map: argument_map,
    Reading.AS_WRITTEN: as_written,
    Reading.CAUTIOUS: assumed,
}
"""The map that says charitably what another one says in a reading."""


class BruteReading:
    """The model of a map in a reading by brute force, and the inferences that it takes."""

    def __init__(self, argument_map: ArgumentMap, reading: Reading) -> None:
        self.map = MAP_IN_READING[reading](argument_map)
        self.model: BruteModel = brute_model(self.map)
        originals = [
            inference
            for inference in argument_map.inferences
            if not (reading is Reading.AS_WRITTEN and inference.implicit)
        ]
        # The inferences of the explanation are those of the map; these are what a reading makes.
        self.numbers = {id(inference): number for number, inference in enumerate(originals)}

    def in_reading(self, inference: Inference) -> Inference:
        return self.map.inferences[self.numbers[id(inference)]]

    def live(self, inference: Inference) -> bool | None:
        return self.model.value("live", self.numbers[id(inference)])

    def holds(self, name: str) -> bool | None:
        return self.model.value("holds", name)

    def find_inferences(self, name: str, polarity: str) -> list[Inference]:
        return [
            inference
            for inference in self.map.inferences
            if inference.conclusion == name and inference.polarity == polarity
        ]

    def obstacles(self, inference: Inference) -> set[Obstacle]:
        """What settles that an inference is not live, or leaves it open."""
        live, in_reading = self.live(inference), self.in_reading(inference)
        if live is True:
            return set()
        warrants = [link.statement for link in in_reading.warrants]
        exceptions = [link.statement for link in in_reading.exceptions]
        blocking = None if live is None else True
        return {
            *(Obstacle(Role.PREMISE, x) for x in in_reading.premises if self.holds(x) is live),
            *(Obstacle(Role.WARRANT, x) for x in warrants if self.holds(x) is live),
            *(Obstacle(Role.EXCEPTION, x) for x in exceptions if self.holds(x) is blocking),
            *(
                [Obstacle(Role.PURPOSE)]
                if {self.map.statements[x].kind for x in members(in_reading)} == {"goal"}
                else []
            ),
        }


def explain_all(argument_map: ArgumentMap, reading: Reading) -> Iterable[Explanation]:
    return explanations(assess(argument_map), argument_map.statements, reading).values()


@given(MAPS, st.sampled_from(Reading))
@settings(max_examples=120)
def test_each_step_is_live_or_lists_its_obstacles(
    argument_map: ArgumentMap, reading: Reading
) -> None:
    brute = BruteReading(argument_map, reading)
    for explanation in explain_all(argument_map, reading):
        for entry in explanation.statements.values():
            for step in entry.steps:
                if id(step.inference) not in brute.numbers:
                    assert step.obstacles == (Obstacle(Role.IMPLICIT),)
                    assert step.live is False
                    continue
                assert step.live is brute.live(step.inference)
                obstacles = brute.obstacles(step.inference)
                if entry.judgement.verdict is Verdict.UNDECIDED and step.live is None:
                    assert {obstacle.statement for obstacle in step.obstacles} == {*step.mentions}
                    assert len(step.mentions) == 1
                    assert set(step.obstacles) <= obstacles
                else:
                    assert set(step.obstacles) == obstacles
                assert (step.live is True) == (not step.obstacles)


@given(MAPS, st.sampled_from(Reading))
@settings(max_examples=120)
def test_each_verdict_has_its_steps(argument_map: ArgumentMap, reading: Reading) -> None:
    brute = BruteReading(argument_map, reading)
    for explanation in explain_all(argument_map, reading):
        for entry in explanation.statements.values():
            assert_steps_match(entry, brute)


def assert_steps_match(entry: StatementExplanation, brute: BruteReading) -> None:
    name, verdict = entry.statement, entry.judgement.verdict
    reasons = [step.live for step in entry.reasons]
    objections = [step.live for step in entry.objections]
    included = [step for step in entry.reasons if id(step.inference) in brute.numbers]
    against = brute.find_inferences(name, "but")
    if verdict in HOLDING:
        assert reasons in ([], [True])
        assert objections == [False] * len(against)
    elif verdict is Verdict.UNDECIDED:
        assert (reasons, objections) in (([], [None]), ([True], [None]), ([None], []))
    else:
        live_objections = [
            inference
            for number, inference in enumerate(brute.map.inferences)
            if inference in against and brute.model.value("live", number)
        ]
        assert [brute.in_reading(step.inference) for step in entry.objections] == live_objections
        assert set(objections) <= {True}
    if verdict is Verdict.UNSUPPORTED:
        assert [brute.in_reading(step.inference) for step in included] == brute.find_inferences(
            name, "because"
        )
        assert not any(reasons)
    if verdict is Verdict.CONTESTED:
        assert objections
        assert reasons == [True] * len(reasons) or set(reasons) == {None}
    assert bool(entry.circle) == (verdict is Verdict.UNDECIDED)


@given(MAPS, st.sampled_from(Reading))
@settings(max_examples=120)
def test_exactly_the_mentioned_statements_are_explained(
    argument_map: ArgumentMap, reading: Reading
) -> None:
    for explanation in explain_all(argument_map, reading):
        entries = explanation.statements
        assert next(iter(entries)) == explanation.statement
        mentioned = {
            name for entry in entries.values() for step in entry.steps for name in step.mentions
        }
        assert entries.keys() == mentioned | {explanation.statement}
        assert explanation.judgement == verdicts(argument_map, reading)[explanation.statement]


@given(MAPS, st.sampled_from(Reading))
@settings(max_examples=120)
def test_grounds_end_in_givens_and_never_include_the_conclusion(
    argument_map: ArgumentMap, reading: Reading
) -> None:
    given_or_granted = {
        name
        for name, statement in MAP_IN_READING[reading](argument_map).statements.items()
        if statement.kind.is_given
    }
    for explanation in explain_all(argument_map, reading):
        if explanation.judgement.verdict in HOLDING:
            leaves = find_leaves(explanation)
            assert leaves <= given_or_granted
            if explanation.statements[explanation.statement].reasons:
                assert explanation.statement not in leaves
            basis = explanation.basis
            kinds = {name: argument_map.statements[name].kind for name in leaves}
            goals = {name for name, kind in kinds.items() if kind is Kind.GOAL}
            assert leaves - goals <= {*basis.evidence, *basis.assumptions}
            if explanation.judgement.verdict is Verdict.SUPPORTED:
                assert set(kinds.values()) <= {Kind.EVIDENCE, Kind.GOAL}


def find_leaves(explanation: Explanation) -> set[str]:
    """The leaves of the derivation, if it has no circle."""
    entries = explanation.statements

    def below(name: str, above: frozenset[str]) -> set[str]:
        entry = entries[name]
        assert entry.judgement.verdict in HOLDING
        assert name not in above
        if not entry.reasons:
            return {name}
        (reason,) = entry.reasons
        needed = [x for x in reason.mentions if x not in exceptions(reason.inference)]
        return set().union(*(below(x, above | {name}) for x in needed))

    return below(explanation.statement, frozenset())


def exceptions(inference: Inference) -> set[str]:
    return {link.statement for link in inference.exceptions}


@given(cited_maps(), st.sampled_from(Reading))
@settings(max_examples=120)
def test_basis_covers_all_live_derivations(argument_map: ArgumentMap, reading: Reading) -> None:
    brute = BruteReading(argument_map, reading)
    for explanation in explain_all(argument_map, reading):
        used = find_used(brute, explanation.statement)
        kinds = brute.map.statements
        evidence = tuple(x for x in kinds if x in used and kinds[x].kind is Kind.EVIDENCE)
        cited = {
            citation.source
            for name in evidence
            for citation in kinds[name].citations or [Citation("author")]
        }
        sources = [*argument_map.sources, "author"]
        assert explanation.basis == Basis(
            evidence,
            tuple(x for x in kinds if x in used and kinds[x].kind is Kind.ASSUMPTION),
            tuple({"author": "(author)"}.get(x, x) for x in sources if x in cited),
        )


def find_used(brute: BruteReading, name: str) -> set[str]:
    if not brute.model.value("grounds", name):
        return set()
    used = {name}
    while True:
        more = {
            member
            for number, inference in enumerate(brute.map.inferences)
            if brute.model.value("live", number) and inference.polarity == "because"
            if inference.conclusion in used
            if is_followed(
                brute.map.statements[inference.conclusion].kind, inference.conclusion == name
            )
            for member in members(inference)
        }
        if more <= used:
            return used
        used |= more


def is_followed(kind: Kind, asked: bool) -> bool:
    return kind is not Kind.EVIDENCE and (asked or kind is not Kind.GOAL)


@given(MAPS, st.sampled_from(Reading))
@settings(max_examples=100)
def test_an_explanation_is_the_same_alone_and_among_all(
    argument_map: ArgumentMap, reading: Reading
) -> None:
    assessment = assess(argument_map)
    for explanation in explain_all(argument_map, reading):
        assert explain(assessment, explanation.statement, reading) == explanation


def test_recommendations_are_explained_by_default() -> None:
    kinds = {"a": Kind.RECOMMENDATION, "b": Kind.CLAIM, "c": Kind.RECOMMENDATION}
    assessment = assess(ArgumentMap([statement(kind, name) for name, kind in kinds.items()]))
    assert list(explanations(assessment)) == ["a", "c"]
    assert list(explanations(assessment, ["b"])) == ["b"]
    with pytest.raises(ValueError, match="'d'"):
        explain(assessment, "d")


PLAN = ArgumentMap(
    [
        statement(Kind.RECOMMENDATION, "act"),
        statement(Kind.CLAIM, "works"),
        attrs.evolve(statement(Kind.EVIDENCE, "trial"), citations=[Citation("report", "p. 3")]),
        statement(Kind.GOAL, "health"),
        statement(Kind.CLAIM, "late"),
        statement(Kind.CLAIM, "dear"),
        statement(Kind.EVIDENCE, "price"),
        statement(Kind.ASSUMPTION, "loan"),
    ],
    [
        Inference("act", "because", ["health", "works"], (), [Link("late")]),
        Inference("works", "because", ["trial"]),
        Inference("act", "but", ["dear"]),
        Inference("dear", "because", ["price"]),
        Inference("dear", "but", ["loan"]),
        Inference("act", "because", ["loan"]),
    ],
    [Source("report", "A report.")],
)


def test_a_statement_that_holds_has_one_reason_and_answered_objections() -> None:
    explanation = explain(assess(PLAN), "act")
    act = explanation.statements["act"]
    assert act.reasons == (
        InferenceStep(PLAN.inferences[0], True, (), ("health", "works", "late")),
    )
    assert act.other_reasons == 1
    assert act.objections == (
        InferenceStep(PLAN.inferences[2], False, (Obstacle(Role.PREMISE, "dear"),), ("dear",)),
    )
    assert explanation.statements["late"].judgement.reason is Reason.BARE
    assert explanation.statements["dear"].objections == (
        InferenceStep(PLAN.inferences[4], True, (), ("loan",)),
    )
    assert list(explanation.statements) == [
        "act",
        "health",
        "works",
        "trial",
        "late",
        "dear",
        "price",
        "loan",
    ]
    assert explanation.basis == Basis(("trial",), ("loan",), ("report",))


def test_a_circle_is_explained_once() -> None:
    circle = [Inference("a", "because", ["b"]), Inference("b", "because", ["a"])]
    argument_map = ArgumentMap([statement(Kind.CLAIM, "a"), statement(Kind.CLAIM, "b")], circle)
    explanation = explain(assess(argument_map), "a")
    assert list(explanation.statements) == ["a", "b"]
    assert explanation.statements["b"].reasons[0].mentions == ("a",)
    assert explanation.basis == Basis()


def test_the_reason_for_a_goal_is_explained_only_in_its_own_explanation() -> None:
    kinds = {"end": "goal", "means": "claim", "seen": "evidence", "poll": "evidence"}
    inferences = [
        Inference("end", "because", ["means"]),
        Inference("means", "because", ["end", "seen"]),
        Inference("means", "because", ["seen", "poll", "seen"]),
    ]
    statements = [statement(Kind(kind), name) for name, kind in kinds.items()]
    found = explanations(assess(ArgumentMap(statements, inferences)), ["end", "means"])
    about_end, about_means = found["end"].statements, found["means"].statements
    assert [step.inference for step in about_end["end"].reasons] == inferences[:1]
    assert [step.inference for step in about_end["means"].reasons] == inferences[2:]
    assert [step.inference for step in about_means["means"].reasons] == inferences[1:2]
    assert about_means["end"].reasons == ()


def test_a_goal_does_not_support_itself() -> None:
    kinds = {"end": "goal", "means": "claim", "seen": "evidence"}
    inferences = [
        Inference("end", "because", ["means"]),
        Inference("means", "because", ["end", "seen"]),
    ]
    statements = [statement(Kind(kind), name) for name, kind in kinds.items()]
    explanation = explain(ArgumentMap(statements, inferences), "end")
    assert explanation.judgement == Judgement(Verdict.CONDITIONAL)
    assert explanation.statements["end"].reasons == ()


def test_an_undecided_statement_has_one_obstacle() -> None:
    argument_map = ArgumentMap(
        map(statement, [Kind.CLAIM, Kind.ASSUMPTION, Kind.ASSUMPTION], "cab"),
        [
            Inference("c", "because", ["a", "b"]),
            Inference("a", "but", ["b"]),
            Inference("b", "but", ["a"]),
        ],
    )
    (reason,) = explain(assess(argument_map), "c").statements["c"].reasons
    assert reason == InferenceStep(
        argument_map.inferences[0], None, (Obstacle(Role.PREMISE, "a"),), ("a",)
    )


def test_implicit_reasons_are_neither_live_nor_withdrawn_as_written() -> None:
    included = Inference("c", "because", ["e"], implicit=True)
    written = ArgumentMap(map(statement, [Kind.CLAIM, Kind.EVIDENCE], "ce"), [included])
    (reason,) = explain(assess(written), "c", Reading.AS_WRITTEN).statements["c"].reasons
    assert reason == InferenceStep(included, False, (Obstacle(Role.IMPLICIT),))
    withdrawn = WithdrawnStatements(written, {"e": "it failed"})
    left = assess(suppose(written, without="e"))
    for reading, reasons in ((Reading.CHARITABLE, ("e",)), (Reading.AS_WRITTEN, ())):
        explain_all = explanations(left, "c", reading, withdrawn)
        assert explain_all["c"].withdrawn_reasons("c") == reasons


@pytest.mark.parametrize(
    ("last", "verdict"), [(Kind.EVIDENCE, Verdict.SUPPORTED), (Kind.CLAIM, Verdict.UNSUPPORTED)]
)
def test_long_chains_need_no_recursion(last: Kind, verdict: Verdict) -> None:
    names = [f"s{number}" for number in range(3_000)]
    kinds = [Kind.CLAIM] * (len(names) - 1) + [last]
    inferences = [Inference(name, "because", [by]) for name, by in pairwise(names)]
    explanation = explain(assess(ArgumentMap(map(statement, kinds, names), inferences)), "s0")
    assert explanation.judgement.verdict is verdict
    assert list(explanation.statements) == names
