"""Every way in which a file can fail to be a text."""

from pathlib import Path

import pytest

from argmap.files import UnreadableError, read_text


def refused(path: Path) -> tuple[str, str, str]:
    with pytest.raises(UnreadableError) as caught:
        read_text(path, path.name)
    return caught.value.code, caught.value.message, caught.value.cure


def test_a_text_has_neither_mark_nor_carriage_returns(tmp_path: Path) -> None:
    path = tmp_path / "a.argmap"
    path.write_bytes(b"\xef\xbb\xbfclaim a: \xc3\xa9\r\nclaim b: x\r\n")
    assert read_text(path, "a.argmap").content == "claim a: é\nclaim b: x\n"


def test_an_empty_file_is_an_empty_text(tmp_path: Path) -> None:
    path = tmp_path / "a.argmap"
    path.touch()
    assert read_text(path, "a.argmap").content == ""


def test_a_missing_file_suggests_one_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "agenda.argmap").touch()
    code, message, cure = refused(tmp_path / "agneda.argmap")
    assert (code, message) == ("F001", "there is no file agneda.argmap")
    assert cure == f"did you mean {tmp_path / 'agenda.argmap'}?"


def test_a_link_to_nowhere_says_where_it_leads(tmp_path: Path) -> None:
    link = tmp_path / "agenda.argmap"
    link.symlink_to("gone.argmap")
    assert refused(link) == (
        "F001",
        "there is no file agenda.argmap",
        "it is a link to gone.argmap",
    )


def test_a_missing_folder(tmp_path: Path) -> None:
    assert refused(tmp_path / "gone" / "a.argmap") == ("F001", "there is no file a.argmap", "")


def test_a_folder(tmp_path: Path) -> None:
    code, message, _ = refused(tmp_path)
    assert code == "F002"
    assert message.endswith("is a folder, and no file")


def test_bytes_that_are_not_utf_8_are_placed(tmp_path: Path) -> None:
    path = tmp_path / "latin.argmap"
    path.write_bytes("title: é\nclaim a: caf".encode() + b"\xe9 noir\n")
    code, message, cure = refused(path)
    assert code == "F003"
    assert message == "latin.argmap is not UTF-8: byte 0xE9 at line 2, column 13"
    assert cure == "save it as UTF-8; if `é` should stand there, it is Windows-1252"


def test_utf_16_is_named(tmp_path: Path) -> None:
    path = tmp_path / "wide.argmap"
    path.write_text("claim a: x", encoding="utf-16")
    assert refused(path) == (
        "F003",
        "wide.argmap is UTF-16, and a map is UTF-8",
        "save it as UTF-8",
    )


def test_what_is_no_text_at_all(tmp_path: Path) -> None:
    path = tmp_path / "picture.argmap"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    assert refused(path)[2] == "it does not look like a text at all"


def test_a_path_that_no_file_can_have() -> None:
    assert refused(Path("a\0b"))[0] == "F004"


def test_a_file_that_goes_on_for_ever(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("argmap.files.LARGEST_FILE", 10)
    path = tmp_path / "large.argmap"
    path.write_text("x" * 11)
    assert refused(path) == ("F004", "large.argmap has more than 10 bytes", "split it")
