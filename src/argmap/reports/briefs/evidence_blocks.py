"""The evidence of a memo as a numbered table, and its sources as references."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.attributes import format_value
from argmap.model import Source, Statement
from argmap.rendering.boxes import find_address
from argmap.reports.briefs.blocks import (
    Block,
    HeadingBlock,
    Run,
    TableBlock,
    TableColumn,
    TableRow,
    TextBlock,
    Words,
)
from argmap.reports.briefs.numbering import Numbering
from argmap.reports.evidence_report import format_date
from argmap.semantics.evidence_table import EvidenceRow
from argmap.semantics.provenance import name_tests


def write_evidence(rows: Sequence[EvidenceRow], numbering: Numbering) -> Iterator[Block]:
    """Yield the table of the evidence."""
    if not rows:
        return
    yield HeadingBlock(1, "Evidence")
    note = "The evidence that decides most comes first."
    if any(row.weight > (0, 0) for row in rows):
        note += (
            " The last column names the recommendations that a piece of evidence supports; those "
            "in bold fail without it."
        )
    if any(row.critical_against for row in rows):
        note += " A recommendation after “against” holds without it."
    yield TextBlock(note)
    yield TableBlock(
        "The evidence and its sources, the most important first",
        (
            TableColumn("No.", 0.07),
            TableColumn("Evidence", 0.42),
            TableColumn("Source", 0.18),
            TableColumn("Date", 0.2),
            TableColumn("Supports", 0.13),
        ),
        tuple(_tabulate(row, numbering) for row in rows),
    )


def _tabulate(row: EvidenceRow, numbering: Numbering) -> TableRow:
    number = numbering.evidence[row.evidence]
    statement = numbering.map.statements[row.evidence]
    places = f" ({', '.join(statement.places)})" if statement.places else ""
    cells: tuple[Words, ...] = (
        f"E{number}",
        f"{statement.text}{places}",
        _cite_sources(statement, numbering),
        format_date(row) if row.period else "–",
        _list_effects(row, numbering) or "–",
    )
    return TableRow(cells, f"evidence-{number}")


def _cite_sources(evidence: Statement, numbering: Numbering) -> Words:
    if not evidence.citations:
        return name_tests(evidence) or "author's word"
    runs: list[Run] = []
    for citation in evidence.citations:
        number = numbering.sources[citation.source]
        runs += [Run("; " if runs else ""), Run(f"[{number}]", f"#source-{number}")]
        runs.append(Run(f", {citation.locator}" if citation.locator else ""))
    return runs


def _list_effects(row: EvidenceRow, numbering: Numbering) -> list[Run]:
    """Return links to the recommendations that a piece of evidence supports or decides."""
    runs: list[Run] = []
    for word, names in (
        ("", {*row.supports, *row.critical_for}),
        ("against ", {*row.critical_against}),
    ):
        for place, name in enumerate(sorted(names, key=numbering.recommendations.__getitem__)):
            number = numbering.recommendations[name]
            decides = name in row.critical_for or name in row.critical_against
            runs.append(Run((", " if runs else "") + ("" if place else word)))
            runs.append(Run(str(number), f"#recommendation-{number}", is_strong=decides))
    return runs


def write_references(numbering: Numbering) -> Iterator[Block]:
    """Yield the sources of the evidence."""
    if numbering.sources:
        yield HeadingBlock(1, "References")
    for key, number in numbering.sources.items():
        phrase = [Run(f"[{number}] "), *_describe_source(numbering.map.sources[key])]
        yield TextBlock(phrase, "reference", name=f"source-{number}")


def _describe_source(source: Source) -> Iterator[Run]:
    """Yield a source as a reference: author, title, container, publisher, date and address."""
    attributes = source.attributes
    author = attributes.get("author") or attributes.get("editor") or ""
    parts = [format_value(author), source.text]
    parts += [
        format_value(attributes[name]) for name in ("in", "publisher", "date") if name in attributes
    ]
    yield Run(
        " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part)
    )
    if address := find_address(attributes):
        yield Run(" ")
        yield Run(address, address)
