"""Rules about repetition: reasons and objections with the same premises, and identical texts.

Two inferences are compared by their premises and warrants, regardless of order.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from argmap.checker.context import RuleContext
from argmap.checker.messages import format_given, format_ids
from argmap.checker.rule_definition import rule
from argmap.model import Inference, Kind, Polarity
from argmap.semantics import ReadingResult
from argmap.source import Diagnostic, Severity

_SIDES = {Polarity.FOR: "for", Polarity.AGAINST: "against"}


@rule(
    "S005",
    "both-ways",
    Severity.ERROR,
    plural="statements have the same premises for and against them",
)
def both_ways(context: RuleContext) -> Iterator[Diagnostic]:
    """The same premises are given both for and against a conclusion.

    A reason for a statement and an objection to it have the same premises and warrants.

    If the premises hold, they support the statement and object to it at once. A fact can count both
    ways, but then another premise or warrant should say how.

    Example::

        source rates: Interbank rates {date: 2024-03}

        claim calm: Markets are calm.
          because evidence low: Banks lend to each other at low rates [@rates].
          but [low]

    Fixed::

        source rates: Interbank rates {date: 2024-03}

        claim calm: Markets are calm.
          because evidence low: Banks lend to each other at low rates [@rates].
          but [low]
          and claim rescue: Rates are low only because the central bank intervenes.
    """
    for inferences in _group_by_conclusion(context.result):
        seen: dict[frozenset[str], Inference] = {}
        for inference in inferences:
            other = seen.setdefault(frozenset(context.result.premises(inference)), inference)
            if other.polarity is not inference.polarity:
                yield context.finding(
                    inference.conclusion,
                    f"{format_given(inference.premises)} both for and against "
                    f"[{inference.conclusion}]",
                    "remove one of the two, or add a premise (`and claim: …`) that says how it "
                    "can be both",
                    inference.span,
                )


@rule("S006", "repeated-reason", Severity.WARNING, plural="reasons repeat the premises of another")
def repeated_reason(context: RuleContext) -> Iterator[Diagnostic]:
    """The same premises are given twice for the same conclusion.

    Two reasons for a statement, or two objections to it, have the same premises and warrants. The
    rule reports the second.

    Two reasons look stronger than one. And an exception to one of them has no effect, because the
    other still applies.

    Example::

        source rates: Interbank rates {date: 2024-03}

        claim calm: Markets are calm.
          because evidence low: Banks lend to each other at low rates [@rates].
          unless claim rescue: Rates are low only because the central bank intervenes.
          because [low]

    Fixed::

        source rates: Interbank rates {date: 2024-03}

        claim calm: Markets are calm.
          because evidence low: Banks lend to each other at low rates [@rates].
          unless claim rescue: Rates are low only because the central bank intervenes.
    """
    for inferences in _group_by_conclusion(context.result):
        seen: set[tuple[Polarity, frozenset[str]]] = set()
        for inference in inferences:
            key = inference.polarity, frozenset(context.result.premises(inference))
            if key in seen:
                yield context.finding(
                    inference.conclusion,
                    f"{format_given(inference.premises)} twice {_SIDES[inference.polarity]} "
                    f"[{inference.conclusion}]",
                    "remove one of the two, and keep any `unless` under the other",
                    inference.span,
                )
            seen.add(key)


@rule("S010", "same-text", Severity.WARNING, plural="statements repeat the text of another")
def same_text(context: RuleContext) -> Iterator[Diagnostic]:
    """Two statements have the same text.

    Case and white space do not count, and the kinds may differ. The rule reports every repetition
    and names the first statement with the text.

    Support for one of the statements does nothing for the other. The map judges the same sentence
    twice, perhaps with different results.

    Example::

        source count: Traffic count {date: 2024-03}

        claim crowded: The old bridge is too small.
          because evidence jams: The old bridge is congested three hours a day [@count].

        claim widen: The old bridge has to be widened.
          because claim small: The old bridge is too small.

    Fixed::

        source count: Traffic count {date: 2024-03}

        claim crowded: The old bridge is too small.
          because evidence jams: The old bridge is congested three hours a day [@count].

        claim widen: The old bridge has to be widened.
          because [crowded]
    """
    first: dict[tuple[str, ...], str] = {}
    for statement in context.map.statements.values():
        original = first.setdefault(tuple(statement.text.casefold().split()), statement.id)
        if original != statement.id:
            yield context.finding(
                statement.id,
                f"[{statement.id}] has the same text as [{original}]",
                f"replace it with `[{original}]`, or say how the two differ",
            )


@rule(
    "S016",
    "subsumed-reason",
    Severity.INFO,
    plural="reasons add premises to another reason for the same conclusion",
)
def subsumed_reason(context: RuleContext) -> Iterator[Diagnostic]:
    """A reason adds premises to another reason for the same conclusion.

    Another reason for the same statement (or another objection to it) needs only some of its
    premises and warrants, and has no further exceptions. Reasons that consist only of goals do not
    count.

    Whenever the longer reason applies, the shorter one already does. The additional premises change
    nothing.

    Example::

        source rates: Interbank rates {date: 2024-03}

        claim calm: Markets are calm.
          because evidence low: Banks lend to each other at low rates [@rates].
          because [low]
          and assumption trust: Banks that lend at low rates do not expect defaults.

    Fixed::

        source rates: Interbank rates {date: 2024-03}

        claim calm: Markets are calm.
          because evidence low: Banks lend to each other at low rates [@rates].
          and assumption trust: Banks that lend at low rates do not expect defaults.
    """
    result = context.result
    for inferences in _group_by_conclusion(result):
        for polarity in Polarity:
            comparable = [other for other in inferences if other.polarity is polarity]
            for inference, shorter in _find_subsumed(result, comparable):
                kept = [*dict.fromkeys(result.premises(shorter))]
                longer = dict.fromkeys(result.premises(inference))
                added = [name for name in longer if name not in kept]
                verb = "adds" if len(added) == 1 else "add"
                yield context.finding(
                    inference.conclusion,
                    f"{format_ids(added)} {verb} nothing here: {format_given(kept)} "
                    f"{_SIDES[polarity]} [{inference.conclusion}] without it",
                    "if all premises are needed, remove the shorter reason; if not, the longer one",
                    inference.span,
                )


def _group_by_conclusion(result: ReadingResult) -> Iterator[list[Inference]]:
    for inferences in result.map.reasons.values():
        yield [inference for inference in inferences if result.includes(inference)]


def _find_subsumed(
    result: ReadingResult, inferences: Sequence[Inference]
) -> Iterator[tuple[Inference, Inference]]:
    """Yield each subsumed inference with one that subsumes it.

    Candidates are indexed by their rarest member, so that few pairs need comparing.
    """
    members = [frozenset(result.premises(inference)) for inference in inferences]
    if len(set(map(len, members))) < 2:
        return
    frequency = Counter(chain.from_iterable(members))
    index: dict[str, list[int]] = {}
    for position, group in enumerate(members):
        rarest = min(sorted(group), key=frequency.__getitem__)
        index.setdefault(rarest, []).append(position)
    for position, inference in enumerate(inferences):
        names = result.premises(inference)  # in their order, for the same result in each run
        candidates = (other for name in names for other in index.get(name, ()))
        for other in candidates:
            shorter = inferences[other]
            if members[other] < members[position] and _suffices(result, shorter, inference):
                yield inference, shorter
                break


def _suffices(result: ReadingResult, shorter: Inference, longer: Inference) -> bool:
    """Whether the shorter inference applies whenever the longer one does."""
    statements = result.map.statements
    only_goals = all(statements[name].kind is Kind.GOAL for name in result.premises(shorter))
    return not only_goals and set(result.exceptions(shorter)) <= set(result.exceptions(longer))
