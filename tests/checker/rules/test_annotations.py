"""Rules about expected verdicts and ignore comments."""

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.checker import check, check_draft
from argmap.checker.settings import Settings
from argmap.loader import load_draft
from argmap.semantics import Reading
from argmap.source import Diagnostic
from tests.checker.cases import parse_map, run_rule, run_rule_once, underlined_text


class TestExpectationFailed:
    trigger = dedent(
        """
        claim calm: Markets are calm. {expect: supported}
          because claim trust: Banks trust each other.
        """
    )

    def test_the_verdict_with_its_reason_and_the_expectation_are_reported(self) -> None:
        finding = run_rule_once("S018", self.trigger)
        assert (finding.statement, underlined_text(finding)) == ("calm", "claim calm")
        assert "`argmap explain FILE calm`" in (finding.help or "")

    def test_a_met_expectation_is_fine(self) -> None:
        assert not run_rule("S018", self.trigger + "    because evidence low: Rates are low.\n")

    @pytest.mark.parametrize("expected", ["unsupported", '"unsupported (ungrounded)"'])
    def test_the_reason_is_optional(self, expected: str) -> None:
        assert not run_rule("S018", self.trigger.replace("supported", expected))

    @pytest.mark.parametrize("expected", ['"unsupported (bare)"', "suported", "true"])
    def test_other_reasons_and_invalid_verdicts_are_reported(self, expected: str) -> None:
        assert run_rule("S018", self.trigger.replace("supported", expected))

    def test_any_kind_of_statement_may_have_an_expectation(self) -> None:
        assert not run_rule("S018", "goal peace: Peace. {expect: conditional}")
        assert run_rule("S018", "evidence fire: Fire. {expect: contested}")

    def test_only_the_charitable_reading_counts(self) -> None:
        text = self.trigger + "    because (implicit) evidence low: Rates are low.\n"
        assert not run_rule("S018", text)
        assert not run_rule("S018", text, Reading.AS_WRITTEN)


UNSUPPORTED = {
    "R001": ("unsupported (bare)", "recommendation act: Act."),
    "R004": (
        "unsupported (defeated)",
        """
        recommendation act: Act.
          because evidence e: It burns.
          unless evidence f: It does not.
        """,
    ),
    "R005": (
        "contested",
        """
        recommendation act: Act.
          because evidence e: It burns.
          but evidence f: It does not.
        """,
    ),
    "R007": (
        "conditional",
        """
        recommendation act: Act.
          because assumption a: It burns.
        """,
    ),
}


@pytest.mark.parametrize("code", UNSUPPORTED)
def test_an_expected_verdict_on_a_recommendation_is_not_reported(code: str) -> None:
    verdict, text = UNSUPPORTED[code]
    expecting = text.replace("Act.", f'Act. {{expect: "{verdict}"}}')
    assert run_rule(code, text)
    assert not run_rule(code, expecting)
    assert run_rule(code, text.replace("Act.", "Act. {expect: supported}"))
    assert run_rule(code, expecting, Reading.AS_WRITTEN)


SELECTED = Settings(select=("R001", "E001", "E003", "S003", "I"))
BARE = "recommendation act: Act now.\n"


def run(text: str, settings: Settings = SELECTED) -> list[Diagnostic]:
    return [*check(parse_map(text), settings=settings)]


def run_codes(text: str, settings: Settings = SELECTED) -> list[str]:
    return [finding.code for finding in run(text, settings)]


@pytest.mark.parametrize(
    "comment",
    [
        "// argmap: ignore R001 (later)",
        "// argmap: ignore bare-recommendation (later)",
        "//  argmap : ignore R001 (later)",
        "//\targmap:ignore R001(later)",
        "// argmap: ignore R001 (see [act], p. 3 (and below))",
        "// argmap: ignore R001 (later)\n\n// and a comment\n",
        "   // argmap: ignore R001 (later)",
    ],
)
def test_an_ignore_comment_ignores_the_finding_below_it(comment: str) -> None:
    assert run_codes(BARE) == ["R001"]
    assert run_codes(f"{comment}\n{BARE}") == []


@pytest.mark.parametrize(
    "comments",
    [
        "// argmap: ignore R001, R010 (later)\n",
        "// argmap: ignore no-actor bare-recommendation (later)\n",
        "// argmap: ignore R001 (later)\n// argmap: ignore R010 (the board acts)\n",
    ],
)
def test_one_or_more_ignore_comments_may_name_several_rules(comments: str) -> None:
    settings = Settings(select=("R001", "R010", "I"))
    assert run_codes(BARE, settings) == ["R001", "R010"]
    assert run_codes(comments + BARE, settings) == []


def test_a_nested_statement_may_have_an_ignore_comment() -> None:
    text = BARE + "  // argmap: ignore E001 (seen by all)\n  because evidence fire: It burns.\n"
    assert run_codes(text) == []


def test_an_ignore_comment_inside_a_statement_applies_to_the_next_line() -> None:
    text = (
        "evidence a: It burns\n    // argmap: ignore E001 (seen)\n    and burns.\nevidence b: x\n"
    )
    assert run_codes(text) == ["E001", "I002", "E001"]


def test_the_line_of_the_statement_and_that_of_the_finding_both_count() -> None:
    circle = "claim a: It is so.\n  {}because claim b: It is.\n    because [a]\n"
    comment = "// argmap: ignore S003 (a play on words)\n"
    assert run_codes(circle.format("")) == ["S003"]
    assert run_codes(comment + circle.format("")) == []
    assert run_codes(circle.format(f"{comment}  ")) == []


def test_a_finding_about_a_source_can_be_ignored() -> None:
    text = "source book: A book {url: 'https://example.org'}\n".replace("'", '"')
    assert run_codes(text) == ["E003"]
    assert run_codes(f"// argmap: ignore E003 (for later)\n{text}") == []


def test_ignore_comments_in_included_files_count(tmp_path: Path) -> None:
    (tmp_path / "part.argmap").write_text(f"// argmap: ignore R001 (later)\n{BARE}", "utf-8")
    (tmp_path / "plan.argmap").write_text("include part.argmap\n", "utf-8")
    path = tmp_path / "plan.argmap"
    assert check_draft(load_draft(path), str(path), settings=SELECTED).findings == ()


@pytest.mark.parametrize(
    "comment",
    [
        "// argmap: ignore R001",
        "// argmap: ignore R001 ()",
        "// argmap: ignore R001 (later",
        "// argmap: ignore (later)",
        "// argmap ignore R001 (later)",
        "// argmap: ignroe R001 (later)",
        "// argmap: see below",
        "// argmap:",
        "// argmap: ignore R999 (later)",
        "// argmap: ignore R (later)",
        "// argmap: ignore all (later)",
        "// argmap: ignore L001 (later)",
    ],
)
def test_a_malformed_ignore_comment_is_reported_and_ignores_nothing(comment: str) -> None:
    malformed, bare = run(f"{comment}\n{BARE}")
    assert (malformed.code, bare.code) == ("I001", "R001")
    assert (malformed.statement, underlined_text(malformed)) == (None, comment)


@pytest.mark.parametrize(
    "comment", ["// argmaps: ignore R001", "// argmap", "// on argmap: ignore", "// argmap ignores"]
)
def test_other_comments_have_no_effect(comment: str) -> None:
    assert run_codes(f"{comment}\n{BARE}") == ["R001"]


def test_an_unused_ignore_is_reported_at_the_rule() -> None:
    [unused] = run("// argmap: ignore R001, E001 (later)\n" + BARE)
    assert (unused.code, unused.statement, underlined_text(unused)) == ("I002", None, "E001")


def test_an_ignore_comment_at_the_end_is_unused() -> None:
    assert run_codes(BARE + "// argmap: ignore R001 (later)\n") == ["R001", "I002"]


def test_an_ignore_comment_for_an_unselected_rule_is_not_unused() -> None:
    text = "// argmap: ignore R001 (later)\nclaim a: It is so.\n"
    assert run_codes(text) == ["I002"]
    assert run_codes(text, Settings(select=("E001", "I"))) == []
    assert run_codes(text, Settings(select=("R001",))) == []


def test_no_ignore_comment_is_unused_as_written() -> None:
    text = "// argmap: ignore R001 (later)\nclaim a: It is so.\n"
    assert check(parse_map(text), Reading.AS_WRITTEN, SELECTED) == ()


def test_an_ignore_comment_is_used_although_the_settings_ignore_the_finding() -> None:
    settings = Settings(select=("R001", "I"), per_path_ignores={"*": ("R001",)})
    assert run_codes(f"// argmap: ignore R001 (later)\n{BARE}", settings) == []


@given(st.text(st.sampled_from("// argmap:ignore R001,(x)\t\n"), max_size=80))
def test_any_comment_can_be_checked(comment: str) -> None:
    lines = "".join(f"// {line}\n" for line in comment.splitlines())
    assert {*run_codes(lines + BARE)} <= {"R001", "I001", "I002"}
