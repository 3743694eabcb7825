"""Each rule about what a map says twice: trigger, mended, and what comes near it."""

from itertools import permutations
from textwrap import dedent

import pytest
from hypothesis import given

from argmap.checker.context import RuleContext
from argmap.checker.registry import RULES
from argmap.model import ArgumentMap, Inference, Kind
from argmap.semantics import Reading, assess
from argmap.source import Severity
from tests.checker.cases import found, one, under
from tests.semantics.strategies import small_maps


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

    def test_it_is_found_the_second_time(self) -> None:
        finding = one("S006", self.trigger)
        assert finding.severity is Severity.WARNING
        assert finding.message == "[few] and [low] are given a second time for [calm]"
        assert finding.statement == "calm"
        assert (under(finding), finding.span and finding.span.line) == ("because", 5)

    def test_taking_one_out_mends_it(self) -> None:
        assert not found("S006", self.trigger.partition("  because [few]")[0])

    def test_a_third_time_is_found_too(self) -> None:
        text = self.trigger + "  because [low]\n  and [few]\n"
        assert len(found("S006", text)) == 2

    def test_objections_are_repeated_as_well(self) -> None:
        finding = one("S006", self.trigger.replace("because", "but"))
        assert finding.message == "[few] and [low] are given a second time against [calm]"

    def test_another_warrant_makes_another_reason(self) -> None:
        assert not found("S006", self.trigger + "  since claim sign: A sign.\n")

    def test_an_exception_makes_none(self) -> None:
        assert found("S006", self.trigger + "  unless claim rescue: The bank buys.\n")

    def test_for_and_against_is_another_matter(self) -> None:
        assert not found("S006", self.trigger.replace("because [few]", "but [few]"))

    def test_as_written_an_implicit_reason_repeats_nothing(self) -> None:
        text = self.trigger.replace("because [few]", "because (implicit) [few]")
        assert found("S006", text)
        assert not found("S006", text, Reading.AS_WRITTEN)


class TestSameText:
    trigger = dedent(
        """
        claim calm: Markets are calm.
          because goal quiet: MARKETS\u00a0are calm.
        """
    )

    def test_it_names_the_first(self) -> None:
        finding = one("S010", self.trigger)
        assert finding.severity is Severity.WARNING
        assert finding.message == "[quiet] says the same as [calm]"
        assert under(finding) == "goal quiet"

    def test_every_later_one_is_found(self) -> None:
        text = self.trigger + "\nclaim still: markets are calm.\n"
        assert [each.statement for each in found("S010", text)] == ["quiet", "still"]
        assert found("S010", text)[1].message == "[still] says the same as [calm]"

    @pytest.mark.parametrize("text", ["Markets are calm!", "Markets were calm."])
    def test_any_other_word_or_sign_makes_a_difference(self, text: str) -> None:
        assert not found("S010", self.trigger.replace("MARKETS\u00a0are calm.", text))

    def test_what_is_written_once_may_be_used_twice(self) -> None:
        assert not found("S010", "claim a: A.\n  because claim b: B.\n  because [b]\n")


class TestSubsumedReason:
    trigger = dedent(
        """
        claim calm: Markets are calm.
          because evidence low: Rates are low.
          because [low]
          and evidence few: Trades are few.
        """
    )

    def test_the_longer_one_is_not_needed(self) -> None:
        finding = one("S016", self.trigger)
        assert finding.severity is Severity.INFO
        assert (
            finding.message
            == "nothing is added by [few] here, for [low] is given without that as well"
        )
        assert finding.statement == "calm"
        assert (under(finding), finding.span and finding.span.line) == ("because", 4)

    def test_without_the_shorter_one_it_is(self) -> None:
        assert not found("S016", self.trigger.replace("because [low]\n  and", "and"))

    def test_a_warrant_is_more_as_well(self) -> None:
        assert found("S016", self.trigger.replace("and evidence few", "since claim few"))

    def test_an_exception_to_the_shorter_one_makes_the_longer_one_needed(self) -> None:
        text = self.trigger.replace("low.\n", "low.\n  unless claim rescue: The bank buys.\n")
        assert not found("S016", text)
        assert found("S016", text + "  unless [rescue]\n")

    def test_the_same_is_another_matter(self) -> None:
        assert not found(
            "S016", self.trigger.replace("and evidence few: Trades are few.", "and [low]")
        )

    def test_an_end_alone_makes_nothing_superfluous(self) -> None:
        assert not found("S016", self.trigger.replace("evidence low", "goal low"))

    def test_an_objection_is_compared_with_objections(self) -> None:
        assert found("S016", self.trigger.replace("because", "but"))
        assert not found("S016", self.trigger.replace("because [low]", "but [low]"))

    def test_every_longer_one_is_found_reasons_first(self) -> None:
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
        added = [each.message.partition(" here")[0].split()[-1] for each in found("S016", text)]
        assert added == ["[few]", "[slow]", "[wild]"]

    @given(small_maps())
    def test_it_finds_exactly_what_another_one_is_a_part_of(self, plan: ArgumentMap) -> None:
        pairs = permutations(plan.inferences, 2)
        expected = {id(longer) for longer, shorter in pairs if subsumes(plan, shorter, longer)}
        told = list(RULES["S016"].diagnostics(RuleContext(assess(plan))))
        assert len(told) == len(expected)


def subsumes(plan: ArgumentMap, shorter: Inference, longer: Inference) -> bool:
    """Whether an inference makes another one superfluous, going by the page of the rule."""

    def members(inference: Inference) -> set[str]:
        return {*inference.premises, *(link.statement for link in inference.warrants)}

    def exceptions(inference: Inference) -> set[str]:
        return {link.statement for link in inference.exceptions}

    return (
        (shorter.conclusion, shorter.polarity) == (longer.conclusion, longer.polarity)
        and members(shorter) < members(longer)
        and exceptions(shorter) <= exceptions(longer)
        and any(plan.statements[each].kind is not Kind.GOAL for each in members(shorter))
    )
