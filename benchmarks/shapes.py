"""Arguments to measure with: trees, graphs with shared reasons, circles; and attacks alone.

They are made from fixed seeds, so that every run and every contestant has the same ones. A tree is
many small ones side by side, as a map is written: one recommendation to fifty statements. None is
nested deeper than five levels, for Argdown dies past 250.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise
from random import Random

import attrs

WORDS = (
    "solar",
    "wind",
    "grid",
    "storage",
    "cost",
    "demand",
    "price",
    "policy",
    "carbon",
    "market",
)
PER_TREE = 50
BRANCHES = 3


class Form(StrEnum):
    """What the graph of reasons looks like."""

    TREES = "trees"
    """Each statement is a reason for or against one other."""
    SHARED = "shared reasons"
    """One statement in five is also a reason for one that is written before it."""
    CIRCLES = "circles"
    """One in twenty besides is a reason for one that is written after it, half of them against."""


@attrs.frozen
class Reason:
    """A statement that speaks for or against another, both by number."""

    statement: int
    conclusion: int
    against: bool


@attrs.frozen
class Argument:
    """Statements by number, with a sentence each, and the reasons between them.

    `parents` has the statement under which each is written, None for a recommendation;
    `references` are the reasons that are given by name, where the statement stands elsewhere.
    """

    sentences: list[str]
    parents: list[int | None]
    against: list[bool]
    references: list[Reason]


def argument(form: Form, size: int, number: int = 0) -> Argument:
    """An argument of so many statements; another `number` gives another one."""
    random = Random(f"{form} {size} {number}")
    places = [divmod(number, PER_TREE) for number in range(size)]
    return Argument(
        [_sentence(random) for _ in places],
        [_parent(tree, place) for tree, place in places],
        [number % 7 == 6 for number in range(size)],
        list(_references(form, size, random)),
    )


def _sentence(random: Random) -> str:
    return " ".join(random.choices(WORDS, k=10)).capitalize() + "."


def _parent(tree: int, place: int) -> int | None:
    return tree * PER_TREE + (place - 1) // BRANCHES if place else None


def _references(form: Form, size: int, random: Random) -> list[Reason]:
    found = []
    if form is not Form.TREES:
        for _ in range(size // 5):
            earlier, later = sorted(random.sample(range(size), 2))
            found.append(Reason(later, earlier, against=False))
    if form is Form.CIRCLES:
        for turn in range(size // 20):
            earlier, later = sorted(random.sample(range(size), 2))
            found.append(Reason(earlier, later, against=turn % 2 == 1))
    return found


class Dispute(StrEnum):
    """How arguments attack each other, in the sense of Dung."""

    SPARSE = "random, one attack each"
    DENSER = "random, three attacks each"
    CHAIN = "chain"
    CYCLE = "cycle"


@attrs.frozen
class Attacks:
    """Arguments by name, and who attacks whom: the attacker first."""

    arguments: list[str]
    attacks: list[tuple[str, str]]


def attacks(dispute: Dispute, size: int) -> Attacks:
    """A dispute among so many arguments."""
    names = [f"a{number}" for number in range(size)]
    match dispute:
        case Dispute.CHAIN:
            return Attacks(names, list(pairwise(names)))
        case Dispute.CYCLE:
            return Attacks(names, list(zip(names, [*names[1:], names[0]], strict=True)))
        case Dispute.SPARSE | Dispute.DENSER:
            random = Random(f"{dispute} {size}")
            count = size if dispute is Dispute.SPARSE else 3 * size
            pairs = {(random.choice(names), random.choice(names)) for _ in range(count)}
            return Attacks(names, sorted(pairs))
