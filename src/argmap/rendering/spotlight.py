"""What a picture of an explanation shows in full colour: all that the explanation speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.semantics.explanations import explain
from argmap.semantics.program import premises_of

if TYPE_CHECKING:
    from argmap.model import Inference
    from argmap.semantics import Assessment, Reading


@attrs.frozen
class Spotlight:
    """The statements and inferences of an explanation, and in words what is explained."""

    statements: frozenset[str]
    inferences: frozenset[Inference]
    subject: str


def spotlight(assessment: Assessment, statement: str, reading: Reading) -> Spotlight:
    """The spotlight on why a statement of the map has its verdict.

    On what holds, it shows one smallest derivation of it, and why objections to that do not stand;
    on what does not, the first things that are missing or in the way of each reason.
    """
    explanation = explain(assessment, statement, reading)
    inferences = frozenset(
        step.inference for account in explanation.accounts.values() for step in account.steps
    )
    needed = {member for each in inferences for member in premises_of(each, reading)}
    verdict = explanation.judgement.verdict
    return Spotlight(
        frozenset(needed.union(explanation.accounts)),
        inferences,
        f"why {statement} is {verdict}",
    )
