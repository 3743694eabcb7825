"""Rules about recommendations that would fail after one small change."""

from textwrap import dedent

from hypothesis import given

from argmap.checker import check
from argmap.model import ArgumentMap, Kind
from argmap.semantics import Reading, Verdict, assess, verdicts
from argmap.semantics.what_if import suppose
from tests.checker.cases import check_recommendation, list_codes, named_ids, run_rule, run_rule_once
from tests.semantics.strategies import small_maps

VERDICTS_AS_ERRORS = {"R001", "R002", "R003", "R004", "R014"}

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

    def test_each_critical_piece_of_evidence_is_named(self) -> None:
        finding = run_rule_once("R008", self.trigger + "    and evidence dry: It is dry.\n")
        assert named_ids(finding) == ["act", "fire", "dry"]

    def test_another_reason_anywhere_is_enough(self) -> None:
        assert not run_rule("R008", self.trigger + "    because evidence smoke: It smokes.\n")
        assert not run_rule("R008", self.trigger + "  because assumption wise: It is wise.\n")

    def test_two_reasons_may_use_the_same_evidence(self) -> None:
        text = self.trigger + "  because claim fast: It is fast.\n    because [fire]\n"
        assert named_ids(run_rule_once("R008", text)) == ["act", "fire"]

    def test_the_only_answer_to_an_objection_is_critical(self) -> None:
        text = self.trigger + dedent(
            """
            [act]
              because evidence smoke: It smokes.
              but evidence late: It is late.
                but evidence early: It is early.
            """
        )
        assert named_ids(run_rule_once("R008", text)) == ["act", "early"]

    def test_assumptions_are_not_evidence(self) -> None:
        assert not run_rule("R008", self.trigger.replace("evidence", "assumption"))

    def test_recommendations_that_fail_anyway_are_not_checked(self) -> None:
        assert not run_rule("R008", self.trigger + "  but evidence late: It is late.\n")

    @given(small_maps())
    def test_it_agrees_with_withdrawing_each_piece_of_evidence(self, plan: ArgumentMap) -> None:
        assert reported("R008", plan) == {
            name for name, kinds in critical_kinds(plan).items() if Kind.EVIDENCE in kinds
        }


class TestSingleSource:
    trigger = SOURCES + dedent(
        """
        recommendation act: Act now.
          because evidence fire: It burns [@count].
          because evidence smoke: It smokes [@count, p. 3].
        """
    )

    def test_evidence_from_another_source_is_enough(self) -> None:
        assert named_ids(run_rule_once("R009", self.trigger)) == ["act", "@count"]
        assert not run_rule("R009", self.trigger.replace("[@count]", "[@survey]"))

    def test_a_second_citation_is_enough(self) -> None:
        assert not run_rule("R009", self.trigger.replace("[@count]", "[@count; @survey]"))

    def test_a_second_key_for_the_publication_is_not_enough(self) -> None:
        text = self.trigger.replace("@count, p. 3", "@copy")
        text += '\nsource copy: A copy {url: "https://example.org/count/"}\n'
        text = text.replace("Traffic count", 'Traffic count {url: "http://example.org/count"}')
        assert "@count" in named_ids(run_rule_once("R009", text))

    def test_tests_are_a_source(self) -> None:
        text = self.trigger.replace(" [@count]", "").replace(" [@count, p. 3]", "")
        text = text.replace("burns.", 'burns. {test: "t.py::a"}')
        assert not run_rule("R009", text)
        text = text.replace("smokes.", 'smokes. {test: "t.py::a"}')
        assert "test t.py::a" in run_rule_once("R009", text).message

    def test_the_word_of_the_author_is_one_source(self) -> None:
        text = self.trigger.replace(" [@count]", "").replace(" [@count, p. 3]", "")
        assert named_ids(run_rule_once("R009", text)) == ["act"]

    def test_each_critical_source_is_named(self) -> None:
        text = """
        source a: A.
        source b: B.
        recommendation act: Act.
          because evidence one: One [@a].
          and evidence two: Two [@b].
          because evidence three: Three [@a].
          and evidence four: Four [@b].
        """
        assert named_ids(run_rule_once("R009", text)) == ["act", "@a", "@b"]

    def test_a_source_with_critical_evidence_is_left_to_single_evidence(self) -> None:
        text = self.trigger.replace("because evidence smoke", "and evidence smoke")
        assert not run_rule("R009", text)
        assert run_rule("R008", text)

    def test_critical_evidence_from_another_source_does_not_hide_it(self) -> None:
        text = (
            self.trigger + "  but evidence late: It is late.\n  unless evidence no: No [@survey].\n"
        )
        assert named_ids(run_rule_once("R008", text)) == ["act", "no"]
        assert named_ids(run_rule_once("R009", text)) == ["act", "@count"]


class TestRestsOnRecommendations:
    trigger = dedent(
        """
        recommendation buy: Buy a hose.
          because claim needed: A hose is needed.
            because recommendation act: Act now.
              because evidence fire: It burns.
        """
    )

    def test_an_indirect_dependency_is_named(self) -> None:
        assert named_ids(run_rule_once("R012", self.trigger)) == ["buy", "act"]

    def test_evidence_for_the_recommendation_or_its_premises_is_enough(self) -> None:
        assert not run_rule("R012", self.trigger + "  because evidence old: The old hose leaks.\n")
        assert not run_rule(
            "R012", self.trigger + "    because evidence old: The old hose leaks.\n"
        )

    def test_unsupported_recommendations_are_not_checked(self) -> None:
        text = self.trigger.replace("evidence fire", "claim fire")
        assert not run_rule("R012", text)
        assert list_codes(text) == ["R002", "R002"]

    def test_an_avoidable_dependency_is_not_named(self) -> None:
        text = self.trigger + dedent(
            """
              and claim right: It is the right hose.
                because evidence test: A test.
                because recommendation keep: Keep to this brand.
                  because evidence habit: It always was.
            """
        ).replace("\n", "\n  ")
        assert named_ids(run_rule_once("R012", text)) == ["buy", "act"]

    def test_a_dependency_through_an_answer_is_reported_without_names(self) -> None:
        finding = run_rule_once(
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
        assert named_ids(finding) == ["buy"]

    def test_an_implicit_reason_does_not_count_as_written(self) -> None:
        text = self.trigger + "  because (implicit) evidence old: The old hose leaks.\n"
        assert not run_rule("R012", text)
        assert named_ids(run_rule_once("R012", text, Reading.AS_WRITTEN)) == ["buy", "act"]

    @given(small_maps())
    def test_it_reports_what_holds_without_grounds_of_its_own(self, plan: ArgumentMap) -> None:
        own_grounds = assess(plan).result(Reading.CHARITABLE).own_grounds
        assert reported("R012", plan) == holding(plan) - own_grounds


class TestImplicitSupportOnly:
    trigger = dedent(
        """
        recommendation act: Act now.
          because claim good: It helps.
            because (implicit) evidence study: A study.
        """
    )

    def test_the_decisive_link_is_named(self) -> None:
        finding = check_recommendation(self.trigger)
        assert (finding.code, named_ids(finding)) == ("R015", ["act", "study", "good"])

    def test_an_explicit_reason_is_enough(self) -> None:
        assert list_codes(self.trigger.replace("(implicit) ", "")) == []
        assert list_codes(self.trigger + "  because evidence fire: It burns.\n") == []

    def test_only_the_charitable_reading_is_compared(self) -> None:
        assert list_codes(self.trigger, Reading.AS_WRITTEN) == ["R002"]
        assert not run_rule("R015", self.trigger, Reading.CAUTIOUS)

    @given(small_maps())
    def test_it_is_one_warning_and_the_verdict_as_written_an_error(
        self, argument_map: ArgumentMap
    ) -> None:
        assessment = assess(argument_map)
        charitable, as_written = (
            [finding for finding in check(assessment, reading) if finding.code.startswith("R0")]
            for reading in (Reading.CHARITABLE, Reading.AS_WRITTEN)
        )
        for name in (finding.statement for finding in charitable if finding.code == "R015"):
            about = [finding for finding in charitable if finding.statement == name]
            assert [finding.code for finding in about].count("R015") == 1
            assert not VERDICTS_AS_ERRORS.intersection(finding.code for finding in about)
            if assessment.as_written.judgements[name or ""].verdict is Verdict.UNSUPPORTED:
                errors = {finding.code for finding in as_written if finding.statement == name}
                assert len(errors & VERDICTS_AS_ERRORS) == 1

    def test_an_implicit_answer_to_an_objection_counts(self) -> None:
        finding = check_recommendation(
            """
            recommendation act: Act now.
              because evidence fire: It burns.
              but claim late: It is too late.
                because evidence clock: It is midnight.
                but (implicit) evidence wrong: The clock is wrong.
            """
        )
        assert finding.code == "R015"
        assert "late" in named_ids(finding)

    def test_an_implicit_answer_to_an_exception_counts(self) -> None:
        finding = check_recommendation(
            """
            recommendation act: Act now.
              because claim good: It helps.
                because evidence study: A study.
                unless claim void: The study is void.
                  because evidence audit: An audit.
                  but (implicit) evidence wrong: The audit is wrong.
            """
        )
        assert {*named_ids(finding)} == {"act", "void", "study"}

    def test_reasons_that_fail_anyway_are_not_named(self) -> None:
        finding = check_recommendation(
            """
            recommendation act: Act now.
              because claim good: It helps.
                because (implicit) evidence study: A study.
              and claim cheap: It costs little.
              because (implicit) claim liked: People like it.
              because (implicit) evidence fire: It burns.
            """
        )
        assert named_ids(finding) == ["act", "fire", "act"]

    def test_a_recommendation_that_is_undecided_as_written_is_reported_without_names(self) -> None:
        text = """
            recommendation act: Act now.
              because claim works: It works.
                because evidence pro: A study.
                but claim fails: It fails.
                  because evidence con: Another study.
                  but [works]
                  but (implicit) evidence third: A third study.
        """
        assert named_ids(run_rule_once("R015", text)) == ["act"]

    @given(small_maps())
    def test_it_reports_what_fails_only_as_written(self, plan: ArgumentMap) -> None:
        assert reported("R015", plan) == holding(plan) - holding(plan, Reading.AS_WRITTEN)


class TestSurvivesByNeglect:
    trigger = dedent(
        """
        recommendation act: Act now.
          because evidence fire: It burns.
          but claim late: It is too late.
        """
    )

    def test_an_answer_is_enough(self) -> None:
        assert named_ids(run_rule_once("R018", self.trigger)) == ["act", "late"]
        assert not run_rule("R018", self.trigger + "    but evidence early: It is early.\n")

    def test_a_supported_objection_makes_it_contested(self) -> None:
        text = self.trigger + "    because evidence clock: It is midnight.\n"
        assert not run_rule("R018", text)
        assert list_codes(text) == ["R005"]

    def test_unsupported_exceptions_count(self) -> None:
        finding = run_rule_once("R018", self.trigger.replace("but claim", "unless claim"))
        assert named_ids(finding) == ["act", "late"]

    def test_unsupported_objections_to_an_answer_count(self) -> None:
        text = self.trigger + dedent(
            """
            [late]
              because evidence clock: It is midnight.
              but evidence wrong: The clock is wrong.
                but claim repaired: It has been repaired.
            """
        )
        assert named_ids(run_rule_once("R018", text)) == ["act", "repaired"]

    def test_claims_that_are_also_premises_are_not_granted(self) -> None:
        text = self.trigger + "\nclaim sleep: Go to sleep.\n  because [late]\n"
        assert not run_rule("R018", text)

    def test_another_reason_may_be_enough(self) -> None:
        text = self.trigger.replace("but claim", "unless claim")
        assert not run_rule("R018", text + "  because evidence smoke: It smokes.\n")

    def test_only_the_charitable_reading_is_compared(self) -> None:
        assert not run_rule("R018", self.trigger, Reading.AS_WRITTEN)

    @given(small_maps())
    def test_it_reports_what_fails_in_the_cautious_reading(self, plan: ArgumentMap) -> None:
        assert reported("R018", plan) == holding(plan) - holding(plan, Reading.CAUTIOUS)


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

    def test_each_critical_assumption_is_reported_with_all_recommendations(self) -> None:
        text = self.trigger + "  and assumption cheap: Hoses are cheap.\n"
        spread, cheap = run_rule("S015", text)
        assert (spread.statement, {*named_ids(spread)}) == ("spread", {"spread", "act", "buy"})
        assert (cheap.statement, {*named_ids(cheap)}) == ("cheap", {"cheap", "buy"})

    def test_reasons_without_the_assumption_are_enough(self) -> None:
        text = self.trigger + "  because evidence old: The old hose leaks.\n"
        assert {*named_ids(run_rule_once("S015", text))} == {"spread", "act"}
        assert not run_rule("S015", text + "\n[act]\n  because evidence smoke: It smokes.\n")

    def test_alternative_assumptions_are_not_critical(self) -> None:
        text = "recommendation act: Act.\n  because assumption a: A.\n  because assumption b: B.\n"
        assert not run_rule("S015", text)
        assert list_codes(text) == ["R007"]

    def test_goals_are_not_assumptions(self) -> None:
        text = "recommendation act: Act.\n  because goal a: A.\n  and evidence b: B.\n"
        assert not run_rule("S015", text)

    @given(small_maps())
    def test_it_agrees_with_withdrawing_each_assumption(self, plan: ArgumentMap) -> None:
        is_critical = any(Kind.ASSUMPTION in kinds for kinds in critical_kinds(plan).values())
        assert bool(reported("S015", plan)) == is_critical


def reported(code: str, plan: ArgumentMap) -> set[str | None]:
    return {finding.statement for finding in check(plan) if finding.code == code}


def holding(plan: ArgumentMap, reading: Reading = Reading.CHARITABLE) -> set[str]:
    """Return the recommendations that hold."""
    judgements = verdicts(plan, reading)
    return {
        name
        for name, statement in plan.statements.items()
        if statement.kind is Kind.RECOMMENDATION and judgements[name].holds
    }


def critical_kinds(plan: ArgumentMap) -> dict[str, set[Kind]]:
    """Return the kinds of the critical givens for each recommendation that holds."""
    kinds: dict[str, set[Kind]] = {name: set() for name in holding(plan)}
    for name, statement in plan.statements.items():
        if statement.kind.is_given:
            for failing in holding(plan) - holding(suppose(plan, without=[name])):
                kinds[failing].add(statement.kind)
    return kinds
