"""Find everything that a report on a statement says: its verdict, why, and what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from argmap.choices import to_choice
from argmap.model import ArgumentMap, Inference, Kind, Statement
from argmap.semantics import Assessment, Judgement, Reading, ReadingResult, to_assessment
from argmap.semantics.criticality import Critical, critical
from argmap.semantics.explanations import Explanation, explanations
from argmap.semantics.interventions import Crux, Settlement, cruxes, to_settle
from argmap.semantics.restoring import find_restoring
from argmap.semantics.robustness import StatementRobustness, robustness
from argmap.semantics.what_if import WithdrawnStatements


@attrs.frozen
class StatementReport:
    """The verdict on a statement in one reading, and everything it depends on.

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because evidence fire: It burns.
    ... ''')
    >>> [report] = argmap.build_statement_reports(plan)
    >>> report.statement.id, str(report.judgement), report.critical.givens
    ('act', 'supported', ('fire',))
    """

    explanation: Explanation
    """The explanation of the verdict."""
    as_written: Judgement
    """The judgement as written, whatever the reading."""
    other_reasons: tuple[Inference, ...]
    """The live reasons besides the one that the explanation gives."""
    only_via_recommendations: bool
    """Whether it is a recommendation that only other recommendations support."""
    critical: Critical | None
    """The givens and sources that are critical to it; None if it does not hold."""
    robustness: StatementRobustness | None
    """The number of withdrawals that make it fail; None if it does not hold."""
    settlement: Settlement | None
    """The changes that would make it hold; None if it holds."""
    restoring: Sequence[str]
    """The ids of withdrawn statements that would make it hold again; empty if none would."""
    cruxes: Sequence[Crux]
    """The claims and objections that would change its verdict."""

    @property
    def statement(self) -> Statement:
        """The statement."""
        return self.explanation.map.statements[self.explanation.statement]

    @property
    def judgement(self) -> Judgement:
        """The judgement on the statement."""
        return self.explanation.judgement


def build_statement_reports(
    subject: ArgumentMap | Assessment,
    statements: Iterable[str] | None = None,
    reading: Reading | str = Reading.CHARITABLE,
    *,
    budget: int | None = None,
    withdrawn: WithdrawnStatements | None = None,
) -> tuple[StatementReport, ...]:
    """Report on the statements with these ids; on all recommendations by default.

    `budget` limits the effort of each search for a smallest number; beyond it, results are lower
    bounds. `withdrawn` is what was withdrawn from the map before it was assessed. Raises ValueError
    for an unknown id.

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because claim fire: It burns.
    ... ''')
    >>> [report] = argmap.build_statement_reports(plan)
    >>> [crux.grant for crux in report.cruxes], report.settlement.size
    ([('fire',)], 1)
    """
    assessment, reading = to_assessment(subject), to_choice(Reading, reading, "reading")
    explained = explanations(assessment, statements, reading, withdrawn)
    names, argument_map = list(explained), assessment.map
    result = assessment.result(reading)
    criticals = critical(assessment, names, reading)
    robust = robustness(assessment, names, reading, budget=budget)
    settlements = to_settle(assessment, names, reading, budget=budget)
    turning = cruxes(assessment, names, reading)
    restoring = find_restoring(withdrawn, settlements, reading) if withdrawn is not None else {}
    return tuple(
        StatementReport(
            explanation,
            assessment.as_written.judgements[name],
            _find_other_reasons(result, explanation),
            argument_map.statements[name].kind is Kind.RECOMMENDATION
            and name in criticals
            and name not in result.own_grounds,
            criticals.get(name),
            robust.get(name),
            settlements.get(name),
            restoring.get(name, ()),
            turning[name],
        )
        for name, explanation in explained.items()
    )


def _find_other_reasons(result: ReadingResult, explanation: Explanation) -> tuple[Inference, ...]:
    details = explanation.statements[explanation.statement]
    if not details.other_reasons:
        return ()
    given = details.reasons[0].inference
    return tuple(
        reason
        for reason in result.reasons(explanation.statement)
        if reason is not given and result.is_live(reason)
    )
