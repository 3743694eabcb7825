"""Rules about the structure of reasons."""

from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from argmap.checker.context import RuleContext
from argmap.checker.registry import RULES
from argmap.checker.settings import Settings
from argmap.model import ArgumentMap
from argmap.semantics import Reading, assess
from tests.checker.cases import (
    check_recommendation,
    list_codes,
    named_ids,
    run_rule,
    run_rule_once,
    underlined_text,
)
from tests.semantics.strategies import small_maps


class TestCircularSupport:
    trigger = dedent(
        """
        claim calm: Markets are calm.
          because claim trust: Banks trust each other.
          and claim open: Banks are open.
            because [calm]
        """
    )

    def test_the_circle_is_reported_where_it_closes(self) -> None:
        finding = check_recommendation(self.trigger)
        assert (finding.code, finding.statement) == ("S003", "calm")
        assert "[calm] → [open] → [calm]" in finding.message
        assert finding.span
        assert (finding.span.line, underlined_text(finding)) == (3, "because")

    def test_a_chain_is_not_a_circle(self) -> None:
        assert list_codes(self.trigger.replace("because [calm]", "because [trust]")) == []

    def test_an_objection_does_not_close_a_circle(self) -> None:
        assert list_codes(self.trigger.replace("because [calm]", "but [calm]")) == []

    def test_a_warrant_may_close_a_circle(self) -> None:
        finding = check_recommendation(
            """
            claim calm: Markets are calm.
              because evidence index: The index is low.
              since claim sign: A low index means calm.
                because [calm]
            """
        )
        assert "[calm] → [sign] → [calm]" in finding.message

    def test_the_reason_from_the_last_statement_to_the_first_is_reported(self) -> None:
        finding = check_recommendation(
            """
            claim calm: Markets are calm.
              because claim firm: Banks are firm.
              because claim trust: Banks trust each other.
                because claim open: Banks are open.
                  because [calm]
            """
        )
        assert "[calm] → [open] → [trust] → [calm]" in finding.message
        assert finding.span
        assert (finding.span.line, underlined_text(finding)) == (4, "because")

    def test_each_circle_is_reported_once(self) -> None:
        other = self.trigger
        for name in ("calm", "trust", "open"):
            other = other.replace(name, f"{name}2")
        assert list_codes(self.trigger + other) == ["S003", "S003"]

    def test_a_long_circle_is_shortened(self) -> None:
        lines = [f"claim c{n}: Number {n}.\n  because [c{(n + 1) % 9}]\n" for n in range(9)]
        assert named_ids(check_recommendation("".join(lines))) == [
            "c0",
            "c8",
            "c7",
            "c2",
            "c1",
            "c0",
        ]

    def test_an_implicit_reason_does_not_count_as_written(self) -> None:
        text = self.trigger.replace("because [calm]", "because (implicit) [calm]")
        assert list_codes(text) == ["S003"]
        assert list_codes(text, Reading.AS_WRITTEN) == []

    def test_a_reason_for_itself_is_left_to_self_reference(self) -> None:
        text = "claim calm: Markets are calm.\n  because [calm]\n"
        assert not run_rule("S003", text)
        assert run_rule("S004", text)

    def test_a_circle_that_a_recommendation_shows_is_not_repeated(self) -> None:
        text = self.trigger.replace("claim calm", "recommendation calm")
        assert list_codes(text) == ["R003"]
        assert list_codes(text + "\n[calm]\n  because evidence low: Rates are low.\n") == ["S003"]
        assert list_codes(text + "\n[calm]\n  because claim low: Rates are low.\n") == [
            "R002",
            "S003",
        ]


class TestSelfReference:
    trigger = dedent(
        """
        claim calm: Markets are calm.
          because evidence low: Rates are low.
          and [calm]
        """
    )

    def test_an_objection_to_itself_is_reported(self) -> None:
        finding = run_rule_once("S004", self.trigger.replace("because", "but"))
        assert (finding.statement, underlined_text(finding)) == ("calm", "but")

    def test_a_warrant_counts(self) -> None:
        assert run_rule("S004", self.trigger.replace("and [calm]", "since [calm]"))

    def test_an_exception_does_not_count(self) -> None:
        assert not run_rule("S004", self.trigger.replace("and [calm]", "unless [calm]"))

    def test_a_longer_circle_is_left_to_circular_support(self) -> None:
        text = self.trigger.replace("and [calm]", "and claim open: Open.\n    because [calm]")
        assert not run_rule("S004", text)
        assert run_rule("S003", text)


class TestOughtAsIs:
    trigger = dedent(
        """
        claim growth: The town will grow.
          because evidence land: There is land.
          and recommendation bridge: Build a bridge.
        """
    )

    def test_a_linked_recommendation_is_reported_at_the_reason(self) -> None:
        finding = run_rule_once("S007", self.trigger)
        assert (finding.statement, underlined_text(finding)) == ("growth", "because")
        assert {*named_ids(finding)} == {"bridge", "growth"}

    def test_a_claim_is_fine(self) -> None:
        assert not run_rule("S007", self.trigger.replace("recommendation", "claim"))

    def test_a_warrant_counts(self) -> None:
        assert run_rule("S007", self.trigger.replace("and rec", "since rec"))

    def test_a_recommendation_may_support_another(self) -> None:
        assert not run_rule("S007", self.trigger.replace("claim growth", "recommendation growth"))

    def test_a_recommendation_may_object_to_a_claim(self) -> None:
        assert not run_rule("S007", self.trigger.replace("because", "but"))


class TestDeepChain:
    limit = Settings(max_depth=2)
    trigger = dedent(
        """
        recommendation act: Act now.
          because claim good: It helps.
            because claim works: It works.
              because evidence study: A study.
        """
    )

    def test_the_steps_are_counted(self) -> None:
        assert " 3 steps" in run_rule_once("S012", self.trigger, settings=self.limit).message
        assert not run_rule("S012", self.trigger, settings=Settings(max_depth=3))

    def test_the_shortest_derivation_counts(self) -> None:
        text = self.trigger + "    because evidence trial: A trial.\n"
        assert not run_rule("S012", text, settings=self.limit)

    def test_the_deepest_premise_counts(self) -> None:
        text = self.trigger + "    and evidence trial: A trial.\n"
        assert run_rule("S012", text, settings=self.limit)

    def test_an_unsupported_reason_is_not_a_derivation(self) -> None:
        text = self.trigger + "    because claim trial: A trial.\n"
        assert run_rule("S012", text, settings=self.limit)

    def test_recommendations_that_fail_are_not_checked(self) -> None:
        text = self.trigger + "  but evidence late: It is late.\n"
        assert not run_rule("S012", text, settings=self.limit)

    @given(small_maps(), st.sampled_from(Reading))
    def test_depth_one_means_a_reason_from_given_statements(
        self, plan: ArgumentMap, reading: Reading
    ) -> None:
        context = RuleContext(assess(plan), reading, Settings(max_depth=1))
        result = context.assessment.result(reading)

        def is_one_step_deep(conclusion: str) -> bool:
            return any(
                result.is_live(reason)
                and all(plan.statements[name].kind.is_given for name in result.premises(reason))
                for reason in result.reasons(conclusion)
            )

        findings = RULES["S012"].diagnostics(context)
        assert [finding.statement for finding in findings] == [
            statement.id
            for statement in context.recommendations()
            if result.holds(statement.id) and not is_one_step_deep(statement.id)
        ]


class TestMissingWarrant:
    trigger = dedent(
        """
        recommendation act: Act now.
          because evidence fire: It burns.
          and evidence dry: It is dry.
        """
    )

    def test_the_reason_is_reported(self) -> None:
        finding = run_rule_once("S013", self.trigger)
        assert (named_ids(finding), underlined_text(finding)) == (["fire", "dry", "act"], "because")

    def test_each_reason_needs_its_own_warrant(self) -> None:
        text = self.trigger + "  since claim spread: Fires spread.\n  because claim hot: Hot.\n"
        assert named_ids(run_rule_once("S013", text)) == ["hot", "act"]

    def test_reasons_for_claims_and_objections_need_no_warrant(self) -> None:
        assert not run_rule("S013", self.trigger.replace("recommendation", "claim"))
        assert not run_rule("S013", self.trigger.replace("because", "but"))

    def test_an_implicit_warrant_does_not_count_as_written(self) -> None:
        text = self.trigger + "  since (implicit) claim spread: Fires spread.\n"
        assert not run_rule("S013", text)
        assert run_rule("S013", text, Reading.AS_WRITTEN)
