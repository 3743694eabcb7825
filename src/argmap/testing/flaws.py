"""Generate maps that break a rule of the checker."""

from __future__ import annotations

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from argmap.checker.registry import RULES
from argmap.loader import parse
from argmap.model import ArgumentMap, rename_statements
from argmap.testing.texts import ids, prose, tags

NEEDS_MORE_THAN_A_MAP = {
    "E011": "it compares the map with its document",
    "E015": "it compares the map with outcomes of tests",
    "E019": "it compares the map with its document",
    "E020": "it looks for the document of the map",
    **dict.fromkeys(
        ("L014", "L015", "L016", "L017"),
        "it reports a warning about a text; `broken_documents` generates such texts",
    ),
    "W004": "it compares the map with its document",
}
"""The rules that find nothing in a map alone."""


def flawed_maps(code: str) -> st.SearchStrategy[ArgumentMap]:
    """Generate maps in which a rule finds something: variations of the example on its page.

    A rule that is off by default must be selected, and E004, S012 and W002 need the settings on
    their pages. Raises InvalidArgument for an unknown rule and for one that needs more than a map.

    >>> from hypothesis import given, settings
    >>> from argmap.testing import flawed_maps
    >>> @settings(max_examples=10)
    ... @given(flawed_maps("R001"))
    ... def test_rule(plan):
    ...     assert "R001" in [finding.code for finding in argmap.check(plan)]
    >>> test_rule()
    """
    if code not in RULES:
        raise InvalidArgument(f"there is no rule {code!r}; `argmap rules` lists them")
    if code in NEEDS_MORE_THAN_A_MAP:
        raise InvalidArgument(f"{code} finds nothing in a map alone: {NEEDS_MORE_THAN_A_MAP[code]}")
    return _flawed_maps(code)


def _draw_flawed_map(draw: st.DrawFn, code: str) -> ArgumentMap:
    example = parse(RULES[code].page.example)
    names = {name: name for name in example.statements}
    if draw(st.booleans()):
        count = len(names)
        new_names = draw(st.lists(ids(), min_size=count, max_size=count, unique=True))
        names = dict(zip(names, new_names, strict=True))
    return attrs.evolve(
        example,
        statements=[
            attrs.evolve(
                statement, id=names[statement.id], tags=[*statement.tags, *draw(_FEW_TAGS)]
            )
            for statement in example.statements.values()
        ],
        inferences=[rename_statements(inference, names) for inference in example.inferences],
        title=draw(_HEADERS) or example.title,
        author=draw(_HEADERS) or example.author,
    )


_draw_flawed_map.__name__ = "flawed_maps"  # the name in the repr of the strategy
_flawed_maps = st.composite(_draw_flawed_map)

_FEW_TAGS = st.lists(tags(), max_size=1)
_HEADERS = st.just("") | prose()
