"""What shall come of the measurements, and one comparison that tells."""

from __future__ import annotations

from enum import Enum

import attrs


class Goal(Enum):
    """What is asked of the tool, in the order of the page: its key in the notes, and its words."""

    DOT = "dot", "Reading, judging and writing DOT, against Argdown's `map -f dot` and `json`"
    DOT_MEMORY = "dot-memory", "The peak memory of that"
    SVG = "svg", "Drawing SVG, against Argdown's `map -f svg`"
    START = "start", "Starting"
    ARTICLE = "article", "Checking the article of the examples"
    VERDICTS = "verdicts", "Verdicts on objections alone, against the solvers there are"
    VERDICTS_MEMORY = "verdicts-memory", "The peak memory of these"
    SOLVED = "solved", "The same verdicts in one process, against the fastest solver"
    BUILT = "built", "These with building what is computed on"
    GROWTH = "growth", "What one statement costs in a large map, against a small one"
    WEIGHT = "weight", "What one statement weighs in the map"
    MANY = "many", "Checking many small maps"
    EDITS = "edits", "Reading again after a change to one line, against reading anew"

    def __init__(self, key: str, title: str) -> None:
        self.key = key
        self.title = title


@attrs.frozen
class Comparison:
    """One line of the table: ours, theirs, and how many times theirs ours may be.

    `ours` and `theirs` are in the `unit`; None for what broke off or took too long. Where `limit`
    is None nothing is asked.
    """

    goal: Goal
    what: str
    peer: str
    unit: str
    ours: float | None
    theirs: float | None
    limit: float | None = None

    @property
    def ratio(self) -> float | None:
        """Ours, in theirs. None where one of the two is not there."""
        return None if self.ours is None or self.theirs is None else self.ours / self.theirs

    @property
    def is_met(self) -> bool | None:
        """Whether ours is as good as was asked; None where nothing was."""
        if self.limit is None:
            return None
        if self.ours is None:
            return False
        return self.ratio is None or self.ratio <= self.limit
