"""The argument map: what it accepts and refuses, equality, and changes."""

import copy
import pickle
from collections.abc import Callable
from enum import Enum, StrEnum

import attrs
import pytest

import argmap
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
def test_given_kinds(kind: str, given: bool) -> None:
    assert Kind(kind).is_given is given


@pytest.mark.parametrize("text", ["", " x", "x ", "a  b", "a\nb", "a\tb", "\ud800", "\x00"])
def test_text_is_one_line_with_single_spaces(text: str) -> None:
    with pytest.raises(ValueError, match="text must"):
        Statement("claim", "a", text)


@pytest.mark.parametrize("path", [" x", "x ", "x\t", "a\nb", "\ud800", "\x00"])
def test_the_path_of_a_document_is_one_line(path: str) -> None:
    with pytest.raises(ValueError, match="document must"):
        ArgumentMap(document=path)


def test_names_that_look_equal_are_equal() -> None:
    composed, decomposed = "\u00e9a", "e\u0301a"
    statement = Statement("claim", decomposed, "x", tags=[decomposed])
    assert (statement.id, statement.tags) == (composed, (composed,))
    reason = Inference(decomposed, "because", [decomposed], [Link(decomposed)])
    assert ArgumentMap([statement], [reason]).reasons[composed] == (reason,)


@pytest.mark.parametrize("scheme", ["implicit", "implicit, authority", "Implict", "a (b)"])
def test_a_scheme_can_be_written_as_a_mark(scheme: str) -> None:
    with pytest.raises(ValueError, match="scheme"):
        Inference("a", Polarity.FOR, ["b"], scheme=scheme)


class Shade(StrEnum):
    DARK = "dark"


class Name(str, Enum):  # noqa: UP042 -- its str() is its name
    ACT = "act"


def test_a_kind_and_a_polarity_can_be_given_by_name() -> None:
    assert Statement("Claim", "a", "x").kind is Kind.CLAIM
    assert Inference("a", "BUT", ["b"]).polarity is Polarity.AGAINST


def test_members_of_enumerations_become_plain_texts() -> None:
    statement = Statement("claim", Name.ACT, Name.ACT, [Shade.DARK], places=[Name.ACT])
    assert statement == Statement("claim", "act", "act", ["dark"], places=["act"])
    texts = (statement.id, statement.text, *statement.tags, *statement.places)
    assert all(type(text) is str for text in texts)


REFUSED: list[tuple[Callable[[], object], type[Exception], str]] = [
    (lambda: Statement("claims", "a", "x"), ValueError, "'claim', 'evidence'"),
    (lambda: Statement(1, "a", "x"), TypeError, "'claim', 'evidence'"),  # type: ignore[arg-type]
    (lambda: Inference("a", "for", ["b"]), ValueError, "'because' or 'but'"),
    (lambda: Inference("a", "because", "harm"), TypeError, r"premises .* write \['harm'\]"),
    (lambda: Inference("a", "because", {"b": 1}), TypeError, "premises must be a list"),
    (lambda: Inference("a", "because", 5), TypeError, "premises must be a list"),  # type: ignore[arg-type]
    (lambda: Inference("a", "because", []), ValueError, "premises must not be empty"),
    (lambda: Inference("a", "because", ["b c"]), ValueError, "premises must be an id"),
    (lambda: Inference("a", "because", ["b"], ["c"]), TypeError, "argmap.Link"),
    (lambda: Inference("a", "because", ["b"], implicit="no"), TypeError, "True or False"),  # type: ignore[arg-type]
    (lambda: Statement("claim", "a", "x", "tag"), TypeError, r"tags .* write \['tag'\]"),
    (lambda: Statement("claim", "a", "x", citations=["s"]), TypeError, "argmap.Citation"),
    (lambda: Statement("claim", "a", "x", attributes=["s"]), TypeError, "mapping"),  # type: ignore[arg-type]
    (lambda: Statement("claim", "a", "x", section=""), ValueError, "section must be an id"),
    (lambda: Statement("claim", None, "x"), TypeError, "id must be an id"),  # type: ignore[arg-type]
    (lambda: Statement("claim", "a", 3), TypeError, "text must be text"),  # type: ignore[arg-type]
    (lambda: Section("s", "One", 7), ValueError, "from 1 to 6"),
    (lambda: Section("s", "One", True), TypeError, "from 1 to 6"),
    (lambda: Section("s", "One", "1"), TypeError, "from 1 to 6"),  # type: ignore[arg-type]
    (lambda: ArgumentMap("abc"), TypeError, "argmap.Statement"),  # type: ignore[arg-type]
    (lambda: ArgumentMap(["abc"]), TypeError, "argmap.Statement"),  # type: ignore[arg-type]
    (lambda: ArgumentMap(inferences=["abc"]), TypeError, "argmap.Inference"),
    (lambda: ArgumentMap(sections=["abc"]), TypeError, "argmap.Section"),
    (lambda: ArgumentMap({"b": Statement("claim", "a", "x")}), ValueError, "their ids"),
]


@pytest.mark.parametrize(("construct", "error", "accepted"), REFUSED)
def test_wrong_arguments_are_refused_with_what_is_accepted(
    construct: Callable[[], object], error: type[Exception], accepted: str
) -> None:
    with pytest.raises(error, match=accepted):
        construct()


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
        ({"statements": [Statement("claim", "a", "x")] * 2}, "two statements have the id a"),
    ],
)
def test_missing_ids_are_refused(broken: dict[str, object], says: str) -> None:
    given = {"statements": [Statement("claim", "act", "x")], **broken}
    with pytest.raises(ValueError, match=says):
        ArgumentMap(**given)


def test_a_map_cannot_be_changed() -> None:
    argument_map = small_map()
    with pytest.raises(TypeError):
        del argument_map.statements["act"]
    with pytest.raises(TypeError):
        argument_map.statements["act"].attributes["weight"] = 1
    with pytest.raises(AttributeError):
        argument_map.title = "New"


def test_places_and_order_do_not_matter_for_equality() -> None:
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


def linked_map() -> ArgumentMap:
    return ArgumentMap(
        [Statement("claim", name, name) for name in ("a", "b", "c", "w", "e")],
        [
            Inference("a", "because", ["b", "c"], [Link("w")], [Link("e")]),
            Inference("b", "but", ["e"]),
        ],
    )


def test_the_statements_of_an_inference() -> None:
    inference = linked_map().inferences[0]
    assert inference.needed_ids == ("b", "c", "w")
    assert inference.used_ids == ("b", "c", "w", "e")


@pytest.mark.parametrize(
    ("removed", "conclusions"),
    [("a", ["b"]), ("b", []), ("c", ["b"]), ("w", ["b"]), ("e", ["a"])],
)
def test_without_a_statement(removed: str, conclusions: list[str]) -> None:
    changed = linked_map().without(removed)
    assert removed not in changed.statements
    assert [inference.conclusion for inference in changed.inferences] == conclusions
    assert all(removed not in inference.used_ids for inference in changed.inferences)


def test_without_several_statements_or_none() -> None:
    assert linked_map().without("b", "e").inferences == ()
    assert linked_map().without() == linked_map()


def test_replacing_a_statement_keeps_its_place() -> None:
    changed = linked_map().replace(Statement("evidence", "b", "new"))
    assert list(changed.statements) == list(linked_map().statements)
    assert changed.statements["b"].kind is Kind.EVIDENCE
    assert changed.inferences == linked_map().inferences


def test_an_unknown_id_suggests_the_nearest() -> None:
    argument_map = ArgumentMap([Statement("claim", "agenda", "x")])
    with pytest.raises(ValueError, match=r"'agneda'.*'agenda'"):
        argument_map.without("agneda")
    with pytest.raises(ValueError, match=r"'agneda'.*'agenda'"):
        argument_map.replace(Statement("claim", "agneda", "x"))


def test_a_statement_as_a_dict_is_small() -> None:
    argument_map = argmap.parse("claim a: x\n" + "claim: y\n" * 1000)
    assert len(repr(attrs.asdict(argument_map.statements["a"]))) < 500
