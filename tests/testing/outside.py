"""Tests as other projects write them, with every strategy and every law, in Hypothesis's settings.

This file is copied into a project of its own, where argmap is installed from its wheel.
"""

import re
from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.testing import (
    BrokenDocument,
    Edit,
    broken_documents,
    documents,
    edits,
    flawed_maps,
    ids,
    inferences,
    laws,
    layouts,
    maps,
    prose,
    sources,
    statements,
)


def table(plan: argmap.ArgumentMap) -> str:
    """A format of its own: one row for each statement."""
    rows = (f"<p>{escape(each.text)}</p>" for each in plan.statements.values())
    return "".join(rows)


def shown(page: str) -> str:
    return unescape(re.sub("<.*?>", "", page))


def marks(page: str) -> list[str]:
    return re.findall("<.*?>", page)


test_round_trip = given(maps())(laws.round_trips(argmap.canonical_text, argmap.parse))
test_statements_stay = given(maps())(laws.keeps_statements(argmap.canonical_text, argmap.parse))
test_verdicts_stay = given(maps())(laws.keeps_verdicts(argmap.canonical_text, argmap.parse))
test_order_is_ignored = given(maps())(laws.ignores_order(argmap.verdicts))
test_all_is_shown = given(maps())(laws.shows_every_statement(table, shown))
test_texts_stay_texts = given(maps())(laws.escapes_texts(table, marks))


@given(st.from_type(argmap.ArgumentMap))
def test_the_type_is_known(plan: argmap.ArgumentMap) -> None:
    assert argmap.parse(argmap.canonical_text(plan)) == plan


@pytest.mark.parametrize("verdict", argmap.Verdict)
@given(data=st.data())
def test_outcomes(verdict: argmap.Verdict, data: st.DataObject) -> None:
    plan = data.draw(maps(recommendations=verdict))
    found = argmap.verdicts(plan)
    advice = [each.id for each in plan.statements.values() if each.kind == "recommendation"]
    assert {found[name].verdict for name in advice} == {verdict}


@given(documents())
def test_documents(text: str) -> None:
    assert argmap.parse_draft(text).diagnostics == ()


@given(maps(size=3).flatmap(layouts))
def test_layouts(text: str) -> None:
    assert len(argmap.parse(text).statements) == 3


@given(broken_documents())
def test_broken_documents(broken: BrokenDocument) -> None:
    [mistake] = argmap.parse_draft(broken.text).diagnostics
    assert mistake.code == broken.code


@given(maps(size=(1, 5)).flatmap(edits))
def test_edits(edit: Edit) -> None:
    assert not edit.find_violations(argmap.verdicts(edit.before), argmap.verdicts(edit.after))


@given(flawed_maps("R005"))
def test_flawed_maps(plan: argmap.ArgumentMap) -> None:
    assert "R005" in [each.code for each in argmap.check(plan)]


@given(ids(), prose(), statements(), inferences(), sources())
def test_members(
    name: str,
    text: str,
    statement: argmap.Statement,
    inference: argmap.Inference,
    source: argmap.Source,
) -> None:
    assert name
    assert text
    assert statement.id
    assert inference.premises
    assert source.id


@given(maps())
def test_that_fails(plan: argmap.ArgumentMap) -> None:
    assert not any(each.polarity == "but" for each in plan.inferences)
