"""The report for people: each diagnostic with its place and its line, and a summary at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.findings.reports.summary import summary
from argmap.page import WIDTH, Paint, Role, harmless, plain, wrapped
from argmap.source import EXCERPT_WIDTH, Span, Text, excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.findings.reviews import Review
    from argmap.source import Diagnostic

_INDENT = "    "


def report(reviews: Sequence[Review], paint: Paint = plain) -> str:
    """What there is to say about some maps, and a summary below; each help is given once."""
    blocks, given = [], {""}
    for diagnostic in (each for review in reviews for each in review.diagnostics):
        blocks.append(shown(diagnostic, paint, helping=diagnostic.help not in given))
        given.add(diagnostic.help)
    return "\n".join([*blocks, summary(reviews, paint)])


def shown(diagnostic: Diagnostic, paint: Paint = plain, *, helping: bool = True) -> str:
    """One diagnostic: what it is, where, the line with carets, and what to do about it."""
    lines = [*_title(diagnostic, paint), *_place(diagnostic, paint)]
    if helping and diagnostic.help:
        lines += _help(diagnostic.help, paint)
    return "".join(f"{line}\n" for line in lines)


def _title(diagnostic: Diagnostic, paint: Paint) -> Iterator[str]:
    said = f"{diagnostic.label}:"
    first, *others = wrapped(f"{said} {diagnostic.message}", WIDTH, rest=_INDENT)
    yield paint(said, Role(diagnostic.severity)) + paint(first.removeprefix(said), Role.TITLE)
    yield from (paint(line, Role.TITLE) for line in others)


def _place(diagnostic: Diagnostic, paint: Paint) -> Iterator[str]:
    span = diagnostic.span
    if span is None:
        return
    path = harmless(span.path)
    if not span.text.content:
        yield f"{_INDENT}{paint('-->', Role.FAINT)} {path}"
        return
    place = span.text.place(span.start)
    number = str(place[0])
    line, carets = excerpt(_seen(span))
    bar = paint("|", Role.FAINT)
    yield f"{' ' * len(number)}{paint('-->', Role.FAINT)} {path}:{number}:{place[1]}"
    yield f"{paint(number, Role.FAINT)} {bar} {line}"
    yield f"{' ' * len(number)} {bar} {paint(carets, Role(diagnostic.severity))}"


def _seen(span: Span) -> Span:
    """A place in its line, as much of which is harmless as an excerpt shows."""
    number, column = span.text.place(span.start)
    line, first = span.text.line(number), column - 1
    if line.isprintable():
        return span
    start, end = max(0, first - EXCERPT_WIDTH), first + EXCERPT_WIDTH
    # Tabs are left to the excerpt, which widens them.
    shown = "\t".join(map(harmless, line[start:end].split("\t")))
    text = Text(span.path, line[:start] + shown + line[end:])
    return Span(text, first, first + span.length)


def _help(text: str, paint: Paint) -> Iterator[str]:
    said = "help:"
    first, *others = wrapped(f"{said} {text}", WIDTH, _INDENT, _INDENT * 2)
    yield first.replace(said, paint(said, Role.TITLE), 1)
    yield from others
