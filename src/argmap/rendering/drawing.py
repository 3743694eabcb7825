"""Draw a scene: lay it out, on one sheet or on pages, and run an engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from argmap.rendering.deadline import Deadline, RenderError
from argmap.rendering.dot import measure_labels, measure_titles, write_dot
from argmap.rendering.dot_elements import PAD, RANKDIRS
from argmap.rendering.engines import RESOLUTION, Engine, find_engine
from argmap.rendering.layout import Layout
from argmap.rendering.legend import build_heading
from argmap.rendering.packing import Size
from argmap.rendering.page import SCREEN, lay_out, lay_out_pages
from argmap.rendering.scene import TEXT
from argmap.rendering.scripts import find_scripts_not_installed, find_scripts_without_font
from argmap.rendering.svg import complete_svg
from argmap.rendering.themes import load_colors
from argmap.rendering.views import ViewedScene
from argmap.text_layout import join_words

SMALLEST = 9
"""The smallest font size of statements on a page, in points."""


def draw_scene(
    viewed: ViewedScene,
    format: str,  # noqa: A002
    engine: str | None,
    deadline: Deadline,
    page: Size = SCREEN,
) -> tuple[bytes, tuple[str, ...]]:
    """Return the drawing of a scene in about the proportions of a page, and warnings about it."""
    scene = viewed.scene
    labels, titles = measure_labels(scene, viewed.direction), measure_titles(scene)
    layout = lay_out(scene, RANKDIRS[viewed.direction], labels, titles, deadline, page)
    return _draw_layout(viewed, layout, format, engine, deadline)


def draw_pages(
    viewed: ViewedScene,
    format: str,  # noqa: A002
    engine: str | None,
    deadline: Deadline,
    page: Size,
    name: str,
) -> Iterator[tuple[str, bytes, tuple[str, ...]]]:
    """Yield the name, drawing and warnings of each page; the first page has the given name."""
    layouts, small = _fit_to_pages(viewed, page, deadline)
    for number, layout in enumerate(layouts, 1):
        page_name = name if number == 1 else f"{name}-{number}"
        if len(layouts) > 1:
            layout.page = f"{number} of {len(layouts)}"
        drawing, notices = _draw_layout(viewed, layout, format, engine, deadline, page)
        if layout in small:
            warning = f"text in {page_name} is smaller than {SMALLEST} points on this page"
            notices = (*notices, warning)
        yield page_name, drawing, notices


def draw_parts(
    viewed: ViewedScene,
    format: str,  # noqa: A002
    deadline: Deadline,
    largest: Size,
    resolution: int,
) -> Iterator[tuple[bytes, tuple[str, ...]]]:
    """Yield drawings without a title that fit into a text, and warnings about each.

    Scaled to `largest`, a width and a height in points, their text has at least `SMALLEST` points.
    Only what cannot be divided is larger. `resolution` is that of PNG, in dots per inch. The prefix
    of ids is followed by the number of the drawing.
    """
    scene = attrs.evolve(viewed.scene, title="", byline="", part="")
    viewed = attrs.evolve(viewed, scene=scene)
    layouts, _ = _fit_to_pages(viewed, largest, deadline)
    for number, layout in enumerate(layouts, 1):
        part = attrs.evolve(viewed, id_prefix=f"{viewed.id_prefix}{number}-")
        yield _draw_layout(part, layout, format, None, deadline, resolution=resolution)


def _fit_to_pages(
    viewed: ViewedScene, page: Size, deadline: Deadline
) -> tuple[list[Layout], list[Layout]]:
    """Return the layouts of pages, and those with small text because they cannot be divided."""
    scene, rankdir = viewed.scene, RANKDIRS[viewed.direction]
    labels, colors = measure_labels(scene, viewed.direction), load_colors(viewed.theme)
    width, height = (length * TEXT / SMALLEST - 2 * PAD for length in page)
    heading = 80
    layouts, small = list[Layout](), list[Layout]()
    for _ in range(3):  # the height of the heading depends on what is on the page
        layouts = lay_out_pages(scene, rankdir, labels, (width, height - heading), deadline)
        headings = [build_heading(scene, colors, viewed.legend, part).height for part in layouts]
        small = [
            part
            for part, top in zip(layouts, headings, strict=True)
            if part.width > width or part.height + top > height
        ]
        heading = max(headings)
        if not small:
            break
    return layouts, small


def _draw_layout(
    viewed: ViewedScene,
    layout: Layout,
    format: str,  # noqa: A002
    engine: str | None,
    deadline: Deadline,
    page: Size | None = None,
    resolution: int = RESOLUTION,
) -> tuple[bytes, tuple[str, ...]]:
    colors = load_colors(viewed.theme)
    dot = write_dot(viewed.scene, layout, colors, viewed.legend, page)
    notices = (layout.notice,) if layout.notice else ()
    # SVG keeps text as text, and the reader's browser has the fonts.
    scripts = {} if format == "svg" else find_scripts_without_font(viewed.scene)
    program = find_engine(format, engine, needs_fonts=bool(scripts))
    drawing = program.draw(dot, format, deadline=deadline, resolution=resolution)
    if format == "svg":
        try:
            drawing = complete_svg(drawing, viewed.scene, colors.dark, viewed.id_prefix)
        except ValueError as error:
            raise RenderError(f"{program.name} wrote invalid SVG: {error}") from error
    return drawing, notices + _warn_of_missing_fonts(scripts, program)


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
