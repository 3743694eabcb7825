"""The mistakes that a text can have, and what is said of each: a code, what is the case, a cure.

How a mistake is found, and how reading goes on behind it, is the business of other modules. Nothing
here names a terminal or a rule of the grammar: authors know lines, words and brackets.
"""

from __future__ import annotations

import attrs

from argmap.language.grammar import TAB_WIDTH, words

CODES = {
    "L001": "A line begins with nothing that the language knows.",
    "L002": "A word of the language is misspelt, missing or not in its place.",
    "L003": "A line stands where there is nothing that it could be about.",
    "L004": "The head of a statement, a reference or a name is not written as it should be.",
    "L005": "A statement or a source has no text.",
    "L006": "A bracket with citations and places is not written as it should be.",
    "L007": "Attributes are not written as they should be.",
    "L008": "A line is not indented as it should be.",
    "L009": "A character stands where none of its kind can stand.",
    "L010": "A header line is not written as it should be.",
    "L011": "A heading is not written as it should be.",
    "L012": "A source or an include is not written as it should be.",
    "L013": "A line is longer than any person would write it.",
}
"""Every code of this room, and what is the matter in general. A code never changes its meaning."""


@attrs.frozen
class Mistake:
    """What is said of a mistake: its code, what is the case, and what to do."""

    code: str
    message: str
    help: str


def listed(choices: tuple[str, ...], last: str = "or") -> str:
    """Some words of the language, as a person lists them."""
    quoted = [f"`{choice}`" for choice in choices]
    if len(quoted) == 1:
        return quoted[0]
    return f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"


def shortened(text: str) -> str:
    """A text as far as a message can quote it."""
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"


_QUOTED = 40


# Beginnings of lines


def unknown_in_block() -> Mistake:
    """A line under a statement, behind a blank line, that is no relation."""
    return Mistake(
        "L001",
        f"a line under a statement begins with {listed(words().connectives)}",
        "if it goes on with the text above, take out the blank line between",
    )


def unknown_at_margin() -> Mistake:
    """A line at the margin that begins like nothing of the language."""
    return Mistake(
        "L001",
        "this line begins like nothing that the language knows",
        f"a statement begins with {listed(words().kinds)} and a colon; a line that goes on with "
        "the text above it is indented; a comment begins with `// `",
    )


def tight_comment(comment: str) -> Mistake:
    """`//comment`."""
    better = f"// {shortened(comment.lstrip('/').strip())}".rstrip()
    return Mistake("L001", "a comment has a space behind its `//`", f"write `{better}`")


def misspelt(wrong: str, right: str) -> Mistake:
    """`becuase` for `because`."""
    return Mistake(
        "L002", f"`{wrong}` is not a word of the language here; `{right}` is", f"write `{right}`"
    )


def without_connective(head: str) -> Mistake:
    """`claim x:` under a statement."""
    return Mistake(
        "L002",
        f"`{head}` {_NO_CONNECTIVE}",
        f"begin the line with {listed(words().connectives)}; "
        "if it only goes on with the text above, break that text elsewhere",
    )


def lacks_connective(mistake: Mistake) -> bool:
    """Whether a mistake is that nothing says how a statement bears on the one above."""
    return mistake.message.endswith(_NO_CONNECTIVE)


_NO_CONNECTIVE = "stands under a statement, but nothing says how it bears on it"


def unknown_connective(word: str) -> Mistake:
    """`therefore claim x:`."""
    return Mistake(
        "L002",
        f"`{word}` is not one of the words that relate statements",
        f"use {listed(words().connectives)}",
    )


def unknown_kind(word: str) -> Mistake:
    """`because fact x:`."""
    return Mistake(
        "L002",
        f"`{word}` is not a kind of statement here",
        f"the kinds are {listed(words().kinds, 'and')}",
    )


def bullet(char: str) -> Mistake:
    """`- because claim x:`."""
    return Mistake(
        "L002",
        f"`{char}` does not say how this line bears on the statement above",
        f"begin the line with {listed(words().connectives)}, without the `{char}`; "
        f"for prose that begins like this write `\\{char}`",
    )


def not_in_block(word: str) -> Mistake:
    """`source x:` under a statement."""
    return Mistake(
        "L003",
        f"`{word}` stands at the margin only, and this line is under a statement",
        "take the indentation out",
    )


def at_margin(word: str) -> Mistake:
    """A relation that is not indented."""
    return Mistake(
        "L003",
        f"`{word}` stands at the margin, so there is nothing that it is about",
        f"indent the line under the statement that it bears on: `  {word} …`",
    )


ORPHANS = Mistake(
    "L003",
    "this line is indented, but nothing above it can have lines under it",
    "relations go under a statement or a reference; take the indentation out if this begins one",
)


# Indentation and characters


MISALIGNED = Mistake(
    "L008",
    "this line is indented like no line above that it could belong to",
    "align it with the lines that are about the same statement",
)
TOO_FAR_LEFT = Mistake(
    "L008",
    "this line goes on with the text above it, but is indented less than the line that begins it",
    "indent it further; if it is to begin something, say what it is",
)


def mixed(used: str, other: str) -> Mistake:
    """Tabs and spaces in one text."""
    return Mistake(
        "L008",
        f"this line is indented with {other}, and lines above it with {used}",
        f"indent the whole file with {used}; a tab is read as {TAB_WIDTH} spaces until then",
    )


LONE_BACKSLASH = Mistake(
    "L009",
    "a backslash at the end of a line has nothing to escape",
    "write two backslashes for one, or take it out",
)


OLD_LINE_ENDS = Mistake(
    "L009",
    "a line ends here as lines did on old Macs, with CR alone",
    "save the text with LF or CRLF line ends",
)


def full_width(written: tuple[str, ...], meant: tuple[str, ...], is_text: bool) -> Mistake:
    """`claim x：`, or `［@source］` in a text."""
    shape = "is a full-width sign" if len(written) == 1 else "are full-width signs"
    escape = f"; where it is part of the text write `\\{written[0]}`" if is_text else ""
    return Mistake(
        "L009",
        f"{listed(written, 'and')} {shape}, which the language does not read",
        f"write {listed(meant, 'and')}{escape}",
    )


def invisible(char: str) -> Mistake:
    """A character that turns the order of what is read, or a byte-order mark inside a text."""
    return Mistake(
        "L009",
        f"the character U+{ord(char):04X} cannot be seen, and may make the text look like another",
        "take it out",
    )


def unprintable(char: str) -> Mistake:
    """A control character, or half of a pair of surrogates."""
    return Mistake("L009", f"the character U+{ord(char):04X} cannot be printed", "take it out")


def more_unprintable(count: int) -> Mistake:
    """As many again as one would want to hear of."""
    return Mistake(
        "L009", f"{count:,} more characters that cannot be printed, from here on", "take them out"
    )


# Lines of other kinds


NOTHING_SAID = Mistake("L005", "a statement has a text behind its colon", "write what it says")
NO_SOURCE_TITLE = Mistake(
    "L005", "a source has a title behind its colon", "write how readers would know it"
)
NO_HEADER_VALUE = Mistake("L010", "nothing stands behind this", "fill it in, or take the line out")
NOTHING_WRITTEN = (NOTHING_SAID, NO_SOURCE_TITLE, NO_HEADER_VALUE)
"""That nothing stands behind the head of a line."""
NO_TITLE = Mistake("L011", "a heading needs a title", "write `# Title`")
SECTION_ID = Mistake(
    "L011",
    "a heading is `# Title`, perhaps with an id at its end: `# Title {#id}`",
    "write the id as one word behind `#`; for `{#` in the title put a backslash before it",
)
TOO_MANY_HASHES = Mistake("L011", "headings have six levels", "write `######` at most")
NO_PATH = Mistake("L012", "`include` needs the path of another map", "write `include other.argmap`")
BAD_SOURCE = Mistake(
    "L012",
    "a source is `source key: title`, with one word for its key",
    "mend the key or the colon",
)


def no_colon_in_header(word: str) -> Mistake:
    """`title The title`."""
    return Mistake("L010", f"a colon is missing behind `{word}`", f"write `{word}: …`")


def tight_heading(hashes: str, title: str) -> Mistake:
    """`#Title`."""
    return Mistake(
        "L011", "a heading has a space behind its `#`", f"write `{hashes} {shortened(title)}`"
    )


def overlong(length: int, most: int) -> Mistake:
    """A line that no person wrote."""
    return Mistake(
        "L013",
        f"this line has {length:,} characters, and {most:,} are the most",
        "break it: a line that is indented goes on with the text above it",
    )
