"""The mistakes inside a text: brackets and attributes that are not written as they should be.

What was read well between brackets or braces is kept, and reading goes on behind them.
"""

from __future__ import annotations

import re

from lark import Token

from argmap.language import mistakes_prose
from argmap.language.lark_parser import start_of
from argmap.language.mistakes import Mistake
from argmap.language.reader import Reader

_VALUES = ("WORD", "NUMBER", "DATE")
_END_OF_VALUE = re.compile(r"[,}\]]|(?<!\s)\s+[^\s,{}\[\]\":]+[ \t]*:(?=\s)")
_GAP = re.compile(r"\s+")
_WORD = re.compile(r"[^\s,:{}\"]+")


def mend_prose(reader: Reader, offset: int) -> None:
    """Deal with a text that cannot be read any further than to `offset`."""
    opening = _opening(reader)
    if opening is None and reader.content[offset] == "[":
        _mend_bracket(reader, offset, offset)
    elif opening is None:
        reader.report(mistakes_prose.AFTER_ATTRIBUTES, offset, reader.line_end(offset))
        if reader.line[-1].type == "_FOLD":
            reader.drop(len(reader.line) - 1)
        reader.resume_at(reader.text_end(offset))
    else:
        start = start_of(opening)
        mend_inside = _mend_attributes if opening.type == "_LEFT_BRACE" else _mend_bracket
        mend_inside(reader, start, min(offset, reader.text_end(start)))


def _opening(reader: Reader) -> Token | None:
    """The bracket or brace of the line that is open; None outside of any."""
    for entry in reversed(reader.line):
        if entry.type in ("CLOSE", "_RIGHT_BRACE"):
            return None
        if entry.type in ("CITATION", "PLACE", "_LEFT_BRACE"):
            return entry.token
    return None


def _mend_bracket(reader: Reader, opening: int, offset: int) -> None:
    """`[` with something else in it than citations and places."""
    content, end = reader.content, reader.text_end(opening)
    close = content.find("]", offset, end)
    last = reader.line[-1]
    inside = offset > opening
    if close < 0:
        reader.report(mistakes_prose.OPEN_BRACKET, opening, reader.line_end(opening))
    elif inside and last.type.endswith("CITATION") and content[offset] not in ",;":
        rest = content[offset:close].partition(";")[0]
        key = last.token.partition("@")[2]
        reader.report(mistakes_prose.no_comma_in_citation(key), offset, offset + len(rest))
        reader.replace_last(f"{last.token}, {rest}")
        reader.resume_at(offset + len(rest))
        return
    else:
        reader.report(mistakes_prose.BAD_BRACKET, offset, close)
    if inside:
        reader.supply("CLOSE", "]", offset)
    reader.resume_at(end if close < 0 else close + 1)


def _mend_attributes(reader: Reader, opening: int, offset: int) -> None:
    """`{` with something else in it than keys and values."""
    content, end = reader.content, reader.text_end(opening)
    close = content.find("}", offset, end)
    if close >= 0 and (_mend_list(reader, offset) or _mend_attribute(reader, offset, end)):
        return
    if content[offset] == '"' and not reader.match("STRING", offset):
        reader.report(mistakes_prose.OPEN_QUOTATION, offset, reader.line_end(offset))
    elif close < 0:
        reader.report(mistakes_prose.OPEN_ATTRIBUTES, opening, reader.line_end(opening))
    else:
        reader.report(_in_attributes(reader, offset), offset, close)
    while not reader.accepts("_RIGHT_BRACE"):
        reader.drop(len(reader.line) - 1)
    reader.supply("_RIGHT_BRACE", "}", offset)
    rest = content[close + 1 : end].strip()
    # Where text goes on, the brace was meant as a part of it, and that has been said.
    reader.resume_at(end if close < 0 or (rest and rest[0] != "#") else close + 1)


def _mend_list(reader: Reader, offset: int) -> bool:
    """A list that is not closed before the brace or the next key is."""
    opening = next((each for each in reversed(reader.line) if each.type in _BRACKETS), None)
    if opening is None or opening.type != "_OPEN":
        return False
    last = reader.line[-1]
    key = start_of(last.token)
    if last.type == "WORD" and last.token.endswith(":"):
        reader.drop(len(reader.line) - (2 if reader.line[-2].type == "_COMMA" else 1))
        stop, missing = key, ["_CLOSE", "_COMMA"]
    elif reader.content[offset] == "}" and reader.accepts("_CLOSE"):
        stop, missing = offset, ["_CLOSE"]
    else:
        return False
    start = start_of(opening.token)
    reader.report(mistakes_prose.OPEN_LIST, start, stop)
    for kind in missing:
        reader.supply(kind, "", stop)
    reader.resume_at(stop)
    return True


_BRACKETS = ("_OPEN", "_CLOSE", "KEY")


def _mend_attribute(reader: Reader, offset: int, end: int) -> bool:
    """A slip after which the same attributes can be read on."""
    content, last = reader.content, reader.line[-1]
    gap = _GAP.match(content, offset)
    next_offset = gap.end() if gap else offset
    key, string = reader.match("KEY", next_offset), reader.match("STRING", next_offset)
    if last.type in (*_VALUES, "STRING", "_CLOSE") and key and reader.accepts("_COMMA"):
        reader.report(mistakes_prose.no_comma(key[0].rstrip(": \t\n")), next_offset, key.end())
        reader.supply("_COMMA", ",", offset)
        reader.resume_at(next_offset)
    elif last.type == "STRING" and string:
        reader.report(mistakes_prose.several_values(last.token, string[0]), *string.span())
        reader.resume_at(string.end())
    elif last.type in _VALUES:
        start = start_of(last.token)
        found = _END_OF_VALUE.search(content, offset, end)
        stop = found.start() if found else end
        value = " ".join(content[start:stop].split())
        reader.report(
            mistakes_prose.unquoted(value), start, start + len(content[start:stop].rstrip())
        )
        quoted = value.replace("\\", "\\\\").replace('"', '\\"')
        reader.replace_last(f'"{quoted}"', "STRING")
        reader.resume_at(stop)
    elif last.type == "KEY" and content[offset] in ",}":
        start = start_of(last.token)
        reader.report(mistakes_prose.no_value(last.token.rstrip(": \t\n")), start, offset)
        reader.drop(len(reader.line) - 1)
        reader.resume_at(offset + (content[offset] == ","))
    else:
        return False
    return True


def _in_attributes(reader: Reader, offset: int) -> Mistake:
    """What is said of something else where an attribute should begin."""
    word = _WORD.match(reader.content, offset)
    if reader.line[-1].type in ("_LEFT_BRACE", "_COMMA") and word:
        return mistakes_prose.no_colon_in_attribute(word[0])
    return mistakes_prose.BAD_ATTRIBUTES
