"""The site shows the names of the files that code blocks are."""

import runpy

import pytest

from tests.docs.page_runner import CHECKOUT

FUNCTIONS = runpy.run_path(str(CHECKOUT / "docs" / "_extensions" / "repository_pages.py"))
NESTED = "````markdown notes.md\n```python part.py\n```\n````\n"


def show_file_names(page: str) -> str:
    source = [page]
    FUNCTIONS["show_file_names"](None, "page", source)
    return source[0]


@pytest.mark.parametrize(
    ("opening", "language", "name"),
    [
        ("```argmap maps/plan.argmap", "argmap", "maps/plan.argmap"),
        ("```yaml .gitlab-ci.yml", "yaml", ".gitlab-ci.yml"),
        ("````make Makefile", "make", "Makefile"),
    ],
)
@pytest.mark.parametrize("indent", ["", "   "])
def test_a_file_has_its_name_as_caption(
    opening: str, language: str, name: str, indent: str
) -> None:
    item = "1. An item\n\n" if indent else ""
    fence = opening.partition(language)[0]
    rest = f"{indent}all: it\n{indent}{fence}\n"
    assert show_file_names(f"{item}{indent}{opening}\n{rest}") == (
        f"{item}{indent}{fence}{{code-block}} {language}\n{indent}:caption: {name}\n\n{rest}"
    )


@pytest.mark.parametrize(
    "page",
    [
        "```python\nname.py\n```\n",
        "```sh try\nls\n```\n",
        "```{argmap}\n:source:\n\nclaim a: A.\n```\n",
        "~~~text\n```python name.py\n```\n~~~\n",
    ],
)
def test_other_blocks_stay(page: str) -> None:
    assert show_file_names(page) == page


def test_only_the_outer_of_nested_blocks_is_a_file() -> None:
    shown = show_file_names(NESTED)
    assert shown.count(":caption:") == 1
    assert "```python part.py" in shown
