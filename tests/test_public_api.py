"""What `import argmap` provides, and what it does not load."""

import ast
import doctest
import importlib
import inspect
import pkgutil
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree

import pytest

import argmap
import argmap.testing
from docs._extensions.public_modules import MODULES, list_names

CHECKOUT = Path(__file__).parents[1]
PLAN = argmap.parse("recommendation act: Act now.\n  because claim helps: It helps.\n")


def list_loaded_modules(statement: str) -> set[str]:
    """Return the modules that a fresh Python has loaded after a statement."""
    script = f"{statement}; import sys; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_every_public_name_exists() -> None:
    for name in dir(argmap):
        assert getattr(argmap, name) is not None


def test_an_unknown_name_raises_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        argmap.nothing  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("first", ["argmap.cli", "argmap.checker", "argmap.rendering"])
def test_no_package_hides_a_function(first: str) -> None:
    script = f"import {first}, argmap; assert callable(argmap.check) and callable(argmap.render)"
    subprocess.run([sys.executable, "-c", script], check=True)


def test_import_argmap_loads_nothing_heavy() -> None:
    heavy = {"attr", "argmap.language", "click", "argmap.rendering", "bibtexparser", "hypothesis"}
    assert not heavy & list_loaded_modules("import argmap")


def test_a_map_made_in_python_needs_no_parser() -> None:
    heavy = {"lark", "click", "argmap.rendering", "bibtexparser"}
    script = "import argmap; argmap.verdicts(argmap.MapBuilder(title='x').map())"
    assert not heavy & list_loaded_modules(script)


def test_a_map_that_is_no_markdown_needs_no_parser_of_it(tmp_path: Path) -> None:
    (tmp_path / "plan.argmap").write_text("claim a: x\n", "utf-8")
    script = f"import argmap; argmap.load({str(tmp_path / 'plan.argmap')!r})"
    assert not {"markdown_it", "argmap.rendering"} & list_loaded_modules(script)


MODULE_NAMES = [found.name for found in pkgutil.walk_packages(argmap.__path__, "argmap.")]


@pytest.fixture
def examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder with a copy of the examples."""
    shutil.copytree(CHECKOUT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize("name", ["argmap", *MODULE_NAMES])
def test_examples_in_docstrings(name: str) -> None:
    """Those of public objects are tested one by one below."""
    module = importlib.import_module(name)
    public = {
        f"{value.__module__}.{value.__qualname__}" for value in list_public_objects().values()
    }
    for example in doctest.DocTestFinder().find(module, extraglobs={"argmap": argmap}):
        if example.name not in public:
            assert doctest.DocTestRunner().run(example).failed == 0


def list_public_objects() -> dict[str, Any]:
    """Return what is public, by its name as a user writes it."""
    objects = {
        f"{prefix}.{name}": getattr(module, name)
        for prefix, module in MODULES.items()
        for name in list_names(module)
    }
    return {
        name: value
        for name, value in objects.items()
        if inspect.isclass(value) or inspect.isroutine(value)
    }


@pytest.mark.usefixtures("examples")
@pytest.mark.parametrize("name", list_public_objects())
def test_everything_public_has_an_example(name: str) -> None:
    """The example needs no names but `argmap`: those of its module are not known to readers."""
    value = list_public_objects()[name]
    finder = doctest.DocTestFinder(recurse=False)
    [example] = finder.find(value, name, globs={"argmap": argmap}) or [None]
    assert example
    assert "argmap" in example.docstring.partition(">>>")[2]
    assert doctest.DocTestRunner().run(example).failed == 0


def test_a_notebook_shows_the_picture() -> None:
    plan = argmap.parse("recommendation act: Act now.\n")
    first, second = plan._repr_svg_(), plan._repr_svg_()
    assert first.startswith("<?xml")
    # All pictures of a notebook are in one page.
    assert find_ids(first)
    assert find_ids(first).isdisjoint(find_ids(second))


def find_ids(svg: str) -> set[str]:
    return {element.get("id", "") for element in ElementTree.fromstring(svg).iter()} - {""}


def test_class_names_are_unique() -> None:
    """A traceback or a log names a class without its module."""
    names = [
        node.name
        for path in sorted(Path(argmap.__path__[0]).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    assert [name for name, count in Counter(names).items() if count > 1] == []


@pytest.mark.parametrize(
    "call",
    [
        lambda: argmap.canonical_text("claim a: x"),  # type: ignore[arg-type]
        lambda: argmap.MapBuilder.from_map(None),  # type: ignore[arg-type]
        lambda: argmap.measure_coverage(argmap.assess(PLAN), "It helps."),  # type: ignore[arg-type]
        lambda: argmap.measure_coverage(PLAN, 3),  # type: ignore[arg-type]
        lambda: argmap.withdrawals("plan", argmap.Outcomes({})),  # type: ignore[arg-type]
        lambda: argmap.withdrawals(PLAN, {"t.py": "failed"}),  # type: ignore[arg-type]
        lambda: argmap.evidence_table(PLAN, "2026-05-01"),  # type: ignore[arg-type]
        lambda: argmap.make_baseline([PLAN], "."),  # type: ignore[list-item]
        lambda: argmap.format_report(PLAN),  # type: ignore[arg-type]
        lambda: argmap.make_baseline([], ".").apply(PLAN),  # type: ignore[arg-type]
        lambda: argmap.make_baseline([], ".").find_unused("act"),  # type: ignore[arg-type]
        lambda: argmap.what_if(PLAN, without=3),  # type: ignore[arg-type]
        lambda: argmap.explain(PLAN, ["act"]),  # type: ignore[arg-type]
        lambda: argmap.draw(PLAN, focus=["act"]),  # type: ignore[arg-type]
        lambda: PLAN.without(["act"]),  # type: ignore[arg-type]
        lambda: PLAN.replace("act"),  # type: ignore[arg-type]
        lambda: argmap.draw(PLAN, legend="no"),  # type: ignore[arg-type]
        lambda: argmap.draw(PLAN, ids=1),  # type: ignore[arg-type]
        lambda: argmap.draw(PLAN, sections="no"),  # type: ignore[arg-type]
        lambda: argmap.draw(PLAN, focus="act", depth="1"),  # type: ignore[arg-type]
        lambda: argmap.draw(PLAN, focus="act", depth=True),
        lambda: argmap.draw(PLAN, withdrawn=["act"]),  # type: ignore[arg-type]
        lambda: argmap.draw(PLAN, timeout="20"),  # type: ignore[arg-type]
        lambda: argmap.make_brief(PLAN, "md", pictures="no"),  # type: ignore[arg-type]
        lambda: argmap.make_brief(PLAN, "md", today=""),  # type: ignore[arg-type]
        lambda: argmap.evidence_table(PLAN, datetime(2026, 5, 1)),
        lambda: argmap.Settings(today=datetime(2026, 5, 1)),
        lambda: argmap.explanations(PLAN, withdrawn={"act": "x"}),  # type: ignore[arg-type]
        lambda: argmap.build_statement_reports(PLAN, withdrawn=0),  # type: ignore[arg-type]
        lambda: argmap.Outcomes(["t.py"]),  # type: ignore[arg-type]
        lambda: argmap.Outcomes({"t.py": 3}),  # type: ignore[dict-item]
        lambda: argmap.TestResult("t.py", None),  # type: ignore[arg-type]
        lambda: argmap.MapBuilder().claim(3),  # type: ignore[arg-type]
        lambda: argmap.MapBuilder().section(3),  # type: ignore[arg-type]
        lambda: argmap.formats.set_kinds(PLAN, ["fact"]),  # type: ignore[arg-type]
        lambda: argmap.comparison_to_html(PLAN, "Plan"),  # type: ignore[arg-type]
        lambda: argmap.comparison_to_json(PLAN),  # type: ignore[arg-type]
        lambda: argmap.comparison_to_markdown(PLAN, "Plan"),  # type: ignore[arg-type]
        lambda: argmap.coverage_to_json(PLAN, "plan.txt"),  # type: ignore[arg-type]
        lambda: argmap.evidence_to_csv(PLAN, None),  # type: ignore[arg-type]
        lambda: argmap.evidence_to_json(PLAN, ["act"]),  # type: ignore[list-item]
        lambda: argmap.format_comparison(PLAN),  # type: ignore[arg-type]
        lambda: argmap.format_coverage(PLAN, "plan.txt"),  # type: ignore[arg-type]
        lambda: argmap.format_evidence(PLAN, None),  # type: ignore[arg-type]
        lambda: argmap.format_explanation(PLAN),  # type: ignore[arg-type]
        lambda: argmap.format_statement_reports(PLAN),  # type: ignore[arg-type]
        lambda: argmap.statement_reports_to_json(["act"]),  # type: ignore[list-item]
        lambda: argmap.testing.edits(argmap.assess(PLAN)),  # type: ignore[arg-type]
    ],
)
def test_arguments_of_the_wrong_type_are_refused(call: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match=r" (takes|must be) "):
        call()


@pytest.mark.parametrize("form", [0, "", b"json", ["json"]])
def test_only_none_selects_a_format_by_itself(form: Any) -> None:
    text = argmap.formats.dump(PLAN, "json").text
    assert argmap.formats.parse(text, None).map == PLAN
    with pytest.raises((TypeError, argmap.FormatError), match="format"):
        argmap.formats.parse(text, form)


def test_an_unknown_option_of_a_picture_is_refused_by_its_name() -> None:
    with pytest.raises(TypeError, match="no option 'lgend'; did you mean 'legend'"):
        argmap.to_graphviz(PLAN, lgend=True)  # type: ignore[call-arg]


@pytest.mark.parametrize("outcome", ["failed", "Failed", argmap.Outcome.FAILED])
def test_outcomes_may_be_named(outcome: Any) -> None:
    assert argmap.TestResult("t.py", outcome).outcome is argmap.Outcome.FAILED
    outcomes = argmap.Outcomes({"t.py": outcome}, root="tests")
    assert outcomes.tests == {"t.py": argmap.Outcome.FAILED}
    assert outcomes.root == Path("tests")


@pytest.mark.parametrize("budget", [-1, True, "20", 1.5])
def test_a_budget_is_a_whole_number(budget: Any) -> None:
    with pytest.raises(ValueError, match="budget must be a whole number, 0 or larger, not"):
        argmap.robustness(PLAN, budget=budget)
    with pytest.raises(ValueError, match="budget must be a whole number, 0 or larger, not"):
        argmap.to_settle(PLAN, budget=budget)


def test_a_text_may_be_named_by_a_path() -> None:
    path: Any = Path("plan.argmap")
    draft = argmap.parse_draft("clam a: x", path)
    coverage = argmap.measure_coverage(PLAN, "It helps.")
    result = argmap.check_draft(draft, path)
    for output_format in get_args(argmap.ReportFormat):
        assert "plan.argmap" in argmap.format_report([result], output_format)
    assert argmap.format_coverage(coverage, path).startswith("plan.argmap:1")
    assert '"plan.argmap"' in argmap.coverage_to_json(coverage, path)
    with pytest.raises(argmap.FormatError, match=r"plan\.argmap:1:2"):
        argmap.formats.parse("{", "json", path)


def test_an_unknown_outcome_is_refused() -> None:
    with pytest.raises(ValueError, match="outcome must be 'passed', "):
        argmap.Outcomes({"t.py": "fail"})  # type: ignore[dict-item]
