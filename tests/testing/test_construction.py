"""Maps: each argument is honoured, and what is asked for twice is there twice."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from argmap.compose import canonical_text
from argmap.model import ArgumentMap, Inference, Kind, Polarity
from argmap.resolve import parse_draft
from argmap.support import Verdict, verdicts
from argmap.support.components import components
from argmap.testing import maps
from tests.testing.finding import least

some = settings(max_examples=25)


@given(maps())
def test_maps_can_be_written_down(argument_map: ArgumentMap) -> None:
    draft = parse_draft(canonical_text(argument_map))
    assert draft.diagnostics == ()
    assert draft.map == argument_map


# Kinds


@some
@given(maps(kinds=["claim", Kind.EVIDENCE]))
def test_only_the_kinds_that_may_occur_do(argument_map: ArgumentMap) -> None:
    assert kinds(argument_map) <= {"claim", "evidence"}


@some
@given(maps(kinds={"claim": 2, Kind.EVIDENCE: (1, 3)}))
def test_there_are_as_many_of_each_kind_as_asked_for(argument_map: ArgumentMap) -> None:
    counts = [each.kind for each in argument_map.statements.values()]
    assert counts.count(Kind.CLAIM) == 2
    assert 1 <= counts.count(Kind.EVIDENCE) <= 3
    assert kinds(argument_map) == {"claim", "evidence"}


@some
@given(maps(kinds={}))
def test_no_kind_is_no_statement(argument_map: ArgumentMap) -> None:
    assert not argument_map.statements


@some
@given(maps(assumptions=True), maps(assumptions=False))
def test_assumptions(there: ArgumentMap, absent: ArgumentMap) -> None:
    assert "assumption" in kinds(there)
    assert "assumption" not in kinds(absent)


# Relations


@some
@given(maps(acyclic=True))
def test_no_chain_of_an_acyclic_map_returns_to_its_start(argument_map: ArgumentMap) -> None:
    assert depth(argument_map) is not None


@some
@given(st.data(), st.integers(0, 4))
def test_the_longest_chain_is_as_long_as_asked_for(data: st.DataObject, wanted: int) -> None:
    assert depth(data.draw(maps(depth=wanted))) == wanted


@some
@given(st.data(), st.sampled_from([{}, {"acyclic": True}, {"depth": 2}]))
def test_relations_hold_a_connected_map_together(data: st.DataObject, more: dict[str, Any]) -> None:
    assert len(parts(data.draw(maps(connected=True, **more)))) == 1


@some
@given(maps(objections=True), maps(objections=False))
def test_objections(there: ArgumentMap, absent: ArgumentMap) -> None:
    assert any(map(is_objection, there.inferences))
    assert not any(map(is_objection, absent.inferences))


@some
@given(maps(exceptions=True), maps(exceptions=False))
def test_exceptions(there: ArgumentMap, absent: ArgumentMap) -> None:
    assert any(each.exceptions for each in there.inferences)
    assert not any(each.exceptions for each in absent.inferences)


@some
@given(maps(linked=True), maps(linked=False))
def test_linked_premises(there: ArgumentMap, absent: ArgumentMap) -> None:
    assert any(len({*each.premises}) > 1 for each in there.inferences)
    assert all(len(each.premises) == 1 for each in absent.inferences)


# Notes


@some
@given(maps(sources=True), maps(sources=False))
def test_sources(there: ArgumentMap, absent: ArgumentMap) -> None:
    assert any(each.citations for each in there.statements.values())
    assert not absent.sources


@some
@given(maps(sections=True), maps(sections=False))
def test_sections(there: ArgumentMap, absent: ArgumentMap) -> None:
    assert any(each.section for each in there.statements.values())
    assert not absent.sections


@some
@given(maps(attributes=True), maps(attributes=False))
def test_attributes(there: ArgumentMap, absent: ArgumentMap) -> None:
    assert any(each.attributes for each in there.statements.values())
    noted = [*absent.statements.values(), *absent.sources.values()]
    assert not any(each.attributes for each in noted)


# Outcomes


@pytest.mark.parametrize("verdict", Verdict)
@given(data=st.data())
@some
def test_recommendations_come_out_as_asked_for(verdict: Verdict, data: st.DataObject) -> None:
    more: dict[str, Any] = data.draw(st.sampled_from(FURTHER[verdict]))
    argument_map = data.draw(maps(recommendations=verdict, **more))
    assert outcomes(argument_map) == {verdict}
    if more.get("connected"):
        assert len(parts(argument_map)) == 1
    if more.get("acyclic"):
        assert depth(argument_map) is not None
    if more.get("objections") is False:
        assert not any(map(is_objection, argument_map.inferences))
    if more.get("linked"):
        assert any(len({*each.premises}) > 1 for each in argument_map.inferences)


EITHER: list[dict[str, Any]] = [
    {},
    {"connected": True},
    {"objections": True, "exceptions": True, "linked": True},
    {"exceptions": False, "linked": False},
    {"kinds": {"recommendation": 2, "evidence": (1, 2), "assumption": (1, 2), "claim": 1}},
]
FURTHER: dict[Verdict, list[dict[str, Any]]] = {
    Verdict.SUPPORTED: [*EITHER, {"objections": False}, {"acyclic": True, "linked": True}],
    Verdict.CONDITIONAL: [*EITHER, {"objections": False}, {"acyclic": True, "connected": True}],
    Verdict.UNDECIDED: EITHER,
    Verdict.UNSUPPORTED: [*EITHER, {"objections": False}, {"acyclic": True, "linked": True}],
    Verdict.CONTESTED: [*EITHER, {"acyclic": True, "connected": True}],
}


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"kinds": ["clam"]}, "'clam' is no kind of statement"),
        ({"kinds": {"claim": (2, 1)}}, "(2, 1) cannot be how many there are"),
        ({"kinds": ["claim"], "assumptions": True}, "this takes 1 of assumption"),
        ({"kinds": {"assumption": 1}, "assumptions": False}, "both asked for and excluded"),
        ({"kinds": {"claim": 2}, "linked": True}, "this takes 3 of"),
        ({"depth": -1}, "a depth is not negative"),
        ({"depth": 0, "objections": True}, "depth=0 leaves no relation"),
        ({"depth": 1, "recommendations": "supported"}, "depth cannot go with recommendations"),
        ({"recommendations": "good"}, "'good' is no verdict"),
        ({"recommendations": "contested", "objections": False}, "contested takes an objection"),
        ({"recommendations": "undecided", "acyclic": True}, "takes a circle of objections"),
        ({"recommendations": "supported", "kinds": ["recommendation"]}, "takes 1 of evidence"),
    ],
)
def test_what_no_map_can_have_is_refused(asked: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidArgument) as refused:
        maps(**asked)
    assert message in str(refused.value)


# The least maps


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ({}, ""),
        ({"kinds": {"claim": 1}}, "claim a: a is so."),
        (
            {"depth": 2},
            "claim a: a is so.\n  because claim b: b is so.\n    because claim c: c is so.",
        ),
        ({"objections": True}, "claim a: a is so.\n  but claim b: b is so."),
        (
            {"linked": True},
            "claim a: a is so.\n  because claim b: b is so.\n  and claim c: c is so.",
        ),
        (
            {"exceptions": True},
            "claim a: a is so.\n  because claim b: b is so.\n  unless claim c: c is so.",
        ),
        ({"recommendations": "unsupported"}, "recommendation a: a is so."),
    ],
    ids=str,
)
def test_the_least_map_is_what_a_person_would_write(asked: dict[str, Any], text: str) -> None:
    assert canonical_text(least(maps(**asked))).strip() == text


@pytest.mark.parametrize("verdict", Verdict)
def test_the_least_recommendation_of_each_verdict(verdict: Verdict) -> None:
    found = least(maps(recommendations=verdict))
    sizes = {"supported": 2, "conditional": 2, "undecided": 3, "unsupported": 1, "contested": 3}
    assert len(found.statements) == sizes[verdict]
    assert len(found.inferences) == sizes[verdict] - (verdict != "undecided")
    assert {each.text for each in found.statements.values()} <= {f"{x} is so." for x in "abc"}


def test_any_map_shrinks_to_what_a_person_would_write() -> None:
    found = least(maps(), lambda each: Verdict.SUPPORTED in outcomes(each))
    assert canonical_text(found) in (
        "recommendation a: a is so.\n  because evidence b: b is so.\n",
        "recommendation b: b is so.\n  because evidence a: a is so.\n",
    )


def kinds(argument_map: ArgumentMap) -> set[str]:
    return {each.kind.value for each in argument_map.statements.values()}


def outcomes(argument_map: ArgumentMap) -> set[Verdict]:
    judgements = verdicts(argument_map)
    return {
        judgements[name].verdict
        for name, each in argument_map.statements.items()
        if each.kind is Kind.RECOMMENDATION
    }


def is_objection(inference: Inference) -> bool:
    return inference.polarity is Polarity.AGAINST


def members(inference: Inference) -> list[str]:
    links = (*inference.warrants, *inference.exceptions)
    return [*inference.premises, *(link.statement for link in links)]


def depth(argument_map: ArgumentMap) -> int | None:
    """The length of the longest chain of relations; None where one has no end."""
    found = dict.fromkeys(argument_map.statements, 0)
    for _ in range(len(found) + 1):
        before = dict(found)
        for each in argument_map.inferences:
            deepest = max(found[member] for member in members(each))
            found[each.conclusion] = max(found[each.conclusion], deepest + 1)
        if found == before:
            return max(found.values(), default=0)
    return None


def parts(argument_map: ArgumentMap) -> list[list[int]]:
    """The parts of a map that no relation ties together."""
    numbers = {name: number for number, name in enumerate(argument_map.statements)}
    tied: dict[int, set[int]] = {number: set() for number in numbers.values()}
    for each in argument_map.inferences:
        for member in members(each):
            tied[numbers[member]].add(numbers[each.conclusion])
            tied[numbers[each.conclusion]].add(numbers[member])
    return [[*part] for part in components(tied, lambda number: [*tied[number]])]
