"""Explanations as indented lines; their wording is in `wording.txt`."""

from itertools import pairwise

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import parse
from argmap.builder import MapBuilder
from argmap.model import ArgumentMap, Inference, Kind
from argmap.reports.explanation_text import (
    Line,
    build_lines,
    divide_explanation,
    format_citations,
    format_explanation,
    quote,
)
from argmap.semantics import Reading, assess
from argmap.semantics.explanations import explain, explanations
from argmap.semantics.what_if import WithdrawnStatements, suppose
from argmap.wording import QUOTED_WIDTH
from tests.reports.maps import BRIDGE
from tests.semantics.strategies import small_maps, statement, tangled_map

MAPS = st.one_of(small_maps(), st.builds(tangled_map, st.integers(0, 2**32), st.integers(5, 25)))


def lengthen_texts(argument_map: ArgumentMap) -> ArgumentMap:
    """Return the map with texts that are cut where they are repeated."""
    return attrs.evolve(
        argument_map,
        statements=[
            attrs.evolve(
                original, text=f"{original.id} is a statement" + " that takes a lot of room" * 2
            )
            for original in argument_map.statements.values()
        ],
    )


@given(MAPS.map(lengthen_texts), st.sampled_from(Reading))
@settings(max_examples=60)
def test_every_explained_statement_is_quoted_in_full(
    argument_map: ArgumentMap, reading: Reading
) -> None:
    names = argument_map.statements
    for explanation in explanations(assess(argument_map), names, reading).values():
        lines = list(build_lines(explanation))
        assert {line.statement for line in lines} == explanation.statements.keys()
        text = "\n".join(line.text for line in lines)
        for name in explanation.statements:
            assert f"“{argument_map.statements[name].text}" in text


@given(MAPS, st.sampled_from(Reading))
@settings(max_examples=60)
def test_every_statement_is_explained_once(argument_map: ArgumentMap, reading: Reading) -> None:
    names = argument_map.statements
    for explanation in explanations(assess(argument_map), names, reading).values():
        lines = list(build_lines(explanation))
        steps = [step for account in explanation.statements.values() for step in account.steps]
        mentions = sum(len(step.mentions) + 1 for step in steps)
        assert len(lines) <= 1 + len(explanation.statements) + mentions + len(steps)
        assert [line.depth for line in lines].count(0) == 1
        for above, below in pairwise(lines):
            assert 0 < below.depth <= above.depth + 1
            assert not above.text.endswith(":") or below.depth == above.depth + 1


@given(MAPS.map(lengthen_texts), st.sampled_from(Reading))
@settings(max_examples=50)
def test_a_divided_explanation_has_the_same_statements_with_objections_apart(
    argument_map: ArgumentMap, reading: Reading
) -> None:
    names = argument_map.statements
    for explanation in explanations(assess(argument_map), names, reading).values():
        whole = list(build_lines(explanation))
        parts = divide_explanation(explanation)
        reasons, objections = list(parts.reasons), list(parts.objections)
        assert whole[0].text.endswith(parts.verdict)
        assert not any("bjection holds" in line.text for line in reasons)
        text = "\n".join(line.text for line in (*reasons, *objections))
        for name in explanation.statements:
            if name != explanation.statement:
                assert f"“{argument_map.statements[name].text}" in text
        for lines in (reasons, objections):
            for above, below in pairwise(lines):
                assert 0 <= below.depth <= above.depth + 1
                assert not above.text.endswith(":") or below.depth == above.depth + 1
            if lines:
                assert not lines[-1].text.endswith(":")


def lines_about(argument_map: ArgumentMap, name: str) -> list[Line]:
    return list(build_lines(explain(assess(argument_map), name)))


def outline(argument_map: ArgumentMap, name: str) -> list[tuple[int, str]]:
    """Return the depth of each line, and the statement that it is about."""
    return [(line.depth, line.statement) for line in lines_about(argument_map, name)]


def test_reasons_premises_and_objections_are_indented_below_their_conclusion() -> None:
    assert outline(BRIDGE, "close") == [
        (0, "close"),
        (1, "cracks"),
        (2, "photo"),
        (2, "paint"),
        (3, "engineer"),
        (3, "bribed"),
        (1, "close"),
        (2, "repaired"),
        (1, "cheaper"),
        (2, "cheaper"),
    ]


def test_a_circle_ends_where_it_closes() -> None:
    assert outline(BRIDGE, "wait") == [(0, "wait"), (1, "calmer"), (2, "trend"), (3, "calmer")]
    assert outline(BRIDGE, "rising") == [(0, "rising"), (1, "rising")]


def test_circles_of_objections_differ_from_circles_of_reasons() -> None:
    reasons = lines_about(BRIDGE, "wait")[-1].text
    objections = lines_about(BRIDGE, "trust")[-1].text
    assert "the reasons are circular" in reasons
    assert "a circle of objections" in objections


def test_returning_through_an_objection_is_not_a_circle_of_reasons() -> None:
    plan = MapBuilder()
    works = plan.claim("It works.", id="works").because(plan.evidence("It ran.", id="ran"))
    used = plan.claim("It is used.", id="used")
    used.because(works, plan.claim("Everybody has one.", id="all"))
    works.but(plan.evidence("It broke.", id="broke"), unless=used)
    assert not any("circular" in line.text for line in lines_about(plan.map(), "used"))


@pytest.mark.parametrize("last", [Kind.EVIDENCE, Kind.CLAIM])
def test_deep_explanations_do_not_exhaust_the_stack(last: Kind) -> None:
    names = [f"s{number}" for number in range(5_000)]
    kinds = [Kind.CLAIM] * (len(names) - 1) + [last]
    inferences = [Inference(name, "because", [by]) for name, by in pairwise(names)]
    argument_map = ArgumentMap(map(statement, kinds, names), inferences)
    assert [line.statement for line in lines_about(argument_map, "s0")] == names


def test_repeated_statements_are_cut_and_refer_to_their_explanation() -> None:
    plan = MapBuilder()
    text = "One two three four five six seven eight nine ten eleven twelve thirteen."
    assert len(text) > QUOTED_WIDTH
    long = plan.claim(text, id="long").because(plan.evidence("Seen.", id="seen"))
    both = plan.claim("So.", id="so").because(long), plan.claim("Then.", id="then").because(long)
    plan.claim("It.", id="it").because(*both)
    first, second = (line for line in lines_about(plan.map(), "it") if line.statement == "long")
    assert text in first.text
    assert text not in second.text
    assert "…” (see above)" in second.text


def test_withdrawn_reasons_are_listed_where_they_are_missing() -> None:
    written = parse(
        "recommendation act: Open a second desk.\n"
        "  because claim works: It halves the queue.\n    because evidence trial: It did once.\n"
        "  because claim cheap: It costs nothing.\n"
        "    because evidence free: The desk is there.\n    because evidence poll: They say so.\n"
    )
    why = {"trial": "the test failed", "poll": "the test did not run"}
    withdrawn = WithdrawnStatements(written, why)
    left = assess(suppose(written, without=why))
    act, works = explanations(left, ["act", "works"], withdrawn=withdrawn).values()
    assert "Withdrawn: “It did once.” (the test failed)\n" in format_explanation(works)
    assert "Withdrawn" not in format_explanation(act)


@pytest.mark.parametrize(
    ("text", "sentence", "phrase"),
    [
        ("Act now.", "“Act now.”", "“Act now”"),
        ("Act now", "“Act now.”", "“Act now”"),
        ("Act now!", "“Act now!”", "“Act now!”"),
        (".", "“.”", "“.”"),
        ("行動する。", "“行動する。”", "“行動する。”"),
    ],
)
def test_quotations_end_like_sentences_or_not(text: str, sentence: str, phrase: str) -> None:
    assert quote(text) == sentence
    assert quote(text, ends=False) == phrase


def test_evidence_cites_its_sources_or_the_author() -> None:
    builder = MapBuilder()
    builder.source("a", "First report")
    builder.source("b", "Second report")
    builder.evidence("It is so.", id="both", cites=[("a", "p. 3"), "b"])
    builder.evidence("It is said.", id="said", at=["¶4", "¶9"])
    builder.evidence("It is there.", id="there")
    argument_map = builder.map()
    cited = {
        name: format_citations(argument_map, evidence)
        for name, evidence in argument_map.statements.items()
    }
    assert cited == {
        "both": " (First report, p. 3; Second report)",
        "said": " (author's word, ¶4, ¶9)",
        "there": " (author's word)",
    }
