"""Find what a map has that a format cannot keep."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from argmap.attributes import format_value
from argmap.formats.assembly import quote
from argmap.formats.losses import Loss, LossKind
from argmap.model import HEADERS, ArgumentMap, Inference, Kind, Link, Polarity, Statement

PARTS = frozenset(
    {
        LossKind.REASON,
        LossKind.OBJECTION,
        LossKind.LINKED_PREMISES,
        LossKind.WARRANT,
        LossKind.EXCEPTION,
        LossKind.KIND,
        LossKind.IMPLICIT,
        LossKind.SCHEME,
        LossKind.SOURCE,
        LossKind.CITATION,
        LossKind.PLACE,
        LossKind.ATTRIBUTE,
        LossKind.TAG,
        LossKind.SECTION,
        LossKind.TITLE,
        LossKind.HEADER,
    }
)
"""The kinds of parts that a map may have, beside statements with ids and texts."""


def find_export_losses(argument_map: ArgumentMap, keeps: Collection[LossKind]) -> Iterator[Loss]:
    """Yield a loss for each part of a map whose kind a format does not keep."""
    for loss in _find_parts(argument_map):
        if loss.kind not in keeps:
            yield loss


def _find_parts(argument_map: ArgumentMap) -> Iterator[Loss]:
    """Yield everything in a map that some format may lose, as if it were lost."""
    for inference in argument_map.inferences:
        yield from _find_parts_of_inference(inference)
    for statement in argument_map.statements.values():
        yield from _find_parts_of_statement(statement)
    for source in argument_map.sources.values():
        yield Loss(LossKind.SOURCE, quote(source.text), f"@{source.id}", source.span)
    for section in argument_map.sections:
        yield Loss(LossKind.SECTION, quote(section.title), section.id, section.span)
    if argument_map.title:
        yield Loss(LossKind.TITLE, quote(argument_map.title))
    for name in HEADERS[1:]:
        if value := getattr(argument_map, name):
            yield Loss(LossKind.HEADER, f"{name}: {quote(value)}")


def _find_parts_of_inference(inference: Inference) -> Iterator[Loss]:
    element, span = inference.conclusion, inference.span
    is_reason = inference.polarity is Polarity.FOR
    premises = list_ids(inference.premises)
    if is_reason:
        yield Loss(LossKind.REASON, f"because {premises}", element, span)
    else:
        yield Loss(LossKind.OBJECTION, f"but {premises}", element, span)
    if len(inference.premises) > 1:
        yield Loss(LossKind.LINKED_PREMISES, premises, element, span)
    for kind, word, links in (
        (LossKind.WARRANT, "since", inference.warrants),
        (LossKind.EXCEPTION, "unless", inference.exceptions),
    ):
        for link in links:
            yield Loss(kind, f"{word} [{link.statement}]", element, span)
    yield from _find_marks(inference, inference)
    for link in (*inference.warrants, *inference.exceptions):
        yield from _find_marks(link, inference)


def _find_marks(relation: Inference | Link, inference: Inference) -> Iterator[Loss]:
    element, span = inference.conclusion, inference.span
    if relation.implicit:
        yield Loss(LossKind.IMPLICIT, "(implicit)", element, span)
    if relation.scheme:
        yield Loss(LossKind.SCHEME, f"({relation.scheme})", element, span)


def _find_parts_of_statement(statement: Statement) -> Iterator[Loss]:
    element, span = statement.id, statement.span
    if statement.kind is not Kind.CLAIM:
        yield Loss(LossKind.KIND, statement.kind.value, element, span)
    for citation in statement.citations:
        locator = f", {citation.locator}" if citation.locator else ""
        yield Loss(LossKind.CITATION, f"[@{citation.source}{locator}]", element, span)
    for place in statement.places:
        yield Loss(LossKind.PLACE, f"[at {place}]", element, span)
    for key, value in statement.attributes.items():
        yield Loss(LossKind.ATTRIBUTE, f"{key}: {quote(format_value(value))}", element, span)
    for tag in statement.tags:
        yield Loss(LossKind.TAG, f"#{tag}", element, span)


def list_ids(ids: Iterable[str]) -> str:
    """Return ids as a list: `[a] and [b]`."""
    return " and ".join(f"[{name}]" for name in ids)
