"""Format diagnostics as text, each with its place, its line and its fix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from argmap.checker.check_result import CheckResult
from argmap.reports.statistics import format_summary
from argmap.source import Diagnostic, Span, Text, excerpt
from argmap.text_layout import WIDTH, Paint, Style, paint_plain, strip_control_chars, wrap_text

_INDENT = "    "


def format_findings(results: Sequence[CheckResult], paint: Paint = paint_plain) -> str:
    """Format all diagnostics and a summary; a help text is shown only once."""
    blocks: list[str] = []
    shown: set[str] = set()
    for diagnostic in chain.from_iterable(result.diagnostics for result in results):
        shows_help = diagnostic.help not in shown
        blocks.append(format_diagnostic(diagnostic, paint, shows_help=shows_help))
        shown.add(diagnostic.help)
    return "\n".join([*blocks, format_summary(results, paint)])


def format_diagnostic(
    diagnostic: Diagnostic, paint: Paint = paint_plain, *, shows_help: bool = True
) -> str:
    """Format a diagnostic: its message, its place, the line with carets, and its help."""
    style = Style(diagnostic.severity)
    lines = [*_format_title(diagnostic, style, paint)]
    if diagnostic.span is not None:
        lines += _format_place(diagnostic.span, style, paint)
    if shows_help and diagnostic.help:
        lines += _format_help(diagnostic.help, paint)
    return "".join(f"{line}\n" for line in lines)


def _format_title(diagnostic: Diagnostic, style: Style, paint: Paint) -> Iterator[str]:
    label = f"{diagnostic.label}:"
    first, *rest = wrap_text(f"{label} {diagnostic.message}", WIDTH, rest=_INDENT)
    yield paint(label, style) + paint(first.removeprefix(label), Style.TITLE)
    for line in rest:
        yield paint(line, Style.TITLE)


def _format_place(span: Span, style: Style, paint: Paint) -> Iterator[str]:
    path, arrow = strip_control_chars(span.path), paint("-->", Style.FAINT)
    if not span.text.content:
        yield f"{_INDENT}{arrow} {path}"
        return
    line, carets = excerpt(_strip_control_chars_of_line(span))
    number, bar = str(span.line), paint("|", Style.FAINT)
    gap = " " * len(number)
    yield f"{gap}{arrow} {path}:{number}:{span.column}"
    yield f"{paint(number, Style.FAINT)} {bar} {line}"
    yield f"{gap} {bar} {paint(carets, style)}"


def _strip_control_chars_of_line(span: Span) -> Span:
    number, column = span.text.place(span.start)
    line = span.text.line(number)
    # The excerpt expands tabs itself.
    stripped = "\t".join(map(strip_control_chars, line.split("\t")))
    return Span(Text(span.path, stripped), column - 1, column - 1 + span.length)


def _format_help(text: str, paint: Paint) -> Iterator[str]:
    label = "help:"
    first, *rest = wrap_text(f"{label} {text}", WIDTH, _INDENT, _INDENT * 2)
    yield _INDENT + paint(label, Style.TITLE) + first.removeprefix(_INDENT + label)
    yield from rest
