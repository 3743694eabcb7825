"""Build a map from the items of its texts: give and look up ids, sources and sections.

Codes: M001 an unknown statement, M002 an id given twice, M005 an unknown source, M006 a source
given twice, M007 a value of the wrong type, M008 an attribute given twice, M009 a misplaced header.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from argmap.attributes import KNOWN, Value, suggest_value
from argmap.identifiers import generate_ids
from argmap.language import syntax
from argmap.loader.diagnostics import LimitedSuggestions, error
from argmap.loader.lines import MapLine, ReasonLines, flatten
from argmap.model import ArgumentMap, Citation, Section, Source, Statement
from argmap.source import Diagnostic, Span, Text

DEEPEST_SECTION = 6


class Resolver:
    """Collect the items of a map in the order of its texts, then build the map."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._suggestions = LimitedSuggestions()
        self._header: dict[str, str] = {}
        self._document_span: Span | None = None
        self._statements: list[tuple[MapLine, MapLine | None]] = []  # each with its heading
        self._references: list[MapLine] = []
        self._reasons: list[ReasonLines] = []
        self._sources: dict[str, Source] = {}
        self._entries: set[str] = set()  # the keys of sources from bibliographies
        self._unusable: dict[str, Diagnostic] = {}  # entries that nothing has cited so far
        self._reported: set[str] = set()  # the keys of unusable entries that were cited
        self._incomplete = False
        self._headings: list[MapLine] = []
        self._levels: dict[MapLine, int] = {}
        self._heading: MapLine | None = None
        self._including: list[MapLine | None] = []

    # Collecting

    def add(self, text: Text, item: syntax.Item, *, included: bool = False) -> None:
        """Add an item. The headers of an included text describe that text, and are ignored."""
        if isinstance(item, syntax.Heading):
            self._begin_section(MapLine(text, item), item)
        elif isinstance(item, syntax.SourceLine):
            self._add_source_line(text, item)
        elif isinstance(item, syntax.Header):
            if not included:
                self._add_header(text, item)
        else:
            lines, reasons, diagnostics = flatten(text, item)
            for line in lines:
                node = line.node
                if isinstance(node, syntax.StatementNode) and node.kind:
                    self._statements.append((line, self._heading))
                elif isinstance(node, syntax.Reference) and node.id:
                    self._references.append(line)
            self._reasons += reasons
            self.diagnostics += diagnostics

    def begin_include(self) -> None:
        """Place the items that follow, which come from another text, below the current section."""
        self._including.append(self._heading)

    def end_include(self) -> None:
        """Return to the section of the including text."""
        if self._including:
            self._heading = self._including.pop()

    def add_entry(self, source: Source) -> None:
        """Add a source from a bibliography.

        Entries of two bibliographies may have the same key, unless they differ and are cited.
        """
        first = self._sources.get(source.id)
        if first is None or source.id not in self._entries:
            self._add_source(source)
            self._entries.add(source.id)
        elif first != source:
            self._unusable.setdefault(source.id, _report_repeated_key(first, source))

    def _add_source(self, source: Source) -> None:
        first = self._sources.setdefault(source.id, source)
        if first is not source:
            self.diagnostics.append(_report_repeated_key(first, source))

    def add_unusable(self, key: str | None, diagnostic: Diagnostic) -> None:
        """Report an unusable entry: now if it has no key, otherwise where it is cited."""
        if key is None:
            self.diagnostics.append(diagnostic)
        else:
            self._unusable.setdefault(key, diagnostic)

    def _begin_section(self, line: MapLine, heading: syntax.Heading) -> None:
        around = self._including[-1] if self._including else None
        above = 0 if around is None else self._levels[around]
        self._levels[line] = min(above + heading.level, DEEPEST_SECTION)
        self._headings.append(line)
        self._heading = line

    def _add_source_line(self, text: Text, line: syntax.SourceLine) -> None:
        prose = line.prose
        attributes = self._build_attributes(text, prose.attributes)
        span = text.span(line.start, line.end)
        self._add_source(Source(line.key, prose.text or line.key, attributes, span=span))

    def _add_header(self, text: Text, header: syntax.Header) -> None:
        if not header.value:
            return  # the parser has reported it
        span = text.span(header.start, header.end)
        if self._statements:
            message = "headers must come before the first statement"
            fix = "move this line above the first statement"
            self.diagnostics.append(error("M009", message, span, fix))
        elif header.key in self._header:
            message = f"`{header.key}` is given twice"
            self.diagnostics.append(error("M009", message, span, "remove one of the two lines"))
        else:
            self._header[header.key] = header.value
            if header.key == "document":
                self._document_span = span

    # Building

    def resolve(self, *, incomplete: bool = False) -> ArgumentMap:
        """Return the map of all items, and add what is wrong with it to `diagnostics`.

        In an `incomplete` map, unknown names may be defined in what could not be read. They are
        reported only where a known name is near.
        """
        self._incomplete = incomplete
        self._name_sections()
        self._name_statements()
        statements = {
            line.id: self._build_statement(line, heading) for line, heading in self._statements
        }
        for reference in self._references:
            self._look_up(reference, statements)
        inferences = [reason.to_inference() for reason in self._reasons]
        return ArgumentMap(
            statements,
            [inference for inference in inferences if inference is not None],
            self._sources,
            [self._build_section(line) for line in self._headings],
            **self._header,
            document_span=self._document_span,
        )

    def _name_sections(self) -> None:
        for line, other, name in _set_ids(self._headings):
            message = f"two sections have the id `{name}`"
            fix = f"the first one is at {_place_of(other)}; give this one another id"
            span = line.text.span(line.node.start, line.node.end)
            self.diagnostics.append(error("M002", message, span, fix))

    def _name_statements(self) -> None:
        for line, other, name in _set_ids([line for line, _ in self._statements]):
            message = f"two statements have the id `{name}`"
            fix = (
                f"the first one is at {_place_of(other)}; give this one another id, "
                f"or write `[{name}]` to refer to the first"
            )
            end = line.node.end
            span = line.text.span(end - len(name), end)
            self.diagnostics.append(error("M002", message, span, fix))

    def _build_statement(self, line: MapLine, heading: MapLine | None) -> Statement:
        node = line.node
        assert isinstance(node, syntax.StatementNode)
        prose = node.prose
        return Statement(
            node.kind,
            line.id,
            prose.text or "…",
            prose.tags,
            list(self._build_citations(line.text, prose)) if prose.citations else (),
            prose.places,
            self._build_attributes(line.text, prose.attributes),
            heading.id if heading else None,
            has_generated_id=line.id != node.id,
            span=line.text.span(node.start, node.end),
        )

    def _build_attributes(
        self, text: Text, written: Iterable[syntax.Attribute]
    ) -> dict[str, Value]:
        """Return the attributes that are right, and report the others."""
        attributes: dict[str, Value] = {}
        for attribute in written:
            key, value = attribute.key, attribute.value
            known = KNOWN.get(key)
            if key in attributes:
                span = text.span(attribute.key_start, attribute.key_start + len(key))
                fix = "keep one" if known and not known.several else "keep one, or write a list"
                self.diagnostics.append(error("M008", f"`{key}` is given twice", span, fix))
            elif known and not known.fits(value):
                span = text.span(attribute.start, attribute.end)
                better = suggest_value(key, value) if isinstance(value, str) else None
                fix = f"write `{key}: {better or known.example}`" + (
                    "" if better else ", for example"
                )
                self.diagnostics.append(error("M007", f"`{key}` must be {known.name}", span, fix))
            else:
                attributes[key] = value
        return attributes

    def _build_citations(self, text: Text, prose: syntax.Prose) -> Iterator[Citation]:
        for cite in prose.citations:
            unusable = self._unusable.pop(cite.key, None)
            if unusable:
                self.diagnostics.append(unusable)
                self._reported.add(cite.key)
            if cite.key in self._sources:
                yield Citation(cite.key, cite.locator)
            elif cite.key not in self._reported:
                span = text.span(cite.start, cite.end)
                message = f"no source has the key `{cite.key}`"
                near = self._suggestions.nearest(cite.key, self._sources)
                fix = f"add a line `source {cite.key}: …`"
                self._report_unknown("M005", message, span, near and f"@{near}", fix)

    def _look_up(self, reference: MapLine, statements: Collection[str]) -> None:
        """Set the id of a reference if there is such a statement."""
        node = reference.node
        assert isinstance(node, syntax.Reference)
        if node.id in statements:
            reference.id = node.id
            return
        span = reference.text.span(node.start, node.end)
        message = f"no statement has the id `{node.id}`"
        near = self._suggestions.nearest(node.id, statements)
        fix = "add the statement, or remove the reference"
        self._report_unknown("M001", message, span, near and f"[{near}]", fix)

    def _build_section(self, line: MapLine) -> Section:
        heading = line.node
        assert isinstance(heading, syntax.Heading)
        span = line.text.span(heading.start, heading.end)
        return Section(line.id, heading.title or "…", self._levels[line], span=span)

    def _report_unknown(
        self, code: str, message: str, span: Span, near: str | None, fix: str
    ) -> None:
        if near:
            fix = f"did you mean `{near}`?"
        elif self._incomplete:
            return
        self.diagnostics.append(error(code, message, span, fix))


def _set_ids(lines: list[MapLine]) -> list[tuple[MapLine, MapLine, str]]:
    """Set the id of each statement or heading: the author's, or a generated one.

    Return the lines whose ids are taken, with the line that has the id and the id.
    """
    given: dict[str, MapLine] = {}
    unnamed: dict[int, str] = {}
    taken: list[tuple[MapLine, MapLine, str]] = []
    for number, line in enumerate(lines):
        node = line.node
        assert isinstance(node, syntax.StatementNode | syntax.Heading)
        line.id = node.id
        first = given.setdefault(node.id, line) if node.id else None
        if first is not line:
            unnamed[number] = node.title if isinstance(node, syntax.Heading) else node.prose.text
        if first and first is not line:
            taken.append((line, first, node.id))
    for number, name in generate_ids(unnamed, given).items():
        lines[number].id = name
    return taken


def _report_repeated_key(first: Source, second: Source) -> Diagnostic:
    message = f"two sources have the key `{second.id}`"
    fix = f"the first one is at {_place(first.span)}; give this one another key"
    return error("M006", message, second.span, fix)


def _place(span: Span | None) -> str:
    return f"{span.path}:{span.line}" if span else "another place"


def _place_of(line: MapLine) -> str:
    return _place(line.text.span(line.node.start, line.node.end))
