"""The pages about the API show every public name once, and the site can document it."""

import re
from collections import Counter
from pathlib import Path

import pytest

import argmap
from docs._extensions.public_modules import MODULES, list_names
from tests.docs.page_runner import CHECKOUT, find_code_blocks

PAGES = sorted((CHECKOUT / "docs").glob("api-*.md"))
SHOWN_ELSEWHERE = {
    "argmap.formats",
    "argmap.formats.FormatError",  # is argmap.FormatError
    "argmap.testing.laws",
}


def list_shown() -> list[str]:
    """Return the names that autodoc documents on the pages."""
    return [
        name
        for page in PAGES
        for block in find_code_blocks(page)
        if block.language == "{eval-rst}"
        for name in re.findall(r"^\.\. auto\w+:: (\S+)$", block.content, re.MULTILINE)
    ]


def test_every_public_name_is_shown_once() -> None:
    public = {
        f"{prefix}.{name}" for prefix, module in MODULES.items() for name in list_names(module)
    }
    assert Counter(list_shown()) == Counter(public - SHOWN_ELSEWHERE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_page_is_linked(page: Path) -> None:
    index = (CHECKOUT / "docs" / "api.md").read_text("utf-8")
    assert f"]({page.name})" in index
    assert f"\n{page.stem}\n" in index


def test_the_table_of_errors_is_complete() -> None:
    index = (CHECKOUT / "docs" / "api.md").read_text("utf-8")
    errors = {
        name
        for name in dir(argmap)
        if isinstance(value := getattr(argmap, name), type) and issubclass(value, argmap.Error)
    }
    assert set(re.findall(r"`argmap\.(\w+Error)`", index)) == errors - {"Error"}
