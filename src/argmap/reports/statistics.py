"""What checked maps come to: how their recommendations fare, and how often there is what to say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from argmap.semantics import Reading, Verdict
from argmap.source import Severity
from argmap.text_layout import Paint, Style, plain, pluralize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.checker.check_result import CheckResult
    from argmap.source import Diagnostic


def format_statistics(reviews: Sequence[CheckResult], paint: Paint = plain) -> str:
    """How often there is what to say about some maps, the most frequent first, and a summary."""
    told = (each for review in reviews for each in review.diagnostics)
    counts = Counter((each.code, each.severity, each.label) for each in told)
    lines = [
        f"{count:>6,} {paint(label, Style(severity))}\n"
        for (_, severity, label), count in sorted(
            counts.items(), key=lambda each: (-each[1], each[0])
        )
    ]
    return "\n".join(filter(None, ["".join(lines), format_summary(reviews, paint)]))


def format_summary(reviews: Sequence[CheckResult], paint: Paint = plain) -> str:
    """How the recommendations of some maps fare, and how much there is to say about the maps."""
    return "".join(f"{line}\n" for line in _summary(reviews, paint))


def _summary(reviews: Sequence[CheckResult], paint: Paint) -> Iterator[str]:
    if not reviews:
        return
    judged = [each for each in reviews if not each.errors]
    empty = [each for each in judged if not each.judgements]
    unread = [each for each in reviews if any(map(_is_of_no_text, each.errors))]
    if len(judged) > len(empty):
        yield from _verdicts(judged, paint)
    if empty:
        yield f"no statement in {pluralize(len(empty), 'map')}"
    if unread:
        yield f"{pluralize(len(unread), 'map')} could not be read"
    if faulty := len(reviews) - len(judged) - len(unread):
        yield f"{pluralize(faulty, 'map')} not judged: the errors in the text come first"
    yield _totals(reviews, paint)


def _is_of_no_text(mistake: Diagnostic) -> bool:
    """Whether a mistake is about a file that holds no text, or is not there."""
    return mistake.span is not None and not mistake.span.text.content


def _verdicts(judged: Sequence[CheckResult], paint: Paint) -> Iterator[str]:
    """How the recommendations fare; in both readings, where a map has two."""
    reading = judged[0].reading
    if reading is Reading.AS_WRITTEN or all(each.as_written is None for each in judged):
        yield _tally(judged, reading, " as written" if reading is Reading.AS_WRITTEN else "", paint)
    else:
        yield _tally(judged, Reading.CHARITABLE, " charitably", paint)
        yield _tally(judged, Reading.AS_WRITTEN, " as written", paint)


def _tally(judged: Sequence[CheckResult], reading: Reading, how: str, paint: Paint) -> str:
    counts: Counter[Verdict] = Counter()
    for each in judged:
        counts.update(judgement.verdict for judgement in each.recommendations(reading).values())
    title = paint(f"{pluralize(counts.total(), 'recommendation')}{how}", Style.TITLE)
    verdicts = [paint(f"{counts[v]:,} {v}", role) for v, role in ROLES.items() if counts[v]]
    return f"{title}: {', '.join(verdicts)}" if verdicts else title


ROLES = {
    Verdict.SUPPORTED: Style.GOOD,
    Verdict.CONDITIONAL: Style.INFO,
    Verdict.UNDECIDED: Style.WARNING,
    Verdict.UNSUPPORTED: Style.ERROR,
    Verdict.CONTESTED: Style.WARNING,
}
"""How good each verdict is, in the order in which they are counted."""


def _totals(reviews: Sequence[CheckResult], paint: Paint) -> str:
    counts = Counter(each.severity for review in reviews for each in review.diagnostics)
    where = f"in {pluralize(len(reviews), 'map')}"
    found = [
        paint(pluralize(counts[severity], severity), Style(severity))
        for severity in Severity
        if counts[severity]
    ]
    known = sum(each.baseline_count for each in reviews)
    besides = f", beside {pluralize(known, 'finding')} known from before" if known else ""
    return f"{', '.join(found) or 'nothing to mend'} {where}{besides}"
