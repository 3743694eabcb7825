"""The parts of a memo: headings, texts, lists, tables and pictures, without a file format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

import attrs

from argmap.semantics import Verdict
from argmap.text_layout import strip_control_chars


@attrs.frozen
class Run:
    """Words in one style.

    `target` is what they link to: a web address, or `#` and the `name` of a block, row or item.
    """

    text: str = attrs.field(converter=strip_control_chars)
    target: str = ""
    is_strong: bool = False


Phrase: TypeAlias = tuple[Run, ...]
"""A text in several styles."""


Words: TypeAlias = str | Phrase | list[Run]
"""The types that stand for a phrase."""


def to_phrase(value: Words) -> Phrase:
    """Return a text as a phrase without empty runs."""
    runs = (Run(value),) if isinstance(value, str) else value
    return tuple(run for run in runs if run.text)


def _to_phrases(values: Iterable[Words]) -> tuple[Phrase, ...]:
    return tuple(map(to_phrase, values))


def to_plain(phrase: Phrase) -> str:
    """Return the words of a phrase."""
    return "".join(run.text for run in phrase)


@attrs.frozen
class HeadingBlock:
    """A heading. Level 1 is below the title of the memo."""

    level: int
    phrase: Phrase = attrs.field(converter=to_phrase)
    name: str = ""


TextStyle = Literal["body", "lead", "note", "reference"]


@attrs.frozen
class TextBlock:
    """A paragraph. With a `verdict`, it is marked with its color."""

    phrase: Phrase = attrs.field(converter=to_phrase)
    style: TextStyle = "body"
    verdict: Verdict | None = None
    name: str = ""


@attrs.frozen
class ListItem:
    """An item of a list, and its depth from 0."""

    depth: int
    phrase: Phrase = attrs.field(converter=to_phrase)


@attrs.frozen
class ListBlock:
    """A list with bullets. No item is more than one level deeper than the one before it."""

    items: tuple[ListItem, ...]


@attrs.frozen
class TableColumn:
    """The heading of a column, and its share of the width."""

    heading: str
    share: float


@attrs.frozen
class TableRow:
    """The cells of a row."""

    cells: tuple[Phrase, ...] = attrs.field(converter=_to_phrases)
    name: str = ""


@attrs.frozen
class TableBlock:
    """A table with a row of headings, which is repeated on each page, and a description."""

    description: str
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]


@attrs.frozen
class PictureBlock:
    """A picture: SVG or PNG. `width` and `height` are those on paper, in points."""

    name: str
    data: bytes = attrs.field(repr=False)
    format: Literal["svg", "png"]
    width: float
    height: float
    caption: str = attrs.field(converter=strip_control_chars)
    description: str = attrs.field(converter=strip_control_chars)
    """A description of the picture, for readers who cannot see it."""
    warnings: tuple[str, ...] = ()


Block: TypeAlias = HeadingBlock | TextBlock | ListBlock | TableBlock | PictureBlock


@attrs.frozen
class Memo:
    """A whole memo."""

    title: str = attrs.field(converter=strip_control_chars)
    byline: str = attrs.field(converter=strip_control_chars)
    author: str = attrs.field(converter=strip_control_chars)
    blocks: tuple[Block, ...]

    @property
    def pictures(self) -> Iterator[PictureBlock]:
        """The pictures, in their order."""
        return (block for block in self.blocks if isinstance(block, PictureBlock))
