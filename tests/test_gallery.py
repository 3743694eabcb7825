"""The gallery shows what its commands make."""

import re
from pathlib import Path

from tests.docs.page_runner import CHECKOUT, get_block
from tools.gallery import (
    DOCS,
    collect_files,
    list_commands,
    list_files,
    run_command,
    write_inputs,
)

LIMIT = 1_500_000
"""Bytes of all files in docs/gallery: they come with every checkout."""


def list_stored() -> list[Path]:
    return [path for path in DOCS.joinpath("gallery").rglob("*") if path.is_file()]


def test_the_commands_run_and_the_committed_files_are_theirs(tmp_path: Path) -> None:
    write_inputs(tmp_path)
    for command in list_commands(for_screenshots=False):
        run_command(command, tmp_path)
    for file, path in collect_files(tmp_path).items():
        assert path.read_bytes() == (DOCS / file).read_bytes(), "run python -m tools.gallery"


def test_each_command_and_picture_is_on_the_page() -> None:
    page = DOCS.joinpath("gallery.md").read_text("utf-8")
    blocks = re.findall(r"^```sh.*?^```", page, re.MULTILINE | re.DOTALL)
    commands = [*list_commands(for_screenshots=False), *list_commands(for_screenshots=True)]
    assert sum(block.count("\n") - 1 for block in blocks) == len(commands)
    stored = {path.relative_to(DOCS).as_posix() for path in list_stored()}
    pictures_of_documents = {
        f"gallery/{name}"
        for path in DOCS.joinpath("gallery").glob("*.md")
        for name in re.findall(r"\]\(([\w.-]+)\)", path.read_text("utf-8"))
    }
    assert stored == {file for file in list_files() if "/" in file} | pictures_of_documents


def test_the_pictures_are_small() -> None:
    assert sum(path.stat().st_size for path in list_stored()) < LIMIT


def test_the_map_of_the_readme_is_an_example() -> None:
    shown = get_block(CHECKOUT / "README.md", "argmap examples/week.argmap")
    assert shown == (CHECKOUT / "examples" / "week.argmap").read_text("utf-8")
