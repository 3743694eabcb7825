"""Rules about parts of a map that nothing uses."""

from textwrap import dedent

import pytest
from hypothesis import given, settings

from argmap.builder import MapBuilder
from argmap.checker.context import RuleContext
from argmap.checker.registry import RULES
from argmap.model import ArgumentMap, Kind, Section
from argmap.semantics import Reading, assess
from tests.checker.cases import run_rule, run_rule_once, underlined_text
from tests.semantics.strategies import small_maps

ACT = dedent(
    """
    recommendation act: Act now.
      because evidence fire: It burns.
    """
)


class TestIsolatedStatement:
    trigger = ACT + "\nclaim calm: All is calm.\n"

    @pytest.mark.parametrize("word", ["because [fire]\nand", "but", "because [fire]\nunless"])
    def test_any_use_is_a_relation(self, word: str) -> None:
        use = f"{word} [calm]".replace("\n", "\n  ")
        assert not run_rule("S001", self.trigger + f"\n[act]\n  {use}\n")

    @pytest.mark.parametrize("word", ["because", "but"])
    def test_reasons_and_objections_are_relations(self, word: str) -> None:
        assert not run_rule("S001", self.trigger + f"  {word} evidence air: No wind.\n")

    @pytest.mark.parametrize(
        ("kind", "code"), [("recommendation", "R001"), ("evidence", "E002"), ("assumption", "S008")]
    )
    def test_other_kinds_are_left_to_other_rules(self, kind: str, code: str) -> None:
        text = self.trigger.replace("claim calm", f"{kind} calm")
        assert not run_rule("S001", text)
        assert run_rule_once(code, text).statement == "calm"

    def test_goals_are_checked(self) -> None:
        assert run_rule("S001", self.trigger.replace("claim calm", "goal calm"))

    def test_an_implicit_relation_counts_in_every_reading(self) -> None:
        text = self.trigger + "  because (implicit) [fire]\n"
        assert not run_rule("S001", text)
        assert not run_rule("S001", text, Reading.AS_WRITTEN)


@pytest.mark.parametrize("code", ["E002", "S001", "S008", "S009"])
@given(small_maps())
@settings(max_examples=30)
def test_the_as_written_reading_does_not_change_what_is_unused(
    code: str, argument_map: ArgumentMap
) -> None:
    assessment = assess(argument_map)
    charitable, as_written = (
        [finding.statement for finding in RULES[code].diagnostics(RuleContext(assessment, reading))]
        for reading in (Reading.CHARITABLE, Reading.AS_WRITTEN)
    )
    assert as_written == charitable


class TestUnusedAssumption:
    trigger = ACT + "\nassumption spread: Fires spread.\n"

    @pytest.mark.parametrize("word", ["because", "but", "because [fire]\nsince"])
    def test_any_use_counts(self, word: str) -> None:
        use = f"{word} [spread]".replace("\n", "\n  ")
        assert not run_rule("S008", self.trigger + f"\n[act]\n  {use}\n")

    def test_a_reason_for_the_assumption_is_not_a_use(self) -> None:
        assert run_rule("S008", self.trigger + "  because [fire]\n")


class TestIdleStatement:
    trigger = ACT + dedent(
        """
        claim calm: All is calm.
          because claim still: All is still.
            because [fire]
        """
    )

    def test_the_end_of_the_chain_is_reported(self) -> None:
        assert run_rule_once("S009", self.trigger).statement == "calm"

    @pytest.mark.parametrize(
        "relation",
        ["[act]\n  but [calm]", "[act]\n  because [fire]\n  unless [calm]", "[fire]\n  but [calm]"],
    )
    def test_any_path_to_a_recommendation_counts(self, relation: str) -> None:
        assert not run_rule("S009", f"{self.trigger}\n{relation}\n")

    def test_maps_without_recommendations_are_not_checked(self) -> None:
        assert not run_rule("S009", self.trigger.replace("recommendation", "claim"))

    def test_isolated_statements_are_left_to_other_rules(self) -> None:
        text = ACT + "\nclaim a: A.\n\ngoal b: B.\n\nevidence c: C.\n\nassumption d: D.\n"
        assert not run_rule("S009", text)

    @pytest.mark.parametrize(("kind", "code"), [("evidence", "E002"), ("assumption", "S008")])
    def test_other_kinds_are_left_to_other_rules(self, kind: str, code: str) -> None:
        text = self.trigger.replace("claim calm", f"{kind} calm")
        assert run_rule_once(code, text).statement == "calm"
        assert not run_rule("S009", text)

    def test_a_circle_is_reported_once(self) -> None:
        text = ACT + "\nclaim pro: It is.\n  but claim con: It is not.\n    but [pro]\n"
        assert run_rule_once("S009", text).statement == "pro"

    @given(small_maps())
    def test_every_useless_statement_leads_to_one_that_is_reported(self, plan: ArgumentMap) -> None:
        reported = [
            finding.statement
            for code in ("S001", "S008", "S009", "E002")
            for finding in RULES[code].diagnostics(RuleContext(assess(plan)))
        ]
        targets: dict[str, set[str]] = {name: set() for name in plan.statements}
        for inference in plan.inferences:
            links = (*inference.warrants, *inference.exceptions)
            for name in (*inference.premises, *(link.statement for link in links)):
                targets[name].add(inference.conclusion)
        used = {conclusion for conclusions in targets.values() for conclusion in conclusions}
        kinds = {name: statement.kind for name, statement in plan.statements.items()}
        for name, conclusions in targets.items():
            if not conclusions and name not in used:
                assert reported.count(name) == (kinds[name] is not Kind.RECOMMENDATION)
            reachable, queue = {name}, [name]
            for statement in queue:
                queue += sorted(targets[statement] - reachable)
                reachable |= targets[statement]
            reaches_recommendation = any(
                kinds[target] is Kind.RECOMMENDATION for target in reachable
            )
            if Kind.RECOMMENDATION in kinds.values() and not reaches_recommendation:
                assert not reachable.isdisjoint(reported)


class TestEmptySection:
    trigger = dedent(
        """
        # Costs

        # Benefits

        claim fast: It is fast.
        """
    )

    def test_the_heading_is_reported(self) -> None:
        finding = run_rule_once("S011", self.trigger)
        assert (finding.statement, underlined_text(finding)) == (None, "# Costs")

    @pytest.mark.parametrize(
        "content", ["claim dear: It is dear.", "source bill: A bill", "[fast]\n  but [fast]"]
    )
    def test_any_content_is_enough(self, content: str) -> None:
        assert not run_rule("S011", self.trigger.replace("Costs\n", f"Costs\n\n{content}\n"))

    def test_content_of_a_subsection_is_enough(self) -> None:
        assert not run_rule("S011", self.trigger.replace("# Benefits", "## Benefits"))

    def test_only_the_outermost_empty_section_is_reported(self) -> None:
        text = self.trigger.replace("# Benefits", "## Price\n\n### Tax\n\n# Benefits")
        assert underlined_text(run_rule_once("S011", text)) == "# Costs"

    def test_an_empty_subsection_is_reported(self) -> None:
        findings = run_rule("S011", self.trigger + "\n## Speed\n")
        assert [underlined_text(finding) for finding in findings] == ["# Costs", "## Speed"]

    def test_sections_without_spans_are_checked(self) -> None:
        plan = MapBuilder()
        plan.claim("It is fast.")
        sections = [Section("costs", "Costs")]
        context = RuleContext(assess(ArgumentMap(plan.map().statements, sections=sections)))
        [finding] = RULES["S011"].diagnostics(context)
        assert finding.span is None
