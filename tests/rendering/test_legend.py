from argmap.model import ArgumentMap, Inference, Link, Polarity, Section, Statement
from argmap.rendering.legend import NARROWEST
from argmap.semantics import Reading
from tests.rendering.drawn import SVG, Drawn


def legend(argument_map, **view):
    return set(Drawn(argument_map, **view).words("heading"))


def test_everything_that_occurs_is_explained(agenda):
    assert legend(agenda) >= {
        "Claim", "Evidence", "Recommendation", "Assumption", "Goal",
        "supports", "attacks: a reason against", "warrant: why the premises matter",
        "linked premises: only together", "implicit: not in the text",
        "unsupported", "no reason for it holds", "without the implicit links",
        "unsupported recommendation", "refers to a box elsewhere",
    }  # fmt: skip


def test_nothing_else_is_explained():
    small = ArgumentMap(
        [Statement("claim", "a", "This."), Statement("evidence", "b", "That.")],
        [Inference("a", Polarity.AGAINST, ("b",))],
    )
    assert legend(small) - {"┤"} == {
        "Claim", "Evidence", "attacks: a reason against", "unsupported", "no reason for it holds",
    }  # fmt: skip


def test_frames_and_branches_of_stacks_are_explained():
    names = [f"n{number}" for number in range(30)]
    many = ArgumentMap(
        [Statement("evidence", name, "Text.") for name in names],
        [
            Inference("n0", Polarity.FOR, tuple(names[1:4])),
            *(Inference("n4", Polarity.FOR, (name,)) for name in names[5:8]),
        ],
    )
    assert legend(many) >= {"framed: linked premises", "branches: each alone"}


def test_premise_with_a_warrant_is_not_linked():
    backed = ArgumentMap(
        [Statement("claim", key, "Text.") for key in "abcd"],
        [
            Inference("a", Polarity.FOR, ("b",), warrants=(Link("c"),)),
            Inference("b", Polarity.FOR, ("d",), warrants=(Link("c"),)),
        ],
    )
    assert "linked premises: only together" not in legend(backed)


def test_implicit_arrows_do_not_count_as_written(agenda):
    assert "implicit: not counted" in legend(agenda, reading=Reading.AS_WRITTEN)


def test_legend_wraps_to_the_width_of_the_picture(agenda):
    small = ArgumentMap([*agenda.statements.values()][:1], sections=[Section("missed", "M")])
    assert float(Drawn(small).root.get("width").removesuffix("pt")) < NARROWEST + 60


def test_a_poster_has_a_title_that_can_be_read_when_it_fits_a_screen():
    statements = [Statement("evidence", f"e{number}", "It is so.") for number in range(400)]
    root = Drawn(ArgumentMap(statements, title="A poster")).root
    (title,) = (text for text in root.iter(f"{SVG}text") if text.text == "A poster")
    width = float(root.get("viewBox").split()[2])
    assert float(title.get("font-size")) > width / 100
