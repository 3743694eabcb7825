"""Every page of the documentation shows what happens."""

import shutil
from pathlib import Path

import pytest

from tests.docs.page_runner import CHECKOUT, PageRunner, find_code_blocks

PAGES = sorted(
    path
    for pattern in ("README.md", "CONTRIBUTING.md", "docs/*.md", "examples/**/README.md")
    for path in CHECKOUT.glob(pattern)
)
IGNORED = shutil.ignore_patterns("__pycache__", ".*")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, in which the blocks of a page run."""
    folder = tmp_path / "page"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "100")
    return folder


def list_starting_folders(page: Path) -> dict[Path, str]:
    """Return the folders whose files a page uses, with their paths in the folder of its blocks."""
    examples = CHECKOUT / "examples"
    if examples in page.parents:
        return {page.parent: "."}
    if page.name == "tutorial.md":
        return {examples: "examples", page.with_suffix(""): "."}
    used = any("examples/" in block.content for block in find_code_blocks(page))
    return {examples: "examples"} if used else {}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(CHECKOUT).as_posix())
def test_blocks_are_true(page: Path, folder: Path) -> None:
    for start, name in list_starting_folders(page).items():
        shutil.copytree(start, folder / name, ignore=IGNORED, dirs_exist_ok=True)
    PageRunner(page, folder).run()
