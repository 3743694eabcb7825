import re

import attrs
import pytest

from argmap.model import ArgumentMap, Inference, Polarity, Statement
from argmap.rendering import THEMES, draw
from argmap.rendering.themes import load_colours, mix
from tests.rendering.drawn import SVG, Drawn

OKABE_ITO = {
    "#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7",
}  # fmt: skip


def contrast(colour, other):
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(colour), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    shares = (channel / 255 for channel in bytes.fromhex(colour.removeprefix("#")))
    linear = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return sum(
        weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    )


def text_and_background(palette):
    """Return every pair of a text colour and the colour behind it."""
    boxes = [*palette.kinds.values(), *palette.references.values(), *palette.verdicts.values()]
    return {(box.ink, box.fill) for box in boxes} | {
        (ink, behind)
        for ink in (palette.ink, palette.faint)
        for behind in (palette.background, palette.group)
    }


@pytest.mark.parametrize("theme", THEMES)
def test_text_has_enough_contrast(theme):
    colours = load_colours(theme)
    for palette in (colours.plain, colours.faded):
        for ink, behind in text_and_background(palette):
            assert contrast(ink, behind) >= 4.5, (ink, behind)


@pytest.mark.parametrize("theme", THEMES)
def test_faded_parts_have_less_contrast(theme):
    palette, faded = load_colours(theme).plain, load_colours(theme).faded
    background = palette.background
    for kind, colour in palette.arrows.items():
        assert contrast(faded.arrows[kind], background) < contrast(colour, background)
    for kind, colours in palette.kinds.items():
        assert contrast(faded.kinds[kind].ink, background) < contrast(palette.ink, background)
        assert contrast(faded.kinds[kind].line, background) < contrast(colours.line, background)


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_of_a_picture_has_a_colour_of_the_palette(theme, agenda):
    palette = load_colours(theme).plain
    inks = {ink.lower() for ink, _ in text_and_background(palette)}
    signs = {colour.lower() for colour in palette.arrows.values()} | {palette.ghost.lower()}
    names = {"black": "#000000", "white": "#ffffff"}
    for text in Drawn(agenda, theme=theme).root.iter(SVG + "text"):
        words, colour = "".join(text.itertext()), text.get("fill", "black").lower()
        # The arrowheads in the legend are text, too.
        assert names.get(colour, colour) in (signs if words in "►┤◊■●>" else inks), words


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_verdicts_and_arrows_have_colours_of_okabe_and_ito(theme):
    palette = load_colours(theme).plain
    assert {colours.fill for colours in palette.verdicts.values()} <= OKABE_ITO
    assert set(palette.arrows.values()) <= OKABE_ITO


@pytest.mark.parametrize("theme", ["light", "dark", "auto", "slides"])
def test_kinds_differ(theme):
    assert len({colours.fill for colours in load_colours(theme).plain.kinds.values()}) == 5


def test_mix_is_linear():
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert mix("#D55E00", "#FFFFFF", 0) == "#D55E00"


def test_print_theme_has_no_colours(agenda):
    colours = re.findall(r'"#(\w{6})"', draw(agenda, theme="print").data.decode())
    assert all(colour[:2] == colour[2:4] == colour[4:] for colour in colours)


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


def test_auto_theme_replaces_every_light_colour_by_its_dark_one(agenda):
    auto, light, dark = (load_colours(theme) for theme in ("auto", "light", "dark"))
    for palette, light_palette, dark_palette in (
        (auto.plain, light.plain, dark.plain),
        (auto.faded, light.faded, dark.faded),
    ):
        for colour, light_colour, dark_colour in zip(
            *map(list_colours, (palette, light_palette, dark_palette)), strict=True
        ):
            assert auto.dark[colour] == dark_colour
            pairs = zip(*(bytes.fromhex(part[1:]) for part in (colour, light_colour)), strict=True)
            assert all(abs(one - other) < 16 for one, other in pairs)
    text = draw(agenda, theme="auto").data.decode()
    assert "@media (prefers-color-scheme: dark)" in text
    body = text.split("</style>")[1]
    used = set(re.findall(r'(?:fill|stroke)="([^"]+)"', body)) - {"none", "transparent"}
    assert used <= auto.dark.keys()


def list_colours(palette):
    for value in attrs.asdict(palette, recurse=False).values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for part in value.values():
                parts = [part] if isinstance(part, str) else attrs.astuple(part)
                yield from (part for part in parts if isinstance(part, str))
