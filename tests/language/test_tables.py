"""The tables are those that Lark makes of the grammar, and are read as Lark reads them."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given
from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedToken
from lark.indenter import DedentError

from argmap.language import lexer, tables
from argmap.language.automaton import Automaton
from tests.language.test_robustness import BLOCKS, mutated, patient, texts
from tools import parser_tables


def test_they_are_those_of_the_grammar() -> None:
    made = "".join(f"{line}\n" for line in parser_tables.tables())
    assert Path(tables.__file__).read_text(encoding="utf-8") == made, (
        "run: python tools/parser_tables.py > src/argmap/language/tables.py"
    )


@cache
def lark() -> Lark:
    return parser_tables.make_lark()


class LarksTrees:
    """Makes of a rule what Lark makes of it when it is not told otherwise."""

    def __getattr__(self, rule: str) -> Callable[[list[Any]], Any]:
        def made(children: list[Any]) -> Any:
            return Tree(rule, [self._larks(child) for child in children])

        return made

    @staticmethod
    def _larks(child: Any) -> Any:
        if isinstance(child, lexer.Token):
            return Token(child.type, child.text, child.start)
        return child


def places(tree: Any) -> list[int | None]:
    return [token.start_pos for token in tree.scan_values(lambda value: isinstance(value, Token))]


def larks_reading(content: str) -> Any:
    """Lark's tree, or the offset of what it refuses, or its word for lines out of line."""
    try:
        return lark().parse(content)
    except DedentError:
        return DedentError
    except UnexpectedToken as error:
        return error.token.start_pos
    except UnexpectedCharacters as error:
        return error.pos_in_stream


def check_reading(text: str) -> None:
    content = f"\n{text}\n"
    automaton, ours = Automaton(LarksTrees()), lexer.Lexer(content)
    refused = automaton.read(ours.tokens(automaton.states))
    theirs = larks_reading(content)
    if theirs is DedentError:
        assert ours.found
    elif isinstance(theirs, Tree):
        assert refused is None
        document = automaton.end()
        assert document == theirs
        assert places(document) == places(theirs)
    else:
        assert refused is not None
        # Lark has tokens of indentation stand where the line before ends.
        assert refused.start == theirs or refused.type in ("_INDENT", "_DEDENT")


@given(texts)
@patient
def test_any_text_is_read_as_lark_reads_it(text: str) -> None:
    check_reading(text)


@given(mutated("".join(BLOCKS)))
@patient
def test_a_text_with_slips_is_read_as_lark_reads_it(text: str) -> None:
    check_reading(text)
