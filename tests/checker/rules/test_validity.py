"""Rules about statements that no longer count."""

from datetime import date

import pytest

from argmap.checker import check
from argmap.checker.settings import Settings
from argmap.loader import parse
from argmap.semantics import Reading
from argmap.source import Diagnostic
from argmap.test_results import Outcome, Outcomes
from tests.checker.cases import named_ids, run_rule, run_rule_once, underlined_text


def check_on(day: str, text: str, outcomes: Outcomes | None = None) -> list[Diagnostic]:
    """Return what the rules about verdicts and withdrawals find on a day."""
    settings = Settings(select=("R001", "E015", "E018"), today=date.fromisoformat(day))
    return list(check(parse(text), settings=settings, outcomes=outcomes))


PLAN = """\
recommendation build: Build.
  because evidence permit: It is permitted. {valid-until: UNTIL}
"""


class TestExpiredEvidence:
    @pytest.mark.parametrize(
        ("until", "last", "first"),
        [
            ("2026-06-30", "2026-06-30", "2026-07-01"),
            ("2026-06", "2026-06-30", "2026-07-01"),
            ("2024-02", "2024-02-29", "2024-03-01"),
            ("2026", "2026-12-31", "2027-01-01"),
        ],
    )
    def test_evidence_is_withdrawn_after_the_last_day(
        self, until: str, last: str, first: str
    ) -> None:
        text = PLAN.replace("UNTIL", until)
        assert check_on(last, text) == []
        bare, expired = check_on(first, text)
        assert (bare.code, bare.statement) == ("R001", "build")
        assert named_ids(bare) == ["build", "permit"]
        assert (expired.code, expired.statement) == ("E018", "permit")
        assert until in expired.message

    @pytest.mark.parametrize("kind", ["assumption", "goal"])
    def test_all_that_is_given_expires(self, kind: str) -> None:
        text = PLAN.replace("UNTIL", "2020").replace("evidence", kind)
        assert [finding.code for finding in check_on("2026-01-01", text)] == ["R001", "E018"]

    def test_claims_do_not_expire(self) -> None:
        text = PLAN.replace("UNTIL", "2020").replace("evidence", "claim")
        text += "    because evidence: It is so.\n"
        assert check_on("2026-01-01", text) == []

    def test_objections_expire(self) -> None:
        text = "claim a: A.\n  because evidence b: B.\n  but evidence c: C. {valid-until: 2020}\n"
        settings = Settings(select=("S017", "E018"), today=date(2026, 1, 1))
        assert [finding.code for finding in check(parse(text), settings=settings)] == ["E018"]

    def test_evidence_may_expire_and_fail_its_test(self) -> None:
        text = PLAN.replace("UNTIL", '2020, test: "t.py"')
        outcomes = Outcomes({"t.py": Outcome.FAILED})
        found = check_on("2026-01-01", text, outcomes)
        assert [finding.code for finding in found] == ["R001", "E015", "E018"]
        assert "tests" in found[0].help
        assert "out of date" in found[0].help

    def test_the_fix_fits_the_cause(self) -> None:
        [bare, _] = check_on("2026-01-01", PLAN.replace("UNTIL", "2020"))
        assert "out of date" in bare.help
        assert "tests" not in bare.help


USES = """\
recommendation old: Build a tunnel. {status: STATUS}
  because evidence late: People are late.
recommendation new: Charge a toll.
"""


def use(*lines: str, status: str = "superseded") -> str:
    return USES.replace("STATUS", status) + "".join(f"  {line}\n" for line in lines)


class TestRetiredPremise:
    @pytest.mark.parametrize("status", ["superseded", "Rejected", "retracted", "withdrawn"])
    def test_a_status_retires_a_statement(self, status: str) -> None:
        finding = run_rule_once("S019", use("because [old]", status=status))
        assert finding.statement == "new"
        assert underlined_text(finding) == "because"
        assert status.casefold() in finding.message

    @pytest.mark.parametrize("status", ["accepted", "proposed", "draft", "not rejected"])
    def test_other_statuses_do_not(self, status: str) -> None:
        assert not run_rule("S019", use("because [old]", status=f'"{status}"'))

    @pytest.mark.parametrize(
        "lines",
        [
            ("but [old]",),
            ("because evidence e: E.", "and [old]"),
            ("because evidence e: E.", "since [old]"),
            ("because evidence e: E.", "unless [old]"),
        ],
    )
    def test_every_use_counts(self, lines: tuple[str, ...]) -> None:
        finding = run_rule_once("S019", use(*lines))
        assert named_ids(finding) == ["old", "new"]

    def test_each_reason_is_reported(self) -> None:
        text = use("because [old]", "because [old]", "and evidence e: E.")
        assert len(run_rule("S019", text)) == 2

    def test_reasons_for_retired_statements_are_history(self) -> None:
        text = use("because [old]").replace("a toll.", "a toll. {status: rejected}")
        assert not run_rule("S019", text)

    def test_implicit_links_count_in_the_charitable_reading_only(self) -> None:
        text = use("because (implicit) [old]")
        assert run_rule("S019", text)
        assert not run_rule("S019", text, Reading.AS_WRITTEN)
