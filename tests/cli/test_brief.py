"""`argmap brief`: the files it writes, and those that it must not overwrite."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.maps import BARE, GOOD, Run


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {
        "good.argmap",
        "bare.argmap",
        "broken.argmap",
    }


def test_the_command_runs_as_a_process(folder: Path) -> None:
    arguments = [sys.executable, "-m", "argmap", "brief", "good.argmap"]
    process = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert (process.returncode, process.stdout) == (0, "good-brief.html\n")
    assert names(folder) == {"good-brief.html"}


@pytest.mark.parametrize(
    ("output", "start"),
    [("m.html", b"<!DOCTYPE html>"), ("m.docx", b"PK"), ("m.pdf", b"%PDF"), ("m.md", b"# ")],
)
def test_the_suffix_names_the_format(run: Run, folder: Path, output: str, start: bytes) -> None:
    result = run("brief", "good.argmap", "-o", output, "--no-pictures")
    assert (result.exit_code, result.stdout) == (0, f"{output}\n")
    assert (folder / output).read_bytes().startswith(start)
    assert names(folder) == {output}


def test_the_pictures_of_markdown_are_named(run: Run, folder: Path) -> None:
    result = run("brief", "good.argmap", "-o", "memo.md")
    assert result.exit_code == 0
    assert set(result.stdout.split()) == names(folder) == {"memo.md", "memo-picture-1.svg"}


def test_a_missing_folder_is_reported_once(run: Run) -> None:
    result = run("brief", "good.argmap", "-o", "nowhere/memo.md")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("there is no folder nowhere") == result.stderr.count("\n") == 1


def test_standard_input_and_output(run: Run) -> None:
    result = run("brief", "-", stdin=GOOD)
    assert result.stdout.startswith("<!DOCTYPE html>")
    result = run("brief", "-", "-o", "-", "--format", "md", "--no-pictures", stdin=GOOD)
    assert result.stdout.startswith("# ")
    result = run("brief", "-", "--format", "md", stdin=GOOD)
    assert result.exit_code == 2
    assert "--no-pictures" in result.stderr


def test_the_reading_and_the_day_change_the_memo(run: Run) -> None:
    arguments = ("brief", "-", "-o", "-", "--format", "md", "--no-pictures")
    implicit = "recommendation a: A.\n  because (implicit) evidence: E. {date: 2024-01-01}\n"
    charitable = run(*arguments, "--today", "2026-01-01", stdin=implicit).stdout
    assert "The only recommendation is supported." in charitable
    assert "As written" in charitable
    assert "2 years ago" in charitable
    written = run(*arguments, "--as-written", "--today", "2024-01-11", stdin=implicit).stdout
    assert "The only recommendation is unsupported." in written
    assert "10 days ago" in written


def test_maps_without_a_memo_are_reported(run: Run, folder: Path) -> None:
    result = run("brief", "broken.argmap")
    assert result.exit_code == 2
    assert "broken.argmap not turned into a memo: fix the errors above first" in result.stderr
    (folder / "claims.argmap").write_text("claim a: A.\n", "utf-8")
    result = run("brief", "claims.argmap")
    assert result.exit_code == 2
    assert "it has no recommendations" in result.stderr
    assert run("brief", "missing.argmap").exit_code == 2
    assert names(folder) == {"claims.argmap"}


def test_no_input_is_overwritten(run: Run, folder: Path) -> None:
    (folder / "part.html").write_text(BARE, "utf-8")
    (folder / "memo-picture-1.svg").write_text("evidence e: E.\n", "utf-8")
    text = "include part.html\ninclude memo-picture-1.svg\n"
    (folder / "whole.argmap").write_text(text, "utf-8")
    result = run("brief", "whole.argmap", "-o", "part.html")
    assert result.exit_code == 2
    assert "would overwrite part.html" in result.stderr
    result = run("brief", "whole.argmap", "-o", "memo.md")
    assert result.exit_code == 2
    assert "memo-picture-1.svg not written" in result.stderr
    assert (folder / "memo-picture-1.svg").read_text("utf-8") == "evidence e: E.\n"
    assert (folder / "part.html").read_text("utf-8") == BARE


def test_evidence_is_withdrawn(run: Run, folder: Path) -> None:
    (folder / "r.argmap").write_text(
        "recommendation a: A.\n  because evidence e: E. {test: t.py::test}\n", "utf-8"
    )
    (folder / "junit.xml").write_text(
        '<testsuite><testcase classname="t" name="test" file="t.py"><failure/></testcase>'
        "</testsuite>",
        "utf-8",
    )
    result = run("brief", "r.argmap", "-o", "m.md", "--evidence", "junit.xml", "--no-pictures")
    assert result.exit_code == 0
    memo = (folder / "m.md").read_text("utf-8")
    assert "“E.” (t.py::test failed)" in memo
    assert "The only recommendation is unsupported." in memo
    result = run(
        "brief", "r.argmap", "-o", "junit.xml", "--format", "html", "--evidence", "junit.xml"
    )
    assert result.exit_code == 2
    assert "junit.xml" in result.stderr


def test_a_missing_package_is_named(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "argmap.reports.briefs.pdf_writer", raising=False)
    monkeypatch.setitem(sys.modules, "typst", None)
    result = run("brief", "good.argmap", "-o", "memo.pdf", "--no-pictures")
    assert result.exit_code == 2
    assert "pip install 'argmap[brief]'" in result.stderr
    assert not names(folder)


def test_contradicting_options_are_refused(run: Run) -> None:
    result = run("brief", "good.argmap", "-o", "memo.pdf", "--format", "docx")
    assert result.exit_code == 2
    assert "contradicts" in result.stderr
    assert "add --format" in run("brief", "good.argmap", "-o", "memo.odt").stderr
