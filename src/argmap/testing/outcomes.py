"""Recommendations that come out as asked for, because of how they are built.

A map has three layers. The foundation is judged as it stands; recommendations are concluded from it
and from the ones before them, each by reasons that are known to be live, dead or open; what is
above them is nowhere used below, so whatever is said there leaves their verdicts alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from argmap.model import ArgumentMap, Inference, Kind, Link, Polarity, Statement
from argmap.support import Verdict, verdicts
from argmap.testing.relations import Relations
from argmap.testing.wanted import ANCHORS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from argmap.testing.wanted import Wanted


def with_outcome(
    draw: st.DrawFn, asked: Wanted, statements: Sequence[Statement], places: Mapping[str, int]
) -> list[Inference]:
    """Inferences with which every recommendation has the verdict that is asked for."""
    verdict = asked.recommendations or Verdict.UNSUPPORTED
    kinds, count = ANCHORS[verdict]
    anchors = [each for each in statements if each.kind in kinds][:count]
    recommended = [each.id for each in statements if each.kind is Kind.RECOMMENDATION]
    rest = [each for each in statements if each.kind is not Kind.RECOMMENDATION]
    rest = [each for each in rest if each not in anchors]
    is_above = [not place or draw(st.booleans()) for place in range(len(rest))]
    above = [each.id for each, top in zip(rest, is_above, strict=True) if top]
    foundation = [each for each, top in zip(rest, is_above, strict=True) if not top]
    low = [each.id for each in foundation]

    order = [*above, *recommended, *low, *(each.id for each in anchors)]
    relations = Relations(draw, asked, order, places)
    inferences = [
        relations.inference(conclusion, reachable)
        for conclusion in _some(draw, low)
        if (reachable := _within(relations.below(conclusion), [*foundation, *anchors]))
    ]
    if verdict is Verdict.UNDECIDED:
        first, second = (each.id for each in anchors)
        inferences += [
            Inference(first, Polarity.AGAINST, [second]),
            Inference(second, Polarity.AGAINST, [first]),
        ]
    recommender = _Recommender(draw, asked, [*foundation, *anchors], inferences)
    for name in recommended:
        inferences += recommender.recommend(name, verdict)
    for conclusion in _some(draw, above):
        inferences.append(relations.inference(conclusion, relations.below(conclusion)))
    if above:
        inferences += relations.demanded(above[:1])
    if asked.connected:
        inferences += _connecting(above[0], [each.id for each in statements], inferences)
    return inferences


def _some(draw: st.DrawFn, names: Sequence[str]) -> list[str]:
    """Some conclusions among these, any of them more than once."""
    return draw(st.lists(st.sampled_from(names), max_size=len(names) + 1)) if names else []


def _within(names: Sequence[str], statements: Sequence[Statement]) -> list[str]:
    allowed = {each.id for each in statements}
    return [name for name in names if name in allowed]


def _connecting(
    hub: str, names: Sequence[str], inferences: Sequence[Inference]
) -> Iterator[Inference]:
    """Reasons for one statement that tie everything to it."""
    neighbours: dict[str, set[str]] = {name: set() for name in names}
    for each in inferences:
        links = (link.statement for link in (*each.warrants, *each.exceptions))
        for member in (*each.premises, *links):
            neighbours[member].add(each.conclusion)
            neighbours[each.conclusion].add(member)
    seen: set[str] = set()
    for name in (hub, *names):
        if name in seen:
            continue
        if name != hub:
            yield Inference(hub, Polarity.FOR, [name])
        waiting = [name]
        while waiting:
            reached = waiting.pop()
            if reached not in seen:
                seen.add(reached)
                waiting += neighbours[reached]


class _Recommender:
    """Draws the reasons for and against recommendations, by what the statements are worth."""

    def __init__(
        self,
        draw: st.DrawFn,
        asked: Wanted,
        foundation: Sequence[Statement],
        inferences: Sequence[Inference],
    ) -> None:
        self._draw = draw
        self._asked = asked
        bare = [Statement(each.kind, each.id, each.text) for each in foundation]
        judged = verdicts(ArgumentMap(bare, inferences))
        self._worth = {name: judgement.verdict for name, judgement in judged.items()}
        self._goals = {each.id for each in foundation if each.kind is Kind.GOAL}

    def recommend(self, name: str, verdict: Verdict) -> Iterator[Inference]:
        """Inferences about a recommendation with which it has a verdict."""
        draw = self._draw
        match verdict:
            case Verdict.SUPPORTED:
                yield self._reason(name, Polarity.FOR, Verdict.SUPPORTED)
                reasons, objections = [*_REASONS], [Verdict.UNSUPPORTED]
            case Verdict.CONDITIONAL:
                yield self._reason(name, Polarity.FOR, Verdict.CONDITIONAL)
                reasons, objections = [*_REASONS[1:]], [Verdict.UNSUPPORTED]
            case Verdict.UNDECIDED:
                yield self._reason(name, Polarity.FOR, Verdict.UNDECIDED)
                reasons = objections = [Verdict.UNDECIDED, Verdict.UNSUPPORTED]
            case Verdict.UNSUPPORTED:
                reasons, objections = [Verdict.UNSUPPORTED], [*_REASONS]
            case Verdict.CONTESTED:
                grounds, objection = self._first(_HOLDING), self._last(_HOLDING)
                yield Inference(name, Polarity.FOR, [grounds])
                yield Inference(name, Polarity.AGAINST, [objection])
                reasons = objections = [*_REASONS]
        fitting = [(Polarity.FOR, worth) for worth in reasons if self._choice(worth)]
        if self._asked.objections is not False:
            fitting += [(Polarity.AGAINST, worth) for worth in objections if self._choice(worth)]
        if fitting:
            for polarity, worth in draw(st.lists(st.sampled_from(fitting), max_size=2)):
                yield self._reason(name, polarity, worth)
        self._worth[name] = verdict

    def _reason(self, name: str, polarity: Polarity, worth: Verdict) -> Inference:
        """An inference that is worth so much: dead where it is worth `unsupported`.

        Its first premise alone makes it so, and the others leave it so.
        """
        draw, asked = self._draw, self._asked
        premises = [draw(st.sampled_from(self._choice(worth)))]
        if not draw(st.booleans()):
            return Inference(name, polarity, premises)
        others = [each for each, other in self._worth.items() if other in _AT_LEAST[worth]]
        others += [each for each in sorted(self._goals) if self._worth[each] in _HOLDING]
        falling = [each for each, other in self._worth.items() if other in _FALLEN]
        if asked.linked is not False:
            premises += draw(st.lists(st.sampled_from(others), max_size=1))
        exceptions = []
        if asked.exceptions is not False and falling:
            exceptions = draw(st.lists(st.sampled_from(falling), max_size=1))
        warrants = draw(st.lists(st.sampled_from(others), max_size=1))
        return Inference(
            name,
            polarity,
            premises,
            [Link(each) for each in warrants],
            [Link(each) for each in exceptions],
            draw(st.booleans()),
        )

    def _choice(self, worth: Verdict) -> list[str]:
        """The statements that alone make a reason worth so much. An end alone makes none."""
        wanted = _FALLEN if worth is Verdict.UNSUPPORTED else (worth,)
        return [
            name
            for name, each in self._worth.items()
            if each in wanted and (name not in self._goals or worth is Verdict.UNSUPPORTED)
        ]

    def _first(self, worths: Sequence[Verdict]) -> str:
        return self._holding(worths)[0]

    def _last(self, worths: Sequence[Verdict]) -> str:
        return self._holding(worths)[-1]

    def _holding(self, worths: Sequence[Verdict]) -> list[str]:
        return [
            name for name, each in self._worth.items() if each in worths and name not in self._goals
        ]


_HOLDING = (Verdict.SUPPORTED, Verdict.CONDITIONAL)
_FALLEN = (Verdict.UNSUPPORTED, Verdict.CONTESTED)
_REASONS = (Verdict.SUPPORTED, Verdict.CONDITIONAL, Verdict.UNDECIDED, Verdict.UNSUPPORTED)

_AT_LEAST = {
    Verdict.SUPPORTED: (Verdict.SUPPORTED,),
    Verdict.CONDITIONAL: _HOLDING,
    Verdict.UNDECIDED: (*_HOLDING, Verdict.UNDECIDED),
    Verdict.UNSUPPORTED: tuple(Verdict),
}
"""What the other members of a reason may be worth that leave it worth what its first member is."""
