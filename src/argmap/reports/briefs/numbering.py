"""The numbers of everything in a memo, and links to it."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.model import ArgumentMap, Statement
from argmap.reports.briefs.blocks import Run
from argmap.reports.explanation_text import quote
from argmap.reports.overview import OverviewRow
from argmap.reports.remarks import Naming
from argmap.semantics.evidence_table import EvidenceRow
from argmap.semantics.provenance import AUTHOR
from argmap.text_layout import shorten
from argmap.wording import format_source

MOST_NAMED = 5
"""The number of pieces of evidence to name in a cell before counting the rest."""

QUOTED_WIDTH = 90
"""The width, in cells, to which a text is cut where it is quoted again."""


class Numbering:
    """Numbers recommendations, evidence and sources in the order in which the memo has them."""

    def __init__(
        self,
        argument_map: ArgumentMap,
        overview: Sequence[OverviewRow],
        evidence: Sequence[EvidenceRow],
    ) -> None:
        self.map = argument_map
        self.recommendations = {row.statement: place for place, row in enumerate(overview, 1)}
        self.evidence = {row.evidence: place for place, row in enumerate(evidence, 1)}
        keys = (
            citation.source
            for row in evidence
            for citation in argument_map.statements[row.evidence].citations
        )
        self.sources = {key: place for place, key in enumerate(dict.fromkeys(keys), 1)}
        self.naming = Naming(self.name_statement, self._name_source)

    def name_statement(self, statement: Statement) -> str:
        """Return the text of a statement, cut, with its number if it has one."""
        quoted = quote(shorten(statement.text, QUOTED_WIDTH), ends=False)
        reference = self.refer(statement.id)
        return f"{quoted} ({reference.text})" if reference else quoted

    def _name_source(self, argument_map: ArgumentMap, source: str) -> str:
        if source == AUTHOR or source not in argument_map.sources:
            return format_source(argument_map, source)
        number = self.sources.get(source)
        return argument_map.sources[source].text + (f" [{number}]" if number else "")

    def refer(self, statement: str) -> Run | None:
        """Return a link to a recommendation or a piece of evidence, and None for other ids."""
        if statement in self.evidence:
            number = self.evidence[statement]
            return Run(f"E{number}", f"#evidence-{number}")
        if statement in self.recommendations:
            number = self.recommendations[statement]
            return Run(f"recommendation {number}", f"#recommendation-{number}")
        return None

    def refer_to_all(self, evidence: Sequence[str]) -> list[Run]:
        """Return links to pieces of evidence, separated by commas."""
        runs: list[Run] = []
        for name in evidence[:MOST_NAMED]:
            number = self.evidence[name]
            runs += [Run(", " if runs else ""), Run(f"E{number}", f"#evidence-{number}")]
        if len(evidence) > MOST_NAMED:
            runs.append(Run(f" and {len(evidence) - MOST_NAMED:,} more"))
        return runs

    def refer_to_sources(self, sources: Sequence[str]) -> list[Run]:
        """Return links to sources, separated by commas, or their names if they have no number."""
        runs: list[Run] = []
        for source in sources:
            number = self.sources.get(source)
            name = format_source(self.map, source)
            shown = Run(f"[{number}]", f"#source-{number}") if number else Run(name)
            runs += [Run(", " if runs else ""), shown]
        return runs
