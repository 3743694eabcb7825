"""Rules about recommendations: what they rest on, and what is missing where they rest on nothing.

In one reading, at most one of R001 to R007 and R014 finds a recommendation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.findings.case import Case
from argmap.findings.causes import hindrances, missing, ties
from argmap.findings.registry import Finding, rule
from argmap.findings.wording import all_named, chain, counted, in_short, worded
from argmap.model import Kind, Polarity
from argmap.source import Severity
from argmap.support import Reading, Reason, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule("R001", "bare-recommendation", Severity.ERROR)
def bare(case: Case) -> Iterator[Finding]:
    """Nobody gives a reason for it."""
    for statement in case.recommendations(Verdict.UNSUPPORTED, Reason.BARE):
        reasons = case.map.reasons.get(statement.id, ())
        implicit = any(inference.polarity is Polarity.FOR for inference in reasons)
        yield Finding(
            statement.id,
            f"{'the text gives no' if implicit else 'nobody gives a'} reason for [{statement.id}]",
            "say under it why it should be done: `because claim …`, `because evidence …`",
        )


@rule("R002", "ungrounded-recommendation", Severity.ERROR)
def ungrounded(case: Case) -> Iterator[Finding]:
    """Has reasons, but no chain of them ends in evidence or an assumption."""
    causes = missing(case)
    for statement in case.recommendations(Verdict.UNSUPPORTED, Reason.UNGROUNDED):
        ends = causes.of(statement.id)
        end = case.map.statements[ends[0]] if ends else statement
        gap = f"nothing carries {all_named(case.map, ends)}" if ends else "they go in circles"
        cure = f"say what [{end.id}] rests on, in `because evidence …` under it"
        if end.kind is Kind.CLAIM:
            cure += f"; or take it for granted openly: `assumption {end.id}: …`"
        yield Finding(
            statement.id,
            f"no reason for [{statement.id}] ends in evidence or an assumption: {gap}",
            cure,
        )


@rule("R003", "circular-recommendation", Severity.ERROR)
def circular(case: Case) -> Iterator[Finding]:
    """The only chains of reasons come back to itself."""
    found = list(case.recommendations(Verdict.UNSUPPORTED, Reason.CIRCULAR))
    circles = case.circles() if found else ()
    places = {name: (circle, place) for circle in circles for place, name in enumerate(circle)}
    for statement in found:
        message = f"every reason for [{statement.id}] comes back to it"
        if statement.id in places:
            message += f": {chain(*places[statement.id])}"
        yield Finding(
            statement.id,
            message,
            "give a reason from outside the circle: `because evidence …`",
        )


@rule("R004", "defeated-recommendation", Severity.ERROR)
def defeated(case: Case) -> Iterator[Finding]:
    """Every reason is cut off by an exception or by an objection to a premise."""
    causes = hindrances(case)
    for statement in case.recommendations(Verdict.UNSUPPORTED, Reason.DEFEATED):
        cuts = causes.of(statement.id)
        yield Finding(
            statement.id,
            f"every reason that could carry [{statement.id}] is cut off: {in_short(cuts)}",
            "answer what cuts them off, with a `but` under it, or give a reason that it does "
            "not touch",
        )


@rule("R005", "contested-recommendation", Severity.WARNING)
def contested(case: Case) -> Iterator[Finding]:
    """Has grounds, but an objection stands unanswered."""
    for statement in case.recommendations(Verdict.CONTESTED):
        objections = case.objections(statement.id)
        texts = [all_named(case.map, objection.premises) for objection in objections]
        first = objections[0].premises[0]
        yield Finding(
            statement.id,
            f"[{statement.id}] has grounds, but is objected to: {in_short(texts)}",
            f"answer it, with a `but` under [{first}] or an `unless` beside it; or let the "
            "recommendation go",
        )


@rule("R006", "undecided-recommendation", Severity.WARNING)
def undecided(case: Case) -> Iterator[Finding]:
    """Hangs in a circle of objections that nothing settles."""
    for statement in case.recommendations(Verdict.UNDECIDED):
        yield Finding(
            statement.id,
            f"nothing settles whether [{statement.id}] holds, for this circle of objections is "
            f"open: {chain(case.open_circle(statement.id))}",
            "answer one of these statements with evidence, in a `but` under it",
        )


@rule("R007", "conditional-recommendation", Severity.INFO)
def conditional(case: Case) -> Iterator[Finding]:
    """Holds only on assumptions, which it names."""
    for statement in case.recommendations(Verdict.CONDITIONAL):
        assumptions = case.assumptions(statement.id)
        what = counted(len(assumptions), "assumption")
        yield Finding(
            statement.id,
            f"[{statement.id}] holds only on {what}: {all_named(case.map, assumptions)}",
            "where evidence can be had for what is assumed, make it a claim and say so under it",
        )


@rule("R014", "purpose-only", Severity.ERROR)
def purpose_only(case: Case) -> Iterator[Finding]:
    """Says what it is for, and nothing says that it would get there."""
    for statement in case.recommendations(Verdict.UNSUPPORTED, Reason.PURPOSE):
        goals = [
            name
            for inference in case.reasons(statement.id)
            for name in inference.premises
            if case.map.statements[name].kind is Kind.GOAL
        ]
        yield Finding(
            statement.id,
            f"[{statement.id}] says what it is for, and nothing says that it gets there: "
            f"{all_named(case.map, goals)}",
            f"say that it serves this end, in a claim that joins the goal: "
            f"`because [{goals[0]}]`, and below that `and claim …`",
        )


@rule("R015", "implicit-support-only", Severity.WARNING)
def implicit_support_only(case: Case) -> Iterator[Finding]:
    """Holds charitably, but not as written."""
    if case.reading is Reading.AS_WRITTEN:
        return
    written = Case(case.assessment, Reading.AS_WRITTEN)
    causes = ties(case)
    for statement in case.recommendations():
        if case.holds(statement.id) and not written.holds(statement.id):
            why = in_short(causes.of(statement.id))
            hinge = f", for it hangs on what is implicit: {why}" if why else ""
            yield Finding(
                statement.id,
                f"[{statement.id}] is {worded(case.judgements[statement.id])} charitably, but "
                f"{worded(written.judgements[statement.id])} as written{hinge}",
                "where the text does draw the relation, take `(implicit)` away; where it does "
                "not, it is left to the reader",
            )
