"""Break text into lines that are read as text.

An indented line that starts like a relation or a comment would be read as one, so that the start of
a line may need a backslash.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from argmap.language.characters import FULL_WIDTH_BRACKET
from argmap.language.continued_lines import check_continued_line
from argmap.language.typos import find_typos
from argmap.source import INVISIBLE, cells

WIDTH = 88
"""The number of columns of a line, unless one word alone is longer."""

STEP = 2
"""The indentation of relations under their statement."""

HANGING = 4
"""The indentation of continued text: more than that of the relations that may follow."""

BACKSLASH = r"\\\g<0>"
"""The replacement that escapes a match."""

_LONGEST_PAIR = 30
"""The number of characters of text to keep together with a connective."""

_NARROWEST = 40
"""How many columns text has at least, however deep it is, or half the width if that is less."""

_UNESCAPED_LAST = re.compile(r"(?<!\\)(?:\\\\)*\s$")


@attrs.frozen
class Comment:
    """A comment between two words. It has a line of its own."""

    text: str


Group = list[str] | Comment
"""Words that are not broken if they fit into a line, or a comment."""


def keep_connectives(groups: Iterable[Group]) -> list[Group]:
    """Join words with the connectives after them, so that fewer lines start with a connective."""
    kept: list[Group] = []
    for group in groups:
        match (kept[-1] if kept else [], group):
            case [str(previous)], [str(word)] if len(previous) < _LONGEST_PAIR and word:
                if previous and check_continued_line(word, 0):
                    kept[-1] = [f"{previous} {word}"]
                    continue
        kept.append(group)
    return kept


def wrap(head: str, groups: Sequence[Group], depth: int, width: int = WIDTH) -> Iterator[str]:
    """Wrap a head and the groups of words after it."""
    margin = depth + HANGING
    room = max(width, margin + min(_NARROWEST, width // 2))
    line, used = [" " * depth + head], depth + cells(head)
    is_continued = False
    for unit in _units(groups, room - margin):
        longer = used + 1 + cells(unit) if isinstance(unit, str) else room + 1
        if longer > room and line and (is_continued or len(line) > 1 or isinstance(unit, Comment)):
            yield _continue(line, margin) if is_continued else join_pieces(line)
            line, used, is_continued = [], margin - 1, True
        if isinstance(unit, Comment):
            yield " " * margin + unit.text
        else:
            line.append(unit)
            used += 1 + cells(unit)
    if line:
        yield _continue(line, margin) if is_continued else join_pieces(line)


def _units(groups: Iterable[Group], room: int) -> Iterator[str | Comment]:
    """Yield the comments, and the stretches of words that are not broken."""
    for group in groups:
        if isinstance(group, Comment):
            yield group
            continue
        whole = " ".join(group)
        if len(group) > 1 and cells(whole) > room:
            yield from group
        elif group:
            yield whole


def _continue(line: list[str], margin: int) -> str:
    """Return a line that continues the one above, escaped if it looks like something else."""
    text = join_pieces(line)
    escape = "\\" if looks_special(text) else ""
    return f"{' ' * margin}{escape}{text}"


def join_pieces(pieces: Iterable[str]) -> str:
    """Join pieces of a line and escape full-width brackets that look like mistakes."""
    line = FULL_WIDTH_BRACKET.sub(BACKSLASH, " ".join(pieces))
    last = _UNESCAPED_LAST.search(line) if line[-1:].isspace() else None
    return f"{line[:-1]}\\{line[-1]}" if last else line


def looks_special(text: str) -> bool:
    """Whether an indented line would be a comment, a relation, or a typo of one."""
    if text[:1].isspace() or INVISIBLE.match(text) or check_continued_line(text, 0):
        return True
    if text.startswith("//"):
        return text[2:3].strip() == ""
    # Any other start of a line has one of these, or an invisible character.
    if not (re.search("[]:］：]", text) or INVISIBLE.search(text)):
        return False
    return bool(find_typos(f"\n {text}\n"))
