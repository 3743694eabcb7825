"""Draw an inference as one arrow, or as several that meet in a junction."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model import IMPLICIT, Inference, Polarity
from argmap.rendering.scene import Arrow, ArrowKind, Junction

_KINDS = {Polarity.FOR: ArrowKind.SUPPORT, Polarity.AGAINST: ArrowKind.ATTACK}


def has_junction(inference: Inference) -> bool:
    """Return whether an inference has more parts than one premise."""
    return len(inference.premises) > 1 or bool(inference.warrants or inference.exceptions)


def build_junction(inference: Inference, number: int, as_written: bool, faded: bool) -> Junction:
    """Return the junction of an inference, the `number`-th about its conclusion."""
    kind = _KINDS[inference.polarity]
    return Junction(
        name=_name_junction(inference, number),
        id=f"reason-{inference.conclusion}-{number}",
        kind=kind,
        ghost=inference.implicit and as_written,
        tooltip=_describe(inference, "", kind, inference.implicit, inference.scheme),
        faded=faded,
    )


def build_arrows(inference: Inference, number: int, as_written: bool) -> Iterator[Arrow]:
    """Yield the arrows of an inference, starting with the arrow to its conclusion."""
    conclusion = inference.conclusion
    reason = _KINDS[inference.polarity]
    tooltip = ""
    for place, (tail, head, kind, implicit, scheme) in enumerate(
        _list_parts(inference, number, reason), 1
    ):
        premise = head != conclusion and kind is reason
        if not (premise and place > 2):  # premises share a tooltip, which names them all
            tooltip = _describe(inference, tail, kind, implicit, scheme)
        yield Arrow(
            tail=tail,
            head=head,
            id=f"line-{conclusion}-{number}-{place}",
            kind=kind,
            premise=premise,
            implicit=implicit,
            ghost=implicit and as_written,
            scheme=scheme,
            tooltip=tooltip,
        )


def _list_parts(
    inference: Inference, number: int, reason: ArrowKind
) -> list[tuple[str, str, ArrowKind, bool, str]]:
    """Return tail, head, kind, whether implicit, and scheme of each arrow."""
    implicit, scheme = inference.implicit, inference.scheme
    if not has_junction(inference):
        return [(inference.premises[0], inference.conclusion, reason, implicit, scheme)]
    junction = _name_junction(inference, number)
    parts = [(junction, inference.conclusion, reason, implicit, scheme)]
    parts += [(premise, junction, reason, implicit, "") for premise in inference.premises]
    for kind, links in (
        (ArrowKind.WARRANT, inference.warrants),
        (ArrowKind.EXCEPTION, inference.exceptions),
    ):
        parts += [
            (link.statement, junction, kind, implicit or link.implicit, link.scheme)
            for link in links
        ]
    return parts


def _name_junction(inference: Inference, number: int) -> str:
    return f"{inference.conclusion} {number}"


def _describe(inference: Inference, part: str, kind: ArrowKind, implicit: bool, scheme: str) -> str:
    conclusion, attacks = inference.conclusion, inference.polarity is Polarity.AGAINST
    if kind in (ArrowKind.WARRANT, ArrowKind.EXCEPTION):
        role = "the warrant of" if kind is ArrowKind.WARRANT else "an exception to"
        words = f"{part} is {role} the reason {'against' if attacks else 'for'} {conclusion}"
    else:
        ending = "s" if len(inference.premises) == 1 else ""
        verb = "attack" if attacks else "support"
        words = f"{' and '.join(inference.premises)} {verb}{ending} {conclusion}"
    if not implicit and not scheme:
        return words
    marks = ", ".join(filter(None, (IMPLICIT if implicit else "", scheme)))
    return f"{words} ({marks})"
