"""Summarize the results of checks: verdicts on recommendations, and findings by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from argmap.checker.check_result import CheckResult
from argmap.semantics import Reading
from argmap.source import Severity
from argmap.text_layout import Paint, Style, paint_plain, pluralize
from argmap.wording import VERDICT_STYLES


def format_statistics(results: Sequence[CheckResult], paint: Paint = paint_plain) -> str:
    """Count the diagnostics by code, the most frequent first, and add the summary."""
    counts = Counter(
        (diagnostic.code, diagnostic.severity, diagnostic.label)
        for result in results
        for diagnostic in result.diagnostics
    )
    lines = [
        f"{count:>6,} {paint(label, Style(severity))}\n"
        for (_, severity, label), count in sorted(
            counts.items(), key=lambda item: (-item[1], item[0])
        )
    ]
    return "\n".join(filter(None, ["".join(lines), format_summary(results, paint)]))


def format_summary(results: Sequence[CheckResult], paint: Paint = paint_plain) -> str:
    """Count the verdicts on recommendations, and the errors, warnings and infos."""
    return "".join(f"{line}\n" for line in _summarize(results, paint))


def _summarize(results: Sequence[CheckResult], paint: Paint) -> Iterator[str]:
    if not results:
        return
    checked = [result for result in results if not result.errors]
    empty = [result for result in checked if not result.judgements]
    unreadable = [result for result in results if _is_unreadable(result)]
    if len(checked) > len(empty):
        yield from _count_by_reading(checked, paint)
    if empty:
        yield f"{pluralize(len(empty), 'map')} without statements"
    if unreadable:
        yield f"{pluralize(len(unreadable), 'map')} could not be read"
    if wrong := len(results) - len(checked) - len(unreadable):
        yield f"{pluralize(wrong, 'map')} not checked: fix the errors above first"
    yield _count_diagnostics(results, paint)


def _is_unreadable(result: CheckResult) -> bool:
    """Whether a file is missing, or holds no text."""
    return any(error.span is not None and not error.span.text.content for error in result.errors)


def _count_by_reading(checked: Sequence[CheckResult], paint: Paint) -> Iterator[str]:
    reading = checked[0].reading
    if reading is Reading.CHARITABLE and all(result.as_written is None for result in checked):
        yield _count_verdicts(checked, reading, "", paint)
    elif reading is Reading.CHARITABLE:
        for shown in (Reading.CHARITABLE, Reading.AS_WRITTEN):
            yield _count_verdicts(checked, shown, f" ({shown})", paint)
    else:
        yield _count_verdicts(checked, reading, f" ({reading})", paint)


def _count_verdicts(
    checked: Sequence[CheckResult], reading: Reading, suffix: str, paint: Paint
) -> str:
    counts = Counter(
        judgement.verdict
        for result in checked
        for judgement in result.recommendations(reading).values()
    )
    title = paint(f"{pluralize(counts.total(), 'recommendation')}{suffix}", Style.TITLE)
    parts = [
        paint(f"{counts[verdict]:,} {verdict}", style)
        for verdict, style in VERDICT_STYLES.items()
        if counts[verdict]
    ]
    return f"{title}: {', '.join(parts)}" if parts else title


def _count_diagnostics(results: Sequence[CheckResult], paint: Paint) -> str:
    counts = Counter(diagnostic.severity for result in results for diagnostic in result.diagnostics)
    parts = [
        paint(pluralize(counts[severity], severity), Style(severity))
        for severity in Severity
        if counts[severity]
    ]
    line = f"{', '.join(parts) or 'no findings'} in {pluralize(len(results), 'map')}"
    in_baseline = sum(result.baseline_count for result in results)
    if in_baseline:
        line += f", and {pluralize(in_baseline, 'finding')} in the baseline"
    return line
