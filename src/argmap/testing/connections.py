"""Make the inferences between the statements of a map."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from argmap.model import Inference, Kind, Link, Polarity
from argmap.testing.narrowing import Request
from argmap.testing.sketches import ReasonSketch, Sketch


def connect(sketches: Sequence[Sketch], names: Sequence[str], request: Request) -> list[Inference]:
    """Return the inferences between sketched statements, whose ids are given."""
    return _Connector(sketches, names, request).connect()


class _Connector:
    """Make the inferences of a map out of sketches.

    In an acyclic map each statement has a level, and inferences lead from higher levels to lower
    ones. If recommendations must have a verdict, the last statement is their anchor: it has the
    highest level, and no reasons for or against it.
    """

    def __init__(self, sketches: Sequence[Sketch], names: Sequence[str], request: Request) -> None:
        self.request = request
        self.sketches = sketches
        self.names = names
        self.levels = self._choose_levels()

    def connect(self) -> list[Inference]:
        """Return the drawn inferences and those that the arguments of `maps` ask for."""
        inferences = [
            self._to_inference(conclusion, reason)
            for conclusion, sketch in enumerate(self.sketches)
            for reason in sketch.reasons
            if self._find_members(conclusion)
        ]
        inferences += self._make_chain(inferences)
        for has_part, example in self._make_examples():
            if not any(map(has_part, inferences)):
                inferences.append(example)
        if self.request.connected:
            inferences += self._make_connections(inferences)
        return inferences

    def _choose_levels(self) -> list[int]:
        count, depth = len(self.sketches), self.request.depth
        if depth is None:
            return list(range(count))
        levels = []
        for number, sketch in enumerate(self.sketches):
            # Recommendations are concluded from the anchor, which is at the deepest level.
            is_above_anchor = self.request.anchor and sketch.kind is Kind.RECOMMENDATION
            level = min(sketch.level, depth - 1) if is_above_anchor else sketch.level
            levels.append(number if number < depth else level)
        return [*levels[:-1], depth] if levels else []

    def _find_members(self, conclusion: int) -> list[int]:
        """Return the statements that a reason about a conclusion may use, the nearest first."""
        count = len(self.names)
        if self.request.anchor and conclusion == count - 1:
            return []
        numbers = [(conclusion + 1 + distance) % count for distance in range(count)]
        if not self.request.acyclic:
            return numbers
        return [number for number in numbers if self.levels[number] > self.levels[conclusion]]

    def _to_inference(self, conclusion: int, reason: ReasonSketch) -> Inference:
        members = self._find_members(conclusion)
        slots = [sketch.slot for sketch in self.sketches]

        def find(distance: int) -> str:
            target = slots[conclusion] + 1 + distance
            nearest = min(members, key=lambda member: (abs(slots[member] - target), member))
            return self.names[nearest]

        request = self.request
        is_objection = reason.is_objection and request.objections is not False
        premises = reason.premises[:1] if request.linked is False else reason.premises
        exceptions = () if request.exceptions is False else reason.exceptions
        return Inference(
            self.names[conclusion],
            Polarity.AGAINST if is_objection else Polarity.FOR,
            [find(distance) for distance in premises],
            [
                Link(find(distance), implicit, scheme)
                for distance, implicit, scheme in reason.warrants
            ],
            [Link(find(distance), implicit, scheme) for distance, implicit, scheme in exceptions],
            reason.implicit,
            reason.scheme,
        )

    def _make_chain(self, inferences: Sequence[Inference]) -> Iterator[Inference]:
        """Yield the inferences that are missing from a chain as long as `depth`."""
        depth = self.request.depth or 0
        chain = [*self.names[:depth], self.names[-1]] if depth else []
        for conclusion, premise in pairwise(chain):
            if not any(
                inference.conclusion == conclusion and premise in inference.used_ids
                for inference in inferences
            ):
                yield Inference(conclusion, Polarity.FOR, [premise])

    def _make_examples(self) -> Iterator[tuple[Callable[[Inference], bool], Inference]]:
        """Yield an example of each part of the language that a map must use, with a test for it."""
        request = self.request
        if not (request.objections or request.exceptions or request.linked):
            return
        conclusion = self.names[0]
        members = [self.names[member] for member in self._find_members(0)]
        first, other = members[0], members[min(1, len(members) - 1)]
        if request.objections:
            yield is_objection, Inference(conclusion, Polarity.AGAINST, [first])
        if request.exceptions:
            yield (
                lambda inference: bool(inference.exceptions),
                Inference(conclusion, Polarity.FOR, [first], exceptions=[Link(other)]),
            )
        if request.linked:
            yield (
                lambda inference: len(inference.premises) > 1,
                Inference(conclusion, Polarity.FOR, [first, other]),
            )

    def _make_connections(self, inferences: Sequence[Inference]) -> Iterator[Inference]:
        """Yield inferences that connect each statement to the one before it."""
        numbers = {name: number for number, name in enumerate(self.names)}
        part = list(range(len(self.names)))

        def join(inference: Inference) -> None:
            joined = {part[numbers[name]] for name in (inference.conclusion, *inference.used_ids)}
            part[:] = [min(joined) if label in joined else label for label in part]

        for inference in inferences:
            join(inference)
        last = len(self.names) - 1
        for number in range(1, len(self.names)):
            if part[number] == part[0]:
                continue
            # At the same level as its neighbor, a statement is connected to the deepest one.
            pairs = ((number - 1, number), (number, number - 1), (number, last), (0, number))
            conclusion, premise = next(
                pair for pair in pairs if pair[1] in self._find_members(pair[0])
            )
            inference = Inference(self.names[conclusion], Polarity.FOR, [self.names[premise]])
            join(inference)
            yield inference


def is_objection(inference: Inference) -> bool:
    """Return whether an inference is against its conclusion."""
    return inference.polarity is Polarity.AGAINST
