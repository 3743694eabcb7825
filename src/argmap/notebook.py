"""Maps in notebooks: whatever shows an `ArgumentMap` there shows its picture.

The map itself knows nothing of pictures, so the method that notebooks look for is put on it here.
"""

from __future__ import annotations

from argmap.model import ArgumentMap


def _repr_svg_(self: ArgumentMap) -> str:
    """The map as SVG."""
    from argmap.rendering import picture

    return picture(self, "svg").data.decode("utf-8")


ArgumentMap._repr_svg_ = _repr_svg_  # type: ignore[attr-defined]
