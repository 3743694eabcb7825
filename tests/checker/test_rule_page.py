"""The pages of rules as text, Markdown and JSON, and the reference."""

import subprocess
import sys
from pathlib import Path

from argmap.checker.registry import RULES
from argmap.checker.rule_definition import rule
from argmap.checker.rule_page import (
    GROUPS,
    format_reference,
    format_rule_list,
    rule_to_dict,
    rule_to_markdown,
    rule_to_text,
)
from argmap.source import Severity

CHECKOUT = Path(__file__).parents[2]


@rule("X001", "no-title", Severity.INFO, default=False)
def untitled(context: object) -> list[object]:
    """Has no title.

    A reader does not know what it is about.

    Settings::

        max-age = 3

    Example::

        claim a: It is so.
          because claim b: It is.

    Fixed::

        title: It
    """
    return []


@rule("X002", "terse", Severity.ERROR)
def terse(context: object) -> list[object]:
    """Says it all."""
    return []


def test_text_has_indented_blocks() -> None:
    assert rule_to_text(untitled) == (
        "X001 no-title (info, off by default)\n"
        "\n"
        "Has no title.\n"
        "\n"
        "A reader does not know what it is about.\n"
        "\n"
        "Settings:\n"
        "\n"
        "    max-age = 3\n"
        "\n"
        "Example:\n"
        "\n"
        "    claim a: It is so.\n"
        "      because claim b: It is.\n"
        "\n"
        "Fixed:\n"
        "\n"
        "    title: It\n"
    )
    assert rule_to_text(terse) == "X002 terse (error, on by default)\n\nSays it all.\n"


def test_markdown_has_fenced_blocks() -> None:
    shown = rule_to_markdown(untitled)
    assert "Settings:\n\n```toml\nmax-age = 3\n```\n" in shown
    assert shown.endswith("Fixed:\n\n```argmap\ntitle: It\n```\n")
    assert rule_to_markdown(terse) == "Says it all.\n\nSeverity: `error`, on by default.\n"


def test_a_rule_as_an_object() -> None:
    assert rule_to_dict(terse) == {
        "code": "X002",
        "name": "terse",
        "severity": "error",
        "default": True,
        "summary": "Says it all.",
        "text": "",
        "example": "",
        "fixed": "",
        "settings": "",
        "documents": {},
    }


def test_the_list_is_aligned() -> None:
    assert format_rule_list([untitled, terse]) == (
        "X001  no-title  info, off  Has no title.\nX002  terse     error      Says it all.\n"
    )


def test_every_rule_is_in_a_group() -> None:
    assert {code[0] for code in RULES} == GROUPS.keys()


def test_the_reference_is_up_to_date() -> None:
    script = CHECKOUT / "tools" / "rules_page.py"
    made = subprocess.run([sys.executable, script], capture_output=True, check=True)
    assert made.stdout.decode() == format_reference(RULES)
    written = (CHECKOUT / "docs" / "rules.md").read_text("utf-8")
    assert written == format_reference(RULES), "run: python tools/rules_page.py > docs/rules.md"
