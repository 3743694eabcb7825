"""What would change if some things were withdrawn or granted, told for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import Kind
from argmap.reports.naming import ROLES
from argmap.reports.table import Cell, Column, table
from argmap.text_layout import Style, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.model import ArgumentMap
    from argmap.semantics import Judgement
    from argmap.semantics.sensitivity.what_if import Change
    from argmap.text_layout import Paint


def text(
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
    return "".join(f"{line}\n" for line in table(columns, width, paint))


def _verdict(judgement: Judgement | None) -> Cell:
    if judgement is None:
        return Cell(("withdrawn",), Style.FAINT)
    return Cell((str(judgement),), ROLES[judgement.verdict])
