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
        search.explore(root)
    return search.found


class _Search:
    """A depth-first search that leaves the components behind it."""

    def __init__(self, successors: Callable[[int], Iterable[int]]) -> None:
        self.successors = successors
        self.found: list[list[int]] = []
        # When a node was entered, counted from 1; 0 once its component is found.
        self.rank: dict[int, int] = {}
        # The least rank that is known to be in the component of a node.
        self.lowest: dict[int, int] = {}
        self.unplaced: list[int] = []
        self.path: list[tuple[int, Iterator[int]]] = []

    def explore(self, root: int) -> None:
        rank, lowest = self.rank, self.lowest
        if root not in rank:
            self.enter(root)
        while self.path:
            node, ahead = self.path[-1]
            for following in ahead:
                if following not in rank:
                    self.enter(following)
                    break
                if 0 < rank[following] < lowest[node]:
                    lowest[node] = rank[following]
            else:
                self.leave(node)

    def enter(self, node: int) -> None:
        self.rank[node] = self.lowest[node] = len(self.rank) + 1
        self.unplaced.append(node)
        self.path.append((node, iter(self.successors(node))))

    def leave(self, node: int) -> None:
        self.path.pop()
        if self.lowest[node] == self.rank[node]:
            self.found.append(self.component_from(node))
        else:
            above = self.path[-1][0]
            self.lowest[above] = min(self.lowest[above], self.lowest[node])

    def component_from(self, node: int) -> list[int]:
        component: list[int] = []
        while self.rank[node]:
            component.append(self.unplaced.pop())
            self.rank[component[-1]] = 0
        return component
