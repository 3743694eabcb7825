"""Another project, where argmap is installed from its wheel, tests with every strategy and law."""

import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
TESTS = Path(__file__).with_name("outside.py")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file of tests, and an environment with the wheel and pytest in it."""
    folder = tmp_path_factory.mktemp("project")
    built = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(CHECKOUT)]
    subprocess.run(built, check=True, capture_output=True)
    [wheel] = folder.glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", str(folder / "environment")], check=True)
    install = [python(folder), "-m", "pip", "install", "--quiet", f"{wheel}[testing]", "pytest"]
    subprocess.run(install, check=True, capture_output=True)
    shutil.copy(TESTS, folder / "test_outside.py")
    return folder


def python(folder: Path) -> str:
    programs = "Scripts" if sys.platform == "win32" else "bin"
    return str(folder / "environment" / programs / "python")


def test_all_of_it_is_tested() -> None:
    from argmap import testing

    text = TESTS.read_text(encoding="utf-8")
    assert {name for name in testing.__all__ if name[0].islower() and f"{name}(" not in text} == {
        "laws"
    }


def test_the_tests_pass_but_for_the_one_that_shows_a_map(project: Path) -> None:
    run = subprocess.run(
        [python(project), "-m", "pytest", "-q", "test_outside.py"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=project,
        check=False,
    )
    assert "\nFAILED test_outside.py::test_that_fails" in run.stdout, run.stdout
    assert "\n1 failed, " in run.stdout, run.stdout
    assert "health check" not in run.stdout.lower()
    # How small it gets differs from run to run; that it is a map to paste does not.
    shown = re.compile(r'argmap\.parse\("""\n(?:E  .*\n)+?E +but ')
    assert shown.search(run.stdout), run.stdout


@pytest.mark.skipif(not find_spec("mypy"), reason="mypy comes with the extra lint")
def test_the_types_are_those_that_are_said(project: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--python-executable", python(project), "."],
        capture_output=True,
        text=True,
        cwd=project,
        check=False,
    )
    assert "Success" in run.stdout, run.stdout
