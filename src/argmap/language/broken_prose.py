"""Recognize the mistakes inside a text, in brackets and attributes, and recover from them.

The correct parts of a bracket or brace stay in the tree, and parsing resumes after it.
"""

import re

import attrs

from argmap.identifiers import is_id
from argmap.language import mistakes
from argmap.language.lark_parser import start_of
from argmap.language.mistakes import Occurrence, quote, shorten
from argmap.language.recovery import Recovery
from argmap.language.text_values import accepts_text, blank_comments, check_text_value

_VALUES = ("WORD", "NUMBER", "DATE", "QUOTED", "URL_WITH_COMMA")
_LIST_OR_KEY = ("_OPEN", "_CLOSE", "KEY")
_NEXT_KEY = r"[^\s,{}\[\]\":]+[^\S\n]*:\s"
_END_OF_VALUE = re.compile(rf",(?=\s|{_NEXT_KEY})|}}|(?<!\s)\s+(?={_NEXT_KEY})")
_END_OF_LISTED = re.compile(rf"{_END_OF_VALUE.pattern}|,|\]")
_DAY_AND_YEAR = re.compile(r"\s*\d\d?,\s+\d{4}(?=\s*[,}])")
"""The rest of a date such as `January 5, 2022`, whose comma separates no attributes."""
_GAP = re.compile(r"(?:[^\S\n]|\n[^\S\n]*//(?=\s)[^\n]*(?=\n)|\n)*")
_WORD = re.compile(r"[^\s,:{}\"]+")


def recover_prose(recovery: Recovery, offset: int) -> None:
    """Report why a text cannot be parsed beyond an offset, and resume after the mistake."""
    opening = recovery.find_opening()
    is_bracket = recovery.content[offset] == "["
    if opening is None and is_bracket and recovery.line[-1].type != "_RIGHT_BRACE":
        _recover_bracket(recovery, offset, offset)
    elif opening is None:
        recovery.report(mistakes.AFTER_ATTRIBUTES, offset, recovery.line_end(offset))
        if recovery.line[-1].type == "_FOLD":
            recovery.drop(len(recovery.line) - 1)
        recovery.resume_at(recovery.text_end(offset))
    else:
        start = start_of(opening)
        recover = _recover_attributes if opening.type == "_LEFT_BRACE" else _recover_bracket
        recover(recovery, start, min(offset, recovery.text_end(start)))


def _recover_bracket(recovery: Recovery, opening: int, offset: int) -> None:
    """Recover `[` with anything but citations and places after it."""
    content, end = recovery.content, recovery.text_end(opening)
    close = recovery.find("]", offset, end)
    last = recovery.line[-1]
    is_inside = offset > opening
    if close < 0:
        recovery.report(mistakes.OPEN_BRACKET, opening, recovery.line_end(opening))
    elif is_inside and last.type.endswith("CITATION") and content[offset] not in ",;":
        rest = content[offset:close].partition(";")[0]
        key = last.token.partition("@")[2]
        recovery.report(mistakes.NO_COMMA_IN_CITATION, offset, offset + len(rest), key=key)
        recovery.replace_last(f"{last.token}, {rest}")
        recovery.resume_at(offset + len(rest))
        return
    else:
        recovery.report(mistakes.BAD_BRACKET, offset, close)
    if is_inside:
        recovery.supply("CLOSE", "]", offset)
    recovery.resume_at(end if close < 0 else close + 1)


def _recover_attributes(recovery: Recovery, opening: int, offset: int) -> None:
    """Recover `{` with anything but keys and values after it."""
    content, end = recovery.content, recovery.text_end(opening)
    close = recovery.find("}", offset, end)
    if close >= 0 and (_recover_list(recovery, offset) or _recover_value(recovery, offset, end)):
        return
    if content[offset] == '"' and not recovery.match("STRING", offset):
        recovery.report(mistakes.OPEN_QUOTATION, offset, recovery.line_end(offset))
    elif close < 0:
        recovery.report(mistakes.OPEN_ATTRIBUTES, opening, recovery.line_end(opening))
    else:
        recovery.add(_describe(recovery, offset, close))
    while not recovery.accepts("_RIGHT_BRACE"):
        recovery.drop(len(recovery.line) - 1)
    recovery.supply("_RIGHT_BRACE", "}", offset)
    rest = content[close + 1 : end].strip()
    # If text follows, the brace was part of the text, and the report says how to keep it.
    recovery.resume_at(end if close < 0 or (rest and rest[0] != "#") else close + 1)


def _recover_list(recovery: Recovery, offset: int) -> bool:
    """Close a list that is still open at `}` or at the next key; return whether there is one."""
    opening = next((entry for entry in reversed(recovery.line) if entry.type in _LIST_OR_KEY), None)
    if opening is None or opening.type != "_OPEN":
        return False
    last = recovery.line[-1]
    if last.type == "WORD" and last.token.endswith(":"):
        recovery.drop(len(recovery.line) - (2 if recovery.line[-2].type == "_COMMA" else 1))
        stop, missing = start_of(last.token), ["_CLOSE", "_COMMA"]
    elif recovery.content[offset] == "}" and recovery.accepts("_CLOSE"):
        stop, missing = offset, ["_CLOSE"]
    else:
        return False
    recovery.report(mistakes.OPEN_LIST, start_of(opening.token), stop)
    for kind in missing:
        recovery.supply(kind, "", stop)
    recovery.resume_at(stop)
    return True


def _recover_value(recovery: Recovery, offset: int, end: int) -> bool:
    """Recover a mistake after which the next attribute can be parsed; return whether it is one."""
    content, last = recovery.content, recovery.line[-1]
    gap = _GAP.match(content, offset)
    following = gap.end() if gap else offset
    key, string = recovery.match("KEY", following), recovery.match("STRING", following)
    is_address = key and content.startswith("//", key.end())
    is_value = last.type in (*_VALUES, "STRING", "_CLOSE")
    if key and not is_address and is_value and recovery.accepts("_COMMA"):
        name = _key(key[0])
        occurrence = mistakes.NO_COMMA.at(following, key.end(), key=name)
        recovery.add(_add_comma(occurrence, content) if is_id(name) else occurrence)
        recovery.supply("_COMMA", ",", offset)
        recovery.resume_at(following)
    elif last.type == "STRING" and string:
        one, other = shorten(last.token), shorten(string[0])
        recovery.report(mistakes.NO_COMMA_IN_LIST, *string.span(), one=one, other=other)
        recovery.resume_at(string.end())
    elif last.type in _VALUES:
        _quote_value(recovery, start_of(last.token), offset, end)
    elif last.type == "KEY" and content[offset] in ",}":
        name = _key(last.token)
        recovery.report(mistakes.NO_VALUE, start_of(last.token), offset, key=name)
        recovery.drop(len(recovery.line) - 1)
        recovery.resume_at(offset + (content[offset] == ","))
    else:
        return False
    return True


def _add_comma(occurrence: Occurrence, content: str) -> Occurrence:
    """Return a missing comma with its fix: after the word before, or at the start of the line."""
    start = occurrence.start
    line = content.rfind("\n", 0, start) + 1
    before = content[line:start].rstrip()
    if before:
        return occurrence.fixed_by(",", line + len(before), line + len(before))
    return occurrence.fixed_by(", ", start, start)


def _quote_value(recovery: Recovery, start: int, offset: int, end: int) -> None:
    """Recover a value without quotation marks that needs them, such as one of several words."""
    content = recovery.content
    is_listed = recovery.line[-2].type != "KEY"
    day = _DAY_AND_YEAR.match(content, offset, end)
    found = (_END_OF_LISTED if is_listed else _END_OF_VALUE).search(
        content, day.end() if day else offset, end
    )
    stop = found.start() if found else end
    written = content[start:stop]
    plain = blank_comments(written)
    value = " ".join(plain.split())
    span = start, start + len(written.rstrip())
    key = "" if is_listed else _key(recovery.line[-2].token)
    occurrence = check_text_value(mistakes.UNQUOTED, key, value, *span)
    recovery.add(occurrence if plain == written else attrs.evolve(occurrence, fix=None))
    if not accepts_text(key, value):
        recovery.drop(len(recovery.line) - 2)
        recovery.resume_at(stop + (content[stop] == ","))
        return
    recovery.replace_last(quote(value), "STRING")
    recovery.resume_at(stop)


def _key(token: str) -> str:
    """Return the key in a token of the grammar, without its colon."""
    return token.rstrip().removesuffix(":").rstrip()


def _describe(recovery: Recovery, offset: int, close: int) -> Occurrence:
    """Return the mistake in a place where an attribute should start."""
    word = _WORD.match(recovery.content, offset)
    if recovery.line[-1].type in ("_LEFT_BRACE", "_COMMA") and word:
        key, sign, _ = word[0].partition("=")
        if sign and is_id(key):
            return mistakes.EQUALS_SIGN.at(offset, close, key=shorten(key))
        mistake = mistakes.NO_COLON_IN_ATTRIBUTE
        if recovery.line[-1].type == "_COMMA":
            mistake = mistakes.COMMA_IN_VALUE if is_id(key) else mistakes.COMMA_IN_NUMBER
        return mistake.at(offset, close, key=shorten(word[0]))
    return mistakes.BAD_ATTRIBUTES.at(offset, close)
