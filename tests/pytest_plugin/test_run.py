"""Evidence that runs: what leans on tests is judged on how all of them came out, in any process."""

import json
from textwrap import dedent

import pytest

from tests.pytest_plugin.conftest import Run
from tests.pytest_plugin.project import MAP

ways = pytest.mark.parametrize("way", [(), ("-n2",)], ids=" ".join)


@ways
def test_all_is_well_while_the_tests_pass(run: Run, way: tuple[str, ...]) -> None:
    run(*way).assert_outcomes(passed=7)


def test_each_worker_may_run_all_tests(run: Run) -> None:
    run("-n2", "--dist=each").assert_outcomes(passed=5 * 2 + 2)


@ways
def test_what_rests_on_a_failed_test_falls_and_it_is_named(run: Run, way: tuple[str, ...]) -> None:
    result = run(*way, broken="test_no_crash")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    headline = (
        "release.argmap:7: tests/test_it.py::test_no_crash failed, "
        "so [release] is unsupported (ungrounded)"
    )
    assert headline in result.outlines
    assert "withdrawn: [fuzzed] “Ten thousand inputs, no crash.”" in result.outlines


def test_it_is_never_said_that_nobody_gave_the_reason_that_was_withdrawn(
    run: Run, pytester: pytest.Pytester
) -> None:
    (pytester.path / "release.argmap").write_text(
        "recommendation act: Act.\n"
        '  because evidence e: So. {test: "tests/test_it.py::test_no_crash"}\n',
        "utf-8",
    )
    said = run(broken="test_no_crash").stdout.str()
    assert "no reason is given" not in said
    assert "add a new reason" not in said
    assert "It would hold again with this restored: [e] “So.”" in said


def test_one_parametrisation_is_enough(run: Run) -> None:
    """Of the evidence that answers the objection; that has no grounds of its own, and stays out."""
    result = run("--argmap-evidence", "o.json", broken="test_quick")
    result.assert_outcomes(passed=6, failed=1)


@ways
def test_what_is_left_out_shows_nothing(run: Run, way: tuple[str, ...]) -> None:
    result = run(*way, "--deselect", "tests/test_it.py::test_no_crash")
    assert {**result.parseoutcomes(), "deselected": 1} == {
        "passed": 4,
        "failed": 2,
        "deselected": 1,
    }
    assert "tests/test_it.py::test_no_crash was deselected" in result.stdout.str()
    alone = run(*way, "release.argmap")
    alone.assert_outcomes(passed=1, failed=2)
    assert "tests/test_it.py::test_no_crash was not run" in alone.stdout.str()


ALL = """\
recommendation all: Rely on all of them.
  because evidence tests: So they say. {test: "tests"}
recommendation quick: Call it quick.
  because evidence loads: Whatever the load. {test: "tests/test_it.py::test_quick"}
"""


@ways
@pytest.mark.parametrize(
    ("hidden", "why"),
    [
        ("import pytest\npytest.importorskip('not_there')\n", "was skipped"),
        ("import not_there\n", "could not be collected"),
    ],
)
def test_a_file_that_hides_its_tests_shows_nothing(
    run: Run, pytester: pytest.Pytester, way: tuple[str, ...], hidden: str, why: str
) -> None:
    (pytester.path / "release.argmap").write_text(ALL, "utf-8")
    (pytester.path / "tests" / "test_hidden.py").write_text(hidden, "utf-8")
    said = run(*way, "--continue-on-collection-errors", "--argmap-evidence", "o.json").stdout.str()
    assert f"release.argmap:1: tests/test_hidden.py {why}, so [all] is unsupported" in said
    assert "[quick] is" not in said
    kept = json.loads((pytester.path / "o.json").read_text("utf-8"))["tests"]
    assert kept["tests/test_hidden.py"] == why.removeprefix("was ").replace("could not be", "not")


@ways
def test_a_part_of_the_tests_shows_no_more_than_that_part(
    run: Run, pytester: pytest.Pytester, way: tuple[str, ...]
) -> None:
    (pytester.path / "release.argmap").write_text(ALL, "utf-8")
    part = run(*way, "tests/test_it.py::test_quick[1]", "release.argmap").stdout.str()
    assert "tests/test_it.py::test_quick was only run in part, so [quick] is unsupported" in part
    quick = run(*way, "tests/test_it.py::test_quick", "release.argmap").stdout.str()
    assert "tests was only run in part, so [all] is unsupported" in quick
    assert "[quick] is" not in quick
    whole = run(*way, "tests", "release.argmap::all", "release.argmap::quick")
    whole.assert_outcomes(passed=6)


@ways
def test_all_tests_are_those_that_run_where_none_is_named(
    run: Run, pytester: pytest.Pytester, way: tuple[str, ...]
) -> None:
    whole = 'recommendation go: Release it.\n  because evidence all: All pass. {test: "."}\n'
    (pytester.path / "release.argmap").write_text(whole, "utf-8")
    settings = pytester.path / "pytest.ini"
    settings.write_text("[pytest]\ntestpaths = tests release.argmap\naddopts = --argmap\n", "utf-8")
    run(*way).assert_outcomes(passed=6)
    assert ". was only run in part" in run(*way, "tests", "release.argmap").stdout.str()


def test_files_that_are_passed_over_show_nothing(run: Run, pytester: pytest.Pytester) -> None:
    (pytester.path / "release.argmap").write_text(ALL, "utf-8")
    failing = pytester.path / "tests" / "test_failing.py"
    failing.write_text("def test_it(): assert False\n", "utf-8")
    run()
    failing.write_text("def test_it(): pass\n", "utf-8")
    again = run("--lf").stdout.str()
    assert "tests/test_it.py was deselected, so [all] is unsupported" in again


def test_one_verdict_may_be_asked_for_with_its_tests(run: Run) -> None:
    run("tests", "release.argmap::release").assert_outcomes(passed=5)
    by_words = run("tests", "-k", "no_crash or cautious", "release.argmap")
    assert {**by_words.parseoutcomes(), "deselected": 5} == {"passed": 2, "deselected": 5}


OUTCOMES = """
import pytest


@pytest.fixture
def broken_before():
    raise RuntimeError


@pytest.fixture
def broken_behind():
    yield
    raise RuntimeError


def test_passed(): pass
def test_failed(): assert 0
def test_error(broken_before): pass
def test_error_behind(broken_behind): pass
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

EXPECTED = {
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


@pytest.mark.parametrize("way", [(), ("-n2", "--dist=loadgroup")], ids=" ".join)
def test_nothing_but_a_pass_of_all_counts(
    run: Run, pytester: pytest.Pytester, way: tuple[str, ...]
) -> None:
    (pytester.path / "tests" / "test_all.py").write_text(OUTCOMES, "utf-8")
    names = {
        f"e{place}": f"tests/test_all.py::{name}".removesuffix("::")
        for place, name in enumerate(EXPECTED)
    }
    text = "".join(
        f'evidence {key}: It is {key}. {{test: "{name}", expect: supported}}\n'
        for key, name in names.items()
    )
    (pytester.path / "release.argmap").write_text(text, "utf-8")
    result = run(*way, "-rA")
    for key, how in zip(names, EXPECTED.values(), strict=True):
        passed = f"PASSED release.argmap::{key}" in result.outlines
        assert passed is (not how), key
        if how:
            begins = f"release.argmap:{int(key[1:]) + 1}: [{key}] is withdrawn: "
            [failure] = [each for each in result.outlines if each.startswith(begins)]
            assert how in failure


@ways
def test_outcomes_are_kept(run: Run, pytester: pytest.Pytester, way: tuple[str, ...]) -> None:
    chosen = ["--deselect", "tests/test_it.py::test_quick[3]"]
    result = run(*way, "--argmap-evidence", "build/o.json", *chosen, broken="test_no_crash")
    assert "outcomes of the tests: build/o.json" in result.stdout.str()
    kept = json.loads((pytester.path / "build" / "o.json").read_text("utf-8"))
    assert kept["root"] == ".."
    assert kept["tests"] == {
        "tests/test_it.py::test_no_crash": "failed",
        "tests/test_it.py::test_quick[1]": "passed",
        "tests/test_it.py::test_quick[2]": "passed",
        "tests/test_it.py::test_quick[3]": "deselected",
    }
    assert {(each["map"], each["id"]): each["fell-with"] for each in kept["evidence"]} == {
        ("release.argmap", "fuzzed"): ["tests/test_it.py::test_no_crash failed"],
        ("release.argmap", "timed"): ["tests/test_it.py::test_quick[3] was deselected"],
        ("release.argmap", "rivals"): ["tests/test_it.py::test_no_crash failed"],
    }


def test_what_is_not_as_expected_without_withdrawals_either_is_told_so(
    run: Run, pytester: pytest.Pytester
) -> None:
    (pytester.path / "release.argmap").write_text(
        "recommendation act: Act. {expect: contested}\n"
        '  because evidence e: So. {expect: contested, test: "tests/test_it.py::test_no_crash"}\n',
        "utf-8",
    )
    said = run(broken="test_no_crash").stdout.str()
    assert "release.argmap:1: [act] is unsupported (bare), and was expected to be contested" in said
    assert "release.argmap:2: [e] is withdrawn, and was expected to be contested" in said
    assert said.count("  tests/test_it.py::test_no_crash failed") == 2


@ways
def test_evidence_of_a_map_that_is_taken_in_is_told_once(
    run: Run, pytester: pytest.Pytester, way: tuple[str, ...]
) -> None:
    (pytester.path / "all.argmap").write_text("include release.argmap\n", "utf-8")
    run(*way, "--argmap-evidence", "o.json").assert_outcomes(passed=7)
    kept = json.loads((pytester.path / "o.json").read_text("utf-8"))
    assert [(each["map"], each["id"]) for each in kept["evidence"]] == [
        ("all.argmap", "fuzzed"),
        ("all.argmap", "timed"),
        ("all.argmap", "rivals"),
    ]


@pytest.mark.parametrize("path", [".", "release.argmap/o.json"])
def test_that_outcomes_cannot_be_kept_is_told_before_anything_runs(run: Run, path: str) -> None:
    result = run("--argmap-evidence", path)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "cannot be written" in result.stderr.str()
    assert "passed" not in result.stdout.str()


@pytest.mark.parametrize("how", [["tests/nothere"], ["release.argmap"], ["-k", "nothing"]])
def test_where_no_test_has_run_the_outcomes_of_another_run_stay(
    run: Run, pytester: pytest.Pytester, how: list[str]
) -> None:
    run("--argmap-evidence", "o.json")
    before = (pytester.path / "o.json").read_bytes()
    run("--argmap-evidence", "o.json", *how)
    assert (pytester.path / "o.json").read_bytes() == before


@ways
def test_what_a_run_that_ended_early_left_undone_is_kept_as_not_run(
    run: Run, pytester: pytest.Pytester, way: tuple[str, ...]
) -> None:
    (pytester.path / "tests" / "test_more.py").write_text(
        "import time\nimport pytest\n\n\n@pytest.mark.parametrize('n', range(40))\n"
        "def test_it(n):\n    time.sleep(0.05)\n",
        "utf-8",
    )
    run("-x", "--argmap-evidence", "o.json", *way, broken="test_no_crash")
    kept = json.loads((pytester.path / "o.json").read_text("utf-8"))["tests"]
    assert len(kept) == 44
    assert kept["tests/test_it.py::test_no_crash"] == "failed"
    assert kept["tests/test_more.py::test_it[39]"] == "not run"


def test_outcomes_are_kept_only_where_maps_are_tested(run: Run, pytester: pytest.Pytester) -> None:
    pytester.makepyprojecttoml("[tool.pytest.ini_options]\n")
    result = run("--argmap-evidence", "o.json")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "--argmap-evidence goes with --argmap" in result.stderr.str()


def test_looking_at_the_tests_keeps_no_outcomes(run: Run, pytester: pytest.Pytester) -> None:
    run("--collect-only", "--argmap-evidence", "o.json")
    assert not (pytester.path / "o.json").exists()


def test_failed_tests_are_tried_again_with_what_leans_on_them(run: Run) -> None:
    run(broken="test_no_crash")
    result = run("--lf", "-rA")
    assert "PASSED tests/test_it.py::test_no_crash" in result.outlines
    assert "PASSED release.argmap::release" in result.outlines


def test_a_run_that_stops_early_judges_nothing(run: Run) -> None:
    result = run("-x", broken="test_no_crash")
    assert "release.argmap::release" not in result.stdout.str()


@ways
def test_marks_that_a_project_gives_count(
    run: Run, pytester: pytest.Pytester, way: tuple[str, ...]
) -> None:
    pytester.makeconftest(
        """
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
    )
    result = run(*way, broken="test_no_crash")
    result.assert_outcomes(passed=4, failed=1, xfailed=1, skipped=1)


def test_it_may_be_called_from_below(
    run: Run, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(pytester.path / "tests")
    result = run(".", "../release.argmap", "-n1", broken="test_no_crash")
    said = "../release.argmap:7: tests/test_it.py::test_no_crash failed, so [release]"
    assert said in result.stdout.str()


def test_it_makes_do_without_other_plugins(run: Run) -> None:
    run("-p", "no:xdist", "-p", "no:cacheprovider", "-p", "no:terminal")
    run("-p", "no:xdist", broken="test_no_crash").assert_outcomes(passed=4, failed=3)


def test_what_was_failing_first_still_comes_last(run: Run) -> None:
    run(broken="test_no_crash")
    result = run("--ff", "-v")
    [wait] = [line for line in result.outlines if line.startswith("release.argmap::wait")]
    assert "PASSED" in wait


def test_a_map_may_lean_on_tests_beside_it(run: Run, pytester: pytest.Pytester) -> None:
    (pytester.path / "tests" / "near.argmap").write_text(
        MAP.replace("tests/test_it.py", "test_it.py"), "utf-8"
    )
    run().assert_outcomes(passed=10)
    run("-n2", broken="test_no_crash").assert_outcomes(passed=5, failed=5)


def test_tests_may_change_the_folder_that_they_run_in(run: Run, pytester: pytest.Pytester) -> None:
    moved = dedent(
        """
        import os


        def test_moving(tmp_path):
            os.chdir(tmp_path)
        """
    )
    (pytester.path / "tests" / "test_moving.py").write_text(moved, "utf-8")
    run("--argmap-evidence=o.json").assert_outcomes(passed=8)
    assert (pytester.path / "o.json").exists()


def test_a_run_in_which_it_is_off_imports_nothing_of_it(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import sys


        def test_what_is_there():
            ours = {name for name in sys.modules if name.partition(".")[0] == "argmap"}
            assert ours <= {"argmap", "argmap._version", "argmap.pytest_plugin"}
            assert "lark" not in sys.modules
        """
    )
    pytester.runpytest_subprocess().assert_outcomes(passed=1)
