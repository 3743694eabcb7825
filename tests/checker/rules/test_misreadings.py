"""Warnings about the text, which settings and comments can suppress like any finding of a rule."""

import pytest

from argmap.checker import CheckResult, Settings, check_draft
from argmap.loader import parse_draft
from argmap.source import Severity

LINES = {
    "L014": "claim a: It is so,\n{comment}  but not now.\n",
    "L015": "{comment}# TODO ask\n",
    "L016": "claim a: It is so.\n{comment}  {{tset: b}}\n",
    "L017": "{comment}claim a: It is so (¶3).\n",
}
BROKEN = "\nclaim: \n"

every_warning = pytest.mark.parametrize("code", LINES)
with_and_without_error = pytest.mark.parametrize("more", ["", BROKEN])


def check_text(text: str, settings: Settings | None = None) -> CheckResult:
    return check_draft(parse_draft(text, "plan.argmap"), "plan.argmap", settings=settings)


def find_codes(text: str, settings: Settings | None = None) -> set[str]:
    found = {finding.code for finding in check_text(text, settings).findings}
    return {code for code in found if code[0] in "LI"}


@every_warning
@with_and_without_error
def test_every_warning_is_reported_once(code: str, more: str) -> None:
    findings = check_text(LINES[code].format(comment="") + more).findings
    assert [finding.code for finding in findings].count(code) == 1


@every_warning
@with_and_without_error
@pytest.mark.parametrize(
    "settings",
    [
        Settings(select=["R"]),
        Settings(ignore=["L"]),
        Settings(select=["L"], ignore=["L014", "L015", "near-key", "note-as-text"]),
        Settings(per_path_ignores={"*.argmap": ["L01"]}),
    ],
)
def test_settings_suppress_warnings(code: str, more: str, settings: Settings) -> None:
    assert find_codes(LINES[code].format(comment="") + more, settings) == set()


@every_warning
@with_and_without_error
def test_a_comment_suppresses_a_warning_on_the_next_line(code: str, more: str) -> None:
    comment = f"  // argmap: ignore {code} (it is meant so)\n"
    assert find_codes(LINES[code].format(comment=comment) + more) == set()
    assert find_codes(comment + "claim a: It is so.\n") == {"I002"}


def test_no_comment_and_no_selector_suppresses_an_error_of_the_text() -> None:
    comment = "// argmap: ignore L005 (it is meant so)\n"
    result = check_text(f"{comment}claim a:\n", Settings(ignore=["L"]))
    assert [error.code for error in result.errors] == ["L005"]


@every_warning
@with_and_without_error
def test_settings_change_the_severity_of_warnings(code: str, more: str) -> None:
    settings = Settings(severity={"L": "error"})
    findings = check_text(LINES[code].format(comment="") + more, settings).findings
    severities = [finding.severity for finding in findings if finding.code == code]
    assert severities == [Severity.ERROR]


def test_a_baseline_keeps_warnings_of_rules_that_did_not_run() -> None:
    text = LINES["L017"].format(comment="")
    assert check_text(text).has_checked("L017")
    assert not check_text(text + BROKEN).has_checked("L017")
    assert not check_text(text, Settings(select=["R"])).has_checked("L017")
    assert check_text(text, Settings(select=["R"])).has_checked("L005")
