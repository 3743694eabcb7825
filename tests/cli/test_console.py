"""The command as a process: streams, signals and encodings."""

import json
import os
import re
import shlex
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from argmap import __version__
from argmap.cli import commands
from tests.cli.maps import BARE, BROKEN, Run, runner

MODULE = [sys.executable, "-m", "argmap"]
SCRIPT = Path(sysconfig.get_path("scripts")) / "argmap"


def call(
    arguments: Sequence[str], stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*MODULE, *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.mark.parametrize("command", [MODULE, [str(SCRIPT)]])
def test_it_runs_as_a_module_and_as_a_script(command: list[str]) -> None:
    done = subprocess.run([*command, "--version"], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().split() == ["argmap", __version__]


def test_results_and_errors_use_different_streams(run: Run) -> None:
    done = run("render", "--format", "dot", "broken.argmap", "good.argmap")
    assert done.exit_code == 2
    assert done.stdout.split() == ["good.dot"]
    assert "broken.argmap not drawn" in done.stderr
    found = run("check", "--format", "json", "-", stdin=BROKEN)
    assert (found.exit_code, found.stderr) == (2, "")
    assert json.loads(found.stdout)["files"][0]["path"] == "<stdin>"


def test_characters_that_the_encoding_lacks_are_escaped() -> None:
    text = "recommendation 行動: 今すぐ行動する。\n".encode()
    for encoding in ("ascii", "cp1252"):
        done = call(["check", "-"], text, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
        assert (done.returncode, done.stderr) == (1, b"")
        assert b"error[R001]" in done.stdout


CP1252, ASCII = {"PYTHONIOENCODING": "cp1252"}, {"LC_ALL": "C"}


@pytest.mark.parametrize(
    ("arguments", "encoding"),
    [
        (["check", "-", "--format", "junit"], CP1252),
        (["check", "-", "--format", "github"], ASCII),
        (["evidence", "-", "--format", "csv"], CP1252),
        (["render", "-", "--format", "dot", "-o", "-"], ASCII),
        (["render", "-", "--format", "svg", "-o", "-"], CP1252),
    ],
)
def test_formats_for_machines_are_utf_8(arguments: list[str], encoding: dict[str, str]) -> None:
    text = "evidence 行動: 今すぐ行動する。\n".encode()
    done = call(arguments, text, PYTHONUTF8="0", **encoding)
    assert done.stderr == b""
    assert "行動" in done.stdout.decode("utf-8")


@pytest.mark.skipif(os.name != "posix", reason="closes streams the POSIX way")
def test_a_closed_pipe_is_not_an_error() -> None:
    many = "".join(f"recommendation r{number}: Act.\n" for number in range(3000)).encode()
    for text in (many, BARE.encode()):
        with subprocess.Popen(
            [*MODULE, "check", "-"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            assert process.stdin
            assert process.stdout
            assert process.stderr
            process.stdout.close()
            process.stdin.write(text)
            process.stdin.close()
            assert process.stderr.read() == b""
        assert process.returncode == -signal.SIGPIPE


@pytest.mark.skipif(os.name != "posix", reason="closes streams the POSIX way")
@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["check", "--format", "json", "bare.argmap"],
        ["coverage", "good.argmap", "--document", "good.argmap"],
        ["evidence", "good.argmap"],
        ["explain", "good.argmap"],
        ["render", "good.argmap", "--format", "dot", "-o", "-"],
        ["rules"],
    ],
)
def test_a_closed_pipe_ends_every_command_by_a_signal(folder: Path, arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as nobody:
        done = subprocess.run(
            [*MODULE, *arguments], stdout=nobody, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (-signal.SIGPIPE, b"")


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "\x1b[2J.argmap"],
        ["check", "--format", "concise", "\x1b[2J.argmap"],
        ["check", "--format", "github", "\x1b[2J.argmap"],
        ["explain", "\x1b[2J.argmap"],
        ["render", "\x1b[2J.argmap", "--format", "dot"],
        ["coverage", "\x1b[2J.argmap", "--document", "\x1b[2J.argmap"],
    ],
)
def test_control_characters_never_reach_a_terminal(folder: Path, arguments: list[str]) -> None:
    (folder / "\x1b[2J.argmap").write_text(BARE, "utf-8")
    done = runner().invoke(commands, arguments, env={"FORCE_COLOR": "1"}, color=True)
    assert isinstance(done.exception, SystemExit | None)
    assert "\x1b[2J" not in done.stdout + done.stderr


@pytest.mark.parametrize("arguments", [["rules", "\x1b[2J"], ["x\x1b[2J"]])
def test_usage_errors_have_no_control_characters(arguments: list[str]) -> None:
    done = call(arguments, FORCE_COLOR="1")
    assert done.returncode == 2
    assert b"\x1b[2J" not in done.stdout + done.stderr


@pytest.mark.skipif(os.name != "posix", reason="needs file names that only POSIX has")
def test_no_line_is_a_command_of_github(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "::error::.argmap").write_text(BARE, "utf-8")
    (folder / "::warning::.argmap").write_text(BROKEN, "utf-8")
    (folder / "a\n::error::.argmap").write_text(BROKEN, "utf-8")
    monkeypatch.setattr("argmap.web.server.run", lambda *_: None)
    for arguments in (
        ["check", "--format", "concise", "::error::.argmap"],
        ["coverage", "good.argmap", "--document", "::error::.argmap"],
        ["render", "::error::.argmap", "--format", "dot"],
        ["check", "--fix", "::warning::.argmap"],
        ["check", "--diff", "a\n::error::.argmap"],
        ["check", "good.argmap", "--format", "a\n::error::"],
        ["watch", "a\n::error::.argmap", "--no-open", "--port", "0"],
    ):
        done = run(*arguments)
        assert not re.search(r"^\s*::", done.stdout + done.stderr, re.MULTILINE)


def test_control_characters_in_paths_are_replaced(run: Run) -> None:
    done = run("coverage", "good.argmap", "--document", "a\x1b[2J.txt")
    assert done.exit_code == 2
    assert "there is no file a\N{REPLACEMENT CHARACTER}[2J.txt" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_an_error(unbuffered: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*MODULE, "check", "-"],
            input=BARE.encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"argmap: cannot write output: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("arguments", [["rules", "R99"], ["explain", "none.argmap"]])
def test_a_full_disk_for_errors_is_an_error(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*MODULE, *arguments], stdout=subprocess.PIPE, stderr=full, check=False
        )
    assert (done.returncode, done.stdout) == (2, b"")


@pytest.mark.skipif(os.name != "posix", reason="limits the size of files the POSIX way")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_truncated_file_is_an_error(tmp_path: Path, unbuffered: str) -> None:
    many = "".join(f"recommendation r{number}: Act.\n" for number in range(100))
    (tmp_path / "many.argmap").write_text(many, "utf-8")
    command = f"ulimit -f 1; {shlex.join(MODULE)} check --format full many.argmap > report"
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        check=False,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
    )
    assert done.returncode == 2
    assert done.stderr.startswith(b"argmap: cannot write output: ")


@pytest.mark.skipif(os.name != "posix", reason="closes streams the POSIX way")
def test_closed_streams() -> None:
    command = f"{shlex.join(MODULE)} check - <&- >&-"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", b"")


@pytest.mark.skipif(os.name != "posix", reason="closes streams the POSIX way")
def test_a_file_is_converted_without_standard_error(folder: Path) -> None:
    command = f"{shlex.join(MODULE)} convert good.argmap -o - --to json 2>&-"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert done.returncode == 0
    assert json.loads(done.stdout)["statements"]


@pytest.mark.skipif(os.name != "posix", reason="uses a POSIX shell")
def test_closed_input_is_not_an_empty_map() -> None:
    for command in ("check", "explain"):
        shell = f"{shlex.join(MODULE)} {command} - <&-"
        done = subprocess.run(["sh", "-c", shell], capture_output=True, check=False)
        assert done.returncode == 2
        assert b"standard input cannot be read" in done.stdout + done.stderr
        assert f"`argmap {command} - < plan.argmap`".encode() in done.stdout + done.stderr


@pytest.mark.skipif(os.name != "posix", reason="sends POSIX signals")
def test_an_interrupt_ends_it_silently() -> None:
    with subprocess.Popen(
        [*MODULE, "check", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        # More than a pipe holds: when this returns, the command has begun to read.
        process.stdin.write(b"\n" * 1_000_000)
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 130
        assert process.stdout.read() == b""
        assert process.stderr.read().strip() == b""


@pytest.mark.parametrize("place", ["find_spec", "__del__"])
def test_an_interrupt_during_imports_ends_it_silently(place: str) -> None:
    script = (
        "import sys\n"
        "from argmap.__main__ import main\n"
        "def interrupt(*_):\n"
        "    raise KeyboardInterrupt\n"
        f"Interrupted = type('Interrupted', (), {{{place!r}: interrupt}})\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'click':\n"
        "            interrupted = Interrupted()\n"
        "            getattr(interrupted, 'find_spec', int)()\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (130, b"")


def test_exit_functions_run_and_their_output_is_written() -> None:
    script = (
        "import atexit, sys\n"
        "from argmap.__main__ import main\n"
        "for stream in (sys.stdout, sys.stderr):\n"
        "    atexit.register(stream.write, 'measured')\n"
        "sys.argv[1:] = ['--version']\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"measured")
    assert done.stdout.split() == [b"argmap", __version__.encode(), b"measured"]


def test_shell_completion() -> None:
    done = call([], _ARGMAP_COMPLETE="zsh_source")
    assert done.returncode == 0
    assert b"_ARGMAP_COMPLETE=zsh_complete" in done.stdout
    words = call([], _ARGMAP_COMPLETE="bash_complete", COMP_WORDS="argmap ch", COMP_CWORD="1")
    assert words.stdout.split() == [b"plain,check"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such a name")
def test_an_undecodable_path(folder: Path) -> None:
    name = os.fsdecode(b"gr\xfcn.argmap")
    (folder / name).write_text(BARE, "utf-8")
    done = call(["check", "."])
    assert done.returncode == 2
    assert "gr\N{REPLACEMENT CHARACTER}n.argmap:1" in done.stdout.decode()
    assert done.stderr == b""


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys\n"
        "from argmap.cli import commands\n"
        "commands.main(['check', '--help'], standalone_mode=False)\n"
        "heavy = {'bibtexparser', 'argmap.rendering'}\n"
        "heavy &= sys.modules.keys()\n"
        "sys.exit(repr(heavy) if heavy else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
