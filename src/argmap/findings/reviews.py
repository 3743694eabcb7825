"""What there is to say about a checked map: all that a report tells of it, without the map.

A review is plain data. It can be handed from one process to another, and kept for another day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.model import FrozenDict, Kind
from argmap.source import Severity
from argmap.support import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.source import Diagnostic
    from argmap.support import Judgement, Verdict


@attrs.frozen
class Standing:
    """What a statement is, and how it stands."""

    kind: Kind
    judgement: Judgement


@attrs.frozen(eq=False)
class Review:
    """What there is to say about one map, in one reading; `path` is what the map was asked for by.

    `mistakes` are what is wrong with its text, `findings` what the rules find.
    """

    path: str
    mistakes: tuple[Diagnostic, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    reading: Reading = Reading.CHARITABLE
    statements: Mapping[str, Standing] = attrs.field(factory=FrozenDict, repr=False)
    """How the statements stand, by id, as far as they could be read."""
    as_written: tuple[Verdict, ...] | None = None
    """The verdicts on the recommendations without the implicit relations; None if it has none."""
    texts: Mapping[str, str] = attrs.field(factory=FrozenDict, repr=False)
    """The texts of the statements that findings are about, by id."""
    fail_on: Severity | None = Severity.ERROR
    """How bad a finding has to be for a check to fail; None where none is."""
    taken_in: tuple[str, ...] = ()
    """The other files that the map was read from."""
    documents: tuple[str, ...] = ()
    """The files besides that were looked for, at hand or not."""
    known: int = 0
    """How many findings are left out, for they are known from before."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything there is to say, the mistakes first."""
        return self.mistakes + self.findings

    @property
    def judgements(self) -> Mapping[str, Judgement]:
        """The judgement on each statement, by id."""
        return {name: standing.judgement for name, standing in self.statements.items()}

    def recommendations(self, reading: Reading) -> Iterable[Verdict]:
        """The verdicts on the recommendations in the reading of the review, or as written."""
        if self.as_written is not None and reading is not self.reading:
            return self.as_written
        standings = self.statements.values()
        return (each.judgement.verdict for each in standings if each.kind is Kind.RECOMMENDATION)

    def fails_on(self, finding: Diagnostic) -> bool:
        """Whether a finding is as bad as the settings say that it must not be."""
        return self.fail_on is not None and finding.severity.rank <= self.fail_on.rank
