"""Rules about evidence and the sources that it cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.findings.registry import Finding, rule
from argmap.model import Kind
from argmap.source import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.findings.case import Case


@rule("E001", "uncited-evidence", Severity.WARNING)
def uncited(case: Case) -> Iterator[Finding]:
    """Does not cite where it comes from."""
    for statement in case.map.statements.values():
        if statement.kind is Kind.EVIDENCE and not statement.citations:
            yield Finding(
                statement.id,
                f"[{statement.id}] does not say where it comes from",
                "cite its source at the end, `[@key]`, and describe that in a line `source key: …`",
            )
