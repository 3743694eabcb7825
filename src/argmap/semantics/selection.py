"""Sequences that share their items: each selects some of one list, by a set of places.

Many statements may depend on many of the same things. A list for each of them would take a multiple
of the map's size; a selection takes one bit for each item of the shared list, and names the items
that are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypeVar, overload

Item_co = TypeVar("Item_co", covariant=True)


class Selection(Sequence[Item_co]):
    """The items of a list at some places: the bits of an integer, the lowest for the first item.

    It is equal to every sequence of the same items.

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because evidence fire: It burns.
    ... ''')
    >>> evidence = argmap.explain(plan, "act").basis.evidence
    >>> evidence == ("fire",), evidence[0], len(evidence)
    (True, 'fire', 1)
    """

    __slots__ = ("items", "places")

    def __init__(self, items: Sequence[Item_co], places: int) -> None:
        self.items = items
        self.places = places

    def __len__(self) -> int:
        return self.places.bit_count()

    def __iter__(self) -> Iterator[Item_co]:
        return map(self.items.__getitem__, list_places(self.places))

    @overload
    def __getitem__(self, index: int) -> Item_co: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Item_co]: ...
    def __getitem__(self, index: int | slice) -> Item_co | Sequence[Item_co]:
        """Return an item, or a tuple of the items in a slice."""
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            return tuple(islice(self, start, stop, step) if step > 0 else tuple(self)[index])
        index = range(len(self))[index]
        return next(islice(self, index, None))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str):
            return NotImplemented
        return len(self) == len(other) and all(map(_is_equal, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


def _is_equal(item: object, other: object) -> bool:
    return item == other


def to_selection(items: Sequence[str]) -> Selection[str]:
    """Return all of some items as a selection."""
    return items if isinstance(items, Selection) else Selection(items, (1 << len(items)) - 1)


def list_places(bits: int) -> Iterator[int]:
    """Iterate over the places of the bits that are set, the lowest first."""
    digits = f"{bits:b}"[::-1]
    place = digits.find("1")
    while place >= 0:
        yield place
        place = digits.find("1", place + 1)


def transpose(rows: Sequence[int], width: int) -> list[int]:
    """Return for each of `width` places the rows that have this bit, as the bits of an integer.

    Takes as many steps as bits differ between a row and the next.
    """
    columns = [0] * width
    before = 0
    for number, row in enumerate((*rows, 0)):
        for place in list_places(row ^ before):
            # A run of rows adds 2^end - 2^start to its column.
            columns[place] += (-1 if row >> place & 1 else 1) << number
        before = row
    return columns
