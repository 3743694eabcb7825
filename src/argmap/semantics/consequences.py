"""What many different suppositions do to a few gates that are watched, each judged by itself.

Where everything that follows from a supposition goes through one component, the rest of the way is
the same for all suppositions that change this component alike, and is gone once. So withdrawing
each link of a chain in turn takes as long as withdrawing the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from argmap.semantics.world import World

_Watched = tuple[int, int, "_Watched | None"]
"""A watched gate and its new value, and those behind it on the way."""


class Consequences:
    """The watched gates of a world that suppositions change."""

    def __init__(self, world: World, watched: Collection[int]) -> None:
        self.world, self.watched = world, watched
        self._behind: dict[tuple[tuple[int, int], ...], _Watched | None] = {}

    def of(self, values: Mapping[int, int]) -> dict[int, int]:
        """The watched gates that have another value if some gates have these, with that value."""
        passed = []
        found: _Watched | None = None
        for step in self.world.following(values):
            if step.alone and step.changes in self._behind:
                found = self._behind[step.changes]
                break
            passed.append(step)
        for step in reversed(passed):
            for gate, value in step.changes:
                if gate in self.watched:
                    found = gate, value, found
            if step.alone:
                self._behind[step.changes] = found
        changed: dict[int, int] = {}
        while found:
            gate, value, found = found
            changed[gate] = value
        return changed
