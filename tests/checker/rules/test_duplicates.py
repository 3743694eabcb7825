"""Rules about repetition."""

from itertools import permutations
from textwrap import dedent

import pytest
from hypothesis import given

from argmap.checker.context import RuleContext
from argmap.checker.registry import RULES
from argmap.model import ArgumentMap, Inference, Kind
from argmap.semantics import Reading, assess
from tests.checker.cases import named_ids, run_rule, run_rule_once, underlined_text
from tests.semantics.strategies import small_maps


class TestBothWays:
    trigger = dedent(
        """
        claim calm: Markets are calm.
          because evidence low: Rates are low.
          but [low]
        """
    )

    def test_the_second_relation_is_reported(self) -> None:
        finding = run_rule_once("S005", self.trigger)
        assert (finding.statement, underlined_text(finding)) == ("calm", "but")
        assert finding.span
        assert finding.span.line == 4

    @pytest.mark.parametrize("word", ["and", "since"])
    def test_another_premise_or_warrant_makes_a_difference(self, word: str) -> None:
        assert not run_rule("S005", f"{self.trigger}  {word} claim rescue: The bank buys.\n")

    def test_the_order_of_premises_makes_no_difference(self) -> None:
        text = self.trigger.replace("  but [low]\n", "  and claim a: A.\n  but [a]\n  and [low]\n")
        assert named_ids(run_rule_once("S005", text)) == ["a", "low", "calm"]

    def test_an_exception_makes_no_difference(self) -> None:
        assert run_rule("S005", self.trigger + "  unless claim rescue: The bank buys.\n")

    def test_different_conclusions_are_fine(self) -> None:
        text = self.trigger.replace("  but [low]\n", "\nclaim fear: There is fear.\n  but [low]\n")
        assert not run_rule("S005", text)

    def test_an_implicit_objection_does_not_count_as_written(self) -> None:
        text = self.trigger.replace("but [low]", "but (implicit) [low]")
        assert run_rule("S005", text)
        assert not run_rule("S005", text, Reading.AS_WRITTEN)


class TestRepeatedReason:
    trigger = dedent(
        """
        claim calm: Markets are calm.
          because evidence low: Rates are low.
          and evidence few: Trades are few.
          because [few]
          and [low]
        """
    )

    @pytest.mark.parametrize("word", ["because", "but"])
    def test_the_second_relation_is_reported(self, word: str) -> None:
        finding = run_rule_once("S006", self.trigger.replace("because", word))
        assert (named_ids(finding), underlined_text(finding)) == (["few", "low", "calm"], word)
        assert finding.span
        assert finding.span.line == 5

    def test_every_repetition_is_reported(self) -> None:
        assert len(run_rule("S006", self.trigger + "  because [low]\n  and [few]\n")) == 2

    def test_another_warrant_makes_a_difference(self) -> None:
        assert not run_rule("S006", self.trigger + "  since claim sign: A sign.\n")

    def test_an_exception_makes_no_difference(self) -> None:
        assert run_rule("S006", self.trigger + "  unless claim rescue: The bank buys.\n")

    def test_a_reason_and_an_objection_are_left_to_both_ways(self) -> None:
        assert not run_rule("S006", self.trigger.replace("because [few]", "but [few]"))

    def test_an_implicit_reason_does_not_count_as_written(self) -> None:
        text = self.trigger.replace("because [few]", "because (implicit) [few]")
        assert run_rule("S006", text)
        assert not run_rule("S006", text, Reading.AS_WRITTEN)


class TestSameText:
    trigger = dedent(
        """
        claim calm: Markets are calm.
          because goal quiet: MARKETS\u00a0are calm.
        """
    )

    def test_every_repetition_is_reported_with_the_first(self) -> None:
        findings = run_rule("S010", self.trigger + "\nclaim still: markets are calm.\n")
        assert [named_ids(finding) for finding in findings] == [
            ["quiet", "calm"],
            ["still", "calm"],
        ]

    @pytest.mark.parametrize("text", ["Markets are calm!", "Markets were calm."])
    def test_other_words_and_punctuation_make_a_difference(self, text: str) -> None:
        assert not run_rule("S010", self.trigger.replace("MARKETS\u00a0are calm.", text))

    def test_a_statement_may_be_used_twice(self) -> None:
        assert not run_rule("S010", "claim a: A.\n  because claim b: B.\n  because [b]\n")


class TestSubsumedReason:
    trigger = dedent(
        """
        claim calm: Markets are calm.
          because evidence low: Rates are low.
          because [low]
          and evidence few: Trades are few.
        """
    )

    def test_the_longer_reason_is_reported(self) -> None:
        finding = run_rule_once("S016", self.trigger)
        assert (named_ids(finding), underlined_text(finding)) == (["few", "low", "calm"], "because")
        assert finding.span
        assert finding.span.line == 4

    def test_a_single_reason_is_fine(self) -> None:
        assert not run_rule("S016", self.trigger.replace("because [low]\n  and", "and"))

    def test_warrants_count(self) -> None:
        assert run_rule("S016", self.trigger.replace("and evidence few", "since claim few"))

    def test_an_exception_to_the_shorter_reason_makes_a_difference(self) -> None:
        text = self.trigger.replace("low.\n", "low.\n  unless claim rescue: The bank buys.\n")
        assert not run_rule("S016", text)
        assert run_rule("S016", text + "  unless [rescue]\n")

    def test_equal_reasons_are_left_to_repeated_reason(self) -> None:
        text = self.trigger.replace("and evidence few: Trades are few.", "and [low]")
        assert not run_rule("S016", text)

    def test_goals_alone_subsume_nothing(self) -> None:
        assert not run_rule("S016", self.trigger.replace("evidence low", "goal low"))

    def test_objections_are_compared_with_objections(self) -> None:
        assert run_rule("S016", self.trigger.replace("because", "but"))
        assert not run_rule("S016", self.trigger.replace("because [low]", "but [low]"))

    def test_reasons_come_before_objections(self) -> None:
        text = dedent(
            """
            claim calm: Markets are calm.
              but claim shaken: They shake.
              but [shaken]
              and claim wild: They are wild.
              because evidence low: Rates are low.
              because [low]
              and evidence few: Trades are few.
              because [low]
              and evidence slow: Trades are slow.
            """
        )
        assert [named_ids(finding)[0] for finding in run_rule("S016", text)] == [
            "few",
            "slow",
            "wild",
        ]

    def test_the_reason_with_the_first_premise_is_named(self) -> None:
        names = "jihgfedcba"
        shorter = "".join(f"  because claim {name}: Text {name}.\n" for name in names)
        longer = "  because [j]\n" + "".join(f"  and [{name}]\n" for name in names[1:])
        found = run_rule_once("S016", f"claim calm: So.\n{shorter}{longer}")
        assert "[j] is given for [calm]" in found.message

    def test_a_premise_that_is_also_the_warrant_is_named_once(self) -> None:
        found = run_rule_once("S016", f"{self.trigger}  since [few]\n")
        assert named_ids(found) == ["few", "low", "calm"]

    @given(small_maps())
    def test_it_agrees_with_comparing_all_pairs(self, plan: ArgumentMap) -> None:
        pairs = permutations(plan.inferences, 2)
        expected = {id(longer) for longer, shorter in pairs if subsumes(plan, shorter, longer)}
        findings = list(RULES["S016"].diagnostics(RuleContext(assess(plan))))
        assert len(findings) == len(expected)


def subsumes(plan: ArgumentMap, shorter: Inference, longer: Inference) -> bool:
    def members(inference: Inference) -> set[str]:
        return {*inference.premises, *(link.statement for link in inference.warrants)}

    def exceptions(inference: Inference) -> set[str]:
        return {link.statement for link in inference.exceptions}

    return (
        (shorter.conclusion, shorter.polarity) == (longer.conclusion, longer.polarity)
        and members(shorter) < members(longer)
        and exceptions(shorter) <= exceptions(longer)
        and any(plan.statements[name].kind is not Kind.GOAL for name in members(shorter))
    )
