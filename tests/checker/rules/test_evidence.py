"""Rules about evidence."""

import pytest

from argmap.checker import check
from argmap.checker.settings import Settings
from argmap.loader import parse
from argmap.semantics import Reading
from argmap.test_results import Outcome, Outcomes
from tests.checker.cases import named_ids, run_rule, run_rule_once

SOURCES = """
source report: Load report {date: 2023-06-30}
source survey: Survey of the users {date: 2024}
"""


class TestUncitedEvidence:
    trigger = f"""{SOURCES}
claim busy: It is busy.
  because evidence load: 340 jobs a second [at ¶3].
"""

    def test_a_place_in_the_mapped_text_is_not_a_source(self) -> None:
        assert run_rule_once("E001", self.trigger).statement == "load"

    def test_a_citation_is_a_source(self) -> None:
        assert not run_rule("E001", self.trigger.replace("at ¶3", "at ¶3; @report"))

    def test_a_test_is_a_source(self) -> None:
        assert not run_rule("E001", self.trigger.replace("¶3].", '¶3]. {test: "t.py::a"}'))

    def test_assumptions_need_no_source(self) -> None:
        assert not run_rule("E001", self.trigger.replace("evidence load", "assumption load"))


class TestUnusedEvidence:
    trigger = f"""{SOURCES}
claim busy: It is busy.
evidence load: 340 jobs a second [@report].
"""

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
    def test_any_part_in_a_relation_is_a_use(self, relation: str) -> None:
        assert not run_rule("E002", f"{self.trigger}[busy]\n  {relation}\n")

    def test_reasons_for_and_objections_to_evidence_are_not_uses(self) -> None:
        text = self.trigger + "  because claim counted: Jobs were counted.\n  but claim no: No.\n"
        assert run_rule_once("E002", text).statement == "load"

    def test_an_implicit_use_counts_in_every_reading(self) -> None:
        text = self.trigger + "[busy]\n  because (implicit) [load]\n"
        assert not run_rule("E002", text)
        assert not run_rule("E002", text, Reading.AS_WRITTEN)


class TestArguedEvidence:
    trigger = f"""{SOURCES}
claim grow: We need another.
  because evidence busy: It is busy [@report].
    because evidence load: 340 jobs a second [@report].
"""

    def test_the_reasons_are_named(self) -> None:
        assert named_ids(run_rule_once("E005", self.trigger)) == ["busy", "load"]

    def test_claims_may_have_reasons(self) -> None:
        assert not run_rule("E005", self.trigger.replace("evidence busy", "claim busy"))

    def test_an_objection_is_not_a_reason(self) -> None:
        assert not run_rule(
            "E005", self.trigger.replace("because evidence load", "but evidence load")
        )

    def test_an_implicit_reason_does_not_count_as_written(self) -> None:
        text = self.trigger.replace("because evidence load", "because (implicit) evidence load")
        assert run_rule("E005", text)
        assert not run_rule("E005", text, Reading.AS_WRITTEN)


class TestContestedEvidence:
    trigger = f"""{SOURCES}
claim safe: No job gets lost.
  because evidence none-lost: No job was lost [@report].
    but evidence gap: The log has gaps [@survey].
"""

    def test_every_objection_is_named(self) -> None:
        text = self.trigger + "    but evidence late: It was written later [@survey].\n"
        assert named_ids(run_rule_once("E006", text)) == ["none-lost", "gap", "late"]

    def test_an_answered_objection_has_no_effect(self) -> None:
        text = self.trigger + "      but evidence idle: There were no jobs then [@survey].\n"
        assert [finding.statement for finding in run_rule("E006", text)] == ["gap"]

    def test_an_exception_disarms_the_objection(self) -> None:
        text = self.trigger + "    unless evidence idle: There were no jobs then [@survey].\n"
        assert not run_rule("E006", text)

    def test_an_unsupported_objection_has_no_effect(self) -> None:
        assert not run_rule("E006", self.trigger.replace("evidence gap", "claim gap"))

    def test_contested_claims_are_not_evidence(self) -> None:
        assert not run_rule(
            "E006", self.trigger.replace("    but evidence gap", "  but evidence gap")
        )


class TestCitedClaim:
    trigger = f"""{SOURCES}
claim grow: We need another.
  because claim busy: It is busy [@report].
"""

    def test_the_claim_that_cites_is_reported(self) -> None:
        assert named_ids(run_rule_once("E009", self.trigger)) == ["busy", "@report"]

    def test_evidence_may_cite(self) -> None:
        assert not run_rule("E009", self.trigger.replace("claim busy", "evidence busy"))

    def test_indirect_and_defeated_evidence_counts(self) -> None:
        text = self.trigger + (
            "    because assumption typical: It was a day like any.\n"
            "    and claim load: There were many jobs.\n"
            "      because evidence count: 340 a second [@report].\n"
            "        but evidence wrong: They were counted twice [@survey].\n"
        )
        assert not run_rule("E009", text)

    def test_evidence_against_the_claim_does_not_count(self) -> None:
        text = self.trigger + "    but evidence lull: It is less now [@survey].\n"
        assert run_rule_once("E009", text).statement == "busy"

    def test_claims_without_citations_are_fine(self) -> None:
        assert not run_rule("E009", self.trigger.replace("[@report]", ""))


class TestEvidenceTestNotPassed:
    def test_without_outcomes_nothing_is_reported(self) -> None:
        assert not run_rule("E015", 'evidence it: So it is. {test: "t.py::a"}')

    def test_three_of_many_tests_are_named(self) -> None:
        plan = parse('evidence it: So it is. {test: "t.py"}')
        outcomes = Outcomes({f"t.py::{name}": Outcome.SKIPPED for name in "abcdef"})
        [finding] = check(plan, settings=Settings(select=("E015",)), outcomes=outcomes)
        assert [name in finding.message for name in ("t.py::a", "t.py::c", "t.py::d")] == [
            True,
            True,
            False,
        ]

    @pytest.mark.parametrize(("run", "suggests"), [("u.py", False), ("t.py::test_fats", True)])
    def test_similar_names_of_missing_tests_are_suggested(self, run: str, suggests: bool) -> None:
        plan = parse('evidence it: So it is. {test: "t.py::test_fast"}')
        chosen = Settings(select=("E015",))
        [finding] = check(plan, settings=chosen, outcomes=Outcomes({run: Outcome.PASSED}))
        assert (f"`{run}`" in (finding.help or "")) == suggests


class TestIdleTest:
    @pytest.mark.parametrize("kind", ["claim", "recommendation"])
    def test_claims_and_recommendations_cannot_be_tested(self, kind: str) -> None:
        assert run_rule_once("E016", f'{kind} it: So it is. {{test: "t.py::a"}}').statement == "it"

    @pytest.mark.parametrize("kind", ["evidence", "assumption", "goal"])
    def test_given_statements_can_be_tested(self, kind: str) -> None:
        assert not run_rule("E016", f'{kind} it: So it is. {{test: "t.py::a"}}')
