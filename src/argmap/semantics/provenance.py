"""Where evidence comes from: the sources it cites, and the date it is from."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

import attrs

from argmap.model import ArgumentMap, Statement, Value

AUTHOR = "(author)"
"""The source of evidence that cites none. No source of a map can have this key."""


def cited_sources(evidence: Statement) -> tuple[str, ...]:
    """Return the sources that a piece of evidence cites, each once; `AUTHOR` if it cites none."""
    return tuple(dict.fromkeys(citation.source for citation in evidence.citations)) or (AUTHOR,)


@attrs.frozen(order=True)
class Period:
    """A day, or all days of a month or year. Periods are ordered by their last day."""

    last: date
    first: date

    def age(self, today: date) -> int:
        """Return how many days have passed since the last day; 0 if it is still to come."""
        return max(0, (today - self.last).days)


def parse_period(value: Value | None) -> Period | None:
    """Return the period of a date: `2022`, `2022-01` or `2022-01-21`. None for anything else."""
    if isinstance(value, date):
        return Period(value, value)
    written = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", str(value), re.ASCII)
    if isinstance(value, tuple) or not written:
        return None
    year, month, day = (int(part) if part else None for part in written.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:  # no such day, as in 2022-02-30
        return None
    if day:
        return Period(first, first)
    last_month = month or 12
    return Period(date(first.year, last_month, monthrange(first.year, last_month)[1]), first)


def find_period(argument_map: ArgumentMap, statement: Statement) -> Period | None:
    """Return when a statement is from: its own date, or else the newest date of its sources.

    None if neither it nor any of its sources has a date.
    """
    own = parse_period(statement.attributes.get("date"))
    if own:
        return own
    cited = (argument_map.sources[citation.source] for citation in statement.citations)
    periods = [parse_period(source.attributes.get("date")) for source in cited]
    return max(filter(None, periods), default=None)
