"""Checking one map: what was found, in which order, and what is held back."""

from pathlib import Path

import attrs
import pytest

from argmap.builder import MapBuilder
from argmap.checker import check, check_draft
from argmap.checker.check_result import AS_WRITTEN, CHARITABLE, RECOMMENDATION, Standing
from argmap.checker.settings import Settings
from argmap.loader import load_draft, parse, parse_draft
from argmap.model import Kind
from argmap.reports.statistics import ROLES
from argmap.semantics import Reading, Verdict
from argmap.source import Severity
from tests.checker.cases import ASKED

QUOTING = 'document: talk.txt\nclaim rain: It rains [at ¶1]. {quote: "It rains."}\n'


def test_findings_come_in_the_order_of_their_places() -> None:
    text = """\
evidence fire: It burns.
recommendation act: Act now.
  but evidence late: The house is gone.
recommendation wait: Wait.
  because goal calm: Calm.
"""
    found = check_draft("plan.argmap", parse_draft(text), settings=ASKED).findings
    assert [each.code for each in found] == ["E001", "R001", "E001", "R014"]


def test_findings_are_told_text_by_text(tmp_path: Path) -> None:
    (tmp_path / "part.argmap").write_text("recommendation part: Do a part.\n", "utf-8")
    whole = tmp_path / "whole.argmap"
    whole.write_text(
        "recommendation first: Do it.\ninclude part.argmap\nrecommendation last: Do it all.\n",
        "utf-8",
    )
    found = check_draft(str(whole), load_draft(whole), settings=ASKED).findings
    assert [each.statement for each in found] == ["first", "last", "part"]
    assert [Path(each.span.path).name for each in found if each.span] == [
        "whole.argmap",
        "whole.argmap",
        "part.argmap",
    ]


def test_a_map_that_was_not_read_in_whole_is_not_reproached_with_what_is_missing() -> None:
    text = "recommendation act: Act now.\n  becuase claim good: It helps.\n"
    checked = check_draft("plan.argmap", parse_draft(text))
    assert checked.findings == ()
    assert checked.diagnostics == checked.mistakes != ()
    assert checked.statements["act"] == Standing("recommendation", "unsupported", "ungrounded")


def test_a_map_made_in_python_is_checked_without_places() -> None:
    plan = MapBuilder()
    plan.recommendation("Act now.", id="act")
    [finding] = check(plan.map(), settings=ASKED)
    assert (finding.code, finding.statement, finding.span) == ("R001", "act", None)


def test_what_has_no_place_comes_first() -> None:
    plan = parse("recommendation act: Act now.\nrecommendation wait: Wait.\n")
    elsewhere = attrs.evolve(plan.statements["wait"], span=None)
    made = attrs.evolve(plan, statements={**plan.statements, "wait": elsewhere})
    assert [each.statement for each in check(made, settings=ASKED)] == ["wait", "act"]


def test_a_review_says_what_it_was_made_from(tmp_path: Path) -> None:
    (tmp_path / "part.argmap").write_text("claim part: It is.\n", "utf-8")
    path = tmp_path / "plan.argmap"
    path.write_text(QUOTING + "include part.argmap\n", "utf-8")
    checked = check_draft(str(path), load_draft(path), folder=tmp_path)
    assert checked.included_paths == (str(tmp_path / "part.argmap"),)
    assert checked.documents == (str(tmp_path / "talk.txt"),)


def test_documents_are_looked_for_in_a_folder_if_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text("It poured.\n", "utf-8")
    plan, asked = parse(QUOTING), Settings(select=("E011",))
    assert check(plan, settings=asked) == ()
    assert [each.code for each in check(plan, settings=asked, folder=tmp_path)] == ["E011"]


def test_what_the_settings_ignore_in_a_file_is_not_told_of_that_file(tmp_path: Path) -> None:
    text = "recommendation act: Act now.\n"
    asked = attrs.evolve(ASKED, per_path_ignores={"drafts/*": ("R001",)}, folder=tmp_path)
    for folder, found in {"drafts": [], "plans": ["R001"]}.items():
        path = str(tmp_path / folder / "plan.argmap")
        assert [each.code for each in check(parse(text, path), settings=asked)] == found


def test_a_review_judges_in_its_reading() -> None:
    draft = parse_draft("recommendation act: Act.\n  because (implicit) evidence fire: It burns.\n")
    assert check_draft("a", draft).statements["act"].verdict == Verdict.SUPPORTED
    as_written = check_draft("a", draft, Reading.AS_WRITTEN)
    assert as_written.statements["act"].verdict == Verdict.UNSUPPORTED


def test_an_empty_map_has_nothing_to_find() -> None:
    assert check_draft("empty.argmap", parse_draft("")).diagnostics == ()


@pytest.mark.usefixtures("broken_entry_point")
def test_check_warns_about_rules_that_cannot_be_loaded() -> None:
    with pytest.warns(UserWarning, match="cannot load the rules") as caught:
        check(parse("claim a: It is so.\n"))
    assert [each.filename for each in caught] == [__file__]


def test_a_finding_fails_a_check_if_it_is_as_bad_as_the_settings_say() -> None:
    draft = parse_draft("recommendation act: Act now.\n  because assumption time: It is time.\n")
    for worst, failing in {None: 0, Severity.WARNING: 0, Severity.INFO: 1}.items():
        settings = Settings(select=("R007",), fail_on=worst)
        checked = check_draft("plan.argmap", draft, settings=settings)
        assert sum(map(checked.fails_on, checked.findings)) == failing


def test_the_words_of_reviews_are_those_of_maps_and_verdicts() -> None:
    assert (CHARITABLE, AS_WRITTEN) == (Reading.CHARITABLE, Reading.AS_WRITTEN)
    assert RECOMMENDATION == Kind.RECOMMENDATION
    assert [*ROLES] == [*Verdict]
