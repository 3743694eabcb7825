"""What would change if some things were withdrawn or granted, told for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import Kind
from argmap.reports.tables import Cell, Column, format_table
from argmap.text_layout import INDENT, Style, plain, wrap_text
from argmap.wording import VERDICT_STYLES, format_statement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.model import ArgumentMap
    from argmap.semantics import Judgement
    from argmap.semantics.what_if import Change
    from argmap.text_layout import Paint


def format_changes(
    argument_map: ArgumentMap, changes: Mapping[str, Change], width: int, paint: Paint = plain
) -> str:
    """The verdicts that change as a table, those on recommendations first."""
    if not changes:
        return "nothing changes\n"
    kinds = {name: argument_map.statements[name].kind for name in changes}
    names = sorted(changes, key=lambda name: kinds[name] is not Kind.RECOMMENDATION)
    columns = [
        Column("statement", tuple(Cell((name,)) for name in names)),
        Column("kind", tuple(Cell((kinds[name],)) for name in names)),
        Column("now", tuple(_verdict(changes[name].before) for name in names)),
        Column("then", tuple(_verdict(changes[name].after) for name in names)),
    ]
    return "".join(f"{line}\n" for line in format_table(columns, width, paint))


def _verdict(judgement: Judgement | None) -> Cell:
    if judgement is None:
        return Cell(("withdrawn",), Style.FAINT)
    return Cell((str(judgement),), VERDICT_STYLES[judgement.verdict])


def format_withdrawn(written: ArgumentMap, why: Mapping[str, str], width: int) -> str:
    """A line, wrapped, for each statement that is withdrawn from the map as it is written."""
    return "".join(
        f"{line}\n"
        for name, reason in why.items()
        for line in wrap_text(
            f"withdrawn: {format_statement(written.statements[name])}: {reason}", width, "", INDENT
        )
    )
