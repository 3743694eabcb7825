"""Maps with repeated texts and the ids that the parser generates from these."""

import attrs
from hypothesis import strategies as st

from argmap.identifiers import generate_ids
from argmap.model import ArgumentMap, rename_statements
from argmap.testing import maps

_TEXTS = st.sampled_from(["It is so.", "It is so.", "It is.", "It is so, and so it is said."])


@st.composite
def repeating_maps(draw: st.DrawFn) -> ArgumentMap:
    """Generate maps with sections and few texts; most ids are generated from the texts."""
    drawn = draw(maps(plain=True, sections=True, size=(2, 6)))
    texts = {name: draw(_TEXTS) for name in drawn.statements}
    kept = {name for name in texts if draw(st.integers(0, 3)) == 3}
    renamed = [name for name in texts if name not in kept]
    generated = generate_ids({number: texts[name] for number, name in enumerate(renamed)}, kept)
    names = {name: name for name in kept}
    names |= {name: generated[number] for number, name in enumerate(renamed)}
    return attrs.evolve(
        drawn,
        statements=[
            attrs.evolve(statement, id=names[name], text=texts[name])
            for name, statement in drawn.statements.items()
        ],
        inferences=[rename_statements(inference, names) for inference in drawn.inferences],
    )
