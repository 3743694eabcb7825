"""The grammar: Lark parses by it, without conflicts, and its keywords are those of the map."""

from pathlib import Path
from unittest.mock import Mock

import lark
import platformdirs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import identifiers, model
from argmap.language import lark_parser, names, syntax
from argmap.language.grammar import grammar_text, words
from argmap.language.lark_parser import CACHE_VARIABLE, Indentation, load_parser
from argmap.language.parser import parse_text
from argmap.source import Text


def test_lark_parses(monkeypatch: pytest.MonkeyPatch) -> None:
    parse = Mock(side_effect=lark.Lark.parse)
    monkeypatch.setattr(lark.Lark, "parse", lambda *arguments: parse(*arguments))
    document, _ = parse_text(Text("<text>", "claim: x\n"))
    assert parse.call_count == 1
    assert isinstance(document.items[0], syntax.Statement)


def test_the_grammar_has_no_conflict() -> None:
    # Strict mode also refuses two terminals that match the same text in the same place.
    lark.Lark(grammar_text(), parser="lalr", lexer="contextual", postlex=Indentation(), strict=True)


class TestSavedParser:
    @pytest.fixture
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
        return tmp_path / "cache"

    @staticmethod
    def parse() -> object:
        return load_parser(None, Indentation()).parse("\nclaim a: x\n")

    def test_it_is_used_again(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        first = self.parse()
        [saved] = folder.iterdir()
        written = saved.stat().st_mtime_ns
        monkeypatch.setattr(lark.lark, "load_grammar", Mock(side_effect=AssertionError))
        assert self.parse() == first
        assert saved.stat().st_mtime_ns == written

    def test_a_corrupt_file_is_replaced(
        self, folder: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        first = self.parse()
        [saved] = folder.iterdir()
        whole = saved.read_bytes()
        head, _, _ = whole.partition(b"\n")
        for corrupt in (b"", b"no pickle", whole[: len(whole) // 2], head + b"\n\x80\x04N."):
            saved.write_bytes(corrupt)
            assert self.parse() == first
            assert saved.stat().st_size > len(whole) // 2
        assert capfd.readouterr() == ("", "")

    def test_a_folder_that_cannot_be_made_is_no_error(
        self, folder: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        folder.write_text("a file")
        self.parse()
        assert capfd.readouterr() == ("", "")

    def test_a_file_of_another_grammar_is_not_used(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.parse()
        other = grammar_text().replace('"claim"', '"thesis"')
        monkeypatch.setattr(lark_parser, "grammar_text", lambda: other)
        with pytest.raises(lark.exceptions.UnexpectedInput):
            self.parse()

    def test_it_is_in_a_folder_of_the_user(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv(CACHE_VARIABLE, raising=False)
        monkeypatch.setattr(platformdirs, "user_cache_dir", lambda name: str(tmp_path / name))
        load_parser(None, Indentation())
        assert [saved.suffix for saved in (tmp_path / "argmap").iterdir()] == [".pickle"]


def test_keywords_agree_with_the_model() -> None:
    assert set(words().kinds) == set(model.Kind)
    assert set(model.Polarity) <= set(words().connectives)
    assert set(words().unmarkable) < set(words().connectives)


def test_keywords_have_the_order_of_the_grammar() -> None:
    assert words().connectives == ("because", "but", "since", "unless", "and")
    assert words().headers == ("title", "author", "date", "language", "bibliography", "document")
    assert words().starters == ("include", "source")


texts = st.one_of(
    st.text(max_size=6),
    st.text(st.sampled_from("ab1_-./:é\u0301²ª→ #"), max_size=6),
)


@given(texts)
@settings(max_examples=300)
def test_suggested_names_are_correct(text: str) -> None:
    assert names.suggest_id(text) == "" or identifiers.is_id(names.suggest_id(text))
    assert names.suggest_key(text) == "" or identifiers.is_key(names.suggest_key(text))
    assert names.suggest_tag(text) == "" or identifiers.is_tag(names.suggest_tag(text))


@pytest.mark.parametrize(
    ("written", "meant"),
    [("two words", "two-words"), ("2nd", "n2nd"), ("a→b", "a-b"), ("→", ""), ("a b c d e", "")],
)
def test_suggestions(written: str, meant: str) -> None:
    assert names.suggest_id(written) == meant
