"""Find which withdrawn statements make others hold again when they are restored.

A first guess is made for all statements in one pass: what was withdrawn and appears in the
explanation of the statement in the whole map, along verdicts that the withdrawal has changed. All
guesses are then evaluated in one pass, each independently of the others. A search for a single
statement follows only where its guess does not suffice, or contains more than is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from operator import or_

from argmap.choices import to_choice
from argmap.graph import find_components, unite_bits
from argmap.model import FrozenDict
from argmap.semantics.assessment import assess
from argmap.semantics.explanations import explanations
from argmap.semantics.program import Reading
from argmap.semantics.selection import Selection, list_places, transpose
from argmap.semantics.smallest_sets import TOTAL_BUDGET
from argmap.semantics.well_founded import Evaluation
from argmap.semantics.what_if import WithdrawnStatements

_MOST_WORLDS = 1_000
"""About how many sets are evaluated in one pass."""

_STATEMENTS_PER_EVALUATION = 256
"""An evaluation takes about one step for so many statements of the map, even if it concerns few."""


def find_restoring(
    withdrawn: WithdrawnStatements,
    statements: Iterable[str],
    reading: Reading | str = Reading.CHARITABLE,
) -> Mapping[str, Sequence[str]]:
    """Return a few withdrawn statements that, put back, make each of some statements hold, by id.

    None of them is superfluous, unless some of what was withdrawn speaks against the statement, or
    too many statements of a large map take a search of their own. A statement has no entry if it
    holds anyway, or would not hold with everything put back.
    """
    search = _Search(withdrawn, to_choice(Reading, reading, "reading"))
    found = search.run(dict.fromkeys(statements))
    names = list(withdrawn.why)
    return FrozenDict({name: Selection(names, places) for name, places in found.items()})


class _Search:
    """Finds sets of withdrawn statements: integers, with a bit for the place of each."""

    def __init__(self, withdrawn: WithdrawnStatements, reading: Reading) -> None:
        self.assessment, self.reading = assess(withdrawn.written), reading
        self.result = self.assessment.result(reading)
        self.program = self.result.program
        self.places = {name: place for place, name in enumerate(withdrawn.why)}
        self.left = TOTAL_BUDGET

    def run(self, statements: Iterable[str]) -> dict[str, int]:
        asked = [name for name in statements if name not in self.places and self.result.holds(name)]
        before = self._evaluate(asked, [])
        asked = [name for name in asked if before.holds.true[self.program.numbers[name]] >= 0]
        guesses = self._guess(asked, before)
        suffices = self._test_all(asked, guesses)
        excessive = self._find_excessive([name for name in asked if suffices[name]], guesses)
        for name in asked:
            if name in excessive:
                guesses[name] = self._reduce(name, guesses[name])
            elif not suffices[name]:
                guesses[name] = self._reduce(name, self._list_relevant(name))
        return guesses

    def _evaluate(self, asked: Iterable[str], sets: Sequence[int]) -> Evaluation:
        """Evaluate statements in a world for each set, with what is in it put back.

        In all other worlds, and so in those of the sign bit, everything stays withdrawn.
        """
        program, withdrawals = self.program, self.result.withdrawals
        components = program.components_below(program.numbers[name] for name in asked)
        self.left -= sum(map(len, components)) + len(program.ids) // _STATEMENTS_PER_EVALUATION
        restored = transpose(sets, len(self.places))
        worlds = {}
        for number in withdrawals.find_relevant(components):
            place = self.places.get(program.ids[number])
            if place is not None:
                worlds[number] = (~restored[place], ~restored[place])
        return Evaluation(program, withdrawals.below(components).overrides(worlds), components)

    def _guess(self, asked: Sequence[str], before: Evaluation) -> dict[str, int]:
        """Return what was withdrawn and has to do with the explanation of each statement."""
        explained = explanations(self.assessment, asked, self.reading)
        if not explained:
            return {}
        entries = explained[asked[0]].statements  # nearly the same for all
        now, whole, numbers = before.holds.read(), self.result.model.holds, self.program.numbers

        def list_changed(name: str) -> list[str]:
            mentioned = (other for step in entries[name].steps for other in step.mentions)
            return [other for other in mentioned if now[numbers[other]] != whole[numbers[other]]]

        own = {name: 1 << place for name, place in self.places.items()}
        found = unite_bits(find_components(asked, list_changed), list_changed, own)
        return {name: found[name] for name in asked}

    def _test_all(self, asked: Sequence[str], guesses: Mapping[str, int]) -> dict[str, bool]:
        """Return whether each statement holds with what was guessed for it."""
        worlds = {places: world for world, places in enumerate(dict.fromkeys(guesses.values()))}
        holds = self._evaluate(asked, list(worlds)).holds.true
        return {
            name: bool(holds[self.program.numbers[name]] >> worlds[guesses[name]] & 1)
            for name in asked
        }

    def _find_excessive(self, asked: Sequence[str], guesses: Mapping[str, int]) -> set[str]:
        """Return the statements that also hold with one less of what was guessed for them."""
        groups: dict[int, list[str]] = {}
        for name in asked:
            if guesses[name].bit_count() > 1:
                groups.setdefault(guesses[name], []).append(name)
        excessive: set[str] = set()
        for batch in _divide(groups):
            if self.left <= 0:
                break
            sets = [places & ~(1 << place) for places in batch for place in list_places(places)]
            names = [name for places in batch for name in groups[places]]
            holds = self._evaluate(names, sets).holds.true
            start = 0
            for places in batch:
                own = (1 << places.bit_count()) - 1 << start
                start += places.bit_count()
                excessive.update(
                    name for name in groups[places] if holds[self.program.numbers[name]] & own
                )
        return excessive

    def _list_relevant(self, name: str) -> int:
        """Return everything withdrawn that can change the verdict on a statement."""
        components = self.program.components_below([self.program.numbers[name]])
        relevant = self.result.withdrawals.find_relevant(components)
        self.left -= len(relevant)
        ids = (self.program.ids[number] for number in relevant)
        return sum(1 << self.places[other] for other in ids if other in self.places)

    def _reduce(self, name: str, places: int) -> int:
        """Return some of the places with which a statement holds, as it does with all."""
        number, needed = self.program.numbers[name], 0
        while places != needed and self.left > 0:
            others = [1 << place for place in list_places(places & ~needed)]
            holds = self._evaluate([name], [places & ~other for other in others]).holds.true[number]
            needed |= sum(other for world, other in enumerate(others) if not holds >> world & 1)
            rest = [other for other in others if not needed & other]
            prefixes = list(accumulate(rest, or_, initial=needed))
            holds = self._evaluate([name], prefixes).holds.true[number]
            fewest = next(world for world in range(len(prefixes)) if holds >> world & 1)
            places = prefixes[fewest]
            if fewest:
                needed |= rest[fewest - 1]
        return places


def _divide(sets: Iterable[int]) -> Iterator[list[int]]:
    """Divide sets into batches with about as many members as are evaluated in one pass."""
    batch: list[int] = []
    count = 0
    for places in sets:
        batch.append(places)
        count += places.bit_count()
        if count >= _MOST_WORLDS:
            yield batch
            batch, count = [], 0
    if batch:
        yield batch
