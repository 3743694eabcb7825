"""The verdicts and findings that the page of questions states are those of its maps."""

import re

import pytest

import argmap
from argmap.source import Severity
from argmap.wording import REASON_WORDS, format_judgement
from tests.docs.page_runner import CHECKOUT

PAGE = (CHECKOUT / "docs" / "how-to-say.md").read_text("utf-8")
SECTIONS = {
    heading: body
    for heading, body in re.findall(r"^### (.*)\n((?:.|\n)*?)(?=^##|\Z)", PAGE, re.MULTILINE)
    if "```{argmap}" in body
}
OF_SMALL_MAPS = {"R008", "R009", "S015"}
"""Rules that find in most short maps that they depend on one statement or source."""

IDS = r"`@?[\w-]+`(?:(?:,| and|, and) `[\w-]+`)*"
VERDICT = rf"(?:{'|'.join(argmap.Verdict)})(?: \((?:{'|'.join(REASON_WORDS.values())})\))?"
STATED = re.compile(rf"(as written, )?({IDS}) (?:is|are) ({VERDICT})")
SUPPOSED = re.compile(
    rf"(without|with evidence for) ({IDS}), ({IDS}) would (?:still )?be ({VERDICT})", re.IGNORECASE
)

in_each_section = pytest.mark.parametrize("body", SECTIONS.values(), ids=SECTIONS.keys())


def parse_section(body: str) -> tuple[str, str]:
    """Return the map of a section, and the text below it, in one line."""
    [(content, prose)] = re.findall(
        r"^```\{argmap\}\n(?::[a-z-]+:\n)+\n(.*?)^```\n(.*)", body, re.MULTILINE | re.DOTALL
    )
    return content, " ".join(prose.split())


def list_ids(text: str) -> list[str]:
    return re.findall(r"`(.+?)`", text)


@in_each_section
def test_stated_verdicts(body: str) -> None:
    content, prose = parse_section(body)
    plan = argmap.parse(content)
    stated = STATED.findall(prose)
    assert stated
    for as_written, names, verdict in stated:
        verdicts = argmap.verdicts(plan, "as written" if as_written else "charitable")
        for name in list_ids(names):
            assert format_judgement(verdicts[name]) == verdict, name


@in_each_section
def test_supposed_verdicts(body: str) -> None:
    content, prose = parse_section(body)
    for act, [name], names, verdict in [
        (act.lower(), list_ids(supposed), list_ids(names), verdict)
        for act, supposed, names, verdict in SUPPOSED.findall(prose)
    ]:
        if act == "without":
            plan = argmap.suppose(argmap.parse(content), without=name)
        else:
            plan = argmap.parse(f"{content}\n[{name}]\n  because evidence: It is so.\n")
        for changed in names:
            assert format_judgement(argmap.verdicts(plan)[changed]) == verdict, changed


def test_supposes_something() -> None:
    assert len(SUPPOSED.findall(" ".join(PAGE.split()))) > 9


@in_each_section
def test_findings(body: str) -> None:
    content, prose = parse_section(body)
    found = argmap.check(argmap.parse(content))
    stated = set(re.findall(r"`argmap check` reports \[([A-Z]\d+)\]", prose))
    serious = {finding.code for finding in found if finding.severity is not Severity.INFO}
    assert serious - OF_SMALL_MAPS == stated
