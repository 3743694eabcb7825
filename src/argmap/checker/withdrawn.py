"""A map of which tests have withdrawn some evidence, as a case of its own."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import attrs

from argmap.checker.reach import reached
from argmap.model import FrozenDict
from argmap.semantics import assess
from argmap.semantics.what_if import suppose

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from argmap.checker.context import RuleContext


def what_is_left(context: RuleContext) -> RuleContext:
    """The case without what is withdrawn in it; the same one where nothing is."""
    if not context.withdrawn:
        return context
    return attrs.evolve(
        context,
        assessment=assess(suppose(context.map, without=context.withdrawn)),
        withdrawn=FrozenDict(),
        written=context,
    )


def losses(written: RuleContext, left: RuleContext) -> Mapping[str, list[str]]:
    """What is withdrawn nearest to each statement that holds as written, and fares worse without.

    Nearest by a way through statements whose verdict is another without it. Linear.
    """
    before = written.judgements
    changed = {name for name, now in left.judgements.items() if now.verdict != before[name].verdict}
    lost: dict[str, list[str]] = {}
    for name in written.withdrawn:
        for conclusion in _bears_on(written, name):
            if conclusion in changed:
                lost.setdefault(conclusion, []).append(name)
    ahead = deque(lost)
    while ahead:
        name = ahead.popleft()
        for conclusion in _bears_on(written, name):
            if conclusion in changed and conclusion not in lost:
                lost[conclusion] = lost[name]
                ahead.append(conclusion)
    return {name: nearest for name, nearest in lost.items() if written.holds(name)}


def borne_on_by(context: RuleContext, statements: Collection[str]) -> set[str]:
    """What some statements bear on, near or far, without themselves."""
    return reached(statements, lambda each: _bears_on(context, each)).difference(statements)


def _bears_on(context: RuleContext, statement: str) -> Iterable[str]:
    """What a statement is a reason for or against, or an exception to a reason for."""
    inferences = (*context.uses(statement), *context.exempts(statement))
    return dict.fromkeys(each.conclusion for each in inferences)
