"""Merge two changed sequences with the sequence that both come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import attrs


@attrs.frozen
class Hunk:
    """A part of three versions. `result` is None if both versions changed it, each differently."""

    base: tuple[str, ...]
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    result: tuple[str, ...] | None


@attrs.frozen
class _Change:
    """A part of the base, from `start` to `end`, and what one version has in its place."""

    start: int
    end: int
    units: tuple[str, ...]
    is_ours: bool


def merge_sequences(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], *, strict: bool = False
) -> list[Hunk]:
    """Return the parts of three versions, merged where only one version changed a part.

    Changes next to each other are merged, too, unless the merge is `strict`.
    """
    changes = sorted(
        [*_find_changes(base, ours, True), *_find_changes(base, theirs, False)],
        key=lambda change: (change.start, change.end),
    )
    hunks: list[Hunk] = []
    done = 0
    for group in _group(changes, strict):
        start, end = group[0].start, max(change.end for change in group)
        if start > done:
            hunks.append(_keep(base[done:start]))
        hunks.append(_merge(base, start, end, group))
        done = end
    if done < len(base):
        hunks.append(_keep(base[done:]))
    return hunks


def _find_changes(base: Sequence[str], changed: Sequence[str], is_ours: bool) -> Iterator[_Change]:
    for tag, start, end, first, last in SequenceMatcher(None, base, changed).get_opcodes():
        if tag == "replace":
            yield from _split_change(base, changed, (start, end, first, last), is_ours)
        elif tag != "equal":
            yield _Change(start, end, tuple(changed[first:last]), is_ours)


def _split_change(
    base: Sequence[str], changed: Sequence[str], place: tuple[int, int, int, int], is_ours: bool
) -> Iterator[_Change]:
    """Yield the changes of single units, and what was added or removed between them."""
    start, end, first, last = place
    before, after = ([*map(_get_head, units)] for units in (base[start:end], changed[first:last]))
    for tag, low, high, new_low, new_high in SequenceMatcher(None, before, after).get_opcodes():
        new = changed[first + new_low : first + new_high]
        if tag == "equal":
            for offset, unit in enumerate(new):
                number = start + low + offset
                if unit != base[number]:
                    yield _Change(number, number + 1, (unit,), is_ours)
        else:
            yield _Change(start + low, start + high, tuple(new), is_ours)


def _get_head(unit: str) -> str:
    """Return what a unit begins with, which mostly stays when it is changed."""
    return unit.partition(":")[0].strip()


def _group(changes: Sequence[_Change], strict: bool) -> Iterator[list[_Change]]:
    """Yield each change alone, or the changes of both versions that overlap."""
    group: list[_Change] = []
    end = 0
    for change in changes:
        # Two insertions at one place overlap.
        touches = change.start == end and (strict or (group and change.end == group[0].start))
        if group and not (change.start < end or touches):
            yield group
            group = []
        end = max(end, change.end) if group else change.end
        group.append(change)
    if group:
        yield group


def _keep(units: Sequence[str]) -> Hunk:
    same = tuple(units)
    return Hunk(same, same, same, same)


def _merge(base: Sequence[str], start: int, end: int, group: Sequence[_Change]) -> Hunk:
    def apply(is_ours: bool) -> tuple[str, ...]:
        units: list[str] = []
        place = start
        for change in group:
            if change.is_ours is is_ours:
                units += [*base[place : change.start], *change.units]
                place = change.end
        return (*units, *base[place:end])

    before, ours, theirs = tuple(base[start:end]), apply(True), apply(False)
    result = None
    if ours in (theirs, before):
        result = theirs
    elif theirs == before:
        result = ours
    return Hunk(before, ours, theirs, result)
