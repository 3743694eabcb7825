"""What is true of all rules together."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.checker.context import RuleContext
from argmap.checker.registry import RULES
from argmap.model import ArgumentMap
from argmap.semantics import Reading, assess
from argmap.testing import maps


@given(maps(), st.sampled_from(Reading))
def test_any_map_may_be_asked_about_in_any_reading(plan: ArgumentMap, reading: Reading) -> None:
    context = RuleContext(assess(plan), reading)
    for rule in RULES.values():
        for diagnostic in rule.diagnostics(context):
            assert (diagnostic.code, diagnostic.severity) == (rule.code, rule.severity)
            assert diagnostic.message
            assert diagnostic.help
            assert diagnostic.statement is None or diagnostic.statement in plan.statements
