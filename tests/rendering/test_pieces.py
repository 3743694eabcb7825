from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Inference, Kind, Polarity, Section, Statement
from argmap.rendering.pieces import COLUMNS, LARGEST, SMALL, split_scene
from argmap.rendering.scene import Box, BoxReference, Junction
from argmap.testing import maps
from tests.rendering.measures import make_scene


def make_map(number, pairs, sections=0):
    """Return a map of numbered statements, in sections, with reasons of one premise."""
    size = -(-number // sections) if sections else 0
    return ArgumentMap(
        [
            Statement(
                Kind.CLAIM, f"n{n}", "Some words.", section=f"s{n // size}" if sections else None
            )
            for n in range(number)
        ],
        [Inference(f"n{head}", Polarity.FOR, (f"n{tail}",)) for head, tail in pairs],
        sections=[Section(f"s{n}", "A section") for n in range(sections)],
    )


def pieces_of(argument_map, upright=True, simple=False):
    parts = split_scene(make_scene(argument_map, upright), upright, simple)
    return [piece for group in parts.values() for piece in group]


def members(pieces, sort):
    return [
        member
        for piece in pieces
        for unit in piece.units
        for member in unit.members
        if isinstance(member, sort)
    ]


def references(pieces):
    rows = [row for box in members(pieces, Box) for row in box.references]
    return rows + members(pieces, BoxReference)


@settings(max_examples=25)
@given(maps(sections=True, size=(1, 40)), st.booleans(), st.booleans())
def test_everything_is_in_one_piece_and_every_arrow_a_line_or_a_reference(
    argument_map, upright, simple
):
    scene = make_scene(argument_map, upright)
    pieces = pieces_of(argument_map, upright, simple)
    names = [box.id for box in members(pieces, Box)]
    assert sorted(names) == sorted(argument_map.statements)
    names = [junction.name for junction in members(pieces, Junction)]
    assert sorted(names) == sorted(part.name for group in scene.groups for part in group.junctions)
    rows = [row.arrow.id for box in members(pieces, Box) for row in box.references]
    lines = [arrow.id for piece in pieces for link in piece.links for arrow in link.arrows]
    assert sorted(rows + lines) == sorted(arrow.id for arrow in scene.arrows)


@given(st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=80), st.booleans())
def test_pieces_of_large_maps_are_trees(pairs, upright):
    for piece in pieces_of(make_map(40, pairs), upright):
        assert len(piece.links) == len(piece.units) - 1
        assert len({id(link.below) for link in piece.links}) == len(piece.links)


def test_mutual_support_is_cut():
    pairs = [(one, other) for one in range(12) for other in range(12) if one != other]
    pieces = pieces_of(make_map(12, pairs))
    assert sum(len(piece.links) for piece in pieces) < 12
    assert len(references(pieces)) > 100


def test_few_shared_reasons_of_a_small_map_are_lines():
    pieces = pieces_of(make_map(4, [(0, 2), (1, 2), (0, 3), (1, 3)]))
    assert len(pieces) == 1
    assert references(pieces) == []
    assert references(pieces_of(make_map(6, [(0, 2), (1, 2)]), simple=True))


def test_shared_reason_of_a_large_map_is_a_reference():
    (row,) = references(pieces_of(make_map(SMALL + 1, [(0, 2), (1, 2)])))
    assert (row.arrow.head, row.arrow.tail) == ("n1", "n2")
    assert row.words.startswith("[n2] Some words")


def test_reason_in_another_section_is_a_reference():
    (row,) = references(pieces_of(make_map(4, [(0, 1), (0, 3)], sections=2)))
    assert row.arrow.tail == "n3"


def test_leaves_are_stacked():
    pieces = pieces_of(make_map(30, [(0, tail) for tail in range(1, 8)]))
    sizes = [len(unit.members) for unit in pieces[0].units]
    assert sizes == [1, 2, 2, 3]
    widths = {box.width for unit in pieces[0].units[1:] for box in unit.members}
    assert len(widths) == 1


def test_many_leaves_make_few_columns():
    (piece,) = pieces_of(make_map(226, [(0, tail) for tail in range(1, 226)]))
    assert len(piece.units) == 1 + COLUMNS


def test_wide_trees_are_cut():
    pairs = [(0, tail) for tail in range(1, 40)]
    pairs += [(head, 40 + 3 * head + part) for head in range(1, 40) for part in range(3)]
    pieces = pieces_of(make_map(160, pairs))
    assert len(pieces) > 2
    for piece in pieces:
        leaves = {id(unit) for unit in piece.units} - {id(link.above) for link in piece.links}
        assert sum(unit.width for unit in piece.units if id(unit) in leaves) < 2 * LARGEST[0]


def test_long_chains_are_cut():
    pieces = pieces_of(make_map(3000, [(n, n + 1) for n in range(2999)]))
    assert all(sum(unit.height for unit in piece.units) < LARGEST[1] for piece in pieces)
    assert len(pieces) < 600
