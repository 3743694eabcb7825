"""Assemble a map from the parts of another format.

A format adds statements and relations under its own names, in any order. At the end, `MapAssembly`
finds ids, leaves out relations that are incomplete, and reports what it changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

import attrs

from argmap.attributes import Value, to_attributes
from argmap.formats.format import Imported
from argmap.formats.losses import Loss, LossKind, LossReport
from argmap.identifiers import generate_ids, is_id, is_tag, normalize_name
from argmap.model import (
    ArgumentMap,
    Citation,
    Inference,
    Kind,
    Link,
    Polarity,
    Section,
    Source,
    Statement,
)
from argmap.source import UNPRINTABLE, Diagnostic, Span
from argmap.text_layout import shorten
from argmap.validation import resembles_implicit

QUOTED_WIDTH = 60

Key = Hashable
"""The name of a statement in the other format."""


@attrs.define
class NewStatement:
    """A statement whose id is not known yet. `id` is the one that its author gave, if any."""

    key: Key
    text: str
    kind: Kind = Kind.CLAIM
    id: str = ""
    tags: list[str] = attrs.field(factory=list)
    citations: list[Citation] = attrs.field(factory=list)
    places: list[str] = attrs.field(factory=list)
    attributes: dict[str, Value] = attrs.field(factory=dict)
    section: str | None = None
    span: Span | None = None


@attrs.define
class NewLink:
    """A warrant or an exception, under the key of its statement."""

    statement: Key
    implicit: bool = False
    scheme: str = ""


@attrs.define
class NewInference:
    """A reason for or against a statement, under the keys of its statements."""

    conclusion: Key
    polarity: Polarity
    premises: Sequence[Key]
    warrants: list[NewLink] = attrs.field(factory=list)
    exceptions: list[NewLink] = attrs.field(factory=list)
    implicit: bool = False
    scheme: str = ""
    element: str = ""
    span: Span | None = None


@attrs.define
class MapAssembly:
    """A map that is being assembled, and the losses so far."""

    statements: dict[Key, NewStatement] = attrs.field(factory=dict)
    inferences: list[NewInference] = attrs.field(factory=list)
    sources: dict[str, Source] = attrs.field(factory=dict)
    source_ids: dict[Hashable, str] = attrs.field(factory=dict)
    """The ids of sources by their text and attributes."""
    source_counts: Counter[str] = attrs.field(factory=Counter)
    """The number of sources whose ids begin alike, by that beginning."""
    sections: list[Section] = attrs.field(factory=list)
    losses: list[Loss] = attrs.field(factory=list)
    warnings: list[Diagnostic] = attrs.field(factory=list)

    def lose(
        self, kind: LossKind, about: str, element: object = "", span: Span | None = None
    ) -> None:
        """Report a loss. `element` is the id or JSON pointer by which the file knows it."""
        self.losses.append(Loss(kind, about, str(element), span))

    def add_statement(
        self,
        key: Key,
        text: str,
        *,
        kind: Kind = Kind.CLAIM,
        id: str = "",  # noqa: A002
        element: object = "",
        span: Span | None = None,
    ) -> NewStatement:
        """Add a statement and return it; more can be set on it until the end.

        A text with control characters loses them. Without a text, a statement gets its name as its
        text, and that is reported.
        """
        prose = self.clean_text(text, element, span)
        if not prose:
            prose = self.clean_text(str(key), element, span) or "?"
            self.lose(LossKind.TEXT, f"it has no text; {quote(prose)} stands for it", element, span)
        added = NewStatement(key, prose, kind, normalize_name(id), span=span)
        self.statements[key] = added
        return added

    def clean_text(self, text: str, element: object = "", span: Span | None = None) -> str:
        """Return a text on one line with single spaces. Report what it loses by that."""
        prose = to_prose(text)
        if prose == text:
            return prose
        if prose != join_lines(text):
            about = f"characters that no map may contain, in {quote(prose)}"
            self.lose(LossKind.TEXT, about, element, span)
        if _LINE_BREAK.search(text.strip()):
            self.lose(LossKind.LAYOUT, f"line breaks in {quote(prose)}", element, span)
        return prose

    def clean_scheme(self, name: str, element: object = "", span: Span | None = None) -> str:
        """Return the name of a scheme as a mark can have it. Report what it loses."""
        prose = self.clean_text(name, element, span)
        if not prose:
            return ""
        scheme = to_prose(prose.translate({ord("("): " ", ord(")"): " "}))
        if resembles_implicit(scheme.partition(",")[0].strip(" ")):
            scheme = ""
        if scheme != prose:
            change = f"became {quote(scheme)}" if scheme else "has no place in a mark"
            self.lose(LossKind.SCHEME, f"{quote(prose)} {change}", element, span)
        return scheme

    def set_attributes(
        self,
        statement: NewStatement,
        attributes: Mapping[str, Any],
        element: object = "",
    ) -> None:
        """Add attributes to a statement. Report those that a map cannot have."""
        for key, value in attributes.items():
            try:
                statement.attributes.update(to_attributes({key: value}))
            except (TypeError, ValueError) as error:
                self.lose(LossKind.ATTRIBUTE, to_prose(str(error)), element, statement.span)

    def add_tags(self, statement: NewStatement, tags: Iterable[str], element: object = "") -> None:
        """Add tags to a statement. Report those that a map cannot have."""
        for tag in map(normalize_name, tags):
            if is_tag(tag):
                statement.tags.append(tag)
            else:
                self.lose(LossKind.TAG, quote(tag), element, statement.span)

    def finish(
        self, *, title: str = "", author: str = "", date: str = "", language: str = ""
    ) -> Imported:
        """Return the map. Report relations to statements that do not exist, and leave them out."""
        ids = self._find_ids()
        argument_map = ArgumentMap(
            [self._to_statement(new, ids[key]) for key, new in self.statements.items()],
            [made for new in self.inferences if (made := self._to_inference(new, ids))],
            self.sources,
            self.sections,
            self.clean_text(title, "title"),
            self.clean_text(author, "author"),
            self.clean_text(date, "date"),
            self.clean_text(language, "language"),
        )
        return Imported(argument_map, LossReport(tuple(self.losses)), tuple(self.warnings))

    def _find_ids(self) -> dict[Key, str]:
        """Return the id of each statement: its author's, if it can be one, or a generated one."""
        ids: dict[Key, str] = {}
        taken: set[str] = set()
        unnamed: list[Key] = []
        for key, new in self.statements.items():
            if is_id(new.id) and new.id not in taken:
                ids[key] = new.id
                taken.add(new.id)
                continue
            if new.id:
                why = "is given twice" if new.id in taken else "cannot be an id"
                self.lose(LossKind.ID, f"{quote(new.id)} {why}", new.id, new.span)
                new.id = ""
            unnamed.append(key)
        texts = {number: self.statements[key].text for number, key in enumerate(unnamed)}
        generated = generate_ids(texts, taken)
        return ids | {key: generated[number] for number, key in enumerate(unnamed)}

    def _to_statement(self, new: NewStatement, name: str) -> Statement:
        return Statement(
            new.kind,
            name,
            new.text,
            new.tags,
            new.citations,
            new.places,
            new.attributes,
            new.section,
            has_generated_id=not new.id,
            span=new.span,
        )

    def _to_inference(self, new: NewInference, ids: Mapping[Key, str]) -> Inference | None:
        links = (*new.warrants, *new.exceptions)
        needed = [new.conclusion, *new.premises, *(link.statement for link in links)]
        missing = [str(key) for key in needed if key not in ids]
        if missing or not new.premises:
            about = f"it names {quote(missing[0])}, which is missing" if missing else "no premise"
            self.lose(LossKind.INCOMPLETE_RELATION, about, new.element, new.span)
            return None
        return Inference(
            ids[new.conclusion],
            new.polarity,
            [ids[key] for key in new.premises],
            [Link(ids[link.statement], link.implicit, link.scheme) for link in new.warrants],
            [Link(ids[link.statement], link.implicit, link.scheme) for link in new.exceptions],
            new.implicit,
            new.scheme,
            span=new.span,
        )


_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def is_chosen_id(name: str) -> bool:
    """Return whether a name can be the id of a statement, and was not made by a machine."""
    return is_id(name) and not is_uuid(name)


def is_uuid(name: str) -> bool:
    """Return whether a name is an id that a machine made."""
    return _UUID.fullmatch(name) is not None


_BREAKS = re.compile("[ \t\n\r\x0b\x0c\x85\u2028\u2029]+")
_LINE_BREAK = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]")


def to_prose(text: str) -> str:
    """Return a text on one line with single spaces, without characters that no map may contain."""
    if text.isprintable() and "  " not in text and text == text.strip(" "):
        return text
    prose = join_lines(text)
    return join_lines(UNPRINTABLE.sub("", prose)) if UNPRINTABLE.search(prose) else prose


def join_lines(text: str) -> str:
    """Return a text on one line, with single spaces between words."""
    return _BREAKS.sub(" ", text).strip(" ")


def quote(text: str) -> str:
    """Return a text in quotation marks, cut to a width that fits a line."""
    return f"“{shorten(text, QUOTED_WIDTH)}”"
