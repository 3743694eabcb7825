"""The report for people: each diagnostic with its place and its line, and a summary at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.reports.statistics import format_summary
from argmap.source import EXCERPT_WIDTH, Severity, Span, Text, excerpt
from argmap.text_layout import WIDTH, Paint, Style, plain, strip_control_chars, wrap_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.checker.check_result import CheckResult
    from argmap.source import Diagnostic

_INDENT = "    "


def format_findings(reviews: Sequence[CheckResult], paint: Paint = plain) -> str:
    """What there is to say about some maps, and a summary below; each help is given once."""
    blocks: list[str] = []
    given: set[str] = set()
    for diagnostic in (each for review in reviews for each in review.diagnostics):
        blocks.append(format_diagnostic(diagnostic, paint, helping=diagnostic.help not in given))
        given.add(diagnostic.help)
    return "\n".join([*blocks, format_summary(reviews, paint)])


def format_diagnostic(diagnostic: Diagnostic, paint: Paint = plain, *, helping: bool = True) -> str:
    """One diagnostic: what it is, where, the line with carets, and what to do about it."""
    lines = _title(diagnostic, paint)
    if diagnostic.span is not None:
        lines += _place(diagnostic.span, paint, _ROLES[diagnostic.severity])
    if helping and diagnostic.help:
        lines += _help(diagnostic.help, paint)
    return "\n".join([*lines, ""])


_ROLES = {severity: Style(severity) for severity in Severity}


def _title(diagnostic: Diagnostic, paint: Paint) -> list[str]:
    said = f"{diagnostic.label}:"
    first, *others = wrap_text(f"{said} {diagnostic.message}", WIDTH, rest=_INDENT)
    title = paint(said, _ROLES[diagnostic.severity]) + paint(first.removeprefix(said), Style.TITLE)
    return [title, *[paint(line, Style.TITLE) for line in others]]


def _place(span: Span, paint: Paint, role: Style) -> list[str]:
    path, arrow = strip_control_chars(span.path), paint("-->", Style.FAINT)
    if not span.text.content:
        return [f"{_INDENT}{arrow} {path}"]
    number, column = span.text.place(span.start)
    seen = span if span.text.line(number).isprintable() else _harmless(span, number, column - 1)
    line, carets = excerpt(seen)
    counted = str(number)
    gap, bar = " " * len(counted), paint("|", Style.FAINT)
    return [
        f"{gap}{arrow} {path}:{counted}:{column}",
        f"{paint(counted, Style.FAINT)} {bar} {line}",
        f"{gap} {bar} {paint(carets, role)}",
    ]


def _harmless(span: Span, number: int, first: int) -> Span:
    """A place in its line, as much of which is harmless as an excerpt shows."""
    line = span.text.line(number)
    start, end = max(0, first - EXCERPT_WIDTH), first + EXCERPT_WIDTH
    # Tabs are left to the excerpt, which widens them.
    shown = "\t".join(map(strip_control_chars, line[start:end].split("\t")))
    text = Text(span.path, line[:start] + shown + line[end:])
    return Span(text, first, first + span.length)


def _help(text: str, paint: Paint) -> Iterator[str]:
    said = "help:"
    first, *others = wrap_text(f"{said} {text}", WIDTH, _INDENT, _INDENT * 2)
    yield _INDENT + paint(said, Style.TITLE) + first.removeprefix(_INDENT + said)
    yield from others
