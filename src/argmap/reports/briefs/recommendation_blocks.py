"""A recommendation in a memo: its verdict, why, what it depends on, and what is said against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import attrs

from argmap.attributes import format_value
from argmap.model import Statement
from argmap.reports.briefs.blocks import (
    Block,
    HeadingBlock,
    ListBlock,
    ListItem,
    Run,
    TextBlock,
)
from argmap.reports.briefs.numbering import Numbering
from argmap.reports.explanation_text import Line, divide_explanation
from argmap.reports.overview import OverviewRow
from argmap.reports.remarks import Remark, describe_changes, describe_dependencies
from argmap.reports.statement_reports import StatementReport
from argmap.semantics import Reading
from argmap.wording import format_judgement

MOST_LINES = 40
"""The number of lines of an explanation before the rest is left out."""

DEEPEST = 5
"""The depth of a list from which on items are not indented further."""


def write_recommendation(
    report: StatementReport,
    row: OverviewRow,
    numbering: Numbering,
    pictures: Iterable[Block] = (),
) -> Iterator[Block]:
    """Yield a recommendation: its verdict, pictures, reasons, dependencies and objections."""
    number = numbering.recommendations[row.statement]
    statement, judgement = report.statement, report.judgement
    yield HeadingBlock(2, f"{number}. {statement.text}", f"recommendation-{number}")
    if details := _describe_details(statement):
        yield TextBlock(details, "note")
    parts = divide_explanation(report.explanation)
    verdict = [Run(parts.verdict, is_strong=True)]
    if report.explanation.reading is Reading.CHARITABLE and report.as_written != judgement:
        verdict.append(Run(f" As written: {format_judgement(report.as_written)}."))
    yield TextBlock(verdict, verdict=judgement.verdict)
    yield from pictures
    yield from _write_reasons(parts.reasons, numbering)
    yield from _write_remarks("What it depends on", describe_dependencies(report, numbering.naming))
    yield from _write_objections(parts.objections, row, numbering)
    yield from _write_remarks(
        "What would change the verdict" if judgement.holds else "What would settle it",
        describe_changes(report, numbering.naming),
    )


def _write_reasons(lines: Iterator[Line], numbering: Numbering) -> Iterator[Block]:
    items, _ = _build_items(lines, numbering)
    if items:
        yield HeadingBlock(3, "Why")
        yield ListBlock(tuple(items))


def _write_objections(
    lines: Iterator[Line], row: OverviewRow, numbering: Numbering
) -> Iterator[Block]:
    yield HeadingBlock(3, "What is said against it")
    items, mentioned = _build_items(lines, numbering)
    others = [name for name in row.objections if name not in mentioned]
    if items:
        yield ListBlock(tuple(items))
    if others:
        yield from _write_remark(
            Remark(
                "Open objections to other parts of its argument",
                others,
                lambda name: numbering.name_statement(numbering.map.statements[name]),
            )
        )
    if not items and not others:
        yield TextBlock(
            "No objection to it or to its reasons is open."
            if row.is_opposed
            else "No objection is recorded."
        )


def _build_items(lines: Iterator[Line], numbering: Numbering) -> tuple[list[ListItem], set[str]]:
    """Return items for the lines of an explanation, and the statements that they are about."""
    shown = list(islice(lines, MOST_LINES))
    items = [ListItem(min(line.depth, DEEPEST), _cite(line, numbering)) for line in shown]
    if next(lines, None):
        items.append(ListItem(0, "The rest of this argument is left out here."))
    return items, {line.statement for line in shown}


def _cite(line: Line, numbering: Numbering) -> list[Run]:
    """Return a line with a link to the evidence or recommendation that it quotes."""
    label, mark, rest = line.text.partition(": “")
    has_label = bool(mark) and "“" not in label
    runs = [Run(f"{label}:", is_strong=True), Run(f" “{rest}")] if has_label else [Run(line.text)]
    reference = numbering.refer(line.statement) if line.quotes else None
    if reference is None:
        return runs
    text = runs[-1].text.removesuffix(":")
    end = "]:" if text != runs[-1].text else "]"
    return [*runs[:-1], attrs.evolve(runs[-1], text=f"{text} ["), reference, Run(end)]


def _describe_details(statement: Statement) -> str:
    """Return who is to act, and the places of a recommendation in the mapped text."""
    details = [
        format_value(statement.attributes[name])
        for name in ("qualifier", "by")
        if name in statement.attributes
    ]
    return " · ".join([*details, *statement.places])


def _write_remarks(title: str, remarks: Iterable[Remark]) -> Iterator[Block]:
    for place, remark in enumerate(remarks):
        if not place:
            yield HeadingBlock(3, title)
        yield from _write_remark(remark)


def _write_remark(remark: Remark) -> Iterator[Block]:
    sentence = remark.sentence
    yield TextBlock(sentence if sentence.endswith((":", ".")) else f"{sentence}.")
    if items := tuple(ListItem(0, item) for item in remark.listed):
        yield ListBlock(items)
