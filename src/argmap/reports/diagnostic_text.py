"""Format a diagnostic as text: its message, its place, the line with carets, and its help."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.source import Diagnostic, Span, excerpt
from argmap.text_layout import WIDTH, Paint, Style, paint_plain, strip_control_chars, wrap_text

INDENT = "    "
"""The indentation of a diagnostic below its first line."""


def format_diagnostic(
    diagnostic: Diagnostic, paint: Paint = paint_plain, *, shows_help: bool = True
) -> str:
    """Format a diagnostic: its message, its place, the line with carets, and its help."""
    style = Style(diagnostic.severity)
    lines = [*format_title(diagnostic.label, diagnostic.message, style, paint)]
    if diagnostic.span is not None:
        lines += _format_place(diagnostic.span, style, paint)
    if shows_help and diagnostic.help:
        lines += format_help(diagnostic.help, paint)
    return "".join(f"{line}\n" for line in lines)


def format_title(label: str, message: str, style: Style, paint: Paint) -> Iterator[str]:
    """Yield the lines of a title: a label such as `error[R001]` and a message."""
    label = f"{label}:"
    first, *rest = wrap_text(f"{label} {message}", WIDTH, rest=INDENT)
    yield paint(label, style) + paint(first.removeprefix(label), Style.TITLE)
    for line in rest:
        yield paint(line, Style.TITLE)


def _format_place(span: Span, style: Style, paint: Paint) -> Iterator[str]:
    path, arrow = strip_control_chars(span.path), paint("-->", Style.FAINT)
    if not span.text.content:
        yield f"{INDENT}{arrow} {path}"
        return
    gap = " " * len(str(span.line))
    yield f"{gap}{arrow} {path}:{span.line}:{span.column}"
    yield from format_excerpt(span, style, paint)


def format_excerpt(span: Span, style: Style, paint: Paint) -> tuple[str, str]:
    """Return the line at a place with its number, and the line of carets below it."""
    line, carets = excerpt(span)
    number, bar = str(span.line), paint("|", Style.FAINT)
    return (
        f"{paint(number, Style.FAINT)} {bar} {line}",
        f"{' ' * len(number)} {bar} {paint(carets, style)}",
    )


def format_help(text: str, paint: Paint) -> Iterator[str]:
    """Yield the lines of a help text."""
    label = "help:"
    first, *rest = wrap_text(f"{label} {text}", WIDTH, INDENT, INDENT * 2)
    yield INDENT + paint(label, Style.TITLE) + first.removeprefix(INDENT + label)
    yield from rest
