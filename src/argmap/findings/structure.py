"""Rules about the structure of a map: how its reasons hang together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.findings.registry import Finding, rule
from argmap.findings.wording import chain
from argmap.source import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.findings.case import Case
    from argmap.source import Span


@rule("S003", "circular-support", Severity.ERROR)
def circular_support(case: Case) -> Iterator[Finding]:
    """A chain of reasons returns to its start."""
    for circle in case.circles():
        first = circle[0]
        yield Finding(
            first,
            f"a circle of reasons supports nothing: {chain(circle)}"
            if len(circle) > 1
            else f"[{first}] is given as a reason for itself",
            "take one of these relations out; support has to come from outside the circle",
            _closing(case, circle),
        )


def _closing(case: Case, circle: tuple[str, ...]) -> Span | None:
    """Where the last statement of a circle is made a reason for the first."""
    last, first = circle[-1], circle[0]
    for inference in case.reasons(first):
        if last in inference.premises or any(last == link.statement for link in inference.warrants):
            return inference.span
    return None
