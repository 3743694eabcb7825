"""Dung's abstract argumentation frameworks as maps, and back.

An argument becomes an assumption, and an attack an objection: then the statements that hold are the
grounded extension. P. M. Dung, "On the acceptability of arguments and its fundamental role in
nonmonotonic reasoning, logic programming and n-person games", Artificial Intelligence 77 (1995).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import attrs

from argmap.errors import FormatError
from argmap.formats.assembly import MapAssembly, NewInference, quote
from argmap.formats.export_losses import find_export_losses
from argmap.formats.losses import Loss, LossKind
from argmap.identifiers import id_stem, is_id
from argmap.model import ArgumentMap, Inference, Kind, Polarity
from argmap.source import Span, Text

MOST_ARGUMENTS = 100_000
"""The greatest number of arguments of a framework. A short file can ask for any number."""

KEEPS = frozenset({LossKind.KIND, LossKind.OBJECTION, LossKind.TEXT, LossKind.ID})
"""What `find_export_losses` need not look for, because `Framework` does."""


def add_argument(
    assembly: MapAssembly, name: str, label: str = "", span: Span | None = None
) -> None:
    """Add an argument, whose text is its label or else its name. A second one changes nothing."""
    if name in assembly.statements:
        return
    if len(assembly.statements) == MOST_ARGUMENTS:
        raise error_at(span, f"a framework may have {MOST_ARGUMENTS:,} arguments at most")
    assembly.add_statement(
        name,
        label or name,
        kind=Kind.ASSUMPTION,
        id=name if is_id(name) else "",
        element=name,
        span=span,
    )


def add_attack(
    assembly: MapAssembly, attacker: str, attacked: str, span: Span | None = None
) -> None:
    """Add an attack."""
    element = f"{attacker} {attacked}"
    inference = NewInference(attacked, Polarity.AGAINST, [attacker], element=element, span=span)
    assembly.inferences.append(inference)


def error_at(span: Span | None, message: str, help: str = "") -> FormatError:  # noqa: A002
    """Return an error at a place in a text."""
    if span is None:
        return FormatError(message, help=help)
    return FormatError(message, span.path, span.line, span.column, help)


def list_lines(text: Text) -> Iterator[tuple[str, Span]]:
    """Yield the lines that are not empty, without white space at their ends, and their places."""
    for number, start in enumerate(text.line_starts, 1):
        line = text.line(number)
        if stripped := line.strip(" \t\r"):
            begin = start + line.index(stripped)
            yield stripped, text.span(begin, begin + len(stripped))


@attrs.frozen
class Framework:
    """The arguments and attacks of a map, and what is lost.

    `names` are the arguments' names by the ids of the statements.
    """

    names: Mapping[str, str]
    attacks: tuple[tuple[str, str], ...]
    losses: tuple[Loss, ...]


def to_framework(
    argument_map: ArgumentMap,
    choose_name: Callable[[str, int], str],
    labels: Mapping[str, str] | None = None,
) -> Framework:
    """Return a map as a framework. All statements become arguments, whatever their kind.

    `choose_name` returns the name for an id and a number from 1, in the form that a format allows.
    `labels` are the texts that the format writes, by id, if it writes texts.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for number, statement in enumerate(argument_map.statements.values(), 1):
        name = choose_name(statement.id, number)
        # The name of an argument that was read may not be an id; then it is the text.
        if not is_id(statement.text) and statement.id == id_stem(statement.text):
            name = choose_name(statement.text, number)
        while name in taken:
            name = f"{name}_{number}"
        names[statement.id] = name
        taken.add(name)
    attacks = tuple(
        (names[inference.premises[0]], names[inference.conclusion])
        for inference in argument_map.inferences
        if _is_attack(inference)
    )
    return Framework(names, attacks, tuple(_find_losses(argument_map, names, labels or {})))


def _is_attack(inference: Inference) -> bool:
    """Return whether an inference says no more than that one statement attacks another."""
    is_single = len(inference.used_ids) == 1
    return inference.polarity is Polarity.AGAINST and is_single


def _find_losses(
    argument_map: ArgumentMap, names: Mapping[str, str], labels: Mapping[str, str]
) -> Iterator[Loss]:
    yield from find_export_losses(argument_map, KEEPS)
    for inference in argument_map.inferences:
        if inference.polarity is Polarity.AGAINST and not _is_attack(inference):
            about = f"but [{inference.premises[0]}], which is not enough alone or has exceptions"
            yield Loss(LossKind.OBJECTION, about, inference.conclusion, inference.span)
    # What reading the names again would give.
    assembly = MapAssembly()
    for name in names.values():
        add_argument(assembly, name)
    read = assembly.finish().map.statements
    for statement, again in zip(argument_map.statements.values(), read.values(), strict=True):
        place = statement.id, statement.span
        if statement.kind is not Kind.ASSUMPTION:
            yield Loss(LossKind.KIND, statement.kind.value, *place)
        if statement.text != labels.get(statement.id, again.text):
            yield Loss(LossKind.TEXT, quote(statement.text), *place)
        if statement.id != again.id:
            yield Loss(LossKind.ID, f"it is called {quote(names[statement.id])}", *place)
