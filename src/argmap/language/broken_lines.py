"""Recognize the mistakes that stop the parser, and recover so that it can continue.

A line that cannot be recovered becomes a statement without a kind, so that the lines under it are
kept.
"""

import re
from functools import cache

from lark import Lark, Token
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from argmap.identifiers import is_id
from argmap.language import mistakes
from argmap.language.broken_prose import recover_prose
from argmap.language.continued_lines import is_note
from argmap.language.grammar import words
from argmap.language.lark_parser import Indentation, end_of, start_of
from argmap.language.line_shapes import (
    BULLET,
    any_of,
    head_pattern,
    marginal_pattern,
    relation_pattern,
)
from argmap.language.mistakes import Occurrence, shorten
from argmap.language.names import MOST_WORDS, check_id, check_reference, suggest_key
from argmap.language.recovery import Recovery
from argmap.language.syntax import SyntaxTree

_LAYOUT = ("_NL", "_INDENT", "_DEDENT")

_MOST_HASHES = 6


def recover(
    lark: Lark, indentation: Indentation, content: str
) -> tuple[SyntaxTree, list[Occurrence]]:
    """Parse a text that Lark refuses: at each mistake, repair Lark's stack and resume.

    This is panic-mode recovery (Aho, Lam, Sethi & Ullman 2006, section 4.8), a line at a time.
    It tokenizes each line once, so its time is linear.
    """
    recovery = Recovery(lark, indentation, content)
    stream = recovery.tokens()
    while True:
        try:
            token = next(stream, None)
        except UnexpectedInput as error:
            offset = _offset(error)
        else:
            if token is None:
                return recovery.end(), recovery.found
            if _is_accepted(recovery, token):
                continue
            offset = start_of(token)
        _recover_line(recovery, offset)
        stream = recovery.tokens()


def _is_accepted(recovery: Recovery, token: Token) -> bool:
    """Feed a token; return whether Lark accepts it or can do without it."""
    if token.type not in _LAYOUT:
        return recovery.feed(token)
    if not recovery.feed(token):
        if token.type == "_INDENT":
            _recover_orphans(recovery, token)
        elif recovery.line:
            return False
        # Otherwise Lark accepted no token of the line, and its end does not matter.
    recovery.end_line()
    return True


def _offset(error: UnexpectedInput) -> int:
    if isinstance(error, UnexpectedToken):
        return start_of(error.token)
    assert isinstance(error, UnexpectedCharacters)
    return error.pos_in_stream or 0


def _recover_line(recovery: Recovery, offset: int) -> None:
    """Report why a line cannot be parsed beyond an offset, and resume after the mistake."""
    first = recovery.first_type()
    if not first:
        _recover_start(recovery, offset)
    elif recovery.content.startswith("\\\n", offset):
        recovery.report(mistakes.LONE_BACKSLASH, offset, offset + 1)
        recovery.resume_at(offset + 1)
    elif first in ("STATEMENT", "RELATED_STATEMENT", "SOURCE"):
        recover_prose(recovery, offset)
    elif first in ("REFERENCE", "RELATED_REFERENCE"):
        _recover_after_reference(recovery, offset)
    else:
        recovery.report(mistakes.SECTION_ID, offset, recovery.line_end(offset))
        _skip_line(recovery, offset)


def _recover_orphans(recovery: Recovery, indent: Token) -> None:
    """Report lines that are indented under something that can have no relations."""
    offset = end_of(indent)
    recovery.report(mistakes.ORPHANS, offset, recovery.line_end(offset))
    recovery.supply("STATEMENT", ":", offset)
    recovery.supply("_NL", "\n", offset)
    recovery.feed(indent)


def _skip_line(recovery: Recovery, offset: int) -> None:
    recovery.resume_at(recovery.content.index("\n", offset))


def _skip_text(recovery: Recovery, connective: str, start: int) -> None:
    """Supply a statement without a kind, and resume below its text."""
    recovery.supply_statement(connective, ":", start)
    recovery.resume_at(recovery.text_end(start))


def _recover_after_reference(recovery: Recovery, offset: int) -> None:
    content, end = recovery.content, recovery.line_end(offset)
    relation = _relation().match(content, offset)
    if relation and _starts_target(content, relation.end()):
        rest = shorten(content[offset:end])
        recovery.report(mistakes.SEVERAL_RELATIONS, offset, end, rest=rest)
    else:
        recovery.report(mistakes.AFTER_REFERENCE, offset, end)
    _skip_line(recovery, offset)


# Starts of lines


def _recover_start(recovery: Recovery, offset: int) -> None:
    """Recover a line that fails before its text."""
    content = recovery.content
    relation = _relation().match(content, offset)
    listed = _listed_relation().match(content, offset)
    if relation and recovery.in_block():
        _recover_relation(recovery, relation)
    elif recovery.in_block():
        _recover_without_connective(recovery, offset)
    elif listed and _starts_target(content, listed.end()):
        word, end = listed["connective"], listed.end("connective")
        recovery.report(mistakes.AT_MARGIN, offset, end, word=word)
        _recover_target(recovery, "", listed.end(), listed.end())
    elif _starts_target(content, offset):
        _recover_target(recovery, "", offset, offset)
    elif content[offset] == "#":
        _recover_heading(recovery, offset)
    elif not _recover_header_or_source(recovery, offset):
        _skip_to_head(recovery, "", offset, mistakes.UNKNOWN_AT_MARGIN.at(offset, offset))


def _recover_relation(recovery: Recovery, relation: re.Match[str]) -> None:
    """Recover a line whose connective is correct."""
    content, start, offset = recovery.content, relation.start(), relation.end()
    word, end = relation["connective"], recovery.line_end(offset)
    if _starts_target(content, offset):
        _recover_target(recovery, relation[0], start, offset)
    elif content[offset] == "(":
        occurrence = mistakes.OPEN_MARK.at(offset, end, word=word)
        _skip_to_head(recovery, relation[0], start, occurrence)
    elif offset < end:
        occurrence = mistakes.NO_TARGET.at(offset, end, word=word)
        _skip_to_head(recovery, relation[0], start, occurrence)
    else:
        recovery.report(mistakes.NO_TARGET, start, relation.end("connective"), word=word)
        _skip_text(recovery, relation[0], start)


def _recover_without_connective(recovery: Recovery, offset: int) -> None:
    """Recover a line under a statement that starts with no connective."""
    content = recovery.content
    target = _head().match(content, offset) or recovery.match("REFERENCE", offset)
    marginal = _marginal().match(content, offset)
    if target:
        head = target[0].rstrip()
        recovery.report(mistakes.NO_CONNECTIVE, offset, target.end(), head=head)
        _recover_target(recovery, f"{words().connectives[0]} ", offset, offset)
    elif _starts_target(content, offset):
        _recover_target(recovery, "", offset, offset)
    elif marginal:
        end = recovery.line_end(offset)
        recovery.report(mistakes.NOT_IN_BLOCK, offset, end, word=marginal[0])
        _skip_text(recovery, "", offset)
    else:
        mistake = mistakes.HASHES_IN_BLOCK if content[offset] == "#" else mistakes.UNKNOWN_IN_BLOCK
        _skip_to_head(recovery, "", offset, mistake.at(offset, offset))


def _skip_to_head(recovery: Recovery, connective: str, start: int, occurrence: Occurrence) -> None:
    """Report everything before the next head on the line, and resume there."""
    offset = occurrence.start
    end = recovery.line_end(offset)
    head = _head().search(recovery.content, offset, end)
    recovery.add(occurrence.extend(head.start() if head else end))
    if head:
        recovery.supply_statement(connective, head[0], start, head.end())
        recovery.resume_at(head.end())
    else:
        _skip_text(recovery, connective, start)


def _recover_heading(recovery: Recovery, offset: int) -> None:
    """Recover `#Title`, and a heading with more `#` than there are levels."""
    end = recovery.line_end(offset)
    title = recovery.content[offset:end].lstrip("#")
    after = end - len(title)
    if after - offset > _MOST_HASHES:
        recovery.report(mistakes.TOO_MANY_HASHES, offset, after)
    else:
        hashes = "#" * (after - offset)
        tight = mistakes.TIGHT_NOTE if is_note(title) else mistakes.TIGHT_HEADING
        occurrence = tight.at(offset, end, hashes=hashes, title=shorten(title))
        better = f"// {title}" if is_note(title) else f"{hashes} {title}"
        recovery.add(occurrence.fixed_by(better))
    recovery.supply("HASHES", "#" * min(after - offset, _MOST_HASHES), offset)
    recovery.resume_at(after)


def _recover_header_or_source(recovery: Recovery, offset: int) -> bool:
    """Recover `title The title` and `source two words: title`; return whether it is one."""
    content, end = recovery.content, recovery.line_end(offset)
    found = _marginal().match(content, offset)
    if not found:
        return False
    word, after = found[0], found.end()
    if word in words().headers:
        occurrence = mistakes.NO_COLON_IN_HEADER.at(offset, after, word=word)
        has_value = bool(content[after:end].strip())
        recovery.add(occurrence.fixed_by(f"{word}:") if has_value else occurrence)
        is_text = word in words().text_headers
        recovery.supply("HEADER" if is_text else "PATH_HEADER", f"{word}:", offset)
        recovery.resume_at(after)
        return True
    recovery.report(mistakes.BAD_SOURCE, offset, end)
    colon = _end_of_head().search(content, after, end)
    key = suggest_key(content[after : colon.start()].strip()) if colon else ""
    if colon and key:
        recovery.supply("SOURCE", f"{word} {key}:", offset)
        recovery.resume_at(colon.end())
    else:
        _skip_text(recovery, "", offset)
    return True


# Statements and references


def _starts_target(content: str, offset: int) -> bool:
    """Whether something starts like a statement or a reference."""
    return content[offset] == "[" or bool(_kind().match(content, offset))


def _recover_target(recovery: Recovery, connective: str, start: int, offset: int) -> None:
    """Recover a statement or reference at an offset, whose connective is at `start`."""
    kind = _kind().match(recovery.content, offset)
    head = _head().match(recovery.content, offset)
    if head:
        recovery.supply_statement(connective, head[0], start, head.end())
        recovery.resume_at(head.end())
    elif kind:
        _recover_head(recovery, connective, start, kind)
    else:
        _recover_reference(recovery, connective, start, offset)


def _recover_head(recovery: Recovery, connective: str, start: int, kind: re.Match[str]) -> None:
    """Recover `KIND …` with a malformed id, or without a colon."""
    content, after = recovery.content, kind.end()
    end = recovery.line_end(after)
    colon = _end_of_head().search(content, after, end)
    written = content[after : colon.start()].strip() if colon else ""
    if colon and written.count(" ") < MOST_WORDS:
        place = content.index(written, after)
        span = place, place + len(written)
        better, occurrence = check_id(written, *span)
        if occurrence and occurrence.fix and place == after:
            occurrence = occurrence.fixed_by(f" {better}")
        tight = mistakes.SPACE_BEFORE_COLON.at(*span, written=written)
        recovery.add(occurrence or tight.fixed_by(f"{written}:", span[0], colon.end()))
        recovery.supply_statement(connective, f"{kind[0]} {better}:", start, colon.end())
        recovery.resume_at(colon.end())
        return
    rest = content[after:end].strip()
    first, *others = rest.split(maxsplit=1) or [""]
    name = first.rstrip(",;")
    if others and is_id(name) and not name[0].isupper():
        recovery.report(mistakes.NO_COLON_AFTER_ID, *kind.span(), kind=kind[0], id=shorten(name))
    else:
        recovery.report(mistakes.NO_COLON, *kind.span(), kind=kind[0], rest=shorten(rest) or "…")
    if rest:
        recovery.supply_statement(connective, f"{kind[0]}:", start, after + 1)
        recovery.resume_at(after)
    else:
        _skip_text(recovery, connective, start)


def _recover_reference(recovery: Recovery, connective: str, start: int, offset: int) -> None:
    """Recover `[` with a malformed id after it, or without its `]`."""
    content, end = recovery.content, recovery.line_end(offset)
    found = recovery.match("REFERENCE", offset)
    if found:
        recovery.supply_reference(connective, found[0].strip().strip("[]").strip(), start)
        recovery.resume_at(found.end())
        return
    close = content.find("]", offset, end)
    is_closed = close >= 0
    written = content[offset + 1 : close if is_closed else end].strip()
    span = offset, close + 1 if is_closed else end
    name, occurrence = check_reference(written, is_closed, *span)
    recovery.add(occurrence or mistakes.SPACE_IN_REFERENCE.at(*span, name=name))
    recovery.supply_reference(connective, name, start)
    recovery.resume_at(close + 1 if is_closed else recovery.text_end(start))


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(rf"{any_of(*words().kinds)}(?![^\s:\[({{])")


@cache
def _head() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){head_pattern()}")


@cache
def _relation() -> re.Pattern[str]:
    return re.compile(relation_pattern())


@cache
def _listed_relation() -> re.Pattern[str]:
    return re.compile(rf"(?:{BULLET}[^\S\n]++)?{relation_pattern()}")


@cache
def _marginal() -> re.Pattern[str]:
    return re.compile(marginal_pattern())


@cache
def _end_of_head() -> re.Pattern[str]:
    return re.compile(r"(?<!\s)[^\S\n]*:(?!\S)")
