"""Print a syntax tree as canonical text, the inverse of the parser.

Parsing the printed text gives an equal tree, and printing that gives the same text again. Text is
escaped only where the parser would otherwise take it for something else.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile

from argmap.attributes import KNOWN, Scalar, Value
from argmap.identifiers import is_id, is_tag, normalize_name
from argmap.language import syntax
from argmap.language.grammar import words
from argmap.language.line_breaking import (
    BACKSLASH,
    STEP,
    Group,
    join_pieces,
    keep_connectives,
    looks_special,
    wrap,
)
from argmap.language.mistakes import quote
from argmap.language.text_values import NOTE_IN_TEXT, has_word


def print_document(document: syntax.SyntaxTree) -> str:
    """Return the canonical text of a tree, without the lines that could not be parsed."""
    lines: list[str] = []
    above: syntax.Item | None = None
    for item in document.items:
        printed = list(print_item(item))
        if printed and above is not None and not _is_adjacent(above, item):
            lines.append("")
        if printed:
            lines += printed
            above = item
    return "".join(f"{line}\n" for line in lines)


def _is_adjacent(above: syntax.Item, item: syntax.Item) -> bool:
    """Whether no blank line separates two items."""
    listed = (syntax.Header, syntax.SourceLine, syntax.Include)
    return isinstance(item, listed) and type(item) is type(above)


def print_item(item: syntax.Item) -> Iterator[str]:
    """Yield the lines of an item, with everything under it."""
    match item:
        case syntax.Header(key, value) if key in words().file_headers:
            yield f"{key}: {value}"
        case syntax.Header(key, value):
            yield from wrap(f"{key}:", _split(_escape_plain(value)), 0)
        case syntax.Heading(level, title, identifier):
            escaped = _escape_plain(title).replace("{#", "\\{#")
            yield " ".join(["#" * level, escaped] + ([f"{{#{identifier}}}"] if identifier else []))
        case syntax.Include(path):
            yield f"{words().including} {path}"
        case syntax.SourceLine(key, prose):
            yield from wrap(f"{words().sourcing} {key}:", _print_prose(prose), 0)
        case _:
            yield from _print_tree(item)


def _print_tree(root: syntax.StatementNode | syntax.Reference) -> Iterator[str]:
    """Print a statement or a reference with everything under it; depth is no limit."""
    waiting = [("", root, 0)]
    while waiting:
        before, node, depth = waiting.pop()
        if isinstance(node, syntax.Reference):
            if not node.id:
                continue
            yield f"{' ' * depth}{before}[{node.id}]"
        else:
            if not node.kind:
                continue
            yield from wrap(print_head(before, node), _print_prose(node.prose), depth)
        waiting += [
            (print_connective(relation), relation.target, depth + STEP)
            for relation in reversed(node.relations)
            if relation.connective
        ]


def print_head(before: str, node: syntax.StatementNode) -> str:
    """Return what comes before the text of a statement; `before` is its connective."""
    return f"{before}{node.kind} {node.id}".rstrip() + ":"


def print_connective(relation: syntax.Relation) -> str:
    """Return a connective with its mark, and a space."""
    mark = join_pieces([_escape_plain(relation.mark)])
    return f"{relation.connective} ({mark}) " if mark else f"{relation.connective} "


# Prose: groups of words; a group that fits into a line is not broken

SPECIAL = re.compile(r"[\\{]|\[(?=\s*(?:@|at(?:\s|$)))|(?<!\S)#(?=[^\W\d])")
_TAG = re.compile(
    r"(?<!\S)#(?=[^\W\d])[^\x00-/:-@\[-^`{-\x7f\s](?:[#/-]*[^\x00-/:-@\[-^`{-\x7f\s])*"
)
_TAG_START = re.compile(r"(?<!\S)#(?=[^\W\d])")
_OUTER_SPACE = re.compile(r"^\s|\s$")
_SPECIAL_IN_NOTES = re.compile(r"[\\\];]|(?<![^\s,])@(?=[^\W_])")


def _print_prose(prose: syntax.Prose) -> list[Group]:
    notes = _print_notes(prose)
    text, stop = _split_stop(prose.text) if notes else (prose.text, "")
    if stop:
        notes[-1] += stop
    text, tags = _escape(text, prose.tags)
    return [
        *_split(text),
        notes,
        *([f"#{tag}"] for tag in tags),
        [unit for _, unit in print_attributes(prose.attributes)],
    ]


def _escape(text: str, tags: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Escape markup in a text; return it and the tags that must follow it.

    A `#word` with more words after it is part of the text as well as a tag. At the end of the text
    it would be a tag only.
    """
    without_tags = ((word, _TAG.sub("", word, count=1)) for word in reversed(text.split()))
    last_words = takewhile(lambda words: not has_word(words[1]), without_tags)
    eligible = len(_TAG_START.findall(text)) - sum(word != rest for word, rest in last_words)
    seen = written = 0

    def escape(match: re.Match[str]) -> str:
        nonlocal seen, written
        if match[0] == "#":
            tag = _TAG.match(text, match.start())
            seen += 1
            if seen <= eligible and written < len(tags) and tag and _is_same(tag[0], tags[written]):
                written += 1
                return "#"
        return rf"\{match[0]}"

    escaped = NOTE_IN_TEXT.sub(BACKSLASH, SPECIAL.sub(escape, text))
    return _escape_ends(escaped), tags[written:]


def _escape_plain(text: str) -> str:
    """Escape a text in which only a backslash has a meaning."""
    return _escape_ends(text.replace("\\", "\\\\"))


def _escape_ends(text: str) -> str:
    """Escape unusual spaces at the ends of a text, where they would be lost."""
    return _OUTER_SPACE.sub(BACKSLASH, text)


def _is_same(written: str, tag: str) -> bool:
    return is_tag(tag) and normalize_name(written[1:]) == tag


def _split_stop(text: str) -> tuple[str, str]:
    """Split off the stop of the last sentence, which follows the brackets.

    A stop that may be part of the last word stays with it.
    """
    last = text.rpartition(" ")[2]
    if len(last) > 1 and last[-1] in ".!?" and not set(".!?") & set(last[:-1]):
        return text[:-1], text[-1]
    return text, ""


def _split(text: str) -> list[Group]:
    return keep_connectives([word] for word in text.split(" ")) if text else []


def _print_notes(prose: syntax.Prose) -> list[str]:
    """Print the bracket of places and citations."""
    notes = [f"at {escape_note(place)}" for place in prose.places]
    for cite in prose.citations:
        locator = escape_note(cite.locator)
        notes.append(f"@{cite.key}, {locator}" if locator else f"@{cite.key}")
    return f"[{'; '.join(notes)}]".split(" ") if notes else []


def escape_note(text: str) -> str:
    """Escape a place or the locator of a citation."""
    return _escape_ends(_SPECIAL_IN_NOTES.sub(BACKSLASH, text))


def print_attributes(attributes: Sequence[syntax.Attribute]) -> list[tuple[int, str]]:
    """Return attributes in pieces between which a line can be broken, each with its place."""
    units: list[tuple[int, str]] = []
    for number, attribute in enumerate(attributes):
        value = _print_value(attribute.key, attribute.value)
        opening, closing = "{" * (number == 0), "}" if number == len(attributes) - 1 else ","
        unit = f"{opening}{attribute.key}: {value}{closing}"
        if units and looks_special(unit):
            start, before = units.pop()  # at the start of a line it would look like a relation
            units.append((start, f"{before} {unit}"))
        else:
            units.append((attribute.key_start, unit))
    return units


_WORD = re.compile(r"[^\W_][\w.-]*", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)


def _print_value(key: str, value: Value) -> str:
    has_numbers = key in KNOWN and KNOWN[key].has_numbers
    if isinstance(value, tuple):
        return f"[{', '.join(_print_scalar(part, has_numbers) for part in value)}]"
    return _print_scalar(value, has_numbers)


def _is_word(value: str, has_numbers: bool) -> bool:
    """Whether a text without quotation marks is read as this text: as no date and no number."""
    if _NUMBER.fullmatch(value):
        return not has_numbers
    return bool(_WORD.fullmatch(value) and not _DATE.fullmatch(value))


def _print_scalar(value: Scalar, has_numbers: bool) -> str:
    match value:
        case str() if is_id(value) or _is_word(value, has_numbers):
            return value
        case str():
            return quote(value)
        case date():
            return value.isoformat()
        case _:
            return repr(value)
