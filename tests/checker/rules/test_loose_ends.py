"""Each rule about what a map does not need: trigger, mended, and what comes near it."""

from textwrap import dedent

import pytest
from hypothesis import given

from argmap.builder import MapBuilder
from argmap.checker.context import RuleContext
from argmap.checker.registry import RULES
from argmap.graph import search_breadth_first
from argmap.model import ArgumentMap, Section
from argmap.semantics import Reading, assess
from argmap.source import Severity
from tests.checker.cases import found, one, under
from tests.semantics.strategies import small_maps

ACT = dedent(
    """
    recommendation act: Act now.
      because evidence fire: It burns.
    """
)


class TestIsolatedStatement:
    trigger = ACT + "\nclaim calm: All is calm.\n"

    def test_it_has_to_do_with_nothing(self) -> None:
        finding = one("S001", self.trigger)
        assert finding.severity is Severity.WARNING
        assert finding.message == "[calm] has nothing to do with anything else in the map"
        assert "`because [calm]`" in finding.help
        assert under(finding) == "claim calm"

    @pytest.mark.parametrize("word", ["because [fire]\nand", "but", "because [fire]\nunless"])
    def test_any_use_mends_it(self, word: str) -> None:
        use = f"{word} [calm]".replace("\n", "\n  ")
        assert not found("S001", self.trigger + f"\n[act]\n  {use}\n")

    @pytest.mark.parametrize("word", ["because", "but"])
    def test_what_bears_on_it_mends_it_too(self, word: str) -> None:
        assert not found("S001", self.trigger + f"  {word} evidence air: No wind.\n")

    @pytest.mark.parametrize(
        ("kind", "code"), [("recommendation", "R001"), ("evidence", "E002"), ("assumption", "S008")]
    )
    def test_of_other_kinds_other_rules_speak(self, kind: str, code: str) -> None:
        text = self.trigger.replace("claim calm", f"{kind} calm")
        assert not found("S001", text)
        assert one(code, text).statement == "calm"

    def test_a_goal_stands_alone_as_a_claim_does(self) -> None:
        assert found("S001", self.trigger.replace("claim calm", "goal calm"))

    def test_as_written_an_implicit_relation_is_none(self) -> None:
        text = self.trigger + "  because (implicit) [fire]\n"
        assert not found("S001", text)
        assert found("S001", text, Reading.AS_WRITTEN)


class TestUnusedAssumption:
    trigger = ACT + "\nassumption spread: Fires spread.\n"

    def test_nothing_leans_on_it(self) -> None:
        finding = one("S008", self.trigger)
        assert finding.severity is Severity.INFO
        assert finding.message == "nothing leans on the assumption [spread]"
        assert "`since [spread]`" in finding.help
        assert under(finding) == "assumption spread"

    @pytest.mark.parametrize("word", ["because", "but", "because [fire]\nsince"])
    def test_any_use_mends_it(self, word: str) -> None:
        use = f"{word} [spread]".replace("\n", "\n  ")
        assert not found("S008", self.trigger + f"\n[act]\n  {use}\n")

    def test_what_is_said_for_it_is_no_use_of_it(self) -> None:
        assert found("S008", self.trigger + "  because [fire]\n")


class TestIdleStatement:
    trigger = ACT + dedent(
        """
        claim calm: All is calm.
          because claim still: All is still.
            because [fire]
        """
    )

    def test_it_is_found_where_the_chain_ends(self) -> None:
        finding = one("S009", self.trigger)
        assert finding.severity is Severity.INFO
        assert finding.message == "[calm] bears on no recommendation, directly or indirectly"
        assert under(finding) == "claim calm"

    @pytest.mark.parametrize(
        "relation",
        ["[act]\n  but [calm]", "[act]\n  because [fire]\n  unless [calm]", "[fire]\n  but [calm]"],
    )
    def test_any_way_to_a_recommendation_mends_it(self, relation: str) -> None:
        assert not found("S009", f"{self.trigger}\n{relation}\n")

    def test_without_a_recommendation_there_is_nothing_to_bear_on(self) -> None:
        assert not found("S009", self.trigger.replace("recommendation", "claim"))

    def test_what_stands_alone_is_found_by_other_rules(self) -> None:
        text = ACT + "\nclaim a: A.\n\ngoal b: B.\n\nevidence c: C.\n\nassumption d: D.\n"
        assert not found("S009", text)

    @pytest.mark.parametrize(("kind", "code"), [("evidence", "E002"), ("assumption", "S008")])
    def test_what_is_found_unused_is_not_told_again(self, kind: str, code: str) -> None:
        text = self.trigger.replace("claim calm", f"{kind} calm")
        assert one(code, text).statement == "calm"
        assert not found("S009", text)

    def test_a_circle_that_leads_nowhere_is_found_once(self) -> None:
        text = ACT + "\nclaim pro: It is.\n  but claim con: It is not.\n    but [pro]\n"
        assert one("S009", text).statement == "pro"

    @given(small_maps())
    def test_all_that_is_of_no_use_leads_to_what_is_found_once(self, plan: ArgumentMap) -> None:
        context = RuleContext(assess(plan))
        recommended = {name for name, x in plan.statements.items() if x.kind == "recommendation"}
        lone = [name for name in plan.statements if not neighbours(context, name)]
        told = [
            finding.statement
            for code in ("S001", "S008", "S009", "E002")
            for finding in RULES[code].diagnostics(context)
        ]
        assert all(told.count(name) == (name not in recommended) for name in lone)
        for name in plan.statements:
            ahead = {*search_breadth_first([name], lambda each: bears_on(context, each))}
            if recommended and recommended.isdisjoint(ahead):
                assert not ahead.isdisjoint(told)


def bears_on(context: RuleContext, statement: str) -> list[str]:
    return [each.conclusion for each in (*context.uses(statement), *context.exempts(statement))]


def neighbours(context: RuleContext, statement: str) -> list[str]:
    return bears_on(context, statement) + [
        each for each in context.map.statements if statement in bears_on(context, each)
    ]


class TestEmptySection:
    trigger = dedent(
        """
        # Costs

        # Benefits

        claim fast: It is fast.
        """
    )

    def test_it_holds_nothing(self) -> None:
        finding = one("S011", self.trigger)
        assert finding.severity is Severity.INFO
        assert finding.message == "the section “Costs” holds nothing"
        assert finding.statement is None
        assert under(finding) == "# Costs"

    @pytest.mark.parametrize(
        "content", ["claim dear: It is dear.", "source bill: A bill", "[fast]\n  but [fast]"]
    )
    def test_anything_in_it_mends_it(self, content: str) -> None:
        assert not found("S011", self.trigger.replace("Costs\n", f"Costs\n\n{content}\n"))

    def test_so_does_a_section_in_it_that_is_not_empty(self) -> None:
        assert not found("S011", self.trigger.replace("# Benefits", "## Benefits"))

    def test_a_section_in_an_empty_one_is_not_told(self) -> None:
        text = self.trigger.replace("# Benefits", "## Price\n\n### Tax\n\n# Benefits")
        assert one("S011", text).message == "the section “Costs” holds nothing"

    def test_an_empty_section_in_another_one_is(self) -> None:
        [_, finding] = found("S011", self.trigger + "\n## Speed\n")
        assert finding.message == "the section “Speed” holds nothing"

    def test_a_map_made_in_python_has_no_places(self) -> None:
        plan = MapBuilder()
        plan.claim("It is fast.")
        bare = plan.map()
        sections = [Section("costs", "Costs")]
        context = RuleContext(assess(ArgumentMap(bare.statements, sections=sections)))
        [finding] = RULES["S011"].diagnostics(context)
        assert finding.span is None
