"""Each rule about evidence: what triggers it, what mends it, and what comes near it."""

from datetime import date
from textwrap import dedent

import pytest

from argmap.checker.settings import Settings
from argmap.semantics import Reading
from argmap.source import Severity
from tests.checker.cases import found, one, under

SOURCES = """
source report: Load report {date: 2023-06-30}
source survey: Survey of the users {date: 2024}
"""


def with_sources(text: str) -> str:
    return SOURCES + dedent(text)


class TestUncitedEvidence:
    trigger = with_sources(
        """
        claim busy: It is busy.
          because evidence load: 340 jobs a second [at ¶3].
        """
    )

    def test_a_place_in_the_mapped_text_is_no_source(self) -> None:
        finding = one("E001", self.trigger)
        assert (finding.code, finding.severity) == ("E001", Severity.WARNING)
        assert finding.message == "[load] does not say where it comes from"
        assert "`[@key]`" in finding.help
        assert under(finding) == "evidence load"

    def test_a_citation_mends_it(self) -> None:
        assert not found("E001", self.trigger.replace("at ¶3", "at ¶3; @report"))

    def test_what_is_assumed_need_not_cite(self) -> None:
        assert not found("E001", self.trigger.replace("evidence load", "assumption load"))


class TestUnusedEvidence:
    trigger = with_sources(
        """
        claim busy: It is busy.
        evidence load: 340 jobs a second [@report].
        """
    )

    def test_it_bears_on_nothing(self) -> None:
        finding = one("E002", self.trigger)
        assert finding.severity is Severity.WARNING
        assert finding.message == "[load] bears on nothing"
        assert "`because [load]`" in finding.help
        assert under(finding) == "evidence load"

    @pytest.mark.parametrize(
        "relation",
        [
            "because [load]",
            "but [load]",
            "because claim slow: It is slow.\n  and [load]",
            "because claim slow: It is slow.\n  since [load]",
            "because claim slow: It is slow.\n  unless [load]",
        ],
    )
    def test_any_part_in_a_relation_mends_it(self, relation: str) -> None:
        assert not found("E002", f"{self.trigger}[busy]\n  {relation}\n")

    def test_what_is_said_for_and_against_it_is_no_use_of_it(self) -> None:
        text = self.trigger + "  because claim counted: Jobs were counted.\n  but claim no: No.\n"
        assert one("E002", text).statement == "load"

    def test_as_written_an_implicit_use_is_none(self) -> None:
        text = self.trigger + "[busy]\n  because (implicit) [load]\n"
        assert not found("E002", text)
        assert one("E002", text, Reading.AS_WRITTEN).statement == "load"

    def test_other_kinds_are_left_to_other_rules(self) -> None:
        assert not found("E002", self.trigger.replace("evidence load", "assumption load"))


class TestStaleEvidence:
    trigger = with_sources(
        """
        claim busy: It is busy.
          because evidence load: 340 jobs a second [@report].
        """
    )
    settings = Settings(max_age=365, today=date(2024, 6, 30))

    def test_it_is_older_than_allowed(self) -> None:
        finding = one("E004", self.trigger, settings=self.settings)
        assert finding.severity is Severity.WARNING
        assert finding.message == "[load] is at least 366 days old, and 365 are allowed"
        assert under(finding) == "evidence load"

    def test_just_old_enough_will_do(self) -> None:
        settings = Settings(max_age=366, today=date(2024, 6, 30))
        assert not found("E004", self.trigger, settings=settings)

    def test_a_date_of_its_own_goes_before_that_of_the_source(self) -> None:
        text = self.trigger.replace("[@report].", "[@report]. {date: 2024-01-01}")
        assert not found("E004", text, settings=self.settings)

    def test_the_newest_of_its_sources_counts(self) -> None:
        text = self.trigger.replace("@report", "@report; @survey")
        assert not found("E004", text, settings=self.settings)

    def test_of_a_year_the_last_day_counts(self) -> None:
        text = self.trigger.replace("2023-06-30", "2023")
        assert not found("E004", text, settings=self.settings)
        text = self.trigger.replace("2023-06-30", "2022")
        assert "at least 547 days" in one("E004", text, settings=self.settings).message

    def test_what_has_no_date_is_not_old(self) -> None:
        text = self.trigger.replace("{date: 2023-06-30}", "")
        assert not found("E004", text, settings=self.settings)

    def test_without_an_age_that_is_allowed_nothing_is_too_old(self) -> None:
        assert not found("E004", self.trigger, settings=Settings(today=date(2999, 1, 1)))

    def test_claims_do_not_age(self) -> None:
        text = self.trigger.replace("evidence load", "claim load")
        assert not found("E004", text, settings=self.settings)


class TestArguedEvidence:
    trigger = with_sources(
        """
        claim grow: We need another.
          because evidence busy: It is busy [@report].
            because evidence load: 340 jobs a second [@report].
        """
    )

    def test_it_has_a_reason(self) -> None:
        finding = one("E005", self.trigger)
        assert finding.severity is Severity.WARNING
        assert "argued for all the same: by [load]" in finding.message
        assert "`claim busy: …`" in finding.help
        assert under(finding) == "evidence busy"

    def test_a_claim_may_be_argued_for(self) -> None:
        assert not found("E005", self.trigger.replace("evidence busy", "claim busy"))

    def test_an_objection_is_another_matter(self) -> None:
        text = self.trigger.replace("because evidence load", "but evidence load")
        assert not found("E005", text)

    def test_as_written_an_implicit_reason_is_none(self) -> None:
        text = self.trigger.replace("because evidence load", "because (implicit) evidence load")
        assert found("E005", text)
        assert not found("E005", text, Reading.AS_WRITTEN)


class TestContestedEvidence:
    trigger = with_sources(
        """
        claim safe: No job gets lost.
          because evidence none-lost: No job was lost [@report].
            but evidence gap: The log has gaps [@survey].
        """
    )

    def test_an_objection_stands(self) -> None:
        finding = one("E006", self.trigger)
        assert finding.severity is Severity.WARNING
        assert finding.message.endswith("carries nothing: [gap] “The log has gaps.”")
        assert "`but` under [gap]" in finding.help
        assert under(finding) == "evidence none-lost"

    def test_an_answer_mends_it(self) -> None:
        text = self.trigger + "      but evidence idle: There were no jobs then [@survey].\n"
        assert [each.statement for each in found("E006", text)] == ["gap"]

    def test_an_exception_mends_it(self) -> None:
        text = self.trigger + "    unless evidence idle: There were no jobs then [@survey].\n"
        assert not found("E006", text)

    def test_an_objection_without_grounds_does_not_stand(self) -> None:
        assert not found("E006", self.trigger.replace("evidence gap", "claim gap"))

    def test_contested_claims_are_left_to_other_rules(self) -> None:
        text = self.trigger.replace("    but evidence gap", "  but evidence gap")
        assert not found("E006", text)


class TestCitedClaim:
    trigger = with_sources(
        """
        claim grow: We need another.
          because claim busy: It is busy [@report].
        """
    )

    def test_it_cites_and_rests_on_no_evidence(self) -> None:
        finding = one("E009", self.trigger)
        assert finding.severity is Severity.INFO
        assert finding.message == (
            "[busy] cites [@report], but is a claim that rests on no evidence"
        )
        assert "`evidence busy: …`" in finding.help
        assert under(finding) == "claim busy"

    def test_evidence_mends_it(self) -> None:
        assert not found("E009", self.trigger.replace("claim busy", "evidence busy"))

    def test_evidence_may_be_far_below_and_may_be_cut_off(self) -> None:
        text = self.trigger + (
            "    because assumption typical: It was a day like any.\n"
            "    and claim load: There were many jobs.\n"
            "      because evidence count: 340 a second [@report].\n"
            "        but evidence wrong: They were counted twice [@survey].\n"
        )
        assert not found("E009", text)

    def test_evidence_against_it_is_not_what_it_rests_on(self) -> None:
        text = self.trigger + "    but evidence lull: It is less now [@survey].\n"
        assert one("E009", text).statement == "busy"

    def test_what_cites_nothing_is_just_a_claim(self) -> None:
        assert not found("E009", self.trigger.replace("[@report]", ""))


class TestDateInFuture:
    trigger = "date: 2023-05-01\n" + with_sources(
        """
        claim busy: It is busy.
          because evidence load: 340 jobs a second [@report].
        """
    )

    def test_its_source_is_not_out_yet(self) -> None:
        finding = one("E012", self.trigger)
        assert finding.severity is Severity.WARNING
        assert finding.message == (
            "[load] cites what is dated after the map, which is of 2023-05-01: [@report] 2023-06-30"
        )
        assert under(finding) == "evidence load"

    def test_one_that_is_out_does_not_hide_the_next(self) -> None:
        text = self.trigger.replace(
            "because evidence load", "because evidence seen: It was seen.\n  because evidence load"
        )
        assert one("E012", text).statement == "load"

    def test_its_own_date_is_told_first(self) -> None:
        text = self.trigger.replace("[@report].", "[@report]. {date: 2023-06}")
        assert one("E012", text).message == (
            "[load] is dated 2023-06, after the map, which is of 2023-05-01"
        )

    def test_a_later_map_mends_it(self) -> None:
        assert not found("E012", self.trigger.replace("2023-05-01", "2023-07-01"))

    @pytest.mark.parametrize("when", ["2023", "2023-06"])
    def test_of_a_month_or_year_any_day_may_be_meant(self, when: str) -> None:
        assert not found("E012", self.trigger.replace("2023-05-01", when))
        assert not found("E012", self.trigger.replace("2023-06-30", "2023"))

    @pytest.mark.parametrize("header", ["", "date: in spring\n", "date: 2030-01-01\n"])
    def test_where_the_map_does_not_say_when_it_counts_what_day_it_is(self, header: str) -> None:
        text = self.trigger.replace("date: 2023-05-01\n", header)
        finding = one("E012", text, settings=Settings(today=date(2023, 6, 29)))
        assert finding.message == "[load] cites what is dated after today: [@report] 2023-06-30"
        assert not found("E012", text, settings=Settings(today=date(2023, 6, 30)))

    def test_a_claim_may_be_about_the_future(self) -> None:
        assert not found("E012", self.trigger.replace("evidence load", "claim load"))
