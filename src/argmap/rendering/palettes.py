"""The palettes of themes, which are in `themes.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from argmap.model import Kind
from argmap.rendering.scene import ArrowKind
from argmap.semantics import Verdict


@attrs.frozen(eq=False)
class BoxColours:
    """The colours of a box or badge: its background, text and outline.

    The thick frame of a recommendation with a `dashed` verdict is dashed.
    """

    fill: str
    ink: str
    line: str
    dashed: bool = False


@attrs.frozen(eq=False)
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


@cache
def read_palettes() -> Mapping[str, Palette]:
    """Return the palettes by the names of their themes."""
    text = Path(__file__).with_name("themes.toml").read_text("utf-8")
    return {name: _to_palette(values) for name, values in tomllib.loads(text).items()}


def _to_palette(values: dict[str, Any]) -> Palette:
    keys = {"kinds": Kind, "references": Kind, "verdicts": Verdict}
    for name, key in keys.items():
        values[name] = {key(part): BoxColours(**colours) for part, colours in values[name].items()}
    values["arrows"] = {ArrowKind(part): colour for part, colour in values["arrows"].items()}
    return Palette(**values)
