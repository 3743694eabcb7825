"""Suggestions: which known test a misspelled name most likely means."""

import pytest

from argmap.test_results import suggestions
from argmap.test_results.suggestions import Suggestions


@pytest.mark.parametrize("count", [100, 1_000, 10_000])
@pytest.mark.parametrize(
    "name",
    [
        "tests/test_all.py::test_number_50x",
        "tests/test_all.py::tset_number_50",
        "tests/test_other.py::test_it",
        "tests/test_51x.py::test_it",
        "tests/test_51x.py",
        "elsewhere",
    ],
)
def test_a_name_is_compared_with_few_of_many_tests(
    monkeypatch: pytest.MonkeyPatch, name: str, count: int
) -> None:
    tests = [
        *(f"tests/test_all.py::test_number_{number}" for number in range(count)),
        *(f"tests/test_{number}.py::test_it" for number in range(count)),
    ]
    compared = 0

    def count_candidates(word: str, candidates: list[str]) -> None:
        nonlocal compared
        compared += len(candidates)

    known = Suggestions(tests)
    monkeypatch.setattr(suggestions, "nearest", count_candidates)
    known.find_nearest(name)
    assert compared <= 128


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("tests/test_all.py::test_number_50x", "tests/test_all.py::test_number_50"),
        ("tests/test_all.py::tset_number_500", "tests/test_all.py::test_number_500"),
        ("tests/test_all.py::test_nmber_500", "tests/test_all.py::test_number_500"),
        ("test/test_all.py::test_number_500", "tests/test_all.py::test_number_500"),
        ("tests/test_al.py", "tests/test_all.py"),
        ("tests/test_all.py::something_else", None),
    ],
)
def test_a_typo_is_found_among_many_tests(name: str, suggestion: str | None) -> None:
    numbers = (f"tests/test_all.py::test_number_{number}" for number in range(1_000))
    assert Suggestions(numbers).find_nearest(name) == suggestion
