"""Texts of the language, in every layout that an author may choose.

What a map says is first laid out as lines under lines: which statement is written inside another,
which relations go under a reference to it before or after. The lines are then indented, wrapped,
and mixed with comments and blank lines. How a single line is spelt is the printer's business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import attrs
from hypothesis import strategies as st

from argmap.canonical import find_omissible_ids
from argmap.language import syntax
from argmap.language.printer import print_document
from argmap.model import IMPLICIT, ArgumentMap
from argmap.testing.construction import maps
from argmap.testing.narrowing import Narrowing
from argmap.testing.printing import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from argmap.attributes import Value
    from argmap.model import Inference, Link, Source, Statement


@attrs.frozen(eq=False)
class _Line:
    """A line as the printer wraps it, and the lines that stand under it."""

    parts: list[str]
    under: list[_Line] = attrs.field(factory=list)


@attrs.frozen
class Layout:
    """A text in the parts between which something could be put, the first being the header."""

    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole of it."""
        return Document("".join(self.parts))


def documents(**narrowing: Unpack[Narrowing]) -> st.SearchStrategy[str]:
    """Texts of the language without a mistake, in every layout.

    What they say is narrowed as in `maps`, and refused as there.
    """
    return maps(**narrowing).flatmap(layouts)


def layouts(argument_map: ArgumentMap) -> st.SearchStrategy[str]:
    """Texts that say what a map says: reading any of them gives an equal map.

    They differ in indentation, wrapping, comments, blank lines and ends of lines, in what is
    written inside what, and in what is added below or above under a reference.
    """
    return laid_out(argument_map).map(lambda layout: layout.text)


@st.composite
def laid_out(draw: st.DrawFn, argument_map: ArgumentMap) -> Layout:
    """The same texts in parts."""
    blocks = _Blocks(draw, argument_map)
    indentation = draw(st.sampled_from(["  ", "    ", "\t", " ", "   "]))
    scribe = _Scribe(draw, indentation, not draw(st.booleans()))
    parts = ["".join(scribe.written(_Line(_printed(item))) for item in _header(argument_map))]
    parts += [scribe.written(block) for block in blocks.all()]
    sources = [scribe.written(_Line(_printed(_source(x)))) for x in argument_map.sources.values()]
    for place, source in enumerate(sources, 1):
        further = draw(st.integers(0, 2)) if place == len(sources) else 0
        parts.insert(min(place + further, len(parts)), source)
    if draw(st.booleans()):
        parts = [part.replace("\n", "\r\n") for part in parts]
    if draw(st.booleans()):
        parts[0] = f"\ufeff{parts[0]}"
    return Layout(tuple(parts))


def _header(argument_map: ArgumentMap) -> Iterable[syntax.Item]:
    for key in ("title", "author", "date", "language", "document"):
        value = getattr(argument_map, key)
        if value:
            yield syntax.Header(key, value)


def _source(source: Source) -> syntax.Item:
    return syntax.SourceLine(
        source.id, syntax.Prose(source.text, attributes=_attributes(source.attributes))
    )


# What stands under what


class _Blocks:
    """The lines of a map that stand at the margin, with all that stands under them."""

    def __init__(self, draw: st.DrawFn, argument_map: ArgumentMap) -> None:
        self._draw = draw
        self._map = argument_map
        self._headed: dict[_Line, tuple[str, tuple[str, str] | tuple[()]]] = {}
        """The lines with whole statements, each with its statement and how it is related."""
        self._referred: set[str] = set()
        self._inside: dict[str, str] = {}
        """The statements that are written inside another, each with that other."""

    def all(self) -> list[_Line]:
        """First what is said under references before, then the sections, then what is added."""
        before, under, after = self._shares()
        heads = {name: _Line([]) for name in self._map.statements}
        for inference in under:
            heads[inference.conclusion].under.extend(self._relations(inference, heads))
        above = self._reopened(before)
        written = [self._finished(heads[name], name, ()) for name in self._at_margin(None)]
        for section in self._map.sections:
            heading = syntax.Heading(section.level, section.title, section.id)
            written.append(_Line(_printed(heading)))
            written += [
                self._finished(heads[name], name, ()) for name in self._at_margin(section.id)
            ]
        below = self._reopened(after)
        self._write_statements(written)
        return [*above, *written, *below]

    def _at_margin(self, section: str | None) -> list[str]:
        return [
            each.id
            for each in self._map.statements.values()
            if each.section == section and each.id not in self._inside
        ]

    def _shares(self) -> tuple[list[Inference], list[Inference], list[Inference]]:
        """The inferences that are written above their conclusion, under it, and further down."""
        shares: tuple[list[Inference], list[Inference], list[Inference]] = ([], [], [])
        for inferences in self._map.reasons.values():
            first = last = 0
            if self._draw(st.booleans()):
                first = self._draw(st.integers(0, len(inferences)))
                last = self._draw(st.integers(0, len(inferences) - first))
            middle = len(inferences) - last
            shares[0].extend(inferences[:first])
            shares[1].extend(inferences[first:middle])
            shares[2].extend(inferences[middle:])
        return shares

    def _relations(self, inference: Inference, heads: Mapping[str, _Line]) -> list[_Line]:
        """The lines of an inference under its conclusion, some with statements inside."""
        lines = []
        for connective, mark, name in _members(inference):
            if self._may_stand_inside(name, inference.conclusion) and self._draw(st.booleans()):
                self._inside[name] = inference.conclusion
                lines.append(self._finished(heads[name], name, (connective, mark)))
            else:
                lines.append(self._reference(connective, mark, name))
        return lines

    def _reference(self, connective: str, mark: str, name: str) -> _Line:
        self._referred.add(name)
        return _Line(_related(connective, mark, syntax.Reference(name)))

    def _may_stand_inside(self, name: str, conclusion: str) -> bool:
        statements = self._map.statements
        if name in self._inside or statements[name].section != statements[conclusion].section:
            return False
        around: str | None = conclusion
        while around is not None and around != name:
            around = self._inside.get(around)
        return around is None

    def _finished(self, line: _Line, name: str, relation: tuple[str, str] | tuple[()]) -> _Line:
        self._headed[line] = name, relation
        return line

    def _write_statements(self, margin: Iterable[_Line]) -> None:
        """Write every statement on its line, some without an id that reading makes anyway."""
        statements = self._map.statements
        headed = [(line, *self._headed[line]) for line in _all(margin) if line in self._headed]
        unwritten: frozenset[str] = frozenset()
        if self._draw(st.booleans()):
            texts = {name: statements[name].text for _, name, _ in headed}
            unwritten = find_omissible_ids(texts, self._referred)
        for line, name, relation in headed:
            statement = _statement(statements[name], "" if name in unwritten else name)
            line.parts[:] = _related(*relation, statement) if relation else _printed(statement)

    def _reopened(self, inferences: Sequence[Inference]) -> list[_Line]:
        """References at the margin, each with an inference about what it refers to.

        An inference about a member of the one before may stand under the reference to that.
        """
        margin: list[_Line] = []
        last: dict[str, _Line] = {}
        for inference in inferences:
            members = [*_members(inference)]
            lines = [self._reference(*each) for each in members]
            over = last.get(inference.conclusion)
            if over is None or not self._draw(st.booleans()):
                self._referred.add(inference.conclusion)
                over = _Line([f"[{inference.conclusion}]"])
                margin.append(over)
            over.under.extend(lines)
            last = {name: line for (_, _, name), line in zip(members, lines, strict=True)}
        return margin


def _all(margin: Iterable[_Line]) -> Iterator[_Line]:
    """Lines and all that stands under them, in the order in which they are written."""
    waiting = list(margin)[::-1]
    while waiting:
        line = waiting.pop()
        yield line
        waiting += reversed(line.under)


def _members(inference: Inference) -> Iterable[tuple[str, str, str]]:
    """Connective, mark and statement of each line that an inference takes."""
    first, *others = inference.premises
    yield inference.polarity.value, _mark(inference), first
    for name in others:
        yield "and", "", name
    for connective, links in ("since", inference.warrants), ("unless", inference.exceptions):
        for link in links:
            yield connective, _mark(link), link.statement


def _mark(marked: Inference | Link) -> str:
    parts = [IMPLICIT] if marked.implicit else []
    return ", ".join([*parts, marked.scheme] if marked.scheme else parts)


# Single lines, as the printer has them


def _statement(statement: Statement, name: str) -> syntax.Statement:
    prose = syntax.Prose(
        statement.text,
        statement.tags,
        tuple(syntax.Cite(each.source, each.locator) for each in statement.citations),
        statement.places,
        _attributes(statement.attributes),
    )
    return syntax.Statement(statement.kind.value, name, prose)


def _attributes(attributes: Mapping[str, Value]) -> tuple[syntax.Attribute, ...]:
    return tuple(syntax.Attribute(key, value) for key, value in attributes.items())


def _printed(item: syntax.Item) -> list[str]:
    return [line.strip(" ") for line in print_document(syntax.Document((item,))).splitlines()]


def _related(connective: str, mark: str, target: syntax.Statement | syntax.Reference) -> list[str]:
    above = syntax.Reference("a", (syntax.Relation(connective, mark, target),))
    return _printed(above)[1:]


class _Scribe:
    """Writes lines down, indented by so much a step, and neatly or not."""

    def __init__(self, draw: st.DrawFn, step: str, neat: bool) -> None:
        self._draw = draw
        self._step = step
        self._neat = neat

    def written(self, root: _Line) -> str:
        """A line at the margin, and all that stands under it."""
        written: list[str] = []
        waiting = [(root, "")]
        while waiting:
            line, indent = waiting.pop()
            if not self._neat:
                written += self._draw(st.sampled_from([[], ["\n"], [f"{indent}// so\n"]]))
            written += self._wrapped(line.parts, indent)
            further = indent + self._step * (1 if self._neat else self._draw(st.integers(1, 2)))
            waiting += [(each, further) for each in reversed(line.under)]
        return "".join(written)

    def _wrapped(self, parts: list[str], indent: str) -> Iterable[str]:
        """The lines that one line takes: all in one, or as the printer breaks it."""
        if self._neat or not self._draw(st.booleans()):
            yield f"{indent}{' '.join(parts)}{self._end()}"
            return
        further = indent + self._step * self._draw(st.integers(1, 3))
        first, *others = parts
        yield f"{indent}{first}{self._end()}"
        for part in others:
            if self._draw(st.booleans()):
                yield f"{further}// and\n"
            yield f"{further}{part}{self._end()}"

    def _end(self) -> str:
        """The end of a line, before which space can stand that nobody sees."""
        return "\n" if self._neat else self._draw(st.sampled_from(["\n", "\n", " \n", "\t\n"]))
