"""Pages as they are shown, and the reference that is made of them."""

import subprocess
import sys
from pathlib import Path

from argmap.checker.registry import RULES
from argmap.checker.rule_definition import rule
from argmap.checker.rule_page import LETTERS, as_data, as_markdown, as_text, listed, reference
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


def test_on_a_terminal() -> None:
    assert as_text(untitled) == (
        "X001 no-title (info, off)\n"
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
    assert as_text(terse) == "X002 terse (error)\n\nSays it all.\n"


def test_as_markdown() -> None:
    shown = as_markdown(untitled)
    assert "Settings:\n\n```toml\nmax-age = 3\n```\n" in shown
    assert shown.endswith("Fixed:\n\n```argmap\ntitle: It\n```\n")
    assert as_markdown(terse) == "Says it all.\n"


def test_as_data() -> None:
    assert as_data(terse) == {
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


def test_in_a_list() -> None:
    assert listed([untitled, terse]) == (
        "X001  no-title  info, off  Has no title.\nX002  terse     error      Says it all.\n"
    )


def test_every_rule_is_about_something_that_has_a_title() -> None:
    assert {code[0] for code in RULES} == LETTERS.keys()


def test_the_reference_is_up_to_date() -> None:
    script = CHECKOUT / "tools" / "rules_page.py"
    made = subprocess.run([sys.executable, script], capture_output=True, check=True)
    assert made.stdout.decode() == reference(RULES)
    written = (CHECKOUT / "docs" / "rules.md").read_text("utf-8")
    assert written == reference(RULES), "run: python tools/rules_page.py > docs/rules.md"
