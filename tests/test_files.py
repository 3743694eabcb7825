"""Reading text files, the ways in which that fails, and paths."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import Error
from argmap.files import (
    UnreadableError,
    find_included,
    list_files,
    read_text,
    relative_path,
)
from argmap.graph import search_breadth_first


def read_error(path: Path) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        read_text(path, path.name)
    assert isinstance(caught.value, Error)
    assert path.name in caught.value.message
    return caught.value


def test_a_text_has_no_byte_order_mark_and_no_carriage_returns(tmp_path: Path) -> None:
    path = tmp_path / "a.argmap"
    path.write_bytes(b"\xef\xbb\xbfclaim a: \xc3\xa9\r\nclaim b: x\r\n")
    assert read_text(path, "a.argmap").content == "claim a: é\nclaim b: x\n"


def test_an_empty_file_is_an_empty_text(tmp_path: Path) -> None:
    path = tmp_path / "a.argmap"
    path.touch()
    assert read_text(path, "a.argmap").content == ""


def test_a_missing_file_suggests_an_existing_one(tmp_path: Path) -> None:
    (tmp_path / "agenda.argmap").touch()
    error = read_error(tmp_path / "agneda.argmap")
    assert error.code == "F001"
    assert "did you mean agenda.argmap" in error.help


def test_a_broken_link_names_its_target(tmp_path: Path) -> None:
    link = tmp_path / "agenda.argmap"
    link.symlink_to("gone.argmap")
    error = read_error(link)
    assert error.code == "F001"
    assert "gone.argmap" in error.help


def test_a_file_in_a_missing_folder(tmp_path: Path) -> None:
    error = read_error(tmp_path / "gone" / "a.argmap")
    assert (error.code, error.help) == ("F001", "")


def test_a_folder(tmp_path: Path) -> None:
    assert read_error(tmp_path).code == "F002"


def test_the_place_of_a_byte_that_is_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "latin.argmap"
    path.write_bytes("title: é\nclaim a: caf".encode() + b"\xe9 noir\n")
    error = read_error(path)
    assert error.code == "F003"
    assert "0xE9 at line 2, column 13" in error.message
    assert "`é`" in error.help
    assert "Windows-1252" in error.help


def test_utf_16_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "wide.argmap"
    path.write_text("claim a: x", encoding="utf-16")
    error = read_error(path)
    assert error.code == "F003"
    assert "UTF-16" in error.message


def test_a_binary_file_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "picture.argmap"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    error = read_error(path)
    assert error.code == "F003"
    assert "text file" in error.help


@pytest.mark.parametrize(
    ("start", "kind"),
    [(b"%PDF-1.7\n%", "PDF"), (b"PK\x03\x04", "Word"), (b"\xd0\xcf\x11\xe0", "Word")],
)
def test_documents_are_recognised(tmp_path: Path, start: bytes, kind: str) -> None:
    path = tmp_path / "memo"
    path.write_bytes(start + b"\xe2\0")
    error = read_error(path)
    assert error.code == "F003"
    assert kind in error.message
    assert "plain text" in error.help


def test_a_path_with_a_nul_byte() -> None:
    assert read_error(Path("a\0b")).code == "F004"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert read_error(tmp_path / "pipe").code == "F004"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_is_not_read() -> None:
    assert read_error(Path("/dev/zero")).code == "F004"


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no paths of open files here")
def test_a_pipe_of_the_shell_is_read() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"claim a: x\n" * 5_000)
    os.close(writing)
    assert len(read_text(Path(f"/dev/fd/{reading}"), "pipe").content) == 55_000
    os.close(reading)


def test_the_null_device_is_an_empty_text() -> None:
    assert read_text(Path(os.devnull), "null").content == ""


def test_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("argmap.files.LARGEST_FILE", 10)
    path = tmp_path / "large.argmap"
    path.write_text("x" * 11)
    assert read_error(path).code == "F004"


@pytest.mark.parametrize("path", ["plan.argmap", "maps/plan.argmap", "../plan.argmap"])
def test_relative_paths(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert relative_path(path.replace("/", os.sep), tmp_path) == path


@pytest.mark.skipif(os.name != "posix", reason="needs links")
def test_files_are_listed_in_order(tmp_path: Path) -> None:
    names = ["b/d.x", "b/c/e.x", "a.x", "z.x", ".hidden/f.x", ".g.x", "skipped/h.x"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "link").symlink_to("b")
    (tmp_path / "loop").symlink_to("loop")
    errors: list[OSError] = []
    found = list_files(tmp_path, errors, left_out=tmp_path / "b" / ".." / "skipped")
    expected = ["a.x", "loop", "z.x", "b/d.x", "b/c/e.x"]
    assert [path.relative_to(tmp_path).as_posix() for path in found] == expected
    assert not errors


def test_folders_that_cannot_be_listed_are_errors(tmp_path: Path) -> None:
    errors: list[OSError] = []
    assert not [*list_files(tmp_path / "gone", errors)]
    assert [error.filename for error in errors] == [str(tmp_path / "gone")]


PATHS = [os.path.realpath(name) for name in "abcde"]
includes = st.dictionaries(
    st.sampled_from(PATHS), st.lists(st.sampled_from(PATHS), unique=True, max_size=3)
)


@given(includes)
def test_each_included_map_is_included_by_another(maps: dict[str, list[str]]) -> None:
    for path in find_included(maps):
        assert any(path in included for other, included in maps.items() if other != path)


@given(includes)
def test_each_included_map_is_read_with_one_that_is_not(maps: dict[str, list[str]]) -> None:
    reached = maps.keys() - find_included(maps)
    assert reached or not maps
    for _ in maps:
        reached |= {part for path in reached for part in maps.get(path, ()) if part in maps}
    assert reached == set(maps)


@given(includes)
def test_without_cycles_all_included_maps_are_found(maps: dict[str, list[str]]) -> None:
    upward: dict[str, set[str]] = {}
    for path in sorted(maps, reverse=True):  # a map includes what its parts include
        parts = {part for part in maps[path] if part > path}
        upward[path] = parts.union(*(upward.get(part, ()) for part in parts))
    assert find_included(upward) == set().union(*upward.values()) & set(upward)


@given(includes)
def test_it_is_enough_to_know_what_each_map_includes_itself(maps: dict[str, list[str]]) -> None:
    reachable = {
        path: [*search_breadth_first([path], lambda name: maps.get(name, ()))] for path in maps
    }
    assert find_included(maps) == find_included(reachable)
