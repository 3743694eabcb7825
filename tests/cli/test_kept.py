"""What was found before: it is told again as long as a check would find the same, no longer."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.checker import Finding, rule
from argmap.checker.catalogue import RULES, Installed
from argmap.source import Severity
from tests.cli.maps import BARE, BROKEN, GOOD, Run, runner

Folder = Callable[[], Path]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for a cache of this test alone, in which a file counts however new it is."""
    folder = tmp_path / "kept"
    monkeypatch.setenv("ARGMAP_CACHE_DIR", str(folder))
    monkeypatch.setattr("argmap.checker.records._SLACK", -(10**18))
    return folder


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the maps that are read, from now on."""
    from argmap.cli import work

    paths: list[str] = []
    reading = work.read_map
    monkeypatch.setattr(work, "read_map", lambda path: paths.append(path) or reading(path))
    return paths


def test_what_has_not_changed_is_not_read_again(
    cache: Path, run: Run, folder: Path, asked: list[str]
) -> None:
    first = run("check", "good.argmap", "bare.argmap")
    assert asked == ["good.argmap", "bare.argmap"]
    again = run("check", "good.argmap", "bare.argmap")
    assert asked == ["good.argmap", "bare.argmap"]
    assert (again.exit_code, again.stdout) == (first.exit_code, first.stdout)
    (folder / "good.argmap").write_text(BARE, "utf-8")
    changed = run("check", "good.argmap", "bare.argmap")
    assert asked[2:] == ["good.argmap"]
    assert changed.stdout == run("check", "--no-cache", "good.argmap", "bare.argmap").stdout


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "junit"])
def test_every_report_is_the_same(cache: Path, run: Run, asked: list[str], form: str) -> None:
    anew = run("check", "--no-cache", "--format", form, ".")
    first, again = (run("check", "--format", form, ".") for _ in range(2))
    assert first.stdout == again.stdout == anew.stdout
    assert first.exit_code == again.exit_code == anew.exit_code == 2
    assert len(asked) == 6


def test_nothing_is_imported_to_tell_what_is_known(cache: Path, folder: Path) -> None:
    code = (
        "import sys, argmap.cli\n"
        "from argmap.checker import records\n"
        "records._SLACK = -10**18\n"
        "sys.argv = ['argmap', 'check', 'bare.argmap']\n"
        "try: argmap.cli.main()\n"
        "except SystemExit: print(*sys.modules, file=sys.stderr)\n"
    )
    command = [sys.executable, "-c", code]
    for heavy in (True, False):
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        imported = {*done.stderr.split()}
        assert ("argmap.language" in imported) is heavy
        assert ("argmap.checker.catalogue" in imported) is heavy
        assert ("argmap.model" in imported) is heavy


def test_there_is_none_if_nobody_wants_one(cache: Path, run: Run) -> None:
    run("check", "--no-cache", "good.argmap")
    assert not cache.exists()


def test_a_stream_is_read_each_time(cache: Path, run: Run, asked: list[str]) -> None:
    for text in (GOOD, BARE):
        run("check", "-", stdin=text)
    assert asked == ["-", "-"]


DOCUMENT = "First. It rains.\n\nSecond. It pours.\n"
FILES = {
    "plan.argmap": (
        GOOD + "include part.argmap\n",
        "document: talk.txt\nbibliography: known.bib\ninclude part.argmap\n"
        'claim rain: It rains [at ¶1]. {quote: "It rains."}\n',
        BARE + "include sub/part.argmap\n",
        BROKEN,
        "\ufeff" + GOOD.replace("\n", "\r\n"),
    ),
    "part.argmap": ("claim part: So it is.\n", "claim part: So.\n  because evidence: It is.\n", ""),
    "sub/part.argmap": ("claim part: So it is.\n", "include ../part.argmap\n"),
    "known.bib": ("@book{wet, title = {On Rain}, year = 2020}\n", "@book{dry, title = {Sun}}\n"),
    "talk.txt": (DOCUMENT, DOCUMENT.replace("rains", "snows")),
    "argmap.toml": ('select = ["R"]\n', 'fail-on = "info"\n', "max-words = 2\n", "selct = 1\n"),
    "pyproject.toml": ("[tool.argmap]\nignore = ['R010']\n", "[project]\n"),
    "sub/argmap.toml": ('select = ["R001"]\n',),
}
EDIT = st.sampled_from([(name, text) for name, texts in FILES.items() for text in (None, *texts)])
OPTIONS = st.sampled_from(
    [(), ("--as-written",), ("--select", "E"), ("--ignore", "R001"), ("--fail-on", "info")]
)


def outcome(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


@settings(max_examples=60)
@given(data=st.data())
def test_with_it_is_as_without_it(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever changes between two checks: maps, what they take in, documents or settings."""
    from argmap.cli import commands

    folder = tmp_path_factory.mktemp("edited")
    (folder / "sub").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARGMAP_CACHE_DIR", str(folder / ".kept"))
        patch.setattr("argmap.checker.records._SLACK", -(10**18))
        patch.chdir(folder)
        for name, texts in FILES.items():
            (folder / name).write_bytes(texts[0].encode())
        for _ in range(data.draw(st.integers(2, 6))):
            for name, text in data.draw(st.lists(EDIT, max_size=3)):
                (folder / name).unlink(missing_ok=True)
                if text is not None:
                    (folder / name).write_bytes(text.encode())
            options = data.draw(OPTIONS)
            paths = data.draw(st.sampled_from([["."], ["plan.argmap"], ["./plan.argmap", "sub"]]))
            asked = ["check", "--format", "json", "--jobs", "1", *options, *paths]
            caller = runner()
            anew = caller.invoke(commands, [*asked, "--no-cache"])
            assert outcome(caller.invoke(commands, asked)) == outcome(anew)
            assert outcome(caller.invoke(commands, asked)) == outcome(anew)


def test_a_link_that_leads_elsewhere_is_another_file(
    cache: Path, run: Run, folder: Path, asked: list[str]
) -> None:
    (folder / "maps").mkdir()
    (folder / "maps" / "main.argmap").write_text("include part.argmap\n", "utf-8")
    (folder / "maps" / "inside.argmap").write_text(GOOD, "utf-8")
    (folder / "maps" / "part.argmap").symlink_to(folder / "maps" / "inside.argmap")
    assert run("check", "maps/main.argmap").exit_code == 0
    (folder / "maps" / "part.argmap").unlink()
    (folder / "maps" / "part.argmap").symlink_to(folder / "good.argmap")
    assert "F006" in run("check", "maps/main.argmap").stdout


def test_what_was_found_elsewhere_is_not_told_here(
    cache: Path, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "other").mkdir()
    (folder / "other" / "bare.argmap").write_text(BARE, "utf-8")
    (folder / "argmap.toml").write_text('[per-path-ignores]\n"other/*" = ["R"]\n', "utf-8")
    assert run("check", "bare.argmap").exit_code == 1
    monkeypatch.chdir(folder / "other")
    assert run("check", "bare.argmap").exit_code == 0


def test_rules_of_others_may_look_at_anything(
    cache: Path, run: Run, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    @rule("X001", "other", Severity.WARNING)
    def other(case: object) -> list[Finding]:
        """Is another."""
        return []

    monkeypatch.setattr(
        "argmap.checker.catalogue.installed", lambda: Installed({**RULES, "X001": other})
    )
    for _ in range(2):
        run("check", "good.argmap")
    assert asked == ["good.argmap"] * 2


class TestFile:
    """The file may be anything, or nothing; a check is the same."""

    @pytest.fixture
    def file(self, cache: Path, run: Run) -> Path:
        run("check", "good.argmap", "bare.argmap")
        [file] = cache.iterdir()
        return file

    def test_it_is_no_database(self, file: Path, run: Run, asked: list[str]) -> None:
        file.write_bytes(b"nothing of the sort" * 1000)
        assert run("check", "bare.argmap").exit_code == 1
        assert run("check", "bare.argmap").exit_code == 1
        assert run("check", "bare.argmap").exit_code == 1
        assert len(asked) < 3

    @pytest.mark.parametrize("start", [0, 10, 100, 2000, 5000])
    def test_it_is_damaged(self, file: Path, run: Run, start: int) -> None:
        content = bytearray(file.read_bytes())
        content[start : start + 500] = b"\x07" * 500
        file.write_bytes(content)
        expected = run("check", "--no-cache", ".").stdout
        for _ in range(3):
            assert run("check", ".").stdout == expected

    def test_it_is_cut(self, file: Path, run: Run) -> None:
        file.write_bytes(file.read_bytes()[:5000])
        assert run("check", "bare.argmap").exit_code == 1

    def test_it_is_a_folder(self, file: Path, run: Run) -> None:
        file.unlink()
        file.mkdir()
        result = run("check", "bare.argmap")
        assert (result.exit_code, result.stderr) == (1, "")

    def test_its_folder_is_a_file(self, file: Path, run: Run) -> None:
        file.unlink()
        file.parent.rmdir()
        file.parent.touch()
        result = run("check", "bare.argmap")
        assert (result.exit_code, result.stderr) == (1, "")

    def test_it_is_deleted(self, file: Path, run: Run, asked: list[str]) -> None:
        file.unlink()
        assert run("check", "bare.argmap").exit_code == 1
        assert run("check", "bare.argmap").exit_code == 1
        assert asked == ["bare.argmap"]

    def test_it_must_not_be_written(self, file: Path, run: Run, folder: Path) -> None:
        file.chmod(0o400)
        (folder / "good.argmap").write_text(BARE, "utf-8")
        assert run("check", "good.argmap").exit_code == 1

    def test_another_process_holds_it(self, file: Path, run: Run) -> None:
        import sqlite3

        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        result = run("check", "bare.argmap")
        assert (result.exit_code, result.stderr) == (1, "")
        other.close()
        assert file.exists()

    def test_many_use_it_at_once(self, cache: Path, run: Run, folder: Path) -> None:
        for number in range(20):
            (folder / f"more{number}.argmap").write_text(BARE, "utf-8")
        expected = run("check", "--no-cache", "--format", "json", ".").stdout

        def check(_: int) -> str:
            command = [sys.executable, "-m", "argmap", "check", "--format", "json", "."]
            return subprocess.run(command, capture_output=True, text=True, check=False).stdout

        with ThreadPoolExecutor(4) as pool:
            assert {*pool.map(check, range(8))} == {expected}
