"""Parts of messages: names of statements, short lists, and what is withdrawn."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.checker.context import RuleContext
from argmap.model import ArgumentMap
from argmap.source import Diagnostic
from argmap.text_layout import join_words
from argmap.wording import format_statement

MOST_NAMED = 3
"""The number of items that a message names before it counts the rest."""


def format_statements(argument_map: ArgumentMap, ids: Sequence[str]) -> str:
    """Return the ids and texts of statements as a list."""
    return join_words(
        ids,
        MOST_NAMED,
        by=lambda name: format_statement(argument_map.statements[name]),
    )


def format_ids(ids: Sequence[str]) -> str:
    """Return ids as a list: `[a], [b] and [c]`."""
    return join_words(ids, MOST_NAMED, by="[{}]".format)


def format_given(ids: Sequence[str]) -> str:
    """Return that statements are given as a reason: `[a] is given`, `[a] and [b] are given`."""
    return f"{format_ids(ids)} {'is' if len(ids) == 1 else 'are'} given"


def join_clauses(clauses: Sequence[str]) -> str:
    """Join clauses with semicolons."""
    more = len(clauses) - MOST_NAMED
    return "; ".join([*clauses[:MOST_NAMED], *([f"and {more} more"] if more > 0 else [])])


def format_circle(circle: Sequence[str], start: int = 0) -> str:
    """Return a circle, starting with one of its statements: `[a] → [b] → [a]`.

    The middle of a long circle is left out.
    """
    length = len(circle)
    steps = range(length) if length <= 6 else (0, 1, 2, length - 2, length - 1)
    shown = [f"[{circle[(start + step) % length]}]" for step in steps]
    if length > 6:
        shown.insert(3, f"{length - 5} more")
    return " → ".join([*shown, shown[0]])


def fix_withdrawn(context: RuleContext, statements: Sequence[str]) -> str:
    """Return how to fix that statements are withdrawn: those that a message names."""
    withdrawn = context.written.withdrawn if context.written else {}
    causes = [withdrawn[name] for name in statements[:MOST_NAMED]]
    fixes = [
        "fix what the tests found" if any(cause.results for cause in causes) else "",
        "replace what is out of date" if any(cause.expired for cause in causes) else "",
    ]
    return join_words([fix for fix in fixes if fix])


def verdict_finding(
    context: RuleContext,
    statement: str,
    message: str,
    cause: str,
    fix: str,
    *,
    lost: Sequence[str] = (),
) -> Diagnostic:
    """Return a finding about the verdict on a statement and its cause.

    If the statement was better off with withdrawn evidence (`lost`, or that which the context
    knows of), the finding says so.
    """
    lost = lost or context.losses.get(statement, ())
    message, fix = mention_withdrawn(context, message, fix, lost)
    return context.finding(statement, f"{message}: {cause}" if cause else message, fix)


def mention_withdrawn(
    context: RuleContext, message: str, fix: str, lost: Sequence[str]
) -> tuple[str, str]:
    """Return a message and a fix that also mention withdrawn evidence, if there is any."""
    if not lost:
        return message, fix
    message += f", because {format_ids(lost)} {'are' if lost[1:] else 'is'} withdrawn"
    return message, f"{fix_withdrawn(context, lost)}; or {fix}"
