"""Changes to a map that one can argue for, of which cruxes and settlements consist."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from argmap.model import Inference
from argmap.semantics.program import Reading

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


class Act(StrEnum):
    """What is done to a statement or to an objection."""

    GRANT = "grant"
    """It is taken for granted: the statement holds as an assumption does, whatever is said against
    it; the objection is live, whatever its premises are worth."""
    STRIKE_OUT = "strike out"
    """It does not hold, or is not live, whatever is said for it."""
    EVIDENCE = "evidence"
    """The statement gets evidence of its own. What is said against it still counts."""
    ANSWER = "answer"
    """The objection is answered and is not live; the statement, an exception, does not hold."""


@attrs.frozen
class Intervention:
    """One change to a map. `subject` is the id of a statement, or an objection: a `but`."""

    act: Act
    subject: str | Inference

    @property
    def statement(self) -> str:
        """The id of the statement by which to name it: an objection goes by its first premise."""
        return self.subject if isinstance(self.subject, str) else self.subject.premises[0]


def inferences_of(argument_map: ArgumentMap, reading: Reading) -> tuple[Inference, ...]:
    """The inferences of a map that a reading takes, by their numbers in its program."""
    if reading is Reading.AS_WRITTEN:
        return tuple(each for each in argument_map.inferences if not each.implicit)
    return argument_map.inferences
