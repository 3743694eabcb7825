"""The well-founded model: against brute force, against Dung's grounded extension, and at length."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Inference, Kind
from argmap.semantics.program import build_program
from argmap.semantics.well_founded import FALSE, TRUE, UNDECIDED, Model, well_founded
from tests.semantics.brute_force import brute_model
from tests.semantics.strategies import disputes, small_maps, statement, tangled_map

VALUES = {TRUE: True, FALSE: False, UNDECIDED: None}


def holding(argument_map: ArgumentMap) -> dict[str, bool | None]:
    """What the model says of each statement: that it holds, that it does not, or nothing."""
    values = well_founded(build_program(argument_map)).holds
    return {
        name: VALUES[value] for name, value in zip(argument_map.statements, values, strict=True)
    }


def assert_as_brute_force_has_it(argument_map: ArgumentMap) -> None:
    found, expected = well_founded(build_program(argument_map)), brute_model(argument_map)
    for number, name in enumerate(argument_map.statements):
        assert VALUES[found.holds[number]] is expected.value("holds", name)
        assert VALUES[found.grounds[number]] is expected.value("grounds", name)
    for number, value in enumerate(found.live):
        assert VALUES[value] is expected.value("live", number)


@given(small_maps())
@settings(max_examples=150)
def test_models_of_small_maps_match_brute_force(argument_map: ArgumentMap) -> None:
    assert_as_brute_force_has_it(argument_map)


@given(small_maps(kinds=[Kind.CLAIM, Kind.ASSUMPTION]))
@settings(max_examples=150)
def test_models_of_claims_and_assumptions_match_brute_force(argument_map: ArgumentMap) -> None:
    assert_as_brute_force_has_it(argument_map)


@given(st.integers(0, 2**32), st.integers(5, 60))
@settings(max_examples=120)
def test_models_of_tangled_maps_match_brute_force(seed: int, size: int) -> None:
    assert_as_brute_force_has_it(tangled_map(seed, size))


@given(disputes())
@settings(max_examples=150)
def test_attacks_among_givens_give_the_grounded_extension(
    dispute: ArgumentMap,
) -> None:
    assert holding(dispute) == grounded_labelling(dispute)


def grounded_labelling(dispute: ArgumentMap) -> dict[str, bool | None]:
    """In and out as Modgil & Caminada (2009) label an argumentation framework step by step."""
    attackers: dict[str, set[str]] = {name: set() for name in dispute.statements}
    for attack in dispute.inferences:
        attackers[attack.conclusion].add(attack.premises[0])
    labels: dict[str, bool | None] = dict.fromkeys(dispute.statements)
    for _ in attackers:
        for name, against in attackers.items():
            if any(labels[other] is True for other in against):
                labels[name] = False
            elif all(labels[other] is False for other in against):
                labels[name] = True
    return labels


def given_map(*inferences: Inference, kind: Kind = Kind.EVIDENCE) -> ArgumentMap:
    """Return a map of the named statements, all of one kind."""
    names = {name for each in inferences for name in (each.conclusion, *each.premises)}
    return ArgumentMap([statement(kind, name) for name in sorted(names)], inferences)


def test_an_answered_objection_reinstates_its_target() -> None:
    argument_map = given_map(Inference("a", "but", ["b"]), Inference("b", "but", ["c"]))
    assert holding(argument_map) == {"a": True, "b": False, "c": True}


def test_mutual_objections_are_undecided() -> None:
    argument_map = given_map(Inference("a", "but", ["b"]), Inference("b", "but", ["a"]))
    assert holding(argument_map) == {"a": None, "b": None}


def test_a_self_objection_is_undecided() -> None:
    argument_map = given_map(
        Inference("a", "but", ["a"]), Inference("b", "but", ["a"]), Inference("c", "but", ["b"])
    )
    assert holding(argument_map) == {"a": None, "b": None, "c": None}


def test_an_outside_objection_settles_mutual_ones() -> None:
    quarrel = [Inference("a", "but", ["b"]), Inference("b", "but", ["a"])]
    argument_map = given_map(*quarrel, Inference("b", "but", ["c"]))
    assert holding(argument_map) == {"a": True, "b": False, "c": True}


def test_a_goal_alone_is_not_an_objection() -> None:
    argument_map = given_map(Inference("a", "but", ["b"]), kind=Kind.GOAL)
    assert holding(argument_map) == {"a": True, "b": True}


LENGTH = 5_000


def names(length: int = LENGTH) -> list[str]:
    return [f"s{number}" for number in range(length)]


def model_of(kinds: list[Kind], links: list[tuple[str, str]], polarity: str) -> Model:
    """The model of a map with an inference for each pair of a conclusion and its premise."""
    inferences = [Inference(conclusion, polarity, [premise]) for conclusion, premise in links]
    return well_founded(
        build_program(ArgumentMap(map(statement, kinds, names(len(kinds))), inferences))
    )


def test_long_chains_need_no_recursion() -> None:
    chain = list(zip(names(), names()[1:], strict=False))
    kinds = [Kind.CLAIM] * (LENGTH - 1)
    assert set(model_of([*kinds, Kind.EVIDENCE], chain, "because").holds) == {TRUE}
    assert set(model_of([*kinds, Kind.CLAIM], chain, "because").holds) == {FALSE}


@pytest.mark.parametrize(
    ("kind", "polarity", "value"),
    [
        (Kind.CLAIM, "because", FALSE),
        (Kind.ASSUMPTION, "because", TRUE),
        (Kind.CLAIM, "but", FALSE),
        (Kind.ASSUMPTION, "but", UNDECIDED),
    ],
)
def test_long_circles_need_no_recursion(kind: Kind, polarity: str, value: int) -> None:
    circle = list(zip(names(), [*names()[1:], names()[0]], strict=True))
    assert set(model_of([kind] * LENGTH, circle, polarity).holds) == {value}


def test_an_outside_objection_settles_a_long_circle() -> None:
    circle = [*zip(names(), [*names()[1:], names()[0]], strict=True), ("s0", f"s{LENGTH}")]
    model = model_of([Kind.ASSUMPTION] * (LENGTH + 1), circle, "but")
    alternating = [FALSE if number % 2 == 0 else TRUE for number in range(LENGTH)]
    assert model.holds == [*[alternating[-number] for number in range(LENGTH)], TRUE]
