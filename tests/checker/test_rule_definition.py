"""Rules, their pages and their published codes."""

from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from argmap.checker.context import RuleContext
from argmap.checker.registry import RULES, find_rules, index_rules
from argmap.checker.rule_definition import (
    Rule,
    RuleFailedError,
    RulePage,
    parse_page,
    rule,
)
from argmap.loader import parse
from argmap.semantics import assess
from argmap.source import Diagnostic, Severity

PUBLISHED = {
    "E001": ("uncited-evidence", "warning"),
    "E002": ("unused-evidence", "warning"),
    "E003": ("unused-source", "warning"),
    "E004": ("stale-evidence", "warning"),
    "E005": ("argued-evidence", "warning"),
    "E006": ("contested-evidence", "warning"),
    "E007": ("citation-without-locator", "info"),
    "E008": ("undescribed-source", "info"),
    "E009": ("cited-claim", "info"),
    "E010": ("one-source-twice", "info"),
    "E011": ("quote-not-found", "error"),
    "E012": ("date-in-future", "warning"),
    "E013": ("withdrawn-source", "error"),
    "E014": ("shared-origin", "warning"),
    "E015": ("test-not-passed", "warning"),
    "E016": ("idle-test", "warning"),
    "E017": ("same-publication", "warning"),
    "E018": ("expired-evidence", "warning"),
    "E019": ("place-not-found", "warning"),
    "E020": ("missing-document", "warning"),
    "I001": ("malformed-ignore", "warning"),
    "I002": ("unused-ignore", "warning"),
    "L014": ("connective-in-text", "warning"),
    "L015": ("hash-for-comment", "warning"),
    "L016": ("near-key", "warning"),
    "L017": ("note-as-text", "warning"),
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
    "S019": ("retired-premise", "error"),
    "W001": ("question", "warning"),
    "W002": ("long-statement", "info"),
    "W003": ("reserved-word-typo", "warning"),
    "W004": ("copied-text", "warning"),
}


def make_rule(code: str, name: str) -> Rule:
    return rule(code, name, Severity.INFO)(
        lambda context: [context.finding("a", "is so", "let it be")]
    )


def test_published_codes_and_names_stay() -> None:
    assert {code: (rule.name, rule.severity) for code, rule in RULES.items()} == PUBLISHED
    assert list(RULES) == sorted(RULES)


def test_some_rules_are_off_by_default() -> None:
    off = {code for code, rule in RULES.items() if not rule.default}
    assert off == {"E007", "R016", "R017", "S012", "S013"}


def test_a_rule_is_on_by_default() -> None:
    assert make_rule("X001", "first").default
    off = rule("X002", "second", Severity.INFO, default=False)(lambda context: [])
    assert not off.default


def test_every_rule_has_a_summary_sentence() -> None:
    for each in RULES.values():
        assert each.summary.endswith(".")
        assert not each.summary[0].islower()


def test_every_rule_says_what_several_findings_have_in_common() -> None:
    for code, own_rule in RULES.items():
        assert own_rule.plural, code
        assert own_rule.describe(1200) == f"1,200 {own_rule.plural}"
    assert "2 findings: " in make_rule("X001", "first").describe(2)


def test_rules_are_sorted_by_code() -> None:
    second, first = make_rule("X002", "second"), make_rule("X001", "first")
    assert list(index_rules([second, first]).items()) == [("X001", first), ("X002", second)]


def test_codes_and_names_are_unique() -> None:
    with pytest.raises(ValueError, match="X001"):
        index_rules([make_rule("X001", "first"), make_rule("X001", "second")])
    with pytest.raises(ValueError, match="first"):
        index_rules([make_rule("X001", "first"), make_rule("X002", "first")])


def test_find_rules_returns_the_rules_of_a_module() -> None:
    module = ModuleType("rules")
    first = make_rule("X001", "first")
    vars(module).update(first=first, make_rule=make_rule)
    assert find_rules(module) == (first,)


@pytest.mark.parametrize(
    ("code", "name", "message"),
    [
        ("1", "first", r"code must be .*, not '1'$"),
        ("X1", "first", r"code must be .*, not 'X1'$"),
        ("X001", "The First", r"name must be .*, not 'The First'$"),
    ],
)
def test_malformed_codes_and_names_are_refused(code: str, name: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make_rule(code, name)


@pytest.mark.parametrize("options", [{"default": "no"}, {"default": 0}, {"plural": 3}])
def test_options_of_wrong_types_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=next(iter(options))):
        rule("X001", "no-budget", "info", **options)(lambda _: [])


def test_a_severity_may_be_a_string() -> None:
    assert rule("X001", "first", "warning")(lambda context: []).severity is Severity.WARNING
    with pytest.raises(ValueError, match="severity must be"):
        rule("X001", "first", "fatal")(lambda context: [])


def test_a_finding_about_no_statement_has_its_own_place() -> None:
    plan = parse("source book: A book\n")
    span = plan.sources["book"].span

    @rule("X001", "any-source", Severity.INFO)
    def any_source(context: RuleContext) -> list[Diagnostic]:
        return [context.finding(None, "is a source", "", span)]

    [found] = any_source.diagnostics(RuleContext(assess(plan)))
    assert (found.statement, found.span) == (None, span)


@pytest.mark.parametrize("statement", ["act", "nobody"])
def test_a_failing_rule_is_named(statement: str) -> None:
    @rule("X001", "faulty", Severity.INFO)
    def faulty(context: RuleContext) -> Iterator[Diagnostic]:
        yield context.finding(statement, f"is so {1 / 0 if statement == 'act' else ''}", "")

    with pytest.raises(RuleFailedError, match=r"X001 \(faulty\) failed: \w+Error"):
        list(faulty.diagnostics(RuleContext(assess(parse("claim act: x\n")))))


PAGE = """Says nothing.

    What it says exactly,
    in two lines.

    And why.

    Settings::

        max-age = 365

    In talk.txt::

        What was said.

        And more.

    Example::

        claim a: It is so.
          because claim b: It is.

    Fixed::

        claim a: It is not.
"""


def test_a_docstring_is_split_into_the_parts_of_a_page() -> None:
    assert parse_page(PAGE) == RulePage(
        "Says nothing.",
        "What it says exactly,\nin two lines.\n\nAnd why.",
        "claim a: It is so.\n  because claim b: It is.\n",
        "claim a: It is not.\n",
        "max-age = 365\n",
        {"talk.txt": "What was said.\n\nAnd more.\n"},
    )


def test_a_block_is_dedented_by_its_least_indent() -> None:
    documents = parse_page("Says.\n\nIn talk.txt::\n\n      X marks\n    the place: X\n").documents
    assert documents == {"talk.txt": "  X marks\nthe place: X\n"}


@pytest.mark.parametrize("docstring", [None, ""])
def test_a_rule_without_a_docstring_has_an_empty_page(docstring: str | None) -> None:
    assert parse_page(docstring) == RulePage("")


def test_a_page_may_be_only_a_summary() -> None:
    assert parse_page("Says nothing.") == RulePage("Says nothing.")


def test_other_blocks_stay_in_the_text() -> None:
    assert parse_page("Says.\n\nLike this::\n\n    x\n").text == "Like this::\n\n    x"
