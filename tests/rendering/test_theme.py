from __future__ import annotations

import pytest

from argmap.rendering.theme import THEMES, contrast, faded, mix
from tests.rendering.drawn import SVG, Drawn

OKABE_ITO = {
    "#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7",
}  # fmt: skip


def text_on_ground(theme):
    """Every pair of a text and what it stands on."""
    paints = [*theme.kinds.values(), *theme.verdicts.values()]
    pairs = {(paint.ink, paint.fill) for paint in paints}
    return pairs | {
        (ink, x) for ink in (theme.ink, theme.faint) for x in (theme.ground, theme.group)
    }


@pytest.mark.parametrize("name", THEMES)
def test_every_text_stands_out(name):
    for theme in (THEMES[name], faded(THEMES[name])):
        for ink, ground in text_on_ground(theme):
            assert contrast(ink, ground) >= 4.5, (ink, ground)


@pytest.mark.parametrize("name", THEMES)
def test_what_is_faded_stands_back(name):
    theme = THEMES[name]
    pale = faded(theme)
    for role, colour in theme.lines.items():
        assert contrast(pale.lines[role], theme.ground) < contrast(colour, theme.ground)
    for kind, paint in theme.kinds.items():
        assert contrast(pale.kinds[kind].ink, theme.ground) < contrast(theme.ink, theme.ground)
        assert contrast(pale.kinds[kind].line, theme.ground) < contrast(paint.line, theme.ground)


@pytest.mark.parametrize("name", THEMES)
def test_every_text_of_a_picture_has_the_colour_of_such_a_pair(name, agenda):
    theme = THEMES[name]
    inks = {ink.lower() for ink, _ in text_on_ground(theme)}
    signs = {colour.lower() for colour in theme.lines.values()} | {theme.ghost.lower()}
    for text in Drawn(agenda, theme=name).root.iter(SVG + "text"):
        words = "".join(text.itertext())
        colour = (
            text.get("fill", "black")
            .replace("black", "#000000")
            .replace("white", "#ffffff")
            .lower()
        )
        # The heads of lines in the legend are signs, no text.
        assert colour in (signs if words in "►┤◊■●>" else inks), words


@pytest.mark.parametrize("name", THEMES)
def test_verdicts_and_lines_are_of_the_published_eight(name):
    theme = THEMES[name]
    assert {paint.fill for paint in theme.verdicts.values()} <= OKABE_ITO
    assert set(theme.lines.values()) <= OKABE_ITO


@pytest.mark.parametrize("name", THEMES)
def test_kinds_look_different(name):
    assert len({paint.fill for paint in THEMES[name].kinds.values()}) == 5


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)


def test_mixing():
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert mix("#D55E00", "#FFFFFF", 0) == "#D55E00"
