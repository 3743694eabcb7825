"""Rules of other packages."""

import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from textwrap import dedent

import pytest

from argmap.checker.registry import (
    GROUP,
    RULES,
    installed_rules,
    load_rules,
)

MODULE = '''
from argmap.checker import rule
from argmap.model import Kind
from argmap.source import Severity


@rule("X001", "no-budget", Severity.WARNING)
def no_budget(context):
    """Does not say what it costs.

    Somebody has to pay for it.

    Example::

        recommendation act: Act now.

    Fixed::

        recommendation act: Act now. {cost: 3}
    """
    for statement in context.recommendations():
        if "cost" not in statement.attributes:
            message = f"[{statement.id}] does not say what it costs"
            yield context.finding(statement.id, message, "say it")


also = no_budget.find
'''


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which a package with a rule is installed."""
    folder = tmp_path_factory.mktemp("packages")
    metadata = folder / "argmap_budget-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Name: argmap-budget\nVersion: 1.0\n", "utf-8")
    (metadata / "entry_points.txt").write_text("[argmap.rules]\nbudget = budget_rules\n", "utf-8")
    (folder / "budget_rules.py").write_text(MODULE, "utf-8")
    return folder


def test_rules_of_an_installed_package_run(packages: Path, tmp_path: Path) -> None:
    path = tmp_path / "plan.argmap"
    path.write_text("recommendation act: Act now.\n  because evidence: It burns.\n", "utf-8")
    command = [sys.executable, "-m", "argmap", "check", str(path)]
    done = subprocess.run(
        command, env={"PYTHONPATH": str(packages)}, capture_output=True, text=True, check=False
    )
    assert "warning[X001] no-budget: [act] does not say what it costs" in done.stdout
    assert done.stderr == ""


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder for modules that can be imported during a test."""
    monkeypatch.syspath_prepend(tmp_path)
    before = {*sys.modules}
    yield tmp_path
    for name in {*sys.modules} - before:
        del sys.modules[name]


def entry(value: str) -> EntryPoint:
    return EntryPoint("budget", value, GROUP)


@pytest.mark.parametrize("value", ["some_rules", "some_rules:no_budget"])
def test_an_entry_point_names_a_module_or_a_rule(modules: Path, value: str) -> None:
    (modules / "some_rules.py").write_text(MODULE, "utf-8")
    found = load_rules([entry(value)])
    assert found.problems == ()
    assert [*found.rules] == [*RULES, "X001"]
    assert found.rules["X001"].page.text == "Somebody has to pay for it."


@pytest.mark.parametrize(
    ("module", "value", "reason"),
    [
        ("", "no_such_module", "No module named 'no_such_module'"),
        ("", "some_rules:missing", "has no attribute 'missing'"),
        ("1 / 0", "some_rules", "division by zero"),
        ("raise ValueError", "some_rules", "ValueError"),
        ("also = print", "some_rules:also", "some_rules:also is neither a rule nor a module"),
        ("", "some_rules", "some_rules is neither a rule nor a module with rules"),
        (MODULE.replace("X001", "E001"), "some_rules", "two rules have the code E001"),
        (MODULE.replace("X001", "x1"), "some_rules", "code must be capital letters"),
    ],
)
def test_rules_that_cannot_be_loaded_are_reported(
    modules: Path, module: str, value: str, reason: str
) -> None:
    (modules / "some_rules.py").write_text(dedent(module), "utf-8")
    found = load_rules([entry(value)])
    assert found.rules == RULES
    [problem] = found.problems
    assert problem.startswith("cannot load the rules of the entry point budget: ")
    assert reason in problem


def test_the_package_of_a_faulty_entry_point_is_named(
    packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(packages)
    monkeypatch.setitem(sys.modules, "budget_rules", None)
    [problem] = load_rules(entry_points(group=GROUP)).problems
    assert "the entry point budget in the package argmap-budget" in problem


def test_of_two_rules_with_one_code_the_first_is_kept(modules: Path) -> None:
    for name in ("some_rules", "other_rules"):
        (modules / f"{name}.py").write_text(MODULE, "utf-8")
    first, last = EntryPoint("a", "some_rules", GROUP), EntryPoint("b", "other_rules", GROUP)
    for named in ([first, last], [last, first]):
        found = load_rules(named)
        assert found.rules["X001"].find.__module__ == "some_rules"
        [problem] = found.problems
        assert problem.startswith("cannot load the rules of the entry point b: two rules")


def test_installed_rules_are_loaded_once() -> None:
    assert installed_rules() is installed_rules()
