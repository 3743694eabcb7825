"""Find the judgements that change if statements are withdrawn or granted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from argmap.choices import require_id, to_choice, to_ids
from argmap.model import ArgumentMap, FrozenDict, Kind, Polarity, Statement
from argmap.semantics.assessment import Assessment, to_assessment, verdicts
from argmap.semantics.judgement import Judgement
from argmap.semantics.program import Reading
from argmap.semantics.provenance import Provenance


@attrs.frozen
class Change:
    """A judgement before and after a change of the map.

    `after` is None for a statement that is withdrawn.

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because evidence fire: It burns.
    ... ''')
    >>> change = argmap.what_if(plan, without="fire")["act"]
    >>> str(change.before), str(change.after)
    ('supported', 'unsupported (bare)')
    """

    before: Judgement
    after: Judgement | None


def what_if(
    subject: ArgumentMap | Assessment,
    *,
    without: Iterable[str] = (),
    grant: Iterable[str] = (),
    reading: Reading | str = Reading.CHARITABLE,
) -> Mapping[str, Change]:
    """Return the judgements that would change, by id, in the order of writing.

    The changes to the map, and the errors raised, are those of `suppose`.

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because claim fire: It burns.
    ... ''')
    >>> changes = argmap.what_if(plan, grant="fire")
    >>> {name: str(change.after) for name, change in changes.items()}
    {'act': 'conditional', 'fire': 'conditional'}
    """
    assessment = to_assessment(subject)
    after = verdicts(suppose(assessment, without=without, grant=grant), reading)
    return FrozenDict(
        {
            name: Change(judgement, after.get(name))
            for name, judgement in verdicts(assessment, reading).items()
            if after.get(name) != judgement
        }
    )


def suppose(
    subject: ArgumentMap | Assessment,
    *,
    without: Iterable[str] = (),
    grant: Iterable[str] = (),
) -> ArgumentMap:
    """Return the map without some statements or sources, and with some statements granted.

    `without` names statements and sources by their ids. A source can be written as it is cited,
    `@survey`, and must be if a statement has the same id. A withdrawn statement is removed as
    `ArgumentMap.without` does. Evidence is withdrawn with the last of the sources it cites,
    under any of the keys for it. The source of evidence that cites none is its tests, such as
    `test tests/test_a.py::test_b`, or else `(author)`.

    `grant` names statements, which then hold whatever is said against them: objections to them are
    removed, and claims and recommendations become assumptions. Without evidence, a granted
    statement is `conditional`.

    A string is one id. Raises ValueError for an unknown id, and for a statement that is both
    withdrawn and granted.

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because claim fire: It burns.
    ... ''')
    >>> argmap.suppose(plan, grant="fire").statements["fire"].kind
    <Kind.ASSUMPTION: 'assumption'>
    """
    argument_map = to_assessment(subject).map
    granted = {require_id(name, argument_map.statements) for name in to_ids(grant)}
    withdrawn = _find_withdrawn(argument_map, to_ids(without))
    both = [name for name in argument_map.statements if name in granted and name in withdrawn]
    if both:
        raise ValueError(f"{both[0]!r} cannot be both withdrawn and granted")
    left = argument_map.without(*withdrawn) if withdrawn else argument_map
    if not granted:
        return left
    return attrs.evolve(
        left,
        statements=[
            _grant(statement) if statement.id in granted else statement
            for statement in left.statements.values()
        ],
        inferences=[
            inference
            for inference in left.inferences
            if not (inference.polarity is Polarity.AGAINST and inference.conclusion in granted)
        ],
    )


def _find_withdrawn(argument_map: ArgumentMap, names: Iterable[str]) -> list[str]:
    """Return the ids of all statements that are withdrawn with some statements and sources."""
    statements: set[str] = set()
    sources: set[str] = set()
    provenance = Provenance(argument_map)
    publications = provenance.publications
    cited = {f"@{source}": publication for source, publication in publications.items()}
    known = {**{source: source for source in provenance.names}, **publications, **cited}
    for name in names:
        if name in argument_map.statements:
            statements.add(name)
        else:
            require_id(name, argument_map.statements.keys() | known.keys(), "statement or source")
            sources.add(known[name])
    return [
        statement.id
        for statement in argument_map.statements.values()
        if statement.id in statements
        or (statement.kind is Kind.EVIDENCE and sources.issuperset(provenance.sources(statement)))
    ]


def _grant(statement: Statement) -> Statement:
    return statement if statement.kind.is_given else attrs.evolve(statement, kind=Kind.ASSUMPTION)


@attrs.frozen(eq=False)
class WithdrawnStatements:
    """What was withdrawn from a map, and why.

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because evidence fire: It burns.
    ... ''')
    >>> withdrawn = argmap.WithdrawnStatements(plan, {"fire": "it is out"})
    >>> withdrawn.withdrawn_reasons("act")
    ('fire',)
    """

    written: ArgumentMap = attrs.field(repr=False)
    """The map with everything that was withdrawn from it."""
    why: Mapping[str, str]
    """The reason why each statement was withdrawn, by id."""
    _reasons: dict[tuple[str, bool], tuple[str, ...]] = attrs.field(
        factory=dict, init=False, repr=False
    )

    def withdrawn_reasons(
        self, statement: str, reading: Reading | str = Reading.CHARITABLE
    ) -> tuple[str, ...]:
        """Return the withdrawn statements that the reasons for a statement need.

        They are looked up once, since many reports may mention the statement.
        """
        as_written = to_choice(Reading, reading, "reading") is Reading.AS_WRITTEN
        if (statement, as_written) not in self._reasons:
            found = self._find_reasons(statement, as_written)
            self._reasons[statement, as_written] = tuple(dict.fromkeys(found))
        return self._reasons[statement, as_written]

    def _find_reasons(self, statement: str, as_written: bool) -> Iterator[str]:
        needed = (
            name
            for inference in self.written.reasons.get(statement, ())
            if inference.polarity is Polarity.FOR and not (as_written and inference.implicit)
            for name in inference.needed_ids
        )
        return (name for name in needed if name in self.why)
