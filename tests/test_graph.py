"""Searches in directed graphs, compared with their definitions."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import (
    find_components,
    find_nearest_starts,
    find_path,
    search_breadth_first,
    unite_bits,
)

graphs = st.integers(1, 8).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, size - 1), max_size=3), min_size=size, max_size=size
    )
)


def distances(graph: list[list[int]], starts: set[int]) -> dict[int, int]:
    """The nodes that the starts lead to, with the number of steps to each."""
    found = dict.fromkeys(starts, 0)
    for step in range(1, len(graph) + 1):
        layer = {node for start in found for node in graph[start]} - found.keys()
        found |= dict.fromkeys(layer, step)
    return found


@given(graphs, st.data())
def test_breadth_first_search_finds_shortest_paths(
    graph: list[list[int]], data: st.DataObject
) -> None:
    starts = data.draw(st.lists(st.integers(0, len(graph) - 1)))
    steps = distances(graph, set(starts))
    reached = search_breadth_first(starts, graph.__getitem__)
    assert reached.keys() == steps.keys()
    assert [steps[node] for node in reached] == sorted(steps.values())
    nearest = find_nearest_starts(starts, graph.__getitem__)
    for node in reached:
        path = find_path(reached, node)
        assert (path[0], path[-1]) == (nearest[node], node)
        assert len(path) == steps[node] + 1
        assert all(after in graph[before] for before, after in pairwise(path))


@given(graphs, st.data())
def test_nodes_of_a_component_lead_to_each_other(
    graph: list[list[int]], data: st.DataObject
) -> None:
    roots = data.draw(st.lists(st.integers(0, len(graph) - 1)))
    components = find_components(roots, graph.__getitem__)
    nodes = distances(graph, set(roots))
    assert sorted(node for component in components for node in component) == sorted(nodes)
    assert {frozenset(component) for component in components} == {
        frozenset(
            other
            for other in nodes
            if other in distances(graph, {node}) and node in distances(graph, {other})
        )
        for node in nodes
    }


@given(graphs)
def test_a_component_comes_after_those_it_leads_to(graph: list[list[int]]) -> None:
    before: set[int] = set()
    for component in find_components(range(len(graph)), graph.__getitem__):
        before |= set(component)
        assert distances(graph, set(component)).keys() <= before


def test_long_paths_need_no_recursion() -> None:
    graph = [*([number] for number in range(1, 5_000)), []]
    assert len(find_components([0], graph.__getitem__)) == len(graph)
    graph[-1] = [0]
    assert [len(group) for group in find_components([5], graph.__getitem__)] == [len(graph)]


@given(graphs, st.data())
def test_bits_of_everything_that_a_node_leads_to_are_united(
    graph: list[list[int]], data: st.DataObject
) -> None:
    starts = data.draw(st.lists(st.integers(0, len(graph) - 1)))
    own = data.draw(st.dictionaries(st.integers(0, len(graph) - 1), st.integers(0, 255)))
    expected = dict.fromkeys(distances(graph, set(starts)), 0)
    for node in expected:
        for reached in distances(graph, {node}):
            expected[node] |= own.get(reached, 0)
    components = find_components(starts, graph.__getitem__)
    assert unite_bits(components, graph.__getitem__, own) == expected
