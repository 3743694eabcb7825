"""Format diagnostics as a review: the worst first, and one block for each rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import starmap

import attrs

from argmap.checker.check_result import CheckResult
from argmap.checker.registry import installed_rules
from argmap.checker.rule_page import GROUPS
from argmap.language.mistakes import CODES as TEXT_CODES
from argmap.model import Kind
from argmap.reports.diagnostic_text import (
    INDENT,
    format_diagnostic,
    format_excerpt,
    format_help,
    format_title,
)
from argmap.reports.statistics import format_summary
from argmap.source import Diagnostic, Severity
from argmap.text_layout import (
    WIDTH,
    Paint,
    Style,
    join_words,
    paint_plain,
    pluralize,
    shorten,
    strip_control_chars,
    wrap_text,
)

MOST_STATEMENTS = 24
"""The number of statements of a file to list before counting the rest."""

MOST_DECIDING = 3
"""The number of statements or sources to list beside a statement before counting the rest."""

MOST_FILES = 8
"""The number of files to list before counting the rest."""

_SUBJECTS = "".join(GROUPS)
"""The first letters of codes: recommendations come first, other packages' rules last."""

_ID_WIDTH = 40

_NO_BREAK = "\N{NO-BREAK SPACE}"


@attrs.frozen(eq=False, repr=False)
class RuleGroup:
    """The findings of a rule with one severity, each with the result that it is from."""

    findings: list[tuple[CheckResult, Diagnostic]] = attrs.field(factory=list)

    @property
    def first(self) -> Diagnostic:
        """The first finding."""
        return self.findings[0][1]

    @property
    def headline(self) -> str:
        """The message of the only finding, or what the rule says of several."""
        rule = installed_rules().rules.get(self.first.code)
        several = len(self.findings) > 1
        return rule.describe(len(self.findings)) if rule and several else self.first.message

    @property
    def rank(self) -> tuple[int, bool, int, str]:
        """What groups are sorted by: those about recommendations that fail come first."""
        code = self.first.code
        subject = _SUBJECTS.index(code[0]) if code[0] in _SUBJECTS else len(_SUBJECTS)
        about_failure = any(starmap(_concerns_failure, self.findings))
        return self.first.severity.rank, not about_failure, subject, code


def format_findings_by_rule(
    results: Sequence[CheckResult], paint: Paint = paint_plain, least: Severity = Severity.WARNING
) -> str:
    """Format the diagnostics from a severity on, grouped by rule, and a summary.

    Errors in the text of a map come first, each with its fix. Of each rule, a block lists the
    statements, with the excerpt and the fix of the first. Findings that fail the check are always
    shown.
    """
    blocks: list[str] = []
    helps: set[str] = set()
    for result in results:
        for error in result.errors:
            blocks.append(format_diagnostic(error, paint, shows_help=error.help not in helps))
            helps.add(error.help)
    groups = group_findings(results, least)
    blocks += (_format_group(group, paint) for group in groups)
    return "\n".join([*blocks, format_summary(results, paint, least)])


def group_findings(results: Sequence[CheckResult], least: Severity) -> list[RuleGroup]:
    """Return the findings from a severity on, grouped by rule, the worst first."""
    rules = installed_rules().rules
    groups: dict[object, RuleGroup] = {}
    for result in results:
        for finding in result.diagnostics_from(least)[len(result.errors) :]:
            # Each warning about the text has a fix of its own.
            is_grouped = finding.code in rules and finding.code not in TEXT_CODES
            key = (finding.code, finding.severity) if is_grouped else finding
            groups.setdefault(key, RuleGroup()).findings.append((result, finding))
    return sorted(groups.values(), key=lambda group: group.rank)


def _concerns_failure(result: CheckResult, finding: Diagnostic) -> bool:
    """Whether a finding is about a recommendation that does not hold."""
    name = finding.statement
    return (
        name is not None
        and result.map.statements[name].kind is Kind.RECOMMENDATION
        and not result.judgements[name].holds
    )


def _format_group(group: RuleGroup, paint: Paint) -> str:
    first, style = group.first, Style(group.first.severity)
    if len(group.findings) == 1:
        return format_diagnostic(first, paint)
    lines = [*format_title(first.label, group.headline, style, paint)]
    lines += _list_places(group, paint)
    if first.span is not None and first.span.text.content:
        lines.append(format_excerpt(first.span, style, paint)[0])
    if first.help:
        lines += format_help(first.help, paint)
    return "".join(f"{line}\n" for line in lines)


def _format_deciding(finding: Diagnostic) -> str:
    def shorten_name(name: str) -> str:
        return shorten(name, _ID_WIDTH).replace(" ", _NO_BREAK)

    if not finding.deciding:
        return ""
    return f" ({join_words(finding.deciding, MOST_DECIDING, by=shorten_name)})"


def _list_places(group: RuleGroup, paint: Paint) -> Iterator[str]:
    """Yield the files with the lines and statements of a group, each statement once."""
    places: dict[str, dict[str, None]] = {}
    for result, finding in group.findings:
        span, name = finding.span, shorten(finding.statement or "", _ID_WIDTH)
        words = [str(span.line) if span else "", name]
        place = _NO_BREAK.join(filter(None, words)).replace(" ", _NO_BREAK)
        place += _format_deciding(finding)
        places.setdefault(span.path if span else result.path, {})[place] = None
    arrow = paint("-->", Style.FAINT)
    for path, listed in [*places.items()][:MOST_FILES]:
        shown = [*filter(None, listed)][:MOST_STATEMENTS]
        if more := len(listed) - len(shown):
            shown.append(f"and {more:,} more".replace(" ", _NO_BREAK))
        text = f"--> {strip_control_chars(path)}:{', '.join(shown)}"
        head, *rest = wrap_text(text, WIDTH, INDENT[:-2], INDENT + "  ")
        yield head.replace("-->", arrow, 1).replace(_NO_BREAK, " ")
        yield from (line.replace(_NO_BREAK, " ") for line in rest)
    if len(places) > MOST_FILES:
        yield f"{INDENT}and {pluralize(len(places) - MOST_FILES, 'more map')}"
