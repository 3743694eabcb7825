"""Draw the pictures of a memo: for each recommendation, what explains its verdict."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Literal

from argmap.rendering.deadline import TIMEOUT, Deadline
from argmap.rendering.drawing import SMALLEST, draw_parts
from argmap.rendering.packing import Size
from argmap.rendering.scene import TEXT
from argmap.rendering.views import Viewer
from argmap.reports.briefs.blocks import Block, PictureBlock, TextBlock
from argmap.reports.statement_reports import StatementReport

PageFormat = Literal["A4", "letter"]

PAGE_SIZES: Mapping[PageFormat, Size] = {"A4": (595, 842), "letter": (612, 792)}
"""The width and height of upright pages, in points."""

MARGIN = 68
"""The margin of pages on each side, in points."""

RESOLUTION = 220
"""The resolution of PNG, in dots per inch."""

MOST_STATEMENTS = 60
"""The number of statements in an explanation above which it is not drawn."""

_ROOM = 200
"""The height on a page that a picture leaves for text, in points."""

_LARGEST_TEXT, _SMALLEST_TEXT = 8.5, 6.5
"""The font sizes of statements in pictures on paper, in points."""

_LEGEND = (
    "Arrows lead from reasons to what they support; they are dotted if the text only implies it. "
    "Dashed lines lead from objections. Dots join premises that are needed together."
)
"""What the first picture explains; the words in the boxes explain the rest."""

_SVG_SIZE = re.compile(rb'<svg\b[^>]*?\swidth="([\d.]+)pt"\s+height="([\d.]+)pt"')


def draw_blocks(
    report: StatementReport,
    viewer: Viewer,
    number: int,
    picture_format: Literal["svg", "png"],
    page: PageFormat,
) -> Iterator[Block]:
    """Yield the pictures of a recommendation, or a note that it has none.

    `number` is that of the recommendation. The `viewer` is of the map with what is withdrawn.
    """
    explanation = report.explanation
    if next(islice(explanation.statements, MOST_STATEMENTS, None), None):
        yield TextBlock(
            f"This argument has more than {MOST_STATEMENTS} statements, so it is not drawn.", "note"
        )
        return
    width, height = PAGE_SIZES[page]
    room = width - 2 * MARGIN, height - 2 * MARGIN - _ROOM
    scale = SMALLEST / _SMALLEST_TEXT
    viewed = viewer.view(
        explain=explanation,
        reading=explanation.reading,
        ids=False,
        legend=False,
        id_prefix=f"picture-{number}-",
    )
    viewed.scene.groups[0].boxes.sort(key=lambda box: box.id != report.statement.id)
    largest = room[0] * scale, room[1] * scale
    deadline = Deadline.after(TIMEOUT)
    drawings = list(draw_parts(viewed, picture_format, deadline, largest, RESOLUTION))
    verdict = report.judgement.verdict
    for part, (drawing, warnings) in enumerate(drawings, 1):
        suffix = f" (part {part} of {len(drawings)})" if len(drawings) > 1 else ""
        caption = f"Why recommendation {number} is {verdict}{suffix}."
        yield PictureBlock(
            f"picture-{number}" if part == 1 else f"picture-{number}-{part}",
            drawing,
            picture_format,
            *_fit(_measure(drawing, picture_format), room),
            f"{caption} {_LEGEND}" if number == part == 1 else caption,
            f"{caption} Statements in boxes, joined by arrows. The lists below say the same.",
            warnings,
        )


def _measure(data: bytes, picture_format: Literal["svg", "png"]) -> Size:
    """Return the width and height of a picture in points."""
    if picture_format == "png":
        pixels: tuple[int, int] = struct.unpack(">II", data[16:24])
        return pixels[0] * 72 / RESOLUTION, pixels[1] * 72 / RESOLUTION
    size = _SVG_SIZE.search(data)
    assert size, "the picture has no size in points"
    return float(size[1]), float(size[2])


def _fit(size: Size, room: Size) -> Size:
    """Return the size of a picture on paper."""
    width, height = size
    scale = min(_LARGEST_TEXT / TEXT, room[0] / width, room[1] / height)
    return width * scale, height * scale
