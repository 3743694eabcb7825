"""Write a laid-out scene in DOT, the language of Graphviz.

Everything has its place already: the engine `nop2` (`neato -n2`) only draws.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from argmap.model import Kind
from argmap.rendering.boxes import BADGE_GAP
from argmap.rendering.dot_elements import (
    FONTNAME,
    PAD,
    Direction,
    begin_graph,
    is_upright,
    write_arrow,
    write_box,
    write_junction,
    write_size,
)
from argmap.rendering.fonts import BOLD, REGULAR
from argmap.rendering.labels import (
    LEFT,
    TABLE,
    break_lines,
    cell,
    escape,
    fix_size,
    quote,
    quote_tooltip,
    style,
)
from argmap.rendering.layout import DrawnLine, Frame, Layout
from argmap.rendering.legend import build_heading, find_sign, write_badge_style
from argmap.rendering.packing import Point, Size
from argmap.rendering.palettes import Palette
from argmap.rendering.scene import (
    BANNER_PADDING,
    HEADER_ROW,
    HEADING,
    LABEL,
    LEADING,
    MARGIN,
    NOTE,
    REFERENCE,
    REFERENCE_ROW,
    SMALL_ROW,
    TEXT,
    Arrow,
    Box,
    BoxReference,
    Group,
    Junction,
    Note,
    Scene,
)
from argmap.rendering.themes import Colors
from argmap.rendering.units import Member, measure
from argmap.rendering.wrapping import shorten

SIDE = 4
"""The width of the visible side of the box of a recommendation, in points."""

REFERENCES_IN_TABLE = 30
"""The most references in a table, because Graphviz is slow with many rows in one."""


def measure_labels(scene: Scene, direction: Direction) -> dict[str, Size]:
    """Return the sizes of the names of schemes, by the ids of their arrows."""
    height = HEADER_ROW - 2 + (0 if is_upright(direction) else 6)
    return {
        arrow.id: (REGULAR.width(_shorten_scheme(arrow.scheme), LABEL) + 12, height)
        for arrow in scene.arrows
        if arrow.scheme
    }


def measure_titles(scene: Scene) -> dict[str, Size]:
    """Return the sizes of the titles of groups, by their ids."""
    return {group.id: _measure_title(group) for group in scene.groups if group.level}


def _measure_title(group: Group) -> Size:
    width = max(BOLD.width(line, HEADING) for line in group.title) + 10
    return width, ceil(len(group.title) * HEADING * LEADING + 10)


def write_dot(
    scene: Scene,
    layout: Layout,
    colors: Colors,
    with_legend: bool,
    page: Size | None = None,
) -> str:
    """Return the DOT text of a scene, which is no larger than a page if one is given."""
    size = f' size="{page[0] / 72:.3f},{page[1] / 72:.3f}"' if page else ""
    palette = colors.plain
    heading = build_heading(scene, colors, with_legend, layout)
    parts = [
        begin_graph(scene),
        f"graph [layout=nop2 {FONTNAME} pad={PAD / 72:.3f} margin=0{size}"
        f' bgcolor="{palette.background}" fontcolor="{palette.ink}"];',
        f"node [{FONTNAME} fontsize={TEXT} fixedsize=true margin=0];",
        f"edge [{FONTNAME} dir=back arrowhead=none arrowsize=0.8];",
    ]
    if heading.label:
        place = _place(heading.width / 2, -heading.height / 2)
        parts.append(
            '" heading" [id=heading class=heading shape=none'
            f' {write_size(heading.width, heading.height)} {place} fontcolor="{palette.ink}"'
            f' tooltip=" " label=<{heading.label}>];'
        )
    parts += (_write_frame(frame, colors) for frame in layout.frames)
    for placed in layout.placed:
        place = f" {_place(placed.x, placed.y)}"
        match placed.member:
            case Box() as box:
                place = f" {write_size(*measure(box))}{place}"
                parts.append(write_box(box, _write_box_label(box, colors), place, colors))
            case Junction() as junction:
                parts.append(write_junction(junction, place, colors.choose(junction.faded)))
            case BoxReference() as reference:
                place = f" {write_size(*measure(reference))}{place}"
                label = _write_reference_table(reference, colors)
                parts.append(_write_reference(reference, label, place, colors))
    parts += (
        _write_line(line, colors.choose(line.arrow.faded), layout.labels) for line in layout.lines
    )
    return "\n".join([*parts, "}\n"])


def _place(x: float, y: float) -> str:
    return f'pos="{_format_point((x, y))}!"'


def _format_point(point: Point) -> str:
    return f"{point[0]:.1f},{-point[1]:.1f}"


def _write_frame(frame: Frame, colors: Colors) -> str:
    place = _place(frame.left + frame.width / 2, frame.top + frame.height / 2)
    place = f"{place} {write_size(frame.width, frame.height)}"
    subject = frame.subject
    if isinstance(subject, Arrow):
        palette = colors.choose(subject.faded)
        color = palette.ghost if subject.ghost else palette.arrows[subject.kind]
        return (
            f'"frame {subject.id}" [id="frame-{subject.id}" class=stack shape=box style=rounded'
            f' color="{color}" label="" tooltip="linked premises" {place}];'
        )
    palette = colors.plain
    inner = round(frame.width - 2 * MARGIN), round(_measure_title(subject)[1])
    title = cell(style(break_lines(subject.title), HEADING, bold=True), *inner, LEFT)
    return (
        f'"section {subject.id}" [id="section-{subject.id}" class=section shape=box'
        f' style="rounded,filled" fillcolor="{palette.group}" color="{palette.group_line}"'
        f' fontcolor="{palette.ink}" labelloc=t tooltip="{quote_tooltip(subject.tooltip)}" {place}'
        f" label=<{TABLE} {fix_size(*inner)}><TR>{title}</TR></TABLE>>];"
    )


def _write_box_label(box: Box, colors: Colors) -> str:
    palette = colors.choose(box.faded)
    across = f'COLSPAN="{1 + 2 * len(box.badges)}"' if box.badges else ""
    text = break_lines(box.lines)
    if box.withdrawn:
        text = f"<S>{text}</S>"
    height = ceil(len(box.lines) * TEXT * LEADING)
    rows = [_write_header_cells(box, palette)]
    if rest := box.header[1:]:
        words = style(break_lines(rest), LABEL)
        rows.append(cell(words, box.width, len(rest) * SMALL_ROW, f"{across} {LEFT}"))
    rows.append(cell(text, box.width, height, f"{across} {LEFT}"))
    rows += (_write_note_cell(note, box.width, across) for note in box.notes)
    if box.banner:
        alarm = palette.verdicts[box.banner.verdict]
        words = style(break_lines(box.banner.lines), TEXT, alarm.ink, bold=True)
        height = round(len(box.banner.lines) * TEXT * LEADING + BANNER_PADDING - 4)
        rows.append(f'<TD {across} HEIGHT="4"></TD>')
        rows.append(cell(words, box.width, height, f'{across} BGCOLOR="{alarm.fill}"'))
    for start in range(0, len(box.references), REFERENCES_IN_TABLE):
        part = box.references[start : start + REFERENCES_IN_TABLE]
        size = fix_size(box.width, len(part) * REFERENCE_ROW)
        cells = (
            f'<TR><TD {fix_size(box.width, REFERENCE_ROW)} VALIGN="BOTTOM">'
            f"{_write_reference_table(reference, colors, is_row=True)}</TD></TR>"
            for reference in part
        )
        rows.append(f"<TD {across} {size}>{TABLE} {size}>{''.join(cells)}</TABLE></TD>")
    content = "".join(f"<TR>{row}</TR>" for row in rows)
    width, height = box.width, box.height + len(box.references) * REFERENCE_ROW
    label = f"{TABLE} {fix_size(width, height)}>{content}</TABLE>"
    if box.kind is Kind.RECOMMENDATION:
        label = f"{TABLE}><TR><TD>{label}</TD>{cell('', SIDE, height)}</TR></TABLE>"
    return label


def _write_header_cells(box: Box, palette: Palette) -> str:
    """Return the cells of the top row: the heading on the left, badges on the right."""
    height = HEADER_ROW - 2
    rest = box.width - sum(badge.width + BADGE_GAP for badge in box.badges)
    bottom = 'VALIGN="BOTTOM"'
    cells = [cell(style(escape(box.header[0]), LABEL), rest, height, f"{bottom} {LEFT}")]
    for badge in box.badges:
        shade = palette.verdicts[badge.verdict]
        words = style(escape(badge.words), LABEL, shade.ink, bold=True)
        look = f"{bottom} {write_badge_style(shade)}"
        cells += [cell("", BADGE_GAP, height), cell(words, badge.width, height, look)]
    return "".join(cells)


def _write_note_cell(note: Note, width: int, across: str) -> str:
    words = break_lines(note.lines)
    link = ""
    if note.href:
        words, link = f"<U>{words}</U>", f' HREF="{quote(note.href)}"'
    attributes = f'{across} {LEFT} TOOLTIP="{escape(note.tooltip)}"{link}'
    return cell(style(words, NOTE), width, SMALL_ROW * len(note.lines), attributes)


def _write_reference_table(reference: BoxReference, colors: Colors, is_row: bool = False) -> str:
    """Return a table of one row: the sign of an arrow, and the statement where it starts."""
    arrow, height = reference.arrow, REFERENCE_ROW - 3
    key = f' ID="{arrow.id}"' if is_row else ""
    palette = colors.choose(arrow.faded)
    shade = palette.references[reference.kind]
    color = palette.ghost if arrow.ghost else palette.arrows[arrow.kind]
    sign = style(escape(find_sign(arrow)), REFERENCE, color)
    words = style(escape(reference.words), REFERENCE, shade.ink)
    look = f'BGCOLOR="{shade.fill}"'
    return (
        f'{TABLE}{key} HREF="#statement-{quote(arrow.tail)}"'
        f' TOOLTIP="{escape(arrow.tooltip)}" {fix_size(reference.width, height)}><TR>'
        + cell(sign, 15, height, look)
        + cell(words, reference.width - 15, height, f"{look} {LEFT}")
        + "</TR></TABLE>"
    )


def _write_reference(reference: BoxReference, label: str, attributes: str, colors: Colors) -> str:
    """Return a reference. The further attributes begin with a space."""
    arrow = reference.arrow
    faded = " faded" * arrow.faded
    shade = colors.choose(arrow.faded).references[reference.kind]
    return (
        f'"reference {arrow.id}" [id="reference-{arrow.id}" class="reference{faded}"'
        f" shape=box style=filled{attributes}"
        f' color="{shade.line}" fillcolor="{shade.fill}"'
        f' tooltip="{quote_tooltip(arrow.tooltip)}" label=<{label}>];'
    )


def _write_line(line: DrawnLine, palette: Palette, labels: Mapping[str, Size]) -> str:
    points = " ".join(map(_format_point, line.points))
    start = f"s,{_format_point(line.tip)} " if line.tip else ""
    place = f' pos="{start}{points}"'
    arrow = line.arrow
    if arrow.scheme and line.label:
        markup = _write_scheme_label(arrow.scheme, palette, labels[arrow.id])
        place += f' label=<{markup}> lp="{_format_point(line.label)}"'
    return write_arrow(arrow, _find_name(line.target), place, palette, line.headless, line.others)


def _find_name(member: Member) -> str:
    """Return the name of the node of a box, junction or reference."""
    match member:
        case Box():
            return member.id
        case Junction():
            return member.name
        case BoxReference():
            return f"reference {member.arrow.id}"


def _shorten_scheme(scheme: str) -> str:
    return shorten(scheme, 130, REGULAR, LABEL)


def _write_scheme_label(scheme: str, palette: Palette, size: Size) -> str:
    """Return the name of a scheme with some space around it, beside or above its arrow."""
    markup = style(escape(_shorten_scheme(scheme)), LABEL, palette.faint)
    height = HEADER_ROW - 2
    name = cell(markup, round(size[0]), height, 'VALIGN="BOTTOM"')
    space = f'<TR><TD HEIGHT="{round(size[1] - height)}"></TD></TR>' if size[1] > height else ""
    return f"{TABLE}><TR>{name}</TR>{space}</TABLE>"
