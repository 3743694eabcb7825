"""What the statements of a map say and note, each drawn by itself, before the map gives it its id.

Everything about one statement is drawn in one go, so that a map can shrink by leaving one out.
"""

from __future__ import annotations

from functools import cache
from string import ascii_lowercase
from typing import TYPE_CHECKING

import attrs
from hypothesis import strategies as st

from argmap.identifiers import generate_ids
from argmap.model import Citation, Statement
from argmap.testing.texts import attributes, ids, prose, striking, tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from argmap.attributes import Value
    from argmap.model import Kind, Section, Source


@attrs.frozen
class Sketch:
    """A statement, in which an id or a text that is empty is still to be found.

    Where the id is None, it is the one that reading makes of the text.

    Sources and sections go by their numbers, so that these are drawn alike however many there are.
    """

    kind: Kind
    id: str | None = ""
    text: str = ""
    tags: Sequence[str] = ()
    places: Sequence[str] = ()
    citations: Sequence[tuple[int, str]] = ()
    section: int = 0
    """0 for none."""
    attributes: Mapping[str, Value] = attrs.field(factory=dict, hash=False)


@cache
def sketches(
    kinds: tuple[Kind, ...], plain: bool, cited: bool, sectioned: bool, attributed: bool
) -> st.SearchStrategy[Sketch]:
    """A statement of one of some kinds, bare or with all that can be said of one."""
    kind = st.sampled_from(kinds)
    bare = st.builds(Sketch, kind)
    if plain and not (cited or sectioned or attributed):
        return bare
    locators = st.just("") if plain else _PERHAPS
    citations = st.lists(st.tuples(st.integers(0, 1), locators), max_size=2)
    sections = st.integers(0, 2)
    noted = st.builds(
        Sketch,
        kind,
        citations=citations if cited else st.just([]),
        section=sections if sectioned else st.just(0),
        attributes=attributes() if attributed else st.just({}),
    )
    if plain:
        return bare | noted
    said = st.builds(
        attrs.evolve,
        noted,
        id=st.just("") | ids() | st.none(),
        text=_RATHER,
        tags=st.lists(tags(), max_size=2),
        places=st.lists(prose(), max_size=2),
    )
    return st.one_of(bare, said, said)


_PERHAPS = st.just("") | prose()
_RATHER = st.one_of(st.just(""), prose(), striking())


def carried_out(
    drawn: Iterable[Sketch], sources: Sequence[Source], sections: Sequence[Section]
) -> list[Statement]:
    """The statements that are sketched; who has no id, or one that is taken, gets a letter."""
    drawn = list(drawn)
    statements = []
    for name, each in zip(_named(drawn), drawn, strict=True):
        citations = each.citations if sources else ()
        section = sections[each.section % len(sections)].id if sections and each.section else None
        statements.append(
            Statement(
                each.kind,
                name,
                each.text or (_SO if each.id is None else f"{name} is so."),
                each.tags,
                [Citation(sources[x % len(sources)].id, locator) for x, locator in citations],
                each.places,
                each.attributes,
                section,
            )
        )
    return statements


def _named(drawn: Sequence[Sketch]) -> list[str]:
    letters = iter([*ascii_lowercase, *(f"s{number}" for number in range(2 * len(drawn)))])
    names: dict[int, str] = {}
    for number, each in enumerate(drawn):
        if each.id is not None:
            name = each.id
            while not name or name in names.values():
                name = next(letters)
            names[number] = name
    texts = {number: each.text or _SO for number, each in enumerate(drawn) if each.id is None}
    names.update(generate_ids(texts, names.values()))
    return [names[number] for number in range(len(drawn))]


_SO = "It is so."
