"""Summarize the results of checks: verdicts on recommendations, and findings by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from argmap.checker.check_result import CheckResult
from argmap.semantics import Reading, Verdict
from argmap.source import Severity
from argmap.text_layout import (
    INDENT,
    WIDTH,
    Paint,
    Style,
    join_words,
    paint_plain,
    pluralize,
    wrap_text,
)
from argmap.wording import VERDICT_STYLES

MOST_NAMED = 7
"""The number of recommendations, and of maps, to name before counting the rest."""


def format_statistics(
    results: Sequence[CheckResult], paint: Paint = paint_plain, least: Severity = Severity.INFO
) -> str:
    """Count the diagnostics from a severity on by code, and add the summary."""
    counts = Counter(
        (diagnostic.code, diagnostic.severity, diagnostic.label)
        for result in results
        for diagnostic in result.diagnostics_from(least)
    )
    lines = [
        f"{count:>6,} {paint(label, Style(severity))}\n"
        for (_, severity, label), count in sorted(
            counts.items(), key=lambda item: (-item[1], item[0])
        )
    ]
    return "\n".join(filter(None, ["".join(lines), format_summary(results, paint, least)]))


def format_summary(
    results: Sequence[CheckResult], paint: Paint = paint_plain, least: Severity = Severity.INFO
) -> str:
    """Count the verdicts on recommendations and name those that fail; count the diagnostics.

    The report shows the diagnostics from the severity `least` on.
    """
    return "".join(f"{line}\n" for line in _summarize(results, paint, least))


def _summarize(results: Sequence[CheckResult], paint: Paint, least: Severity) -> Iterator[str]:
    if not results:
        return
    checked = [result for result in results if not result.errors]
    empty = [result for result in checked if not result.map.statements]
    unreadable = [result for result in results if _is_unreadable(result)]
    if len(checked) > len(empty):
        yield from _count_by_reading(checked, paint)
    if empty:
        yield f"{pluralize(len(empty), 'map')} without statements"
    if unreadable:
        yield f"{pluralize(len(unreadable), 'map')} could not be read"
    if wrong := len(results) - len(checked) - len(unreadable):
        yield f"{pluralize(wrong, 'map')} not checked: fix the errors above first"
    yield _count_diagnostics(results, paint, least)


def _is_unreadable(result: CheckResult) -> bool:
    """Whether a file is missing, or holds no text."""
    return any(error.span is not None and not error.span.text.content for error in result.errors)


def _count_by_reading(checked: Sequence[CheckResult], paint: Paint) -> Iterator[str]:
    reading = checked[0].reading
    if reading is Reading.CHARITABLE and all(result.as_written is None for result in checked):
        yield from _count_verdicts(checked, reading, "", paint)
    elif reading is Reading.CHARITABLE:
        for shown in (Reading.CHARITABLE, Reading.AS_WRITTEN):
            yield from _count_verdicts(checked, shown, f" ({shown})", paint)
    else:
        yield from _count_verdicts(checked, reading, f" ({reading})", paint)


def _count_verdicts(
    checked: Sequence[CheckResult], reading: Reading, suffix: str, paint: Paint
) -> Iterator[str]:
    """Count the recommendations by verdict, and name those that do not hold."""
    by_verdict: dict[Verdict, dict[str, list[str]]] = {verdict: {} for verdict in VERDICT_STYLES}
    for result in checked:
        for name, judgement in result.recommendations(reading).items():
            by_verdict[judgement.verdict].setdefault(result.name, []).append(name)
    counts = {
        verdict: sum(map(len, by_path.values()))
        for verdict, by_path in by_verdict.items()
        if by_path
    }
    title = paint(f"{pluralize(sum(counts.values()), 'recommendation')}{suffix}", Style.TITLE)
    parts = [
        paint(f"{number:,} {verdict}", VERDICT_STYLES[verdict])
        for verdict, number in counts.items()
    ]
    yield f"{title}: {', '.join(parts)}" if parts else title
    for verdict in (Verdict.UNSUPPORTED, Verdict.CONTESTED, Verdict.UNDECIDED):
        by_path = by_verdict[verdict]
        for path, names in [*by_path.items()][:MOST_NAMED]:
            where = f" in {path}" if len(checked) > 1 else ""
            listed = f"{verdict}{where}: {join_words(names, MOST_NAMED)}"
            yield from wrap_text(listed, WIDTH, INDENT, INDENT * 2)
        if len(by_path) > MOST_NAMED:
            yield f"{INDENT}{verdict} in {pluralize(len(by_path) - MOST_NAMED, 'more map')}"


def _count_diagnostics(results: Sequence[CheckResult], paint: Paint, least: Severity) -> str:
    counts = Counter(diagnostic.severity for result in results for diagnostic in result.diagnostics)
    shown = Counter(
        diagnostic.severity for result in results for diagnostic in result.diagnostics_from(least)
    )
    parts = [
        paint(pluralize(shown[severity], severity), Style(severity))
        for severity in Severity
        if shown[severity]
    ]
    line = f"{', '.join(parts) or 'no findings'} in {pluralize(len(results), 'map')}"
    hidden = [
        pluralize(number, severity) for severity, number in (counts - shown).items() if number
    ]
    if hidden:
        line += f"; {', '.join(hidden)} (--severity info shows them)"
    in_baseline = sum(result.baseline_count for result in results)
    if in_baseline:
        line += f", and {pluralize(in_baseline, 'finding')} in the baseline"
    return line
