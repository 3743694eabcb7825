"""Rules about evidence: where it comes from, what it does, and what is the matter with it.

What is wrong with the sources that it cites is told in `citations`; that several reasons rest on
the same evidence after all, in `independence`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checker.rule_definition import rule
from argmap.checker.wording import format_ids, format_statements, join_clauses
from argmap.graph import search_breadth_first
from argmap.model import Kind
from argmap.semantics import Verdict
from argmap.semantics.provenance import Period, find_period, parse_period
from argmap.source import Diagnostic, Severity
from argmap.test_results import find_test_names
from argmap.text_layout import pluralize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.checker.context import RuleContext
    from argmap.model import Statement, Value


@rule("E001", "uncited-evidence", Severity.WARNING)
def uncited(context: RuleContext) -> Iterator[Diagnostic]:
    """Does not cite where it comes from.

    A piece of evidence has no citation `[@source]`. A place such as `[at ¶3]` is none: it says
    where in the mapped text the evidence is given, and not where that text has it from. What cites
    nothing stands on the word of the author, and no reader can look it up. Evidence that names a
    test (`{test: …}`) says where it comes from.

    Example::

        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [at ¶3].

    Fixed::

        source report: Load report for 2023 {date: 2024-01-15}
        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [at ¶3; @report].
    """
    for statement in _evidence(context):
        if not statement.citations and not find_test_names(statement):
            yield context.finding(
                statement.id,
                f"[{statement.id}] does not say where it comes from",
                "cite its source at the end, `[@key]`, and describe that in a line `source key: …`",
            )


@rule("E002", "unused-evidence", Severity.WARNING)
def unused(context: RuleContext) -> Iterator[Diagnostic]:
    """Bears on nothing.

    A piece of evidence is no premise, no warrant and no exception of any inference. Either the
    relation to what it shows has been forgotten, or it shows nothing here and draws attention away
    from what does. Of evidence this is all that is said: that it stands alone is no finding beside.

    Example::

        source report: Load report for 2023 {date: 2024-01-15}
        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].
        evidence workers: There are twelve workers [@report].

    Fixed::

        source report: Load report for 2023 {date: 2024-01-15}
        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].
          and evidence workers: There are twelve workers [@report].
    """
    for statement in _evidence(context):
        if not context.uses(statement.id) and not context.exempts(statement.id):
            yield context.finding(
                statement.id,
                f"[{statement.id}] bears on nothing",
                f"write `because [{statement.id}]`, or `but [{statement.id}]`, under what it "
                "bears on; or leave it out",
            )


@rule("E004", "stale-evidence", Severity.WARNING)
def stale(context: RuleContext) -> Iterator[Diagnostic]:
    """Is older than the settings allow.

    Between the date of a piece of evidence and today lie more than `max-age` days; where that is
    not set, no evidence is too old. The date is its own `date`, or else that of the newest of its
    sources; of a month or a year, the last day counts. What has no date is not found. Old evidence
    may still be true, but whoever leans on it should have looked whether it is.

    Settings::

        max-age = 10000

    Example::

        source census: Census of the town {date: 1981}
        claim small: The town is small.
          because evidence people: 9,200 people live in it [@census].

    Fixed::

        source census: Census of the town {date: 2021}
        claim small: The town is small.
          because evidence people: 9,700 people live in it [@census].
    """
    allowed = context.settings.max_age
    if allowed is None:
        return
    for statement in _evidence(context):
        when = find_period(context.map, statement)
        age = when.age(context.settings.today) if when else 0
        if age > allowed:
            yield context.finding(
                statement.id,
                f"[{statement.id}] is at least {pluralize(age, 'day')} old, and {allowed:,} "
                "are allowed",
                "look for something newer; or, where this has been confirmed since, say when: "
                "`{date: …}`",
            )


@rule("E005", "argued-evidence", Severity.WARNING)
def argued(context: RuleContext) -> Iterator[Diagnostic]:
    """Has reasons of its own: then it is a claim.

    Some inference is for it. Evidence is given: it holds without any reason, so that those
    written under it carry nothing, and nothing would change if they all fell. What needs a reason
    is a claim. An objection to evidence is another matter, and so is a source, which is cited.

    Example::

        source report: Load report for 2023 {date: 2024-01-15}
        claim grow: We need a second database.
          because evidence busy: The queue is too busy for one [@report].
            because evidence load: The busiest hour brought 340 jobs a second [@report].

    Fixed::

        source report: Load report for 2023 {date: 2024-01-15}
        claim grow: We need a second database.
          because claim busy: The queue is too busy for one.
            because evidence load: The busiest hour brought 340 jobs a second [@report].
    """
    for statement in _evidence(context):
        reasons = [inference.premises[0] for inference in context.reasons(statement.id)]
        if reasons:
            yield context.finding(
                statement.id,
                f"[{statement.id}] is given as evidence, and argued for all the same: by "
                f"{format_ids(reasons)}",
                f"make it `claim {statement.id}: …`; or take away what is under it",
            )


@rule("E006", "contested-evidence", Severity.WARNING)
def contested(context: RuleContext) -> Iterator[Diagnostic]:
    """An objection to it stands.

    A piece of evidence is contested: a live `but` concludes it, so that it does not hold, and
    neither does any inference that needs it. Facts in dispute are the first thing that a reader
    asks about. What is said against claims is O002, against recommendations R005.

    Example::

        source log: Log of the queue {date: 2024-03-04}
        source audit: Audit of the log {date: 2024-03-20}
        claim safe: No job gets lost.
          because evidence none-lost: The log of March shows no lost job [@log].
            but evidence gap: The log has gaps of several hours [@audit].

    Fixed::

        source log: Log of the queue {date: 2024-03-04}
        source audit: Audit of the log {date: 2024-03-20}
        claim safe: No job gets lost.
          because evidence none-lost: The log of March shows no lost job [@log].
            but evidence gap: The log has gaps of several hours [@audit].
            unless evidence idle: In these hours there were no jobs [@audit].
    """
    for statement in _evidence(context):
        if context.judgements[statement.id].verdict is Verdict.CONTESTED:
            objections = context.objections(statement.id)
            first = objections[0].premises[0]
            texts = [format_statements(context.map, each.premises) for each in objections]
            yield context.finding(
                statement.id,
                f"[{statement.id}] is objected to, and so carries nothing: {join_clauses(texts)}",
                f"answer it, with a `but` under [{first}] or an `unless` beside it; or give only "
                "what is not in dispute",
            )


@rule("E009", "cited-claim", Severity.INFO)
def cited_claim(context: RuleContext) -> Iterator[Diagnostic]:
    """Is a claim that cites a source, but rests on no evidence: perhaps it is evidence.

    A claim has a citation `[@source]`, and no evidence is among its reasons, their reasons and so
    on. If the source documents what is claimed, it is evidence and carries what leans on it; as a
    claim it carries nothing. If the source only claims it as well, evidence for it is wanted still.

    Example::

        source report: Load report for 2023 {date: 2024-01-15}
        claim busy: The busiest hour brought 340 jobs a second [@report].
          because assumption counted: Every job was counted.
          unless claim twice: Some jobs were counted twice.

    Fixed::

        source report: Load report for 2023 {date: 2024-01-15}
        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].
          since assumption counted: Every job was counted.
          unless claim twice: Some jobs were counted twice.
    """
    carried = search_breadth_first((each.id for each in _evidence(context)), context.supports)
    for statement in context.map.statements.values():
        if statement.kind is Kind.CLAIM and statement.citations and statement.id not in carried:
            yield context.finding(
                statement.id,
                f"[{statement.id}] cites [@{statement.citations[0].source}], but is a claim that "
                "rests on no evidence",
                f"if the source documents it, make it `evidence {statement.id}: …`; or say in "
                "`because evidence …` under it what the source has to show for it",
            )


@rule("E012", "date-in-future", Severity.WARNING)
def in_future(context: RuleContext) -> Iterator[Diagnostic]:
    """Is dated after the map, or its source is not out yet.

    The first day of its own `date`, or of the `date` of a source that it cites, lies behind the
    last day of the map's `date:`; where the map has none, or one that is no date or still to come,
    behind today. Nothing can be known from what has not happened. Often a date is misspelt; else
    the map has been worked on since, and its date has not.

    Example::

        date: 2024-05-13
        source report: Load report for 2023 {date: 2024-10-01}
        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].

    Fixed::

        date: 2024-05-13
        source report: Load report for 2023 {date: 2024-01-10}
        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].
    """
    now = _now(context)
    what = (
        "today"
        if now.last == context.settings.today
        else f"the map, which is of {context.map.date}"
    )
    for statement in _evidence(context):
        date = statement.attributes.get("date")
        late = _sources_after(context, statement, now)
        if _after(now, date):
            message = f"[{statement.id}] is dated {date}, after {what}"
        elif late:
            message = f"[{statement.id}] cites what is dated after {what}: {join_clauses(late)}"
        else:
            continue
        yield context.finding(
            statement.id,
            message,
            "mend the date; what is still to come is no evidence, but a claim",
        )


def _evidence(context: RuleContext) -> Iterator[Statement]:
    for statement in context.map.statements.values():
        if statement.kind is Kind.EVIDENCE:
            yield statement


def _now(context: RuleContext) -> Period:
    """The day or days of the map; today, where it has no date or one that is still to come."""
    today = Period(context.settings.today, context.settings.today)
    return min(today, parse_period(context.map.date) or today)


def _after(now: Period, date: Value | None) -> bool:
    when = parse_period(date)
    return when is not None and when.first > now.last


def _sources_after(context: RuleContext, statement: Statement, now: Period) -> list[str]:
    """The sources of a statement that are dated later, with their dates."""
    cited = dict.fromkeys(citation.source for citation in statement.citations)
    dates = {source: context.map.sources[source].attributes.get("date") for source in cited}
    return [f"[@{source}] {date}" for source, date in dates.items() if _after(now, date)]
