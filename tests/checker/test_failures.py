"""Failures of argmap, as errors of a map."""

import pytest

from argmap.checker.failures import RuleFailedError, describe_exception, read_safely
from argmap.loader import Draft, parse_draft


def test_a_draft_is_returned_as_it_is() -> None:
    draft = parse_draft("claim a: It is so.")
    assert read_safely(lambda: draft, "plan.argmap") is draft


@pytest.mark.parametrize("error", [KeyError("x"), RecursionError(), MemoryError(), OSError(5, "x")])
def test_an_exception_becomes_an_error_of_the_draft(error: Exception) -> None:
    def fail() -> Draft:
        raise error

    [diagnostic] = read_safely(fail, "plan.argmap").diagnostics
    assert diagnostic.code == "F010"
    assert "plan.argmap" in diagnostic.message
    assert diagnostic.help


def test_a_bug_names_the_exception_and_its_place() -> None:
    def fail() -> Draft:
        raise KeyError("x")

    [diagnostic] = read_safely(fail, "plan.argmap").diagnostics
    assert "KeyError: 'x' (test_failures.py, line " in diagnostic.message
    assert "report it" in diagnostic.help


def test_a_rule_that_fails_is_named() -> None:
    error = RuleFailedError("R001", "bare-recommendation", ValueError("none"))
    diagnostic = describe_exception(error, "plan.argmap")
    assert "R001 (bare-recommendation)" in diagnostic.message
    assert "authors of the rule" in diagnostic.help


def test_an_exception_that_was_never_raised_has_no_place() -> None:
    assert describe_exception(ValueError("none"), "a").message.endswith("ValueError: none")
