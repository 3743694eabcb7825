"""Maps as tests: which are collected and selected, and how a failure is reported."""

import sys
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.loader import Draft, includes, load_draft
from argmap.model import ArgumentMap
from argmap.pytest_plugin.map_items import find_unjudged
from argmap.semantics import assess, verdicts
from argmap.source import Text
from argmap.test_results import Outcome, TestResult, Withdrawal
from argmap.testing import maps
from tests.pytest_plugin.conftest import Run

GOOD = "recommendation act: Act now.\n  because evidence fire: It burns.\n"
BARE = "recommendation act: Act now.\n"


def list_tests(result: pytest.RunResult) -> list[str]:
    """Return the node ids in the output of `--collect-only -q`."""
    return [line for line in result.outlines if "::" in line and not line.startswith(" ")]


def test_maps_are_collected_only_with_the_plugin_on(run: Run, pytester: pytest.Pytester) -> None:
    pytester.makepyprojecttoml("[tool.pytest.ini_options]\n")
    run("release.argmap").assert_outcomes()
    run().assert_outcomes(passed=4)
    run("--argmap").assert_outcomes(passed=7)


def test_a_map_has_a_test_of_the_file_and_one_of_each_verdict(run: Run) -> None:
    tests = list_tests(run("--collect-only", "-q"))
    assert [test for test in tests if "argmap" in test] == [
        "release.argmap::argmap:check",
        "release.argmap::release",
        "release.argmap::wait",
    ]


@pytest.mark.parametrize(
    ("arguments", "selected"),
    [
        (["release.argmap::wait"], ["wait"]),
        (["-m", "argmap"], ["argmap:check", "release", "wait"]),
        (["-k", "cautious"], ["wait"]),
        (["-k", "argmap and not check"], ["release", "wait"]),
        (["-m", "not argmap", "release.argmap"], []),
        (["--deselect", "release.argmap::wait", "-k", "recommendation"], ["release"]),
    ],
)
def test_maps_are_selected_like_other_tests(
    run: Run, arguments: list[str], selected: list[str]
) -> None:
    tests = list_tests(run("--collect-only", "-q", *arguments))
    assert tests == [f"release.argmap::{name}" for name in selected]


def test_the_mark_is_registered(run: Run) -> None:
    run("--strict-markers", "--strict-config").assert_outcomes(passed=7)
    assert "@pytest.mark.argmap: a test of an argument map" in run("--markers").stdout.str()


@pytest.fixture
def plan(pytester: pytest.Pytester) -> Path:
    """Return the path of a map in a project without tests."""
    pytester.makepyprojecttoml("[tool.pytest.ini_options]\nargmap = true\n")
    folder = pytester.mkdir("maps")
    return folder / "plan.argmap"


def test_a_failing_recommendation_is_explained_at_its_place(
    plan: Path, pytester: pytest.Pytester
) -> None:
    plan.write_text("title: Plan\n\nrecommendation act: Act now.\n  because claim: Hm.\n", "utf-8")
    result = pytester.runpytest_inprocess("-v")
    result.assert_outcomes(failed=2)
    headline = "[act] is unsupported (unsupported premises), but a recommendation must hold"
    place = str(Path("maps", "plan.argmap")).replace("\\", "/")
    assert f"{place}:3: {headline}" in result.outlines
    assert any(line.startswith("recommendation act: unsupported") for line in result.outlines)
    summary = "FAILED maps/plan.argmap::act - [act] is unsupported"
    assert any(line.startswith(summary) for line in result.outlines)
    in_lines = pytester.runpytest_inprocess("--tb=line")
    assert f"{place}:3: {headline}" in in_lines.stdout.str()
    assert "Traceback" not in result.stdout.str()


def test_a_failure_is_reported_in_the_included_file(plan: Path, pytester: pytest.Pytester) -> None:
    plan.write_text("include part.argmap\n", "utf-8")
    plan.with_name("part.argmap").write_text(f"\n{BARE}", "utf-8")
    result = pytester.runpytest_inprocess()
    result.assert_outcomes(failed=2)
    assert "maps/part.argmap:2: [act] is unsupported (no reason given)" in result.stdout.str()


def test_an_included_map_is_tested_with_the_map_that_includes_it(
    plan: Path, pytester: pytest.Pytester
) -> None:
    plan.write_text("include part.argmap\n", "utf-8")
    part = plan.with_name("part.argmap")
    part.write_text(GOOD, "utf-8")
    whole = list_tests(pytester.runpytest_inprocess("--collect-only", "-q"))
    assert whole == ["maps/plan.argmap::argmap:check", "maps/plan.argmap::act"]
    named = list_tests(pytester.runpytest_inprocess("--collect-only", "-q", str(part)))
    assert named == ["maps/part.argmap::argmap:check", "maps/part.argmap::act"]


@pytest.mark.parametrize("count", [5, 10, 20])
@pytest.mark.parametrize("reverse", [False, True])
def test_each_map_of_a_chain_is_read_once(
    count: int, reverse: bool, run: Run, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first or the last map that pytest finds includes all others, in folders of their own."""
    names = sorted((f"{number:02}/m.argmap" for number in range(count)), reverse=reverse)
    for name, included in pairwise([*names, None]):
        path = pytester.path / str(name)
        path.parent.mkdir()
        path.write_text(f"include ../{included}\n" if included else GOOD, "utf-8")
    (pytester.path / ".git").mkdir()
    (pytester.path / "release.argmap").unlink()
    read: list[str] = []
    includes.parse_included.cache_clear()
    original = includes.parse_text

    def parse_text(text: Text) -> object:
        read.append(text.name)
        return original(text)

    monkeypatch.setattr(includes, "parse_text", parse_text)
    run("-m", "argmap").assert_outcomes(passed=2, deselected=4)
    assert sorted(read) == sorted(names)


def test_a_map_with_errors_fails_and_its_verdicts_are_skipped(
    plan: Path, pytester: pytest.Pytester
) -> None:
    plan.write_text(f"{GOOD}\nclaim other: x\n  becuase claim: y\n", "utf-8")
    result = pytester.runpytest_inprocess("-rs")
    result.assert_outcomes(failed=1, skipped=1)
    assert "maps/plan.argmap:5: error[L002] " in result.stdout.str()
    assert "not judged: fix the errors in the text first, see argmap:check" in result.stdout.str()


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
def test_a_map_is_checked_with_the_settings_of_the_project(
    plan: Path, pytester: pytest.Pytester, settings: str, failed: int
) -> None:
    plan.write_text(GOOD, "utf-8")
    pytester.makepyprojecttoml(f"[tool.pytest.ini_options]\nargmap = true\n{settings}")
    result = pytester.runpytest_inprocess()
    result.assert_outcomes(passed=2 - failed, failed=failed)
    if "fail-no" in settings:
        assert "error[C002]" in result.stdout.str()


def test_findings_in_the_baseline_are_ignored(plan: Path, pytester: pytest.Pytester) -> None:
    plan.write_text(BARE, "utf-8")
    command = ["check", "--baseline", "known.json", "--write-baseline", "maps"]
    pytester.run(sys.executable, "-m", "argmap", *command)
    pytester.runpytest_inprocess("maps/plan.argmap::argmap:check").assert_outcomes(failed=1)
    known = pytester.runpytest_inprocess(
        "-o", "argmap_baseline=known.json", "maps/plan.argmap::argmap:check"
    )
    known.assert_outcomes(passed=1)
    missing = pytester.runpytest_inprocess("-o", "argmap_baseline=missing.json")
    assert "there is no file" in missing.stdout.str()
    (plan.parent / "argmap.toml").write_text('baseline = "../known.json"', "utf-8")
    named = pytester.runpytest_inprocess("maps/plan.argmap::argmap:check")
    named.assert_outcomes(passed=1)


def test_a_failed_check_counts_what_does_not_fail_it(plan: Path, pytester: pytest.Pytester) -> None:
    plan.write_text(BARE, "utf-8")
    shown = pytester.runpytest_inprocess("maps/plan.argmap::argmap:check").stdout.str()
    assert "error[R001]" in shown
    assert "info[" not in shown


def test_a_failed_check_names_the_worst_finding(plan: Path, pytester: pytest.Pytester) -> None:
    plan.write_text(f"claim alone: So.\n\n{BARE}", "utf-8")
    pytester.makepyprojecttoml(
        '[tool.pytest.ini_options]\nargmap = true\n[tool.argmap]\nfail-on = "warning"\n'
    )
    result = pytester.runpytest_inprocess("maps/plan.argmap::argmap:check")
    result.stdout.fnmatch_lines(["FAILED maps/plan.argmap::argmap:check - error*"])


def test_evidence_that_is_out_of_date_is_withdrawn(plan: Path, pytester: pytest.Pytester) -> None:
    text = "recommendation act: Act.\n  because evidence e: E. {valid-until: YEAR}\n"
    plan.write_text(text.replace("YEAR", "2020"), "utf-8")
    expired = pytester.runpytest_inprocess("maps/plan.argmap::act")
    expired.assert_outcomes(failed=1)
    assert "not valid after 2020, so [act] is unsupported" in expired.stdout.str()
    plan.write_text(text.replace("YEAR", "9999"), "utf-8")
    pytester.runpytest_inprocess("maps/plan.argmap::act").assert_outcomes(passed=1)


def test_a_map_that_cannot_be_read_does_not_affect_others(
    plan: Path, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    (plan.parent / "faulty.argmap").write_text("claim a: A.\n", "utf-8")
    (plan.parent / "good.argmap").write_text("claim a: A. {expect: unsupported}\n", "utf-8")

    def load(path: str, root: Path) -> Draft:
        if "faulty" in path:
            raise KeyError(path)
        return load_draft(path, root)

    monkeypatch.setattr("argmap.pytest_plugin.map_items.load_draft", load)
    result = pytester.runpytest_inprocess("maps/faulty.argmap", "maps/good.argmap")
    result.assert_outcomes(failed=1, passed=2)
    assert "error[F010]" in result.stdout.str()


@pytest.mark.parametrize(
    ("text", "failed", "message"),
    [
        (
            "recommendation act: Act. {expect: contested}\n  because evidence: x\n"
            "  but evidence: y\n",
            0,
            "",
        ),
        ("claim so: So. {expect: supported}\n", 2, "is expected to be supported"),
        ('claim so: So. {expect: "unsupported (bare)"}\n', 0, ""),
        ("goal so: So. {expect: suported}\n", 2, "did you mean `supported`?"),
        ("recommendation act: Act.\n  because assumption: x\n", 0, ""),
        (
            "recommendation act: Act.\n  because evidence: x\n  but evidence: y\n",
            1,
            "[act] is contested, but a recommendation must hold",
        ),
    ],
)
def test_verdicts_must_be_as_expected(
    plan: Path, pytester: pytest.Pytester, text: str, failed: int, message: str
) -> None:
    plan.write_text(text, "utf-8")
    result = pytester.runpytest_inprocess()
    result.assert_outcomes(failed=failed, passed=2 - failed)
    assert message in result.stdout.str()


def test_failures_are_in_junit_reports(run: Run, pytester: pytest.Pytester) -> None:
    run("--junitxml=report.xml", broken="test_no_crash")
    cases = ElementTree.parse(pytester.path / "report.xml").getroot().iter("testcase")
    by_name = {case.attrib["name"]: case for case in cases}
    failure = by_name["release"].find("failure")
    assert failure is not None
    assert failure.attrib["message"].startswith(
        "tests/test_it.py::test_no_crash failed, so [release] is unsupported"
    )
    assert str(failure.text).startswith("release.argmap:7: ")
    assert "recommendation release: unsupported" in str(failure.text)
    check = by_name["argmap:check"].find("failure")
    assert check is not None
    assert check.attrib["message"].startswith("error[R002] ")


@given(maps(), st.data())
def test_tests_that_are_left_out_change_only_verdicts_that_are_not_judged(
    argument_map: ArgumentMap, data: st.DataObject
) -> None:
    givens = [name for name, found in argument_map.statements.items() if found.kind.is_given]
    names = st.lists(st.sampled_from(givens), max_size=3, unique=True) if givens else st.just([])
    failed, left_out = data.draw(names), data.draw(names)
    reason = Withdrawal((TestResult("t.py::t", Outcome.DESELECTED),), left_out=True)
    found = {name: reason for name in left_out if name not in failed}
    unjudged = find_unjudged(assess(argument_map).charitable, found)
    results = [
        verdicts(argument_map.without(*failed, *more))
        for size in range(len(found) + 1)
        for more in combinations(found, size)
    ]
    for result in results:
        for name in result.keys() - unjudged.keys():
            assert result[name] == results[0][name]
