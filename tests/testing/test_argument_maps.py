"""Maps: every argument is honoured or refused, and maps shrink well."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from argmap.canonical import canonical_text
from argmap.loader import parse_draft
from argmap.model import ArgumentMap, Kind
from argmap.semantics import Judgement, Reason, Verdict, verdicts
from argmap.testing import maps
from argmap.testing.narrowing import LARGEST
from tests.testing.minimal import minimal
from tests.testing.promises import find_broken_promises, find_outcomes


@given(maps())
def test_maps_can_be_written_and_parsed(argument_map: ArgumentMap) -> None:
    draft = parse_draft(canonical_text(argument_map))
    assert draft.diagnostics == ()
    assert draft.map == argument_map


JUDGEMENTS = [
    *(Judgement(verdict) for verdict in Verdict if verdict is not Verdict.UNSUPPORTED),
    *(Judgement(Verdict.UNSUPPORTED, reason) for reason in Reason),
]


def test_maps_have_all_sizes_and_all_verdicts() -> None:
    missing: set[object] = {*JUDGEMENTS, "empty", "large"}

    def completes(argument_map: ArgumentMap) -> bool:
        size = len(argument_map.statements)
        assert size <= LARGEST
        missing.difference_update(verdicts(argument_map).values())
        missing.discard("large" if size > 12 else "" if size else "empty")
        return not missing

    # How many maps it takes depends on the modules that other tests have loaded: Hypothesis draws
    # constants from their code.
    options = settings(max_examples=2000, database=None, phases=[Phase.generate])
    find(maps(), completes, settings=options)


either = st.sampled_from([None, True, False])
combinations = st.fixed_dictionaries(
    {},
    optional={
        "kinds": st.lists(st.sampled_from(Kind), min_size=1),
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


@settings(max_examples=250, suppress_health_check=list(HealthCheck))
@given(combinations, st.data())
def test_any_combination_is_honoured_or_refused(
    narrowing: dict[str, Any], data: st.DataObject
) -> None:
    try:
        strategy = maps(**narrowing)
    except InvalidArgument:
        return
    assert find_broken_promises(data.draw(strategy), narrowing) == []


@pytest.mark.parametrize(
    "narrowing",
    [
        {"kinds": ["claim", Kind.EVIDENCE], "size": (2, 9)},
        {"plain": True, "sources": True, "sections": True, "attributes": True},
        {"depth": 4, "connected": True, "objections": True, "exceptions": True, "linked": True},
        *({"recommendations": verdict, "connected": True, "linked": True} for verdict in Verdict),
        {"recommendations": "contested", "depth": 3, "kinds": ["evidence", "recommendation"]},
        {"recommendations": "undecided", "objections": False},
        {"recommendations": "undecided", "exceptions": False},
    ],
    ids=str,
)
@settings(max_examples=20)
@given(data=st.data())
def test_common_combinations_are_honoured(narrowing: dict[str, Any], data: st.DataObject) -> None:
    assert find_broken_promises(data.draw(maps(**narrowing)), narrowing) == []


@pytest.mark.parametrize(
    ("narrowing", "message"),
    [
        ({"kinds": ["clam"]}, "did you mean 'claim'"),
        ({"kinds": [5]}, "kinds must be 'claim', "),
        ({"kinds": "claim"}, "kinds must be a list such as ['claim', 'evidence'], not 'claim'"),
        ({"kinds": []}, "kinds must be a list such as"),
        ({"size": [1, 3]}, "size must be a number such as 3, or (1, 3) for its bounds"),
        ({"size": True}, "size must be a number"),
        ({"size": (2, 1)}, "size must be a number"),
        ({"size": (1, 2, 3)}, "size must be a number"),
        ({"depth": -1}, "depth must be a number such as 2, not -1"),
        ({"depth": True}, "depth must be a number such as 2, not True"),
        ({"objections": "yes"}, "objections must be True, False or None, not 'yes'"),
        ({"recommendations": "suported"}, "did you mean 'supported'"),
        ({"recommendations": True}, "recommendations must be 'supported', "),
        ({"size": 2, "linked": True}, "linked=True needs 3 statements, and size=2 excludes that"),
        ({"size": (0, 1), "depth": 1}, "depth=1 needs 2 statements"),
        ({"kinds": ["claim"], "assumptions": True}, "needs 'assumption' in kinds"),
        ({"kinds": ["assumption"], "assumptions": False}, "leaves no kind"),
        ({"recommendations": "supported", "kinds": ["evidence"]}, "needs 'recommendation' in"),
        ({"recommendations": "supported", "kinds": ["recommendation"]}, "needs 'evidence' in"),
        ({"recommendations": "conditional", "assumptions": False}, "allow assumptions"),
        ({"depth": 0, "objections": True}, "objections=True needs one; raise depth"),
        ({"depth": 0, "recommendations": "supported"}, "raise depth"),
        ({"recommendations": "contested", "objections": False}, "leave out objections=False"),
        ({"recommendations": "undecided", "acyclic": True}, "leave out acyclic=True"),
        (
            {"recommendations": "undecided", "objections": False, "exceptions": False},
            "needs an objection or an exception",
        ),
        (
            {"recommendations": "supported", "objections": True, "exceptions": False},
            "leave out exceptions=False",
        ),
        (
            {"recommendations": "unsupported", "objections": False, "depth": 2},
            "with depth needs objections; leave out objections=False",
        ),
    ],
)
def test_other_arguments_are_refused_with_a_fix(narrowing: Any, message: str) -> None:
    with pytest.raises(InvalidArgument) as refused:
        maps(**narrowing)
    assert message in str(refused.value)


def test_unknown_arguments_are_refused() -> None:
    misspelt: dict[str, Any] = {"acyclc": True}
    with pytest.raises(TypeError, match="no argument 'acyclc'; did you mean 'acyclic'"):
        maps(**misspelt)


def test_the_repr_is_the_call() -> None:
    assert repr(maps()) == "maps()"
    assert repr(maps(size=3, depth=1)) == "maps(depth=1, size=3)"


@pytest.mark.parametrize(
    ("narrowing", "text"),
    [
        ({}, ""),
        ({"size": 1}, "claim a: a is so."),
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
        (
            {"recommendations": "supported"},
            "recommendation a: a is so.\n  because evidence b: b is so.",
        ),
        (
            {"recommendations": "conditional"},
            "recommendation a: a is so.\n  because assumption b: b is so.",
        ),
        (
            {"recommendations": "undecided"},
            "recommendation a: a is so.\n  because evidence b: b is so.\n  but [a]",
        ),
        (
            {"recommendations": "contested"},
            "recommendation a: a is so.\n  because [b]\n  but [b]\n\nevidence b: b is so.",
        ),
    ],
    ids=str,
)
def test_the_minimal_map_is_what_a_person_would_write(narrowing: dict[str, Any], text: str) -> None:
    assert canonical_text(minimal(maps(**narrowing))).strip() == text


@pytest.mark.parametrize(
    ("condition", "texts"),
    [
        (
            lambda argument_map: Verdict.SUPPORTED in find_outcomes(argument_map),
            {
                "recommendation a: a is so.\n  because evidence b: b is so.",
                "recommendation b: b is so.\n  because evidence a: a is so.",
            },
        ),
        (
            lambda argument_map: any(reason.premises[1:] for reason in argument_map.inferences),
            {"claim a: a is so.\n  because [a]\n  and [a]"},
        ),
        (lambda argument_map: bool(argument_map.sections), {"# A section {#a}"}),
    ],
    ids=["supported", "linked", "section"],
)
def test_any_map_shrinks_to_what_a_person_would_write(
    condition: Callable[[ArgumentMap], bool], texts: set[str]
) -> None:
    assert canonical_text(minimal(maps(size=(0, 6)), condition)).strip() in texts
