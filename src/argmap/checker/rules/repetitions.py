"""Rules about what a map says twice: reasons, objections and texts.

Reasons are compared by their members: their premises and warrants, each once.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from argmap.checker.rule_definition import rule
from argmap.checker.wording import format_given, format_ids
from argmap.model import Polarity
from argmap.source import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.checker.context import RuleContext
    from argmap.model import Inference


@rule("S006", "repeated-reason", Severity.WARNING)
def repeated_reason(context: RuleContext) -> Iterator[Diagnostic]:
    """The same premises are given twice for the same conclusion.

    Two reasons for a statement, or two objections to it, have the same premises and the same
    warrants. Two reasons look like more than one; and an exception to one of them has no effect,
    for the other goes on without it. It is found at the second.

    Example::

        source rates: Rates between banks {date: 2024-03}

        claim calm: Markets are calm.
          because evidence low: Banks lend to each other at low rates [@rates].
          unless claim rescue: Rates are low only because the central bank buys everything.
          because [low]

    Fixed::

        source rates: Rates between banks {date: 2024-03}

        claim calm: Markets are calm.
          because evidence low: Banks lend to each other at low rates [@rates].
          unless claim rescue: Rates are low only because the central bank buys everything.
    """
    for inferences in context.several():
        given: set[tuple[Polarity, frozenset[str]]] = set()
        for inference in inferences:
            same = inference.polarity, frozenset(context.members(inference))
            if same in given:
                side = "for" if inference.polarity is Polarity.FOR else "against"
                yield context.finding(
                    inference.conclusion,
                    f"{format_given(inference.premises)} a second time {side} "
                    f"[{inference.conclusion}]",
                    "take one of the two out; what is said in an `unless` goes under the other",
                    inference.span,
                )
            given.add(same)


@rule("S010", "same-text", Severity.WARNING)
def same_text(context: RuleContext) -> Iterator[Diagnostic]:
    """Two statements with the same text, case and space aside.

    Their kinds may differ. What is said for and against the one does nothing for the other, so that
    the map judges one sentence twice, and perhaps not alike. Every statement with a text that has
    been written before is found, and the first one named.

    Example::

        source count: Traffic count {date: 2024-03}
        source photos: Photos from the air {date: 2024-04}

        claim crowded: The old bridge is too small.
          because evidence jams: It is jammed three hours a day [@count].

        claim widen: The old bridge has to be widened.
          because claim small: The old bridge is too small.
            because evidence queue: The queue is 800 m long at eight in the morning [@photos].

    Fixed::

        source count: Traffic count {date: 2024-03}
        source photos: Photos from the air {date: 2024-04}

        claim crowded: The old bridge is too small.
          because evidence jams: It is jammed three hours a day [@count].
          because evidence queue: The queue is 800 m long at eight in the morning [@photos].

        claim widen: The old bridge has to be widened.
          because [crowded]
    """
    first: dict[tuple[str, ...], str] = {}
    for statement in context.map.statements.values():
        same = first.setdefault(tuple(statement.text.casefold().split()), statement.id)
        if same != statement.id:
            yield context.finding(
                statement.id,
                f"[{statement.id}] says the same as [{same}]",
                f"write it once, and `[{same}]` where it is meant again; or say what is different",
            )


@rule("S016", "subsumed-reason", Severity.INFO)
def subsumed_reason(context: RuleContext) -> Iterator[Diagnostic]:
    """Its premises are those of another reason and more.

    Another reason for the same statement, or another objection to it, has some of its premises and
    warrants and no others, and no exception that it has not. So whenever this one bears on the
    statement, the other does already, and what it adds is never needed. (A reason that has goals
    alone bears on nothing, and makes none superfluous.)

    Example::

        source rates: Rates between banks {date: 2024-03}

        claim calm: Markets are calm.
          because evidence low: Banks lend to each other at low rates [@rates].
          because [low]
          and assumption trust: Who lends at a low rate does not expect the worst.

    Fixed::

        source rates: Rates between banks {date: 2024-03}

        claim calm: Markets are calm.
          because evidence low: Banks lend to each other at low rates [@rates].
          and assumption trust: Who lends at a low rate does not expect the worst.
    """
    for inferences in context.several():
        for polarity in Polarity:
            alike = [each for each in inferences if each.polarity is polarity]
            for inference, smaller in _subsumed(context, alike):
                enough = context.members(smaller)
                more = [each for each in context.members(inference) if each not in enough]
                yield context.finding(
                    inference.conclusion,
                    f"nothing is added by {format_ids(more)} here, for {format_given(enough)} "
                    "without that as well",
                    "if all of it is needed, take the shorter one out; if not, the longer",
                    inference.span,
                )


def _subsumed(
    context: RuleContext, inferences: Sequence[Inference]
) -> Iterator[tuple[Inference, Inference]]:
    """The inferences of a group that another one makes superfluous, each with one of these.

    Each is listed under its rarest member and looked up by all members of what it may make
    superfluous, so that few are compared unless many share their rarest.
    """
    members = [frozenset(context.members(each)) for each in inferences]
    if len({*map(len, members)}) == 1:  # and none is less than another
        return
    count = Counter(chain.from_iterable(members))
    listed: dict[str, list[int]] = {}
    for place, group in enumerate(members):
        rarest = min(sorted(group), key=count.__getitem__)
        listed.setdefault(rarest, []).append(place)
    for place, inference in enumerate(inferences):
        for other in (x for member in members[place] for x in listed.get(member, ())):
            if members[other] < members[place] and _suffices(context, inferences[other], inference):
                yield inference, inferences[other]
                break


def _suffices(context: RuleContext, smaller: Inference, larger: Inference) -> bool:
    """Whether an inference with fewer members bears whenever another one does."""
    exceptions = set(context.unless(smaller))
    return exceptions <= set(context.unless(larger)) and not context.for_ends_alone(smaller)
