"""Lark is the parser in use, and it is saved in the user's cache folder."""

from pathlib import Path
from unittest.mock import Mock

import lark
import platformdirs
import pytest

from argmap.language import lark_parser, syntax
from argmap.language.grammar import grammar_text
from argmap.language.lark_parser import CACHE_VARIABLE, Indentation, load_parser
from argmap.language.parser import parse_text
from argmap.source import Text


def test_lark_parses(monkeypatch: pytest.MonkeyPatch) -> None:
    parse = Mock(side_effect=lark.Lark.parse)
    monkeypatch.setattr(lark.Lark, "parse", lambda *arguments: parse(*arguments))
    document, _ = parse_text(Text("<text>", "claim: x\n"))
    assert parse.call_count == 1
    assert isinstance(document.items[0], syntax.StatementNode)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


def parse_claim() -> object:
    return load_parser(None, Indentation()).parse("\nclaim a: x\n")


def test_a_saved_parser_is_used_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = parse_claim()
    [saved] = folder.iterdir()
    written = saved.stat().st_mtime_ns
    monkeypatch.setattr(lark.lark, "load_grammar", Mock(side_effect=AssertionError))
    assert parse_claim() == first
    assert saved.stat().st_mtime_ns == written


def test_a_corrupt_saved_parser_is_replaced(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    first = parse_claim()
    [saved] = folder.iterdir()
    whole = saved.read_bytes()
    head, _, _ = whole.partition(b"\n")
    for corrupt in (b"", b"no pickle", whole[: len(whole) // 2], head + b"\n\x80\x04N."):
        saved.write_bytes(corrupt)
        assert parse_claim() == first
        assert saved.stat().st_size > len(whole) // 2
    assert capfd.readouterr() == ("", "")


def test_a_cache_folder_that_cannot_be_created_is_no_error(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder.write_text("a file")
    parse_claim()
    assert capfd.readouterr() == ("", "")


def test_a_saved_parser_of_another_grammar_is_not_used(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parse_claim()
    other = tmp_path / "other.lark"
    other.write_text(grammar_text().replace('"claim"', '"thesis"'), "utf-8")
    monkeypatch.setattr(lark_parser, "find_grammar", lambda _: other)
    with pytest.raises(lark.exceptions.UnexpectedInput):
        parse_claim()


def test_the_parser_is_saved_in_a_folder_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(CACHE_VARIABLE, raising=False)
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda name: str(tmp_path / name))
    load_parser(None, Indentation())
    assert [saved.suffix for saved in (tmp_path / "argmap").iterdir()] == [".pickle"]


def test_lark_does_not_read_on_to_describe_an_unexpected_character() -> None:
    # Otherwise its lexer finds a token that the grammar does not allow here.
    with pytest.raises(lark.exceptions.UnexpectedCharacters):
        load_parser(None, Indentation()).parse('\nclaim a: x {k: "a" "b"}\n')
