"""An inference is drawn as one arrow, or as several that meet in a junction."""

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
        name=_junction_name(inference, number),
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
        _parts(inference, number, reason), 1
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


def _parts(
    inference: Inference, number: int, reason: ArrowKind
) -> Iterator[tuple[str, str, ArrowKind, bool, str]]:
    """Yield tail, head, kind, whether implicit, and scheme of each arrow."""
    implicit = inference.implicit
    if not has_junction(inference):
        yield inference.premises[0], inference.conclusion, reason, implicit, inference.scheme
        return
    junction = _junction_name(inference, number)
    yield junction, inference.conclusion, reason, implicit, inference.scheme
    for premise in inference.premises:
        yield premise, junction, reason, implicit, ""
    for kind, links in (
        (ArrowKind.WARRANT, inference.warrants),
        (ArrowKind.EXCEPTION, inference.exceptions),
    ):
        for link in links:
            yield link.statement, junction, kind, implicit or link.implicit, link.scheme


def _junction_name(inference: Inference, number: int) -> str:
    return f"{inference.conclusion} {number}"


def _describe(inference: Inference, part: str, kind: ArrowKind, implicit: bool, scheme: str) -> str:
    conclusion, attacks = inference.conclusion, inference.polarity is Polarity.AGAINST
    reason = f"the reason {'against' if attacks else 'for'} {conclusion}"
    if kind is ArrowKind.WARRANT:
        words = f"{part} is the warrant of {reason}"
    elif kind is ArrowKind.EXCEPTION:
        words = f"{part} is an exception to {reason}"
    else:
        ending = "s" if len(inference.premises) == 1 else ""
        verb = "attack" if attacks else "support"
        words = f"{' and '.join(inference.premises)} {verb}{ending} {conclusion}"
    marks = ", ".join(filter(None, (IMPLICIT if implicit else "", scheme)))
    return f"{words} ({marks})" if marks else words
