"""Tests as evidence: statements that name tests are judged by the outcomes of all processes."""

import json
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

import argmap
from tests.pytest_plugin.conftest import Run
from tests.pytest_plugin.project import MAP

NO_CRASH = "tests/test_it.py::test_no_crash"
NO_CRASH_FAILED = f"{NO_CRASH} failed"


def read_outcomes(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return content


@pytest.fixture
def change(pytester: pytest.Pytester) -> Any:
    """Write a file of the project."""

    def write(path: str, text: str) -> None:
        (pytester.path / path).write_text(text, "utf-8")

    return write


def test_maps_pass_while_the_tests_pass(run: Run) -> None:
    run().assert_outcomes(passed=7)


def test_a_failed_test_withdraws_evidence_and_is_named(run: Run) -> None:
    result = run(broken="test_no_crash")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.assert_outcomes(passed=3, failed=4)
    assert (
        f"release.argmap:7: {NO_CRASH_FAILED}, so [release] is unsupported" in result.stdout.str()
    )
    assert "withdrawn: [fuzzed]" in result.stdout.str()
    assert "release.argmap:7: error[R002] " in result.stdout.str()


def test_withdrawn_evidence_is_listed_at_the_end(run: Run, change: Any) -> None:
    change("spare.argmap", SPARE)
    title = "argmap: withdrawn evidence"
    broken = run(broken="test_quick").stdout.str().partition(f" {title} ")[2]
    why = "tests/test_it.py::test_quick[2] failed"
    assert (
        f"release.argmap:13: [timed] “It answers within a second, whatever the load.”: {why}\n"
        in broken
    )
    assert f"spare.argmap:3: [quick] “It is quick.”: {why}" in broken
    assert "[fuzzed]" not in broken
    for arguments in ([], ["-k", "no_crash or argmap"], ["--collect-only"], ["-m", "not argmap"]):
        assert title not in run(*arguments).stdout.str()
    change("tests/test_it.py", "def test_quick(): pass\n")
    missing = run().stdout.str().partition(f" {title} ")[2]
    assert (
        "[fuzzed] “Ten thousand inputs, no crash.”: tests/test_it.py::test_no_crash was not run"
        in missing
    )


SPARE = """\
// argmap: ignore R
recommendation go: Go.
  because evidence quick: It is quick. {test: "tests/test_it.py::test_quick"}
  because evidence safe: It is safe. {test: "tests/test_it.py::test_no_crash"}
"""
E015_IS_ERROR = '[tool.argmap.severity]\nE015 = "error"\n'
FAIL_ON_WARNING = '[tool.argmap]\nfail-on = "warning"\n'


@pytest.mark.parametrize(
    ("settings", "failed"), [("", 1), (FAIL_ON_WARNING, 2), (E015_IS_ERROR, 2)]
)
def test_a_test_that_did_not_pass_fails_the_check_as_its_severity_says(
    run: Run, pytester: pytest.Pytester, change: Any, settings: str, failed: int
) -> None:
    pytester.makepyprojecttoml(f"[tool.pytest.ini_options]\nargmap = true\n{settings}")
    change("release.argmap", SPARE)
    # The recommendation holds without the evidence.
    result = run(broken="test_quick")
    result.assert_outcomes(passed=6 - failed, failed=failed)
    assert ("[E015] test-not-passed" in result.stdout.str()) is (failed == 2)


def test_a_known_gap_can_be_declared(run: Run, change: Any) -> None:
    gap = MAP.replace('{by: "The maintainers"}', '{by: "The maintainers", expect: unsupported}')
    gap = gap.replace("expect: contested", 'expect: "unsupported (bare)"')
    change("release.argmap", gap)
    run(broken="test_no_crash").assert_outcomes(passed=6, failed=1)
    closed = run()
    closed.assert_outcomes(passed=4, failed=3)
    assert "error[S018] " in closed.stdout.str()


def test_withdrawn_evidence_does_not_meet_an_expectation(run: Run, change: Any) -> None:
    change(
        "release.argmap",
        'evidence e: So. {expect: supported, test: "tests/test_it.py::test_no_crash"}\n',
    )
    result = run("-rf", broken="test_no_crash")
    result.assert_outcomes(passed=3, failed=3)
    assert "error[S018] [e] is withdrawn, but was expected to be supported" in result.stdout.str()


def test_withdrawn_evidence_is_offered_to_restore_a_verdict(run: Run, change: Any) -> None:
    change(
        "release.argmap",
        "recommendation act: Act.\n"
        '  because evidence e: So. {test: "tests/test_it.py::test_no_crash"}\n',
    )
    output = run(broken="test_no_crash").stdout.str()
    assert "[e]" in output.partition("hold again")[2]


def test_one_failed_parametrization_withdraws_evidence(run: Run) -> None:
    # It answers an objection that has no grounds of its own, so that the recommendation holds.
    result = run("--argmap-evidence", "o.json", broken="test_quick")
    result.assert_outcomes(passed=6, failed=1)


def test_missing_tests_withdraw_evidence_and_are_suggested(run: Run, change: Any) -> None:
    change("release.argmap", MAP.replace("::test_no_crash", "::test_no_crahs"))
    result = run("-rs")
    result.assert_outcomes(passed=4, failed=3)
    output = result.stdout.str()
    assert (
        "release.argmap:7: tests/test_it.py::test_no_crahs was not run, so [release] is" in output
    )
    assert "did you mean `tests/test_it.py::test_no_crash`?" in output


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--deselect", NO_CRASH], f"{NO_CRASH} was deselected"),
        (["-k", "test_quick or argmap"], f"{NO_CRASH} was deselected"),
        (["release.argmap", "aside.argmap"], f"{NO_CRASH} was not run"),
        (["tests/test_it.py::test_quick", "release.argmap", "aside.argmap"], "was not run"),
        (["tests/test_other.py", "release.argmap", "aside.argmap"], f"{NO_CRASH} was not run"),
    ],
)
def test_verdicts_are_skipped_if_their_tests_are_left_out(
    run: Run, change: Any, arguments: list[str], reason: str
) -> None:
    change("tests/test_other.py", "def test_other(): pass\n")
    change("aside.argmap", "recommendation go: Go.\n  because evidence safe: It is safe.\n")
    result = run(*arguments, "-v", "-rs")
    outcomes = result.parseoutcomes()
    assert (outcomes["skipped"], outcomes.get("failed")) == (3, None)
    output = result.stdout.str()
    for name in ("argmap:check", "release", "wait"):
        assert f"release.argmap::{name} SKIPPED" in output
    for name in ("argmap:check", "go"):
        assert f"aside.argmap::{name} PASSED" in output
    assert "not judged: " in output
    assert f"{reason}, so it is unknown whether [fuzzed] counts" in output


def test_a_check_in_a_partial_run_fails_for_what_it_can_judge(run: Run, change: Any) -> None:
    change("release.argmap", MAP + "recommendation idle: Do more.\n")
    result = run("-k", "argmap")
    assert {**result.parseoutcomes(), "deselected": 4} == {
        "failed": 2,
        "skipped": 2,
        "deselected": 4,
    }
    assert "release.argmap:19: error[R001] " in result.stdout.str()
    assert "E015" not in result.stdout.str()


def test_a_failed_test_decides_in_a_partial_run(run: Run, change: Any) -> None:
    change(
        "release.argmap",
        'recommendation all: Rely on all of them.\n  because evidence e: So. {test: "tests"}\n',
    )
    part = run("tests/test_it.py::test_no_crash", "release.argmap", "-rs", broken="test_no_crash")
    part.assert_outcomes(failed=3)
    assert f"{NO_CRASH_FAILED}, and 1 more did not pass" in part.stdout.str()


ALL = """\
recommendation all: Rely on all of them.
  because evidence tests: So they say. {test: "tests"}
recommendation quick: Call it quick.
  because evidence loads: Whatever the load. {test: "tests/test_it.py::test_quick"}
"""


@pytest.mark.parametrize(
    ("hidden", "reason", "outcome"),
    [
        ("import pytest\npytest.importorskip('not_there')\n", "was skipped", "skipped"),
        ("import not_there\n", "could not be collected", "not collected"),
    ],
)
def test_a_file_whose_tests_are_unknown_withdraws_evidence(
    run: Run, pytester: pytest.Pytester, change: Any, hidden: str, reason: str, outcome: str
) -> None:
    change("release.argmap", ALL)
    change("tests/test_hidden.py", hidden)
    output = run("--continue-on-collection-errors", "--argmap-evidence", "o.json").stdout.str()
    assert f"release.argmap:1: tests/test_hidden.py {reason}, so [all] is unsupported" in output
    assert "[quick] is" not in output
    assert read_outcomes(pytester.path / "o.json")["tests"]["tests/test_hidden.py"] == outcome


def test_a_run_of_some_tests_leaves_open_what_more_tests_decide(run: Run, change: Any) -> None:
    change("release.argmap", ALL)
    part = run("tests/test_it.py::test_quick[1]", "release.argmap", "-rs").stdout.str()
    assert "not judged: tests/test_it.py::test_quick was only run in part, so" in part
    quick = run("tests/test_it.py::test_quick", "release.argmap", "-v", "-rs").stdout.str()
    assert "tests was only run in part, so it is unknown whether [tests] counts" in quick
    assert "release.argmap::quick PASSED" in quick
    whole = run("tests", "release.argmap::all", "release.argmap::quick")
    whole.assert_outcomes(passed=6)


def test_a_dot_names_the_tests_of_a_run_without_arguments(run: Run, change: Any) -> None:
    change(
        "release.argmap",
        'recommendation go: Release it.\n  because evidence all: All pass. {test: "."}\n',
    )
    change("pytest.ini", "[pytest]\ntestpaths = tests release.argmap\naddopts = --argmap\n")
    run().assert_outcomes(passed=6)
    assert ". was only run in part" in run("tests", "release.argmap", "-rs").stdout.str()


def test_last_failed_leaves_open_what_other_tests_decide(run: Run, change: Any) -> None:
    change("release.argmap", ALL)
    change("tests/test_failing.py", "def test_it(): assert False\n")
    run(broken="test_quick")
    change("tests/test_failing.py", "def test_it(): assert 1\n")
    again = run("--lf", "-v", "-rs")
    # Only quick[2] is rerun: pytest does not even collect [1] and [3].
    again.assert_outcomes(passed=2, skipped=3)
    assert "not judged: tests/test_it.py::test_quick was only run in part" in again.stdout.str()


def test_last_failed_leaves_open_what_other_files_decide(run: Run, change: Any) -> None:
    change("release.argmap", ALL)
    change("tests/test_failing.py", "def test_it(): assert False\n")
    run()
    change("tests/test_failing.py", "def test_it(): assert 1\n")
    again = run("--lf", "-rs").stdout.str()
    assert "tests/test_it.py was deselected, and 1 more was left out, so" in again


def test_last_failed_judges_what_it_can(run: Run) -> None:
    run(broken="test_no_crash")
    again = run("--lf", "-rA")
    assert f"PASSED {NO_CRASH}" in again.outlines
    again.assert_outcomes(passed=1, skipped=3)
    # Nothing has failed, so that --lf runs all tests.
    run("--lf").assert_outcomes(passed=7)
    run(broken="test_no_crash")
    failed_first = run("--ff", "-v")
    [wait] = [line for line in failed_first.outlines if line.startswith("release.argmap::wait")]
    assert "PASSED" in wait


def test_one_verdict_can_be_selected_with_its_tests(run: Run) -> None:
    run("tests", "release.argmap::release").assert_outcomes(passed=5)
    by_words = run("tests", "-k", "test_ or cautious", "release.argmap")
    assert {**by_words.parseoutcomes(), "deselected": 2} == {"passed": 5, "deselected": 2}


OUTCOMES = """
import pytest


@pytest.fixture
def broken_setup():
    raise RuntimeError


@pytest.fixture
def broken_teardown():
    yield
    raise RuntimeError


def test_passed(): pass
def test_failed(): assert 0
def test_error(broken_setup): pass
def test_error_behind(broken_teardown): pass
@pytest.mark.skip
def test_skipped(): pass
@pytest.mark.xfail
def test_xfailed(): assert 0
@pytest.mark.xfail(strict=False)
def test_xpassed(): pass
@pytest.mark.xfail(strict=True)
def test_strict(): pass
@pytest.mark.parametrize("a", ["x::y", "z"])
class TestAll:
    def test_good(self, a): pass
    def test_bad(self, a): assert a == "z"
class TestGood:
    @pytest.mark.xdist_group("some@group")
    def test_good(self): pass
"""

REASONS = {
    "test_passed": "",
    "test_failed": "failed",
    "test_error": "had an error in setup or teardown",
    "test_error_behind": "had an error in setup or teardown",
    "test_skipped": "was skipped",
    "test_xfailed": "failed as expected (xfail)",
    "test_xpassed": "passed, but is marked xfail",
    "test_strict": "failed",
    "TestAll": "failed",
    "TestAll::test_good": "",
    "TestAll::test_bad": "failed",
    "TestAll::test_bad[z]": "",
    "TestGood": "",
    "": "failed",
    "test_missing": "was not run",
}


@pytest.mark.parametrize("options", [(), ("-n2", "--dist=loadgroup")], ids=" ".join)
def test_only_passed_tests_keep_evidence(run: Run, change: Any, options: tuple[str, ...]) -> None:
    names = {
        f"e{number}": f"tests/test_all.py::{name}".removesuffix("::")
        for number, name in enumerate(REASONS)
    }
    change("tests/test_all.py", OUTCOMES)
    change(
        "release.argmap",
        "".join(
            f'evidence {name}: It is {name}. {{test: "{test}", expect: supported}}\n'
            for name, test in names.items()
        ),
    )
    result = run(*options, "-rA")
    for name, reason in zip(names, REASONS.values(), strict=True):
        passed = f"PASSED release.argmap::{name}" in result.outlines
        assert passed is (not reason), name
        if reason:
            start = f"release.argmap:{int(name[1:]) + 1}: [{name}] is withdrawn: "
            [failure] = [line for line in result.outlines if line.startswith(start)]
            assert reason in failure


@pytest.mark.parametrize("family", ["xunit1", "xunit2"])
def test_junit_xml_of_pytest_withdraws_the_same_evidence(
    run: Run, pytester: pytest.Pytester, change: Any, family: str
) -> None:
    change("tests/test_all.py", OUTCOMES)
    names = [f"tests/test_all.py::{name}".removesuffix("::") for name in REASONS]
    change(
        "names.argmap",
        "".join(f'evidence e{n}: It is {n}. {{test: "{test}"}}\n' for n, test in enumerate(names)),
    )
    run("--argmap-evidence=o.json", "--junitxml=o.xml", "-o", f"junit_family={family}")
    plan = argmap.load(pytester.path / "names.argmap")
    by_json, by_xml = (
        {*argmap.withdrawals(plan, argmap.read_outcomes(pytester.path / name))}
        for name in ("o.json", "o.xml")
    )
    # JUnit XML does not tell an unexpected success from any other.
    unexpected = f"e{[*REASONS].index('test_xpassed')}"
    assert by_xml == by_json - {unexpected}


def test_a_verdict_that_is_wrong_without_withdrawals_is_not_blamed_on_them(
    run: Run, change: Any
) -> None:
    change(
        "release.argmap",
        "recommendation act: Act. {expect: contested}\n"
        '  because evidence e: So. {expect: contested, test: "tests/test_it.py::test_no_crash"}\n',
    )
    output = run(broken="test_no_crash").stdout.str()
    assert (
        "release.argmap:1: [act] is unsupported (no reason given), but is expected to be" in output
    )
    assert "release.argmap:2: [e] is withdrawn, but is expected to be contested" in output
    assert output.count(f"  {NO_CRASH_FAILED}") == 2


def test_outcomes_are_written(run: Run, pytester: pytest.Pytester, change: Any) -> None:
    change("all.argmap", "include release.argmap\n")
    result = run("--argmap-evidence", "build/o.json", broken="test_no_crash")
    assert "test outcomes: build/o.json" in result.stdout.str()
    content = read_outcomes(pytester.path / "build" / "o.json")
    assert content["root"] == ".."
    assert content["tests"] == {
        "tests/test_it.py::test_no_crash": "failed",
        "tests/test_it.py::test_quick[1]": "passed",
        "tests/test_it.py::test_quick[2]": "passed",
        "tests/test_it.py::test_quick[3]": "passed",
    }
    # The evidence of an included map is listed once.
    assert [(entry["map"], entry["id"], entry["holds"]) for entry in content["evidence"]] == [
        ("all.argmap", "fuzzed", False),
        ("all.argmap", "timed", True),
        ("all.argmap", "rivals", False),
    ]


@pytest.mark.parametrize("path", [".", "release.argmap/o.json", "release.argmap"])
def test_an_unwritable_file_of_outcomes_is_refused_before_the_run(
    run: Run, pytester: pytest.Pytester, path: str
) -> None:
    before = (pytester.path / "release.argmap").read_bytes()
    result = run("--argmap-evidence", path)
    assert (pytester.path / "release.argmap").read_bytes() == before
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "cannot be written" in result.stderr.str()
    assert "passed" not in result.stdout.str()


def test_a_run_without_tests_keeps_the_outcomes_of_another(
    run: Run, pytester: pytest.Pytester
) -> None:
    path = pytester.path / "o.json"
    run("--collect-only", "--argmap-evidence", "o.json")
    assert not path.exists()
    other = '{"argmap-outcomes": 1, "tests": {}}'
    path.write_text(other, "utf-8")
    for arguments in (["tests/nothere"], ["release.argmap"], ["-k", "nothing"]):
        run("--argmap-evidence", "o.json", *arguments)
        assert path.read_text("utf-8") == other


def test_outcomes_need_the_plugin(run: Run, pytester: pytest.Pytester) -> None:
    pytester.makepyprojecttoml("[tool.pytest.ini_options]\n")
    result = run("--argmap-evidence", "o.json")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "--argmap-evidence needs --argmap" in result.stderr.str()


def test_a_run_that_stops_early_judges_nothing(run: Run) -> None:
    result = run("-x", broken="test_no_crash")
    assert "release.argmap::release" not in result.stdout.str()


MARKS = """
import pytest


def pytest_collection_modifyitems(items):
    marks = {
        "release": pytest.mark.xfail(reason="not before spring", strict=True),
        "wait": pytest.mark.skip(reason="decided"),
    }
    for item in items:
        if item.name in marks:
            item.add_marker(marks[item.name])
"""


def test_marks_of_the_project_apply(run: Run, pytester: pytest.Pytester) -> None:
    pytester.makeconftest(MARKS)
    result = run(broken="test_no_crash")
    result.assert_outcomes(passed=3, failed=2, xfailed=1, skipped=1)


def test_the_plugin_works_without_other_plugins(run: Run) -> None:
    run("-p", "no:xdist", "-p", "no:cacheprovider", "-p", "no:terminal")
    run("-p", "no:xdist", broken="test_no_crash").assert_outcomes(passed=3, failed=4)


def test_a_map_may_name_tests_beside_it(run: Run, change: Any) -> None:
    change("tests/near.argmap", MAP.replace("tests/test_it.py", "test_it.py"))
    run().assert_outcomes(passed=10)


def test_tests_may_change_the_working_directory(run: Run, pytester: pytest.Pytester) -> None:
    test = dedent(
        """
        import os


        def test_chdir(tmp_path, monkeypatch):
            monkeypatch.undo()
            os.chdir(tmp_path)
        """
    )
    (pytester.path / "tests" / "test_chdir.py").write_text(test, "utf-8")
    run("--argmap-evidence=o.json").assert_outcomes(passed=8)
    assert (pytester.path / "o.json").exists()


# With pytest-xdist


def test_xdist_runs_deferred_tests_in_the_controller(
    run: Run, pytester: pytest.Pytester, change: Any
) -> None:
    pytester.makeconftest(MARKS)
    change("all.argmap", "include release.argmap\n")
    change("tests/near.argmap", MAP.replace("tests/test_it.py", "test_it.py"))
    change("tests/test_hidden.py", "import pytest\npytest.importorskip('not_there')\n")
    change("tests/test_more.py", "def test_more(): pass\n")
    options = ("--deselect", "tests/test_more.py::test_more", "--argmap-evidence", "o.json")
    result = run("-n2", *options, broken="test_no_crash")
    assert f"all.argmap:9: {NO_CRASH_FAILED}" not in result.stdout.str()
    # The checks of two maps fail; the marks apply to both maps.
    assert {**result.parseoutcomes(), "skipped": 3} == {
        "passed": 3,
        "failed": 3,
        "xfailed": 2,
        "skipped": 3,
    }
    content = read_outcomes(pytester.path / "o.json")
    assert content["tests"] == {
        "tests/test_hidden.py": "skipped",
        "tests/test_it.py::test_no_crash": "failed",
        "tests/test_it.py::test_quick[1]": "passed",
        "tests/test_it.py::test_quick[2]": "passed",
        "tests/test_it.py::test_quick[3]": "passed",
        "tests/test_more.py::test_more": "deselected",
    }
    assert {(entry["map"], entry["id"]) for entry in content["evidence"]} == {
        (path, name)
        for path in ("all.argmap", "tests/near.argmap")
        for name in ("fuzzed", "timed", "rivals")
    }


def test_xdist_workers_may_run_all_tests_each(run: Run) -> None:
    run("-n2", "--dist=each").assert_outcomes(passed=4 * 2 + 3)


def test_xdist_reports_failures_from_any_folder(
    run: Run, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, change: Any
) -> None:
    change("release.argmap", MAP + ALL)
    monkeypatch.chdir(pytester.path / "tests")
    result = run("test_it.py::test_quick", "../release.argmap", "-n1", "-rs", broken="test_quick")
    output = result.stdout.str()
    assert "../release.argmap:21: tests/test_it.py::test_quick[2] failed, so [quick] is" in output
    assert "not judged: tests/test_it.py::test_no_crash was not run, so" in output


def test_xdist_leaves_open_what_last_failed_leaves_out(run: Run, change: Any) -> None:
    change("release.argmap", ALL)
    run(broken="test_quick")
    again = run("-n1", "--lf", "-rs", broken="test_no_crash")
    again.assert_outcomes(passed=1, skipped=3)
    assert "not judged: tests/test_it.py::test_quick was only run in part" in again.stdout.str()


def test_xdist_records_tests_that_an_early_end_leaves_out(
    run: Run, pytester: pytest.Pytester, change: Any
) -> None:
    change(
        "tests/test_more.py",
        "import time\nimport pytest\n\n\n@pytest.mark.parametrize('n', range(100))\n"
        "def test_it(n):\n    time.sleep(0.05)\n",
    )
    run("-x", "--argmap-evidence", "o.json", "-n2", broken="test_no_crash")
    tests = read_outcomes(pytester.path / "o.json")["tests"]
    assert len(tests) == 104
    assert tests["tests/test_it.py::test_no_crash"] == "failed"
    assert tests["tests/test_more.py::test_it[99]"] == "not run"


def test_a_run_with_the_plugin_off_imports_nothing_of_it(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import sys


        def test_modules():
            ours = {name for name in sys.modules if name.partition(".")[0] == "argmap"}
            assert ours <= {"argmap", "argmap._version", "argmap.pytest_plugin"}
            assert "lark" not in sys.modules
        """
    )
    pytester.runpytest_subprocess().assert_outcomes(passed=1)
