"""Generate arguments of any size, as argmap text and as Argdown.

An argument is a list of trees of fifty statements, five levels deep: Argdown fails on texts that
nest deeper than 250 levels. Seeds are fixed, so every run and every tool gets the same argument.

    python -m benchmarks.arguments 300 > large.argmap

writes one whose statements share reasons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from enum import StrEnum
from random import Random

import attrs
import click

WORDS = [
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
]
STATEMENTS_PER_TREE = 50
BRANCHES = 3


class Shape(StrEnum):
    """What the graph of reasons looks like."""

    TREES = "trees"
    """Each statement supports or attacks one other statement."""
    SHARED = "shared reasons"
    """In addition, one statement in five supports a second statement."""
    CYCLES = "cycles"
    """In addition, one statement in twenty supports or attacks a statement below it."""


@attrs.frozen
class Reference:
    """A reason or an objection that is given by id: `statement` supports `conclusion`."""

    statement: int
    conclusion: int
    attacks: bool


@attrs.frozen
class Argument:
    """Statements by number, the statement that each is written under, and references.

    `parents` holds None for a recommendation, which is written at the margin.
    """

    sentences: list[str]
    parents: list[int | None]
    attacks: list[bool]
    references: list[Reference]


def generate_argument(shape: Shape, size: int, seed: int = 0) -> Argument:
    """Generate an argument of `size` statements. Another seed gives another argument."""
    random = Random(f"{shape} {size} {seed}")
    return Argument(
        sentences=[" ".join(random.choices(WORDS, k=10)).capitalize() + "." for _ in range(size)],
        parents=[_find_parent(number) for number in range(size)],
        attacks=[number % 7 == 6 for number in range(size)],
        references=_generate_references(shape, size, random),
    )


def _find_parent(number: int) -> int | None:
    tree, place = divmod(number, STATEMENTS_PER_TREE)
    return tree * STATEMENTS_PER_TREE + (place - 1) // BRANCHES if place else None


def _generate_references(shape: Shape, size: int, random: Random) -> list[Reference]:
    references = []
    if shape is not Shape.TREES:
        for _ in range(size // 5):
            earlier, later = sorted(random.sample(range(size), 2))
            references.append(Reference(later, earlier, attacks=False))
    if shape is Shape.CYCLES:
        for count in range(size // 20):
            earlier, later = sorted(random.sample(range(size), 2))
            references.append(Reference(earlier, later, attacks=count % 2 == 1))
    return references


def to_argmap(argument: Argument) -> str:
    """Write an argument as argmap text. Leaves are evidence; other statements are claims."""
    inner = {parent for parent in argument.parents if parent is not None}

    def format_statement(number: int) -> str:
        if argument.parents[number] is None:
            return f"recommendation s{number}: {argument.sentences[number]}"
        word = "but" if argument.attacks[number] else "because"
        kind = "claim" if number in inner else "evidence"
        return f"{word} {kind} s{number}: {argument.sentences[number]}"

    def format_reference(reference: Reference) -> str:
        return f"{'but' if reference.attacks else 'because'} [s{reference.statement}]"

    return "title: A benchmark\n\n" + _outline(argument, format_statement, format_reference)


def to_argdown(argument: Argument) -> str:
    """Write an argument as Argdown."""

    def format_statement(number: int) -> str:
        sign = "- " if argument.attacks[number] else "+ "
        prefix = "" if argument.parents[number] is None else sign
        return f"{prefix}[s{number}]: {argument.sentences[number]}"

    def format_reference(reference: Reference) -> str:
        return f"{'- ' if reference.attacks else '+ '}[s{reference.statement}]"

    header = "===\ntitle: A benchmark\n===\n\n"
    return header + _outline(argument, format_statement, format_reference)


def _outline(
    argument: Argument,
    format_statement: Callable[[int], str],
    format_reference: Callable[[Reference], str],
) -> str:
    """Write each statement under its parent, two spaces deeper, followed by its references."""
    children: defaultdict[int | None, list[int]] = defaultdict(list)
    for number, parent in enumerate(argument.parents):
        children[parent].append(number)
    references: defaultdict[int, list[Reference]] = defaultdict(list)
    for reference in argument.references:
        references[reference.conclusion].append(reference)
    lines: list[str] = []

    def write(number: int, indent: str) -> None:
        lines.append(indent + format_statement(number))
        for child in children[number]:
            write(child, indent + "  ")
        lines.extend(f"{indent}  {format_reference(item)}" for item in references[number])

    for root in children[None]:
        write(root, "")
        lines.append("")
    return "\n".join(lines) + "\n"


@click.command()
@click.argument("size", type=click.IntRange(min=1))
def main(size: int) -> None:
    """Print a map of SIZE statements that share reasons."""
    click.echo(to_argmap(generate_argument(Shape.SHARED, size)), nl=False)


if __name__ == "__main__":
    main()
