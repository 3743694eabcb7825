"""What is said of a statement whose verdict is not what it has to be: that, why, and by what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.reports.explain_report import build_statement_reports, format_statement_reports
from argmap.semantics.restoring import WithdrawnStatements
from argmap.text_layout import INDENT, WIDTH, wrap_text
from argmap.wording import format_statement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.model import ArgumentMap
    from argmap.semantics import Assessment, Judgement
    from argmap.test_results import Withdrawal


def headline(
    name: str, judgement: Judgement | None, expected: str | None, by: Mapping[str, Withdrawal]
) -> str:
    """It in a line; `by` is the evidence with which it fell, if tests are to blame."""
    fate = "withdrawn" if judgement is None else str(judgement)
    if name in by:
        return f"[{name}] is {fate}: {by[name]}"
    if by:
        # The test comes first: pytest cuts off the end of a long line.
        first, *others = by.values()
        more = " (and more than that)" if others else ""
        return f"{first}{more}, so [{name}] is {fate}"
    if expected is not None:
        return f"[{name}] is {fate}, and was expected to be {expected}"
    return f"[{name}] is {fate}, and a recommendation has to hold"


def account(
    argument_map: ArgumentMap,
    assessment: Assessment,
    name: str,
    fallen: Mapping[str, Withdrawal],
    by: Mapping[str, Withdrawal],
    advice: str,
) -> str:
    """It at length: why it stands as it does, without all that has fallen from the map.

    What of that bears on the statement, `by`, comes first.
    """
    lines: list[str] = []
    for each, withdrawal in by.items():
        lines += wrap_text(
            f"withdrawn: {format_statement(argument_map.statements[each])}", WIDTH, "", INDENT
        )
        lines += (f"{INDENT}{result}" for result in withdrawal.results)
        if withdrawal.suggestion:
            lines.append(f"{INDENT}did you mean `{withdrawal.suggestion}`?")
    if advice:
        lines += wrap_text(f"help: {advice}", WIDTH, "", INDENT)
    if lines:
        lines.append("")
    if name in assessment.map.statements:
        withdrawn = WithdrawnStatements(
            argument_map, {each: str(why) for each, why in fallen.items()}
        )
        lines.append(
            format_statement_reports(
                build_statement_reports(assessment, [name], withdrawn=withdrawn), WIDTH
            )
        )
    return "\n".join(lines)
