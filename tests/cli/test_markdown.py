"""Markdown files on the command line: each of their code blocks is a map."""

import json
import re
from pathlib import Path
from textwrap import indent

import pytest

from tests.cli.maps import BARE, BROKEN, GOOD, Run


def block(content: str, info: str = "argmap") -> str:
    return f"```{info}\n{content}```\n"


FIRST = block(GOOD, 'argmap title="The fire"')
NOTES = f"# Notes\n\n{FIRST}\n- item\n\n{indent(block(BARE), '  ')}"
SECOND = NOTES[: NOTES.index("- item")].count("\n") + 3
"""The line of the second block."""


@pytest.fixture
def notes(folder: Path) -> Path:
    path = folder / "notes.md"
    path.write_text(NOTES, "utf-8")
    return path


def check_json(run: Run, *arguments: str) -> list[tuple[str, int | None, list[str]]]:
    """Return the path, the line and the codes of findings of each map."""
    result = run("check", "--format", "json", "--severity", "error", *arguments)
    return [
        (
            Path(file["path"]).as_posix(),
            file["line"],
            [found["code"] for found in file["diagnostics"]],
        )
        for file in json.loads(result.stdout)["files"]
    ]


def test_each_block_is_a_map(run: Run, notes: Path) -> None:
    expected = [("notes.md", 3, []), ("notes.md", SECOND, ["R001"])]
    assert check_json(run, "notes.md") == expected
    assert check_json(run, "notes.md", "good.argmap") == [*expected, ("good.argmap", None, [])]


def test_places_are_those_of_the_file(run: Run, notes: Path) -> None:
    place = f"notes.md:{SECOND + 1}:3"
    assert f"{place}: R001" in run("check", "--format", "concise", "notes.md").stdout
    assert (
        f"file=notes.md,line={SECOND + 1}" in run("check", "--format", "github", "notes.md").stdout
    )
    sarif = json.loads(run("check", "--format", "sarif", "notes.md").stdout)
    [found] = [found for found in sarif["runs"][0]["results"] if found["ruleId"] == "R001"]
    region = found["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (SECOND + 1, 3)


def test_reports_name_the_maps_by_their_lines(run: Run, notes: Path) -> None:
    report = run("check", "notes.md")
    assert report.exit_code == 1
    assert f"unsupported in notes.md:{SECOND}: act" in report.stdout
    assert "in 2 maps" in report.stdout
    suites = re.findall(
        r'<testsuite name="([^"]*)"', run("check", "--format", "junit", "notes.md").stdout
    )
    assert suites == ["notes.md:3", f"notes.md:{SECOND}"]


def test_a_broken_block_costs_no_other(run: Run, notes: Path) -> None:
    notes.write_text(NOTES + block(BROKEN), "utf-8")
    [_, (_, _, second), (_, _, third)] = check_json(run, "notes.md")
    assert (second, third) == (["R001"], ["L002"])
    assert run("check", "notes.md").exit_code == 2


def test_a_file_without_maps_is_mentioned_but_no_failure(run: Run, folder: Path) -> None:
    (folder / "plain.md").write_text("# Nothing here\n", "utf-8")
    alone = run("check", "plain.md")
    assert alone.exit_code == 0
    assert "plain.md has no code block with a map" in alone.stderr
    assert run("check", "plain.md", "bare.argmap").exit_code == 1
    drawn = run("render", "plain.md", "-o", "a.svg")
    assert (drawn.exit_code, drawn.stdout) == (2, "")
    assert "plain.md has no code block with a map" in drawn.stderr


def test_comments_in_a_block_suppress_findings(run: Run, notes: Path) -> None:
    comment = "  // argmap: ignore R001 (an example)\n"
    notes.write_text(
        NOTES.replace("  recommendation act", f"{comment}  recommendation act"), "utf-8"
    )
    report = run("check", "notes.md")
    assert report.exit_code == 0
    assert "R001" not in report.stdout
    assert "I00" not in report.stdout


def test_standard_input_with_the_name_of_a_markdown_file(run: Run, folder: Path) -> None:
    arguments = ("-", "--stdin-filename", "notes.md")
    result = run("check", "--format", "concise", *arguments, stdin=NOTES)
    assert f"notes.md:{SECOND + 1}:3: R001" in result.stdout


def test_a_folder_has_markdown_only_if_the_settings_include_it(run: Run, notes: Path) -> None:
    for name in ("README.md", "docs/guide.md", "docs/old/guide.md"):
        (notes.parent / name).parent.mkdir(parents=True, exist_ok=True)
        (notes.parent / name).write_text(block(BARE), "utf-8")

    def checked() -> list[str]:
        return [path for path, line, _ in check_json(run, ".") if line]

    assert checked() == []
    settings = notes.parent / "argmap.toml"
    settings.write_text('extend-include = ["docs/**/*.md", "!docs/old/*"]\n', "utf-8")
    assert checked() == ["docs/guide.md"]
    settings.write_text('extend-include = ["*.md"]\nextend-exclude = ["docs/"]\n', "utf-8")
    assert checked() == ["README.md", "notes.md", "notes.md"]
    settings.write_text("extend-include = 1\n", "utf-8")
    assert run("check", ".").exit_code == 2


def test_other_files_can_be_included(run: Run, folder: Path) -> None:
    (folder / "argmap.toml").write_text('extend-include = ["*.txt"]\n', "utf-8")
    (folder / "plan.txt").write_text(BARE, "utf-8")
    assert ("plan.txt", None, ["R001"]) in check_json(run, ".")


def test_a_baseline_knows_the_blocks_of_a_file_when_lines_move(run: Run, notes: Path) -> None:
    baseline = ("--baseline", "known.json")
    assert run("check", *baseline, "--write-baseline", "notes.md").exit_code == 0
    entries = json.loads((notes.parent / "known.json").read_text("utf-8"))["findings"]
    assert {entry["path"] for entry in entries} == {"notes.md"}
    notes.write_text("New lines.\n\n" + NOTES, "utf-8")
    moved = run("check", *baseline, "notes.md")
    assert (moved.exit_code, moved.stderr) == (0, "")
    notes.write_text(NOTES + block(BARE), "utf-8")
    assert run("check", *baseline, "notes.md").exit_code == 1


def test_unused_entries_of_a_baseline_are_found_if_all_blocks_were_checked(
    run: Run, notes: Path
) -> None:
    baseline = ("--baseline", "known.json")
    run("check", *baseline, "--write-baseline", "notes.md")
    first_only = NOTES[: NOTES.index("- item")]
    notes.write_text(first_only, "utf-8")
    assert "without a finding" in run("check", *baseline, "notes.md").stderr
    notes.write_text(first_only + block(BROKEN), "utf-8")
    assert "without a finding" not in run("check", *baseline, "notes.md").stderr


def test_pictures_are_named_by_title_or_number(run: Run, notes: Path) -> None:
    drawn = run("render", "--format", "dot", "notes.md")
    assert (drawn.exit_code, drawn.stdout) == (0, "notes-the-fire.dot\nnotes-2.dot\n")
    assert "The fire" in (notes.parent / "notes-the-fire.dot").read_text("utf-8")


def test_pictures_with_one_name_are_refused(run: Run, notes: Path) -> None:
    notes.write_text(block(GOOD, "argmap title=fire") * 2, "utf-8")
    drawn = run("render", "--format", "dot", "notes.md")
    assert (drawn.exit_code, drawn.stdout) == (2, "")
    assert "give each another title" in drawn.stderr
    assert not (notes.parent / "notes-fire.dot").exists()


def test_an_output_file_is_for_the_only_map(run: Run, notes: Path) -> None:
    assert run("render", "notes.md", "-o", "a.dot").exit_code == 2
    notes.write_text(block(GOOD), "utf-8")
    assert run("render", "notes.md", "-o", "a.dot").stdout == "a.dot\n"
    assert run("render", "notes.md", "--format", "dot", "-o", "notes.md").exit_code == 2
    assert notes.read_text("utf-8") == block(GOOD)


def test_commands_for_one_map_take_a_file_with_one_block(run: Run, notes: Path) -> None:
    several = run("explain", "notes.md")
    assert (several.exit_code, several.stdout) == (2, "")
    assert "notes.md has 2 maps" in several.stderr
    notes.write_text(block(GOOD), "utf-8")
    assert run("explain", "notes.md").stdout == run("explain", "good.argmap").stdout
