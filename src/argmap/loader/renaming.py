"""Find out whether a statement or a source of a map can be renamed."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.identifiers import generate_ids
from argmap.language.renaming import has_source_line
from argmap.model import ArgumentMap


def find_statement_obstacle(argument_map: ArgumentMap, old: str, new: str) -> str | None:
    """Return why a statement of a map cannot be renamed, or None if it can."""
    if new in argument_map.statements:
        return f"it already has a statement [{new}]"
    before = _generate_ids(argument_map)
    after = _generate_ids(argument_map, {old: new})
    for place, name in before.items():
        if after.get(place, name) != name:
            return f"the generated id [{name}] would change with it; rename that first"
    return None


def _generate_ids(
    argument_map: ArgumentMap, names: Mapping[str, str] | None = None
) -> Mapping[int, str]:
    """Return the generated ids by the place of their statement, after some are renamed."""
    names = names or {}
    statements = list(argument_map.statements.values())
    texts = {
        place: statement.text
        for place, statement in enumerate(statements)
        if statement.has_generated_id and statement.id not in names
    }
    given = [
        names.get(statement.id, statement.id)
        for place, statement in enumerate(statements)
        if place not in texts
    ]
    return generate_ids(texts, given)


def find_source_obstacle(argument_map: ArgumentMap, old: str, new: str) -> str | None:
    """Return why a source of a map cannot be renamed, or None if it can."""
    if new in argument_map.sources:
        return f"it already has a source [@{new}]"
    span = argument_map.sources[old].span
    if span and not has_source_line(span.text, old):
        return f"[@{old}] is an entry of {span.path}; rename it there first"
    return None
