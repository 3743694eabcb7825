"""Name statements, sources and verdicts in messages and reports."""

from __future__ import annotations

from argmap.model import ArgumentMap, Statement
from argmap.semantics import Judgement, Reason, Verdict
from argmap.semantics.provenance import AUTHOR
from argmap.text_layout import Style, shorten

QUOTED_WIDTH = 48
"""The width, in cells, to which a statement's text is cut where the whole is not needed."""

REASON_WORDS = {
    Reason.BARE: "no reason given",
    Reason.PURPOSE: "goal only",
    Reason.DEFEATED: "defeated",
    Reason.CIRCULAR: "circular",
    Reason.UNGROUNDED: "unsupported premises",
}
"""The reasons for `unsupported` in words; their values are identifiers."""

NO_RECOMMENDATIONS = "no recommendations in this map"
NO_EVIDENCE = "no evidence in this map"

VERDICT_STYLES = {
    Verdict.SUPPORTED: Style.GOOD,
    Verdict.CONDITIONAL: Style.INFO,
    Verdict.UNDECIDED: Style.WARNING,
    Verdict.CONTESTED: Style.WARNING,
    Verdict.UNSUPPORTED: Style.ERROR,
}
"""The style of each verdict, from the best to the worst."""


def format_judgement(judgement: Judgement) -> str:
    """Return a verdict with its reason in words: `unsupported (no reason given)`."""
    if judgement.reason is None:
        return str(judgement.verdict)
    return f"{judgement.verdict} ({REASON_WORDS[judgement.reason]})"


def format_statement(statement: Statement, width: int = QUOTED_WIDTH) -> str:
    """Return the id and the text of a statement, cut to a width: `[agenda] “Put emerging…”`."""
    return f"[{statement.id}] “{shorten(statement.text, width)}”"


def format_source(argument_map: ArgumentMap, source: str) -> str:
    """Return the key and the text of a source: `[@readout] Readout of the summit`."""
    if source == AUTHOR:
        return "the author's word"
    if source not in argument_map.sources:
        return source  # tests
    return f"[@{source}] {argument_map.sources[source].text}"
