"""Each rule about structure: what triggers it, what mends it, and what comes near it."""

from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from argmap.checker.context import RuleContext
from argmap.checker.registry import RULES
from argmap.checker.settings import Settings
from argmap.model import ArgumentMap
from argmap.semantics import Reading, assess
from argmap.source import Severity
from tests.checker.cases import codes, findings, found, one, only, under
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

    def test_it_shows_the_chain_where_it_closes(self) -> None:
        finding = only(self.trigger)
        assert (finding.code, finding.severity) == ("S003", Severity.ERROR)
        assert finding.message == "a circle of reasons supports nothing: [calm] → [open] → [calm]"
        assert "from outside the circle" in finding.help
        assert finding.statement == "calm"
        assert finding.span is not None
        assert (finding.span.line, under(finding)) == (3, "because")

    def test_a_chain_that_does_not_return_mends_it(self) -> None:
        assert codes(self.trigger.replace("because [calm]", "because [trust]")) == []

    def test_an_objection_in_a_circle_is_no_support(self) -> None:
        assert codes(self.trigger.replace("because [calm]", "but [calm]")) == []

    def test_a_warrant_may_close_it(self) -> None:
        finding = only(
            """
            claim calm: Markets are calm.
              because evidence index: The index is low.
              since claim sign: A low index means calm.
                because [calm]
            """
        )
        assert finding.message.endswith("[calm] → [sign] → [calm]")
        assert under(finding) == "because"

    def test_it_closes_where_the_last_is_given_for_the_first(self) -> None:
        text = """
            claim calm: Markets are calm.
              because claim firm: Banks are firm.
              because claim trust: Banks trust each other.
                because claim open: Banks are open.
                  because [calm]
        """
        finding = only(text)
        assert finding.message.endswith("[calm] → [open] → [trust] → [calm]")
        assert finding.span is not None
        assert (finding.span.line, under(finding)) == (4, "because")

    def test_each_circle_is_found_once(self) -> None:
        other = self.trigger
        for name in ("calm", "trust", "open"):
            other = other.replace(name, f"{name}2")
        assert codes(self.trigger + other) == ["S003", "S003"]

    def test_a_long_circle_is_cut_in_the_middle(self) -> None:
        lines = [f"claim c{n}: Number {n}.\n  because [c{(n + 1) % 9}]\n" for n in range(9)]
        assert only("".join(lines)).message.endswith(
            "[c0] → [c8] → [c7] → 4 more → [c2] → [c1] → [c0]"
        )

    def test_as_written_an_implicit_relation_closes_nothing(self) -> None:
        text = self.trigger.replace("because [calm]", "because (implicit) [calm]")
        assert [each.code for each in findings(text)] == ["S003"]
        assert codes(text, Reading.AS_WRITTEN) == []

    def test_a_statement_that_is_its_own_reason_is_another_matter(self) -> None:
        text = "claim calm: Markets are calm.\n  because [calm]\n"
        assert not found("S003", text)
        assert found("S004", text)

    def test_a_circle_that_a_recommendation_shows_is_not_shown_again(self) -> None:
        text = self.trigger.replace("claim calm", "recommendation calm")
        assert codes(text) == ["R003"]
        assert codes(text + "\n[calm]\n  because evidence low: Rates are low.\n") == ["S003"]
        assert codes(text + "\n[calm]\n  because claim low: Rates are low.\n") == ["R002", "S003"]


class TestSelfReference:
    trigger = dedent(
        """
        claim calm: Markets are calm.
          because evidence low: Rates are low.
          and [calm]
        """
    )

    def test_a_reason_for_itself(self) -> None:
        finding = one("S004", self.trigger)
        assert finding.severity is Severity.ERROR
        assert finding.message == "[calm] is given as a reason for itself"
        assert "out of this reason" in finding.help
        assert finding.statement == "calm"
        assert under(finding) == "because"

    def test_an_objection_to_itself(self) -> None:
        finding = one("S004", self.trigger.replace("because", "but"))
        assert finding.message == "[calm] is given as an objection to itself"
        assert "out of this objection" in finding.help
        assert under(finding) == "but"

    def test_a_warrant_is_needed_as_a_premise_is(self) -> None:
        assert found("S004", self.trigger.replace("and [calm]", "since [calm]"))

    def test_taking_it_out_mends_it(self) -> None:
        assert not found("S004", self.trigger.replace("  and [calm]\n", ""))

    def test_an_exception_is_no_premise(self) -> None:
        assert not found("S004", self.trigger.replace("and [calm]", "unless [calm]"))

    def test_a_longer_way_back_is_another_matter(self) -> None:
        text = self.trigger.replace("and [calm]", "and claim open: Open.\n    because [calm]")
        assert not found("S004", text)
        assert found("S003", text)


class TestOughtAsIs:
    trigger = dedent(
        """
        claim growth: The town is going to grow.
          because evidence land: There is land.
          and recommendation bridge: Build a bridge.
        """
    )

    def test_what_should_be_done_shows_nothing(self) -> None:
        finding = one("S007", self.trigger)
        assert finding.severity is Severity.WARNING
        assert finding.message == (
            "that [bridge] should be done is no reason why [growth] should be so"
        )
        assert finding.statement == "growth"
        assert under(finding) == "because"

    def test_what_will_be_done_mends_it(self) -> None:
        assert not found("S007", self.trigger.replace("recommendation", "claim"))

    def test_a_warrant_is_a_reason_too(self) -> None:
        assert found("S007", self.trigger.replace("and rec", "since rec"))

    def test_one_recommendation_may_be_a_reason_for_another(self) -> None:
        assert not found("S007", self.trigger.replace("claim growth", "recommendation growth"))

    def test_it_may_be_held_against_a_claim(self) -> None:
        assert not found("S007", self.trigger.replace("because", "but"))


class TestDeepChain:
    deepest = Settings(max_depth=2)
    trigger = dedent(
        """
        recommendation act: Act now.
          because claim good: It helps.
            because claim works: It works.
              because evidence study: A study.
        """
    )

    def test_it_counts_the_steps(self) -> None:
        finding = one("S012", self.trigger, settings=self.deepest)
        assert finding.severity is Severity.INFO
        assert finding.message == "[act] is 3 steps from what it rests on, by the shortest way"
        assert under(finding) == "recommendation act"

    def test_as_many_steps_as_may_be_are_not_too_many(self) -> None:
        assert not found("S012", self.trigger, settings=Settings(max_depth=3))

    def test_a_shorter_way_mends_it(self) -> None:
        text = self.trigger + "    because evidence trial: A trial.\n"
        assert not found("S012", text, settings=self.deepest)

    def test_all_that_a_reason_needs_counts(self) -> None:
        text = self.trigger + "    and evidence trial: A trial.\n"
        assert found("S012", text, settings=self.deepest)

    def test_a_shorter_way_that_fails_is_none(self) -> None:
        text = self.trigger + "    because claim trial: A trial.\n"
        assert found("S012", text, settings=self.deepest)

    @given(small_maps(), st.sampled_from(Reading))
    def test_it_finds_what_holds_by_nothing_that_is_given(
        self, plan: ArgumentMap, reading: Reading
    ) -> None:
        context = RuleContext(assess(plan), reading, Settings(max_depth=1))

        def one_step(name: str) -> bool:
            return any(
                context.live(reason)
                and all(plan.statements[each].kind.is_given for each in context.members(reason))
                for reason in context.reasons(name)
            )

        assert [each.statement for each in RULES["S012"].diagnostics(context)] == [
            each.id
            for each in context.recommendations()
            if context.holds(each.id) and not one_step(each.id)
        ]

    def test_what_does_not_hold_has_no_depth(self) -> None:
        text = self.trigger + "  but evidence late: It is late.\n"
        assert not found("S012", text, settings=self.deepest)


class TestMissingWarrant:
    trigger = dedent(
        """
        recommendation act: Act now.
          because evidence fire: It burns.
          and evidence dry: It is dry.
        """
    )

    def test_why_it_bears_is_not_said(self) -> None:
        finding = one("S013", self.trigger)
        assert finding.severity is Severity.INFO
        assert finding.message == "it is not said why [fire] and [dry] should bear on [act]"
        assert finding.statement == "act"
        assert under(finding) == "because"

    def test_a_warrant_mends_it(self) -> None:
        assert not found("S013", self.trigger + "  since claim spread: Fires spread.\n")

    def test_each_reason_needs_its_own(self) -> None:
        text = self.trigger + "  since claim spread: Fires spread.\n  because claim hot: Hot.\n"
        assert one("S013", text).message == "it is not said why [hot] should bear on [act]"

    def test_a_claim_does_without(self) -> None:
        assert not found("S013", self.trigger.replace("recommendation", "claim"))

    def test_an_objection_does_without(self) -> None:
        assert not found("S013", self.trigger.replace("because", "but"))

    def test_as_written_an_implicit_warrant_is_not_said(self) -> None:
        text = self.trigger + "  since (implicit) claim spread: Fires spread.\n"
        assert not found("S013", text)
        assert found("S013", text, Reading.AS_WRITTEN)
