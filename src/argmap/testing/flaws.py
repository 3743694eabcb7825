"""Maps with one flaw: a rule finds it, and no other rule that is as severe finds anything.

They are the examples of the rules' pages, changed in what no rule looks at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from argmap.testing.texts import ids, prose, tags

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.model import ArgumentMap, Inference, Link

_NOT_BY_ITSELF = {
    "E011": "it compares with a document, which is read from a file beside that of the map",
    "E015": "it compares with the outcomes of tests, which are read from a file of their own",
    "R018": "what it finds hangs on a bare objection, which O001 finds, and that is as severe",
    "W004": "it compares with a document, which is read from a file beside that of the map",
}
"""The rules that find nothing in any map alone, or nothing alone."""

# Where the example on a rule's page takes settings, or shows what a rule as severe finds too.
_OWN_EXAMPLES = {
    "E016": """\
        source count: Traffic count {date: 2024-03}

        claim jams: The old bridge is jammed all day. {test: "tests/test_jams.py"}
          because evidence cars: 900 cars an hour cross it [@count].
        """,
    "S012": """\
        source count: Traffic count {date: 2024-03}

        goal access: Everybody is at the station within half an hour.

        recommendation bridge: Build a second bridge. {by: "City council"}
          because [access]
          and claim growth: The north bank would grow.
            because claim homes: People would move there.
              because claim nearer: It would be nearer to work.
                because claim faster: The way would be shorter.
                  because claim halved: Nobody would go round by the old bridge.
                    because claim open: The new bridge would have room.
                      because claim lanes: It would have four lanes.
                        because evidence plan: The plan has four lanes [@count].
          but claim dear: It would cost more than anybody has.
            because evidence steel: Steel is dear [@count].
            unless evidence wood: It would be made of wood [@count].
        """,
    "S013": """\
        source count: Traffic count {date: 2024-03}

        goal access: Everybody is at the station within half an hour.

        recommendation bridge: Build a second bridge. {by: "City council"}
          because [access]
          and evidence ways: It would halve the way to the station [@count].
          but claim dear: It would cost more than anybody has.
            because evidence steel: Steel is dear [@count].
            unless evidence wood: It would be made of wood [@count].
        """,
    "S016": """\
        source count: Traffic count {date: 2024-03}

        claim jams: The old bridge is jammed all day.
          because evidence cars: 900 cars an hour cross it [@count].
          because [cars]
          and evidence width: It has one lane [@count].
          but evidence night: By night it is empty [@count].
        """,
    "W002": f"""\
        source count: Traffic count {{date: 2024-03}}

        claim jams: The old bridge is jammed{" and jammed" * 30}.
          because evidence cars: 900 cars an hour cross it [@count].
          but evidence night: By night it is empty [@count].
        """,
}


def flawed_maps(code: str) -> st.SearchStrategy[ArgumentMap]:
    """Maps in which the rule of this code finds something, and no other of its severity does.

    That is so in the charitable reading and with default settings; a rule that is off by default
    has to be selected, and E004 needs a `max-age`, of 10,000 days at most. Raises InvalidArgument
    where there is no such rule, and where no map alone is enough for it.
    """
    return _varied(_example(code))


def _example(code: str) -> ArgumentMap:
    from textwrap import dedent

    from argmap.checker.registry import RULES
    from argmap.loader import parse

    if code not in RULES:
        raise InvalidArgument(f"there is no rule {code}")
    if code in _NOT_BY_ITSELF:
        raise InvalidArgument(f"no map alone is found by {code} only: {_NOT_BY_ITSELF[code]}")
    own = _OWN_EXAMPLES.get(code)
    return parse(dedent(own) if own else RULES[code].page.example)


@st.composite
def _varied(draw: st.DrawFn, example: ArgumentMap) -> ArgumentMap:
    """The map with other ids, and with tags and headers that bear on nothing."""
    names = {name: name for name in example.statements}
    if draw(st.booleans()):
        count = len(names)
        others = draw(st.lists(ids(), min_size=count, max_size=count, unique=True))
        names = dict(zip(names, others, strict=True))
    statements = [
        attrs.evolve(each, id=names[each.id], tags=[*each.tags, *draw(_FEW_TAGS)])
        for each in example.statements.values()
    ]
    return attrs.evolve(
        example,
        statements=statements,
        inferences=[_renamed(each, names) for each in example.inferences],
        title=draw(_HEADERS) or example.title,
        author=draw(_HEADERS) or example.author,
    )


_FEW_TAGS = st.lists(tags(), max_size=1)
_HEADERS = st.just("") | prose()


def _renamed(inference: Inference, names: Mapping[str, str]) -> Inference:
    def renamed(links: tuple[Link, ...]) -> list[Link]:
        return [attrs.evolve(link, statement=names[link.statement]) for link in links]

    return attrs.evolve(
        inference,
        conclusion=names[inference.conclusion],
        premises=[names[each] for each in inference.premises],
        warrants=renamed(inference.warrants),
        exceptions=renamed(inference.exceptions),
    )
