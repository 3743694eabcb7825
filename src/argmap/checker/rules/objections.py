"""Rules about objections: whether they stand, what they hit, and how they are answered.

An objection is an inference with `but`. It stands when it is live.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.checker.root_causes import describe_exception, find_defeaters, lacks_grounds
from argmap.checker.rule_definition import rule
from argmap.checker.wording import format_ids, format_statements, join_clauses
from argmap.model import Kind, Polarity
from argmap.semantics.well_founded import FALSE, TRUE, well_founded
from argmap.source import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.checker.context import RuleContext
    from argmap.model import Inference


@rule("O001", "bare-objection", Severity.INFO)
def bare(context: RuleContext) -> Iterator[Diagnostic]:
    """Has no grounds, so it does not stand.

    A premise or warrant of an objection is unsupported, and would be if nothing were said against
    anything. So the objection has been raised and nothing follows from it: a reader cannot tell
    whether it is a worry that was looked into, or one that was brushed aside. A reason for
    something that lacks grounds is S002.

    Example::

        source trial: Notes on the trial {date: 2024-04-29}
        claim safe: No job gets lost.
          because evidence none-lost: In the trial no job was lost [@trial].
          but claim short: The trial was too short to show it.

    Fixed::

        source trial: Notes on the trial {date: 2024-04-29}
        source log: Log of the queue {date: 2024-03-04}
        claim safe: No job gets lost.
          because evidence none-lost: In the trial no job was lost [@trial].
          but claim short: The trial was too short to show it.
            because evidence rare: In March one job in a million was lost [@log].
    """
    against: dict[str, list[str]] = {}
    for objection in _objections(context):
        for name in context.lacking(objection):
            if lacks_grounds(context.result, name):
                against.setdefault(name, []).append(objection.conclusion)
    for name, hit in against.items():
        yield context.finding(
            name,
            f"[{name}] has no grounds, so that its objection to {format_ids(hit)} does not stand",
            f"say what speaks for it, in `because evidence …` under it; or grant it: "
            f"`assumption {name}: …`",
        )


@rule("O002", "unanswered-objection", Severity.WARNING)
def unanswered(context: RuleContext) -> Iterator[Diagnostic]:
    """Stands against a claim that a recommendation rests on.

    An objection is live, and what it hits is a claim that has, or would have, grounds, and that is
    among the reasons of a recommendation, their reasons and so on. What that does to the
    recommendation is told there: R004, if no other reason is left. An objection to the
    recommendation itself is R005, one to evidence E006.

    Example::

        source trial: Notes on the trial {date: 2024-04-29}
        source log: Log of the queue {date: 2024-03-04}
        source load: Load report for 2023 {date: 2024-01-15}
        recommendation keep: Keep the queue in the database. {by: "Platform team"}
          because claim safe: No job gets lost.
            because evidence none-lost: In the trial no job was lost [@trial].
            but evidence lost: In March two jobs were lost [@log].
          because evidence fast: It kept up with three times the load [@load].
          because evidence known: Nobody has had to look after it in a year [@log].

    Fixed::

        source trial: Notes on the trial {date: 2024-04-29}
        source log: Log of the queue {date: 2024-03-04}
        source load: Load report for 2023 {date: 2024-01-15}
        recommendation keep: Keep the queue in the database. {by: "Platform team"}
          because claim safe: No job gets lost.
            because evidence none-lost: In the trial no job was lost [@trial].
            but evidence lost: In March two jobs were lost [@log].
            unless evidence mended: The fault behind that has been mended since [@trial].
          because evidence fast: It kept up with three times the load [@load].
          because evidence known: Nobody has had to look after it in a year [@log].
    """
    carries = _nearest_recommendations(context)
    for objection in _objections(context):
        hit = objection.conclusion
        if (
            context.map.statements[hit].kind is Kind.CLAIM
            and hit in carries
            and not lacks_grounds(context.result, hit)
            and context.live(objection)
        ):
            yield context.finding(
                hit,
                f"nothing answers {format_statements(context.map, objection.premises)}, which "
                f"objects to [{hit}], and [{carries[hit]}] rests on that",
                f"answer it, with a `but` under [{objection.premises[0]}] or an `unless` beside "
                "it; or let the claim go",
                objection.span,
            )


@rule("O003", "answered-by-assumption", Severity.INFO)
def answered_by_assumption(context: RuleContext) -> Iterator[Diagnostic]:
    """Is answered, but only by an assumption.

    An objection does not stand, and would if nothing were assumed: with all assumptions struck out
    it is live. So what answers it is taken for granted, and whoever raised it need not be content.

    Example::

        source log: Log of the queue {date: 2024-03-04}
        claim safe: No job gets lost.
          because assumption tested: What was tested works.
          but evidence lost: In March two jobs were lost [@log].
          unless assumption mended: The fault behind that has been mended since.

    Fixed::

        source log: Log of the queue {date: 2024-03-04}
        source changes: List of changes {date: 2024-04-02}
        claim safe: No job gets lost.
          because assumption tested: What was tested works.
          but evidence lost: In March two jobs were lost [@log].
          unless evidence mended: The fault behind that has been mended since [@changes].
    """
    if not any(each.kind is Kind.ASSUMPTION for each in context.map.statements.values()):
        return
    causes = find_defeaters(context)
    for objection in _standing_unassumed(context):
        answers = [each for name in context.lacking(objection) for each in causes.of(name)]
        exception = describe_exception(context.result, objection)
        yield context.finding(
            objection.premises[0],
            f"the objection of {format_ids(objection.premises)} to [{objection.conclusion}] is "
            "answered only by what is assumed: "
            f"{join_clauses([*answers, *([exception] if exception else [])])}",
            "where evidence can be had for what is assumed, make it a claim and say so under it",
            objection.span,
        )


@rule("O004", "one-sided", Severity.INFO)
def one_sided(context: RuleContext) -> Iterator[Diagnostic]:
    """The whole map holds no objection.

    Some inference is drawn, and none of them is a `but` or has an exception (`unless`). An argument
    against which nothing can be said is rare; one against which nothing has been said is not. This
    is told once, at the first recommendation or else the first conclusion. Where something in the
    map is objected to, R011 says which recommendations are not.

    Example::

        source report: Load report for 2023 {date: 2024-01-15}
        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].

    Fixed::

        source report: Load report for 2023 {date: 2024-01-15}
        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].
          unless claim lull: It has been less since.
    """
    if any(each.polarity is Polarity.AGAINST or context.unless(each) for each in context.drawn):
        return
    if context.drawn:
        first = next(context.recommendations(), context.map.statements[context.drawn[0].conclusion])
        yield context.finding(
            first.id,
            "nothing in this map speaks against anything",
            "say what somebody who disagrees would say, in `but …` or `unless …`, and answer it",
        )


@rule("O005", "beside-the-point", Severity.INFO)
def beside_the_point(context: RuleContext) -> Iterator[Diagnostic]:
    """Objects to a statement that has no grounds anyway.

    An objection is live, and what it hits is unsupported, and would be if nothing were said against
    anything. So nobody has to be talked out of it, and the objection changes nothing; perhaps it
    was meant for something else. An objection that does not stand itself is O001.

    Example::

        source log: Log of the queue {date: 2024-03-04}
        claim safe: No job gets lost.
          but evidence lost: In March two jobs were lost [@log].

    Fixed::

        source log: Log of the queue {date: 2024-03-04}
        source trial: Notes on the trial {date: 2024-04-29}
        claim safe: No job gets lost.
          because evidence none-lost: In the trial no job was lost [@trial].
          but evidence lost: In March two jobs were lost [@log].
    """
    for objection in _objections(context):
        hit = objection.conclusion
        if lacks_grounds(context.result, hit) and context.live(objection):
            yield context.finding(
                hit,
                f"{format_ids(objection.premises)} objects to [{hit}], which has no grounds anyway",
                f"say what [{hit}] would rest on, in `because …` under it; or leave the objection "
                "out",
                objection.span,
            )


def _objections(context: RuleContext) -> Iterator[Inference]:
    return (each for each in context.drawn if each.polarity is Polarity.AGAINST)


def _nearest_recommendations(context: RuleContext) -> Mapping[str, str]:
    """For what is among the reasons of recommendations, and so on: the one fewest steps away."""
    nearest = {each.id: each.id for each in context.recommendations()}
    ahead = list(nearest)
    for conclusion in ahead:  # which grows as it is read
        for inference in context.reasons(conclusion):
            for member in context.members(inference):
                if member not in nearest:
                    nearest[member] = nearest[conclusion]
                    ahead.append(member)
    return nearest


def _standing_unassumed(context: RuleContext) -> Iterator[Inference]:
    """The objections that do not stand, but would if nothing were assumed."""
    judged = context.assessment.result(context.reading)
    read, live = judged.program, judged.model.live
    fallen = [number for number, but in enumerate(read.against) if but and live[number] == FALSE]
    if not fallen:
        return
    given = [
        granted and kind is not Kind.ASSUMPTION
        for granted, kind in zip(read.given, read.kinds, strict=True)
    ]
    unassumed = well_founded(attrs.evolve(read, given=given)).live
    for number in fallen:
        if unassumed[number] == TRUE:
            yield context.drawn[number]
