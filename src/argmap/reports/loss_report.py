"""Format what a conversion lost."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from argmap.formats import Loss, LossReport
from argmap.source import Span
from argmap.text_layout import INDENT, WIDTH, Paint, Style, paint_plain, pluralize, wrap_text

MOST_SHOWN = 3
"""The number of losses of a kind that the report shows before it counts the rest."""


def format_losses(
    report: LossReport, name: str, *, width: int = WIDTH, paint: Paint = paint_plain
) -> str:
    """Return what was lost of a file as text, grouped by kind. It is empty if nothing was lost.

    `name` is the name of the file. What changes the argument most comes first.
    """
    lines = list(_format_lines(report, name, width, paint)) if report else []
    return "".join(f"{line}\n" for line in lines)


def is_shortened(report: LossReport) -> bool:
    """Return whether `format_losses` only counts some of the losses."""
    return any(len(losses) > MOST_SHOWN for losses in report.by_kind.values())


def _format_lines(report: LossReport, name: str, width: int, paint: Paint) -> Iterator[str]:
    title, *rest = wrap_text(f"{name}: lost {pluralize(len(report), 'part')}", width)
    yield from (paint(line, Style.WARNING) for line in (title, *rest))
    for kind, losses in report.by_kind.items():
        yield from wrap_text(f"{kind} ({len(losses):,})", width, INDENT, INDENT * 2)
        for loss in losses[:MOST_SHOWN]:
            place = _format_place(loss, name)
            text = f"{place}: {loss.about}" if place else loss.about
            yield from wrap_text(text, width, INDENT * 2, INDENT * 3)
        if more := losses[MOST_SHOWN:]:
            yield f"{INDENT * 2}and {len(more):,} more"


def _format_place(loss: Loss, name: str) -> str:
    """Return where a loss is: a line of a file, an element that it does not name, or both."""
    element = "" if loss.about.startswith(f"{loss.element}:") else loss.element
    if loss.span is None:
        return element
    line = f"line {loss.span.line:,}" if loss.span.path == name else _format_line(loss.span)
    return f"{line}, {element}" if element else line


def _format_line(span: Span) -> str:
    return f"{span.path}:{span.line}"


def losses_to_json(reports: Mapping[str, LossReport]) -> str:
    """Return what was lost of each of some files, given by name, as JSON."""
    content = {
        "files": [
            {"file": name, "losses": [_to_json(loss) for loss in report]}
            for name, report in reports.items()
        ]
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _to_json(loss: Loss) -> dict[str, object]:
    span = loss.span
    return {
        "kind": loss.kind.name.lower().replace("_", "-"),
        "about": loss.about,
        "element": loss.element or None,
        "path": span.path if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
    }
