"""Graphs of schemes: every arrow is in the map or in the report."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.assembly import MapAssembly
from argmap.formats.scheme_graph import Scheme, SchemeGraph
from argmap.model import Polarity

NODES = st.integers(0, 9)
POLARITIES = st.sampled_from([Polarity.FOR, Polarity.AGAINST, None])


def build(schemes: dict[int, Polarity | None], arrows: list[tuple[int, int]]) -> MapAssembly:
    assembly = MapAssembly()
    graph = SchemeGraph(assembly)
    for number in range(10):
        if number in schemes:
            graph.add_scheme(Scheme(number, schemes[number]))
        else:
            assembly.add_statement(number, f"text {number}", id=f"s{number}")
    for number, (source, target) in enumerate(arrows):
        graph.add_arrow(source, target, number)
    graph.finish()
    return assembly


@given(
    st.dictionaries(NODES, POLARITIES, max_size=6),
    st.lists(st.tuples(NODES, NODES), max_size=20, unique=True),
)
def test_every_scheme_is_a_relation_or_reported(
    schemes: dict[int, Polarity | None], arrows: list[tuple[int, int]]
) -> None:
    assembly = build(schemes, arrows)
    assembly.finish()
    read = {int(inference.element) for inference in assembly.inferences}
    reported = {loss.element for loss in assembly.losses}
    attacks = {
        source for source, target in arrows if schemes.get(source) is Polarity.AGAINST
        and schemes.get(target) is not None
    }  # fmt: skip
    for number in schemes:
        assert number in read or str(number) in reported or number in attacks
    for number, (source, target) in enumerate(arrows):
        if source not in schemes and target not in schemes:
            assert str(number) in reported


def test_a_scheme_between_two_schemes_is_reported_once_with_both() -> None:
    assembly = MapAssembly()
    graph = SchemeGraph(assembly)
    for number in (1, 2, 3):
        assembly.add_statement(number, f"text {number}")
    graph.add_scheme(Scheme("reason", Polarity.FOR, "Inference"))
    graph.add_scheme(Scheme("preference", None, "Preference"))
    graph.add_scheme(Scheme("attack", Polarity.AGAINST, "Conflict"))
    for source, target in [
        (2, "reason"), ("reason", 1), (3, "attack"), ("attack", 1),
        ("reason", "preference"), ("preference", "attack"),
    ]:  # fmt: skip
        graph.add_arrow(source, target)
    graph.finish()
    [loss] = assembly.finish().losses
    assert "“Inference” (reason)" in loss.about
    assert "“Conflict” (attack)" in loss.about
    assert "nothing" not in loss.about


def test_a_long_chain_of_attacks_on_attacks_is_read() -> None:
    assembly = MapAssembly()
    graph = SchemeGraph(assembly)
    for number in range(3_000):
        assembly.add_statement(("text", number), f"text {number}")
        graph.add_scheme(Scheme(number, Polarity.AGAINST))
        graph.add_arrow(("text", number), number)
        graph.add_arrow(number, number - 1 if number else ("text", 0))
    graph.finish()
    assert len(assembly.finish().map.inferences) == 2_999
