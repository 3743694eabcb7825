"""The cache: what it is like as long as all is well, and what becomes of it when it is not."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.checker.cache import LARGEST, Cache, cache_folder

TODAY = 738_000


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    with closing(Cache(tmp_path, TODAY)) as opened:
        yield opened


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Cache]:
    """The cache as another process has it."""
    with closing(Cache(tmp_path, TODAY)) as opened:
        yield opened


def file_in(folder: Path) -> Path:
    return folder / "checks-1.sqlite"


DAYS = (TODAY, TODAY, TODAY + 1)
KEYS = st.sampled_from([b"a", b"b", b"\x00\xff"])
RECORDS = st.dictionaries(KEYS, st.sampled_from(["", "so", "so it is\n", "ü"]))


@given(st.lists(st.tuples(st.integers(0, len(DAYS) - 1), RECORDS, st.booleans())))
def test_it_is_a_mapping_for_each_day_until_a_later_one(
    steps: list[tuple[int, dict[bytes, str], bool]],
) -> None:
    """Several use one file at once, and open it again whenever they need it."""
    known: dict[tuple[int, bytes], str] = {}
    with TemporaryDirectory() as folder:
        caches = [Cache(Path(folder), day) for day in DAYS]
        for number, records, closes in steps:
            day = DAYS[number]
            caches[number].put(records.items())
            known = {key: record for key, record in known.items() if key[0] >= day}
            known |= {(day, key): record for key, record in records.items()}
            if closes:
                caches[number].close()
            for each, its_day in zip(caches, DAYS, strict=True):
                found = {key: each.get(key) for key in (b"a", b"b", b"\x00\xff")}
                assert found == {key: known.get((its_day, key)) for key in found}
        for each in caches:
            each.close()


def test_nothing_is_made_before_it_is_asked(cache: Cache, tmp_path: Path) -> None:
    cache.close()
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_what_was_put_last(cache: Cache) -> None:
    cache.put([(b"a", "so"), (b"a", "otherwise")])
    assert cache.get(b"a") == "otherwise"


@pytest.mark.skipif(sys.platform == "win32", reason="rights are another matter there")
def test_its_folder_is_made_for_this_user_alone(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "below"
    with closing(Cache(folder, TODAY)) as cache:
        cache.get(b"a")
    assert folder.stat().st_mode & 0o777 == 0o700


def test_it_is_quick_and_patient_and_bounded(cache: Cache) -> None:
    """Nobody waits for the disk, nor long for others, and the disk is not filled."""
    cache.get(b"a")
    with closing(cache._database()) as database:
        asked = ("synchronous", "busy_timeout", "page_size", "max_page_count")
        off, patience, page, pages = (
            database.execute(f"PRAGMA {each}").fetchone()[0] for each in asked
        )
    assert (off, patience, page * pages) == (0, 500, LARGEST)


def test_a_record_that_is_no_text_is_none(cache: Cache, tmp_path: Path) -> None:
    cache.put([(b"a", "so")])
    with closing(sqlite3.connect(file_in(tmp_path))) as database, database:
        database.execute("UPDATE records SET record = 3")
    assert cache.get(b"a") is None


def test_a_broken_file_makes_room_for_the_next(cache: Cache, tmp_path: Path) -> None:
    file_in(tmp_path).write_bytes(b"nothing of the sort" * 1000)
    assert cache.get(b"a") is None
    assert not file_in(tmp_path).exists()
    with closing(Cache(tmp_path, TODAY)) as anew:
        anew.put([(b"a", "so")])
        assert anew.get(b"a") == "so"


def test_a_file_that_breaks_is_deleted_by_one_and_done_without_by_all(
    cache: Cache, other: Cache, tmp_path: Path
) -> None:
    cache.put([(b"a", "so")])
    assert other.get(b"a") == "so"
    file_in(tmp_path).write_bytes(b"nothing of the sort" * 1000)
    assert cache.get(b"a") is None
    assert other.get(b"a") is None
    assert not file_in(tmp_path).exists()


def test_what_has_gone_wrong_once_is_not_asked_again(cache: Cache, tmp_path: Path) -> None:
    file_in(tmp_path).write_bytes(b"nothing of the sort" * 1000)
    cache.put([(b"a", "so")])
    cache.put([(b"a", "so")])
    assert cache.get(b"a") is None
    assert list(tmp_path.iterdir()) == []


def test_a_full_file_is_begun_anew(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argmap.checker import cache as module

    bounds = ["PRAGMA max_page_count = 5" if "max" in each else each for each in module._MAKE]
    monkeypatch.setattr(module, "_MAKE", bounds)
    cache.put([(b"a", "so")])
    assert cache.get(b"a") == "so"
    cache.put([(b"b", "so it is" * 10_000)])
    assert not file_in(tmp_path).exists()


def test_a_file_that_another_process_holds_is_left_to_it(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("argmap.checker.cache._PATIENCE", 0)
    cache.put([(b"a", "so")])
    with closing(sqlite3.connect(file_in(tmp_path), isolation_level=None)) as holding:
        holding.execute("BEGIN EXCLUSIVE")
        with closing(Cache(tmp_path, TODAY)) as waiting:
            assert waiting.get(b"a") is None
    assert cache.get(b"a") == "so"


def test_a_file_that_another_process_has_begun_anew_is_left_to_it(
    cache: Cache, other: Cache, tmp_path: Path
) -> None:
    cache.put([(b"a", "so")])
    file_in(tmp_path).unlink()
    other.put([(b"b", "so it is")])
    cache.put([(b"a", "so")])
    assert cache.get(b"a") is None
    assert other.get(b"b") == "so it is"
    assert file_in(tmp_path).exists()


def test_a_folder_that_cannot_be_is_let_be(tmp_path: Path) -> None:
    folder = tmp_path / "taken"
    folder.write_text("by a file", "utf-8")
    cache = Cache(folder, TODAY)
    cache.put([(b"a", "so")])
    assert cache.get(b"a") is None
    assert folder.read_text("utf-8") == "by a file"


@pytest.mark.parametrize(
    ("system", "named", "place"),
    [
        ("linux", {}, "home/.cache/argmap"),
        ("linux", {"XDG_CACHE_HOME": "made-again"}, "made-again/argmap"),
        ("linux", {"XDG_CACHE_HOME": ""}, "home/.cache/argmap"),
        ("darwin", {}, "home/Library/Caches/argmap"),
        ("darwin", {"XDG_CACHE_HOME": "made-again"}, "home/Library/Caches/argmap"),
        ("win32", {}, "home/AppData/Local/argmap"),
        ("win32", {"LOCALAPPDATA": "local"}, "local/argmap"),
        ("win32", {"LOCALAPPDATA": "~/local"}, "home/local/argmap"),
        ("linux", {"ARGMAP_CACHE_DIR": "elsewhere", "XDG_CACHE_HOME": "made-again"}, "elsewhere"),
        ("darwin", {"ARGMAP_CACHE_DIR": "elsewhere"}, "elsewhere"),
        ("win32", {"ARGMAP_CACHE_DIR": "elsewhere", "LOCALAPPDATA": "local"}, "elsewhere"),
    ],
)
def test_its_place_is_that_of_the_system_or_what_is_asked_for(
    system: str, named: dict[str, str], place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("argmap.checker.cache.sys.platform", system)
    for name in ("ARGMAP_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, folder in {"HOME": "home", "USERPROFILE": "home", **named}.items():
        monkeypatch.setenv(name, folder)
    assert cache_folder() == Path(place)
