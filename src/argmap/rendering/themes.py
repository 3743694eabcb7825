"""The colors of themes: those of a palette, faded ones, and ones for two backgrounds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

import attrs

from argmap.rendering.palettes import PALETTES, BoxColors, Palette

Theme = Literal["light", "dark", "auto", "print", "slides"]
"""The colors and lines of a picture.

`auto` is light or dark, as the reader of an SVG prefers; `print` has no colors; `slides` has thick
lines.
"""


@attrs.frozen(eq=False, repr=False)
class Colors:
    """The palettes of a picture: a plain one, and one for faded parts.

    `dark` are the colors that replace others where the reader's browser prefers a dark background.
    """

    plain: Palette
    faded: Palette
    dark: Mapping[str, str] = attrs.field(factory=dict)

    def choose(self, faded: bool) -> Palette:
        """Return the palette of faded parts, or of others."""
        return self.faded if faded else self.plain


@cache
def load_colors(theme: Theme) -> Colors:
    """Return the colors of a theme."""
    if theme != "auto":
        palette = PALETTES[theme]
        return Colors(palette, fade(palette))
    light, night = load_colors("light"), load_colors("dark")
    swaps: dict[str, str] = {}
    plain = _merge(light.plain, night.plain, swaps)
    faded = _merge(light.faded, night.faded, swaps)
    return Colors(plain, faded, swaps)


def _merge(light: Any, dark: Any, swaps: dict[str, str]) -> Any:
    """Return light colors, each the only one with its dark counterpart, and add both to `swaps`.

    Where one light color has several counterparts, it is changed a little, and black and white
    always are, so that Graphviz writes no names or defaults.
    """
    if isinstance(light, str):
        color = light.lower()
        number = int(color[1:], 16)
        step = 1 if number < 0x800000 else -1
        while color in ("#000000", "#ffffff") or swaps.setdefault(color, dark) != dark:
            number += step
            color = f"#{number:06x}"
        return color
    if isinstance(light, Mapping):
        return {key: _merge(value, dark[key], swaps) for key, value in light.items()}
    if attrs.has(type(light)):
        names = [field.name for field in attrs.fields(type(light))]
        return attrs.evolve(
            light,
            **{name: _merge(getattr(light, name), getattr(dark, name), swaps) for name in names},
        )
    return light


def mix(color: str, other: str, share: float) -> str:
    """Return a color with a share of another, mixed by their sRGB numbers."""
    return "#" + "".join(
        f"{round(a + (b - a) * share):02X}"
        for a, b in zip(_split_channels(color), _split_channels(other), strict=True)
    )


def _split_channels(color: str) -> bytes:
    return bytes.fromhex(color.removeprefix("#"))


def fade(palette: Palette) -> Palette:
    """Return the colors of faded parts: readable text, pale outlines and arrows."""
    background = palette.background
    ink = mix(palette.ink, background, 0.44)
    return attrs.evolve(
        palette,
        ink=ink,
        faint=ink,
        kinds={
            kind: BoxColors(background, ink, mix(colors.line, background, 0.7))
            for kind, colors in palette.kinds.items()
        },
        references={
            kind: BoxColors(background, ink, mix(colors.line, background, 0.7))
            for kind, colors in palette.references.items()
        },
        verdicts={
            verdict: BoxColors(background, ink, mix(colors.line, background, 0.7))
            for verdict, colors in palette.verdicts.items()
        },
        arrows={kind: mix(color, background, 0.75) for kind, color in palette.arrows.items()},
        ghost=mix(palette.ghost, background, 0.6),
    )
