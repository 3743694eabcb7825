"""Maps written as authors write them, and what the rules find in them."""

from textwrap import dedent

from argmap.findings import check
from argmap.model import ArgumentMap
from argmap.resolve import parse
from argmap.source import Diagnostic
from argmap.support import Reading


def written(text: str) -> ArgumentMap:
    return parse(dedent(text), name="plan.argmap")


def findings(text: str, reading: Reading = Reading.CHARITABLE) -> list[Diagnostic]:
    """Everything that the rules find, uncited evidence aside, which is beside most points."""
    return [each for each in check(written(text), reading) if each.code != "E001"]


def codes(text: str, reading: Reading = Reading.CHARITABLE) -> list[str]:
    return [each.code for each in findings(text, reading)]


def only(text: str, reading: Reading = Reading.CHARITABLE) -> Diagnostic:
    [finding] = findings(text, reading)
    return finding


def under(finding: Diagnostic) -> str:
    """The stretch of text that a finding points at."""
    assert finding.span is not None
    return finding.span.text.content[finding.span.start : finding.span.end]
