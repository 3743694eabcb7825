"""Relations under a statement: reasons, linked premises, warrants and exceptions."""

from textwrap import dedent

import pytest

from argmap.loader import Draft, parse_draft
from argmap.model import Inference, Link


def read(text: str) -> Draft:
    return parse_draft(dedent(text))


def reasons(text: str) -> tuple[Inference, ...]:
    draft = read(text)
    assert draft.diagnostics == ()
    return draft.map.inferences


def test_two_because_lines_are_two_reasons() -> None:
    assert reasons(
        """
        claim a: x
          because claim b: y
          because claim c: z
        """
    ) == (Inference("a", "because", ["b"]), Inference("a", "because", ["c"]))


def test_and_since_and_unless_join_the_reason_above_at_the_same_depth() -> None:
    assert reasons(
        """
        recommendation a: x
          because claim b: y
            because evidence b1: deeper
          and claim c: z
          since assumption w: it bears
          unless claim e: it does not
          but claim d: against
          unless claim f: answered
        """
    ) == (
        Inference("a", "because", ["b", "c"], [Link("w")], [Link("e")]),
        Inference("b", "because", ["b1"]),
        Inference("a", "but", ["d"], [], [Link("f")]),
    )


def test_a_reference_names_a_statement_before_or_after_it() -> None:
    assert reasons(
        """
        claim a: x
          because [c]
        claim b: y
          because [a]
        claim c: z
        """
    ) == (Inference("a", "because", ["c"]), Inference("b", "because", ["a"]))


def test_a_reference_can_have_relations_of_its_own() -> None:
    assert reasons(
        """
        claim a: x
          because [b]
            but claim c: z
        claim b: y
        """
    ) == (Inference("a", "because", ["b"]), Inference("b", "but", ["c"]))


def test_relations_can_be_added_to_a_statement_later() -> None:
    assert reasons(
        """
        claim a: x
        claim b: y

        [a]
          because [b]
        """
    ) == (Inference("a", "because", ["b"]),)


def test_marks() -> None:
    assert reasons(
        """
        claim a: x
          because (implicit) claim b: y
          since (expert opinion) claim c: z
          unless (implicit) claim e: z
          but (implicit, from consequences) [b]
        """
    ) == (
        Inference(
            "a",
            "because",
            ["b"],
            [Link("c", scheme="expert opinion")],
            [Link("e", implicit=True)],
            implicit=True,
        ),
        Inference("a", "but", ["b"], implicit=True, scheme="from consequences"),
    )


@pytest.mark.parametrize("mark", ["implict", "implict, expert opinion", "implicit, implict"])
def test_a_misspelt_mark_is_not_taken_for_a_scheme(mark: str) -> None:
    draft = read(f"claim a: x\n  because ({mark}) claim b: y\n")
    [diagnostic] = draft.diagnostics
    assert diagnostic.code == "M004"
    assert "`(implicit)`" in diagnostic.help
    assert draft.map.inferences[0].implicit


def test_implicit_given_twice_is_no_scheme() -> None:
    [inference] = reasons("claim a: x\n  because (implicit, implicit) claim b: y\n")
    assert (inference.implicit, inference.scheme) == (True, "")


@pytest.mark.parametrize("word", ["and", "since", "unless"])
def test_a_line_with_nothing_to_join(word: str) -> None:
    draft = read(f"claim a: x\n  {word} claim b: y\n")
    [diagnostic] = draft.diagnostics
    assert diagnostic.code == "M003"
    assert diagnostic.span is not None
    span = diagnostic.span
    assert (span.line, span.column, span.length) == (2, 3, len(word))
    assert list(draft.map.statements) == ["a", "b"]


def test_a_reason_under_another_statement_cannot_be_joined() -> None:
    draft = read(
        """
        claim a: x
          because claim b: y
            and claim c: z
        """
    )
    assert [diagnostic.code for diagnostic in draft.diagnostics] == ["M003"]


def test_a_reason_with_an_unknown_premise_is_dropped() -> None:
    draft = read(
        """
        claim a: x
          because claim b: y
          and [gone]
          because claim c: z
        """
    )
    assert [diagnostic.code for diagnostic in draft.diagnostics] == ["M001"]
    assert draft.map.inferences == (Inference("a", "because", ["c"]),)
    assert list(draft.map.statements) == ["a", "b", "c"]


def test_deep_nesting() -> None:
    lines = [f"{' ' * depth}because claim c{depth}: x" for depth in range(1, 2_000)]
    draft = parse_draft("\n".join(["claim c0: x", *lines]))
    assert draft.diagnostics == ()
    assert len(draft.map.inferences) == 1_999
