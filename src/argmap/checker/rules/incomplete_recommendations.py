"""Rules about what a recommendation leaves out: actor, date, goal and objections."""

from collections.abc import Iterator

from argmap.checker.context import RuleContext, find_opposed, find_supported
from argmap.checker.rule_definition import rule
from argmap.model import Kind
from argmap.source import Diagnostic, Severity


@rule("R010", "no-actor", Severity.INFO, plural="recommendations do not say who should act")
def no_actor(context: RuleContext) -> Iterator[Diagnostic]:
    """A recommendation does not say who should act.

    It has no `by` attribute.

    When nobody in particular should act, often nobody does. And a reader cannot judge whether the
    actor is able to act, or at what cost.

    Example::

        recommendation bridge: Build a second bridge.
          because assumption jams: Congestion will get worse.
          because assumption growth: The north bank will grow.

    Fixed::

        recommendation bridge: Build a second bridge. {by: "City council"}
          because assumption jams: Congestion will get worse.
          because assumption growth: The north bank will grow.
    """
    for statement in context.recommendations():
        if not statement.attributes.get("by"):
            yield context.finding(
                statement.id,
                f"[{statement.id}] does not say who should act",
                'add the actor at its end: `{by: "…"}`',
            )


@rule(
    "R011",
    "unopposed",
    Severity.INFO,
    plural="recommendations hold, and no objection to them is considered",
)
def unopposed(context: RuleContext) -> Iterator[Diagnostic]:
    """A recommendation holds, and no objection to it is considered.

    Neither the recommendation nor any statement behind it has a `but` or an `unless`. If the whole
    map has no objection, O004 reports that once instead.

    There are objections to nearly everything worth recommending. If a map names none, a reader
    cannot tell whether the author looked for any.

    Example::

        recommendation bridge: Build a second bridge.
          because assumption jams: Congestion will get worse.
          because assumption growth: The north bank will grow.

        recommendation ferry: Run the ferry more often.
          because [jams]
          because [growth]
          but claim expensive: The city cannot pay for it.

    Fixed::

        recommendation bridge: Build a second bridge.
          because assumption jams: Congestion will get worse.
          because assumption growth: The north bank will grow.
          but claim ugly: It would spoil the view.

        recommendation ferry: Run the ferry more often.
          because [jams]
          because [growth]
          but claim expensive: The city cannot pay for it.
    """
    result = context.result
    opposed = find_opposed(result)
    if not opposed:
        return
    for statement in context.recommendations():
        if result.holds(statement.id) and statement.id not in opposed:
            yield context.finding(
                statement.id,
                f"no objection to [{statement.id}] or to its reasons is considered",
                "add the strongest objection under it, `but claim: …`, and answer it",
            )


@rule("R016", "no-goal", Severity.INFO, default=False, plural="recommendations name no goal")
def no_goal(context: RuleContext) -> Iterator[Diagnostic]:
    """A recommendation names no goal.

    The recommendation holds, but no goal is among its reasons, their reasons and so on. Few authors
    state their goals, so this rule is off by default.

    Facts alone recommend nothing. A reader who does not share the unstated goal has no reason to
    agree.

    Example::

        recommendation bridge: Build a second bridge.
          because assumption faster: It would save commuters twenty minutes.
          because assumption closer: It would halve the walk to the station.

    Fixed::

        recommendation bridge: Build a second bridge.
          because assumption faster: It would save commuters twenty minutes.
          and goal access: Everybody reaches the station within half an hour.
          because assumption closer: It would halve the walk to the station.
          and [access]
    """
    statements = context.map.statements.values()
    goals = (statement.id for statement in statements if statement.kind is Kind.GOAL)
    purposeful = find_supported(context.result, goals)
    for statement in context.recommendations():
        if context.result.holds(statement.id) and statement.id not in purposeful:
            yield context.finding(
                statement.id,
                f"no goal is given for [{statement.id}]",
                "add the goal, and a claim that says how it would be achieved: `because goal: …` "
                "and below it `and claim: …`",
            )


@rule(
    "R017", "no-date", Severity.INFO, default=False, plural="recommendations do not say when to act"
)
def no_date(context: RuleContext) -> Iterator[Diagnostic]:
    """A recommendation does not say when to act.

    It has neither a `by-date` nor a `when` attribute. Many texts do not deal with dates, so this
    rule is off by default.

    What can be done at any time can always be postponed, and nobody can check whether it was done.

    Example::

        recommendation bridge: Build a second bridge.
          because assumption jams: Congestion will get worse.
          because assumption growth: The north bank will grow.

    Fixed::

        recommendation bridge: Build a second bridge. {by-date: 2030-12-31}
          because assumption jams: Congestion will get worse.
          because assumption growth: The north bank will grow.
    """
    for statement in context.recommendations():
        if not (statement.attributes.get("by-date") or statement.attributes.get("when")):
            yield context.finding(
                statement.id,
                f"[{statement.id}] does not say when to act",
                'add a date or an occasion at its end: `{by-date: 2030-12-31}` or `{when: "…"}`',
            )
