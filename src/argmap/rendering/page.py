"""Pack pieces into the frames of sections, and these onto the page."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from math import inf

from argmap.rendering.deadline import Deadline, RenderError
from argmap.rendering.layout import Frame, Layout
from argmap.rendering.packing import Point, Shape, Size, pack
from argmap.rendering.pieces import split_scene
from argmap.rendering.placing import place_as_outline, place_pieces
from argmap.rendering.scene import Group, Scene

PIECE_GAP, FRAME_MARGIN = 18, 10
"""Space between pieces and sections, and inside the frame of a section, in points."""

SCREEN, COLUMN = (16.0, 9.0), (3.0, 4.0)
"""The proportions of a screen, and of a picture in a column of text."""

ASPECTS = 0.5, 0.7, 0.9, 1.1, 1.4, 1.7, 2.1, 2.6
"""The ratios of width to height to try for sections, and for the page."""

MOST_OUTLINED, MOST_REFINED = 400, 12
"""The most pieces and sections that are packed by their outlines, and the most sections for which a
ratio each is tried."""


def lay_out(
    scene: Scene,
    rankdir: str,
    labels: Mapping[str, Size],
    titles: Mapping[str, Size],
    deadline: Deadline,
    page: Size = SCREEN,
) -> Layout:
    """Return the layout of a scene.

    `labels` are the sizes of the names of schemes by arrow, `titles` those of groups. Of `page`,
    only the proportions count. If Graphviz exceeds its limits, reasons are indented below their
    conclusions instead.
    """
    upright = rankdir in ("TB", "BT")
    pieces = split_scene(scene, upright)
    notice = ""
    try:
        layouts = place_pieces(pieces, rankdir, labels, deadline)
    except RenderError as error:
        notice = f"{error}, so reasons are indented below their conclusions"
        pieces = split_scene(scene, upright, simple=True)
        layouts = {
            group: [place_as_outline(piece) for piece in group_pieces]
            for group, group_pieces in pieces.items()
        }
    layout = Page(scene.groups, layouts, titles, page).arrange()
    layout.notice, layout.labels = notice, labels
    return layout


def lay_out_pages(
    scene: Scene, rankdir: str, labels: Mapping[str, Size], largest: Size, deadline: Deadline
) -> list[Layout]:
    """Return the layouts of a scene without sections, divided into pages of at most a size.

    Only what cannot be divided is larger.
    """
    upright = rankdir in ("TB", "BT")
    best, parts = inf, list[Layout]()
    # The sizes of pieces are estimates until they are laid out.
    for share, stacked in product((1.0, 0.85, 0.7, 0.55, 0.4), (True, False)):
        limits = largest[0] * share, largest[1] * share
        pieces = split_scene(scene, upright, largest=limits, stacked=stacked)
        (trial,) = place_pieces(pieces, rankdir, labels, deadline).values()
        excess = max(max(part.width / largest[0], part.height / largest[1]) for part in trial)
        if excess < best:
            best, parts = excess, trial
        if excess <= 1:
            break
    pages: list[list[Layout]] = []
    for part in parts:
        if pages and _fits([*pages[-1], part], largest):
            pages[-1].append(part)
        else:
            pages.append([part])
    groups = scene.groups[:1]
    layouts = [Page(groups, {groups[0].id: page}, {}, largest).arrange() for page in pages]
    for layout in layouts:
        layout.labels = labels
    return layouts


def _fits(parts: list[Layout], largest: Size) -> bool:
    shapes = tuple(part.outline() for part in parts)
    for aspect in ASPECTS:
        width, height = pack(shapes, aspect, PIECE_GAP)[1]
        if width <= largest[0] and height <= largest[1]:
            return True
    return False


class Page:
    """The frames of a scene on the page, and the pieces in them."""

    def __init__(
        self,
        groups: list[Group],
        layouts: Mapping[str, list[Layout]],
        titles: Mapping[str, Size],
        page: Size,
    ) -> None:
        self.page = page
        self.layouts = layouts
        self.titles = titles
        self.few = sum(map(len, layouts.values())) + len(groups) <= MOST_OUTLINED
        self.shapes = {
            group: [
                part.outline() if self.few else Shape.rectangle(part.width, part.height)
                for part in parts
            ]
            for group, parts in layouts.items()
        }
        self.inside: dict[str, list[Group]] = {"": []}
        path: list[Group] = []
        for group in groups:
            self.inside[group.id] = []
            if group.level:
                while path and path[-1].level >= group.level:
                    path.pop()
                self.inside[path[-1].id if path else ""].append(group)
                path.append(group)
        self.aspects = dict.fromkeys(self.inside, 1.4)
        """The ratio of width to height to aim for, by group."""

    def arrange(self) -> Layout:
        """Pack everything in the shape that is the largest when it is fitted to the page."""
        if self.few:
            self._try_aspects(list(self.inside))
        if self.few and len(self.inside) <= MOST_REFINED:
            for group in list(self.inside)[1:]:
                self._try_aspects([group])
        return self._build("")

    def _try_aspects(self, groups: list[str]) -> None:
        """Choose the best ratio for some groups, each with the best ratio for the page."""
        trials = [
            self.aspects | dict.fromkeys(groups, inner) | {"": outer}
            for inner in ASPECTS
            for outer in ASPECTS
        ]

        def find_extent(aspects: dict[str, float]) -> float:
            width, height = self._measure("", aspects)[1]
            return max(width / self.page[0], height / self.page[1])

        self.aspects = min([self.aspects, *trials], key=find_extent)

    def _measure(self, group: str, aspects: Mapping[str, float]) -> tuple[list[Point], Size]:
        """Return the corners of everything directly in a group, and the size of the whole."""
        shapes = list(self.shapes[group])
        for nested in self.inside[group]:
            (width, height) = self._measure(nested.id, aspects)[1]
            title_width, title_height = self.titles[nested.id]
            shapes.append(
                Shape.rectangle(
                    max(width, title_width) + 2 * FRAME_MARGIN,
                    height + title_height + 2 * FRAME_MARGIN,
                )
            )
        return pack(tuple(shapes), aspects[group], PIECE_GAP)

    def _build(self, group: str) -> Layout:
        corners, (width, height) = self._measure(group, self.aspects)
        whole = Layout(width=width, height=height)
        parts = [*self.layouts[group], *(self._frame(nested) for nested in self.inside[group])]
        for part, (x, y) in zip(parts, corners, strict=True):
            whole.add(part, x, y)
        return whole

    def _frame(self, group: Group) -> Layout:
        content, title = self._build(group.id), self.titles[group.id]
        width = max(content.width, title[0]) + 2 * FRAME_MARGIN
        top = title[1] + FRAME_MARGIN
        height = content.height + top + FRAME_MARGIN
        whole = Layout(width=width, height=height)
        whole.frames.append(Frame(group, 0, 0, width, height))
        whole.add(content, FRAME_MARGIN, top)
        return whole
