"""Rules about what a recommendation leaves out."""

from textwrap import dedent

import pytest

from argmap.checker.registry import RULES
from argmap.semantics import Reading
from tests.checker.cases import run_rule, run_rule_once

ACT = dedent(
    """
    recommendation act: Act now.
      because claim good: It helps.
        because evidence fire: It burns.
    """
)


class TestNoActor:
    @pytest.mark.parametrize("by", ["crew", '"The crew"', '["The crew", "The mayor"]'])
    def test_any_actor_is_enough(self, by: str) -> None:
        assert not run_rule("R010", ACT.replace("now.", f"now. {{by: {by}}}"))

    @pytest.mark.parametrize("by", ['""', "[]"])
    def test_an_empty_value_is_not_an_actor(self, by: str) -> None:
        assert run_rule("R010", ACT.replace("now.", f"now. {{by: {by}}}"))

    def test_claims_need_no_actor(self) -> None:
        assert not run_rule("R010", ACT.replace("recommendation", "claim"))

    def test_recommendations_without_reasons_need_an_actor(self) -> None:
        assert run_rule("R010", "recommendation act: Act now.")


class TestUnopposed:
    elsewhere = "\nclaim calm: All is calm.\n  because evidence air: No wind.\n  but [fire]\n"
    trigger = ACT + elsewhere

    def test_an_objection_elsewhere_does_not_count(self) -> None:
        assert run_rule_once("R011", self.trigger).statement == "act"
        assert run_rule("R011", self.trigger + "\n[air]\n  but claim gale: There is a gale.\n")

    @pytest.mark.parametrize("target", ["act", "good", "fire"])
    def test_an_objection_to_any_of_its_reasons_counts(self, target: str) -> None:
        assert not run_rule("R011", self.trigger + f"\n[{target}]\n  but claim no: No.\n")

    def test_an_exception_counts(self) -> None:
        text = ACT + "    unless claim drill: It is a drill.\n" + self.elsewhere
        assert not run_rule("R011", text)

    def test_a_map_without_objections_is_left_to_one_sided(self) -> None:
        assert not run_rule("R011", ACT)
        assert run_rule("O004", ACT)

    def test_unsupported_recommendations_are_not_checked(self) -> None:
        assert not run_rule("R011", self.trigger.replace("evidence fire", "claim fire"))

    def test_an_implicit_objection_does_not_count_as_written(self) -> None:
        text = self.trigger + "\n[good]\n  but (implicit) claim no: No.\n"
        assert not run_rule("R011", text)
        assert run_rule("R011", text, Reading.AS_WRITTEN)


class TestNoGoal:
    @pytest.mark.parametrize(
        "goal",
        [
            "  and goal safety: Nobody is hurt.\n",
            "    since goal safety: Nobody is hurt.\n",
            "  because goal safety: Nobody is hurt.\n  and claim works: It works.\n",
        ],
    )
    def test_a_goal_anywhere_among_its_reasons_is_enough(self, goal: str) -> None:
        assert run_rule_once("R016", ACT).statement == "act"
        assert not run_rule("R016", ACT + goal)

    def test_a_goal_in_an_objection_does_not_count(self) -> None:
        text = ACT + "  but goal quiet: Nobody is woken.\n  and claim loud: It is loud.\n"
        assert run_rule("R016", text)

    def test_unsupported_recommendations_are_not_checked(self) -> None:
        assert not run_rule("R016", ACT.replace("evidence fire", "claim fire"))


class TestNoDate:
    def test_the_rule_is_off_by_default(self) -> None:
        assert not RULES["R017"].default

    @pytest.mark.parametrize("when", ["by-date: 2030-12-31", 'when: "next summer"'])
    def test_a_date_or_an_occasion_is_enough(self, when: str) -> None:
        assert not run_rule("R017", ACT.replace("now.", f"now. {{{when}}}"))

    def test_the_date_of_the_statement_does_not_count(self) -> None:
        assert run_rule("R017", ACT.replace("now.", "now. {date: 2024-01-31}"))
