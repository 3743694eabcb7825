"""What makes a catalogue of rules, and what would spoil one."""

from collections.abc import Iterator
from types import ModuleType

import pytest

from argmap.checker.context import RuleContext
from argmap.checker.registry import RULES, find_rules, index_rules
from argmap.checker.rule_definition import (
    Rule,
    RuleFailedError,
    rule,
)
from argmap.loader import parse
from argmap.semantics import assess
from argmap.source import Diagnostic, Severity

PUBLISHED = {
    "E001": ("uncited-evidence", "warning"),
    "E002": ("unused-evidence", "warning"),
    "E003": ("unused-source", "info"),
    "E004": ("stale-evidence", "warning"),
    "E005": ("argued-evidence", "warning"),
    "E006": ("contested-evidence", "warning"),
    "E007": ("citation-without-locator", "info"),
    "E008": ("undescribed-source", "info"),
    "E009": ("cited-claim", "info"),
    "E010": ("one-source-twice", "warning"),
    "E011": ("quote-not-found", "error"),
    "E012": ("date-in-future", "warning"),
    "E013": ("withdrawn-source", "error"),
    "E014": ("shared-origin", "warning"),
    "E015": ("test-not-passed", "warning"),
    "E016": ("idle-test", "warning"),
    "I001": ("malformed-ignore", "warning"),
    "I002": ("unused-ignore", "warning"),
    "O001": ("bare-objection", "info"),
    "O002": ("unanswered-objection", "warning"),
    "O003": ("answered-by-assumption", "info"),
    "O004": ("one-sided", "info"),
    "O005": ("beside-the-point", "info"),
    "R001": ("bare-recommendation", "error"),
    "R002": ("ungrounded-recommendation", "error"),
    "R003": ("circular-recommendation", "error"),
    "R004": ("defeated-recommendation", "error"),
    "R005": ("contested-recommendation", "warning"),
    "R006": ("undecided-recommendation", "warning"),
    "R007": ("conditional-recommendation", "info"),
    "R008": ("single-evidence", "warning"),
    "R009": ("single-source", "warning"),
    "R010": ("no-actor", "info"),
    "R011": ("unopposed", "info"),
    "R012": ("rests-on-recommendations", "error"),
    "R013": ("conflicting-recommendations", "error"),
    "R014": ("purpose-only", "error"),
    "R015": ("implicit-support-only", "warning"),
    "R016": ("no-goal", "info"),
    "R017": ("no-date", "info"),
    "R018": ("survives-by-neglect", "info"),
    "S001": ("isolated-statement", "warning"),
    "S002": ("ungrounded-premise", "warning"),
    "S003": ("circular-support", "error"),
    "S004": ("self-reference", "error"),
    "S005": ("both-ways", "error"),
    "S006": ("repeated-reason", "warning"),
    "S007": ("ought-as-is", "warning"),
    "S008": ("unused-assumption", "info"),
    "S009": ("idle-statement", "info"),
    "S010": ("same-text", "warning"),
    "S011": ("empty-section", "info"),
    "S012": ("deep-chain", "info"),
    "S013": ("missing-warrant", "info"),
    "S014": ("broken-link", "warning"),
    "S015": ("load-bearing-assumption", "warning"),
    "S016": ("subsumed-reason", "info"),
    "S017": ("fallen-premise", "warning"),
    "S018": ("expectation-failed", "error"),
    "W001": ("question", "warning"),
    "W002": ("long-statement", "info"),
    "W003": ("reserved-word-typo", "warning"),
    "W004": ("copied-text", "warning"),
}


def made(code: str, name: str) -> Rule:
    return rule(code, name, Severity.INFO)(
        lambda context: [context.finding("a", "is so", "let it be")]
    )


def test_codes_and_names_never_change() -> None:
    assert {code: (each.name, each.severity) for code, each in RULES.items()} == PUBLISHED
    assert list(RULES) == sorted(RULES)


def test_some_rules_are_asked_only_when_they_are_selected() -> None:
    off = {code for code, each in RULES.items() if not each.default}
    assert off == {"E007", "R017", "S012", "S013"}


def test_a_rule_is_asked_unless_it_says_otherwise() -> None:
    assert made("X001", "first").default
    off = rule("X002", "second", Severity.INFO, default=False)(lambda context: [])
    assert not off.default


def test_every_rule_says_in_a_line_what_it_is_about() -> None:
    for each in RULES.values():
        assert each.summary.endswith(".")
        assert not each.summary[0].islower()


def test_a_catalogue_holds_rules_in_the_order_of_their_codes() -> None:
    second, first = made("X002", "second"), made("X001", "first")
    assert list(index_rules([second, first]).items()) == [("X001", first), ("X002", second)]


def test_no_two_rules_share_a_code_or_a_name() -> None:
    with pytest.raises(ValueError, match="X001"):
        index_rules([made("X001", "first"), made("X001", "second")])
    with pytest.raises(ValueError, match="first"):
        index_rules([made("X001", "first"), made("X002", "first")])


def test_the_rules_of_a_module_are_found_among_its_names() -> None:
    module = ModuleType("rules")
    first = made("X001", "first")
    vars(module).update(first=first, made=made)
    assert find_rules(module) == (first,)


@pytest.mark.parametrize(("code", "name"), [("1", "first"), ("X1", "first"), ("X001", "The First")])
def test_codes_and_names_have_their_form(code: str, name: str) -> None:
    with pytest.raises(ValueError, match="regex"):
        made(code, name)


def test_what_is_about_no_statement_has_a_place_of_its_own() -> None:
    plan = parse("source book: A book\n")
    span = plan.sources["book"].span

    @rule("X001", "any-source", Severity.INFO)
    def any_source(context: RuleContext) -> list[Diagnostic]:
        return [context.finding(None, "is a source", "", span)]

    [found] = any_source.diagnostics(RuleContext(assess(plan)))
    assert (found.statement, found.span) == (None, span)


@pytest.mark.parametrize("statement", ["act", "nobody"])
def test_a_rule_that_fails_says_which_it_is(statement: str) -> None:
    @rule("X001", "faulty", Severity.INFO)
    def faulty(context: RuleContext) -> Iterator[Diagnostic]:
        yield context.finding(statement, f"is so {1 / 0 if statement == 'act' else ''}", "")

    with pytest.raises(RuleFailedError, match=r"X001 \(faulty\) failed: \w+Error"):
        list(faulty.diagnostics(RuleContext(assess(parse("claim act: x\n")))))
