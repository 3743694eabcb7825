import re

import attrs
import pytest

from argmap.model import ArgumentMap, Inference, Polarity, Statement
from argmap.rendering import THEMES, draw
from argmap.rendering.themes import load_colors, mix
from tests.rendering.drawn import SVG, Drawn

OKABE_ITO = {
    "#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7",
}  # fmt: skip


def contrast(color, other):
    """Return the contrast ratio of two colors, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(color), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(color):
    shares = (channel / 255 for channel in bytes.fromhex(color.removeprefix("#")))
    linear = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return sum(
        weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    )


def text_and_background(palette):
    """Return every pair of a text color and the color behind it."""
    boxes = [*palette.kinds.values(), *palette.references.values(), *palette.verdicts.values()]
    return {(box.ink, box.fill) for box in boxes} | {
        (ink, behind)
        for ink in (palette.ink, palette.faint)
        for behind in (palette.background, palette.group)
    }


@pytest.mark.parametrize("theme", THEMES)
def test_text_has_enough_contrast(theme):
    colors = load_colors(theme)
    for palette in (colors.plain, colors.faded):
        for ink, behind in text_and_background(palette):
            assert contrast(ink, behind) >= 4.5, (ink, behind)


@pytest.mark.parametrize("theme", THEMES)
def test_faded_parts_have_less_contrast(theme):
    palette, faded = load_colors(theme).plain, load_colors(theme).faded
    background = palette.background
    for kind, color in palette.arrows.items():
        assert contrast(faded.arrows[kind], background) < contrast(color, background)
    for kind, colors in palette.kinds.items():
        assert contrast(faded.kinds[kind].ink, background) < contrast(palette.ink, background)
        assert contrast(faded.kinds[kind].line, background) < contrast(colors.line, background)


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_of_a_picture_has_a_color_of_the_palette(theme, agenda):
    palette = load_colors(theme).plain
    inks = {ink.lower() for ink, _ in text_and_background(palette)}
    signs = {color.lower() for color in palette.arrows.values()} | {palette.ghost.lower()}
    names = {"black": "#000000", "white": "#ffffff"}
    for text in Drawn(agenda, theme=theme).root.iter(SVG + "text"):
        words, color = "".join(text.itertext()), text.get("fill", "black").lower()
        # The arrowheads in the legend are text, too.
        assert names.get(color, color) in (signs if words in "►┤◊■●>" else inks), words


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_verdicts_and_arrows_have_colors_of_okabe_and_ito(theme):
    palette = load_colors(theme).plain
    assert {colors.fill for colors in palette.verdicts.values()} <= OKABE_ITO
    assert set(palette.arrows.values()) <= OKABE_ITO


@pytest.mark.parametrize("theme", ["light", "dark", "auto", "slides"])
def test_kinds_differ(theme):
    assert len({colors.fill for colors in load_colors(theme).plain.kinds.values()}) == 5


def test_mix_is_linear():
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert mix("#D55E00", "#FFFFFF", 0) == "#D55E00"


def test_print_theme_has_no_colors(agenda):
    colors = re.findall(r'"#(\w{6})"', draw(agenda, theme="print").data.decode())
    assert all(color[:2] == color[2:4] == color[4:] for color in colors)


@pytest.mark.parametrize(("theme", "is_dashed"), [("print", True), ("light", False)])
def test_print_theme_has_dashes_around_contested_recommendations(theme, is_dashed):
    statements = [Statement("recommendation", key, f"Do {key}.") for key in "ab"]
    statements += [Statement("evidence", "e", "It is so."), Statement("evidence", "f", "It is.")]
    reasons = [Inference("a", Polarity.FOR, ("e",)), Inference("a", Polarity.AGAINST, ("f",))]
    drawn = Drawn(ArgumentMap(statements, reasons), theme=theme)

    def find_dashes(key):
        return {part.get("stroke-dasharray") for part in drawn.by_id[key].iter(f"{SVG}polygon")}

    assert (find_dashes("statement-a") != find_dashes("statement-b")) is is_dashed
    assert (len(find_dashes("heading")) > 1) is is_dashed


def test_auto_theme_replaces_every_light_color_by_its_dark_one(agenda):
    auto, light, dark = (load_colors(theme) for theme in ("auto", "light", "dark"))
    for palette, light_palette, dark_palette in (
        (auto.plain, light.plain, dark.plain),
        (auto.faded, light.faded, dark.faded),
    ):
        for color, light_color, dark_color in zip(
            *map(list_colors, (palette, light_palette, dark_palette)), strict=True
        ):
            assert auto.dark[color] == dark_color
            pairs = zip(*(bytes.fromhex(part[1:]) for part in (color, light_color)), strict=True)
            assert all(abs(one - other) < 16 for one, other in pairs)
    text = draw(agenda, theme="auto").data.decode()
    assert "@media (prefers-color-scheme: dark)" in text
    body = text.split("</style>")[1]
    used = set(re.findall(r'(?:fill|stroke)="([^"]+)"', body)) - {"none", "transparent"}
    assert used <= auto.dark.keys()


def list_colors(palette):
    for value in attrs.asdict(palette, recurse=False).values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for part in value.values():
                parts = [part] if isinstance(part, str) else attrs.astuple(part)
                yield from (part for part in parts if isinstance(part, str))
