"""What Hypothesis knows of argmap: strategies for its types, and how to print a map."""

import subprocess
import sys

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.vendor.pretty import pretty

import argmap
from argmap.model import ArgumentMap, Inference, Source, Statement
from argmap.resolve import parse
from argmap.testing import maps
from argmap.testing.registration import pasteable, register


@given(st.data())
def test_types_have_strategies(data: st.DataObject) -> None:
    register()
    for type_ in (ArgumentMap, Inference, Source, Statement):
        assert isinstance(data.draw(st.from_type(type_)), type_)


@pytest.mark.parametrize(
    "line",
    [
        "from argmap.testing import BrokenDocument, maps",
        "import argmap.testing.registration",
        "from argmap.testing import laws; from hypothesis import strategies as st",
        "from hypothesis import strategies as st; from argmap.testing import maps",
    ],
)
def test_it_does_not_matter_what_is_imported_first(line: str) -> None:
    more = (
        "from hypothesis import strategies as st; import argmap; st.from_type(argmap.ArgumentMap)"
    )
    command = [sys.executable, "-W", "error", "-c", f"{line}; {more}.validate()"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


PLAN = parse("claim a: It is so.\n  because evidence b: Seen.\n")


def test_a_map_is_printed_as_its_text() -> None:
    assert pretty(PLAN) == (
        'argmap.parse("""\nclaim a: It is so.\n  because evidence b: Seen.\n""")'
    )


@settings(max_examples=50)
@given(maps())
def test_what_is_printed_makes_the_map_again(argument_map: ArgumentMap) -> None:
    assert eval(pasteable(argument_map), {"argmap": argmap}) == argument_map


@pytest.mark.parametrize("text", [r"A \ and " "" + '"""', r"C:\new", '""" + "', "'"])
def test_quotation_marks_and_backslashes_are_printed_as_such(text: str) -> None:
    [claim] = parse("claim a: x\n").statements.values()
    argument_map = ArgumentMap([attrs.evolve(claim, text=text)])
    assert eval(pasteable(argument_map), {"argmap": argmap}) == argument_map


def test_a_map_that_cannot_be_written_is_printed_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_: ArgumentMap) -> str:
        raise RecursionError

    monkeypatch.setattr("argmap.compose.canonical_text", broken)
    assert pasteable(PLAN) == repr(PLAN)
    monkeypatch.setattr("argmap.compose.canonical_text", lambda _: "claim a: It is so.\n")
    assert pasteable(PLAN) == repr(PLAN)


def test_a_failing_example_can_be_pasted() -> None:
    @settings(database=None, print_blob=False)
    @given(maps())
    def fails(argument_map: ArgumentMap) -> None:
        assert not argument_map.inferences

    with pytest.raises(AssertionError) as failed:
        fails()
    notes = "\n".join(failed.value.__notes__)
    assert 'argument_map=argmap.parse("""\nclaim a: a is so.\n  because [a]\n""")' in notes
