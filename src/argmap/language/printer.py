"""From a syntax tree to its canonical text: the parser's twin.

Parsing what is printed gives an equal tree, and printing that gives the same text again. Escapes
stand only where the text would be read as something else without them.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from argmap.identifiers import is_id
from argmap.language import syntax
from argmap.language.full_width import BRACKET
from argmap.language.grammar import words
from argmap.language.spelling import repairs
from argmap.source import cells

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH = 88
"""How many columns a line takes, unless one word alone takes more."""

_STEP = 2
"""How far relations are indented under what they are about."""

_HANGING = 4
"""How far a text that goes on is indented: further than the relations that may follow it."""

_NARROWEST = 40
"""How many columns a text has at least, however deep it stands."""


def print_document(document: syntax.Document) -> str:
    """The canonical text of a tree. What could not be read, and has no kind or id, is left out."""
    lines: list[str] = []
    above: syntax.Item | None = None
    for item in document.items:
        printed = list(_item(item))
        if printed and above is not None and not _belong_together(above, item):
            lines.append("")
        if printed:
            lines += printed
            above = item
    return "".join(f"{line}\n" for line in lines)


def _belong_together(above: syntax.Item, item: syntax.Item) -> bool:
    """Whether no blank line stands between two items."""
    listed = (syntax.Header, syntax.SourceLine, syntax.Include)
    return isinstance(item, listed) and type(item) is type(above)


def _item(item: syntax.Item) -> Iterator[str]:
    match item:
        case syntax.Header(key, value) if key in words().file_headers:
            yield f"{key}: {value}"
        case syntax.Header(key, value):
            yield from _wrapped(f"{key}:", _words(value.replace("\\", "\\\\")), 0)
        case syntax.Heading(level, title, identifier):
            escaped = title.replace("\\", "\\\\").replace("{#", "\\{#")
            yield " ".join(["#" * level, escaped] + ([f"{{#{identifier}}}"] if identifier else []))
        case syntax.Include(path):
            yield f"include {path}"
        case syntax.SourceLine(key, prose):
            yield from _wrapped(f"source {key}:", _prose(prose), 0)
        case _:
            yield from _tree(item)


def _tree(root: syntax.Statement | syntax.Reference) -> Iterator[str]:
    """A statement or a reference, and all that is written under it."""
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
            head = f"{before}{node.kind} {node.id}".rstrip() + ":"
            yield from _wrapped(head, _prose(node.prose), depth)
        waiting += [
            (_connective(relation), relation.target, depth + _STEP)
            for relation in reversed(node.relations)
            if relation.connective
        ]


def _connective(relation: syntax.Relation) -> str:
    """What stands before the target of a relation."""
    mark = _joined([relation.mark.replace("\\", "\\\\")])
    return f"{relation.connective} ({mark}) " if mark else f"{relation.connective} "


# Running text


def _prose(prose: syntax.Prose) -> list[list[str]]:
    """A text with its brackets, tags and attributes: words, and groups of words kept together."""
    notes = _notes(prose)
    text, stop = _parted(prose.text) if notes else (prose.text, "")
    if stop:
        notes[-1] += stop
    tags = [[f"#{tag}"] for tag in prose.tags]
    words = _words(_SPECIAL.sub(_BACKSLASH, text))
    return [*words, notes, *tags, _attributes(prose.attributes)]


_SPECIAL = re.compile(r"[\\{]|\[(?= *(?:@|at(?: |$)))|(?:(?<= )|^)#(?=[^\W\d])")
"""What begins something other than text."""

_BACKSLASH = r"\\\g<0>"


def _parted(text: str) -> tuple[str, str]:
    """A text and the stop of its last sentence, which follows the brackets.

    A stop that may be a part of the word before it stays with that word.
    """
    last = text.rpartition(" ")[2]
    if len(last) > 1 and last[-1] in ".!?" and not set(".!?") & set(last[:-1]):
        return text[:-1], text[-1]
    return text, ""


def _words(text: str) -> list[list[str]]:
    return [[word] for word in text.split(" ")] if text else []


def _notes(prose: syntax.Prose) -> list[str]:
    """The bracket of places and citations."""
    notes = [f"at {_ESCAPED_IN_NOTES.sub(_BACKSLASH, place)}" for place in prose.places]
    for cite in prose.citations:
        locator = _ESCAPED_IN_NOTES.sub(_BACKSLASH, cite.locator)
        notes.append(f"@{cite.key}, {locator}" if locator else f"@{cite.key}")
    return f"[{'; '.join(notes)}]".split(" ") if notes else []


_ESCAPED_IN_NOTES = re.compile(r"[\\\];]")


def _attributes(attributes: tuple[syntax.Attribute, ...]) -> list[str]:
    """The attributes between their braces, each as one word."""
    if not attributes:
        return []
    units: list[str] = []
    for attribute in attributes:
        unit = f"{attribute.key}: {_value(attribute.value)},"
        if units and attribute.key in words().kinds + words().connectives:
            units[-1] += f" {unit}"  # a line that begins like this might be about the statement
        else:
            units.append(unit)
    units[0] = "{" + units[0]
    units[-1] = units[-1][:-1] + "}"
    return units


def _value(value: syntax.Value) -> str:
    return f"[{', '.join(map(_scalar, value))}]" if isinstance(value, tuple) else _scalar(value)


def _scalar(value: syntax.Scalar) -> str:
    match value:
        case str() if is_id(value):
            return value
        case str():
            escaped = value.replace("\\", "\\\\").replace('"', '\\"')
            return f'"{escaped}"'
        case date():
            return value.isoformat()
        case _:
            return repr(value)


# Lines


def _wrapped(head: str, groups: list[list[str]], depth: int) -> Iterator[str]:
    """A head and the words behind it, as lines; a group that fits into a line is not broken."""
    margin = depth + _HANGING
    room = max(WIDTH, margin + _NARROWEST)
    line, width = [" " * depth + head], depth + cells(head)
    begun = False
    for unit in _units(groups, room - margin):
        longer = width + 1 + cells(unit)
        if longer > room and (begun or len(line) > 1):
            yield _continued(line, margin) if begun else _joined(line)
            line, width, begun = [unit], margin + cells(unit), True
        else:
            line.append(unit)
            width = longer
    yield _continued(line, margin) if begun else _joined(line)


def _units(groups: list[list[str]], room: int) -> Iterator[str]:
    """What is not broken between lines."""
    for group in groups:
        whole = " ".join(group)
        if len(group) > 1 and cells(whole) > room:
            yield from group
        elif group:
            yield whole


def _continued(line: list[str], margin: int) -> str:
    """A line that goes on with the one above, whatever it looks like."""
    text = _joined(line)
    escape = "\\" if _begins_something(text) else ""
    return f"{' ' * margin}{escape}{text}"


def _joined(pieces: list[str]) -> str:
    """A stretch of a line, in which no full-width bracket would be taken for an ASCII one."""
    return BRACKET.sub(_BACKSLASH, " ".join(pieces))


def _begins_something(text: str) -> bool:
    """Whether an indented line would be read, or taken for a misspelling, of something else."""
    if text.startswith("//"):
        return text[2:3].strip() == ""
    if not _CLOSING.search(text):
        return False
    return bool(_relation().match(text) or repairs(f"\n {_SENTENCE}\n {text}\n"))


_CLOSING = re.compile("[]:］：]")
"""What ends the beginning of a line, if it is one of the language."""

_SENTENCE = "Ended."
"""Behind the end of a sentence less is taken for prose."""


@cache
def _relation() -> re.Pattern[str]:
    kinds, connectives = "|".join(words().kinds), "|".join(words().connectives)
    return re.compile(
        rf"(?:{connectives})\b *(?:\([^()]*\) *)?"
        rf"(?:(?:{kinds})(?: +[^\s:]+)? *:|\[ *[^\s\]]+ *\])"
    )
