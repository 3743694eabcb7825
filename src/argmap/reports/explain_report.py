"""Report on single statements: the verdict, why, what it depends on and what would change it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

import attrs

from argmap.choices import to_choice
from argmap.model import ArgumentMap, Inference, Kind, Statement
from argmap.reports.explanation_text import build_lines
from argmap.semantics import Assessment, Judgement, Reading, ReadingResult, Role, to_assessment
from argmap.semantics.criticality import Critical, critical
from argmap.semantics.explanations import Explanation, explanations
from argmap.semantics.interventions import Act, Crux, Intervention, Settlement, cruxes, to_settle
from argmap.semantics.program import premises_of
from argmap.semantics.robustness import Robustness, StatementRobustness, robustness
from argmap.semantics.strength import Semantics, Strengths
from argmap.semantics.what_if import WithdrawnStatements
from argmap.text_layout import (
    INDENT,
    WIDTH,
    Paint,
    Style,
    join_words,
    paint_plain,
    pluralize,
    wrap_text,
)
from argmap.wording import (
    NO_RECOMMENDATIONS,
    VERDICT_STYLES,
    format_judgement,
    format_source,
    format_statement,
)

MOST_NAMED = 7
"""The number of items to list before counting the rest."""

NARROWEST = 30
"""The width that a line of an explanation has at least, however deep it is."""


@attrs.frozen
class StatementReport:
    """The verdict on a statement in one reading, and everything it depends on."""

    explanation: Explanation
    as_written: Judgement
    """The judgement as written, whatever the reading."""
    other_reasons: tuple[Inference, ...]
    """The live reasons besides the one that the explanation gives."""
    only_via_recommendations: bool
    """Whether it is a recommendation that only other recommendations support."""
    critical: Critical | None
    """What it depends on alone; None if it does not hold."""
    robustness: StatementRobustness | None
    """How many withdrawals it takes to make it fail; None if it does not hold."""
    settlement: Settlement | None
    """What would make it hold; None if it holds."""
    restoring: tuple[str, ...]
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
    """
    assessment, reading = to_assessment(subject), to_choice(Reading, reading, "reading")
    explained = explanations(assessment, statements, reading, withdrawn)
    names, argument_map = list(explained), assessment.map
    result = assessment.result(reading)
    criticals = critical(assessment, names, reading)
    robust = robustness(assessment, names, reading, budget=budget)
    settlements = to_settle(assessment, names, reading, budget=budget)
    turning = cruxes(assessment, names, reading)
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
            withdrawn.needed_to_hold(name, reading) if withdrawn and name in settlements else (),
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


def format_statement_reports(
    reports: Iterable[StatementReport],
    width: int = WIDTH,
    paint: Paint = paint_plain,
    strengths: tuple[Semantics, Strengths] | None = None,
) -> str:
    """Format reports as text: for each, the explanation, and then what the verdict depends on.

    A statement is explained once, where it first occurs.
    """
    explained: set[str] = set()
    blocks = (_format_report(report, explained, width, paint, strengths) for report in reports)
    text = "\n".join("".join(f"{line}\n" for line in block) for block in blocks)
    return text or f"{NO_RECOMMENDATIONS}\n"


def _format_report(
    report: StatementReport,
    explained: set[str],
    width: int,
    paint: Paint,
    strengths: tuple[Semantics, Strengths] | None,
) -> Iterator[str]:
    yield from _format_heading(report, paint)
    deepest = max(1, (width - NARROWEST) // len(INDENT) - 1)
    for line in build_lines(report.explanation, explained):
        indent = INDENT * min(1 + line.depth, deepest)
        yield from wrap_text(line.text, width, indent, indent + INDENT)
    remarks = [*_build_remarks(report, strengths)]
    if remarks:
        yield ""
    for remark in remarks:
        yield from remark.format(width)


def _format_heading(report: StatementReport, paint: Paint) -> Iterator[str]:
    name = paint(f"{report.statement.kind} {report.statement.id}", Style.TITLE)
    yield f"{name}: {_format_verdict(report.judgement, paint)}"
    is_charitable = report.explanation.reading is Reading.CHARITABLE
    if is_charitable and report.as_written != report.judgement:
        yield f"{INDENT}as written: {_format_verdict(report.as_written, paint)}"


def _format_verdict(judgement: Judgement, paint: Paint) -> str:
    return paint(format_judgement(judgement), VERDICT_STYLES[judgement.verdict])


@attrs.frozen
class _Remark:
    """A sentence, and the items that it introduces."""

    lead: str
    items: Sequence[Any] = ()
    by: Callable[[Any], str] = str
    """Formats an item; of many, only those that are shown."""
    is_open: bool = False
    """Whether a single item completes the sentence, rather than following a colon."""

    def format(self, width: int) -> Iterator[str]:
        """Yield its lines: a single item is part of the text, several make a list."""
        if len(self.items) == 1:
            colon = "" if self.is_open else ":"
            yield from wrap_text(
                f"{self.lead}{colon} {self.by(self.items[0])}", width, INDENT, INDENT * 2
            )
            return
        end = ":" if self.items else "."
        yield from wrap_text(f"{self.lead}{end}", width, INDENT, INDENT * 2)
        for item in self.items[:MOST_NAMED]:
            yield from wrap_text(self.by(item), width, f"{INDENT}- ", INDENT * 2)
        if len(self.items) > MOST_NAMED:
            yield f"{INDENT}- and {len(self.items) - MOST_NAMED:,} more"


def _build_remarks(
    report: StatementReport, strengths: tuple[Semantics, Strengths] | None
) -> Iterator[_Remark]:
    argument_map = report.explanation.map
    yield from _remark_on_other_reasons(report)
    yield from _remark_on_basis(report)
    if report.only_via_recommendations:
        yield _Remark("All of its reasons depend on other recommendations")
    if report.critical and report.robustness:
        yield from _remark_on_dependencies(report, report.critical, report.robustness)
    if report.restoring:
        yield _remark_on_restoring(report)
    elif report.settlement:
        yield _remark_on_settlement(report, report.settlement)
    if report.cruxes:
        format_crux = partial(_format_crux, argument_map)
        yield _Remark("The verdict would change if", report.cruxes, format_crux, is_open=True)
    if strengths:
        semantics, values = strengths
        name = report.statement.id
        unsettled = ", but the values do not converge" if name in values.unsettled else ""
        unweighted = "; it needs a weight, as in {weight: 0.5}" if name in values.unweighted else ""
        origin = f"({semantics}, {semantics.reference})"
        yield _Remark(f"Its strength is {values[name]:.3f} {origin}{unsettled}{unweighted}")


def _remark_on_other_reasons(report: StatementReport) -> Iterator[_Remark]:
    def format_reason(reason: Inference) -> str:
        premises = dict.fromkeys(premises_of(reason, report.explanation.reading))
        return _join_statements(report.explanation.map, premises)

    if report.other_reasons:
        is_one = len(report.other_reasons) == 1
        also = "Another reason that holds" if is_one else "Other reasons that hold"
        yield _Remark(also, report.other_reasons, format_reason)


def _join_statements(argument_map: ArgumentMap, names: Iterable[str]) -> str:
    statements = argument_map.statements
    return join_words(list(names), MOST_NAMED, by=lambda name: format_statement(statements[name]))


def _remark_on_basis(report: StatementReport) -> Iterator[_Remark]:
    basis = report.explanation.basis
    parts = [
        pluralize(len(ids), *nouns)
        for ids, nouns in (
            (basis.evidence, ("piece of evidence", "pieces of evidence")),
            (basis.assumptions, ("assumption",)),
            (basis.sources, ("source",)),
        )
        if ids
    ]
    if parts and not report.statement.kind.is_given:
        what = "it is" if report.critical else "the reasons for it are"
        yield _Remark(f"In all, {what} based on {join_words(parts)}")


def _remark_on_dependencies(
    report: StatementReport, alone: Critical, robust: StatementRobustness
) -> Iterator[_Remark]:
    argument_map = report.explanation.map
    statements = argument_map.statements
    givens: dict[Kind, list[str]] = {Kind.EVIDENCE: [], Kind.ASSUMPTION: [], Kind.GOAL: []}
    for name in alone.givens:
        if name != report.statement.id:
            givens[statements[name].kind].append(name)

    def quote(name: str) -> str:
        return format_statement(statements[name])

    def name_source(name: str) -> str:
        return format_source(argument_map, name)

    if robust.evidence.k is None:
        yield _Remark("It holds whatever evidence is withdrawn")
    elif any(statements[name].kind is Kind.EVIDENCE for name in alone.givens):
        yield from _remark_on_critical(
            "piece of evidence", givens[Kind.EVIDENCE], quote, "pieces of evidence"
        )
    else:
        yield _remark_on_robustness(
            robust.evidence, quote, "piece of evidence", "pieces of evidence"
        )
    if alone.sources:
        yield from _remark_on_critical("source", alone.sources, name_source)
    elif robust.sources.k is not None:
        yield _remark_on_robustness(robust.sources, name_source, "source")
    yield from _remark_on_critical("assumption", givens[Kind.ASSUMPTION], quote)
    yield from _remark_on_critical("goal", givens[Kind.GOAL], quote)


def _remark_on_critical(
    singular: str, names: Sequence[str], by: Callable[[str], str], plural: str = ""
) -> Iterator[_Remark]:
    if len(names) == 1:
        yield _Remark(f"It depends on one {singular}; without it, it fails", names, by)
    elif names:
        counted = pluralize(len(names), singular, plural)
        yield _Remark(f"It depends on {counted}; without any one of them, it fails", names, by)


def _remark_on_robustness(
    robust: Robustness, by: Callable[[str], str], singular: str, plural: str = ""
) -> _Remark:
    """Say how many things must be withdrawn, where one is not enough."""
    if not robust.exact:
        least = pluralize(max(2, robust.k or 0), singular, plural)
        return _Remark(f"It fails only if at least {least} are withdrawn")
    assert robust.k is not None
    fewer = f"one {singular}" if robust.k == 2 else pluralize(robust.k - 1, singular, plural)
    return _Remark(
        f"It holds without any {fewer}, but not without these {robust.k} together",
        robust.example,
        by,
    )


def _remark_on_restoring(report: StatementReport) -> _Remark:
    withdrawn = report.explanation.withdrawn
    assert withdrawn is not None
    statements = withdrawn.written.statements
    these = "all of these" if len(report.restoring) > 1 else "this"
    return _Remark(
        f"It would hold again with {these} restored",
        report.restoring,
        lambda name: format_statement(statements[name]),
    )


def _remark_on_settlement(report: StatementReport, settlement: Settlement) -> _Remark:
    argument_map = report.explanation.map
    if settlement.size is None:
        if _has_implicit_reason(report):
            return _Remark("Nothing explicit in the map can fix this; make a reason explicit")
        return _Remark("Nothing in the map can fix this; add a new reason")
    if not settlement.sets:
        return _Remark(f"It takes at least {pluralize(settlement.size, 'change')} to make it hold")

    def format_way(changes: Sequence[Intervention]) -> str:
        return join_words(changes, MOST_NAMED, by=partial(_format_change, argument_map))

    lead = "It would hold with" if settlement.complete else "It would hold, for example, with"
    one_of = " any one of these" if len(settlement.sets) > 1 else ""
    return _Remark(f"{lead}{one_of}", settlement.sets, format_way, is_open=True)


def _has_implicit_reason(report: StatementReport) -> bool:
    details = report.explanation.statements[report.statement.id]
    return any(
        obstacle.role is Role.IMPLICIT for step in details.reasons for obstacle in step.obstacles
    )


def _format_change(argument_map: ArgumentMap, change: Intervention) -> str:
    name = format_statement(argument_map.statements[change.statement])
    if change.act is Act.EVIDENCE:
        return f"evidence for {name}"
    what = "exception" if isinstance(change.subject, str) else "objection"
    return f"an answer to the {what} {name}"


def _format_crux(argument_map: ArgumentMap, crux: Crux) -> str:
    quote_all = partial(_join_statements, argument_map)
    changes = []
    if crux.grant:
        changes.append(f"{quote_all(crux.grant)} were accepted")
    if crux.without and crux.objection is None:
        changes.append(f"{quote_all(crux.without)} were rejected")
    elif crux.without and crux.objection:
        objection = quote_all(crux.objection.premises)
        changes.append(f"objection {objection} counted despite {quote_all(crux.without)}")
    return " and ".join(changes)
