"""`argmap check --fix` and `--diff`."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.maps import BROKEN, GOOD, Run

FIXED = BROKEN.replace("becuase", "because")


def read(folder: Path, name: str) -> bytes:
    return (folder / name).read_bytes()


def test_fix_corrects_errors_and_reports_what_is_left(run: Run, folder: Path) -> None:
    (folder / "broken.argmap").write_text(f"{BROKEN}Some words.\n", "utf-8")
    result = run("check", "--fix", "--format", "concise", "broken.argmap")
    assert result.exit_code == 2
    assert read(folder, "broken.argmap").decode() == f"{FIXED}Some words.\n"
    assert [line.split()[1] for line in result.stdout.splitlines()[:1]] == ["L001:"]
    first, last = result.stderr.splitlines()
    assert first.startswith("broken.argmap:2:3: fixed L002: ")
    assert last == "fixed 1 error in 1 map"


def test_the_exit_code_is_that_of_the_check_after_fixing(run: Run, folder: Path) -> None:
    (folder / "good.argmap").write_text(GOOD.replace("recommendation", "recomendation"), "utf-8")
    assert run("check", "good.argmap").exit_code == 2
    assert run("check", "--fix", "good.argmap").exit_code == 0
    assert read(folder, "good.argmap").decode() == GOOD
    assert run("check", "--fix", "bare.argmap").exit_code == 1


def test_a_map_without_errors_is_not_written(run: Run, folder: Path) -> None:
    before = (folder / "good.argmap").stat().st_mtime_ns, (folder / "good.argmap").stat().st_ino
    result = run("check", "--fix", "good.argmap")
    assert (result.exit_code, result.stderr) == (0, "")
    after = (folder / "good.argmap").stat().st_mtime_ns, (folder / "good.argmap").stat().st_ino
    assert before == after


def test_line_ends_and_byte_order_marks_stay(run: Run, folder: Path) -> None:
    before = b"\xef\xbb\xbf" + BROKEN.replace("\n", "\r\n").encode()
    (folder / "broken.argmap").write_bytes(before)
    run("check", "--fix", "broken.argmap")
    assert read(folder, "broken.argmap") == before.replace(b"becuase", b"because")


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_diff_prints_a_patch_and_writes_nothing(run: Run, folder: Path, end: str) -> None:
    before = BROKEN.removesuffix("\n").replace("\n", end or "\n") + end
    (folder / "broken.argmap").write_bytes(before.encode())
    result = run("check", "--diff", "broken.argmap", "good.argmap")
    assert (result.exit_code, result.stderr) == (1, "would fix 1 error in 1 map\n")
    assert read(folder, "broken.argmap").decode() == before
    apply = subprocess.run(
        ["git", "apply", "-p0", "-"],
        input=result.stdout_bytes,
        cwd=folder,
        check=False,
        capture_output=True,
    )
    assert (apply.returncode, apply.stderr) == (0, b"")
    assert read(folder, "broken.argmap").decode() == before.replace("becuase", "because")


def test_fix_with_diff_writes_nothing_either(run: Run, folder: Path) -> None:
    result = run("check", "--fix", "--diff", "broken.argmap")
    alone = run("check", "--diff", "broken.argmap")
    assert (result.exit_code, result.stdout, result.stderr) == (1, alone.stdout, alone.stderr)
    assert read(folder, "broken.argmap").decode() == BROKEN


def test_diff_without_a_difference(run: Run) -> None:
    result = run("check", "--diff", "bare.argmap")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    missing = run("check", "--diff", "missing.argmap")
    assert (missing.exit_code, missing.stdout) == (2, "")
    assert "there is no file missing.argmap" in missing.stderr


def test_an_unreadable_map_is_reported_once(run: Run) -> None:
    result = run("check", "--fix", "missing.argmap", "broken.argmap")
    assert result.exit_code == 2
    assert (result.stdout + result.stderr).count("there is no file missing.argmap") == 1
    assert "fixed 1 error in 1 map" in result.stderr


def test_a_link_out_of_the_project_is_not_followed(run: Run, folder: Path) -> None:
    inside, outside = folder / "inside", folder / "outside"
    inside.mkdir()
    outside.mkdir()
    (outside / "plan.argmap").write_text(BROKEN, "utf-8")
    (inside / "link.argmap").symlink_to(outside / "plan.argmap")
    for path in ("inside/link.argmap", "inside"):
        result = run("check", "--fix", path)
        assert result.exit_code == 2
        assert "outside the project of the map" in result.stdout + result.stderr
        assert read(outside, "plan.argmap").decode() == BROKEN
    (inside / "near.argmap").write_text(BROKEN, "utf-8")
    (inside / "link.argmap").unlink()
    (inside / "link.argmap").symlink_to("near.argmap")
    run("check", "--fix", "inside/link.argmap")
    assert read(inside, "near.argmap").decode() == FIXED
    assert (inside / "link.argmap").is_symlink()


def test_a_file_that_cannot_be_written_is_reported(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("argmap.cli.rewriting.replace_file", refuse)
    result = run("check", "--fix", "broken.argmap")
    assert result.exit_code == 2
    assert "broken.argmap cannot be written: Permission denied" in result.stderr
    assert "fixed" not in result.stderr
    assert read(folder, "broken.argmap").decode() == BROKEN


def test_a_pipe_is_not_rewritten(run: Run, folder: Path) -> None:
    os.mkfifo(folder / "pipe.argmap")
    result = run("check", "--diff", "pipe.argmap")
    assert result.exit_code == 2
    assert "pipe.argmap is not a regular file" in result.stderr


def test_ignored_errors_and_included_maps_that_are_not_named_stay(run: Run, folder: Path) -> None:
    (folder / "argmap.toml").write_text('[per-path-ignores]\n"old*" = ["L002"]\n', "utf-8")
    (folder / "old.argmap").write_text(BROKEN, "utf-8")
    (folder / "main.argmap").write_text(f"include broken.argmap\n{GOOD}", "utf-8")
    result = run("check", "--fix", "old.argmap", "main.argmap")
    assert read(folder, "old.argmap").decode() == BROKEN
    assert read(folder, "broken.argmap").decode() == BROKEN
    assert "error[L002]" in result.stdout
    run("check", "--fix", ".")
    assert read(folder, "broken.argmap").decode() == FIXED


def test_maps_in_markdown_are_fixed(run: Run, folder: Path) -> None:
    text = f"# Notes\n\n```argmap\n{BROKEN}```\n\nbecuase\n\n> ```argmap\n> clam a: x\n> ```\n"
    (folder / "notes.md").write_text(text, "utf-8")
    assert "+> claim a: x\n" in run("check", "--diff", "notes.md").stdout
    result = run("check", "--fix", "notes.md")
    fixed = text.replace("  becuase", "  because").replace("clam", "claim")
    assert read(folder, "notes.md").decode() == fixed
    first, second, last = result.stderr.splitlines()
    assert first.startswith("notes.md:5:3: fixed L002")
    assert second.startswith("notes.md:11:3: fixed L002")
    assert last == "fixed 2 errors in 1 map"


def test_many_fixes_are_counted(run: Run, folder: Path) -> None:
    (folder / "many.argmap").write_text("clam: It is so.\n" * 25, "utf-8")
    lines = run("check", "--fix", "many.argmap").stderr.splitlines()
    assert lines[-2:] == ["and 5 more", "fixed 25 errors in 1 map"]
    assert len(lines) == 22


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_standard_input_cannot_be_fixed(run: Run, option: str) -> None:
    result = run("check", option, "-")
    assert result.exit_code == 2
    assert "Usage: " in result.stderr
