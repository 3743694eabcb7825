"""Finding the maps in folders."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from argmap.cli.map_search import make_spec
from tests.cli.maps import BARE, Run

DEPTH = 1_100

linux = pytest.mark.skipif(sys.platform != "linux", reason="needs paths of thousands of characters")
posix = pytest.mark.skipif(os.name != "posix", reason="needs files that only POSIX has")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, a repository with maps in many places."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    for path in (
        "maps/plan",
        "maps/.hidden",
        "maps/drafts/idea",
        "maps/build/output",
        "node_modules/package/other",
        ".venv/lib/other",
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / f"{path}.argmap").write_text(BARE, "utf-8")
    return tmp_path


@pytest.fixture
def checked(project: Path, run: Run) -> Run:
    """Check some paths, and return the paths of the maps that were checked."""

    def check(*arguments: str) -> list[str]:
        result = run("check", "--select", "W001", "--format", "json", *arguments)
        files = json.loads(result.stdout)["files"]
        return [file["path"] for file in files if file["path"] in ALL]

    return check


PLAN, HIDDEN = "maps/plan.argmap", "maps/.hidden.argmap"
IDEA, OUTPUT = "maps/drafts/idea.argmap", "maps/build/output.argmap"
PACKAGE, ENVIRONMENT = "node_modules/package/other.argmap", ".venv/lib/other.argmap"
ALL = dict.fromkeys((PLAN, HIDDEN, IDEA, OUTPUT, PACKAGE, ENVIRONMENT))


def write_settings(folder: Path, content: str) -> None:
    (folder / "argmap.toml").write_text(content, "utf-8")


def test_paths_in_the_current_folder_begin_with_no_dot(project: Path, run: Run) -> None:
    suites = ElementTree.fromstring(run("check", "--format", "junit", ".").stdout.encode())
    names = {suite.get("name") for suite in suites}
    assert {*map(os.path.normpath, (PLAN, IDEA, OUTPUT))} <= names


def test_hidden_files_and_installed_packages_are_skipped(checked: Run) -> None:
    assert checked("maps", "node_modules", ".venv") == [OUTPUT, IDEA, PLAN, PACKAGE, ENVIRONMENT]
    assert checked("maps") == [OUTPUT, IDEA, PLAN]


def test_a_search_of_the_project_skips_hidden_folders(project: Path, run: Run) -> None:
    files = json.loads(run("check", "--format", "json", ".").stdout)["files"]
    assert {Path(file["path"]).name for file in files} == {
        "bare.argmap",
        "broken.argmap",
        "good.argmap",
        "idea.argmap",
        "output.argmap",
        "plan.argmap",
    }


def test_files_named_are_always_checked(project: Path, checked: Run) -> None:
    write_settings(project, 'exclude = ["*.argmap"]\n')
    (project / ".gitignore").write_text("maps\n", "utf-8")
    assert checked(*ALL) == [*ALL]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ('extend-exclude = ["drafts"]', [OUTPUT, PLAN]),
        ('extend-exclude = ["maps/drafts/"]', [OUTPUT, PLAN]),
        ('extend-exclude = ["/drafts/"]', [OUTPUT, IDEA, PLAN]),
        ('extend-exclude = "**/i*.argmap"', [OUTPUT, PLAN]),
        ('extend-exclude = ["*.argmap", "!plan.argmap"]', [PLAN]),
        ('extend-exclude = ["!.hidden.argmap"]', [HIDDEN, OUTPUT, IDEA, PLAN]),
        ('exclude = ["drafts"]', [HIDDEN, OUTPUT, PLAN]),
        ("exclude = []", [HIDDEN, OUTPUT, IDEA, PLAN]),
        ("", [OUTPUT, IDEA, PLAN]),
    ],
)
def test_settings_exclude_files(
    project: Path, checked: Run, settings: str, expected: list[str]
) -> None:
    write_settings(project, settings)
    assert checked("maps") == expected
    assert checked("--isolated", "maps") == [OUTPUT, IDEA, PLAN]


def test_the_nearest_settings_apply_below_them(project: Path, checked: Run) -> None:
    write_settings(project, 'extend-exclude = ["plan.argmap", "idea.argmap"]\n')
    write_settings(project / "maps" / "drafts", "")
    assert checked("maps") == [OUTPUT, IDEA]


def test_a_folder_that_is_named_is_searched(project: Path, checked: Run) -> None:
    write_settings(project, 'extend-exclude = ["drafts"]\n')
    (project / ".gitignore").write_text("build/\n", "utf-8")
    assert checked("maps/drafts", "maps/build") == [IDEA, OUTPUT]
    assert checked("maps") == [PLAN]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({".gitignore": "build/\n"}, [IDEA, PLAN]),
        ({"maps/.gitignore": "/build\n# plan.argmap\n"}, [IDEA, PLAN]),
        ({".gitignore": "*.argmap\n", "maps/drafts/.gitignore": "!idea.argmap\n"}, [IDEA]),
        ({".gitignore": "!\nbuild\\\nplan.argmap\n"}, [OUTPUT, IDEA]),
        ({".gitignore": "maps/drafts/idea.argmap\n", "maps/.gitignore": "p*\n"}, [OUTPUT]),
    ],
)
def test_git_ignores_files(
    project: Path, checked: Run, files: dict[str, str], expected: list[str]
) -> None:
    for path, content in files.items():
        (project / path).write_text(content, "utf-8")
    assert checked("maps") == expected


def test_a_gitignore_above_the_repository_does_not_apply(project: Path, checked: Run) -> None:
    (project / ".git").rmdir()
    (project / "maps" / ".git").mkdir()
    (project / ".gitignore").write_text("build/\n", "utf-8")
    assert checked("maps") == [OUTPUT, IDEA, PLAN]


@posix
def test_a_gitignore_that_is_no_file_is_ignored(project: Path, checked: Run) -> None:
    os.mkfifo(project / ".gitignore")
    (project / "maps" / ".gitignore").mkdir()
    assert checked("maps") == [OUTPUT, IDEA, PLAN]


def test_render_draws_no_excluded_maps(project: Path, run: Run) -> None:
    write_settings(project, 'extend-exclude = ["drafts", "build"]\n')
    result = run("render", "--format", "dot", "maps")
    assert (result.exit_code, result.stdout) == (0, "maps/plan.dot\n")
    write_settings(project, "exclude = 3\n")
    result = run("render", "--format", "dot", "maps")
    assert result.exit_code == 2
    assert "argmap.toml:1: `exclude` must be a list of patterns, not 3" in result.stderr
    assert "maps/plan.dot" in result.stdout


def test_a_folder_without_maps_is_an_error(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "empty").mkdir()
    assert "no map (*.argmap) in empty\n" in run("check", "empty").stderr
    monkeypatch.chdir(project / "empty")
    assert "no map (*.argmap) in the current folder\n" in run("check").stderr
    monkeypatch.chdir(project)
    write_settings(project, 'exclude = ["*.argmap"]\n')
    result = run("check", "maps")
    assert result.exit_code == 2
    assert "no map (*.argmap) in maps, apart from what is excluded" in result.stderr


def test_wrong_patterns_are_skipped_like_in_git() -> None:
    assert make_spec(["!", "a\\", "b"]).match_file("x/b")


@pytest.fixture
def deep(folder: Path) -> Iterator[Path]:
    """Return a map in more nested folders than Python recurses, in the current folder."""
    here = os.open(folder, os.O_RDONLY)
    try:
        for _ in range(DEPTH):
            os.mkdir("d", dir_fd=here)
            there = os.open("d", os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = there
        file = os.open("deep.argmap", os.O_WRONLY | os.O_CREAT, dir_fd=here)
        os.write(file, BARE.encode())
        os.close(file)
    finally:
        os.close(here)
    yield Path(*["d"] * DEPTH, "deep.argmap")
    for top in ("d", "out"):  # shutil.rmtree is recursive
        subprocess.run(["rm", "-rf", folder / top], check=True)


@linux
def test_deeply_nested_folders_are_searched(run: Run, deep: Path) -> None:
    result = run("check", "--format", "json", "d")
    [file] = json.loads(result.stdout)["files"]
    assert (result.exit_code, file["path"]) == (1, str(deep))


@linux
def test_deeply_nested_folders_are_converted(run: Run, deep: Path) -> None:
    result = run("convert", "--to", "json", "-o", "out", "d")
    written = Path("out", *deep.parts[1:]).with_suffix(".json")
    assert (result.exit_code, result.stdout) == (0, f"{written}\n")
    assert json.loads(written.read_text("utf-8"))["statements"]


@posix
def test_a_link_to_itself_is_reported_beside_the_other_maps(run: Run, project: Path) -> None:
    (project / "maps/loop.argmap").symlink_to("loop.argmap")
    result = run("check", "--format", "json", "maps")
    codes = {
        Path(file["path"]).name: [found["code"] for found in file["diagnostics"]]
        for file in json.loads(result.stdout)["files"]
    }
    assert result.exit_code == 2
    assert codes["loop.argmap"] == ["F004"]
    assert "R001" in codes["plan.argmap"]
