"""What Hypothesis knows about argmap: the strategies of its types, and how to print a map."""

import subprocess
import sys

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.vendor.pretty import pretty

import argmap
from argmap.loader import parse
from argmap.model import ArgumentMap
from argmap.semantics import Judgement, Verdict
from argmap.source import Diagnostic, Span
from argmap.testing import BrokenDocument, Edit, EditKind, broken_documents, documents, edits, maps
from argmap.testing.pretty_printing import MultilineText, to_python

NOT_DRAWN = {
    "MapBuilder": "it is mutable; draw maps() instead",
    "Rule": "the checker is not registered; sample from a list of rules",
    "RuleContext": "the checker builds it for a rule; call argmap.check",
    "RuleInfo": "it is a protocol, which rules satisfy",
    "StatementHandle": "it belongs to a MapBuilder, which is mutable",
    "View": "it is a typed dict of keyword arguments",
    "Settings": "the checker is not registered; use st.builds(argmap.Settings, ...)",
}
"""The public classes that `st.from_type` does not draw, with the reason."""


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in sorted(set(dir(argmap)) - NOT_DRAWN.keys())
        if isinstance(value := getattr(argmap, name), type) and not issubclass(value, Exception)
    ],
)
@pytest.mark.filterwarnings("ignore::hypothesis.errors.SmallSearchSpaceWarning")
def test_public_classes_have_strategies(name: str) -> None:
    kind = getattr(argmap, name)
    health_checks = list(HealthCheck)

    @settings(max_examples=1, database=None, suppress_health_check=health_checks)
    @given(st.from_type(kind))
    def draws(value: object) -> None:
        assert isinstance(value, kind)

    draws()


@settings(max_examples=50)
@given(st.from_type(Span), st.from_type(Judgement), st.from_type(Diagnostic))
def test_results_are_consistent(span: Span, judgement: Judgement, diagnostic: Diagnostic) -> None:
    assert 0 <= span.start <= span.end <= len(span.text.content)
    assert (judgement.verdict is Verdict.UNSUPPORTED) == (judgement.reason is not None)
    assert diagnostic.message


@pytest.mark.parametrize(
    "line",
    [
        "from argmap.testing import BrokenDocument, maps",
        "import argmap.testing.registration",
        "from argmap.testing import laws; from hypothesis import strategies as st",
        "from hypothesis import strategies as st; from argmap.testing import maps",
    ],
)
def test_the_order_of_imports_does_not_matter(line: str) -> None:
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


@settings(max_examples=30)
@given(maps())
def test_a_printed_map_evaluates_to_the_map(argument_map: ArgumentMap) -> None:
    assert eval(to_python(argument_map), {"argmap": argmap}) == argument_map


@pytest.mark.parametrize("text", [r"A \ and " "" + '"""', r"C:\new", '""" + "', "'"])
def test_quotation_marks_and_backslashes_are_escaped(text: str) -> None:
    [claim] = parse("claim a: x\n").statements.values()
    argument_map = ArgumentMap([attrs.evolve(claim, text=text)])
    assert eval(to_python(argument_map), {"argmap": argmap}) == argument_map


def test_a_map_with_a_warning_is_printed_as_its_text() -> None:
    argument_map = parse('claim a: x {DAET: ""}\n')
    assert eval(to_python(argument_map), {"argmap": argmap}) == argument_map


def test_a_map_that_cannot_be_written_is_printed_as_its_repr(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_: ArgumentMap) -> str:
        raise RecursionError

    monkeypatch.setattr("argmap.canonical.canonical_text", broken)
    assert to_python(PLAN) == repr(PLAN)
    monkeypatch.setattr("argmap.canonical.canonical_text", lambda _: "claim a: It is so.\n")
    assert to_python(PLAN) == repr(PLAN)


def test_a_failing_example_can_be_pasted() -> None:
    circle = parse("claim a: a is so.\n  because [a]\n")

    @settings(database=None, print_blob=False, phases=[Phase.generate, Phase.shrink])
    @given(st.just(circle))
    def fails(argument_map: ArgumentMap) -> None:
        assert not argument_map.inferences

    with pytest.raises(AssertionError) as failed:
        fails()
    notes = "\n".join(failed.value.__notes__)
    assert 'argument_map=argmap.parse("""\nclaim a: a is so.\n  because [a]\n""")' in notes


@settings(max_examples=30)
@given(documents(size=(0, 4)))
def test_a_printed_text_evaluates_to_the_text(text: str) -> None:
    assert eval(pretty(text)) == text


def test_a_text_is_printed_on_several_lines_if_it_can_be_pasted() -> None:
    text = "claim a: It is so.\n\tbut [a]\n"
    assert pretty(MultilineText(text)) == '"""\\\n' + text + '"""'
    assert pretty(MultilineText("claim a: \\[x]\n")) == 'r"""claim a: \\[x]\n"""'
    for odd in ("\ufeffclaim a: x\n", "claim a: x\r\n", 'claim a: """\n', "claim a: x\\"):
        assert pretty(MultilineText(odd)) == repr(odd)


def test_failing_texts_can_be_pasted() -> None:
    @settings(database=None, print_blob=False, phases=[Phase.generate, Phase.shrink])
    @given(documents(plain=True, size=1), broken_documents("L001", size=0, plain=True))
    def fails(text: str, broken: BrokenDocument) -> None:
        assert not text

    with pytest.raises(AssertionError) as failed:
        fails()
    notes = "\n".join(failed.value.__notes__)
    assert 'text="""\\\nclaim a: a is so.\n"""' in notes
    assert 'BrokenDocument(\n        """\\\n\nSome words stand here.' in notes


@settings(max_examples=30)
@given(maps(size=(1, 4)).flatmap(edits))
def test_a_printed_edit_evaluates_to_the_edit(edit: Edit) -> None:
    names = {"argmap": argmap, "EditKind": EditKind, "Edit": Edit}
    assert eval(pretty(edit), names) == edit


def test_a_failing_edit_shows_the_map_before_and_after() -> None:
    @settings(database=None, print_blob=False, phases=[Phase.generate, Phase.shrink])
    @given(edits(PLAN))
    def fails(edit: Edit) -> None:
        assert edit.kind is not EditKind.WITHDRAW

    with pytest.raises(AssertionError) as failed:
        fails()
    notes = "\n".join(failed.value.__notes__)
    assert 'before=argmap.parse("""\nclaim a: It is so.\n  because evidence b: Seen.' in notes
    assert 'after=argmap.parse("""\nevidence b: Seen.\n"""),' in notes


@pytest.mark.parametrize(
    ("strategy", "shown"),
    [
        (maps(), "maps()"),
        (broken_documents(), "broken_documents()"),
        (broken_documents("L001", plain=True), "broken_documents(code='L001', plain=True)"),
    ],
)
def test_the_repr_of_a_strategy_is_its_call(strategy: object, shown: str) -> None:
    assert repr(strategy) == shown
