"""Generate texts of the language: the many ways in which an author may write a map.

Statements are arranged first: some inside others, some at the margin, and some reasons under a
reference further up or down. The lines are then indented, wrapped, and mixed with comments and
blank lines. The printer spells the single lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Unpack

import attrs
from hypothesis import strategies as st

from argmap.canonical import find_omissible_ids, to_mark, to_prose, to_source_line
from argmap.language import syntax
from argmap.language.grammar import words
from argmap.language.printer import print_document
from argmap.model import HEADERS, ArgumentMap, Inference, require_map
from argmap.testing.argument_maps import maps
from argmap.testing.narrowing import Narrowing
from argmap.testing.pretty_printing import MultilineText


def documents(**narrowing: Unpack[Narrowing]) -> st.SearchStrategy[str]:
    r"""Generate texts without errors, in every layout. Takes the arguments of `maps`.

    >>> from hypothesis import given, settings
    >>> from argmap.testing import documents
    >>> @settings(max_examples=10)
    ... @given(documents(size=(1, 3), plain=True))
    ... def test_texts(text):
    ...     assert argmap.parse_draft(text).errors == ()
    >>> test_texts()
    """
    return maps(**narrowing).flatmap(layouts)


@st.composite
def layouts(draw: st.DrawFn, argument_map: ArgumentMap) -> str:
    """Generate texts that are parsed as a map.

    >>> from hypothesis import given, settings
    >>> from argmap.testing import layouts
    >>> plan = argmap.parse("claim a: It rains.")
    >>> @settings(max_examples=10)
    ... @given(layouts(plan))
    ... def test_layouts(text):
    ...     assert argmap.parse(text) == plan
    >>> test_layouts()
    """
    require_map(argument_map, "layouts")
    return MultilineText("".join(draw(layout_parts(argument_map))))


@st.composite
def layout_parts(draw: st.DrawFn, argument_map: ArgumentMap) -> list[str]:
    """Generate texts in parts: the header, and each item at the margin with everything below it."""
    arrangement = _Arrangement(draw, argument_map)
    layout = _Layout(
        draw,
        step=draw(st.sampled_from(["  ", "    ", "\t", " ", "   "])),
        is_neat=not draw(st.booleans()),
    )
    header = [syntax.Header(key, value) for key in HEADERS if (value := getattr(argument_map, key))]
    parts = ["".join(layout.write(_Line(_print(item))) for item in header)]
    parts += ["".join(map(layout.write, block)) for block in arrangement.write()]
    for number, source in enumerate(argument_map.sources.values(), 1):
        is_last = number == len(argument_map.sources)
        place = number + (draw(st.integers(0, 2)) if is_last else 0)
        parts.insert(place, layout.write(_Line(_print(to_source_line(source)))))
    if draw(st.booleans()):
        parts = [part.replace("\n", "\r\n") for part in parts]
    if draw(st.booleans()):
        parts[0] = f"\ufeff{parts[0]}"
    return parts


@attrs.frozen
class _Line:
    """A line in the pieces into which the printer breaks it, and how deep it is indented."""

    pieces: list[str]
    depth: int = 0


# Arrangement


@attrs.frozen
class _Mention:
    """A line that writes a statement or refers to it, with the relation to the line above."""

    statement: str
    depth: int
    is_reference: bool
    connective: str = ""
    mark: str = ""


class _Arrangement:
    """Decide where statements and inferences are written."""

    def __init__(self, draw: st.DrawFn, argument_map: ArgumentMap) -> None:
        self.draw = draw
        self.map = argument_map
        self.blocks: list[list[_Mention]] = []
        self.written: set[str] = set()

    def write(self) -> Iterator[list[_Line]]:
        """Yield the items at the margin, each with the lines below it."""
        above, inside, below = self._distribute()
        self._write_references(above)
        blocks_by_section: list[tuple[syntax.Heading | None, list[list[_Mention]]]] = []
        opening, self.blocks = self.blocks, []
        for section in (None, *self.map.sections):
            for statement in self.map.statements.values():
                is_here = statement.section == (section.id if section else None)
                if is_here and statement.id not in self.written:
                    self.blocks.append([])
                    self._write_statement(_Mention(statement.id, 0, is_reference=False), inside)
            heading = syntax.Heading(section.level, section.title, section.id) if section else None
            blocks_by_section.append((heading, self.blocks))
            self.blocks = []
        self._write_references(below)
        everything = [(None, opening), *blocks_by_section, (None, self.blocks)]
        without_ids = self._choose_statements_without_ids(
            [mention for _, blocks in everything for block in blocks for mention in block]
        )
        for heading, blocks in everything:
            if heading:
                yield [_Line(_print(heading))]
            for block in blocks:
                yield [self._print_mention(mention, without_ids) for mention in block]

    def _distribute(self) -> Iterator[dict[str, list[Inference]]]:
        """Yield the inferences to write above, inside and below the statements they conclude."""
        shares: tuple[dict[str, list[Inference]], ...] = ({}, {}, {})
        for name, inferences in self.map.reasons.items():
            first, last = 0, len(inferences)
            if self.draw(st.booleans()):
                first = self.draw(st.integers(0, len(inferences)))
                last -= self.draw(st.integers(0, len(inferences) - first))
            slices = (inferences[:first], inferences[first:last], inferences[last:])
            for share, part in zip(shares, slices, strict=True):
                if part:
                    share[name] = list(part)
        yield from shares

    def _write_statement(
        self, mention: _Mention, inferences: Mapping[str, Sequence[Inference]]
    ) -> None:
        self.written.add(mention.statement)
        self.blocks[-1].append(mention)
        section = self.map.statements[mention.statement].section
        for inference in inferences.get(mention.statement, ()):
            for member in _list_members(inference, mention.depth + 1):
                is_free = member.statement not in self.written
                is_here = self.map.statements[member.statement].section == section
                if is_free and is_here and self.draw(st.booleans()):
                    self._write_statement(attrs.evolve(member, is_reference=False), inferences)
                else:
                    self.blocks[-1].append(member)

    def _write_references(self, inferences: dict[str, list[Inference]]) -> None:
        """Write inferences under references, which may be members of inferences themselves."""
        while inferences:
            self.blocks.append([])
            self._write_reference(
                _Mention(next(iter(inferences)), 0, is_reference=True), inferences
            )

    def _write_reference(self, mention: _Mention, inferences: dict[str, list[Inference]]) -> None:
        self.blocks[-1].append(mention)
        name = mention.statement
        if name in inferences and (mention.depth == 0 or self.draw(st.booleans())):
            for inference in inferences.pop(name):
                for member in _list_members(inference, mention.depth + 1):
                    self._write_reference(member, inferences)

    def _choose_statements_without_ids(self, mentions: Sequence[_Mention]) -> frozenset[str]:
        """Choose the statements that get the same id if the author writes none."""
        if not self.draw(st.booleans()):
            return frozenset()
        referred = {mention.statement for mention in mentions if mention.is_reference}
        texts = {
            mention.statement: self.map.statements[mention.statement].text
            for mention in mentions
            if not mention.is_reference
        }
        return find_omissible_ids(texts, referred)

    def _print_mention(self, mention: _Mention, without_ids: frozenset[str]) -> _Line:
        name = mention.statement
        target: syntax.StatementNode | syntax.Reference
        if mention.is_reference:
            target = syntax.Reference(name)
        else:
            written_id = "" if name in without_ids else name
            statement = self.map.statements[name]
            prose = to_prose(statement)
            target = syntax.StatementNode(statement.kind.value, written_id, prose)
        if mention.depth == 0:
            return _Line(_print(target))
        relation = syntax.Relation(mention.connective, mention.mark, target)
        return _Line(_print(syntax.Reference("a", (relation,)))[1:], mention.depth)


def _list_members(inference: Inference, depth: int) -> Iterator[_Mention]:
    """Yield a reference for each line of an inference."""
    first, *others = inference.premises
    yield _Mention(first, depth, True, inference.polarity.value, to_mark(inference))
    for premise in others:
        yield _Mention(premise, depth, True, words().joining)
    for connective, links in (
        (words().warrant, inference.warrants),
        (words().exception, inference.exceptions),
    ):
        for link in links:
            yield _Mention(link.statement, depth, True, connective, to_mark(link))


# Lines


def _print(item: syntax.Item) -> list[str]:
    return [line.strip(" ") for line in print_document(syntax.SyntaxTree((item,))).splitlines()]


@attrs.frozen
class _Layout:
    """Write lines, either neatly or with everything that the language ignores."""

    draw: st.DrawFn
    step: str
    is_neat: bool

    def write(self, line: _Line) -> str:
        """Return a line as text, broken over several lines or not."""
        indent = self.step * line.depth
        if self.is_neat:
            return f"{indent}{' '.join(line.pieces)}\n"
        text = self.draw(st.sampled_from(["", "\n", f"{indent}// so\n"]))
        if not self.draw(st.booleans()):
            return f"{text}{indent}{' '.join(line.pieces)}{self._end()}"
        first, *others = line.pieces
        text += f"{indent}{first}{self._end()}"
        indent += self.step * self.draw(st.integers(1, 3))
        for piece in others:
            comment = f"{indent}// and\n" if self.draw(st.booleans()) else ""
            text += f"{comment}{indent}{piece}{self._end()}"
        return text

    def _end(self) -> str:
        return self.draw(st.sampled_from(["\n", "\n", " \n", "\t\n"]))
