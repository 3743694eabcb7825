"""Reports as HTML, which notebooks show."""

import pickle
from datetime import date
from xml.etree import ElementTree

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from IPython.core.formatters import DisplayFormatter

from argmap.checker import CheckResult, check_draft
from argmap.loader import Draft, parse, parse_draft
from argmap.model import ArgumentMap, Kind
from argmap.reports import html
from argmap.reports.explanation_text import build_lines
from argmap.reports.findings_by_rule import group_findings
from argmap.semantics import assess
from argmap.semantics.evidence_table import EvidenceTable, evidence_table
from argmap.semantics.explanations import explain
from argmap.source import Severity
from argmap.testing import broken_documents, maps
from argmap.text_layout import strip_control_chars

TODAY = date(2026, 5, 1)
PLAN = parse(
    "recommendation act: Act <b>now</b>.\n  because evidence fire: It burns & smokes [@log].\n"
    "  but claim late: It is too late.\nsource log: The log {date: 2024-05-01}\n"
)
RESULT = check_draft(Draft(PLAN), "plan.argmap")


def read(markup: str) -> ElementTree.Element:
    """Return the elements of HTML, which is XML as well."""
    return ElementTree.fromstring(markup)


def words(markup: str) -> str:
    return " ".join("".join(read(markup).itertext()).split())


def one_line(text: str) -> str:
    return " ".join(strip_control_chars(text).split())


@settings(max_examples=30)
@given(maps(), st.data())
def test_reports_are_markup_with_all_that_they_report(
    argument_map: ArgumentMap, data: st.DataObject
) -> None:
    statements = argument_map.statements
    overview = words(html.assessment_to_html(assess(argument_map)))
    for statement in statements.values():
        if statement.kind is Kind.RECOMMENDATION:
            assert statement.id in overview
    evidence = words(html.evidence_table_to_html(evidence_table(argument_map, TODAY)))
    for statement in statements.values():
        if statement.kind is Kind.EVIDENCE:
            assert one_line(statement.text) in evidence
    result = check_draft(Draft(argument_map), "plan.argmap")
    findings = words(html.check_result_to_html(result))
    for group in group_findings([result], Severity.INFO):
        assert one_line(group.headline) in findings
    if statements:
        explanation = explain(argument_map, data.draw(st.sampled_from([*statements])))
        explained = words(html.explanation_to_html(explanation))
        assert all(one_line(line.text) in explained for line in build_lines(explanation))


@settings(max_examples=30)
@given(broken_documents())
def test_errors_are_shown_with_their_places(broken: object) -> None:
    draft = parse_draft(broken.text, "plan.argmap")  # type: ignore[attr-defined]
    shown = words(html.check_result_to_html(check_draft(draft, "plan.argmap")))
    for error in draft.errors:
        assert error.span
        assert one_line(error.message) in shown
        assert f"plan.argmap:{error.span.line}" in shown


def test_lists_are_nested_like_the_lines() -> None:
    markup = "".join(html.write_nested_list([(1, "a"), (2, "b"), (3, "<c>"), (1, "d"), (2, "e")]))
    top = read(markup)
    assert [item.text for item in top] == ["a", "d"]
    assert [item.text for item in top.iter("li")] == ["a", "b", "<c>", "d", "e"]
    assert [len(item.findall(".//li")) for item in top] == [2, 1]
    assert "".join(html.write_nested_list([])) == ""


def test_long_tables_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "MOST_ROWS", 2)
    many = parse("".join(f"recommendation r{number}: x\n" for number in range(5)))
    assert len(read(html.assessment_to_html(assess(many))).findall(".//tbody/tr")) == 2
    assert "and 3 more rows" in words(html.assessment_to_html(assess(many)))
    result = check_draft(Draft(many), "many.argmap")
    assert "and 3 more" in words(html.check_result_to_html(result))
    broken = check_draft(parse_draft("clam x: y\n\n" * 5), "broken.argmap")
    more = f"and {len(broken.errors) - 2} more errors"
    assert more in words(html.check_result_to_html(broken))


def test_maps_without_recommendations_or_evidence() -> None:
    empty = ArgumentMap()
    assert words(html.assessment_to_html(assess(empty))) == "no recommendations in this map"
    table = evidence_table(empty, TODAY)
    assert words(html.evidence_table_to_html(table)) == "no evidence in this map"


def test_errors_are_open_and_warnings_are_closed() -> None:
    draft = parse_draft("recommendation act: Act.\nrecommendation b: Do.\n  because evidence: E.\n")
    parts = read(html.check_result_to_html(check_draft(draft, "plan.argmap"))).findall("details")
    opened = [part.get("open") is not None for part in parts]
    assert opened == sorted(opened, reverse=True)
    assert opened[0]
    assert not opened[-1]


SHOWN = [
    (assess(PLAN), "act"),
    (explain(PLAN, "act"), "Act <b>now</b>."),
    (evidence_table(PLAN, TODAY), "It burns & smokes"),
    (RESULT, "plan.argmap"),
    (RESULT.findings[0], RESULT.findings[0].message),
]


@pytest.mark.parametrize(("value", "expected"), SHOWN, ids=lambda value: type(value).__name__)
def test_notebooks_show_it(value: object, expected: str) -> None:
    data, _ = DisplayFormatter().format(value)
    assert expected in words(data["text/html"])
    assert "text/plain" in data


def test_the_table_of_evidence_is_a_tuple_with_its_map() -> None:
    table = evidence_table(PLAN, TODAY)
    assert isinstance(table, EvidenceTable)
    assert table == tuple(table)
    assert pickle.loads(pickle.dumps(table)).map == PLAN


def test_a_block_of_a_file_is_named_by_its_line() -> None:
    result: CheckResult = attrs.evolve(RESULT, line=7)
    assert "plan.argmap:7" in words(html.check_result_to_html(result))
