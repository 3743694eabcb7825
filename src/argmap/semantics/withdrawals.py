"""The values of a program that change when statements are withdrawn, or claims granted.

To *withdraw* a statement is to remove it from the map, with every inference that has it as a
premise or warrant, and every inference about it. A reading of the map does not make this weaker:

- As written, an inference goes with an implicit warrant, though it does not need this warrant.
- Cautiously, a claim that loses its last reason, or its last use in a reason, may become an
  unsupported objection, which is granted; and one that loses its last use against something is no
  longer granted.

To *grant* a statement is to let it hold, and to remove the objections to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from argmap.model import ArgumentMap, Inference, Kind, Polarity
from argmap.semantics.program import Component, Program, Reading, inferences_of
from argmap.semantics.well_founded import EVERYWHERE, NEVER, NOWHERE, Override, Part, Worlds


@attrs.frozen(eq=False, repr=False)
class _Use:
    """An inference, and the statements without which it is gone."""

    inference: int
    needed: frozenset[int]
    objected: int | None
    """The statement that it objects to, if it is an objection."""

    @classmethod
    def of_inference(cls, inference: Inference, numbers: Mapping[str, int], number: int) -> _Use:
        conclusion = numbers[inference.conclusion]
        needed = frozenset([conclusion, *(numbers[name] for name in inference.needed_ids)])
        is_against = inference.polarity is Polarity.AGAINST
        return cls(number, needed, conclusion if is_against else None)


@attrs.frozen(eq=False, repr=False)
class _Candidate:
    """A claim that may be an unsupported objection, and what decides whether it is one."""

    support: list[_Use] = attrs.field(factory=list)
    """The reasons for it, and the reasons that need it."""
    attacks: list[_Use] = attrs.field(factory=list)
    """The inferences in which it is used against something."""


@attrs.frozen(eq=False, repr=False)
class Withdrawals:
    """Finds the overrides for statements that are withdrawn or granted, in one reading."""

    program: Program
    _implicit: Mapping[int, list[_Use]]
    """The inferences with implicit warrants that the reading omits, by conclusion."""
    _candidates: Mapping[int, _Candidate]
    """The claims that may be unsupported objections, by number."""

    @classmethod
    def of_reading(
        cls, argument_map: ArgumentMap, reading: Reading, program: Program
    ) -> Withdrawals:
        """Prepare for a map in one reading."""
        implicit: dict[int, list[_Use]] = {}
        candidates: dict[int, _Candidate] = {}
        if reading is Reading.AS_WRITTEN:
            for number, inference in enumerate(inferences_of(argument_map, reading)):
                if any(warrant.implicit for warrant in inference.warrants):
                    use = _Use.of_inference(inference, program.numbers, number)
                    implicit.setdefault(program.conclusion[number], []).append(use)
        elif reading is Reading.CAUTIOUS:
            candidates = _find_candidates(argument_map, program.numbers)
        return cls(program, implicit, candidates)

    def below(self, components: Iterable[Component]) -> Withdrawals:
        """Return the withdrawals that take only some components into account."""
        if not self._implicit and not self._candidates:
            return self
        numbers = [number for component in components for number in component]
        return Withdrawals(
            self.program,
            {number: self._implicit[number] for number in numbers if number in self._implicit},
            {number: self._candidates[number] for number in numbers if number in self._candidates},
        )

    def find_relevant(self, components: Iterable[Component]) -> set[int]:
        """Return the statements that can change components by being withdrawn or granted."""
        relevant = {number for component in components for number in component}
        decisive = self.below(components)
        groups = [*decisive._implicit.values()]
        for candidate in decisive._candidates.values():
            groups += [candidate.support, candidate.attacks]
        needed = {use.inference: use.needed for group in groups for use in group}
        return relevant.union(*needed.values())

    def find_special(self) -> set[int]:
        """Return the statements that withdrawals affect in this reading alone."""
        return {*self._implicit, *self._candidates}

    def overrides(
        self, withdrawn: Mapping[int, Worlds], granted: Mapping[int, int] | None = None
    ) -> dict[tuple[Part, int], Override]:
        """Return the overrides for statements by the worlds in which they are changed."""
        granted = granted or {}
        overrides = {
            (Part.HOLDS, number): Override(granted.get(number, NOWHERE), certain, NOWHERE, possible)
            for number, (certain, possible) in withdrawn.items()
        }
        for number in granted.keys() - withdrawn.keys():
            overrides[Part.HOLDS, number] = Override(true=granted[number])
        for uses in self._implicit.values():
            for use in uses:
                certain, possible = _any_withdrawn(use.needed, withdrawn)
                if possible:
                    live = Override(false=certain, maybe_false=possible)
                    overrides[Part.LIVE, use.inference] = live
        gone: dict[int, Worlds] = {}
        for claim, candidate in self._candidates.items():
            for use in (*candidate.support, *candidate.attacks):
                if use.inference not in gone:
                    gone[use.inference] = _find_gone(use, withdrawn, granted)
            certain, possible = _is_unsupported_objection(candidate, gone)
            overrides[Part.GROUNDS, claim] = (
                Override(false=~possible, maybe_false=~certain)
                if self.program.given[claim]
                else Override(true=certain, maybe_true=possible)
            )
        return overrides


def _find_candidates(
    argument_map: ArgumentMap, numbers: Mapping[str, int]
) -> dict[int, _Candidate]:
    candidates = {
        numbers[name]: _Candidate()
        for name, statement in argument_map.statements.items()
        if statement.kind is Kind.CLAIM
    }
    for number, inference in enumerate(argument_map.inferences):
        use = _Use.of_inference(inference, numbers, number)
        for name in use.needed:
            if name in candidates and use.objected is None:
                candidates[name].support.append(use)
        used_against = {numbers[link.statement] for link in inference.exceptions}
        if use.objected is not None:
            used_against |= {numbers[name] for name in inference.needed_ids}
        for name in used_against:
            if name in candidates:
                candidates[name].attacks.append(use)
    return {number: candidate for number, candidate in candidates.items() if candidate.attacks}


def _any_withdrawn(statements: Iterable[int], withdrawn: Mapping[int, Worlds]) -> Worlds:
    certain = possible = NOWHERE
    for number in statements:
        if number in withdrawn:
            certain |= withdrawn[number][0]
            possible |= withdrawn[number][1]
    return certain, possible


def _find_gone(use: _Use, withdrawn: Mapping[int, Worlds], granted: Mapping[int, int]) -> Worlds:
    """Return the worlds in which an inference is removed."""
    certain, possible = _any_withdrawn(use.needed, withdrawn)
    answered = NOWHERE if use.objected is None else granted.get(use.objected, NOWHERE)
    return certain | answered, possible | answered


def _is_unsupported_objection(candidate: _Candidate, gone: Mapping[int, Worlds]) -> Worlds:
    """Return the worlds in which a claim is one: no support is left, and an attack is."""
    certain = possible = EVERYWHERE
    for use in candidate.support:
        gone_certainly, gone_possibly = gone[use.inference]
        certain &= gone_certainly
        possible &= gone_possibly
    if not possible:
        return NEVER
    left_certainly = left_possibly = NOWHERE
    for use in candidate.attacks:
        gone_certainly, gone_possibly = gone[use.inference]
        left_certainly |= ~gone_possibly
        left_possibly |= ~gone_certainly
    return certain & left_certainly, possible & left_possibly
