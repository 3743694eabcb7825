"""Rules about recommendations without grounds: what is missing, or takes the grounds away.

One of them finds each recommendation that is unsupported, unless that was expected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checker.fates import FIX_THE_TESTS, recommendation_finding, select_recommendations
from argmap.checker.root_causes import find_defeaters, find_missing_grounds
from argmap.checker.rule_definition import rule
from argmap.checker.wording import format_circle, format_ids, format_statements, join_clauses
from argmap.model import Kind, Polarity
from argmap.semantics import Reason, Verdict
from argmap.source import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.checker.context import RuleContext


@rule("R001", "bare-recommendation", Severity.ERROR)
def bare(context: RuleContext) -> Iterator[Diagnostic]:
    """Nobody gives a reason for it.

    It is unsupported, because it is bare: no inference is for it, or none that the text draws where
    the map is read as written. Whoever is not of this opinion already has nothing to weigh.

    Example::

        recommendation bridge: Build a second bridge.

    Fixed::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}

        recommendation bridge: Build a second bridge.
          because evidence jams: The old bridge is jammed three hours a day [@count].
          because evidence late: One in three is late for work because of it [@survey].
    """
    for statement in select_recommendations(context, Verdict.UNSUPPORTED, Reason.BARE):
        reasons = context.map.reasons.get(statement.id, ())
        implicit = any(inference.polarity is Polarity.FOR for inference in reasons)
        withdrawn = context.withdrawn_reasons(statement.id)
        if withdrawn and not implicit:
            yield context.finding(
                statement.id,
                f"what was said for [{statement.id}] is withdrawn: {format_ids(withdrawn)}",
                f"{FIX_THE_TESTS}; or say why it should be done without that",
            )
            continue
        yield context.finding(
            statement.id,
            f"{'the text gives no' if implicit else 'nobody gives a'} reason for [{statement.id}]",
            "say under it why it should be done: `because claim …`, `because evidence …`",
        )


@rule("R002", "ungrounded-recommendation", Severity.ERROR)
def ungrounded(context: RuleContext) -> Iterator[Diagnostic]:
    """Each reason for it leans on something without grounds.

    It is unsupported, because it is ungrounded. There are reasons, and perhaps reasons for these,
    but each of them uses at least one thing that does not come down to anything given: whatever
    else it uses, it only puts the question off. What is named is the first thing along each reason
    that nothing carries.

    Example::

        recommendation bridge: Build a second bridge.
          because claim shorter: It would halve the way to the station.

    Fixed::

        source map: City map {date: 2024-01}
        source survey: Survey of households {date: 2024-05}

        recommendation bridge: Build a second bridge.
          because claim shorter: It would halve the way to the station.
            because evidence ways: The way is 4 km today, and would be 2 km [@map].
            because evidence steps: Those who walk it counted half of the steps [@survey].
    """
    causes = find_missing_grounds(context)
    for statement in select_recommendations(context, Verdict.UNSUPPORTED, Reason.UNGROUNDED):
        ends = causes.of(statement.id)
        end = context.map.statements[ends[0]] if ends else statement
        lost = context.withdrawn_reasons(end.id)
        cure = f"say what {'else ' if lost else ''}[{end.id}] rests on"
        if not lost:
            cure += ", in `because evidence …` under it"
            if end.kind is Kind.CLAIM:
                cure += f"; or take it for granted openly: `assumption {end.id}: …`"
        yield recommendation_finding(
            context,
            statement.id,
            f"each reason for [{statement.id}] leans on something without grounds",
            f"nothing carries {format_statements(context.map, ends)}"
            if ends
            else "what is said for it goes in circles",
            cure,
            lost=lost,
        )


@rule("R003", "circular-recommendation", Severity.ERROR)
def circular(context: RuleContext) -> Iterator[Diagnostic]:
    """The only chains of reasons come back to itself.

    It is unsupported, because it is circular: each reason for it has a premise or warrant that
    depends on it. Such support says no more than that it should be done if it should be done.

    Example::

        recommendation bridge: Build a second bridge.
          because claim growth: The north bank will grow.
            because [bridge]

    Fixed::

        source plan: Housing plan {date: 2024-02}
        source survey: Survey of households {date: 2024-05}

        recommendation bridge: Build a second bridge.
          because claim growth: The north bank will grow.
            because evidence permits: 900 homes have a permit there [@plan].
            because evidence wishes: One household in nine wants to move there [@survey].
    """
    found = list(select_recommendations(context, Verdict.UNSUPPORTED, Reason.CIRCULAR))
    circles = context.circles() if found else ()
    places = {name: (circle, place) for circle in circles for place, name in enumerate(circle)}
    for statement in found:
        yield recommendation_finding(
            context,
            statement.id,
            f"every reason for [{statement.id}] comes back to it",
            format_circle(*places[statement.id]) if statement.id in places else "",
            "give a reason from outside the circle: `because evidence …`",
        )


@rule("R004", "defeated-recommendation", Severity.ERROR)
def defeated(context: RuleContext) -> Iterator[Diagnostic]:
    """Every reason is cut off by an exception or by an objection to a premise.

    It is unsupported, because its reasons are defeated: with every `but` and `unless` of the map
    struck out it would have grounds. Nothing is said against the recommendation itself; it falls
    with what it is rested on, which is easily overlooked. What is named cuts a reason off first.

    Example::

        source model: Traffic model {date: 2019-05}
        source count: Traffic count {date: 2024-03}

        recommendation bridge: Build a second bridge.
          because claim jams: The old bridge will be jammed all day.
            because evidence forecast: Traffic was to double by now [@model].
            but evidence fewer: Traffic has fallen every year since 2019 [@count].

    Fixed::

        source model: Traffic model {date: 2019-05}
        source permits: Building permits {date: 2024-01}
        source roads: Register of roads {date: 2024-01}
        source count: Traffic count {date: 2024-03}

        recommendation bridge: Build a second bridge.
          because claim jams: The old bridge will be jammed all day.
            because evidence forecast: Traffic was to double by now [@model].
            because evidence homes: 5,000 homes are being built behind it [@permits].
            but evidence fewer: Traffic has fallen every year since 2019 [@count].
            unless evidence works: Roadworks kept traffic away in all of these years [@count].
            unless evidence ring: The ring road, where it went, is not counted [@roads].
    """
    causes = find_defeaters(context)
    for statement in select_recommendations(context, Verdict.UNSUPPORTED, Reason.DEFEATED):
        yield recommendation_finding(
            context,
            statement.id,
            f"every reason that could carry [{statement.id}] is cut off",
            join_clauses(causes.of(statement.id)),
            "answer what cuts them off, with a `but` under it, or give a reason that it does "
            "not touch",
        )


@rule("R014", "purpose-only", Severity.ERROR)
def purpose_only(context: RuleContext) -> Iterator[Diagnostic]:
    """Says what it is for, and nothing says that it would get there.

    It is unsupported, because of purpose: every inference for it has goals alone as premises and
    warrants. That an end is worth reaching is no reason for this means, unless something says that
    the means serves it (the means premise of practical reasoning, as Walton calls it).

    Example::

        recommendation bridge: Build a second bridge.
          because goal access: Everybody is at the station within half an hour.

    Fixed::

        source map: City map {date: 2024-01}
        source survey: Survey of households {date: 2024-05}

        recommendation bridge: Build a second bridge.
          because goal access: Everybody is at the station within half an hour.
          and claim shorter: It would halve the way to the station.
            because evidence ways: The way is 4 km today, and would be 2 km [@map].
            because evidence steps: Those who walk it counted half of the steps [@survey].
    """
    for statement in select_recommendations(context, Verdict.UNSUPPORTED, Reason.PURPOSE):
        goals = [
            name
            for inference in context.reasons(statement.id)
            for name in inference.premises
            if context.map.statements[name].kind is Kind.GOAL
        ]
        yield recommendation_finding(
            context,
            statement.id,
            f"[{statement.id}] says what it is for, and nothing says that it gets there",
            format_statements(context.map, goals),
            f"say that it serves this end, in a claim that joins the goal: "
            f"`because [{goals[0]}]`, and below that `and claim …`",
        )
