"""What recommendations depend on, as selections from shared lists.

Many recommendations may depend on many of the same statements. A list for each of them would grow
with the square of the map, so the functions here work on the bits of selections.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from argmap.semantics.criticality import Critical
from argmap.semantics.selection import Selection, list_places, transpose

Selections = Mapping[str, Selection[str]]
"""A selection for each of some statements. All select from one list."""


def select_givens(criticals: Mapping[str, Critical], admits: Callable[[str], bool]) -> Selections:
    """Return which admitted givens are critical to each statement. Each is asked about once."""
    return _restrict({name: found.givens for name, found in criticals.items()}, admits)


def select_sources(criticals: Mapping[str, Critical]) -> Selections:
    """Return which sources are critical to each statement."""
    return _restrict({name: found.sources for name, found in criticals.items()}, lambda name: True)


def _restrict(
    selections: Mapping[str, Sequence[str]], admits: Callable[[str], bool]
) -> dict[str, Selection[str]]:
    rows = {name: places for name, places in selections.items() if isinstance(places, Selection)}
    admitted = sum(1 << place for place, item in _list_items(rows).items() if admits(item))
    return {
        name: Selection(selection.items, selection.places & admitted)
        for name, selection in rows.items()
    }


def _list_items(selections: Selections) -> dict[int, str]:
    """Return the items that are selected at all, by place."""
    places = 0
    for selection in selections.values():
        places |= selection.places
    items = next((selection.items for selection in selections.values()), ())
    return {place: items[place] for place in list_places(places)}


def invert(selections: Selections) -> Selections:
    """Return for each selected item the statements that select it."""
    names = list(selections)
    items = _list_items(selections)
    columns = transpose(
        [selection.places for selection in selections.values()], max(items, default=-1) + 1
    )
    return {item: Selection(names, columns[place]) for place, item in items.items()}


def drop_implied(
    selections: Selections, others: Selections, implied: Callable[[str], str | None]
) -> Iterator[tuple[str, Selection[str]]]:
    """Yield the selections without the items that some other selected items imply.

    `others` are the other selections of the same statements, and `implied` names what one of their
    items implies. Takes as many steps as others differ between one statement and the next.
    """
    places = {item: place for place, item in _list_items(selections).items()}
    implied_places = {
        place: places.get(implied(item) or "") for place, item in _list_items(others).items()
    }
    counts = dict.fromkeys(places.values(), 0)
    before = dropped = 0
    for name, selection in selections.items():
        for place in list_places(others[name].places ^ before):
            target = implied_places[place]
            if target is None:
                continue
            counts[target] += 1 if others[name].places >> place & 1 else -1
            dropped = dropped | 1 << target if counts[target] else dropped & ~(1 << target)
        before = others[name].places
        yield name, Selection(selection.items, selection.places & ~dropped)
