"""Each rule about sources: what triggers it, what mends it, and what comes near it."""

from pathlib import Path
from textwrap import dedent

import pytest

from argmap.builder import MapBuilder
from argmap.checker.context import RuleContext
from argmap.checker.registry import RULES
from argmap.loader import load
from argmap.model import ArgumentMap, Source
from argmap.semantics import Reading, assess
from argmap.source import Severity
from tests.checker.cases import found, one, under

ARGUMENT = """
claim busy: It is busy.
  because evidence load: 340 jobs a second [@report].
"""


def codes(argument_map: ArgumentMap, code: str) -> list[str]:
    """The messages of what one rule finds in a map."""
    return [each.message for each in RULES[code].diagnostics(RuleContext(assess(argument_map)))]


class TestUnusedSource:
    trigger = f"source report: Load report\nsource survey: Survey of the users\n{ARGUMENT}"

    def test_nothing_cites_it(self) -> None:
        finding = one("E003", self.trigger)
        assert finding.severity is Severity.INFO
        assert finding.message == "nothing cites [@survey]"
        assert finding.statement is None
        assert under(finding) == "survey"

    def test_a_citation_by_anything_mends_it(self) -> None:
        assert not found("E003", self.trigger + "claim slow: It is slow [@survey].\n")

    @pytest.mark.parametrize("named", ["survey", '"@survey"', "[agency, survey]"])
    def test_what_another_source_is_derived_from_is_used(self, named: str) -> None:
        text = self.trigger.replace("Load report\n", f"Load report {{derived-from: {named}}}\n")
        assert not found("E003", text)

    def test_a_bibliography_is_a_shelf(self, tmp_path: Path) -> None:
        entries = "@book{report, title={Load}}\n@book{survey, title={Users}}\n"
        (tmp_path / "books.bib").write_text(entries, "utf-8")
        (tmp_path / "more.argmap").write_text("source third: A third one\n", "utf-8")
        plan = tmp_path / "plan.argmap"
        plan.write_text(f"bibliography: books.bib\ninclude more.argmap\n{ARGUMENT}", "utf-8")
        assert codes(load(plan), "E003") == []

    def test_a_map_made_in_python_is_asked_as_well(self) -> None:
        assert codes(ArgumentMap(sources=[Source("report", "Load report")]), "E003") == [
            "nothing cites [@report]"
        ]


class TestCitationWithoutLocator:
    trigger = f"source report: Load report\nsource survey: Survey\n{ARGUMENT}"

    def test_it_does_not_say_where(self) -> None:
        finding = one("E007", self.trigger)
        assert finding.severity is Severity.INFO
        assert finding.message == "[load] does not say where in [@report]"
        assert "`[@report, p. 12]`" in finding.help
        assert under(finding) == "evidence load"

    def test_it_is_asked_only_where_it_is_selected(self) -> None:
        assert not RULES["E007"].default

    def test_several_are_told_at_once(self) -> None:
        text = self.trigger.replace("@report]", "@report; @survey; @report, p. 3; @report]")
        assert one("E007", text).message.endswith("where in [@report] and [@survey]")

    def test_only_a_few_are_named(self) -> None:
        sources = "".join(f"source s{n}: Source {n}\n" for n in range(5))
        cited = "; ".join(f"@s{n}" for n in range(5))
        text = sources + f"evidence load: 340 jobs a second [{cited}].\n"
        assert one("E007", text).message.endswith("where in [@s0], [@s1], [@s2] and 2 more")

    def test_a_locator_mends_it(self) -> None:
        assert not found("E007", self.trigger.replace("@report]", "@report, p. 3]"))

    def test_a_place_is_no_citation(self) -> None:
        assert not found("E007", self.trigger.replace("@report]", "at ¶3]"))


class TestUndescribedSource:
    trigger = f"source report: Load report\n{ARGUMENT}"

    def test_a_title_alone_is_not_enough(self) -> None:
        finding = one("E008", self.trigger)
        assert finding.severity is Severity.INFO
        assert finding.message == "[@report] has neither author nor date, url or doi"
        assert finding.statement is None
        assert under(finding) == "report"

    @pytest.mark.parametrize(
        "attribute",
        [
            "author: Jacobs",
            "editor: Jacobs",
            "date: 2022",
            'url: "https://example.org"',
            'doi: "10.1/2"',
            "file: report.txt",
        ],
    )
    def test_any_of_these_mends_it(self, attribute: str) -> None:
        text = self.trigger.replace("Load report", f"Load report {{{attribute}}}")
        assert not found("E008", text)

    def test_other_attributes_do_not(self) -> None:
        text = self.trigger.replace("Load report", "Load report {publisher: Springer}")
        assert found("E008", text)

    def test_of_a_bibliography_only_what_is_cited_counts(self, tmp_path: Path) -> None:
        entries = "@book{report, title={Load}}\n@book{survey, title={Users}}\n"
        (tmp_path / "books.bib").write_text(entries, "utf-8")
        plan = tmp_path / "plan.argmap"
        plan.write_text(f"bibliography: books.bib\n{ARGUMENT}", "utf-8")
        assert codes(load(plan), "E008") == ["[@report] has neither author nor date, url or doi"]


class TestWithdrawnSource:
    trigger = dedent(
        """
        source report: Load report {status: retracted}
        source survey: Survey of the users
        recommendation grow: Add another.
          because claim busy: It is busy.
            because evidence load: 340 jobs a second [@report].
        """
    )

    def test_it_names_what_falls(self) -> None:
        finding = one("E013", self.trigger)
        assert finding.severity is Severity.ERROR
        assert finding.message == (
            "[load] cites [@report], which is retracted; what falls with it: [grow]"
        )
        assert under(finding) == "evidence load"

    @pytest.mark.parametrize("status", ["superseded", "Retracted", "withdrawn"])
    def test_other_words_for_it(self, status: str) -> None:
        text = self.trigger.replace("retracted", status)
        assert f"which is {status.casefold()};" in one("E013", text).message

    def test_a_source_that_stands_mends_it(self) -> None:
        assert not found("E013", self.trigger.replace("retracted", "reviewed"))
        assert not found("E013", self.trigger.replace(" {status: retracted}", ""))

    def test_what_cites_another_source_as_well_does_not_fall(self) -> None:
        text = self.trigger.replace("@report]", "@report; @survey]")
        assert one("E013", text).message == "[load] cites [@report], which is retracted"

    def test_what_has_another_reason_does_not_fall(self) -> None:
        text = self.trigger + "    because evidence felt: They wait [@survey].\n"
        assert one("E013", text).message.endswith("which is retracted")

    def test_what_nothing_cites_does_no_harm(self) -> None:
        assert not found("E013", self.trigger.replace("@report", "@survey"))

    def test_without_recommendations_it_is_the_claims_at_the_top_that_fall(self) -> None:
        text = self.trigger.replace("recommendation grow", "claim grow")
        assert one("E013", text).message.endswith("what falls with it: [grow]")

    def test_as_written_what_is_implicit_carries_nothing_that_could_fall(self) -> None:
        text = self.trigger.replace("recommendation grow", "claim grow")
        text = text.replace("because evidence", "because (implicit) evidence")
        assert one("E013", text).message.endswith("what falls with it: [grow]")
        assert one("E013", text, Reading.AS_WRITTEN).message.endswith("which is retracted")

    def test_every_statement_that_cites_it_is_found_once(self) -> None:
        text = self.trigger + "claim also: So it is [@report, p. 1; @report, p. 2].\n"
        assert [each.statement for each in found("E013", text)] == ["load", "also"]


def test_a_map_without_sources_has_nothing_to_find() -> None:
    plan = MapBuilder()
    plan.claim("It is busy.")
    assert [codes(plan.map(), code) for code in ("E003", "E007", "E008", "E013")] == [[]] * 4
