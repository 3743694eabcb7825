"""The parts of a text in the language that editors and code blocks colour.

The rules are turned into a lexer for Pygments, and by `tools/editor_grammars.py` into grammars for
TextMate and highlight.js. So their patterns are written for Python, Oniguruma and JavaScript alike,
and none looks past the end of its line. The keywords come from the grammar of the language.

Highlighting follows the layout of lines: it colours a relation only where a kind or a reference
follows the connective. It never fails, because pages also show texts with errors.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from argmap.language.grammar import words

LETTER = r"[^\W\d]"


@frozen
class Part:
    """A pattern without groups, and the name of what it matches. Plain text has no name."""

    pattern: str
    name: str = ""


@frozen
class Rule:
    """Parts that follow each other."""

    parts: Sequence[Part]


@frozen
class Region:
    """Everything from `begin` to `end`, which may be on a later line.

    `rules` apply inside, and `name` is the name of everything else inside.
    """

    begin: Rule
    end: Part
    rules: Sequence[Rule | Region]
    name: str = ""


def list_rules() -> list[Rule | Region]:
    """Return the rules for a text, in the order in which they are tried."""
    return [COMMENT, *_list_line_rules(), *_list_prose_rules()]


_SPACE = r"[^\S\n]"
_CHARACTER = r"[^\x00-/:-@\[-\^`{-\x7f\s]"
_ID = rf"{_CHARACTER}(?:[.-]*{_CHARACTER})*"
_SOURCE_KEY = rf"{_CHARACTER}(?:[.:#$%&+?<>~/-]*{_CHARACTER})*"
_NEXT_ITEM = r"^(?=\S)(?!//\s)"
"""The next line at the margin, which ends what an author forgot to close."""

SPACE = Part(rf"{_SPACE}*")
COLON = Part(":", "punctuation")
ESCAPE = Rule([Part(r"\\\S", "escape")])
COMMENT = Rule([Part(rf"^{_SPACE}*//(?=\s)[^\n]*", "comment")])


def _list_line_rules() -> list[Rule | Region]:
    keywords = words()
    kind = Part(rf"{_either(*keywords.kinds)}(?=[\s:])", "kind")
    head = [kind, SPACE, Part(rf"(?:{_ID})?", "id"), SPACE, COLON]
    reference = [
        Part(r"\[", "punctuation"),
        SPACE,
        Part(_ID, "reference"),
        SPACE,
        Part(r"\]", "punctuation"),
    ]
    relation = [
        Part(rf"^{_SPACE}+"),
        Part(rf"{_either(*keywords.connectives)}(?=[\s(\[])", "connective"),
        SPACE,
        Part(r"(?:\([^()\n]*\))?", "mark"),
        SPACE,
    ]
    text_header = [
        Part(rf"^{_either(*keywords.text_headers)}(?=[\s:])", "header"),
        SPACE,
        COLON,
    ]
    path_header = [
        Part(rf"^{_either(*keywords.file_headers)}(?=[\s:])", "header"),
        SPACE,
        COLON,
        SPACE,
        Part(r"[^\n]*", "path"),
    ]
    include = [
        Part(rf"^{keywords.including}(?=\s)", "header"),
        SPACE,
        Part(r"[^\n]*", "path"),
    ]
    source = [
        Part(rf"^{keywords.sourcing}(?=\s)", "kind"),
        SPACE,
        Part(_SOURCE_KEY, "id"),
        SPACE,
        COLON,
    ]
    heading = [
        Part(r"^#{1,6}(?=\s)(?:[^\n\\{]|\\[^\n]?|\{(?!#))*", "heading"),
        Part(rf"(?:\{{#{_ID}\}})?", "id"),
    ]
    at_margin = Part("^")
    return [
        Rule(heading),
        Region(Rule(text_header), Part(rf"^(?!{_SPACE}+\S|//\s)"), [COMMENT, ESCAPE]),
        Rule(path_header),
        Rule(include),
        Rule(source),
        Rule([at_margin, *head]),
        Rule([at_margin, *reference]),
        Rule([*relation, *head]),
        Rule([*relation, *reference]),
    ]


def _list_prose_rules() -> list[Rule | Region]:
    tag = Rule([Part(r"\s"), Part(rf"#(?={LETTER}){_CHARACTER}(?:[#/-]*{_CHARACTER})*", "tag")])
    return [ESCAPE, tag, _list_bracket(), _list_attributes()]


def _list_bracket() -> Region:
    """Return the region of a bracket with citations and places."""
    end = Part(rf"(?=[;\]])|{_NEXT_ITEM}")
    cited = Rule([Part("@", "punctuation"), Part(_SOURCE_KEY, "source")])
    placed = Rule([Part(r"at(?=\s)", "place")])
    return Region(
        Rule([Part(rf"\[(?={_SPACE}*(?:@|at\s))", "punctuation")]),
        Part(rf"\]|{_NEXT_ITEM}", "punctuation"),
        [
            COMMENT,
            Region(cited, end, [COMMENT, ESCAPE], "locator"),
            Region(placed, end, [COMMENT, ESCAPE], "locator"),
            Rule([Part(";", "punctuation")]),
        ],
    )


def _list_attributes() -> Region:
    """Return the region of the attributes of a text."""
    number = r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?"
    end_of_value = rf"(?={_SPACE}*(?:[,}}\]]|$))"
    string = Region(
        Rule([Part('"', "string")]),
        Part(rf'"|{_NEXT_ITEM}', "string"),
        [COMMENT, ESCAPE],
        "string",
    )
    scalars: list[Rule | Region] = [
        COMMENT,
        string,
        Rule([Part(rf"\d{{4}}-\d\d-\d\d{end_of_value}", "date")]),
        Rule([Part(rf"{number}{end_of_value}", "number")]),
        Rule([Part(r'[^\s,{}\[\]"]+', "word")]),
    ]
    values = Region(
        Rule([Part(r"\[", "punctuation")]),
        Part(rf"\]|{_NEXT_ITEM}", "punctuation"),
        [*scalars, Rule([Part(",", "punctuation")])],
    )
    attribute = Region(
        Rule([Part(_ID, "key"), SPACE, COLON]),
        Part(rf"(?=[,}}])|{_NEXT_ITEM}"),
        [*scalars, values],
    )
    return Region(
        Rule([Part(r"\{", "punctuation")]),
        Part(rf"\}}|{_NEXT_ITEM}", "punctuation"),
        [COMMENT, attribute, Rule([Part(",", "punctuation")])],
    )


def _either(*alternatives: str) -> str:
    return f"(?:{'|'.join(alternatives)})"
