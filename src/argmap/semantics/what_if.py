"""What if this were withdrawn, or that granted: which judgements would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.model import FrozenDict, Kind, Polarity
from argmap.semantics.assessment import verdicts
from argmap.semantics.judgement import Judgement
from argmap.semantics.program import Reading
from argmap.semantics.provenance import AUTHOR, cited_sources
from argmap.source import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from argmap.model import ArgumentMap, Inference, Statement


@attrs.frozen
class Change:
    """A judgement as it is, and as it would be: None for a statement that would be withdrawn."""

    before: Judgement
    after: Judgement | None


def what_if(
    argument_map: ArgumentMap,
    *,
    without: Iterable[str] = (),
    grant: Iterable[str] = (),
    reading: Reading = Reading.CHARITABLE,
) -> Mapping[str, Change]:
    """The judgements that would change in a reading, by id, in the order of writing; no others.

    They are those on the map that `supposing` gives. Raises ValueError as that does.
    """
    supposed = suppose(argument_map, without=without, grant=grant)
    before, after = verdicts(argument_map, reading), verdicts(supposed, reading)
    return FrozenDict(
        {
            name: Change(judgement, after.get(name))
            for name, judgement in before.items()
            if after.get(name) != judgement
        }
    )


def suppose(
    argument_map: ArgumentMap, *, without: Iterable[str] = (), grant: Iterable[str] = ()
) -> ArgumentMap:
    """The map as it would be without some statements or sources, and with some statements granted.

    `without` names statements by their ids and sources by theirs, or as they are cited: `@readout`,
    which is needed where a statement has the same id. What is withdrawn is struck out, with every
    inference that uses it as a premise or warrant and with what is said for and against it; as an
    exception it is gone. A piece of evidence is withdrawn with the last of the sources that it
    cites; that of evidence which cites nothing is called `(author)`.

    `grant` names statements, which then hold whatever is said against them: the objections to them
    are struck out, and what is not given becomes an assumption. So it is `conditional` unless
    evidence carries it, for to grant something is not to have evidence of it.

    Raises ValueError for an id that the map does not have, with one that is near if there is one,
    and for a statement that is both withdrawn and granted.
    """
    granted = {_known(each, argument_map.statements, "statement") for each in grant}
    withdrawn = _withdrawn(argument_map, without)
    both = [name for name in argument_map.statements if name in granted & withdrawn]
    if both:
        raise ValueError(f"`{both[0]}` cannot be both withdrawn and granted")
    return attrs.evolve(
        argument_map,
        statements=[
            _as_granted(each) if each.id in granted else each
            for each in argument_map.statements.values()
            if each.id not in withdrawn
        ],
        inferences=[
            drop_exceptions(each, withdrawn)
            for each in argument_map.inferences
            if not (each.polarity is Polarity.AGAINST and each.conclusion in granted)
            if withdrawn.isdisjoint(required_statements(each))
        ],
    )


def _withdrawn(argument_map: ArgumentMap, without: Iterable[str]) -> set[str]:
    """The ids of all statements that fall if statements and sources are withdrawn."""
    statements: set[str] = set()
    sources: set[str] = set()
    cited = {f"@{source}": source for source in argument_map.sources}
    names = {source: source for source in (*argument_map.sources, AUTHOR)} | cited
    known = argument_map.statements.keys() | names.keys()
    for name in without:
        if name in argument_map.statements:
            statements.add(name)
        else:
            sources.add(names[_known(name, known, "statement or source")])
    return statements.union(
        each.id
        for each in argument_map.statements.values()
        if each.kind is Kind.EVIDENCE and sources.issuperset(cited_sources(each))
    )


def _known(name: str, names: Collection[str], what: str) -> str:
    if name not in names:
        near = nearest(name, names)
        hint = f"; did you mean `{near}`?" if near else ""
        raise ValueError(f"there is no {what} `{name}` in this map{hint}")
    return name


def _as_granted(statement: Statement) -> Statement:
    return statement if statement.kind.is_given else attrs.evolve(statement, kind=Kind.ASSUMPTION)


def required_statements(inference: Inference) -> list[str]:
    """The statements without which there is no such inference."""
    warrants = [link.statement for link in inference.warrants]
    return [inference.conclusion, *inference.premises, *warrants]


def drop_exceptions(inference: Inference, withdrawn: Collection[str]) -> Inference:
    """An inference without those of its exceptions that are withdrawn."""
    left = [each for each in inference.exceptions if each.statement not in withdrawn]
    if len(left) == len(inference.exceptions):
        return inference
    return attrs.evolve(inference, exceptions=left)
