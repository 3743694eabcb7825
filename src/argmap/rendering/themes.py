"""The colours of themes, which are in `themes.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import attrs

from argmap.model import Kind
from argmap.rendering.scene import ArrowKind
from argmap.semantics import Verdict

Theme = Literal["light", "dark", "auto", "print", "slides"]


@attrs.frozen
class BoxColours:
    """The colours of a box or badge: its background, text and outline."""

    fill: str
    ink: str
    line: str


@attrs.frozen
class Palette:
    """The colours of a theme. `ink` and `faint` are for text outside boxes.

    `pen` is a factor for the width of lines.
    """

    background: str
    ink: str
    faint: str
    group: str
    group_line: str
    kinds: Mapping[Kind, BoxColours]
    references: Mapping[Kind, BoxColours]
    verdicts: Mapping[Verdict, BoxColours]
    arrows: Mapping[ArrowKind, str]
    ghost: str
    pen: float = 1.0


@attrs.frozen
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
        palette = _read_palettes()[theme]
        return Colours(palette, fade(palette))
    light, night = load_colours("light"), load_colours("dark")
    swaps: dict[str, str] = {}
    plain = _merge(light.plain, night.plain, swaps)
    faded = _merge(light.faded, night.faded, swaps)
    return Colours(plain, faded, swaps)


@cache
def _read_palettes() -> Mapping[str, Palette]:
    text = Path(__file__).with_name("themes.toml").read_text("utf-8")
    return {name: _to_palette(values) for name, values in tomllib.loads(text).items()}


def _to_palette(values: dict[str, Any]) -> Palette:
    keys = {"kinds": Kind, "references": Kind, "verdicts": Verdict}
    for name, key in keys.items():
        values[name] = {key(part): BoxColours(**colours) for part, colours in values[name].items()}
    values["arrows"] = {ArrowKind(part): colour for part, colour in values["arrows"].items()}
    return Palette(**values)


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
