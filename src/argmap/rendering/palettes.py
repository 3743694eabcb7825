"""The palettes of themes.

Those of light and dark come from the palette of Masataka Okabe and Kei Ito for readers with any
kind of color vision (Color Universal Design, 2008), plain or mixed with the background or black.
Text has a contrast of at least 4.5:1 with what is behind it (WCAG 2.2, 1.4.3). `print` needs no
colors: kinds differ by shape, arrows by dashes and heads, frames by dashes. `slides` has strong
colors and thick lines for projectors. The theme `auto` is made of light and dark.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from argmap.model import Kind
from argmap.rendering.scene import ArrowKind
from argmap.semantics import Verdict


@attrs.frozen(eq=False, repr=False)
class BoxColors:
    """The colors of a box or badge: its background, text and outline.

    The thick frame of a recommendation with a `dashed` verdict is dashed.
    """

    fill: str
    ink: str
    line: str
    dashed: bool = False


@attrs.frozen(eq=False, repr=False)
class Palette:
    """The colors of a theme. `ink` and `faint` are for text outside boxes.

    `pen` is a factor for the width of lines.
    """

    background: str
    ink: str
    faint: str
    group: str
    group_line: str
    kinds: Mapping[Kind, BoxColors]
    references: Mapping[Kind, BoxColors]
    verdicts: Mapping[Verdict, BoxColors]
    arrows: Mapping[ArrowKind, str]
    ghost: str
    pen: float = 1.0


_VERDICTS = {
    Verdict.SUPPORTED: BoxColors("#009E73", "#000000", "#009E73"),
    Verdict.CONDITIONAL: BoxColors("#CC79A7", "#000000", "#CC79A7"),
    Verdict.UNDECIDED: BoxColors("#F0E442", "#000000", "#F0E442"),
    Verdict.UNSUPPORTED: BoxColors("#D55E00", "#000000", "#D55E00"),
    Verdict.CONTESTED: BoxColors("#E69F00", "#000000", "#E69F00"),
}

_LIGHT = Palette(
    background="#FFFFFF",
    ink="#000000",
    faint="#595959",
    group="#F6F6F6",
    group_line="#BFBFBF",
    ghost="#B8B8B8",
    pen=1.0,
    arrows={
        ArrowKind.SUPPORT: "#009E73",
        ArrowKind.ATTACK: "#D55E00",
        ArrowKind.WARRANT: "#0072B2",
        ArrowKind.EXCEPTION: "#D55E00",
    },
    kinds={
        Kind.CLAIM: BoxColors("#DAEEFA", "#000000", "#3C7EA3"),
        Kind.EVIDENCE: BoxColors("#FCF9D5", "#000000", "#A8A02E"),
        Kind.RECOMMENDATION: BoxColors("#0072B2", "#FFFFFF", "#00507D"),
        Kind.ASSUMPTION: BoxColors("#F4E2EC", "#000000", "#8F5575"),
        Kind.GOAL: BoxColors("#FAEAC7", "#000000", "#A16F00"),
    },
    references={
        Kind.CLAIM: BoxColors("#BBE1F6", "#000000", "#3C7EA3"),
        Kind.EVIDENCE: BoxColors("#F9F4B3", "#000000", "#A8A02E"),
        Kind.RECOMMENDATION: BoxColors("#99C7E0", "#000000", "#00507D"),
        Kind.ASSUMPTION: BoxColors("#EBC9DC", "#000000", "#8F5575"),
        Kind.GOAL: BoxColors("#F5D999", "#000000", "#A16F00"),
    },
    verdicts=_VERDICTS,
)

_DARK = Palette(
    background="#171717",
    ink="#FFFFFF",
    faint="#B9B9B9",
    group="#212121",
    group_line="#585858",
    ghost="#5D5D5D",
    pen=1.0,
    arrows={
        ArrowKind.SUPPORT: "#009E73",
        ArrowKind.ATTACK: "#D55E00",
        ArrowKind.WARRANT: "#56B4E9",
        ArrowKind.EXCEPTION: "#D55E00",
    },
    kinds={
        Kind.CLAIM: BoxColors("#294352", "#FFFFFF", "#56B4E9"),
        Kind.EVIDENCE: BoxColors("#545023", "#FFFFFF", "#F0E442"),
        Kind.RECOMMENDATION: BoxColors("#0072B2", "#FFFFFF", "#56B4E9"),
        Kind.ASSUMPTION: BoxColors("#4A323F", "#FFFFFF", "#CC79A7"),
        Kind.GOAL: BoxColors("#513D11", "#FFFFFF", "#E69F00"),
    },
    references={
        Kind.CLAIM: BoxColors("#243641", "#FFFFFF", "#56B4E9"),
        Kind.EVIDENCE: BoxColors("#424020", "#FFFFFF", "#F0E442"),
        Kind.RECOMMENDATION: BoxColors("#122936", "#FFFFFF", "#0072B2"),
        Kind.ASSUMPTION: BoxColors("#3B2B34", "#FFFFFF", "#CC79A7"),
        Kind.GOAL: BoxColors("#403212", "#FFFFFF", "#E69F00"),
    },
    verdicts=_VERDICTS,
)

_PRINT = Palette(
    background="#FFFFFF",
    ink="#000000",
    faint="#333333",
    group="#FFFFFF",
    group_line="#666666",
    ghost="#AAAAAA",
    pen=1.0,
    arrows={
        ArrowKind.SUPPORT: "#000000",
        ArrowKind.ATTACK: "#000000",
        ArrowKind.WARRANT: "#000000",
        ArrowKind.EXCEPTION: "#000000",
    },
    kinds={
        Kind.CLAIM: BoxColors("#FFFFFF", "#000000", "#000000"),
        Kind.EVIDENCE: BoxColors("#FFFFFF", "#000000", "#000000"),
        Kind.RECOMMENDATION: BoxColors("#E0E0E0", "#000000", "#000000"),
        Kind.ASSUMPTION: BoxColors("#FFFFFF", "#000000", "#000000"),
        Kind.GOAL: BoxColors("#FFFFFF", "#000000", "#000000"),
    },
    references={
        Kind.CLAIM: BoxColors("#EEEEEE", "#000000", "#666666"),
        Kind.EVIDENCE: BoxColors("#EEEEEE", "#000000", "#666666"),
        Kind.RECOMMENDATION: BoxColors("#EEEEEE", "#000000", "#666666"),
        Kind.ASSUMPTION: BoxColors("#EEEEEE", "#000000", "#666666"),
        Kind.GOAL: BoxColors("#EEEEEE", "#000000", "#666666"),
    },
    verdicts={
        Verdict.SUPPORTED: BoxColors("#FFFFFF", "#000000", "#000000"),
        Verdict.CONDITIONAL: BoxColors("#DDDDDD", "#000000", "#000000"),
        Verdict.UNDECIDED: BoxColors("#BBBBBB", "#000000", "#000000"),
        Verdict.UNSUPPORTED: BoxColors("#000000", "#FFFFFF", "#000000"),
        Verdict.CONTESTED: BoxColors("#555555", "#FFFFFF", "#000000", dashed=True),
    },
)

_SLIDES = Palette(
    background="#FFFFFF",
    ink="#000000",
    faint="#333333",
    group="#FFFFFF",
    group_line="#888888",
    ghost="#B8B8B8",
    pen=1.6,
    arrows={
        ArrowKind.SUPPORT: "#00734F",
        ArrowKind.ATTACK: "#B84A00",
        ArrowKind.WARRANT: "#005A94",
        ArrowKind.EXCEPTION: "#B84A00",
    },
    kinds={
        Kind.CLAIM: BoxColors("#BBE1F6", "#000000", "#2F6380"),
        Kind.EVIDENCE: BoxColors("#F9F4B3", "#000000", "#847D24"),
        Kind.RECOMMENDATION: BoxColors("#0072B2", "#FFFFFF", "#00446B"),
        Kind.ASSUMPTION: BoxColors("#EBC9DC", "#000000", "#70435C"),
        Kind.GOAL: BoxColors("#F5D999", "#000000", "#7E5700"),
    },
    references={
        Kind.CLAIM: BoxColors("#A2D6F3", "#000000", "#2F6380"),
        Kind.EVIDENCE: BoxColors("#F7F097", "#000000", "#847D24"),
        Kind.RECOMMENDATION: BoxColors("#73B1D5", "#000000", "#003F62"),
        Kind.ASSUMPTION: BoxColors("#E3B5CF", "#000000", "#70435C"),
        Kind.GOAL: BoxColors("#F1CA73", "#000000", "#7E5700"),
    },
    verdicts=_VERDICTS,
)

PALETTES: Mapping[str, Palette] = {
    "light": _LIGHT,
    "dark": _DARK,
    "print": _PRINT,
    "slides": _SLIDES,
}
"""The palettes by the names of their themes."""
