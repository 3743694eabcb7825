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
    found: list[list[int]] = []
    # When a node was entered, counted from 1; 0 once its component is found.
    rank: dict[int, int] = {}
    unplaced: list[int] = []
    path: list[tuple[int, int, Iterator[int]]] = []
    # Each node has the least rank that is known to be in its component. The roots are what a node
    # leads to that nothing leads back to, and that is in no component.
    node, lowest, ahead = _ORIGIN, 0, iter(roots)
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
            if not path:
                return found
            if lowest == rank[node]:
                found.append(_component_from(node, unplaced, rank))
            node, above, ahead = path.pop()
            # That of a component which is found already is larger than any before it.
            lowest = min(lowest, above)


_ORIGIN = -1


def _component_from(node: int, unplaced: list[int], rank: dict[int, int]) -> list[int]:
    """The component that was entered at a node, the node last, which is placed by that."""
    component: list[int] = []
    while rank[node]:
        component.append(unplaced.pop())
        rank[component[-1]] = 0
    return component
