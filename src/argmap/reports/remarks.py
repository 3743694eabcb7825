"""Describe what the verdict on a statement depends on, and what would change it.

A remark is a sentence, and perhaps a list that it introduces.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

import attrs

from argmap.model import ArgumentMap, Inference, Kind, Statement
from argmap.reports.statement_reports import StatementReport
from argmap.semantics import Reason, Role
from argmap.semantics.criticality import Critical
from argmap.semantics.interventions import Act, Crux, Intervention, Settlement
from argmap.semantics.program import premises_of
from argmap.semantics.provenance import AUTHOR
from argmap.semantics.robustness import Robustness, StatementRobustness
from argmap.text_layout import join_words, pluralize
from argmap.wording import format_source, format_statement

MOST_NAMED = 7
"""The number of items to list before counting the rest."""


@attrs.frozen
class Remark:
    """A sentence, and the items that it introduces."""

    lead: str
    items: Sequence[Any] = ()
    by: Callable[[Any], str] = str
    """Formats an item; of many, only those that are shown."""
    is_open: bool = False
    """Whether a single item completes the sentence, rather than following a colon."""

    @property
    def sentence(self) -> str:
        """The sentence, which contains a single item."""
        if len(self.items) == 1:
            return f"{self.lead}{'' if self.is_open else ':'} {self.by(self.items[0])}"
        return f"{self.lead}{':' if self.items else '.'}"

    @property
    def listed(self) -> Iterator[str]:
        """The items of the list below the sentence, if there are several."""
        if len(self.items) > 1:
            yield from map(self.by, self.items[:MOST_NAMED])
            if len(self.items) > MOST_NAMED:
                yield f"and {len(self.items) - MOST_NAMED:,} more"


@attrs.frozen
class Naming:
    """How remarks name statements and sources: by default, by their ids and texts."""

    statement: Callable[[Statement], str] = format_statement
    source: Callable[[ArgumentMap, str], str] = format_source


def describe_dependencies(report: StatementReport, naming: Naming = Naming()) -> Iterator[Remark]:
    """Yield remarks on what a statement depends on."""
    yield from _Describer(report, naming).describe_dependencies()


def describe_changes(report: StatementReport, naming: Naming = Naming()) -> Iterator[Remark]:
    """Yield remarks on what would change the verdict on a statement."""
    yield from _Describer(report, naming).describe_changes()


class _Describer:
    """Describes one report, and names statements in one way."""

    def __init__(self, report: StatementReport, naming: Naming) -> None:
        self.report = report
        self.map = report.explanation.map
        self.naming = naming

    def describe_dependencies(self) -> Iterator[Remark]:
        yield from self._describe_other_reasons()
        yield from self._describe_basis()
        if self.report.only_via_recommendations:
            yield Remark("All of its reasons depend on other recommendations")
        if self.report.critical and self.report.robustness:
            yield from self._describe_needs(self.report.critical, self.report.robustness)

    def describe_changes(self) -> Iterator[Remark]:
        if self.report.restoring:
            yield self._describe_restoring()
        elif self.report.settlement:
            yield self._describe_settlement(self.report.settlement)
        if self.report.cruxes:
            lead = "The verdict would change if"
            yield Remark(lead, self.report.cruxes, self._format_crux, is_open=True)

    def _name(self, statement: str) -> str:
        return self.naming.statement(self.map.statements[statement])

    def _name_all(self, statements: Iterable[str]) -> str:
        return join_words(list(statements), MOST_NAMED, by=self._name)

    def _describe_other_reasons(self) -> Iterator[Remark]:
        def format_reason(reason: Inference) -> str:
            reading = self.report.explanation.reading
            return self._name_all(dict.fromkeys(premises_of(reason, reading)))

        if self.report.other_reasons:
            is_one = len(self.report.other_reasons) == 1
            also = "Another reason that holds" if is_one else "Other reasons that hold"
            yield Remark(also, self.report.other_reasons, format_reason)

    def _describe_basis(self) -> Iterator[Remark]:
        basis = self.report.explanation.basis
        has_author = basis.sources[-1:] == (AUTHOR,)
        counts = (
            (len(basis.evidence), ("piece of evidence", "pieces of evidence")),
            (len(basis.assumptions), ("assumption",)),
            (len(basis.sources) - has_author, ("source",)),
        )
        parts = [pluralize(count, *nouns) for count, nouns in counts if count]
        if has_author:
            parts.append(format_source(self.map, AUTHOR))
        if parts and not self.report.statement.kind.is_given:
            what = "it is" if self.report.critical else "the reasons for it are"
            yield Remark(f"In all, {what} based on {join_words(parts)}")

    def _describe_needs(self, alone: Critical, robust: StatementRobustness) -> Iterator[Remark]:
        """Describe what the statement needs: each alone, or some of many."""
        own = self.report.statement

        def list_needed(kind: Kind) -> Sequence[str]:
            names = alone.givens_by_kind.get(kind, ())
            return [name for name in names if name != own.id] if kind is own.kind else names

        evidence_nouns = "piece of evidence", "pieces of evidence"
        name_source = partial(self.naming.source, self.map)
        if robust.evidence.k is None:
            yield Remark("It holds whatever evidence is withdrawn")
        elif alone.givens_by_kind.get(Kind.EVIDENCE):
            yield from _describe_critical(list_needed(Kind.EVIDENCE), self._name, *evidence_nouns)
        else:
            yield _describe_robustness(robust.evidence, self._name, *evidence_nouns)
        if alone.sources:
            yield from _describe_critical(alone.sources, name_source, "source")
        elif robust.sources.k is not None:
            yield _describe_robustness(robust.sources, name_source, "source")
        yield from _describe_critical(list_needed(Kind.ASSUMPTION), self._name, "assumption")
        yield from _describe_critical(list_needed(Kind.GOAL), self._name, "goal")

    def _describe_restoring(self) -> Remark:
        withdrawn = self.report.explanation.withdrawn
        assert withdrawn is not None
        statements = withdrawn.written.statements
        these = "all of these" if len(self.report.restoring) > 1 else "this"
        return Remark(
            f"It would hold again with {these} restored",
            self.report.restoring,
            lambda name: self.naming.statement(statements[name]),
        )

    def _describe_settlement(self, settlement: Settlement) -> Remark:
        if settlement.size is None:
            if _has_implicit_reason(self.report):
                return Remark("Nothing explicit in the map can fix this; make a reason explicit")
            if self.report.explanation.judgement.reason is Reason.PURPOSE:
                return Remark("Nothing in the map can fix this; say how it would achieve the goal")
            return Remark("Nothing in the map can fix this; add a new reason")
        if not settlement.sets:
            changes = pluralize(settlement.size, "change")
            return Remark(f"It takes at least {changes} to make it hold")

        def format_way(changes: Sequence[Intervention]) -> str:
            return join_words(changes, MOST_NAMED, by=self._format_change)

        lead = "It would hold with" if settlement.complete else "It would hold, for example, with"
        one_of = " any one of these" if len(settlement.sets) > 1 else ""
        return Remark(f"{lead}{one_of}", settlement.sets, format_way, is_open=True)

    def _format_change(self, change: Intervention) -> str:
        name = self._name(change.statement)
        if change.act is Act.EVIDENCE:
            return f"evidence for {name}"
        what = "exception" if isinstance(change.subject, str) else "objection"
        return f"an answer to the {what} {name}"

    def _format_crux(self, crux: Crux) -> str:
        changes = []
        if crux.grant:
            changes.append(f"{self._name_all(crux.grant)} were accepted")
        if crux.without and crux.objection is None:
            changes.append(f"{self._name_all(crux.without)} were rejected")
        elif crux.without and crux.objection:
            objection = self._name_all(crux.objection.premises)
            despite = self._name_all(crux.without)
            changes.append(f"objection {objection} counted despite {despite}")
        return " and ".join(changes)


def _describe_critical(
    names: Sequence[str], by: Callable[[str], str], singular: str, plural: str = ""
) -> Iterator[Remark]:
    if len(names) == 1:
        yield Remark(f"It depends on one {singular}; without it, it fails", names, by)
    elif names:
        counted = pluralize(len(names), singular, plural)
        yield Remark(f"It depends on {counted}; without any one of them, it fails", names, by)


def _describe_robustness(
    robust: Robustness, by: Callable[[str], str], singular: str, plural: str = ""
) -> Remark:
    """Say how many things must be withdrawn, where one is not enough."""
    if not robust.exact:
        least = pluralize(max(2, robust.k or 0), singular, plural)
        return Remark(f"It fails only if at least {least} are withdrawn")
    assert robust.k is not None
    fewer = f"one {singular}" if robust.k == 2 else pluralize(robust.k - 1, singular, plural)
    return Remark(
        f"It holds without any {fewer}, but not without these {robust.k} together",
        robust.example,
        by,
    )


def _has_implicit_reason(report: StatementReport) -> bool:
    details = report.explanation.statements[report.statement.id]
    return any(
        obstacle.role is Role.IMPLICIT for step in details.reasons for obstacle in step.obstacles
    )
