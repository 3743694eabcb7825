"""Rules about the dates of evidence and of its sources."""

from collections.abc import Iterator

from argmap.checker.context import RuleContext
from argmap.checker.messages import join_clauses
from argmap.checker.rule_definition import rule
from argmap.checker.rules.evidence import list_evidence
from argmap.model import Statement, Value
from argmap.semantics.provenance import Period, find_period, parse_period
from argmap.source import Diagnostic, Severity
from argmap.text_layout import pluralize


@rule(
    "E004",
    "stale-evidence",
    Severity.WARNING,
    plural="pieces of evidence are older than `max-age` allows",
)
def stale_evidence(context: RuleContext) -> Iterator[Diagnostic]:
    """Evidence is older than the settings allow.

    The date of the evidence is more than `max-age` days ago. Evidence without a `date` has the date
    of its newest source. A month or a year counts as its last day. Without the setting, or without
    a date, this rule reports nothing.

    Old evidence may still be true, but somebody should check that it is.

    Settings::

        max-age = 10000

    Example::

        source census: Town census {date: 1981}

        claim small: The town is small.
          because evidence people: It has 9,200 inhabitants [@census].

    Fixed::

        source census: Town census {date: 2021}

        claim small: The town is small.
          because evidence people: It has 9,700 inhabitants [@census].
    """
    limit = context.settings.max_age
    if limit is None:
        return
    for statement in list_evidence(context):
        when = find_period(context.map, statement)
        age = when.age(context.settings.today) if when else 0
        if age > limit:
            yield context.finding(
                statement.id,
                f"[{statement.id}] is at least {pluralize(age, 'day')} old; the limit is {limit:,}",
                "find newer evidence; or, if it still holds, add the date on which you checked it: "
                f"`{{date: {context.settings.today}}}`",
            )


@rule("E012", "date-in-future", Severity.WARNING, plural="dates are later than that of the map")
def date_in_future(context: RuleContext) -> Iterator[Diagnostic]:
    """Evidence or its source has a date after that of the map.

    The `date` of the evidence, or of a source that it cites, begins after the `date:` of the map
    ends. If the map has no valid date, or one in the future, today counts.

    Nobody can know what has not happened yet. Either a date is wrong, or the map has changed since
    its own date.

    Example::

        date: 2024-05-13

        source report: Load report for 2023 {date: 2024-10-01}

        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].

    Fixed::

        date: 2024-05-13

        source report: Load report for 2023 {date: 2024-01-15}

        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].
    """
    today = Period(context.settings.today, context.settings.today)
    now = min(today, parse_period(context.map.date) or today)
    reference = "today" if now.last == today.last else f"the date of the map ({context.map.date})"
    for statement in list_evidence(context):
        date = statement.attributes.get("date")
        late_sources = _find_late_sources(context, statement, now)
        if _is_after(date, now):
            message = f"[{statement.id}] is dated {date}, after {reference}"
        elif late_sources:
            message = (
                f"[{statement.id}] cites a source dated after {reference}: "
                f"{join_clauses(late_sources)}"
            )
        else:
            continue
        yield context.finding(
            statement.id,
            message,
            f"correct the date; or, if this is a prediction, make it `claim {statement.id}: …`",
        )


def _find_late_sources(context: RuleContext, statement: Statement, now: Period) -> list[str]:
    """Describe the sources of a statement that are dated after a period."""
    cited = dict.fromkeys(citation.source for citation in statement.citations)
    dates = {source: context.map.sources[source].attributes.get("date") for source in cited}
    return [f"[@{source}] ({date})" for source, date in dates.items() if _is_after(date, now)]


def _is_after(date: Value | None, now: Period) -> bool:
    when = parse_period(date)
    return when is not None and when.first > now.last
