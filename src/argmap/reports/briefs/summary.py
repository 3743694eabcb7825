"""The summary of a memo: how many recommendations have which verdict, and a table of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from argmap.model import ArgumentMap
from argmap.reports.briefs.blocks import (
    Block,
    HeadingBlock,
    ListBlock,
    ListItem,
    Run,
    TableBlock,
    TableColumn,
    TableRow,
    TextBlock,
    Words,
)
from argmap.reports.briefs.numbering import Numbering
from argmap.reports.explanation_text import quote
from argmap.reports.overview import OverviewRow
from argmap.semantics import Judgement, Reading, Verdict
from argmap.semantics.program import has_implicit
from argmap.text_layout import join_words
from argmap.wording import NO_RECOMMENDATIONS, VERDICT_STYLES, format_judgement

_MEANINGS = {
    Verdict.SUPPORTED: "evidence supports it, and no objection to it holds",
    Verdict.CONDITIONAL: "it holds, but depends on assumptions",
    Verdict.UNDECIDED: "objections attack each other in a circle, and nothing settles it",
    Verdict.UNSUPPORTED: "no reason for it holds",
    Verdict.CONTESTED: "it has support, but an objection to it holds",
}


def write_summary(
    written: ArgumentMap,
    withdrawn: Mapping[str, str],
    reading: Reading,
    overview: Sequence[OverviewRow],
    numbering: Numbering,
) -> Iterator[Block]:
    """Yield the summary of a map from which some statements are withdrawn, with the reasons."""
    yield HeadingBlock(1, "Summary")
    if overview:
        yield TextBlock(f"{_count_verdicts([row.judgement for row in overview])}.", "lead")
    else:
        yield TextBlock(f"There are {NO_RECOMMENDATIONS}.", "lead")
    differs = reading is Reading.CHARITABLE and any(
        row.as_written != row.judgement for row in overview
    )
    if note := _describe_reading(written, reading, overview, differs):
        yield TextBlock(note)
    if withdrawn:
        yield TextBlock("Withdrawn before the recommendations were judged:")
        yield ListBlock(
            tuple(
                ListItem(0, f"{quote(written.statements[name].text)} ({why})")
                for name, why in withdrawn.items()
            )
        )
    if overview:
        shown = {row.judgement.verdict for row in overview}
        shown |= {row.as_written.verdict for row in overview} if differs else set()
        yield TextBlock(_define_verdicts(shown), "note")
        yield _tabulate(overview, numbering, differs)


def _describe_reading(
    written: ArgumentMap, reading: Reading, overview: Sequence[OverviewRow], differs: bool
) -> str:
    if reading is Reading.AS_WRITTEN and has_implicit(written):
        return "Links that the text only implies are not counted."
    if reading is Reading.CAUTIOUS:
        return "Objections without support of their own are counted, too."
    if not differs:
        return ""
    counts = _count_verdicts([row.as_written for row in overview])
    return (
        "Links that the text only implies are counted. As written, that is without them, "
        f"{counts[0].lower()}{counts[1:]}."
    )


def _count_verdicts(judgements: Sequence[Judgement]) -> str:
    """Return `1 of 6 recommendations is unsupported and 5 are supported`."""
    total = len(judgements)
    counts = Counter(judgement.verdict for judgement in judgements)
    worst_first = [verdict for verdict in reversed(VERDICT_STYLES) if counts[verdict]]
    if len(worst_first) == 1:
        (verdict,) = worst_first
        if total == 1:
            return f"The only recommendation is {verdict}"
        return f"{'Both' if total == 2 else f'All {total:,}'} recommendations are {verdict}"
    parts = [
        f"{counts[verdict]:,} {'is' if counts[verdict] == 1 else 'are'} {verdict}"
        for verdict in worst_first
    ]
    return join_words(parts).replace(" ", f" of {total:,} recommendations ", 1)


def _define_verdicts(shown: Set[Verdict]) -> list[Run]:
    runs: list[Run] = []
    for verdict in VERDICT_STYLES:
        if verdict in shown:
            runs += [Run(" ")] if runs else []
            runs.append(Run(f"{verdict.capitalize()}:", is_strong=True))
            runs.append(Run(f" {_MEANINGS[verdict]}."))
    return runs


def _tabulate(overview: Sequence[OverviewRow], numbering: Numbering, differs: bool) -> TableBlock:
    """Return the table; with the verdicts as written if some of them differ."""
    columns = (
        TableColumn("No.", 0.06),
        TableColumn("Recommendation", 0.49),
        TableColumn("Verdict", 0.17),
        *((TableColumn("As written", 0.15),) if differs else ()),
        TableColumn("Fails without", 0.11),
        TableColumn("Open objections", 0.14),
    )
    rows = tuple(_tabulate_row(row, numbering, differs) for row in overview)
    return TableBlock("The recommendations and their verdicts, worst first", columns, rows)


def _tabulate_row(row: OverviewRow, numbering: Numbering, differs: bool) -> TableRow:
    number = numbering.recommendations[row.statement]
    cells: tuple[Words, ...] = (
        [Run(str(number), f"#recommendation-{number}")],
        numbering.map.statements[row.statement].text,
        [Run(format_judgement(row.judgement), is_strong=not row.judgement.holds)],
        *((str(row.as_written.verdict),) if differs else ()),
        numbering.refer_to_all(row.critical_evidence)
        or numbering.refer_to_sources(row.critical_sources)
        or "–",
        f"{len(row.objections):,}" if row.objections else "–",
    )
    return TableRow(cells)
