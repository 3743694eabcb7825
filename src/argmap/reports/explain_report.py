"""Report on single statements: the verdict, why, what it depends on and what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from argmap.model import ArgumentMap, Inference, Kind, Polarity, Statement
from argmap.reports.explanation_text import format_explanation
from argmap.semantics import Assessment, Judgement, Obstacle, Reading
from argmap.semantics.criticality import Critical, critical
from argmap.semantics.cruxes import cruxes
from argmap.semantics.explanations import Explanation, explanations
from argmap.semantics.interventions import Act, Intervention
from argmap.semantics.program import premises_of
from argmap.semantics.reading_result import Role
from argmap.semantics.restoring import WithdrawnStatements
from argmap.semantics.robustness import Robustness, StatementRobustness, robustness
from argmap.semantics.settlements import Settlement, to_settle
from argmap.semantics.strength import Semantics, Strengths
from argmap.text_layout import INDENT, Paint, Style, join_words, plain, pluralize, wrap_text
from argmap.wording import VERDICT_STYLES, format_source, format_statement


@attrs.frozen
class StatementReport:
    """How one statement stands in one reading."""

    explanation: Explanation
    as_written: Judgement
    """The judgement on it as written, whatever the reading."""
    other_reasons: tuple[Inference, ...]
    """The live reasons for it beside the one by which the explanation says that it is carried."""
    only_via_recommendations: bool
    """Whether it is a recommendation that has grounds only through other recommendations."""
    critical: Critical | None
    """What it falls with alone; None where it does not hold."""
    resistance: StatementRobustness | None
    """How much it takes to fell it; None where it does not hold."""
    settlement: Settlement | None
    """What would make it hold; None where it does."""
    needed_to_hold: tuple[str, ...]
    """What would make it hold again, of what is withdrawn, by id; empty if that is not enough."""
    cruxes: tuple[Intervention, ...]
    """What turns its verdict."""

    @property
    def statement(self) -> Statement:
        """The statement."""
        return self.explanation.map.statements[self.explanation.statement]

    @property
    def judgement(self) -> Judgement:
        """The judgement on it."""
        return self.explanation.judgement


def build_statement_reports(
    assessment: Assessment,
    statements: Iterable[str] | None = None,
    reading: Reading = Reading.CHARITABLE,
    *,
    budget: int | None = None,
    withdrawn: WithdrawnStatements | None = None,
) -> tuple[StatementReport, ...]:
    """How some statements stand, by their ids; the recommendations by default.

    `budget` is how many values may be looked at again for each number that is hard to find, and
    `withdrawn` what the map that was assessed is without. Raises KeyError for an id that is not in
    the map.
    """
    explained = explanations(assessment, statements, reading, withdrawn)
    asked, read = list(explained), assessment.map
    criticals = critical(read, asked, reading)
    resistances = robustness(read, asked, reading, budget=budget)
    settlements = to_settle(read, asked, reading, budget=budget)
    turns = cruxes(read, asked, reading)
    own = assessment.result(reading).own_grounds
    return tuple(
        StatementReport(
            explanation,
            assessment.as_written.judgements[name],
            _find_other_reasons(assessment, explanation),
            read.statements[name].kind is Kind.RECOMMENDATION
            and name in criticals
            and name not in own,
            criticals.get(name),
            resistances.get(name),
            settlements.get(name),
            withdrawn.needed_to_hold(name, reading) if withdrawn and name in settlements else (),
            turns[name],
        )
        for name, explanation in explained.items()
    )


def _find_other_reasons(assessment: Assessment, explanation: Explanation) -> tuple[Inference, ...]:
    account = explanation.accounts[explanation.statement]
    if not account.more:
        return ()
    told = account.reasons[0].inference
    return tuple(
        each
        for each in assessment.map.reasons[explanation.statement]
        if each.polarity is Polarity.FOR and each is not told
        if assessment.result(explanation.reading).is_live(each)
    )


MOST_NAMED = 7
"""How many things are named before the rest is counted."""

NARROWEST = 30
"""How much room a line has, however deep it stands."""


def format_statement_reports(
    reports: Iterable[StatementReport],
    width: int,
    paint: Paint = plain,
    strengths: tuple[Semantics, Strengths] | None = None,
) -> str:
    """The stories of some statements, with an empty line between them."""
    blocks = (_block(each, width, paint, strengths) for each in reports)
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks)


def _block(
    report: StatementReport,
    width: int,
    paint: Paint,
    strengths: tuple[Semantics, Strengths] | None,
) -> Iterator[str]:
    yield _heading(report, paint)
    deepest = max(1, (width - NARROWEST) // len(INDENT) - 1)
    for line in format_explanation(report.explanation):
        indent = INDENT * min(1 + line.indent, deepest)
        yield from wrap_text(line.text, width, indent, indent + INDENT)
    remarks = [*_remarks(report, strengths)]
    if remarks:
        yield ""
    for remark in remarks:
        yield from remark.lines(width)


def _heading(report: StatementReport, paint: Paint) -> str:
    """What is asked about, and how it is judged; as written, too, where that is another matter."""
    judgement, written = report.judgement, report.as_written
    name = paint(f"{report.statement.kind} {report.statement.id}", Style.TITLE)
    verdict = paint(str(judgement), VERDICT_STYLES[judgement.verdict])
    if report.explanation.reading is Reading.CHARITABLE and written != judgement:
        verdict += f", as written {paint(str(written), VERDICT_STYLES[written.verdict])}"
    return f"{name}: {verdict}"


@attrs.frozen
class _Remark:
    """A sentence that ends with things it names: one in its line, several each in its own."""

    lead: str
    named: tuple[str, ...] = ()

    def lines(self, width: int) -> Iterator[str]:
        """The remark as it is printed."""
        if len(self.named) == 1:
            yield from wrap_text(f"{self.lead}: {self.named[0]}", width, INDENT, INDENT * 2)
            return
        end = ":" if self.named else "."
        yield from wrap_text(f"{self.lead}{end}", width, INDENT, INDENT * 2)
        for each in self.named[:MOST_NAMED]:
            yield from wrap_text(each, width, f"{INDENT}- ", INDENT * 2)
        if len(self.named) > MOST_NAMED:
            yield f"{INDENT}- and {len(self.named) - MOST_NAMED:,} more"


def _remarks(
    report: StatementReport, strengths: tuple[Semantics, Strengths] | None
) -> Iterator[_Remark]:
    """What a statement hangs on, a remark or two for each question."""
    yield from _other_reasons(report)
    yield from _foundation(report)
    if report.only_via_recommendations:
        yield _Remark("It has no grounds of its own: all go through other recommendations")
    yield from _falls_with(report)
    argument_map = report.explanation.map
    if report.needed_to_hold:
        yield _restored_by(report)
    elif report.settlement:
        yield _settled_by(report, report.settlement)
    turns = dict.fromkeys(_turned(argument_map, each) for each in report.cruxes)
    if turns:
        yield _Remark("The verdict turns on", tuple(turns))
    if strengths:
        semantics, numbers = strengths
        name = report.statement.id
        unsettled = ", but it goes round and does not settle" if name in numbers.unsettled else ""
        yield _Remark(f"Its strength is {numbers[name]:.3f} ({semantics}){unsettled}")


def _other_reasons(report: StatementReport) -> Iterator[_Remark]:
    """The reasons that hold beside the one that the story tells."""
    statements, reading = report.explanation.map.statements, report.explanation.reading
    reasons = [
        join_words(
            [
                format_statement(statements[member])
                for member in dict.fromkeys(premises_of(each, reading))
            ]
        )
        for each in report.other_reasons
    ]
    if reasons:
        yield _Remark("What else is said for it and holds", tuple(reasons))


def _foundation(report: StatementReport) -> Iterator[_Remark]:
    rests_on = report.explanation.rests_on
    parts = [
        pluralize(len(ids), *what)
        for ids, what in (
            (rests_on.evidence, ("piece of evidence", "pieces of evidence")),
            (rests_on.assumptions, ("assumption",)),
            (rests_on.sources, ("source",)),
        )
        if ids
    ]
    if parts and not report.statement.kind.is_given:
        whose = "it rests" if report.critical else "what is said for it rests"
        yield _Remark(f"In all, {whose} on {join_words(parts)}")


def _falls_with(report: StatementReport) -> Iterator[_Remark]:
    """What a statement that holds falls with, and how much it takes."""
    critical, resistance = report.critical, report.resistance
    if not critical or not resistance:
        return
    argument_map = report.explanation.map
    givens = [argument_map.statements[each] for each in critical.givens]
    alone = {
        kind: [
            format_statement(each)
            for each in givens
            if each.kind is kind and each != report.statement
        ]
        for kind in (Kind.EVIDENCE, Kind.ASSUMPTION, Kind.GOAL)
    }
    if resistance.evidence.k is None:
        yield _Remark("No withdrawal of evidence or sources makes it fall")
    elif any(each.kind is Kind.EVIDENCE for each in givens):
        yield from _falls_alone("piece of evidence", "pieces of evidence", alone[Kind.EVIDENCE])
    else:
        pieces = [
            format_statement(argument_map.statements[each]) for each in resistance.evidence.example
        ]
        yield _falls_together("piece of evidence", resistance.evidence, pieces)
    if critical.sources:
        cited = [format_source(argument_map, each) for each in critical.sources]
        yield from _falls_alone("source", "sources", cited)
    elif resistance.sources.k is not None:
        cited = [format_source(argument_map, each) for each in resistance.sources.example]
        yield _falls_together("source", resistance.sources, cited)
    yield from _falls_alone("assumption", "assumptions", alone[Kind.ASSUMPTION])
    yield from _falls_alone("goal", "goals", alone[Kind.GOAL])


def _falls_alone(what: str, several: str, names: list[str]) -> Iterator[_Remark]:
    if len(names) == 1:
        yield _Remark(f"It falls with one {what}", tuple(names))
    elif names:
        yield _Remark(f"It falls with any one of {len(names)} {several}", tuple(names))


def _falls_together(what: str, robustness: Robustness, names: list[str]) -> _Remark:
    """How many it takes, where one does not do."""
    if not robustness.exact:
        fewest = max(2, robustness.k or 0)
        return _Remark(f"It falls with no single {what}, and it takes {fewest} at least")
    return _Remark(
        f"It falls with no single {what}, but with {robustness.k} together, such as", tuple(names)
    )


def _restored_by(report: StatementReport) -> _Remark:
    """What would make a statement hold again, of what is withdrawn."""
    withdrawn = report.explanation.withdrawn
    assert withdrawn is not None
    names = [format_statement(withdrawn.written.statements[each]) for each in report.needed_to_hold]
    these = " all of these" if len(names) > 1 else ""
    return _Remark(f"It would hold again with{these}", tuple(names))


def _settled_by(report: StatementReport, settlement: Settlement) -> _Remark:
    """What would make a statement hold."""
    argument_map = report.explanation.map
    if settlement.size is None:
        lack = "the text has to draw a reason" if _undrawn(report) else "it takes a new reason"
        return _Remark(f"Nothing that could be shown or answered would settle it: {lack}")
    if not settlement.sets:
        fewest = pluralize(settlement.size, "thing")
        return _Remark(f"To settle it, {fewest} at least would have to be shown or answered")
    ways = [join_words([_shown(argument_map, x) for x in one]) for one in settlement.sets]
    lead = "It would hold with" if len(ways) == 1 else "It would hold with one of these"
    more = "" if settlement.complete else ", and perhaps in other ways"
    return _Remark(lead + more, tuple(ways))


def _undrawn(report: StatementReport) -> bool:
    """Whether there are reasons for a statement that do not count, for the text draws none."""
    account = report.explanation.accounts[report.statement.id]
    return any(Obstacle(Role.IMPLICIT) in step.obstacles for step in account.reasons)


def _shown(argument_map: ArgumentMap, change: Intervention) -> str:
    name = format_statement(argument_map.statements[change.statement])
    if change.act is Act.EVIDENCE:
        return f"evidence for {name}"
    against = "exception" if isinstance(change.subject, str) else "objection"
    return f"an answer to the {against} {name}"


def _turned(argument_map: ArgumentMap, change: Intervention) -> str:
    """A crux: what would be granted or struck out."""
    name = format_statement(argument_map.statements[change.statement])
    return f"{name}, if it is {'granted' if change.act is Act.GRANT else 'struck out'}"
