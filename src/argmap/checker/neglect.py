"""Which objection that was left bare would change how a statement fares, if it were granted."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from argmap.semantics import Reading
from argmap.semantics.program import unsupported_objections

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.semantics import Assessment


def find_deciding_objections(assessment: Assessment) -> Mapping[str, str]:
    """The nearest claim that was left bare, for each statement that granting all of these changes.

    It is reached through statements that hold in one of the two readings and not in the other, or
    are open there, and through inferences that are live in one of them only. Linear.
    """
    before, after = assessment.result(Reading.CHARITABLE), assessment.result(Reading.CAUTIOUS)
    read = before.program
    differs = [x != y for x, y in zip(before.model.holds, after.model.holds, strict=True)]
    passes = [x != y for x, y in zip(before.model.live, after.model.live, strict=True)]
    bare = sorted(read.numbers[name] for name in unsupported_objections(assessment.map))
    nearest = {number: number for number in bare if differs[number]}
    ahead = deque(nearest)
    while ahead:
        number = ahead.popleft()
        for inference in (*read.uses[number], *read.exempts[number]):
            conclusion = read.conclusion[inference]
            if passes[inference] and differs[conclusion] and conclusion not in nearest:
                nearest[conclusion] = nearest[number]
                ahead.append(conclusion)
    return {read.ids[number]: read.ids[claim] for number, claim in nearest.items()}
