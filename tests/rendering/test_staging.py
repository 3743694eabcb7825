from __future__ import annotations

import attrs
import pytest

from argmap.model import ArgumentMap, Inference, Kind, Polarity, Section, Statement
from argmap.rendering.scene import Role
from argmap.rendering.staging import build_scene
from argmap.semantics import Reading, assess


def scene_of(argument_map, reading=Reading.CHARITABLE, upright=True):
    return build_scene(argument_map, assess(argument_map), reading, upright)


def boxes_of(scene):
    return {box.id: box for group in scene.groups for box in group.boxes}


def words(box):
    return [badge.words for badge in box.badges]


def test_every_statement_has_its_box(agenda):
    boxes = boxes_of(scene_of(agenda))
    assert set(boxes) == set(agenda.statements)
    assert " ".join(boxes["named"].lines) == agenda.statements["named"].text


def test_claims_and_recommendations_wear_their_verdict(agenda):
    boxes = boxes_of(scene_of(agenda))
    assert words(boxes["crowded"]) == ["unsupported"]
    assert words(boxes["agenda"]) == ["conditional", "as written: unsupported"]


def test_what_is_given_and_holds_wears_none(agenda):
    boxes = boxes_of(scene_of(agenda))
    assert not any(words(boxes[key]) for key in ("gap", "meets", "named", "late", "edge"))


def test_what_is_given_and_fallen_wears_one():
    fallen = ArgumentMap(
        [Statement("evidence", "a", "Seen."), Statement("evidence", "b", "Not seen.")],
        [Inference("a", Polarity.AGAINST, ("b",))],
    )
    assert words(boxes_of(scene_of(fallen))["a"]) == ["contested"]


def test_an_unsupported_recommendation_cries_out_why(agenda):
    boxes = boxes_of(scene_of(agenda))
    assert " ".join(boxes["bare"].unsupported_banner) == "Unsupported: no reason is given for it"
    assert " ".join(boxes["chips"].unsupported_banner) == "Unsupported: it says only what it is for"
    assert boxes["bare"].classes == "recommendation unsupported bare"
    assert not boxes["agenda"].unsupported_banner
    assert not boxes["crowded"].unsupported_banner


def test_as_written_the_implicit_does_not_count_and_is_a_ghost(agenda):
    scene = scene_of(agenda, Reading.AS_WRITTEN)
    assert [line.id for line in scene.lines if line.ghost] == ["line-deepens-1-1"]
    assert words(boxes_of(scene)["deepens"]) == ["unsupported"]
    assert boxes_of(scene)["agenda"].unsupported_banner


def test_charitably_the_implicit_is_marked_and_counts(agenda):
    scene = scene_of(agenda)
    assert [line.id for line in scene.lines if line.implicit] == ["line-deepens-1-1"]
    assert not any(line.ghost for line in scene.lines)


def test_parts_of_a_reason_meet_in_a_junction(agenda):
    scene = scene_of(agenda)
    junctions = [junction for group in scene.groups for junction in group.junctions]
    assert [junction.id for junction in junctions] == ["reason-agenda-1"]
    met = {line.tail: line for line in scene.lines if line.head == junctions[0].name}
    assert {tail: line.role for tail, line in met.items()} == {
        "deepens": Role.SUPPORT,
        "meets": Role.SUPPORT,
        "named": Role.WARRANT,
        "crowded": Role.EXCEPTION,
    }
    assert {tail for tail, line in met.items() if line.premise} == {"deepens", "meets"}
    onwards = [line for line in scene.lines if line.tail == junctions[0].name]
    assert [(line.head, line.role, line.premise) for line in onwards] == [
        ("agenda", Role.SUPPORT, False)
    ]


def test_a_lone_premise_needs_no_junction(agenda):
    lone = [line for line in scene_of(agenda).lines if line.head == "crowded"]
    assert [(line.tail, line.role) for line in lone] == [("late", Role.ATTACK)]


def test_no_junction_is_named_like_a_statement(agenda):
    scene = scene_of(agenda)
    names = {junction.name for group in scene.groups for junction in group.junctions}
    assert not names & set(agenda.statements)


def test_ids_of_reasons_do_not_change_when_something_else_does(agenda):
    more = attrs.evolve(
        agenda, inferences=(Inference("bare", Polarity.FOR, ("late",)), *agenda.inferences)
    )
    assert {line.id for line in scene_of(agenda).lines} <= {x.id for x in scene_of(more).lines}


def test_groups_are_sections_with_their_levels(agenda):
    scene = scene_of(agenda)
    assert [(group.id, group.level, len(group.boxes)) for group in scene.groups] == [
        ("", 0, 1),
        ("missed", 1, 6),
        ("later", 2, 3),
    ]


def test_sections_that_hold_nothing_are_not_seen():
    sections = [Section("a", "A"), Section("b", "B", 2), Section("c", "C", 1), Section("d", "D", 3)]
    only = ArgumentMap([Statement("claim", "x", "Text.", section="b")], sections=sections)
    assert [group.id for group in scene_of(only).groups] == ["", "a", "b"]


def test_a_source_that_is_cited_stands_under_the_text(agenda):
    (note,) = boxes_of(scene_of(agenda))["gap"].notes
    assert note.words == "Readout of the summit, p. 3"
    assert note.href == "https://example.org/readout"
    assert boxes_of(scene_of(agenda))["meets"].notes[0].href == ""


def test_a_tooltip_has_all_there_is(agenda):
    boxes = boxes_of(scene_of(agenda))
    assert boxes["gap"].tooltip.split("\n") == [
        "Evidence gap",
        "The readout is silent on technology.",
        "Supported",
        "At ¶4",
        "Source: Readout of the summit, p. 3",
    ]
    assert "#technology\nby: METI" in boxes["agenda"].tooltip
    assert "As written: Unsupported: its reasons rest on nothing" in boxes["agenda"].tooltip


def test_the_title_and_who_made_it(agenda):
    scene = scene_of(agenda)
    assert scene.title == ["Technology in the alliance"]
    assert scene.byline == "An analyst · 2022"
    assert scene_of(ArgumentMap()).title == []
    assert scene_of(ArgumentMap()).byline == ""


def test_the_summary_is_for_those_who_do_not_see(agenda):
    summary = scene_of(agenda).summary
    assert summary.startswith(
        "An argument map of 2 claims, 3 pieces of evidence, 3 recommendations, 1 assumption and "
        "1 goal (reading: charitable)."
    )
    assert "Do something. (unsupported)" in summary
    lone = ArgumentMap([Statement("evidence", "x", "Seen.")])
    assert scene_of(lone).summary.startswith("An argument map of 1 piece of evidence (")
    assert scene_of(ArgumentMap()).summary.startswith("An argument map of nothing (")


@pytest.mark.parametrize(
    ("kind", "attributes", "heading"),
    [
        ("claim", {"qualifier": "presumably"}, "Claim · presumably"),
        ("claim", {"by": "METI"}, "Claim"),
        ("recommendation", {"by": ("METI", "MOFA")}, "Recommendation · METI, MOFA"),
        (
            "recommendation",
            {"by": "METI", "qualifier": "in short"},
            "Recommendation · in short · METI",
        ),
        ("claim", {}, "Claim"),
    ],
)
def test_beside_the_kind_stands_how_sure_it_is_and_who_should_act(kind, attributes, heading):
    only = ArgumentMap([Statement(kind, "x", "Text.", attributes=attributes)])
    assert boxes_of(scene_of(only))["x"].heading == heading


@pytest.mark.parametrize("upright", [True, False])
@pytest.mark.parametrize("kind", Kind)
def test_a_heading_is_cut_where_the_widest_box_ends(kind, upright):
    def drawn(text):
        only = ArgumentMap([Statement(kind, "x", text, attributes={"qualifier": "maybe " * 90})])
        return boxes_of(scene_of(only, upright=upright))["x"]

    assert drawn("Text.").heading.startswith(f"{kind.capitalize()} · maybe maybe")
    assert drawn("Text.").heading.endswith("…")
    assert drawn("Text.").width <= drawn("Long text. " * 90 + "End.").width


def test_a_longer_text_makes_a_wider_and_a_higher_box():
    short, long = (
        boxes_of(scene_of(ArgumentMap([Statement("claim", "x", text)])))["x"]
        for text in ("Few words.", "Many words, one after another. " * 8 + "End.")
    )
    assert long.width > short.width
    assert long.height > short.height


@pytest.mark.parametrize("kind", Kind)
def test_boxes_side_by_side_are_narrower(kind):
    text = (
        "Twenty words or so make a text that breaks into lines, however wide its box may be here."
    )
    only = ArgumentMap([Statement(kind, "x", text)])
    assert boxes_of(scene_of(only, upright=True))["x"].width < (
        boxes_of(scene_of(only, upright=False))["x"].width
    )
