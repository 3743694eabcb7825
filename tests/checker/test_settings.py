"""Settings made in Python."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from argmap.checker import check
from argmap.checker.settings import Settings, SettingsError
from argmap.errors import Error
from argmap.loader import parse
from argmap.source import Diagnostic, Severity

PLAN = parse("recommendation act: Act now.\n")


def test_strings_are_converted() -> None:
    settings = Settings(
        select="R001",
        ignore=["W", "E001"],
        severity={"R001": "info"},
        per_path_ignores={"drafts/*": ["R"], "old/*": "E"},
        fail_on="warning",
        folder="maps",
    )
    assert settings == Settings(
        select=("R001",),
        ignore=("W", "E001"),
        severity={"R001": Severity.INFO},
        per_path_ignores={"drafts/*": ("R",), "old/*": ("E",)},
        fail_on=Severity.WARNING,
        folder=Path("maps"),
        today=settings.today,
    )
    assert Settings(fail_on="never").fail_on is None


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"severity": {"R008": "fatal"}}, "`R008` must be one of error, warning, info, not"),
        ({"severity": "error"}, "`severity` must be a table"),
        ({"fail_on": "eror"}, r"did you mean `error`\?"),
        ({"select": 3}, "`select` must be a list of rules, not 3"),
        ({"ignore": ["R", None]}, "`ignore` must be a list of rules"),
        ({"per_path_ignores": {"a": 3}}, "`a` must be a list of rules"),
        ({"max_words": 0}, "`max_words` must be a whole number"),
        ({"max_depth": True}, "`max_depth` must be a whole number"),
        ({"max_age": "old"}, "`max_age` must be a whole number"),
    ],
)
def test_wrong_values_are_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        Settings(**options)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"select": ["bare-recommendaton"]}, r"did you mean bare-recommendation\?"),
        ({"select": ["R99"]}, "`select`: there is no rule R99"),
        ({"ignore": ["L001"]}, "`ignore`: L001 is an error in the text of a map"),
        ({"severity": {"R0O8": "info"}}, "`severity`: there is no rule R0O8"),
        ({"per_path_ignores": {"drafts/*": ["Z"]}}, r"`drafts/\*`: there is no rule Z"),
    ],
)
def test_unknown_rules_are_refused_when_a_map_is_checked(
    options: dict[str, Any], message: str
) -> None:
    with pytest.raises(SettingsError, match=message):
        check(PLAN, settings=Settings(**options))


def test_all_unknown_rules_are_reported() -> None:
    with pytest.raises(SettingsError) as caught:
        check(PLAN, settings=Settings(select=["Q", "R"], ignore=["Z"]))
    assert [each.code for each in caught.value.diagnostics] == ["C004", "C004"]


def test_an_error_lists_all_diagnostics() -> None:
    diagnostics = [Diagnostic("C002", Severity.ERROR, each, help="?") for each in ("this", "that")]
    error = SettingsError(*diagnostics)
    assert str(error) == "this; ?\nthat; ?"
    assert error.diagnostics == tuple(diagnostics)
    assert isinstance(error, Error)
    assert isinstance(error, ValueError)


def test_settings_are_hashable_and_comparable() -> None:
    today = date(2024, 5, 1)
    assert hash(Settings(today=today)) == hash(Settings(today=today))
    assert Settings(severity={"R": "info"}) != Settings()
