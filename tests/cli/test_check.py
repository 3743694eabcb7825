"""`argmap check`: reports on standard output and exit codes."""

import json
import os
import subprocess
import sys
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from click.shell_completion import BashComplete

from argmap.checker import Rule
from argmap.checker.registry import InstalledRules
from argmap.cli import commands
from argmap.source import Severity
from tests.cli.maps import BARE, BROKEN, GOOD, Run


def paths(output: str) -> list[str]:
    return [file["path"] for file in json.loads(output)["files"]]


def test_a_map_without_findings(run: Run) -> None:
    result = run("check", "good.argmap")
    assert result.exit_code == 0
    assert result.stdout == "1 recommendation: 1 supported\nno findings in 1 map\n"
    assert result.stderr == ""


def test_a_finding_is_reported(run: Run) -> None:
    result = run("check", "bare.argmap")
    assert result.exit_code == 1
    assert "error[R001] bare-recommendation: " in result.stdout
    assert "--> bare.argmap:1:1" in result.stdout
    assert result.stderr == ""


def test_unreadable_maps_do_not_stop_the_others(run: Run) -> None:
    result = run("check", "broken.argmap", "bare.argmap", "missing.argmap")
    assert result.exit_code == 2
    assert "`because`" in result.stdout
    assert "--> broken.argmap:2:3" in result.stdout
    assert "error[R001]" in result.stdout
    assert "there is no file missing.argmap" in result.stdout
    assert "1 map could not be read\n1 map not checked" in result.stdout


def test_a_file_without_permission_does_not_stop_the_others(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    monkeypatch.setattr("argmap.files._read_bytes", refused)
    result = run("check", "good.argmap", "bare.argmap")
    assert result.exit_code == 2
    for name in ("good", "bare"):
        assert f"{name}.argmap cannot be opened: Permission denied" in result.stdout


def test_a_folder_without_permission_does_not_stop_the_others(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stat = os.stat

    def refusing(path: Any, *arguments: Any, **options: Any) -> os.stat_result:
        if not isinstance(path, int) and "shut" in os.fsdecode(path):
            raise PermissionError(13, "Permission denied")
        return stat(path, *arguments, **options)

    monkeypatch.setattr(os, "stat", refusing)
    result = run("check", "good.argmap", "shut/plan.argmap")
    assert result.exit_code == 2
    assert "1 map could not be read" in result.stdout
    assert " in 2 maps" in result.stdout


@pytest.mark.parametrize("moment", range(3))
def test_a_file_may_vanish_at_any_moment(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    moments, stat = count(), os.stat

    def vanishing(path: Any, *arguments: Any, **options: Any) -> os.stat_result:
        state = stat(path, *arguments, **options)
        is_it = not isinstance(path, int) and os.fsdecode(path).endswith("bare.argmap")
        if is_it and next(moments) == moment:
            (folder / "bare.argmap").unlink()
        return state

    monkeypatch.setattr(os, "stat", vanishing)
    result = run("check", "good.argmap", "bare.argmap")
    if not os.path.exists("bare.argmap"):  # noqa: PTH110 -- by another way than the others
        assert "there is no file bare.argmap" in result.stdout
    assert " in 2 maps" in result.stdout


def test_json(run: Run) -> None:
    result = run("check", "--format", "json", "good.argmap", "broken.argmap")
    assert result.exit_code == 2
    good, broken = json.loads(result.stdout)["files"]
    assert (good["path"], good["diagnostics"]) == ("good.argmap", [])
    assert good["statements"]["act"]["verdict"] == "supported"
    assert broken["statements"]["act"]["kind"] == "recommendation"
    assert [each["severity"] for each in broken["diagnostics"]] == ["error"]


@pytest.mark.parametrize(
    ("fail_on", "kind", "code"),
    [
        ("error", "evidence", 0),
        ("warning", "evidence", 1),
        ("info", "evidence", 1),
        ("warning", "assumption", 0),
        ("info", "assumption", 1),
        ("never", "evidence", 0),
    ],
)
def test_fail_on_sets_the_exit_code(run: Run, fail_on: str, kind: str, code: int) -> None:
    text = f"recommendation act: Act now.\n  because {kind} fire: It burns.\n"
    asked = ["--select", "R007,E001", "--fail-on", fail_on]
    assert run("check", *asked, "-", stdin=text).exit_code == code


def test_errors_exit_with_2_whatever_fail_on_says(run: Run) -> None:
    assert run("check", "--fail-on", "never", "broken.argmap").exit_code == 2


def test_as_written_ignores_implicit_links(run: Run) -> None:
    text = GOOD.replace("because", "because (implicit)")
    assert run("check", "-", stdin=text).exit_code == 0
    result = run("check", "--as-written", "-", stdin=text)
    assert result.exit_code == 1
    assert "the text gives no reason for [act]" in result.stdout
    judged = run("check", "--as-written", "--format", "json", "-", stdin=text).stdout
    assert json.loads(judged)["files"][0]["statements"]["act"]["verdict"] == "unsupported"


def test_standard_input_can_be_checked(run: Run, folder: Path) -> None:
    result = run("check", "-", stdin=BARE)
    assert (result.exit_code, "--> <stdin>:1:1" in result.stdout) == (1, True)
    including = run("check", "--format", "json", "-", stdin="include good.argmap\n")
    assert including.exit_code == 0
    assert "fire" in json.loads(including.stdout)["files"][0]["statements"]


def test_standard_input_can_have_the_name_of_a_file(run: Run, folder: Path) -> None:
    (folder / "maps").mkdir()
    (folder / "maps" / "part.argmap").write_text("evidence fire: It burns.\n", "utf-8")
    (folder / "maps" / "argmap.toml").write_text(
        'ignore = ["E001"]\n[per-path-ignores]\n"draft.argmap" = ["R001"]\n', "utf-8"
    )
    text = f"include part.argmap\n{BARE}"
    named = ["check", "--severity", "info", "--stdin-filename", "maps/draft.argmap", "-"]
    result = run(*named, stdin=text)
    assert result.exit_code == 0
    assert "maps/draft.argmap:2" in result.stdout
    assert "R001" not in result.stdout
    assert "E001" not in result.stdout
    assert run(*named, stdin="clam: So.").stdout.count("--> maps/draft.argmap:1:1") == 1
    assert run("check", "--stdin-filename", "maps/draft.argmap", "good.argmap").exit_code == 2


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf" + GOOD.encode(), GOOD.encode()])
def test_standard_input_is_utf_8_with_or_without_a_mark(run: Run, content: bytes) -> None:
    assert run("check", "-", stdin=content).exit_code == 0


def test_standard_input_in_another_encoding(run: Run) -> None:
    result = run("check", "-", stdin="claim a: Grüße.\n".encode("latin-1"))
    assert result.exit_code == 2
    assert "is not UTF-8: byte 0xFC" in result.stdout


def test_a_folder_stands_for_its_maps_sorted_by_path(run: Run, folder: Path) -> None:
    for name in ("b/two", "b/a/one", "b-c", ".hidden/three", "b/.four"):
        path = folder / f"{name}.argmap"
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(GOOD, "utf-8")
    (folder / "b" / "notes.txt").write_text("not a map", "utf-8")
    result = run("check", "--format", "json", ".")
    assert [Path(path).as_posix() for path in paths(result.stdout)] == [
        "b/a/one.argmap",
        "b/two.argmap",
        "b-c.argmap",
        "bare.argmap",
        "broken.argmap",
        "good.argmap",
    ]


def test_a_hidden_folder_is_checked_if_named(run: Run, folder: Path) -> None:
    (folder / ".drafts").mkdir()
    (folder / ".drafts" / "one.argmap").write_text(GOOD, "utf-8")
    assert run("check", ".drafts").exit_code == 0


def test_a_map_is_checked_once(run: Run, folder: Path) -> None:
    (folder / "other").symlink_to(folder)
    found = run("check", "--format", "json", "bare.argmap", ".", "other/bare.argmap").stdout
    assert [Path(path).name for path in paths(found)] == [
        "bare.argmap",
        "broken.argmap",
        "good.argmap",
    ]
    assert len(paths(run("check", "--format", "json", "-", "-", stdin=BARE).stdout)) == 1


def test_a_folder_without_maps_is_an_error(run: Run, folder: Path) -> None:
    (folder / "empty").mkdir()
    result = run("check", "empty")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "argmap: no map (*.argmap) in empty\n"
    assert run("check", "empty", "good.argmap").exit_code == 2


def test_named_pipes_are_not_read(run: Run, folder: Path) -> None:
    os = pytest.importorskip("os")
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    (folder / "sub").mkdir()
    os.mkfifo(folder / "sub" / "pipe.argmap")
    assert run("check", "sub").exit_code == 2
    named = run("check", str(Path("sub", "pipe.argmap")))
    assert named.exit_code == 2
    assert "error[F004]: sub/pipe.argmap is a named pipe, not a file" in named.stdout
    assert "1 map could not be read" in named.stdout


def test_a_wrong_command_is_corrected(run: Run) -> None:
    misspelt, missing = run("chekc", "good.argmap"), run("good.argmap")
    assert (misspelt.exit_code, missing.exit_code) == (2, 2)
    assert "'check'" in misspelt.stderr
    assert "argmap check good.argmap" in missing.stderr


@pytest.mark.parametrize("word", ["chekc", "good.argmap"])
def test_completion_goes_on_after_a_wrong_command(word: str) -> None:
    completion = BashComplete(commands, {}, "argmap", "_ARGMAP_COMPLETE")
    assert "check" in [item.value for item in completion.get_completions([word], "ch")]


@pytest.mark.parametrize("command", ["check", "explain", "render"])
def test_the_file_of_another_tool_is_to_be_converted(run: Run, folder: Path, command: str) -> None:
    (folder / "uniforms and all.argdown").write_text("[A]: So.\n  + [B]: It is.\n", "utf-8")
    result = run(command, "uniforms and all.argdown")
    assert result.exit_code == 2
    assert "`argmap convert 'uniforms and all.argdown'`" in result.stderr
    assert "argmap convert" not in run(command, "broken.argmap").stderr


@pytest.mark.skipif(not Path("/dev/stdin").exists(), reason="streams have no names here")
def test_dev_stdin_is_read(folder: Path) -> None:
    command = [sys.executable, "-m", "argmap", "check", "/dev/stdin"]
    done = subprocess.run(command, input=GOOD.encode(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--colour", "good.argmap"],
        ["check", "--format", "xml", "good.argmap"],
        ["check", "--fail-on", "nothing", "good.argmap"],
        ["chekc", "good.argmap"],
    ],
)
def test_wrong_arguments_are_errors(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error:" in result.stderr


def test_output_is_colored_on_terminals_only(run: Run) -> None:
    assert "\x1b[" not in run("check", "bare.argmap").stdout
    assert "\x1b[" in run("check", "bare.argmap", FORCE_COLOR="1").stdout
    assert "\x1b[" not in run("check", "bare.argmap", FORCE_COLOR="1", NO_COLOR="1").stdout
    assert "\x1b[" in run("check", "bare.argmap", FORCE_COLOR="1", NO_COLOR="").stdout


@pytest.mark.parametrize("command", [[], ["check"], ["render"]])
def test_help_has_examples(run: Run, command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "argmap " + " ".join([*command, ""]) in result.stdout
    assert "Example" in result.stdout
    assert run(*command, "-h").stdout == result.stdout


def test_help_explains_completion(run: Run) -> None:
    assert "_ARGMAP_COMPLETE=bash_source" in run("--help").stdout


def test_rules_do_not_run_on_a_map_with_errors(run: Run) -> None:
    assert BROKEN.startswith(BARE)
    assert "R001" not in run("check", "broken.argmap").stdout


def test_an_included_map_is_checked_with_its_parent(folder: Path, run: Run) -> None:
    maps = folder / "maps"
    maps.mkdir()
    (maps / "main.argmap").write_text("claim a: x\n  because [b]\ninclude part.argmap\n")
    (maps / "part.argmap").write_text("claim b: y\n  because [a]\n")
    assert paths(run("check", "--format", "json", "maps").stdout) == ["maps/main.argmap"]
    asked = run("check", "--format", "json", "maps", "maps/part.argmap")
    assert paths(asked.stdout) == ["maps/main.argmap", "maps/part.argmap"]


def test_of_maps_that_include_each_other_one_is_checked(folder: Path, run: Run) -> None:
    maps = folder / "maps"
    maps.mkdir()
    (maps / "one.argmap").write_text("include two.argmap\n")
    (maps / "two.argmap").write_text("include one.argmap\n")
    result = run("check", "maps")
    assert result.exit_code == 2
    assert result.stdout.count("error[F005]") == 1


def test_a_failing_rule_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    faulty = Rule("X001", "faulty", Severity.INFO, lambda context: [1 / 0])  # type: ignore[list-item]
    monkeypatch.setattr(
        "argmap.checker.checking.installed_rules", lambda: InstalledRules({"X001": faulty})
    )
    result = run("check", "--format", "json", "good.argmap", "bare.argmap")
    assert (result.exit_code, result.stderr) == (2, "")
    files = json.loads(result.stdout)["files"]
    assert [file["path"] for file in files] == ["good.argmap", "bare.argmap"]
    [error] = files[0]["diagnostics"]
    assert error["code"] == "F010"
    assert "rule X001 (faulty) failed: ZeroDivisionError: division by zero" in error["message"]


@pytest.mark.usefixtures("broken_entry_point")
def test_rules_that_cannot_be_loaded_are_reported(run: Run) -> None:
    result = run("check", "good.argmap")
    assert result.exit_code == 2
    assert result.stderr.startswith("argmap: cannot load the rules")
    assert "no findings" in result.stdout
