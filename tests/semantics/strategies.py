"""Strategies for maps: small ones with every kind of relation, and larger ones full of cycles."""

from random import Random
from typing import Unpack

from hypothesis import strategies as st

from argmap.model import ArgumentMap, Inference, Kind, Link, Polarity, Statement
from argmap.testing import maps
from argmap.testing.narrowing import Narrowing

IDS = "abcdefgh"
KINDS = [
    Kind.CLAIM,
    Kind.CLAIM,
    Kind.EVIDENCE,
    Kind.ASSUMPTION,
    Kind.GOAL,
    Kind.RECOMMENDATION,
]
READILY_GIVEN = [Kind.EVIDENCE, Kind.ASSUMPTION]


def statement(kind: Kind, name: str) -> Statement:
    return Statement(kind, name, f"{name} is so.")


def small_maps(
    kinds: list[Kind] = KINDS, most: int = 7, **narrowing: Unpack[Narrowing]
) -> st.SearchStrategy[ArgumentMap]:
    """Maps small enough for brute force, with circles and self-references."""
    return maps(kinds=kinds, size=(1, most), plain=True, **narrowing)


def disputes() -> st.SearchStrategy[ArgumentMap]:
    """Maps in which every statement is given and each inference is a `but` with one premise.

    A goal is no reason by itself, so there are none.
    """
    names = st.sampled_from(IDS)
    attacks = st.builds(lambda to, by: Inference(to, Polarity.AGAINST, [by]), names, names)
    return st.builds(
        lambda kinds, inferences: ArgumentMap(map(statement, kinds, IDS), inferences),
        st.lists(st.sampled_from(READILY_GIVEN), min_size=len(IDS), max_size=len(IDS)),
        st.lists(attacks, max_size=16),
    )


def tangled_map(seed: int, size: int) -> ArgumentMap:
    """A map of a given size in which most statements stand in cycles of reasons and objections."""
    random = Random(seed)
    names = [f"s{number}" for number in range(size)]
    loops = random.choice([1.2, 1.6, 2.2])
    kinds = random.choices(list(Kind), [12, 1, 2, 1, 1], k=size)

    def some(most: int) -> list[str]:
        return random.choices(names, k=random.randint(1, most))

    return ArgumentMap(
        map(statement, kinds, names),
        [
            Inference(
                random.choice(names),
                random.choices(list(Polarity), [3, 1])[0],
                some(2),
                exceptions=[Link(name) for name in some(1) if random.random() < 0.2],
            )
            for _ in range(int(size * loops))
        ],
    )


def linked_map(seed: int) -> ArgumentMap:
    """A map of a few claims with linked reasons, for which several changes have to be combined."""
    random = Random(seed)
    names = IDS[: random.randint(3, 6)]
    kinds = random.choices([Kind.CLAIM, Kind.EVIDENCE], [3, 1], k=len(names))

    def some(most: int) -> list[str]:
        return random.choices(names, k=random.randint(1, most))

    return ArgumentMap(
        map(statement, kinds, names),
        [
            Inference(random.choice(names), random.choices(list(Polarity), [4, 1])[0], some(3))
            for _ in range(random.randint(3, 8))
        ],
    )
