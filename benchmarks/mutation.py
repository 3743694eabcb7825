"""Mutation testing of `support` and `findings`: the changes of the code that no test would notice.

    pip install -e '.[test,lint,mutation]'
    python benchmarks/mutation.py [MODULE …]

mutmut makes the mutants (`[tool.mutmut]` in `pyproject.toml`), and the tests are run on them as
`trial` says. What mypy refuses counts as noticed. All is done on a copy in `.cache/mutation`, in
which results are kept: a later run tries what has changed, and once more what survived. MODULE is a
name such as `argmap.support.model` or `argmap.findings.rules.*`; without one, both rooms are tried,
which takes an hour or more. `--report` runs nothing and shows what is known.

Prints a table, and the survivors that `survivors.toml` does not explain. Ends with 1 if there are
any, or mutants that were not tried.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import json
import os
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatch
from itertools import groupby
from pathlib import Path

import attrs
import libcst as cst
from mutmut.__main__ import create_mutants
from mutmut.mutation.file_mutation import filter_mutants_with_type_checker
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import copy_also_copy_files, copy_src_dir, setup_source_paths

ROOT = Path(__file__).parents[1]
COPY = ROOT / ".cache" / "mutation"
MUTANTS = COPY / "mutants" / "src"
ROOMS = ("src/argmap/support/", "src/argmap/findings/")
EXPLAINED = ROOT / "benchmarks" / "survivors.toml"

EVERYTHING = ["argmap.*"]
SEPARATOR = "ǁ"  # mutmut's, between a class and its method

ALIVE = ("survived", "no tests")
CAUGHT_BY_TYPE_CHECK = 37  # in the words of mutmut
OPEN = ("not checked", "check was interrupted by user")


def main() -> int:
    """Try the mutants of some modules, or of all, and say what is left."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("module", nargs="*", default=EVERYTHING)
    parser.add_argument("--report", action="store_true", help="run nothing, show what is known")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at once")
    parser.add_argument("--patience", type=float, default=60, help="seconds of tests for a mutant")
    asked = parser.parse_args()
    if not asked.report:
        copy_checkout()
        try_mutants(asked.module, asked.jobs, asked.patience)
    return report([each for each in mutants() if each.is_in(asked.module)])


# The copy.


def copy_checkout() -> None:
    """Bring the copy up to date. What has not changed is not touched: mutmut looks at the times."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
    )
    names = {name for name in listed.stdout.decode().split("\0") if (ROOT / name).is_file()}
    for name in names:
        content = (ROOT / name).read_bytes()
        if name.startswith(ROOMS) and name.endswith(".py"):
            content = cst.parse_module(content).visit(SplitDecorated()).bytes
        target = COPY / name
        if not target.exists() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    for folder in (COPY / "src", COPY / "tests", MUTANTS, MUTANTS.parent / "tests"):
        for path in folder.rglob("*.py"):
            if str(path.relative_to(folder.parent)) not in names:
                path.unlink()


class SplitDecorated(cst.CSTTransformer):
    """Move what a decorated function does into an undecorated one, which it calls.

    mutmut leaves decorated functions alone, and so every rule and property. A docstring stays.
    """

    SUFFIX = "_undecorated"

    def __init__(self) -> None:
        self.classes: list[bool] = []

    def visit_ClassDef(self, node: cst.ClassDef) -> None:  # noqa: D102, N802
        self.classes.append(True)

    def leave_ClassDef(  # noqa: D102, N802
        self, original_node: cst.ClassDef, updated_node: cst.ClassDef
    ) -> cst.ClassDef:
        self.classes.pop()
        return updated_node

    def visit_FunctionDef(self, node: cst.FunctionDef) -> bool:  # noqa: D102, N802
        return False  # a function inside is a part of the one around it

    def leave_FunctionDef(  # noqa: D102, N802
        self, original_node: cst.FunctionDef, updated_node: cst.FunctionDef
    ) -> cst.FunctionDef | cst.FlattenSentinel[cst.FunctionDef]:
        if not updated_node.decorators or _is_plain(updated_node.decorators[0]):
            return updated_node
        inner = f"{updated_node.name.value}{self.SUFFIX}"
        body = updated_node.body
        said = 1 if updated_node.get_docstring() is not None else 0
        if not isinstance(body, cst.IndentedBlock) or not body.body[said:]:
            return updated_node  # what a protocol asks for
        call = _call(inner, updated_node.params, method=bool(self.classes))
        outer = updated_node.with_changes(
            body=body.with_changes(body=[*body.body[:said], cst.parse_statement(call)])
        )
        moved = updated_node.with_changes(
            name=cst.Name(inner),
            decorators=[],
            body=body.with_changes(body=body.body[said:]),
            leading_lines=[],
        )
        return cst.FlattenSentinel([moved, outer])


def _is_plain(decorator: cst.Decorator) -> bool:
    """Whether mutmut can deal with it itself."""
    named = decorator.decorator
    return isinstance(named, cst.Name) and named.value in ("staticmethod", "classmethod")


def _call(name: str, parameters: cst.Parameters, *, method: bool) -> str:
    """The statement that calls a function with the parameters of the one that it stands in."""
    given = [each.name.value for each in (*parameters.posonly_params, *parameters.params)]
    if method:
        name = f"{given.pop(0)}.{name}"
    given += [f"{each.name.value}={each.name.value}" for each in parameters.kwonly_params]
    return f"return {name}({', '.join(given)})"


# The run.


def try_mutants(modules: list[str], jobs: int, patience: float) -> None:
    """Try what is new, and once more what survived before."""
    os.chdir(COPY)
    set_mutant_under_test("mutant_generation")
    Path("mutants").mkdir(exist_ok=True)
    copy_src_dir()
    copy_also_copy_files()
    setup_source_paths()
    if create_mutants(jobs).mutated:
        for mutant in ask_mypy():
            tell(mutant, CAUGHT_BY_TYPE_CHECK)
    tried = [each for each in mutants() if each.is_in(modules) and each.status in ALIVE + OPEN]
    reasons = explained()
    left = [mutant.name for mutant, change in changes(tried) if reasons(change) is None]
    if left:
        run_tests(left, jobs, patience)


def run_tests(names: list[str], jobs: int, patience: float) -> None:
    """Run the tests on some mutants, in a process that imports nothing but the mutants."""
    command = [sys.executable, str(Path(__file__).with_name("trial.py")), str(jobs), str(patience)]
    environment = os.environ | {"PYTHONPATH": str(MUTANTS)}
    with subprocess.Popen(
        command,
        cwd=MUTANTS.parent,
        env=environment,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as run:
        assert run.stdin
        assert run.stdout
        run.stdin.write("\n".join(names))
        run.stdin.close()
        for line in run.stdout:
            if line.startswith("tried: "):
                _, code, name = line.split()
                tell(name, int(code))
            else:
                print(line, end="")
    if run.returncode:
        raise SystemExit(run.returncode)


def ask_mypy() -> Iterable[str]:
    """The mutants that mypy, which is asked about all of them at once, complains of."""
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return filter_mutants_with_type_checker()


def tell(mutant: str, code: int) -> None:
    """Write down what became of a mutant."""
    path = file_of(mutant.rpartition(".")[0]).with_suffix(".py.meta")
    known = json.loads(path.read_text("utf-8"))
    known["exit_code_by_key"][mutant] = code
    path.write_text(json.dumps(known, indent=4), "utf-8")
    print(f"{status_by_exit_code[code]:<20}{mutant}", flush=True)


# What became of them.


@attrs.frozen
class Mutant:
    """One changed function."""

    module: str
    name: str
    status: str

    @property
    def function(self) -> str:
        """The function that it is a change of, as one would write its name."""
        mangled = self.name.removeprefix(f"{self.module}.").rpartition("__mutmut_")[0]
        return mangled.removeprefix("x_").strip(SEPARATOR).removeprefix(f"x{SEPARATOR}")

    def is_in(self, modules: Iterable[str]) -> bool:
        """Whether it stands in one of some modules, which may be patterns."""
        return any(fnmatch(self.module, each) for each in modules)


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


# The report.


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


if __name__ == "__main__":
    sys.exit(main())
