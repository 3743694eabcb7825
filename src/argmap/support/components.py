"""Strongly connected components, for what goes round in circles.

The algorithm is Tarjan's (SIAM Journal on Computing 1, 1972), with a path of its own instead of
recursion: a chain of reasons may be as long as a map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


def components(roots: Iterable[int], successors: Callable[[int], Iterable[int]]) -> list[list[int]]:
    """The strongly connected components of what the roots reach.

    A component comes behind all components that its nodes lead to. Linear in the nodes and edges
    that are reached.
    """
    search = _Search(successors)
    for root in roots:
        if root not in search.rank:
            search.explore(root)
    return search.found


class _Search:
    """A depth-first search that leaves the components behind it."""

    def __init__(self, successors: Callable[[int], Iterable[int]]) -> None:
        self.successors = successors
        self.found: list[list[int]] = []
        # When a node was entered, counted from 1; 0 once its component is found.
        self.rank: dict[int, int] = {}
        self.unplaced: list[int] = []

    def explore(self, root: int) -> None:
        """Find the components of what is reached from a node that was not reached before."""
        # Written as one loop, for this is where the time goes.
        rank, unplaced, successors = self.rank, self.unplaced, self.successors
        path: list[tuple[int, int, Iterator[int]]] = []
        node, lowest = root, len(rank) + 1  # the least rank known to be in the component
        rank[node] = lowest
        unplaced.append(node)
        ahead = iter(successors(node))
        while True:
            for following in ahead:
                known = rank.get(following)
                if known is None:
                    path.append((node, lowest, ahead))
                    node, lowest = following, len(rank) + 1
                    rank[node] = lowest
                    unplaced.append(node)
                    ahead = iter(successors(node))
                    break
                if 0 < known < lowest:
                    lowest = known
            else:
                if lowest == rank[node]:
                    self.found.append(self.component_from(node))
                if not path:
                    return
                node, above, ahead = path.pop()
                # That of a component which is found already is larger than any before it.
                lowest = min(lowest, above)

    def component_from(self, node: int) -> list[int]:
        """The component that was entered at a node, the node last."""
        component: list[int] = []
        while self.rank[node]:
            component.append(self.unplaced.pop())
            self.rank[component[-1]] = 0
        return component
