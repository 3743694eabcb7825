"""Report which verdicts change when statements are withdrawn or granted."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.model import ArgumentMap, Kind
from argmap.reports.tables import Cell, Column, format_table
from argmap.semantics import Judgement
from argmap.semantics.what_if import Change
from argmap.text_layout import INDENT, Paint, Style, paint_plain, wrap_text
from argmap.wording import VERDICT_STYLES, format_judgement, format_statement


def format_changes(
    argument_map: ArgumentMap, changes: Mapping[str, Change], width: int, paint: Paint = paint_plain
) -> str:
    """Format changed verdicts as a table, those of recommendations first."""
    if not changes:
        return "no verdict changes\n"
    kinds = {name: argument_map.statements[name].kind for name in changes}
    names = sorted(changes, key=lambda name: kinds[name] is not Kind.RECOMMENDATION)
    columns = [
        Column("statement", tuple(Cell((name,)) for name in names)),
        Column("kind", tuple(Cell((kinds[name],)) for name in names)),
        Column("before", tuple(_build_judgement_cell(changes[name].before) for name in names)),
        Column("after", tuple(_build_judgement_cell(changes[name].after) for name in names)),
    ]
    return "".join(f"{line}\n" for line in format_table(columns, width, paint))


def _build_judgement_cell(judgement: Judgement | None) -> Cell:
    if judgement is None:
        return Cell(("withdrawn",), Style.FAINT)
    return Cell((format_judgement(judgement),), VERDICT_STYLES[judgement.verdict])


def format_withdrawn(argument_map: ArgumentMap, reasons: Mapping[str, str], width: int) -> str:
    """List the statements that are withdrawn from a map, with the reasons."""
    lines = (
        f"withdrawn: {format_statement(argument_map.statements[name])}: {reason}"
        for name, reason in reasons.items()
    )
    return "".join(f"{part}\n" for line in lines for part in wrap_text(line, width, "", INDENT))
