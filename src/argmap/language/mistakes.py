"""The mistakes that a text can have: for each a code, a message and a fix.

Other modules recognize them. Messages never name a terminal or a rule of the grammar.
"""

from collections.abc import Callable
from functools import cache
from string import Template
from unicodedata import name as unicode_name

import attrs

from argmap.language.grammar import TAB_WIDTH, words
from argmap.source import Severity

CODES = {
    "L001": "A line doesn't start with a keyword.",
    "L002": "A keyword is misspelt, missing or in the wrong place.",
    "L003": "A line must move: under a statement or to the margin.",
    "L004": "A reference, a name or the start of a statement is malformed.",
    "L005": "A statement or a source has no text.",
    "L006": "A bracket of citations and places is malformed.",
    "L007": "Attributes are malformed.",
    "L008": "The indentation is inconsistent.",
    "L009": "A character isn't allowed where it is.",
    "L010": "A header line is malformed.",
    "L011": "A heading is malformed.",
    "L012": "A source or an include is malformed.",
    "L013": "A line is too long.",
    "L014": "A line of text starts with a connective.",
    "L015": "A heading or a line of text looks like a comment.",
    "L016": "The key of an attribute, or a status, resembles one that argmap knows.",
    "L017": "A bracket in a text resembles a place or a citation.",
}
"""Every error code of the language. A code never changes its meaning."""

_MOST_QUOTED = 40


@attrs.frozen(eq=False, repr=False)
class Occurrence:
    """A mistake at a place in a text, given as offsets."""

    mistake: "Mistake"
    start: int
    end: int
    message: str
    help: str
    fix: tuple[int, int, str] | None = None
    """An edit that fixes the mistake: a place and its new text."""

    def fixed_by(self, replacement: str, start: int = -1, end: int = -1) -> "Occurrence":
        """Return this occurrence with its fix: new text for a place, or for its own place."""
        place = (self.start, self.end) if start < 0 else (start, end)
        return attrs.evolve(self, fix=(*place, replacement))

    def extend(self, end: int) -> "Occurrence":
        """Return this occurrence with another end."""
        return attrs.evolve(self, end=end)

    def relocate(self, original: Callable[[int], int]) -> "Occurrence":
        """Return this occurrence with other offsets."""
        fix = self.fix and (original(self.fix[0]), original(self.fix[1]), self.fix[2])
        return attrs.evolve(self, start=original(self.start), end=original(self.end), fix=fix)


@attrs.frozen(eq=False, repr=False)
class Mistake:
    """A kind of mistake, with templates for its message and its fix."""

    code: str
    message: str
    help: str
    severity: Severity = Severity.ERROR

    def at(self, start: int, end: int, **values: str) -> Occurrence:
        """Return an occurrence of this mistake; `values` fill the templates."""
        known = {**_common_values(), **values}
        message = Template(self.message).substitute(known)
        return Occurrence(self, start, end, message, Template(self.help).substitute(known))


def list_words(choices: tuple[str, ...], last: str = "or") -> str:
    """Return some keywords as a person lists them, each in backticks."""
    *others, final = [f"`{choice}`" for choice in choices]
    return f"{', '.join(others)} {last} {final}" if others else final


def describe_character(char: str) -> str:
    """Return the name and number of a character: `ZERO WIDTH SPACE (U+200B)`."""
    number = f"U+{ord(char):04X}"
    name = unicode_name(char, "")
    return f"{name} ({number})" if name else number


def quote(value: str) -> str:
    """Return a value between quotation marks, as an attribute has it."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def shorten(text: str) -> str:
    """Shorten a text that a message quotes."""
    return text if len(text) <= _MOST_QUOTED else text[: _MOST_QUOTED - 1] + "…"


@cache
def _common_values() -> dict[str, str]:
    first, *others = words().kinds
    return {
        "connectives": list_words(words().connectives),
        "kinds": list_words(words().kinds),
        "first_kind": first,
        "other_kinds": list_words(tuple(others), "and"),
    }


_KEEP_TEXT = "to keep the line as text, join it to the line above"

# Starts of lines

UNKNOWN_IN_BLOCK = Mistake(
    "L001",
    "this line is under a statement, but doesn't start with $connectives",
    "add one of these words; if the line continues the text above, remove the blank line between",
)
HASHES_IN_BLOCK = Mistake(
    "L001",
    "`#` doesn't start a comment, and a heading must be at the margin",
    "start a comment with `// `; for a heading, remove the indentation",
)
UNKNOWN_AT_MARGIN = Mistake(
    "L001",
    "this line doesn't start with a keyword",
    "start a statement with $kinds and a colon; indent a line that continues the text above; "
    "start a comment with `// `",
)
NO_MAP = Mistake(
    "L001",
    "none of the lines starts with a keyword, so this text is not a map",
    "start a statement with $kinds and a colon; to map a text, "
    "name its file in the map: `document: FILE`",
)
TIGHT_COMMENT = Mistake("L001", "a comment needs a space after `//`", "write `$better`")
MISSPELT = Mistake(
    "L002", "`$wrong` is not a keyword here; did you mean `$right`?", "write `$right`"
)
NO_CONNECTIVE = Mistake(
    "L002",
    "`$head` is under a statement, but nothing says how the two relate",
    "start the line with $connectives; "
    "if it continues the text above, break that text at another word",
)
UNKNOWN_CONNECTIVE = Mistake("L002", "`$word` is not a connective", "use $connectives")
FOREIGN_CONNECTIVE = Mistake("L002", UNKNOWN_CONNECTIVE.message, "write `$better`")
TWO_CONNECTIVES = Mistake(
    "L002",
    "a relation starts with one connective, not with `$first $second`",
    "write `$first …` or `$second …`",
)
UNKNOWN_KIND = Mistake("L002", "`$word` is not a kind of statement", "use $kinds")
UNKNOWN_START = Mistake(
    "L002",
    "`$word` is not a keyword",
    f"for a relation, write `$better`; {_KEEP_TEXT}",
)
CONCLUSION_BELOW = Mistake(
    "L002",
    "`$word` is not a connective: a conclusion is written above its reasons",
    f"write the conclusion at the margin, and `because` under it; {_KEEP_TEXT}",
)
BULLET = Mistake(
    "L002",
    "`$bullet` doesn't say how this line relates to the statement above",
    "start the line with $connectives, without the `$bullet`; "
    "to keep it as text, write `\\$bullet`",
)
EARLY_WORD = Mistake(
    "L002",
    "`$word` can't stand before `$connective`",
    "remove it; to keep the line as text, write `\\$word`",
)
EARLY_MARK = Mistake(
    "L004",
    "the mark `($mark)` must come after `$word`",
    "write `$word ($mark) …`",
)
NOT_IN_BLOCK = Mistake(
    "L003",
    "`$word` must be at the margin, but this line is under a statement",
    "remove the indentation",
)
AT_MARGIN = Mistake(
    "L003",
    "`$word` is at the margin, so there is no statement it could relate to",
    "indent the line under the statement that it is about: `  $word …`",
)
SOURCE_IN_TEXT = Mistake(
    "L003",
    "`$word` must be at the margin, but this line is under a statement",
    "write `source key: …` at the margin, and cite it at the end of the statement: `[@key]`; "
    f"{_KEEP_TEXT}",
)
ORPHANS = Mistake(
    "L003",
    "this line is indented, but nothing above it can have lines under it",
    "put relations under a statement or a reference; otherwise, remove the indentation",
)
NO_COLON_IN_HEADER = Mistake("L010", "a colon is missing after `$word`", "write `$word: …`")
NO_HEADER_VALUE = Mistake("L010", "this header has no value", "add one, or remove the line")
NO_TITLE = Mistake("L011", "a heading needs a title", "write `# Title`")
TIGHT_HEADING = Mistake("L011", "a heading needs a space after `#`", "write `$hashes $title`")
TIGHT_NOTE = Mistake(
    "L011",
    "`#` doesn't start a comment, and a heading needs a space after it",
    "start a comment with `// `: `// $title`",
)
TOO_MANY_HASHES = Mistake("L011", "headings have six levels", "write `######` or fewer")
SECTION_ID = Mistake(
    "L011",
    "a heading is written `# Title`, or `# Title {#id}` with an id",
    "write the id as one word after `#`; to keep `{#` in the title, write `\\{#`",
)
NO_PATH = Mistake("L012", "`include` needs the path of another map", "write `include other.argmap`")
BAD_SOURCE = Mistake(
    "L012",
    "a source is written `source key: title`, with one word as its key",
    "correct the key or the colon",
)
NO_SOURCE_TITLE = Mistake(
    "L005", "a source needs a title after its colon", "write a title that readers recognize"
)
NO_TEXT = Mistake("L005", "a statement needs text after its colon", "write what it says")

# Indentation and characters

MISALIGNED = Mistake(
    "L008",
    "this line's indentation matches no line above",
    "align it with the other lines about the same statement",
)
TOO_FAR_LEFT = Mistake(
    "L008",
    "this line continues the text above, but is indented less than the line that starts it",
    "indent it further, or start it with a keyword",
)
MIXED_INDENTATION = Mistake(
    "L008",
    "this line is indented with $other, and lines above it with $used",
    f"indent the whole file with $used; until then, a tab counts as {TAB_WIDTH} spaces",
)
LONE_BACKSLASH = Mistake(
    "L009",
    "a backslash at the end of a line escapes nothing",
    "write two backslashes for a literal one, or remove it",
)
OLD_LINE_ENDING = Mistake(
    "L009", "this line ends with CR alone", "save the file with LF or CRLF line endings"
)
FULL_WIDTH = Mistake("L009", "the language uses $meant, not full-width $written", "write $meant")
FULL_WIDTH_IN_TEXT = Mistake(
    "L009",
    "the language uses $meant, not full-width $written",
    "write $meant; to keep it as text, write `\\$first`",
)
TABS_AND_SPACES = Mistake(
    "L008",
    "this line is indented with both tabs and spaces",
    MIXED_INDENTATION.help,
)
INVISIBLE = Mistake("L009", "$name is invisible here and changes the meaning", "remove it")
TOO_LONG_NAME = Mistake(
    "L004", "this name has $length characters; the limit is $most", "choose a shorter one"
)
UNPRINTABLE = Mistake("L009", "$name is not a printable character", "remove it")
OTHER_LINE_BREAK = Mistake(
    "L009", "$name is a line break that argmap doesn't read", "replace it with an ordinary one"
)
MORE_UNPRINTABLE = Mistake("L009", "$count more unprintable characters from here on", "remove them")
TOO_LONG = Mistake(
    "L013",
    "this line has $length characters; the limit is $most",
    "break it: an indented line continues the text above",
)

# Connectives, marks, heads, references and names

NO_MARK_ALLOWED = Mistake(
    "L004",
    "`$word` takes no mark",
    "put the mark after the `because` or `but` that this line joins: it is about the whole reason; "
    "for a warrant, write `since ($mark) …`",
)
SEVERAL_MARKS = Mistake(
    "L004",
    "`$word` takes one mark, without brackets inside",
    "write `$word ($better) …`",
)
NESTED_EMPTY_MARKS = Mistake(
    "L004", "`$word` takes one mark, without brackets inside", "remove the brackets"
)
EMPTY_MARK = Mistake(
    "L004",
    "the brackets after `$word` are empty",
    "write `$word (implicit) …` or the name of a scheme, or remove the brackets",
)
OPEN_MARK = Mistake(
    "L004",
    "the bracket after `$word` isn't closed on this line",
    "write `$word (implicit) …`, or the name of a scheme between the brackets",
)
NO_KIND = Mistake(
    "L004",
    "the kind of the statement is missing after `$word`",
    "write `$word $first_kind: …`; the other kinds are $other_kinds; "
    "to start prose with this word, write `\\$word`",
)
COLON_BEFORE_REFERENCE = Mistake(
    "L004", "`$word` takes no colon before a reference", "write `$word $reference`"
)
NO_TARGET = Mistake(
    "L004",
    "`$word` needs a statement after it, or the id of one in square brackets",
    "write `$word $first_kind: …` or `$word [id]`",
)
WRAPPED_CONNECTIVE = Mistake(
    "L014",
    "`$word` starts this line like a relation, but the line is read as part of the text above",
    f"for a relation, write `$word $first_kind: …`; {_KEEP_TEXT}",
    Severity.WARNING,
)
HASHES_IN_TEXT = Mistake(
    "L015",
    "`#` doesn't start a comment: this line is read as part of the text above",
    "start a comment with `// `, and a heading at the margin; for text, write `\\#`",
    Severity.WARNING,
)
SLASHES_IN_TEXT = Mistake(
    "L015",
    "a comment needs a space after `//`: this line is read as part of the text above",
    "start a comment with `// `; for text, write `\\//`",
    Severity.WARNING,
)
NOTE_AS_HEADING = Mistake(
    "L015",
    "this looks like a note to yourself, but `#` opens a section",
    "start a comment with `// `: `// $title`",
    Severity.WARNING,
)
NOTE_IN_TEXT = Mistake(
    "L017",
    "this bracket looks like a place or a citation, but is read as text",
    "write `[at ¶12]` or `[@source]`; to keep the bracket as text, write `\\$bracket`",
    Severity.WARNING,
)
NO_KIND_IN_TEXT = Mistake(
    "L004",
    "this line starts like a relation, but the kind of the statement is missing after `$word`",
    f"write `$word $first_kind: …`; {_KEEP_TEXT}",
)
NO_COLON_IN_TEXT = Mistake(
    "L004",
    "this line starts like a relation, but a colon is missing after `$kind`",
    f"write `$word $kind: …`, or `$word $kind id: …` if other lines refer to it; {_KEEP_TEXT}",
)
NO_REFERENCE_IN_TEXT = Mistake(
    "L004",
    "this line starts like a relation, but `$word` needs the id of one statement in brackets, "
    "right after it",
    f"write `$word [id]`, with nothing after it; {_KEEP_TEXT}",
)
NO_COLON = Mistake(
    "L004",
    "a colon is missing after `$kind`",
    "write `$kind: $rest`; if other lines refer to it, put an id before the colon",
)
NO_COLON_AFTER_ID = Mistake(
    "L004", NO_COLON.message, "write `$kind $id: …`, or `$kind: $id …` if `$id` is part of the text"
)
SPACE_BEFORE_COLON = Mistake(
    "L004", "only spaces and tabs can be between `$written` and its colon", "write `$written:`"
)
SPACE_IN_REFERENCE = Mistake(
    "L004", "only spaces and tabs can be around `$name` in its brackets", "write `[$name]`"
)
SEVERAL_WORDS = Mistake(
    "L004",
    "an id must be one word, not `$written`",
    "write `$better`, or leave out the id and put the colon first",
)
_ID_RULE = "use one word of letters, digits, `_`, `-` and `.` that starts with a letter"
_KEY_RULE = "use one word of letters and digits"
BAD_ID = Mistake("L004", f"`$written` can't be an id: {_ID_RULE}", "write `$better`")
HOPELESS_ID = Mistake("L004", BAD_ID.message, "choose another id")
BAD_KEY = Mistake(
    "L004", f"`$written` can't be the key of a source: {_KEY_RULE}", "write `$better`"
)
HOPELESS_KEY = Mistake("L004", BAD_KEY.message, "choose another key")
BAD_TAG = Mistake("L004", f"`#$written` can't be a tag: {_KEY_RULE}", "write `#$better`")
HOPELESS_TAG = Mistake("L004", BAD_TAG.message, "choose another tag")
TIGHT_TAGS = Mistake("L004", "these tags need a space between them", "write `$better`")
OPEN_REFERENCE = Mistake("L004", "the bracket around `$name` isn't closed", "write `[$name]`")
NO_ID_IN_REFERENCE = Mistake(
    "L004",
    "these square brackets must contain the id of one statement",
    "write `[id]`, with the id that follows the kind of that statement",
)
AFTER_REFERENCE = Mistake(
    "L004",
    "nothing can follow a reference on its line",
    "a reference only names a statement; put relations on indented lines below it",
)
SEVERAL_RELATIONS = Mistake(
    "L004",
    "each relation needs a line of its own",
    "write `$rest` on the next line, with the same indentation",
)

# Brackets in a text

OPEN_BRACKET = Mistake("L006", "this bracket isn't closed", "add `]` after its last entry")
BAD_BRACKET = Mistake(
    "L006",
    "a bracket in a text contains citations and places: `[@source, p. 3]`, `[at ¶12]`",
    "separate several with `;`; to keep the bracket as text, write `\\[`",
)
NO_PLACE = Mistake("L006", "`at` needs a place after it", "write `[at ¶12]`, for example")
NO_SEMICOLON = Mistake(
    "L006",
    "a semicolon is missing before `$cite`",
    "write `; $cite`; to keep it as text, write `\\$cite`",
)
NO_COMMA_IN_CITATION = Mistake(
    "L006",
    "a comma is missing after `@$key`",
    "write `[@$key, …]`; separate several citations with `;`",
)

# Attributes

_KEEP_BRACE = "to keep the brace as text, write `\\{`"
OPEN_ATTRIBUTES = Mistake(
    "L007", "this brace isn't closed", f"add `}}` after the last attribute; {_KEEP_BRACE}"
)
BAD_ATTRIBUTES = Mistake("L007", "attributes are written `{key: value, key: value}`", _KEEP_BRACE)
AFTER_ATTRIBUTES = Mistake(
    "L007", "only tags can follow attributes", f"move the `{{…}}` to the end; {_KEEP_BRACE}"
)
OPEN_QUOTATION = Mistake(
    "L007",
    "this quotation mark isn't closed",
    'add `"` after the value; inside the value, write `\\"`',
)
OPEN_LIST = Mistake(
    "L007", "this list isn't closed", "add `]` after its last value; separate values with commas"
)
NO_SUCH_DATE = Mistake("L007", "this date doesn't exist", "write dates like `2022-01-31`")
WRONG_TYPE = Mistake("L007", "`$key` must be $type", "write $example")
NO_DATE = Mistake(
    "L007",
    "`$key` must be a date",
    "write a date such as `2022-01-31`, `2022-01` or `2022`; for other text, use the key `when`",
)
TYPOGRAPHIC_QUOTES = Mistake(
    "L007", "a quoted value needs straight double quotation marks", "write `$value`"
)
NEAR_KEY = Mistake(
    "L016",
    "argmap doesn't know the key `$key`, so it has no effect; did you mean `$right`?",
    "write `$right`",
    Severity.WARNING,
)
NEAR_KEY_OF_OTHER_TYPE = Mistake(
    "L016",
    NEAR_KEY.message,
    "write `$right: $example`, for example: its value must be $type",
    Severity.WARNING,
)
NEAR_STATUS = Mistake(
    "L016",
    "argmap doesn't know the status `$status`, so it has no effect; did you mean `$right`?",
    "write `$right`",
    Severity.WARNING,
)
NUMBER_TOO_LARGE = Mistake(
    "L007", "this number is too large", "put it in quotation marks if it is a name"
)
NO_COLON_IN_ATTRIBUTE = Mistake(
    "L007",
    "a colon and a value are missing after `$key`",
    f"write `{{$key: …}}`; {_KEEP_BRACE}",
)
COMMA_IN_VALUE = Mistake(
    "L007",
    NO_COLON_IN_ATTRIBUTE.message,
    "write `$key: …`; if the comma before it is part of a value, put that value in quotation marks",
)
COMMA_IN_NUMBER = Mistake(
    "L007",
    "a comma separates attributes, but `$key` is not one",
    "write a number with a decimal point, such as `0.5`, and put other values with a comma in "
    "quotation marks",
)
EQUALS_SIGN = Mistake("L007", "attributes use a colon, not `=`", "write `$key: …`")
NO_VALUE = Mistake("L007", "`$key` has no value", "write `$key: …`, or remove it")
UNQUOTED = Mistake(
    "L007", "put values with spaces, commas or quotation marks in quotation marks", "write `$value`"
)
NO_COMMA_IN_LIST = Mistake(
    "L007",
    "a comma is missing before $other",
    "write a list as `[$one, $other]`; otherwise, a key is missing as well",
)
NO_COMMA = Mistake("L007", "a comma is missing before `$key`", "write `, $key: …`")
