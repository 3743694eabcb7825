"""Rules about recommendations that have grounds, and all the same are not supported.

One of them finds each that is contested, undecided or conditional, unless that was expected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checker.fates import recommendation_finding, select_recommendations
from argmap.checker.rule_definition import rule
from argmap.checker.wording import format_circle, format_statements, join_clauses
from argmap.semantics import Verdict
from argmap.source import Diagnostic, Severity
from argmap.text_layout import pluralize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.checker.context import RuleContext


@rule("R005", "contested-recommendation", Severity.WARNING)
def contested(context: RuleContext) -> Iterator[Diagnostic]:
    """Has grounds, but an objection stands unanswered.

    It is contested. A live `but` concludes it, whatever is said for it: as the map stands, the
    objection has the last word.

    Example::

        source count: Traffic count {date: 2024-03}
        source budget: City budget {date: 2024-01}

        recommendation bridge: Build a second bridge.
          because evidence jams: The old bridge is jammed three hours a day [@count].
          but evidence broke: The city may take up no more loans [@budget].

    Fixed::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}
        source budget: City budget {date: 2024-01}
        source state: Programme for bridges {date: 2024-04}

        recommendation bridge: Build a second bridge.
          because evidence jams: The old bridge is jammed three hours a day [@count].
          because evidence late: One in three is late for work because of it [@survey].
          but evidence broke: The city may take up no more loans [@budget].
          unless evidence toll: Bridges that a toll pays for are not counted as loans [@budget].
          unless evidence grant: The state pays for bridges of this kind [@state].
    """
    for statement in select_recommendations(context, Verdict.CONTESTED):
        objections = context.objections(statement.id)
        texts = [format_statements(context.map, objection.premises) for objection in objections]
        first = objections[0].premises[0]
        yield recommendation_finding(
            context,
            statement.id,
            f"[{statement.id}] has grounds, but is objected to",
            join_clauses(texts),
            f"answer it, with a `but` under [{first}] or an `unless` beside it; or let the "
            "recommendation go",
        )


@rule("R006", "undecided-recommendation", Severity.WARNING)
def undecided(context: RuleContext) -> Iterator[Diagnostic]:
    """Hangs in a circle of objections that nothing settles.

    It is undecided: the well-founded model of the map leaves open whether it holds. Two statements
    that object to each other, each with grounds of its own, are left so, and what rests on either
    of them too. A reader is told of a dispute and not how it comes out.

    Example::

        source model: Traffic model {date: 2024-02}
        source count: Traffic count {date: 2024-03}

        recommendation bridge: Build a second bridge.
          because claim rising: Traffic is going to rise.
            because evidence forecast: Traffic is to double by 2040 [@model].
            but [falling]

        claim falling: Traffic is going to fall.
          because evidence fewer: Traffic has fallen every year since 2019 [@count].
          but [rising]

    Fixed::

        source model: Traffic model {date: 2024-02}
        source count: Traffic count {date: 2024-03}
        source permits: Building permits {date: 2024-01}
        source roads: Register of roads {date: 2024-01}

        recommendation bridge: Build a second bridge.
          because claim rising: Traffic is going to rise.
            because evidence forecast: Traffic is to double by 2040 [@model].
            because evidence homes: 5,000 homes are being built on the north bank [@permits].
            but [falling]

        claim falling: Traffic is going to fall.
          because evidence fewer: Traffic has fallen every year since 2019 [@count].
          unless evidence works: Roadworks kept traffic away in all of these years [@count].
          unless evidence ring: The ring road, where it went, is not counted [@roads].
          but [rising]
    """
    for statement in select_recommendations(context, Verdict.UNDECIDED):
        yield recommendation_finding(
            context,
            statement.id,
            f"nothing settles whether [{statement.id}] holds, for this circle of objections is "
            "open",
            format_circle(context.open_circle(statement.id)),
            "answer one of these statements with evidence, in a `but` under it",
        )


@rule("R007", "conditional-recommendation", Severity.INFO)
def conditional(context: RuleContext) -> Iterator[Diagnostic]:
    """Holds only on assumptions, which it names.

    It is conditional: it holds, but every derivation of it uses something that is taken for
    granted. That is no fault, as long as a reader who does not take it for granted is told so.
    Which of the assumptions it cannot do without, S015 says.

    Example::

        goal access: Everybody is at the station within half an hour.

        recommendation bridge: Build a second bridge. {by: "City council"}
          because [access]
          and assumption shorter: It would halve the way to the station.
          because [access]
          and assumption faster: Buses would no longer be held up.
          unless claim few: Hardly anybody on the north bank takes the bus.

    Fixed::

        source map: City map {date: 2024-01}

        goal access: Everybody is at the station within half an hour.

        recommendation bridge: Build a second bridge. {by: "City council"}
          because [access]
          and claim shorter: It would halve the way to the station.
            because evidence ways: The way is 4 km today, and would be 2 km [@map].
          because [access]
          and assumption faster: Buses would no longer be held up.
          unless claim few: Hardly anybody on the north bank takes the bus.
    """
    for statement in select_recommendations(context, Verdict.CONDITIONAL):
        assumptions = context.assumptions(statement.id)
        yield recommendation_finding(
            context,
            statement.id,
            f"[{statement.id}] holds only on {pluralize(len(assumptions), 'assumption')}",
            format_statements(context.map, assumptions),
            "where evidence can be had for what is assumed, make it a claim and say so under it",
        )
