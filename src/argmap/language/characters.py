"""Characters that no map may contain, invisible ones, full-width signs, and lines too long.

Keyboards for Chinese and Japanese write the signs of the language full-width: `：（）［］｛｝`. In
prose they are ordinary characters. They are mistakes where the line, or the bracket in a text,
would be correct without them.
"""

import re
from collections.abc import Iterator
from functools import cache

from argmap.language import mistakes
from argmap.language.grammar import words
from argmap.language.line_shapes import (
    NAME,
    any_of,
    connective_pattern,
    head_pattern,
    marginal_pattern,
    relation_pattern,
)
from argmap.language.mistakes import Occurrence, describe_character, list_words
from argmap.language.repairs import Repair
from argmap.source import INVISIBLE

LONGEST_LINE = 1_000_000
"""The greatest length of a line."""

MOST_UNPRINTABLE = 20
"""The number of unprintable characters of a text to report one by one."""

_LONGEST_HEAD = 400
"""The number of characters at the start of a line to search for invisible ones."""

_INVISIBLE = "\u202a-\u202e\u2066-\u2069\ufeff"
_UNPRINTABLE = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff{_INVISIBLE}]"
)
_LINE_BREAKS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""Line breaks of other programs. Word writes the first for a break in a paragraph."""
_TOO_LONG = re.compile(rf"^[^\n]{{{LONGEST_LINE + 1},}}", re.MULTILINE)
_INDENTATION = re.compile(r"^[^\S\n]+(?=\S)", re.MULTILINE)


def clean(content: str) -> tuple[str, list[Occurrence]]:
    """Replace characters and lines that can't be parsed; return the text and the mistakes in it.

    The length of the text stays. Line endings become LF; a CR before one becomes a space.
    """
    content = content.replace("\r\n", " \n")
    found = []
    if "\r" in content:
        start = content.index("\r")
        found.append(mistakes.OLD_LINE_ENDING.at(start, start + 1))
        content = content.replace("\r", "\n")
    unprintable = list(_find_unprintable(content))
    if unprintable:
        content = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", content)
    too_long = list(_find_long_lines(content))
    if too_long:
        content = _TOO_LONG.sub(lambda match: " " * len(match[0]), content)
    return content, found + unprintable + too_long + list(_find_mixed_indentation(content))


def _find_unprintable(content: str) -> Iterator[Occurrence]:
    for number, match in enumerate(_UNPRINTABLE.finditer(content)):
        if number == MOST_UNPRINTABLE:
            rest = len(_UNPRINTABLE.findall(content)) - MOST_UNPRINTABLE
            yield mistakes.MORE_UNPRINTABLE.at(*match.span(), count=f"{rest:,}")
            return
        if match[0] in _LINE_BREAKS:
            yield _describe_line_break(match)
            continue
        is_invisible = re.match(f"[{_INVISIBLE}]", match[0])
        mistake = mistakes.INVISIBLE if is_invisible else mistakes.UNPRINTABLE
        name = describe_character(match[0])
        better = " " if match[0].isspace() else ""
        yield mistake.at(*match.span(), name=name).fixed_by(better)


def _describe_line_break(match: re.Match[str]) -> Occurrence:
    """Return the mistake of another line break. A space replaces it where no keyword follows."""
    name = describe_character(match[0])
    occurrence = mistakes.OTHER_LINE_BREAK.at(*match.span(), name=name)
    starts_line = _keyword_ahead().match(match.string, match.end())
    return occurrence if starts_line else occurrence.fixed_by(" ")


@cache
def _keyword_ahead() -> re.Pattern[str]:
    keywords = *words().connectives, *words().kinds, *words().starters, *words().headers
    return re.compile(rf"[^\S\n]*{any_of(*keywords)}\b")


def _find_long_lines(content: str) -> Iterator[Occurrence]:
    if len(content) > LONGEST_LINE:
        for match in _TOO_LONG.finditer(content):
            start = match.start()
            length, most = f"{len(match[0]):,}", f"{LONGEST_LINE:,}"
            yield mistakes.TOO_LONG.at(start, start + 1, length=length, most=most)


def _find_mixed_indentation(content: str) -> Iterator[Occurrence]:
    """Yield the first line that is indented with other characters than the lines before it."""
    if "\t" not in content:
        return
    char = ""
    for match in _INDENTATION.finditer(content):
        char = char or ("\t" if match[0][0] == "\t" else " ")
        if ("\t" in match[0]) is (char == " ") or match[0].strip("\t") not in ("", match[0]):
            used, other = ("tabs", "spaces") if char == "\t" else ("spaces", "tabs")
            is_mixed = "\t" in match[0] and match[0].strip("\t") != ""
            mistake = mistakes.TABS_AND_SPACES if is_mixed else mistakes.MIXED_INDENTATION
            yield mistake.at(*match.span(), used=used, other=other)
            return


# Invisible characters


def repair_invisible(content: str) -> Iterator[Repair]:
    """Yield a repair for each run of invisible characters where a line starts or has its head.

    In a text they are ordinary characters: emoji and many scripts need them.
    """
    if content.isascii() or not INVISIBLE.search(content):
        return
    for line in _INVISIBLE_LINE.finditer(content):
        offsets = [at for at in range(*line.span()) if not INVISIBLE.match(content, at)]
        start = _line_start().match("".join(content[at] for at in offsets))
        end = offsets[start.end() - 1] + 1 if start else line.start()
        opening = closing = line.start()
        if start and start["mark"] is not None:
            opening, closing = offsets[start.start("mark") - 1], offsets[start.end("mark")]
        for run in _INVISIBLE_RUN.finditer(content, line.start(), line.end()):
            is_first = not content[line.start() : run.start()].strip()
            if is_first or (run.start() < end and not opening < run.start() < closing):
                name = describe_character(run[0][0])
                occurrence = mistakes.INVISIBLE.at(*run.span(), name=name).fixed_by("")
                yield Repair(*run.span(), "", occurrence)


_INVISIBLE_LINE = re.compile(rf"\n(?=[^\n]*{INVISIBLE.pattern})[^\n]{{0,{_LONGEST_HEAD}}}")
_INVISIBLE_RUN = re.compile(f"{INVISIBLE.pattern}+")


@cache
def _line_start() -> re.Pattern[str]:
    """Return a pattern for what comes before the text of a line, if it is no prose."""
    head, reference = head_pattern(), rf"\[[^\S\n]*{NAME}[^\S\n]*\]"
    return re.compile(
        rf"\n[^\S\n]*(?:(?:{relation_pattern()})?(?:{head}|{reference})"
        rf"|{connective_pattern()}[^\S\n]*.|{marginal_pattern()}|#+[^\S\n])"
    )


# Full-width signs

FULL_WIDTH_BRACKET = re.compile(
    r"(?<!\\)(?:［[^\S\n]*(?:@|at[^\S\n])[^\[\]［］\n]*］"
    r"|｛[^\S\n]*[^\s:：{}｛｝]+[^\S\n]*[:：][^{}｛｝\n]*｝(?=[^\S\n]*(?:\n|\Z)))"
)
"""A bracket that looks like a citation, a place or attributes, except after a backslash."""

_SIGN = re.compile("[：（）［］｛｝]")
_ASCII = str.maketrans("：（）［］｛｝，；", ":()[]{},;")


def repair_full_width_signs(content: str) -> Iterator[Repair]:
    """Yield a repair for each line start or bracket that has full-width signs."""
    if content.isascii() or not _SIGN.search(content):
        return
    for line in _line_pattern().finditer(content):
        yield from _repair_signs(line, is_text=False)
    for line in _text_pattern().finditer(content):
        for bracket in FULL_WIDTH_BRACKET.finditer(content, *line.span()):
            yield from _repair_signs(bracket, is_text=True)


def _repair_signs(match: re.Match[str], *, is_text: bool) -> Iterator[Repair]:
    signs = list(_SIGN.finditer(match.string, *match.span()))
    if signs:
        written = tuple(dict.fromkeys(sign[0] for sign in signs))
        meant = tuple(sign.translate(_ASCII) for sign in written)
        start, end = signs[0].start(), signs[-1].end()
        mistake = mistakes.FULL_WIDTH_IN_TEXT if is_text else mistakes.FULL_WIDTH
        values = {"written": list_words(written, "and"), "meant": list_words(meant, "and")}
        better = match.string[start:end].translate(_ASCII)
        occurrence = mistake.at(start, end, first=written[0], **values)
        yield Repair(start, end, better, occurrence if is_text else occurrence.fixed_by(better))


@cache
def _line_pattern() -> re.Pattern[str]:
    """Return a pattern for the start of a line, with signs of either width."""
    kinds, connectives = any_of(*words().kinds), any_of(*words().connectives)
    name = r"[^\s:：(){}\[\]（）［］｛｝]+"
    colon = r"[^\S\n]*[:：]"
    mark = r"[^\S\n]*[(（][^()\n：（）［］｛｝]*[)）][^\S\n]*"
    target = (
        rf"(?:{kinds}(?:[^\S\n]+{name})?{colon}|[\[［][^\S\n]*{name}[^\S\n]*[\]］](?=[^\S\n]*\n))"
    )
    return re.compile(
        rf"\n(?:[^\S\n]++{connectives}(?:{mark}|[^\S\n]+|(?=［)){target}"
        rf"|{target}|{any_of(*words().headers)}{colon}|{words().sourcing}[^\S\n]+{name}{colon})"
    )


@cache
def _text_pattern() -> re.Pattern[str]:
    """Return a pattern for a line that may contain a citation or attributes."""
    starts = "|".join((*words().kinds, words().sourcing))
    return re.compile(rf"\n(?=[^\S\n]|{starts})(?![^\S\n]*//)[^\n]*[［｛][^\n]*")
