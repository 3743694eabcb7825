"""The colours of themes: those of a palette, faded ones, and ones for two backgrounds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

import attrs

from argmap.rendering.palettes import PALETTES, BoxColours, Palette

Theme = Literal["light", "dark", "auto", "print", "slides"]
"""The colors and lines of a picture.

`auto` is light or dark, as the reader of an SVG prefers; `print` has no colors; `slides` has thick
lines.
"""


@attrs.frozen(eq=False, repr=False)
class Colours:
    """The palettes of a picture: a plain one, and one for faded parts.

    `dark` are the colours that replace others where the reader's browser prefers a dark background.
    """

    plain: Palette
    faded: Palette
    dark: Mapping[str, str] = attrs.field(factory=dict)

    def choose(self, faded: bool) -> Palette:
        """Return the palette of faded parts, or of others."""
        return self.faded if faded else self.plain


@cache
def load_colours(theme: Theme) -> Colours:
    """Return the colours of a theme."""
    if theme != "auto":
        palette = PALETTES[theme]
        return Colours(palette, fade(palette))
    light, night = load_colours("light"), load_colours("dark")
    swaps: dict[str, str] = {}
    plain = _merge(light.plain, night.plain, swaps)
    faded = _merge(light.faded, night.faded, swaps)
    return Colours(plain, faded, swaps)


def _merge(light: Any, dark: Any, swaps: dict[str, str]) -> Any:
    """Return light colours, each the only one with its dark counterpart, and add both to `swaps`.

    Where one light colour has several counterparts, it is changed a little, and black and white
    always are, so that Graphviz writes no names or defaults.
    """
    if isinstance(light, str):
        colour = light.lower()
        number = int(colour[1:], 16)
        step = 1 if number < 0x800000 else -1
        while colour in ("#000000", "#ffffff") or swaps.setdefault(colour, dark) != dark:
            number += step
            colour = f"#{number:06x}"
        return colour
    if isinstance(light, Mapping):
        return {key: _merge(value, dark[key], swaps) for key, value in light.items()}
    if attrs.has(type(light)):
        names = [field.name for field in attrs.fields(type(light))]
        return attrs.evolve(
            light,
            **{name: _merge(getattr(light, name), getattr(dark, name), swaps) for name in names},
        )
    return light


def mix(colour: str, other: str, share: float) -> str:
    """Return a colour with a share of another, mixed by their sRGB numbers."""
    return "#" + "".join(
        f"{round(a + (b - a) * share):02X}"
        for a, b in zip(_channels(colour), _channels(other), strict=True)
    )


def _channels(colour: str) -> bytes:
    return bytes.fromhex(colour.removeprefix("#"))


def fade(palette: Palette) -> Palette:
    """Return the colours of faded parts: readable text, pale outlines and arrows."""
    background = palette.background
    ink = mix(palette.ink, background, 0.44)
    return attrs.evolve(
        palette,
        ink=ink,
        faint=ink,
        kinds={
            kind: BoxColours(background, ink, mix(colours.line, background, 0.7))
            for kind, colours in palette.kinds.items()
        },
        references={
            kind: BoxColours(background, ink, mix(colours.line, background, 0.7))
            for kind, colours in palette.references.items()
        },
        verdicts={
            verdict: BoxColours(background, ink, mix(colours.line, background, 0.7))
            for verdict, colours in palette.verdicts.items()
        },
        arrows={kind: mix(colour, background, 0.75) for kind, colour in palette.arrows.items()},
        ghost=mix(palette.ghost, background, 0.6),
    )
