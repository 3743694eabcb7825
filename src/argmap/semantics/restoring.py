"""What was withdrawn from a map before it was judged, and what of it, put back, makes it hold."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import attrs

from argmap.model import Polarity
from argmap.semantics.assessment import verdicts
from argmap.semantics.judgement import Verdict
from argmap.semantics.program import Reading
from argmap.semantics.what_if import required_statements, suppose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from argmap.model import ArgumentMap


@attrs.frozen(eq=False)
class WithdrawnStatements:
    """The map as it is written, and what was withdrawn from it: ids, and why, in words."""

    written: ArgumentMap = attrs.field(repr=False)
    why: Mapping[str, str]

    def withdrawn_reasons(
        self, statement: str, reading: Reading = Reading.CHARITABLE
    ) -> tuple[str, ...]:
        """What is withdrawn without which the reasons for a statement cannot be given."""
        needed = (
            each
            for inference in self.written.reasons.get(statement, ())
            if inference.polarity is Polarity.FOR
            if reading is not Reading.AS_WRITTEN or not inference.implicit
            for each in required_statements(inference)
        )
        return tuple(dict.fromkeys(each for each in needed if each in self.why))

    def needed_to_hold(
        self, statement: str, reading: Reading = Reading.CHARITABLE
    ) -> tuple[str, ...]:
        """A few withdrawn statements with which, put back, a statement that is left would hold.

        None of them can be spared, unless some speak against it. Empty where it would not hold
        with all that is withdrawn. Judges what bears on it log n times for each that is needed.
        """
        # Cautiously, an objection may be granted for its use in any other place.
        cautious = reading is Reading.CAUTIOUS
        bearing = self.written if cautious else _bearing_on(self.written, statement)
        candidates = [each for each in self.why if each in bearing.statements]

        def holds(restored: Sequence[str]) -> bool:
            out = set(candidates).difference(restored)
            judgement = verdicts(suppose(bearing, without=out), reading)[statement]
            return judgement.verdict in (Verdict.SUPPORTED, Verdict.CONDITIONAL)

        return _enough(candidates, holds) if candidates and holds(candidates) else ()


def _bearing_on(argument_map: ArgumentMap, statement: str) -> ArgumentMap:
    """The part of a map that the verdict on a statement can hang on."""
    found, ahead = {statement}, [statement]
    while ahead:
        for inference in argument_map.reasons.get(ahead.pop(), ()):
            exceptions = (each.statement for each in inference.exceptions)
            new = {*required_statements(inference), *exceptions} - found
            found |= new
            ahead += new
    return attrs.evolve(
        argument_map,
        statements=[each for each in argument_map.statements.values() if each.id in found],
        inferences=[each for each in argument_map.inferences if each.conclusion in found],
    )


def _enough(candidates: Sequence[str], holds: Callable[[Sequence[str]], bool]) -> tuple[str, ...]:
    """Some candidates with which it holds, as it does with all: each is the one that was lacking.

    The shortest beginning of the list that is enough ends with one that is needed; that is kept,
    and the search goes on before it.
    """
    kept: list[str] = []

    def is_enough(last: int) -> bool:
        return holds([*kept, *candidates[: last + 1]])

    while not holds(kept):
        last = bisect_left(range(len(candidates)), True, key=is_enough)
        kept.append(candidates[last])
        candidates = candidates[:last]
    return tuple(reversed(kept))
