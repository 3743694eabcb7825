"""Find lines that are nearly correct, before Lark parses the text.

Any indented line can continue a text, so the grammar accepts `becuase claim x: …` as prose. Each
pattern here describes a line with one typical mistake. The text is then parsed as if the correct
line stood there.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, cached_property

import attrs

from argmap.identifiers import LONGEST_NAME
from argmap.language import mistakes
from argmap.language.characters import repair_full_width_signs, repair_invisible
from argmap.language.grammar import words
from argmap.language.line_shapes import (
    BULLET,
    COLON,
    MARK,
    NAME,
    any_of,
    connective_pattern,
    head_pattern,
    kind_pattern,
)
from argmap.language.mistakes import Occurrence, shorten
from argmap.language.names import check_id, check_reference
from argmap.language.repairs import Repair, drop_overlaps
from argmap.source import INVISIBLE, find_misspelt, is_slip, nearest
from argmap.validation import resembles_implicit

_CONCLUSIONS = ("conclusion", "consequently", "hence", "therefore", "thus")
"""Words that other notations put before a conclusion, which is below its reasons there."""

_FOREIGN = {
    word: connective
    for connective, foreign in (
        ("because", ("argument", "data", "datum", "fact", "finding", "hypothesis", "observation")),
        ("because", ("grounds", "justification", "option", "premise", "pro", "proof", "rationale")),
        ("because", ("reason", "statement", "support", "supported by", "supports", "thesis")),
        ("because", ("pros", "arguments", "premises", "reasons")),
        ("because", _CONCLUSIONS),
        ("but", ("attack", "attacked by", "attacks", "con", "cons", "counter", "counterargument")),
        ("but", ("counterclaim", "counterexample", "counterpoint", "however", "refutation")),
        ("but", ("objection", "objections", "opposed by", "opposes", "rebuttal", "rebuttals")),
        ("since", ("backing", "rule", "warrant")),
        ("unless", ("except", "exception", "exceptions", "undercutter")),
    )
    for word in foreign
}
"""Words that other notations have for statements and relations, and the connective here."""

_SOURCES = ("source", "sources")

_ATTRIBUTE = re.compile(r"(?<!\\)\{(?:[^\S\n]*+\n[^\S\n])?+[^\S\n]*+[\w.-]++[^\S\n]*+:")
"""A brace that opens attributes."""

_LONGEST_ATTRIBUTES = 2_000
"""The number of characters back to look for an open brace."""


@attrs.frozen(eq=False, repr=False)
class _Typo:
    """A pattern, a string that all its matches contain, and a function that repairs a match."""

    required: str
    expression: str
    repair: Callable[[re.Match[str]], Iterator[Repair]]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern: few texts need all of them."""
        return re.compile(self.expression)


def find_typos(content: str) -> list[Repair]:
    """Return the repairs of a text, in order and without overlaps.

    Every line of the text must have a line end before and after it.
    """
    found = [*repair_full_width_signs(content), *repair_invisible(content)]
    lines = [match.start() for match in _questionable().finditer(content)]
    if lines:
        typos = [typo for typo in _typos() if typo.required in content]
        for line in lines:
            for typo in typos:
                if match := typo.pattern.match(content, line):
                    found.extend(typo.repair(match))
    return drop_overlaps(found)


@cache
def _questionable() -> re.Pattern[str]:
    """Return a pattern for the starts of lines that may have a typo.

    The others are blank lines and comments, prose that cannot be a relation, and correct lines.
    """
    relation = rf"[^\S\n]++{connective_pattern()}(?:[^\S\n]*+{MARK}[^\S\n]*+|[^\S\n]++)"
    name = r"[A-Za-z]\w*+(?:[.-]++\w++)*+"
    return re.compile(
        r"\n(?![^\S\n]*+(?:\n|\Z|//\s)"
        r"|[^\S\n]++(?:[^:\[\n]*+\n|\{|\[@)"
        rf"|(?:{relation})?{kind_pattern()}(?:[^\S\n]++\w[\w.-]*+)?{COLON}"
        rf"|{relation}\[(?=[^\]]{{1,{LONGEST_NAME}}}\])(?a:{name})\][^\S\n]*+\n"
        rf"|[#\[]|{any_of(*words().starters, *words().headers)}\b)"
    )


@cache
def _typos() -> tuple[_Typo, ...]:
    connective, kind, head = connective_pattern(), kind_pattern(), head_pattern()
    mark = rf"[^\S\n]*{MARK}[^\S\n]*"
    gap = rf"(?:{mark}|[^\S\n]++)"
    reference = rf"\[[^\S\n]*{NAME}[^\S\n]*\][^\S\n]*(?=\n)"
    target = rf"(?:{head}|{reference})"
    nested = r"\((?:[^()\n]++|\((?:[^()\n]++|\([^()\n]*+\))*+\))*+\)"
    letters = r"[^\W\d_]++(?:-[^\W\d_]++)*+(?:[^\S\n]++by\b)?+"
    keyword = rf"{any_of(*words().kinds, *words().starters, *words().headers)}\b"
    several = rf"(?P<words>{NAME}(?:[^\S\n]++[\w.-]++)"
    typos: tuple[tuple[str, str, Callable[[re.Match[str]], Iterator[Repair]]], ...] = (
        (
            ":",
            rf"[^\S\n]++(?P<connective>{connective})(?:[^\S\n]*+{nested})*+(?P<end>){COLON}",
            _repair_missing_kind,
        ),
        (
            "(",
            rf"[^\S\n]++(?P<connective>{connective})(?!{mark}{target})[^\S\n]*+"
            rf"(?P<marks>{nested}(?:[^\S\n]*+{nested})*+)[^\S\n]*+{target}",
            _repair_marks,
        ),
        (
            "\n",
            rf"[^\S\n]++(?P<bullet>{BULLET})(?P<end>[^\S\n]++)"
            rf"(?:{target}|(?P<connective>{connective})(?:[^\S\n]*+{nested})*+[^\S\n]*+{target})",
            _repair_bullet,
        ),
        (
            "[",
            r"[^\S\n]++(?P<head>\[[^\S\n]*+[^\W\d][\w.-]*+[^\S\n]*+\])[^\S\n]*(?=\n)",
            _repair_lone_reference,
        ),
        (
            "\n",
            rf"[^\S\n]++(?P<connective>[*_~`\"'“‘«…]{{1,3}}(?P<right>{connective})"
            rf"[*_~`\"'”’»]{{0,3}}){gap}{target}",
            _repair_decorated_connective,
        ),
        (
            ":",
            rf"[^\S\n]++(?!{connective}{gap}{kind})(?P<connective>\w++){gap}(?P<kind>\w++)"
            rf"(?P<id>[^\S\n]++{several}{{0,2}}))?{COLON}",
            _repair_relation,
        ),
        (
            "(",
            rf"[^\S\n]++\((?P<mark>[^()\n]*)\)[^\S\n]*(?P<connective>{connective})"
            rf"[^\S\n]*{target}",
            _repair_early_mark,
        ),
        (
            ":",
            rf"[^\S\n]++(?!{connective}|{kind})(?P<word>\w++)[^\S\n]++"
            rf"(?P<connective>{connective}){gap}{head}",
            _repair_early_word,
        ),
        (
            "\n",
            rf"[^\S\n]++(?P<first>{connective})[^\S\n]++(?P<second>{connective}){gap}{target}",
            _repair_two_connectives,
        ),
        (":", rf"[^\S\n]++(?P<kind>{kind}){COLON}", _repair_missing_connective),
        (
            ":",
            rf"[^\S\n]++(?!{connective}|{kind})(?P<word>{letters})(?P<id>[^\S\n]++{NAME})?{COLON}",
            _repair_word,
        ),
        (
            "[",
            rf"[^\S\n]++(?!{connective})(?P<connective>{letters}|\w++){gap}{reference}",
            _repair_connective,
        ),
        (
            ":",
            rf"(?:[^\S\n]++{connective}{gap})?{kind}[^\S\n]++(?!\w[\w.-]*+{COLON})"
            rf"{several}{{0,2}}){COLON}",
            _repair_id,
        ),
        (
            "(",
            rf"[^\S\n]++(?P<connective>{connective})[^\S\n]*"
            rf"\((?![^()\n]*\))[^()）\n]*?(?<!\s)(?P<end>[^\S\n]++){head}",
            _repair_open_mark,
        ),
        (
            "[",
            rf"[^\S\n]++{connective}(?:{mark}|[^\S\n]*)"
            r"(?P<reference>\[(?!\s*(?:@|at\s))(?P<name>[^\[\]\n]*)(?P<close>\]?))[^\S\n]*(?=\n)",
            _repair_reference,
        ),
        ("\n//", r"(?P<slashes>//)(?P<comment>\S[^\n]*)", _repair_comment),
        (
            ":",
            rf"(?!{keyword})(?P<word>[^\W\d]\w*)(?P<id>[^\S\n]+\S+)?{COLON}",
            _repair_line_at_margin,
        ),
        (
            "\n",
            rf"(?!{keyword}|{connective})(?P<word>[^\W\d]\w*){gap}{target}",
            _repair_relation_at_margin,
        ),
        (
            "\n",
            rf"(?!{keyword})(?P<word>[^\W\d]\w*)[^\S\n]+[^\s:]+[^\S\n]*(?=\n)",
            _repair_include,
        ),
    )
    return tuple(_Typo(required, rf"\n{pattern}", repair) for required, pattern, repair in typos)


# Relations


def _repair_relation(match: re.Match[str]) -> Iterator[Repair]:
    """Repair `WORD WORD [ID]:` if both words resemble keywords."""
    connective, kind = match["connective"], match["kind"]
    if connective in words().kinds and not match["id"]:
        yield _add_connective(match.start("connective"), f"{connective} {kind}:")
        return
    right_connective = _correct(connective, words().connectives)
    right_kind = _correct(kind, words().kinds)
    has_several_words = match["id"] and len(match["words"].split()) > 1
    if has_several_words and right_connective == connective:
        return  # "and claims of this kind: …" is a wrapped line of prose
    is_foreign = connective in _FOREIGN
    if right_kind == kind and (match["id"] or is_foreign) and not right_connective:
        start, end = match.span("connective")
        better = _FOREIGN.get(connective, "because")
        mistake = mistakes.FOREIGN_CONNECTIVE if is_foreign else mistakes.UNKNOWN_CONNECTIVE
        if connective in _CONCLUSIONS:
            mistake = mistakes.CONCLUSION_BELOW
        yield Repair(start, end, better, mistake.at(start, end, word=connective, better=better))
    elif right_connective and right_kind:
        if connective != right_connective:
            yield _respell(match, "connective", right_connective)
        if kind != right_kind:
            yield _respell(match, "kind", right_kind)
        if has_several_words:
            yield from _repair_id(match)
    elif right_connective == connective and kind in _FOREIGN and not _is_in_attributes(match):
        start, end = match.span("kind")
        yield Repair(start, end, words().kinds[0], mistakes.UNKNOWN_KIND.at(start, end, word=kind))


def _is_in_attributes(match: re.Match[str]) -> bool:
    """Whether a line is inside the braces of attributes."""
    window = max(0, match.start() - _LONGEST_ATTRIBUTES), match.start()
    brace = match.string.rfind("{", *window)
    is_open = brace > match.string.rfind("}", *window)
    return is_open and _ATTRIBUTE.match(match.string, brace) is not None


_REFERENCE_AFTER_COLON = re.compile(rf"[^\S\n]*\[[^\S\n]*{NAME}[^\S\n]*\](?=[^\S\n]*\n)")


def _repair_missing_kind(match: re.Match[str]) -> Iterator[Repair]:
    """Repair `because: …` and `because: [id]`, unless it is an attribute."""
    if _is_in_attributes(match):
        return
    end = match.start("end")
    reference = _REFERENCE_AFTER_COLON.match(match.string, match.end())
    if reference:
        occurrence = mistakes.COLON_BEFORE_REFERENCE.at(
            end, match.end(), word=match["connective"], reference=shorten(reference[0].strip())
        )
        yield Repair(end, match.end(), "", occurrence.fixed_by(""))
        return
    occurrence = mistakes.NO_KIND.at(end, match.end(), word=match["connective"])
    yield Repair(end, end, f" {words().kinds[0]}", occurrence)


def _repair_missing_connective(match: re.Match[str]) -> Iterator[Repair]:
    """Repair `KIND:` under a statement."""
    yield _add_connective(match.start("kind"), f"{match['kind']}:")


def _add_connective(start: int, head: str) -> Repair:
    occurrence = mistakes.NO_CONNECTIVE.at(start, start + len(head), head=head)
    return Repair(start, start, f"{words().connectives[0]} ", occurrence)


def _repair_connective(match: re.Match[str]) -> Iterator[Repair]:
    """Repair `WORD [id]` under a statement."""
    word = _fold(match["connective"])
    right = nearest(word, words().connectives)
    if right:
        yield _respell(match, "connective", right)
    elif word in _FOREIGN and not _is_in_attributes(match):
        start, end = match.span("connective")
        yield Repair(start, end, _FOREIGN[word], _describe_foreign(match, "connective", "[…]"))


def _repair_word(match: re.Match[str]) -> Iterator[Repair]:
    """Repair `WORD [ID]:` under a statement, where the word resembles or replaces a keyword."""
    word = _fold(match["word"])
    keywords = words().connectives + words().kinds
    right = word if word in keywords else find_misspelt(word, keywords)
    if word in _SOURCES and not _is_in_attributes(match):
        start, end = match.span("word")
        occurrence = mistakes.SOURCE_IN_TEXT.at(start, end, word=match["word"])
        yield Repair(start, end, match["word"], occurrence)
        return
    if not (right or word in _FOREIGN) or _is_in_attributes(match):
        return
    start, end = match.span("word")
    kind = right if right in words().kinds else words().kinds[0]
    connective = right if right in words().connectives else _FOREIGN.get(word, "because")
    rest = f"{kind}{match['id'] or ''}: …"
    yield Repair(start, end, f"{connective} {kind}", _describe_foreign(match, "word", rest))


def _fold(word: str) -> str:
    """Return a word in lower case, without hyphens and with single spaces."""
    return " ".join(word.casefold().replace("-", "").split())


def _describe_foreign(match: re.Match[str], group: str, target: str) -> Occurrence:
    """Return the mistake that a line starts with a word of another notation, or a misspelt one."""
    word, (start, end) = _fold(match[group]), match.span(group)
    if word in _CONCLUSIONS:
        return mistakes.CONCLUSION_BELOW.at(start, end, word=match[group])
    right = word if word in words().connectives else find_misspelt(word, words().connectives)
    better = f"{right or _FOREIGN.get(word, 'because')} {target}"
    return mistakes.UNKNOWN_START.at(start, end, word=match[group], better=better)


def _repair_bullet(match: re.Match[str]) -> Iterator[Repair]:
    """Repair `- because claim x:`, `- claim x:` and `- [id]` under a statement."""
    start, end = match.start("bullet"), match.end("end")
    replacement = "" if match["connective"] else f"{words().connectives[0]} "
    yield Repair(start, end, replacement, mistakes.BULLET.at(start, end, bullet=match["bullet"]))


def _repair_lone_reference(match: re.Match[str]) -> Iterator[Repair]:
    """Repair `[id]` under a statement, unless it is a list of attributes."""
    if not _is_in_attributes(match):
        yield _add_connective(match.start("head"), match["head"])


def _repair_decorated_connective(match: re.Match[str]) -> Iterator[Repair]:
    """Repair `**because** claim x:`."""
    yield _respell(match, "connective", match["right"])


def _repair_early_word(match: re.Match[str]) -> Iterator[Repair]:
    """Repair `also because claim x:`, and `implicit because claim x:`."""
    word, connective = match["word"], match["connective"]
    if resembles_implicit(word):
        yield _move_mark(match, "word", word)
    else:
        start, end = match.start("word"), match.start("connective")
        occurrence = mistakes.EARLY_WORD.at(
            start, match.end("word"), word=word, connective=connective
        )
        yield Repair(start, end, "", occurrence)


def _repair_two_connectives(match: re.Match[str]) -> Iterator[Repair]:
    """Repair `and because claim x:`."""
    start, end = match.start("first"), match.end("second")
    first, second = match["first"], match["second"]
    occurrence = mistakes.TWO_CONNECTIVES.at(start, end, first=first, second=second)
    yield Repair(start, match.start("second"), "", occurrence)


# Marks, ids and references


def _repair_early_mark(match: re.Match[str]) -> Iterator[Repair]:
    """Repair `(implicit) because claim x:`."""
    yield _move_mark(match, "mark", match["mark"].strip())


def _move_mark(match: re.Match[str], group: str, mark: str) -> Repair:
    """Return the repair that puts a mark behind its connective."""
    connective = match["connective"]
    end = match.end("connective")
    start = match.start(group) - (group == "mark")
    if connective in words().unmarkable:
        occurrence = mistakes.NO_MARK_ALLOWED.at(start, end, word=connective, mark=shorten(mark))
        return Repair(start, end, connective, occurrence)
    occurrence = mistakes.EARLY_MARK.at(start, end, word=connective, mark=shorten(mark))
    better = f"{connective} ({mark})"
    return Repair(start, end, better, occurrence.fixed_by(better, start, end))


def _repair_marks(match: re.Match[str]) -> Iterator[Repair]:
    """Repair `because (one) (two) claim x:`, and brackets inside a mark."""
    start, end = match.span("marks")
    word = match["connective"]
    better = ", ".join(filter(None, map(str.strip, re.split(r"[()]+", match["marks"]))))
    if word in words().unmarkable:
        yield Repair(
            start, end, "", mistakes.NO_MARK_ALLOWED.at(start, end, word=word, mark=shorten(better))
        )
    else:
        mistake = mistakes.SEVERAL_MARKS if better else mistakes.NESTED_EMPTY_MARKS
        occurrence = mistake.at(start, end, word=word, better=shorten(better))
        yield Repair(start, end, f"({better})" if better else "", occurrence)


def _repair_open_mark(match: re.Match[str]) -> Iterator[Repair]:
    """Repair `because (implicit claim x:`."""
    start, end = match.span("end")
    yield Repair(start, start, ")", mistakes.OPEN_MARK.at(start, end, word=match["connective"]))


def _repair_id(match: re.Match[str]) -> Iterator[Repair]:
    """Repair `KIND two words:` and `KIND id%:`."""
    start, end = match.span("words")
    better, occurrence = check_id(match["words"], start, end)
    if better and occurrence and not INVISIBLE.search(match["words"]):
        yield Repair(start, end, better, occurrence)


def _repair_reference(match: re.Match[str]) -> Iterator[Repair]:
    """Repair `CONNECTIVE [two words]`, and `CONNECTIVE [id` without its bracket."""
    start = match.start("reference")
    end = start + len(match["reference"].rstrip())
    name, occurrence = check_reference(match["name"].strip(), bool(match["close"]), start, end)
    if occurrence:
        yield Repair(start, end, f"[{name}]", occurrence)


# The margin


def _repair_comment(match: re.Match[str]) -> Iterator[Repair]:
    """Repair `//comment`, which can be nothing else at the margin."""
    start, end = match.span("slashes")
    better = f"// {shorten(match['comment'].lstrip('/').strip())}".rstrip()
    occurrence = mistakes.TIGHT_COMMENT.at(start, match.end(), better=better)
    yield Repair(start, end, "// ", occurrence.fixed_by("// ", start, end))


def _repair_line_at_margin(match: re.Match[str]) -> Iterator[Repair]:
    """Repair `WORD [ID]:` at the margin."""
    word, others = match["word"], (words().sourcing,) if match["id"] else words().headers
    right = nearest(word, words().kinds + others)
    if right:
        yield _respell(match, "word", right)
    elif word in _FOREIGN:
        start, end = match.span("word")
        occurrence = mistakes.UNKNOWN_KIND.at(start, end, word=word)
        yield Repair(start, end, words().kinds[0], occurrence)


def _repair_relation_at_margin(match: re.Match[str]) -> Iterator[Repair]:
    """Repair a misspelt connective before a statement or reference at the margin."""
    right = nearest(match["word"].casefold(), words().connectives)
    if right:
        start, end = match.span("word")
        yield Repair(start, end, right, mistakes.AT_MARGIN.at(start, end, word=right))


def _repair_include(match: re.Match[str]) -> Iterator[Repair]:
    """Repair `WORD path` at the margin."""
    right = nearest(match["word"], [words().including])
    if right:
        yield _respell(match, "word", right)


def _correct(word: str, candidates: tuple[str, ...]) -> str | None:
    return word if word in candidates else nearest(word, candidates)


def _respell(match: re.Match[str], group: str, right: str) -> Repair:
    start, end = match.span(group)
    occurrence = mistakes.MISSPELT.at(start, end, wrong=match[group], right=right)
    is_sure = is_slip(match[group], right)
    return Repair(start, end, right, occurrence.fixed_by(right) if is_sure else occurrence)
