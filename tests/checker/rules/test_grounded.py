"""Each rule about recommendations with grounds: what triggers it, mends it, and comes near it."""

from textwrap import dedent

from argmap.source import Severity
from tests.checker.cases import codes, only, under


class TestContestedRecommendation:
    trigger = dedent(
        """
        recommendation act: Act now.
          because evidence fire: It burns.
          but evidence late: The house is gone.
        """
    )

    def test_it_names_the_objection(self) -> None:
        finding = only(self.trigger)
        assert (finding.code, finding.severity) == ("R005", Severity.WARNING)
        assert finding.message == (
            "[act] has grounds, but is objected to: [late] “The house is gone.”"
        )
        assert "`but` under [late]" in finding.help

    def test_several_objections_are_named(self) -> None:
        finding = only(self.trigger + "  but evidence ill: The crew is ill.\n")
        assert finding.message.endswith("“The house is gone.”; [ill] “The crew is ill.”")

    def test_an_answer_mends_it(self) -> None:
        assert codes(self.trigger + "  unless evidence other: That was another.\n") == []

    def test_an_objection_without_grounds_does_not_stand(self) -> None:
        assert codes(self.trigger.replace("but evidence", "but claim")) == []


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

    def test_it_shows_the_circle_that_it_hangs_on(self) -> None:
        finding = only(self.trigger)
        assert (finding.code, finding.severity) == ("R006", Severity.WARNING)
        assert finding.message == (
            "nothing settles whether [act] holds, for this circle of objections is open: "
            "[fails] → [works] → [fails]"
        )
        assert finding.help == "answer one of these statements with evidence, in a `but` under it"
        assert under(finding) == "recommendation act"

    def test_what_settles_the_circle_mends_it(self) -> None:
        assert codes(self.trigger + "  but evidence third: A third study.\n") == []

    def test_a_circle_of_exceptions_is_found(self) -> None:
        finding = only(
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

    def test_it_names_the_assumptions(self) -> None:
        finding = only(self.trigger)
        assert (finding.code, finding.severity) == ("R007", Severity.INFO)
        assert finding.message == (
            "[act] holds only on 2 assumptions: "
            "[time] “There is time.” and [water] “There is water.”"
        )
        assert finding.help == (
            "where evidence can be had for what is assumed, make it a claim and say so under it"
        )
        assert under(finding) == "recommendation act"

    def test_only_a_few_are_named(self) -> None:
        more = "".join(f"  and assumption a{n}: Number {n}.\n" for n in range(3))
        assert only(self.trigger + more).message.endswith("[a0] “Number 0.” and 2 more")

    def test_a_second_reason_with_evidence_mends_it(self) -> None:
        assert codes(self.trigger + "  because evidence fire: It burns.\n") == []
