"""Checking one map."""

import pickle
from pathlib import Path
from typing import Any

import attrs
import pytest

from argmap.builder import MapBuilder
from argmap.checker import check, check_draft
from argmap.checker.settings import Settings
from argmap.loader import load_draft, parse, parse_draft
from argmap.semantics import Judgement, Reading, Reason, Verdict, assess
from argmap.source import Severity
from tests.checker.cases import FEW_RULES

QUOTING = 'document: talk.txt\nclaim rain: It rains [at ¶1]. {quote: "It rains."}\n'


def test_findings_are_sorted_by_place() -> None:
    text = """\
evidence fire: It burns.
recommendation act: Act now.
  but evidence late: The house is gone.
recommendation wait: Wait.
  because goal calm: Calm.
"""
    found = check_draft(parse_draft(text), "plan.argmap", settings=FEW_RULES).findings
    assert [each.code for each in found] == ["E001", "R001", "E001", "R014"]


def test_findings_are_sorted_by_file(tmp_path: Path) -> None:
    (tmp_path / "part.argmap").write_text("recommendation part: Do a part.\n", "utf-8")
    whole = tmp_path / "whole.argmap"
    whole.write_text(
        "recommendation first: Do it.\ninclude part.argmap\nrecommendation last: Do it all.\n",
        "utf-8",
    )
    found = check_draft(load_draft(whole), str(whole), settings=FEW_RULES).findings
    assert [each.statement for each in found] == ["first", "last", "part"]
    assert [Path(each.span.path).name for each in found if each.span] == [
        "whole.argmap",
        "whole.argmap",
        "part.argmap",
    ]


def ignoring(*codes: str) -> Settings:
    """Return settings that ignore something in one folder."""
    return attrs.evolve(FEW_RULES, per_path_ignores={"legacy/*": codes})


BROKEN = "recommendation act: Act now.\n  becuase claim good: It helps.\n  because [none]\n"


@pytest.mark.parametrize(
    ("codes", "path", "errors"),
    [
        (("L",), "legacy/plan.argmap", ["M001"]),
        (("L002", "M"), "legacy/plan.argmap", []),
        (("L00", "M001"), "legacy/plan.argmap", []),
        (("L001", "M002", "F", "all"), "legacy/plan.argmap", ["L002", "M001"]),
        (("L", "M"), "plan.argmap", ["L002", "M001"]),
    ],
)
def test_errors_in_the_text_can_be_ignored_in_some_files(
    codes: tuple[str, ...], path: str, errors: list[str]
) -> None:
    checked = check_draft(parse_draft(BROKEN, path), path, settings=ignoring(*codes))
    assert [error.code for error in checked.errors] == errors


def test_rules_run_on_what_was_read_if_all_errors_are_ignored() -> None:
    draft = parse_draft(BROKEN, "legacy/plan.argmap")
    checked = check_draft(draft, "legacy/plan.argmap", settings=ignoring("L", "M"))
    assert [finding.code for finding in checked.findings] == ["R002"]
    assert "R001" in checked.codes


def test_rules_do_not_run_on_a_map_with_errors() -> None:
    text = "recommendation act: Act now.\n  becuase claim good: It helps.\n"
    checked = check_draft(parse_draft(text), "plan.argmap")
    assert checked.findings == ()
    assert checked.diagnostics == checked.errors != ()
    assert checked.judgements["act"] == Judgement(Verdict.UNSUPPORTED, Reason.UNGROUNDED)


def test_findings_in_a_map_made_in_python_have_no_place() -> None:
    plan = MapBuilder()
    plan.recommendation("Act now.", id="act")
    [finding] = check(plan.map(), settings=FEW_RULES)
    assert (finding.code, finding.statement, finding.span) == ("R001", "act", None)


def test_findings_without_a_place_come_first() -> None:
    plan = parse("recommendation act: Act now.\nrecommendation wait: Wait.\n")
    elsewhere = attrs.evolve(plan.statements["wait"], span=None)
    made = attrs.evolve(plan, statements={**plan.statements, "wait": elsewhere})
    assert [each.statement for each in check(made, settings=FEW_RULES)] == ["wait", "act"]


def test_a_result_names_included_files(tmp_path: Path) -> None:
    (tmp_path / "part.argmap").write_text("claim part: It is.\n", "utf-8")
    path = tmp_path / "plan.argmap"
    path.write_text("include part.argmap\n", "utf-8")
    checked = check_draft(load_draft(path), str(path))
    assert checked.included_paths == (str(tmp_path / "part.argmap"),)


def test_documents_are_read_only_from_a_given_folder(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text("It poured.\n", "utf-8")
    plan, asked = parse(QUOTING), Settings(select=("E011",))
    assert check(plan, settings=asked) == ()
    assert [each.code for each in check(plan, settings=asked, folder=tmp_path)] == ["E011"]


def test_settings_ignore_rules_in_files(tmp_path: Path) -> None:
    text = "recommendation act: Act now.\n"
    asked = attrs.evolve(FEW_RULES, per_path_ignores={"drafts/*": ("R001",)}, folder=tmp_path)
    for folder, found in {"drafts": [], "plans": ["R001"]}.items():
        path = str(tmp_path / folder / "plan.argmap")
        assert [each.code for each in check(parse(text, path), settings=asked)] == found


IMPLICIT = "recommendation act: Act.\n  because (implicit) evidence fire: It burns.\n"


@pytest.mark.parametrize("reading", [Reading.AS_WRITTEN, "as written", "as-written"])
def test_a_result_has_the_judgements_of_its_reading(reading: Reading | str) -> None:
    bare = Judgement(Verdict.UNSUPPORTED, Reason.BARE)
    charitable = check_draft(parse_draft(IMPLICIT), "a")
    assert charitable.recommendations() == {"act": Judgement(Verdict.SUPPORTED)}
    assert charitable.recommendations(reading) == {"act": bare}
    assert charitable.diagnostics_from("warning") == charitable.diagnostics_from(Severity.WARNING)
    as_written = check_draft(parse_draft(IMPLICIT), "a", reading)
    assert as_written.reading is Reading.AS_WRITTEN
    assert as_written.recommendations() == {"act": bare}


def test_a_map_without_implicit_links_has_no_second_reading() -> None:
    checked = check_draft(parse_draft(IMPLICIT.replace("(implicit) ", "")), "a")
    assert checked.as_written is None
    assert checked.recommendations(Reading.AS_WRITTEN) == checked.recommendations()


def test_a_result_refuses_a_reading_that_the_check_was_not_in() -> None:
    checked = check_draft(parse_draft(IMPLICIT), "a")
    with pytest.raises(ValueError, match="charitable"):
        checked.recommendations("cautious")


def test_a_result_can_be_pickled() -> None:
    checked = check_draft(parse_draft(IMPLICIT, "a"), "a", settings=Settings(select=("all",)))
    copy = pickle.loads(pickle.dumps(checked))
    assert copy.judgements == checked.judgements
    assert [attrs.evolve(each, span=None) for each in copy.diagnostics] == [
        attrs.evolve(each, span=None) for each in checked.diagnostics
    ]
    texts = {each.span.text for each in copy.diagnostics if each.span}
    assert texts == {copy.map.statements["act"].span.text}


def test_an_assessment_can_be_checked() -> None:
    plan = parse("recommendation act: Act now.\n")
    assert check(assess(plan), settings=FEW_RULES) == check(plan, settings=FEW_RULES)


@pytest.mark.parametrize(
    ("arguments", "options", "message"),
    [
        (["claim a: So."], {}, r"argmap\.parse"),
        ([parse("claim a: So.\n")], {"settings": {"select": ["R"]}}, "settings must be"),
        ([parse("claim a: So.\n")], {"reading": 3}, "reading must be"),
        ([parse("claim a: So.\n")], {"outcomes": {"t": "passed"}}, "outcomes must be"),
    ],
)
def test_check_refuses_arguments_of_wrong_types(
    arguments: list[Any], options: dict[str, Any], message: str
) -> None:
    with pytest.raises(TypeError, match=message):
        check(*arguments, **options)


def test_check_draft_refuses_a_map() -> None:
    with pytest.raises(TypeError, match="expected a Draft"):
        check_draft(parse("claim a: So.\n"), "a")  # type: ignore[arg-type]


def test_check_refuses_an_unknown_reading() -> None:
    with pytest.raises(ValueError, match="reading must be"):
        check(parse("claim a: So.\n"), "nonsense")


def test_an_empty_map_has_no_findings() -> None:
    assert check_draft(parse_draft(""), "empty.argmap").diagnostics == ()


@pytest.mark.usefixtures("broken_entry_point")
def test_check_warns_about_rules_that_cannot_be_loaded() -> None:
    with pytest.warns(UserWarning, match="cannot load the rules") as caught:
        check(parse("claim a: It is so.\n"))
    assert [each.filename for each in caught] == [__file__]


def test_a_finding_fails_the_check_if_it_is_severe_enough() -> None:
    draft = parse_draft("recommendation act: Act now.\n  because assumption time: It is time.\n")
    for fail_on, failing in {None: 0, Severity.WARNING: 0, Severity.INFO: 1}.items():
        settings = Settings(select=("R007",), fail_on=fail_on)
        checked = check_draft(draft, "plan.argmap", settings=settings)
        assert sum(map(checked.fails_on, checked.findings)) == failing
