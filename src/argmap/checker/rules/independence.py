"""Rules about reasons that look independent, and rest on one thing.

Two reasons for one conclusion weigh more than one, unless both fall together. Reasons look
independent when no premise or warrant is common to all of them: what is common stands in the map
for everybody to see. What a reason rests on is what each of its derivations uses in which all is
live, so that it falls without it.
"""

from __future__ import annotations

from functools import reduce
from itertools import chain
from operator import or_
from typing import TYPE_CHECKING

import attrs

from argmap.checker.rule_definition import rule
from argmap.checker.rules.citations import origins
from argmap.checker.wording import format_ids
from argmap.graph import find_components
from argmap.model import Kind
from argmap.semantics.landmarks import landmarks
from argmap.semantics.well_founded import TRUE
from argmap.source import Diagnostic, Severity
from argmap.text_layout import pluralize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from argmap.checker.context import RuleContext
    from argmap.model import Inference

    Rests = Mapping[str, frozenset[str]]
    """For each piece of evidence: the names of what it falls with."""


@rule("E010", "one-source-twice", Severity.WARNING)
def one_source_twice(context: RuleContext) -> Iterator[Diagnostic]:
    """Two reasons that look independent rest on the same source.

    Two or more live reasons for one conclusion, which have no premise or warrant that is common to
    them all, fall with one source: evidence falls with a source if it cites no other, and a reason
    if each of its live derivations uses such evidence. They look like two witnesses, and are one
    heard twice. What cites nothing is left to E001.

    Example::

        source report: Load report for 2023 {date: 2024-01-15}
        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].
          because evidence wait: Jobs waited four seconds on average [@report].

    Fixed::

        source report: Load report for 2023 {date: 2024-01-15}
        source survey: Survey of the users {date: 2024-02-01}
        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].
          because evidence felt: Half of the users have noticed a delay [@survey].
    """
    for shared in _shared(context, _by_source(context)):
        yield context.finding(
            shared.conclusion,
            f"{_in_appearance(shared)}, but rest on one source, [@{shared.name}]: "
            f"{_named(context, shared.reasons)}",
            "look for a second source for one of them; or make one reason of them, with `and`",
        )


@rule("E014", "shared-origin", Severity.WARNING)
def shared_origin(context: RuleContext) -> Iterator[Diagnostic]:
    """Reasons that look independent rest on sources of one origin.

    Like E010, but what the reasons fall with is an origin: a source is of the origins that its
    `derived-from` names, or of those that these are derived from in turn, and else of its own. So
    two papers that report on one agency's message are one witness. Reasons that fall with one
    source as well are left to E010.

    Example::

        source agency: Message of the agency {date: 2024-03-01}
        source herald: The Herald {date: 2024-03-02, derived-from: agency}
        source courier: The Courier {date: 2024-03-02, derived-from: agency}
        claim flood: The lower town was flooded.
          because evidence knee: The water stood knee-high in Mill Street [@herald].
          because evidence boats: People were brought out in boats [@courier].

    Fixed::

        source agency: Message of the agency {date: 2024-03-01}
        source herald: The Herald {date: 2024-03-02, derived-from: agency}
        source gauge: Records of the gauge at the mill {date: 2024-03-02}
        claim flood: The lower town was flooded.
          because evidence knee: The water stood knee-high in Mill Street [@herald].
          because evidence metres: The river rose by three metres [@gauge].
    """
    if not any("derived-from" in source.attributes for source in context.map.sources.values()):
        return
    told = {(each.conclusion, each.reasons) for each in _shared(context, _by_source(context))}
    for shared in _shared(context, _by_origin(context)):
        if (shared.conclusion, shared.reasons) not in told:
            yield context.finding(
                shared.conclusion,
                f"{_in_appearance(shared)}, but rest on sources of one origin, "
                f"{_origin(context, shared.name)}: {_named(context, shared.reasons)}",
                "look for a source that does not go back to it; or make one reason of them, with "
                "`and`",
            )


def _origin(context: RuleContext, origin: str) -> str:
    return f"[@{origin}]" if origin in context.map.sources else f"“{origin}”"


@attrs.frozen
class _Shared:
    """Reasons for one conclusion, and the name of what all of them rest on."""

    conclusion: str
    name: str
    reasons: tuple[Inference, ...]


def _in_appearance(shared: _Shared) -> str:
    return f"{pluralize(len(shared.reasons), 'reason')} for [{shared.conclusion}] look independent"


def _named(context: RuleContext, reasons: Iterable[Inference]) -> str:
    """Some reasons by one premise each: the first, or the first that is no goal."""

    def is_goal(name: str) -> bool:
        return context.map.statements[name].kind is Kind.GOAL

    return format_ids([min(reason.premises, key=is_goal) for reason in reasons])


def _by_source(context: RuleContext) -> Rests:
    """The source that evidence falls with: the only one that it cites."""
    return {
        name: sources for name, sources in _cited_by_evidence(context).items() if len(sources) == 1
    }


def _by_origin(context: RuleContext) -> Rests:
    """The origins that evidence falls with: those that all of its sources have."""
    origins_of = _ultimate_origins(context)
    return {
        name: frozenset.intersection(*(origins_of[source] for source in sources))
        for name, sources in _cited_by_evidence(context).items()
        if sources
    }


def _cited_by_evidence(context: RuleContext) -> Rests:
    return {
        statement.id: frozenset(citation.source for citation in statement.citations)
        for statement in context.map.statements.values()
        if statement.kind is Kind.EVIDENCE
    }


def _ultimate_origins(context: RuleContext) -> Mapping[str, frozenset[str]]:
    """What each source goes back to in the end. A circle of sources is an origin of its own."""
    derived = {source.id: origins(source) for source in context.map.sources.values()}
    names = list(dict.fromkeys([*derived, *chain.from_iterable(derived.values())]))
    numbers = {name: number for number, name in enumerate(names)}

    def before(number: int) -> list[int]:
        return [numbers[each] for each in derived.get(names[number], ())]

    found: dict[int, frozenset[str]] = {}
    for group in find_components(range(len(names)), before):
        further = {each for number in group for each in before(number)}.difference(group)
        itself = frozenset({names[min(group)]})
        found.update(
            dict.fromkeys(group, frozenset().union(*(found[each] for each in further)) or itself)
        )
    return {name: found[number] for name, number in numbers.items()}


def _shared(context: RuleContext, rests: Rests) -> Iterator[_Shared]:
    """The reasons that look independent and rest on one thing, by conclusions and by things."""
    names = list(dict.fromkeys(chain.from_iterable(rests.values())))
    if not names or not _has_two_reasons(context):
        return
    read = context.assessment.result(context.reading).program
    for conclusion, reasons in enumerate(_uses(context, rests, names)):
        for place in _places(_common_to_two(reasons.values())):
            falling = [inference for inference, used in reasons.items() if used >> place & 1]
            if not set.intersection(*(set(read.members[inference]) for inference in falling)):
                drawn = tuple(context.drawn[inference] for inference in falling)
                yield _Shared(read.ids[conclusion], names[place], drawn)


def _has_two_reasons(context: RuleContext) -> bool:
    """Whether there are two live reasons for any statement."""
    judged = context.assessment.result(context.reading)
    live = judged.model.live
    return any(
        len(reasons) > 1 and sum(live[reason] == TRUE for reason in reasons) > 1
        for reasons in judged.program.reasons
    )


def _uses(context: RuleContext, rests: Rests, names: Sequence[str]) -> Iterator[Mapping[int, int]]:
    """For each statement and each live reason for it: the names that it falls with, as bits."""
    judged = context.assessment.result(context.reading)
    read, live = judged.program, judged.model.live
    bits = {name: 1 << place for place, name in enumerate(names)}
    labels = {
        read.numbers[name]: sum(bits[each] for each in fells) for name, fells in rests.items()
    }
    # What is not live is used by no derivation, just like what is for a purpose.
    alive = attrs.evolve(read, purpose=[value != TRUE for value in live])
    found = landmarks(alive, labels)
    for reasons in read.reasons:
        yield {
            inference: reduce(or_, (found[member] for member in read.members[inference]))
            for inference in reasons
            if live[inference] == TRUE
        }


def _common_to_two(sets: Iterable[int]) -> int:
    """What is in two of some sets of bits, or in more."""
    once = twice = 0
    for each in sets:
        twice |= once & each
        once |= each
    return twice


def _places(bits: int) -> Iterator[int]:
    while bits:
        yield (bits & -bits).bit_length() - 1
        bits &= bits - 1
