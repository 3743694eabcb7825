"""What is shipped: the wheel, the sdist, and the command where nothing else is installed."""

import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--outdir", str(folder), str(CHECKOUT)],
        check=True,
        capture_output=True,
    )
    return folder


def test_the_wheel_has_the_grammar_the_page_and_the_types(built: Path) -> None:
    [wheel] = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "argmap/grammars/argmap.lark" in names
    assert "argmap/py.typed" in names
    assert {"argmap/web/page.js", "argmap/web/page.css"} <= set(names)
    assert all(name.startswith(("argmap/", "argmap-")) for name in names)


def test_the_wheel_needs_lark_and_graphviz(built: Path) -> None:
    [wheel] = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        [name] = [name for name in archive.namelist() if name.endswith("/METADATA")]
        metadata = archive.read(name).decode()
    needed = re.findall(r"^Requires-Dist: ([\w-]+)[^;\n]*$", metadata, re.MULTILINE)
    assert {"attrs", "graphviz", "graphviz-pure", "lark"} <= set(needed)


def test_the_sdist_has_all_that_the_tests_need(built: Path) -> None:
    [sdist] = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {
        "README.md",
        "LICENSE",
        "pyproject.toml",
        "grammars/argmap.lark",
        "tests/test_package.py",
        "web/main.ts",
        "web/package-lock.json",
    }
    assert wanted <= names
    assert not [name for name in names if "node_modules" in name]


def test_the_command_works_where_only_the_wheel_is_installed(built: Path, tmp_path: Path) -> None:
    [wheel] = built.glob("*.whl")
    environment = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    programs = environment / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run(
        [programs / "python", "-m", "pip", "install", "--quiet", str(wheel)],
        check=True,
        capture_output=True,
    )
    path = tmp_path / "map.argmap"
    path.write_text("recommendation act: Act now.\n  because evidence: It was seen.\n")
    # No other folder is on the PATH, so no Graphviz but the one that was installed is found.
    run = subprocess.run(
        [programs / "argmap", "render", str(path)],
        capture_output=True,
        text=True,
        env={"PATH": str(programs)},
        cwd=tmp_path,
        check=False,
    )
    assert (run.stdout, run.stderr, run.returncode) == (f"{tmp_path / 'map.svg'}\n", "", 0)
    assert "Act now." in (tmp_path / "map.svg").read_text(encoding="utf-8")
