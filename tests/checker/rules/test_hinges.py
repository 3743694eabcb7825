"""Each rule about what recommendations hang by: trigger, mended, and what comes near it."""

from textwrap import dedent

from hypothesis import given

from argmap.checker import check
from argmap.model import ArgumentMap, Kind
from argmap.semantics import Reading, assess, verdicts
from argmap.semantics.what_if import suppose
from argmap.source import Severity
from tests.checker.cases import codes, found, one, only, under
from tests.semantics.strategies import small_maps

SOURCES = """
source count: Traffic count
source survey: Survey
"""


class TestSingleEvidence:
    trigger = dedent(
        """
        recommendation act: Act now.
          because claim good: It helps.
            because evidence fire: It burns.
        """
    )

    def test_it_names_the_evidence(self) -> None:
        finding = one("R008", self.trigger)
        assert finding.severity is Severity.WARNING
        assert finding.message == "[act] falls with one piece of evidence: [fire] “It burns.”"
        assert "does without [fire]" in finding.help
        assert under(finding) == "recommendation act"

    def test_each_of_several_may_fell_it(self) -> None:
        finding = one("R008", self.trigger + "    and evidence dry: It is dry.\n")
        assert finding.message == (
            "[act] falls with any one of these pieces of evidence: "
            "[fire] “It burns.” and [dry] “It is dry.”"
        )

    def test_a_second_reason_anywhere_mends_it(self) -> None:
        assert not found("R008", self.trigger + "    because evidence smoke: It smokes.\n")
        assert not found("R008", self.trigger + "  because assumption wise: It is wise.\n")

    def test_two_ways_may_use_the_same_piece(self) -> None:
        assert found(
            "R008", self.trigger + "  because claim fast: It is fast.\n    because [fire]\n"
        )

    def test_the_only_answer_to_an_objection_fells_it_too(self) -> None:
        text = self.trigger + dedent(
            """
            [act]
              because evidence smoke: It smokes.
              but evidence late: It is late.
                but evidence early: It is early.
            """
        )
        assert "[early]" in one("R008", text).message

    def test_an_assumption_is_no_evidence(self) -> None:
        assert not found("R008", self.trigger.replace("evidence", "assumption"))

    def test_what_does_not_hold_cannot_fall(self) -> None:
        assert not found("R008", self.trigger + "  but evidence late: It is late.\n")

    @given(small_maps())
    def test_it_is_what_striking_out_one_piece_of_evidence_shows(self, plan: ArgumentMap) -> None:
        assert told("R008", plan) == {
            name for name, kinds in hanging(plan).items() if Kind.EVIDENCE in kinds
        }


class TestSingleSource:
    trigger = SOURCES + dedent(
        """
        recommendation act: Act now.
          because evidence fire: It burns [@count].
          because evidence smoke: It smokes [@count, p. 3].
        """
    )

    def test_it_names_the_source(self) -> None:
        finding = one("R009", self.trigger)
        assert finding.severity is Severity.WARNING
        assert finding.message == (
            "[act] falls with one source, however many pieces of evidence cite it: "
            "@count “Traffic count”"
        )
        assert under(finding) == "recommendation act"

    def test_another_source_mends_it(self) -> None:
        assert not found("R009", self.trigger.replace("[@count]", "[@survey]"))

    def test_a_piece_that_cites_another_source_as_well_stands_on_that(self) -> None:
        assert not found("R009", self.trigger.replace("[@count]", "[@count; @survey]"))

    def test_the_word_of_the_author_is_one_source(self) -> None:
        text = self.trigger.replace(" [@count]", "").replace(" [@count, p. 3]", "")
        assert one("R009", text).message.endswith(
            "cite it: the author's word, where evidence cites nothing"
        )

    def test_there_may_be_several_any_of_which_fells(self) -> None:
        text = """
        source a: A.
        source b: B.
        recommendation act: Act.
          because evidence one: One [@a].
          and evidence two: Two [@b].
          because evidence three: Three [@a].
          and evidence four: Four [@b].
        """
        message = one("R009", text).message
        assert message.startswith("[act] falls with any one of these sources, however many")

    def test_a_single_piece_of_evidence_is_another_matter(self) -> None:
        text = self.trigger.replace("because evidence smoke", "and evidence smoke")
        assert not found("R009", text)
        assert found("R008", text)

    def test_it_is_said_beside_a_single_piece_from_another_source(self) -> None:
        text = (
            self.trigger + "  but evidence late: It is late.\n  unless evidence no: No [@survey].\n"
        )
        assert "[no]" in one("R008", text).message
        assert "@count" in one("R009", text).message


class TestRestsOnRecommendations:
    trigger = dedent(
        """
        recommendation buy: Buy a hose.
          because claim needed: A hose is needed.
            because recommendation act: Act now.
              because evidence fire: It burns.
        """
    )

    def test_it_names_the_other_one(self) -> None:
        finding = one("R012", self.trigger)
        assert finding.severity is Severity.ERROR
        assert finding.message == (
            "every reason for [buy] goes through another recommendation: [act] “Act now.”"
        )
        assert "what speaks for this one itself" in finding.help
        assert under(finding) == "recommendation buy"

    def test_a_reason_of_its_own_mends_it(self) -> None:
        assert not found("R012", self.trigger + "  because evidence old: The old hose leaks.\n")

    def test_evidence_on_the_way_mends_it(self) -> None:
        text = self.trigger + "    because evidence old: The old hose leaks.\n"
        assert not found("R012", text)

    def test_what_has_no_grounds_at_all_is_another_matter(self) -> None:
        text = self.trigger.replace("evidence fire", "claim fire")
        assert not found("R012", text)
        assert codes(text) == ["R002", "R002"]

    def test_a_way_past_the_other_one_is_not_named(self) -> None:
        text = self.trigger + dedent(
            """
              and claim right: It is the right hose.
                because evidence test: A test.
                because recommendation keep: Keep to this brand.
                  because evidence habit: It always was.
            """
        ).replace("\n", "\n  ")
        assert one("R012", text).message.endswith(": [act] “Act now.”")

    def test_it_may_hang_on_another_one_through_an_answer(self) -> None:
        finding = one(
            "R012",
            """
            recommendation buy: Buy a hose.
              because claim needed: A hose is needed.
                because evidence old: The old one leaks.
                but claim dear: It is too dear.
                  because evidence price: Its price.
                  but recommendation save: Save elsewhere.
                    because evidence waste: Much is wasted.
            """,
        )
        assert finding.message == "every reason for [buy] goes through another recommendation"

    def test_as_written_an_implicit_reason_is_none_of_its_own(self) -> None:
        text = self.trigger + "  because (implicit) evidence old: The old hose leaks.\n"
        assert not found("R012", text)
        assert "[act] “Act now.”" in one("R012", text, Reading.AS_WRITTEN).message

    @given(small_maps())
    def test_it_finds_what_holds_without_grounds_of_its_own(self, plan: ArgumentMap) -> None:
        assert told("R012", plan) == holding(plan) - assess(plan).result().own_grounds


class TestImplicitSupportOnly:
    trigger = dedent(
        """
        recommendation act: Act now.
          because claim good: It helps.
            because (implicit) evidence study: A study.
        """
    )

    def test_it_says_how_it_fares_as_written_and_what_that_hangs_on(self) -> None:
        finding = only(self.trigger)
        assert (finding.code, finding.severity) == ("R015", Severity.WARNING)
        assert finding.message == (
            "[act] is supported charitably, but unsupported (ungrounded) as written, for it hangs "
            "on what is implicit: [study] for [good]"
        )
        assert "`(implicit)`" in finding.help

    def test_a_relation_that_the_text_draws_mends_it(self) -> None:
        assert codes(self.trigger.replace("(implicit) ", "")) == []

    def test_as_written_there_is_nothing_to_compare(self) -> None:
        assert codes(self.trigger, Reading.AS_WRITTEN) == ["R002"]
        assert not found("R015", self.trigger, Reading.CAUTIOUS)

    def test_an_implicit_answer_to_an_objection_counts(self) -> None:
        text = """
            recommendation act: Act now.
              because evidence fire: It burns.
              but claim late: It is too late.
                because evidence clock: It is midnight.
                but (implicit) evidence wrong: The clock is wrong.
        """
        finding = only(text)
        assert finding.code == "R015"
        assert finding.message.endswith(
            "but contested as written, for it hangs on what is implicit: the answer to what "
            "stands in the way: [act] is objected to: [late] “It is too late.”"
        )

    def test_an_implicit_answer_to_an_exception_counts(self) -> None:
        text = """
            recommendation act: Act now.
              because claim good: It helps.
                because evidence study: A study.
                unless claim void: The study is void.
                  because evidence audit: An audit.
                  but (implicit) evidence wrong: The audit is wrong.
        """
        assert only(text).message.endswith("[void] “The study is void.” is an exception to [study]")

    def test_reasons_that_carry_nothing_anyway_are_left_out(self) -> None:
        text = """
            recommendation act: Act now.
              because claim good: It helps.
                because (implicit) evidence study: A study.
              and claim cheap: It costs little.
              because (implicit) claim liked: People like it.
              because (implicit) evidence fire: It burns.
        """
        assert only(text).message.endswith("what is implicit: [fire] for [act]")

    def test_what_is_only_open_as_written_hangs_on_nothing_that_could_be_named(self) -> None:
        text = """
            recommendation act: Act now.
              because claim works: It works.
                because evidence pro: A study.
                but claim fails: It fails.
                  because evidence con: Another study.
                  but [works]
                  but (implicit) evidence third: A third study.
        """
        finding = one("R015", text)
        assert finding.message == "[act] is supported charitably, but undecided as written"

    def test_a_written_reason_beside_the_implicit_one_is_enough(self) -> None:
        assert codes(self.trigger + "  because evidence fire: It burns.\n") == []

    @given(small_maps())
    def test_it_finds_all_that_fails_as_written_alone(self, plan: ArgumentMap) -> None:
        assert told("R015", plan) == holding(plan) - holding(plan, Reading.AS_WRITTEN)


class TestSurvivesByNeglect:
    trigger = dedent(
        """
        recommendation act: Act now.
          because evidence fire: It burns.
          but claim late: It is too late.
        """
    )

    def test_it_names_the_objection(self) -> None:
        finding = one("R018", self.trigger)
        assert finding.severity is Severity.INFO
        assert finding.message == (
            "[act] stands only as long as nobody says why this is so: [late] “It is too late.”"
        )
        assert "under [late] what speaks for it" in finding.help
        assert under(finding) == "recommendation act"

    def test_an_answer_mends_it(self) -> None:
        assert not found("R018", self.trigger + "    but evidence early: It is early.\n")

    def test_an_objection_with_grounds_is_another_matter(self) -> None:
        text = self.trigger + "    because evidence clock: It is midnight.\n"
        assert not found("R018", text)
        assert codes(text) == ["R005"]

    def test_an_exception_may_be_neglected(self) -> None:
        assert "[late]" in one("R018", self.trigger.replace("but claim", "unless claim")).message

    def test_so_may_what_is_said_against_an_answer(self) -> None:
        text = self.trigger + dedent(
            """
            [late]
              because evidence clock: It is midnight.
              but evidence wrong: The clock is wrong.
                but claim mended: It has been mended.
            """
        )
        assert "[mended]" in one("R018", text).message

    def test_a_claim_that_is_used_for_something_too_is_not_granted(self) -> None:
        text = self.trigger + "\nclaim sleep: Go to sleep.\n  because [late]\n"
        assert not found("R018", text)

    def test_another_reason_may_be_enough(self) -> None:
        text = self.trigger.replace("but claim", "unless claim")
        assert not found("R018", text + "  because evidence smoke: It smokes.\n")

    def test_only_the_charitable_reading_is_compared(self) -> None:
        assert not found("R018", self.trigger, Reading.AS_WRITTEN)

    @given(small_maps())
    def test_it_finds_all_that_falls_in_the_cautious_reading(self, plan: ArgumentMap) -> None:
        assert told("R018", plan) == holding(plan) - holding(plan, Reading.CAUTIOUS)


class TestLoadBearingAssumption:
    trigger = dedent(
        """
        recommendation act: Act now.
          because evidence fire: It burns.
          since assumption spread: Fires spread.

        recommendation buy: Buy a hose.
          because [spread]
        """
    )

    def test_it_names_what_falls(self) -> None:
        finding = one("S015", self.trigger)
        assert finding.severity is Severity.WARNING
        assert finding.message == "without the assumption [spread], [act] and [buy] fall"
        assert "make it a claim" in finding.help
        assert under(finding) == "assumption spread"

    def test_each_assumption_is_found(self) -> None:
        text = self.trigger + "  and assumption cheap: Hoses are cheap.\n"
        assert [each.statement for each in found("S015", text)] == ["spread", "cheap"]
        assert found("S015", text)[1].message == "without the assumption [cheap], [buy] falls"

    def test_reasons_that_do_without_it_mend_it(self) -> None:
        text = self.trigger + "  because evidence old: The old hose leaks.\n"
        assert one("S015", text).message == "without the assumption [spread], [act] falls"
        assert not found("S015", text + "\n[act]\n  because evidence smoke: It smokes.\n")

    def test_assumptions_that_stand_in_for_each_other_bear_no_load(self) -> None:
        text = "recommendation act: Act.\n  because assumption a: A.\n  because assumption b: B.\n"
        assert not found("S015", text)
        assert codes(text) == ["R007"]

    def test_a_goal_is_not_assumed(self) -> None:
        text = "recommendation act: Act.\n  because goal a: A.\n  and evidence b: B.\n"
        assert not found("S015", text)

    @given(small_maps())
    def test_it_is_what_striking_out_one_assumption_shows(self, plan: ArgumentMap) -> None:
        falling = any(Kind.ASSUMPTION in kinds for kinds in hanging(plan).values())
        assert bool(told("S015", plan)) == falling


def told(code: str, plan: ArgumentMap) -> set[str | None]:
    return {each.statement for each in check(plan) if each.code == code}


def holding(plan: ArgumentMap, reading: Reading = Reading.CHARITABLE) -> set[str]:
    """The recommendations that hold."""
    judged = verdicts(plan, reading)
    return {
        name
        for name, each in plan.statements.items()
        if each.kind is Kind.RECOMMENDATION and judged[name].verdict in ("supported", "conditional")
    }


def hanging(plan: ArgumentMap) -> dict[str, set[Kind]]:
    """The recommendations that hold, and the kinds of givens of which one alone can fell them."""
    kinds: dict[str, set[Kind]] = {name: set() for name in holding(plan)}
    for name, each in plan.statements.items():
        if each.kind.is_given:
            for felled in holding(plan) - holding(suppose(plan, without=[name])):
                kinds[felled].add(each.kind)
    return kinds
