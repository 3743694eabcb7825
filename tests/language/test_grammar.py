"""The grammar: no conflicts, and the keywords of the model."""

import lark

from argmap import model
from argmap.language.grammar import grammar_text, words
from argmap.language.lark_parser import Indentation, load_parser


def test_the_grammar_has_no_conflict() -> None:
    # Strict mode also refuses two terminals that match the same text in the same place.
    lark.Lark(grammar_text(), parser="lalr", lexer="contextual", postlex=Indentation(), strict=True)


def test_keywords_agree_with_the_model() -> None:
    assert set(words().kinds) == set(model.Kind)
    assert set(model.Polarity) <= set(words().connectives)
    assert set(words().unmarkable) < set(words().connectives)


def test_keywords_are_those_that_lark_parses() -> None:
    parser = load_parser(None, Indentation())
    headers = "".join(f"{header}: x\n" for header in words().headers)
    statements = "".join(f"{kind}: x\n" for kind in words().kinds)
    relations = "".join(f"  {connective} [a]\n" for connective in words().connectives)
    including, sourcing = words().starters
    tree = parser.parse(f"\n{headers}{including} x\n{sourcing} s: x\n{statements}{relations}")
    assert len(list(tree.find_data("related_reference"))) == len(words().connectives)
    assert len(list(tree.find_data("header"))) == len(words().headers)


def test_keywords_have_the_order_of_the_grammar() -> None:
    assert words().connectives == ("because", "but", "since", "unless", "and")
    assert words().headers == ("title", "author", "date", "language", "bibliography", "document")
    assert words().starters == ("include", "source")
