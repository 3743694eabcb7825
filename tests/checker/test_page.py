"""Pages: how they are read, and that no page of a rule says what is not so."""

from datetime import date
from pathlib import Path

import attrs
import pytest

from argmap.checker import CheckResult, Rule, check_draft
from argmap.checker.registry import RULES
from argmap.checker.rule_definition import RulePage, parse_page
from argmap.checker.settings_files import parse_settings
from argmap.loader import load_draft
from argmap.source import Severity, Text
from argmap.test_results.outcomes_file import read_outcomes

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


def test_a_page_in_its_parts() -> None:
    assert parse_page(PAGE) == RulePage(
        "Says nothing.",
        "What it says exactly,\nin two lines.\n\nAnd why.",
        "claim a: It is so.\n  because claim b: It is.\n",
        "claim a: It is not.\n",
        "max-age = 365\n",
        {"talk.txt": "What was said.\n\nAnd more.\n"},
    )


def test_a_block_may_begin_further_in_than_it_goes_on() -> None:
    documents = parse_page("Says.\n\nIn talk.txt::\n\n      X marks\n    the place: X\n").documents
    assert documents == {"talk.txt": "  X marks\nthe place: X\n"}


@pytest.mark.parametrize("docstring", [None, ""])
def test_no_docstring_is_an_empty_page(docstring: str | None) -> None:
    assert parse_page(docstring) == RulePage("")


def test_a_summary_may_be_all() -> None:
    assert parse_page("Says nothing.") == RulePage("Says nothing.")


def test_colons_in_prose_begin_no_block() -> None:
    assert parse_page("Says.\n\nLike this::\n\n    x\n").text == "Like this::\n\n    x"


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_rule_finds_its_example_and_not_the_mended_map(rule: Rule, tmp_path: Path) -> None:
    assert rule.page.text
    assert rule.page.fixed != rule.page.example
    found = checked(rule, rule.page.example, tmp_path).findings
    assert rule.code in {each.code for each in found}
    fixed = checked(rule, rule.page.fixed, tmp_path).findings
    assert rule.code not in {each.code for each in fixed}
    assert {each.code for each in fixed if each.severity is not Severity.INFO} == set()


def checked(rule: Rule, text: str, folder: Path) -> CheckResult:
    """What a map on the page of a rule is like."""
    for name, content in rule.page.documents.items():
        (folder / name).write_text(content, "utf-8")
    path = folder / "plan.argmap"
    path.write_text(text, "utf-8")
    settings = parse_settings(Text("argmap.toml", rule.page.settings), RULES)
    asked = attrs.evolve(settings, select=("default", rule.code), today=date(2026, 1, 1))
    kept = folder / "outcomes.json"
    outcomes = read_outcomes(kept) if kept.exists() else None
    checked = check_draft(
        load_draft(path), str(path), settings=asked, folder=folder, outcomes=outcomes
    )
    assert checked.errors == ()
    return checked
