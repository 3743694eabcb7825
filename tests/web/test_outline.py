"""The outline reads without a script: each statement once, with its verdict, in nested lists."""

from itertools import pairwise
from urllib.parse import unquote

from hypothesis import given, settings

import argmap
from argmap import ArgumentMap, Inference, Kind, Polarity, Statement
from argmap.testing import maps
from argmap.web.outline import MOST_LEVELS, build_outline
from argmap.web.page_data import build_page_data
from tests.web.pages import Element, parse_page


def read_outline(argument_map: ArgumentMap, **options: object) -> Element:
    data = build_page_data(argument_map, **options)  # type: ignore[arg-type]
    return parse_page(f"<main>{build_outline(data)}</main>").outline


def find_statements(outline: Element) -> dict[str, Element]:
    items = [item for item in outline.find("li") if item.has_class("statement")]
    names = [item.attributes["id"].removeprefix("s=") for item in items]
    assert len(names) == len(set(names))
    return dict(zip(names, items, strict=True))


@given(maps(size=(0, 10)))
@settings(max_examples=40)
def test_each_statement_is_written_once_with_its_verdict_and_its_relations(
    argument_map: ArgumentMap,
) -> None:
    outline = read_outline(argument_map)
    items = find_statements(outline)
    assert items.keys() == argument_map.statements.keys()
    for name, judgement in argmap.verdicts(argument_map).items():
        first = items[name].find("p")[0]
        assert argument_map.statements[name].text in first.text
        verdicts = [part for part in first.find("span") if part.has_class("verdict")]
        assert verdicts[0].has_class(judgement.verdict)
        assert verdicts[0].text.startswith(judgement.verdict)
    for inference in argument_map.inferences:
        assert list_mentioned(items[inference.conclusion]) >= set(inference.used_ids)
    for link in outline.find("a"):
        href = link.attributes["href"]
        assert not href.startswith("#") or unquote(href[1:]).removeprefix("s=") in items


def list_mentioned(item: Element) -> set[str]:
    """Return the statements right below one, written there or linked to."""
    mentioned = set()
    for part in item.children:
        if isinstance(part, Element) and part.has_class("reasons"):
            for reason in part.children:
                if isinstance(reason, Element):
                    own = reason.attributes.get("id")
                    anchor = own or unquote(reason.find("a")[0].attributes["href"][1:])
                    mentioned.add(anchor.removeprefix("s="))
    return mentioned


def test_a_long_chain_starts_anew_instead_of_nesting_ever_deeper() -> None:
    names = [f"c{number}" for number in range(2_000)]
    chain = ArgumentMap(
        [Statement(Kind.CLAIM, name, f"{name} is so.") for name in names],
        [Inference(conclusion, Polarity.FOR, [premise]) for conclusion, premise in pairwise(names)],
    )
    outline = read_outline(chain)
    assert len(find_statements(outline)) == len(names)

    def depth(element: Element) -> int:
        inner = [depth(child) for child in element.children if isinstance(child, Element)]
        return (element.tag == "li") + max(inner, default=0)

    assert depth(outline) <= MOST_LEVELS + 2


def test_withdrawn_evidence_has_its_reason_and_no_verdict() -> None:
    plan = argmap.parse("recommendation act: Act.\n  because evidence seen: It was seen.\n")
    outline = read_outline(plan, withdrawn={"seen": "its test failed"})
    items = find_statements(outline)
    assert "its test failed" in items["seen"].text
    assert not [part for part in items["seen"].find("span") if part.has_class("verdict")]
    assert "unsupported" in items["act"].text


def test_the_worst_recommendation_is_listed_first() -> None:
    plan = argmap.parse(
        "recommendation good: Do.\n  because evidence: It was seen.\nrecommendation bad: Do not.\n"
    )
    first = next(item for item in read_outline(plan).find("li"))
    assert "Do not." in first.text
    assert "unsupported (no reason given)" in first.text


def test_a_verdict_that_differs_as_written_is_shown() -> None:
    plan = argmap.parse(
        "recommendation act: Act.\n  because (implicit) evidence seen: It was seen.\n"
    )
    assert "as written: unsupported" in find_statements(read_outline(plan))["act"].text
