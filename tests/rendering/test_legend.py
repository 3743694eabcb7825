from argmap.model import ArgumentMap, Inference, Kind, Link, Polarity, Statement
from argmap.rendering.legend import find_kinds, find_signs
from argmap.rendering.scene import ArrowKind
from argmap.rendering.scene_builder import build_scene
from argmap.semantics import Reading, assess


def scene_of(argument_map, reading=Reading.CHARITABLE):
    return build_scene(argument_map, assess(argument_map), reading, upright=True)


def kinds(argument_map):
    return [sign.kind for sign in find_signs(scene_of(argument_map)) if not sign.junction]


def test_everything_that_occurs_is_explained(agenda):
    assert find_kinds(scene_of(agenda)) == list(Kind)
    signs = find_signs(scene_of(agenda))
    assert [sign.kind for sign in signs[:4]] == list(ArrowKind)
    assert [(sign.junction, sign.implicit) for sign in signs[4:]] == [(True, False), (False, True)]


def test_nothing_else_is_explained():
    small = ArgumentMap(
        [Statement("claim", "a", "This."), Statement("evidence", "b", "That.")],
        [Inference("a", Polarity.AGAINST, ("b",))],
    )
    assert find_kinds(scene_of(small)) == [Kind.CLAIM, Kind.EVIDENCE]
    assert kinds(small) == [ArrowKind.ATTACK]
    assert find_signs(scene_of(ArgumentMap())) == []


def test_premise_with_a_warrant_is_not_linked():
    backed = ArgumentMap(
        [Statement("claim", key, "Text.") for key in "abcd"],
        [
            Inference("a", Polarity.FOR, ("b",), warrants=(Link("c"),)),
            Inference("b", Polarity.FOR, ("d",), warrants=(Link("c"),)),
        ],
    )
    assert not any(sign.junction for sign in find_signs(scene_of(backed)))


def test_implicit_arrows_are_ghosts_as_written(agenda):
    assert find_signs(scene_of(agenda, Reading.AS_WRITTEN))[-1].ghost
    assert not find_signs(scene_of(agenda))[-1].ghost


def test_attack_is_explained_if_all_attacks_are_implicit():
    objection = Inference("a", Polarity.AGAINST, ["b"], implicit=True)
    assert ArrowKind.ATTACK in kinds(
        ArgumentMap([Statement("claim", name, "Text.") for name in "ab"], [objection])
    )
