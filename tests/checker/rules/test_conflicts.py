"""Each rule about what a map says both ways: trigger, mended, and what comes near it."""

from textwrap import dedent

from argmap.semantics import Reading
from argmap.source import Severity
from tests.checker.cases import codes, found, one, under


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

    def test_both_hold_for_the_objection_is_not_complete(self) -> None:
        finding = one("R013", self.trigger)
        assert finding.severity is Severity.ERROR
        assert finding.message == (
            "[widen] and [close] both hold, and the one is an objection to the other"
        )
        assert "support [either]" in finding.help
        assert finding.statement == "widen"
        assert under(finding) == "but"

    def test_an_exception_that_holds_reconciles_them(self) -> None:
        assert not found("R013", self.trigger + "  unless evidence night: By night.\n")
        assert found("R013", self.trigger + "  unless claim night: By night.\n")

    def test_a_complete_objection_is_another_matter(self) -> None:
        text = self.trigger + "    because evidence rule: A rule says so.\n"
        assert not found("R013", text)
        assert codes(text) == ["R005"]

    def test_one_that_does_not_hold_is_in_nobodys_way(self) -> None:
        assert not found("R013", self.trigger.replace("evidence noise", "claim noise"))
        assert not found("R013", self.trigger.replace("evidence jams", "claim jams"))

    def test_a_claim_may_hold_beside_it(self) -> None:
        assert not found("R013", self.trigger.replace("recommendation close", "claim close"))

    def test_it_is_said_once_of_the_two(self) -> None:
        text = self.trigger + "\n[close]\n  but [widen]\n  and [either]\n"
        assert [each.statement for each in found("R013", text)] == ["widen"]

    def test_as_written_an_implicit_objection_is_none(self) -> None:
        text = self.trigger.replace("but rec", "but (implicit) rec")
        assert found("R013", text)
        assert not found("R013", text, Reading.AS_WRITTEN)


class TestBothWays:
    trigger = dedent(
        """
        claim calm: Markets are calm.
          because evidence low: Rates are low.
          but [low]
        """
    )

    def test_it_is_found_where_it_is_turned_round(self) -> None:
        finding = one("S005", self.trigger)
        assert finding.severity is Severity.ERROR
        assert finding.message == "[low] is given both for and against [calm]"
        assert finding.statement == "calm"
        assert (under(finding), finding.span and finding.span.line) == ("but", 4)

    def test_another_premise_mends_it(self) -> None:
        assert not found("S005", self.trigger + "  and claim rescue: The bank buys.\n")

    def test_a_warrant_of_its_own_mends_it(self) -> None:
        assert not found("S005", self.trigger + "  since claim sign: Low rates mean fear.\n")

    def test_the_same_company_does_not(self) -> None:
        text = self.trigger.replace("  but [low]\n", "  and claim a: A.\n  but [a]\n  and [low]\n")
        assert one("S005", text).message == "[a] and [low] are given both for and against [calm]"

    def test_an_exception_is_no_company(self) -> None:
        assert found("S005", self.trigger + "  unless claim rescue: The bank buys.\n")

    def test_another_conclusion_is_another_matter(self) -> None:
        text = self.trigger.replace("  but [low]\n", "\nclaim fear: There is fear.\n  but [low]\n")
        assert not found("S005", text)

    def test_as_written_what_is_implicit_is_not_given(self) -> None:
        text = self.trigger.replace("but [low]", "but (implicit) [low]")
        assert found("S005", text)
        assert not found("S005", text, Reading.AS_WRITTEN)
