"""The palettes of themes.

Those of light and dark come from the palette of Masataka Okabe and Kei Ito for readers with any
kind of colour vision (Color Universal Design, 2008), plain or mixed with the background or black.
Text has a contrast of at least 4.5:1 with what is behind it (WCAG 2.2, 1.4.3). `print` needs no
colours: kinds differ by shape, arrows by dashes and heads, frames by dashes. `slides` has strong
colours and thick lines for projectors. The theme `auto` is made of light and dark.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from argmap.model import Kind
from argmap.rendering.scene import ArrowKind
from argmap.semantics import Verdict


@attrs.frozen(eq=False, repr=False)
class BoxColours:
    """The colours of a box or badge: its background, text and outline.

    The thick frame of a recommendation with a `dashed` verdict is dashed.
    """

    fill: str
    ink: str
    line: str
    dashed: bool = False


@attrs.frozen(eq=False, repr=False)
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
        Kind.CLAIM: BoxColours("#DAEEFA", "#000000", "#3C7EA3"),
        Kind.EVIDENCE: BoxColours("#FCF9D5", "#000000", "#A8A02E"),
        Kind.RECOMMENDATION: BoxColours("#0072B2", "#FFFFFF", "#00507D"),
        Kind.ASSUMPTION: BoxColours("#F4E2EC", "#000000", "#8F5575"),
        Kind.GOAL: BoxColours("#FAEAC7", "#000000", "#A16F00"),
    },
    references={
        Kind.CLAIM: BoxColours("#BBE1F6", "#000000", "#3C7EA3"),
        Kind.EVIDENCE: BoxColours("#F9F4B3", "#000000", "#A8A02E"),
        Kind.RECOMMENDATION: BoxColours("#99C7E0", "#000000", "#00507D"),
        Kind.ASSUMPTION: BoxColours("#EBC9DC", "#000000", "#8F5575"),
        Kind.GOAL: BoxColours("#F5D999", "#000000", "#A16F00"),
    },
    verdicts={
        Verdict.SUPPORTED: BoxColours("#009E73", "#000000", "#009E73"),
        Verdict.CONDITIONAL: BoxColours("#CC79A7", "#000000", "#CC79A7"),
        Verdict.UNDECIDED: BoxColours("#F0E442", "#000000", "#F0E442"),
        Verdict.UNSUPPORTED: BoxColours("#D55E00", "#000000", "#D55E00"),
        Verdict.CONTESTED: BoxColours("#E69F00", "#000000", "#E69F00"),
    },
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
        Kind.CLAIM: BoxColours("#294352", "#FFFFFF", "#56B4E9"),
        Kind.EVIDENCE: BoxColours("#545023", "#FFFFFF", "#F0E442"),
        Kind.RECOMMENDATION: BoxColours("#0072B2", "#FFFFFF", "#56B4E9"),
        Kind.ASSUMPTION: BoxColours("#4A323F", "#FFFFFF", "#CC79A7"),
        Kind.GOAL: BoxColours("#513D11", "#FFFFFF", "#E69F00"),
    },
    references={
        Kind.CLAIM: BoxColours("#243641", "#FFFFFF", "#56B4E9"),
        Kind.EVIDENCE: BoxColours("#424020", "#FFFFFF", "#F0E442"),
        Kind.RECOMMENDATION: BoxColours("#122936", "#FFFFFF", "#0072B2"),
        Kind.ASSUMPTION: BoxColours("#3B2B34", "#FFFFFF", "#CC79A7"),
        Kind.GOAL: BoxColours("#403212", "#FFFFFF", "#E69F00"),
    },
    verdicts={
        Verdict.SUPPORTED: BoxColours("#009E73", "#000000", "#009E73"),
        Verdict.CONDITIONAL: BoxColours("#CC79A7", "#000000", "#CC79A7"),
        Verdict.UNDECIDED: BoxColours("#F0E442", "#000000", "#F0E442"),
        Verdict.UNSUPPORTED: BoxColours("#D55E00", "#000000", "#D55E00"),
        Verdict.CONTESTED: BoxColours("#E69F00", "#000000", "#E69F00"),
    },
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
        Kind.CLAIM: BoxColours("#FFFFFF", "#000000", "#000000"),
        Kind.EVIDENCE: BoxColours("#FFFFFF", "#000000", "#000000"),
        Kind.RECOMMENDATION: BoxColours("#E0E0E0", "#000000", "#000000"),
        Kind.ASSUMPTION: BoxColours("#FFFFFF", "#000000", "#000000"),
        Kind.GOAL: BoxColours("#FFFFFF", "#000000", "#000000"),
    },
    references={
        Kind.CLAIM: BoxColours("#EEEEEE", "#000000", "#666666"),
        Kind.EVIDENCE: BoxColours("#EEEEEE", "#000000", "#666666"),
        Kind.RECOMMENDATION: BoxColours("#EEEEEE", "#000000", "#666666"),
        Kind.ASSUMPTION: BoxColours("#EEEEEE", "#000000", "#666666"),
        Kind.GOAL: BoxColours("#EEEEEE", "#000000", "#666666"),
    },
    verdicts={
        Verdict.SUPPORTED: BoxColours("#FFFFFF", "#000000", "#000000"),
        Verdict.CONDITIONAL: BoxColours("#DDDDDD", "#000000", "#000000"),
        Verdict.UNDECIDED: BoxColours("#BBBBBB", "#000000", "#000000"),
        Verdict.UNSUPPORTED: BoxColours("#000000", "#FFFFFF", "#000000"),
        Verdict.CONTESTED: BoxColours("#555555", "#FFFFFF", "#000000", dashed=True),
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
        Kind.CLAIM: BoxColours("#BBE1F6", "#000000", "#2F6380"),
        Kind.EVIDENCE: BoxColours("#F9F4B3", "#000000", "#847D24"),
        Kind.RECOMMENDATION: BoxColours("#0072B2", "#FFFFFF", "#00446B"),
        Kind.ASSUMPTION: BoxColours("#EBC9DC", "#000000", "#70435C"),
        Kind.GOAL: BoxColours("#F5D999", "#000000", "#7E5700"),
    },
    references={
        Kind.CLAIM: BoxColours("#A2D6F3", "#000000", "#2F6380"),
        Kind.EVIDENCE: BoxColours("#F7F097", "#000000", "#847D24"),
        Kind.RECOMMENDATION: BoxColours("#73B1D5", "#000000", "#003F62"),
        Kind.ASSUMPTION: BoxColours("#E3B5CF", "#000000", "#70435C"),
        Kind.GOAL: BoxColours("#F1CA73", "#000000", "#7E5700"),
    },
    verdicts={
        Verdict.SUPPORTED: BoxColours("#009E73", "#000000", "#009E73"),
        Verdict.CONDITIONAL: BoxColours("#CC79A7", "#000000", "#CC79A7"),
        Verdict.UNDECIDED: BoxColours("#F0E442", "#000000", "#F0E442"),
        Verdict.UNSUPPORTED: BoxColours("#D55E00", "#000000", "#D55E00"),
        Verdict.CONTESTED: BoxColours("#E69F00", "#000000", "#E69F00"),
    },
)

PALETTES: Mapping[str, Palette] = {
    "light": _LIGHT,
    "dark": _DARK,
    "print": _PRINT,
    "slides": _SLIDES,
}
"""The palettes by the names of their themes."""
