"""The parts of a text in the language that editors and code blocks color.

The rules are turned into a lexer for Pygments, and by `tools/editor_grammars.py` into grammars for
TextMate and highlight.js. So their patterns are written for Python, Oniguruma and JavaScript alike,
and none looks past the end of its line. The keywords come from the grammar of the language.

Highlighting follows the layout of lines: it colors a relation only where a kind or a reference
follows the connective. It never fails, because pages also show texts with errors.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from argmap.language.grammar import words

LETTER = r"[^\W\d]"


@frozen
class TokenPart:
    """A pattern without groups, and the name of what it matches. Plain text has no name."""

    pattern: str
    name: str = ""


@frozen
class LineRule:
    """Parts that follow each other."""

    parts: Sequence[TokenPart]


@frozen
class Region:
    """Everything from `begin` to `end`, which may be on a later line.

    `rules` apply inside, and `name` is the name of everything else inside.
    """

    begin: LineRule
    end: TokenPart
    rules: Sequence[LineRule | Region]
    name: str = ""


def list_rules() -> list[LineRule | Region]:
    """Return the rules for a text, in the order in which they are tried."""
    return [COMMENT, *_list_line_rules(), *_list_prose_rules()]


_SPACE = r"[^\S\n]"
_CHARACTER = r"[^\x00-/:-@\[-\^`{-\x7f\s]"
_ID = rf"{_CHARACTER}(?:[.-]*{_CHARACTER})*"
_SOURCE_KEY = rf"{_CHARACTER}(?:[.:#$%&+?<>~/-]*{_CHARACTER})*"
_NEXT_ITEM = r"^(?=\S)(?!//\s)"
"""The next line at the margin, which ends what an author forgot to close."""

SPACE = TokenPart(rf"{_SPACE}*")
COLON = TokenPart(":", "punctuation")
ESCAPE = LineRule([TokenPart(r"\\\S", "escape")])
COMMENT = LineRule([TokenPart(rf"^{_SPACE}*//(?=\s)[^\n]*", "comment")])


def _list_line_rules() -> list[LineRule | Region]:
    keywords = words()
    kind = TokenPart(rf"{_either(*keywords.kinds)}(?=[\s:])", "kind")
    head = [kind, SPACE, TokenPart(rf"(?:{_ID})?", "id"), SPACE, COLON]
    reference = [
        TokenPart(r"\[", "punctuation"),
        SPACE,
        TokenPart(_ID, "reference"),
        SPACE,
        TokenPart(r"\]", "punctuation"),
    ]
    relation = [
        TokenPart(rf"^{_SPACE}+"),
        TokenPart(rf"{_either(*keywords.connectives)}(?=[\s(\[])", "connective"),
        SPACE,
        TokenPart(r"(?:\([^()\n]*\))?", "mark"),
        SPACE,
    ]
    text_header = [
        TokenPart(rf"^{_either(*keywords.text_headers)}(?=[\s:])", "header"),
        SPACE,
        COLON,
    ]
    path_header = [
        TokenPart(rf"^{_either(*keywords.file_headers)}(?=[\s:])", "header"),
        SPACE,
        COLON,
        SPACE,
        TokenPart(r"[^\n]*", "path"),
    ]
    include = [
        TokenPart(rf"^{keywords.including}(?=\s)", "header"),
        SPACE,
        TokenPart(r"[^\n]*", "path"),
    ]
    source = [
        TokenPart(rf"^{keywords.sourcing}(?=\s)", "kind"),
        SPACE,
        TokenPart(_SOURCE_KEY, "id"),
        SPACE,
        COLON,
    ]
    heading = [
        TokenPart(r"^#{1,6}(?=\s)(?:[^\n\\{]|\\[^\n]?|\{(?!#))*", "heading"),
        TokenPart(rf"(?:\{{#{_ID}\}})?", "id"),
    ]
    at_margin = TokenPart("^")
    return [
        LineRule(heading),
        Region(LineRule(text_header), TokenPart(rf"^(?!{_SPACE}+\S|//\s)"), [COMMENT, ESCAPE]),
        LineRule(path_header),
        LineRule(include),
        LineRule(source),
        LineRule([at_margin, *head]),
        LineRule([at_margin, *reference]),
        LineRule([*relation, *head]),
        LineRule([*relation, *reference]),
    ]


def _list_prose_rules() -> list[LineRule | Region]:
    tag = LineRule(
        [TokenPart(r"\s"), TokenPart(rf"#(?={LETTER}){_CHARACTER}(?:[#/-]*{_CHARACTER})*", "tag")]
    )
    return [ESCAPE, tag, _list_bracket(), _list_attributes()]


def _list_bracket() -> Region:
    """Return the region of a bracket with citations and places."""
    end = TokenPart(rf"(?=[;\]])|{_NEXT_ITEM}")
    cited = LineRule([TokenPart("@", "punctuation"), TokenPart(_SOURCE_KEY, "source")])
    placed = LineRule([TokenPart(r"at(?=\s)", "place")])
    return Region(
        LineRule([TokenPart(rf"\[(?={_SPACE}*(?:@|at\s))", "punctuation")]),
        TokenPart(rf"\]|{_NEXT_ITEM}", "punctuation"),
        [
            COMMENT,
            Region(cited, end, [COMMENT, ESCAPE], "locator"),
            Region(placed, end, [COMMENT, ESCAPE], "locator"),
            LineRule([TokenPart(";", "punctuation")]),
        ],
    )


def _list_attributes() -> Region:
    """Return the region of the attributes of a text."""
    number = r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?"
    end_of_value = rf"(?={_SPACE}*(?:[,}}\]]|$))"
    string = Region(
        LineRule([TokenPart('"', "string")]),
        TokenPart(rf'"|{_NEXT_ITEM}', "string"),
        [COMMENT, ESCAPE],
        "string",
    )
    scalars: list[LineRule | Region] = [
        COMMENT,
        string,
        LineRule([TokenPart(rf"\d{{4}}-\d\d-\d\d{end_of_value}", "date")]),
        LineRule([TokenPart(rf"{number}{end_of_value}", "number")]),
        LineRule([TokenPart(r'[^\s,{}\[\]"]+', "word")]),
    ]
    values = Region(
        LineRule([TokenPart(r"\[", "punctuation")]),
        TokenPart(rf"\]|{_NEXT_ITEM}", "punctuation"),
        [*scalars, LineRule([TokenPart(",", "punctuation")])],
    )
    attribute = Region(
        LineRule([TokenPart(_ID, "key"), SPACE, COLON]),
        TokenPart(rf"(?=[,}}])|{_NEXT_ITEM}"),
        [*scalars, values],
    )
    return Region(
        LineRule([TokenPart(r"\{", "punctuation")]),
        TokenPart(rf"\}}|{_NEXT_ITEM}", "punctuation"),
        [COMMENT, attribute, LineRule([TokenPart(",", "punctuation")])],
    )


def _either(*alternatives: str) -> str:
    return f"(?:{'|'.join(alternatives)})"
