"""What was withdrawn from a map before it was judged, and why, at the head of an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.reports.naming import named
from argmap.text_layout import INDENT, wrap_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.model import ArgumentMap


def text(written: ArgumentMap, why: Mapping[str, str], width: int) -> str:
    """A line, wrapped, for each statement that is withdrawn from the map as it is written."""
    return "".join(
        f"{line}\n"
        for name, reason in why.items()
        for line in wrap_text(
            f"withdrawn: {named(written.statements[name])}: {reason}", width, "", INDENT
        )
    )
