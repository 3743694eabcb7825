"""The canonical text of a map."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import TypeVar
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.canonical import DEEPEST, canonical_text
from argmap.identifiers import is_id, is_key, is_tag
from argmap.loader import load, parse, parse_draft
from argmap.model import (
    ArgumentMap,
    Citation,
    Inference,
    Kind,
    Link,
    Polarity,
    Section,
    Source,
    Statement,
)
from argmap.testing import maps
from tests.testing.repeating import repeating_maps

T = TypeVar("T")


# Maps with texts, names and values that are odd but allowed

PIECES = [
    *"ab1 .,:;#@[](){}\\\"'/-_=é～（）［］：，；＃｛｝中!?%&*`^",
    *"\u00a0\u3000\u2009\u0301\u200b\u00ad\U0001f600",
    *("claim", "because", "and ", "at ", "//", "implicit", "[at ", "[@", "{#", "evidence a:"),
    *("source ", "include ", "title:", "because claim x:"),
]
texts = st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text(max_size=8)
ids = st.sampled_from(["a", "b", "claim", "at", "x-y", "v1.2", "é"]) | texts.filter(is_id)
keys = st.sampled_from(["s", "a:b", "2020x"]) | texts.filter(is_key)
tags = st.sampled_from(["t", "a/b"]) | texts.filter(is_tag)
scalars = st.one_of(
    texts,
    st.integers(-(10**40), 10**40),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
)
values = scalars | st.lists(scalars, max_size=2)


def accepted(
    construct: Callable[..., object], values: st.SearchStrategy[T]
) -> st.SearchStrategy[T]:
    """Filter values by whether a constructor accepts them."""

    def is_accepted(value: T) -> bool:
        try:
            construct(value)
        except (TypeError, ValueError):
            return False
        return True

    return values.filter(is_accepted)


prose = accepted(lambda text: Statement("claim", "a", text), texts)
optional_prose = st.just("") | prose
schemes = st.just("") | accepted(lambda text: Link("a", scheme=text), texts)
paths = accepted(lambda text: ArgumentMap(document=text), texts)
attributes = accepted(
    lambda attributes: Statement("claim", "a", "x", attributes=attributes),
    st.dictionaries(ids | st.sampled_from(["weight", "note"]), values, max_size=2),
)


@st.composite
def odd_maps(draw: st.DrawFn) -> ArgumentMap:
    def unique(names: st.SearchStrategy[str], size: int) -> list[str]:
        return draw(st.lists(names, max_size=size, unique_by=lambda name: normalize("NFC", name)))

    sources = [Source(key, draw(prose), draw(attributes)) for key in unique(keys, 2)]
    sections = [Section(name, draw(prose), draw(st.integers(1, 6))) for name in unique(ids, 2)]
    cited = st.sampled_from([source.id for source in sources] or [""])
    citations = st.lists(st.builds(Citation, cited, optional_prose), max_size=2)
    statements = [
        Statement(
            draw(st.sampled_from(Kind)),
            name,
            draw(prose),
            draw(st.lists(tags, max_size=2)),
            draw(citations) if sources else (),
            draw(st.lists(prose, max_size=2)),
            draw(attributes),
            draw(st.sampled_from([None, *(section.id for section in sections)])),
        )
        for name in unique(ids, 4)
    ]
    names = st.sampled_from([statement.id for statement in statements] or [""])
    links = st.lists(st.builds(Link, names, st.booleans(), schemes), max_size=2)
    premises = st.lists(names, min_size=1, max_size=3)
    inferences = st.builds(
        Inference, names, st.sampled_from(Polarity), premises, links, links, st.booleans(), schemes
    )
    return ArgumentMap(
        statements,
        draw(st.lists(inferences, max_size=4)) if statements else (),
        sources,
        sections,
        *(draw(optional_prose) for _ in range(4)),
        draw(paths),
    )


@given(maps() | repeating_maps() | odd_maps())
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_parsing_the_canonical_text_gives_the_map(argument_map: ArgumentMap) -> None:
    text = canonical_text(argument_map)
    draft = parse_draft(text)
    assert draft.diagnostics == ()
    assert draft.map == argument_map
    assert canonical_text(draft.map) == text


CANONICAL = """\
title: Jobs
author: The team

source report: Load report {date: 2024-01-15}

claim before: Statements outside all sections come first.

# Decision {#why}

recommendation keep: Keep the jobs in a table. #jobs {by: "Platform team"}
  because (implicit) claim rate: It keeps up.
    because evidence: 2,900 jobs a second [at ¶4; @report, p. 3].
  and [shared]
  since assumption: The load at most triples.
  unless (expert opinion) claim swells: The table swells.
    but [shared]
  but [shared]

claim shared: Statements used twice are at the margin.
"""


def test_a_canonical_text_stays_as_it_is() -> None:
    assert canonical_text(parse(CANONICAL)) == CANONICAL


@pytest.mark.parametrize("path", ["my notes.txt", "my  notes.txt", "my\tnotes.txt", "a/ b/ #.md"])
def test_the_path_of_a_document_keeps_its_spaces(path: str) -> None:
    text = f"document: {path}\n"
    assert parse(text).document == path
    assert canonical_text(parse(text)) == text


@pytest.mark.parametrize("size", [1, 2, 3])
def test_a_cycle_starts_with_its_first_statement(size: int) -> None:
    text = "".join(f"claim c{n}: x\n  because [c{(n + 1) % size}]\n" for n in range(size))
    argument_map = parse(text)
    assert parse(canonical_text(argument_map)) == argument_map


def test_deep_nesting_continues_at_the_margin() -> None:
    lines = [f"{'  ' * depth}because claim c{depth}: x" for depth in range(1, 50)]
    argument_map = parse("\n".join(["claim c0: x", *lines]))
    text = canonical_text(argument_map)
    assert parse(text) == argument_map
    assert max(len(line) - len(line.lstrip()) for line in text.splitlines()) == 2 * DEEPEST


def test_a_long_chain() -> None:
    text = "".join(f"claim c{n}: x\n  because [c{n + 1}]\n" for n in range(2_000))
    argument_map = parse(text + "claim c2000: x\n")
    assert parse(canonical_text(argument_map)) == argument_map


def test_ids_that_parsing_generates_again_are_left_out() -> None:
    text = dedent(
        """\
        claim: We should act now, at once.
          because claim: We should act now, at last.
            because claim: x
          but claim c: x
        """
    )
    assert canonical_text(parse(text)) == text


def test_generated_ids_of_identical_texts_stay_with_their_statements(tmp_path: Path) -> None:
    section = "# A section {#a}\n\nclaim: It is so.\n  because evidence: Seen.\n"
    (tmp_path / "section.argmap").write_text(section, encoding="utf-8")
    top = tmp_path / "top.argmap"
    top.write_text("include section.argmap\nclaim: It is so.\n", encoding="utf-8")
    argument_map = load(top)
    again = parse(canonical_text(argument_map))
    assert again == argument_map
    assert [statement.section for statement in again.statements.values()] == [None, "a", "a"]


def test_an_id_is_written_where_another_would_be_generated() -> None:
    text = "claim x-2: x\n\nclaim: y\n"
    assert canonical_text(parse(text)) == text


def test_only_maps_have_a_canonical_text() -> None:
    with pytest.raises(TypeError, match=r"argmap\.parse"):
        canonical_text("claim a: x\n")  # type: ignore[arg-type]


def test_a_written_id_is_kept_even_if_it_would_be_generated() -> None:
    text = "recommendation go: Go.\n\nclaim: It is so.\n"
    argument_map = parse(text)
    assert argument_map.statements["go"].has_generated_id is False
    assert argument_map.statements["it-is-so"].has_generated_id is True
    assert canonical_text(argument_map) == text


@pytest.mark.parametrize("key", ["claim", "because", "argument", "becuase"])
def test_a_key_of_an_attribute_at_the_start_of_a_line_is_not_taken_for_a_relation(key: str) -> None:
    attributes = {"title": "word " * 14 + "end", key: "word " * 14 + "end"}
    argument_map = ArgumentMap([Statement("claim", "a", "A.", attributes=attributes)])
    assert parse(canonical_text(argument_map)) == argument_map
