"""Markdown outlines: every statement, its relations below it, and its text as it is."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

import argmap
from argmap.formats import LossKind, dump
from argmap.model import ArgumentMap, Section, Statement
from argmap.testing import maps

WORDS = ("because", "but", "and", "since", "unless")


def read_lines(text: str) -> list[tuple[str, int, str]]:
    """Return the headings and list items that Markdown shows: type, level, text."""
    lines, depth, kind = [], 0, ""
    for token in MarkdownIt("commonmark").parse(text):
        if token.type in ("bullet_list_open", "bullet_list_close"):
            depth += token.nesting
        elif token.type in ("heading_open", "list_item_open"):
            kind = token.type.removesuffix("_open")
            level = int(token.tag[1:]) if kind == "heading" else depth
        elif token.type == "inline" and kind:
            lines.append((kind, level, "".join(show(token.children or []))))
            kind = ""
    return lines


def show(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("text", "text_special"):
            yield token.content
        elif token.type == "html_inline":
            assert re.fullmatch(r'<a id="[^"<>&]+">|</a>', token.content)
        else:
            assert token.type in ("em_open", "em_close", "strong_open", "strong_close") or (
                token.type in ("link_open", "link_close")
            )


def to_line(statement: Statement) -> str:
    kind = "" if statement.kind == "claim" else f"{statement.kind.value.capitalize()}: "
    return kind + statement.text


@settings(max_examples=30)
@given(maps(plain=True))
def test_every_statement_is_shown_as_it_is(argument_map: ArgumentMap) -> None:
    shown: Counter[str] = Counter()
    for kind, _, line in read_lines(dump(argument_map, "outline").text):
        assert kind == "list_item"
        shown[line] += 1
    for statement in argument_map.statements.values():
        line = to_line(statement)
        found = [
            other
            for other in shown
            if other == line
            or re.fullmatch(rf"(?:{'|'.join(WORDS)})(?: \(.*\))? {re.escape(line)}", other)
        ]
        assert found, line


@settings(max_examples=30)
@given(maps())
def test_every_relation_is_an_item_with_its_word(argument_map: ArgumentMap) -> None:
    text = dump(argument_map, "outline").text
    expected: Counter[str] = Counter()
    for inference in argument_map.inferences:
        expected[inference.polarity.value] += 1
        expected["and"] += len(inference.premises) - 1
        expected["since"] += len(inference.warrants)
        expected["unless"] += len(inference.exceptions)
    words = re.findall(rf"^(?:  )+- \*({'|'.join(WORDS)})(?: \(.*?\))?\* ", text, re.MULTILINE)
    assert Counter(words) == +expected
    items = [line for line in read_lines(text) if line[0] == "list_item"]
    assert len(items) == text.count("\n- ") + text.startswith("- ") + len(words)


@settings(max_examples=30)
@given(maps())
def test_links_lead_to_a_statement(argument_map: ArgumentMap) -> None:
    text = dump(argument_map, "outline").text
    anchors = re.findall(r'<a id="(.*?)"></a>', text)
    assert len(anchors) == len(set(anchors))
    assert {*re.findall(r"\]\(#(.*?)\)$", text, re.MULTILINE)} == {*anchors}


@pytest.mark.parametrize(
    "text",
    [
        "1. Thing",
        "- thing #tag",
        "# Heading #",
        "**bold** _x_ `code` [link](https://example.org) <b>x</b> &amp; \\",
        "| a | b |",
        "=====",
        "~~~",
        "---",
        "> quoted",
    ],
)
def test_a_text_is_shown_as_it_is(text: str) -> None:
    hostile = ArgumentMap(
        [Statement("claim", "a", text, section="s")], sections=[Section("s", text)], title=text
    )
    lines = read_lines(dump(hostile, "outline").text)
    assert lines == [("heading", 1, text), ("heading", 2, text), ("list_item", 1, text)]


def test_an_outline_reads_as_prose() -> None:
    plan = argmap.parse("""
title: Ice cream
author: Ann
source study: A study {date: 2024-05-01, url: "https://example.org/a_b"}

# Decision

recommendation buy: Buy ice cream. #food {by: "The office"}
  because (expert opinion) evidence hot: It is hot [@study, p. 3; at ¶4].
  and [like]
  but claim: It is expensive.
    because [like]

claim like: Everybody likes it.
""")
    exported = dump(plan, "outline")
    assert (
        exported.text
        == """\
# Ice cream

Author: Ann

## Decision

- **Recommendation:** Buy ice cream. #food (by: The office)
  - *because (expert opinion)* **Evidence:** It is hot. \\[at ¶4; @study, p. 3\\]
  - *and* [Everybody likes it.](#like)
  - *but* It is expensive.
    - *because* [Everybody likes it.](#like)
- <a id="like"></a>Everybody likes it.

## Sources

- **@study** A study (date: 2024-05-01; url: <https://example.org/a_b>)
"""
    )
    assert [(loss.kind, loss.element) for loss in exported.losses] == [
        (LossKind.ID, "buy"),
        (LossKind.ID, "hot"),
    ]


def test_a_level_that_markdown_lacks_is_reported() -> None:
    deep = ArgumentMap(sections=[Section("s", "Deep", 6)])
    exported = dump(deep, "outline")
    assert exported.text == "###### Deep\n"
    assert [loss.kind for loss in exported.losses] == [LossKind.SECTION]
