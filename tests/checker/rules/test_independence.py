"""Each rule about reasons that look independent, and all of them against what falls indeed."""

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
from argmap.source import Severity
from tests.checker.cases import found, one, under
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

    def test_they_fall_together(self) -> None:
        finding = one("E010", self.trigger)
        assert finding.severity is Severity.WARNING
        assert finding.message == (
            "2 reasons for [busy] look independent, but rest on one source, [@report]: "
            "[load] and [slow]"
        )
        assert under(finding) == "claim busy"

    def test_another_source_mends_it(self) -> None:
        assert not found("E010", self.trigger.replace("@report, p. 2", "@survey"))

    def test_another_source_beside_it_mends_it(self) -> None:
        assert not found("E010", self.trigger.replace("@report, p. 2", "@report; @survey"))

    def test_another_derivation_mends_it(self) -> None:
        text = self.trigger + "    because evidence felt: Users notice it [@survey].\n"
        assert not found("E010", text)

    def test_a_derivation_that_is_cut_off_does_not(self) -> None:
        text = self.trigger + "    because evidence felt: Users notice it [@survey].\n"
        assert found("E010", text + "    unless evidence few: Three of them do.\n")

    def test_each_source_that_they_share_is_told(self) -> None:
        text = self.trigger + dedent(
            """
            [busy]
              because evidence queue: There is a queue [@survey].
              because evidence felt: Users notice it [@survey].
              because evidence seen: It was seen.
            """
        )
        assert [each.message.partition("one source, ")[2] for each in found("E010", text)] == [
            "[@report]: [load] and [slow]",
            "[@survey]: [queue] and [felt]",
        ]

    def test_it_need_not_be_what_is_cited_first_or_last(self) -> None:
        text = """
            source diary: Diary
            source report: Load report
            source survey: Survey of the users

            claim busy: It is busy.
              because evidence noted: It was noted [@diary].
              because evidence load: 340 jobs a second [@report].
              because evidence wait: Jobs wait four seconds [@report].
              because evidence felt: Users notice it [@survey].
        """
        assert "[@report]: [load] and [wait]" in one("E010", dedent(text)).message

    def test_an_end_does_not_stand_for_a_reason(self) -> None:
        text = self.trigger.replace(
            "because evidence load", "because goal calm: Calm.\n  and evidence load"
        )
        assert one("E010", text).message.endswith("[load] and [slow]")

    def test_one_reason_of_both_mends_it(self) -> None:
        assert not found("E010", self.trigger.replace("because claim slow", "and claim slow"))

    def test_what_both_name_is_there_to_see(self) -> None:
        text = self.trigger.replace(
            "    because evidence wait", "  and [load]\n  and evidence wait"
        )
        assert not found("E010", text)

    def test_one_piece_of_evidence_below_both_is_one_source(self) -> None:
        text = SOURCES + dedent(
            """
            claim busy: It is busy.
              because claim much: There is much to do.
                because evidence load: 340 jobs a second [@report].
              because claim slow: It is slow.
                because [load]
            """
        )
        assert found("E010", text)

    def test_what_is_linked_with_it_does_not_save_it(self) -> None:
        text = self.trigger + "  and evidence felt: Users notice it [@survey].\n"
        assert found("E010", text)

    def test_what_cites_nothing_is_left_to_another_rule(self) -> None:
        text = self.trigger.replace(" [@report, p. 1]", "").replace(" [@report, p. 2]", "")
        assert not found("E010", text)

    def test_a_reason_that_is_cut_off_does_not_count(self) -> None:
        text = self.trigger + "      but evidence fast: They do not [@survey].\n"
        assert not found("E010", text)

    def test_reasons_against_it_do_not_count(self) -> None:
        assert not found("E010", self.trigger.replace("because claim slow", "but claim slow"))

    def test_as_written_implicit_reasons_do_not_count(self) -> None:
        text = self.trigger.replace("because claim slow", "because (implicit) claim slow")
        assert found("E010", text)
        assert not found("E010", text, Reading.AS_WRITTEN)


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

    def test_they_go_back_to_one_origin(self) -> None:
        finding = one("E014", self.trigger)
        assert finding.severity is Severity.WARNING
        assert finding.message == (
            "2 reasons for [flood] look independent, but rest on sources of one origin, "
            "[@agency]: [knee] and [boats]"
        )
        assert under(finding) == "claim flood"
        assert not found("E010", self.trigger)

    def test_another_origin_mends_it(self) -> None:
        assert not found("E014", self.trigger.replace("@courier", "@gauge"))
        assert not found("E014", self.trigger.replace("@courier", "@courier; @gauge"))

    def test_the_origin_itself_may_be_one_of_them(self) -> None:
        assert found("E014", self.trigger.replace("@courier", "@agency"))

    def test_an_origin_need_not_be_a_source_of_the_map(self) -> None:
        text = self.trigger.replace("from: agency", 'from: "the wire of 2 March"')
        assert "of one origin, “the wire of 2 March”:" in one("E014", text).message

    @pytest.mark.parametrize("named", ['"@agency"', "[gauge, agency]", "herald"])
    def test_ways_to_name_an_origin(self, named: str) -> None:
        text = self.trigger.replace(
            "Courier {derived-from: agency}", f"Courier {{derived-from: {named}}}"
        )
        assert "[@agency]" in one("E014", text).message

    def test_sources_that_go_round_in_a_circle_are_of_one_origin(self) -> None:
        text = self.trigger.replace(
            "Herald {derived-from: agency}", "Herald {derived-from: courier}"
        )
        text = text.replace("Courier {derived-from: agency}", "Courier {derived-from: herald}")
        assert "of one origin, [@herald]:" in one("E014", text).message

    def test_one_source_twice_is_another_matter(self) -> None:
        text = self.trigger.replace("@courier", "@herald")
        assert found("E010", text)
        assert not found("E014", text)

    def test_a_third_reason_of_the_same_origin_is_told(self) -> None:
        text = self.trigger + "  because evidence mud: There is mud [@herald].\n"
        assert "[knee] and [mud]" in one("E010", text).message
        assert "[knee], [boats] and [mud]" in one("E014", text).message

    def test_all_sources_may_go_back_to_something(self) -> None:
        lines = self.trigger.splitlines(keepends=True)
        text = "".join(line for line in lines if not line.startswith(("source a", "source g")))
        assert "of one origin, “agency”:" in one("E014", text).message

    def test_nothing_is_derived_where_no_source_says_so(self) -> None:
        text = self.trigger.replace("{derived-from: agency}", "")
        assert not found("E014", text)


@st.composite
def cited_maps(draw: st.DrawFn) -> ArgumentMap:
    """Small maps whose evidence cites up to two of three sources."""
    argument_map = draw(small_maps(kinds=[Kind.CLAIM, Kind.CLAIM, Kind.EVIDENCE, Kind.ASSUMPTION]))
    cited = st.lists(st.sampled_from("xxy"), max_size=2)
    return attrs.evolve(
        argument_map,
        statements=[
            attrs.evolve(each, citations=map(Citation, draw(cited)))
            if each.kind is Kind.EVIDENCE
            else each
            for each in argument_map.statements.values()
        ],
        sources=[Source(key, f"Source {key}") for key in "xy"],
    )


@settings(max_examples=200, deadline=None)
@given(cited_maps())
def test_reasons_rest_on_a_source_if_they_fall_with_it(argument_map: ArgumentMap) -> None:
    claims = [name for name, each in argument_map.statements.items() if each.kind is Kind.CLAIM]
    assert {
        (each.statement, key)
        for each in RULES["E010"].diagnostics(RuleContext(assess(argument_map)))
        for key in "xy"
        if each.statement in claims and f"[@{key}]" in each.message
    } == {
        (conclusion, key)
        for conclusion in claims
        for key in "xy"
        if _look_independent(_falling(argument_map, conclusion, key))
    }


def _falling(argument_map: ArgumentMap, conclusion: str, source: str) -> list[Inference]:
    """The live reasons for a statement that would not be live without a source.

    Only what is live is looked at, and nothing is said against anything: less of that would not
    make anything fall.
    """
    now = assess(argument_map)
    live = [
        attrs.evolve(each, exceptions=())
        for each in argument_map.inferences
        if each.polarity is Polarity.FOR and now.live(each)
    ]
    alive = attrs.evolve(argument_map, inferences=live)
    without = assess(suppose(alive, without=[f"@{source}"]))
    kept = without.map.inferences
    return [
        each
        for each in live
        if each.conclusion == conclusion
        if not any(each == other and without.live(other) for other in kept)
    ]


def _look_independent(reasons: list[Inference]) -> bool:
    members = [{*each.premises, *(link.statement for link in each.warrants)} for each in reasons]
    return len(members) > 1 and not set.intersection(*members)


def test_a_thousand_reasons_for_one_thing_are_compared_in_one_go() -> None:
    lines = [f"  because evidence e{n}: Number {n} [@report].\n" for n in range(1000)]
    finding = one("E010", f"source report: A report\nclaim so: It is so.\n{''.join(lines)}")
    assert finding.message.startswith("1,000 reasons for [so]")
