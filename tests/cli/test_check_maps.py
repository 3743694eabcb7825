"""Checking many maps, in one process or several."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_all_start_methods, get_start_method
from pathlib import Path

import pytest
from click.testing import Result

from argmap.cli import commands
from tests.cli.maps import BARE, BROKEN, GOOD, runner

CompletedProcess = subprocess.CompletedProcess[bytes]

forked = pytest.mark.skipif(
    get_start_method() != "fork", reason="only forked processes inherit patches"
)

RUN = """
import argmap.cli
from argmap.cli import check_maps
check_maps._PARALLEL_FROM = 1
check_maps._PROGRESS_BAR_FROM = 10
{}
argmap.cli.main()
"""


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    """Return a folder with maps of all sorts."""
    folder = tmp_path / "maps"
    for name in ("a", "b/c", "b-d"):
        (folder / name).mkdir(parents=True)
        for number in range(3):
            (folder / name / f"good{number}.argmap").write_text(GOOD, "utf-8")
            (folder / name / f"bare{number}.argmap").write_text(BARE, "utf-8")
            (folder / name / f"broken{number}.argmap").write_text(BROKEN, "utf-8")
    (folder / "a" / "latin.argmap").write_bytes(b"claim a: caf\xe9\n")
    (folder / "b" / "whole.argmap").write_text("include c/good0.argmap\n", "utf-8")
    (folder / "b" / "gone.argmap").write_text("include nothing.argmap\n", "utf-8")
    (folder / "empty.argmap").touch()
    return folder


def check_here(folder: Path, *arguments: str, stdin: str = "") -> Result:
    """Run the command in a folder, in this process alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return runner().invoke(commands, ["check", "--jobs", "1", *arguments], input=stdin)


def check(folder: Path, *arguments: str, before: str = "", **options: object) -> CompletedProcess:
    """Run the command as a process in a folder, after some other code."""
    command = [sys.executable, "-c", RUN.format(before), "check", *arguments]
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        command, cwd=folder, capture_output=True, check=False, **options
    )


@pytest.mark.parametrize("form", ["text", "json"])
def test_reports_do_not_depend_on_the_number_of_processes(maps: Path, form: str) -> None:
    alone = check_here(maps.parent, "--format", form, "maps")
    shared = check(maps.parent, "--jobs", "3", "--format", form, "maps")
    assert (shared.returncode, shared.stderr) == (2, b"")
    assert (alone.exit_code, alone.stderr) == (2, "")
    assert shared.stdout == alone.stdout_bytes


@pytest.mark.parametrize("method", get_all_start_methods())
def test_every_start_method_works(maps: Path, method: str) -> None:
    start = f"import multiprocessing\nmultiprocessing.set_start_method({method!r})"
    alone = check_here(maps.parent, "--format", "json", "maps")
    shared = check(maps.parent, "--jobs", "2", "--format", "json", "maps", before=start)
    assert (shared.returncode, shared.stderr) == (2, b"")
    assert shared.stdout == alone.stdout_bytes


def test_standard_input_is_read_along_with_many_files(maps: Path) -> None:
    asked = ["--format", "json", "maps", "-"]
    alone = check_here(maps.parent, *asked, stdin=BARE)
    shared = check(maps.parent, "--jobs", "2", *asked, input=BARE.encode())
    assert shared.stdout == alone.stdout_bytes
    assert b'"<stdin>"' in shared.stdout


KILL = """
import os, signal
from pathlib import Path
from argmap.cli import check_maps
reading = check_maps.read_drafts
def read(path, *others):
    if Path(path).name == "bare1.argmap":
        os.kill(os.getpid(), signal.SIGKILL)
    return reading(path, *others)
check_maps.read_drafts = read
"""


def failures(report: bytes) -> dict[str, str]:
    """Return the messages of F010 by the path of the map, which has no other diagnostic."""
    return {
        file["path"]: file["diagnostics"][0]["message"]
        for file in json.loads(report)["files"]
        if any(diagnostic["code"] == "F010" for diagnostic in file["diagnostics"])
        if len(file["diagnostics"]) == 1
    }


def without(report: bytes, *names: str) -> list[object]:
    """Return what a report says about all maps but those with some names."""
    return [file for file in json.loads(report)["files"] if Path(file["path"]).name not in names]


@forked
def test_a_dead_process_costs_one_map(maps: Path) -> None:
    done = check(maps.parent, "--jobs", "2", "--format", "json", "maps", before=KILL)
    whole = check_here(maps.parent, "--format", "json", "maps")
    assert (done.returncode, done.stderr) == (2, b"")
    failed = {str(Path("maps", folder, "bare1.argmap")) for folder in ("a", "b/c", "b-d")}
    assert failures(done.stdout).keys() == failed
    assert all("its process died" in message for message in failures(done.stdout).values())
    assert without(done.stdout, "bare1.argmap") == without(whole.stdout_bytes, "bare1.argmap")


FAIL = """
from pathlib import Path
from argmap.cli import check_maps
class ArgumentMapError(Exception):
    def __init__(self, one, two):
        super().__init__("for two arguments")
ERRORS = [KeyError(1), RecursionError(), MemoryError(), ArgumentMapError(1, 2), OSError(5, "name")]
def fail(step, path):
    name = Path(path).stem
    if name.startswith(step):
        raise ERRORS[int(name.removeprefix(step))]
reading, checking = check_maps.read_drafts, check_maps.check_draft
def read(path, *others):
    fail("reading", path)
    return reading(path, *others)
def check_draft(draft, path, *others):
    result = checking(draft, path, *others)
    fail("checking", path)
    if Path(path).name == "unsendable.argmap":
        object.__setattr__(result, "included_paths", (path for path in ()))
    return result
check_maps.read_drafts, check_maps.check_draft = read, check_draft
"""


@forked
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_exception_costs_one_map(maps: Path, jobs: str) -> None:
    names = [f"{step}{number}.argmap" for step in ("reading", "checking") for number in range(5)]
    for name in names:
        (maps / "a" / name).write_text(BARE, "utf-8")
    done = check(maps, "--jobs", jobs, "--format", "json", "a", before=FAIL)
    whole = check_here(maps, "--format", "json", "a")
    assert (done.returncode, done.stderr) == (2, b"")
    assert failures(done.stdout).keys() == {str(Path("a", name)) for name in names}
    assert without(done.stdout, *names) == without(whole.stdout_bytes, *names)


@forked
def test_a_result_that_cannot_be_sent_costs_one_map(maps: Path) -> None:
    (maps / "a" / "unsendable.argmap").write_text(BARE, "utf-8")
    done = check(maps, "--jobs", "2", "--format", "json", "a", before=FAIL)
    assert (done.returncode, done.stderr) == (2, b"")
    assert failures(done.stdout).keys() == {str(Path("a", "unsendable.argmap"))}


SLEEP = """
import os, time
from argmap.cli import check_maps
def read(path, *others):
    open("begun-" + str(os.getpid()), "w").close()
    time.sleep(600)
check_maps.read_drafts = read
"""

SEND_HALF = """
import os, time
from multiprocessing.connection import Connection
send = Connection._send
def send_half(self, data, *others):
    if len(data) < 1000:
        return send(self, data, *others)
    send(self, data[: len(data) // 2])
    open("begun-" + str(os.getpid()), "w").close()
    time.sleep(600)
Connection._send = send_half
"""


@contextmanager
def running(folder: Path, jobs: int, before: str, begun: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run the command in a group of its own, and wait until some of its jobs have begun."""
    command = [sys.executable, "-c", RUN.format(before), "check", "--jobs", str(jobs), "."]
    with subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # Background jobs of a shell ignore interrupts, and so do their children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        try:
            while len(list(folder.glob("begun-*"))) < begun:
                assert process.poll() is None
                time.sleep(0.01)
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def wait_for_all(process: subprocess.Popen[bytes]) -> tuple[int, bytes, bytes]:
    """Return what a process gave, once no process has its output open."""
    output, errors = process.communicate(timeout=60)
    return process.returncode, output, errors


@forked
@pytest.mark.parametrize("kill", [os.kill, os.killpg])
@pytest.mark.parametrize(
    ("jobs", "before", "begun"), [(1, SLEEP, 1), (2, SLEEP, 2), (2, SEND_HALF, 1)]
)
def test_an_interrupted_run_ends_at_once(
    maps: Path, jobs: int, before: str, begun: int, kill: Callable[[int, int], None]
) -> None:
    with running(maps, jobs, before, begun) as process:
        kill(process.pid, signal.SIGINT)
        assert wait_for_all(process) == (130, b"", b"\n")


@forked
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_processes_end_with_the_command(maps: Path, number: signal.Signals) -> None:
    with running(maps, 2, SLEEP, 2) as process:
        process.send_signal(number)
        assert wait_for_all(process) == (-number, b"", b"")


INTERRUPT_FORKS = """
import os, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
interrupt = lambda: os.kill(os.getpid(), signal.SIGINT)
os.register_at_fork(after_in_parent=interrupt, after_in_child=interrupt)
"""


@forked
def test_an_interrupt_while_processes_start_ends_the_run(maps: Path) -> None:
    done = check(maps, "--jobs", "2", ".", before=INTERRUPT_FORKS, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"\n")


@pytest.mark.parametrize(("count", "is_shown"), [(10, True), (9, False)])
def test_progress_is_shown_on_terminals(tmp_path: Path, count: int, is_shown: bool) -> None:
    pty = pytest.importorskip("pty")
    for number in range(count):
        (tmp_path / f"{number}.argmap").write_text("claim a: It is so.\n", "utf-8")
    here, there = pty.openpty()
    command = [sys.executable, "-c", RUN.format(""), "check", "."]
    done = subprocess.run(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=there, check=False)
    os.close(there)
    seen = b"".join(iter(lambda: _more(here), b""))
    os.close(here)
    assert (b"checking" in seen, b"100%" in seen) == (is_shown, is_shown)
    assert b"checking" not in done.stdout


def test_progress_is_not_shown_elsewhere(maps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.cli.check_maps._PROGRESS_BAR_FROM", 1)
    assert check_here(maps, "a").stderr == ""


def _more(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1000)
    except OSError:  # the terminal is closed
        return b""


def test_jobs_must_not_be_negative(maps: Path) -> None:
    assert check_here(maps, "--jobs", "-1", ".").exit_code == 2
    assert check_here(maps, "--jobs", "0", "empty.argmap").exit_code == 0
