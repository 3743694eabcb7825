"""Maps with repeated texts and the ids that the parser generates from these."""

import attrs
from hypothesis import strategies as st

from argmap.identifiers import generate_ids
from argmap.model import ArgumentMap, Inference, Link
from argmap.testing import maps

_TEXTS = st.sampled_from(["It is so.", "It is so.", "It is.", "It is so, and so it is said."])


@st.composite
def repeating_maps(draw: st.DrawFn) -> ArgumentMap:
    """Generate maps with sections and few texts; most ids are generated from the texts."""
    drawn = draw(maps(plain=True, sections=True, size=(2, 6)))
    statements = [attrs.evolve(each, text=draw(_TEXTS)) for each in drawn.statements.values()]
    given = {each.id for each in statements if draw(st.integers(0, 3)) == 3}
    texts = {x: each.text for x, each in enumerate(statements) if each.id not in given}
    made = generate_ids(texts, given)
    names = {each.id: made.get(x, each.id) for x, each in enumerate(statements)}
    return attrs.evolve(
        drawn,
        statements=[attrs.evolve(each, id=names[each.id]) for each in statements],
        inferences=[_renamed(each, names) for each in drawn.inferences],
    )


def _renamed(inference: Inference, names: dict[str, str]) -> Inference:
    def links(old: tuple[Link, ...]) -> list[Link]:
        return [attrs.evolve(each, statement=names[each.statement]) for each in old]

    return attrs.evolve(
        inference,
        conclusion=names[inference.conclusion],
        premises=[names[each] for each in inference.premises],
        warrants=links(inference.warrants),
        exceptions=links(inference.exceptions),
    )
