"""Helpers that run rules on maps written as text."""

import re
from textwrap import dedent

from argmap.checker.context import RuleContext
from argmap.checker.registry import RULES
from argmap.checker.settings import Settings
from argmap.loader import parse
from argmap.model import ArgumentMap
from argmap.semantics import Reading, assess
from argmap.source import Diagnostic

RECOMMENDATION_RULES = (
    "R001",
    "R002",
    "R003",
    "R004",
    "R005",
    "R006",
    "R007",
    "R014",
    "R015",
    "S003",
)
"""The rules about verdicts on recommendations, implicit support and circles."""

FEW_RULES = Settings(select=(*RECOMMENDATION_RULES, "E001"))
"""Settings that leave out the rules that report something in almost every map."""


def parse_map(text: str) -> ArgumentMap:
    return parse(dedent(text), name="plan.argmap")


def run_rule(
    code: str,
    text: str,
    reading: Reading = Reading.CHARITABLE,
    settings: Settings | None = None,
) -> list[Diagnostic]:
    """Return the findings of one rule, even if it is off by default."""
    context = RuleContext(assess(parse_map(text)), reading, settings or Settings())
    return list(RULES[code].diagnostics(context))


def run_rule_once(
    code: str,
    text: str,
    reading: Reading = Reading.CHARITABLE,
    settings: Settings | None = None,
) -> Diagnostic:
    """Return the only finding of one rule."""
    [finding] = run_rule(code, text, reading, settings)
    return finding


def check_recommendations(text: str, reading: Reading = Reading.CHARITABLE) -> list[Diagnostic]:
    """Return the findings about recommendations, in the order of the text."""
    findings = [
        finding for code in RECOMMENDATION_RULES for finding in run_rule(code, text, reading)
    ]
    return sorted(findings, key=lambda finding: finding.span.start if finding.span else -1)


def list_codes(text: str, reading: Reading = Reading.CHARITABLE) -> list[str]:
    """Return the codes of the findings about recommendations."""
    return [finding.code for finding in check_recommendations(text, reading)]


def check_recommendation(text: str, reading: Reading = Reading.CHARITABLE) -> Diagnostic:
    """Return the only finding about recommendations."""
    [finding] = check_recommendations(text, reading)
    return finding


def underlined_text(finding: Diagnostic) -> str:
    """Return the text that a finding points to."""
    assert finding.span is not None
    return finding.span.text.content[finding.span.start : finding.span.end]


def named_ids(finding: Diagnostic, *, after: str = "") -> list[str]:
    """Return the ids and source keys in a message, in order, or only those after a word."""
    message = finding.message.partition(after)[2] if after else finding.message
    return re.findall(r"\[(@?[\w.-]+)\]", message)
