"""Circuits and worlds: the same values as the model's, from the start and after suppositions."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import parse
from argmap.model import ArgumentMap
from argmap.semantics.circuit import Asked, Circuit, circuit, read_by
from argmap.semantics.consequences import Consequences
from argmap.semantics.judgement import judge
from argmap.semantics.program import build_program
from argmap.semantics.well_founded import FALSE, TRUE, UNDECIDED
from argmap.semantics.world import NEGATED, World
from tests.semantics.strategies import small_maps, tangled_map

ABOUT_STATEMENTS = (Asked.HOLDS, Asked.GROUNDS, Asked.EVIDENCED)
VALUES = st.sampled_from([FALSE, TRUE, UNDECIDED])

tangles = st.builds(tangled_map, st.integers(0, 10_000), st.integers(5, 30))
maps = st.one_of(small_maps(), tangles)


def whole(argument_map: ArgumentMap) -> Circuit:
    read = build_program(argument_map)
    asked = [(part, number) for number in range(len(read.ids)) for part in ABOUT_STATEMENTS]
    return circuit(read, asked)


@st.composite
def circuits_without_circles(draw: st.DrawFn) -> Circuit:
    """Circuits in which a gate reads only gates before it, each of them a group of its own."""
    every = draw(st.lists(st.booleans(), min_size=10, max_size=30))
    numbers = range(len(every))
    inputs: list[tuple[int, ...]] = []
    for gate in numbers:
        read = draw(st.lists(st.integers(0, gate - 1), max_size=4, unique=True)) if gate else []
        inputs.append(tuple(draw(st.sampled_from([each, each, ~each])) for each in read))
    readers = [[each for each in numbers if {gate, ~gate} & {*inputs[each]}] for gate in numbers]
    groups = [[gate] for gate in numbers]
    return Circuit({}, every, inputs, readers, groups, [False for _ in numbers], [*numbers])


def values(world: World) -> list[int]:
    return [world.value(gate) for gate in range(len(world.circuit.inputs))]


def value_as_read(world: World, literal: int) -> int:
    value = world.value(read_by(literal))
    return value if literal >= 0 else NEGATED[value]


def from_the_start(gates: Circuit, supposed: Mapping[int, int]) -> list[int]:
    """The values of a circuit in which the inputs of some gates are replaced by constants."""
    forced = Circuit(
        gates.gates,
        [
            supposed.get(gate, TRUE if every else FALSE) == TRUE
            for gate, every in enumerate(gates.every)
        ],
        [
            ()
            if supposed.get(gate, UNDECIDED) != UNDECIDED
            # What denies itself is undecided.
            else (~gate,)
            if gate in supposed
            else inputs
            for gate, inputs in enumerate(gates.inputs)
        ],
        gates.readers,
        [list(range(len(gates.inputs)))],
        [True],
        [0] * len(gates.inputs),
    )
    return values(World(forced))


@settings(max_examples=300, deadline=None)
@given(maps)
def test_the_world_as_it_is_has_the_values_of_the_model(argument_map: ArgumentMap) -> None:
    gates = whole(argument_map)
    world, judged = World(gates), judge(build_program(argument_map))
    for number in range(len(argument_map.statements)):
        holds, grounds, evidenced = (
            world.value(gates.gates[part, number]) for part in ABOUT_STATEMENTS
        )
        assert holds == judged.model.holds[number]
        assert grounds == judged.model.grounds[number]
        assert (evidenced == TRUE) == judged.evidenced[number]


@settings(max_examples=300, deadline=None)
@given(maps, st.data())
def test_following_a_change_finds_what_judging_anew_finds(
    argument_map: ArgumentMap, data: st.DataObject
) -> None:
    gates = whole(argument_map)
    some = st.dictionaries(st.integers(0, len(gates.inputs) - 1), VALUES, max_size=3)
    first, second = data.draw(some), data.draw(some)
    world = World(gates)
    assert values(world.suppose(first)) == from_the_start(gates, first)
    assert values(world.suppose(first).suppose(second)) == from_the_start(gates, first | second)
    assert values(world) == from_the_start(gates, {})


@settings(max_examples=300, deadline=None)
@given(maps, st.data())
def test_consequences_are_what_following_finds(
    argument_map: ArgumentMap, data: st.DataObject
) -> None:
    gates = whole(argument_map)
    numbers = st.integers(0, len(gates.inputs) - 1)
    world, watched = World(gates), data.draw(st.frozensets(numbers))
    consequences = Consequences(world, watched)
    for supposed in data.draw(st.lists(st.dictionaries(numbers, VALUES, max_size=2), max_size=8)):
        changed = world.suppose(supposed)
        assert consequences.of(supposed) == {
            gate: changed.value(gate)
            for gate in watched
            if changed.value(gate) != world.value(gate)
        }


@settings(max_examples=300, deadline=None)
@given(maps, st.data())
def test_a_value_stays_while_none_of_its_levers_is_pulled(
    argument_map: ArgumentMap, data: st.DataObject
) -> None:
    gates = whole(argument_map)
    numbers = st.integers(0, len(gates.inputs) - 1)
    levers = data.draw(st.dictionaries(numbers, st.sampled_from([FALSE, TRUE])))
    world = World(gates, levers)
    if levers:
        some = st.frozensets(st.sampled_from(sorted(levers)))
        world = world.suppose({lever: levers[lever] for lever in data.draw(some)})
    gate = data.draw(numbers)
    of_gate = set(world.levers_of(gate))
    assert of_gate <= levers.keys() - world.supposed.keys()
    others = {lever: value for lever, value in levers.items() if lever not in of_gate}
    assert world.suppose(others).value(gate) == world.value(gate)


@given(circuits_without_circles(), st.data())
def test_levers_are_those_of_the_inputs_that_need_fewest(
    gates: Circuit, data: st.DataObject
) -> None:
    numbers = st.integers(0, len(gates.inputs) - 1)
    levers = data.draw(st.dictionaries(numbers, st.sampled_from([FALSE, TRUE]), min_size=5))
    world = World(gates, levers)
    weights: list[int] = []
    needed: list[set[int]] = []
    for gate, inputs in enumerate(gates.inputs):
        value = world.value(gate)
        suffice = [read_by(each) for each in inputs]
        own = {gate} if levers.get(gate, value) != value else set()
        if value == (FALSE if gates.every[gate] else TRUE):
            # One input suffices: the lightest of those that are so, and of several the first gate.
            so = [read_by(each) for each in inputs if value_as_read(world, each) == value]
            suffice = [min(so, key=lambda each: (weights[each], each))]
        weights.append(len(own) + sum(weights[each] for each in suffice))
        needed.append(own.union(*(needed[each] for each in suffice)))
        assert world.levers_of(gate) == sorted(needed[gate])


A_CIRCLE_AND_MORE = """
claim c: So.
  because [u]
  and [a]
claim a: So.
  because [b]
  because [o]
  because [p]
claim b: So.
  because [a]
claim o: So.
claim p: So.
claim u: So.
  because [v]
  because [w]
  because [x]
  because [y]
claim v: So.
claim w: So.
claim x: So.
claim y: So.
"""


@pytest.mark.parametrize("round_the_circle", ["a", "ab", "op", "abp", "abop"])
@pytest.mark.parametrize("more", [0, 1])
def test_a_circle_needs_the_levers_in_it_and_of_all_that_leads_into_it(
    round_the_circle: str, more: int
) -> None:
    beside = "uvwxy"[: len(round_the_circle) + more]
    read = build_program(parse(A_CIRCLE_AND_MORE))
    gates = circuit(read, [(Asked.HOLDS, read.numbers["c"])])
    grounds = {name: gates.gates[Asked.GROUNDS, read.numbers[name]] for name in read.ids}
    world = World(gates, {grounds[name]: TRUE for name in round_the_circle + beside})
    levers = world.levers_of(gates.gates[Asked.HOLDS, read.numbers["c"]])
    assert levers == sorted(grounds[name] for name in (round_the_circle if more else beside))


def test_the_effort_is_how_many_gates_were_looked_at() -> None:
    links = "".join(f"claim c{x}: So.\n  because [c{x + 1}]\n" for x in range(5))
    read = build_program(parse(f"{links}evidence c5: Seen.\n"))
    gates = circuit(read, [(Asked.HOLDS, 0)])
    world = World(gates)
    assert world.effort == 0
    last = gates.gates[Asked.HOLDS, 5]
    assert world.suppose({last: FALSE}).effort == len(gates.inputs)
    assert world.suppose({last: TRUE}).effort == 2  # what is so already has no consequences


@pytest.mark.parametrize(("supposed", "left"), [("e", "f"), ("f", "e")])
def test_what_is_supposed_is_no_lever_any_more_and_hides_no_other(supposed: str, left: str) -> None:
    read = build_program(
        parse("claim c: So.\n  because evidence e: Seen.\n  and evidence f: Heard.\n")
    )
    gates = circuit(read, [(Asked.HOLDS, 0)])
    holds = {name: gates.gates[Asked.HOLDS, read.numbers[name]] for name in "cef"}
    world = World(gates, {holds["e"]: FALSE, holds["f"]: FALSE})
    assert world.levers_of(holds["c"]) == sorted([holds["e"], holds["f"]])
    open_one = world.suppose({holds[supposed]: UNDECIDED})
    assert open_one.levers_of(holds["c"]) == [holds[left]]


def test_what_is_supposed_to_fail_is_lighter_than_what_a_lever_could_bring_about() -> None:
    read = build_program(
        parse("claim c: So.\n  because [b]\n  and evidence a: Seen.\nclaim b: So.\n")
    )
    gates = circuit(read, [(Asked.HOLDS, 0)])
    lever = gates.gates[Asked.GROUNDS, read.numbers["b"]]
    world = World(gates, {lever: TRUE})
    assert world.levers_of(0) == [lever]
    without = world.suppose({gates.gates[Asked.HOLDS, read.numbers["a"]]: FALSE})
    assert without.levers_of(0) == []
