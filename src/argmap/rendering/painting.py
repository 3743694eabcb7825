"""From a scene and its DOT text to what an engine makes of them: SVG, PNG or PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.rendering.engine import engine_for
from argmap.rendering.error import RenderError
from argmap.rendering.lettering import foreign, without_font
from argmap.rendering.svg import finished
from argmap.text_layout import join_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.rendering.scene import Scene
    from argmap.rendering.theme import Theme


def painted(
    scene: Scene,
    dot: bytes,
    format: str,  # noqa: A002
    engine: str | None,
    theme: Theme,
) -> tuple[bytes, str, tuple[str, ...]]:
    """The picture of a scene, its format, and what there is to say about it.

    The boxes in the DOT text are empty where the format is SVG. Raises RenderError where no engine
    can draw it.
    """
    if format == "svg":
        program = engine_for(format, engine)
        return _finished(program.draw(dot, format), scene, theme, program.path), format, ()
    scripts = foreign(scene)
    program = engine_for(format, engine, foreign=bool(scripts))
    data = program.draw(dot, format)
    return data, format, _warnings(scripts, program.bundled)


def _finished(svg: bytes, scene: Scene, theme: Theme, engine: str) -> bytes:
    try:
        return finished(svg, scene, theme)
    except ValueError as error:
        raise RenderError(f"{engine} does not write SVG: {error}") from error


def _warnings(scripts: Mapping[str, str], bundled: bool) -> tuple[str, ...]:
    if not bundled:
        missing = without_font(scripts)
        who, remedy = "there is no font at hand", "install one, or write SVG"
    else:
        missing = [*scripts]
        who = "the engine that comes with argmap brings no font"
        remedy = (
            "write SVG, or install Graphviz and name it as the engine (`--engine dot`), "
            "which takes the fonts of the system"
        )
    if not missing:
        return ()
    return (f"{who} for {join_words(missing)}, so the picture shows empty boxes: {remedy}",)
