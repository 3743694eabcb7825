"""Rules about the verdict on a recommendation: why it is not supported.

Each recommendation that is not supported breaks exactly one of these rules, unless its author
expects the verdict.
"""

from collections.abc import Iterator

from argmap.checker.context import RuleContext
from argmap.checker.expectations import select_recommendations
from argmap.checker.messages import (
    fix_withdrawn,
    format_circle,
    format_ids,
    format_statements,
    join_clauses,
    verdict_finding,
)
from argmap.checker.root_causes import (
    find_defeaters,
    find_missing_grounds,
    lacks_grounds,
    would_support,
)
from argmap.checker.rule_definition import rule
from argmap.checker.rules.objections import describe_unanswered
from argmap.model import Kind, Polarity
from argmap.semantics import Reason, Role, Verdict
from argmap.source import Diagnostic, Severity
from argmap.text_layout import pluralize


@rule("R001", "bare-recommendation", Severity.ERROR, plural="recommendations have no reason")
def bare_recommendation(context: RuleContext) -> Iterator[Diagnostic]:
    """A recommendation has no reason.

    The recommendation is unsupported because no reason is given for it. In the as-written reading,
    implicit reasons do not count.

    A reader who does not already agree has nothing to consider.

    Example::

        recommendation bridge: Build a second bridge.

    Fixed::

        source count: Traffic count {date: 2024-03}

        recommendation bridge: Build a second bridge.
          because evidence jams: The old bridge is congested three hours a day [@count].
          because assumption growth: The north bank will grow.
    """
    for statement in select_recommendations(context, Verdict.UNSUPPORTED, Reason.BARE):
        reasons = context.map.reasons.get(statement.id, ())
        has_implicit_reason = any(reason.polarity is Polarity.FOR for reason in reasons)
        withdrawn = context.withdrawn_reasons(statement.id)
        advice = "add one under it: `because claim: …` or `because evidence: …`"
        if has_implicit_reason:
            message = f"the text gives no reason for [{statement.id}]"
        elif withdrawn:
            message = f"every reason for [{statement.id}] is withdrawn: {format_ids(withdrawn)}"
            fix = fix_withdrawn(context, withdrawn)
            advice = f"{fix}; or add another reason: `because evidence: …`"
        else:
            message = f"no reason is given for [{statement.id}]"
        yield context.finding(statement.id, message, advice)


@rule(
    "R002",
    "ungrounded-recommendation",
    Severity.ERROR,
    plural="recommendations have only reasons with unsupported premises",
)
def ungrounded_recommendation(context: RuleContext) -> Iterator[Diagnostic]:
    """Every reason for a recommendation has an unsupported premise.

    The recommendation has reasons, and they may have reasons of their own. But each of them needs
    at least one statement that does not trace back to evidence or an assumption. The message names
    the first statement without support in each reason.

    Such reasons only postpone the question of what the recommendation is based on.

    Example::

        recommendation bridge: Build a second bridge.
          because claim shorter: It would halve the walk to the station.

    Fixed::

        source map: City map {date: 2024-01}

        recommendation bridge: Build a second bridge.
          because claim shorter: It would halve the walk to the station.
            because evidence route: A bridge would cut the route from 4 km to 2 km [@map].
            because assumption minutes: Commuters would save ten minutes each way.
    """
    missing = find_missing_grounds(context)
    for statement in select_recommendations(context, Verdict.UNSUPPORTED, Reason.UNGROUNDED):
        ends = missing.of(statement.id)
        end = context.map.statements[ends[0] if ends else _find_place(context, statement.id)]
        withdrawn = context.withdrawn_reasons(end.id)
        advice = f"add evidence under [{end.id}]: `because evidence: …`"
        if end.kind is Kind.CLAIM and not withdrawn:
            advice += f"; or make it an assumption: `assumption {end.id}: …`"
        yield verdict_finding(
            context,
            statement.id,
            f"none of the reasons for [{statement.id}] is supported",
            f"nothing supports {format_statements(context.map, ends)}"
            if ends
            else _describe_circles(context, statement.id),
            advice,
            lost=withdrawn,
        )


def _describe_circles(context: RuleContext, statement: str) -> str:
    """Return why no reason for a statement ends in one without support: circles, or goals alone."""
    has_goals_alone = any(
        obstacle.role is Role.PURPOSE
        for reason in context.result.reasons(statement)
        for obstacle in context.result.obstacles(reason)
    )
    return (
        "each is circular, or names only a goal" if has_goals_alone else "the reasoning is circular"
    )


def _find_place(context: RuleContext, statement: str) -> str:
    """Return the first premise without grounds, under which evidence breaks a circle."""
    premises = (
        name
        for reason in context.result.reasons(statement)
        for name in context.result.failing_premises(reason)
        if lacks_grounds(context.result, name)
    )
    return next(premises, statement)


@rule(
    "R003",
    "circular-recommendation",
    Severity.ERROR,
    plural="recommendations have only circular reasons",
)
def circular_recommendation(context: RuleContext) -> Iterator[Diagnostic]:
    """Every reason for a recommendation depends on the recommendation itself.

    Each reason has a premise or warrant that is the recommendation itself, or depends on it.

    Circular support says no more than "do it if it should be done".

    Example::

        recommendation bridge: Build a second bridge.
          because claim growth: The north bank will grow.
            because [bridge]

    Fixed::

        source plan: Housing plan {date: 2024-02}
        source survey: Household survey {date: 2024-05}

        recommendation bridge: Build a second bridge.
          because claim growth: The north bank will grow.
            because evidence permits: 900 homes there have a building permit [@plan].
            because evidence moving: One household in nine plans to move there [@survey].
    """
    selected = list(select_recommendations(context, Verdict.UNSUPPORTED, Reason.CIRCULAR))
    circles = context.result.circles() if selected else ()
    places = {name: (circle, start) for circle in circles for start, name in enumerate(circle)}
    for statement in selected:
        yield verdict_finding(
            context,
            statement.id,
            f"every reason for [{statement.id}] depends on [{statement.id}] itself",
            format_circle(*places[statement.id]) if statement.id in places else "",
            "add a reason from outside the circle: `because evidence: …`",
        )


@rule(
    "R004",
    "defeated-recommendation",
    Severity.ERROR,
    plural="recommendations have lost their support to objections or exceptions",
)
def defeated_recommendation(context: RuleContext) -> Iterator[Diagnostic]:
    """The support for a recommendation is defeated.

    No reason for it holds. Without the objections and exceptions of the map, it would have support:
    for at least one reason, an exception applies, or an objection to one of its premises stands.
    The message names what defeats each of these reasons first, and premises of other reasons that
    nothing supports.

    Nothing objects to the recommendation itself, so a reader can easily miss that its reasons fail.

    Example::

        source model: Traffic model {date: 2019-05}
        source count: Traffic count {date: 2024-03}

        recommendation bridge: Build a second bridge.
          because claim jams: The old bridge will be congested all day.
            because evidence forecast: Traffic was forecast to double [@model].
            but evidence fewer: Traffic has fallen every year since 2019 [@count].

    Fixed::

        source model: Traffic model {date: 2019-05}
        source permits: Building permits {date: 2024-01}
        source roads: Road register {date: 2024-01}
        source count: Traffic count {date: 2024-03}

        recommendation bridge: Build a second bridge.
          because claim jams: The old bridge will be congested all day.
            because evidence forecast: Traffic was forecast to double [@model].
            because evidence homes: 5,000 homes are under construction nearby [@permits].
            but evidence fewer: Traffic has fallen every year since 2019 [@count].
            unless evidence works: Roadworks kept traffic away in all those years [@count].
            unless evidence ring: The count leaves out the new ring road [@roads].
    """
    defeaters = find_defeaters(context)
    for statement in select_recommendations(context, Verdict.UNSUPPORTED, Reason.DEFEATED):
        causes = [*defeaters.of(statement.id)]
        others = [
            reason
            for reason in context.result.reasons(statement.id)
            if not would_support(context.result, reason)
        ]
        unsupported = [
            name
            for reason in others
            for name in context.result.failing_premises(reason)
            if lacks_grounds(context.result, name)
        ]
        if unsupported:
            causes.append(f"nothing supports {format_statements(context.map, unsupported)}")
        yield verdict_finding(
            context,
            statement.id,
            f"every reason for [{statement.id}] is defeated{' or unsupported' if others else ''}",
            join_clauses(causes),
            "answer what defeats it with `but evidence: …` under it, or add another reason: "
            "`because evidence: …`",
        )


@rule(
    "R005",
    "contested-recommendation",
    Severity.WARNING,
    plural="recommendations have an unanswered objection",
)
def contested_recommendation(context: RuleContext) -> Iterator[Diagnostic]:
    """An objection to a recommendation is unanswered.

    The recommendation has support, but an objection to it stands. The verdict is *contested*.

    As long as nobody answers the objection, it has the last word.

    Example::

        source count: Traffic count {date: 2024-03}
        source budget: City budget {date: 2024-01}

        recommendation bridge: Build a second bridge.
          because evidence jams: The old bridge is congested three hours a day [@count].
          but evidence debt: The city may not borrow any more [@budget].

    Fixed::

        source count: Traffic count {date: 2024-03}
        source budget: City budget {date: 2024-01}
        source state: State bridge program {date: 2024-04}

        recommendation bridge: Build a second bridge.
          because evidence jams: The old bridge is congested three hours a day [@count].
          because assumption growth: The north bank will grow.
          but evidence debt: The city may not borrow any more [@budget].
          unless evidence toll: The limit does not apply to loans repaid from tolls [@budget].
          unless evidence grant: The state pays for bridges of this kind [@state].
    """
    for statement in select_recommendations(context, Verdict.CONTESTED):
        message, objections, fix = describe_unanswered(context, statement.id)
        yield verdict_finding(
            context,
            statement.id,
            message,
            objections,
            f"{fix}; or drop the recommendation",
        )


@rule(
    "R006",
    "undecided-recommendation",
    Severity.WARNING,
    plural="recommendations depend on a circle of objections that nothing settles",
)
def undecided_recommendation(context: RuleContext) -> Iterator[Diagnostic]:
    """A recommendation depends on a circle of objections that nothing settles.

    The verdict is *undecided*: the well-founded model of the map leaves open whether the
    recommendation holds. Two supported statements that object to each other are undecided, and so
    is everything that depends on either of them.

    The reader learns of a dispute, but not of its outcome.

    Example::

        source model: Traffic model {date: 2024-02}
        source count: Traffic count {date: 2024-03}

        recommendation bridge: Build a second bridge.
          because claim rising: Traffic will rise.
            because evidence forecast: Traffic is forecast to double by 2040 [@model].
            but [falling]

        claim falling: Traffic will fall.
          because evidence fewer: Traffic has fallen every year since 2019 [@count].
          but [rising]

    Fixed::

        source model: Traffic model {date: 2024-02}
        source count: Traffic count {date: 2024-03}
        source permits: Building permits {date: 2024-01}
        source roads: Road register {date: 2024-01}

        recommendation bridge: Build a second bridge.
          because claim rising: Traffic will rise.
            because evidence forecast: Traffic is forecast to double by 2040 [@model].
            because evidence homes: 5,000 homes are under construction nearby [@permits].
            but [falling]

        claim falling: Traffic will fall.
          because evidence fewer: Traffic has fallen every year since 2019 [@count].
          unless evidence works: Roadworks kept traffic away in all those years [@count].
          unless evidence ring: The count leaves out the new ring road [@roads].
          but [rising]
    """
    for statement in select_recommendations(context, Verdict.UNDECIDED):
        circle = context.result.open_circle(statement.id)
        yield verdict_finding(
            context,
            statement.id,
            f"[{statement.id}] depends on a circle of objections that nothing settles",
            format_circle(circle),
            f"object to one of these statements with evidence, such as `but evidence: …` under "
            f"[{circle[0]}]",
        )


@rule(
    "R007",
    "conditional-recommendation",
    Severity.INFO,
    plural="recommendations hold only under assumptions",
)
def conditional_recommendation(context: RuleContext) -> Iterator[Diagnostic]:
    """A recommendation holds only under assumptions.

    The verdict is *conditional*: the recommendation holds, but every way to derive it uses an
    assumption. The message names the assumptions. S015 names those that it cannot do without.

    This is not a fault, but a reader who rejects the assumptions can reject the recommendation.

    Example::

        recommendation bridge: Build a second bridge.
          because assumption shorter: It would halve the walk to the station.
          because assumption faster: Buses would no longer be held up.

    Fixed::

        source map: City map {date: 2024-01}

        recommendation bridge: Build a second bridge.
          because claim shorter: It would halve the walk to the station.
            because evidence route: A bridge would cut the route from 4 km to 2 km [@map].
          because assumption faster: Buses would no longer be held up.
    """
    for statement in select_recommendations(context, Verdict.CONDITIONAL):
        assumptions = context.result.assumptions(statement.id)
        yield verdict_finding(
            context,
            statement.id,
            f"[{statement.id}] holds only under {pluralize(len(assumptions), 'assumption')}",
            format_statements(context.map, assumptions),
            "where there is evidence for an assumption, make it a claim and add the evidence: "
            "`because evidence: …`",
        )


@rule(
    "R014",
    "purpose-only",
    Severity.ERROR,
    plural="recommendations name a goal, but nothing says they would achieve it",
)
def purpose_only(context: RuleContext) -> Iterator[Diagnostic]:
    """A recommendation names a goal, but nothing says it would achieve it.

    The recommendation is unsupported because the premises and warrants of every reason for it are
    goals.

    A goal alone is no reason for a particular means. The argument also needs the means premise (in
    Walton's account of practical reasoning): a claim that this action serves the goal.

    Example::

        recommendation bridge: Build a second bridge.
          because goal access: Everybody reaches the station within half an hour.

    Fixed::

        source map: City map {date: 2024-01}

        recommendation bridge: Build a second bridge.
          because goal access: Everybody reaches the station within half an hour.
          and claim shorter: It would halve the walk to the station.
            because evidence route: A bridge would cut the route from 4 km to 2 km [@map].
            because assumption minutes: Commuters would save ten minutes each way.
    """
    for statement in select_recommendations(context, Verdict.UNSUPPORTED, Reason.PURPOSE):
        goals = [
            premise
            for reason in context.result.reasons(statement.id)
            for premise in reason.premises
            if context.map.statements[premise].kind is Kind.GOAL
        ]
        yield verdict_finding(
            context,
            statement.id,
            f"[{statement.id}] names a goal, but nothing says it would achieve it",
            format_statements(context.map, goals),
            f"add `and claim: …` after [{goals[0]}] to say how it would achieve the goal",
        )
