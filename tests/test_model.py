"""The argument map: what it accepts, what it refuses, and when two maps are equal."""

import copy
import pickle
from datetime import date, datetime

import pytest

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
    is_id,
    is_key,
    is_tag,
)
from argmap.source import Span, Text


def small_map() -> ArgumentMap:
    return ArgumentMap(
        [
            Statement("recommendation", "act", "Act now."),
            Statement("evidence", "harm", "Harm was seen.", citations=[Citation("report")]),
        ],
        [Inference("act", "because", ["harm"])],
        [Source("report", "The report")],
    )


def test_statements_are_found_by_their_ids() -> None:
    statement = small_map().statements["act"]
    assert statement.kind == "recommendation"
    assert statement.kind is Kind.RECOMMENDATION


def test_reasons_are_found_by_their_conclusions() -> None:
    reasons = small_map().reasons
    assert [reason.premises for reason in reasons["act"]] == [("harm",)]
    assert "harm" not in reasons


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("claim", False),
        ("recommendation", False),
        ("evidence", True),
        ("assumption", True),
        ("goal", True),
    ],
)
def test_kinds_say_what_is_given(kind: str, given: bool) -> None:
    assert Kind(kind).is_given is given


@pytest.mark.parametrize("name", ["a", "ab-c", "v1.2", "_x", "élan", "行動", "कार्य", "a--b", "x·y"])
def test_ids(name: str) -> None:
    assert is_id(name)


@pytest.mark.parametrize(
    "name", ["", "1a", "-a", "a-", ".a", "a.", "a b", "a:b", "a[", "a“b", "😀"]
)
def test_no_ids(name: str) -> None:
    assert not is_id(name)


def test_keys_of_sources_allow_what_bibliographies_use() -> None:
    assert is_key("doe:2020/a+b")
    assert is_key("2020doe")
    assert not is_key("doe 2020")
    assert not is_key("doe:")


def test_tags() -> None:
    assert is_tag("policy/trade-2")
    assert not is_tag("2022")
    assert not is_tag("a.b")


@pytest.mark.parametrize("text", ["", " x", "x ", "a  b", "a\nb", "a\tb", "\ud800", "\x00"])
def test_a_statement_says_something_on_one_line(text: str) -> None:
    with pytest.raises(ValueError, match="text must"):
        Statement("claim", "a", text)


@pytest.mark.parametrize("path", [" x", "x ", "x\t", "a\nb", "\ud800", "\x00"])
def test_the_path_of_a_document_stands_on_one_line(path: str) -> None:
    with pytest.raises(ValueError, match="document must"):
        ArgumentMap(document=path)


@pytest.mark.parametrize(
    "value", [True, datetime(2022, 1, 1), None, b"x", float("nan"), float("inf"), 10**400, "a\0"]
)
def test_attributes_hold_texts_numbers_and_dates(value: object) -> None:
    with pytest.raises((ValueError, TypeError), match="attribute"):
        Statement("claim", "a", "x", attributes={"key": value})
    with pytest.raises((ValueError, TypeError), match="attribute"):
        Statement("claim", "a", "x", attributes={"key": ("fine", value)})


def test_attributes_keep_their_types() -> None:
    noted = {"weight": 0.5, "year": 2022, "seen": date(2022, 1, 31), "by": ("A", "B")}
    assert Statement("claim", "a", "x", attributes=noted).attributes == noted


def test_known_attributes_hold_what_they_mean() -> None:
    with pytest.raises(ValueError, match="weight holds a number from 0 to 1"):
        Statement("claim", "a", "x", attributes={"weight": 2})


def test_links_and_citations_are_not_taken_for_texts() -> None:
    with pytest.raises(TypeError):
        Inference("a", "because", ["b"], warrants=["c"])
    with pytest.raises(TypeError):
        Statement("claim", "a", "x", citations=["s"])


def test_two_spellings_of_one_name_are_one_name() -> None:
    composed, decomposed = "\u00e9a", "e\u0301a"
    statement = Statement("claim", decomposed, "x", tags=[decomposed])
    assert (statement.id, statement.tags) == (composed, (composed,))
    reason = Inference(decomposed, "because", [decomposed], [Link(decomposed)])
    assert ArgumentMap([statement], [reason]).reasons[composed] == (reason,)


@pytest.mark.parametrize("scheme", ["implicit", "implicit, authority", "Implict", "a (b)"])
def test_a_scheme_can_be_written_as_a_mark(scheme: str) -> None:
    with pytest.raises(ValueError, match="scheme"):
        Inference("a", Polarity.FOR, ["b"], scheme=scheme)


def test_an_inference_has_a_premise() -> None:
    with pytest.raises(ValueError, match="premises"):
        Inference("a", "because", [])


def test_one_text_is_not_taken_for_several() -> None:
    with pytest.raises(TypeError, match="expected several"):
        Inference("a", "because", "harm")


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ({"inferences": [Inference("act", "because", ["gone"])]}, "names gone"),
        ({"inferences": [Inference("gone", "but", ["act"])]}, "names gone"),
        ({"inferences": [Inference("act", "but", ["act"], [Link("gone")])]}, "names gone"),
        ({"inferences": [Inference("act", "but", ["act"], [], [Link("gone")])]}, "names gone"),
        ({"sections": [Section("s", "One"), Section("s", "Two")]}, "same id"),
        ({"statements": [Statement("claim", "a", "x", section="gone")]}, "section gone"),
        ({"statements": [Statement("claim", "a", "x", citations=[Citation("gone")])]}, "gone"),
        ({"statements": [Statement("claim", "a", "x")] * 2}, "two have the id a"),
    ],
)
def test_every_reference_leads_somewhere(broken: dict[str, object], says: str) -> None:
    given = {"statements": [Statement("claim", "act", "x")], **broken}
    with pytest.raises(ValueError, match=says):
        ArgumentMap(**given)


def test_a_map_does_not_change() -> None:
    argument_map = small_map()
    with pytest.raises(TypeError):
        del argument_map.statements["act"]
    with pytest.raises(TypeError):
        argument_map.statements["act"].attributes["weight"] = 1
    with pytest.raises(AttributeError):
        argument_map.title = "New"


def test_maps_are_equal_when_they_say_the_same() -> None:
    place = Span(Text("map", "act"), 0, 3)
    here = Statement("claim", "a", "x", span=place)
    there = Statement("claim", "b", "y")
    reasons = [Inference("a", "because", ["b"]), Inference("b", "but", ["a"])]
    one = ArgumentMap([here, there], reasons)
    other = ArgumentMap([there, Statement("claim", "a", "x")], reversed(reasons))
    assert one == other
    assert hash(one) == hash(other)


def test_the_order_of_reasons_for_one_conclusion_counts() -> None:
    statements = [Statement("claim", name, name) for name in "abc"]
    reasons = [Inference("a", "because", ["b"]), Inference("a", "because", ["c"])]
    assert ArgumentMap(statements, reasons) != ArgumentMap(statements, reversed(reasons))


def test_maps_can_be_copied_and_pickled() -> None:
    argument_map = small_map()
    assert copy.deepcopy(argument_map) == argument_map
    assert pickle.loads(pickle.dumps(argument_map)) == argument_map
