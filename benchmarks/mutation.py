"""Mutation testing of `support` and `findings`: the changes of the code that no test would notice.

    pip install -e '.[test,lint,mutation]'
    python -m benchmarks.mutation [MODULE …]

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
import os
import subprocess
import sys
from contextlib import redirect_stdout
from io import StringIO
from itertools import groupby
from pathlib import Path

import attrs
import libcst as cst
from mutmut.__main__ import create_mutants
from mutmut.configuration import config
from mutmut.mutation.data import MutantLineSpans
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.stats import status_by_exit_code
from mutmut.type_checking import TypeCheckingError, run_type_checker
from mutmut.utils.file_utils import change_cwd, copy_also_copy_files, copy_src_dir
from mutmut.utils.format_utils import get_mutant_name

from benchmarks.mutants import (
    ALIVE,
    COPY,
    MOVED,
    MUTANTS,
    OPEN,
    ROOT,
    changes,
    explained,
    mutants,
    report,
    write_down,
)

ROOMS = ("src/argmap/support/", "src/argmap/findings/")
EVERYTHING = ["argmap.*"]
CAUGHT_BY_TYPE_CHECK = 37  # in the words of mutmut


@attrs.frozen
class Thoroughness:
    """How mutants are tried: `trial` says what each of these means."""

    jobs: int = os.cpu_count() or 1
    patience: float = 60
    examples: int = 40


def main() -> int:
    """Try the mutants of some modules, or of all, and say what is left."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("module", nargs="*", default=EVERYTHING)
    parser.add_argument("--report", action="store_true", help="run nothing, show what is known")
    usual = Thoroughness()
    parser.add_argument("--jobs", type=int, default=usual.jobs, help="processes at once")
    parser.add_argument(
        "--patience", type=float, default=usual.patience, help="seconds of tests for a mutant"
    )
    parser.add_argument(
        "--examples", type=int, default=usual.examples, help="examples of each property"
    )
    asked = parser.parse_args()
    if not asked.report:
        copy_checkout()
        try_mutants(asked.module, Thoroughness(asked.jobs, asked.patience, asked.examples))
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
        for beside in ("", ".meta", ".spans"):  # what mutmut keeps
            for path in folder.rglob(f"*.py{beside}"):
                if str(path.relative_to(folder.parent)).removesuffix(beside) not in names:
                    path.unlink()


class SplitDecorated(cst.CSTTransformer):
    """Move what a decorated function does into an undecorated one, which it calls.

    mutmut leaves decorated functions alone, and so every rule and property. A docstring stays.
    """

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
        inner = f"{updated_node.name.value}{MOVED}"
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


def try_mutants(modules: list[str], thoroughness: Thoroughness) -> None:
    """Try what is new, and once more what survived before."""
    os.chdir(COPY)
    set_mutant_under_test("mutant_generation")
    Path("mutants").mkdir(exist_ok=True)
    with redirect_stdout(StringIO()):  # the name of each file
        copy_src_dir()
        copy_also_copy_files()
        made = create_mutants(thoroughness.jobs)
    if made.mutated:
        write_down(dict.fromkeys(ask_mypy(), CAUGHT_BY_TYPE_CHECK))
    tried = [each for each in mutants() if each.is_in(modules) and each.status in ALIVE + OPEN]
    reasons = explained()
    left = [mutant.name for mutant, change in changes(tried) if reasons(change) is None]
    if left:
        run_tests(left, thoroughness)


def run_tests(names: list[str], thoroughness: Thoroughness) -> None:
    """Run the tests on some mutants, in a process that imports nothing but the mutants."""
    script = str(Path(__file__).with_name("trial.py"))
    command = [sys.executable, script, *map(str, attrs.astuple(thoroughness))]
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
                write_down({name: int(code)})
                print(f"{status_by_exit_code[int(code)]:<20}{name}", flush=True)
            else:
                print(line, end="")
    if run.returncode:
        raise SystemExit(run.returncode)


def ask_mypy() -> set[str]:
    """The mutants that mypy, which is asked about all of them at once, complains of."""
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    with change_cwd("mutants"):
        errors = run_type_checker(config().type_check_command)
    refused: set[str] = set()
    for path, group in groupby(sorted(errors, key=_path), key=_path):
        index = MutantLineSpans.load(path.relative_to(MUTANTS.parent))
        functions = index.span_by_function_name.items() if index else ()
        for error in group:
            for name, span in functions:
                if span.start <= error.line_number <= span.end and not name.endswith("_orig"):
                    refused.add(get_mutant_name(path.relative_to(MUTANTS.parent), name))
                    break
            else:
                raise SystemExit(f"{path}:{error.line_number}: {error.error_description}")
    return refused


def _path(error: TypeCheckingError) -> Path:
    return error.file_path


if __name__ == "__main__":
    sys.exit(main())
