"""Changes to a map that one can argue for, of which cruxes and settlements consist."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from argmap.model import Inference

if TYPE_CHECKING:
    pass


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
