"""Findings grouped by rule."""

import re
from pathlib import Path

import pytest

from argmap.checker import CheckResult, check_draft
from argmap.checker.settings import Settings
from argmap.loader import load_draft, parse_draft
from argmap.reports.check_report import format_report
from argmap.reports.diagnostic_text import format_diagnostic
from argmap.reports.findings_by_rule import MOST_FILES, MOST_STATEMENTS, format_findings_by_rule
from argmap.source import Severity
from argmap.text_layout import WIDTH, Style

EXAMPLE = Path(__file__).parents[2] / "examples" / "us-japan-technology.argmap"


def checked(text: str, path: str = "plan.argmap", **settings: object) -> CheckResult:
    return check_draft(parse_draft(text, path), path, settings=Settings(**settings))  # type: ignore[arg-type]


def blocks(report: str) -> list[str]:
    return report.split("\n\n")


def test_the_report_on_a_real_article_fits_on_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLE.parents[1])
    path = f"examples/{EXAMPLE.name}"
    result = check_draft(load_draft(path), path)
    lines = format_report([result]).splitlines()
    assert len(lines) <= 60
    assert max(map(len, lines)) <= WIDTH
    assert any("[smaller-chips]" in line for line in lines[:10])
    assert any("1 unsupported" in line for line in lines[-6:])
    assert "  unsupported: smaller-chips" in lines[-6:]


def test_a_rule_has_one_block() -> None:
    text = "".join(f"evidence e{number}: Fact {number}.\n" for number in range(3))
    result = checked(text, select=["E001"])
    [block, _] = blocks(format_findings_by_rule([result]))
    assert block.startswith("warning[E001] uncited-evidence: 3 pieces of evidence ")
    assert "--> plan.argmap:1 e0, 2 e1, 3 e2\n" in block
    assert "1 | evidence e0: Fact 0.\n" in block
    assert block.count("help:") == 1


def test_what_decides_is_named_beside_each_statement() -> None:
    text = """\
source log: Queue log
recommendation act: Act now.
  because evidence fire: It burns [@log].
recommendation buy: Buy a hose.
  because evidence smoke: Smoke was seen.
recommendation run: Run.
  because evidence heat: It is hot. [@log]
  because evidence steam: Steam was seen. [@log]
recommendation wait: Wait.
  because evidence calm: All is calm.
  because evidence still: All is still.
"""
    [evidence, sources, _] = blocks(
        format_findings_by_rule([checked(text, select=["R008", "R009"])])
    )
    assert "--> plan.argmap:2 act (fire), 4 buy (smoke)\n" in evidence
    assert "--> plan.argmap:6 run (@log), 9 wait (author's word)\n" in sources


def test_a_single_finding_is_shown_in_full() -> None:
    result = checked("evidence fire: It burns.\n", select=["E001"])
    assert format_findings_by_rule([result]).startswith(format_diagnostic(result.findings[0]))


def test_errors_come_first_and_among_them_recommendations_that_fail() -> None:
    text = """\
evidence fire: It burns.
recommendation buy: Buy a hose.
  because [act]
recommendation act: Act now.
  because [fire]
recommendation wait: Wait.
"""
    result = checked(text, select=["R001", "R008", "R012", "E001"])
    codes = re.findall(r"^\w+\[(\w+)\]", format_findings_by_rule([result]), re.MULTILINE)
    assert codes == ["R001", "R012", "R008", "E001"]


def test_a_severity_that_settings_change_moves_a_rule() -> None:
    text = "evidence fire: It burns.\nrecommendation act: Act now.\n"
    result = checked(text, select=["R001", "E001"], severity={"E001": "error", "R001": "warning"})
    codes = re.findall(r"^\w+\[(\w+)\]", format_findings_by_rule([result]), re.MULTILINE)
    assert codes == ["E001", "R001"]


def test_errors_in_the_text_keep_their_own_fixes() -> None:
    result = checked("clam a: So.\nevidenc b: So.\n")
    report = format_findings_by_rule([result])
    for error in result.errors:
        assert format_diagnostic(error) in report


def test_long_lists_are_cut() -> None:
    text = "".join(f"evidence e{number}: Fact {number}.\n" for number in range(1000))
    results = [checked(text, f"{number}.argmap", select=["E001"]) for number in range(20)]
    [block, _] = blocks(format_findings_by_rule(results))
    assert "20,000 pieces of evidence" in block
    assert block.count("-->") == MOST_FILES
    assert block.count(f"and {1000 - MOST_STATEMENTS} more") == MOST_FILES
    assert f"and {20 - MOST_FILES} more maps\n" in block


def test_a_line_and_its_statement_stay_together() -> None:
    text = "".join(f"evidence e{number}: Fact {number}.\n" for number in range(20))
    lines = format_findings_by_rule([checked(text, select=["E001"])]).splitlines()
    assert all(re.search(r"\d e\d+,?$", line) for line in lines[1:3])
    assert all(len(line) <= WIDTH for line in lines)


def test_hidden_findings_are_counted() -> None:
    text = "recommendation act: Act now.\n  because assumption fire: It burns.\n"
    result = checked(text, select=["R007"])
    assert "R007" not in format_findings_by_rule([result])
    assert "1 info (--severity info shows them)" in format_findings_by_rule([result])
    assert "R007" in format_findings_by_rule([result], least=Severity.INFO)


def test_painting_adds_only_styles() -> None:
    def paint(part: str, role: Style) -> str:
        return f"<{role}>{part}</{role}>"

    text = "evidence fire: It burns.\nevidence smoke: It smokes.\nrecommendation act: Act.\n"
    results = [checked(text)]
    painted = format_findings_by_rule(results, paint)
    assert re.sub(r"</?[a-z]+>", "", painted) == format_findings_by_rule(results)
    assert "<warning>warning[E001] uncited-evidence:</warning><title> 2 pieces" in painted
