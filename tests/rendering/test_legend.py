from __future__ import annotations

from argmap.model import ArgumentMap, Inference, Kind, Link, Polarity, Statement
from argmap.rendering.legend import legend
from argmap.rendering.staging import build_scene
from argmap.semantics import Reading, assess


def legend_of(argument_map, reading=Reading.CHARITABLE):
    return legend(build_scene(argument_map, assess(argument_map), reading, upright=True))


def words(shown):
    return [sign.words for sign in shown.signs]


def test_all_that_occurs_is_explained(agenda):
    shown = legend_of(agenda)
    assert shown.kinds == list(Kind)
    assert words(shown) == [
        "reason for",
        "reason against",
        "warrant: why the reason bears",
        "exception: cuts the reason off",
        "needed together",
        "implicit: not drawn in the text",
    ]


def test_nothing_else_is():
    small = ArgumentMap(
        [Statement("claim", "a", "This."), Statement("evidence", "b", "That.")],
        [Inference("a", Polarity.AGAINST, ("b",))],
    )
    assert legend_of(small).kinds == [Kind.CLAIM, Kind.EVIDENCE]
    assert words(legend_of(small)) == ["reason against"]
    assert legend_of(ArgumentMap()).signs == []


def test_what_meets_nothing_but_a_warrant_is_not_needed_together():
    backed = ArgumentMap(
        [Statement("claim", key, "Text.") for key in "abcd"],
        [
            Inference("a", Polarity.FOR, ("b",), warrants=(Link("c"),)),
            Inference("b", Polarity.FOR, ("d",), warrants=(Link("c"),)),
        ],
    )
    assert words(legend_of(backed)) == ["reason for", "warrant: why the reason bears"]


def test_as_written(agenda):
    assert words(legend_of(agenda, Reading.AS_WRITTEN))[-1] == "implicit, so not counted"


def test_a_reason_against_is_explained_where_all_of_them_are_implicit():
    objection = Inference("a", Polarity.AGAINST, ["b"], implicit=True)
    statements = [Statement("claim", name, "Text.") for name in "ab"]
    shown = legend_of(ArgumentMap(statements, [objection]))
    assert "reason against" in words(shown)
