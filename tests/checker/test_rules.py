"""All rules on arbitrary maps."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.checker.context import RuleContext
from argmap.checker.registry import RULES
from argmap.model import ArgumentMap
from argmap.semantics import Reading, assess
from argmap.testing import maps


@given(maps(), st.sampled_from(Reading))
def test_any_map_can_be_checked_in_any_reading(plan: ArgumentMap, reading: Reading) -> None:
    context = RuleContext(assess(plan), reading)
    for rule in RULES.values():
        for finding in rule.diagnostics(context):
            assert (finding.code, finding.severity) == (rule.code, rule.severity)
            assert finding.message
            assert finding.help
            assert finding.statement is None or finding.statement in plan.statements
