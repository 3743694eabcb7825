"""What the package of findings has to give, which is imported when it is asked for."""

import pytest

import argmap.findings
from argmap.findings.checking import check
from argmap.findings.registry import Finding, Rule, rule
from argmap.findings.reviews import Review


@pytest.fixture(autouse=True)
def nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """That no name was asked for before."""
    for name in argmap.findings.__all__:
        monkeypatch.delitem(vars(argmap.findings), name, raising=False)


@pytest.mark.parametrize("named", [Finding, Review, Rule, check, rule])
def test_every_name_is_that_of_its_module(named: object) -> None:
    name = getattr(named, "__name__", "")
    assert name in argmap.findings.__all__
    assert getattr(argmap.findings, name) is named
    assert vars(argmap.findings)[name] is named


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match=r"^module 'argmap.findings' has no attribute 'x'$"):
        argmap.findings.x  # noqa: B018
