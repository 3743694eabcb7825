"""Each rule about what recommendations leave unsaid: trigger, mended, and what comes near it."""

from textwrap import dedent

import pytest

from argmap.semantics import Reading
from argmap.source import Severity
from tests.checker.cases import found, one, under

ACT = dedent(
    """
    recommendation act: Act now.
      because claim good: It helps.
        because evidence fire: It burns.
    """
)


class TestNoActor:
    def test_nobody_is_named(self) -> None:
        finding = one("R010", ACT)
        assert finding.severity is Severity.INFO
        assert finding.message == "[act] does not say who should act"
        assert '`{by: "…"}`' in finding.help
        assert under(finding) == "recommendation act"

    @pytest.mark.parametrize("by", ["crew", '"The crew"', '["The crew", "The mayor"]'])
    def test_somebody_mends_it(self, by: str) -> None:
        assert not found("R010", ACT.replace("now.", f"now. {{by: {by}}}"))

    @pytest.mark.parametrize("by", ['""', "[]"])
    def test_nobody_is_not_somebody(self, by: str) -> None:
        assert found("R010", ACT.replace("now.", f"now. {{by: {by}}}"))

    def test_a_claim_needs_no_actor(self) -> None:
        assert not found("R010", ACT.replace("recommendation", "claim"))

    def test_one_without_reasons_needs_an_actor_too(self) -> None:
        assert found("R010", "recommendation act: Act now.")


class TestUnopposed:
    elsewhere = "\nclaim calm: All is calm.\n  because evidence air: No wind.\n  but [fire]\n"
    trigger = ACT + elsewhere

    def test_only_something_else_is_objected_to(self) -> None:
        finding = one("R011", self.trigger)
        assert finding.severity is Severity.INFO
        assert finding.message == (
            "nothing is said against [act], or against anything that it rests on"
        )
        assert under(finding) == "recommendation act"

    @pytest.mark.parametrize("target", ["act", "good", "fire"])
    def test_an_objection_anywhere_under_it_mends_it(self, target: str) -> None:
        assert not found("R011", self.trigger + f"\n[{target}]\n  but claim no: No.\n")

    def test_an_exception_mends_it(self) -> None:
        text = ACT + "    unless claim drill: It is a drill.\n" + self.elsewhere
        assert not found("R011", text)

    def test_an_objection_to_what_objects_to_something_else_does_not(self) -> None:
        assert found("R011", self.trigger + "\n[air]\n  but claim gale: There is a gale.\n")

    def test_a_map_without_any_objection_is_another_matter(self) -> None:
        assert not found("R011", ACT)
        assert found("O004", ACT)

    def test_what_does_not_hold_has_other_troubles(self) -> None:
        assert not found("R011", self.trigger.replace("evidence fire", "claim fire"))

    def test_as_written_an_implicit_objection_does_not_count(self) -> None:
        text = self.trigger + "\n[good]\n  but (implicit) claim no: No.\n"
        assert not found("R011", text)
        assert found("R011", text, Reading.AS_WRITTEN)


class TestNoGoal:
    def test_no_end_is_named(self) -> None:
        finding = one("R016", ACT)
        assert finding.severity is Severity.INFO
        assert finding.message == "nothing that [act] rests on says to what end"
        assert "`because goal …`" in finding.help
        assert under(finding) == "recommendation act"

    def test_an_end_anywhere_in_its_reasons_mends_it(self) -> None:
        assert not found("R016", ACT + "  and goal safety: Nobody is hurt.\n")
        assert not found("R016", ACT + "    since goal safety: Nobody is hurt.\n")

    def test_an_end_that_is_held_against_it_does_not(self) -> None:
        assert found("R016", ACT + "  but goal quiet: Nobody is woken.\n  and claim loud: Loud.\n")

    def test_an_end_of_a_reason_that_fails_counts(self) -> None:
        text = ACT + "  because goal safety: Nobody is hurt.\n  and claim works: It works.\n"
        assert not found("R016", text)

    def test_what_does_not_hold_has_other_troubles(self) -> None:
        assert not found("R016", ACT.replace("evidence fire", "claim fire"))


class TestNoDate:
    def test_it_says_neither(self) -> None:
        finding = one("R017", ACT)
        assert finding.severity is Severity.INFO
        assert finding.message == "[act] says neither by when nor on what occasion"
        assert under(finding) == "recommendation act"

    @pytest.mark.parametrize("when", ["by-date: 2030-12-31", 'when: "next summer"'])
    def test_either_mends_it(self, when: str) -> None:
        assert not found("R017", ACT.replace("now.", f"now. {{{when}}}"))

    def test_when_it_was_made_is_not_when_to_act(self) -> None:
        assert found("R017", ACT.replace("now.", "now. {date: 2024-01-31}"))
