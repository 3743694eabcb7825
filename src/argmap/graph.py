"""Searches in directed graphs. None of them recurses: a chain of reasons may be long."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)
Successors = Callable[[Node], Iterable[Node]]


def search_breadth_first(
    starts: Iterable[Node], successors: Successors[Node]
) -> dict[Node, Node | None]:
    """Return the nodes that the starts lead to, each with the node it was reached from.

    The starts are included and were reached from None. Nodes are in the order in which they are
    reached, so that each was reached by a shortest path.

    >>> search_breadth_first("a", {"a": "bc", "b": "a", "c": "d", "d": ""}.__getitem__)
    {'a': None, 'b': 'a', 'c': 'a', 'd': 'c'}
    """
    reached: dict[Node, Node | None] = dict.fromkeys(starts)
    queue = list(reached)
    for node in queue:  # the queue grows during the loop
        for successor in successors(node):
            if successor not in reached:
                reached[successor] = node
                queue.append(successor)
    return reached


def find_nearest_starts(starts: Iterable[Node], successors: Successors[Node]) -> dict[Node, Node]:
    """Return the nodes that the starts lead to, each with the start that is the fewest steps away.

    >>> find_nearest_starts("ad", {"a": "b", "b": "c", "c": "", "d": "c"}.__getitem__)
    {'a': 'a', 'd': 'd', 'b': 'a', 'c': 'd'}
    """
    nearest: dict[Node, Node] = {}
    for node, predecessor in search_breadth_first(starts, successors).items():
        nearest[node] = node if predecessor is None else nearest[predecessor]
    return nearest


def find_path(reached: dict[Node, Node | None], end: Node) -> list[Node]:
    """Return the shortest path to a node that `search_breadth_first` has reached."""
    path = [end]
    while (predecessor := reached[path[-1]]) is not None:
        path.append(predecessor)
    return path[::-1]


def find_components(roots: Iterable[Node], successors: Successors[Node]) -> list[list[Node]]:
    """Return the strongly connected components of the nodes that the roots lead to.

    A component comes after all components that its nodes lead to. Linear. The algorithm is Tarjan's
    (SIAM Journal on Computing 1, 1972).
    """
    components: list[list[Node]] = []
    rank: dict[Node, int] = {}  # when a node was entered; DONE once its component is found
    lowest: dict[Node, int] = {}
    unplaced: list[Node] = []
    path: list[tuple[Node, Iterator[Node]]] = []

    def enter(node: Node) -> None:
        rank[node] = lowest[node] = len(rank)
        unplaced.append(node)
        path.append((node, iter(successors(node))))

    for root in roots:
        if root not in rank:
            enter(root)
        while path:
            node, ahead = path[-1]
            for successor in ahead:
                if successor not in rank:
                    enter(successor)
                    break
                if rank[successor] < lowest[node]:
                    lowest[node] = rank[successor]
            else:
                path.pop()
                if path:
                    parent = path[-1][0]
                    lowest[parent] = min(lowest[parent], lowest[node])
                if lowest[node] == rank[node]:
                    components.append(_take_component(node, unplaced, rank))
    return components


def _take_component(node: Node, unplaced: list[Node], rank: dict[Node, int]) -> list[Node]:
    """Take the nodes that were entered since a node off the stack, that node last."""
    if unplaced[-1] == node:  # nearly always
        rank[node] = DONE
        return [unplaced.pop()]
    place = len(unplaced) - 1
    while unplaced[place] != node:
        place -= 1
    component = unplaced[place:][::-1]
    del unplaced[place:]
    rank.update(dict.fromkeys(component, DONE))
    return component


def unite_bits(
    components: Iterable[Iterable[Node]], successors: Successors[Node], own: Mapping[Node, int]
) -> dict[Node, int]:
    """Return for each node the bits of everything that it leads to, itself included.

    `components` are those of `find_components`, and `own` the bits of single nodes; others have
    none.

    >>> successors = {"a": "bc", "b": "a", "c": ""}.__getitem__
    >>> unite_bits(find_components("a", successors), successors, {"b": 0b01, "c": 0b10})
    {'c': 2, 'b': 3, 'a': 3}
    """
    united: dict[Node, int] = {}
    for component in components:
        union = 0
        for node in component:
            union |= own.get(node, 0)
            for successor in successors(node):
                union |= united.get(successor, 0)
        united |= dict.fromkeys(component, union)
    return united


DONE = 1 << 62
"""The rank of a node whose component is found: greater than that of any other node."""
