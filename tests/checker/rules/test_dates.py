"""Rules about dates."""

from datetime import date

import pytest

from argmap.checker.settings import Settings
from tests.checker.cases import named_ids, run_rule, run_rule_once

ARGUMENT = """
source report: Load report {date: 2023-06-30}
source survey: Survey of the users {date: 2024}
claim busy: It is busy.
  because evidence load: 340 jobs a second [@report].
"""


class TestStaleEvidence:
    settings = Settings(max_age=365, today=date(2024, 6, 30))

    def test_the_age_and_the_limit_are_reported(self) -> None:
        finding = run_rule_once("E004", ARGUMENT, settings=self.settings)
        assert finding.statement == "load"
        assert "366" in finding.message
        assert "365" in finding.message

    def test_the_limit_itself_is_allowed(self) -> None:
        settings = Settings(max_age=366, today=date(2024, 6, 30))
        assert not run_rule("E004", ARGUMENT, settings=settings)

    def test_the_date_of_the_evidence_precedes_that_of_its_source(self) -> None:
        text = ARGUMENT.replace("[@report].", "[@report]. {date: 2024-01-01}")
        assert not run_rule("E004", text, settings=self.settings)

    def test_the_newest_source_counts(self) -> None:
        text = ARGUMENT.replace("[@report]", "[@report; @survey]")
        assert not run_rule("E004", text, settings=self.settings)

    def test_a_year_counts_as_its_last_day(self) -> None:
        text = ARGUMENT.replace("2023-06-30", "2023")
        assert not run_rule("E004", text, settings=self.settings)
        text = ARGUMENT.replace("2023-06-30", "2022")
        assert "547" in run_rule_once("E004", text, settings=self.settings).message

    def test_evidence_without_a_date_is_not_stale(self) -> None:
        text = ARGUMENT.replace("{date: 2023-06-30}", "")
        assert not run_rule("E004", text, settings=self.settings)

    def test_without_a_limit_nothing_is_stale(self) -> None:
        assert not run_rule("E004", ARGUMENT, settings=Settings(today=date(2999, 1, 1)))

    def test_claims_are_not_checked(self) -> None:
        text = ARGUMENT.replace("evidence load", "claim load")
        assert not run_rule("E004", text, settings=self.settings)


class TestDateInFuture:
    trigger = "date: 2023-05-01\n" + ARGUMENT

    def test_the_late_source_is_named(self) -> None:
        finding = run_rule_once("E012", self.trigger)
        assert named_ids(finding) == ["load", "@report"]
        assert "2023-05-01" in finding.message
        assert "2023-06-30" in finding.message

    def test_evidence_before_it_does_not_hide_it(self) -> None:
        text = self.trigger.replace(
            "because evidence load", "because evidence seen: It was seen.\n  because evidence load"
        )
        assert run_rule_once("E012", text).statement == "load"

    def test_the_date_of_the_evidence_is_reported_before_that_of_its_source(self) -> None:
        text = self.trigger.replace("[@report].", "[@report]. {date: 2023-07}")
        finding = run_rule_once("E012", text)
        assert named_ids(finding) == ["load"]
        assert "2023-07" in finding.message

    def test_a_later_map_is_fine(self) -> None:
        assert not run_rule("E012", self.trigger.replace("2023-05-01", "2023-07-01"))

    @pytest.mark.parametrize("period", ["2023", "2023-06"])
    def test_overlapping_periods_are_fine(self, period: str) -> None:
        assert not run_rule("E012", self.trigger.replace("2023-05-01", period))
        assert not run_rule("E012", self.trigger.replace("2023-06-30", "2023"))

    @pytest.mark.parametrize("header", ["", "date: in spring\n", "date: 2030-01-01\n"])
    def test_without_a_valid_date_of_the_map_today_counts(self, header: str) -> None:
        text = self.trigger.replace("date: 2023-05-01\n", header)
        finding = run_rule_once("E012", text, settings=Settings(today=date(2023, 6, 29)))
        assert "today" in finding.message
        assert not run_rule("E012", text, settings=Settings(today=date(2023, 6, 30)))

    def test_claims_may_be_about_the_future(self) -> None:
        assert not run_rule("E012", self.trigger.replace("evidence load", "claim load"))
