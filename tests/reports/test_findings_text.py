"""The report for people: how it looks."""

import re
from pathlib import Path

from argmap.checker import CheckResult, check_draft
from argmap.loader import load_draft, parse_draft
from argmap.reports.findings_text import format_diagnostic, format_findings
from argmap.semantics import Reading
from argmap.source import Diagnostic, Severity, Span, Text
from argmap.text_layout import Style
from tests.checker.cases import ASKED

PLAN = """\
recommendation act: Act now.
  because (implicit) claim good: It helps.
    because evidence study: A study of such cases.

recommendation buy: Buy a hose.
"""

REPORT = """\
warning[R015] implicit-support-only: [act] is supported only through implicit links, and unsupported
    (no reason given) as written: [good] for [act]
 --> plan.argmap:1:1
1 | recommendation act: Act now.
  | ^^^^^^^^^^^^^^^^^^
    help: remove `(implicit)` from links that the text states; do not attribute the others to the
        text

warning[E001] uncited-evidence: [study] cites no source
 --> plan.argmap:3:13
3 |     because evidence study: A study of such cases.
  |             ^^^^^^^^^^^^^^
    help: add a citation at its end, `[@key]`, and describe the source in a line `source key: …`

error[R001] bare-recommendation: no reason is given for [buy]
 --> plan.argmap:5:1
5 | recommendation buy: Buy a hose.
  | ^^^^^^^^^^^^^^^^^^
    help: add one under it: `because claim: …` or `because evidence: …`

2 recommendations charitably: 1 supported, 1 unsupported
2 recommendations as written: 2 unsupported
1 error, 2 warnings in 1 map
"""


def checked(text: str, reading: Reading = Reading.CHARITABLE) -> CheckResult:
    return check_draft(parse_draft(text, "plan.argmap"), "plan.argmap", reading, ASKED)


def test_the_whole_of_it() -> None:
    assert format_findings([checked(PLAN)]) == REPORT


def test_as_written_one_reading_is_enough() -> None:
    summary = format_findings([checked(PLAN, Reading.AS_WRITTEN)]).rpartition("\n\n")[2]
    assert summary == (
        "2 recommendations as written: 2 unsupported\n2 errors, 1 warning in 1 map\n"
    )


def test_all_is_well() -> None:
    assert format_findings([checked("claim calm: All is calm.\n")]) == (
        "0 recommendations\nnothing to mend in 1 map\n"
    )


def test_no_map_is_no_report() -> None:
    assert format_findings([]) == ""


def test_maps_with_errors_in_their_text_are_counted_apart() -> None:
    text = format_findings(
        [checked("claim calm: All is calm.\n"), checked("clam calm: All is calm.\n")]
    )
    assert text.endswith(
        "0 recommendations\n"
        "1 map not judged: the errors in the text come first\n"
        "1 error in 2 maps\n"
    )


def test_the_same_help_is_given_once() -> None:
    text = format_findings([checked("recommendation a: Act.\nrecommendation b: Buy.\n")])
    assert text.count("error[R001]") == 2
    assert text.count("help:") == 1


def test_every_part_is_painted_and_nothing_is_lost() -> None:
    def paint(part: str, role: Style) -> str:
        return f"<{role}>{part}</{role}>"

    reviews = [checked(PLAN)]
    painted = format_findings(reviews, paint)
    assert re.sub(r"</?[a-z]+>", "", painted) == format_findings(reviews)
    assert "<error>error[R001] bare-recommendation:</error><title> no reason" in painted
    assert re.search(r"<warning> *\^{14}</warning>", painted)
    assert "<good>1 supported</good>, <error>1 unsupported</error>" in painted


def test_a_file_that_is_not_there_has_no_line_to_show(tmp_path: Path) -> None:
    path = str(tmp_path / "plan.argmap")
    text = format_findings([check_draft(load_draft(path), path)])
    assert f"--> {path}\n" in text
    assert "|" not in text


def test_a_finding_without_a_place() -> None:
    said, name = "no reason is given for [act]", "bare-recommendation"
    finding = Diagnostic("R001", Severity.ERROR, said, name=name)
    assert (
        format_diagnostic(finding)
        == "error[R001] bare-recommendation: no reason is given for [act]\n"
    )


def test_a_finding_with_what_to_do_about_it() -> None:
    def paint(part: str, role: Style) -> str:
        return f"<{role}>{part}</{role}>"

    finding = Diagnostic("R001", Severity.ERROR, "no reason", help="help: this is help: indeed")
    told = "error[R001]: no reason\n"
    assert format_diagnostic(finding) == f"{told}    help: help: this is help: indeed\n"
    assert format_diagnostic(finding, helping=False) == told
    assert "    <title>help:</title> help: this is help: indeed\n" in format_diagnostic(
        finding, paint
    )


def test_nothing_in_a_text_steers_the_terminal() -> None:
    text = Text("a\x1b[2J.argmap", "claim \x1b]0;owned\x07 x")
    shown_text = format_diagnostic(
        Diagnostic("L001", Severity.ERROR, "what is \x9b?", Span(text, 6, 7), "take \x1b out")
    )
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown_text)


def test_the_carets_stand_under_what_they_are_about() -> None:
    text = Text("plan.argmap", "claim a:\t\u202eThe \x07bell\u2069 is ringing")
    place = text.content.index("ringing")
    said = Diagnostic("L001", Severity.ERROR, "no", Span(text, place, place + len("ringing")))
    _, _, line, carets = format_diagnostic(said).splitlines()
    assert line == "1 | claim a:    �The �bell� is ringing"
    assert carets == "  | ".ljust(line.index("ringing")) + "^" * len("ringing")


def test_a_line_is_harmless_from_its_beginning() -> None:
    text = Text("plan.argmap", "\x1bclaim a: so")
    said = Diagnostic("L001", Severity.ERROR, "no", Span(text, 1, 6))
    assert format_diagnostic(said).splitlines()[2:] == ["1 | �claim a: so", "  |  ^^^^^"]


def test_of_a_place_in_a_long_line_the_excerpt_is_harmless() -> None:
    text = Text("plan.argmap", "x\u202e " * 1000)
    line = format_diagnostic(
        Diagnostic("L001", Severity.ERROR, "no", Span(text, 1000, 2000))
    ).splitlines()[2]
    assert "\u202e" not in line
