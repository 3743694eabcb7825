"""When evidence is from: the days that the date of a statement or of a source stands for."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Statement, Value

AUTHOR = "(author)"
"""The source of what cites none. No source of a map can have this key."""


@attrs.frozen(order=True)
class Period:
    """A day, or all the days of a month or of a year, where no more is known."""

    last: date
    first: date

    def age(self, today: date) -> int:
        """How many days have passed on a day since the last of it: so old it is at least.

        0 where it is not over.
        """
        return max(0, (today - self.last).days)


@lru_cache(maxsize=256, typed=True)
def parse_period(value: Value | None) -> Period | None:
    """The days that a date is about: `2022`, `2022-01` or `2022-01-21`. None for all else."""
    if isinstance(value, date):
        return Period(value, value)
    written = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", str(value), re.ASCII)
    if isinstance(value, tuple) or not written:
        return None
    year, month, day = (int(part) if part else None for part in written.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:  # a day that no calendar has
        return None
    if day:
        return Period(first, first)
    last_month = month or 12
    return Period(date(first.year, last_month, monthrange(first.year, last_month)[1]), first)


def find_period(argument_map: ArgumentMap, statement: Statement) -> Period | None:
    """When a statement is from: by its own date, or else by the newest among its sources.

    None where neither it nor any of its sources has a date.
    """
    own = parse_period(statement.attributes.get("date"))
    if own:
        return own
    cited = (argument_map.sources[citation.source] for citation in statement.citations)
    periods = [parse_period(source.attributes.get("date")) for source in cited]
    return max(filter(None, periods), default=None)


def cited_sources(evidence: Statement) -> tuple[str, ...]:
    """The sources that a piece of evidence stands on, each once: `AUTHOR` if it cites none."""
    return tuple(dict.fromkeys(each.source for each in evidence.citations)) or (AUTHOR,)
