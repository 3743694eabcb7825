"""Build the memo of a map: a summary, each recommendation, the evidence and its sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Literal

import attrs

from argmap.choices import to_choice
from argmap.model import ArgumentMap, Source, Statement, Value
from argmap.rendering.boxes import find_address
from argmap.reports.briefs.blocks import (
    Block,
    HeadingBlock,
    ListBlock,
    ListItem,
    Memo,
    Run,
    TableBlock,
    TableColumn,
    TableRow,
    TextBlock,
    Words,
)
from argmap.reports.briefs.picture_blocks import PageFormat, draw_blocks
from argmap.reports.evidence_report import format_date
from argmap.reports.explanation_text import Line, divide_explanation, quote
from argmap.reports.overview import OverviewRow, build_overview
from argmap.reports.remarks import Naming, Remark, describe_changes, describe_dependencies
from argmap.reports.statement_reports import StatementReport, build_statement_reports
from argmap.semantics import Assessment, Judgement, Reading, assess, to_assessment
from argmap.semantics.evidence_table import EvidenceRow, evidence_table
from argmap.semantics.program import has_implicit
from argmap.semantics.provenance import AUTHOR, name_tests
from argmap.semantics.what_if import WithdrawnStatements
from argmap.text_layout import join_words, shorten
from argmap.wording import NO_RECOMMENDATIONS, VERDICT_STYLES, format_judgement

MOST_LINES = 40
"""The number of lines of an explanation before the rest is left out."""

DEEPEST = 5
"""The depth of a list from which on items are not indented further."""

MOST_NAMED = 5
"""The number of pieces of evidence to name in a cell before counting the rest."""

QUOTED_WIDTH = 90
"""The width, in cells, to which a text is cut where it is quoted again."""


def build_memo(
    subject: ArgumentMap | Assessment,
    *,
    today: date | None = None,
    reading: Reading | str = Reading.CHARITABLE,
    withdrawn: Mapping[str, str] | None = None,
    pictures: Literal["svg", "png"] | None = "svg",
    page: PageFormat = "A4",
) -> Memo:
    """Return a map as a memo.

    `today` is the day from which the age of evidence is counted. `withdrawn` are the ids of
    statements to withdraw from the map, each with the reason why. `pictures` is their format; None
    leaves them out. Raises ValueError for an unknown reading or id.
    """
    reading = to_choice(Reading, reading, "reading")
    written = to_assessment(subject)
    assessment = assess(written.map.without(*withdrawn)) if withdrawn else written
    builder = _MemoBuilder(assessment, reading, today or date.today(), written.map, withdrawn or {})
    drawn = written.map if withdrawn else assessment
    blocks = list(builder.write_summary())
    for number, report in enumerate(builder.reports, 1):
        parts: Iterable[Block] = ()
        if pictures:
            parts = draw_blocks(report, drawn, number, pictures, page, builder.withdrawn)
        blocks += builder.write_recommendation(number, report, parts)
    blocks += builder.write_evidence()
    blocks += builder.write_references()
    header = written.map
    return Memo(
        header.title or "Recommendations and their support",
        " · ".join(filter(None, (header.author, header.date))),
        header.author,
        tuple(blocks),
    )


class _MemoBuilder:
    """Builds the blocks of a memo, in which everything has a number."""

    def __init__(
        self,
        assessment: Assessment,
        reading: Reading,
        today: date,
        written: ArgumentMap,
        withdrawn: Mapping[str, str],
    ) -> None:
        self.map, self.reading = assessment.map, reading
        self.written, self.withdrawn = written, withdrawn
        self.assessment = assessment
        self.statements = self.map.statements
        self.overview = build_overview(assessment, reading)
        self.evidence = evidence_table(assessment, today, reading)
        self.numbers = {row.statement: place for place, row in enumerate(self.overview, 1)}
        self.evidence_numbers = {row.evidence: place for place, row in enumerate(self.evidence, 1)}
        keys = (
            citation.source
            for row in self.evidence
            for citation in self.statements[row.evidence].citations
        )
        self.source_numbers = {key: place for place, key in enumerate(dict.fromkeys(keys), 1)}
        self.naming = Naming(self._name_statement, self._name_source)
        found = build_statement_reports(
            assessment,
            self.numbers,
            reading,
            withdrawn=WithdrawnStatements(written, withdrawn) if withdrawn else None,
        )
        self.reports = sorted(found, key=lambda report: self.numbers[report.statement.id])

    # Names.

    def _name_statement(self, statement: Statement) -> str:
        quoted = quote(shorten(statement.text, QUOTED_WIDTH), ends=False)
        reference = self._refer(statement.id)
        return f"{quoted} ({reference.text})" if reference else quoted

    def _name_source(self, argument_map: ArgumentMap, source: str) -> str:
        if source == AUTHOR:
            return "the author's word"
        if source not in argument_map.sources:
            return source  # tests
        number = self.source_numbers.get(source)
        return argument_map.sources[source].text + (f" [{number}]" if number else "")

    def _refer(self, statement: str) -> Run | None:
        """Return a link to the place of a piece of evidence or a recommendation."""
        if statement in self.evidence_numbers:
            number = self.evidence_numbers[statement]
            return Run(f"E{number}", f"#evidence-{number}")
        if statement in self.numbers:
            number = self.numbers[statement]
            return Run(f"recommendation {number}", f"#recommendation-{number}")
        return None

    # The summary.

    def write_summary(self) -> Iterator[Block]:
        yield HeadingBlock(1, "Summary")
        if not self.overview:
            yield TextBlock(f"There are {NO_RECOMMENDATIONS}.", "lead")
        else:
            judgements = [row.judgement for row in self.overview]
            yield TextBlock(f"{_count_verdicts(judgements)}.", "lead")
        yield from self._write_reading()
        if self.withdrawn:
            yield TextBlock("Withdrawn from the map before it was judged:")
            yield ListBlock(
                tuple(
                    ListItem(0, f"{quote(self.written.statements[name].text)} ({why})")
                    for name, why in self.withdrawn.items()
                )
            )
        if self.overview:
            yield self._tabulate_recommendations()
            yield HeadingBlock(1, "Recommendations")

    def _write_reading(self) -> Iterator[Block]:
        if self.reading is Reading.AS_WRITTEN:
            yield TextBlock("Links that the text only implies are not counted.")
        elif self.reading is Reading.CAUTIOUS:
            yield TextBlock("Objections without support of their own are counted, too.")
        elif has_implicit(self.map) and self._differs_as_written:
            written = _count_verdicts([row.as_written for row in self.overview])
            yield TextBlock(
                "Links that the text only implies are counted. As written, that is without them, "
                f"{written[0].lower()}{written[1:]}."
            )

    @property
    def _differs_as_written(self) -> bool:
        return self.reading is Reading.CHARITABLE and any(
            row.as_written != row.judgement for row in self.overview
        )

    def _tabulate_recommendations(self) -> TableBlock:
        columns = [
            TableColumn("No.", 0.06),
            TableColumn("Recommendation", 0.42),
            TableColumn("Verdict", 0.18),
            *([TableColumn("As written", 0.14)] if self._differs_as_written else []),
            TableColumn("Fails without", 0.14),
            TableColumn("Open objections", 0.12),
        ]
        return TableBlock(
            "The recommendations and their verdicts, worst first",
            tuple(columns),
            tuple(self._tabulate_recommendation(row) for row in self.overview),
        )

    def _tabulate_recommendation(self, row: OverviewRow) -> TableRow:
        number = self.numbers[row.statement]
        link = f"#recommendation-{number}"
        cells: list[Words] = [
            [Run(str(number), link)],
            [Run(self.statements[row.statement].text)],
            [Run(format_judgement(row.judgement), is_strong=not row.judgement.holds)],
        ]
        if self._differs_as_written:
            cells.append(str(row.as_written.verdict))
        cells.append(self._refer_to_all(row.critical_evidence) if row.critical_evidence else "–")
        cells.append(f"{len(row.objections):,}" if row.objections else "–")
        return TableRow(tuple(cells))

    def _refer_to_all(self, evidence: Sequence[str]) -> list[Run]:
        runs: list[Run] = []
        for name in evidence[:MOST_NAMED]:
            reference = self._refer(name)
            assert reference
            runs += [Run(", "), reference] if runs else [reference]
        if len(evidence) > MOST_NAMED:
            runs.append(Run(f" and {len(evidence) - MOST_NAMED:,} more"))
        return runs

    # A recommendation.

    def write_recommendation(
        self, number: int, report: StatementReport, pictures: Iterable[Block]
    ) -> Iterator[Block]:
        statement, judgement = report.statement, report.judgement
        yield HeadingBlock(2, f"{number}. {statement.text}", f"recommendation-{number}")
        if details := _describe_details(statement):
            yield TextBlock(details, "note")
        parts = divide_explanation(report.explanation)
        verdict = [Run(parts.verdict, is_strong=True)]
        if self.reading is Reading.CHARITABLE and report.as_written != judgement:
            verdict.append(Run(f" As written: {format_judgement(report.as_written)}."))
        yield TextBlock(verdict, verdict=judgement.verdict)
        yield from pictures
        yield from self._write_reasons(parts.reasons)
        yield from _write_remarks("What it depends on", describe_dependencies(report, self.naming))
        yield from self._write_objections(parts.objections, self.overview[number - 1])
        yield from _write_remarks(
            "What would change the verdict" if judgement.holds else "What would settle it",
            describe_changes(report, self.naming),
        )

    def _write_reasons(self, lines: Iterator[Line]) -> Iterator[Block]:
        items, _ = self._build_items(lines)
        if items:
            yield HeadingBlock(3, "Why")
            yield ListBlock(tuple(items))

    def _write_objections(self, lines: Iterator[Line], row: OverviewRow) -> Iterator[Block]:
        yield HeadingBlock(3, "What is said against it")
        items, mentioned = self._build_items(lines)
        others = [name for name in row.objections if name not in mentioned]
        if items:
            yield ListBlock(tuple(items))
        if others:
            yield from _write_remark(
                Remark(
                    "Open objections to other parts of its argument",
                    others,
                    lambda name: self._name_statement(self.statements[name]),
                )
            )
        if not items and not others:
            yield TextBlock("The map names no objection.")

    def _build_items(self, lines: Iterator[Line]) -> tuple[list[ListItem], set[str]]:
        """Return items for the lines of an explanation, and the statements that they are about."""
        shown = list(islice(lines, MOST_LINES))
        items = [ListItem(min(line.depth, DEEPEST), self._cite(line)) for line in shown]
        if next(lines, None):
            items.append(ListItem(0, "The rest of this argument is left out here."))
        return items, {line.statement for line in shown}

    def _cite(self, line: Line) -> list[Run]:
        """Return a line with a link to the evidence or recommendation that it quotes."""
        label, mark, rest = line.text.partition(": “")
        has_label = bool(mark) and "“" not in label
        runs = (
            [Run(f"{label}:", is_strong=True), Run(f" “{rest}")] if has_label else [Run(line.text)]
        )
        reference = self._refer(line.statement) if line.quotes else None
        if reference is None:
            return runs
        text = runs[-1].text.removesuffix(":")
        end = "]:" if text != runs[-1].text else "]"
        return [*runs[:-1], attrs.evolve(runs[-1], text=f"{text} ["), reference, Run(end)]

    # The evidence and its sources.

    def write_evidence(self) -> Iterator[Block]:
        if not self.evidence:
            return
        yield HeadingBlock(1, "Evidence")
        note = "The evidence that decides most comes first."
        if self.overview:
            note += (
                " The last column names the recommendations that a piece of evidence supports. "
                "Those in bold would not have their verdict without it."
            )
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
            tuple(map(self._tabulate_evidence, self.evidence)),
        )

    def _tabulate_evidence(self, row: EvidenceRow) -> TableRow:
        number = self.evidence_numbers[row.evidence]
        statement = self.statements[row.evidence]
        places = f" ({', '.join(statement.places)})" if statement.places else ""
        cells = (
            f"E{number}",
            f"{statement.text}{places}",
            self._cite_sources(statement),
            format_date(row) if row.period else "–",
            self._list_effects(row),
        )
        return TableRow(cells, f"evidence-{number}")

    def _cite_sources(self, evidence: Statement) -> list[Run] | str:
        if not evidence.citations:
            return name_tests(evidence) or "author's word"
        runs: list[Run] = []
        for citation in evidence.citations:
            number = self.source_numbers[citation.source]
            locator = f", {citation.locator}" if citation.locator else ""
            runs += (
                [Run("; "), Run(f"[{number}]", f"#source-{number}")]
                if runs
                else [Run(f"[{number}]", f"#source-{number}")]
            )
            runs.append(Run(locator))
        return runs

    def _list_effects(self, row: EvidenceRow) -> list[Run] | str:
        """Return the numbers of the recommendations that a piece of evidence decides."""
        groups = {
            "": sorted({*row.supports, *row.critical_for}, key=self.numbers.__getitem__),
            "against ": sorted(row.critical_against, key=self.numbers.__getitem__),
        }
        decided = {*row.critical_for, *row.critical_against}
        runs: list[Run] = []
        for word, names in groups.items():
            for place, name in enumerate(names):
                lead = "" if place else word
                runs += [Run(", ")] if runs else []
                number = self.numbers[name]
                link = f"#recommendation-{number}"
                runs += [Run(lead), Run(str(number), link, is_strong=name in decided)]
        return runs or "–"

    def write_references(self) -> Iterator[Block]:
        if self.source_numbers:
            yield HeadingBlock(1, "References")
        for key, number in self.source_numbers.items():
            phrase = [Run(f"[{number}] "), *_describe_source(self.map.sources[key])]
            yield TextBlock(phrase, "reference", name=f"source-{number}")


def _count_verdicts(judgements: Sequence[Judgement]) -> str:
    """Return `1 of 6 recommendations is unsupported and 5 are supported`."""
    total = len(judgements)
    counts = Counter(judgement.verdict for judgement in judgements)
    worst_first = [verdict for verdict in reversed(VERDICT_STYLES) if counts[verdict]]
    if len(worst_first) == 1:
        (verdict,) = worst_first
        return (
            f"The only recommendation is {verdict}"
            if total == 1
            else f"All {total:,} recommendations are {verdict}"
        )
    parts = [
        f"{counts[verdict]:,} {'is' if counts[verdict] == 1 else 'are'} {verdict}"
        for verdict in worst_first
    ]
    return join_words(parts).replace(" ", f" of {total:,} recommendations ", 1)


def _describe_details(statement: Statement) -> str:
    """Return who is to act, and the places of a recommendation in the mapped text."""
    details = [
        _join_values(statement.attributes[name])
        for name in ("qualifier", "by")
        if name in statement.attributes
    ]
    return " · ".join([*details, *statement.places])


def _join_values(value: Value) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _describe_source(source: Source) -> Iterator[Run]:
    """Yield a source as a reference: author, title, container, publisher, date and address."""
    attributes = source.attributes
    author = attributes.get("author") or attributes.get("editor") or ""
    parts = [_join_values(author), source.text]
    parts += [
        _join_values(attributes[name]) for name in ("in", "publisher", "date") if name in attributes
    ]
    yield Run(
        " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part)
    )
    if address := find_address(attributes):
        yield Run(" ")
        yield Run(address, address)


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
