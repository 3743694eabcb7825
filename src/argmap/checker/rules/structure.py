"""Rules about the structure of a map: how its reasons hang together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checker.root_causes import measure_depths
from argmap.checker.rule_definition import rule
from argmap.checker.wording import format_circle, format_ids
from argmap.model import Kind, Polarity
from argmap.semantics import Reason
from argmap.source import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.checker.context import RuleContext
    from argmap.source import Span


@rule("S003", "circular-support", Severity.ERROR)
def circular_support(context: RuleContext) -> Iterator[Diagnostic]:
    """A chain of reasons returns to its start.

    Each of some statements is a premise or warrant of a reason for the next, and the last of one
    for the first. Taken together they support nothing, and what holds in the circle does so for
    other reasons; but a reader who takes the reasons one by one does not notice. Where a statement
    is a reason for itself, S004 finds it; where R003 finds a recommendation in the circle, it shows
    it.

    Example::

        claim calm: Markets are calm.
          because claim trust: Banks trust each other.
            because [calm]

    Fixed::

        source rates: Rates between banks {date: 2024-03}

        claim calm: Markets are calm.
          because claim trust: Banks trust each other.
            because evidence low: They lend to each other at low rates [@rates].
    """
    shown = {each.id for each in context.recommendations(reason=Reason.CIRCULAR)}
    for circle in context.circles():
        if len(circle) > 1 and shown.isdisjoint(circle):
            yield context.finding(
                circle[0],
                f"a circle of reasons supports nothing: {format_circle(circle)}",
                "take one of these relations out; support has to come from outside the circle",
                _closing(context, circle),
            )


def _closing(context: RuleContext, circle: tuple[str, ...]) -> Span | None:
    """Where the last statement of a circle is made a reason for the first."""
    last, first = circle[-1], circle[0]
    closing = (each for each in context.reasons(first) if last in context.members(each))
    return next(closing).span


@rule("S004", "self-reference", Severity.ERROR)
def self_reference(context: RuleContext) -> Iterator[Diagnostic]:
    """An inference concludes one of its own premises.

    A statement is a premise or warrant of a reason for itself, or of an objection to itself. The
    one says nothing; the other can never be settled, for the objection stands exactly if it does
    not.

    Example::

        source rates: Rates between banks {date: 2024-03}

        claim calm: Markets are calm.
          because evidence low: Banks lend to each other at low rates [@rates].
          and [calm]

    Fixed::

        source rates: Rates between banks {date: 2024-03}

        claim calm: Markets are calm.
          because evidence low: Banks lend to each other at low rates [@rates].
    """
    for inference in context.drawn:
        name = inference.conclusion
        if name in context.members(inference):
            is_for = inference.polarity is Polarity.FOR
            yield context.finding(
                name,
                f"[{name}] is given as a reason for itself"
                if is_for
                else f"[{name}] is given as an objection to itself",
                f"take it out of this {'reason' if is_for else 'objection'}, or write what is "
                "meant as a statement of its own",
                inference.span,
            )


@rule("S007", "ought-as-is", Severity.WARNING)
def ought_as_is(context: RuleContext) -> Iterator[Diagnostic]:
    """A recommendation is used as a reason for a claim.

    It is a premise or warrant of a reason for it. That something should be done does not show that
    anything is so: it may not be done. Often what is meant is that it will be done, or has been,
    which is a claim of its own.

    Example::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}

        recommendation bridge: Build a second bridge.
          because evidence jams: The old bridge is jammed three hours a day [@count].
          because evidence late: One in three is late for work because of it [@survey].

        claim growth: The north bank is going to grow.
          because [bridge]

    Fixed::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}
        source minutes: Minutes of the city council {date: 2024-06}

        recommendation bridge: Build a second bridge.
          because evidence jams: The old bridge is jammed three hours a day [@count].
          because evidence late: One in three is late for work because of it [@survey].

        claim growth: The north bank is going to grow.
          because evidence decided: The city council has decided to build a bridge [@minutes].
    """
    kinds = {name: statement.kind for name, statement in context.map.statements.items()}
    for inference in context.drawn:
        if inference.polarity is Polarity.FOR and kinds[inference.conclusion] is Kind.CLAIM:
            members = context.members(inference)
            oughts = [each for each in members if kinds[each] is Kind.RECOMMENDATION]
            if oughts:
                yield context.finding(
                    inference.conclusion,
                    f"that {format_ids(oughts)} should be done is no reason why "
                    f"[{inference.conclusion}] should be so",
                    "if what is meant is that it will be done, say so in a claim",
                    inference.span,
                )


@rule("S012", "deep-chain", Severity.INFO, default=False)
def deep_chain(context: RuleContext) -> Iterator[Diagnostic]:
    """More than `max-depth` steps from a recommendation to its evidence.

    Its shallowest derivation has more steps: a reason is one step deeper than the deepest of its
    premises and warrants, and what is given has depth 0. Each step may be sound and the whole still
    hard to follow, and a little doubt at each adds up. The setting `max-depth` is 6 unless another
    is given. The rule is asked only where it is selected.

    Settings::

        max-depth = 2

    Example::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}

        recommendation bridge: Build a second bridge.
          because claim growth: The north bank would grow.
            because claim faster: People would save twenty minutes a day.
              because evidence jams: The old bridge is jammed three hours a day [@count].
              because evidence late: One in three is late for work because of it [@survey].

    Fixed::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}

        recommendation bridge: Build a second bridge.
          because claim faster: People would save twenty minutes a day.
            because evidence jams: The old bridge is jammed three hours a day [@count].
            because evidence late: One in three is late for work because of it [@survey].
    """
    found = measure_depths(context.result)
    for statement in context.recommendations():
        if (
            context.holds(statement.id)
            and (depth := found[statement.id]) > context.settings.max_depth
        ):
            yield context.finding(
                statement.id,
                f"[{statement.id}] is {depth} steps from what it rests on, by the shortest way",
                "leave out steps that nobody would ask for, or give a reason that is nearer to "
                "the evidence",
            )


@rule("S013", "missing-warrant", Severity.INFO, default=False)
def missing_warrant(context: RuleContext) -> Iterator[Diagnostic]:
    """A reason for a recommendation without a `since`.

    Why the premises bear on what is recommended is left to the reader. Mostly that is plain, so
    this rule is asked only where it is selected: it is for those who want every step of an argument
    spelt out, as Toulmin did.

    Example::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}

        recommendation bridge: Build a second bridge.
          because claim slow: The old bridge costs people their time.
            because evidence jams: It is jammed three hours a day [@count].
            because evidence late: One in three is late for work because of it [@survey].

    Fixed::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}
        source study: Study of second bridges {date: 2021}
        source model: Traffic model {date: 2024-02}

        recommendation bridge: Build a second bridge.
          because claim slow: The old bridge costs people their time.
            because evidence jams: It is jammed three hours a day [@count].
            because evidence late: One in three is late for work because of it [@survey].
          since claim relief: A second bridge takes traffic off the first.
            because evidence elsewhere: It has done so in nine towns [@study].
            because evidence forecast: A third of the traffic would cross it [@model].
    """
    for statement in context.recommendations():
        for inference in context.reasons(statement.id):
            if len(context.members(inference)) == len(inference.premises):
                yield context.finding(
                    statement.id,
                    f"it is not said why {format_ids(inference.premises)} should bear on "
                    f"[{statement.id}]",
                    "say it in a `since` below the reason",
                    inference.span,
                )
