import attrs
import pytest

from argmap.loader import parse
from argmap.model import ArgumentMap, Inference, Polarity, Section, Statement
from argmap.rendering.parts import PartSelector
from argmap.rendering.scene import ArrowKind
from argmap.rendering.scene_builder import build_scene
from argmap.rendering.views import view_map
from argmap.semantics import Reading, assess
from argmap.semantics.explanations import explain

PLAN = parse("""
recommendation act: Act now.
  because claim helps: It helps.
    because evidence burns: It burns.
    and evidence spreads: It spreads.
  because (implicit) evidence seen: It was seen.
  but claim costs: It costs too much.
recommendation wait: Wait for help.
  because claim safe: It is safe.
  and evidence far: It is far away.
  since claim rule: Who is far is safe.
    because [far]
""")


def scene_of(argument_map, reading=Reading.CHARITABLE, **options):
    return build_scene(argument_map, assess(argument_map), reading, upright=True, **options)


def names(part):
    return {statement.id for statement in part.statements}


def explained(statement, reading=Reading.CHARITABLE):
    explanation = explain(PLAN, statement, reading)
    return names(PartSelector(PLAN).select_explanation(explanation))


def test_every_statement_has_one_box(agenda):
    assert {box.id for box in scene_of(agenda).boxes} == set(agenda.statements)


def test_implicit_arrows_are_ghosts_as_written(agenda):
    scene = scene_of(agenda, Reading.AS_WRITTEN)
    assert [arrow.id for arrow in scene.arrows if arrow.ghost] == ["line-deepens-1-1"]
    boxes = {box.id: box for box in scene.boxes}
    assert [badge.words for badge in boxes["deepens"].badges] == ["unsupported"]
    assert boxes["agenda"].banner


def test_implicit_arrows_count_in_the_charitable_reading(agenda):
    scene = scene_of(agenda)
    assert [arrow.id for arrow in scene.arrows if arrow.implicit] == ["line-deepens-1-1"]
    assert not any(arrow.ghost for arrow in scene.arrows)


def test_parts_of_an_inference_meet_in_a_junction(agenda):
    scene = scene_of(agenda)
    (junction,) = (junction for group in scene.groups for junction in group.junctions)
    assert junction.id == "reason-agenda-1"
    assert junction.name not in agenda.statements
    parts = {arrow.tail: arrow for arrow in scene.arrows if arrow.head == junction.name}
    assert {tail: arrow.kind for tail, arrow in parts.items()} == {
        "deepens": ArrowKind.SUPPORT,
        "meets": ArrowKind.SUPPORT,
        "named": ArrowKind.WARRANT,
        "crowded": ArrowKind.EXCEPTION,
    }
    assert {tail for tail, arrow in parts.items() if arrow.premise} == {"deepens", "meets"}
    (onwards,) = (arrow for arrow in scene.arrows if arrow.tail == junction.name)
    assert (onwards.head, onwards.kind, onwards.premise) == ("agenda", ArrowKind.SUPPORT, False)


def test_single_premise_has_no_junction(agenda):
    (arrow,) = (arrow for arrow in scene_of(agenda).arrows if arrow.head == "crowded")
    assert (arrow.tail, arrow.kind) == ("late", ArrowKind.ATTACK)


def test_tooltips_of_arrows_name_the_relation(agenda):
    tooltips = {arrow.id: arrow.tooltip for arrow in scene_of(agenda).arrows}
    assert tooltips["line-agenda-1-1"] == "deepens and meets support agenda"
    assert tooltips["line-agenda-1-4"] == "named is the warrant of the reason for agenda"
    assert tooltips["line-agenda-1-5"] == "crowded is an exception to the reason for agenda"
    assert tooltips["line-crowded-1-1"] == "late attacks crowded"
    assert tooltips["line-deepens-1-1"] == "gap supports deepens (implicit, sign)"


def test_ids_of_arrows_are_stable(agenda):
    more = attrs.evolve(
        agenda, inferences=(Inference("bare", Polarity.FOR, ("late",)), *agenda.inferences)
    )
    before, after = ({arrow.id for arrow in scene_of(drawn).arrows} for drawn in (agenda, more))
    assert before <= after


def test_groups_are_sections(agenda):
    assert [(group.id, group.level, len(group.boxes)) for group in scene_of(agenda).groups] == [
        ("", 0, 1),
        ("missed", 1, 6),
        ("later", 2, 3),
    ]


def test_empty_sections_are_dropped():
    sections = [Section("a", "A"), Section("b", "B", 2), Section("c", "C", 1), Section("d", "D", 3)]
    only = ArgumentMap([Statement("claim", "x", "Text.", section="b")], sections=sections)
    assert [group.id for group in scene_of(only).groups] == ["", "a", "b"]


def test_title_and_byline(agenda):
    scene = scene_of(agenda)
    assert scene.title == "Technology in the alliance"
    assert scene.byline == "An analyst · 2022"
    assert scene_of(ArgumentMap()).title == ""
    assert scene_of(ArgumentMap()).byline == ""


def test_summary_counts_kinds_and_lists_recommendations(agenda):
    summary = scene_of(agenda).summary
    counts = "2 claims, 3 pieces of evidence, 3 recommendations, 1 assumption and 1 goal"
    assert counts in summary
    assert "Do something. (unsupported)" in summary
    assert (
        "1 piece of evidence" in scene_of(ArgumentMap([Statement("evidence", "x", "S.")])).summary
    )
    assert "no statements" in scene_of(ArgumentMap()).summary


def test_focus_keeps_everything_below_a_statement(agenda):
    shown = PartSelector(agenda).select_focus("agenda", None)
    assert names(shown) == {
        "agenda", "deepens", "gap", "meets", "named", "crowded", "late",
    }  # fmt: skip
    assert len(shown.inferences) == 3


def test_focus_at_depth_one(agenda):
    shown = PartSelector(agenda).select_focus("agenda", 1)
    assert names(shown) == {"agenda", "deepens", "meets", "named", "crowded"}
    assert [numbered.inference.conclusion for numbered in shown.inferences] == ["agenda"]


def test_focus_at_depth_zero(agenda):
    shown = PartSelector(agenda).select_focus("agenda", 0)
    assert names(shown) == {"agenda"}
    assert not shown.inferences


def test_focus_takes_the_shortest_path_and_ends_at_cycles():
    edges = [("a", "b"), ("b", "c"), ("c", "a"), ("a", "c"), ("d", "a")]
    ring = ArgumentMap(
        [Statement("claim", key, "Some text.") for key in "abcd"],
        [Inference(conclusion, Polarity.FOR, (premise,)) for conclusion, premise in edges],
    )
    assert names(PartSelector(ring).select_focus("a", None)) == {"a", "b", "c"}
    assert names(PartSelector(ring).select_focus("a", 1)) == {"a", "b", "c"}


def test_explanation_of_a_supported_statement_is_a_derivation_and_failed_objections():
    assert explained("act") == {"act", "seen", "costs"}
    assert explained("act", Reading.AS_WRITTEN) == {"act", "helps", "burns", "spreads", "costs"}


def test_explanation_of_an_unsupported_statement_is_its_obstacles():
    assert explained("wait") == {"wait", "safe", "far", "rule"}
    assert explained("costs") == {"costs"}


def test_explanation_says_what_it_explains():
    scene = view_map(PLAN, explain="act").scene
    assert scene.part == "why act is supported"
    assert {box.id for box in scene.boxes} == {"act", "seen", "costs"}
    assert "why act is supported" in scene.summary


@pytest.mark.parametrize("reading", Reading)
def test_nothing_is_faded_by_default(reading):
    scene = scene_of(PLAN, reading)
    assert not any(part.faded for part in (*scene.boxes, *scene.arrows))
    assert scene.part == ""
