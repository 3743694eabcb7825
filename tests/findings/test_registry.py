"""What makes a catalogue of rules, and what would spoil one."""

from types import ModuleType

import pytest

from argmap.findings.catalogue import RULES
from argmap.findings.registry import Finding, Rule, catalogue, rule
from argmap.source import Severity

PUBLISHED = {
    "E001": ("uncited-evidence", "warning"),
    "R001": ("bare-recommendation", "error"),
    "R002": ("ungrounded-recommendation", "error"),
    "R003": ("circular-recommendation", "error"),
    "R004": ("defeated-recommendation", "error"),
    "R005": ("contested-recommendation", "warning"),
    "R006": ("undecided-recommendation", "warning"),
    "R007": ("conditional-recommendation", "info"),
    "R014": ("purpose-only", "error"),
    "R015": ("implicit-support-only", "warning"),
    "S003": ("circular-support", "error"),
}


def made(code: str, name: str) -> Rule:
    return rule(code, name, Severity.INFO)(lambda case: [Finding("a", "is so", "let it be")])


def module(*rules: Rule) -> ModuleType:
    holder = ModuleType("rules")
    vars(holder).update({f"rule{number}": each for number, each in enumerate(rules)})
    return holder


def test_codes_and_names_never_change() -> None:
    assert {code: (each.name, each.severity) for code, each in RULES.items()} == PUBLISHED
    assert list(RULES) == sorted(RULES)


def test_every_rule_says_in_a_line_what_it_is_about() -> None:
    for each in RULES.values():
        assert each.summary.endswith(".")
        assert each.summary[0].isupper()


def test_a_catalogue_holds_the_rules_of_its_modules_in_the_order_of_their_codes() -> None:
    second, first = made("X002", "second"), made("X001", "first")
    assert list(catalogue(module(second), module(first)).items()) == [
        ("X001", first),
        ("X002", second),
    ]


def test_no_two_rules_share_a_code_or_a_name() -> None:
    with pytest.raises(ValueError, match="X001"):
        catalogue(module(made("X001", "first"), made("X001", "second")))
    with pytest.raises(ValueError, match="first"):
        catalogue(module(made("X001", "first"), made("X002", "first")))


@pytest.mark.parametrize(("code", "name"), [("1", "first"), ("X1", "first"), ("X001", "The First")])
def test_codes_and_names_have_their_form(code: str, name: str) -> None:
    with pytest.raises(ValueError, match="regex"):
        made(code, name)
