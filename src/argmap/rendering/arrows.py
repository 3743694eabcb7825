"""Junctions and lines: an inference is one line, or several that meet in a junction."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model import IMPLICIT, Inference, Polarity
from argmap.rendering.scene import Junction, Line, Relation

_RELATIONS = {Polarity.FOR: Relation.SUPPORT, Polarity.AGAINST: Relation.ATTACK}


def has_junction(inference: Inference) -> bool:
    """Return whether an inference has more parts than one premise."""
    return len(inference.premises) > 1 or bool(inference.warrants or inference.exceptions)


def build_junction(inference: Inference, number: int, as_written: bool, faded: bool) -> Junction:
    """Return the junction of an inference, the `number`-th about its conclusion."""
    relation = _RELATIONS[inference.polarity]
    return Junction(
        name=_junction_name(inference, number),
        id=f"reason-{inference.conclusion}-{number}",
        relation=relation,
        ghost=inference.implicit and as_written,
        tooltip=_describe(inference, "", relation, inference.implicit, inference.scheme),
        faded=faded,
    )


def build_lines(inference: Inference, number: int, as_written: bool) -> Iterator[Line]:
    """Yield the lines of an inference, starting with the line to its conclusion."""
    conclusion = inference.conclusion
    reason = _RELATIONS[inference.polarity]
    parts = _parts(inference, number, reason)
    for place, (tail, head, relation, implicit, scheme) in enumerate(parts, 1):
        yield Line(
            tail=tail,
            head=head,
            id=f"line-{conclusion}-{number}-{place}",
            relation=relation,
            premise=head != conclusion and relation is reason,
            implicit=implicit,
            ghost=implicit and as_written,
            scheme=scheme,
            tooltip=_describe(inference, tail, relation, implicit, scheme),
        )


def _parts(
    inference: Inference, number: int, reason: Relation
) -> Iterator[tuple[str, str, Relation, bool, str]]:
    """Yield tail, head, relation, whether implicit, and scheme of each line."""
    implicit = inference.implicit
    if not has_junction(inference):
        yield inference.premises[0], inference.conclusion, reason, implicit, inference.scheme
        return
    junction = _junction_name(inference, number)
    yield junction, inference.conclusion, reason, implicit, inference.scheme
    for premise in inference.premises:
        yield premise, junction, reason, implicit, ""
    for relation, links in (
        (Relation.WARRANT, inference.warrants),
        (Relation.EXCEPTION, inference.exceptions),
    ):
        for link in links:
            yield link.statement, junction, relation, implicit or link.implicit, link.scheme


def _junction_name(inference: Inference, number: int) -> str:
    return f"{inference.conclusion} {number}"


def _describe(
    inference: Inference, part: str, relation: Relation, implicit: bool, scheme: str
) -> str:
    conclusion, attacks = inference.conclusion, inference.polarity is Polarity.AGAINST
    reason = f"the reason {'against' if attacks else 'for'} {conclusion}"
    if relation is Relation.WARRANT:
        words = f"{part} is the warrant of {reason}"
    elif relation is Relation.EXCEPTION:
        words = f"{part} is an exception to {reason}"
    else:
        ending = "s" if len(inference.premises) == 1 else ""
        verb = "attack" if attacks else "support"
        words = f"{' and '.join(inference.premises)} {verb}{ending} {conclusion}"
    marks = ", ".join(filter(None, (IMPLICIT if implicit else "", scheme)))
    return f"{words} ({marks})" if marks else words
