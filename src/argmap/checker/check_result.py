"""What there is to say about a checked map: all that a report tells of it, without the map.

A review is plain data, so that it can be handed from one process to another, and be kept. What the
rooms of maps and verdicts have enumerations for are words here: to tell what was found before, none
of these rooms is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.source import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.source import Diagnostic


@attrs.frozen
class Standing:
    """What a statement is, the verdict on it, and the reason for that if it is unsupported."""

    kind: str
    verdict: str
    reason: str | None = None


RECOMMENDATION = "recommendation"
"""The kind of the statements that a map is checked for."""

CHARITABLE, AS_WRITTEN = "charitable", "as written"
"""The readings that a map is checked in."""


@attrs.frozen(eq=False)
class CheckResult:
    """What there is to say about one map, in one reading; `path` is what the map was asked for by.

    `mistakes` are what is wrong with its text, `findings` what the rules find.
    """

    path: str
    mistakes: tuple[Diagnostic, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    reading: str = CHARITABLE
    statements: Mapping[str, Standing] = attrs.field(factory=dict, repr=False)
    """How the statements stand, by id, as far as they could be read."""
    as_written: tuple[str, ...] | None = None
    """The verdicts on the recommendations without the implicit relations; None if it has none."""
    texts: Mapping[str, str] = attrs.field(factory=dict, repr=False)
    """The texts of the statements that findings are about, by id."""
    fail_on: Severity | None = Severity.ERROR
    """How bad a finding has to be for a check to fail; None where none is."""
    included_paths: tuple[str, ...] = ()
    """The other files that the map was read from."""
    documents: tuple[str, ...] = ()
    """The files besides that were looked for, at hand or not."""
    known: int = 0
    """How many findings are left out, for they are known from before."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything there is to say, the mistakes first."""
        return self.mistakes + self.findings

    def recommendations(self, reading: str) -> Iterable[str]:
        """The verdicts on the recommendations, in the reading of the review or as written."""
        if self.as_written is not None and reading != self.reading:
            return self.as_written
        standings = self.statements.values()
        return (each.verdict for each in standings if each.kind == RECOMMENDATION)

    def fails_on(self, finding: Diagnostic) -> bool:
        """Whether a finding is as bad as the settings say that it must not be."""
        return self.fail_on is not None and finding.severity.rank <= self.fail_on.rank
