"""Report what differs between two versions of a map, as text, Markdown and HTML."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.choices import require_object
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
)
from argmap.reports.briefs.html_writer import write_html
from argmap.reports.briefs.markdown_writer import write_markdown
from argmap.reports.comparison_entries import (
    DifferenceEntry,
    DifferenceGroup,
    build_groups,
    format_optional_judgement,
    get_label,
    summarize_comparison,
)
from argmap.semantics.comparison import Comparison
from argmap.text_layout import INDENT, WIDTH, Paint, Style, paint_plain, wrap_text
from argmap.wording import format_statement


def format_comparison(
    comparison: Comparison, width: int = WIDTH, paint: Paint = paint_plain
) -> str:
    """Return a comparison as text for a terminal: changed verdicts first, then what was edited.

    >>> before, after = map(argmap.parse, ["claim a: It rains.", "claim a: It pours."])
    >>> print(argmap.format_comparison(argmap.compare(before, after)), end="")
    no recommendation got worse
    <BLANKLINE>
    Statements
      reworded: claim [a]
        - “It rains.”
        + “It pours.”
    """
    require_object("comparison", comparison, Comparison, "compare")
    summary = summarize_comparison(comparison)
    style = Style.ERROR if comparison.worse_recommendations else Style.GOOD
    blocks = [[paint(line, style) for line in wrap_text(summary, width)]]
    blocks += [[*_format_group(group, width, paint)] for group in build_groups(comparison)]
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks)


def _format_group(group: DifferenceGroup, width: int, paint: Paint) -> Iterator[str]:
    yield paint(group.title, Style.TITLE)
    for entry in group.entries:
        first, *rest = wrap_text(f"{entry.label}: {entry.text}", width, INDENT, INDENT * 3)
        yield first.replace(entry.label, paint(entry.label, entry.style), 1)
        yield from rest
        for name, before, after in entry.details:
            yield from _format_detail(name, before, after, width, paint)


def _format_detail(name: str, before: str, after: str, width: int, paint: Paint) -> Iterator[str]:
    if name:
        yield from wrap_text(f"{name}: {before} → {after}", width, INDENT * 2, INDENT * 3)
        return
    for mark, text, style in (("-", before, Style.ERROR), ("+", after, Style.GOOD)):
        for line in wrap_text(f"{mark} {text}", width, INDENT * 2, INDENT * 3):
            yield paint(line, style)


def comparison_to_markdown(comparison: Comparison, title: str) -> str:
    """Return a comparison as Markdown, such as for a comment on a pull request.

    >>> before, after = map(argmap.parse, ["claim a: It rains.", "claim a: It pours."])
    >>> report = argmap.comparison_to_markdown(argmap.compare(before, after), "The weather")
    >>> print(report.splitlines()[0])
    # The weather
    """
    return write_markdown(_to_memo(comparison, title), "").decode()


def comparison_to_html(comparison: Comparison, title: str) -> str:
    """Return a comparison as a page without scripts.

    >>> before, after = map(argmap.parse, ["claim a: It rains.", "claim a: It pours."])
    >>> argmap.comparison_to_html(argmap.compare(before, after), "The weather")[:15]
    '<!DOCTYPE html>'
    """
    return write_html(_to_memo(comparison, title)).decode()


def _to_memo(comparison: Comparison, title: str) -> Memo:
    require_object("comparison", comparison, Comparison, "compare")
    return Memo(title, "", "", tuple(_to_blocks(comparison)))


def _to_blocks(comparison: Comparison) -> Iterator[Block]:
    summary = summarize_comparison(comparison)
    yield TextBlock(f"{summary[:1].upper()}{summary[1:]}.", "lead")
    for group in build_groups(comparison):
        yield HeadingBlock(1, group.title)
        if group.title == "Verdicts":
            yield _to_table(comparison)
        else:
            yield ListBlock(tuple(item for entry in group.entries for item in _to_items(entry)))


def _to_table(comparison: Comparison) -> TableBlock:
    columns = (
        TableColumn("Statement", 0.5),
        TableColumn("Kind", 0.14),
        TableColumn("Before", 0.13),
        TableColumn("After", 0.13),
        TableColumn("Change", 0.1),
    )
    rows = (
        TableRow(
            (
                format_statement(change.statement),
                change.statement.kind,
                format_optional_judgement(change.before),
                format_optional_judgement(change.after),
                [Run(get_label(change)[0], is_strong=change.is_worse)],
            )
        )
        for change in comparison.verdicts
    )
    return TableBlock("Verdicts that changed", columns, tuple(rows))


def _to_items(entry: DifferenceEntry) -> Iterator[ListItem]:
    yield ListItem(0, [Run(entry.label, is_strong=True), Run(f": {entry.text}")])
    for name, before, after in entry.details:
        if name:
            yield ListItem(1, f"{name}: {before} → {after}")
        else:
            yield ListItem(1, f"before: {before}")
            yield ListItem(1, f"now: {after}")
