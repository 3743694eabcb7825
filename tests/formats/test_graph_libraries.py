"""Graphs of networkx and rustworkx hold a whole map."""

import subprocess
import sys
from typing import Any

import networkx as nx
import pytest
import rustworkx as rx
from hypothesis import given, settings

import argmap
from argmap.errors import FormatError
from argmap.formats.graph_libraries import to_networkx, to_rustworkx
from argmap.model import ArgumentMap
from argmap.testing import laws, maps
from tests.formats.graph_inverse import rebuild_map


def from_rustworkx(graph: Any) -> ArgumentMap:
    names = [node["id"] for node in graph.nodes()]
    edges = [
        (names[source], names[target], fields)
        for source, target, fields in graph.weighted_edge_list()
    ]
    return rebuild_map({node["id"]: node for node in graph.nodes()}, edges, **graph.attrs)


# networkx lists edges by their source, which would put the premises of a reason in another order.
test_rustworkx_holds_a_whole_map = given(maps())(laws.round_trips(to_rustworkx, from_rustworkx))


@settings(max_examples=40)
@given(maps())
def test_networkx_holds_the_same_graph(argument_map: ArgumentMap) -> None:
    graph, other = to_networkx(argument_map), to_rustworkx(argument_map)
    names = [node["id"] for node in other.nodes()]
    assert graph.graph == other.attrs
    assert [{"id": name, **fields} for name, fields in graph.nodes(data=True)] == other.nodes()
    listed = [
        (names[source], names[target], fields)
        for source, target, fields in other.weighted_edge_list()
    ]
    edges = list(graph.edges(data=True))
    assert len(edges) == len(listed)
    assert all(edge in edges for edge in listed)


def test_a_statement_that_depends_on_evidence_is_reached_from_it() -> None:
    plan = argmap.load("examples/job-queue.argmap")
    graph = argmap.to_networkx(plan)
    used = {name for inference in plan.inferences for name in inference.premises}
    for name in used:
        assert len(nx.descendants(graph, name)) >= 2  # a reason and its conclusion
    assert isinstance(argmap.to_rustworkx(plan), rx.PyDiGraph)


@pytest.mark.parametrize("function", [to_networkx, to_rustworkx])
def test_only_maps_are_converted(function: Any) -> None:
    with pytest.raises(TypeError, match="ArgumentMap"):
        function("claim a: x")


@pytest.mark.parametrize("name", ["networkx", "rustworkx"])
def test_a_missing_library_is_an_error_that_says_what_to_install(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(FormatError, match=rf"pip install 'argmap\[{name}\]'"):
        getattr(argmap, f"to_{name}")(argmap.parse("claim a: x"))


def test_the_libraries_are_loaded_only_when_they_are_used() -> None:
    script = (
        "import argmap, sys; argmap.formats.dump(argmap.parse('claim a: x'), 'graphml');"
        "assert not {'networkx', 'rustworkx', 'pyarrow', 'numpy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
