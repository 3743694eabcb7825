"""Smallest derivations, against trying all choices of reasons."""

from collections.abc import Iterator, Mapping
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Inference, Kind
from argmap.semantics import assess
from argmap.semantics.derivations import MAX_SIZE, find_smallest_derivations, find_smallest_reason
from tests.semantics.brute_force import (
    BruteModel,
    brute_evidenced,
    brute_model,
    members,
    reasons_for,
)
from tests.semantics.strategies import small_maps, statement

RICH = [
    Kind.CLAIM,
    Kind.CLAIM,
    Kind.CLAIM,
    Kind.EVIDENCE,
    Kind.EVIDENCE,
    Kind.ASSUMPTION,
    Kind.GOAL,
]


class Choices:
    """The reasons that a derivation may use for each statement of a small map."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        self.map = argument_map
        self.model: BruteModel = brute_model(argument_map)
        self.evidenced = brute_evidenced(argument_map, self.model)

    def reasons(self, name: str) -> list[Inference]:
        """The live reasons for a statement that may be used, in the order of writing."""
        live = {
            id(each)
            for number, each in enumerate(self.map.inferences)
            if self.model.value("live", number)
        }
        usable = [each for each in reasons_for(self.map, name) if id(each) in live]
        supporting = self.evidenced | {
            each.id for each in self.map.statements.values() if each.kind is Kind.GOAL
        }
        by_evidence = [each for each in usable if members(each) <= supporting]
        return by_evidence or usable

    def is_leaf(self, name: str) -> bool:
        kind = self.map.statements[name].kind
        assumed = kind is Kind.ASSUMPTION and name not in self.evidenced
        return kind in (Kind.EVIDENCE, Kind.GOAL) or assumed

    def derivations(self) -> Iterator[Mapping[str, Inference | None]]:
        """All ways to choose a reason for each statement that needs one and has one."""
        names = list(self.map.statements)
        options: list[list[Inference | None]] = [
            [None] if self.is_leaf(name) else [*self.reasons(name)] or [None] for name in names
        ]
        for chosen in product(*options):
            yield dict(zip(names, chosen, strict=True))

    def size(self, name: str, chosen: Mapping[str, Inference | None]) -> int | None:
        """How many statements a derivation has as a tree; None if it comes round in a circle."""

        def counted(each: str, above: frozenset[str]) -> int | None:
            if each in above:
                return None
            reason = chosen[each]
            sizes = [counted(x, above | {each}) for x in members(reason)] if reason else []
            return None if None in sizes else 1 + sum(filter(None, sizes))

        return counted(name, frozenset())

    def smallest(self, name: str) -> int:
        sizes = (self.size(name, chosen) for chosen in self.derivations())
        return min(size for size in sizes if size is not None)


@given(small_maps(RICH, most=6))
@settings(max_examples=120)
def test_derivations_are_the_smallest(argument_map: ArgumentMap) -> None:
    choices = Choices(argument_map)
    found = find_smallest_derivations(assess(argument_map).result())
    chosen = {
        name: None if number is None else argument_map.inferences[number]
        for name, number in zip(argument_map.statements, found.reason, strict=True)
    }
    for name, reason, size in zip(
        argument_map.statements, chosen.values(), found.size, strict=True
    ):
        if not choices.model.value("holds", name):
            assert (reason, size) == (None, 0)
        else:
            assert (reason is None) == choices.is_leaf(name)
            assert reason is None or any(reason is each for each in choices.reasons(name))
            assert size == choices.size(name, chosen) == choices.smallest(name)


@given(small_maps(RICH, most=6))
@settings(max_examples=120)
def test_the_smallest_reason_is_the_first_of_the_least_size(
    argument_map: ArgumentMap,
) -> None:
    choices, result = Choices(argument_map), assess(argument_map).result()
    derivations = find_smallest_derivations(result)
    for number, name in enumerate(argument_map.statements):
        reasons = choices.reasons(name)
        inference = find_smallest_reason(result, derivations, number)
        if not reasons:
            assert inference is None
        else:
            assert inference is not None
            weights = [sum(map(choices.smallest, members(each))) for each in reasons]
            lightest = reasons[weights.index(min(weights))]
            assert argument_map.inferences[inference] is lightest


@given(st.integers(1, 5), st.integers(1, 5))
def test_the_shorter_of_two_chains_is_chosen(first: int, second: int) -> None:
    chains = [[f"a{place}" for place in range(first)], [f"b{place}" for place in range(second)]]
    inferences = [
        Inference(conclusion, "because", [premise])
        for chain in chains
        for conclusion, premise in zip(["top", *chain], [*chain, "e"], strict=True)
    ]
    names = ["top", *chains[0], *chains[1]]
    statements = [*(statement(Kind.CLAIM, name) for name in names), statement(Kind.EVIDENCE, "e")]
    result = assess(ArgumentMap(statements, inferences)).result()
    carried_by = find_smallest_derivations(result).reason[0]
    assert carried_by is not None
    assert inferences[carried_by].premises == (("a0",) if first <= second else ("b0",))


def test_evidence_is_preferred_to_a_shorter_derivation_from_an_assumption() -> None:
    kinds = {"top": Kind.CLAIM, "way": Kind.CLAIM, "seen": Kind.EVIDENCE, "guess": Kind.ASSUMPTION}
    inferences = [
        Inference("top", "because", ["guess"]),
        Inference("top", "because", ["way"]),
        Inference("way", "because", ["seen"]),
    ]
    statements = [statement(kind, name) for name, kind in kinds.items()]
    result = assess(ArgumentMap(statements, inferences)).result()
    found = find_smallest_derivations(result)
    assert found.reason == [1, 2, None, None]
    assert found.size == [3, 2, 1, 1]
    assert find_smallest_reason(result, found, 0) == 1
    objection = Inference("top", "but", ["seen"])
    contested = assess(ArgumentMap(statements, [*inferences, objection])).result()
    assert find_smallest_reason(contested, find_smallest_derivations(contested), 0) == 1


def test_sizes_that_double_at_each_step_are_capped() -> None:
    length = 200
    names = [f"s{place}{side}" for place in range(length) for side in "ab"]
    inferences = [
        Inference(f"s{place}{side}", "because", [f"s{place + 1}a", f"s{place + 1}b"])
        for place in range(length - 1)
        for side in "ab"
    ]
    kinds = [Kind.CLAIM] * (2 * length - 2) + [Kind.EVIDENCE] * 2
    argument_map = ArgumentMap(map(statement, kinds, names), inferences)
    found = find_smallest_derivations(assess(argument_map).result())
    assert found.size[0] == MAX_SIZE
    assert found.reason[0] == 0
