"""Rules about annotations for argmap: expected verdicts and comments that ignore findings."""

from collections.abc import Iterator

from argmap.checker.context import RuleContext
from argmap.checker.expectations import (
    get_expected_verdict,
    meets_expectation,
    suggest_expectation_fix,
    suggest_expectation_wording,
)
from argmap.checker.rule_definition import rule
from argmap.checker.selection import select_rules
from argmap.semantics import Reading
from argmap.source import Diagnostic, Severity


@rule(
    "S018",
    "expectation-failed",
    Severity.ERROR,
    plural="statements do not have the verdict that their author expects",
)
def expectation_failed(context: RuleContext) -> Iterator[Diagnostic]:
    """A statement does not have the verdict that its author expects.

    The attribute `expect` names a verdict, such as `{expect: supported}`, or a verdict with its
    reason, such as `{expect: "unsupported (bare)"}`. The verdict in the charitable reading differs,
    or the value is not a verdict. If the expectation is met, the rules R001 to R007 and R014 do not
    report the statement. With test results, verdicts are computed without the evidence that these
    withdraw, so a known gap can be declared.

    Like a test of a program, an expectation tells you when a change breaks the argument.

    Example::

        source count: Traffic count {date: 2024-03}
        source survey: Household survey {date: 2024-05}

        claim crowded: The old bridge is too small. {expect: supported}
          because evidence jams: It is congested three hours a day [@count].
          but evidence empty: No respondent has ever had to wait there [@survey].

    Fixed::

        source count: Traffic count {date: 2024-03}
        source survey: Household survey {date: 2024-05}

        claim crowded: The old bridge is too small. {expect: supported}
          because evidence jams: It is congested three hours a day [@count].
          but evidence empty: No respondent has ever had to wait there [@survey].
          unless evidence sample: The survey asked only people without a car [@survey, p. 1].
    """
    if context.reading is not Reading.CHARITABLE:
        return
    for statement in context.map.statements.values():
        name, expected = statement.id, get_expected_verdict(statement)
        judgement, is_withdrawn = context.result.judgements[name], name in context.withdrawn
        if expected is None or (meets_expectation(expected, judgement) and not is_withdrawn):
            continue
        found, fix = str(judgement), suggest_expectation_fix(name, expected)
        if is_withdrawn:
            found = "withdrawn"
            fix = (
                suggest_expectation_wording(expected) or "fix what withdraws it, or remove `expect`"
            )
        yield context.finding(name, f"[{name}] is {found}, but was expected to be {expected}", fix)


@rule(
    "I001",
    "malformed-ignore",
    Severity.WARNING,
    plural="ignore comments are malformed, so they ignore nothing",
)
def malformed_ignore(context: RuleContext) -> Iterator[Diagnostic]:
    """An ignore comment is malformed, so it ignores nothing.

    An ignore comment precedes the line that it applies to. It names rules by code or name, and
    gives the reason in parentheses: `// argmap: ignore R010, R011 (the reason)`. Any other comment
    that starts with `// argmap:` is malformed, and so is one that follows a text on its line.

    The finding is still reported, although its author expects it to be ignored. The reason is
    required so that later readers can check whether it still applies.

    Example::

        // argmap: ignore O004
        claim dry: The cellar is dry.
          because evidence gauge: The gauge shows no water [@log].

        source log: House log {date: 2024-05-01}

    Fixed::

        // argmap: ignore O004 (nobody doubts the gauge)
        claim dry: The cellar is dry.
          because evidence gauge: The gauge shows no water [@log].

        source log: House log {date: 2024-05-01}
    """
    for comment in context.ignore_comments.comments:
        if comment.error:
            message, advice = comment.error
            yield context.finding(None, message, advice, comment.span)


@rule("I002", "unused-ignore", Severity.WARNING, plural="ignored rules report nothing there")
def unused_ignore(context: RuleContext) -> Iterator[Diagnostic]:
    """An ignore comment names a rule that reports nothing there.

    The rule is selected, but reports nothing on the line that the comment applies to. The check
    covers only the charitable reading.

    The finding has been fixed, or the comment now precedes another line. If it stays, it will hide
    the next finding.

    Example::

        // argmap: ignore O004 (nobody doubts the gauge)
        claim dry: The cellar is dry.
          because evidence gauge: The gauge shows no water [@log].
          unless claim broken: The gauge is broken.

        source log: House log {date: 2024-05-01}

    Fixed::

        claim dry: The cellar is dry.
          because evidence gauge: The gauge shows no water [@log].
          unless claim broken: The gauge is broken.

        source log: House log {date: 2024-05-01}
    """
    if context.reading is not Reading.CHARITABLE:
        return
    selected = {rule.code: rule for rule in select_rules(context.rules, context.settings)}
    used = {
        (comment.span, finding.code)
        for finding in context.findings
        for comment in context.ignore_comments.suppressing(finding)
    }
    for comment in context.ignore_comments.comments:
        for code, place in comment.rules.items():
            if code in selected and (comment.span, code) not in used:
                yield context.finding(
                    None,
                    f"unused ignore: {code} ({selected[code].name}) reports nothing here",
                    "remove it",
                    place,
                )
