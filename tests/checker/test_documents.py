"""Documents that a map refers to."""

from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.checker.context import RuleContext
from argmap.checker.documents import Documents
from argmap.loader import load, parse
from argmap.semantics import assess

MAP = """\
document: talk.txt
source report: A report {file: reports/one.txt}
source book: A book
include part/part.argmap
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in {
        "maps/plan.argmap": MAP,
        "maps/talk.txt": "What was said.",
        "maps/reports/one.txt": "What was reported.",
        "maps/part/part.argmap": "source paper: A paper {file: paper.txt}\n",
        "maps/part/paper.txt": "What was printed.",
        "secret.txt": "A secret.",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return tmp_path / "maps"


def content(context: RuleContext, source: str | None = None) -> str | None:
    text = context.document(source)
    return text and text.content


def test_paths_are_relative_to_the_file_that_names_them(folder: Path) -> None:
    context = RuleContext(assess(load(folder / "plan.argmap")), documents=Documents(folder))
    assert content(context) == "What was said."
    assert content(context, "report") == "What was reported."
    assert content(context, "paper") == "What was printed."
    assert content(context, "book") is None
    assert context.document() is context.document()


@pytest.mark.parametrize("kind", [str, Path])
@pytest.mark.parametrize("name", ["plan.argmap", "{}/plan.argmap"])
def test_a_map_from_text_has_documents_in_the_folder(
    folder: Path, name: str, kind: Callable[[Path], str | Path]
) -> None:
    argument_map = parse(MAP, name.format(folder), kind(folder))
    context = RuleContext(assess(argument_map), documents=Documents(kind(folder)))
    assert content(context) == "What was said."
    assert content(context, "report") == "What was reported."
    assert content(context, "paper") == "What was printed."


def test_without_a_folder_no_file_is_read(folder: Path) -> None:
    context = RuleContext(assess(load(folder / "plan.argmap")))
    assert context.document() is context.document("report") is None


@pytest.mark.parametrize("path", ["missing.txt", "../secret.txt", ".", "link.txt", "loop", "\0"])
def test_missing_and_outside_files_are_unavailable(folder: Path, path: str) -> None:
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "loop").symlink_to(folder / "loop")
    assert Documents(folder).text(path) is None


def test_binary_files_are_unavailable(folder: Path) -> None:
    (folder / "talk.txt").write_bytes(b"\x89PNG\xff\x00")
    assert Documents(folder).text("talk.txt") is None


@pytest.mark.parametrize("path", [None, "", 3, ("talk.txt",)])
def test_a_value_that_is_not_a_path_is_unavailable(
    folder: Path, path: str | tuple[str] | int | None
) -> None:
    assert Documents(folder).text(path) is None


def test_a_map_may_name_no_document(folder: Path) -> None:
    assert (
        RuleContext(assess(parse("claim a: x\n")), documents=Documents(folder)).document() is None
    )
