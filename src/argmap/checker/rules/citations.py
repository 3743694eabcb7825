"""Rules about sources: what cites them, how they are described, and whether they still stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checker.rule_definition import rule
from argmap.checker.wording import MOST_NAMED, format_ids
from argmap.model import Kind
from argmap.source import Diagnostic, Severity
from argmap.text_layout import join_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.checker.context import RuleContext
    from argmap.model import Source

DESCRIBED_BY = ("author", "editor", "date", "url", "doi", "file")
"""The attributes any of which lets a reader find a source."""

WITHDRAWN = ("retracted", "superseded", "withdrawn")
"""The values of `status` that a source has when it stands no longer."""


@rule("E003", "unused-source", Severity.INFO)
def unused(context: RuleContext) -> Iterator[Diagnostic]:
    """Nothing cites it.

    No statement cites a source, and no other source is derived from it. It looks like support, and
    is none: what it was meant for may be missing, or cite nothing. A bibliography is a shelf, and
    so is any text with sources and no statement in it: that something is left there is no finding.

    Example::

        source report: Load report for 2023 {date: 2024-01-15}
        source survey: Survey of the users {date: 2024-02-01}
        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].
          unless claim lull: It has been less since.

    Fixed::

        source report: Load report for 2023 {date: 2024-01-15}
        source survey: Survey of the users {date: 2024-02-01}
        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].
          because evidence felt: Half of the users have noticed a delay [@survey].
          unless claim lull: It has been less since.
    """
    used = _cited(context).union(*(origins(source) for source in context.map.sources.values()))
    for source in _written(context):
        if source.id not in used:
            yield context.finding(
                None,
                f"nothing cites [@{source.id}]",
                f"cite it where it is leant on, `[@{source.id}]`; or leave it out",
                source.span,
            )


@rule("E007", "citation-without-locator", Severity.INFO, default=False)
def without_locator(context: RuleContext) -> Iterator[Diagnostic]:
    """Cites a source and not where in it.

    A citation of a statement is `[@report]` alone, and not `[@report, p. 12]`. Who wants to check
    it has to read all of the report. Not every source has pages or sections, so this is asked only
    when it is selected.

    Example::

        source report: Load report for 2023 {date: 2024-01-15}
        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].
          unless claim lull: It has been less since.

    Fixed::

        source report: Load report for 2023 {date: 2024-01-15}
        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report, table 1].
          unless claim lull: It has been less since.
    """
    for statement in context.map.statements.values():
        whole = dict.fromkeys(each.source for each in statement.citations if not each.locator)
        if whole:
            first = next(iter(whole))
            yield context.finding(
                statement.id,
                f"[{statement.id}] does not say where in {_keys(list(whole))}",
                f"say it behind a comma: `[@{first}, p. 12]`, `[@{first}, section 2]`",
            )


@rule("E008", "undescribed-source", Severity.INFO)
def undescribed(context: RuleContext) -> Iterator[Diagnostic]:
    """Is a source without author, date, url or doi.

    A source has none of these attributes, and neither `editor` nor `file`. A title alone is hard to
    find, and says nothing about who answers for it and when. What stands in a bibliography is
    looked at if something cites it.

    Example::

        source report: Load report for 2023
        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].
          unless claim lull: It has been less since.

    Fixed::

        source report: Load report for 2023 {author: "Platform team", date: 2024-01-15}
        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].
          unless claim lull: It has been less since.
    """
    cited = _cited(context)
    written = {source.id for source in _written(context)}
    for source in context.map.sources.values():
        wanted = source.id in cited or source.id in written
        if wanted and not any(key in source.attributes for key in DESCRIBED_BY):
            yield context.finding(
                None,
                f"[@{source.id}] has neither author nor date, url or doi",
                "say behind its title what a reader needs to find it: `{author: …, date: …}`",
                source.span,
            )


@rule("E013", "withdrawn-source", Severity.ERROR)
def withdrawn(context: RuleContext) -> Iterator[Diagnostic]:
    """Cites a source that has been retracted or superseded; names what falls with it.

    A statement cites a source whose `status` is `retracted`, `superseded` or `withdrawn`. What
    falls is every recommendation that would not hold without this source alone: evidence falls with
    the last of the sources that it cites. In a map without recommendations it is every claim that
    bears on nothing else. Where nothing falls, the map can do without the source, and should.

    Example::

        source trial: Trial of the vaccine {date: 1998, status: retracted}
        claim risk: The vaccine is dangerous.
          because evidence cases: Eight of twelve children fell ill [@trial].

    Fixed::

        source cohort: Study of all children born in ten years {date: 2019}
        claim safe: The vaccine is safe.
          because evidence as-many: Of those who had it, no more fell ill [@cohort].
    """
    gone = {
        source.id: str(source.attributes["status"]).casefold()
        for source in context.map.sources.values()
        if str(source.attributes.get("status")).casefold() in WITHDRAWN
    }
    if gone.keys().isdisjoint(_cited(context)):
        return
    falling = _falling(context)
    for statement in context.map.statements.values():
        for source in dict.fromkeys(each.source for each in statement.citations):
            if source in gone:
                fallen = falling.get(source, ())
                consequence = f"; what falls with it: {format_ids(fallen)}" if fallen else ""
                yield context.finding(
                    statement.id,
                    f"[{statement.id}] cites [@{source}], which is {gone[source]}{consequence}",
                    "look for what has taken its place, or for another source; or let go what "
                    "rests on it",
                )


def origins(source: Source) -> tuple[str, ...]:
    """The sources that a source is `derived-from`, as they are named there."""
    named = source.attributes.get("derived-from", ())
    several = named if isinstance(named, tuple) else (named,)
    return tuple(str(each).removeprefix("@") for each in several)


def _cited(context: RuleContext) -> set[str]:
    """The keys of the sources that some statement cites."""
    return {
        citation.source
        for statement in context.map.statements.values()
        for citation in statement.citations
    }


def _written(context: RuleContext) -> Iterator[Source]:
    """The sources that are written among statements, if there are any, and not on a shelf."""
    texts = {each.span.text for each in context.map.statements.values() if each.span}
    for source in context.map.sources.values():
        if not texts or source.span is None or source.span.text in texts:
            yield source


def _falling(context: RuleContext) -> Mapping[str, list[str]]:
    """For each source without which something does not hold: what."""
    hung = context.critical
    if not any(context.recommendations()):
        hung = context.find_critical(_ends(context))
    falling: dict[str, list[str]] = {}
    for name, found in hung.items():
        for source in found.sources:
            falling.setdefault(source, []).append(name)
    return falling


def _ends(context: RuleContext) -> list[str]:
    """The claims that bear on nothing: what a map without recommendations argues for."""
    return [
        each.id
        for each in context.map.statements.values()
        if each.kind is Kind.CLAIM and not context.uses(each.id) and not context.exempts(each.id)
    ]


def _keys(sources: list[str]) -> str:
    """Several sources as they are cited, not too many of them."""
    return join_words(sources, MOST_NAMED, by="[@{}]".format)
