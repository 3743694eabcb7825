"""Rules about the structure of reasons: circles, kinds, depth and warrants."""

from collections.abc import Iterator, Sequence

from argmap.checker.context import RuleContext
from argmap.checker.messages import format_circle, format_ids
from argmap.checker.root_causes import measure_depths
from argmap.checker.rule_definition import rule
from argmap.model import Kind, Polarity
from argmap.semantics import Reason
from argmap.source import Diagnostic, Severity, Span


@rule("S003", "circular-support", Severity.ERROR, plural="chains of reasons return to their start")
def circular_support(context: RuleContext) -> Iterator[Diagnostic]:
    """A chain of reasons returns to its start.

    Each statement in the circle is a premise or warrant of a reason for the next one. S004 reports
    statements that are reasons for themselves, and R003 shows circles that make a recommendation
    unsupported.

    The circle supports none of its statements. A reader who looks at one reason at a time may not
    notice.

    Example::

        claim calm: Markets are calm.
          because claim trust: Banks trust each other.
            because [calm]

    Fixed::

        source rates: Interbank rates {date: 2024-03}

        claim calm: Markets are calm.
          because claim trust: Banks trust each other.
            because evidence low: They lend to each other at low rates [@rates].
    """
    circular = context.recommendations(reason=Reason.CIRCULAR)
    reported = {recommendation.id for recommendation in circular}
    for circle in context.result.circles():
        if len(circle) > 1 and reported.isdisjoint(circle):
            yield context.finding(
                circle[0],
                f"these reasons form a circle, which supports nothing: {format_circle(circle)}",
                "remove one of these reasons, and add support from outside the circle: "
                "`because evidence: …`",
                _find_closing_reason(context, circle),
            )


def _find_closing_reason(context: RuleContext, circle: Sequence[str]) -> Span | None:
    """Return the place of the reason that leads from the last statement to the first."""
    reasons = context.result.reasons(circle[0])
    return next(reason.span for reason in reasons if circle[-1] in context.result.premises(reason))


@rule(
    "S004",
    "self-reference",
    Severity.ERROR,
    plural="statements are reasons for themselves or objections to themselves",
)
def self_reference(context: RuleContext) -> Iterator[Diagnostic]:
    """A statement is a reason for itself or an objection to itself.

    It is a premise or warrant of an inference to itself.

    A reason for itself says nothing. An objection to itself can never be settled: it stands if and
    only if it does not.

    Example::

        source rates: Interbank rates {date: 2024-03}

        claim calm: Markets are calm.
          because evidence low: Banks lend to each other at low rates [@rates].
          and [calm]

    Fixed::

        source rates: Interbank rates {date: 2024-03}

        claim calm: Markets are calm.
          because evidence low: Banks lend to each other at low rates [@rates].
    """
    for inference in context.result.inferences:
        name = inference.conclusion
        if name in context.result.premises(inference):
            is_reason = inference.polarity is Polarity.FOR
            yield context.finding(
                name,
                f"[{name}] is {'a reason for' if is_reason else 'an objection to'} itself",
                f"remove it from this {'reason' if is_reason else 'objection'}, or write what you "
                "mean as a separate statement",
                inference.span,
            )


@rule("S007", "ought-as-is", Severity.WARNING, plural="claims have a recommendation as a reason")
def ought_as_is(context: RuleContext) -> Iterator[Diagnostic]:
    """A recommendation is used as a reason for a claim.

    It is a premise or warrant of a reason for the claim.

    That something should be done does not show that anything is the case, because it may not be
    done. Often the author means that it will be done or has been done, which is a claim.

    Example::

        recommendation bridge: Build a second bridge.
          because assumption jams: Congestion will get worse.
          because assumption late: Many commuters are late for work.

        claim growth: The north bank will grow.
          because [bridge]

    Fixed::

        source minutes: Minutes of the city council {date: 2024-06}

        recommendation bridge: Build a second bridge.
          because assumption jams: Congestion will get worse.
          because assumption late: Many commuters are late for work.

        claim growth: The north bank will grow.
          because evidence decided: The council has decided to build a bridge [@minutes].
    """
    kinds = {name: statement.kind for name, statement in context.map.statements.items()}
    for inference in context.result.inferences:
        conclusion = inference.conclusion
        if inference.polarity is Polarity.FOR and kinds[conclusion] is Kind.CLAIM:
            members = context.result.premises(inference)
            recommended = [name for name in members if kinds[name] is Kind.RECOMMENDATION]
            if recommended:
                yield context.finding(
                    conclusion,
                    f"that {format_ids(recommended)} should be done does not show that "
                    f"[{conclusion}] is true",
                    "if you mean that it will be done, say so in a claim: `because claim: …`",
                    inference.span,
                )


@rule(
    "S012",
    "deep-chain",
    Severity.INFO,
    default=False,
    plural="recommendations are too many steps away from their evidence",
)
def deep_chain(context: RuleContext) -> Iterator[Diagnostic]:
    """A recommendation is too many steps away from its evidence.

    The shortest derivation of the recommendation has more than `max-depth` steps (6 unless set).
    Evidence, assumptions and goals have depth 0. A reason is one step deeper than the deepest of
    its premises and warrants. This rule is off by default.

    A long argument is hard to follow even if every step is sound, and small doubts add up.

    Settings::

        max-depth = 2

    Example::

        recommendation bridge: Build a second bridge.
          because claim growth: The north bank would grow.
            because claim faster: Commuters would save twenty minutes.
              because assumption jams: Congestion will get worse.
              because assumption shorter: The new route is shorter.

    Fixed::

        recommendation bridge: Build a second bridge.
          because claim faster: Commuters would save twenty minutes.
            because assumption jams: Congestion will get worse.
            because assumption shorter: The new route is shorter.
    """
    limit = context.settings.max_depth
    steps = measure_depths(context.result)
    for statement in context.recommendations():
        if context.result.holds(statement.id) and steps[statement.id] > limit:
            yield context.finding(
                statement.id,
                f"[{statement.id}] is {steps[statement.id]} steps away from its evidence or "
                f"assumptions; the limit is {limit}",
                "skip steps that nobody would question, or add a reason closer to the evidence",
            )


@rule(
    "S013",
    "missing-warrant",
    Severity.INFO,
    default=False,
    plural="reasons for recommendations have no warrant",
)
def missing_warrant(context: RuleContext) -> Iterator[Diagnostic]:
    """A reason for a recommendation has no warrant.

    The reason has no `since`. Usually the connection is obvious, so this rule is off by default. It
    is for maps that spell out every step, as in Toulmin's model.

    A reader has to guess why the premises matter for the recommendation.

    Example::

        recommendation bridge: Build a second bridge.
          because assumption slow: The old bridge costs commuters time.
          because assumption growth: The north bank will grow.
          since assumption homes: New residents need a way across.

    Fixed::

        recommendation bridge: Build a second bridge.
          because assumption slow: The old bridge costs commuters time.
          since assumption relief: A second bridge takes traffic off the first.
          because assumption growth: The north bank will grow.
          since assumption homes: New residents need a way across.
    """
    for statement in context.recommendations():
        for reason in context.result.reasons(statement.id):
            if len(context.result.premises(reason)) == len(reason.premises):
                yield context.finding(
                    statement.id,
                    f"no warrant connects {format_ids(reason.premises)} to [{statement.id}]",
                    "add one below the reason: `since claim: …`",
                    reason.span,
                )
