"""The public strategies with Hypothesis's default health checks, as other projects use them."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap import testing

default_checks = settings(max_examples=20, deadline=None, suppress_health_check=[])


@default_checks
@given(
    testing.ids(),
    testing.prose(),
    testing.statements(),
    testing.inferences(),
    testing.sources(),
    testing.flawed_maps("R005"),
)
def test_parts(
    name: str,
    text: str,
    statement: argmap.Statement,
    inference: argmap.Inference,
    source: argmap.Source,
    flawed: argmap.ArgumentMap,
) -> None:
    assert name
    assert text
    assert statement.id
    assert inference.premises
    assert source.id
    assert flawed.statements


@pytest.mark.parametrize("verdict", argmap.Verdict)
@default_checks
@given(data=st.data())
def test_recommendations(verdict: argmap.Verdict, data: st.DataObject) -> None:
    plan = data.draw(testing.maps(recommendations=verdict, depth=None))
    verdicts = argmap.verdicts(plan)
    recommended = [
        name for name, statement in plan.statements.items() if statement.kind == "recommendation"
    ]
    assert {verdicts[name].verdict for name in recommended} == {verdict}


@default_checks
@given(testing.documents(), testing.broken_documents())
def test_texts(text: str, broken: testing.BrokenDocument) -> None:
    assert argmap.parse_draft(text).diagnostics == ()
    [error] = argmap.parse_draft(broken.text).diagnostics
    assert error.code == broken.code


@default_checks
@given(testing.maps(size=(1, 5)).flatmap(testing.edits))
def test_edits(edit: testing.Edit) -> None:
    assert not edit.find_violations(argmap.verdicts(edit.before), argmap.verdicts(edit.after))


@default_checks
@given(testing.maps(size=3).flatmap(testing.layouts))
def test_layouts(text: str) -> None:
    assert len(argmap.parse(text).statements) == 3


@pytest.mark.skipif(not find_spec("mypy"), reason="mypy comes with the extra lint")
def test_public_names_are_typed() -> None:
    command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", __file__]
    root = Path(__file__).parents[2]
    run = subprocess.run(command, capture_output=True, text=True, cwd=root, check=False)
    assert "Success" in run.stdout, run.stdout
