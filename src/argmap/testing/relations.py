"""How the statements of a map bear on each other.

Where no chain may return to its start, each statement has a level, and an inference only has
members of higher levels than its conclusion.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from argmap.model import Inference, Link, Polarity
from argmap.testing.texts import schemes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from argmap.testing.wanted import Wanted


class Relations:
    """Draws the inferences between some statements, whose levels are given."""

    def __init__(
        self,
        draw: st.DrawFn,
        asked: Wanted,
        places: Mapping[str, int],
        levels: Mapping[str, int],
    ) -> None:
        self._draw = draw
        self._asked = asked
        self._places = places
        self._levels = levels
        # The same number as long as can be, so that a map shrinks evenly.
        last = max([_USUAL, *places.values()])
        self._place = st.integers(0, last)
        self._most = last + 3
        self._scheme = st.just("") if asked.plain else schemes()

    def below(self, conclusion: str) -> list[str]:
        """The statements that may bear on one."""
        if not self._asked.acyclic:
            return list(self._levels)
        levels = self._levels
        return [name for name in levels if levels[name] > levels[conclusion]]

    def others(self, conclusion: str) -> list[str]:
        """The same without itself."""
        return [each for each in self.below(conclusion) if each != conclusion]

    def free(self) -> Iterator[Inference]:
        """Inferences that nothing asks for."""
        able = [name for name in self._levels if self.below(name)]
        if able:
            perhaps = _perhaps(self._free, able)
            for _ in range(self._most):
                if found := self._draw(perhaps):
                    yield found

    def _free(self, able: Sequence[str]) -> Inference:
        conclusion = self.one_of(able)
        return self.inference(conclusion, self.below(conclusion))

    def demands(self) -> Iterator[tuple[str, int]]:
        """What is asked for, with how many statements it takes besides the conclusion."""
        asked = self._asked
        for demand, count in ("objection", 1), ("exception", 2), ("linked", 2):
            if getattr(asked, _NAMES[demand]):
                yield demand, count

    def inference(
        self, conclusion: str, below: Sequence[str], demand: str = "", first: str | None = None
    ) -> Inference:
        """An inference with members among some statements, and with what is demanded of it."""
        draw, asked = self._draw, self._asked
        if demand == "objection":
            polarity = Polarity.AGAINST
        else:
            polarity = Polarity.FOR if asked.objections is False else draw(_POLARITIES)
        premises = [first or self.one_of(below)]
        if demand == "linked":
            premises.append(self.another(below, premises))
        exceptions = [self.another(below, premises)] if demand == "exception" else []
        if not draw(_CHANCE):
            return Inference(conclusion, polarity, premises, exceptions=list(map(Link, exceptions)))
        if asked.linked is not False:
            premises += self._some(below)
        if asked.exceptions is not False:
            exceptions += self._some(below)
        warrants = self._some(below)
        return Inference(
            conclusion,
            polarity,
            premises,
            self._links(warrants),
            self._links(exceptions),
            draw(_CHANCE),
            draw(self._scheme),
        )

    def one_of(self, names: Sequence[str]) -> str:
        """One of some statements: that of a place that is drawn, or the next that is there."""
        place = self._draw(self._place)
        return min(names, key=lambda name: (self._places[name] < place, self._places[name]))

    def another(self, names: Sequence[str], than: Collection[str]) -> str:
        """One of some statements that is none of some others."""
        return self.one_of([name for name in names if name not in than])

    def _some(self, names: Sequence[str]) -> list[str]:
        """Two at most, and oftener one or none."""
        found: list[str] = []
        while len(found) < 2 and self._draw(_CHANCE):
            found.append(self.one_of(names))
        return found

    def _links(self, names: Sequence[str]) -> list[Link]:
        return [Link(name, self._draw(_CHANCE), self._draw(self._scheme)) for name in names]


@st.composite
def _perhaps(
    draw: st.DrawFn, drawing: Callable[[Sequence[str]], Inference], able: Sequence[str]
) -> Inference | None:
    """What a function draws, or nothing: as one part of a map, which shrinks to nothing at once."""
    return drawing(able) if draw(_CHANCE) else None


def drawn_relations(
    draw: st.DrawFn, asked: Wanted, names: Sequence[str], places: Mapping[str, int]
) -> list[Inference]:
    """The inferences that are asked for between some statements, and any others; no outcome."""
    levels = dict(zip(names, _drawn_levels(draw, asked, len(names)), strict=True))
    relations = Relations(draw, asked, places, levels)
    chain = names[: (asked.depth or 0) + 1]
    found = [
        relations.inference(conclusion, relations.below(conclusion), first=premise)
        for conclusion, premise in pairwise(chain)
    ]
    if asked.connected:
        found += _connecting(draw, asked, relations, names, levels)
    for demand, count in relations.demands():
        conclusion = relations.one_of([x for x in names if len(relations.others(x)) >= count])
        found.append(relations.inference(conclusion, relations.others(conclusion), demand))
    return [*found, *relations.free()]


def _drawn_levels(draw: st.DrawFn, asked: Wanted, count: int) -> list[int]:
    if asked.depth is None:
        return list(range(count)) if asked.acyclic else [0] * count
    levels = list(range(asked.depth + 1))
    for place in range(count - len(levels)):
        # The one premise that a reason with two needs besides the chain.
        low = int(not place and bool(asked.linked or asked.exceptions))
        levels.append(draw(st.integers(low, asked.depth)))
    return levels


def _connecting(
    draw: st.DrawFn,
    asked: Wanted,
    relations: Relations,
    names: Sequence[str],
    levels: Mapping[str, int],
) -> Iterator[Inference]:
    """An inference that ties each statement to one before it, where the chain does not."""
    for place in range((asked.depth or 0) + 1, len(names)):
        name, earlier = names[place], names[:place]
        if asked.acyclic:
            earlier = [each for each in earlier if levels[each] != levels[name]]
        other = draw(st.sampled_from(earlier))
        downward = levels[name] > levels[other] if asked.acyclic else draw(_CHANCE)
        conclusion, premise = (other, name) if downward else (name, other)
        yield relations.inference(conclusion, relations.below(conclusion), first=premise)


_NAMES = {"objection": "objections", "exception": "exceptions", "linked": "linked"}
_CHANCE = st.booleans()
_POLARITIES = st.sampled_from([Polarity.FOR, Polarity.FOR, Polarity.AGAINST])

_USUAL = 5
"""The last place of a map for which nothing more is asked."""
