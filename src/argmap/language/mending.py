"""The mistakes that break a line: how each is recognised, and how reading goes on behind it.

Every function here looks at where a line broke off and at what was read of it before, names the
mistake, and leaves the reader in a state from which the next line, or the rest of this one, is read
well. A line that cannot be saved is replaced by a statement of no kind.
"""

from __future__ import annotations

import re
from functools import cache

from lark import Token

from argmap.identifiers import is_id
from argmap.language import mistakes, mistakes_heads
from argmap.language.grammar import words
from argmap.language.lark_parser import end_of
from argmap.language.mending_prose import mend_prose
from argmap.language.mistakes import Mistake
from argmap.language.names import UNREADABLE, near_id, near_key
from argmap.language.reader import Reader


def mend(reader: Reader, offset: int) -> None:
    """Deal with a line that cannot be read any further than to `offset`."""
    types = reader.types()
    if not types:
        _mend_beginning(reader, offset)
    elif reader.content.startswith("\\\n", offset):
        reader.report(mistakes.LONE_BACKSLASH, offset, offset + 1)
        reader.resume_at(offset + 1)
    elif types[0] in ("STATEMENT", "RELATED", "SOURCE"):
        mend_prose(reader, offset)
    elif types[0] in ("REFERENCE", "REFERRED"):
        relation = _relation().match(reader.content, offset)
        mistake = mistakes_heads.AFTER_REFERENCE
        if relation and _begins_statement(reader.content, relation.end()):
            mistake = mistakes_heads.after_reference(
                reader.content[offset : reader.line_end(offset)]
            )
        reader.report(mistake, offset, reader.line_end(offset))
        _give_up_line(reader, offset)
    else:
        reader.report(mistakes.SECTION_ID, offset, reader.line_end(offset))
        _give_up_line(reader, offset)


def mend_orphans(reader: Reader, indent: Token) -> None:
    """Deal with lines that are indented under something that can have no relations."""
    offset = end_of(indent)
    reader.report(mistakes.ORPHANS, offset, reader.line_end(offset))
    reader.supply("STATEMENT", ":", offset)
    reader.supply("_NL", "\n", offset)
    reader.feed(indent)


def _give_up_line(reader: Reader, offset: int) -> None:
    reader.resume_at(reader.content.index("\n", offset))


def _give_up_text(reader: Reader, connective: str, start: int) -> None:
    """Put a statement of no kind where a line cannot be saved, and go on below its text."""
    reader.supply_statement(connective, ":", start)
    reader.resume_at(reader.text_end(start))


# What a line begins with


def _mend_beginning(reader: Reader, offset: int) -> None:
    """A line that begins like no line can, or goes astray before its text."""
    content = reader.content
    relation = _relation().match(content, offset)
    if relation and reader.in_block():
        _mend_target(reader, relation)
    elif reader.in_block():
        _mend_beginning_in_block(reader, offset)
    elif relation and _begins_statement(content, relation.end()):
        mistake = mistakes.at_margin(relation["word"])
        reader.report(mistake, offset, relation.end("word"))
        _mend_statement(reader, "", relation.end(), relation.end())
    elif _begins_statement(content, offset):
        _mend_statement(reader, "", offset, offset)
    elif content[offset] == "#":
        _mend_hashes(reader, offset)
    elif not _mend_header_or_source(reader, offset):
        _mend_unknown(reader, "", offset, offset, mistakes.unknown_at_margin())


def _mend_target(reader: Reader, relation: re.Match[str]) -> None:
    """What stands behind a connective, and is neither a statement nor a reference."""
    content, start, offset = reader.content, relation.start(), relation.end()
    word, end = relation["word"], reader.line_end(offset)
    if _begins_statement(content, offset):
        _mend_statement(reader, relation[0], start, offset)
    elif content[offset] == "(":
        _mend_unknown(reader, relation[0], start, offset, mistakes_heads.open_mark(word))
    elif offset < end:
        _mend_unknown(reader, relation[0], start, offset, mistakes_heads.no_target(word))
    else:
        reader.report(mistakes_heads.no_target(word), start, relation.end("word"))
        _give_up_text(reader, relation[0], start)


def _mend_beginning_in_block(reader: Reader, offset: int) -> None:
    """A line under a statement that begins with no connective."""
    content = reader.content
    whole = _head().match(content, offset) or reader.match("REFERENCE", offset)
    marginal = _marginal().match(content, offset)
    if whole:
        mistake = mistakes.without_connective(whole[0].rstrip(" \t"))
        reader.report(mistake, offset, whole.end())
        _mend_statement(reader, f"{words().connectives[0]} ", offset, offset)
    elif _begins_statement(content, offset):
        _mend_statement(reader, "", offset, offset)
    elif marginal:
        reader.report(mistakes.not_in_block(marginal[0]), offset, reader.line_end(offset))
        _give_up_text(reader, "", offset)
    else:
        _mend_unknown(reader, "", offset, offset, mistakes.unknown_in_block())


def _mend_unknown(
    reader: Reader, connective: str, start: int, offset: int, mistake: Mistake
) -> None:
    """What may have the head of a statement behind it: all before that is passed over."""
    end = reader.line_end(offset)
    head = _head().search(reader.content, offset, end)
    reader.report(mistake, offset, head.start() if head else end)
    if head:
        reader.supply_statement(connective, head[0], start)
        reader.resume_at(head.end())
    else:
        _give_up_text(reader, connective, start)


def _mend_hashes(reader: Reader, offset: int) -> None:
    """`#Title`, or more `#` than there are levels."""
    end = reader.line_end(offset)
    title = reader.content[offset:end].lstrip("#")
    after = end - len(title)
    if after - offset > _LEVELS:
        reader.report(mistakes.TOO_MANY_HASHES, offset, after)
    else:
        reader.report(mistakes.tight_heading("#" * (after - offset), title), offset, end)
    reader.supply("HASHES", "#" * min(after - offset, _LEVELS), offset)
    reader.resume_at(after)


_LEVELS = 6


def _mend_header_or_source(reader: Reader, offset: int) -> bool:
    """`title The title`, `source two words: title`; False where a line is neither."""
    content, end = reader.content, reader.line_end(offset)
    found = _marginal().match(content, offset)
    if not found:
        return False
    word, after = found[0], found.end()
    if word in words().headers:
        reader.report(mistakes.no_colon_in_header(word), offset, after)
        prose = word in words().text_headers
        reader.supply("HEADER" if prose else "PATH_HEADER", f"{word}:", offset)
        reader.resume_at(after)
        return True
    reader.report(mistakes.BAD_SOURCE, offset, end)
    colon = _end_of_head().search(content, after, end)
    key = near_key(content[after : colon.start()].strip()) if colon else ""
    if colon and key:
        reader.supply("SOURCE", f"{word} {key}:", offset)
        reader.resume_at(colon.end())
    else:
        _give_up_text(reader, "", offset)
    return True


# Statements and references


def _begins_statement(content: str, offset: int) -> bool:
    """Whether something begins like a statement or a reference."""
    return content[offset] == "[" or bool(_kind().match(content, offset))


def _mend_statement(reader: Reader, connective: str, start: int, offset: int) -> None:
    """A statement or a reference, at an offset, that may not go on as it begins.

    Its connective was at `start`.
    """
    kind = _kind().match(reader.content, offset)
    head = _head().match(reader.content, offset)
    if head:
        reader.supply_statement(connective, head[0], start)
        reader.resume_at(head.end())
    elif kind:
        _mend_head(reader, connective, start, kind)
    else:
        _mend_reference(reader, connective, start, offset)


def _mend_head(reader: Reader, connective: str, start: int, kind: re.Match[str]) -> None:
    """`KIND …` without an id that could be one, or without a colon."""
    content, after = reader.content, kind.end()
    end = reader.line_end(after)
    colon = _end_of_head().search(content, after, end)
    written = content[after : colon.start()].strip() if colon else ""
    if colon and written.count(" ") < _MOST_WORDS:
        better = near_id(written)
        mistake = mistakes_heads.bad_id(written, better)
        if " " in written and better:
            mistake = mistakes_heads.several_words(written, better)
        place = content.index(written, after)
        reader.report(mistake, place, place + len(written))
        reader.supply_statement(connective, f"{kind[0]} {better}:", start)
        reader.resume_at(colon.end())
        return
    rest = content[after:end].strip()
    reader.report(mistakes_heads.no_colon(kind[0], rest), *kind.span())
    if rest:
        reader.supply_statement(connective, f"{kind[0]}:", start)
        reader.resume_at(after)
    else:
        _give_up_text(reader, connective, start)


_MOST_WORDS = 4
"""With as many words before a colon, it is more likely that text was meant than an id."""


def _mend_reference(reader: Reader, connective: str, start: int, offset: int) -> None:
    """`[` and what follows it, which may be no id, or not closed."""
    content, end = reader.content, reader.line_end(offset)
    found = reader.match("REFERENCE", offset)
    if found:
        reader.supply_reference(connective, found[0].strip("[] \t"), start)
        reader.resume_at(found.end())
        return
    close = content.find("]", offset, end)
    name = content[offset + 1 : close if close >= 0 else end].strip()
    better = near_id(name)
    if close < 0 and is_id(name):
        mistake = mistakes_heads.open_reference(name)
    elif close >= 0 and better:
        mistake = mistakes_heads.bad_id(name, better)
    else:
        mistake = mistakes_heads.NO_ID_IN_REFERENCE
    reader.report(mistake, offset, end if close < 0 else close + 1)
    reader.supply_reference(connective, name if is_id(name) else UNREADABLE, start)
    reader.resume_at(reader.text_end(start) if close < 0 else close + 1)


_NAME = r"[^\s:\[\](){}]+"


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(words().kinds)})(?![^\s:\[({{])")


@cache
def _head() -> re.Pattern[str]:
    """`KIND [ID]:`."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(words().kinds)})(?:[ \t]+{_NAME})?[ \t]*:(?!\S)")


@cache
def _relation() -> re.Pattern[str]:
    """A connective and its mark."""
    connectives = "|".join(words().connectives)
    return re.compile(rf"(?P<word>{connectives})\b[ \t]*(?:\([^()\n]*\)[ \t]*)?")


@cache
def _marginal() -> re.Pattern[str]:
    """A word that begins a line at the margin and no statement."""
    return re.compile(rf"(?:{'|'.join((*words().headers, *words().starters))})(?![^\s:])")


@cache
def _end_of_head() -> re.Pattern[str]:
    """The colon that ends a head."""
    return re.compile(r"(?<![ \t])[ \t]*:(?!\S)")
