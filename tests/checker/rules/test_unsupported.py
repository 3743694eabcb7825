"""Each rule about unsupported recommendations: what triggers it, mends it, and comes near it."""

from textwrap import dedent

from argmap.semantics import Reading
from argmap.source import Severity
from tests.checker.cases import codes, findings, only, under


class TestBareRecommendation:
    trigger = dedent(
        """
        recommendation act: Act now.
          but claim late: It is too late.
        """
    )

    def test_nobody_gives_a_reason(self) -> None:
        finding = only(self.trigger)
        assert (finding.code, finding.severity) == ("R001", Severity.ERROR)
        assert finding.message == "nobody gives a reason for [act]"
        assert "`because claim …`" in finding.help
        assert finding.statement == "act"
        assert under(finding) == "recommendation act"

    def test_a_reason_mends_it(self) -> None:
        assert codes(self.trigger + "  because evidence fire: It burns.\n") == []

    def test_a_reason_that_leads_nowhere_is_another_matter(self) -> None:
        assert codes(self.trigger + "  because claim good: It helps.\n") == ["R002"]

    def test_as_written_implicit_reasons_do_not_count(self) -> None:
        text = """
            recommendation act: Act now.
              because (implicit) evidence fire: It burns.
        """
        finding = only(text, Reading.AS_WRITTEN)
        assert (finding.code, finding.message) == ("R001", "the text gives no reason for [act]")


class TestUngroundedRecommendation:
    trigger = dedent(
        """
        recommendation act: Act now.
          because claim good: It helps.
            because claim cheap: It costs little.
          because claim liked: People like it.
        """
    )

    def test_it_names_what_is_missing_first_along_each_reason(self) -> None:
        finding = only(self.trigger)
        assert (finding.code, finding.severity) == ("R002", Severity.ERROR)
        assert finding.message == (
            "each reason for [act] leans on something without grounds: nothing carries "
            "[cheap] “It costs little.” and [liked] “People like it.”"
        )
        assert finding.help == (
            "say what [cheap] rests on, in `because evidence …` under it; or take it for granted "
            "openly: `assumption cheap: …`"
        )
        assert under(finding) == "recommendation act"

    def test_evidence_at_the_end_of_one_chain_mends_it(self) -> None:
        text = self.trigger.replace("because claim cheap", "because evidence cheap")
        assert codes(text) == []

    def test_an_assumption_there_makes_it_conditional(self) -> None:
        text = self.trigger.replace("because claim cheap", "because assumption cheap")
        assert codes(text) == ["R007"]

    def test_the_weakest_member_of_a_linked_reason_is_missing(self) -> None:
        finding = only(
            """
            recommendation act: Act now.
              because evidence fire: It burns.
              and claim water: There is water.
            """
        )
        assert "nothing carries [water]" in finding.message

    def test_a_premise_that_has_a_goal_alone_is_missing(self) -> None:
        finding = only(
            """
            recommendation act: Act now.
              because claim good: It helps.
                because goal peace: Peace.
            """
        )
        assert finding.code == "R002"
        assert "nothing carries [good]" in finding.message

    def test_a_missing_recommendation_is_not_to_be_assumed(self) -> None:
        [first, second] = findings(
            """
            recommendation act: Act now.
              because recommendation buy: Buy a hose.
            """
        )
        assert (first.code, second.code) == ("R002", "R001")
        assert first.help == "say what [buy] rests on, in `because evidence …` under it"

    def test_as_written_nothing_is_missing_from_what_is_implicit(self) -> None:
        text = self.trigger.replace("because claim liked", "because (implicit) claim liked")
        assert "[liked]" in only(text).message
        assert "[liked]" not in only(text, Reading.AS_WRITTEN).message

    def test_what_is_missing_nearest_is_named(self) -> None:
        finding = only(
            """
            recommendation act: Act now.
              because claim good: It helps.
                because claim cheap: It costs little.
                because claim wise: It is wise.
                  because claim old: It is an old custom.
            """
        )
        assert finding.message.endswith("nothing carries [cheap] “It costs little.”")

    def test_an_objection_is_not_missing(self) -> None:
        assert "[late]" not in only(self.trigger + "  but claim late: It is late.\n").message

    def test_reasons_may_lead_into_circles(self) -> None:
        finding = next(
            each
            for each in findings(
                """
                recommendation act: Act now.
                  because claim good: It helps.
                    because claim fine: It is fine.
                      because [good]
                """
            )
            if each.code == "R002"
        )
        assert finding.message.endswith(": what is said for it goes in circles")


class TestCircularRecommendation:
    trigger = dedent(
        """
        recommendation act: Act now.
          because claim good: It helps.
            because claim wise: Whoever acts is wise.
              because [act]
        """
    )

    def test_it_shows_the_way_back(self) -> None:
        finding = findings(self.trigger)[0]
        assert (finding.code, finding.severity) == ("R003", Severity.ERROR)
        assert finding.message == (
            "every reason for [act] comes back to it: [act] → [wise] → [good] → [act]"
        )
        assert under(finding) == "recommendation act"

    def test_each_recommendation_of_a_circle_begins_with_itself(self) -> None:
        text = """
            recommendation act: Act now.
              because recommendation buy: Buy a hose.
                because [act]
        """
        messages = [each.message for each in findings(text) if each.code == "R003"]
        assert [message.rpartition(": ")[2] for message in messages] == [
            "[act] → [buy] → [act]",
            "[buy] → [act] → [buy]",
        ]

    def test_of_circles_that_hang_together_one_is_shown(self) -> None:
        text = """
            recommendation act: Act now.
              because claim wise: Whoever acts is wise.
                because [act]
                because recommendation buy: Buy a hose.
                  because [wise]
        """
        messages = [each.message for each in findings(text) if each.code == "R003"]
        assert messages == [
            "every reason for [act] comes back to it: [act] → [wise] → [act]",
            "every reason for [buy] comes back to it",
        ]

    def test_a_reason_from_outside_mends_it_but_not_the_circle(self) -> None:
        assert codes(self.trigger + "    because evidence study: A study.\n") == ["S003"]

    def test_a_circle_further_down_is_another_matter(self) -> None:
        text = self.trigger.replace("because [act]", "because [good]")
        assert "R003" not in codes(text)


class TestDefeatedRecommendation:
    exception = dedent(
        """
        recommendation act: Act now.
          because evidence fire: It burns.
          unless evidence drill: It is a drill.
        """
    )
    premise = dedent(
        """
        recommendation act: Act now.
          because claim good: It helps.
            because claim works: It works.
              because evidence study: A study.
              but evidence failed: It failed twice.
        """
    )

    def test_it_names_the_exception(self) -> None:
        finding = only(self.exception)
        assert (finding.code, finding.severity) == ("R004", Severity.ERROR)
        assert finding.message == (
            "every reason that could carry [act] is cut off: "
            "[drill] “It is a drill.” is an exception to [fire]"
        )
        assert finding.help == (
            "answer what cuts them off, with a `but` under it, or give a reason that it does not "
            "touch"
        )
        assert under(finding) == "recommendation act"

    def test_it_names_the_objection_wherever_it_stands(self) -> None:
        finding = only(self.premise)
        assert finding.code == "R004"
        assert finding.message.endswith(
            "is cut off: [works] is objected to: [failed] “It failed twice.”"
        )

    def test_it_says_what_cuts_off_which_reason(self) -> None:
        finding = only(
            """
            recommendation act: Act now.
              because evidence fire: It burns.
              unless evidence drill: It is a drill.
              because claim good: It helps.
                because evidence study: A study.
                but evidence failed: It failed twice.
              because claim nice: It is nice.
            """
        )
        assert finding.message.endswith(
            "[drill] “It is a drill.” is an exception to [fire]; "
            "[good] is objected to: [failed] “It failed twice.”"
        )

    def test_what_names_goals_alone_could_not_carry_it_anyway(self) -> None:
        aim = "  because goal peace: Peace.\n  unless evidence war: There is war.\n"
        assert "[war]" not in only(self.exception + aim).message

    def test_an_objection_is_named_before_an_exception(self) -> None:
        text = self.premise + dedent(
            """
            [works]
              because evidence other: Another study.
              unless evidence void: It is void.
            """
        )
        assert only(text).message.endswith("is objected to: [failed] “It failed twice.”")

    def test_an_answer_mends_it(self) -> None:
        answered = self.premise + "        but evidence repaired: It was repaired.\n"
        assert codes(answered) == []
        assert codes(self.exception + "  but evidence alarm: No drill was due.\n") == ["R004"]
        inside = self.exception + "    but evidence alarm: No drill was due.\n"
        assert codes(inside) == []

    def test_an_exception_without_grounds_cuts_nothing_off(self) -> None:
        assert codes(self.exception.replace("unless evidence", "unless claim")) == []


class TestPurposeOnly:
    trigger = dedent(
        """
        recommendation act: Act now.
          because goal peace: Peace everywhere.
        """
    )

    def test_it_names_the_goals(self) -> None:
        finding = only(self.trigger)
        assert (finding.code, finding.severity) == ("R014", Severity.ERROR)
        assert finding.message == (
            "[act] says what it is for, and nothing says that it gets there: "
            "[peace] “Peace everywhere.”"
        )
        assert "`because [peace]`" in finding.help
        assert "`and claim …`" in finding.help

    def test_a_claim_that_the_means_serves_it_mends_it(self) -> None:
        text = self.trigger + "  and claim works: It brings peace.\n"
        assert codes(text) == ["R002"]
        assert codes(text + "    because evidence study: A study.\n") == []

    def test_a_reason_besides_is_another_matter(self) -> None:
        assert codes(self.trigger + "  because claim good: It helps.\n") == ["R002"]
