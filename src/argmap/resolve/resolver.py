"""From the items of all texts of a map to the map: every id, key and section looked up.

Codes: M001 an unknown id, M002 an id given twice, M005 an unknown source, M006 a source given
twice, M009 a header that cannot stand where it does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.language import syntax
from argmap.model import ArgumentMap, Citation, Inference, Link, Section, Source, Statement
from argmap.naming import made_ids
from argmap.resolve.attributes import checked
from argmap.resolve.relations import Named, Walk
from argmap.resolve.suggestions import Suggestions
from argmap.source import Diagnostic, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from argmap.resolve.bibliography import Unusable
    from argmap.resolve.relations import Member, Reason, Target
    from argmap.source import Text

DEEPEST_SECTION = 6


@attrs.frozen(eq=False)
class _Written:
    """A statement as it stands in a text, and the number of its section."""

    text: Text
    node: syntax.Statement
    section: int | None


@attrs.frozen(eq=False)
class _Titled:
    """A heading as it stands in a text, and its level in the whole map."""

    text: Text
    node: syntax.Heading
    level: int


class Resolver:
    """Takes in the items of the texts of a map in order of writing, then makes the map of them."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._suggestions = Suggestions()
        self._header: dict[str, str] = {}
        self._written: list[_Written] = []
        self._walk = Walk(self._note)
        self._sources: dict[str, Source] = {}
        self._unusable: dict[str, Diagnostic] = {}
        self._told: set[str] = set()  # the keys of unusable entries that were cited
        self._incomplete = False
        self._sections: list[_Titled] = []
        self._section: int | None = None
        self._including: list[int | None] = []

    # Taking in

    def take(self, text: Text, item: syntax.Item, *, included: bool) -> None:
        """Take in an item. The headers of an included text speak of that text, and do not count."""
        if isinstance(item, syntax.Statement | syntax.Reference):
            self._walk.tree(text, item)
        elif isinstance(item, syntax.Heading):
            self._begin_section(text, item)
        elif isinstance(item, syntax.SourceLine):
            self._take_source(text, item)
        elif isinstance(item, syntax.Header) and not included:
            self._take_header(text, item)

    def begin_include(self) -> None:
        """What follows comes from another text, and belongs under the section at hand."""
        self._including.append(self._section)

    def end_of_include(self) -> None:
        """What follows stands in the section again that the including text was in."""
        if self._including:
            self._section = self._including.pop()

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

    def _note(self, text: Text, node: syntax.Statement) -> int:
        self._written.append(_Written(text, node, self._section))
        return len(self._written) - 1

    def _begin_section(self, text: Text, heading: syntax.Heading) -> None:
        around = self._including[-1] if self._including else None
        above = self._sections[around].level if around is not None else 0
        self._section = len(self._sections)
        level = min(above + heading.level, DEEPEST_SECTION)
        self._sections.append(_Titled(text, heading, level))

    def _take_source(self, text: Text, line: syntax.SourceLine) -> None:
        prose, span = line.prose, Span(text, line.start, line.end)
        attributes = checked(text, prose.attributes, self.diagnostics)
        self.add_source(Source(line.key, prose.text or line.key, attributes, span=span))

    def _take_header(self, text: Text, header: syntax.Header) -> None:
        span = Span(text, header.start, header.end)
        if not header.value:
            return  # which has been said already
        if self._written:
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
        self.diagnostics += self._walk.diagnostics
        sections = list(self._named_sections())
        ids = self._ids()
        statements = {
            name: self._statement(written, name, sections)
            for written, name in zip(self._written, ids, strict=True)
        }
        linked = (self._inference(reason, ids, statements) for reason in self._walk.reasons)
        return ArgumentMap(
            statements,
            tuple(inference for inference in linked if inference),
            self._sources,
            tuple(sections),
            **self._header,
        )

    def _named_sections(self) -> Iterator[Section]:
        """The sections with their ids; a section without one gets it from its title."""
        given: dict[str, Span] = {}
        untitled: dict[int, str] = {}
        for number, titled in enumerate(self._sections):
            node = titled.node
            span = Span(titled.text, node.start, node.end)
            if not node.id:
                untitled[number] = node.title
            elif node.id in given:
                where = f"the first one is at {_place(given[node.id])}"
                self._report("M002", f"two sections have the id `{node.id}`", span, where)
                untitled[number] = node.title
            else:
                given[node.id] = span
        made = made_ids(untitled, given)
        for number, titled in enumerate(self._sections):
            node = titled.node
            span = Span(titled.text, node.start, node.end)
            yield Section(made.get(number, node.id), node.title or "…", titled.level, span=span)

    def _ids(self) -> list[str]:
        """The id of each statement: the author's, or one made from its text."""
        given: dict[str, _Written] = {}
        nameless: dict[int, str] = {}
        for number, written in enumerate(self._written):
            name = written.node.id
            first = given.setdefault(name, written) if name else None
            if first is not written:
                nameless[number] = written.node.prose.text
            if first and first is not written:
                place = _place(Span(first.text, first.node.start, first.node.end))
                cure = f"the first one is at {place}; give this one another, or write `[{name}]`"
                span = _end_of(written, len(name))
                self._report("M002", f"two statements have the id `{name}`", span, cure)
        made = made_ids(nameless, given)
        return [made.get(number) or written.node.id for number, written in enumerate(self._written)]

    def _statement(self, written: _Written, name: str, sections: list[Section]) -> Statement:
        text, node = written.text, written.node
        prose = node.prose
        return Statement(
            node.kind,
            name,
            prose.text or "…",
            prose.tags,
            tuple(self._citations(text, prose)),
            prose.places,
            checked(text, prose.attributes, self.diagnostics) if prose.attributes else {},
            None if written.section is None else sections[written.section].id,
            span=Span(text, node.start, node.end),
        )

    def _citations(self, text: Text, prose: syntax.Prose) -> Iterator[Citation]:
        for cite in prose.citations:
            unusable = self._unusable.pop(cite.key, None)
            if unusable:
                self.diagnostics.append(unusable)
                self._told.add(cite.key)
            if cite.key in self._sources:
                yield Citation(cite.key, cite.locator)
            elif cite.key not in self._told:
                span = Span(text, cite.start, cite.end)
                what = f"no source has the key `{cite.key}`"
                otherwise = f"describe it in a line `source {cite.key}: …`"
                self._unknown("M005", what, cite.key, "@{}", self._sources, span, otherwise)

    def _inference(
        self, reason: Reason, ids: list[str], statements: dict[str, Statement]
    ) -> Inference | None:
        """The inference, unless one of its members is not there: without it, it would say more."""
        members = (reason.first, *reason.others, *reason.warrants, *reason.exceptions)
        conclusion = self._name(reason.conclusion, ids, statements)
        names = [self._name(member.target, ids, statements) for member in members]
        if conclusion is None or None in names:
            return None
        name = iter(filter(None, names))
        return Inference(
            conclusion,
            reason.polarity,
            tuple(next(name) for _ in (reason.first, *reason.others)),
            tuple(_link(member, next(name)) for member in reason.warrants),
            tuple(_link(member, next(name)) for member in reason.exceptions),
            reason.first.implicit,
            reason.first.scheme,
            span=reason.span,
        )

    def _name(self, target: Target, ids: list[str], statements: dict[str, Statement]) -> str | None:
        """The id of a target; None where there is none, which has been said or is said here."""
        if not isinstance(target, Named):
            return None if target is None else ids[target]
        if target.id in statements:
            return target.id
        what = f"no statement has the id `{target.id}`"
        otherwise = "write the statement, or take the reference out"
        self._unknown("M001", what, target.id, "[{}]", statements, target.span, otherwise)
        return None

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


def _link(member: Member, statement: str) -> Link:
    return Link(statement, member.implicit, member.scheme)


def _place(span: Span | None) -> str:
    return f"{span.path}:{span.line}" if span else "another place"


def _end_of(written: _Written, length: int) -> Span:
    """The last characters of the head of a statement: its id."""
    return Span(written.text, written.node.end - length, written.node.end)
