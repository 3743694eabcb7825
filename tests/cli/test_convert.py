"""`argmap convert`: files, folders, streams, what was lost, and what is never overwritten."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.formats import dump
from argmap.loader import load
from tests.cli.maps import GOOD, Run

FRAMEWORK = "a\nb\n#\na b\n"
LOSSY = "a\nb\n#\na b\nb a supports\n"


@pytest.fixture
def frameworks(folder: Path) -> Path:
    """Return a folder with two frameworks, one below it, and files that are none."""
    root = folder / "in"
    (root / "deep").mkdir(parents=True)
    (root / ".git").mkdir()
    (root / "first.tgf").write_text(FRAMEWORK, "utf-8")
    (root / "deep" / "second.apx").write_text("arg(a).\n", "utf-8")
    (root / ".git" / "hidden.tgf").write_text(FRAMEWORK, "utf-8")
    (root / "package.json").write_text('{"name": "a"}', "utf-8")
    (root / "notes.txt").write_text("a note", "utf-8")
    return root


def test_a_file_is_converted_beside_itself(folder: Path) -> None:
    (folder / "debate.tgf").write_text(FRAMEWORK, "utf-8")
    command = [sys.executable, "-m", "argmap", "convert", "debate.tgf"]
    run = subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False)
    assert (run.stdout, run.stderr, run.returncode) == ("debate.argmap\n", "", 0)
    assert set(load(folder / "debate.argmap").statements) == {"a", "b"}


def test_a_tag_that_no_statement_has_is_reported(run: Run, folder: Path) -> None:
    (folder / "debate.argdown").write_text("[A]: So. #fact\n", "utf-8")
    known = run("convert", "debate.argdown", "-o", "-", "--kind", "fact=evidence")
    unknown = run("convert", "debate.argdown", "-o", "-", "--kind", "facts=evidence")
    assert (known.exit_code, known.stderr) == (0, "")
    assert unknown.exit_code == 0
    assert "#facts" in unknown.stderr
    assert "#fact?" in unknown.stderr


def test_a_format_that_is_only_read_cannot_be_written(run: Run) -> None:
    result = run("convert", "good.argmap", "--to", "kialo")
    assert result.exit_code == 2
    assert "cannot write kialo" in result.stderr
    nameless = run("convert", "good.argmap", "-o", "out")
    assert nameless.exit_code == 2
    assert "no suffix" in nameless.stderr


def test_a_terminal_names_maps_without_recommendation(
    terminal: None, run: Run, folder: Path
) -> None:
    nodes = '[{"nodeID": "1", "type": "I", "text": "Keep it."}]'
    (folder / "aif.json").write_text(f'{{"nodes": {nodes}, "edges": []}}', "utf-8")
    hint = "No recommendation in aif.argmap"
    assert hint in run("convert", "aif.json").stdout
    assert hint not in run("convert", "aif.json", "--to", "tgf").stdout
    (folder / "plan.json").write_text(dump(load(folder / "good.argmap"), "json").text, "utf-8")
    assert run("convert", "plan.json").stdout == "plan.argmap\n"


def test_json_keeps_the_whole_map(run: Run, folder: Path) -> None:
    assert run("convert", "good.argmap", "--to", "json", "--strict").exit_code == 0
    assert run("convert", "good.json", "-o", "again.argmap", "--strict").exit_code == 0
    assert load(folder / "again.argmap") == load(folder / "good.argmap")


def test_the_suffix_of_the_output_names_the_format(run: Run, folder: Path) -> None:
    assert run("convert", "good.argmap", "-o", "good.apx").exit_code == 0
    assert (folder / "good.apx").read_text("utf-8").startswith("arg(act).\n")


def test_json_is_argmaps_own_unless_another_is_named(run: Run, folder: Path) -> None:
    assert run("convert", "good.argmap", "-o", "good.json").exit_code == 0
    assert json.loads((folder / "good.json").read_text("utf-8"))["format"] == "argmap"
    assert run("convert", "good.argmap", "-o", "good.json", "--to", "aif").exit_code == 0
    assert json.loads((folder / "good.json").read_text("utf-8"))["nodes"]


def test_a_binary_format_is_written_as_it_is(run: Run, folder: Path) -> None:
    result = run("convert", "good.argmap", "-o", "good.parquet", "--to", "edges-parquet")
    assert result.exit_code == 0
    content = (folder / "good.parquet").read_bytes()
    assert content[:4] == content[-4:] == b"PAR1"


def test_standard_input_goes_to_standard_output(run: Run) -> None:
    result = run("convert", "-", stdin=FRAMEWORK)
    assert result.exit_code == 0
    assert result.stdout.startswith("assumption b: b\n")
    again = run("convert", "-", "--to", "tgf", stdin=result.stdout)
    assert again.stdout == "b\na\n#\na b\n"


def test_losses_are_reported_with_their_places(run: Run, folder: Path) -> None:
    (folder / "debate.tgf").write_text(LOSSY, "utf-8")
    result = run("convert", "debate.tgf", "-o", "-")
    assert result.exit_code == 0
    assert "debate.tgf: lost 1 part" in result.stderr
    assert "line 5: b a supports" in result.stderr


def test_losses_as_json_are_on_standard_output(run: Run, folder: Path) -> None:
    (folder / "debate.tgf").write_text(LOSSY, "utf-8")
    result = run("convert", "debate.tgf", "--losses", "json")
    [file] = json.loads(result.stdout)["files"]
    assert file["file"] == "debate.tgf"
    assert [(loss["kind"], loss["line"]) for loss in file["losses"]] == [("unknown-relation", 5)]
    assert (folder / "debate.argmap").exists()


def test_losses_as_json_leave_standard_output_to_the_map(run: Run, folder: Path) -> None:
    (folder / "debate.tgf").write_text(LOSSY, "utf-8")
    result = run("convert", "debate.tgf", "-o", "-", "--losses", "json")
    assert result.stdout.startswith("assumption")
    assert len(json.loads(result.stderr)["files"]) == 1


def test_strict_writes_nothing_of_what_would_be_lost(run: Run, folder: Path) -> None:
    (folder / "debate.tgf").write_text(LOSSY, "utf-8")
    assert run("convert", "debate.tgf", "--strict").exit_code == 1
    assert not (folder / "debate.argmap").exists()


def test_a_folder_is_converted_into_another(run: Run, frameworks: Path, folder: Path) -> None:
    result = run("convert", "in", "-o", "out")
    assert result.exit_code == 0
    written = [str(Path("out", "first.argmap")), str(Path("out", "deep", "second.argmap"))]
    assert sorted(result.stdout.splitlines()) == sorted(written)
    assert "2 files are in no known format" in result.stderr
    assert not (folder / "out" / ".git").exists()


def test_a_broken_file_does_not_stop_the_others(run: Run, frameworks: Path, folder: Path) -> None:
    (frameworks / "bad.json").write_text('{"nodes"', "utf-8")
    (frameworks / "worse.apx").write_text("arg(", "utf-8")
    result = run("convert", "in", "-o", "out")
    assert result.exit_code == 2
    assert (folder / "out" / "first.argmap").exists()
    assert (folder / "out" / "deep" / "second.argmap").exists()
    assert "bad.json:1:9" in result.stderr
    assert "worse.apx:1:1" in result.stderr


def test_a_folder_that_cannot_be_opened_is_reported(
    run: Run, frameworks: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "deep":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr("argmap.files.os.scandir", refuse)
    result = run("convert", "in", "-o", "out")
    assert (result.exit_code, result.stdout.split()) == (2, [str(Path("out", "first.argmap"))])
    assert f"cannot open {Path('in', 'deep')}: Permission denied" in result.stderr


def test_files_that_differ_only_in_their_suffix_keep_it(
    run: Run, frameworks: Path, folder: Path
) -> None:
    (frameworks / "first.apx").write_text("arg(a).\n", "utf-8")
    (frameworks / "first.md").write_text("Notes.\n", "utf-8")
    result = run("convert", "in", "-o", "out")
    assert result.exit_code == 0
    names = sorted(path.name for path in (folder / "out").iterdir() if path.is_file())
    assert names == ["first.apx.argmap", "first.tgf.argmap"]


def test_the_hidden_graph_of_trudag_is_converted_with_its_folder(run: Run, folder: Path) -> None:
    (folder / "in").mkdir()
    graph = '# dotstop\ndigraph G {\n"A" [sha=1];\n}\n'
    (folder / "in" / "A.md").write_text("---\nnormative: true\n---\nIt works.\n", "utf-8")
    for name in (".dotstop.dot", ".other.dot"):
        (folder / "in" / name).write_text(graph, "utf-8")
    result = run("convert", "in", "-o", "out")
    assert (result.exit_code, result.stdout.split()) == (0, [str(Path("out", "dotstop.argmap"))])
    assert "no known format" not in result.stderr  # the item was read with the graph


@pytest.mark.parametrize("output", ["in", ".", "in/out"])
def test_no_map_in_a_converted_folder_is_overwritten(
    run: Run, frameworks: Path, folder: Path, output: str
) -> None:
    (frameworks / "in").mkdir()
    for name in ("first.argmap", "in/first.argmap"):
        (frameworks / name).write_text(GOOD, "utf-8")
    (frameworks / "in" / "first.tgf").write_text(FRAMEWORK, "utf-8")
    for _ in range(2):
        result = run("convert", "in", "-o", output)
        assert result.exit_code == (0 if output == "in/out" else 2)
        assert (frameworks / "first.argmap").read_text("utf-8") == GOOD
        assert (frameworks / "in" / "first.argmap").read_text("utf-8") == GOOD
        assert ("first.argmap exists" in result.stderr) == (output != "in/out")
    assert (folder / output / "deep" / "second.argmap").exists()


def test_files_with_the_same_output_are_refused(run: Run, frameworks: Path, folder: Path) -> None:
    for name in ("first.apx", "first.tgf.apx"):
        (frameworks / name).write_text("arg(a).\n", "utf-8")
    result = run("convert", "in", "-o", "out")
    assert result.exit_code == 2
    names = sorted(path.name for path in (folder / "out").iterdir() if path.is_file())
    assert names == ["first.apx.argmap"]


def test_maps_in_a_folder_are_converted_to_another_format(run: Run, folder: Path) -> None:
    result = run("convert", ".", "-o", "out", "--to", "json")
    assert result.exit_code == 2  # broken.argmap
    assert "L002" in result.stderr
    exported = dump(load(folder / "good.argmap"), "json")
    assert (folder / "out" / "good.json").read_text("utf-8") == exported.text


@pytest.mark.parametrize(
    "arguments",
    [
        ["good.argmap"],  # it would overwrite itself
        ["good.argmap", "-o", "./good.argmap", "--to", "json"],
        ["bare.argmap", "-o", "bare.png"],
        ["bare.argmap", "-o", "bare"],
        ["bare.argmap", "-o", "bare.csv"],
        ["bare.argmap", "--to", "jsno"],
        ["bare.argmap", "--from", "pdf"],
        ["."],
        [".", "-o", "-"],
        ["empty", "-o", "out"],
        [],
    ],
)
def test_wrong_arguments_are_refused(run: Run, folder: Path, arguments: list[str]) -> None:
    (folder / "empty").mkdir()
    before = sorted(folder.rglob("*"))
    assert run("convert", *arguments).exit_code == 2
    assert sorted(folder.rglob("*")) == before
    assert (folder / "good.argmap").read_text("utf-8") == GOOD


def test_no_file_that_a_map_is_read_from_is_overwritten(run: Run, folder: Path) -> None:
    (folder / "whole.argmap").write_text("document: text.tgf\ninclude good.argmap\n", "utf-8")
    (folder / "text.tgf").write_text("It burns.\n", "utf-8")
    for output in ("good.argmap", "GOOD.argmap", "text.tgf"):
        assert run("convert", "whole.argmap", "-o", output, "--to", "json").exit_code == 2
    assert (folder / "good.argmap").read_text("utf-8") == GOOD


def test_an_existing_file_is_replaced_only_if_it_is_named(run: Run, folder: Path) -> None:
    (folder / "good.tgf").write_text(FRAMEWORK, "utf-8")
    assert run("convert", "good.tgf").exit_code == 2
    assert (folder / "good.argmap").read_text("utf-8") == GOOD
    assert run("convert", "good.tgf", "-o", "good.argmap").exit_code == 0
    assert set(load(folder / "good.argmap").statements) == {"a", "b"}


@pytest.mark.parametrize("name", ["none.json", "folder.json"])
def test_a_file_that_cannot_be_read_is_an_error(run: Run, folder: Path, name: str) -> None:
    (folder / "folder.json").mkdir()
    assert run("convert", name, "-o", "out.argmap").exit_code == 2


def test_errors_in_a_map_are_shown(run: Run) -> None:
    result = run("convert", "broken.argmap", "--to", "json")
    assert result.exit_code == 2
    assert "error[L002]" in result.stderr
    assert "fix the errors above first" in result.stderr


def test_a_link_in_a_folder_does_not_lead_out_of_it(run: Run, frameworks: Path) -> None:
    outside = frameworks.parent / "outside.tgf"
    outside.write_text(FRAMEWORK, "utf-8")
    (frameworks / "link.tgf").symlink_to(outside)
    result = run("convert", "in", "-o", "out")
    assert result.exit_code == 2
    assert "outside the project" in result.stderr


def test_a_map_in_markdown_is_converted(run: Run, folder: Path) -> None:
    (folder / "notes.md").write_text(f"# Notes\n\n```argmap\n{GOOD}```\n", "utf-8")
    assert run("convert", "notes.md", "--to", "json").exit_code == 0
    assert json.loads((folder / "notes.json").read_text("utf-8"))["statements"]


def test_the_formats_are_listed(run: Run) -> None:
    result = run("convert", "--list")
    assert result.exit_code == 0
    assert {"argmap", "json", "aif", "apx"} <= {
        line.split()[0] for line in result.stdout.splitlines()
    }


def test_the_schema_is_printed(run: Run) -> None:
    assert json.loads(run("convert", "--schema").stdout)["title"] == "An argument map"


def test_tags_name_kinds(run: Run, folder: Path) -> None:
    (folder / "debate.argdown").write_text("[a]: A. #fact #x\n  + [b]: B. #goal\n", "utf-8")
    options = ("--kind", "fact=evidence", "--kind", "#goal=goal")
    assert run("convert", "debate.argdown", *options).exit_code == 0
    statements = load(folder / "debate.argmap").statements
    assert [(each.kind.value, each.tags) for each in statements.values()] == [
        ("evidence", ("fact", "x")),
        ("goal", ()),
    ]
    assert run("convert", "debate.argdown", "-o", "-", "--kind", "fact=proof").exit_code == 2


def test_kinds_come_back_from_argdown(run: Run, folder: Path) -> None:
    (folder / "plan.argmap").write_text("recommendation act: Act.\n", "utf-8")
    assert run("convert", "plan.argmap", "-o", "plan.argdown").exit_code == 0
    back = run("convert", "plan.argdown", "-o", "-", "--kind", "recommendation=recommendation")
    assert back.stdout == "recommendation act: Act.\n"
