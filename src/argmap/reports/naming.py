"""How accounts name what they speak of: by its id, and by its first words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.reports.quotation import opening_words
from argmap.semantics import Verdict
from argmap.semantics.sensitivity.withdrawal import AUTHOR
from argmap.text_layout import Style

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Statement

ROLES = {
    Verdict.SUPPORTED: Style.GOOD,
    Verdict.CONDITIONAL: Style.INFO,
    Verdict.UNDECIDED: Style.WARNING,
    Verdict.CONTESTED: Style.WARNING,
    Verdict.UNSUPPORTED: Style.ERROR,
}
"""How verdicts are painted; the best of them come first."""


def named(statement: Statement) -> str:
    """A statement by its id and its first words: `[agenda] “Put emerging technology on the …”`."""
    return f"[{statement.id}] {opening_words(statement.text)}"


def source_named(argument_map: ArgumentMap, source: str) -> str:
    """A source as it is cited and as it is called: `[@readout] Readout of the summit`."""
    if source == AUTHOR:
        return "the author's own word"
    return f"[@{source}] {argument_map.sources[source].text}"
