"""The examples on the pages of rules."""

from datetime import date
from pathlib import Path

import attrs
import pytest

from argmap.checker import CheckResult, Rule, check_draft
from argmap.checker.registry import RULES
from argmap.checker.settings_files import parse_settings
from argmap.loader import load_draft
from argmap.source import Severity, Text
from argmap.test_results.outcomes_file import read_outcomes


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_rule_flags_its_example_and_not_the_fixed_map(rule: Rule, tmp_path: Path) -> None:
    assert rule.page.text
    assert rule.page.fixed != rule.page.example
    found = checked(rule, rule.page.example, tmp_path).findings
    assert rule.code in {each.code for each in found}
    fixed = checked(rule, rule.page.fixed, tmp_path).findings
    assert rule.code not in {each.code for each in fixed}
    assert {each.code for each in fixed if each.severity is not Severity.INFO} == set()


def checked(rule: Rule, text: str, folder: Path) -> CheckResult:
    """Check a map on the page of a rule."""
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
