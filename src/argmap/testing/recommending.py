"""Reasons for and against recommendations, by what the statements are worth that they are drawn to.

What has been judged never changes: a reason that is dead in the well-founded model, or that is
worth no more than others that there are, leaves all verdicts as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from argmap.model import ArgumentMap, Inference, Kind, Link, Polarity, Statement
from argmap.semantics import Verdict, verdicts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.testing.relations import Relations
    from argmap.testing.wanted import Wanted


class Recommender:
    """Draws what is said for and against recommendations that are all to have one verdict."""

    def __init__(
        self,
        draw: st.DrawFn,
        asked: Wanted,
        verdict: Verdict,
        anchors: Sequence[str],
        relations: Relations,
    ) -> None:
        self._draw = draw
        self._asked = asked
        self._verdict = verdict
        self._anchors = anchors
        self._relations = relations
        self._worth: dict[str, Verdict] = {}
        self._goals: set[str] = set()

    def judge(self, statements: Sequence[Statement], inferences: Sequence[Inference]) -> None:
        """Learn what the statements of the foundation are worth, and of no recommendation yet."""
        judged = verdicts(ArgumentMap(statements, inferences))
        self._worth = {
            each.id: judged[each.id].verdict
            for each in statements
            if each.kind is not Kind.RECOMMENDATION or each.id in self._anchors
        }
        self._goals = {each.id for each in statements if each.kind is Kind.GOAL}

    def recommend(self, name: str) -> Iterator[Inference]:
        """Inferences about a recommendation with which it has the verdict."""
        yield from self._what_it_takes(name)
        reasons, objections = _FURTHER[self._verdict]
        fitting = [(Polarity.FOR, worth) for worth in reasons if self._choice(name, worth)]
        if self._asked.objections is not False:
            fitting += [
                (Polarity.AGAINST, worth) for worth in objections if self._choice(name, worth)
            ]
        if fitting:
            for polarity, worth in self._draw(st.lists(st.sampled_from(fitting), max_size=2)):
                yield self._reason(name, polarity, worth)
        self._worth[name] = self._verdict

    def safely(self, name: str, premise: str) -> Inference:
        """A reason for a recommendation that leaves its verdict as it is."""
        too_much = (
            self._verdict is Verdict.CONDITIONAL and self._worth[premise] is Verdict.SUPPORTED
        )
        warrants = [Link(self._anchors[0])] if too_much else []
        return Inference(name, Polarity.FOR, [premise], warrants)

    def leaning(
        self,
        name: str,
        premises: Sequence[str] = (),
        warrants: Sequence[str] = (),
        exceptions: Sequence[str] = (),
    ) -> Inference:
        """A reason that is worth what its anchor is at most, and so leaves the verdict as it is."""
        without_end = self._verdict is Verdict.UNDECIDED and self._asked.objections is False
        excepted = [*exceptions, name] if without_end else exceptions
        return Inference(
            name,
            Polarity.FOR,
            [self._anchors[0], *premises],
            [Link(each) for each in warrants],
            [Link(each) for each in excepted],
        )

    def objection(self, name: str) -> Inference:
        """An objection by another statement that leaves the verdict as it is."""
        others = self._relations.others(name)
        dead = [each for each in others if self._worth.get(each) in _FALLEN]
        if dead:
            return Inference(name, Polarity.AGAINST, [self._relations.one_of(dead)])
        exceptions = [] if self._verdict is Verdict.UNSUPPORTED else [Link(self._anchors[0])]
        premise = self._relations.one_of(others)
        return Inference(name, Polarity.AGAINST, [premise], exceptions=exceptions)

    def _what_it_takes(self, name: str) -> Iterator[Inference]:
        match self._verdict:
            case Verdict.UNDECIDED if self._asked.objections is False:
                yield self.leaning(name)
            case Verdict.CONTESTED:
                yield self.leaning(name)
                yield Inference(name, Polarity.AGAINST, [self._anchors[-1]])
            case Verdict.UNSUPPORTED:
                pass
            case verdict:
                yield self._reason(name, Polarity.FOR, verdict)

    def _reason(self, name: str, polarity: Polarity, worth: Verdict) -> Inference:
        """An inference that is worth so much: dead where it is worth `unsupported`.

        Its first premise alone makes it so, and the others leave it so.
        """
        draw, asked = self._draw, self._asked
        premises = [self._relations.one_of(self._choice(name, worth))]
        if not draw(st.booleans()):
            return Inference(name, polarity, premises)
        below = [each for each in self._relations.below(name) if each in self._worth]
        others = [each for each in below if self._worth[each] in _AT_LEAST[worth]]
        others += [x for x in below if x in self._goals and self._worth[x] in _HOLDING]
        falling = [each for each in below if self._worth[each] in _FALLEN]
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

    def _choice(self, name: str, worth: Verdict) -> list[str]:
        """The statements that alone make a reason worth so much. An end alone makes none."""
        wanted = _FALLEN if worth is Verdict.UNSUPPORTED else (worth,)
        return [
            each
            for each in self._relations.below(name)
            if self._worth.get(each) in wanted
            and (each not in self._goals or worth is Verdict.UNSUPPORTED)
        ]


_HOLDING = (Verdict.SUPPORTED, Verdict.CONDITIONAL)
_FALLEN = (Verdict.UNSUPPORTED, Verdict.CONTESTED)
_REASONS = (Verdict.SUPPORTED, Verdict.CONDITIONAL, Verdict.UNDECIDED, Verdict.UNSUPPORTED)

_FURTHER = {
    Verdict.SUPPORTED: (_REASONS, _FALLEN[:1]),
    Verdict.CONDITIONAL: (_REASONS[1:], _FALLEN[:1]),
    Verdict.UNDECIDED: (_REASONS[2:], _REASONS[2:]),
    Verdict.UNSUPPORTED: (_FALLEN[:1], _REASONS),
    Verdict.CONTESTED: (_REASONS, _REASONS),
}
"""What more may be said for and against a recommendation that has what its verdict takes."""

_AT_LEAST = {
    Verdict.SUPPORTED: (Verdict.SUPPORTED,),
    Verdict.CONDITIONAL: _HOLDING,
    Verdict.UNDECIDED: (*_HOLDING, Verdict.UNDECIDED),
    Verdict.UNSUPPORTED: tuple(Verdict),
}
"""What the other members of a reason may be worth that leave it worth what its first member is."""
