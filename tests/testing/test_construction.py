"""Maps: each argument is honoured, and what is asked for twice is there twice."""

from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from argmap.canonical import canonical_text
from argmap.loader import parse_draft
from argmap.model import ArgumentMap, Kind
from argmap.semantics import Verdict
from argmap.testing import maps
from tests.testing.finding import least
from tests.testing.honoured import FEATURES, complaints, outcomes

some = settings(max_examples=25)


@given(maps())
def test_maps_can_be_written_down(argument_map: ArgumentMap) -> None:
    draft = parse_draft(canonical_text(argument_map))
    assert draft.diagnostics == ()
    assert draft.map == argument_map


# Each argument, and all of them together

EACH: list[dict[str, Any]] = [
    {"kinds": ["claim", Kind.EVIDENCE]},
    {"kinds": {"claim": 2, Kind.EVIDENCE: (1, 3)}},
    {"kinds": {}},
    {"kinds": {"claim": (0, 3), "goal": (0, 3)}, "size": (4, 5)},
    {"size": 3},
    {"size": (2, 9), "kinds": ["claim"]},
    {"acyclic": True},
    {"connected": True},
    *({"depth": depth} for depth in range(5)),
    *(
        {key: there}
        for key in ("objections", "exceptions", "linked", "assumptions")
        for there in (True, False)
    ),
    *({key: there} for key in ("sources", "sections", "attributes") for there in (True, False)),
    {"plain": True},
    {"plain": True, "sources": True, "sections": True, "attributes": True},
    *({"recommendations": verdict} for verdict in Verdict),
]


@pytest.mark.parametrize("asked", EACH, ids=str)
@given(data=st.data())
@some
def test_each_argument_is_honoured(asked: dict[str, Any], data: st.DataObject) -> None:
    assert complaints(data.draw(maps(**asked)), asked) == []


either = st.sampled_from([None, True, False])
combinations = st.fixed_dictionaries(
    {},
    optional={
        "kinds": st.one_of(
            st.lists(st.sampled_from(Kind), min_size=1),
            st.dictionaries(st.sampled_from(Kind), st.sampled_from([1, 2, (1, 2)]), min_size=1),
        ),
        "size": st.sampled_from([1, 2, 3, (2, 4), (3, 8)]),
        "acyclic": st.booleans(),
        "connected": st.booleans(),
        "depth": st.integers(0, 3),
        "recommendations": st.sampled_from(Verdict),
        "plain": st.booleans(),
        "assumptions": either,
        "objections": either,
        "exceptions": either,
        "linked": either,
        "sources": either,
        "sections": either,
        "attributes": either,
    },
)


@settings(max_examples=400, deadline=None)
@given(combinations, st.data())
def test_any_combination_is_honoured_or_refused(asked: dict[str, Any], data: st.DataObject) -> None:
    try:
        wanted = maps(**asked)
    except InvalidArgument:
        return
    assert complaints(data.draw(wanted), asked) == []


LITTLE = ["recommendation", "evidence", "claim", "assumption"]


@settings(max_examples=300, deadline=None)
@given(
    maps(plain=True, kinds=LITTLE, size=(1, 4)),
    st.sets(st.sampled_from([*FEATURES]), max_size=5),
    st.booleans(),
)
def test_what_there_is_can_be_asked_for(
    argument_map: ArgumentMap, keys: set[str], counted: bool
) -> None:
    """Nothing is refused that some map has: here is one."""
    asked = {key: FEATURES[key](argument_map) for key in sorted(keys)}
    if counted:
        found = [each.kind for each in argument_map.statements.values()]
        asked["kinds"] = {kind: found.count(kind) for kind in Kind}
    assume(complaints(argument_map, asked) == [])
    maps(**asked)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"kinds": ["clam"]}, "'clam' is no kind of statement"),
        ({"kinds": {"claim": (2, 1)}}, "(2, 1) cannot be how many there are"),
        ({"kinds": ["claim"], "assumptions": True}, "assumptions=True takes 1 of assumption, and"),
        ({"kinds": {"assumption": 1}, "assumptions": False}, "both asked for and excluded"),
        ({"kinds": {"claim": 2}, "linked": True}, "a conclusion with two premises takes 3"),
        ({"kinds": {"claim": 2}, "size": 3}, "size asks for 3 statements, and the other arguments"),
        ({"kinds": {"claim": 2}, "size": 1}, "2 statements are asked for, and size=1"),
        ({"size": (0, 1), "depth": 1}, "depth=1 takes 2 statements"),
        ({"depth": -1}, "a depth is not negative"),
        ({"depth": 0, "objections": True}, "depth=0 leaves no relation"),
        ({"depth": 0, "recommendations": "supported"}, "no reason, and supported takes one"),
        ({"depth": 0, "connected": True, "kinds": {"claim": 2}}, "at depth=0 is one statement"),
        ({"recommendations": "good"}, "'good' is no verdict"),
        ({"recommendations": "contested", "objections": False}, "contested takes an objection"),
        ({"recommendations": "undecided", "acyclic": True}, "undecided takes a circle"),
        (
            {"recommendations": "undecided", "objections": False, "exceptions": False},
            "undecided takes a circle of objections or exceptions",
        ),
        ({"recommendations": "supported", "kinds": ["recommendation"]}, "takes 1 of evidence"),
        ({"recommendations": "conditional", "assumptions": False}, "takes 1 of assumption"),
    ],
)
def test_what_no_map_can_have_is_refused(asked: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidArgument) as refused:
        maps(**asked)
    assert message in str(refused.value)


def test_an_argument_that_there_is_none_of_is_refused() -> None:
    misspelt: dict[str, Any] = {"acyclc": True}
    with pytest.raises(TypeError, match="cannot be narrowed by acyclc; did you mean acyclic"):
        maps(**misspelt)


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


@pytest.mark.parametrize("seed", [3, 47])
def test_no_reason_is_left_that_is_not_needed(seed: int) -> None:
    """These are two starts from which one was, of sixty."""
    found = least(maps(), lambda each: any(x.premises[1:] for x in each.inferences), Random(seed))
    assert canonical_text(found) == "claim a: a is so.\n  because [a]\n  and [a]\n"


@pytest.mark.parametrize(
    ("narrowing", "message"),
    [
        ({"size": [1, 3]}, r"\[1, 3\] does not say how many: write 3, or \(1, 3\)"),
        ({"size": "3"}, "'3' does not say how many"),
        ({"size": True}, "True does not say how many"),
        ({"size": (1, 2, 3)}, "does not say how many"),
        ({"kinds": {"claim": [0, 2]}}, r"\[0, 2\] does not say how many"),
        ({"kinds": "claim"}, "kinds is a list of kinds, such as .* not 'claim'"),
        ({"kinds": 5}, "kinds is a list of kinds, such as .* not 5"),
        ({"kinds": ["clam"]}, "'clam' is no kind of statement; did you mean claim?"),
        ({"kinds": [5]}, "5 is no kind of statement"),
        ({"depth": "2"}, "depth is a number of steps, such as 2, not '2'"),
        ({"depth": True}, "depth is a number of steps, such as 2, not True"),
        ({"objections": "yes"}, "objections is True, False or None, not 'yes'"),
        ({"plain": 1}, "plain is True, False or None, not 1"),
        ({"recommendations": "suported"}, "'suported' is no verdict; did you mean supported?"),
        ({"recommendations": True}, "True is no verdict"),
    ],
)
def test_arguments_of_the_wrong_type_are_refused(narrowing: Any, message: str) -> None:
    with pytest.raises(InvalidArgument, match=message):
        maps(**narrowing)
