"""How the statements of a map bear on each other, where no outcome is asked for.

Where no chain may return to its start, each statement has a level, and an inference only has
members of higher levels than its conclusion.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from argmap.model import Inference, Link, Polarity
from argmap.testing.texts import schemes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from argmap.testing.wanted import Wanted


class Relations:
    """Draws the inferences between some statements, given in the order of their levels."""

    def __init__(
        self, draw: st.DrawFn, asked: Wanted, names: Sequence[str], places: Mapping[str, int]
    ) -> None:
        self._draw = draw
        self._asked = asked
        self._names = names
        self._places = places
        # The same number as long as can be, so that a map shrinks evenly.
        self._last = max([_USUAL, *places.values()])
        self._levels = dict(zip(names, self._drawn_levels(), strict=True))

    def all(self) -> list[Inference]:
        """The inferences that are asked for, and any others."""
        demanded = self.demanded(self._names)
        return [*self._chain(), *self._connecting(), *demanded, *self._free()]

    def _drawn_levels(self) -> list[int]:
        asked, count = self._asked, len(self._names)
        if asked.depth is None:
            return list(range(count)) if asked.acyclic else [0] * count
        levels = list(range(asked.depth + 1))
        for place in range(count - len(levels)):
            # The one premise that a reason with two needs besides the chain.
            low = int(not place and bool(asked.linked or asked.exceptions))
            levels.append(self._draw(st.integers(low, asked.depth)))
        return levels

    def below(self, conclusion: str) -> list[str]:
        """The statements that may bear on one."""
        if not self._asked.acyclic:
            return list(self._names)
        levels = self._levels
        return [name for name in self._names if levels[name] > levels[conclusion]]

    def _chain(self) -> Iterator[Inference]:
        for place in range(self._asked.depth or 0):
            conclusion, premise = self._names[place : place + 2]
            yield self.inference(conclusion, self.below(conclusion), first=premise)

    def _connecting(self) -> Iterator[Inference]:
        """An inference that ties each statement to one before it, where the chain does not."""
        if not self._asked.connected:
            return
        levels, acyclic = self._levels, self._asked.acyclic
        for place in range((self._asked.depth or 0) + 1, len(self._names)):
            name, earlier = self._names[place], self._names[:place]
            if acyclic:
                earlier = [each for each in earlier if levels[each] != levels[name]]
            if earlier:
                other = self._draw(st.sampled_from(earlier))
                downward = levels[name] > levels[other] if acyclic else self._draw(st.booleans())
                conclusion, premise = (other, name) if downward else (name, other)
                yield self.inference(conclusion, self.below(conclusion), first=premise)

    def demanded(self, conclusions: Sequence[str]) -> Iterator[Inference]:
        """The inferences that are asked for, about one of some statements each."""
        asked = self._asked
        for demand, count in (
            ("objection", 1 if asked.objections else 0),
            ("exception", 2 if asked.exceptions else 0),
            ("linked", 2 if asked.linked else 0),
        ):
            if count:
                fitting = {name: self._others(name) for name in conclusions}
                able = [name for name, others in fitting.items() if len(others) >= count]
                conclusion = self.one_of(able)
                yield self.inference(conclusion, fitting[conclusion], demand)

    def _others(self, conclusion: str) -> list[str]:
        return [each for each in self.below(conclusion) if each != conclusion]

    def _free(self) -> Iterator[Inference]:
        able = [name for name in self._names if self.below(name)]
        if able:
            for _ in range(_INFERENCES):
                if self._draw(st.booleans()):
                    conclusion = self.one_of(able)
                    yield self.inference(conclusion, self.below(conclusion))

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
            premises.append(self._other(below, premises))
        exceptions = [self._other(below, premises)] if demand == "exception" else []
        if not draw(st.booleans()):
            return Inference(conclusion, polarity, premises, exceptions=list(map(Link, exceptions)))
        if asked.linked is not False:
            premises += self._perhaps(below)
        if asked.exceptions is not False:
            exceptions += self._perhaps(below)
        warrants = self._perhaps(below)
        return Inference(
            conclusion,
            polarity,
            premises,
            self._links(warrants),
            self._links(exceptions),
            draw(st.booleans()),
            draw(schemes()),
        )

    def one_of(self, names: Sequence[str]) -> str:
        """One of some statements: that of a place that is drawn, or the next that is there."""
        place = self._draw(st.integers(0, self._last))
        return min(names, key=lambda name: (self._places[name] < place, self._places[name]))

    def _perhaps(self, names: Sequence[str]) -> list[str]:
        return [self.one_of(names)] if self._draw(st.booleans()) else []

    def _other(self, names: Sequence[str], than: Collection[str]) -> str:
        return self.one_of([name for name in names if name not in than])

    def _links(self, names: Sequence[str]) -> list[Link]:
        return [Link(name, self._draw(st.booleans()), self._draw(schemes())) for name in names]


_POLARITIES = st.sampled_from(Polarity)

_USUAL = 5
"""The last place of a map for which nothing more is asked."""

_INFERENCES = 7
"""How many inferences there are at most that nothing asks for."""
