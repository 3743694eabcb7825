"""Print a syntax tree as canonical text, the inverse of the parser.

Parsing the printed text gives an equal tree, and printing that gives the same text again. Text is
escaped only where the parser would otherwise take it for something else.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from argmap.identifiers import is_id
from argmap.language import syntax
from argmap.language.characters import FULL_WIDTH_BRACKET
from argmap.language.grammar import words
from argmap.language.line_shapes import kind_pattern, relation_pattern
from argmap.language.typos import find_typos
from argmap.source import cells

WIDTH = 88
"""How many columns a line has, unless one word alone is longer."""

_STEP = 2
"""How far relations are indented under their statement."""

_HANGING = 4
"""How far continued text is indented: further than the relations that may follow."""

_NARROWEST = 40
"""How many columns text has at least, however deep it is."""


def print_document(document: syntax.Document) -> str:
    """Return the canonical text of a tree, without the lines that could not be parsed."""
    lines: list[str] = []
    above: syntax.Item | None = None
    for item in document.items:
        printed = list(_print_item(item))
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


def _print_item(item: syntax.Item) -> Iterator[str]:
    match item:
        case syntax.Header(key, value) if key in words().file_headers:
            yield f"{key}: {value}"
        case syntax.Header(key, value):
            yield from _wrap(f"{key}:", _split(value.replace("\\", "\\\\")), 0)
        case syntax.Heading(level, title, identifier):
            escaped = title.replace("\\", "\\\\").replace("{#", "\\{#")
            yield " ".join(["#" * level, escaped] + ([f"{{#{identifier}}}"] if identifier else []))
        case syntax.Include(path):
            yield f"{words().including} {path}"
        case syntax.SourceLine(key, prose):
            yield from _wrap(f"{words().sourcing} {key}:", _print_prose(prose), 0)
        case _:
            yield from _print_tree(item)


def _print_tree(root: syntax.Statement | syntax.Reference) -> Iterator[str]:
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
            head = f"{before}{node.kind} {node.id}".rstrip() + ":"
            yield from _wrap(head, _print_prose(node.prose), depth)
        waiting += [
            (_print_connective(relation), relation.target, depth + _STEP)
            for relation in reversed(node.relations)
            if relation.connective
        ]


def _print_connective(relation: syntax.Relation) -> str:
    mark = _join([relation.mark.replace("\\", "\\\\")])
    return f"{relation.connective} ({mark}) " if mark else f"{relation.connective} "


# Prose: groups of words; a group that fits into a line is not broken

_SPECIAL = re.compile(r"[\\{]|\[(?= *(?:@|at(?: |$)))|(?:(?<= )|^)#(?=[^\W\d])")
_SPECIAL_IN_NOTES = re.compile(r"[\\\];]")
_BACKSLASH = r"\\\g<0>"


def _print_prose(prose: syntax.Prose) -> list[list[str]]:
    notes = _print_notes(prose)
    text, stop = _split_stop(prose.text) if notes else (prose.text, "")
    if stop:
        notes[-1] += stop
    tags = [[f"#{tag}"] for tag in prose.tags]
    text = _SPECIAL.sub(_BACKSLASH, text)
    return [*_split(text), notes, *tags, _print_attributes(prose.attributes)]


def _split_stop(text: str) -> tuple[str, str]:
    """Split off the stop of the last sentence, which follows the brackets.

    A stop that may be part of the last word stays with it.
    """
    last = text.rpartition(" ")[2]
    if len(last) > 1 and last[-1] in ".!?" and not set(".!?") & set(last[:-1]):
        return text[:-1], text[-1]
    return text, ""


def _split(text: str) -> list[list[str]]:
    return [[word] for word in text.split(" ")] if text else []


def _print_notes(prose: syntax.Prose) -> list[str]:
    """Print the bracket of places and citations."""
    notes = [f"at {_SPECIAL_IN_NOTES.sub(_BACKSLASH, place)}" for place in prose.places]
    for cite in prose.citations:
        locator = _SPECIAL_IN_NOTES.sub(_BACKSLASH, cite.locator)
        notes.append(f"@{cite.key}, {locator}" if locator else f"@{cite.key}")
    return f"[{'; '.join(notes)}]".split(" ") if notes else []


def _print_attributes(attributes: tuple[syntax.Attribute, ...]) -> list[str]:
    if not attributes:
        return []
    units: list[str] = []
    for attribute in attributes:
        unit = f"{attribute.key}: {_print_value(attribute.value)},"
        if units and attribute.key in words().kinds + words().connectives:
            units[-1] += f" {unit}"  # at the start of a line it would look like a relation
        else:
            units.append(unit)
    units[0] = "{" + units[0]
    units[-1] = units[-1][:-1] + "}"
    return units


def _print_value(value: syntax.Value) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_print_scalar, value))}]"
    return _print_scalar(value)


def _print_scalar(value: syntax.Scalar) -> str:
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


def _wrap(head: str, groups: list[list[str]], depth: int) -> Iterator[str]:
    """Wrap a head and the groups of words after it."""
    margin = depth + _HANGING
    room = max(WIDTH, margin + _NARROWEST)
    line, width = [" " * depth + head], depth + cells(head)
    is_continued = False
    for unit in _units(groups, room - margin):
        longer = width + 1 + cells(unit)
        if longer > room and (is_continued or len(line) > 1):
            yield _continue(line, margin) if is_continued else _join(line)
            line, width, is_continued = [unit], margin + cells(unit), True
        else:
            line.append(unit)
            width = longer
    yield _continue(line, margin) if is_continued else _join(line)


def _units(groups: list[list[str]], room: int) -> Iterator[str]:
    """Yield the stretches that are not broken."""
    for group in groups:
        whole = " ".join(group)
        if len(group) > 1 and cells(whole) > room:
            yield from group
        elif group:
            yield whole


def _continue(line: list[str], margin: int) -> str:
    """Return a line that continues the one above, escaped if it looks like something else."""
    text = _join(line)
    escape = "\\" if _looks_special(text) else ""
    return f"{' ' * margin}{escape}{text}"


def _join(pieces: list[str]) -> str:
    """Join pieces of a line and escape full-width brackets that look like mistakes."""
    return FULL_WIDTH_BRACKET.sub(_BACKSLASH, " ".join(pieces))


def _looks_special(text: str) -> bool:
    """Whether an indented line would be a comment, a relation, or a typo of one."""
    if text.startswith("//"):
        return text[2:3].strip() == ""
    if not re.search("[]:］：]", text):  # any other start of a line has one of these
        return False
    # After the end of a sentence, fewer lines count as prose.
    return bool(_relation().match(text) or find_typos(f"\n Ended.\n {text}\n"))


@cache
def _relation() -> re.Pattern[str]:
    target = rf"(?:{kind_pattern()}(?: +[^\s:]+)? *:|\[ *[^\s\]]+ *\])"
    return re.compile(relation_pattern() + target)
