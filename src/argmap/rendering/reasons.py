"""A reason as it is drawn: lines to its conclusion, or to a junction where its parts meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import IMPLICIT, Polarity
from argmap.rendering.scene import Junction, Line, Role
from argmap.semantics import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Inference
    from argmap.rendering.spotlight import Spotlight

_ROLES = {Polarity.FOR: Role.SUPPORT, Polarity.AGAINST: Role.ATTACK}
_OF_REASONS = _ROLES.values()
_VERBS = {
    Role.SUPPORT: "— reason for —",
    Role.ATTACK: "— reason against —",
    Role.WARRANT: "— warrant of a reason about —",
    Role.EXCEPTION: "— exception to a reason about —",
}


def joined(inference: Inference) -> bool:
    """Whether the parts of a reason meet in a junction: a lone premise needs none."""
    return bool(len(inference.premises) > 1 or inference.warrants or inference.exceptions)


def junction(
    inference: Inference, number: int, reading: Reading, lit: Spotlight | None = None
) -> Junction:
    """The junction of a reason; `number` counts the reasons for and against one conclusion."""
    role = _ROLES[inference.polarity]
    return Junction(
        _name(inference, number),
        f"reason-{inference.conclusion}-{number}",
        role,
        inference.implicit and reading is Reading.AS_WRITTEN,
        _said(inference, "", role, inference.implicit, inference.scheme),
        faded=lit is not None and inference not in lit.inferences,
    )


def lines(
    inference: Inference, number: int, reading: Reading, lit: Spotlight | None = None
) -> Iterator[Line]:
    """The lines of a reason, that to its conclusion first."""
    conclusion, as_written = inference.conclusion, reading is Reading.AS_WRITTEN
    meeting = _name(inference, number)
    for place, (tail, head, role, implicit, scheme) in enumerate(_parts(inference, number), 1):
        yield Line(
            tail,
            head,
            f"line-{conclusion}-{number}-{place}",
            role,
            head != conclusion and role in _OF_REASONS,
            implicit,
            implicit and as_written,
            scheme,
            _said(inference, tail, role, implicit, scheme),
            faded=lit is not None
            and not (inference in lit.inferences and (tail == meeting or tail in lit.statements)),
        )


def _parts(inference: Inference, number: int) -> Iterator[tuple[str, str, Role, bool, str]]:
    """Tail, head, role, whether implicit, and the scheme of each line."""
    conclusion, implicit = inference.conclusion, inference.implicit
    role = _ROLES[inference.polarity]
    if not joined(inference):
        yield inference.premises[0], conclusion, role, implicit, inference.scheme
        return
    meeting = _name(inference, number)
    yield meeting, conclusion, role, implicit, inference.scheme
    for premise in inference.premises:
        yield premise, meeting, role, implicit, ""
    for link in inference.warrants:
        yield link.statement, meeting, Role.WARRANT, implicit or link.implicit, link.scheme
    for link in inference.exceptions:
        yield link.statement, meeting, Role.EXCEPTION, implicit or link.implicit, link.scheme


def _name(inference: Inference, number: int) -> str:
    """The name of a junction; no statement has it, for it holds a space."""
    return f"{inference.conclusion} {number}"


def _said(inference: Inference, part: str, role: Role, implicit: bool, scheme: str) -> str:
    """What a line or a junction says, in words."""
    who = " and ".join(inference.premises) if role in _OF_REASONS else part
    said = f"{who} {_VERBS[role]} {inference.conclusion}"
    marks = [IMPLICIT] * implicit + [scheme] * bool(scheme)
    return f"{said} ({', '.join(marks)})" if marks else said
