"""Report what a map covers of its document, as text and as JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from argmap.choices import require_object
from argmap.documents import Coverage, Figure, Paragraph, Placement, Sentence
from argmap.documents.outline import LINK
from argmap.documents.paragraphs import get_text
from argmap.source import Span
from argmap.text_layout import (
    INDENT,
    WIDTH,
    Paint,
    Style,
    join_words,
    paint_plain,
    pluralize,
    strip_commands,
    strip_control_chars,
    wrap_text,
)

MOST_NAMED = 7
"""The number of statements or figures to name before counting the rest."""


def format_coverage(
    coverage: Coverage, name: str, width: int = WIDTH, paint: Paint = paint_plain
) -> str:
    """Format what a map leaves out of its document, paragraph by paragraph, and the totals.

    `name` names the document, usually by its path.

    >>> plan = argmap.parse("claim a: It rains [at ¶1].")
    >>> coverage = argmap.measure_coverage(plan, "It rains. Children play outside.")
    >>> print(argmap.format_coverage(coverage, "article.txt"), end="")
    article.txt:1: ¶1
      not covered: “Children play outside.”
    <BLANKLINE>
    covered: 1 of 1 paragraph and 1 of 2 sentences
    """
    require_object("coverage", coverage, Coverage, "measure_coverage")
    name = os.fspath(name)
    blocks = [
        list(_format_paragraph(paragraph, name, width, paint)) for paragraph in coverage.paragraphs
    ]
    totals = [*_format_unmatched(coverage), _format_totals(coverage)]
    blocks.append([line for text in totals for line in wrap_text(text, width)])
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks if block)


def _format_paragraph(paragraph: Paragraph, name: str, width: int, paint: Paint) -> Iterator[str]:
    place = paint(
        strip_commands(f"{strip_control_chars(name)}:{paragraph.span.line}: ¶{paragraph.number}"),
        Style.TITLE,
    )
    if not paragraph.statements:
        yield f"{place}: no statement refers to it"
        yield from wrap_text(_quote(paragraph.span), width, INDENT, INDENT)
        return
    uncovered = [
        f"{', and '.join(problems)}: {_quote(sentence.span)}"
        for sentence in paragraph.sentences
        if (problems := list(_describe_uncovered(sentence)))
    ]
    if uncovered:
        yield place
        for text in uncovered:
            yield from wrap_text(text, width, INDENT, INDENT * 2)


def _describe_uncovered(sentence: Sentence) -> Iterator[str]:
    if not sentence.is_covered:
        yield "not covered"
    figures = [_join_lines(figure.span) for figure in sentence.figures if not figure.statements]
    if figures:
        noun = "figure" if len(figures) == 1 else "figures"
        yield f"no statement has the {noun} {join_words(figures, MOST_NAMED)}"


def _format_unmatched(coverage: Coverage) -> Iterator[str]:
    if coverage.beyond:
        yield f"paragraph not in the text: {_join_placements(coverage.beyond)}"
    if coverage.unlocated:
        yield f"place is not a paragraph: {_join_placements(coverage.unlocated)}"
    if coverage.unplaced:
        yield f"no place given: {join_words(coverage.unplaced, MOST_NAMED, by='[{}]'.format)}"


def _join_placements(placements: Sequence[Placement]) -> str:
    names = [f"[{placement.statement}] at {placement.place}" for placement in placements]
    return join_words(names, MOST_NAMED)


def _format_totals(coverage: Coverage) -> str:
    counts = (
        (len(coverage.paragraphs), len(coverage.uncovered_paragraphs), "paragraph"),
        (len(coverage.sentences), len(coverage.uncovered_sentences), "sentence"),
        (len(coverage.figures), len(coverage.uncovered_figures), "figure"),
    )
    parts = [
        f"{total - uncovered:,} of {pluralize(total, noun)}"
        for total, uncovered, noun in counts
        if total
    ]
    return f"covered: {join_words(parts)}" if parts else "the text has no paragraphs"


def _join_lines(span: Span) -> str:
    return " ".join(get_text(span).split())


def _quote(span: Span) -> str:
    text = LINK.sub(r"\1", _join_lines(span))
    return f"“{text}”"


def coverage_to_json(coverage: Coverage, name: str) -> str:
    """Return all paragraphs, sentences and figures with the statements that cover them, as JSON.

    Lines and columns start at 1; columns count code points.

    >>> import json
    >>> coverage = argmap.measure_coverage(argmap.parse("claim a: It rains [at ¶1]."), "It rains.")
    >>> json.loads(argmap.coverage_to_json(coverage, "article.txt"))["paragraphs"][0]["statements"]
    ['a']
    """
    require_object("coverage", coverage, Coverage, "measure_coverage")
    data = {
        "document": os.fspath(name),
        "paragraphs": [_build_paragraph(paragraph) for paragraph in coverage.paragraphs],
        "uncounted": [_build_place(span) for span in coverage.uncounted],
        "beyond": _build_placement(coverage.beyond),
        "unlocated": _build_placement(coverage.unlocated),
        "unplaced": coverage.unplaced,
    }
    return f"{json.dumps(data, indent=2)}\n"


def _build_paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "number": paragraph.number,
        **_build_place(paragraph.span),
        "statements": paragraph.statements,
        "sentences": [
            {
                **_build_place(sentence.span),
                "text": _join_lines(sentence.span),
                "share": sentence.share,
                "covered": sentence.is_covered,
                "figures": [_build_figure(figure) for figure in sentence.figures],
            }
            for sentence in paragraph.sentences
        ],
    }


def _build_figure(figure: Figure) -> dict[str, Any]:
    return {
        **_build_place(figure.span),
        "text": _join_lines(figure.span),
        "statements": figure.statements,
    }


def _build_place(span: Span) -> dict[str, int]:
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _build_placement(placements: Iterable[Placement]) -> list[dict[str, str]]:
    return [
        {"statement": placement.statement, "place": placement.place} for placement in placements
    ]
