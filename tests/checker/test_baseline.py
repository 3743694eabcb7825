"""Baselines: what is known again, and what is new."""

import json
from pathlib import Path

import attrs
import pytest
from hypothesis import given

from argmap.checker import CheckResult, check_draft
from argmap.checker.baseline import BaselineError, Fingerprint, baseline_of, read_baseline
from argmap.checker.settings import Settings
from argmap.loader import Draft, parse_draft
from argmap.model import ArgumentMap
from argmap.source import Diagnostic, Severity
from tests.semantics.strategies import small_maps

ASKED = Settings(select=("R001", "E001"))
PLAN = """\
recommendation act: Act now.
recommendation buy: Buy a hose.
  because evidence fire: It burns.
evidence: Smoke was seen.
"""

WRITTEN = """\
{
  "argmap-baseline": 1,
  "findings": [
    {"path": "maps/plan.argmap", "about": "Smoke was seen.", "code": "E001", "count": 1},
    {"path": "maps/plan.argmap", "about": "[act]", "code": "R001", "count": 1},
    {"path": "maps/plan.argmap", "about": "[fire]", "code": "E001", "count": 1}
  ]
}
"""


def checked(text: str, path: str = "maps/plan.argmap") -> CheckResult:
    return check_draft(path, parse_draft(text, path), settings=ASKED)


def new(text: str, path: str = "maps/plan.argmap") -> list[str | None]:
    """The statements with a new finding, beside the plan of a day."""
    known = baseline_of([checked(PLAN)], Path())
    [left] = known.without_known([checked(text, path)])
    return [each.statement for each in left.findings]


def test_it_has_a_line_for_each_finding_in_order() -> None:
    assert baseline_of([checked(PLAN)], Path()).text() == WRITTEN
    assert json.loads(WRITTEN)["findings"][1]["code"] == "R001"


def test_what_is_known_is_not_told() -> None:
    assert new(PLAN) == []


def test_it_is_counted_how_many_are_known() -> None:
    known = baseline_of([checked(PLAN)], Path())
    [left] = known.without_known([checked(PLAN + "evidence: Smoke was smelt.\n")])
    assert (len(left.findings), left.known) == (1, 3)


def test_what_is_about_no_statement_is_known_by_what_it_points_at() -> None:
    asked = Settings(select=("I001",))
    remarks = ["// argmap: ignore R002", "// argmap: ignore R003"]
    text = PLAN + "\n".join(remarks) + "\n"
    reviews = [check_draft("plan.argmap", parse_draft(text, "plan.argmap"), settings=asked)]
    assert [each.about for each in sorted(baseline_of(reviews, Path()).counts)] == remarks


def test_what_is_about_nothing_at_all_is_known_by_its_rule() -> None:
    found = Diagnostic("O004", Severity.INFO, "the whole map holds no objection")
    made = baseline_of([CheckResult("plan.argmap", findings=(found,))], Path())
    assert made.counts == {Fingerprint("plan.argmap", "", "O004"): 1}


def test_what_a_map_takes_in_is_known_where_it_stands() -> None:
    [finding] = checked("recommendation act: Act now.\n", "part.argmap").findings
    made = baseline_of([CheckResult("plan.argmap", findings=(finding,), texts={"act": ""})], Path())
    assert [each.path for each in made.counts] == ["part.argmap"]


def test_it_can_be_read_in_any_language(tmp_path: Path) -> None:
    baseline = baseline_of([checked("evidence: Der Fluß führt Öl.\n")], tmp_path)
    baseline.write(tmp_path / "known.json")
    assert "Der Fluß führt Öl.".encode() in (tmp_path / "known.json").read_bytes()


def test_it_is_known_again_on_other_lines_and_with_other_words() -> None:
    moved = "title: A plan\n\n" + PLAN.replace("Act now", "Act at once").replace("burns", "flames")
    assert new(moved) == []
    assert new(PLAN + "evidence: Smoke was smelt.\n") == ["smoke-was-smelt"]


def test_what_comes_in_is_told() -> None:
    assert new(PLAN + "recommendation run: Run.\n") == ["run"]
    assert new(PLAN.replace("  because", "  but")) == ["buy"]
    assert new(PLAN.replace("[fire]", "[blaze]").replace("fire:", "blaze:")) == ["blaze"]
    assert new(PLAN, "maps/other.argmap") == ["act", "fire", "smoke-was-seen"]


def test_what_was_found_once_is_known_once() -> None:
    known = baseline_of([checked(PLAN)], Path())
    first, second = known.without_known([checked(PLAN), checked(PLAN)])
    assert first.findings == ()
    assert len(second.findings) == 3


def test_paths_are_seen_from_the_folder_of_the_baseline(tmp_path: Path) -> None:
    path = str(tmp_path / "maps" / "plan.argmap")
    here = baseline_of([checked(PLAN, path)], tmp_path / "maps")
    assert '"path": "plan.argmap"' in here.text()
    assert (
        '"path": "../maps/plan.argmap"' in baseline_of([checked(PLAN, path)], tmp_path / "b").text()
    )


@given(small_maps())
def test_a_map_has_nothing_new_beside_its_own_baseline(argument_map: ArgumentMap) -> None:
    checked = check_draft("plan.argmap", Draft(argument_map))
    [left] = baseline_of([checked], Path()).without_known([checked])
    assert left.findings == ()


def test_it_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(WRITTEN, "utf-8")
    read = read_baseline(path)
    assert (read.text(), read.folder) == (WRITTEN, tmp_path)
    path.write_text(baseline_of([], tmp_path).text(), "utf-8")
    assert not read_baseline(path).counts


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[",
        "[" * 100_000,
        "[]",
        "3",
        "{}",
        '{"argmap-baseline": 2, "findings": []}',
        '{"argmap-baseline": 1}',
        '{"argmap-baseline": 1, "findings": 3}',
        '{"argmap-baseline": 1, "findings": [3]}',
        WRITTEN.replace('"count": 1', '"count": "1"'),
        WRITTEN.replace('"[act]"', "3"),
        WRITTEN.replace('"[act]"', "[]"),
    ],
)
def test_what_is_no_baseline(tmp_path: Path, content: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(content, "utf-8")
    with pytest.raises(BaselineError, match="is no baseline"):
        read_baseline(path)


def test_a_baseline_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    with pytest.raises(BaselineError) as caught:
        read_baseline(path)
    assert str(caught.value) == f"there is no file {path}; `--write-baseline` makes one"


def test_a_folder_is_no_baseline_and_none_is_made_of_it(tmp_path: Path) -> None:
    with pytest.raises(BaselineError) as caught:
        read_baseline(tmp_path)
    assert str(caught.value) == f"{tmp_path} is a folder, not a file"


def test_a_baseline_that_has_no_place(tmp_path: Path) -> None:
    with pytest.raises(BaselineError) as caught:
        baseline_of([], tmp_path).write(tmp_path)
    assert str(caught.value).startswith(f"{tmp_path} cannot be written: ")


def test_a_path_in_no_encoding_is_known_again(tmp_path: Path) -> None:
    name = "gr\udcfcn.argmap"
    baseline_of([checked(PLAN, name)], Path()).write(tmp_path / "baseline.json")
    [left] = attrs.evolve(read_baseline(tmp_path / "baseline.json"), folder=Path()).without_known(
        [checked(PLAN, name)]
    )
    assert left.findings == ()
