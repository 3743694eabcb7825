"""Give statements the kinds that their tags name: other formats have tags, but no kinds."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from argmap.choices import to_choice
from argmap.model import ArgumentMap, Kind, Statement, require_map


def set_kinds(argument_map: ArgumentMap, kinds: Mapping[str, Kind | str]) -> ArgumentMap:
    """Return a map whose statements have the kinds of their tags.

    `kinds` are the kinds by tag. Of several tags of a statement, the first one with a kind counts.
    A tag that is the name of the kind is removed. Raises ValueError for an unknown kind.

    >>> plan = argmap.parse("claim a: It rained. #fact")
    >>> found = argmap.formats.set_kinds(plan, {"fact": "evidence"})
    >>> found.statements["a"].kind.value, found.statements["a"].tags
    ('evidence', ('fact',))
    """
    require_map(argument_map, "set_kinds")
    if not isinstance(kinds, Mapping):
        raise TypeError(f"kinds must be a mapping of tags to kinds, not {kinds!r}")
    known = {tag: to_choice(Kind, kind, "kind") for tag, kind in kinds.items()}
    statements = argument_map.statements.values()
    return attrs.evolve(
        argument_map, statements=[_set_kind(statement, known) for statement in statements]
    )


def _set_kind(statement: Statement, kinds: Mapping[str, Kind]) -> Statement:
    kind = next((kinds[tag] for tag in statement.tags if tag in kinds), None)
    if kind is None:
        return statement
    tags = [tag for tag in statement.tags if tag != kind.value]
    return attrs.evolve(statement, kind=kind, tags=tags)
