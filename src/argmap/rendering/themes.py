"""The light and the dark theme.

Colours come from the palette of Masataka Okabe and Kei Ito for readers with any kind of colour
vision (*Color Universal Design*, 2008), plain or mixed with the background or black. Text has a
contrast of at least 4.5:1 with what is behind it (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import attrs

from argmap.model import Kind
from argmap.rendering.scene import ArrowKind
from argmap.semantics import Verdict

Theme = Literal["light", "dark"]

BLACK = "#000000"
ORANGE = "#E69F00"
SKY = "#56B4E9"
GREEN = "#009E73"
YELLOW = "#F0E442"
BLUE = "#0072B2"
VERMILLION = "#D55E00"
PURPLE = "#CC79A7"

WHITE = "#FFFFFF"
NIGHT = "#171717"

_KINDS = {
    Kind.CLAIM: SKY,
    Kind.EVIDENCE: YELLOW,
    Kind.RECOMMENDATION: BLUE,
    Kind.ASSUMPTION: PURPLE,
    Kind.GOAL: ORANGE,
}
_VERDICTS = {
    Verdict.SUPPORTED: GREEN,
    Verdict.CONDITIONAL: PURPLE,
    Verdict.UNDECIDED: YELLOW,
    Verdict.UNSUPPORTED: VERMILLION,
    Verdict.CONTESTED: ORANGE,
}


@attrs.frozen
class BoxColours:
    """The colours of a box or badge: its background, text and outline."""

    fill: str
    ink: str
    line: str


@attrs.frozen
class Palette:
    """The colours of a theme. `ink` and `faint` are for text outside boxes."""

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
            verdict: BoxColours(background, ink, mix(colours.fill, background, 0.7))
            for verdict, colours in palette.verdicts.items()
        },
        arrows={kind: mix(colour, background, 0.75) for kind, colour in palette.arrows.items()},
        ghost=mix(palette.ghost, background, 0.6),
    )


def _arrows(warrant: str) -> Mapping[ArrowKind, str]:
    return {
        ArrowKind.SUPPORT: GREEN,
        ArrowKind.ATTACK: VERMILLION,
        ArrowKind.WARRANT: warrant,
        ArrowKind.EXCEPTION: VERMILLION,
    }


_LIGHT = Palette(
    background=WHITE,
    ink=BLACK,
    faint=mix(BLACK, WHITE, 0.35),
    group=mix(BLACK, WHITE, 0.965),
    group_line=mix(BLACK, WHITE, 0.75),
    kinds={
        kind: BoxColours(mix(colour, WHITE, 0.78), BLACK, mix(colour, BLACK, 0.3))
        for kind, colour in _KINDS.items()
    }
    | {Kind.RECOMMENDATION: BoxColours(BLUE, WHITE, mix(BLUE, BLACK, 0.3))},
    references={
        kind: BoxColours(mix(colour, WHITE, 0.6), BLACK, mix(colour, BLACK, 0.3))
        for kind, colour in _KINDS.items()
    },
    verdicts={verdict: BoxColours(colour, BLACK, BLACK) for verdict, colour in _VERDICTS.items()},
    arrows=_arrows(warrant=BLUE),
    ghost=mix(BLACK, WHITE, 0.72),
)
_DARK = Palette(
    background=NIGHT,
    ink=WHITE,
    faint=mix(WHITE, NIGHT, 0.3),
    group=mix(NIGHT, WHITE, 0.045),
    group_line=mix(NIGHT, WHITE, 0.28),
    kinds={
        kind: BoxColours(mix(colour, NIGHT, 0.72), WHITE, colour) for kind, colour in _KINDS.items()
    }
    | {Kind.RECOMMENDATION: BoxColours(BLUE, WHITE, SKY)},
    references={
        kind: BoxColours(mix(colour, NIGHT, 0.8), WHITE, colour) for kind, colour in _KINDS.items()
    },
    verdicts={verdict: BoxColours(colour, BLACK, WHITE) for verdict, colour in _VERDICTS.items()},
    arrows=_arrows(warrant=SKY),
    ghost=mix(NIGHT, WHITE, 0.3),
)
PALETTES: Mapping[Theme, Palette] = {"light": _LIGHT, "dark": _DARK}
