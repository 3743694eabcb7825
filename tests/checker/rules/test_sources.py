"""Rules about sources."""

from pathlib import Path
from textwrap import dedent

import pytest

from argmap.checker.context import RuleContext
from argmap.checker.registry import RULES
from argmap.loader import load
from argmap.model import ArgumentMap, Source
from argmap.semantics import Reading, assess
from tests.checker.cases import named_ids, run_rule, run_rule_once, underlined_text

ARGUMENT = """
claim busy: It is busy.
  because evidence load: 340 jobs a second [@report].
"""


def find_sources(argument_map: ArgumentMap, code: str) -> list[str]:
    """Return the sources that a rule names in a map."""
    findings = RULES[code].diagnostics(RuleContext(assess(argument_map)))
    return [name for finding in findings for name in named_ids(finding)]


class TestUnusedSource:
    trigger = f"source report: Load report\nsource survey: Survey of the users\n{ARGUMENT}"

    def test_the_uncited_source_is_reported_at_its_id(self) -> None:
        finding = run_rule_once("E003", self.trigger)
        assert (finding.statement, underlined_text(finding), named_ids(finding)) == (
            None,
            "survey",
            ["@survey"],
        )

    def test_a_citation_in_any_statement_counts(self) -> None:
        assert not run_rule("E003", self.trigger + "claim slow: It is slow [@survey].\n")

    @pytest.mark.parametrize("origin", ["survey", '"@survey"', "[agency, survey]"])
    def test_the_origin_of_another_source_counts_as_cited(self, origin: str) -> None:
        text = self.trigger.replace("Load report\n", f"Load report {{derived-from: {origin}}}\n")
        assert not run_rule("E003", text)

    def test_files_without_statements_need_not_be_cited(self, tmp_path: Path) -> None:
        entries = "@book{report, title={Load}}\n@book{survey, title={Users}}\n"
        (tmp_path / "books.bib").write_text(entries, "utf-8")
        (tmp_path / "more.argmap").write_text("source third: A third one\n", "utf-8")
        plan = tmp_path / "plan.argmap"
        plan.write_text(f"bibliography: books.bib\ninclude more.argmap\n{ARGUMENT}", "utf-8")
        assert find_sources(load(plan), "E003") == []

    def test_sources_without_spans_are_checked(self) -> None:
        plan = ArgumentMap(sources=[Source("report", "Load report")])
        assert find_sources(plan, "E003") == ["@report"]


class TestSamePublication:
    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ('doi: "10.1000/LOAD"', 'doi: "10.1000/load"'),
            ('doi: "10.1000/load"', 'doi: "https://doi.org/10.1000/load"'),
            ('doi: "10.1000/load"', 'url: "https://dx.doi.org/10.1000/load"'),
            ('url: "https://example.org/a"', 'url: "http://EXAMPLE.org/a/"'),
            (
                'url: "https://example.org/a"',
                'url: "https://example.org/a", doi: "10.1000/load"',
            ),
        ],
    )
    def test_the_pair_is_named_at_the_second(self, first: str, second: str) -> None:
        text = f"source a: A {{{first}}}\nsource b: B {{{second}}}\n"
        finding = run_rule_once("E017", text)
        assert named_ids(finding)[:2] == ["@a", "@b"]
        assert finding.span is not None
        assert finding.span.line == 2

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ('doi: "10.1000/a"', 'doi: "10.1000/b"'),
            ('url: "https://example.org/a"', 'url: "https://example.org/A"'),
            (
                'url: "https://example.org", doi: "10.1000/a"',
                'url: "https://example.org", doi: "10.1000/b"',
            ),
        ],
    )
    def test_other_publications_are_fine(self, first: str, second: str) -> None:
        assert not run_rule("E017", f"source a: A {{{first}}}\nsource b: B {{{second}}}\n")

    def test_uncited_entries_of_a_bibliography_are_not_compared(self, tmp_path: Path) -> None:
        entries = "@misc{a, doi={10.1000/a}}\n@misc{b, doi={10.1000/A}}\n"
        (tmp_path / "books.bib").write_text(entries, "utf-8")
        plan = tmp_path / "plan.argmap"
        for cited, named in (("@a", []), ("@a; @b", ["@a", "@b"])):
            plan.write_text(f"bibliography: books.bib\nevidence e: So [{cited}].\n", "utf-8")
            assert find_sources(load(plan), "E017")[:2] == named


class TestCitationWithoutLocator:
    trigger = f"source report: Load report\nsource survey: Survey\n{ARGUMENT}"

    def test_the_rule_is_off_by_default(self) -> None:
        assert not RULES["E007"].default

    def test_each_source_is_named_once(self) -> None:
        text = self.trigger.replace("@report]", "@report; @survey; @report, p. 3; @report]")
        assert named_ids(run_rule_once("E007", text)) == ["load", "@report", "@survey"]

    def test_three_of_many_sources_are_named(self) -> None:
        sources = "".join(f"source s{n}: Source {n}\n" for n in range(5))
        cited = "; ".join(f"@s{n}" for n in range(5))
        text = sources + f"evidence load: 340 jobs a second [{cited}].\n"
        assert named_ids(run_rule_once("E007", text)) == ["load", "@s0", "@s1", "@s2"]

    @pytest.mark.parametrize("citation", ["@report, p. 3", "at ¶3"])
    def test_citations_with_a_locator_and_places_are_fine(self, citation: str) -> None:
        assert not run_rule("E007", self.trigger.replace("@report]", f"{citation}]"))


class TestUndescribedSource:
    trigger = f"source report: Load report\n{ARGUMENT}"

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
    def test_one_descriptive_attribute_is_enough(self, attribute: str) -> None:
        text = self.trigger.replace("Load report", f"Load report {{{attribute}}}")
        assert not run_rule("E008", text)

    def test_other_attributes_do_not_count(self) -> None:
        text = self.trigger.replace("Load report", "Load report {publisher: Springer}")
        finding = run_rule_once("E008", text)
        assert (finding.statement, underlined_text(finding)) == (None, "report")

    def test_uncited_entries_of_a_bibliography_are_not_checked(self, tmp_path: Path) -> None:
        entries = "@book{report, title={Load}}\n@book{survey, title={Users}}\n"
        (tmp_path / "books.bib").write_text(entries, "utf-8")
        plan = tmp_path / "plan.argmap"
        plan.write_text(f"bibliography: books.bib\n{ARGUMENT}", "utf-8")
        assert find_sources(load(plan), "E008") == ["@report"]


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

    @pytest.mark.parametrize("status", ["retracted", "superseded", "Retracted", "withdrawn"])
    def test_the_recommendation_that_fails_is_named(self, status: str) -> None:
        finding = run_rule_once("E013", self.trigger.replace("retracted", status))
        assert (finding.statement, named_ids(finding)) == ("load", ["load", "@report", "grow"])
        assert status.casefold() in finding.message

    @pytest.mark.parametrize(
        ("old", "new"),
        [("retracted", "reviewed"), (" {status: retracted}", ""), ("@report", "@survey")],
    )
    def test_valid_and_uncited_sources_are_fine(self, old: str, new: str) -> None:
        assert not run_rule("E013", self.trigger.replace(old, new))

    def test_a_second_source_keeps_the_recommendation(self) -> None:
        text = self.trigger.replace("@report]", "@report; @survey]")
        assert named_ids(run_rule_once("E013", text)) == ["load", "@report"]

    def test_a_second_reason_keeps_the_recommendation(self) -> None:
        text = self.trigger + "    because evidence felt: They wait [@survey].\n"
        assert named_ids(run_rule_once("E013", text)) == ["load", "@report"]

    def test_without_recommendations_the_final_conclusions_that_fail_are_named(self) -> None:
        text = self.trigger.replace("recommendation grow", "claim grow")
        assert named_ids(run_rule_once("E013", text)) == ["load", "@report", "grow"]

    def test_implicit_support_cannot_fail_as_written(self) -> None:
        text = self.trigger.replace("recommendation grow", "claim grow")
        text = text.replace("because evidence", "because (implicit) evidence")
        assert named_ids(run_rule_once("E013", text)) == ["load", "@report", "grow"]
        assert named_ids(run_rule_once("E013", text, Reading.AS_WRITTEN)) == ["load", "@report"]

    def test_each_citing_statement_is_reported_once(self) -> None:
        text = self.trigger + "claim also: So it is [@report, p. 1; @report, p. 2].\n"
        assert [finding.statement for finding in run_rule("E013", text)] == ["load", "also"]
