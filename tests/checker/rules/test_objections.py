"""Rules about objections."""

from textwrap import dedent

import attrs
import pytest
from hypothesis import given, settings

from argmap.checker.context import RuleContext
from argmap.checker.registry import RULES
from argmap.model import ArgumentMap, Kind, Polarity
from argmap.semantics import Reading, assess
from argmap.semantics.well_founded import FALSE
from tests.checker.cases import list_codes, named_ids, run_rule, run_rule_once, underlined_text
from tests.semantics.strategies import small_maps


class TestBareObjection:
    trigger = dedent(
        """
        claim safe: No job gets lost.
          because evidence none-lost: No job was lost.
          but claim short: The trial was too short.
        """
    )

    @pytest.mark.parametrize("kind", ["evidence", "assumption"])
    def test_support_is_enough(self, kind: str) -> None:
        assert not run_rule("O001", f"{self.trigger}    because {kind} rare: It is rare.\n")

    @pytest.mark.parametrize(
        "reason",
        ["because claim rare: It is rare.", "because goal quick: Be quick.", "because [short]"],
    )
    def test_reasons_without_support_do_not_count(self, reason: str) -> None:
        assert run_rule_once("O001", f"{self.trigger}    {reason}\n").statement == "short"

    def test_an_answered_objection_had_support(self) -> None:
        text = self.trigger + (
            "    because evidence rare: It is rare.\n      but evidence often: It is not.\n"
        )
        assert not run_rule("O001", text)

    def test_every_unsupported_premise_and_warrant_is_reported(self) -> None:
        text = self.trigger.replace("claim short", "evidence short") + (
            "  and claim long: A longer one would have shown it.\n"
            "  since claim law: What can be shown is so.\n"
        )
        assert [finding.statement for finding in run_rule("O001", text)] == ["long", "law"]

    def test_an_objection_to_two_statements_is_one_finding(self) -> None:
        text = self.trigger + "claim sound: It is sound.\n  but [short]\n"
        assert named_ids(run_rule_once("O001", text)) == ["short", "safe", "sound"]

    @pytest.mark.parametrize("word", ["unless", "because"])
    def test_exceptions_and_reasons_are_not_objections(self, word: str) -> None:
        assert not run_rule("O001", self.trigger.replace("but", word))

    def test_an_implicit_objection_does_not_count_as_written(self) -> None:
        text = self.trigger.replace("but", "but (implicit)")
        assert run_rule("O001", text)
        assert not run_rule("O001", text, Reading.AS_WRITTEN)


class TestUnansweredObjection:
    trigger = dedent(
        """
        recommendation keep: Keep it.
          because claim good: It works.
            because claim safe: No job gets lost.
              because evidence none-lost: No job was lost.
              but evidence lost: Two were lost.
        """
    )

    def test_the_recommendation_the_claim_and_the_objection_are_named(self) -> None:
        finding = run_rule_once("O002", self.trigger)
        assert (finding.statement, underlined_text(finding)) == ("safe", "but")
        assert {*named_ids(finding)} == {"keep", "safe", "lost"}

    def test_an_answer_is_enough(self) -> None:
        text = self.trigger + "      unless evidence repaired: It has been repaired.\n"
        assert not run_rule("O002", text)

    def test_other_reasons_for_the_recommendation_make_no_difference(self) -> None:
        assert run_rule("O002", self.trigger + "  because evidence known: It is known.\n")

    def test_a_claim_whose_reason_is_defeated_too_is_reported(self) -> None:
        text = self.trigger.replace(
            "none-lost: No job was lost.", "none-lost: No.\n        but assumption wrong: Wrong."
        )
        assert run_rule_once("O002", text).statement == "safe"

    @pytest.mark.parametrize("kind", ["evidence", "recommendation", "assumption"])
    def test_other_kinds_are_left_to_other_rules(self, kind: str) -> None:
        assert not run_rule("O002", self.trigger.replace("claim safe", f"{kind} safe"))

    def test_only_claims_behind_a_recommendation_are_checked(self) -> None:
        assert not run_rule("O002", self.trigger.replace("recommendation", "claim"))
        assert not run_rule("O002", self.trigger.replace("because claim safe", "but claim safe"))
        exception = "because evidence known: It is known.\n    unless claim safe"
        assert not run_rule("O002", self.trigger.replace("because claim safe", exception))

    def test_unsupported_claims_are_left_to_beside_the_point(self) -> None:
        text = self.trigger.replace("because evidence none-lost", "because claim none-lost")
        assert not run_rule("O002", text)
        assert run_rule("O005", text)

    def test_the_nearest_recommendation_is_named(self) -> None:
        text = self.trigger.replace("claim good", "recommendation good")
        assert {*named_ids(run_rule_once("O002", text))} == {"good", "safe", "lost"}


class TestAnsweredByAssumption:
    trigger = dedent(
        """
        claim safe: No job gets lost.
          because assumption tested: It was tested.
          but evidence lost: Two were lost.
            but assumption mistaken: They were counted twice.
        """
    )

    def test_the_objection_and_the_assumption_are_named(self) -> None:
        finding = run_rule_once("O003", self.trigger)
        assert (finding.statement, underlined_text(finding)) == ("lost", "but")
        assert {*named_ids(finding)} == {"lost", "safe", "mistaken"}

    def test_an_exception_may_be_an_assumption(self) -> None:
        text = self.trigger.replace("    but assumption mistaken", "  unless assumption mistaken")
        assert {*named_ids(run_rule_once("O003", text))} == {"lost", "safe", "mistaken"}

    def test_the_answer_may_concern_a_reason_for_the_objection(self) -> None:
        text = self.trigger.replace("evidence lost", "claim lost").replace(
            "    but assumption",
            "    because evidence log: The log says so.\n      but assumption",
        )
        assert {*named_ids(run_rule_once("O003", text))} == {"lost", "safe", "log", "mistaken"}

    def test_an_answer_with_evidence_is_enough(self) -> None:
        assert not run_rule(
            "O003", self.trigger.replace("assumption mistaken", "evidence mistaken")
        )
        assert not run_rule("O003", self.trigger + "    but evidence gap: The log has gaps.\n")

    def test_unanswered_and_unsupported_objections_do_not_count(self) -> None:
        assert not run_rule("O003", self.trigger.replace("assumption mistaken", "claim mistaken"))
        text = self.trigger.replace("evidence lost", "claim lost").partition("    but")[0]
        assert not run_rule("O003", text)

    @settings(max_examples=100, deadline=None)
    @given(small_maps())
    def test_it_agrees_with_turning_assumptions_into_claims(self, plan: ArgumentMap) -> None:
        with_claims = attrs.evolve(
            plan,
            statements=[
                attrs.evolve(statement, kind=Kind.CLAIM)
                if statement.kind is Kind.ASSUMPTION
                else statement
                for statement in plan.statements.values()
            ],
        )
        assessment = assess(plan)
        live = assessment.result(Reading.CHARITABLE).model.live
        without_assumptions = assess(with_claims).result(Reading.CHARITABLE)
        expected = [
            inference.premises[0]
            for number, inference in enumerate(plan.inferences)
            if inference.polarity is Polarity.AGAINST
            and live[number] == FALSE
            and without_assumptions.is_live(inference)
        ]
        findings = RULES["O003"].diagnostics(RuleContext(assessment))
        assert [finding.statement for finding in findings] == expected


class TestOneSided:
    trigger = dedent(
        """
        claim busy: It is busy.
          because evidence load: 340 jobs a second.
        recommendation grow: Add another.
          because [busy]
        """
    )

    def test_it_is_reported_at_the_first_recommendation_or_conclusion(self) -> None:
        assert run_rule_once("O004", self.trigger).statement == "grow"
        assert (
            run_rule_once("O004", self.trigger.replace("recommendation", "claim")).statement
            == "busy"
        )

    @pytest.mark.parametrize("word", ["but", "unless"])
    def test_one_objection_or_exception_is_enough(self, word: str) -> None:
        assert not run_rule("O004", f"{self.trigger}  {word} claim dear: It costs much.\n")

    def test_a_map_without_reasons_is_not_one_sided(self) -> None:
        assert not run_rule("O004", "claim busy: It is busy.\n")

    def test_an_implicit_objection_does_not_count_as_written(self) -> None:
        text = self.trigger + "  but (implicit) claim dear: It costs much.\n"
        assert not run_rule("O004", text)
        assert run_rule("O004", text, Reading.AS_WRITTEN)


class TestBesideThePoint:
    trigger = dedent(
        """
        claim safe: No job gets lost.
          but evidence lost: Two were lost.
        """
    )

    @pytest.mark.parametrize("kind", ["evidence", "assumption"])
    def test_support_for_the_target_is_enough(self, kind: str) -> None:
        assert not run_rule("O005", f"{self.trigger}  because {kind} tested: It was tested.\n")

    def test_a_reason_without_support_does_not_count(self) -> None:
        assert run_rule("O005", f"{self.trigger}  because claim tested: It was tested.\n")

    def test_defeated_support_counts(self) -> None:
        text = self.trigger + (
            "  because evidence tested: It was.\n    but evidence never: It never was.\n"
        )
        assert not run_rule("O005", text)

    def test_unsupported_objections_are_left_to_bare_objection(self) -> None:
        text = self.trigger.replace("evidence lost", "claim lost")
        assert not run_rule("O005", text)
        assert run_rule("O001", text)

    def test_given_statements_need_no_support(self) -> None:
        assert not run_rule("O005", self.trigger.replace("claim safe", "assumption safe"))


class TestConflictingRecommendations:
    trigger = dedent(
        """
        recommendation widen: Widen the bridge.
          because evidence jams: It is jammed.
          but recommendation close: Close the bridge.
            because evidence noise: It is loud.
          and claim either: It cannot be both.
        """
    )

    def test_both_are_named_and_the_failing_premise_is_suggested(self) -> None:
        finding = run_rule_once("R013", self.trigger)
        assert (finding.statement, underlined_text(finding)) == ("widen", "but")
        assert {*named_ids(finding)} == {"widen", "close"}
        assert "[either]" in (finding.help or "")

    def test_an_exception_that_holds_reconciles_them(self) -> None:
        assert not run_rule("R013", self.trigger + "  unless evidence night: By night.\n")
        assert run_rule("R013", self.trigger + "  unless claim night: By night.\n")

    def test_a_complete_objection_makes_one_contested(self) -> None:
        text = self.trigger + "    because evidence rule: A rule says so.\n"
        assert not run_rule("R013", text)
        assert list_codes(text) == ["R005"]

    @pytest.mark.parametrize("evidence", ["noise", "jams"])
    def test_unsupported_recommendations_do_not_conflict(self, evidence: str) -> None:
        text = self.trigger.replace(f"evidence {evidence}", f"claim {evidence}")
        assert not run_rule("R013", text)

    def test_claims_do_not_conflict(self) -> None:
        assert not run_rule("R013", self.trigger.replace("recommendation close", "claim close"))

    def test_each_pair_is_reported_once(self) -> None:
        text = self.trigger + "\n[close]\n  but [widen]\n  and [either]\n"
        assert [finding.statement for finding in run_rule("R013", text)] == ["widen"]

    def test_an_implicit_objection_does_not_count_as_written(self) -> None:
        text = self.trigger.replace("but rec", "but (implicit) rec")
        assert run_rule("R013", text)
        assert not run_rule("R013", text, Reading.AS_WRITTEN)
