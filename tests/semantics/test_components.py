"""Strongly connected components, against their definition."""

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.semantics.components import components

graphs = st.integers(1, 8).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, size - 1), max_size=3), min_size=size, max_size=size
    )
)


def reached(graph: list[list[int]], roots: set[int]) -> set[int]:
    found = set(roots)
    for _ in graph:
        found |= {following for node in found for following in graph[node]}
    return found


@given(graphs, st.data())
@settings(deadline=None)
def test_a_component_holds_what_leads_to_each_other(
    graph: list[list[int]], data: st.DataObject
) -> None:
    roots = data.draw(st.lists(st.integers(0, len(graph) - 1)))
    found = components(roots, graph.__getitem__)
    nodes = reached(graph, set(roots))
    assert sorted(node for group in found for node in group) == sorted(nodes)
    assert {frozenset(group) for group in found} == {
        frozenset(
            other
            for other in nodes
            if other in reached(graph, {node}) and node in reached(graph, {other})
        )
        for node in nodes
    }


@given(graphs)
@settings(deadline=None)
def test_a_component_comes_behind_those_that_it_leads_to(graph: list[list[int]]) -> None:
    before: set[int] = set()
    for group in components(range(len(graph)), graph.__getitem__):
        before |= set(group)
        assert reached(graph, set(group)) <= before


def test_a_path_may_be_as_long_as_a_map() -> None:
    graph = [*([number] for number in range(1, 100_000)), []]
    assert len(components([0], graph.__getitem__)) == len(graph)
    graph[-1] = [0]
    assert [len(group) for group in components([5], graph.__getitem__)] == [len(graph)]
