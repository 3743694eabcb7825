"""The hooks for other people's projects: one checks all their maps, one Markdown that changed."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

HOOKS = Path(__file__).parent.parent / ".pre-commit-hooks.yaml"


def setting(key: str, hook: str = "argmap") -> str:
    """What a setting of a hook is."""
    _, *hooks = re.split(r"^- id: ", HOOKS.read_text("utf-8"), flags=re.MULTILINE)
    [content] = [content for content in hooks if content.partition("\n")[0] == hook]
    [value] = re.findall(rf"^  {key}: (.*)$", content, re.MULTILINE)
    return str(value).strip("'")


def test_it_checks_all_maps(tmp_path: Path) -> None:
    program, *command = shlex.split(setting("entry"))
    arguments = setting("args").strip("[]").split(", ")
    assert program == "argmap"
    call = [sys.executable, "-m", "argmap", *command, *arguments]
    (tmp_path / "maps").mkdir()
    path = tmp_path / "maps" / "plan.argmap"
    path.write_text("claim a: It is so.\n  but claim b: It is not.\n", "utf-8")
    well = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (well.returncode, well.stderr) == (0, "")
    path.write_text("recommendation act: Act now.\n", "utf-8")
    found = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert found.returncode == 1
    assert "error[R001]" in found.stdout


@pytest.mark.parametrize(
    ("path", "is_read"),
    [
        ("plan.argmap", True),
        ("maps/plan.argmap", True),
        ("maps/sources.bib", True),
        ("maps/sources.json", True),
        ("maps/article.txt", True),
        ("maps/article.md", True),
        ("argmap.toml", True),
        ("maps/argmap.toml", True),
        ("pyproject.toml", True),
        ("maps/plan.argmap.svg", False),
        ("my-argmap.toml", False),
        ("src/plan.py", False),
    ],
)
def test_it_runs_when_a_file_changes_that_a_check_reads(path: str, is_read: bool) -> None:
    assert bool(re.search(setting("files"), path)) == is_read


def test_it_checks_the_whole_project() -> None:
    assert setting("pass_filenames") == "false"


def test_markdown_files_are_checked_by_name(tmp_path: Path) -> None:
    assert setting("types", "argmap-markdown") == "[markdown]"
    call = [sys.executable, "-m", *shlex.split(setting("entry", "argmap-markdown"))]
    (tmp_path / "plain.md").write_text("# Nothing\n", "utf-8")
    (tmp_path / "notes.md").write_text("```argmap\nrecommendation act: Act.\n```\n", "utf-8")
    names = ["plain.md", "notes.md"]
    plain, both = (
        subprocess.run([*call, *files], cwd=tmp_path, capture_output=True, text=True, check=False)
        for files in (names[:1], names)
    )
    assert plain.returncode == 0
    assert both.returncode == 1
    assert "error[R001]" in both.stdout


def test_the_formatter_formats_the_maps_of_a_commit(tmp_path: Path) -> None:
    _, *command = shlex.split(setting("entry", "argmap-fmt"))
    path = tmp_path / "plan.argmap"
    path.write_text("claim a:It is so.\n", "utf-8")
    call = [sys.executable, "-m", "argmap", *command, "plan.argmap"]
    assert subprocess.run(call, cwd=tmp_path, check=False, capture_output=True).returncode == 0
    assert path.read_text("utf-8") == "claim a: It is so.\n"
    pattern = setting("files", "argmap-fmt")
    assert re.search(pattern, "maps/plan.argmap")
    assert not re.search(pattern, "maps/notes.md")
