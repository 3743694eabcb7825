"""The findings of each rule in the example on its page, compared with a snapshot.

After an intended change, run `python -m tests.checker.test_messages > tests/checker/messages.txt`
and review the difference.
"""

import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from argmap.checker import Rule
from argmap.checker.registry import RULES
from argmap.loader import parse_draft
from tests.checker.test_rule_examples import checked

SNAPSHOT = Path(__file__).with_name("messages.txt")


def describe_findings(rule: Rule, folder: Path) -> str:
    """Return the place, the message and the fix of each finding in the example of a rule."""
    lines = [f"{rule.code} {rule.name} ({rule.severity})"]
    for finding in checked(rule, rule.page.example, folder).findings:
        if finding.code == rule.code:
            span = finding.span
            assert span
            text = span.text.content[span.start : span.end]
            lines += [f"  {span.line}:{span.column} `{text}`", f"    {finding.message}"]
            lines.append(f"    help: {finding.help}")
    return "\n".join(lines).replace(f"{folder}/", "") + "\n"


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_findings_match_the_snapshot(rule: Rule, tmp_path: Path) -> None:
    snapshot = SNAPSHOT.read_text("utf-8")
    expected = re.findall(rf"^{rule.code} .*\n(?: .*\n)+", snapshot, re.MULTILINE)
    assert [describe_findings(rule, tmp_path)] == expected


RELATION = re.compile(r"`((?:because|but|and|since|unless) [^`]*)`")
STATEMENT = re.compile(r"`((?:claim|evidence|assumption|source)[^:`]*: [^`]*)`")


@pytest.mark.parametrize("relation", sorted({*RELATION.findall(SNAPSHOT.read_text("utf-8"))}))
def test_suggested_relations_are_valid(relation: str) -> None:
    assert find_errors(f"claim x: X.\n  because claim y: Y.\n  {relation}\n") == []


@pytest.mark.parametrize("statement", sorted({*STATEMENT.findall(SNAPSHOT.read_text("utf-8"))}))
def test_suggested_statements_are_valid(statement: str) -> None:
    assert find_errors(f"{statement}\n") == []


def find_errors(text: str) -> list[str]:
    """Return the messages about a text in which all references are declared."""
    for name in re.findall(r"\[(@?[\w-]+)\]", text):
        kind = "source" if name.startswith("@") else "claim"
        text += f"{kind} {name.removeprefix('@')}: Z.\n"
    return [diagnostic.message for diagnostic in parse_draft(text).diagnostics]


if __name__ == "__main__":
    for each_rule in RULES.values():
        with TemporaryDirectory() as temporary:
            sys.stdout.write(describe_findings(each_rule, Path(temporary)))
