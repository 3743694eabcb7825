"""The mistakes that break a line: how each is recognised, what is said of it, and how reading goes on.

Every function here looks at the tokens that were read of the line, names the mistake in the author's
words, and leaves the reader in a state from which the next line, or the rest of this one, is read well.
A line that cannot be saved is replaced by a stand-in (a statement of no kind), so that what is written
under it still has something to stand under.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import attrs

from argmap.language.grammar import pattern, words

if TYPE_CHECKING:
    from lark import Token

    from argmap.language.recovery import Reader


ONE_LINERS = ("HASHES", "PATH_HEADER", "INCLUDE")
"""What begins a line that cannot go on with the next."""


@attrs.frozen
class Mistake:
    """What is said of a mistake: its code, what is the case, and what to do."""

    code: str
    message: str
    help: str = ""


def mend(reader: Reader, offset: int) -> None:
    """Deal with a line that cannot be read any further than to `offset`."""
    types = reader.types()
    if not types:
        _mend_beginning(reader, offset)
    elif reader.content.startswith("\\\n", offset):
        reader.report(LONE_BACKSLASH, offset, offset + 1)
        reader.go_on(offset + 1)
    elif types[0] in ONE_LINERS and reader.begins_line(offset):
        reader.report(ORPHANS, offset, reader.line_end(offset))
        _give_up_line(reader, offset)
    elif "_COLON" in types:
        _mend_prose(reader, offset, types)
    elif types[0] == "HASHES":
        reader.report(SECTION_ID, offset, reader.line_end(offset))
        _give_up_line(reader, offset)
    elif types[-1] in ("_OPEN", "ID", "_CLOSE") and "_OPEN" in types:
        _mend_reference(reader, offset, types)
    else:
        _mend_head(reader, offset, types)


def mend_orphans(reader: Reader, indent: Token) -> None:
    """Deal with lines that are indented under something that can have no relations."""
    offset = indent.end_pos or 0
    reader.report(ORPHANS, offset, reader.line_end(offset))
    _stand_in(reader, offset)
    reader.supply("_NL", "\n", offset)
    reader.feed(indent)
    reader.line.clear()


def _mend_beginning(reader: Reader, offset: int) -> None:
    """A line whose first word begins nothing."""
    content, end = reader.content, reader.line_end(offset)
    orphan = _connective_at_margin().match(content, offset)
    if orphan and not reader.in_block():
        reader.report(_at_margin(orphan["word"]), offset, offset + len(orphan["word"]))
        reader.go_on(orphan.end())
        return
    mistake = _unknown_in_block() if reader.in_block() else _unknown_at_margin(content[offset:end])
    reader.report(mistake, offset, end)
    head = _head().search(content, offset, end)
    if reader.in_block():
        reader.supply("MARKABLE", "", offset)
        if head is None:
            _stand_in(reader, offset)
    elif head is None:
        _skip_text(reader, offset)
        return
    reader.go_on(head.start() if head else end)


def _mend_head(reader: Reader, offset: int, types: list[str]) -> None:
    """A line that breaks off or goes astray before its colon."""
    content, end = reader.content, reader.line_end(offset)
    first = str(reader.line[0].token)
    if "KIND" in types:
        _mend_statement_head(reader, offset, types)
    elif types[0] in ("MARKABLE", "AND"):
        marked = types == ["AND"] and content.startswith("(", offset)
        reader.report(MARKED_AND if marked else _no_target(first), offset, end)
        head = _head().search(content, offset, end)
        if head is None:
            _stand_in(reader, offset)
        reader.go_on(head.start() if head else end)
    else:
        reader.report(_bad_line(types[0], first), offset, max(end, offset + 1))
        _give_up_line(reader, offset)


def _mend_statement_head(reader: Reader, offset: int, types: list[str]) -> None:
    """`KIND …` without an id that could be one, or without a colon."""
    content, end = reader.content, reader.line_end(offset)
    kind = types.index("KIND")
    after_kind = reader.line[kind].token.end_pos or 0
    word = str(reader.line[kind].token)
    colon = _end_of_head().search(content, after_kind, end)
    if colon:
        written = content[after_kind : colon.start()].strip()
        better = _as_id(written)
        start = content.index(written, after_kind) if written else offset
        reader.report(_bad_id(written, better), start, start + max(1, len(written)))
        reader.drop(kind + 1)
        if better:
            reader.supply("ID", better, start)
        reader.go_on(colon.start())
        return
    rest = content[after_kind:end].strip()
    reader.report(_no_colon(word, rest), after_kind, end)
    if rest:
        reader.drop(kind + 1)
        reader.supply("_COLON", ":", offset)
    else:
        reader.drop(kind)
        _stand_in(reader, offset)
    reader.go_on(after_kind)


def _mend_reference(reader: Reader, offset: int, types: list[str]) -> None:
    """`[id` that does not close, `[` with something else behind it, or words behind `[id]`."""
    end = reader.line_end(offset)
    if types[-1] == "_CLOSE":
        reader.report(AFTER_REFERENCE, offset, end)
    elif types[-1] == "ID":
        name = str(reader.line[-1].token)
        reader.report(_open_reference(name), offset, offset + 1)
        reader.supply("_CLOSE", "]", offset)
    else:
        reader.report(NO_ID_IN_REFERENCE, offset, max(offset + 1, end))
        reader.drop(types.index("_OPEN"))
        _stand_in(reader, offset)
    reader.go_on(end)


def _mend_prose(reader: Reader, offset: int, types: list[str]) -> None:
    """A bracket, attributes, or what follows them."""
    if _open_since(types, "_LEFT_BRACE", "_RIGHT_BRACE"):
        _close(reader, offset, _in_attributes(reader, offset, types), "_RIGHT_BRACE", "}")
    elif _open_since(types, "_OPEN", "_CLOSE"):
        _close(reader, offset, _in_bracket(reader, offset, types), "_CLOSE", "]")
    else:
        reader.report(AFTER_ATTRIBUTES, offset, reader.line_end(offset))
        if "TEXT" in types:
            _skip_text(reader, offset)
        else:
            reader.drop(types.index("_LEFT_BRACE"))
            reader.go_on(offset)


def _open_since(types: list[str], opening: str, closing: str) -> bool:
    return types.count(opening) > types.count(closing)


def _close(reader: Reader, offset: int, mistake: Mistake, closing: str, char: str) -> None:
    """Keep what was read well between brackets, and go on behind them."""
    end = reader.text_end(offset)
    found = reader.content.find(char, offset, end)
    shown_end = reader.line_end(offset)
    reader.report(mistake, offset, min(x for x in (found, shown_end) if x >= 0))
    opening = {"]": "_OPEN", "}": "_LEFT_BRACE"}[char]
    while reader.types()[-1] != opening and not reader.accepts(closing):
        reader.drop(len(reader.line) - 1)
    if reader.accepts(closing):
        reader.supply(closing, char, offset)
    else:
        reader.drop(len(reader.line) - 1)
    reader.go_on(end if found < 0 else found + 1)


def _stand_in(reader: Reader, offset: int) -> None:
    """Put a statement of no kind where one should be, as far as its colon."""
    reader.supply("KIND", "", offset)
    reader.supply("_COLON", ":", offset)


def _give_up_line(reader: Reader, offset: int) -> None:
    """Keep what the line has so far if it can end here; otherwise forget all of it."""
    if not reader.accepts("_NL"):
        reader.drop(0)
    _skip_text(reader, offset)


def _skip_text(reader: Reader, offset: int) -> None:
    """Go on below a line, and below the lines that would have gone on with it."""
    reader.go_on(reader.text_end(offset))


@cache
def _head() -> re.Pattern[str]:
    """`KIND [ID]:`, anywhere in a line."""
    return re.compile(rf"\b{pattern('KIND')}(?:[ \t]+{pattern('ID')})?[ \t]*:")


@cache
def _end_of_head() -> re.Pattern[str]:
    """The colon that ends a head, behind at most a few words."""
    return re.compile(r"(?<=\S)[ \t]*:(?!\S)")


@cache
def _connective_at_margin() -> re.Pattern[str]:
    connectives = "|".join(words().connectives)
    return re.compile(rf"(?P<word>{connectives})\b[ \t]*(?:\([^()\n]*\)[ \t]*)?")


@cache
def _id() -> re.Pattern[str]:
    return re.compile(pattern("ID"))


def _as_id(written: str) -> str:
    """The id that somebody who wrote this may have meant; empty if none suggests itself."""
    joined = re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s.-]", " ", written)).strip("-._ ")
    candidate = joined if not joined[:1].isdigit() else f"n{joined}"
    return candidate if _id().fullmatch(candidate) and written.count(" ") < 4 else ""


def _listed(choices: tuple[str, ...], last: str) -> str:
    quoted = [f"`{choice}`" for choice in choices]
    return ", ".join(quoted[:-1]) + f" {last} " + quoted[-1]


MISALIGNED = Mistake(
    "L008",
    "this line is indented like no line above that it could belong to",
    "align it with the lines that are about the same statement",
)
NOTHING_SAID = Mistake(
    "L005", "a statement says something behind its colon", "write what it says"
)
NO_TITLE = Mistake("L011", "a heading needs a title", "write `# Title`")
NO_SOURCE_TITLE = Mistake(
    "L005", "a source has a title behind its colon", "write how readers would know it"
)
NO_HEADER_VALUE = Mistake("L010", "nothing stands behind this", "fill it in, or take the line out")
NO_PATH = Mistake("L012", "`include` needs the path of another map", "write `include other.argmap`")
NO_SUCH_DAY = Mistake("L007", "no calendar has this day", "a date is written `2022-01-31`")
NUMBER_TOO_LARGE = Mistake(
    "L007", "this number is too large to be kept", "put quotation marks around it if it is a name"
)
LONE_BACKSLASH = Mistake(
    "L009",
    "a backslash at the end of a line has nothing to escape",
    "write two backslashes for one, or take it out",
)
ORPHANS = Mistake(
    "L003",
    "this line is indented, but what is above it can have nothing under it",
    "relations go under a statement or a reference; take the indentation out if this begins one",
)
MARKED_AND = Mistake(
    "L003",
    "`and` carries no mark",
    "a mark belongs to the whole reason: put it behind the `because` or `but` that this line joins",
)
SECTION_ID = Mistake(
    "L011",
    "a heading is `# Title`, perhaps with an id at its end: `# Title {#id}`",
    "write the id as one word behind `#`; for a brace in the title put a backslash before it",
)
AFTER_REFERENCE = Mistake(
    "L004",
    "nothing can follow a reference on its line",
    "a reference only names a statement; put relations on indented lines below it",
)
NO_ID_IN_REFERENCE = Mistake(
    "L004",
    "square brackets here hold the id of one statement",
    "write `[id]` with an id as it stands behind the kind of that statement",
)
AFTER_ATTRIBUTES = Mistake(
    "L007",
    "text cannot go on behind attributes",
    "move the `{…}` to the end; for a brace that is part of the text write `\\{`",
)


def _at_margin(word: str) -> Mistake:
    return Mistake(
        "L003",
        f"`{word}` stands at the margin, so there is nothing that it is about",
        f"indent the line under the statement that it bears on: `  {word} …`",
    )


def _unknown_in_block() -> Mistake:
    choices = _listed(words().connectives, "or")
    return Mistake(
        "L001",
        f"a line under a statement begins with {choices}",
        "if it goes on with the text above, there must be no blank line between",
    )


def _unknown_at_margin(line: str) -> Mistake:
    if re.match(r"#+\S", line):
        hashes = line[: len(line) - len(line.lstrip("#"))]
        title = line.lstrip("#").strip()
        return Mistake("L011", "a heading has a space behind its `#`", f"write `{hashes} {title}`")
    if line.startswith("//"):
        return Mistake("L001", "a comment has a space behind its `//`", f"write `// {line[2:]}`")
    kinds = _listed(words().kinds, "or")
    return Mistake(
        "L001",
        "this line begins nothing that the language knows",
        f"a statement begins with {kinds} and a colon; a line that goes on with the text above "
        "it is indented; a comment begins with `// `",
    )


def _no_target(word: str) -> Mistake:
    return Mistake(
        "L004",
        f"`{word}` must be followed by a statement or by the id of one in square brackets",
        f"write `{word} {words().kinds[0]}: …` or `{word} [id]`",
    )


def _bad_line(first: str, word: str) -> Mistake:
    if first == "_SOURCE":
        return Mistake("L012", "a source is `source id: title`", "give it an id and a colon")
    return Mistake("L010", f"a colon is missing behind `{word}`", f"write `{word}: …`")


def _bad_id(written: str, better: str) -> Mistake:
    return Mistake(
        "L004",
        f"`{written}` is not an id: an id is one word of letters, digits and `_`, "
        "with `-` and `.` inside, and begins with a letter",
        f"write `{better}`, or no id at all" if better else "write another, or no id at all",
    )


def _no_colon(kind: str, rest: str) -> Mistake:
    text = "…" if not rest else rest if len(rest) <= 40 else rest[:39] + "…"
    return Mistake(
        "L004",
        f"a colon is missing behind `{kind}`",
        f"write `{kind}: {text}`, with an id before the colon if others refer to it",
    )


def _open_reference(name: str) -> Mistake:
    return Mistake("L004", f"the bracket around `{name}` is not closed", f"write `[{name}]`")


def _in_bracket(reader: Reader, offset: int, types: list[str]) -> Mistake:
    if reader.content[offset] == "\n":
        return Mistake("L006", "the square bracket is not closed", "put a `]` behind it")
    if types[-1] == "CITED":
        return Mistake(
            "L006",
            "a citation is the key of a source and, behind a comma, where in it",
            f"write `[{reader.line[-1].token}, …]`; several are separated by `;`",
        )
    return Mistake(
        "L006",
        "a bracket in a text holds citations and places: `[@source, p. 3]`, `[at ¶12]`",
        "several are separated by `;`; for a bracket that is part of the text write `\\[`",
    )


def _in_attributes(reader: Reader, offset: int, types: list[str]) -> Mistake:
    content = reader.content
    if content[offset] == "\n":
        return Mistake("L007", "the attributes are not closed", "put a `}` behind them")
    if types[-1] == "ID":
        key = reader.line[-1].token
        return Mistake("L007", f"a colon is missing behind `{key}`", f"write `{key}: …`")
    if content[offset] == '"' and types[-1] in ("_COLON", "_OPEN", "_COMMA"):
        return Mistake("L007", "the quotation mark is not closed", 'put a `"` behind the value')
    if types[-1] in ("_LEFT_BRACE", "_COMMA"):
        return Mistake(
            "L007",
            "attributes are written `{key: value, key: value}`",
            "for a brace that is part of the text write `\\{`",
        )
    return Mistake(
        "L007",
        "a value of several words needs quotation marks, and a comma comes before the next key",
        'write `{key: "several words", key: value}`',
    )
