"""Who is measured: our command, Argdown's in each version that is there, and the solvers.

What is not installed takes no part, and `missing` says how it would be installed.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

import attrs

from benchmarks.measuring import Command
from benchmarks.shapes import Attacks


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


@attrs.frozen
class Solver:
    """A package that computes Dung's grounded extension.

    `build` makes of attacks what the package computes on, `solve` computes, and `accepted` names
    what is in the extension.
    """

    name: str
    build: Callable[[Attacks], Any]
    solve: Callable[[Any], Any]
    accepted: Callable[[Any], frozenset[str]]


def ourselves() -> Solver:
    """Our verdicts: arguments are assumptions, and each attack is an objection of one premise."""
    from argmap.model import ArgumentMap, Inference, Kind, Polarity, Statement
    from argmap.support import Verdict, verdicts

    def build(dispute: Attacks) -> ArgumentMap:
        return ArgumentMap(
            [Statement(Kind.ASSUMPTION, name, name) for name in dispute.arguments],
            [Inference(hit, Polarity.AGAINST, [by]) for by, hit in dispute.attacks],
        )

    def accepted(found: Any) -> frozenset[str]:
        return frozenset(key for key, each in found.items() if each.verdict is Verdict.CONDITIONAL)

    return Solver("argmap", build, verdicts, accepted)


def solvers() -> list[Solver]:
    """The packages that are installed."""
    found = []
    for make in (_formal_argumentation, _pyarg, _pygarg):
        try:
            found.append(make())
        except ImportError:
            continue
    return found


def _formal_argumentation() -> Solver:
    dung = import_module("argumentation.core.dung")

    def build(dispute: Attacks) -> Any:
        return dung.ArgumentationFramework(frozenset(dispute.arguments), frozenset(dispute.attacks))

    return Solver("formal-argumentation", build, dung.grounded_extension, frozenset)


def _pyarg() -> Solver:
    classes = "py_arg.abstract_argumentation_classes"
    argument = import_module(f"{classes}.argument").Argument
    defeat = import_module(f"{classes}.defeat").Defeat
    framework = import_module(f"{classes}.abstract_argumentation_framework")
    semantics = import_module("py_arg.algorithms.semantics.get_grounded_extension")

    def build(dispute: Attacks) -> Any:
        named = {name: argument(name) for name in dispute.arguments}
        defeats = [defeat(named[by], named[hit]) for by, hit in dispute.attacks]
        return framework.AbstractArgumentationFramework("", list(named.values()), defeats)

    def accepted(found: Any) -> frozenset[str]:
        return frozenset(each.name for each in found)

    return Solver("python-argumentation", build, semantics.get_grounded_extension, accepted)


def _pygarg() -> Solver:
    solver = import_module("pygarg.dung.solver")

    def build(dispute: Attacks) -> Any:
        return list(dispute.arguments), [list(pair) for pair in dispute.attacks]

    def solve(framework: Any) -> Any:
        return solver.compute_grounded_extension(*framework)

    return Solver("pygarg", build, solve, frozenset)


def missing(versions: Iterable[Argdown], packages: Iterable[Solver]) -> list[str]:
    """What takes no part because it is not there, and how it would be installed."""
    there = {each.version for each in versions} | {each.name for each in packages}
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
