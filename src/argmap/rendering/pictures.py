"""A map as a picture: as SVG, PNG, PDF or DOT, in bytes or in a file."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import attrs

from argmap.model import FrozenDict
from argmap.rendering.dot import DIRECTIONS, is_upright, written
from argmap.rendering.error import RenderError
from argmap.rendering.focus import bearing_on, known
from argmap.rendering.staging import build_scene
from argmap.rendering.theme import THEMES
from argmap.semantics import Reading, assess

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from os import PathLike
    from typing import Unpack

    from argmap.model import ArgumentMap, Inference
    from argmap.rendering.scene import Scene

FORMATS = ("svg", "png", "pdf", "dot")
"""What a picture can be."""


class View(TypedDict, total=False):
    """How a map is looked at."""

    direction: str
    """Where the reasons for a conclusion are: `down` (the default) from it, `up`, `left`, `right`.
    """
    theme: str
    """`light` (the default) or `dark`."""
    focus: str | None
    """The id of the one statement to show, with what bears on it; None (the default) shows all."""
    depth: int | None
    """How many steps of reasons to show below the `focus`; None (the default) shows all."""
    explain: str | None
    """The id of a statement: what explains its verdict is shown in full colour, the rest faded."""
    reading: Reading
    """Charitable by default. As written, implicit relations are still shown, in grey."""
    legend: bool
    """Whether to explain the signs that occur; True by default."""
    withdrawn: Mapping[str, str]
    """Statements that are struck out before the verdicts are computed, by id, and in words for
    which test; none by default."""


@attrs.frozen
class Picture:
    """A picture, and what there is to say about it that one does not see."""

    data: bytes = attrs.field(repr=False)
    format: str
    warnings: tuple[str, ...] = ()


def to_dot(argument_map: ArgumentMap, **view: Unpack[View]) -> str:
    """A map in DOT, the language of Graphviz. Raises RenderError where the view makes no sense."""
    return _seen(argument_map, **view)[1].decode()


def draw(
    argument_map: ArgumentMap,
    format: str = "svg",  # noqa: A002
    *,
    engine: str | None = None,
    **view: Unpack[View],
) -> Picture:
    """A picture of a map.

    `engine` names a Graphviz `dot` or gives its path; without it the environment variable
    ARGMAP_ENGINE does, and else the engine that comes with argmap draws. Raises RenderError, which
    says what to do.
    """
    _one_of("format", format, FORMATS)
    scene, dot = _seen(argument_map, empty=format == "svg", **view)
    if format == "dot":
        return Picture(dot, format)
    from argmap.rendering.painting import painted  # a text in DOT needs nothing of all that

    return Picture(*painted(scene, dot, format, engine, THEMES[view.get("theme", "light")]))


def render(
    argument_map: ArgumentMap,
    path: str | PathLike[str],
    *,
    format: str | None = None,  # noqa: A002
    engine: str | None = None,
    **view: Unpack[View],
) -> None:
    """Write a picture of a map to a file, in the format that the ending of its name says.

    What there is to say about the picture is issued as warnings. Raises RenderError, also where the
    file cannot be written.
    """
    path = Path(path)
    if not format:
        format = path.suffix.removeprefix(".").lower()  # noqa: A001
        _one_of("ending", format, FORMATS)
    drawn = draw(argument_map, format, engine=engine, **view)
    try:
        path.write_bytes(drawn.data)
    except OSError as error:
        raise RenderError(f"cannot write {path}: {error.strerror}") from error
    for message in drawn.warnings:
        warnings.warn(message, stacklevel=2)


def _seen(
    argument_map: ArgumentMap,
    direction: str = "down",
    theme: str = "light",
    focus: str | None = None,
    depth: int | None = None,
    explain: str | None = None,
    reading: Reading = Reading.CHARITABLE,
    legend: bool = True,
    withdrawn: Mapping[str, str] = FrozenDict(),
    *,
    empty: bool = False,
) -> tuple[Scene, bytes]:
    """The scene of a map and its DOT text in UTF-8, perhaps with nothing written in its boxes."""
    _one_of("direction", direction, DIRECTIONS)
    _one_of("theme", theme, THEMES)
    if depth is not None and (focus is None or depth < 0):
        raise RenderError(
            "a depth is a number of steps from the statement in focus, so it needs one"
        )
    shown = argument_map if focus is None else bearing_on(argument_map, focus, depth)
    left = argument_map
    if withdrawn:
        from argmap.semantics.what_if import (
            suppose,  # few pictures leave anything out
        )

        left = suppose(argument_map, without=withdrawn)
    assessment, reading = assess(left), Reading(reading)
    lit = None
    if explain is not None:
        if explain in withdrawn:
            raise RenderError(f"[{explain}] is withdrawn, so it has no verdict to explain")
        from argmap.rendering.spotlight import spotlight  # few pictures explain anything

        lit = spotlight(assessment, known(explain, argument_map), reading)
        lit = attrs.evolve(lit, inferences=_as_written(lit.inferences, argument_map, withdrawn))
    scene = build_scene(shown, assessment, reading, is_upright(direction), lit, withdrawn)
    lines = written(scene, THEMES[theme], direction, legend, empty=empty)
    # Line by line: as one text, a single letter beyond Latin would make all others larger.
    return scene, b"\n".join(map(str.encode, lines))


def _as_written(
    inferences: Collection[Inference], argument_map: ArgumentMap, withdrawn: Collection[str]
) -> frozenset[Inference]:
    """Inferences of what is left of a map as the map has them: with exceptions that are gone."""
    if not withdrawn:
        return frozenset(inferences)
    from argmap.semantics.what_if import drop_exceptions

    return frozenset(
        each for each in argument_map.inferences if drop_exceptions(each, withdrawn) in inferences
    )


def _one_of(what: str, choice: str, choices: Iterable[str]) -> None:
    if choice not in choices:
        known = ", ".join(choices)
        raise RenderError(f"`{choice}` is no {what} of a picture; there are {known}")
