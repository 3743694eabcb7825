"""The solvers: packages that compute Dung's grounded extension, and argmap's verdicts beside them.

Each is asked in two ways: as a whole process that reads a dispute from a file and prints what is
accepted, and as a function that is handed what its user holds.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import attrs

from benchmarks.contestants import python
from benchmarks.dialects import as_apx, as_objections, as_tgf
from benchmarks.measuring import Command
from benchmarks.shapes import Attacks


@attrs.frozen
class Solver:
    """What computes Dung's grounded extension.

    In a process: `write` makes the text of a file that its `words` for Python, with the path behind
    them, read; they print `w` and the names of what is accepted. In here: `build` makes of attacks
    what is computed on, `solve` computes, and `accepted` names what is in the extension.
    """

    name: str
    words: tuple[str, ...]
    write: Callable[[Attacks], str]
    build: Callable[[Attacks], Any]
    solve: Callable[[Any], Any]
    accepted: Callable[[Any], frozenset[str]]

    def command(self, among: Attacks, folder: Path) -> Command:
        """The process that solves a dispute, whose file is left in a folder."""
        source = folder / f"dispute.{self.name}"
        source.write_text(self.write(among), encoding="utf-8")
        return python(*self.words, str(source))


def solvers() -> list[Solver]:
    """The packages that are installed."""
    found = []
    for make in (_formal_argumentation, _pyarg, _pygarg):
        try:
            found.append(make())
        except ImportError:
            continue
    return found


OURS = """
import sys
import argmap
found = argmap.verdicts(argmap.load(sys.argv[1]))
print("w", *(name for name, each in found.items() if each.verdict == "conditional"))
"""

FORMAL_ARGUMENTATION = """
import sys
from pathlib import Path
from argumentation.core.dung import grounded_extension
from argumentation.interop.iccma import parse_tgf
print("w", *grounded_extension(parse_tgf(Path(sys.argv[1]).read_text())))
"""
"""Its own command `iccma-cli` takes longer, for it imports more."""

PYARG = """
import sys
from pathlib import Path
from py_arg.algorithms.semantics.get_grounded_extension import get_grounded_extension
from py_arg.import_export import argumentation_framework_from_trivial_graph_format_reader as tgf
reader = tgf.ArgumentationFrameworkFromTrivialGraphFormatReader
framework = reader.from_tgf(Path(sys.argv[1]).read_text())
print("w", *(each.name for each in get_grounded_extension(framework)))
"""


def ourselves() -> Solver:
    """Our verdicts: arguments are assumptions, and each attack is an objection of one premise."""
    from argmap.model import ArgumentMap, Inference, Kind, Polarity, Statement
    from argmap.semantics import Verdict, verdicts

    def build(dispute: Attacks) -> ArgumentMap:
        return ArgumentMap(
            [Statement(Kind.ASSUMPTION, name, name) for name in dispute.arguments],
            [Inference(hit, Polarity.AGAINST, [by]) for by, hit in dispute.attacks],
        )

    def accepted(found: Any) -> frozenset[str]:
        return frozenset(key for key, each in found.items() if each.verdict is Verdict.CONDITIONAL)

    return Solver("argmap", ("-c", OURS), as_objections, build, verdicts, accepted)


def _formal_argumentation() -> Solver:
    dung = import_module("argumentation.core.dung")

    def build(dispute: Attacks) -> Any:
        return dung.ArgumentationFramework(frozenset(dispute.arguments), frozenset(dispute.attacks))

    return Solver(
        "formal-argumentation",
        ("-c", FORMAL_ARGUMENTATION),
        as_tgf,
        build,
        dung.grounded_extension,
        frozenset,
    )


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

    return Solver(
        "python-argumentation",
        ("-c", PYARG),
        as_tgf,
        build,
        semantics.get_grounded_extension,
        accepted,
    )


def _pygarg() -> Solver:
    solver = import_module("pygarg.dung.solver")

    def build(dispute: Attacks) -> Any:
        return list(dispute.arguments), [list(pair) for pair in dispute.attacks]

    def solve(framework: Any) -> Any:
        return solver.compute_grounded_extension(*framework)

    own_command = ("-m", "pygarg", "-p", "SE-GR", "-fo", "apx", "-f")
    return Solver("pygarg", own_command, as_apx, build, solve, frozenset)
