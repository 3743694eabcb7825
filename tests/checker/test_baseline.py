"""Baselines."""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

from argmap.checker import CheckResult, check_draft
from argmap.checker.baseline import BaselineError, Fingerprint, make_baseline, read_baseline
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


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, in which the map is."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "maps").mkdir(exist_ok=True)
    (tmp_path / "maps" / "plan.argmap").write_text(PLAN, "utf-8")
    return tmp_path


def checked(text: str, path: str = "maps/plan.argmap") -> CheckResult:
    return check_draft(parse_draft(text, path), path, settings=ASKED)


def new(text: str, path: str = "maps/plan.argmap") -> list[str | None]:
    """Return the statements with a finding that is not in the baseline of PLAN."""
    known = make_baseline([checked(PLAN)], Path())
    [left] = known.apply([checked(text, path)])
    return [each.statement for each in left.findings]


def test_the_file_has_a_sorted_line_for_each_finding() -> None:
    assert make_baseline([checked(PLAN)], Path()).to_json() == WRITTEN
    assert json.loads(WRITTEN)["findings"][1]["code"] == "R001"


def test_findings_in_the_baseline_are_removed() -> None:
    assert new(PLAN) == []


def test_removed_findings_are_counted() -> None:
    known = make_baseline([checked(PLAN)], Path())
    [left] = known.apply([checked(PLAN + "evidence: Smoke was smelt.\n")])
    assert (len(left.findings), left.baseline_count) == (1, 3)


def test_a_finding_about_no_statement_is_identified_by_its_text() -> None:
    asked = Settings(select=("I001",))
    comments = ["// argmap: ignore R002", "// argmap: ignore R003"]
    text = PLAN + "\n".join(comments) + "\n"
    results = [check_draft(parse_draft(text, "plan.argmap"), "plan.argmap", settings=asked)]
    assert [each.about for each in sorted(make_baseline(results, Path()).counts)] == comments


def test_a_finding_about_the_whole_map_is_identified_by_its_rule() -> None:
    found = Diagnostic("O004", Severity.INFO, "the whole map holds no objection")
    made = make_baseline([CheckResult("plan.argmap", ArgumentMap(), {}, findings=(found,))], Path())
    assert made.counts == {Fingerprint("plan.argmap", "", "O004"): 1}


def test_a_finding_in_an_included_file_belongs_to_the_map() -> None:
    result = attrs.evolve(checked(PLAN, "part.argmap"), path="plan.argmap")
    made = make_baseline([result], Path())
    assert {(entry.path, entry.file) for entry in made.counts} == {("plan.argmap", "part.argmap")}
    assert json.loads(made.to_json())["findings"][0]["file"] == "part.argmap"


def test_texts_are_written_without_escapes(tmp_path: Path) -> None:
    baseline = make_baseline([checked("evidence: Der Fluß führt Öl.\n")], tmp_path)
    baseline.write(tmp_path / "known.json")
    assert "Der Fluß führt Öl.".encode() in (tmp_path / "known.json").read_bytes()


def test_findings_are_recognized_after_edits() -> None:
    moved = "title: A plan\n\n" + PLAN.replace("Act now", "Act at once").replace("burns", "flames")
    assert new(moved) == []
    assert new(PLAN + "evidence: Smoke was smelt.\n") == ["smoke-was-smelt"]


def test_new_findings_remain() -> None:
    assert new(PLAN + "recommendation run: Run.\n") == ["run"]
    assert new(PLAN.replace("  because", "  but")) == ["buy"]
    assert new(PLAN.replace("[fire]", "[blaze]").replace("fire:", "blaze:")) == ["blaze"]
    assert new(PLAN, "maps/other.argmap") == ["act", "fire", "smoke-was-seen"]


def test_each_finding_is_removed_as_often_as_it_is_counted() -> None:
    known = make_baseline([checked(PLAN)], Path())
    first, second = known.apply([checked(PLAN), checked(PLAN)])
    assert first.findings == ()
    assert len(second.findings) == 3


def test_paths_are_relative_to_the_folder_of_the_baseline(tmp_path: Path) -> None:
    path = str(tmp_path / "maps" / "plan.argmap")
    here = make_baseline([checked(PLAN, path)], tmp_path / "maps")
    assert '"path": "plan.argmap"' in here.to_json()
    assert (
        '"path": "../maps/plan.argmap"'
        in make_baseline([checked(PLAN, path)], tmp_path / "b").to_json()
    )


def names(entries: Iterable[Fingerprint]) -> list[tuple[str, str]]:
    return [(entry.path, entry.about) for entry in entries]


class TestRenamedMaps:
    def test_entries_survive(self, folder: Path) -> None:
        known = make_baseline([checked(PLAN)], Path())
        (folder / "maps" / "plan.argmap").rename(folder / "maps" / "scheme.argmap")
        moved = checked(PLAN + "recommendation run: Run.\n", "maps/scheme.argmap")
        [left] = known.apply([moved])
        assert [finding.statement for finding in left.findings] == ["run"]
        assert known.find_unused([moved]) == ()
        assert names(sorted(known.update([moved]).counts)) == [
            ("maps/scheme.argmap", about)
            for about in ("Smoke was seen.", "[act]", "[fire]", "[run]")
        ]

    def test_a_copy_has_new_findings(self) -> None:
        assert new(PLAN, "maps/copy.argmap") == ["act", "fire", "smoke-was-seen"]

    def test_each_entry_matches_one_finding(self, folder: Path) -> None:
        known = make_baseline([checked(PLAN)], Path())
        (folder / "maps" / "plan.argmap").unlink()
        first, second = known.apply([checked(PLAN, "a.argmap"), checked(PLAN, "b.argmap")])
        assert (len(first.findings), len(second.findings)) == (0, 3)

    def test_findings_about_the_whole_map_are_new(self) -> None:
        found = Diagnostic("O004", Severity.INFO, "the whole map holds no objection")
        old, moved = (
            CheckResult(path, ArgumentMap(), {}, findings=(found,)) for path in ("gone", "here")
        )
        [left] = make_baseline([old], Path()).apply([moved])
        assert left.findings == (found,)


class TestUpdate:
    def test_other_maps_keep_their_entries(self, folder: Path) -> None:
        (folder / "other.argmap").write_text(PLAN, "utf-8")
        known = make_baseline([checked(PLAN), checked(PLAN, "other.argmap")], Path())
        fixed = checked("recommendation act: Act now.\n")
        assert names(known.find_unused([fixed])) == [
            ("maps/plan.argmap", "Smoke was seen."),
            ("maps/plan.argmap", "[fire]"),
        ]
        assert names(sorted(known.update([fixed]).counts)) == [
            ("maps/plan.argmap", "[act]"),
            ("other.argmap", "Smoke was seen."),
            ("other.argmap", "[act]"),
            ("other.argmap", "[fire]"),
        ]

    def test_rules_that_did_not_run_keep_their_entries(self) -> None:
        known = make_baseline([checked(PLAN)], Path())
        empty = check_draft(
            parse_draft("", "maps/plan.argmap"),
            "maps/plan.argmap",
            settings=Settings(select="R001"),
        )
        assert names(known.find_unused([empty])) == [("maps/plan.argmap", "[act]")]
        assert {entry.code for entry in known.update([empty]).counts} == {"E001"}

    def test_maps_with_errors_keep_their_entries(self) -> None:
        known = make_baseline([checked(PLAN)], Path())
        broken = checked("claim")
        assert broken.errors
        assert known.find_unused([broken]) == ()
        assert known.update([broken]).counts == known.counts

    def test_entries_of_maps_that_are_gone_are_removed(self, folder: Path) -> None:
        known = make_baseline([checked(PLAN, "gone.argmap"), checked(PLAN, "<stdin>")], Path())
        assert {path for path, _ in names(known.find_unused([]))} == {"gone.argmap"}
        assert {path for path, _ in names(known.update([]).counts)} == {"<stdin>"}

    def test_maps_that_are_gone_from_other_folders_keep_their_entries(self, folder: Path) -> None:
        known = make_baseline([checked(PLAN, "gone.argmap")], Path())
        here = checked("", "maps/plan.argmap")
        assert known.find_unused([here], ["maps"]) == ()
        assert known.update([here], ["maps"]).counts == known.counts
        assert known.update([here], [folder]).counts == Counter()

    def test_one_path_need_not_be_in_a_list(self, folder: Path) -> None:
        known = make_baseline([checked(PLAN, "maps/gone.argmap")], Path())
        for paths in ("maps", Path("maps"), ["maps"]):
            assert known.update([], paths).counts == Counter()
        assert known.update([], "plans").counts == known.counts

    def test_entries_move_to_a_renamed_map_that_is_checked_alone(self) -> None:
        known = make_baseline([checked(PLAN, "gone.argmap")], Path())
        updated = known.update([checked(PLAN)], ["maps/plan.argmap"])
        assert updated.counts == make_baseline([checked(PLAN)], Path()).counts

    def test_an_update_with_the_same_results_changes_nothing(self) -> None:
        known = make_baseline([checked(PLAN), checked(PLAN)], Path())
        assert known.update([checked(PLAN), checked(PLAN)]).counts == known.counts


@given(small_maps())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_map_has_no_new_findings_beside_its_own_baseline(argument_map: ArgumentMap) -> None:
    checked = check_draft(Draft(argument_map), "plan.argmap")
    [left] = make_baseline([checked], Path()).apply([checked])
    assert left.findings == ()


def test_a_written_baseline_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(WRITTEN, "utf-8")
    read = read_baseline(path)
    assert (read.to_json(), read.folder) == (WRITTEN, tmp_path)
    path.write_text(make_baseline([], tmp_path).to_json(), "utf-8")
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
def test_malformed_files_are_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(content, "utf-8")
    with pytest.raises(BaselineError, match="is not a baseline"):
        read_baseline(path)


def test_a_missing_baseline_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    with pytest.raises(BaselineError) as caught:
        read_baseline(path)
    assert str(caught.value) == f"there is no file {path}; `--write-baseline` creates it"


def test_a_folder_is_not_a_baseline(tmp_path: Path) -> None:
    with pytest.raises(BaselineError) as caught:
        read_baseline(tmp_path)
    assert str(caught.value) == f"{tmp_path} is a folder, not a file"


def test_a_baseline_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BaselineError) as caught:
        make_baseline([], tmp_path).write(tmp_path)
    assert str(caught.value).startswith(f"cannot write {tmp_path}: ")


def test_a_baseline_is_written_completely_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "baseline.json"
    make_baseline([checked(PLAN)], tmp_path).write(path)
    written = path.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(BaselineError, match="No space left"):
        make_baseline([], tmp_path).write(path)
    assert path.read_bytes() == written
    assert sorted(file.name for file in tmp_path.iterdir()) == ["baseline.json", "maps"]


def test_undecodable_paths_are_recognized(tmp_path: Path) -> None:
    name = "gr\udcfcn.argmap"
    make_baseline([checked(PLAN, name)], Path()).write(tmp_path / "baseline.json")
    [left] = attrs.evolve(read_baseline(tmp_path / "baseline.json"), folder=Path()).apply(
        [checked(PLAN, name)]
    )
    assert left.findings == ()
