"""Check a map: run the rules and leave out suppressed findings."""

from __future__ import annotations

import os
import warnings
from collections.abc import Collection, Iterable, Iterator, Sequence

import attrs

from argmap.checker.check_result import CheckResult
from argmap.checker.context import RuleContext, find_affected
from argmap.checker.documents import Documents
from argmap.checker.registry import installed_rules
from argmap.checker.rule_definition import Rule
from argmap.checker.selection import (
    find_ignored_codes,
    find_unknown,
    is_text_error_ignored,
    select_rules,
)
from argmap.checker.settings import Settings, SettingsError
from argmap.checker.withdrawn import find_withdrawals
from argmap.choices import to_choice
from argmap.language.mistakes import CODES as TEXT_CODES
from argmap.loader import Draft
from argmap.model import ArgumentMap
from argmap.semantics import Assessment, Reading, to_assessment
from argmap.source import Diagnostic
from argmap.test_results import Outcomes

_IGNORE_RULES = "I"
"""The prefix of the rules about ignore comments, which inspect the findings of all others."""


def check(
    subject: ArgumentMap | Assessment,
    reading: Reading | str = Reading.CHARITABLE,
    settings: Settings | None = None,
    folder: str | os.PathLike[str] | None = None,
    outcomes: Outcomes | None = None,
) -> tuple[Diagnostic, ...]:
    """Run the rules on a map and return their findings, in the order of the text.

    Documents that the map refers to are read from `folder`; without it, no file is read. Evidence
    that test outcomes withdraw, or that is no longer valid, is left out of the map.

    Warns about rules of other packages that cannot be loaded. Raises SettingsError for a rule in
    the settings that does not exist, and RuleFailedError if a rule raises an exception.

    >>> plan = argmap.parse("recommendation act: Act now.")
    >>> for finding in argmap.check(plan, settings=argmap.Settings(select=["R001"])):
    ...     print(finding.code, finding.statement, finding.message)
    R001 act no reason is given for [act]
    """
    for problem in installed_rules().problems:
        warnings.warn(problem, stacklevel=2)
    context = _make_context(to_assessment(subject), reading, settings, Documents(folder), outcomes)
    return _find(
        context,
        context.without_withdrawn(),
        select_rules(installed_rules().rules, context.settings),
    )


def check_draft(
    draft: Draft,
    path: str | os.PathLike[str],
    reading: Reading | str = Reading.CHARITABLE,
    settings: Settings | None = None,
    folder: str | os.PathLike[str] | None = None,
    outcomes: Outcomes | None = None,
) -> CheckResult:
    """Check a draft like `check`, and return the result with all that a report needs.

    `path` is the name of the map in reports. The rules do not run on a draft with errors that the
    settings do not ignore: a line that was not understood may be the very reason that a rule would
    miss. The exception are the rules about warnings of the text.

    >>> draft = argmap.parse_draft("reccomendation act: Act now.")
    >>> result = argmap.check_draft(draft, "plan.argmap")
    >>> [error.code for error in result.errors]
    ['L002']
    """
    if not isinstance(draft, Draft):
        raise TypeError(
            f"expected a Draft, not {type(draft).__name__}; "
            "make one with `argmap.parse_draft(text)` or `argmap.load_draft(path)`"
        )
    context = _make_context(
        to_assessment(draft.map), reading, settings, Documents(folder, draft.root), outcomes
    )
    remaining = context.without_withdrawn()
    charitable, as_written = remaining.assessment.charitable, remaining.assessment.as_written
    has_implicit_links = as_written.judgements is not charitable.judgements
    diagnostics = [
        diagnostic
        for diagnostic in draft.diagnostics
        if not is_text_error_ignored(diagnostic, context.settings)
    ]
    draft = attrs.evolve(draft, diagnostics=tuple(diagnostics))
    context = attrs.evolve(context, text_warnings=draft.warnings)
    rules = select_rules(installed_rules().rules, context.settings)
    if draft.errors:
        rules = tuple(rule for rule in rules if rule.code in TEXT_CODES)
    return CheckResult(
        os.fspath(path),
        draft.map,
        remaining.result.judgements,
        remaining.reading,
        as_written.judgements if has_implicit_links else None,
        draft.errors,
        _find(context, remaining, rules),
        fail_on=context.settings.fail_on,
        included_paths=draft.included_paths,
        codes=frozenset() if draft.errors else frozenset(rule.code for rule in rules),
        line=draft.block.line if draft.block else None,
    )


def _make_context(
    assessment: Assessment,
    reading: Reading | str,
    settings: Settings | None,
    documents: Documents,
    outcomes: Outcomes | None,
) -> RuleContext:
    settings = Settings() if settings is None else settings
    if not isinstance(settings, Settings):
        raise TypeError(f"settings must be argmap.Settings, not {type(settings).__name__}")
    if outcomes is not None and not isinstance(outcomes, Outcomes):
        raise TypeError(f"outcomes must be argmap.Outcomes, not {type(outcomes).__name__}")
    unknown = [
        diagnostic
        for error in find_unknown(settings, installed_rules().rules)
        for diagnostic in error.diagnostics
    ]
    if unknown:
        raise SettingsError(*unknown)
    return RuleContext(
        assessment,
        to_choice(Reading, reading, "reading"),
        settings,
        documents,
        installed_rules().rules,
        withdrawn=find_withdrawals(assessment.map, outcomes, settings.today),
    )


def _find(
    context: RuleContext, remaining: RuleContext, rules: Sequence[Rule]
) -> tuple[Diagnostic, ...]:
    """Run rules on a map and return their findings, sorted by place.

    Statements that withdrawn evidence affects are reported as they are without it, all others as
    they are in the whole map.
    """
    findings = [*_run_rules(context, rules)]
    if remaining is not context:
        affected = find_affected(context.result, context.withdrawn)
        findings = [finding for finding in findings if finding.statement not in affected]
        findings += [
            finding for finding in _run_rules(remaining, rules) if finding.statement in affected
        ]
    spans = (statement.span for statement in context.map.statements.values())
    texts = list(dict.fromkeys(span.text for span in spans if span))
    order = {text: place for place, text in enumerate(texts)}

    def sort_key(finding: Diagnostic) -> tuple[int, int]:
        span = finding.span
        return (order.get(span.text, len(order)), span.start) if span else (-1, 0)

    return tuple(sorted(findings, key=sort_key))


def _run_rules(context: RuleContext, rules: Sequence[Rule]) -> Iterator[Diagnostic]:
    """Run rules and yield the findings that nothing suppresses."""
    ignore_rules = [rule for rule in rules if rule.code.startswith(_IGNORE_RULES)]
    findings = _run(context, [rule for rule in rules if rule not in ignore_rules])
    context = attrs.evolve(context, findings=findings)
    return _remove_suppressed(context, findings + _run(context, ignore_rules))


def _run(context: RuleContext, rules: Iterable[Rule]) -> tuple[Diagnostic, ...]:
    return tuple(finding for rule in rules for finding in rule.diagnostics(context))


def _remove_suppressed(
    context: RuleContext, findings: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """Yield the findings that neither an ignore comment nor the settings suppress."""
    ignored: dict[str, Collection[str]] = {}
    for finding in findings:
        codes: Collection[str] = ()
        if finding.span:
            path = finding.span.path
            if path not in ignored:
                ignored[path] = find_ignored_codes(path, context.rules, context.settings)
            codes = ignored[path]
        if finding.code not in codes and not context.ignore_comments.suppressing(finding):
            yield finding
