"""Reading the maps that arguments name, and the files that these name."""

import os
from pathlib import Path

import pytest

from argmap.cli import inputs
from argmap.loader import Draft
from tests.cli.maps import Run

CITING = "bibliography: ../refs/refs.bib\nevidence e: It is so [@k].\n"


def write(folder: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8")


def test_maps_may_name_files_in_the_folder_that_is_checked(run: Run, folder: Path) -> None:
    files = {"all/cases/m.argmap": CITING, "all/refs/refs.bib": "@misc{k, title={K}}\n"}
    write(folder, {**files, "all/cases/documented.argmap": f"document: ../refs/refs.bib\n{CITING}"})
    assert "F006" in run("check", "all/cases").stdout
    report = run("check", "--format", "concise", "all").stdout
    assert "F006" not in report
    assert "E020" not in report


@pytest.mark.skipif(os.name != "posix", reason="makes links")
def test_a_link_out_of_the_folder_is_not_read(run: Run, folder: Path) -> None:
    write(folder, {"secret.txt": "secret words\n", "maps/good.argmap": "claim a: x\n"})
    (folder / "maps/link.argmap").symlink_to(folder / "secret.txt")
    report = run("check", "maps")
    assert report.exit_code == 2
    assert "F006" in report.stdout
    assert "secret words" not in report.stdout
    assert "secret words" in run("check", "maps/link.argmap").stdout  # named itself


@pytest.mark.parametrize("count", [10, 80])
def test_each_map_of_a_chain_is_read_once(
    count: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(
        folder,
        {f"maps/m{n:02}.argmap": f"include m{n + 1:02}.argmap\n" for n in range(count)}
        | {f"maps/m{count:02}.argmap": "claim a: x\n"},
    )
    read: list[str] = []
    original = inputs.read_drafts

    def read_drafts(path: str, *others: str) -> Draft:
        read.append(path)
        return original(path, *others)

    monkeypatch.setattr(inputs, "read_drafts", read_drafts)
    drafts, problems = inputs.read_maps(["maps"])
    assert problems == []
    assert list(drafts) == read == ["maps/m00.argmap"]
    assert len(drafts["maps/m00.argmap"].included_paths) == count


def test_a_map_that_no_other_one_includes_after_all_is_read(folder: Path) -> None:
    write(folder, {"maps/a.argmap": "include b.argmap extra\n", "maps/b.argmap": "claim a: x\n"})
    assert list(inputs.read_maps(["maps"])[0]) == ["maps/a.argmap", "maps/b.argmap"]
    write(folder, {"maps/a.argmap": "", "maps/b.argmap": "include b.argmap\n"})
    assert list(inputs.read_maps(["maps"])[0]) == ["maps/a.argmap", "maps/b.argmap"]


@pytest.mark.parametrize("command", [("check",), ("fmt", "--check")])
def test_without_a_path_the_current_folder_is_read(run: Run, command: tuple[str, ...]) -> None:
    result = run(*command)
    assert result.exit_code
    assert "broken.argmap" in result.stdout + result.stderr
    named = run(*command, ".")
    assert (named.stdout, named.stderr) == (result.stdout, result.stderr)
