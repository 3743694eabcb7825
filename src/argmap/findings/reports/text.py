"""The report for people: each diagnostic with its place and its line, and a summary at the end.

Colours are the business of whoever prints the report, who hands in a `Paint`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from textwrap import wrap
from typing import TYPE_CHECKING

from argmap.findings.catalogue import installed
from argmap.findings.wording import counted
from argmap.model import UNPRINTABLE, Kind
from argmap.source import Severity, excerpt
from argmap.support import Reading, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.findings.review import Review
    from argmap.source import Diagnostic


class Role(StrEnum):
    """What a part of the report is, for whoever paints it. A severity's role has its name."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    TITLE = "title"
    FAINT = "faint"
    GOOD = "good"


WIDTH = 100
"""How many characters of a message go into a line."""

_INDENT = "    "

Paint = Callable[[str, Role], str]
"""Gives a part of the report back as it is to be printed."""


def plain(part: str, role: Role) -> str:
    """A part as it is."""
    return part


def report(reviews: Sequence[Review], paint: Paint = plain) -> str:
    """What there is to say about some maps, and a summary below; each help is given once."""
    blocks, given = [], {""}
    for diagnostic in (each for review in reviews for each in review.diagnostics):
        blocks.append(shown(diagnostic, paint, helping=diagnostic.help not in given))
        given.add(diagnostic.help)
    summary = "".join(f"{line}\n" for line in _summary(reviews, paint))
    return "\n".join([*blocks, summary])


def shown(diagnostic: Diagnostic, paint: Paint = plain, *, helping: bool = True) -> str:
    """One diagnostic: what it is, where, the line with carets, and what to do about it."""
    lines = [*_title(diagnostic, paint), *_place(diagnostic, paint)]
    if helping and diagnostic.help:
        lines += _help(diagnostic.help, paint)
    return "".join(f"{line}\n" for line in lines)


def _title(diagnostic: Diagnostic, paint: Paint) -> Iterator[str]:
    rule = installed().rules.get(diagnostic.code)
    name = f" {rule.name}" if rule else ""
    label = f"{diagnostic.severity}[{diagnostic.code}]{name}:"
    first, *others = _wrapped(f"{label} {diagnostic.message}", "")
    yield paint(label, Role(diagnostic.severity)) + paint(first.removeprefix(label), Role.TITLE)
    yield from (paint(line, Role.TITLE) for line in others)


def _place(diagnostic: Diagnostic, paint: Paint) -> Iterator[str]:
    span = diagnostic.span
    if span is None:
        return
    path = _harmless(span.path)
    if not span.text.content:
        yield f"{_INDENT}{paint('-->', Role.FAINT)} {path}"
        return
    number = str(span.line)
    line, carets = excerpt(span)
    bar = paint("|", Role.FAINT)
    yield f"{' ' * len(number)}{paint('-->', Role.FAINT)} {path}:{number}:{span.column}"
    yield f"{paint(number, Role.FAINT)} {bar} {_harmless(line)}"
    yield f"{' ' * len(number)} {bar} {paint(carets, Role(diagnostic.severity))}"


def _help(text: str, paint: Paint) -> Iterator[str]:
    label = "help:"
    first, *others = _wrapped(f"{label} {text}", _INDENT)
    yield first.replace(label, paint(label, Role.TITLE), 1)
    yield from others


def _wrapped(text: str, indent: str) -> list[str]:
    """The lines of a message, the second and the following indented further than the first."""
    return wrap(
        _harmless(text),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + _INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _harmless(text: str) -> str:
    """A text without what would steer the terminal; it takes as many cells as before."""
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


# The summary


def _summary(reviews: Sequence[Review], paint: Paint) -> Iterator[str]:
    if not reviews:
        return
    judged = [each for each in reviews if not each.mistakes]
    if judged:
        yield from _verdicts(judged, paint)
    if len(judged) < len(reviews):
        unread = counted(len(reviews) - len(judged), "map")
        yield f"{unread} not judged: the errors in the text come first"
    yield _totals(reviews, paint)


def _verdicts(judged: Sequence[Review], paint: Paint) -> Iterator[str]:
    """How the recommendations fare; in both readings, where a map has two."""
    reading = judged[0].reading
    if reading is Reading.AS_WRITTEN or all(_reads_alike(each) for each in judged):
        yield _tally(judged, reading, "" if reading is Reading.CHARITABLE else " as written", paint)
    else:
        yield _tally(judged, Reading.CHARITABLE, " charitably", paint)
        yield _tally(judged, Reading.AS_WRITTEN, " as written", paint)


def _reads_alike(review: Review) -> bool:
    return review.assessment.as_written is review.assessment.charitable


def _tally(judged: Sequence[Review], reading: Reading, how: str, paint: Paint) -> str:
    counts = Counter(
        judgement.verdict
        for each in judged
        for name, judgement in each.assessment.judgements(reading).items()
        if each.assessment.map.statements[name].kind is Kind.RECOMMENDATION
    )
    title = paint(f"{counted(counts.total(), 'recommendation')}{how}", Role.TITLE)
    verdicts = [paint(f"{counts[v]} {v}", _ROLES[v]) for v in Verdict if counts[v]]
    return f"{title}: {', '.join(verdicts)}" if verdicts else title


_ROLES = {
    Verdict.SUPPORTED: Role.GOOD,
    Verdict.CONDITIONAL: Role.INFO,
    Verdict.UNDECIDED: Role.WARNING,
    Verdict.UNSUPPORTED: Role.ERROR,
    Verdict.CONTESTED: Role.WARNING,
}


def _totals(reviews: Sequence[Review], paint: Paint) -> str:
    counts = Counter(each.severity for review in reviews for each in review.diagnostics)
    where = f"in {counted(len(reviews), 'map')}"
    found = [
        paint(counted(counts[severity], severity), Role(severity))
        for severity in Severity
        if counts[severity]
    ]
    return f"{', '.join(found)} {where}" if found else f"nothing to mend {where}"
