"""Each rule about objections: what triggers it, what mends it, and what comes near it."""

from textwrap import dedent

import attrs
import pytest
from hypothesis import given, settings

from argmap.checker.context import RuleContext
from argmap.checker.registry import RULES
from argmap.model import ArgumentMap, Kind, Polarity
from argmap.semantics import Reading, assess
from argmap.semantics.well_founded import FALSE
from argmap.source import Severity
from tests.checker.cases import found, one, under
from tests.semantics.strategies import small_maps


class TestBareObjection:
    trigger = dedent(
        """
        claim safe: No job gets lost.
          because evidence none-lost: No job was lost.
          but claim short: The trial was too short.
        """
    )

    def test_it_does_not_stand(self) -> None:
        finding = one("O001", self.trigger)
        assert finding.severity is Severity.INFO
        assert finding.message == (
            "[short] has no grounds, so that its objection to [safe] does not stand"
        )
        assert "`assumption short: …`" in finding.help
        assert under(finding) == "claim short"

    @pytest.mark.parametrize(
        "ground", ["because evidence rare: It is rare.", "because assumption rare: It is rare."]
    )
    def test_grounds_mend_it(self, ground: str) -> None:
        assert not found("O001", f"{self.trigger}    {ground}\n")

    @pytest.mark.parametrize(
        "reason",
        ["because claim rare: It is rare.", "because goal quick: Be quick.", "because [short]"],
    )
    def test_reasons_that_give_no_grounds_do_not(self, reason: str) -> None:
        assert one("O001", f"{self.trigger}    {reason}\n").statement == "short"

    def test_an_objection_that_is_answered_had_grounds(self) -> None:
        text = self.trigger + (
            "    because evidence rare: It is rare.\n      but evidence often: It is not.\n"
        )
        assert not found("O001", text)

    def test_any_member_of_it_may_lack_them(self) -> None:
        text = self.trigger.replace("claim short", "evidence short") + (
            "  and claim long: A longer one would have shown it.\n"
            "  since claim law: What can be shown is so.\n"
        )
        assert [each.statement for each in found("O001", text)] == ["long", "law"]

    def test_what_is_raised_twice_is_told_once(self) -> None:
        text = self.trigger + "claim sound: It is sound.\n  but [short]\n"
        assert "its objection to [safe] and [sound] does not" in one("O001", text).message

    def test_exceptions_and_reasons_are_no_objections(self) -> None:
        assert not found("O001", self.trigger.replace("but", "unless"))
        assert not found("O001", self.trigger.replace("but", "because"))

    def test_as_written_an_implicit_objection_is_not_raised(self) -> None:
        text = self.trigger.replace("but", "but (implicit)")
        assert found("O001", text)
        assert not found("O001", text, Reading.AS_WRITTEN)


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

    def test_a_recommendation_rests_on_what_it_hits(self) -> None:
        finding = one("O002", self.trigger)
        assert finding.severity is Severity.WARNING
        assert finding.message == (
            "nothing answers [lost] “Two were lost.”, which objects to [safe], "
            "and [keep] rests on that"
        )
        assert "`but` under [lost]" in finding.help
        assert finding.statement == "safe"
        assert under(finding) == "but"

    def test_an_answer_mends_it(self) -> None:
        text = self.trigger + "      unless evidence mended: It has been mended.\n"
        assert not found("O002", text)

    def test_it_counts_though_other_reasons_carry_the_recommendation(self) -> None:
        assert found("O002", self.trigger + "  because evidence known: It is known.\n")

    def test_a_claim_whose_reason_is_cut_off_as_well_is_hit_too(self) -> None:
        text = self.trigger.replace(
            "none-lost: No job was lost.", "none-lost: No.\n        but assumption wrong: Wrong."
        )
        assert one("O002", text).statement == "safe"

    @pytest.mark.parametrize("kind", ["evidence", "recommendation", "assumption"])
    def test_other_rules_are_about_other_kinds(self, kind: str) -> None:
        assert not found("O002", self.trigger.replace("claim safe", f"{kind} safe"))

    def test_without_a_recommendation_above_it_it_is_a_dispute_like_any(self) -> None:
        assert not found("O002", self.trigger.replace("recommendation", "claim"))
        assert not found("O002", self.trigger.replace("because claim safe", "but claim safe"))
        exception = "because evidence known: It is known.\n    unless claim safe"
        assert not found("O002", self.trigger.replace("because claim safe", exception))

    def test_an_objection_to_what_has_no_grounds_is_another_matter(self) -> None:
        text = self.trigger.replace("because evidence none-lost", "because claim none-lost")
        assert not found("O002", text)

    def test_the_nearest_recommendation_is_named(self) -> None:
        text = self.trigger.replace("claim good", "recommendation good")
        assert "and [good] rests on that" in one("O002", text).message


class TestAnsweredByAssumption:
    trigger = dedent(
        """
        claim safe: No job gets lost.
          because assumption tested: It was tested.
          but evidence lost: Two were lost.
            but assumption mistaken: They were counted twice.
        """
    )

    def test_it_would_stand_if_nothing_were_assumed(self) -> None:
        finding = one("O003", self.trigger)
        assert finding.severity is Severity.INFO
        assert finding.message == (
            "the objection of [lost] to [safe] is answered only by what is assumed: "
            "[lost] is objected to: [mistaken] “They were counted twice.”"
        )
        assert finding.statement == "lost"
        assert under(finding) == "but"

    def test_an_exception_may_be_assumed(self) -> None:
        text = self.trigger.replace("    but assumption mistaken", "  unless assumption mistaken")
        assert one("O003", text).message.endswith(
            "by what is assumed: [mistaken] “They were counted twice.” is an exception to [lost]"
        )

    def test_the_answer_may_be_far_below(self) -> None:
        text = self.trigger.replace("evidence lost", "claim lost").replace(
            "    but assumption",
            "    because evidence log: The log says so.\n      but assumption",
        )
        assert "[log] is objected to: [mistaken]" in one("O003", text).message

    def test_evidence_mends_it(self) -> None:
        text = self.trigger.replace("assumption mistaken", "evidence mistaken")
        assert not found("O003", text)

    def test_evidence_beside_it_is_enough(self) -> None:
        assert not found("O003", self.trigger + "    but evidence gap: The log has gaps.\n")

    def test_an_objection_that_stands_or_has_no_grounds_is_not_answered(self) -> None:
        assert not found("O003", self.trigger.replace("assumption mistaken", "claim mistaken"))
        text = self.trigger.replace("evidence lost", "claim lost").partition("    but")[0]
        assert not found("O003", text)

    @settings(max_examples=300, deadline=None)
    @given(small_maps())
    def test_nothing_assumed_means_that_every_assumption_is_a_claim(
        self, argument_map: ArgumentMap
    ) -> None:
        claims = attrs.evolve(
            argument_map,
            statements=[
                attrs.evolve(each, kind=Kind.CLAIM) if each.kind is Kind.ASSUMPTION else each
                for each in argument_map.statements.values()
            ],
        )
        now, then = assess(argument_map), assess(claims)
        live = now.result().model.live
        answered = [
            each.premises[0]
            for number, each in enumerate(argument_map.inferences)
            if each.polarity is Polarity.AGAINST and live[number] == FALSE and then.live(each)
        ]
        assert [each.statement for each in RULES["O003"].diagnostics(RuleContext(now))] == answered


class TestOneSided:
    trigger = dedent(
        """
        claim busy: It is busy.
          because evidence load: 340 jobs a second.
        recommendation grow: Add another.
          because [busy]
        """
    )

    def test_it_is_told_once_at_the_first_recommendation(self) -> None:
        finding = one("O004", self.trigger)
        assert finding.severity is Severity.INFO
        assert finding.message == "nothing in this map speaks against anything"
        assert finding.statement == "grow"

    def test_without_one_at_the_first_conclusion(self) -> None:
        assert one("O004", self.trigger.replace("recommendation", "claim")).statement == "busy"

    @pytest.mark.parametrize("word", ["but", "unless"])
    def test_anything_against_anything_mends_it(self, word: str) -> None:
        assert not found("O004", f"{self.trigger}  {word} claim dear: It costs much.\n")

    def test_where_nothing_is_argued_nothing_is_one_sided(self) -> None:
        assert not found("O004", "claim busy: It is busy.\n")

    def test_as_written_an_implicit_objection_is_none(self) -> None:
        text = self.trigger + "  but (implicit) claim dear: It costs much.\n"
        assert not found("O004", text)
        assert found("O004", text, Reading.AS_WRITTEN)


class TestBesideThePoint:
    trigger = dedent(
        """
        claim safe: No job gets lost.
          but evidence lost: Two were lost.
        """
    )

    def test_what_it_hits_has_no_grounds(self) -> None:
        finding = one("O005", self.trigger)
        assert finding.severity is Severity.INFO
        assert finding.message == "[lost] objects to [safe], which has no grounds anyway"
        assert finding.statement == "safe"
        assert under(finding) == "but"

    @pytest.mark.parametrize("kind", ["evidence", "assumption"])
    def test_grounds_mend_it(self, kind: str) -> None:
        assert not found("O005", f"{self.trigger}  because {kind} tested: It was tested.\n")

    def test_a_reason_that_leads_nowhere_does_not(self) -> None:
        assert found("O005", f"{self.trigger}  because claim tested: It was tested.\n")

    def test_grounds_that_other_objections_take_away_are_worth_objecting_to(self) -> None:
        text = self.trigger + (
            "  because evidence tested: It was.\n    but evidence never: It never was.\n"
        )
        assert not found("O005", text)

    def test_an_objection_that_does_not_stand_is_another_matter(self) -> None:
        text = self.trigger.replace("evidence lost", "claim lost")
        assert not found("O005", text)
        assert found("O001", text)

    def test_what_is_given_has_grounds(self) -> None:
        assert not found("O005", self.trigger.replace("claim safe", "assumption safe"))
