"""Rules about premises and warrants that fail."""

from textwrap import dedent

import pytest
from hypothesis import given

from argmap.checker import check
from argmap.checker.context import RuleContext
from argmap.checker.registry import RULES
from argmap.checker.root_causes import find_missing_grounds
from argmap.checker.settings import Settings
from argmap.model import ArgumentMap, Kind, Polarity
from argmap.semantics import Reading, Reason, Verdict, assess
from tests.checker.cases import (
    list_codes,
    named_ids,
    parse_map,
    run_rule,
    run_rule_once,
    underlined_text,
)
from tests.semantics.strategies import small_maps


class TestUngroundedPremise:
    trigger = dedent(
        """
        claim calm: Markets are calm.
          because evidence low: Rates are low.
          because claim trust: Banks trust each other.
        """
    )

    def test_the_premise_and_its_conclusion_are_named(self) -> None:
        assert named_ids(run_rule_once("S002", self.trigger)) == ["trust", "calm"]

    @pytest.mark.parametrize("kind", ["evidence", "assumption"])
    def test_support_is_enough(self, kind: str) -> None:
        assert not run_rule("S002", self.trigger + f"    because {kind} loans: They lend.\n")

    def test_a_goal_is_not_support(self) -> None:
        assert run_rule("S002", self.trigger + "    because goal peace: Peace.\n")

    def test_expired_evidence_is_named(self) -> None:
        text = f"{self.trigger}    because evidence loans: They lend. {{valid-until: 2020}}\n"
        [finding] = check(parse_map(text), settings=Settings(select=["S002"]))
        assert named_ids(finding) == ["trust", "calm", "loans"]
        assert "out of date" in (finding.help or "")

    def test_an_unsupported_reason_is_reported_instead(self) -> None:
        text = self.trigger + "    because claim loans: They lend.\n"
        assert run_rule_once("S002", text).statement == "loans"

    def test_warrants_are_checked(self) -> None:
        text = "claim a: A.\n  because claim b: B.\n  since claim c: C.\n"
        assert [finding.statement for finding in run_rule("S002", text)] == ["b", "c"]

    def test_what_a_recommendation_rule_names_is_not_repeated(self) -> None:
        reasons = "".join(f"  because claim r{n}: Reason {n}.\n" for n in range(5))
        text = "recommendation act: Act.\n" + reasons
        assert list_codes(text) == ["R002"]
        assert [finding.statement for finding in run_rule("S002", text)] == ["r3", "r4"]

    def test_premises_beside_a_circle_are_reported(self) -> None:
        text = """
            recommendation act: Act.
              because claim wise: Acting is wise.
                because [act]
              and claim good: It helps.
        """
        assert list_codes(text) == ["R003"]
        assert run_rule_once("S002", text).statement == "good"

    @pytest.mark.parametrize(("word", "code"), [("and", "S014"), ("but", "O001")])
    def test_linked_premises_and_objections_are_left_to_other_rules(
        self, word: str, code: str
    ) -> None:
        text = self.trigger.replace("because claim", f"{word} claim")
        assert not run_rule("S002", text)
        assert run_rule(code, text)

    def test_circles_are_left_to_circular_support(self) -> None:
        assert not run_rule("S002", self.trigger + "    because [calm]\n")


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

    def test_the_failing_premise_is_named_after_the_others(self) -> None:
        finding = run_rule_once("S014", self.trigger)
        assert (finding.statement, underlined_text(finding)) == ("calm", "because")
        assert named_ids(finding) == ["low", "few", "calm", "trust"]

    def test_expired_evidence_is_named(self) -> None:
        text = f"{self.trigger}    because evidence loans: They lend. {{valid-until: 2020}}\n"
        [finding] = check(parse_map(text), settings=Settings(select=["S014"]))
        assert named_ids(finding) == ["low", "few", "calm", "trust", "loans"]
        assert "out of date" in (finding.help or "")

    def test_an_objection_to_the_premise_is_named(self) -> None:
        assert "runs" in named_ids(run_rule_once("S014", self.trigger + self.objection))

    def test_warrants_are_checked(self) -> None:
        assert run_rule("S014", self.trigger.replace("and claim", "since claim"))

    def test_support_is_enough(self) -> None:
        assert not run_rule("S014", self.trigger + "    because evidence loans: They lend.\n")

    def test_two_failing_premises_are_reported_one_by_one(self) -> None:
        text = self.trigger.replace("evidence few", "claim few")
        assert not run_rule("S014", text)
        assert [finding.statement for finding in run_rule("S002", text)] == ["few", "trust"]

    def test_a_reason_with_an_exception_fails_anyway(self) -> None:
        text = self.trigger + "  unless evidence rescue: The bank buys.\n"
        assert not run_rule("S014", text)
        assert run_rule("S002", text)

    def test_single_premises_and_goals_are_not_linked(self) -> None:
        assert not run_rule("S014", "claim calm: Calm.\n  because claim trust: Trust.\n")
        text = "claim calm: Calm.\n  because goal peace: Peace.\n  and claim trust: Trust.\n"
        assert not run_rule("S014", text)
        assert run_rule("S002", text)

    def test_an_unsupported_reason_of_the_premise_is_reported_instead(self) -> None:
        text = self.trigger + "    because claim loans: They lend.\n"
        assert not run_rule("S014", text)
        assert run_rule("S002", text)

    @pytest.mark.parametrize(("more", "code"), [("", "R002"), (objection, "R004")])
    def test_what_a_recommendation_rule_names_is_not_repeated(self, more: str, code: str) -> None:
        text = self.trigger.replace("claim calm", "recommendation calm") + more
        assert list_codes(text) == [code]
        assert not run_rule("S014", text)

    def test_objections_to_claims_behind_a_recommendation_are_not_repeated(self) -> None:
        text = self.trigger + self.objection
        text += "\nrecommendation buy: Buy.\n  because [calm]\n  because evidence cheap: Cheap.\n"
        assert not run_rule("S014", text)
        assert run_rule("O002", text)

    def test_failing_recommendations_are_left_to_their_rules(self) -> None:
        text = self.trigger.replace("and claim", "and recommendation")
        assert not run_rule("S014", text)
        assert run_rule("R001", text)

    def test_objections_are_not_checked(self) -> None:
        assert not run_rule("S014", self.trigger.replace("because", "but"))

    def test_an_implicit_warrant_is_not_needed_as_written(self) -> None:
        text = self.trigger.replace("and claim", "since (implicit) claim")
        assert run_rule("S014", text)
        assert not run_rule("S014", text, Reading.AS_WRITTEN)


class TestFallenPremise:
    trigger = dedent(
        """
        claim calm: Markets are calm.
          because claim trust: Banks trust each other.
            because evidence loans: They lend.
            but evidence runs: They fall.
        """
    )

    @pytest.mark.parametrize("word", ["but", "unless"])
    def test_the_objection_or_exception_is_named(self, word: str) -> None:
        finding = run_rule_once("S017", self.trigger.replace("but", word))
        assert finding.statement == "trust"
        assert "runs" in named_ids(finding)

    def test_an_answer_is_enough(self) -> None:
        assert not run_rule("S017", self.trigger + "      but evidence held: They held.\n")

    def test_contested_assumptions_are_reported(self) -> None:
        text = "claim a: A.\n  because assumption b: B.\n    but evidence c: C.\n"
        assert run_rule_once("S017", text).statement == "b"

    def test_contested_evidence_is_left_to_its_rule(self) -> None:
        text = "claim a: A.\n  because evidence b: B.\n    but evidence c: C.\n"
        assert not run_rule("S017", text)
        assert run_rule("E006", text)

    def test_claims_that_fail_with_their_premises_are_not_reported(self) -> None:
        text = self.trigger + "\nclaim good: All is well.\n  because [calm]\n"
        assert run_rule_once("S017", text).statement == "trust"

    def test_unused_claims_may_be_contested(self) -> None:
        assert not run_rule("S017", "claim a: A.\n  because evidence b: B.\n  but evidence c: C.\n")

    def test_objections_to_claims_behind_a_recommendation_are_not_repeated(self) -> None:
        text = self.trigger.replace("claim calm", "recommendation calm")
        text += "\n[calm]\n  because evidence low: Rates are low.\n"
        assert not run_rule("S017", text)
        assert run_rule("O002", text)
        assert run_rule("S017", text.replace("but", "unless"))

    def test_what_a_recommendation_rule_names_is_not_repeated(self) -> None:
        text = self.trigger.replace("claim calm", "recommendation calm").replace("but", "unless")
        assert list_codes(text) == ["R004"]
        assert not run_rule("S017", text)


@given(small_maps())
def test_each_failure_is_reported_once(plan: ArgumentMap) -> None:
    context = RuleContext(assess(plan))

    def list_reported(code: str) -> list[str]:
        return [finding.statement or "" for finding in RULES[code].diagnostics(context)]

    reported = list_reported("S002") + list_reported("S017")
    missing = find_missing_grounds(context)
    elsewhere = {cause for name in list_reported("R002") for cause in missing.of(name)[:3]}
    elsewhere |= {
        name
        for name in list_reported("O002")
        if context.result.judgements[name].verdict is Verdict.CONTESTED
    }
    links = {name for _, name in find_broken_links(context)}
    assert len(reported) == len(set(reported))
    assert links.isdisjoint(elsewhere)
    assert links.union(elsewhere).isdisjoint(reported)


@given(small_maps())
def test_every_unsupported_premise_is_reported(plan: ArgumentMap) -> None:
    context = RuleContext(assess(plan))
    missing = find_missing_grounds(context)
    reported = {
        cause
        for finding in RULES["R002"].diagnostics(context)
        for cause in missing.of(finding.statement or "")
    }
    reported |= {finding.statement or "" for finding in RULES["S002"].diagnostics(context)}
    reported |= {name for _, name in find_broken_links(context)}
    result = context.assessment.result(Reading.CHARITABLE)
    for name, judgement in result.judgements.items():
        uses = result.uses(name)
        if plan.statements[name].kind is Kind.CLAIM and judgement.reason is Reason.BARE:
            assert name in reported or not any(use.polarity is Polarity.FOR for use in uses)


def find_broken_links(context: RuleContext) -> list[tuple[str, str]]:
    """Return the conclusion and the failing premise of each reason that S014 reports."""
    return [
        (finding.statement or "", named_ids(finding, after="but")[0])
        for finding in RULES["S014"].diagnostics(context)
    ]
