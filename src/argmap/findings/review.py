"""Checking one map: what could not be read of it, how it is judged, and what the rules find.

The rules are asked only about maps that were read without a mistake. A line that could not be read
may be the very reason that a rule would miss.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.findings.case import Case
from argmap.findings.catalogue import installed
from argmap.findings.documents import Documents
from argmap.findings.settings import Settings
from argmap.support import Assessment, Reading, assess

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from argmap.findings.registry import Rule
    from argmap.model import ArgumentMap
    from argmap.resolve import Draft
    from argmap.source import Diagnostic, Span, Text
    from argmap.support import Judgement


@attrs.frozen(eq=False)
class Review:
    """What there is to say about one map, in one reading; `path` is what the map was asked for by.

    `mistakes` are what is wrong with its text, `findings` what the rules find.
    """

    path: str
    assessment: Assessment
    reading: Reading
    mistakes: tuple[Diagnostic, ...]
    findings: tuple[Diagnostic, ...]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything there is to say, the mistakes first."""
        return self.mistakes + self.findings

    @property
    def judgements(self) -> Mapping[str, Judgement]:
        """The judgement on each statement, by id."""
        return Case(self.assessment, self.reading).judgements


def review(
    path: str,
    draft: Draft,
    reading: Reading = Reading.CHARITABLE,
    settings: Settings | None = None,
    folder: Path | None = None,
) -> Review:
    """Check a map as far as it could be read.

    Documents that it speaks of are looked for in `folder`; without one, no file is touched.
    """
    case = Case(assess(draft.map), reading, settings or Settings(), Documents(folder))
    found = () if draft.diagnostics else _findings(case, installed().rules.values())
    return Review(path, case.assessment, reading, draft.diagnostics, found)


def check(
    argument_map: ArgumentMap,
    reading: Reading = Reading.CHARITABLE,
    settings: Settings | None = None,
    folder: Path | None = None,
) -> tuple[Diagnostic, ...]:
    """What the rules find in a map, in the order of the places.

    Documents that it speaks of are looked for in `folder`; without one, no file is touched.
    """
    case = Case(assess(argument_map), reading, settings or Settings(), Documents(folder))
    return _findings(case, installed().rules.values())


def _findings(case: Case, rules: Iterable[Rule]) -> tuple[Diagnostic, ...]:
    found = [diagnostic for rule in rules for diagnostic in rule.diagnostics(case)]
    # The texts come in the order in which the statements of the map first take one up.
    order: dict[Text, int] = {}
    for statement in case.map.statements.values():
        if statement.span:
            order.setdefault(statement.span.text, len(order))

    def place(diagnostic: Diagnostic) -> tuple[int, int]:
        return _place(diagnostic.span, order)

    return tuple(sorted(found, key=place))


def _place(span: Span | None, order: Mapping[Text, int]) -> tuple[int, int]:
    return (order.get(span.text, len(order)), span.start) if span else (-1, 0)
