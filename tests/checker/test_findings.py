"""What the package of findings has to give, which is imported when it is asked for."""

import pytest

import argmap.checker
from argmap.checker.checking import check
from argmap.checker.registry import Finding, Rule, rule
from argmap.checker.reviews import CheckResult


@pytest.fixture(autouse=True)
def nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """That no name was asked for before."""
    for name in argmap.checker.__all__:
        monkeypatch.delitem(vars(argmap.checker), name, raising=False)


@pytest.mark.parametrize("named", [Finding, CheckResult, Rule, check, rule])
def test_every_name_is_that_of_its_module(named: object) -> None:
    name = getattr(named, "__name__", "")
    assert name in argmap.checker.__all__
    assert getattr(argmap.checker, name) is named
    assert vars(argmap.checker)[name] is named


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match=r"^module 'argmap.checker' has no attribute 'x'$"):
        argmap.checker.x  # noqa: B018
