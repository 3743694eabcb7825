"""Misspelt words of the language, found before parsing so that no such line is swallowed as prose.

Any indented line may continue a text, so `becuase claim x: …` would be read as words of the text
above it. Here lines that have the shape of a relation, or of a line at the margin, but not quite
its words are held against the words of the grammar. What is near enough is an error with a
suggestion, and reading goes on as if the suggestion stood there.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from argmap.identifiers import is_id
from argmap.language import mistakes, mistakes_heads
from argmap.language.full_width import full_width_signs
from argmap.language.grammar import words
from argmap.language.names import UNREADABLE, near_id
from argmap.language.repair import Repair
from argmap.source import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def repairs(content: str) -> list[Repair]:
    """What to read instead of misspelt words, in the order of the text; stretches do not overlap.

    Every line of the text has a line end before it and one behind it.
    """
    found = list(full_width_signs(content))
    for sign, shape, judge in _shapes():
        if sign in content:
            for match in re.finditer(shape, content):
                found.extend(judge(match))
    kept: list[Repair] = []
    for repair in sorted(found, key=lambda repair: repair.start):
        if not kept or repair.start >= kept[-1].end:
            kept.append(repair)
    return kept


@cache
def _shapes() -> tuple[tuple[str, str, Callable[[re.Match[str]], Iterator[Repair]]], ...]:
    """The shapes that a misspelt line may have, each with the function that judges such a line.

    Before each stands what any such line has in it: most texts are without the one or the other,
    and are not searched for such a line.
    """
    known = words()
    name = r"[^\s:\[\](){}]++"
    connective = rf"(?:{'|'.join(known.connectives)})\b"
    kind = rf"(?:{'|'.join(known.kinds)})\b"
    known_line = rf"(?:{'|'.join((*known.kinds, *known.starters, *known.headers))})\b"
    mark = r"[ \t]*\([^()\n]*\)[ \t]*"
    colon = r"[ \t]*:(?!\S)"
    good = rf"{connective}(?:{mark}|[ \t]++){kind}"
    head = rf"{kind}(?:[ \t]+{name})?{colon}"
    target = rf"(?:{head}|\[[ \t]*{name}[ \t]*\][ \t]*(?=\n))"
    nested = r"\((?:[^()\n]++|\((?:[^()\n]++|\([^()\n]*+\))*+\))*+\)"
    return (
        (
            ":",
            rf"\n[ \t]++(?P<connective>{connective})(?:[ \t]*+{nested})*+(?P<end>){colon}",
            _no_kind,
        ),
        (
            "(",
            rf"\n[ \t]++(?P<connective>{connective})(?!{mark}{target})[ \t]*+"
            rf"(?P<marks>{nested}(?:[ \t]*+{nested})*+)[ \t]*+{target}",
            _marks,
        ),
        (
            "\n",
            rf"\n[ \t]++(?P<bullet>[-+*•])(?P<end>[ \t]++)"
            rf"(?:{head}|(?P<connective>{connective})(?:[ \t]*+{nested})*+[ \t]*+{target})",
            _bullet,
        ),
        (
            ":",
            rf"\n[ \t]++(?!{good})(?P<connective>\w++)(?:{mark}|[ \t]++)(?P<kind>\w++)"
            rf"(?P<id>[ \t]++(?P<words>{name}(?:[ \t]++[\w.-]++){{0,2}}))?{colon}",
            _relation,
        ),
        (":", rf"\n[ \t]++(?P<kind>{kind}){colon}", _bare_statement),
        (
            "[",
            rf"\n[ \t]++(?!{connective})(?P<connective>\w++)(?:{mark}|[ \t]++)"
            rf"\[[ \t]*{name}[ \t]*\][ \t]*(?=\n)",
            _connective,
        ),
        (
            ":",
            rf"\n(?:[ \t]++{connective}(?:{mark}|[ \t]++))?{kind}[ \t]++"
            rf"(?P<words>{name}(?:[ \t]++[\w.-]++){{1,2}}){colon}",
            _several_words,
        ),
        (
            "(",
            rf"\n[ \t]++(?P<connective>{connective})[ \t]*"
            rf"\([^()）\n]*?(?<![ \t])(?P<end>[ \t]++){kind}(?:[ \t]+{name})?{colon}(?![^()\n]*\))",
            _open_mark,
        ),
        (
            "[",
            rf"\n[ \t]++{connective}(?:{mark}|[ \t]*)"
            r"(?P<reference>\[(?!\s*(?:@|at\s))(?P<name>[^\[\]\n]*)(?P<close>\]?))"
            r"[ \t]*(?=\n)",
            _reference,
        ),
        ("\n//", r"\n(?P<slashes>//)(?P<comment>\S[^\n]*)", _tight_comment),
        (
            ":",
            rf"\n(?!{known_line})(?P<word>[^\W\d]\w*)(?P<id>[ \t]+\S+)?{colon}",
            _line_at_margin,
        ),
        (
            "\n",
            rf"\n(?!{known_line})(?P<word>[^\W\d]\w*)[ \t]+[^\s:]+[ \t]*(?=\n)",
            _include,
        ),
    )


def _relation(match: re.Match[str]) -> Iterator[Repair]:
    """`WORD WORD [ID]:`, indented: a relation if both words are nearly what they should be."""
    known = words()
    connective, kind = match["connective"], match["kind"]
    if connective in known.kinds and not match["id"]:
        yield _without_connective(match.start("connective"), f"{connective} {kind}:")
        return
    right_connective = _right(connective, known.connectives)
    right_kind = _right(kind, known.kinds)
    several = match["id"] and len(match["words"].split()) > 1
    if several and right_connective == connective:
        return  # "and claims of this kind: …" is a wrapped line of prose
    if right_kind == kind and match["id"] and not right_connective:
        yield _unknown_connective(match)
    elif right_connective and right_kind:
        if connective != right_connective:
            yield _misspelt(match, "connective", right_connective)
        if kind != right_kind:
            yield _misspelt(match, "kind", right_kind)
        if several:
            yield from _several_words(match)
    elif right_connective == connective and not several and _names_foreign_kind(match):
        yield Repair(*match.span("kind"), known.kinds[0], mistakes.unknown_kind(kind))


def _names_foreign_kind(match: re.Match[str]) -> bool:
    """Whether `CONNECTIVE WORD [ID]:` names a kind that the language does not have.

    `and data protection: …` may be a wrapped line of prose. It is none where the line above ends a
    sentence, or where what would be the id is no word that prose has behind such a connective.
    """
    if match["kind"] not in _FOREIGN_KINDS:
        return False
    above = match.string[max(0, match.start() - _FAR_ENOUGH) : match.start()]
    if _END_OF_SENTENCE.search(above):
        return True
    return match["connective"] not in words().unmarkable and bool(
        match["id"] and _NO_WORD.fullmatch(match["words"])
    )


_FOREIGN_KINDS = (
    *("argument", "backing", "conclusion", "data", "datum", "fact", "finding", "hypothesis"),
    *("objection", "observation", "option", "premise", "reason", "rebuttal", "rule"),
    *("statement", "thesis", "warrant"),
)
"""What statements are called elsewhere."""

_END_OF_SENTENCE = re.compile(r"[^\W\d_]{2,}[.!?…][\"'”’»)\]}]*[ \t]*$")
"""The end of a line that ends a sentence, and not just an abbreviation such as `U.S.`."""

_FAR_ENOUGH = 40
"""How many characters back from the end of a line it can be told whether it ends a sentence."""

_NO_WORD = re.compile(r"[b-zB-HJ-Z]|[^\W\d][\w.-]*[\d_][\w.-]*")
"""A letter that is no word of its own, or an id with a digit or `_` in it."""


def _no_kind(match: re.Match[str]) -> Iterator[Repair]:
    """`because: …`, unless that is the key of an attribute."""
    window = max(0, match.start() - _LONGEST_ATTRIBUTES), match.start()
    brace = match.string.rfind("{", *window)
    if brace > match.string.rfind("}", *window) and _ATTRIBUTE.match(match.string, brace):
        return
    end = match.start("end")
    mistake = mistakes_heads.no_kind(match["connective"])
    yield Repair(end, end, f" {words().kinds[0]}", mistake, match.end())


_ATTRIBUTE = re.compile(r"(?<!\\)\{(?:[ \t]*+\n[ \t])?+[ \t]*+[\w.-]++[ \t]*+:")
"""A brace that opens attributes. Others stand in prose, in places and in comments."""

_LONGEST_ATTRIBUTES = 2_000
"""How many characters back a brace is looked for that may be open."""


def _marks(match: re.Match[str]) -> Iterator[Repair]:
    """`because (one) (two) claim x:`, or brackets inside a mark."""
    connective = match["connective"]
    better = ", ".join(filter(None, map(str.strip, re.split(r"[()]+", match["marks"]))))
    if connective in words().unmarkable:
        yield Repair(*match.span("marks"), "", mistakes_heads.marked(connective))
    else:
        mistake = mistakes_heads.several_marks(connective, better)
        yield Repair(*match.span("marks"), f"({better})" if better else "", mistake)


def _bullet(match: re.Match[str]) -> Iterator[Repair]:
    """`- because claim x:`, or `- claim x:`, indented."""
    bullet, connective = match["bullet"], match["connective"]
    instead = "" if connective else f"{words().connectives[0]} "
    yield Repair(match.start("bullet"), match.end("end"), instead, mistakes.bullet(bullet))


def _bare_statement(match: re.Match[str]) -> Iterator[Repair]:
    """`KIND:`, indented and without a connective."""
    yield _without_connective(match.start("kind"), f"{match['kind']}:")


def _connective(match: re.Match[str]) -> Iterator[Repair]:
    """`WORD [id]`, indented and alone on its line."""
    right = nearest(match["connective"], words().connectives)
    if right:
        yield _misspelt(match, "connective", right)


def _open_mark(match: re.Match[str]) -> Iterator[Repair]:
    """`because (implicit claim x:`."""
    end = match.start("end")
    mistake = mistakes_heads.open_mark(match["connective"])
    yield Repair(end, end, ")", mistake, match.end("end"))


def _reference(match: re.Match[str]) -> Iterator[Repair]:
    """`CONNECTIVE [two words]`, or `CONNECTIVE [id` without its end."""
    name = match["name"].strip()
    if match["close"] and is_id(name):
        return
    better = near_id(name)
    if not better or not (match["close"] or is_id(name)):
        mistake = mistakes_heads.NO_ID_IN_REFERENCE
    elif match["close"]:
        mistake = mistakes_heads.bad_id(name, better)
    else:
        mistake = mistakes_heads.open_reference(name)
    read = name if is_id(name) else UNREADABLE
    yield Repair(*match.span("reference"), f"[{read}]", mistake)


def _tight_comment(match: re.Match[str]) -> Iterator[Repair]:
    """`//comment` at the margin, where it can be nothing else."""
    start, end = match.span("slashes")
    mistake = mistakes.tight_comment(match["comment"])
    yield Repair(start, end, "// ", mistake, match.end())


def _several_words(match: re.Match[str]) -> Iterator[Repair]:
    """`KIND two words:`, where one word should be."""
    better = near_id(match["words"])
    if better:
        mistake = mistakes_heads.several_words(match["words"], better)
        yield Repair(*match.span("words"), better, mistake)


def _line_at_margin(match: re.Match[str]) -> Iterator[Repair]:
    """`WORD [ID]:` at the margin."""
    known = words()
    source = known.starters[-1:]
    right = nearest(match["word"], known.kinds + (source if match["id"] else known.headers))
    if right:
        yield _misspelt(match, "word", right)


def _include(match: re.Match[str]) -> Iterator[Repair]:
    """`WORD path` at the margin."""
    right = nearest(match["word"], words().starters[:1])
    if right:
        yield _misspelt(match, "word", right)


def _right(word: str, candidates: tuple[str, ...]) -> str | None:
    return word if word in candidates else nearest(word, candidates)


def _misspelt(match: re.Match[str], group: str, right: str) -> Repair:
    return Repair(*match.span(group), right, mistakes.misspelt(match[group], right))


def _without_connective(start: int, head: str) -> Repair:
    first = words().connectives[0]
    mistake = mistakes.without_connective(head)
    return Repair(start, start, f"{first} ", mistake, start + len(head))


def _unknown_connective(match: re.Match[str]) -> Repair:
    mistake = mistakes.unknown_connective(match["connective"])
    return Repair(*match.span("connective"), words().connectives[0], mistake)
