"""Rules about sources: their citation, their description and their status."""

from collections.abc import Iterator

from argmap.checker.context import RuleContext
from argmap.checker.dependencies import Selections, invert, select_sources
from argmap.checker.messages import MOST_NAMED, format_ids
from argmap.checker.rule_definition import rule
from argmap.model import Kind, Source
from argmap.semantics.provenance import find_doi
from argmap.source import Diagnostic, Severity
from argmap.text_layout import join_words

DESCRIPTIVE_ATTRIBUTES = ("author", "editor", "date", "url", "doi", "file")
"""The attributes that help a reader to find a source."""

WITHDRAWN_STATUSES = ("retracted", "superseded", "withdrawn")
"""The values of `status` that mark a source as no longer valid."""


@rule("E003", "unused-source", Severity.WARNING, plural="sources are not cited")
def unused_source(context: RuleContext) -> Iterator[Diagnostic]:
    """A source is not cited.

    No statement cites the source, and no other source is derived from it. Entries of a bibliography
    file need not be cited, and neither need sources in a file without statements.

    The source looks like support, but supports nothing. Perhaps the evidence that it was meant for
    is missing.

    Example::

        source report: Load report for 2023 {date: 2024-01-15}
        source survey: User survey {date: 2024-02-01}

        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].

    Fixed::

        source report: Load report for 2023 {date: 2024-01-15}
        source survey: User survey {date: 2024-02-01}

        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].
          because evidence delay: Half of the users noticed a delay [@survey].
    """
    used = _list_cited(context)
    used.update(key for source in context.map.sources.values() for key in list_origins(source))
    for source in _list_declared(context):
        if source.id not in used:
            yield context.finding(
                None,
                f"source [@{source.id}] is not cited",
                f"cite it where it is used, `[@{source.id}]`, or delete it",
                source.span,
            )


@rule(
    "E007",
    "citation-without-locator",
    Severity.INFO,
    default=False,
    plural="citations do not say where in the source",
)
def citation_without_locator(context: RuleContext) -> Iterator[Diagnostic]:
    """A citation does not say where in the source.

    A statement cites `[@report]`, not `[@report, p. 12]`. Many sources have no pages or sections,
    so this rule is off by default.

    To check the statement, a reader has to search the whole source.

    Example::

        source report: Load report for 2023 {date: 2024-01-15}

        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].

    Fixed::

        source report: Load report for 2023 {date: 2024-01-15}

        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report, table 1].
    """
    for statement in context.map.statements.values():
        citations = [citation for citation in statement.citations if not citation.locator]
        keys = list(dict.fromkeys(citation.source for citation in citations))
        if keys:
            yield context.finding(
                statement.id,
                f"[{statement.id}] does not say where in "
                f"{join_words(keys, MOST_NAMED, by='[@{}]'.format)}",
                f"add the place after a comma: `[@{keys[0]}, p. 12]` or `[@{keys[0]}, section 2]`",
            )


@rule(
    "E008", "undescribed-source", Severity.INFO, plural="sources have no author, date, url or doi"
)
def undescribed_source(context: RuleContext) -> Iterator[Diagnostic]:
    """A source has no author, date, url or doi.

    It has no `editor` or `file`, either. The rule checks entries of a bibliography file only if a
    statement cites them.

    A title alone is hard to find, and does not say who is responsible for the content.

    Example::

        source report: Load report for 2023

        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].

    Fixed::

        source report: Load report for 2023 {author: "Platform team", date: 2024-01-15}

        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].
    """
    for source in _list_checked(context):
        if not any(key in source.attributes for key in DESCRIPTIVE_ATTRIBUTES):
            yield context.finding(
                None,
                f"[@{source.id}] has no author, date, url or doi",
                'describe it after its title, such as `{author: "…", date: 2024-01-15}`',
                source.span,
            )


@rule("E017", "same-publication", Severity.WARNING, plural="sources have the DOI or URL of another")
def same_publication(context: RuleContext) -> Iterator[Diagnostic]:
    """Two sources have the same DOI or URL.

    Upper and lower case in a DOI, a prefix such as `https://doi.org/`, the scheme of a URL and a
    slash at its end do not count. Entries of a bibliography file are compared only if a statement
    cites them.

    Two keys look like two witnesses. argmap counts both as one source.

    Example::

        source report: Load report for 2023 {doi: "10.1000/LOAD"}
        source annual: Annual load report {doi: "https://doi.org/10.1000/load"}

        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].
          and evidence wait: Jobs waited four seconds on average [@annual].

    Fixed::

        source report: Load report for 2023 {doi: "10.1000/LOAD"}

        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].
          and evidence wait: Jobs waited four seconds on average [@report].
    """
    firsts: dict[str, str] = {}
    for source in _list_checked(context):
        first = firsts.setdefault(context.result.provenance.publications[source.id], source.id)
        if first != source.id:
            doi = find_doi(source)
            shared = "DOI" if doi and doi == find_doi(context.map.sources[first]) else "URL"
            yield context.finding(
                None,
                f"[@{first}] and [@{source.id}] have the same {shared}",
                f"cite [@{first}] instead of [@{source.id}], or correct the {shared}",
                source.span,
            )


@rule(
    "E013",
    "withdrawn-source",
    Severity.ERROR,
    plural="citations name a source that has been retracted or superseded",
)
def withdrawn_source(context: RuleContext) -> Iterator[Diagnostic]:
    """A statement cites a source that has been retracted or superseded.

    The `status` of the source is `retracted`, `superseded` or `withdrawn`. The message names the
    recommendations that would fail without this source. In a map without recommendations, it names
    the final conclusions that would fail.

    The statement may be false. If nothing fails without the source, the map does not need it.

    Example::

        source trial: Vaccine trial {date: 1998, status: retracted}

        claim risk: The vaccine is dangerous.
          because evidence cases: Eight of twelve children fell ill [@trial].

    Fixed::

        source cohort: Cohort study {date: 2019}

        claim safe: The vaccine is safe.
          because evidence rates: Vaccinated children fell ill no more often than others [@cohort].
    """
    statuses = {
        source.id: str(source.attributes["status"]).casefold()
        for source in context.map.sources.values()
        if str(source.attributes.get("status")).casefold() in WITHDRAWN_STATUSES
    }
    if statuses.keys().isdisjoint(_list_cited(context)):
        return
    dependents = _find_dependents(context)
    publications = context.result.provenance.publications
    for statement in context.map.statements.values():
        for key in dict.fromkeys(citation.source for citation in statement.citations):
            if key in statuses:
                failing = dependents.get(publications[key], ())
                verb = "fails" if len(failing) == 1 else "fail"
                effect = f"; without it, {format_ids(failing)} {verb}" if failing else ""
                yield context.finding(
                    statement.id,
                    f"[{statement.id}] cites [@{key}], which is {statuses[key]}{effect}",
                    "cite its replacement or another source, or drop what depends on it",
                )


def list_origins(source: Source) -> tuple[str, ...]:
    """Return the keys that the `derived-from` attribute of a source names."""
    value = source.attributes.get("derived-from", ())
    keys = value if isinstance(value, tuple) else (value,)
    return tuple(str(key).removeprefix("@") for key in keys)


def _list_cited(context: RuleContext) -> set[str]:
    return {
        citation.source
        for statement in context.map.statements.values()
        for citation in statement.citations
    }


def _list_declared(context: RuleContext) -> Iterator[Source]:
    """Yield the sources that are declared in a file with statements, if there are any."""
    spans = [statement.span for statement in context.map.statements.values()]
    texts = {span.text for span in spans if span}
    for source in context.map.sources.values():
        if not texts or source.span is None or source.span.text in texts:
            yield source


def _list_checked(context: RuleContext) -> Iterator[Source]:
    """Yield the sources that are declared in a map or cited."""
    checked = _list_cited(context).union(source.id for source in _list_declared(context))
    return (source for source in context.map.sources.values() if source.id in checked)


def _find_dependents(context: RuleContext) -> Selections:
    """Map each source to the recommendations, or final conclusions, that fail without it."""
    critical = context.critical
    if not any(context.recommendations()):
        critical = context.find_critical(
            statement.id
            for statement in context.map.statements.values()
            if statement.kind is Kind.CLAIM
            and not context.result.uses(statement.id)
            and not context.result.exception_uses(statement.id)
        )
    return invert(select_sources(critical))
