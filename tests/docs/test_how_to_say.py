"""The verdicts and findings that the page of questions states are those of its maps."""

import re
from pathlib import Path

import pytest

import argmap
from argmap.source import Severity
from argmap.wording import REASON_WORDS, format_judgement

PAGE = (Path(__file__).parents[2] / "docs" / "how-to-say.md").read_text("utf-8")
SECTIONS = {
    heading: body
    for heading, body in re.findall(r"^### (.*)\n((?:.|\n)*?)(?=^##|\Z)", PAGE, re.MULTILINE)
    if "```{argmap}" in body
}
OF_SMALL_MAPS = {"R008", "R009", "S015"}
"""Rules that find in most short maps that they depend on one statement or source."""

IDS = r"`[\w-]+`(?:(?:,| and|, and) `[\w-]+`)*"
VERDICT = rf"(?:{'|'.join(argmap.Verdict)})(?: \((?:{'|'.join(REASON_WORDS.values())})\))?"


def parse_section(body: str) -> tuple[argmap.ArgumentMap, str]:
    """Return the map of a section, and the paragraph below it, in one line."""
    [(text, prose)] = re.findall(
        r"^```\{argmap\}\n(?::[a-z-]+:\n)+\n(.*?)^```\n\n(.*?)\n\n", body, re.MULTILINE | re.DOTALL
    )
    return argmap.parse(text), " ".join(prose.split())


@pytest.mark.parametrize("body", SECTIONS.values(), ids=SECTIONS.keys())
def test_stated_verdicts(body: str) -> None:
    plan, prose = parse_section(body)
    stated = re.findall(rf"(as written, )?({IDS}) (?:is|are) (?:still )?({VERDICT})", prose)
    assert stated
    for as_written, names, verdict in stated:
        verdicts = argmap.verdicts(plan, "as written" if as_written else "charitable")
        for name in re.findall(r"`([\w-]+)`", names):
            assert format_judgement(verdicts[name]) == verdict, name


@pytest.mark.parametrize("body", SECTIONS.values(), ids=SECTIONS.keys())
def test_stated_findings(body: str) -> None:
    plan, prose = parse_section(body)
    found = {finding.code: finding for finding in argmap.check(plan)}
    stated = set(re.findall(r"\[([A-Z]\d+)\]", prose))
    assert stated <= found.keys()
    serious = {code for code in found if found[code].severity is not Severity.INFO}
    assert serious - OF_SMALL_MAPS <= stated
