"""Maps built in Python."""

import inspect
from datetime import date
from typing import Any

import pytest

from argmap.builder import Cites, MapBuilder
from argmap.canonical import canonical_text
from argmap.loader import parse, parse_draft
from argmap.model import Citation, Inference, Kind, Link


def test_a_built_map_equals_a_parsed_map() -> None:
    plan = MapBuilder(title="Jobs", author="The team", date="2024", language="en", document="n.txt")
    plan.source("report", "Load report", date=date(2024, 1, 15))
    plan.section("Decision", id="decision")
    rate = plan.evidence("2,900 jobs a second.", id="rate", cites=["report", ("report", "p. 3")])
    growth = plan.assumption("The load will triple.", id="growth", tags=["load"], at="¶3")
    swells = plan.claim("The table swells.", id="swells")
    lost = plan.goal("No job is lost.", id="lost")
    keep = plan.recommendation("Keep them.", id="keep", by=["A", "B"], by_date=date(2024, 9, 30))
    keep.because(rate, growth, since=lost, unless=[swells], implicit=True, scheme="trend")
    keep.but(swells)
    read = parse_draft(
        """
title: Jobs
author: The team
date: 2024
language: en
document: n.txt
source report: Load report {date: 2024-01-15}
# Decision {#decision}
evidence rate: 2,900 jobs a second. [@report; @report, p. 3]
assumption growth: The load will triple. #load [at ¶3]
claim swells: The table swells.
goal lost: No job is lost.
recommendation keep: Keep them. {by: [A, B], by-date: 2024-09-30}
  because (implicit, trend) [rate]
  and [growth]
  since [lost]
  unless [swells]
  but [swells]
"""
    )
    assert plan.map() == read.require_map()


def test_calls_can_be_chained() -> None:
    plan = MapBuilder()
    a, b, c = (plan.claim(text, id=text) for text in "abc")
    assert a.because(b).but(c) is a
    assert plan.map().inferences == (
        Inference("a", "because", ["b"]),
        Inference("a", "but", ["c"]),
    )


def test_ids_are_generated_from_texts() -> None:
    plan = MapBuilder()
    assert plan.claim("Ties grow.").id == "ties-grow"
    assert plan.claim("Ties grow!").id != "ties-grow"


def test_reasons_take_handles_and_ids() -> None:
    plan = MapBuilder()
    a, _, c = (plan.claim(text, id=text) for text in "abc")
    a.because("b", c, since=["b", c], unless="c")
    plan["b"].but("c")
    assert plan.map().inferences == (
        Inference("a", "because", ["b", "c"], [Link("b"), Link("c")], [Link("c")]),
        Inference("b", "but", ["c"]),
    )


def test_statements_are_found_by_id() -> None:
    plan = MapBuilder()
    plan.claim("x", id="agenda")
    assert plan["agenda"].id == plan.statement("agenda").id == "agenda"
    assert "agenda" in plan
    assert "other" not in plan
    with pytest.raises(KeyError, match="did you mean 'agenda'"):
        plan["agneda"]


def test_a_builder_can_start_from_a_map() -> None:
    argument_map = parse("title: T\nsource s: S\n# One\nclaim a: x\n  because evidence b: y [@s]\n")
    plan = MapBuilder.from_map(argument_map)
    assert plan.map() == argument_map
    plan["a"].but(plan.claim("z", id="c", cites="s"))
    extended = plan.map()
    assert extended.title == "T"
    assert extended.statements["c"].section == "one"
    assert [inference.premises for inference in extended.reasons["a"]] == [("b",), ("c",)]
    assert "c" not in argument_map.statements


def test_sections_return_their_ids() -> None:
    plan = MapBuilder()
    plan.claim("x", id="before")
    one = plan.section("One")
    two = plan.section("Two", id="second")
    inner = plan.section("Inner", within=one)
    plan.claim("x", id="inside")
    innermost = plan.section("Innermost", within=inner)
    plan.claim("x", id="elsewhere", section=two)
    argument_map = plan.map()
    sections = [(section.id, section.level) for section in argument_map.sections]
    assert sections == [("one", 1), ("inner", 2), ("innermost", 3), ("second", 1)]
    assert innermost == "innermost"
    places = {name: statement.section for name, statement in argument_map.statements.items()}
    assert places == {"before": None, "inside": "inner", "elsewhere": "second"}
    assert parse(canonical_text(argument_map)) == argument_map


def test_wrong_sections_are_refused() -> None:
    plan = MapBuilder()
    plan.section("Decision", id="decision", level=6)
    with pytest.raises(ValueError, match="from 1 to 6"):
        plan.section("Inner", within="decision")
    with pytest.raises(ValueError, match="did you mean 'decision'"):
        plan.section("Inner", within="decison")
    with pytest.raises(ValueError, match="did you mean 'decision'"):
        plan.claim("x", section="decison")
    with pytest.raises(ValueError, match="already"):
        plan.section("Again", id="decision")
    with pytest.raises(TypeError, match="not both"):
        plan.section("Inner", within="decision", level=2)


@pytest.mark.parametrize(
    ("cites", "citations"),
    [
        ("s", [Citation("s")]),
        (Citation("s", "p. 3"), [Citation("s", "p. 3")]),
        (["s", Citation("t", "p. 3")], [Citation("s"), Citation("t", "p. 3")]),
        ([("s", "p. 3")], [Citation("s", "p. 3")]),
        ((("s", "p. 3"), "t"), [Citation("s", "p. 3"), Citation("t")]),
        ([], []),
    ],
)
def test_citations(cites: Cites, citations: list[Citation]) -> None:
    plan = MapBuilder()
    plan.source("s", "S")
    plan.source("t", "T")
    plan.evidence("x", id="e", cites=cites)
    assert plan.map().statements["e"].citations == tuple(citations)


@pytest.mark.parametrize("cites", [("s", "p. 3"), ("s", "t"), 3, [3], [("s",)], {"s": "p. 3"}])
def test_ambiguous_citations_are_refused_with_the_accepted_forms(cites: Any) -> None:
    plan = MapBuilder()
    plan.source("s", "S")
    plan.source("t", "T")
    with pytest.raises(TypeError, match=r"argmap.Citation"):
        plan.evidence("x", cites=cites)


def test_errors_are_raised_at_once() -> None:
    plan = MapBuilder()
    claim = plan.claim("x", id="a")
    with pytest.raises(ValueError, match="statement 'a' already"):
        plan.claim("y", id="a")
    with pytest.raises(ValueError, match="premises"):
        claim.because()
    with pytest.raises(ValueError, match="text must"):
        plan.claim("two\nlines")
    with pytest.raises(ValueError, match="no source 'report'"):
        plan.evidence("x", cites="report")
    with pytest.raises(ValueError, match="no statement 'b'"):
        claim.because("b")
    with pytest.raises(TypeError, match="handle or an id"):
        claim.because(3)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="another MapBuilder"):
        claim.because(MapBuilder().claim("y", id="b"))
    with pytest.raises(ValueError, match="title must"):
        MapBuilder(title="two\nlines")
    assert plan.map().inferences == ()


def test_a_misspelt_parameter_is_not_an_attribute() -> None:
    with pytest.raises(TypeError, match="'cite' is not a parameter; did you mean 'cites'"):
        MapBuilder().claim("x", cite="report")


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_has_a_method_with_the_parameters_of_add(kind: Kind) -> None:
    method = inspect.signature(getattr(MapBuilder(), kind))
    add = inspect.signature(MapBuilder().add)
    assert list(add.parameters) == ["kind", *method.parameters]
    assert getattr(MapBuilder(), kind)("x").id == MapBuilder().add(kind, "x").id
