"""Whether a map is what the arguments of `maps` ask for, each looked at by itself."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from argmap.graph import find_components
from argmap.model import ArgumentMap, Inference, Kind, Polarity
from argmap.semantics import Verdict, verdicts


def complaints(argument_map: ArgumentMap, asked: Mapping[str, Any]) -> list[str]:
    """The arguments that a map is not what they ask for."""
    return [key for key, value in asked.items() if not _honoured(argument_map, key, value)]


def _honoured(argument_map: ArgumentMap, key: str, value: Any) -> bool:
    if value is None:
        return True
    match key:
        case "kinds":
            return of_these_kinds(argument_map, value)
        case "size":
            return counted(len(argument_map.statements), value)
        case "depth":
            return depth(argument_map) == value
        case "acyclic":
            return not value or depth(argument_map) is not None
        case "connected":
            return not value or len(parts(argument_map)) == 1
        case "recommendations":
            return outcomes(argument_map) == {value}
        case "plain":
            return not value or all(len(each) < 12 for each in texts(argument_map))
    return there(argument_map, key) if value else not occurs(argument_map, key)


def counted(number: int, wanted: Any) -> bool:
    least, most = wanted if isinstance(wanted, tuple) else (wanted, wanted)
    return bool(least <= number <= most)


def of_these_kinds(argument_map: ArgumentMap, wanted: Any) -> bool:
    found = [each.kind for each in argument_map.statements.values()]
    if not isinstance(wanted, Mapping):
        return set(found) <= set(wanted)
    return all(counted(found.count(kind), wanted.get(kind, 0)) for kind in Kind)


def there(argument_map: ArgumentMap, key: str) -> bool:
    """Whether something is there as it is when it is asked for."""
    statements = argument_map.statements.values()
    match key:
        case "objections":
            objections = filter(is_objection, argument_map.inferences)
            return any({each.conclusion} != {*each.premises} for each in objections)
        case "exceptions":
            return any(
                len({link.statement, each.conclusion, each.premises[0]}) == 3
                for each in argument_map.inferences
                for link in each.exceptions
            )
        case "linked":
            return any(
                len({*each.premises} - {each.conclusion}) > 1 for each in argument_map.inferences
            )
        case "assumptions":
            return any(each.kind is Kind.ASSUMPTION for each in statements)
        case "sources":
            return any(each.citations for each in statements)
        case "sections":
            return any(each.section for each in statements)
    return any(each.attributes for each in statements)


def occurs(argument_map: ArgumentMap, key: str) -> bool:
    """Whether something is there in any way."""
    inferences = argument_map.inferences
    match key:
        case "objections":
            return any(map(is_objection, inferences))
        case "exceptions":
            return any(each.exceptions for each in inferences)
        case "linked":
            return any(len(each.premises) > 1 for each in inferences)
        case "assumptions":
            return there(argument_map, key)
        case "sources":
            return bool(argument_map.sources)
        case "sections":
            return bool(argument_map.sections)
    noted = [*argument_map.statements.values(), *argument_map.sources.values()]
    return any(each.attributes for each in noted)


def texts(argument_map: ArgumentMap) -> Iterator[str]:
    """What there is to be read besides what was asked for."""
    yield from (argument_map.title, argument_map.author, argument_map.document)
    for each in argument_map.statements.values():
        yield from (each.id, each.text, *each.tags, *each.places)


def outcomes(argument_map: ArgumentMap) -> set[Verdict]:
    judgements = verdicts(argument_map)
    return {
        judgements[name].verdict
        for name, each in argument_map.statements.items()
        if each.kind is Kind.RECOMMENDATION
    }


def is_objection(inference: Inference) -> bool:
    return inference.polarity is Polarity.AGAINST


def members(inference: Inference) -> list[str]:
    links = (*inference.warrants, *inference.exceptions)
    return [*inference.premises, *(link.statement for link in links)]


def depth(argument_map: ArgumentMap) -> int | None:
    """The length of the longest chain of relations; None where one has no end."""
    found = dict.fromkeys(argument_map.statements, 0)
    for _ in range(len(found) + 1):
        before = dict(found)
        for each in argument_map.inferences:
            deepest = max(found[member] for member in members(each))
            found[each.conclusion] = max(found[each.conclusion], deepest + 1)
        if found == before:
            return max(found.values(), default=0)
    return None


def parts(argument_map: ArgumentMap) -> list[list[int]]:
    """The parts of a map that no relation ties together."""
    numbers = {name: number for number, name in enumerate(argument_map.statements)}
    tied: dict[int, set[int]] = {number: set() for number in numbers.values()}
    for each in argument_map.inferences:
        for member in members(each):
            tied[numbers[member]].add(numbers[each.conclusion])
            tied[numbers[each.conclusion]].add(numbers[member])
    return [[*part] for part in find_components(tied, lambda number: [*tied[number]])]


FEATURES: dict[str, Callable[[ArgumentMap], Any]] = {
    "acyclic": lambda each: depth(each) is not None,
    "connected": lambda each: len(parts(each)) == 1,
    "depth": depth,
    "recommendations": lambda each: next(iter(outcomes(each)), None),
    "size": lambda each: len(each.statements),
    "objections": lambda each: there(each, "objections"),
    "exceptions": lambda each: there(each, "exceptions"),
    "linked": lambda each: there(each, "linked"),
    "assumptions": lambda each: there(each, "assumptions"),
}
"""What a map has, as the arguments that ask for it."""
