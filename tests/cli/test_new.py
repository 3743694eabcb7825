"""`argmap new`."""

import subprocess
import sys
from pathlib import Path

import pytest

from argmap.loader import load
from tests.cli.maps import Run

ARTICLE = "The hall\n\nIt burns.\n\nAct now, says https://example.org/log.\n"


@pytest.fixture(autouse=True)
def article(folder: Path) -> Path:
    path = folder / "texts" / "article.txt"
    path.parent.mkdir()
    path.write_text(ARTICLE, "utf-8")
    return path


def test_the_example_has_no_errors(run: Run, folder: Path) -> None:
    result = run("new", "-o", "plan.argmap")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "plan.argmap\n", "")
    assert run("check", "plan.argmap").exit_code == 0
    assert run("new").stdout == (folder / "plan.argmap").read_text("utf-8")
    assert run("fmt", "--check", "plan.argmap").exit_code == 0


def test_the_file_is_named_with_an_option(run: Run, folder: Path) -> None:
    result = run("new", "plan.argmap")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "argmap new -o plan.argmap" in result.stderr
    assert not (folder / "plan.argmap").exists()
    assert "argmap new --from texts/article.txt" in run("new", "texts/article.txt").stderr
    assert run("new", "--form", "plan.argmap").exit_code == 2


def test_a_map_that_no_folder_shows_is_a_warning(run: Run) -> None:
    result = run("new", "-o", "plan")
    assert (result.exit_code, result.stdout) == (0, "plan\n")
    assert "end in .argmap" in result.stderr


def test_the_outline_of_a_document(run: Run, folder: Path) -> None:
    (folder / "argmap.toml").touch()
    (folder / "maps").mkdir()
    result = run("new", "--from", "texts/article.txt", "-o", "maps/article.argmap")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "maps/article.argmap\n", "")
    plan = load(folder / "maps" / "article.argmap")
    assert (plan.title, plan.document) == ("The hall", "../texts/article.txt")
    assert [*plan.sources] == ["example.org"]
    covered = run("coverage", "maps/article.argmap")
    assert "¶2: no statement refers to it" in covered.stdout
    assert run("fmt", "--check", "maps/article.argmap").exit_code == 0


def test_a_document_outside_of_the_project(run: Run, folder: Path) -> None:
    (folder / "maps").mkdir()
    result = run("new", "--from", "texts/article.txt", "-o", "maps/article.argmap")
    assert result.exit_code == 0
    assert "outside the project" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("--from", "none.txt"),
        ("--from", "texts"),
        ("-o", "good.argmap"),
        ("--from", "texts/article.txt", "-o", "texts/article.txt"),
        ("-o", "none/plan.argmap"),
    ],
)
def test_nothing_is_overwritten(run: Run, folder: Path, arguments: tuple[str, ...]) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    result = run("new", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "content",
    [
        "<!DOCTYPE html>\n<p>It burns.</p>\n",
        "\n<html lang='en'>It burns.</html>",
        "<?xml version='1.0'?>\n<!doctype html><p>It burns.</p>",
        "{\\rtf1\\ansi It burns.}",
    ],
)
def test_a_file_with_markup_is_refused(run: Run, article: Path, content: str) -> None:
    article.write_text(content, "utf-8")
    result = run("new", "--from", "texts/article.txt", "-o", "plan.argmap")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "plain text" in result.stderr


def test_html_in_markdown_is_text(run: Run, article: Path) -> None:
    article.write_text('<p align="center">It burns.</p>\n', "utf-8")
    assert run("new", "--from", "texts/article.txt").exit_code == 0


def test_a_name_that_a_map_cannot_have(run: Run, article: Path) -> None:
    article.rename(article.with_name(" article.txt"))
    result = run("new", "--from", "texts/ article.txt")
    assert result.exit_code == 0
    assert "document: texts/ article.txt" in result.stdout
    article.with_name(" article.txt").rename("article.txt ")
    spaced = run("new", "--from", "article.txt ")
    assert (spaced.exit_code, "document:" in spaced.stdout) == (0, False)
    assert "warning" in spaced.stderr


def test_the_process(folder: Path) -> None:
    call = [sys.executable, "-m", "argmap", "new", "--from", "texts/article.txt"]
    run = subprocess.run(call, cwd=folder, capture_output=True, check=True)
    assert run.stdout.decode().startswith("title: The hall\ndocument: texts/article.txt\n")
