"""Drawing a map as SVG, PNG, PDF or DOT."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from typing import Literal, TypedDict, Unpack, get_args

import attrs
import graphviz

from argmap.choices import to_choice
from argmap.model import ArgumentMap
from argmap.rendering.dot import (
    RANKDIRS,
    Direction,
    is_upright,
    measure_labels,
    measure_titles,
    write_dot,
)
from argmap.rendering.engines import (
    TIMEOUT,
    Deadline,
    DotSource,
    Engine,
    RenderError,
    find_engine,
)
from argmap.rendering.fonts import find_scripts_not_installed, find_scripts_without_font
from argmap.rendering.layout import lay_out
from argmap.rendering.output import write_picture
from argmap.rendering.scene import Scene
from argmap.rendering.scene_builder import build_scene, select_explanation, select_focus
from argmap.rendering.svg import complete_svg
from argmap.rendering.themes import PALETTES, Theme
from argmap.semantics import Assessment, Reading, assess, to_assessment
from argmap.source import nearest
from argmap.text_layout import join_words

PictureFormat = Literal["svg", "png", "pdf", "dot"]

FORMATS: tuple[PictureFormat, ...] = get_args(PictureFormat)
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
THEMES: tuple[Theme, ...] = get_args(Theme)


class View(TypedDict, total=False):
    """Options for the picture of a map."""

    direction: Direction
    """Where the reasons for a conclusion go; `down` by default."""
    theme: Theme
    """Light or dark background; `light` by default."""
    focus: str | None
    """The id of a statement: show only what bears on it."""
    depth: int | None
    """The number of steps to show below the `focus`; all by default."""
    explain: str | None
    """The id of a statement: show only what explains its verdict."""
    reading: Reading | str
    """Charitable by default. As written, implicit relations are grey."""
    legend: bool
    """Whether to explain the signs that occur; True by default."""
    ids: bool
    """Whether boxes show ids and places; True by default."""
    sections: bool
    """Whether to draw sections as frames; True by default."""
    withdrawn: Mapping[str, str]
    """Ids of statements to strike out before verdicts are computed, each with the reason why."""


@attrs.frozen
class Picture:
    """A drawing, and warnings about it."""

    data: bytes = attrs.field(repr=False)
    format: PictureFormat
    warnings: tuple[str, ...] = ()


def draw(
    subject: ArgumentMap | Assessment,
    format: PictureFormat = "svg",  # noqa: A002
    *,
    engine: str | None = None,
    timeout: float = TIMEOUT,
    **view: Unpack[View],
) -> Picture:
    """Return the picture of a map.

    `engine` is the name or path of a Graphviz `dot`, `"pygraphviz"`, or `"graphviz-pure"`, the
    embedded engine. By default it is that in the environment variable ARGMAP_ENGINE, or one that
    can draw the format. Drawing takes at most `timeout` seconds. Raises RenderError if no engine
    can draw the format, or a statement does not exist.
    """
    _check_choice("format", format, FORMATS)
    if not timeout > 0:
        raise ValueError(f"timeout must be more than 0 seconds, not {timeout}")
    deadline = Deadline.after(timeout)
    scene, dot, notice = _prepare(subject, deadline, **view)
    notices = (notice,) if notice else ()
    if format == "dot":
        return Picture(dot.encode(), format, notices)
    # SVG keeps text as text, and the reader's browser has the fonts.
    scripts = {} if format == "svg" else find_scripts_without_font(scene)
    program = find_engine(format, engine, needs_fonts=bool(scripts))
    drawing = program.draw(dot, format, deadline=deadline)
    if format == "svg":
        try:
            drawing = complete_svg(drawing, scene)
        except ValueError as error:
            raise RenderError(f"{program.name} wrote invalid SVG: {error}") from error
    return Picture(drawing, format, notices + _warn_of_missing_fonts(scripts, program))


def render(
    subject: ArgumentMap | Assessment,
    path: str | PathLike[str],
    *,
    format: PictureFormat | None = None,  # noqa: A002
    engine: str | None = None,
    timeout: float = TIMEOUT,
    **view: Unpack[View],
) -> None:
    """Draw a map into a file, by default in the format that its suffix names.

    Takes the options of `draw`, and issues its warnings. Raises RenderError also if the file
    cannot be written.
    """
    path = Path(path)
    if format is None:
        by_suffix: dict[str, PictureFormat] = {f".{name}": name for name in FORMATS}
        format = by_suffix.get(path.suffix.lower())  # noqa: A001
        if format is None:
            raise ValueError(f"the suffix of {path.name} must be {_alternatives(by_suffix)}")
    picture = draw(subject, format, engine=engine, timeout=timeout, **view)
    write_picture(picture.data, path)
    for message in picture.warnings:
        warnings.warn(message, stacklevel=2)


def to_graphviz(subject: ArgumentMap | Assessment, **view: Unpack[View]) -> graphviz.Source:
    """Return a map as a `graphviz.Source`, which a notebook shows as SVG.

    Takes the options of `draw`. Its `pipe` method works without a Graphviz `dot`; its `render`
    method needs one.
    """
    _, dot, _ = _prepare(subject, Deadline.after(TIMEOUT), **view)
    source: graphviz.Source = DotSource(dot, format="svg")
    return source


def _prepare(
    subject: ArgumentMap | Assessment,
    deadline: Deadline,
    direction: Direction = "down",
    theme: Theme = "light",
    focus: str | None = None,
    depth: int | None = None,
    explain: str | None = None,
    reading: Reading | str = Reading.CHARITABLE,
    legend: bool = True,
    ids: bool = True,
    sections: bool = True,
    withdrawn: Mapping[str, str] | None = None,
) -> tuple[Scene, str, str]:
    """Return the scene, its DOT text, and a notice if the layout is a simple one."""
    _check_choice("direction", direction, DIRECTIONS)
    _check_choice("theme", theme, THEMES)
    reading = to_choice(Reading, reading, "reading")
    if depth is not None and focus is None:
        raise ValueError("depth needs a focus")
    if focus is not None and explain is not None:
        raise ValueError("focus and explain exclude each other: both select what to show")
    if depth is not None and depth < 0:
        raise ValueError(f"depth must be 0 or more, not {depth}")
    assessment = to_assessment(subject)
    argument_map = assessment.map
    if withdrawn:
        assessment = assess(argument_map.without(*withdrawn))
    shown = argument_map
    if focus is not None:
        _check_statement(focus, argument_map)
        shown = select_focus(argument_map, focus, depth)
    explained = ""
    if explain is not None:
        _check_statement(explain, argument_map)
        if withdrawn and explain in withdrawn:
            raise RenderError(f"[{explain}] is withdrawn, so it has no verdict to explain")
        shown, explained = select_explanation(
            argument_map, assessment, explain, reading, withdrawn or ()
        )
    scene = build_scene(
        shown,
        assessment,
        reading,
        is_upright(direction),
        explained,
        withdrawn,
        with_ids=ids,
        with_sections=sections,
    )
    labels, titles = measure_labels(scene, direction), measure_titles(scene)
    layout = lay_out(scene, RANKDIRS[direction], labels, titles, deadline)
    return scene, write_dot(scene, layout, PALETTES[theme], legend), layout.notice


def _check_choice(name: str, value: str, accepted: tuple[str, ...]) -> None:
    if value not in accepted:
        raise ValueError(f"{name} must be {_alternatives(map(repr, accepted))}, not {value!r}")


def _alternatives(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}"


def _check_statement(statement: str, argument_map: ArgumentMap) -> None:
    if statement not in argument_map.statements:
        near = nearest(statement, argument_map.statements)
        hint = f"; did you mean `{near}`?" if near else ""
        raise RenderError(f"there is no statement `{statement}` in this map{hint}")


def _warn_of_missing_fonts(scripts: Mapping[str, str], engine: Engine) -> tuple[str, ...]:
    if engine.embedded:
        missing, who = [*scripts], "the embedded engine has no font"
        fix = "draw SVG, or run `pip install 'argmap[pdf]'` to draw with the fonts of the system"
    else:
        missing, who = find_scripts_not_installed(scripts), "no font is installed"
        fix = "draw SVG, or install one"
    if not missing:
        return ()
    return (f"{who} for {join_words(missing)}, so the picture shows empty boxes: {fix}",)
