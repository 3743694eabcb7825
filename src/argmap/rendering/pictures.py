"""Draw a map as SVG, PNG, PDF or DOT."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Unpack, get_args

import attrs

from argmap.model import ArgumentMap, Kind
from argmap.rendering.deadline import TIMEOUT, Deadline
from argmap.rendering.output import choose_format, write_picture
from argmap.rendering.packing import Size
from argmap.rendering.themes import load_colors
from argmap.rendering.unplaced_dot import write_unplaced_dot
from argmap.rendering.views import (
    View,
    ViewedScene,
    Viewer,
    ViewOptions,
    check_choice,
    view_map,
)
from argmap.semantics import Assessment, to_assessment

if TYPE_CHECKING:
    import graphviz

PictureFormat = Literal["svg", "png", "pdf", "dot"]
"""The format of a picture; `dot` is the text that Graphviz draws."""
PageSize = Literal["16:9", "A4", "letter"]

FORMATS: tuple[PictureFormat, ...] = get_args(PictureFormat)
PAGE_SIZES: Mapping[PageSize, Size] = {"16:9": (960, 540), "A4": (842, 595), "letter": (792, 612)}
"""The width and height of pages on their side, in points."""


@attrs.frozen
class Picture:
    """A drawing, and warnings about it.

    >>> picture = argmap.draw(argmap.parse("claim a: It rains."), "png")
    >>> picture.format, picture.data[1:4]
    ('png', b'PNG')
    """

    data: bytes = attrs.field(repr=False)
    """The content of a file with the picture."""
    format: PictureFormat
    """The format of the data."""
    warnings: tuple[str, ...] = ()
    """Warnings, such as that of a script for which no font is installed."""

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """Return what notebooks show."""
        from argmap.rendering.mime import to_mime_bundle  # only notebooks need it

        return to_mime_bundle(self.data, self.format)


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

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because evidence fire: It burns.
    ... ''')
    >>> argmap.draw(plan, theme="dark", direction="right").data[:5]
    b'<?xml'
    """
    deadline = _check(format, timeout)
    viewed = view_map(subject, **view)
    if format == "dot":
        return Picture(_write_graph(viewed).encode(), format)
    from argmap.rendering.drawing import draw_scene  # takes 8 ms, and DOT needs no layout

    drawing, notices = draw_scene(viewed, format, engine, deadline)
    return Picture(drawing, format, notices)


def draw_each(
    subject: ArgumentMap | Assessment,
    format: PictureFormat = "svg",  # noqa: A002
    *,
    page: PageSize = "16:9",
    engine: str | None = None,
    timeout: float = TIMEOUT,
    withdrawn: Mapping[str, str] | None = None,
    **view: Unpack[ViewOptions],
) -> Iterator[tuple[str, Picture]]:
    """Yield the name and picture of each recommendation with all that supports or attacks it.

    Pictures are fitted to a page on its side. Where text would be smaller than `SMALLEST` points,
    there are several for a recommendation, named `id-2` and so on. Takes the options of `draw`,
    except those that select what to show. Raises the exceptions of `draw`.
    """
    check_choice("page", page, PAGE_SIZES)
    for name in ("focus", "depth", "explain", "sections"):
        if name in view:
            raise ValueError(f"{name} cannot be used: each recommendation has its own picture")
    viewer = Viewer(to_assessment(subject), withdrawn)
    for statement in viewer.assessment.map.statements.values():
        if statement.kind is not Kind.RECOMMENDATION:
            continue
        deadline = _check(format, timeout)
        selected: ViewOptions = {**view, "focus": statement.id, "sections": False}
        viewed = viewer.view(**selected)
        if format == "dot":
            yield statement.id, Picture(_write_graph(viewed).encode(), format)
            continue
        viewed.scene.groups[0].boxes.sort(key=lambda box: box.id != statement.id)
        from argmap.rendering.drawing import draw_pages

        drawings = draw_pages(viewed, format, engine, deadline, PAGE_SIZES[page], statement.id)
        for name, drawing, notices in drawings:
            yield name, Picture(drawing, format, notices)


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

    Takes the options of `draw`, and issues its warnings. Raises RenderError, also if the file
    cannot be written.

    >>> argmap.render(argmap.parse("claim a: It rains."), "plan.svg")
    """
    path = Path(path)
    if format is None:
        format = choose_format(path, FORMATS)  # noqa: A001
    picture = draw(subject, format, engine=engine, timeout=timeout, **view)
    write_picture(picture.data, path)
    for message in picture.warnings:
        warnings.warn(message, stacklevel=2)


def to_graphviz(subject: ArgumentMap | Assessment, **view: Unpack[View]) -> graphviz.Source:
    """Return a map as a `graphviz.Source`, which a notebook shows as SVG.

    Takes the options of `draw`. Its `pipe` method works without a Graphviz `dot`; its `render`
    method needs one.

    >>> argmap.to_graphviz(argmap.parse("claim a: It rains.")).source[:7]
    'digraph'
    """
    from argmap.rendering.dot_source import DotSource  # takes 4 ms

    source: graphviz.Source = DotSource(_write_graph(view_map(subject, **view)), format="svg")
    return source


def _check(format: PictureFormat, timeout: float) -> Deadline:  # noqa: A002
    check_choice("format", format, FORMATS)
    if isinstance(timeout, bool) or not hasattr(timeout, "__float__"):
        raise TypeError(f"timeout must be a number of seconds, not {timeout!r}")
    if not timeout > 0:
        raise ValueError(f"timeout must be more than 0 seconds, not {timeout}")
    return Deadline.after(float(timeout))


def _write_graph(viewed: ViewedScene) -> str:
    colors = load_colors(viewed.theme)
    return write_unplaced_dot(viewed.scene, viewed.direction, colors, viewed.legend)
