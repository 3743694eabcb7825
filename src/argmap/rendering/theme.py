"""The colours of a picture, in light and in dark.

All are of the palette that Masataka Okabe and Kei Ito published for readers with any kind of
colour vision (*Color Universal Design*, 2008), plain or mixed with the ground or with black. Every
text keeps a contrast of 4.5:1 or more against what it stands on (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.model import Kind
from argmap.rendering.scene import Role
from argmap.semantics import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

BLACK = "#000000"
ORANGE = "#E69F00"
SKY = "#56B4E9"
GREEN = "#009E73"
YELLOW = "#F0E442"
BLUE = "#0072B2"
VERMILLION = "#D55E00"
PURPLE = "#CC79A7"

WHITE = "#FFFFFF"

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
class Paint:
    """How a box or a badge is painted: its ground, the text on it, its outline."""

    fill: str
    ink: str
    line: str


@attrs.frozen
class Theme:
    """All colours of a picture. `ink` and `faint` are for text on the ground and on the groups."""

    ground: str
    ink: str
    faint: str
    group: str
    group_line: str
    kinds: Mapping[Kind, Paint]
    verdicts: Mapping[Verdict, Paint]
    lines: Mapping[Role, str]
    ghost: str


def mix(colour: str, other: str, share: float) -> str:
    """A colour with so much of another in it, as the numbers of the two are (not by light)."""
    return "#" + "".join(
        f"{round(a + (b - a) * share):02X}"
        for a, b in zip(_channels(colour), _channels(other), strict=True)
    )


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def _luminance(colour: str) -> float:
    linear = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (channel / 255 for channel in _channels(colour))
    )
    return sum(
        weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    )


def faded(theme: Theme) -> Theme:
    """The colours of what stays in the background: text that can be read, and little else."""
    ground = theme.ground
    ink = mix(theme.ink, ground, 0.44)
    return attrs.evolve(
        theme,
        ink=ink,
        faint=ink,
        kinds={k: Paint(ground, ink, mix(x.line, ground, 0.7)) for k, x in theme.kinds.items()},
        verdicts={
            verdict: Paint(ground, ink, mix(paint.fill, ground, 0.7))
            for verdict, paint in theme.verdicts.items()
        },
        lines={role: mix(colour, ground, 0.75) for role, colour in theme.lines.items()},
        ghost=mix(theme.ghost, ground, 0.6),
    )


def _light() -> Theme:
    kinds = {
        kind: Paint(mix(colour, WHITE, 0.78), BLACK, mix(colour, BLACK, 0.3))
        for kind, colour in _KINDS.items()
    }
    kinds[Kind.RECOMMENDATION] = Paint(BLUE, WHITE, mix(BLUE, BLACK, 0.3))
    return Theme(
        ground=WHITE,
        ink=BLACK,
        faint=mix(BLACK, WHITE, 0.35),
        group=mix(BLACK, WHITE, 0.965),
        group_line=mix(BLACK, WHITE, 0.75),
        kinds=kinds,
        verdicts={verdict: Paint(colour, BLACK, BLACK) for verdict, colour in _VERDICTS.items()},
        lines=_lines(warrant=BLUE),
        ghost=mix(BLACK, WHITE, 0.72),
    )


def _dark() -> Theme:
    ground = mix(BLACK, WHITE, 0.09)
    kinds = {
        kind: Paint(mix(colour, ground, 0.72), WHITE, colour) for kind, colour in _KINDS.items()
    }
    kinds[Kind.RECOMMENDATION] = Paint(BLUE, WHITE, SKY)
    return Theme(
        ground=ground,
        ink=WHITE,
        faint=mix(WHITE, ground, 0.3),
        group=mix(ground, WHITE, 0.045),
        group_line=mix(ground, WHITE, 0.28),
        kinds=kinds,
        verdicts={verdict: Paint(colour, BLACK, WHITE) for verdict, colour in _VERDICTS.items()},
        lines=_lines(warrant=SKY),
        ghost=mix(ground, WHITE, 0.3),
    )


def _lines(warrant: str) -> Mapping[Role, str]:
    return {
        Role.SUPPORT: GREEN,
        Role.ATTACK: VERMILLION,
        Role.WARRANT: warrant,
        Role.EXCEPTION: VERMILLION,
    }


THEMES: Mapping[str, Theme] = {"light": _light(), "dark": _dark()}
