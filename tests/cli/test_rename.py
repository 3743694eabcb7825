"""`argmap rename`."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.maps import GOOD, Run

PLAN = "\ufeffinclude parts/facts.argmap\r\nrecommendation act: Act now.\r\n  because [fire]\r\n"
FACTS = "bibliography: log.bib\n// fire\nevidence fire: A fire [@log; @own].\nsource own: x\n"
MARKDOWN = "Text on [fire]\n\n- ```argmap\n  claim fire: x\n  claim b: y\n    but [fire]\n  ```\n"


@pytest.fixture
def project(folder: Path) -> Path:
    """A folder with a map that includes another one, and Markdown with a map."""
    maps = folder / "maps"
    (maps / "parts").mkdir(parents=True)
    (maps / "plan.argmap").write_bytes(PLAN.encode())
    (maps / "parts" / "facts.argmap").write_text(FACTS, "utf-8")
    (maps / "parts" / "log.bib").write_text("@misc{log, title={The log}}\n", "utf-8")
    (maps / "notes.md").write_text(MARKDOWN, "utf-8")
    return maps


def read(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(
    "paths", [["maps"], ["maps/plan.argmap"], ["maps", "maps/parts/facts.argmap"]]
)
def test_it_changes_a_map_and_what_it_includes(run: Run, project: Path, paths: list[str]) -> None:
    result = run("rename", "fire", "blaze", *paths)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == ["maps/plan.argmap", "maps/parts/facts.argmap"]
    assert read(project) == {
        "plan.argmap": PLAN.replace("fire", "blaze"),
        "parts/facts.argmap": FACTS.replace("evidence fire", "evidence blaze"),
        "parts/log.bib": "@misc{log, title={The log}}\n",
        "notes.md": MARKDOWN,
    }
    assert run("explain", "maps/plan.argmap").exit_code == 0


def test_a_block_in_markdown(run: Run, project: Path) -> None:
    assert run("rename", "fire", "blaze", "maps/notes.md").exit_code == 0
    changed = MARKDOWN.replace("claim fire", "claim blaze").replace("but [fire]", "but [blaze]")
    assert read(project)["notes.md"] == changed


def test_a_source(run: Run, project: Path) -> None:
    result = run("rename", "@own", "@mine", "maps")
    assert (result.exit_code, result.stdout) == (0, "maps/parts/facts.argmap\n")
    assert read(project)["parts/facts.argmap"] == FACTS.replace("own", "mine")


def test_a_generated_id(run: Run, folder: Path) -> None:
    path = folder / "plan.argmap"
    path.write_bytes(b"claim: It is so.\r\nclaim b: x\r\n  because [it-is-so]\r\n")
    assert run("rename", "it-is-so", "so", "plan.argmap").exit_code == 0
    assert path.read_bytes() == b"claim so: It is so.\r\nclaim b: x\r\n  because [so]\r\n"


def test_diff_writes_nothing(run: Run, folder: Path) -> None:
    before = read(folder)
    result = run("rename", "--diff", "act", "do", "good.argmap")
    assert result.exit_code == 0
    assert '+recommendation do: Act now. {by: "The crew"}\n' in result.stdout
    assert read(folder) == before


@pytest.mark.parametrize(
    ("arguments", "fact"),
    [
        (["act", "late", "good.argmap"], "[late]"),
        (["@log", "@camera", "good.argmap"], "[@camera]"),
        (["lat", "do", "good.argmap"], "did you mean late?"),
        (["log", "diary", "good.argmap"], "did you mean @log?"),
        (["act", "do it", "good.argmap"], "'do it'"),
        (["@log", "diary", "good.argmap"], "@KEY"),
        (["act", "do", "broken.argmap"], "L002"),
        (["act", "do", "good.argmap", "broken.argmap"], "L002"),
        (["act", "do", "none.argmap"], "F001"),
        (["act", "do", "-"], "standard input"),
        (["@log", "@diary", "maps/plan.argmap"], "log.bib"),
    ],
)
@pytest.mark.usefixtures("project")
def test_nothing_is_renamed_halfway(
    run: Run, folder: Path, arguments: list[str], fact: str
) -> None:
    before = read(folder)
    result = run("rename", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert fact in result.stderr
    assert read(folder) == before


def test_the_process(folder: Path) -> None:
    call = [sys.executable, "-m", "argmap", "rename", "late", "too-late", "good.argmap"]
    run = subprocess.run(call, cwd=folder, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "good.argmap\n", "")
    assert (folder / "good.argmap").read_text("utf-8") == GOOD.replace(
        "claim late", "claim too-late"
    )
