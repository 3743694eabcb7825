"""The examples in docs/checking.md, and the rule in CONTRIBUTING.md."""

import re
from pathlib import Path

from argmap.checker import Rule, check
from argmap.checker.context import RuleContext
from argmap.checker.registry import RULES
from argmap.checker.settings import Settings
from argmap.checker.settings_files import parse_settings
from argmap.loader import parse
from argmap.semantics import assess
from argmap.source import Text
from tests.docs.page_runner import get_block

CHECKOUT = Path(__file__).parents[2]
PAGE = (CHECKOUT / "docs" / "checking.md").read_text("utf-8")
GUIDE = CHECKOUT / "CONTRIBUTING.md"


def blocks(language: str) -> list[str]:
    """Return the code blocks of the page in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_the_settings_are_valid() -> None:
    shown = parse_settings(Text("argmap.toml", blocks("toml")[0]), RULES)
    assert shown != Settings()


def test_the_ignore_comment_suppresses_a_finding() -> None:
    text = blocks("argmap")[0]
    found = {each.code for each in check(parse(text))}
    without = {each.code for each in check(parse(text.partition("\n")[2]))}
    assert {"R010", "I001", "I002"} & found == set()
    assert "R010" in without


def test_the_rule_flags_its_example() -> None:
    names: dict[str, object] = {}
    exec(blocks("python")[1], names)
    check_examples(names["no_budget"])


def test_the_rule_for_contributors_flags_its_example() -> None:
    names: dict[str, object] = {}
    exec(get_block(GUIDE, "python src/argmap/checker/rules/placeholder.py"), names)
    check_examples(names["placeholder"])


def check_examples(made: object) -> None:
    """Check that a rule flags the example on its page, and not the fixed map."""
    assert isinstance(made, Rule)
    for text, found in {made.page.example: 1, made.page.fixed: 0}.items():
        assert len([*made.diagnostics(RuleContext(assess(parse(text))))]) == found
