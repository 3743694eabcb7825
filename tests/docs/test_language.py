"""The page of the language has every keyword and key, and the mistakes it lists are mistakes."""

import re

import pytest

from argmap.attributes import KNOWN
from argmap.language.grammar import words
from argmap.loader import parse_draft
from argmap.source import Severity
from tests.docs.page_runner import CHECKOUT

PAGE = (CHECKOUT / "docs" / "language.md").read_text("utf-8")
CODE = " ".join(re.findall(r"`[^`\n]+`", PAGE))


def list_cells(section: str, header: str) -> list[str]:
    """Return the code in the first column of the table that has a header, in a section."""
    [table] = re.findall(rf"^\| {header} \|.*\n((?:\|.*\n)+)", section, re.MULTILINE)
    return [
        code for row in table.splitlines()[1:] for code in re.findall("`(.+?)`", row.split("|")[1])
    ]


@pytest.mark.parametrize("keyword", [*words().kinds, *words().connectives, "include", "source"])
def test_explains_keyword(keyword: str) -> None:
    assert re.search(rf"`{keyword}\b", CODE)


@pytest.mark.parametrize("header", words().headers)
def test_explains_header(header: str) -> None:
    assert f"`{header}:`" in CODE


def test_lists_the_keys_that_are_known() -> None:
    assert sorted(list_cells(PAGE, "key")) == sorted(KNOWN)


ERRORS, WARNINGS = re.split("^Some lines are text with", PAGE, flags=re.MULTILINE)


@pytest.mark.parametrize("line", list_cells(ERRORS, "written"))
def test_is_an_error(line: str) -> None:
    assert parse_draft(f"claim a: It is so\n  {line}\n").errors


@pytest.mark.parametrize("line", list_cells(WARNINGS, "written"))
def test_is_a_warning(line: str) -> None:
    [found] = parse_draft(f"claim a: It is so\n    {line}\n").diagnostics
    assert found.severity is Severity.WARNING
