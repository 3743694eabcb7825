"""Rules about what recommendations leave unsaid: who and when, what for, and in spite of what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checker.rule_definition import rule
from argmap.graph import search_breadth_first
from argmap.model import Kind, Polarity
from argmap.source import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.checker.context import RuleContext
    from argmap.model import Inference


@rule("R010", "no-actor", Severity.INFO)
def no_actor(context: RuleContext) -> Iterator[Diagnostic]:
    """Does not say who should act.

    It has no `by`. What everybody should do, nobody does; and whether it can be done, or is worth
    its price, cannot be asked of nobody.

    Example::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}

        goal access: Everybody is at the station within half an hour.

        recommendation bridge: Build a second bridge.
          because [access]
          and claim faster: It would save the north bank twenty minutes.
            because evidence jams: The old bridge is jammed three hours a day [@count].
            unless claim works: It was counted during roadworks.
            because evidence late: One in three is late for work because of it [@survey].

    Fixed::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}

        goal access: Everybody is at the station within half an hour.

        recommendation bridge: Build a second bridge. {by: "City council"}
          because [access]
          and claim faster: It would save the north bank twenty minutes.
            because evidence jams: The old bridge is jammed three hours a day [@count].
            unless claim works: It was counted during roadworks.
            because evidence late: One in three is late for work because of it [@survey].
    """
    for statement in context.recommendations():
        if not statement.attributes.get("by"):
            yield context.finding(
                statement.id,
                f"[{statement.id}] does not say who should act",
                'name them at its end: `{by: "…"}`',
            )


@rule("R011", "unopposed", Severity.INFO)
def unopposed(context: RuleContext) -> Iterator[Diagnostic]:
    """No objection to it, or to anything under it, was considered.

    It holds, and neither it nor any of its reasons, their reasons and so on has a `but` or an
    `unless`. Something speaks against nearly everything that is worth recommending; where nothing
    is mentioned, a reader cannot know whether nothing was found or nothing was looked for. Where
    the whole map holds no objection, O004 says so once and this rule is silent.

    Example::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}
        source budget: City budget {date: 2024-01}

        goal access: Everybody is at the station within half an hour.

        recommendation bridge: Build a second bridge. {by: "City council"}
          because [access]
          and claim faster: It would save the north bank twenty minutes.
            because evidence jams: The old bridge is jammed three hours a day [@count].
            because evidence late: One in three is late for work because of it [@survey].

        recommendation ferry: Let the ferry cross every ten minutes. {by: "City council"}
          because [access]
          and [faster]
          but claim dear: The city cannot pay for it.
            because evidence broke: The city may take up no more loans [@budget].
            but evidence fares: Fares pay for the ferry [@budget, p. 7].
            but evidence more: Twice as many would use it [@survey, p. 3].

    Fixed::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}
        source budget: City budget {date: 2024-01}
        source state: Programme for bridges {date: 2024-04}

        goal access: Everybody is at the station within half an hour.

        recommendation bridge: Build a second bridge. {by: "City council"}
          because [access]
          and claim faster: It would save the north bank twenty minutes.
            because evidence jams: The old bridge is jammed three hours a day [@count].
            because evidence late: One in three is late for work because of it [@survey].
          but claim dear: The city cannot pay for it.
            because evidence broke: The city may take up no more loans [@budget].
            unless evidence toll: Bridges that a toll pays for are not counted [@budget, p. 9].
            unless evidence grant: The state pays for bridges of this kind [@state].
    """
    considered = [each for each in context.drawn if _against(context, each)]
    if not considered:
        return
    opposed = search_breadth_first((each.conclusion for each in considered), context.supports)
    for statement in context.recommendations():
        if context.holds(statement.id) and statement.id not in opposed:
            yield context.finding(
                statement.id,
                f"nothing is said against [{statement.id}], or against anything that it rests on",
                "say what speaks against it, in a `but` under it, and what the answer is",
            )


def _against(context: RuleContext, inference: Inference) -> bool:
    """Whether an inference is an objection, or something is said against it as a reason."""
    return inference.polarity is Polarity.AGAINST or bool(context.unless(inference))


@rule("R016", "no-goal", Severity.INFO)
def no_goal(context: RuleContext) -> Iterator[Diagnostic]:
    """No goal is anywhere in its grounds, so that one asks to what end.

    It holds, and no goal is among its reasons, their reasons and so on. Facts alone recommend
    nothing: something has to be wanted, and who does not want it need not follow. Most authors
    leave the end unsaid because it is plain to them.

    Example::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}

        recommendation bridge: Build a second bridge. {by: "City council"}
          because evidence jams: The old bridge is jammed three hours a day [@count].
          unless claim works: It was counted during roadworks.
          because evidence late: One in three is late for work because of it [@survey].

    Fixed::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}

        recommendation bridge: Build a second bridge. {by: "City council"}
          because goal access: Everybody is at the station within half an hour.
          and claim faster: It would save the north bank twenty minutes.
            because evidence jams: The old bridge is jammed three hours a day [@count].
            unless claim works: It was counted during roadworks.
            because evidence late: One in three is late for work because of it [@survey].
    """
    goals = (each.id for each in context.map.statements.values() if each.kind is Kind.GOAL)
    to_an_end = search_breadth_first(goals, context.supports)
    for statement in context.recommendations():
        if context.holds(statement.id) and statement.id not in to_an_end:
            yield context.finding(
                statement.id,
                f"nothing that [{statement.id}] rests on says to what end",
                "name the end and that this serves it: `because goal …`, and below that "
                "`and claim …`",
            )


@rule("R017", "no-date", Severity.INFO, default=False)
def no_date(context: RuleContext) -> Iterator[Diagnostic]:
    """Says neither by when nor on what occasion.

    It has neither `by-date` nor `when`. What can be done at any time can be put off every time; and
    whether it was done cannot be checked. Not every text is about that, so this rule is asked only
    where it is selected.

    Example::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}

        recommendation bridge: Build a second bridge. {by: "City council"}
          because goal access: Everybody is at the station within half an hour.
          and claim faster: It would save the north bank twenty minutes.
            because evidence jams: The old bridge is jammed three hours a day [@count].
            unless claim works: It was counted during roadworks.
            because evidence late: One in three is late for work because of it [@survey].

    Fixed::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}

        recommendation bridge: Build a second bridge. {by: "City council", by-date: 2030-12-31}
          because goal access: Everybody is at the station within half an hour.
          and claim faster: It would save the north bank twenty minutes.
            because evidence jams: The old bridge is jammed three hours a day [@count].
            unless claim works: It was counted during roadworks.
            because evidence late: One in three is late for work because of it [@survey].
    """
    for statement in context.recommendations():
        if not (statement.attributes.get("by-date") or statement.attributes.get("when")):
            yield context.finding(
                statement.id,
                f"[{statement.id}] says neither by when nor on what occasion",
                'say it at its end: `{by-date: 2030-12-31}` or `{when: "…"}`',
            )
