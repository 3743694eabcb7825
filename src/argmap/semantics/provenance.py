"""Where evidence comes from: the sources it cites, and the date it is from."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from functools import cached_property

import attrs

from argmap.model import ArgumentMap, Kind, Source, Statement, Value

AUTHOR = "(author)"
"""The source of evidence that cites none and names no tests. No source in a map has this key."""


def cited_sources(evidence: Statement) -> tuple[str, ...]:
    """Return the sources that a piece of evidence cites, each once.

    If it cites none, its tests are its source, such as `test tests/test_a.py::test_b`: one source,
    because the evidence needs all of them to pass. Without tests, its source is `AUTHOR`.
    """
    cited = tuple(dict.fromkeys(citation.source for citation in evidence.citations))
    return cited or (name_tests(evidence) or AUTHOR,)


def name_tests(evidence: Statement) -> str:
    """Return the source that the tests of a piece of evidence are, or "" without tests.

    No source of a map can have this key, because it contains a space.
    """
    names = evidence.test_names
    return f"test{'s' * (len(names) > 1)} {', '.join(names)}" if names else ""


@attrs.frozen(eq=False, repr=False)
class Provenance:
    """The sources of the evidence in a map, where keys for one publication count as one source.

    Two keys are for one publication if their DOIs or their URLs are the same. The first of them
    stands for all.
    """

    map: ArgumentMap

    @cached_property
    def publications(self) -> Mapping[str, str]:
        """The key that stands for the publication, by the key of each source."""
        by_doi: dict[str, str] = {}
        by_url: dict[str, str] = {}
        dois: dict[str, str] = {}
        publications: dict[str, str] = {}
        for source in self.map.sources.values():
            doi, url = find_doi(source), _find_url(source)
            first = by_doi.get(doi) or by_url.get(url, source.id)
            if doi and dois.get(first, doi) != doi:  # one page lists several publications
                first = source.id
            publications[source.id] = first
            if doi:
                by_doi.setdefault(doi, first)
                dois.setdefault(first, doi)
            if url:
                by_url.setdefault(url, first)
        return publications

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All sources that evidence can have, in the order of writing, with `AUTHOR` last."""
        evidence = (
            statement
            for statement in self.map.statements.values()
            if statement.kind is Kind.EVIDENCE
        )
        tests = filter(None, map(name_tests, evidence))
        return tuple(dict.fromkeys((*self.publications.values(), *tests, AUTHOR)))

    def sources(self, evidence: Statement) -> tuple[str, ...]:
        """Return the sources of a piece of evidence, each publication once."""
        publications = self.publications
        cited = cited_sources(evidence)
        return tuple(dict.fromkeys(publications.get(source, source) for source in cited))

    def only_source(self, evidence: Statement) -> str | None:
        """Return the source of a piece of evidence, or None if it has several."""
        source, *others = self.sources(evidence)
        return None if others else source


def find_doi(source: Source) -> str:
    """Return the DOI of a source without prefix and in lower case, or "" without one."""
    doi, url = source.attributes.get("doi"), source.attributes.get("url")
    if isinstance(doi, str):
        doi = doi.strip().casefold().rstrip("/")
        return re.sub(r"(https?://(dx\.)?doi\.org/|doi:)\s*", "", doi, count=1)
    match = _DOI_URL.fullmatch(url) if isinstance(url, str) else None
    return match[1].casefold() if match else ""


_DOI_URL = re.compile(r"https?://(?:dx\.)?doi\.org/(10\..+?)/*", re.IGNORECASE)


def _find_url(source: Source) -> str:
    """Return the URL of a source without scheme and final slash, or "" without one."""
    url = source.attributes.get("url")
    if not isinstance(url, str):
        return ""
    host, slash, path = re.sub(r"\w+://", "", url.strip(), count=1).partition("/")
    return f"{host.casefold()}{slash}{path}".rstrip("/")


@attrs.frozen(order=True)
class Period:
    """A day, or all days of a month or year. Periods are ordered by their last day.

    >>> from datetime import date
    >>> may = argmap.Period(last=date(2026, 5, 31), first=date(2026, 5, 1))
    >>> may.age(date(2026, 6, 2))
    2
    """

    last: date
    """The last day."""
    first: date
    """The first day."""

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
