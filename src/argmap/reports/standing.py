"""How statements stand: the verdict on each, why, and all that it hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.model import Kind, Polarity
from argmap.semantics.explaining.explanation import Explanation, explanations
from argmap.semantics.explaining.own_grounds import grounds_of_their_own
from argmap.semantics.program import Reading
from argmap.semantics.sensitivity.cruxes import cruxes
from argmap.semantics.sensitivity.robustness import Resistance, robustness
from argmap.semantics.sensitivity.settling import Settlement, to_settle
from argmap.semantics.sensitivity.withdrawal import Critical, critical

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import Inference, Statement
    from argmap.semantics import Assessment, Judgement
    from argmap.semantics.sensitivity.intervention import Intervention
    from argmap.semantics.sensitivity.restoring import Withdrawn


@attrs.frozen
class Standing:
    """How one statement stands in one reading."""

    explanation: Explanation
    as_written: Judgement
    """The judgement on it as written, whatever the reading."""
    other_reasons: tuple[Inference, ...]
    """The live reasons for it beside the one by which the explanation says that it is carried."""
    only_via_recommendations: bool
    """Whether it is a recommendation that has grounds only through other recommendations."""
    critical: Critical | None
    """What it falls with alone; None where it does not hold."""
    resistance: Resistance | None
    """How much it takes to fell it; None where it does not hold."""
    settlement: Settlement | None
    """What would make it hold; None where it does."""
    restoring: tuple[str, ...]
    """What would make it hold again, of what is withdrawn, by id; empty if that is not enough."""
    cruxes: tuple[Intervention, ...]
    """What turns its verdict."""

    @property
    def statement(self) -> Statement:
        """The statement."""
        return self.explanation.map.statements[self.explanation.statement]

    @property
    def judgement(self) -> Judgement:
        """The judgement on it."""
        return self.explanation.judgement


def standings(
    assessment: Assessment,
    statements: Iterable[str] | None = None,
    reading: Reading = Reading.CHARITABLE,
    *,
    budget: int | None = None,
    withdrawn: Withdrawn | None = None,
) -> tuple[Standing, ...]:
    """How some statements stand, by their ids; the recommendations by default.

    `budget` is how many values may be looked at again for each number that is hard to find, and
    `withdrawn` what the map that was assessed is without. Raises KeyError for an id that is not in
    the map.
    """
    explained = explanations(assessment, statements, reading, withdrawn)
    asked, read = list(explained), assessment.map
    criticals = critical(read, asked, reading)
    resistances = robustness(read, asked, reading, budget=budget)
    settlements = to_settle(read, asked, reading, budget=budget)
    turns = cruxes(read, asked, reading)
    own = grounds_of_their_own(assessment, reading)
    return tuple(
        Standing(
            explanation,
            assessment.as_written[name],
            _other_reasons(assessment, explanation),
            read.statements[name].kind is Kind.RECOMMENDATION
            and name in criticals
            and name not in own,
            criticals.get(name),
            resistances.get(name),
            settlements.get(name),
            withdrawn.restoring(name, reading) if withdrawn and name in settlements else (),
            turns[name],
        )
        for name, explanation in explained.items()
    )


def _other_reasons(assessment: Assessment, explanation: Explanation) -> tuple[Inference, ...]:
    account = explanation.accounts[explanation.statement]
    if not account.more:
        return ()
    told = account.reasons[0].inference
    return tuple(
        each
        for each in assessment.map.reasons[explanation.statement]
        if each.polarity is Polarity.FOR and each is not told
        if assessment.live(each, explanation.reading)
    )
