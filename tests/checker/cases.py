"""Maps written as authors write them, and what the rules find in them."""

import re
from textwrap import dedent

from argmap.checker.context import RuleContext
from argmap.checker.registry import RULES
from argmap.checker.settings import Settings
from argmap.loader import parse
from argmap.model import ArgumentMap
from argmap.semantics import Reading, assess
from argmap.source import Diagnostic

FATES = ("R001", "R002", "R003", "R004", "R005", "R006", "R007", "R014", "R015", "S003")
"""The rules about how recommendations fare, and the one about what keeps the reasons from them."""

ASKED = Settings(select=(*FATES, "E001"))
"""Settings with which little is found: what a test is not about has to be left out of it."""


def written(text: str) -> ArgumentMap:
    return parse(dedent(text), name="plan.argmap")


def found(
    code: str,
    text: str,
    reading: Reading = Reading.CHARITABLE,
    settings: Settings | None = None,
) -> list[Diagnostic]:
    """What one rule finds in a map, selected or not."""
    context = RuleContext(assess(written(text)), reading, settings or Settings())
    return list(RULES[code].diagnostics(context))


def one(
    code: str,
    text: str,
    reading: Reading = Reading.CHARITABLE,
    settings: Settings | None = None,
) -> Diagnostic:
    """The one thing that one rule finds in a map."""
    [finding] = found(code, text, reading, settings)
    return finding


def findings(text: str, reading: Reading = Reading.CHARITABLE) -> list[Diagnostic]:
    """How the recommendations of a map fare, in the order of writing."""
    all_found = [each for code in FATES for each in found(code, text, reading)]
    return sorted(all_found, key=lambda each: each.span.start if each.span else -1)


def codes(text: str, reading: Reading = Reading.CHARITABLE) -> list[str]:
    return [each.code for each in findings(text, reading)]


def only(text: str, reading: Reading = Reading.CHARITABLE) -> Diagnostic:
    [finding] = findings(text, reading)
    return finding


def under(finding: Diagnostic) -> str:
    """The stretch of text that a finding points at."""
    assert finding.span is not None
    return finding.span.text.content[finding.span.start : finding.span.end]


def named(finding: Diagnostic, *, after: str = "") -> list[str]:
    """Return the ids and source keys in brackets in a message, in order."""
    return re.findall(
        r"\[(@?[\w.-]+)\]", finding.message.partition(after)[2] if after else finding.message
    )
