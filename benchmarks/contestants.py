"""Who is measured: our command, and Argdown's in each version that is there.

What is not installed takes no part, and `missing` says how it would be installed.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterable
from importlib import metadata
from pathlib import Path

import attrs

from benchmarks.measuring import Command


def python(*words: str) -> Command:
    """The Python that runs this, with some arguments."""
    return Command([sys.executable, *words])


def argmap(*words: str | Path, result: Path | None = None, **environment: str) -> Command:
    """Our command, with some arguments and variables of the environment."""
    command = [sys.executable, "-m", "argmap", *map(str, words)]
    return Command(command, result, {**os.environ, **environment})


@attrs.frozen
class Argdown:
    """An installed `@argdown/cli`: its version, its program, and the Node.js that runs it."""

    version: str
    node: str
    program: Path

    @property
    def name(self) -> str:
        """What it is called in the tables."""
        return f"Argdown {self.version}"

    def map(self, form: str, source: Path, folder: Path) -> Command:
        """Draw a map in `dot` or `svg` into a folder."""
        return self._command(["map", "-f", form], source, folder / f"{source.stem}.{form}")

    def json(self, source: Path, folder: Path) -> Command:
        """Read a map and write what it says as JSON."""
        return self._command(["json"], source, folder / f"{source.stem}.json")

    def _command(self, words: list[str], source: Path, result: Path) -> Command:
        words = [str(self.program), *words, str(source), str(result.parent)]
        return Command(words, result, _beside(self.program))


def _beside(program: Path) -> dict[str, str]:
    """An environment in which a Node.js that is installed beside a program comes first."""
    return {**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}


def argdowns(folders: Iterable[Path]) -> list[Argdown]:
    """The versions that are installed in some folders, or else the one on the PATH."""
    programs = [folder.resolve() / "node_modules" / ".bin" / "argdown" for folder in folders]
    if not programs and (found := shutil.which("argdown")):
        programs = [Path(found)]
    return [
        Argdown(_said_by(each, str(each)), _said_by(each, "node"), each)
        for each in programs
        if each.exists()
    ]


def _said_by(program: Path, command: str) -> str:
    """The version that a command beside a program gives as its own."""
    run = subprocess.run(
        [command, "--version"], env=_beside(program), capture_output=True, text=True, check=True
    )
    return run.stdout.strip()


def missing(there: Collection[str]) -> list[str]:
    """What takes no part because it is not there, and how it would be installed.

    Argdown is known by its version, a package by its name.
    """
    return [f"{name} is not installed: {how}" for name, how in _HOW.items() if name not in there]


_PIP = "`pip install 'argmap[bench]'`"
_HOW = {
    "1.7.5": "for Argdown 1.7.5, `npm install @argdown/cli@1.7.5` in a folder, which "
    "`--argdown` names",
    "2.0.0": "for Argdown 2.0.0, a folder with a package.json of "
    + json.dumps(
        {
            "dependencies": {"@argdown/cli": "2.0.0", "node": "22"},
            "overrides": {"@argdown/markdown-it-plugin": "1.7.7"},
        }
    ).join("``")
    + " and `npm install` there: it asks for a version of its Markdown plugin that was never "
    "published, and for Node.js 22",
    "formal-argumentation": _PIP,
    "python-argumentation": _PIP,
    "pygarg": _PIP,
}


def versions_of_packages() -> list[str]:
    """The packages that take part, with their versions."""
    names = ["argmap", "formal-argumentation", "python-argumentation", "pygarg"]
    found = []
    for name in names:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            continue
    return found
