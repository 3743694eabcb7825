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
    from collections.abc import Collection, Iterator, Sequence

    from argmap.testing.wanted import Wanted


class Relations:
    """Draws the inferences between some statements, given in the order of their levels."""

    def __init__(self, draw: st.DrawFn, asked: Wanted, names: Sequence[str]) -> None:
        self._draw = draw
        self._asked = asked
        self._names = names
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
                conclusion = self._draw(st.sampled_from(able))
                yield self.inference(conclusion, fitting[conclusion], demand)

    def _others(self, conclusion: str) -> list[str]:
        return [each for each in self.below(conclusion) if each != conclusion]

    def _free(self) -> Iterator[Inference]:
        able = [name for name in self._names if self.below(name)]
        if able:
            most = len(self._names) + 2
            for conclusion in self._draw(st.lists(st.sampled_from(able), max_size=most)):
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
        member = st.sampled_from(below)
        premises = [first or draw(member)]
        if demand == "linked":
            premises.append(draw(_sampled(below, premises)))
        exceptions = [draw(_sampled(below, premises))] if demand == "exception" else []
        if not draw(st.booleans()):
            return Inference(conclusion, polarity, premises, exceptions=list(map(Link, exceptions)))
        if asked.linked is not False:
            premises += draw(st.lists(member, max_size=1))
        if asked.exceptions is not False:
            exceptions += draw(st.lists(member, max_size=1))
        warrants = draw(st.lists(member, max_size=1))
        return Inference(
            conclusion,
            polarity,
            premises,
            self._links(warrants),
            self._links(exceptions),
            draw(st.booleans()),
            draw(schemes()),
        )

    def _links(self, names: Sequence[str]) -> list[Link]:
        return [Link(name, self._draw(st.booleans()), self._draw(schemes())) for name in names]


_POLARITIES = st.sampled_from(Polarity)


def _sampled(names: Sequence[str], others: Collection[str]) -> st.SearchStrategy[str]:
    """One of some statements that is none of the others."""
    return st.sampled_from([name for name in names if name not in others])
