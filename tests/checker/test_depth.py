"""How deep derivations are."""

from hypothesis import given

from argmap.checker.context import RuleContext
from argmap.checker.depth import depths
from argmap.model import ArgumentMap, Polarity
from argmap.semantics import assess
from tests.checker.cases import written
from tests.semantics.strategies import small_maps

PLAN = """
claim a: A.
  because claim b: B.
    because evidence c: C.
    and claim d: D.
      because [c]
  because claim e: E.
    because [a]
"""


def test_a_reason_is_as_deep_as_its_deepest_member() -> None:
    assert depths(RuleContext(assess(written(PLAN)))) == {"c": 0, "d": 1, "b": 2, "a": 3, "e": 4}


def test_reasons_may_be_left_out() -> None:
    context = RuleContext(assess(written(PLAN)))
    assert depths(context, lambda inference: inference.conclusion != "b") == {"c": 0, "d": 1}


@given(small_maps())
def test_depths_are_the_least_that_solve_their_equations(plan: ArgumentMap) -> None:
    context = RuleContext(assess(plan))
    expected = {name: 0 for name, each in plan.statements.items() if each.kind.is_given}
    expected = {name: 0 for name in expected if context.holds(name)}
    for _ in plan.statements:
        for each in plan.inferences:
            members = [expected.get(member) for member in context.members(each)]
            known = [depth for depth in members if depth is not None]
            if context.live(each) and each.polarity is Polarity.FOR and len(known) == len(members):
                now = expected.get(each.conclusion, 10**9)
                expected[each.conclusion] = min(now, 1 + max(known))
    assert depths(context) == expected
