"""The map, verdicts and settings that a rule inspects."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import attrs

from argmap.checker.dependencies import Selections, select_givens
from argmap.checker.documents import Documents
from argmap.checker.ignore_comments import IgnoreComments
from argmap.checker.selection import RuleInfo
from argmap.checker.settings import Settings
from argmap.choices import to_choice
from argmap.graph import find_nearest_starts, search_breadth_first
from argmap.model import ArgumentMap, FrozenDict, Kind, Polarity, Statement
from argmap.semantics import (
    Assessment,
    Reading,
    ReadingResult,
    Reason,
    Verdict,
    assess,
)
from argmap.semantics.criticality import Critical, critical
from argmap.semantics.what_if import WithdrawnStatements, suppose
from argmap.source import Diagnostic, Severity, Span, Text
from argmap.test_results import Withdrawal


@attrs.frozen(eq=False)
class RuleContext:
    """A map in one reading, and how it is to be checked.

    >>> plan = argmap.parse("recommendation act: Act now.")
    >>> context = argmap.RuleContext(argmap.assess(plan))
    >>> [statement.id for statement in context.recommendations("unsupported")]
    ['act']
    >>> context.finding("act", "it does not say when", "add `{by-date: …}`").message
    'it does not say when'
    """

    assessment: Assessment
    """The map and its verdicts."""
    reading: Reading = Reading.CHARITABLE
    """The reading of the check."""
    settings: Settings = attrs.field(factory=Settings)
    """The settings of the check."""
    documents: Documents = attrs.field(factory=Documents)
    """The texts that the map refers to."""
    rules: Mapping[str, RuleInfo] = attrs.field(factory=FrozenDict, repr=False)
    """All rules by code, whether they run or not."""
    findings: tuple[Diagnostic, ...] = ()
    """The findings of the other rules, for the rules about ignore comments."""
    text_warnings: tuple[Diagnostic, ...] = ()
    """The warnings of the text of the map."""
    withdrawn: Mapping[str, Withdrawal] = attrs.field(factory=FrozenDict, repr=False)
    """The evidence in `map` that failed tests or their dates withdraw, by id."""
    written: RuleContext | None = attrs.field(default=None, repr=False)
    """The context with the withdrawn evidence, if this one is without it."""

    @property
    def map(self) -> ArgumentMap:
        """The map, including what the reading leaves out."""
        return self.assessment.map

    @cached_property
    def result(self) -> ReadingResult:
        """The verdicts and relations in the reading."""
        return self.assessment.result(self.reading)

    def finding(
        self,
        statement: str | None,
        message: str,
        fix: str,
        span: Span | None = None,
        deciding: Sequence[str] = (),
    ) -> Diagnostic:
        """Return a diagnostic about a statement, or about the place `span` if `statement` is None.

        The span of a statement is that of its definition unless `span` is given. The rule fills in
        its code, name and severity.
        """
        if span is None and statement is not None:
            span = self.map.statements[statement].span
        return Diagnostic("", Severity.INFO, message, span, fix, statement, deciding=deciding)

    def select_text_warnings(self, code: str) -> Iterator[Diagnostic]:
        """Iterate over the warnings of the text with a code."""
        return (warning for warning in self.text_warnings if warning.code == code)

    def recommendations(
        self, verdict: Verdict | str | None = None, reason: Reason | str | None = None
    ) -> Iterator[Statement]:
        """Iterate over the recommendations, or over those with a verdict and a reason for it."""
        verdict = None if verdict is None else to_choice(Verdict, verdict, "verdict")
        reason = None if reason is None else to_choice(Reason, reason, "reason")
        for statement in self.map.statements.values():
            if statement.kind is Kind.RECOMMENDATION:
                judgement = self.result.judgements[statement.id]
                if verdict in (None, judgement.verdict) and reason in (None, judgement.reason):
                    yield statement

    @cached_property
    def ignore_comments(self) -> IgnoreComments:
        """The ignore comments in the texts of the map."""
        return IgnoreComments(self.map, self.rules)

    def document(self, source: str | None = None) -> Text | None:
        """Return the text of a source, or of the document that is mapped; None if unavailable."""
        if source is None:
            return self.documents.text(self.map.document)
        described = self.map.sources[source]
        return self.documents.text(described.attributes.get("file"), described.span)

    @cached_property
    def critical(self) -> Mapping[str, Critical]:
        """The critical givens and sources of each recommendation that holds."""
        return self.find_critical(statement.id for statement in self.recommendations())

    def critical_givens(self, kind: Kind | str) -> Selections:
        """Return which givens of a kind each recommendation that holds depends on."""
        kind = to_choice(Kind, kind, "kind")
        statements = self.map.statements
        return select_givens(self.critical, lambda name: statements[name].kind is kind)

    def find_critical(self, statements: Iterable[str]) -> Mapping[str, Critical]:
        """Return what statements depend on. Statements that do not hold are left out."""
        holding = list(filter(self.result.holds, statements))
        return critical(self.assessment, holding, self.reading)

    # Withdrawn evidence

    def without_withdrawn(self) -> RuleContext:
        """Return the context without the withdrawn evidence, or itself if there is none."""
        if not self.withdrawn:
            return self
        return attrs.evolve(
            self,
            assessment=assess(suppose(self.map, without=self.withdrawn)),
            withdrawn=FrozenDict(),
            written=self,
        )

    @cached_property
    def withdrawn_statements(self) -> WithdrawnStatements | None:
        """The evidence that was withdrawn from the map, and why; None if there is none."""
        if self.written is None:
            return None
        reasons = {name: str(withdrawal) for name, withdrawal in self.written.withdrawn.items()}
        return WithdrawnStatements(self.written.map, reasons)

    def withdrawn_reasons(self, statement: str) -> tuple[str, ...]:
        """Return the withdrawn evidence that was a reason for a statement."""
        if self.withdrawn_statements is None:
            return ()
        return self.withdrawn_statements.withdrawn_reasons(statement, self.reading)

    @cached_property
    def losses(self) -> Mapping[str, Sequence[str]]:
        """The nearest withdrawn evidence for each statement that held with it and is worse without.

        The path from the evidence leads through statements with changed verdicts.
        """
        if self.written is None:
            return {}
        before = self.written.assessment.result(self.reading)

        def changed_conclusions(name: str) -> list[str]:
            return [
                conclusion for conclusion in find_conclusions(before, name) if conclusion in changed
            ]

        changed = {
            name
            for name, judgement in self.result.judgements.items()
            if judgement.verdict != before.judgements[name].verdict
        }
        lost: dict[str, list[str]] = {}
        for name in self.written.withdrawn:
            for conclusion in changed_conclusions(name):
                lost.setdefault(conclusion, []).append(name)
        nearest = find_nearest_starts(lost, changed_conclusions)
        return {name: lost[start] for name, start in nearest.items() if before.holds(name)}


def find_conclusions(result: ReadingResult, statement: str) -> Iterable[str]:
    """Return what a statement is a reason for or against, or an exception to a reason for."""
    inferences = (*result.uses(statement), *result.exception_uses(statement))
    return dict.fromkeys(inference.conclusion for inference in inferences)


def find_affected(result: ReadingResult, statements: Collection[str]) -> set[str]:
    """Return the statements that others affect, directly or not, without themselves."""
    reached = search_breadth_first(statements, lambda name: find_conclusions(result, name))
    return set(reached).difference(statements)


def find_supported(result: ReadingResult, statements: Iterable[str]) -> Collection[str]:
    """Return the statements that others support, directly or not, with themselves."""

    def list_supported(name: str) -> list[str]:
        uses = result.uses(name)
        return [use.conclusion for use in uses if use.polarity is Polarity.FOR]

    return search_breadth_first(statements, list_supported)


def find_opposed(result: ReadingResult) -> Collection[str]:
    """Return the statements with an objection or an exception to them or to what supports them."""
    return find_supported(
        result,
        [
            inference.conclusion
            for inference in result.inferences
            if inference.polarity is Polarity.AGAINST or result.exceptions(inference)
        ],
    )
