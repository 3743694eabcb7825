"""Recommendations that come out as asked for, because of how they are built.

At the bottom of a map are its anchors, which nothing bears on, and above them a foundation that is
judged as it stands. Recommendations are concluded from these and from the ones before them, each by
reasons that are known to be live, dead or open. What is above them is nowhere used below, so
whatever is said there leaves their verdicts alone.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import attrs
from hypothesis import strategies as st

from argmap.model import Inference, Kind, Polarity, Statement
from argmap.semantics import Verdict
from argmap.testing.recommending import Recommender
from argmap.testing.relations import Relations
from argmap.testing.wanted import ANCHORS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from argmap.testing.wanted import Wanted


@attrs.frozen
class _Layers:
    """Ids of statements, by what they are for."""

    above: list[str]
    recommended: list[str]
    low: list[str]
    """With the anchors, the foundation."""
    anchors: list[str]
    chain: list[str]
    """Those that make a map as deep as asked for, from the top; none where nothing is asked."""

    @property
    def all(self) -> list[str]:
        return [*self.above, *self.recommended, *self.low, *self.anchors]


def with_outcome(
    draw: st.DrawFn,
    asked: Wanted,
    verdict: Verdict,
    statements: Sequence[Statement],
    places: Mapping[str, int],
) -> list[Inference]:
    """Inferences with which every recommendation has a verdict."""
    layers = _layers(draw, asked, verdict, statements)
    levels = _levels(draw, asked, verdict, layers)
    relations = Relations(draw, asked, places, levels)
    inferences = [*_foundation(draw, asked, layers, relations)]
    inferences += _circle(asked, verdict, layers)
    recommender = Recommender(draw, asked, verdict, layers.anchors, relations)
    recommender.judge(_among(statements, layers), inferences)
    for name in sorted(layers.recommended, key=lambda name: -levels[name]):
        inferences += recommender.recommend(name)
    if verdict is Verdict.UNSUPPORTED:
        inferences += recommender.recommend(layers.anchors[0])
    inferences += _chained(layers, relations, recommender)
    for conclusion in _some(draw, [name for name in layers.above if relations.below(name)]):
        inferences.append(relations.inference(conclusion, relations.below(conclusion)))
    inferences += _demanded(asked, verdict, layers, relations, recommender)
    if asked.connected:
        inferences += _connecting(layers, relations, recommender, inferences)
    return inferences


# Which statement is for what


def _layers(
    draw: st.DrawFn, asked: Wanted, verdict: Verdict, statements: Sequence[Statement]
) -> _Layers:
    depth = asked.depth or 0
    kinds, count = ANCHORS[verdict]
    if asked.depth is not None:
        count = min(count, len(statements) - depth)
    anchors = [each.id for each in statements if each.kind in kinds][:count]
    rest = [each for each in statements if each.id not in anchors]
    recommended = [each.id for each in rest if each.kind is Kind.RECOMMENDATION]
    others = [each for each in rest if each.kind is not Kind.RECOMMENDATION]
    # Claims fall by themselves, and are worth most in the foundation.
    others.sort(key=lambda each: each.kind is Kind.CLAIM)
    is_above = [draw(st.booleans()) for _ in others]
    for place in _needed_above(asked, verdict, len(others)):
        is_above[place] = True
    if others and asked.depth == 1 and _joined(asked) and verdict is not Verdict.UNSUPPORTED:
        is_above[0] = False
    above = [each.id for each, top in zip(others, is_above, strict=True) if top]
    low = [each.id for each, top in zip(others, is_above, strict=True) if not top]
    over = [*above, *recommended, *low[: max(0, depth - 1)]]
    chain = [*over[len(over) - depth :], anchors[0]] if asked.depth else []
    return _Layers(above, recommended, low, anchors, chain)


def _needed_above(asked: Wanted, verdict: Verdict, count: int) -> range:
    """Which of the statements that are not recommended have to be above what is."""
    if verdict is Verdict.UNSUPPORTED and asked.depth:
        return range(count)  # Long chains are over what has no grounds, and not under it.
    joined = _joined(asked)
    if asked.depth == 1 and joined:
        return range(1, min(2, count))
    return range(min(1, count) if asked.objections or joined else 0)


def _joined(asked: Wanted) -> bool:
    """Whether there is to be a reason that takes three statements."""
    return bool(asked.linked or asked.exceptions)


def _levels(draw: st.DrawFn, asked: Wanted, verdict: Verdict, layers: _Layers) -> Mapping[str, int]:
    names = layers.all
    if asked.depth is None:
        return {name: place if asked.acyclic else 0 for place, name in enumerate(names)}
    depth = asked.depth
    levels = {name: level for level, name in enumerate(layers.chain)}
    levels.update(dict.fromkeys(layers.anchors, depth))
    grounded = verdict is not Verdict.UNSUPPORTED
    tops = {*layers.recommended, *(layers.above if asked.objections else ())}
    for name in reversed(names):
        if name not in levels:
            most = max(0, depth - 1) if grounded and name in tops else depth
            # The member that a reason with two needs besides an anchor.
            alone = sum(1 for each in levels.values() if each > 0) < 2
            levels[name] = draw(st.integers(most if _joined(asked) and alone else 0, most))
    return {name: levels[name] for name in names}


def _among(statements: Sequence[Statement], layers: _Layers) -> list[Statement]:
    """The foundation, said without anything that needs sources or sections."""
    wanted = {*layers.low, *layers.anchors, *layers.recommended[:1]}
    return [Statement(each.kind, each.id, each.text) for each in statements if each.id in wanted]


# What bears on what


def _foundation(
    draw: st.DrawFn, asked: Wanted, layers: _Layers, relations: Relations
) -> Iterator[Inference]:
    allowed = {*layers.low, *layers.anchors}
    anchor = layers.anchors[0]
    below = {
        name: [each for each in relations.below(name) if each in allowed] for name in layers.low
    }
    for conclusion, premise in pairwise(layers.chain):
        if conclusion in below:
            yield relations.inference(conclusion, below[conclusion], first=premise)
    for name in layers.low:
        if asked.connected and anchor in below[name]:
            yield relations.inference(name, below[name], first=anchor)
    for conclusion in _some(draw, [name for name in layers.low if below[name]]):
        yield relations.inference(conclusion, below[conclusion])


def _circle(asked: Wanted, verdict: Verdict, layers: _Layers) -> Iterator[Inference]:
    """What nothing settles: two that object to each other, or one to what rests on it."""
    if verdict is not Verdict.UNDECIDED or asked.objections is False:
        return
    first, *others = layers.anchors
    if others:
        second = others[0]
        yield Inference(second, Polarity.AGAINST, [first])
    else:
        second = layers.recommended[0]
        yield Inference(second, Polarity.FOR, [first])
    yield Inference(first, Polarity.AGAINST, [second])


def _chained(
    layers: _Layers, relations: Relations, recommender: Recommender
) -> Iterator[Inference]:
    for conclusion, premise in pairwise(layers.chain):
        if conclusion in layers.recommended:
            yield recommender.safely(conclusion, premise)
        elif conclusion in layers.above:
            yield relations.inference(conclusion, relations.below(conclusion), first=premise)


def _demanded(
    asked: Wanted,
    verdict: Verdict,
    layers: _Layers,
    relations: Relations,
    recommender: Recommender,
) -> Iterator[Inference]:
    """The inferences that are asked for, and are not there by what the verdict takes."""
    anchor = layers.anchors[0]
    for demand, count in relations.demands():
        if demand == "objection" and verdict in (Verdict.UNDECIDED, Verdict.CONTESTED):
            continue
        able = [name for name in layers.all if len(relations.others(name)) >= count]
        above = [name for name in able if name in layers.above]
        if above:
            conclusion = relations.one_of(above)
            yield relations.inference(conclusion, relations.others(conclusion), demand)
            continue
        conclusion = next(name for name in able if name in layers.recommended)
        if demand == "objection":
            yield recommender.objection(conclusion)
            continue
        other = relations.another(relations.others(conclusion), [anchor])
        premises = [other] if demand == "linked" else []
        exceptions = [other] if demand == "exception" else []
        yield recommender.leaning(conclusion, premises, exceptions=exceptions)


def _connecting(
    layers: _Layers,
    relations: Relations,
    recommender: Recommender,
    inferences: Sequence[Inference],
) -> Iterator[Inference]:
    """Reasons that tie to an anchor what nothing ties to it so far."""
    anchor = layers.anchors[0]
    tied = _reached(anchor, inferences)
    for name in layers.all:
        if name in tied:
            continue
        below = relations.below(name)
        if name in layers.above and anchor in below:
            tie = relations.inference(name, below, first=anchor)
        elif name in layers.recommended and anchor in below:
            tie = recommender.leaning(name)
        else:
            over = [*layers.recommended, *layers.above]
            fitting = [each for each in over if {anchor, name} <= {*relations.others(each)}]
            tie = recommender.leaning(fitting[0], warrants=[name])
        yield tie
        inferences = [*inferences, tie]
        tied = _reached(anchor, inferences)


def _reached(start: str, inferences: Sequence[Inference]) -> set[str]:
    """The statements that inferences hold together with one."""
    neighbours: dict[str, set[str]] = {start: set()}
    for each in inferences:
        links = (link.statement for link in (*each.warrants, *each.exceptions))
        for member in (*each.premises, *links):
            neighbours.setdefault(member, set()).add(each.conclusion)
            neighbours.setdefault(each.conclusion, set()).add(member)
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += neighbours[name]
    return reached


def _some(draw: st.DrawFn, names: Sequence[str]) -> list[str]:
    """Some conclusions among these, any of them more than once."""
    return draw(st.lists(st.sampled_from(names), max_size=len(names) + 1)) if names else []
