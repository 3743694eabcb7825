"""Read YAML as text, lists and objects, each with its place. Tags and types have no effect."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NoReturn

import attrs

from argmap.errors import FormatError
from argmap.formats.assembly import to_prose
from argmap.formats.input_file import InputFile
from argmap.source import Span, Text

SUFFIXES = (".yaml", ".yml")

DEEPEST_YAML = 100
"""The greatest depth of nested lists and objects of YAML."""

LARGEST_YAML = 1_000_000
"""The greatest number of parts of a document. Aliases count as often as they are used."""

_NULLS = ("", "~", "null", "Null", "NULL")
_TRUE = ("true", "yes", "on")


@attrs.define(eq=False, repr=False)
class YamlPart:
    """A part of a document: text, or the items of a list, or the members of an object."""

    span: Span
    text: str = ""
    items: list[YamlPart] = attrs.field(factory=list)
    members: dict[str, YamlPart] = attrs.field(factory=dict)
    key_spans: dict[str, Span] = attrs.field(factory=dict)
    kind: str = "text"
    size: int = 1
    is_complete: bool = False
    key: YamlPart | None = None
    """The key whose value comes next, while an object is built."""

    def get(self, key: str) -> YamlPart:
        """Return a member, or an empty text."""
        return self.members.get(key) or YamlPart(self.span)

    def one_or_more(self) -> list[YamlPart]:
        """Return the items of a list, or the part itself if it is text that is not empty."""
        if self.kind == "list":
            return self.items
        return [self] if self.text else []

    @property
    def is_true(self) -> bool:
        """Whether it is the truth value true."""
        return self.text.casefold() in _TRUE

    @property
    def value(self) -> str | list[str] | None:
        """A text or a list of texts, as attributes have, or None for anything else."""
        if self.kind == "list":
            return [item.text for item in self.items if item.text] if self.is_flat else None
        return self.text if self.kind == "text" else None

    @property
    def is_flat(self) -> bool:
        """Whether all items of the list are texts."""
        return all(item.kind == "text" for item in self.items)

    @property
    def shown(self) -> str:
        """The text of the part, or its source if it is a list or an object, on one line."""
        content = self.span.text.content
        return to_prose(self.text or content[self.span.start : self.span.end])


def read_document(file: InputFile) -> YamlPart:
    """Return the only document of a YAML file. Raises FormatError."""
    found = read_documents(file)
    if len(found) > 1:
        place = found[1].span
        message = "a second document begins here; only one is expected"
        raise FormatError(message, file.name, place.line, place.column)
    return found[0] if found else YamlPart(file.text.span(0, 0))


def read_if_yaml(file: InputFile) -> tuple[YamlPart, ...]:
    """Return the documents of a file, for formats that recognize their files.

    There are none in a file that is no YAML. If its ending says that it should be, raises
    FormatError, which explains more than that no format was recognized.
    """
    try:
        return read_documents(file)
    except FormatError:
        if file.suffix in SUFFIXES:
            raise
        return ()


@lru_cache(maxsize=1)  # several formats look at the same file
def read_documents(file: InputFile) -> tuple[YamlPart, ...]:
    """Return the documents of a YAML file. Raises FormatError."""
    import yaml  # takes 15 ms

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    builder = _Builder(file.text)
    try:
        for event in yaml.parse(file.text.content, Loader=loader):
            builder.add(type(event).__name__, event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        message = error.problem or error.context or "syntax error"
        raise FormatError(f"this is not YAML: {message}", file.name, *place) from None
    except yaml.YAMLError as error:  # a character that YAML does not allow
        reason = str(error).partition("\n")[0]
        raise FormatError(f"this is not YAML: {reason}", file.name) from None
    return tuple(builder.documents)


@attrs.define
class _Builder:
    """Builds documents from events, without recursion."""

    text: Text
    documents: list[YamlPart] = attrs.field(factory=list)
    stack: list[YamlPart] = attrs.field(factory=list)
    anchors: dict[str, YamlPart] = attrs.field(factory=dict)
    size: int = 0

    def add(self, name: str, event: Any) -> None:
        """Take an event."""
        if name == "DocumentStartEvent":
            self.anchors.clear()
            self.size = 0
        elif name == "AliasEvent":
            self._finish(self._find_anchor(event))
        elif name == "ScalarEvent":
            part = self._start(event, "text")
            is_null = event.style is None and event.value in _NULLS
            part.text = "" if is_null else event.value
            self._finish(part)
        elif name in ("MappingStartEvent", "SequenceStartEvent"):
            part = self._start(event, "object" if name == "MappingStartEvent" else "list")
            if len(self.stack) == DEEPEST_YAML:
                self._refuse(f"YAML is nested more than {DEEPEST_YAML} levels deep", part.span)
            self.stack.append(part)
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            part = self.stack.pop()
            part.span = self.text.span(part.span.start, self._offset(event.end_mark))
            self._finish(part)

    def _start(self, event: Any, kind: str) -> YamlPart:
        start, end = self._offset(event.start_mark), self._offset(event.end_mark)
        part = YamlPart(self.text.span(start, end), kind=kind)
        if event.anchor:
            self.anchors[event.anchor] = part
        return part

    def _find_anchor(self, event: Any) -> YamlPart:
        start, end = self._offset(event.start_mark), self._offset(event.end_mark)
        span = self.text.span(start, end)
        part = self.anchors.get(event.anchor)
        if part is None or not part.is_complete:
            why = "is not defined" if part is None else "contains itself"
            self._refuse(f"the alias *{event.anchor} {why}", span)
        return part

    def _finish(self, part: YamlPart) -> None:
        """Put a part into the list or object that it is in, or among the documents."""
        part.is_complete = True
        self.size += part.size
        if self.size > LARGEST_YAML:
            self._refuse(f"YAML has more than {LARGEST_YAML:,} parts", part.span)
        if not self.stack:
            self.documents.append(part)
            return
        holder = self.stack[-1]
        holder.size += part.size
        if holder.kind == "list":
            holder.items.append(part)
        elif holder.key is None:
            holder.key = part
        else:
            self._add_member(holder, holder.key, part)
            holder.key = None

    def _add_member(self, holder: YamlPart, key: YamlPart, part: YamlPart) -> None:
        if key.kind != "text":
            self._refuse("a key must be text", key.span)
        if key.text in holder.members:
            self._refuse(f"the key {key.text!r} is given twice", key.span)
        holder.members[key.text] = part
        holder.key_spans[key.text] = key.span

    def _offset(self, mark: Any) -> int:
        """Return the offset of a mark.

        YAML has more kinds of line ends than a text, and ends a block in a line of its own.
        """
        line, column = int(mark.line), int(mark.column)
        starts, end = self.text.line_starts, len(self.text.content)
        return min(starts[line] + column, end) if line < len(starts) else end

    def _refuse(self, message: str, span: Span) -> NoReturn:
        raise FormatError(message, self.text.name, span.line, span.column)
