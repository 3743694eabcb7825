"""Maps made in Python."""

from datetime import date

import pytest

from argmap.builder import MapBuilder
from argmap.loader import parse_draft
from argmap.model import Citation, Inference, Link


def test_a_map_made_in_python_is_the_map_that_is_read() -> None:
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


def test_reasons_can_follow_each_other() -> None:
    plan = MapBuilder()
    a, b, c = (plan.claim(text, id=text) for text in "abc")
    assert a.because(b).but(c) is a
    assert plan.map().inferences == (
        Inference("a", "because", ["b"]),
        Inference("a", "but", ["c"]),
    )


def test_ids_are_made_of_texts() -> None:
    plan = MapBuilder()
    assert plan.claim("Ties grow.").id == "ties-grow"
    assert plan.claim("Ties grow!").id != "ties-grow"


def test_one_citation() -> None:
    plan = MapBuilder()
    plan.source("r", "R")
    plan.say("evidence", "x", id="e", cites="r")
    assert plan.map().statements["e"].citations == (Citation("r"),)


def test_warrants_and_exceptions_come_alone_or_together() -> None:
    plan = MapBuilder()
    a, b, c = (plan.claim(text, id=text) for text in "abc")
    a.because(b, since=[b, c], unless=c)
    [inference] = plan.map().inferences
    assert inference.warrants == (Link("b"), Link("c"))
    assert inference.exceptions == (Link("c"),)


def test_what_is_wrong_is_refused_at_once() -> None:
    plan = MapBuilder()
    claim = plan.claim("x", id="a")
    with pytest.raises(ValueError, match="'a' has been said already"):
        plan.claim("y", id="a")
    with pytest.raises(ValueError, match="premises"):
        claim.because()
    with pytest.raises(ValueError, match="text must"):
        plan.claim("two\nlines")


def test_reasons_are_made_of_statements_of_the_same_map() -> None:
    claim = MapBuilder().claim("x", id="a")
    with pytest.raises(ValueError, match="'b' was said in another map"):
        claim.because(MapBuilder().claim("y", id="b"))
    with pytest.raises(TypeError, match="not of 'b'"):
        claim.because("b")  # type: ignore[arg-type]


def test_a_misspelt_parameter_is_no_attribute() -> None:
    with pytest.raises(TypeError, match="'cite' is no parameter; did you mean 'cites'"):
        MapBuilder().claim("x", cite="report")
