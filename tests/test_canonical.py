"""The canonical text of a map."""

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given

from argmap.canonical import DEEPEST, canonical_text
from argmap.loader import load, parse, parse_draft
from argmap.model import ArgumentMap
from argmap.testing import maps
from tests.testing.repeating import repeating_maps


@given(maps() | repeating_maps())
def test_reading_the_canonical_text_gives_the_map(argument_map: ArgumentMap) -> None:
    draft = parse_draft(canonical_text(argument_map))
    assert draft.diagnostics == ()
    assert draft.map == argument_map


@given(maps() | repeating_maps())
def test_the_canonical_text_of_what_it_says_is_itself(argument_map: ArgumentMap) -> None:
    text = canonical_text(argument_map)
    assert canonical_text(parse_draft(text).map) == text


CANONICAL = """\
title: Jobs
author: The team

source report: Load report {date: 2024-01-15}

claim before: What stands outside any section comes first.

# Decision {#why}

recommendation keep: Keep the jobs in a table. #jobs {by: "Platform team"}
  because (implicit) claim rate: It keeps up.
    because evidence: 2,900 jobs a second [at ¶4; @report, p. 3].
  and [shared]
  since assumption: The load at most triples.
  unless (expert opinion) claim swells: The table swells.
    but [shared]
  but [shared]

claim shared: What is used twice stands at the margin.
"""


def test_a_map_in_canonical_text_is_printed_as_it_is() -> None:
    assert canonical_text(parse(CANONICAL)) == CANONICAL


@pytest.mark.parametrize("path", ["my notes.txt", "my  notes.txt", "my\tnotes.txt", "a/ b/ #.md"])
def test_the_path_of_a_document_is_as_it_is_written(path: str) -> None:
    text = f"document: {path}\n"
    assert parse(text).document == path
    assert canonical_text(parse(text)) == text


@pytest.mark.parametrize("circle", [1, 2, 3])
def test_a_circle_opens_with_its_first_statement(circle: int) -> None:
    text = "".join(f"claim c{n}: x\n  because [c{(n + 1) % circle}]\n" for n in range(circle))
    argument_map = parse(text)
    assert parse(canonical_text(argument_map)) == argument_map


def test_what_would_stand_too_deep_goes_on_at_the_margin() -> None:
    lines = [f"{'  ' * depth}because claim c{depth}: x" for depth in range(1, 50)]
    argument_map = parse("\n".join(["claim c0: x", *lines]))
    text = canonical_text(argument_map)
    assert parse(text) == argument_map
    assert max(len(line) - len(line.lstrip()) for line in text.splitlines()) == 2 * DEEPEST


def test_ten_thousand_levels() -> None:
    text = "".join(f"claim c{n}: x\n  because [c{n + 1}]\n" for n in range(10_000))
    argument_map = parse(text + "claim c10000: x\n")
    assert parse(canonical_text(argument_map)) == argument_map


def test_ids_that_reading_would_make_again_are_left_out() -> None:
    text = dedent(
        """\
        claim: We should act now, at once.
          because claim: We should act now, at last.
            because claim: x
          but claim c: x
        """
    )
    assert canonical_text(parse(text)) == text


def test_ids_of_equal_texts_stay_with_their_statements(tmp_path: Path) -> None:
    """What stands outside any section comes first, and ids of equal texts are made in order."""
    section = "# A section {#a}\n\nclaim: It is so.\n  because evidence: Seen.\n"
    (tmp_path / "section.argmap").write_text(section, encoding="utf-8")
    top = tmp_path / "top.argmap"
    top.write_text("include section.argmap\nclaim: It is so.\n", encoding="utf-8")
    argument_map = load(top)
    again = parse(canonical_text(argument_map))
    assert again == argument_map
    assert [each.section for each in again.statements.values()] == [None, "a", "a"]


def test_an_id_is_written_where_another_would_be_made() -> None:
    text = "claim x-2: x\n\nclaim: y\n"
    assert canonical_text(parse(text)) == text
