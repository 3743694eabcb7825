"""Findings as text."""

import re
from pathlib import Path

from argmap.checker import CheckResult, check_draft
from argmap.loader import load_draft, parse_draft
from argmap.reports.diagnostic_text import format_diagnostic
from argmap.reports.findings_text import format_findings
from argmap.semantics import Reading
from argmap.source import Diagnostic, Severity, Span, Text
from argmap.text_layout import Style
from tests.checker.cases import FEW_RULES

PLAN = """\
recommendation act: Act now.
  because (implicit) claim good: It helps.
    because evidence study: A study of such cases.

recommendation buy: Buy a hose.
"""


def checked(text: str, reading: Reading = Reading.CHARITABLE) -> CheckResult:
    return check_draft(parse_draft(text, "plan.argmap"), "plan.argmap", reading, FEW_RULES)


def test_every_diagnostic_has_its_place_and_its_line() -> None:
    result = checked(PLAN)
    blocks = format_findings([result]).split("\n\n")
    assert len(blocks) == len(result.findings) + 1
    for block, finding in zip(blocks, result.findings, strict=False):
        assert block.startswith(f"{finding.label}: ")
        assert finding.span
        place = f"--> plan.argmap:{finding.span.line}:{finding.span.column}\n"
        assert place in block
        assert f"\n{finding.span.line} | " in block
        assert "^" * finding.span.length in block


def test_without_maps_there_is_no_report() -> None:
    assert format_findings([]) == ""


def test_a_help_text_is_shown_once() -> None:
    text = format_findings([checked("recommendation a: Act.\nrecommendation b: Buy.\n")])
    assert text.count("error[R001]") == 2
    assert text.count("help:") == 1


def test_painting_adds_only_styles() -> None:
    def paint(part: str, role: Style) -> str:
        return f"<{role}>{part}</{role}>"

    results = [checked(PLAN)]
    painted = format_findings(results, paint)
    assert re.sub(r"</?[a-z]+>", "", painted) == format_findings(results)
    assert "<error>error[R001] bare-recommendation:</error><title> " in painted
    assert re.search(r"<warning> *\^{14}</warning>", painted)
    assert "<good>1 supported</good>, <error>1 unsupported</error>" in painted


def test_missing_files_have_no_line(tmp_path: Path) -> None:
    path = str(tmp_path / "plan.argmap")
    text = format_findings([check_draft(load_draft(path), path)])
    assert f"--> {path}\n" in text
    assert "|" not in text


def test_a_diagnostic_without_a_place() -> None:
    said, name = "no reason is given for [act]", "bare-recommendation"
    finding = Diagnostic("R001", Severity.ERROR, said, name=name)
    assert (
        format_diagnostic(finding)
        == "error[R001] bare-recommendation: no reason is given for [act]\n"
    )


def test_help_can_be_left_out() -> None:
    def paint(part: str, role: Style) -> str:
        return f"<{role}>{part}</{role}>"

    finding = Diagnostic("R001", Severity.ERROR, "no reason", help="help: this is help: indeed")
    told = "error[R001]: no reason\n"
    assert format_diagnostic(finding) == f"{told}    help: help: this is help: indeed\n"
    assert format_diagnostic(finding, shows_help=False) == told
    assert "    <title>help:</title> help: this is help: indeed\n" in format_diagnostic(
        finding, paint
    )


def test_control_characters_are_replaced() -> None:
    text = Text("a\x1b[2J.argmap", "claim \x1b]0;owned\x07 x")
    shown_text = format_diagnostic(
        Diagnostic("L001", Severity.ERROR, "what is \x9b?", Span(text, 6, 7), "take \x1b out")
    )
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown_text)


def test_carets_stay_below_their_span() -> None:
    text = Text("plan.argmap", "claim a:\t\u202eThe \x07bell\u2069 is ringing")
    place = text.content.index("ringing")
    said = Diagnostic("L001", Severity.ERROR, "no", Span(text, place, place + len("ringing")))
    _, _, line, carets = format_diagnostic(said).splitlines()
    assert line == "1 | claim a:    �The �bell� is ringing"
    assert carets == "  | ".ljust(line.index("ringing")) + "^" * len("ringing")


def test_control_characters_before_a_span_are_replaced() -> None:
    text = Text("plan.argmap", "\x1bclaim a: so")
    said = Diagnostic("L001", Severity.ERROR, "no", Span(text, 1, 6))
    assert format_diagnostic(said).splitlines()[2:] == ["1 | �claim a: so", "  |  ^^^^^"]


def test_control_characters_in_long_lines_are_replaced() -> None:
    text = Text("plan.argmap", "x\u202e " * 1000)
    line = format_diagnostic(
        Diagnostic("L001", Severity.ERROR, "no", Span(text, 1000, 2000))
    ).splitlines()[2]
    assert "\u202e" not in line
