"""The hook for other people's projects: it checks all their maps, when one of them has changed."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

HOOKS = Path(__file__).parent.parent / ".pre-commit-hooks.yaml"


def setting(key: str) -> str:
    """What a setting of the only hook is."""
    [value] = re.findall(rf"^(?:- |  ){key}: (.*)$", HOOKS.read_text("utf-8"), re.MULTILINE)
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


def test_it_is_called_when_a_map_has_changed() -> None:
    files = re.compile(setting("files"))
    assert files.search("maps/plan.argmap")
    assert not files.search("maps/plan.argmap.svg")
    assert setting("pass_filenames") == "false"
