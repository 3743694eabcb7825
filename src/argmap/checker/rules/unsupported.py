"""Rules about recommendations without grounds: what is missing, or takes the grounds away.

One of them finds each recommendation that is unsupported, unless that was expected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checker.causes import hindrances, missing
from argmap.checker.fates import MEND_THE_TESTS, fate, recommendations_with
from argmap.checker.registry import Finding, rule
from argmap.checker.wording import all_named, bracketed, chain, join_clauses
from argmap.model import Kind, Polarity
from argmap.semantics import Reason, Verdict
from argmap.source import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.checker.case import RuleContext


@rule("R001", "bare-recommendation", Severity.ERROR)
def bare(case: RuleContext) -> Iterator[Finding]:
    """Nobody gives a reason for it.

    It is unsupported, because it is bare: no inference is for it, or none that the text draws where
    the map is read as written. Whoever is not of this opinion already has nothing to weigh.

    Example::

        recommendation bridge: Build a second bridge.

    Mended::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}

        recommendation bridge: Build a second bridge.
          because evidence jams: The old bridge is jammed three hours a day [@count].
          because evidence late: One in three is late for work because of it [@survey].
    """
    for statement in recommendations_with(case, Verdict.UNSUPPORTED, Reason.BARE):
        reasons = case.map.reasons.get(statement.id, ())
        implicit = any(inference.polarity is Polarity.FOR for inference in reasons)
        withdrawn = case.withdrawn_reasons(statement.id)
        if withdrawn and not implicit:
            yield Finding(
                statement.id,
                f"what was said for [{statement.id}] is withdrawn: {bracketed(withdrawn)}",
                f"{MEND_THE_TESTS}; or say why it should be done without that",
            )
            continue
        yield Finding(
            statement.id,
            f"{'the text gives no' if implicit else 'nobody gives a'} reason for [{statement.id}]",
            "say under it why it should be done: `because claim …`, `because evidence …`",
        )


@rule("R002", "ungrounded-recommendation", Severity.ERROR)
def ungrounded(case: RuleContext) -> Iterator[Finding]:
    """Each reason for it leans on something without grounds.

    It is unsupported, because it is ungrounded. There are reasons, and perhaps reasons for these,
    but each of them uses at least one thing that does not come down to anything given: whatever
    else it uses, it only puts the question off. What is named is the first thing along each reason
    that nothing carries.

    Example::

        recommendation bridge: Build a second bridge.
          because claim shorter: It would halve the way to the station.

    Mended::

        source map: City map {date: 2024-01}
        source survey: Survey of households {date: 2024-05}

        recommendation bridge: Build a second bridge.
          because claim shorter: It would halve the way to the station.
            because evidence ways: The way is 4 km today, and would be 2 km [@map].
            because evidence steps: Those who walk it counted half of the steps [@survey].
    """
    causes = missing(case)
    for statement in recommendations_with(case, Verdict.UNSUPPORTED, Reason.UNGROUNDED):
        ends = causes.of(statement.id)
        end = case.map.statements[ends[0]] if ends else statement
        lost = case.withdrawn_reasons(end.id)
        cure = f"say what {'else ' if lost else ''}[{end.id}] rests on"
        if not lost:
            cure += ", in `because evidence …` under it"
            if end.kind is Kind.CLAIM:
                cure += f"; or take it for granted openly: `assumption {end.id}: …`"
        yield fate(
            case,
            statement.id,
            f"each reason for [{statement.id}] leans on something without grounds",
            f"nothing carries {all_named(case.map, ends)}"
            if ends
            else "what is said for it goes in circles",
            cure,
            lost=lost,
        )


@rule("R003", "circular-recommendation", Severity.ERROR)
def circular(case: RuleContext) -> Iterator[Finding]:
    """The only chains of reasons come back to itself.

    It is unsupported, because it is circular: each reason for it has a premise or warrant that
    depends on it. Such support says no more than that it should be done if it should be done.

    Example::

        recommendation bridge: Build a second bridge.
          because claim growth: The north bank will grow.
            because [bridge]

    Mended::

        source plan: Housing plan {date: 2024-02}
        source survey: Survey of households {date: 2024-05}

        recommendation bridge: Build a second bridge.
          because claim growth: The north bank will grow.
            because evidence permits: 900 homes have a permit there [@plan].
            because evidence wishes: One household in nine wants to move there [@survey].
    """
    found = list(recommendations_with(case, Verdict.UNSUPPORTED, Reason.CIRCULAR))
    circles = case.circles() if found else ()
    places = {name: (circle, place) for circle in circles for place, name in enumerate(circle)}
    for statement in found:
        yield fate(
            case,
            statement.id,
            f"every reason for [{statement.id}] comes back to it",
            chain(*places[statement.id]) if statement.id in places else "",
            "give a reason from outside the circle: `because evidence …`",
        )


@rule("R004", "defeated-recommendation", Severity.ERROR)
def defeated(case: RuleContext) -> Iterator[Finding]:
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

    Mended::

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
    causes = hindrances(case)
    for statement in recommendations_with(case, Verdict.UNSUPPORTED, Reason.DEFEATED):
        yield fate(
            case,
            statement.id,
            f"every reason that could carry [{statement.id}] is cut off",
            join_clauses(causes.of(statement.id)),
            "answer what cuts them off, with a `but` under it, or give a reason that it does "
            "not touch",
        )


@rule("R014", "purpose-only", Severity.ERROR)
def purpose_only(case: RuleContext) -> Iterator[Finding]:
    """Says what it is for, and nothing says that it would get there.

    It is unsupported, because of purpose: every inference for it has goals alone as premises and
    warrants. That an end is worth reaching is no reason for this means, unless something says that
    the means serves it (the means premise of practical reasoning, as Walton calls it).

    Example::

        recommendation bridge: Build a second bridge.
          because goal access: Everybody is at the station within half an hour.

    Mended::

        source map: City map {date: 2024-01}
        source survey: Survey of households {date: 2024-05}

        recommendation bridge: Build a second bridge.
          because goal access: Everybody is at the station within half an hour.
          and claim shorter: It would halve the way to the station.
            because evidence ways: The way is 4 km today, and would be 2 km [@map].
            because evidence steps: Those who walk it counted half of the steps [@survey].
    """
    for statement in recommendations_with(case, Verdict.UNSUPPORTED, Reason.PURPOSE):
        goals = [
            name
            for inference in case.reasons(statement.id)
            for name in inference.premises
            if case.map.statements[name].kind is Kind.GOAL
        ]
        yield fate(
            case,
            statement.id,
            f"[{statement.id}] says what it is for, and nothing says that it gets there",
            all_named(case.map, goals),
            f"say that it serves this end, in a claim that joins the goal: "
            f"`because [{goals[0]}]`, and below that `and claim …`",
        )
