"""Each rule about premises that fail: trigger, mended, what comes near it, and that one speaks."""

from textwrap import dedent

import pytest
from hypothesis import given

from argmap.checker.context import RuleContext
from argmap.checker.registry import RULES
from argmap.checker.root_causes import find_missing_grounds
from argmap.model import ArgumentMap, Kind, Polarity
from argmap.semantics import Reading, assess
from argmap.source import Severity
from tests.checker.cases import codes, found, one, under
from tests.semantics.strategies import small_maps


class TestUngroundedPremise:
    trigger = dedent(
        """
        claim calm: Markets are calm.
          because evidence low: Rates are low.
          because claim trust: Banks trust each other.
        """
    )

    def test_nothing_carries_it(self) -> None:
        finding = one("S002", self.trigger)
        assert finding.severity is Severity.WARNING
        assert finding.message == "[trust] is a reason for [calm], and nothing carries it"
        assert "`assumption trust: …`" in finding.help
        assert under(finding) == "claim trust"

    @pytest.mark.parametrize("kind", ["evidence", "assumption"])
    def test_grounds_mend_it(self, kind: str) -> None:
        assert not found("S002", self.trigger + f"    because {kind} loans: They lend.\n")

    def test_an_end_is_no_ground(self) -> None:
        assert found("S002", self.trigger + "    because goal peace: Peace.\n")

    def test_the_fault_is_found_where_it_lies(self) -> None:
        text = self.trigger + "    because claim loans: They lend.\n"
        assert one("S002", text).statement == "loans"

    def test_a_warrant_is_needed_too(self) -> None:
        text = "claim a: A.\n  because claim b: B.\n  since claim c: C.\n"
        assert [each.statement for each in found("S002", text)] == ["b", "c"]

    def test_what_a_recommendation_lacks_is_named_there(self) -> None:
        text = "recommendation act: Act.\n  because claim good: It helps.\n"
        assert codes(text) == ["R002"]
        assert not found("S002", text)

    def test_what_is_not_named_there_is_found_here(self) -> None:
        reasons = "".join(f"  because claim r{n}: Reason {n}.\n" for n in range(5))
        text = "recommendation act: Act.\n" + reasons
        assert [each.statement for each in found("S002", text)] == ["r3", "r4"]

    def test_what_a_circle_lacks_besides_is_found_here(self) -> None:
        text = """
            recommendation act: Act.
              because claim wise: Whoever acts is wise.
                because [act]
              and claim good: It helps.
        """
        assert codes(text) == ["R003"]
        assert one("S002", text).statement == "good"

    def test_one_member_of_a_linked_reason_is_another_matter(self) -> None:
        text = self.trigger.replace("because claim", "and claim")
        assert not found("S002", text)
        assert found("S014", text)

    def test_an_objection_is_another_matter(self) -> None:
        text = self.trigger.replace("because claim", "but claim")
        assert not found("S002", text)
        assert found("O001", text)

    def test_a_circle_is_another_matter(self) -> None:
        assert not found("S002", self.trigger + "    because [calm]\n")


class TestBrokenLink:
    trigger = dedent(
        """
        claim calm: Markets are calm.
          because evidence low: Rates are low.
          and evidence few: Trades are few.
          and claim trust: Banks trust each other.
        """
    )
    objection = "    because evidence loans: They lend.\n    but evidence runs: They fall.\n"

    def test_it_names_the_member(self) -> None:
        finding = one("S014", self.trigger)
        assert finding.severity is Severity.WARNING
        assert finding.message == (
            "[low] and [few] would carry [calm], but the reason fails through "
            "[trust] “Banks trust each other.” alone: nothing carries it"
        )
        assert "mend [trust]" in finding.help
        assert finding.statement == "calm"
        assert under(finding) == "because"

    def test_a_member_may_be_objected_to(self) -> None:
        assert one("S014", self.trigger + self.objection).message.endswith(
            "alone: [trust] is objected to: [runs] “They fall.”"
        )

    def test_a_warrant_may_fail(self) -> None:
        assert found("S014", self.trigger.replace("and claim", "since claim"))

    def test_grounds_mend_it(self) -> None:
        assert not found("S014", self.trigger + "    because evidence loans: They lend.\n")

    def test_two_members_that_fail_are_another_matter(self) -> None:
        text = self.trigger.replace("evidence few", "claim few")
        assert not found("S014", text)
        assert [each.statement for each in found("S002", text)] == ["few", "trust"]

    def test_an_exception_that_holds_keeps_it_from_bearing_anyway(self) -> None:
        text = self.trigger + "  unless evidence rescue: The bank buys.\n"
        assert not found("S014", text)
        assert found("S002", text)

    def test_a_reason_with_one_member_is_no_link(self) -> None:
        text = "claim calm: Calm.\n  because claim trust: Trust.\n"
        assert not found("S014", text)

    def test_an_end_is_nothing_to_be_linked_with(self) -> None:
        text = "claim calm: Calm.\n  because goal peace: Peace.\n  and claim trust: Trust.\n"
        assert not found("S014", text)
        assert found("S002", text)

    def test_the_fault_is_found_where_it_lies(self) -> None:
        text = self.trigger + "    because claim loans: They lend.\n"
        assert not found("S014", text)
        assert found("S002", text)

    @pytest.mark.parametrize("more", ["", objection])
    def test_what_a_recommendation_lacks_is_named_there(self, more: str) -> None:
        text = self.trigger.replace("claim calm", "recommendation calm") + more
        assert codes(text) == ["R004" if more else "R002"]
        assert not found("S014", text)

    def test_an_objection_that_a_recommendation_has_to_answer_is_found_itself(self) -> None:
        text = self.trigger + self.objection
        text += "\nrecommendation buy: Buy.\n  because [calm]\n  because evidence cheap: Cheap.\n"
        assert not found("S014", text)
        assert found("O002", text)

    def test_of_recommendations_other_rules_speak(self) -> None:
        text = self.trigger.replace("and claim", "and recommendation")
        assert not found("S014", text)
        assert found("R001", text)

    def test_an_objection_that_is_not_complete_is_another_matter(self) -> None:
        assert not found("S014", self.trigger.replace("because", "but"))

    def test_as_written_an_implicit_warrant_is_not_missed(self) -> None:
        text = self.trigger.replace("and claim", "since (implicit) claim")
        assert found("S014", text)
        assert not found("S014", text, Reading.AS_WRITTEN)


class TestFallenPremise:
    trigger = dedent(
        """
        claim calm: Markets are calm.
          because claim trust: Banks trust each other.
            because evidence loans: They lend.
            but evidence runs: They fall.
        """
    )

    def test_it_says_what_felled_it(self) -> None:
        finding = one("S017", self.trigger)
        assert finding.severity is Severity.WARNING
        assert finding.message == (
            "[trust] is still a reason for [calm], though [trust] is objected to: "
            "[runs] “They fall.”"
        )
        assert under(finding) == "claim trust"

    def test_an_answer_mends_it(self) -> None:
        assert not found("S017", self.trigger + "      but evidence held: They held.\n")

    def test_an_exception_may_refute_it(self) -> None:
        finding = one("S017", self.trigger.replace("but", "unless"))
        assert finding.message.endswith("though [runs] “They fall.” is an exception to [loans]")

    def test_an_assumption_may_be_contested(self) -> None:
        text = "claim a: A.\n  because assumption b: B.\n    but evidence c: C.\n"
        assert one("S017", text).statement == "b"

    def test_for_evidence_there_is_another_rule(self) -> None:
        text = "claim a: A.\n  because evidence b: B.\n    but evidence c: C.\n"
        assert not found("S017", text)
        assert found("E006", text)

    def test_the_fault_is_found_where_it_lies(self) -> None:
        text = self.trigger + "\nclaim good: All is well.\n  because [calm]\n"
        assert one("S017", text).statement == "trust"

    def test_what_is_used_for_nothing_may_fall(self) -> None:
        assert not found("S017", "claim a: A.\n  because evidence b: B.\n  but evidence c: C.\n")

    def test_under_a_recommendation_the_objection_is_found(self) -> None:
        text = self.trigger.replace("claim calm", "recommendation calm")
        text += "\n[calm]\n  because evidence low: Rates are low.\n"
        assert not found("S017", text)
        assert found("O002", text)
        assert found("S017", text.replace("but", "unless"))

    def test_what_fells_a_recommendation_is_named_there(self) -> None:
        text = self.trigger.replace("claim calm", "recommendation calm").replace("but", "unless")
        assert codes(text) == ["R004"]
        assert not found("S017", text)


@given(small_maps())
def test_no_fault_is_told_twice(plan: ArgumentMap) -> None:
    context = RuleContext(assess(plan))

    def told(code: str) -> list[str]:
        return [each.statement or "" for each in RULES[code].diagnostics(context)]

    once = told("S002") + told("S017")
    assert len(once) == len(set(once))
    links = [each.message for each in RULES["S014"].diagnostics(context)]
    objections = {name for name in told("O002") if context.judgements[name].verdict == "contested"}
    gaps = {gap for name in told("R002") for gap in find_missing_grounds(context).of(name)[:3]}
    for name in once:
        assert not any(f"fails through [{name}]" in message for message in links)
    for name in objections | gaps:
        assert name not in once
        assert not any(f"fails through [{name}]" in message for message in links)


@given(small_maps())
def test_no_fault_is_left_out(plan: ArgumentMap) -> None:
    context = RuleContext(assess(plan))
    lacking = [each.statement or "" for each in RULES["R002"].diagnostics(context)]
    gaps = {gap for name in lacking for gap in find_missing_grounds(context).of(name)}
    links = [each.message for each in RULES["S014"].diagnostics(context)]
    once = {each.statement for each in RULES["S002"].diagnostics(context)}
    for name, judgement in context.judgements.items():
        used = any(each.polarity is Polarity.FOR for each in context.uses(name))
        if plan.statements[name].kind is Kind.CLAIM and judgement.reason == "bare" and used:
            in_link = any(f"fails through [{name}]" in message for message in links)
            assert (name in once) + (name in gaps) + in_link
