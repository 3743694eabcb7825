"""Many maps: the same is said of them however they are shared out, and whatever becomes of one."""

import os
import signal
import subprocess
import sys
import time
from multiprocessing import get_all_start_methods, get_start_method
from pathlib import Path

import pytest

from tests.cli.maps import BARE, BROKEN, GOOD

TaskResult = subprocess.CompletedProcess[bytes]

forked = pytest.mark.skipif(get_start_method() != "fork", reason="what is patched is inherited")

LARGE = "".join(f"// This line is here so that the map is large: {i:06}\n" for i in range(1000))


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    """A folder with maps of all sorts, so large together that processes share them."""
    folder = tmp_path / "maps"
    for name in ("a", "b/c", "b-d"):
        (folder / name).mkdir(parents=True)
        for number in range(3):
            (folder / name / f"good{number}.argmap").write_text(GOOD + LARGE, "utf-8")
            (folder / name / f"bare{number}.argmap").write_text(LARGE + BARE, "utf-8")
            (folder / name / f"broken{number}.argmap").write_text(BROKEN + LARGE, "utf-8")
    (folder / "a" / "latin.argmap").write_bytes(b"claim a: caf\xe9\n" + LARGE.encode())
    (folder / "b" / "whole.argmap").write_text("include c/good0.argmap\n" + LARGE, "utf-8")
    (folder / "b" / "gone.argmap").write_text("include nothing.argmap\n" + LARGE, "utf-8")
    (folder / "empty.argmap").touch()
    return folder


def check(folder: Path, *arguments: str, before: str = "", **options: object) -> TaskResult:
    """Run the command in a folder, as a process that may do something before."""
    code = f"import argmap.cli\n{before}\nargmap.cli.main()"
    command = [sys.executable, "-c", code, "check", *arguments]
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        command, cwd=folder, capture_output=True, check=False, **options
    )


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "junit"])
def test_processes_do_not_show(maps: Path, form: str) -> None:
    alone = check(maps.parent, "--jobs", "1", "--format", form, "maps")
    shared = check(maps.parent, "--jobs", "3", "--format", form, "maps")
    assert (shared.returncode, shared.stderr) == (2, b"")
    assert (alone.returncode, alone.stderr) == (2, b"")
    assert shared.stdout == alone.stdout


@pytest.mark.parametrize("method", get_all_start_methods())
def test_how_processes_are_started_does_not_show(maps: Path, method: str) -> None:
    start = f"import multiprocessing\nmultiprocessing.set_start_method({method!r})"
    alone = check(maps.parent, "--jobs", "1", "--format", "json", "maps")
    shared = check(maps.parent, "--jobs", "2", "--format", "json", "maps", before=start)
    assert (shared.returncode, shared.stderr) == (2, b"")
    assert shared.stdout == alone.stdout


def test_standard_input_is_read_beside_many_files(maps: Path) -> None:
    asked = ["--format", "json", "maps", "-"]
    alone = check(maps.parent, "--jobs", "1", *asked, input=BARE.encode())
    shared = check(maps.parent, "--jobs", "2", *asked, input=BARE.encode())
    assert shared.stdout == alone.stdout
    assert b'"<stdin>"' in shared.stdout


DEADLY = """
import os, signal
from pathlib import Path
from argmap.cli import check_maps
reading = check_maps.read_map
def read(path):
    if Path(path).name == "bare1.argmap":
        os.kill(os.getpid(), signal.SIGKILL)
    return reading(path)
check_maps.read_map = read
"""


@forked
def test_a_process_that_dies_takes_one_map_along(maps: Path) -> None:
    done = check(maps.parent, "--jobs", "2", "--format", "github", "maps", before=DEADLY)
    whole = check(maps.parent, "--jobs", "1", "--format", "github", "maps")
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        f"argmap: {Path('maps', folder, 'bare1.argmap')} was not checked: its process died"
        for folder in ("a", "b/c", "b-d")
    ]
    lines = [line for line in whole.stdout.splitlines() if b"bare1" not in line]
    assert done.stdout.splitlines() == lines


GREEDY = """
from pathlib import Path
from argmap.cli import check_maps
reading = check_maps.read_map
def read(path):
    if Path(path).name.startswith("bare"):
        raise MemoryError
    return reading(path)
check_maps.read_map = read
"""


@forked
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_map_that_is_too_large_for_the_memory_is_told(maps: Path, jobs: str) -> None:
    done = check(maps, "--jobs", jobs, "a", before=GREEDY)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        f"argmap: {Path('a', f'bare{number}.argmap')} was not checked: out of memory"
        for number in range(3)
    ]
    assert b"good" not in done.stderr


SLOW = """
import time
from argmap.cli import check_maps
def read(path):
    open("begun", "w").close()
    time.sleep(60)
check_maps.read_map = read
"""


@forked
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_run_ends_at_once(maps: Path, jobs: str) -> None:
    code = f"import argmap.cli\n{SLOW}\nargmap.cli.main()"
    command = [sys.executable, "-c", code, "check", "--jobs", jobs, "."]
    running = subprocess.Popen(
        command,
        cwd=maps,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # Where the tests run in the background of a shell, they ignore interrupts, and so would it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    while not (maps / "begun").exists():
        assert running.poll() is None
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGINT)
    output = running.communicate(timeout=30)
    assert (running.returncode, output) == (130, (b"", b"\n"))
    with pytest.raises(ProcessLookupError):  # nobody of its group is left
        os.killpg(running.pid, 0)


@pytest.mark.parametrize(("count", "is_shown"), [(250, True), (20, False)])
def test_how_far_it_is_shows_on_a_terminal(tmp_path: Path, count: int, is_shown: bool) -> None:
    pty = pytest.importorskip("pty")
    for number in range(count):
        (tmp_path / f"{number}.argmap").write_text("claim a: It is so.\n", "utf-8")
    here, there = pty.openpty()
    command = [sys.executable, "-m", "argmap", "check", "."]
    done = subprocess.run(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=there, check=False)
    os.close(there)
    seen = b"".join(iter(lambda: _more(here), b""))
    os.close(here)
    assert (b"checking" in seen, b"100%" in seen) == (is_shown, is_shown)
    assert b"checking" not in done.stdout
    assert check(tmp_path, ".").stderr == b""


def _more(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1000)
    except OSError:  # which is how a terminal ends
        return b""


def test_jobs_are_counted_from_none(maps: Path) -> None:
    assert check(maps, "--jobs", "-1", ".").returncode == 2
    assert check(maps, "--jobs", "0", "empty.argmap").returncode == 0
