"""What of a text a map takes up, for people and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from argmap.text_layout import (
    INDENT,
    Style,
    join_words,
    plain,
    pluralize,
    strip_control_chars,
    wrap_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from argmap.documents import Coverage, Figure, Paragraph, Placing, Sentence
    from argmap.source import Span
    from argmap.text_layout import Paint

MOST_NAMED = 7
"""How many statements are named before the rest is counted."""


def format_coverage(covered: Coverage, name: str, width: int, paint: Paint = plain) -> str:
    """What is left over, paragraph by paragraph, and how much is taken up in all.

    `name` is what the text is called where places in it are named.
    """
    blocks = [_paragraph(each, name, width, paint) for each in covered.paragraphs]
    shown = ["".join(f"{line}\n" for line in block) for block in map(list, blocks) if block]
    summary = [*_unmatched(covered), *_totals(covered)]
    shown.append("".join(f"{line}\n" for each in summary for line in wrap_text(each, width)))
    return "\n".join(shown)


def _paragraph(paragraph: Paragraph, name: str, width: int, paint: Paint) -> Iterator[str]:
    """What is left over of one paragraph; nothing if it is all taken up."""
    place = paint(
        f"{strip_control_chars(name)}:{paragraph.span.line}: ¶{paragraph.number}", Style.TITLE
    )
    if not paragraph.statements:
        yield f"{place}: no statement is placed in it"
        yield from wrap_text(_quoted(paragraph.span), width, INDENT, INDENT)
        return
    left = [
        *(f"not taken up: {_quoted(each.span)}" for each in _left(paragraph)),
        *(
            f"no statement has the figure {_written(figure.span)}: {_quoted(sentence.span)}"
            for sentence in paragraph.sentences
            for figure in sentence.figures
            if not figure.statements
        ),
    ]
    if left:
        yield place
        for each in left:
            yield from wrap_text(each, width, INDENT, INDENT * 2)


def _left(paragraph: Paragraph) -> Iterator[Sentence]:
    return (each for each in paragraph.sentences if not each.taken_up)


def _unmatched(covered: Coverage) -> Iterator[str]:
    """What in the map could not be found in the text, a sentence each."""
    if covered.beyond:
        yield f"placed where the text has no paragraph: {_placings(covered.beyond)}"
    if covered.unlocated:
        yield f"placed by something other than paragraphs: {_placings(covered.unlocated)}"
    if covered.unplaced:
        yield f"without a place: {join_words(covered.unplaced, MOST_NAMED, by='[{}]'.format)}"


def _placings(placings: Sequence[Placing]) -> str:
    return join_words([f"[{each.statement}] at {each.place}" for each in placings], MOST_NAMED)


def _totals(covered: Coverage) -> Iterator[str]:
    sentences = [each for one in covered.paragraphs for each in one.sentences]
    figures = [each for one in sentences for each in one.figures]
    counts = (
        (len(covered.paragraphs) - len(covered.empty), len(covered.paragraphs), "paragraph"),
        (len(sentences) - len(covered.sentences_left), len(sentences), "sentence"),
        (len(figures) - len(covered.figures_left), len(figures), "figure"),
    )
    parts = [f"{taken} of {pluralize(total, what)}" for taken, total, what in counts]
    yield f"the map takes up {join_words(parts)}"


def _written(span: Span) -> str:
    """The words in a stretch of text, whatever parts them."""
    return " ".join(span.text.content[span.start : span.end].split())


def _quoted(span: Span) -> str:
    return f"“{_written(span)}”"


def coverage_to_json(covered: Coverage, name: str) -> str:
    """All paragraphs with what is placed in them, sentences and figures; and what has no place.

    Lines and columns are counted from 1, columns in code points.
    """
    data = {
        "document": name,
        "paragraphs": [_paragraph_data(each) for each in covered.paragraphs],
        "uncounted": [_place(each) for each in covered.uncounted],
        "beyond": _placing_data(covered.beyond),
        "unlocated": _placing_data(covered.unlocated),
        "unplaced": covered.unplaced,
    }
    return f"{json.dumps(data, indent=2)}\n"


def _paragraph_data(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "number": paragraph.number,
        **_place(paragraph.span),
        "statements": paragraph.statements,
        "sentences": [
            {
                **_place(sentence.span),
                "text": _written(sentence.span),
                "share": sentence.share,
                "taken_up": sentence.taken_up,
                "figures": [_figure_data(each) for each in sentence.figures],
            }
            for sentence in paragraph.sentences
        ],
    }


def _figure_data(figure: Figure) -> dict[str, Any]:
    return {
        **_place(figure.span),
        "text": _written(figure.span),
        "statements": figure.statements,
    }


def _place(span: Span) -> dict[str, int]:
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _placing_data(placings: Iterable[Placing]) -> list[dict[str, str]]:
    return [{"statement": each.statement, "place": each.place} for each in placings]
