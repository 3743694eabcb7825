"""What of a text is taken up in the map of it, and what was perhaps overlooked.

Structure alone, and no guess at meaning:

- a paragraph is taken up if a statement is placed in it, as `[at ¶7]` or `[at ¶7–9]` places it;
- a figure, if its number stands in the text of a statement that is placed in its paragraph;
- a sentence, if at least a quarter of its words stand in the texts of the statements placed in its
  paragraph, all of them together. Which words are compared, and how, `sentences.words` says; one
  that has none is taken up with its paragraph.

So a sentence that is left over is one to look at, not an error: it may be said in other words. And
one that is taken up may have been so by chance, where its neighbours use the same words. On an
opinion piece of 25 paragraphs that was mapped by hand, in other words throughout, 2 sentences of 63
were left over, both rightly. With all statements struck out that were closest to a sentence, 7 of
10 sentences were left over.

A place that is no paragraph (`p. 3`, `00:12:31`) cannot be found in the text, and is said to be so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from argmap.documents.paragraphs import content, paragraphs
from argmap.documents.sentences import figures, numbers_in, sentences, words
from argmap.source import Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from argmap.model import ArgumentMap, Statement

ENOUGH = 0.25
"""What share of its words has to stand in the statements for a sentence to be taken up."""


@attrs.frozen
class Figure:
    """A number with its currency and unit, and the ids of the statements that have it."""

    span: Span
    statements: tuple[str, ...]


@attrs.frozen
class Sentence:
    """A sentence, what share of its words the map takes up, and its figures."""

    span: Span
    share: float
    figures: tuple[Figure, ...]

    @property
    def taken_up(self) -> bool:
        """Whether that share is large enough."""
        return self.share >= ENOUGH


@attrs.frozen
class Paragraph:
    """A paragraph, its number, and the ids of the statements that are placed in it."""

    number: int
    span: Span
    statements: tuple[str, ...]
    sentences: tuple[Sentence, ...]


@attrs.frozen
class Placing:
    """That a statement, by its id, is placed somewhere."""

    statement: str
    place: str


@attrs.frozen
class Coverage:
    """All paragraphs of a text with what is placed in them, and what could not be matched."""

    paragraphs: tuple[Paragraph, ...]
    uncounted: tuple[Span, ...]
    """What of the text is no paragraph: headings, captions and the like."""
    beyond: tuple[Placing, ...]
    """Places that are paragraphs, which the text does not have."""
    unlocated: tuple[Placing, ...]
    """Places that are no paragraphs."""
    unplaced: tuple[str, ...]
    """The ids of the statements that have no place."""

    @property
    def empty(self) -> tuple[Paragraph, ...]:
        """The paragraphs that no statement is placed in."""
        return tuple(each for each in self.paragraphs if not each.statements)

    @property
    def sentences_left(self) -> tuple[Sentence, ...]:
        """The sentences that are not taken up."""
        every = (sentence for each in self.paragraphs for sentence in each.sentences)
        return tuple(sentence for sentence in every if not sentence.taken_up)

    @property
    def figures_left(self) -> tuple[Figure, ...]:
        """The figures that no statement in their paragraph has."""
        every = (sentence for each in self.paragraphs for sentence in each.sentences)
        return tuple(each for one in every for each in one.figures if not each.statements)


def measure_coverage(argument_map: ArgumentMap, document: str) -> Coverage:
    """How much of a text a map takes up, the text being the one that the map is of."""
    pieces = paragraphs(Text(argument_map.document or "document", document))
    last = len(pieces.paragraphs)
    placed: dict[int, dict[str, Statement]] = {}
    beyond: list[Placing] = []
    unlocated: list[Placing] = []
    for statement in argument_map.statements.values():
        for place in statement.places:
            numbers = _paragraphs_at(place)
            if not numbers:
                unlocated.append(Placing(statement.id, place))
            elif not 0 < numbers.start < numbers.stop <= last + 1:
                beyond.append(Placing(statement.id, place))
            for number in range(numbers.start, min(numbers.stop, last + 1)):
                placed.setdefault(number, {})[statement.id] = statement
    said = {each.id: _Said.of(each.text) for each in argument_map.statements.values()}
    return Coverage(
        tuple(
            _paragraph(number, stretches, {name: said[name] for name in placed.get(number, ())})
            for number, stretches in enumerate(pieces.paragraphs, 1)
        ),
        pieces.uncounted,
        tuple(beyond),
        tuple(unlocated),
        tuple(each.id for each in argument_map.statements.values() if not each.places),
    )


_PLACE = re.compile(r"(?:¶¶?|para(?:graph)?s?\.?) ?(\d{1,9})(?: ?[-–] ?¶?(\d{1,9}))?(?:,.*)?", re.I)


def _paragraphs_at(place: str) -> range:
    """The numbers of the paragraphs that a place names: none if it is not about paragraphs."""
    match = _PLACE.fullmatch(place)
    if not match:
        return range(0)
    first = int(match[1])
    return range(first, int(match[2] or first) + 1)


@attrs.frozen
class _Said:
    """What there is to compare in the text of a statement."""

    words: frozenset[str]
    numbers: frozenset[str]

    @classmethod
    def of(cls, text: str) -> _Said:
        return cls(words(text), numbers_in(text))


def _paragraph(number: int, stretches: Sequence[Span], said: Mapping[str, _Said]) -> Paragraph:
    taken_up: frozenset[str] = frozenset().union(*(each.words for each in said.values()))
    return Paragraph(
        number,
        Span(stretches[0].text, stretches[0].start, stretches[-1].end),
        tuple(said),
        tuple(
            Sentence(
                sentence,
                _share(words(content(sentence)), taken_up, bool(said)),
                tuple(_figures(sentence, said)),
            )
            for stretch in stretches
            for sentence in sentences(stretch)
        ),
    )


def _share(own: frozenset[str], taken_up: frozenset[str], placed: bool) -> float:
    return len(own & taken_up) / len(own) if own else float(placed)


def _figures(sentence: Span, said: Mapping[str, _Said]) -> Iterable[Figure]:
    for span, number in figures(sentence):
        yield Figure(span, tuple(name for name, each in said.items() if number in each.numbers))
