"""From the items of all texts of a map to the map: every id, key and section looked up.

Codes: M001 an unknown id, M002 an id given twice, M005 an unknown source, M006 a source given
twice, M009 a header that cannot stand where it does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap import trusted
from argmap.language import syntax
from argmap.loader.attributes import checked
from argmap.loader.relations import inference
from argmap.loader.suggestions import Suggestions
from argmap.model import Citation, FrozenDict, Kind, Section, Source
from argmap.naming import generate_ids, opening
from argmap.source import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from argmap.loader.bibliography import Unusable
    from argmap.loader.lines import Line
    from argmap.loader.passages import Passage
    from argmap.loader.relations import Reason
    from argmap.model import ArgumentMap, Statement, Value
    from argmap.source import Span, Text

DEEPEST_SECTION = 6

_KINDS = {kind.value: kind for kind in Kind}
_NO_ATTRIBUTES: FrozenDict[str, Value] = FrozenDict()


class Resolver:
    """Takes in the lines of the texts of a map in order of writing, then makes the map of them.

    What was made of a line before is kept where making it again would come to the same; `before` is
    who made it.
    """

    def __init__(self, before: Resolver | None = None) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._renamed = False
        self._given: list[str] = []
        self._suggestions: Suggestions = Suggestions(before._suggestions if before else None)
        self._header: dict[str, str] = {}
        self._statements: list[Line] = []
        self._references: list[Line] = []
        self._reasons: list[tuple[Line, Reason]] = []
        self._sources: dict[str, Source] = {}
        self._sources_before = (before or self)._sources.keys()
        self._unusable: dict[str, Diagnostic] = {}
        self._told: set[str] = set()  # the keys of unusable entries that were cited
        self._incomplete = False
        self._sections: list[Line] = []
        self._levels: dict[Line, int] = {}
        self._heading: Line | None = None
        self._including: list[Line | None] = []

    # Taking in

    def take(self, lines: Iterable[Line], *, included: bool = False) -> None:
        """Take in lines. The headers of an included text speak of that text, and do not count."""
        for line in lines:
            node = line.node
            if isinstance(node, syntax.Statement):
                if node.kind:
                    self._statements.append(line)
                    self._given.append(node.id)
                    if line.section is not self._heading:
                        line.section, line.statement = self._heading, None
            elif isinstance(node, syntax.Reference):
                if node.id:
                    self._references.append(line)
            else:
                self._take_other(line, node, included)
            if line.reason is not None:
                self._reasons.append((line, line.reason))
            if line.amiss:
                self.diagnostics += line.amiss

    def _take_other(self, line: Line, node: syntax.Item, included: bool) -> None:
        if isinstance(node, syntax.Heading):
            self._begin_section(line, node)
        elif isinstance(node, syntax.SourceLine):
            self._take_source(line.text, node)
        elif isinstance(node, syntax.Header) and not included:
            self._take_header(line.text, node)

    def begin_include(self) -> None:
        """What follows comes from another text, and belongs under the section at hand."""
        self._including.append(self._heading)

    def end_of_include(self) -> None:
        """What follows stands in the section again that the including text was in."""
        if self._including:
            self._heading = self._including.pop()

    def add_source(self, source: Source) -> None:
        """Take in a source, from a text or a bibliography."""
        first = self._sources.setdefault(source.id, source)
        if first is not source:
            where = f"the first one is at {_place(first.span)}"
            self._report("M006", f"`{source.id}` names two sources", source.span, where)

    def add_unusable(self, entry: Unusable) -> None:
        """Take note of an entry that is no source; it is told of when it is cited, or at once."""
        if entry.key is None:
            self.diagnostics.append(entry.diagnostic)
        else:
            self._unusable.setdefault(entry.key, entry.diagnostic)

    def _begin_section(self, line: Line, heading: syntax.Heading) -> None:
        around = self._including[-1] if self._including else None
        above = 0 if around is None else self._levels[around]
        self._levels[line] = min(above + heading.level, DEEPEST_SECTION)
        self._sections.append(line)
        self._heading = line

    def _take_source(self, text: Text | Passage, line: syntax.SourceLine) -> None:
        prose = line.prose
        attributes = checked(text, prose.attributes, self.diagnostics)
        span = text.span(line.start, line.end)
        self.add_source(Source(line.key, prose.text or line.key, attributes, span=span))

    def _take_header(self, text: Text | Passage, header: syntax.Header) -> None:
        if not header.value:
            return  # which has been said already
        span = text.span(header.start, header.end)
        if self._statements:
            cure = "move it above the first statement"
            self._report("M009", "headers stand at the top of a map", span, cure)
        elif header.key in self._header:
            self._report("M009", f"`{header.key}` is given twice", span, "keep one of them")
        else:
            self._header[header.key] = header.value

    # Making the map

    def resolve(self, *, incomplete: bool = False) -> ArgumentMap:
        """The map of all that was taken in; what is wrong with it is added to `diagnostics`.

        Where it is `incomplete`, what is named and not there may be in what could not be read, and
        nothing is said of it.
        """
        self._incomplete = incomplete
        self._name_sections()
        self._name_statements()
        self._forget_citations()
        statements = {line.id: line.statement or self._statement(line) for line in self._statements}
        for reference in self._references:
            self._look_up(reference, statements)
        inferences = (
            (not self._renamed and reason.made) or inference(first, reason)
            for first, reason in self._reasons
        )
        return trusted.argument_map(
            FrozenDict(statements),
            tuple(filter(None, inferences)),
            FrozenDict(self._sources),
            tuple(map(self._section, self._sections)),
            self._header,
        )

    def _name_sections(self) -> None:
        """Give each section its id: the author's, or one made from its title."""
        given: dict[str, Line] = {}
        nameless: dict[int, str] = {}
        before = [line.id for line in self._sections]
        for number, line in enumerate(self._sections):
            heading = line.node
            assert isinstance(heading, syntax.Heading)
            line.id = heading.id
            first = given.setdefault(line.id, line) if line.id else None
            if first is not line:
                nameless[number] = heading.title
            if first and first is not line:
                span = line.text.span(heading.start, heading.end)
                where = f"the first one is at {_place_of(first)}"
                self._report("M002", f"two sections have the id `{line.id}`", span, where)
        for number, name in generate_ids(nameless, given).items():
            self._sections[number].id = name
        renamed = {
            line for line, name in zip(self._sections, before, strict=True) if line.id != name
        }
        for line in self._statements if renamed else ():
            if line.section in renamed:
                line.statement = None

    def _name_statements(self) -> None:
        """Give each statement its id: the author's, or one made from its text."""
        names = self._given
        if "" in names or len({*names}) < len(names):
            names = self._names()
        for line, name in zip(self._statements, names, strict=True):
            if line.id != name:
                self._renamed = self._renamed or bool(line.id)
                line.id, line.statement = name, None

    def _names(self) -> list[str]:
        """The ids of the statements, where some have none of their own."""
        given: dict[str, Line] = {}
        nameless: dict[int, str] = {}
        for number, line in enumerate(self._statements):
            name = self._given[number]
            first = given.setdefault(name, line) if name else None
            if first is not line:
                nameless[number] = _text(line)
            if first and first is not line:
                self._report_twice(name, first, line)
        openings = [_opening(self._statements[number]) for number in nameless]
        made = generate_ids(nameless, given, openings)
        return [made.get(number) or name for number, name in enumerate(self._given)]

    def _report_twice(self, name: str, first: Line, line: Line) -> None:
        end = line.node.end
        cure = f"the first one is at {_place_of(first)}; give this one another, or write `[{name}]`"
        span = line.text.span(end - len(name), end)
        self._report("M002", f"two statements have the id `{name}`", span, cure)

    def _forget_citations(self) -> None:
        """Make the statements again that cite something, where other sources are there now."""
        if self._sources_before != self._sources.keys():
            for line in self._statements:
                if line.statement and line.statement.citations:
                    line.statement = None

    def _statement(self, line: Line) -> Statement:
        """The statement that a line makes. It is kept with the line if nothing is wrong with it."""
        before = len(self.diagnostics)
        made = self._made(line, None if line.section is None else line.section.id)
        if len(self.diagnostics) == before:
            line.statement = made
        return made

    def _made(self, line: Line, section: str | None) -> Statement:
        text, node = line.text, line.node
        assert isinstance(node, syntax.Statement)
        prose = node.prose
        return trusted.statement(
            _KINDS[node.kind],
            line.id,
            prose.text or "…",
            prose.tags,
            tuple(self._citations(text, prose)) if prose.citations else (),
            prose.places,
            self._attributes(text, prose) if prose.attributes else _NO_ATTRIBUTES,
            section,
            text.span(node.start, node.end),
        )

    def _attributes(self, text: Text | Passage, prose: syntax.Prose) -> FrozenDict[str, Value]:
        return FrozenDict(checked(text, prose.attributes, self.diagnostics))

    def _citations(self, text: Text | Passage, prose: syntax.Prose) -> Iterator[Citation]:
        for cite in prose.citations:
            unusable = self._unusable.pop(cite.key, None)
            if unusable:
                self.diagnostics.append(unusable)
                self._told.add(cite.key)
            if cite.key in self._sources:
                yield Citation(cite.key, cite.locator)
            elif cite.key not in self._told:
                span = text.span(cite.start, cite.end)
                what = f"no source has the key `{cite.key}`"
                otherwise = f"describe it in a line `source {cite.key}: …`"
                self._unknown("M005", what, cite.key, "@{}", self._sources, span, otherwise)

    def _look_up(self, reference: Line, statements: Mapping[str, Statement]) -> None:
        """Note the id of the statement that a reference means, if it is there."""
        node = reference.node
        assert isinstance(node, syntax.Reference)
        found = node.id if node.id in statements else ""
        self._renamed = self._renamed or found != reference.id
        reference.id = found
        if found:
            return
        span = reference.text.span(node.start, node.end)
        what = f"no statement has the id `{node.id}`"
        otherwise = "write the statement, or take the reference out"
        self._unknown("M001", what, node.id, "[{}]", statements, span, otherwise)

    def _section(self, line: Line) -> Section:
        heading = line.node
        assert isinstance(heading, syntax.Heading)
        span = line.text.span(heading.start, heading.end)
        return Section(line.id, heading.title or "…", self._levels[line], span=span)

    # Saying what is wrong

    def _unknown(
        self,
        code: str,
        message: str,
        name: str,
        form: str,
        known: Collection[str],
        span: Span,
        otherwise: str,
    ) -> None:
        near = self._suggestions.near(name, known)
        if self._incomplete and not near:
            return
        self._report(
            code, message, span, f"did you mean `{form.format(near)}`?" if near else otherwise
        )

    def _report(self, code: str, message: str, span: Span | None, cure: str) -> None:
        self.diagnostics.append(Diagnostic(code, Severity.ERROR, message, span, cure))


def _place(span: Span | None) -> str:
    return f"{span.path}:{span.line}" if span else "another place"


def _text(line: Line) -> str:
    assert isinstance(line.node, syntax.Statement)
    return line.node.prose.text


def _opening(line: Line) -> str:
    line.opening = line.opening or opening(_text(line))
    return line.opening


def _place_of(line: Line) -> str:
    return _place(line.text.span(line.node.start, line.node.end))
