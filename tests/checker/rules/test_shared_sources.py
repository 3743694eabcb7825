"""Rules about reasons that look independent, but depend on the same source."""

from textwrap import dedent

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.checker.context import RuleContext
from argmap.checker.registry import RULES
from argmap.model import ArgumentMap, Citation, Inference, Kind, Polarity, Source
from argmap.semantics import Reading, assess
from argmap.semantics.what_if import suppose
from tests.checker.cases import named_ids, run_rule, run_rule_once
from tests.semantics.strategies import small_maps

SOURCES = """
source report: Load report
source survey: Survey of the users
"""


class TestOneSourceTwice:
    trigger = SOURCES + dedent(
        """
        claim busy: It is busy.
          because evidence load: 340 jobs a second [@report, p. 1].
          because claim slow: It is slow.
            because evidence wait: Jobs wait four seconds [@report, p. 2].
        """
    )

    def test_the_reasons_and_the_source_are_named(self) -> None:
        finding = run_rule_once("E010", self.trigger)
        assert finding.statement == "busy"
        assert {*named_ids(finding)} == {"busy", "load", "slow", "@report"}

    def test_two_keys_for_one_publication_are_one_source(self) -> None:
        text = self.trigger.replace("@report, p. 2", "@annual")
        text = text.replace("Load report\n", 'Load report {doi: "10.1000/load"}\n')
        text += '\nsource annual: Report {doi: "https://doi.org/10.1000/LOAD"}\n'
        assert "@report" in named_ids(run_rule_once("E010", text))

    def test_tests_are_a_source(self) -> None:
        text = """
            claim safe: It is safe.
              because evidence fuzzed: It survives fuzzing. {test: "t.py::a"}
              because evidence again: It survives it again. {test: "t.py::a"}
            """
        assert "test t.py::a" in run_rule_once("E010", text).message

    @pytest.mark.parametrize("citation", ["@survey", "@report; @survey"])
    def test_another_source_is_enough(self, citation: str) -> None:
        assert not run_rule("E010", self.trigger.replace("@report, p. 2", citation))

    def test_only_live_derivations_count(self) -> None:
        text = self.trigger + "    because evidence felt: Users notice it [@survey].\n"
        assert not run_rule("E010", text)
        assert run_rule("E010", text + "    unless evidence few: Three of them do.\n")

    def test_each_shared_source_is_reported(self) -> None:
        text = self.trigger + dedent(
            """
            [busy]
              because evidence queue: There is a queue [@survey].
              because evidence felt: Users notice it [@survey].
              because evidence seen: It was seen.
            """
        )
        assert [{*named_ids(finding)} for finding in run_rule("E010", text)] == [
            {"busy", "load", "slow", "@report"},
            {"busy", "queue", "felt", "@survey"},
        ]

    def test_a_reason_is_named_by_its_first_premise_that_is_not_a_goal(self) -> None:
        text = self.trigger.replace(
            "because evidence load", "because goal calm: Calm.\n  and evidence load"
        )
        assert {*named_ids(run_rule_once("E010", text))} == {"busy", "load", "slow", "@report"}

    def test_a_reason_with_other_evidence_further_down_is_independent(self) -> None:
        text = SOURCES + dedent(
            """
            claim late: They are late.
              because claim busy: It is busy.
                because claim full: The queue is full.
                  because evidence load: 340 jobs a second [@report].
                  because claim long: The queue is long.
                    because evidence seen: It was seen [@survey].
                because evidence felt: Users notice it [@survey].
              because evidence wait: Jobs wait four seconds [@report].
            """
        )
        assert not run_rule("E010", text)

    def test_linked_premises_are_one_reason(self) -> None:
        assert not run_rule("E010", self.trigger.replace("because claim slow", "and claim slow"))

    def test_a_common_premise_is_visible_in_the_map(self) -> None:
        text = self.trigger.replace(
            "    because evidence wait", "  and [load]\n  and evidence wait"
        )
        assert not run_rule("E010", text)

    def test_evidence_may_have_reasons_of_its_own(self) -> None:
        text = self.trigger.replace("claim busy", "evidence busy").replace(
            "claim slow", "goal slow"
        )
        assert not run_rule("E010", text)
        text = text.replace("goal slow", "claim slow")
        assert run_rule_once("E010", text).statement == "busy"

    def test_sources_of_the_same_reasons_are_one_finding(self) -> None:
        text = self.trigger.replace("[@report, p. 1].", "[@report, p. 1].\n    and [other]")
        text += "    and [more]\nevidence other: O [@survey].\nevidence more: M [@survey].\n"
        finding = run_rule_once("E010", dedent(text).replace("\n    and", "\n  and", 1))
        assert {"@report", "@survey"} <= {*named_ids(finding)}

    def test_the_same_evidence_behind_both_reasons_is_one_source(self) -> None:
        text = SOURCES + dedent(
            """
            claim busy: It is busy.
              because claim much: There is much to do.
                because evidence load: 340 jobs a second [@report].
              because claim slow: It is slow.
                because [load]
            """
        )
        assert run_rule("E010", text)

    def test_a_linked_premise_from_another_source_does_not_help(self) -> None:
        text = self.trigger + "  and evidence felt: Users notice it [@survey].\n"
        assert run_rule("E010", text)

    def test_evidence_without_a_source_does_not_count(self) -> None:
        text = self.trigger.replace(" [@report, p. 1]", "").replace(" [@report, p. 2]", "")
        assert not run_rule("E010", text)

    def test_defeated_reasons_and_objections_do_not_count(self) -> None:
        text = self.trigger + "      but evidence fast: They do not [@survey].\n"
        assert not run_rule("E010", text)
        assert not run_rule("E010", self.trigger.replace("because claim slow", "but claim slow"))

    def test_an_implicit_reason_does_not_count_as_written(self) -> None:
        text = self.trigger.replace("because claim slow", "because (implicit) claim slow")
        assert run_rule("E010", text)
        assert not run_rule("E010", text, Reading.AS_WRITTEN)


class TestSharedOrigin:
    trigger = dedent(
        """
        source agency: Message of the agency
        source herald: The Herald {derived-from: agency}
        source courier: The Courier {derived-from: agency}
        source gauge: Records of the gauge
        claim flood: The lower town was flooded.
          because evidence knee: Water stood knee-high [@herald].
          because evidence boats: People were brought out in boats [@courier].
        """
    )

    def test_the_reasons_and_the_origin_are_named(self) -> None:
        finding = run_rule_once("E014", self.trigger)
        assert finding.statement == "flood"
        assert {*named_ids(finding)} == {"flood", "knee", "boats", "@agency"}
        assert not run_rule("E010", self.trigger)

    @pytest.mark.parametrize("citation", ["@gauge", "@courier; @gauge"])
    def test_another_origin_is_enough(self, citation: str) -> None:
        assert not run_rule("E014", self.trigger.replace("@courier", citation))

    def test_the_origin_itself_may_be_cited(self) -> None:
        assert run_rule("E014", self.trigger.replace("@courier", "@agency"))

    def test_the_origin_need_not_be_a_source_of_the_map(self) -> None:
        text = self.trigger.replace("from: agency", 'from: "the wire of 2 March"')
        assert "the wire of 2 March" in run_rule_once("E014", text).message

    def test_an_unknown_key_is_an_origin(self) -> None:
        lines = self.trigger.splitlines(keepends=True)
        text = "".join(line for line in lines if not line.startswith(("source a", "source g")))
        assert "agency" in run_rule_once("E014", text).message

    @pytest.mark.parametrize("origin", ['"@agency"', "[gauge, agency]", "herald"])
    def test_origins_may_be_quoted_listed_or_indirect(self, origin: str) -> None:
        text = self.trigger.replace(
            "Courier {derived-from: agency}", f"Courier {{derived-from: {origin}}}"
        )
        assert "@agency" in named_ids(run_rule_once("E014", text))

    def test_sources_derived_from_each_other_have_one_origin(self) -> None:
        text = self.trigger.replace(
            "Herald {derived-from: agency}", "Herald {derived-from: courier}"
        )
        text = text.replace("Courier {derived-from: agency}", "Courier {derived-from: herald}")
        assert "@courier" in named_ids(run_rule_once("E014", text))

    def test_reasons_from_one_source_are_left_to_one_source_twice(self) -> None:
        text = self.trigger.replace("@courier", "@herald")
        assert run_rule("E010", text)
        assert not run_rule("E014", text)

    def test_a_third_reason_from_the_same_origin_is_reported(self) -> None:
        text = self.trigger + "  because evidence mud: There is mud [@herald].\n"
        assert {*named_ids(run_rule_once("E010", text))} == {"flood", "knee", "mud", "@herald"}
        assert {*named_ids(run_rule_once("E014", text))} == {
            "flood",
            "knee",
            "boats",
            "mud",
            "@agency",
        }

    def test_without_origins_nothing_is_reported(self) -> None:
        assert not run_rule("E014", self.trigger.replace("{derived-from: agency}", ""))


@st.composite
def cited_maps(draw: st.DrawFn) -> ArgumentMap:
    """Draw small maps whose evidence cites up to two sources."""
    argument_map = draw(small_maps(kinds=[Kind.CLAIM, Kind.CLAIM, Kind.EVIDENCE, Kind.ASSUMPTION]))
    keys = st.lists(st.sampled_from("xxy"), max_size=2)
    return attrs.evolve(
        argument_map,
        statements=[
            attrs.evolve(statement, citations=map(Citation, draw(keys)))
            if statement.kind is Kind.EVIDENCE
            else statement
            for statement in argument_map.statements.values()
        ],
        sources=[Source(key, f"Source {key}") for key in "xy"],
    )


@settings(max_examples=100, deadline=None)
@given(cited_maps())
def test_it_agrees_with_withdrawing_each_source(argument_map: ArgumentMap) -> None:
    statements = argument_map.statements.values()
    claims = [statement.id for statement in statements if statement.kind is Kind.CLAIM]
    assert {
        (finding.statement, key)
        for finding in RULES["E010"].diagnostics(RuleContext(assess(argument_map)))
        for key in "xy"
        if finding.statement in claims and f"@{key}" in named_ids(finding)
    } == {
        (conclusion, key)
        for conclusion in claims
        for key in "xy"
        if _look_independent(_find_failing(argument_map, conclusion, key))
    }


def _find_failing(argument_map: ArgumentMap, conclusion: str, source: str) -> list[Inference]:
    """Return the live reasons for a statement that would fail without a source.

    Only live reasons are kept, and no objections or exceptions: withdrawing those would make
    nothing fail.
    """
    now = assess(argument_map).result(Reading.CHARITABLE)
    live = [
        attrs.evolve(inference, exceptions=())
        for inference in argument_map.inferences
        if inference.polarity is Polarity.FOR and now.is_live(inference)
    ]
    without = assess(
        suppose(attrs.evolve(argument_map, inferences=live), without=[f"@{source}"])
    ).result(Reading.CHARITABLE)
    remaining = without.map.inferences
    return [
        reason
        for reason in live
        if reason.conclusion == conclusion
        and not any(reason == other and without.is_live(other) for other in remaining)
    ]


def _look_independent(reasons: list[Inference]) -> bool:
    members = [
        {*reason.premises, *(link.statement for link in reason.warrants)} for reason in reasons
    ]
    return len(members) > 1 and not set.intersection(*members)


def test_a_thousand_reasons_are_one_finding() -> None:
    lines = [f"  because evidence e{n}: Number {n} [@report].\n" for n in range(1000)]
    finding = run_rule_once(
        "E010", f"source report: A report\nclaim so: It is so.\n{''.join(lines)}"
    )
    assert "1,000 reasons" in finding.message
