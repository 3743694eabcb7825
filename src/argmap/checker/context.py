"""A case: one map in one reading, as rules look at it.

A rule asks a case for the statements that it is about, and for what bears on them. Which reading it
is need not concern it, unless the rule compares the two.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from argmap.checker.documents import Documents
from argmap.checker.ignore_comments import IgnoreComments
from argmap.checker.settings import Settings
from argmap.checker.withdrawn import losses
from argmap.model import ArgumentMap, FrozenDict, Kind, Polarity
from argmap.semantics import Assessment, Reading, Role, Verdict
from argmap.semantics.criticality import critical_as_read
from argmap.semantics.program import exceptions_of, premises_of
from argmap.semantics.restoring import WithdrawnStatements
from argmap.source import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from argmap.checker.rule_definition import Rule
    from argmap.model import Inference, Statement
    from argmap.semantics import Judgement, Reason
    from argmap.semantics.criticality import Critical
    from argmap.source import Span, Text
    from argmap.test_results import Withdrawal


@attrs.frozen(eq=False)
class RuleContext:
    """A judged map in one reading."""

    assessment: Assessment
    reading: Reading = Reading.CHARITABLE
    settings: Settings = attrs.field(factory=Settings)
    documents: Documents = attrs.field(factory=Documents)
    rules: Mapping[str, Rule] = attrs.field(factory=FrozenDict, repr=False)
    """All rules that there are."""
    findings: tuple[Diagnostic, ...] = ()
    """What other rules have found, for the rules that are asked last."""
    withdrawn: Mapping[str, Withdrawal] = attrs.field(factory=FrozenDict, repr=False)
    """The statements that tests of theirs have withdrawn, by id: of the map as it is written."""

    written: RuleContext | None = attrs.field(default=None, repr=False)
    """The case of the map as it is written, where something has been withdrawn from that."""

    @property
    def map(self) -> ArgumentMap:
        """The map, all of it, whatever the reading."""
        return self.assessment.map

    @cached_property
    def judgements(self) -> Mapping[str, Judgement]:
        """The judgement on each statement, by id."""
        return self.assessment.result(self.reading).judgements

    def finding(
        self, statement: str | None, message: str, fix: str, span: Span | None = None
    ) -> Diagnostic:
        """Return a diagnostic about a statement, or about the place `span` if `statement` is None.

        The span of a statement is that of its definition unless `span` is given. The rule fills in
        its code, name and severity.
        """
        if span is None and statement is not None:
            span = self.map.statements[statement].span
        return Diagnostic("", Severity.INFO, message, span, fix, statement)

    def read(self, reading: Reading) -> RuleContext:
        """The same map in another reading."""
        return attrs.evolve(self, reading=reading)

    def holds(self, statement: str) -> bool:
        """Whether a statement holds."""
        return statement in self._holding

    @cached_property
    def _holding(self) -> frozenset[str]:
        holding = (Verdict.SUPPORTED, Verdict.CONDITIONAL)
        return frozenset(
            name for name, judgement in self.judgements.items() if judgement.verdict in holding
        )

    def recommendations(
        self, verdict: Verdict | None = None, reason: Reason | None = None
    ) -> Iterator[Statement]:
        """The recommendations with a verdict and the reason for it, or all of them."""
        for statement in self._recommendations:
            judgement = self.judgements[statement.id]
            if verdict in (None, judgement.verdict) and reason in (None, judgement.reason):
                yield statement

    @cached_property
    def _recommendations(self) -> tuple[Statement, ...]:
        statements = self.map.statements.values()
        return tuple(each for each in statements if each.kind is Kind.RECOMMENDATION)

    @cached_property
    def without(self) -> WithdrawnStatements | None:
        """What has been withdrawn from the map of this case, with the map as it is written."""
        if self.written is None:
            return None
        why = {name: str(withdrawal) for name, withdrawal in self.written.withdrawn.items()}
        return WithdrawnStatements(self.written.map, why)

    def withdrawn_reasons(self, statement: str) -> tuple[str, ...]:
        """What has been withdrawn of the reasons that were given for a statement, by id."""
        return self.without.withdrawn_reasons(statement, self.reading) if self.without else ()

    @cached_property
    def losses(self) -> Mapping[str, Sequence[str]]:
        """What has been withdrawn nearest to statements that fare worse without it."""
        return losses(self.written.read(self.reading), self) if self.written else {}

    def reasons(self, statement: str) -> Sequence[Inference]:
        """The inferences for a statement that this reading knows of."""
        return self._reasons.get(statement, ())

    @cached_property
    def _reasons(self) -> Mapping[str, Sequence[Inference]]:
        groups: dict[str, list[Inference]] = {}
        for inference in self.drawn:
            if inference.polarity is Polarity.FOR:
                groups.setdefault(inference.conclusion, []).append(inference)
        return groups

    def draws(self, inference: Inference) -> bool:
        """Whether this reading knows of an inference."""
        return self.reading is not Reading.AS_WRITTEN or not inference.implicit

    def lacking(self, inference: Inference) -> list[str]:
        """The premises and warrants of an inference that do not hold, or not for certain."""
        return self._obstacles(inference, Role.PREMISE, Role.WARRANT)

    def exceptions(self, inference: Inference) -> list[str]:
        """The exceptions of an inference that hold."""
        return list(filter(self.holds, self._obstacles(inference, Role.EXCEPTION)))

    def for_ends_alone(self, inference: Inference) -> bool:
        """Whether the premises and warrants of an inference are goals alone."""
        obstacles = self.assessment.result(self.reading).obstacles(inference)
        return any(obstacle.role is Role.PURPOSE for obstacle in obstacles)

    def _obstacles(self, inference: Inference, *roles: Role) -> list[str]:
        return [
            obstacle.statement
            for obstacle in self.assessment.result(self.reading).obstacles(inference)
            if obstacle.role in roles and obstacle.statement is not None
        ]

    def live(self, inference: Inference) -> bool:
        """Whether an inference is live."""
        return self.assessment.result(self.reading).is_live(inference)

    def objections(self, statement: str) -> tuple[Inference, ...]:
        """The live objections to a statement."""
        return self.assessment.result(self.reading).live_objections(statement)

    def assumptions(self, statement: str) -> tuple[str, ...]:
        """The assumptions that a conditional statement leans on."""
        return self.assessment.result(self.reading).assumptions(statement)

    def circles(self) -> tuple[tuple[str, ...], ...]:
        """The circles of support; in each, a statement is a reason for the next."""
        return self.assessment.result(self.reading).circles()

    def open_circle(self, statement: str) -> tuple[str, ...]:
        """The circle of objections that leaves an undecided statement open.

        Each of its statements bears on the next, and the last on the first.
        """
        program = self.assessment.result(self.reading).program
        circle = self._open_circles[program.numbers[statement]]
        return tuple(program.ids[number] for number in reversed(circle))

    @cached_property
    def _open_circles(self) -> Mapping[int, Sequence[int]]:
        return self.assessment.result(self.reading).open_circles.circle

    @cached_property
    def remarks(self) -> IgnoreComments:
        """What authors tell the checker in this map."""
        return IgnoreComments(self.map, self.rules)

    def document(self, source: str | None = None) -> Text | None:
        """The text that the map is of, or that a source is (its `file`), where it is at hand."""
        if source is None:
            return self.documents.text(self.map.document)
        described = self.map.sources[source]
        return self.documents.text(described.attributes.get("file"), described.span)

    # How the relations of a map run, as this reading has them.

    @cached_property
    def drawn(self) -> tuple[Inference, ...]:
        """The inferences that this reading knows of, in the order of writing."""
        return tuple(filter(self.draws, self.map.inferences))

    def members(self, inference: Inference) -> Sequence[str]:
        """The premises and warrants of an inference, whether they hold or not."""
        return premises_of(inference, self.reading)

    def unless(self, inference: Inference) -> Sequence[str]:
        """The exceptions of an inference, whether they hold or not."""
        return exceptions_of(inference, self.reading)

    def uses(self, statement: str) -> Sequence[Inference]:
        """The inferences that a statement is a premise or a warrant of."""
        return self._uses.get(statement, ())

    @cached_property
    def _uses(self) -> Mapping[str, Sequence[Inference]]:
        return _by_statement(self.drawn, self.members)

    def exempts(self, statement: str) -> Sequence[Inference]:
        """The inferences that a statement is an exception to."""
        return self._exempts.get(statement, ())

    @cached_property
    def _exempts(self) -> Mapping[str, Sequence[Inference]]:
        return _by_statement(self.drawn, self.unless)

    def supports(self, statement: str) -> Iterator[str]:
        """The statements that a statement is a reason for, or a part of one."""
        for inference in self.uses(statement):
            if inference.polarity is Polarity.FOR:
                yield inference.conclusion

    def several(self) -> Iterator[list[Inference]]:
        """The inferences that conclude a statement, for and against it, where there are several."""
        for inferences in self.map.reasons.values():
            drawn = [each for each in inferences if self.draws(each)]
            if len(drawn) > 1:
                yield drawn

    def supporters(self, statement: str) -> Iterator[str]:
        """The premises and warrants of the reasons for a statement."""
        for inference in self.reasons(statement):
            yield from self.members(inference)

    # What recommendations hang on.

    @cached_property
    def critical(self) -> Mapping[str, Critical]:
        """The givens and sources without which each recommendation that holds would not."""
        return self.critical_to(each.id for each in self._recommendations)

    def critical_to(self, statements: Iterable[str]) -> Mapping[str, Critical]:
        """The same for some statements: only those that hold have an entry."""
        holding = list(filter(self.holds, statements))
        read = self.assessment.result(self.reading).program
        return critical_as_read(self.map, read, holding) if holding else {}


def _by_statement(
    inferences: Iterable[Inference], part: Callable[[Inference], Iterable[str]]
) -> Mapping[str, Sequence[Inference]]:
    """The inferences that each statement has a part in, in the order of writing."""
    groups: dict[str, list[Inference]] = {}
    for inference in inferences:
        for statement in dict.fromkeys(part(inference)):
            groups.setdefault(statement, []).append(inference)
    return groups
