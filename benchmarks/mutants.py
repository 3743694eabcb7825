"""Mutants, what became of each, and which survivors are known to be none.

mutmut keeps the results beside the mutants. `survivors.toml` explains those mutants that no test
can notice, by what they change, which stays the same when other mutants come and go.
"""

from __future__ import annotations

import ast
import difflib
import json
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from fnmatch import fnmatch
from itertools import groupby
from pathlib import Path

import attrs
from mutmut.stats import status_by_exit_code

ROOT = Path(__file__).parents[1]
COPY = ROOT / ".cache" / "mutation"
MUTANTS = COPY / "mutants" / "src"
EXPLAINED = ROOT / "benchmarks" / "survivors.toml"

SEPARATOR = "ǁ"  # mutmut's, between a class and its method
MOVED = "_undecorated"
"""How the name of a function ends that has the body of a decorated one."""

ALIVE = ("survived", "no tests")
OPEN = ("not checked", "check was interrupted by user")


def report(tried: list[Mutant]) -> int:
    """Print the table and what nobody has explained; 0 if there is nothing of the kind."""
    reasons = explained()
    found = dict(changes(each for each in tried if each.status in ALIVE + OPEN))
    known = {mutant for mutant, change in found.items() if reasons(change)}
    print_table(tried, known)
    for mutant, change in found.items():
        if mutant not in known and mutant.status in ALIVE:
            print(f"\n{change.function} ({mutant.status}, {mutant.name})")
            print(f"  - {change.was}\n  + {change.now}")
    return 1 if found.keys() - known else 0


def explained() -> Callable[[Change], str | None]:
    """Why a change need not be noticed, as `survivors.toml` has it."""
    listed = tomllib.loads(EXPLAINED.read_text("utf-8"))
    known = {
        Change(each["function"], each["was"], each["now"]): reason
        for reason, group in listed.items()
        for each in group.get("mutants", ())
    }
    patterns = {
        reason: re.compile(group["pattern"])
        for reason, group in listed.items()
        if "pattern" in group
    }

    def reason(change: Change) -> str | None:
        for name, pattern in patterns.items():
            if pattern.sub("", change.was) == pattern.sub("", change.now):
                return name
        return known.get(change)

    return reason


def print_table(tried: list[Mutant], known: set[Mutant]) -> None:
    """How many of each module, and of all of them."""
    columns = ("made", "by mypy", "by tests", "explained", "survived", "not tried")
    print(f"{'':<44}" + "".join(f"{column:>10}" for column in columns))
    total: Counter[str] = Counter()
    for module, group in groupby(tried, key=lambda each: each.module):
        counts = Counter(column_of(each, known) for each in group)
        counts["made"] = counts.total()
        total += counts
        print(f"{module:<44}" + "".join(f"{counts[column]:>10}" for column in columns))
    print(f"{'all':<44}" + "".join(f"{total[column]:>10}" for column in columns))


def column_of(mutant: Mutant, known: set[Mutant]) -> str:
    """Where the table counts a mutant. A test that hangs, or is killed, has noticed it."""
    if mutant in known:
        return "explained"
    if mutant.status in ALIVE:
        return "survived"
    if mutant.status in OPEN:
        return "not tried"
    return "by mypy" if mutant.status == "caught by type check" else "by tests"


@attrs.frozen
class Mutant:
    """One changed function."""

    module: str
    name: str
    status: str

    @property
    def function(self) -> str:
        """The function that it is a change of, as one would write its name."""
        mangled = self.name.removeprefix(f"{self.module}.x").rpartition("__mutmut_")[0]
        return ".".join(mangled[1:].split(SEPARATOR)).removesuffix(MOVED)

    def is_in(self, modules: Iterable[str]) -> bool:
        """Whether it stands in one of some modules, which may be patterns.

        `argmap.findings.*` is the package itself, too.
        """
        names = (self.module, f"{self.module}.")
        return any(fnmatch(name, each) for each in modules for name in names)


def mutants() -> Iterator[Mutant]:
    """All that were made, by module."""
    for path in sorted(MUTANTS.rglob("*.py.meta")):
        module = ".".join(path.relative_to(MUTANTS).parts).removesuffix(".py.meta")
        module = module.removesuffix(".__init__")
        for name, code in json.loads(path.read_text("utf-8"))["exit_code_by_key"].items():
            yield Mutant(module, name, status_by_exit_code[code])


def file_of(module: str) -> Path:
    """Where the mutants of a module stand."""
    path = MUTANTS / module.replace(".", "/")
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


@attrs.frozen
class Change:
    """What a mutant changes, which can be told again when other mutants come and go."""

    function: str
    was: str
    now: str


def changes(survivors: Iterable[Mutant]) -> Iterator[tuple[Mutant, Change]]:
    """What each of some mutants changes."""
    for module, group in groupby(survivors, key=lambda each: each.module):
        text = file_of(module).read_text("utf-8")
        lines = re.sub(r"__mutmut_(orig|\d+)", "", text).splitlines()
        functions = {
            each.name: [line.strip() for line in lines[each.lineno - 1 : each.end_lineno]]
            for each in ast.walk(ast.parse(text))
            if isinstance(each, ast.FunctionDef)
        }
        for mutant in group:
            name = mutant.name.removeprefix(f"{module}.")
            original = functions[f"{name.rpartition('__mutmut_')[0]}__mutmut_orig"]
            told = [*difflib.ndiff(original, functions[name])]
            yield (
                mutant,
                Change(
                    f"{module}.{mutant.function}",
                    " ".join(line[2:] for line in told if line.startswith("- ")),
                    " ".join(line[2:] for line in told if line.startswith("+ ")),
                ),
            )


def write_down(codes: Mapping[str, int]) -> None:
    """Keep what became of some mutants: exit codes, where mutmut keeps them."""
    for module, group in groupby(sorted(codes), key=lambda name: name.rpartition(".")[0]):
        path = file_of(module).with_suffix(".py.meta")
        known = json.loads(path.read_text("utf-8"))
        known["exit_code_by_key"] |= {name: codes[name] for name in group}
        path.write_text(json.dumps(known, indent=4), "utf-8")
