"""Findings that are let stand: by which remarks, and what is said of remarks that do nothing."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.checker import check, check_draft
from argmap.checker.settings import Settings
from argmap.loader import load_draft
from argmap.semantics import Reading
from argmap.source import Diagnostic, Severity
from tests.checker.cases import under, written

ASKED = Settings(select=("R001", "E001", "E003", "S003", "I"))
BARE = "recommendation act: Act now.\n"


def found(text: str, settings: Settings = ASKED) -> list[Diagnostic]:
    return [*check(written(text), settings=settings)]


def codes(text: str, settings: Settings = ASKED) -> list[str]:
    return [each.code for each in found(text, settings)]


@pytest.mark.parametrize(
    "remark",
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
def test_a_remark_lets_the_finding_below_it_stand(remark: str) -> None:
    assert codes(BARE) == ["R001"]
    assert codes(f"{remark}\n{BARE}") == []


@pytest.mark.parametrize(
    "remarks",
    [
        "// argmap: ignore R001, R010 (later)\n",
        "// argmap: ignore no-actor bare-recommendation (later)\n",
        "// argmap: ignore R001 (later)\n// argmap: ignore R010 (the board acts)\n",
    ],
)
def test_a_remark_may_name_several_rules_and_several_may_stand_together(remarks: str) -> None:
    settings = Settings(select=("R001", "R010", "I"))
    assert codes(BARE, settings) == ["R001", "R010"]
    assert codes(remarks + BARE, settings) == []


def test_statements_within_others_have_remarks_of_their_own() -> None:
    text = BARE + "  // argmap: ignore E001 (seen by all)\n  because evidence fire: It burns.\n"
    assert codes(text) == []


def test_a_remark_within_a_text_is_about_what_comes_behind_it() -> None:
    text = (
        "evidence a: It burns\n    // argmap: ignore E001 (seen)\n    and burns.\nevidence b: x\n"
    )
    assert codes(text) == ["E001", "I002", "E001"]


def test_a_finding_may_begin_elsewhere_than_its_statement() -> None:
    circle = "claim a: It is so.\n  {}because claim b: It is.\n    because [a]\n"
    remark = "// argmap: ignore S003 (a play on words)\n"
    assert codes(circle.format("")) == ["S003"]
    assert codes(remark + circle.format("")) == []
    assert codes(circle.format(f"{remark}  ")) == []


def test_what_is_about_no_statement_is_let_stand_where_it_begins() -> None:
    text = "source book: A book {url: 'https://example.org'}\n".replace("'", '"')
    assert codes(text) == ["E003"]
    assert codes(f"// argmap: ignore E003 (for later)\n{text}") == []


def test_remarks_count_in_included_files(tmp_path: Path) -> None:
    (tmp_path / "part.argmap").write_text(f"// argmap: ignore R001 (later)\n{BARE}", "utf-8")
    (tmp_path / "plan.argmap").write_text("include part.argmap\n", "utf-8")
    path = tmp_path / "plan.argmap"
    assert check_draft(load_draft(path), str(path), settings=ASKED).findings == ()


@pytest.mark.parametrize(
    ("remark", "message", "cure"),
    [
        ("// argmap: ignore R001", "this gives no reason", "say in round brackets"),
        ("// argmap: ignore R001 ()", "this gives no reason", "say in round brackets"),
        ("// argmap: ignore R001 (later", "this gives no reason", "say in round brackets"),
        ("// argmap: ignore (later)", "this does not say which rule", "write `// argmap: ignore"),
        ("// argmap ignore R001 (later)", "a remark to argmap has a colon", "write `// argmap"),
        (
            "// argmap: ignroe R001 (later)",
            "`ignroe` is nothing that can be asked of argmap",
            "did you mean `ignore`?",
        ),
        ("// argmap: see below", "`see` is nothing that can be", "write `// argmap: ignore"),
        ("// argmap:", "this asks nothing", "write `// argmap: ignore"),
        ("// argmap: ignore R999 (later)", "there is no rule R999", ""),
        ("// argmap: ignore R (later)", "R is more than one rule", "name each rule"),
        ("// argmap: ignore all (later)", "all is more than one rule", "name each rule"),
        ("// argmap: ignore L001 (later)", "L001 is no rule", "mend it in the map"),
    ],
)
def test_a_remark_that_is_wrong_ignores_nothing_and_is_told(
    remark: str, message: str, cure: str
) -> None:
    wrong, bare = found(f"{remark}\n{BARE}")
    assert (wrong.code, wrong.severity, bare.code) == ("I001", Severity.WARNING, "R001")
    assert wrong.message.startswith(message)
    assert wrong.help.startswith(cure)
    assert (wrong.statement, under(wrong)) == (None, remark)


@pytest.mark.parametrize(
    "comment", ["// argmaps: ignore R001", "// argmap", "// on argmap: ignore", "// argmap ignores"]
)
def test_other_comments_are_no_remarks(comment: str) -> None:
    assert codes(f"{comment}\n{BARE}") == ["R001"]


def test_a_remark_that_ignores_nothing_is_told_at_the_rule_it_names() -> None:
    text = "// argmap: ignore R001, E001 (later)\n" + BARE
    [unused] = found(text)
    assert (unused.code, unused.severity) == ("I002", Severity.WARNING)
    assert unused.message == "E001 (uncited-evidence) finds nothing here that could be ignored"
    assert (unused.statement, under(unused)) == (None, "E001")


def test_a_remark_before_nothing_is_told() -> None:
    text = BARE + "// argmap: ignore R001 (later)\n"
    assert codes(text) == ["R001", "I002"]


def test_of_a_rule_that_is_not_asked_nothing_is_told() -> None:
    text = "// argmap: ignore R001 (later)\nclaim a: It is so.\n"
    assert codes(text) == ["I002"]
    assert codes(text, Settings(select=("E001", "I"))) == []
    assert codes(text, Settings(select=("R001",))) == []


def test_as_written_no_remark_is_too_many() -> None:
    text = "// argmap: ignore R001 (later)\nclaim a: It is so.\n"
    assert check(written(text), Reading.AS_WRITTEN, ASKED) == ()


def test_a_finding_that_the_settings_let_stand_there_is_found_all_the_same() -> None:
    settings = Settings(select=("R001", "I"), per_path_ignores={"*": ("R001",)})
    assert codes(f"// argmap: ignore R001 (later)\n{BARE}", settings) == []


@given(st.text(st.sampled_from("// argmap:ignore R001,(x)\t\n"), max_size=80))
def test_whatever_a_comment_says(comment: str) -> None:
    lines = "".join(f"// {line}\n" for line in comment.splitlines())
    assert {*codes(lines + BARE)} <= {"R001", "I001", "I002"}
