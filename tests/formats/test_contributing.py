"""The format in CONTRIBUTING.md works as the page says, in a copy of the project."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.page_runner import CHECKOUT, find_code_blocks, get_block

PAGE = CHECKOUT / "CONTRIBUTING.md"
SAMPLE = "tests/formats/files/essay.ann"
MODULE = "src/argmap/formats/brat.py"
TESTS = "tests/formats/test_brat.py"
REGISTRY = "src/argmap/formats/registry.py"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the steps need, after the first five of them."""
    copy = tmp_path_factory.mktemp("checkout")
    for folder in ("src", "grammars"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(CHECKOUT / folder, copy / folder, ignore=ignored)
    (copy / SAMPLE).parent.mkdir(parents=True)
    # The settings of Hypothesis are in conftest.py: its own would fail on a slow machine.
    for name in ("conftest.py", "formats/readers.py", "formats/test_damaged_files.py"):
        shutil.copy(CHECKOUT / "tests" / name, copy / "tests" / name)
    for language, name in (("text", SAMPLE), ("python", MODULE), ("python", TESTS)):
        (copy / name).write_text(get_block(PAGE, f"{language} {name}"), "utf-8")
    change_registry(copy / REGISTRY)
    return copy


def change_registry(path: Path) -> None:
    """Name the module in the imports, and its format at the top of the list."""
    entry = get_block(PAGE, f"python {REGISTRY}").splitlines()[-2]
    text = path.read_text("utf-8")
    for opening, line in (
        ("from argmap.formats import (\n", "    brat,"),
        ("FORMATS: tuple[Format, ...] = (\n", entry),
    ):
        assert text.count(opening) == 1
        text = text.replace(opening, f"{opening}{line}\n")
    path.write_text(text, "utf-8")


def run(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(copy / "src"), str(copy)])},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_its_tests_pass(copy: Path) -> None:
    found = run(copy, "pytest", "-q", "-c", os.devnull, "--rootdir", str(copy), "tests/formats")
    assert found.returncode == 0, found.stdout
    assert "5 passed" in found.stdout


def test_the_file_is_converted_as_shown(copy: Path) -> None:
    [shown] = [
        block.content for block in find_code_blocks(PAGE) if f"convert {SAMPLE}" in block.content
    ]
    command, _, output = shown.removeprefix("$ ").partition("\n")
    found = run(copy, *command.split())
    assert found.stdout + found.stderr == output
