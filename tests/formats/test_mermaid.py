"""Mermaid flowcharts: every statement and relation, in labels that Mermaid does not interpret."""

import json
import re
from collections import Counter

import pytest
from hypothesis import given, settings

import argmap
from argmap.formats import LossKind, dump
from argmap.model import ArgumentMap, Inference, Kind, Section, Statement
from argmap.testing import maps

NODE = re.compile(r' *(s_\w+|section_\d+)\["(.*)"\](?::::\w+)?')
ARROWS = "---|-->|--x|-[.]-|-[.]->|-[.]-x"
EDGE = re.compile(rf'  (\w+) ({ARROWS})(?:\|"(.*)"\|)? (\w+)')


def unescape(label: str) -> str:
    return re.sub(r"#(\d+);", lambda found: chr(int(found[1])), label)


def read_nodes(text: str) -> dict[str, str]:
    """Return the labels of statements by their names in the chart."""
    lines = map(NODE.fullmatch, text.split("\n"))
    return {line[1]: unescape(line[2]) for line in lines if line and line[1].startswith("s_")}


def to_label(statement: Statement) -> str:
    prefix = "" if statement.kind is Kind.CLAIM else f"{statement.kind.value.capitalize()}: "
    return prefix + statement.text


def list_edges(argument_map: ArgumentMap, names: dict[str, str]) -> Counter[tuple[str, ...]]:
    """Return the edges that a chart should have: start, arrow, label, end."""
    edges: Counter[tuple[str, ...]] = Counter()

    def add(start: str, end: str, head: str, word: str = "", marked: object = None) -> None:
        scheme = getattr(marked, "scheme", "")
        implicit = getattr(marked, "implicit", False)
        arrow = f"-.-{head}" if implicit else f"--{head or '-'}"
        label = " ".join(filter(None, [word, f"({scheme})" if scheme else ""]))
        edges[start, arrow, label, end] += 1

    for number, inference in enumerate(argument_map.inferences, 1):
        start = names[inference.premises[0]]
        if len(inference.used_ids) > 1:
            start = f"reason_{number}"
            for premise in inference.premises:
                add(names[premise], start, "")
            for link in inference.warrants:
                add(names[link.statement], start, "", "since", link)
            for link in inference.exceptions:
                add(names[link.statement], start, "x", "unless", link)
        head, word = (">", "") if inference.polarity == "because" else ("x", "but")
        add(start, names[inference.conclusion], head, word, inference)
    return edges


@settings(max_examples=60)
@given(maps())
def test_a_chart_has_every_statement_and_relation(argument_map: ArgumentMap) -> None:
    text = dump(argument_map, "mermaid").text
    nodes = read_nodes(text)
    statements = argument_map.statements.values()
    assert Counter(nodes.values()) == Counter(map(to_label, statements))
    by_label = dict(zip(nodes.values(), nodes, strict=True))
    if len(by_label) == len(nodes):  # otherwise, texts do not tell which node is which
        names = {statement.id: by_label[to_label(statement)] for statement in statements}
        found = filter(None, map(EDGE.fullmatch, text.split("\n")))
        drawn = Counter((one[1], one[2], unescape(one[3] or ""), one[4]) for one in found)
        assert drawn == list_edges(argument_map, names)


@settings(max_examples=60)
@given(maps())
def test_every_line_of_a_chart_has_a_known_shape(argument_map: ArgumentMap) -> None:
    text = dump(argument_map, "mermaid").text
    label = r"(?:[A-Za-z0-9 .,:;()!?'/\-]|[^\x00-\x7f]|#\d+;)+"
    shapes = [
        "---",
        "flowchart BT",
        'title: "[^%#]+"',
        r"  classDef \w+ [\w\-:, #]+",
        r"  class section_\d+ section",
        rf' *subgraph section_\d+\["{label}"\]',
        rf' *s_[A-Za-z0-9_]+\["{label}"\](:::\w+)?',
        r' *reason_\d+\(\(" "\)\)',
        r" *direction BT",
        r" *end",
        rf'  \w+ ({ARROWS})(\|"{label}"\|)? \w+',
    ]
    for line in text.split("\n")[:-1]:
        assert any(re.fullmatch(shape, line) for shape in shapes), line
    opened, closed = (
        len(re.findall("^ *subgraph", text, re.M)),
        len(re.findall("^ *end$", text, re.M)),
    )
    assert opened == closed


@pytest.mark.parametrize(
    "text",
    [
        "1. Thing",
        "12) thing",
        "- thing",
        "`thing`",
        "**thing** _x_",
        'end "x" %%{init: {}}%%',
        "#35;",
    ],
)
def test_a_label_does_not_begin_or_contain_markup(text: str) -> None:
    written = dump(ArgumentMap([Statement("claim", "end", text)]), "mermaid").text
    assert list(read_nodes(written).values()) == [text]
    assert not re.search(r'\["(\d+[.)]|[-+*`])|[`*_%]{1}x|%%', written.partition("[")[2])


def test_a_title_cannot_hold_a_directive() -> None:
    title = '%%{init: {"theme": "dark"}}%% #35; "x"'
    written = dump(ArgumentMap(title=title), "mermaid").text
    assert "%" not in written
    assert json.loads(written.split("\n")[1].removeprefix("title: ")) == title


def test_sections_are_nested_and_empty_ones_are_reported() -> None:
    statements = [Statement("claim", "a", "A", section="deep")]
    sections = [Section("top", "Top"), Section("deep", "Deep", 3), Section("empty", "Empty", 2)]
    exported = dump(ArgumentMap(statements, sections=sections), "mermaid")
    shown = [line.strip() for line in exported.text.split("\n") if "classDef" not in line]
    assert shown[1:8] == [
        'subgraph section_1["Top"]',
        "direction BT",
        'subgraph section_2["Deep"]',
        "direction BT",
        's_a["A"]',
        "end",
        "end",
    ]
    assert [(loss.kind, loss.element) for loss in exported.losses] == [(LossKind.SECTION, "empty")]


def test_a_chart_that_github_would_not_draw_is_reported() -> None:
    small = argmap.load("examples/job-queue.argmap")
    assert LossKind.LAYOUT not in dump(small, "mermaid").losses.by_kind
    statements = [Statement("claim", f"c{number}", "A claim.") for number in range(502)]
    chain = [Inference(f"c{number}", "because", [f"c{number + 1}"]) for number in range(501)]
    [loss] = dump(ArgumentMap(statements, chain), "mermaid").losses
    assert (loss.kind, "501 edges" in loss.about) == (LossKind.LAYOUT, True)
