"""Rules about the verdict on a recommendation."""

from collections import Counter
from textwrap import dedent

import pytest
from hypothesis import given

from argmap.checker import check
from argmap.checker.settings import Settings
from argmap.model import ArgumentMap, Kind
from argmap.semantics import Reading, Verdict, verdicts
from argmap.source import Diagnostic
from argmap.test_results import Outcomes
from tests.checker.cases import (
    check_recommendation,
    check_recommendations,
    list_codes,
    named_ids,
    parse_map,
    run_rule,
)
from tests.semantics.strategies import small_maps

VERDICT_RULES = ("R001", "R002", "R003", "R004", "R005", "R006", "R007", "R014")


class TestBareRecommendation:
    trigger = dedent(
        """
        recommendation act: Act now.
          but claim late: It is too late.
        """
    )

    def test_an_objection_is_not_a_reason(self) -> None:
        finding = check_recommendation(self.trigger)
        assert (finding.code, finding.statement) == ("R001", "act")

    def test_a_supported_reason_is_enough(self) -> None:
        assert list_codes(self.trigger + "  because evidence fire: It burns.\n") == []

    def test_an_implicit_reason_does_not_count_as_written(self) -> None:
        text = "recommendation act: Act now.\n  because (implicit) evidence fire: It burns.\n"
        assert list_codes(text, Reading.AS_WRITTEN) == ["R001"]


class TestUngroundedRecommendation:
    trigger = dedent(
        """
        recommendation act: Act now.
          because claim good: It helps.
            because claim cheap: It costs little.
          because claim liked: People like it.
        """
    )

    def test_the_first_unsupported_premise_of_each_reason_is_named(self) -> None:
        finding = check_recommendation(self.trigger)
        assert (finding.code, named_ids(finding)) == ("R002", ["act", "cheap", "liked"])
        assert "`assumption cheap: …`" in (finding.help or "")

    def test_evidence_for_one_reason_is_enough(self) -> None:
        assert (
            list_codes(self.trigger.replace("because claim cheap", "because evidence cheap")) == []
        )

    def test_an_assumption_makes_it_conditional(self) -> None:
        text = self.trigger.replace("because claim cheap", "because assumption cheap")
        assert list_codes(text) == ["R007"]

    def test_the_unsupported_part_of_a_linked_reason_is_named(self) -> None:
        text = """
            recommendation act: Act now.
              because evidence fire: It burns.
              and claim water: There is water.
        """
        assert named_ids(check_recommendation(text)) == ["act", "water"]

    def test_a_premise_supported_only_by_a_goal_is_named(self) -> None:
        text = """
            recommendation act: Act now.
              because claim good: It helps.
                because goal peace: Peace.
        """
        assert named_ids(check_recommendation(text)) == ["act", "good"]

    def test_evidence_under_the_premise_that_the_fix_names_breaks_a_circle(self) -> None:
        text = dedent(
            """
            recommendation act: Act now.
              because evidence fire: It burns.
              and claim good: It helps.
                because claim liked: People like it.
                  because [good]
            """
        )
        finding = check_recommendations(text)[0]
        assert finding.code == "R002"
        assert "evidence under [good]" in (finding.help or "")
        assert "R002" not in list_codes(f"{text}\n[good]\n  because evidence: It helped.\n")

    def test_a_recommendation_is_not_to_be_made_an_assumption(self) -> None:
        text = "recommendation act: Act now.\n  because recommendation buy: Buy a hose.\n"
        [first, second] = check_recommendations(text)
        assert (first.code, second.code) == ("R002", "R001")
        assert "assumption" not in (first.help or "")

    def test_implicit_reasons_do_not_count_as_written(self) -> None:
        text = self.trigger.replace("because claim liked", "because (implicit) claim liked")
        assert named_ids(check_recommendation(text)) == ["act", "cheap", "liked"]
        assert named_ids(check_recommendation(text, Reading.AS_WRITTEN)) == ["act", "cheap"]

    def test_the_nearest_unsupported_premise_is_named(self) -> None:
        text = """
            recommendation act: Act now.
              because claim good: It helps.
                because claim cheap: It costs little.
                because claim wise: It is wise.
                  because claim old: It is an old custom.
        """
        assert named_ids(check_recommendation(text)) == ["act", "cheap"]

    def test_unsupported_objections_are_not_named(self) -> None:
        finding = check_recommendation(self.trigger + "  but claim late: It is late.\n")
        assert named_ids(finding) == ["act", "cheap", "liked"]

    def test_reasons_may_end_in_a_circle(self) -> None:
        text = """
            recommendation act: Act now.
              because claim good: It helps.
                because claim fine: It is fine.
                  because [good]
        """
        finding = next(finding for finding in check_recommendations(text) if finding.code == "R002")
        assert named_ids(finding) == ["act"]


class TestCircularRecommendation:
    trigger = dedent(
        """
        recommendation act: Act now.
          because claim good: It helps.
            because claim wise: Acting is wise.
              because [act]
        """
    )

    def test_the_circle_is_shown(self) -> None:
        finding = check_recommendations(self.trigger)[0]
        assert finding.code == "R003"
        assert "[act] → [wise] → [good] → [act]" in finding.message

    def test_the_circle_starts_with_the_recommendation(self) -> None:
        text = """
            recommendation act: Act now.
              because recommendation buy: Buy a hose.
                because [act]
        """
        circles = {
            finding.statement: finding.message.rpartition(": ")[2]
            for finding in check_recommendations(text)
            if finding.code == "R003"
        }
        assert circles == {"act": "[act] → [buy] → [act]", "buy": "[buy] → [act] → [buy]"}

    def test_one_of_several_connected_circles_is_shown(self) -> None:
        text = """
            recommendation act: Act now.
              because claim wise: Acting is wise.
                because [act]
                because recommendation buy: Buy a hose.
                  because [wise]
        """
        shown = {
            finding.statement: "→" in finding.message
            for finding in check_recommendations(text)
            if finding.code == "R003"
        }
        assert shown == {"act": True, "buy": False}

    def test_evidence_from_outside_supports_the_recommendation(self) -> None:
        assert list_codes(self.trigger + "    because evidence study: A study.\n") == ["S003"]

    def test_a_circle_among_its_reasons_does_not_make_it_circular(self) -> None:
        assert "R003" not in list_codes(self.trigger.replace("because [act]", "because [good]"))


class TestDefeatedRecommendation:
    exception = dedent(
        """
        recommendation act: Act now.
          because evidence fire: It burns.
          unless evidence drill: It is a drill.
        """
    )
    objection = dedent(
        """
        recommendation act: Act now.
          because claim good: It helps.
            because claim works: It works.
              because evidence study: A study.
              but evidence failed: It failed twice.
        """
    )

    def test_the_exception_and_its_reason_are_named(self) -> None:
        finding = check_recommendation(self.exception)
        assert finding.code == "R004"
        assert {*named_ids(finding)} == {"act", "drill", "fire"}

    def test_an_objection_to_an_indirect_premise_is_named(self) -> None:
        finding = check_recommendation(self.objection)
        assert finding.code == "R004"
        assert {*named_ids(finding)} == {"act", "works", "failed"}

    def test_what_defeats_each_reason_is_named(self) -> None:
        text = """
            recommendation act: Act now.
              because evidence fire: It burns.
              unless evidence drill: It is a drill.
              because claim good: It helps.
                because evidence study: A study.
                but evidence failed: It failed twice.
              because claim nice: It is nice.
        """
        finding = check_recommendation(text)
        assert {*named_ids(finding)} == {"act", "drill", "fire", "good", "failed", "nice"}
        assert "defeated or unsupported: " in finding.message
        only_defeated = text.replace("because claim nice: It is nice.", "unless [drill]")
        assert "is defeated: " in check_recommendation(only_defeated).message

    def test_exceptions_to_goals_are_not_named(self) -> None:
        goal = "  because goal peace: Peace.\n  unless evidence war: There is war.\n"
        assert "war" not in named_ids(check_recommendation(self.exception + goal))

    def test_an_objection_is_named_before_an_exception(self) -> None:
        text = self.objection + dedent(
            """
            [works]
              because evidence other: Another study.
              unless evidence void: It is void.
            """
        )
        assert {*named_ids(check_recommendation(text))} == {"act", "works", "failed"}

    def test_an_answer_reinstates_the_reason(self) -> None:
        assert (
            list_codes(self.objection + "        but evidence repaired: It was repaired.\n") == []
        )
        assert list_codes(self.exception + "    but evidence alarm: No drill was due.\n") == []

    def test_an_objection_to_the_recommendation_is_not_an_answer(self) -> None:
        assert list_codes(self.exception + "  but evidence alarm: No drill was due.\n") == ["R004"]

    def test_an_unsupported_exception_defeats_nothing(self) -> None:
        assert list_codes(self.exception.replace("unless evidence", "unless claim")) == []


class TestContestedRecommendation:
    trigger = dedent(
        """
        recommendation act: Act now.
          because evidence fire: It burns.
          but evidence late: The house is gone.
        """
    )

    def test_every_objection_is_named(self) -> None:
        finding = check_recommendation(self.trigger + "  but evidence ill: The crew is ill.\n")
        assert (finding.code, named_ids(finding)) == ("R005", ["act", "late", "ill"])

    def test_an_exception_disarms_the_objection(self) -> None:
        assert list_codes(self.trigger + "  unless evidence other: That was another.\n") == []

    def test_an_unsupported_objection_has_no_effect(self) -> None:
        assert list_codes(self.trigger.replace("but evidence", "but claim")) == []

    @pytest.mark.parametrize(
        "answer",
        [
            "  unless claim other: That was another.\n",
            "    but claim other: That was another.\n",
        ],
    )
    def test_an_answer_without_support_is_named_in_the_help(self, answer: str) -> None:
        text = self.trigger + answer
        assert "under [other]" in check_recommendation(text).help
        indent = " " * (len(answer) - len(answer.lstrip()) + 2)
        assert list_codes(f"{text}{indent}because evidence seen: I saw it.\n") == []

    def test_an_exception_to_the_only_reason_of_the_objection_is_an_answer(self) -> None:
        text = dedent(
            """
            recommendation act: Act now.
              because evidence fire: It burns.
              but claim late: The house is gone.
                because evidence smoke: There is much smoke.
                unless claim other: That was another.
            """
        )
        assert "under [other]" in check_recommendation(text).help
        assert list_codes(f"{text}      because evidence seen: I saw it.\n") == []
        again = f"{text}    because evidence ash: There is ash.\n"
        assert "[other]" not in check_recommendation(again).help


class TestUndecidedRecommendation:
    trigger = dedent(
        """
        recommendation act: Act now.
          because claim works: It works.
            because evidence pro: A study.
            but [fails]

        claim fails: It fails.
          because evidence con: Another study.
          but [works]
        """
    )

    def test_the_circle_of_objections_is_shown(self) -> None:
        finding = check_recommendation(self.trigger)
        assert (finding.code, finding.statement) == ("R006", "act")
        assert finding.message.endswith("[fails] → [works] → [fails]")

    def test_evidence_settles_the_circle(self) -> None:
        assert list_codes(self.trigger + "  but evidence third: A third study.\n") == []

    def test_a_circle_through_exceptions_is_shown(self) -> None:
        finding = check_recommendation(
            """
            recommendation act: Act now.
              because evidence fire: It burns.
              unless [wait]

            claim wait: Wait.
              because evidence rain: It will rain.
              unless evidence sun: It is sunny.
                but evidence clouds: There are clouds.

            [wait]
              but [act]
            """
        )
        assert finding.code == "R006"
        assert finding.message.endswith("[wait] → [act] → [wait]")


class TestConditionalRecommendation:
    trigger = dedent(
        """
        recommendation act: Act now.
          because assumption time: There is time.
          and assumption water: There is water.
        """
    )

    def test_three_of_many_assumptions_are_named(self) -> None:
        more = "".join(f"  and assumption a{n}: Number {n}.\n" for n in range(3))
        finding = check_recommendation(self.trigger + more)
        assert (finding.code, named_ids(finding)) == ("R007", ["act", "time", "water", "a0"])

    def test_a_second_reason_with_evidence_is_enough(self) -> None:
        assert list_codes(self.trigger + "  because evidence fire: It burns.\n") == []


class TestPurposeOnly:
    trigger = dedent(
        """
        recommendation act: Act now.
          because goal peace: Peace everywhere.
        """
    )

    def test_the_goal_is_named(self) -> None:
        finding = check_recommendation(self.trigger)
        assert (finding.code, named_ids(finding)) == ("R014", ["act", "peace"])

    def test_a_supported_means_premise_is_enough(self) -> None:
        text = self.trigger + "  and claim works: It brings peace.\n"
        assert list_codes(text) == ["R002"]
        assert list_codes(text + "    because evidence study: A study.\n") == []

    def test_a_goal_beside_a_circle_is_not_called_circular(self) -> None:
        circle = "  because claim good: It helps.\n    because [act]\n"
        [finding] = run_rule("R002", self.trigger + circle)
        assert "names only a goal" in finding.message

    def test_an_unsupported_reason_beside_the_goal_is_ungrounded(self) -> None:
        assert list_codes(self.trigger + "  because claim good: It helps.\n") == ["R002"]


WITHDRAWING = {
    "R001": (
        """
        recommendation act: Act now.
          because evidence seen: It was seen to help. {test: t.py}
        """,
        {"act", "seen"},
    ),
    "R002": (
        """
        recommendation act: Act now.
          because claim good: It helps.
          because evidence seen: It was seen to help. {test: t.py}
        """,
        {"act", "seen", "good"},
    ),
    "R003": (
        """
        recommendation act: Act now.
          because claim wise: Acting is wise.
            because [act]
            because evidence seen: It was seen to help. {test: t.py}
        """,
        {"act", "seen", "wise"},
    ),
    "R004": (
        """
        recommendation act: Act now.
          because evidence fire: It burns.
          unless evidence drill: It is a drill.
            but evidence seen: No drill was due. {test: t.py}
        """,
        {"act", "seen", "drill", "fire"},
    ),
    "R005": (
        """
        recommendation act: Act now.
          because evidence fire: It burns.
          but evidence late: The house is gone.
          unless claim saved: It still stands.
            because evidence seen: It was seen today. {test: t.py}
        """,
        {"act", "seen", "late"},
    ),
    "R006": (
        """
        recommendation act: Act now.
          because claim works: It works.
            because evidence pro: A study.
            but claim fails: It fails.
              because evidence con: Another study.
              but [works]
              but evidence seen: A third study. {test: t.py}
        """,
        {"act", "seen", "works", "fails"},
    ),
    "R007": (
        """
        recommendation act: Act now.
          because assumption time: There is time.
          because evidence seen: It burns. {test: t.py}
        """,
        {"act", "seen", "time"},
    ),
    "R014": (
        """
        recommendation act: Act now.
          because goal peace: Peace everywhere.
          because evidence seen: It burns. {test: t.py}
        """,
        {"act", "seen", "peace"},
    ),
}


class TestWithdrawnReasons:
    """Findings that name what failed tests have withdrawn."""

    @pytest.mark.parametrize("code", WITHDRAWING)
    def test_withdrawn_evidence_is_named(self, code: str) -> None:
        text, names = WITHDRAWING[code]
        assert not set(list_codes(text)).intersection(VERDICT_RULES)
        finding = find_after_failed_tests(text)
        assert (finding.code, {*named_ids(finding)}) == (code, names)
        assert "tests" in (finding.help or "")

    def test_all_withdrawn_premises_are_named(self) -> None:
        finding = find_after_failed_tests(
            """
            recommendation act: Act now.
              because assumption time: There is time.
              because evidence fire: It burns. {test: t.py}
              and evidence water: There is water. {test: t.py}
            """
        )
        assert {*named_ids(finding)} == {"act", "time", "fire", "water"}

    def test_the_withdrawn_evidence_for_an_unsupported_premise_is_named(self) -> None:
        finding = find_after_failed_tests(
            """
            recommendation act: Act now.
              because claim good: It helps.
                because evidence seen: It was seen to help. {test: t.py}
                because evidence heard: Others say so. {test: t.py}
              but evidence late: The house is gone.
            """
        )
        assert {*named_ids(finding)} == {"act", "good", "seen", "heard"}
        assert "assumption" not in (finding.help or "")

    def test_withdrawn_evidence_that_would_change_nothing_is_not_named(self) -> None:
        finding = find_after_failed_tests(
            """
            recommendation act: Act now.
              because evidence fire: It burns.
              but evidence late: The house is gone.
              because evidence smoke: There is smoke. {test: t.py}
            """
        )
        assert named_ids(finding) == ["act", "late"]

    def test_implicit_reasons_do_not_count_as_written(self) -> None:
        text = """
            recommendation act: Act now.
              because assumption time: There is time.
              because (implicit) evidence fire: It burns. {test: t.py}
        """
        assert "fire" in named_ids(find_after_failed_tests(text))
        assert "fire" not in named_ids(find_after_failed_tests(text, Reading.AS_WRITTEN))


def find_after_failed_tests(text: str, reading: Reading = Reading.CHARITABLE) -> Diagnostic:
    settings = Settings(select=VERDICT_RULES)
    [finding] = check(parse_map(text), reading, settings, outcomes=Outcomes({}))
    return finding


@given(small_maps())
def test_each_recommendation_that_is_not_supported_breaks_one_rule(plan: ArgumentMap) -> None:
    for reading in Reading:
        reported = Counter(
            finding.statement for finding in check(plan, reading) if finding.code in VERDICT_RULES
        )
        judgements = verdicts(plan, reading)
        assert reported == Counter(
            name
            for name, statement in plan.statements.items()
            if statement.kind is Kind.RECOMMENDATION
            and judgements[name].verdict is not Verdict.SUPPORTED
        )
