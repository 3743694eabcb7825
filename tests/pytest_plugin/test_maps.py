"""Maps as tests: which there are, how they are chosen, and what is said of one that fails."""

import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.pytest_plugin.conftest import Run

GOOD = "recommendation act: Act now.\n  because evidence fire: It burns.\n"
BARE = "recommendation act: Act now.\n"


def listed(result: pytest.RunResult) -> list[str]:
    """The node ids in the output of `--collect-only -q`."""
    return [line for line in result.outlines if "::" in line and not line.startswith(" ")]


def test_nothing_is_collected_where_the_plugin_is_off(run: Run, pytester: pytest.Pytester) -> None:
    pytester.makepyprojecttoml("[tool.pytest.ini_options]\n")
    run("release.argmap").assert_outcomes()
    run().assert_outcomes(passed=4)
    run("--argmap").assert_outcomes(passed=7)


def test_a_file_is_a_test_and_each_verdict_one_more(run: Run) -> None:
    tests = listed(run("--collect-only", "-q"))
    assert [each for each in tests if "argmap" in each] == [
        "release.argmap::argmap:check",
        "release.argmap::release",
        "release.argmap::wait",
    ]


@pytest.mark.parametrize(
    ("arguments", "chosen"),
    [
        (["release.argmap::wait"], ["wait"]),
        (["-m", "argmap"], ["argmap:check", "release", "wait"]),
        (["-k", "cautious"], ["wait"]),
        (["-k", "argmap and not check"], ["release", "wait"]),
        (["-m", "not argmap", "release.argmap"], []),
        (["--deselect", "release.argmap::wait", "-k", "recommendation"], ["release"]),
    ],
)
def test_they_are_chosen_as_all_tests_are(
    run: Run, arguments: list[str], chosen: list[str]
) -> None:
    tests = listed(run("--collect-only", "-q", *arguments))
    assert tests == [f"release.argmap::{each}" for each in chosen]


def test_marks_may_be_strict(run: Run) -> None:
    run("--strict-markers", "--strict-config").assert_outcomes(passed=7)
    assert "@pytest.mark.argmap: a test of an argument map" in run("--markers").stdout.str()


@pytest.fixture
def plan(pytester: pytest.Pytester) -> Path:
    """The path of a map in a project that has nothing else."""
    pytester.makepyprojecttoml("[tool.pytest.ini_options]\nargmap = true\n")
    folder = pytester.mkdir("maps")
    return folder / "plan.argmap"


def test_a_failing_recommendation_says_why_and_where(plan: Path, pytester: pytest.Pytester) -> None:
    plan.write_text("title: Plan\n\nrecommendation act: Act now.\n  because claim: Hm.\n", "utf-8")
    result = pytester.runpytest_subprocess("-v")
    result.assert_outcomes(failed=2)
    headline = "[act] is unsupported (ungrounded), and a recommendation has to hold"
    place = str(Path("maps", "plan.argmap")).replace("\\", "/")
    assert f"{place}:3: {headline}" in result.outlines
    assert "recommendation act: unsupported (unsupported premises)" in result.outlines
    assert any("nothing supports this" in line for line in result.outlines)
    summary = "FAILED maps/plan.argmap::act - [act] is unsupported"
    assert any(line.startswith(summary) for line in result.outlines)
    in_lines = pytester.runpytest_subprocess("--tb=line")
    assert f"{place}:3: {headline}" in in_lines.stdout.str()
    assert "Traceback" not in result.stdout.str()


def test_the_place_is_that_in_the_file_where_the_statement_is_written(
    plan: Path, pytester: pytest.Pytester
) -> None:
    plan.write_text("include part.argmap\n", "utf-8")
    plan.with_name("part.argmap").write_text(f"\n{BARE}", "utf-8")
    result = pytester.runpytest_subprocess()
    result.assert_outcomes(failed=2)
    assert "maps/part.argmap:2: [act] is unsupported (bare)" in result.stdout.str()


def test_what_is_included_is_tested_where_it_is_taken_in(
    plan: Path, pytester: pytest.Pytester
) -> None:
    plan.write_text("include part.argmap\n", "utf-8")
    part = plan.with_name("part.argmap")
    part.write_text(GOOD, "utf-8")
    all_of_it = listed(pytester.runpytest_subprocess("--collect-only", "-q"))
    assert all_of_it == ["maps/plan.argmap::argmap:check", "maps/plan.argmap::act"]
    asked_for = listed(pytester.runpytest_subprocess("--collect-only", "-q", str(part)))
    assert asked_for == ["maps/part.argmap::argmap:check", "maps/part.argmap::act"]


def test_of_a_broken_map_the_file_fails_and_what_was_read_is_there(
    plan: Path, pytester: pytest.Pytester
) -> None:
    plan.write_text(f"{GOOD}\nclaim other: x\n  becuase claim: y\n", "utf-8")
    result = pytester.runpytest_subprocess("-rs")
    result.assert_outcomes(failed=1, skipped=1)
    assert "maps/plan.argmap:5: error[L002] `becuase` is not a word" in result.stdout.str()
    assert "not judged: the errors in the text come first, see argmap:check" in result.stdout.str()


@pytest.mark.parametrize(
    ("settings", "failed"),
    [
        ("", 0),
        ('[tool.argmap]\nfail-on = "info"\n', 1),
        ('[tool.argmap]\nfail-on = "info"\nselect = ["O005"]\n', 0),
        ('[tool.argmap.severity]\nE001 = "error"\n', 1),
        ("[tool.argmap]\nfail-no = 1\n", 1),
    ],
)
def test_a_file_is_checked_with_the_settings_of_the_project(
    plan: Path, pytester: pytest.Pytester, settings: str, failed: int
) -> None:
    plan.write_text(GOOD, "utf-8")
    pytester.makepyprojecttoml(f"[tool.pytest.ini_options]\nargmap = true\n{settings}")
    result = pytester.runpytest_subprocess()
    result.assert_outcomes(passed=2 - failed, failed=failed)
    if "fail-no" in settings:
        assert "`fail-no` is no setting" in result.stdout.str()


def test_findings_that_are_known_do_not_fail(plan: Path, pytester: pytest.Pytester) -> None:
    plan.write_text(BARE, "utf-8")
    command = ["check", "--baseline", "known.json", "--write-baseline", "maps"]
    pytester.run(sys.executable, "-m", "argmap", *command)
    pytester.runpytest_subprocess("maps/plan.argmap::argmap:check").assert_outcomes(failed=1)
    known = pytester.runpytest_subprocess(
        "-o", "argmap_baseline=known.json", "maps/plan.argmap::argmap:check"
    )
    known.assert_outcomes(passed=1)
    missing = pytester.runpytest_subprocess("-o", "argmap_baseline=missing.json")
    assert "there is no file" in missing.stdout.str()


@pytest.mark.parametrize(
    ("written", "failed", "said"),
    [
        (
            "recommendation act: Act. {expect: contested}\n  because evidence: x\n"
            "  but evidence: y\n",
            0,
            "",
        ),
        ("claim so: So. {expect: supported}\n", 2, "was expected to be supported"),
        ('claim so: So. {expect: "unsupported (bare)"}\n', 0, ""),
        ("goal so: So. {expect: suported}\n", 2, "did you mean `supported`?"),
        ("recommendation act: Act.\n  because assumption: x\n", 0, ""),
        (
            "recommendation act: Act.\n  because evidence: x\n  but evidence: y\n",
            1,
            "[act] is contested, and a recommendation has to hold",
        ),
    ],
)
def test_what_is_expected_has_to_be_so(
    plan: Path, pytester: pytest.Pytester, written: str, failed: int, said: str
) -> None:
    plan.write_text(written, "utf-8")
    result = pytester.runpytest_subprocess()
    result.assert_outcomes(failed=failed, passed=2 - failed)
    assert said in result.stdout.str()


def test_reports_for_others_have_them(run: Run, pytester: pytest.Pytester) -> None:
    run("--junitxml=report.xml", broken="test_no_crash")
    cases = ElementTree.parse(pytester.path / "report.xml").getroot().iter("testcase")
    by_name = {each.attrib["name"]: each for each in cases}
    failure = by_name["release"].find("failure")
    assert failure is not None
    assert failure.attrib["message"].startswith(
        "tests/test_it.py::test_no_crash failed, so [release] is unsupported"
    )
    assert str(failure.text).startswith("release.argmap:7: ")
    assert "recommendation release: unsupported" in str(failure.text)
    assert by_name["argmap:check"].find("failure") is None


def test_what_is_printed_below_is_not_pointed_to(plan: Path, pytester: pytest.Pytester) -> None:
    plan.write_text("claim so: So. {expect: supported}\n", "utf-8")
    said = pytester.runpytest_subprocess("maps/plan.argmap::so").stdout.str()
    assert "no reason is given" in said
    assert "argmap explain" not in said
