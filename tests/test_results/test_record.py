"""How tests came out, and which of them a name stands for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.test_results import Outcome, Outcomes, Trial, above

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
def test_a_name_stands_for_a_test_or_for_all_below_it(name: str, tests: list[str]) -> None:
    assert [each.test for each in KNOWN.of(name)] == tests


parts = st.lists(st.sampled_from("ab"), min_size=1, max_size=3)


@given(st.lists(st.tuples(parts, parts, st.sampled_from(["", "[a]", "[b]"])), max_size=8), parts)
def test_a_file_stands_for_all_of_its_tests(
    made: list[tuple[list[str], list[str], str]], asked: list[str]
) -> None:
    tests = [f"{'/'.join(path)}::{'::'.join(names)}{params}" for path, names, params in made]
    outcomes = Outcomes(dict.fromkeys(tests, PASSED))
    name = "/".join(asked)
    expected = {test for test in tests if f"{test.partition('::')[0]}/".startswith(f"{name}/")}
    assert {each.test for each in outcomes.of(name)} == expected


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("tests/test_fuzz.py::test_mayn", "tests/test_fuzz.py::test_many"),
        ("test/test_more.py::test_more", "tests/deep/test_more.py::test_more"),
        ("tests/test_fuz.py", "tests/test_fuzz.py"),
        ("tests/test_fuzz.py::test_many[ü]", r"tests/test_fuzz.py::test_many[\xfc]"),
        ("tests/test_fuzz.py::test_many[xfc]", r"tests/test_fuzz.py::test_many[\xfc]"),
        ("elsewhere", None),
    ],
)
def test_a_name_that_stands_for_nothing_may_be_near_to_one(name: str, near: str | None) -> None:
    assert KNOWN.near(name) == near


def test_a_trial_says_how_it_came_out() -> None:
    assert str(Trial("t.py::t", Outcome.FAILED)) == "t.py::t failed"
    assert {str(Trial("t", each)) for each in Outcome} == {
        "t passed",
        "t failed",
        "t could not be set up or taken down",
        "t was skipped",
        "t failed, as it was marked to",
        "t passed, but is marked to fail",
        "t was deselected",
        "t could not be collected",
        "t was run in part only",
        "t was not run",
    }


def test_a_test_lies_in_all_that_holds_it() -> None:
    assert [*above("tests/deep/t.py::TestIt::test_it[a::b/c]")] == [
        "tests/deep/t.py::TestIt::test_it",
        "tests/deep/t.py::TestIt",
        "tests/deep/t.py",
        "tests/deep",
        "tests",
        ".",
    ]
    assert [*above("t.py")] == ["."]
    assert [*above(".")] == []


def test_what_was_not_found_or_not_run_as_a_whole_passes_for_nothing() -> None:
    known = Outcomes(
        {
            "tests": Outcome.RUN_IN_PART,
            "tests/test_a.py": Outcome.RUN_IN_PART,
            "tests/test_a.py::test_a": PASSED,
            "tests/test_b.py": Outcome.NOT_COLLECTED,
        }
    )
    assert [str(each) for each in known.of("tests")] == [
        "tests/test_a.py::test_a passed",
        "tests/test_b.py could not be collected",
        "tests was run in part only",
    ]
    assert [str(each) for each in known.of("tests/test_b.py::test_b[x]")] == [
        "tests/test_b.py could not be collected"
    ]
    assert known.of("tests/test_c.py::test_c") == []
