"""Outcomes: what a name selects, and what an unknown name may mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.test_results import Outcome, Outcomes, TestResult, iter_parents

PASSED = Outcome.PASSED
KNOWN = Outcomes(
    dict.fromkeys(
        [
            "tests/test_fuzz.py::test_it",
            "tests/test_fuzz.py::test_it_again",
            "tests/test_fuzz.py::test_many[a]",
            "tests/test_fuzz.py::test_many[a::b/c]",
            r"tests/test_fuzz.py::test_many[\xfc]",
            "tests/test_fuzz.py::TestParser::test_it",
            "tests/test_fuzz.pyx::test_it",
            "tests/deep/test_more.py::test_more",
            "tests-too/test_other.py::test_other",
        ],
        PASSED,
    )
)


@pytest.mark.parametrize(
    ("name", "tests"),
    [
        ("tests/test_fuzz.py::test_it", ["tests/test_fuzz.py::test_it"]),
        (
            "tests/test_fuzz.py::test_many",
            [
                r"tests/test_fuzz.py::test_many[\xfc]",
                "tests/test_fuzz.py::test_many[a::b/c]",
                "tests/test_fuzz.py::test_many[a]",
            ],
        ),
        ("tests/test_fuzz.py::test_many[a]", ["tests/test_fuzz.py::test_many[a]"]),
        ("tests/test_fuzz.py::test_many[b]", []),
        ("tests/test_fuzz.py::TestParser", ["tests/test_fuzz.py::TestParser::test_it"]),
        ("tests/deep", ["tests/deep/test_more.py::test_more"]),
        ("tests/deep/", ["tests/deep/test_more.py::test_more"]),
        ("tests/test_fuzz.pyx", ["tests/test_fuzz.pyx::test_it"]),
        ("tests/test_fuzz", []),
        (".", sorted(KNOWN.tests)),
        ("", []),
    ],
)
def test_a_name_selects_a_test_or_all_tests_below_it(name: str, tests: list[str]) -> None:
    assert [result.test for result in KNOWN.find(name)] == tests


parts = st.lists(st.sampled_from("ab"), min_size=1, max_size=3)


@given(st.lists(st.tuples(parts, parts, st.sampled_from(["", "[a]", "[b]"])), max_size=8), parts)
def test_a_file_or_folder_selects_all_of_its_tests(
    drawn: list[tuple[list[str], list[str], str]], selected: list[str]
) -> None:
    tests = [f"{'/'.join(path)}::{'::'.join(names)}{params}" for path, names, params in drawn]
    outcomes = Outcomes(dict.fromkeys(tests, PASSED))
    name = "/".join(selected)
    expected = {test for test in tests if f"{test.partition('::')[0]}/".startswith(f"{name}/")}
    assert {result.test for result in outcomes.find(name)} == expected


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("tests/test_fuzz.py::test_mayn", "tests/test_fuzz.py::test_many"),
        ("test/test_more.py::test_more", "tests/deep/test_more.py::test_more"),
        ("tests/test_fuz.py", "tests/test_fuzz.py"),
        ("tests/test_fuzz.py::test_many[ü]", r"tests/test_fuzz.py::test_many[\xfc]"),
        ("tests/test_fuzz.py::test_many[xfc]", r"tests/test_fuzz.py::test_many[\xfc]"),
        ("elsewhere", None),
    ],
)
def test_an_unknown_name_suggests_a_known_one(name: str, suggestion: str | None) -> None:
    assert KNOWN.suggest(name) == suggestion


def test_a_result_is_a_sentence() -> None:
    assert str(TestResult("t.py::t", Outcome.FAILED)) == "t.py::t failed"
    assert {str(TestResult("t", outcome)) for outcome in Outcome} == {
        "t passed",
        "t failed",
        "t had an error in setup or teardown",
        "t was skipped",
        "t failed as expected (xfail)",
        "t passed, but is marked xfail",
        "t was deselected",
        "t could not be collected",
        "t was only run in part",
        "t was not run",
    }


def test_parents_go_from_the_innermost_to_the_root() -> None:
    assert [*iter_parents("tests/deep/t.py::TestIt::test_it[a::b/c]")] == [
        "tests/deep/t.py::TestIt::test_it",
        "tests/deep/t.py::TestIt",
        "tests/deep/t.py",
        "tests/deep",
        "tests",
        ".",
    ]
    assert [*iter_parents("t.py")] == ["."]
    assert [*iter_parents(".")] == []


def test_tests_that_were_not_found_or_not_requested_count_as_results() -> None:
    known = Outcomes(
        {
            "tests": Outcome.RUN_IN_PART,
            "tests/test_a.py": Outcome.RUN_IN_PART,
            "tests/test_a.py::test_a": PASSED,
            "tests/test_b.py": Outcome.NOT_COLLECTED,
        }
    )
    assert [str(result) for result in known.find("tests")] == [
        "tests/test_a.py::test_a passed",
        "tests/test_b.py could not be collected",
        "tests was only run in part",
    ]
    assert [str(result) for result in known.find("tests/test_b.py::test_b[x]")] == [
        "tests/test_b.py could not be collected"
    ]
    assert known.find("tests/test_c.py::test_c") == []
