"""Check a map against the arguments of `maps` by independent means."""

from collections.abc import Mapping
from typing import Any

from argmap.model import ArgumentMap, Inference, Kind
from argmap.semantics import Verdict, verdicts


def find_broken_promises(argument_map: ArgumentMap, narrowing: Mapping[str, Any]) -> list[str]:
    """Return the arguments that a map does not honour."""
    return [name for name, value in narrowing.items() if not is_honoured(argument_map, name, value)]


def is_honoured(argument_map: ArgumentMap, name: str, value: Any) -> bool:
    if value is None:
        return True
    statements = argument_map.statements.values()
    match name:
        case "kinds":
            return {statement.kind for statement in statements} <= set(value)
        case "size":
            least, most = value if isinstance(value, tuple) else (value, value)
            return bool(least <= len(statements) <= most)
        case "depth":
            return measure_depth(argument_map) == value
        case "acyclic":
            return not value or measure_depth(argument_map) is not None
        case "connected":
            return not value or count_parts(argument_map) == 1
        case "recommendations":
            return find_outcomes(argument_map) == {value}
        case "plain":
            texts = (text for statement in statements for text in (statement.id, statement.text))
            return not value or all(len(text) < 12 for text in texts)
    return uses(argument_map, name) == value


def uses(argument_map: ArgumentMap, name: str) -> bool:
    statements = argument_map.statements.values()
    inferences = argument_map.inferences
    match name:
        case "objections":
            return any(inference.polarity == "but" for inference in inferences)
        case "exceptions":
            return any(inference.exceptions for inference in inferences)
        case "linked":
            return any(len(inference.premises) > 1 for inference in inferences)
        case "assumptions":
            return any(statement.kind is Kind.ASSUMPTION for statement in statements)
        case "sources":
            return any(statement.citations for statement in statements)
        case "sections":
            return any(statement.section for statement in statements)
        case "attributes":
            return any(statement.attributes for statement in statements)
    raise AssertionError(name)


def find_outcomes(argument_map: ArgumentMap) -> set[Verdict]:
    """Return the verdicts on recommendations."""
    judgements = verdicts(argument_map)
    return {
        judgements[name].verdict
        for name, statement in argument_map.statements.items()
        if statement.kind is Kind.RECOMMENDATION
    }


def find_members(inference: Inference) -> list[str]:
    links = (*inference.warrants, *inference.exceptions)
    return [*inference.premises, *(link.statement for link in links)]


def measure_depth(argument_map: ArgumentMap) -> int | None:
    """Return the length of the longest chain of inferences; None if there is a circle."""
    depths = dict.fromkeys(argument_map.statements, 0)
    for _ in range(len(depths) + 1):
        before = dict(depths)
        for inference in argument_map.inferences:
            deepest = max(depths[member] for member in find_members(inference))
            depths[inference.conclusion] = max(depths[inference.conclusion], deepest + 1)
        if depths == before:
            return max(depths.values(), default=0)
    return None


def count_parts(argument_map: ArgumentMap) -> int:
    """Return the number of parts that no inference connects."""
    parts = {name: {name} for name in argument_map.statements}
    for inference in argument_map.inferences:
        for member in find_members(inference):
            joined = parts[inference.conclusion] | parts[member]
            parts.update(dict.fromkeys(joined, joined))
    return len(set(map(frozenset, parts.values())))
