"""Rules about reasons that look independent, but depend on the same source.

Reasons for a conclusion look independent if no premise or warrant is common to all of them: a
common premise is visible in the map. They are not independent if all of them fail without one
source. Only live reasons count, so that defeated reasons neither help nor harm.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, reduce
from operator import and_, or_

import attrs

from argmap.checker.context import RuleContext
from argmap.checker.messages import MOST_NAMED, format_ids
from argmap.checker.rule_definition import rule
from argmap.checker.rules.evidence import list_evidence
from argmap.checker.rules.sources import list_origins
from argmap.graph import find_components
from argmap.model import Inference, Kind, Polarity
from argmap.semantics import ReadingResult
from argmap.semantics.provenance import AUTHOR
from argmap.semantics.selection import Selection, list_places, transpose
from argmap.source import Diagnostic, Severity
from argmap.text_layout import join_words, pluralize


@rule(
    "E010",
    "one-source-twice",
    Severity.INFO,
    plural="statements have several reasons that depend on one source",
)
def one_source_twice(context: RuleContext) -> Iterator[Diagnostic]:
    """Reasons that look independent depend on one source.

    Two or more live reasons for a conclusion share no premise or warrant. But all of them fail
    without the evidence that has one particular source and no other. Two keys with the same DOI or
    URL are one source, and so are the tests of evidence that cites nothing. E001 reports evidence
    without any source.

    The reasons look like two witnesses, but they are one witness heard twice.

    Example::

        source report: Load report for 2023 {date: 2024-01-15}

        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].
          because evidence wait: Jobs waited four seconds on average [@report].

    Fixed::

        source report: Load report for 2023 {date: 2024-01-15}
        source survey: User survey {date: 2024-02-01}

        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].
          because evidence delay: Half of the users noticed a delay [@survey].
    """
    for shared in _find_shared(context, _group_by_source(context)):
        yield context.finding(
            shared.conclusion,
            f"{pluralize(len(shared.reasons), 'reason')} for [{shared.conclusion}] look "
            f"independent, but depend on {_count(shared, 'source')}, "
            f"{_format_keys(context, shared.names)}: {_name_reasons(context, shared)}",
            "find another source for one of them, or join them into one reason with `and`",
        )


@rule(
    "E014",
    "shared-origin",
    Severity.WARNING,
    plural="statements have several reasons that depend on sources with one origin",
)
def shared_origin(context: RuleContext) -> Iterator[Diagnostic]:
    """Reasons that look independent depend on sources with one origin.

    The attribute `derived-from` names the origins of a source. Two or more live reasons for a
    conclusion share no premise or warrant, but depend on sources that go back to the same origin.
    E010 reports reasons that depend on one source.

    Two newspapers that print the same agency report are one witness, not two.

    Example::

        source agency: Agency report {date: 2024-03-01}
        source herald: The Herald {date: 2024-03-02, derived-from: agency}
        source courier: The Courier {date: 2024-03-02, derived-from: agency}

        claim flood: The lower town was flooded.
          because evidence knee: The water stood knee-high in Mill Street [@herald].
          because evidence boats: People were evacuated in boats [@courier].

    Fixed::

        source agency: Agency report {date: 2024-03-01}
        source herald: The Herald {date: 2024-03-02, derived-from: agency}
        source gauge: River gauge records {date: 2024-03-02}

        claim flood: The lower town was flooded.
          because evidence knee: The water stood knee-high in Mill Street [@herald].
          because evidence level: The river rose by three metres [@gauge].
    """
    if not any("derived-from" in source.attributes for source in context.map.sources.values()):
        return
    reported = {
        (shared.conclusion, shared.reasons)
        for shared in _find_shared(context, _group_by_source(context))
    }
    for shared in _find_shared(context, _group_by_origin(context)):
        if (shared.conclusion, shared.reasons) not in reported:
            yield context.finding(
                shared.conclusion,
                f"{pluralize(len(shared.reasons), 'reason')} for [{shared.conclusion}] look "
                f"independent, but their sources share {_count(shared, 'origin')}, "
                f"{_format_keys(context, shared.names)}: {_name_reasons(context, shared)}",
                "find a source with another origin for one of them, or join them into one reason "
                "with `and`",
            )


@attrs.frozen(eq=False, repr=False)
class _Shared:
    """Reasons for one conclusion, and the sources or origins that all of them depend on."""

    conclusion: str
    names: Sequence[str]
    reasons: tuple[Inference, ...]


def _count(shared: _Shared, noun: str) -> str:
    return f"one {noun}" if len(shared.names) == 1 else f"the same {noun}s"


def _format_keys(context: RuleContext, names: Sequence[str]) -> str:
    def format_key(name: str) -> str:
        return f"[@{name}]" if name in context.map.sources else f"“{name}”"

    return join_words(names, MOST_NAMED, by=format_key)


def _name_reasons(context: RuleContext, shared: _Shared) -> str:
    """Name each reason by its first premise that is not a goal."""

    def is_goal(name: str) -> bool:
        return context.map.statements[name].kind is Kind.GOAL

    return format_ids([min(reason.premises, key=is_goal) for reason in shared.reasons])


def _group_by_source(context: RuleContext) -> Mapping[str, list[str]]:
    """Map each source to the evidence that has no other."""
    groups: dict[str, list[str]] = {}
    for statement in list_evidence(context):
        source = context.result.provenance.only_source(statement)
        if source not in (None, AUTHOR):
            groups.setdefault(source, []).append(statement.id)
    return groups


def _group_by_origin(context: RuleContext) -> Mapping[str, list[str]]:
    """Map each origin to the evidence whose sources all go back to it."""
    origins = _find_ultimate_origins(context)
    groups: dict[str, list[str]] = {}
    for statement in list_evidence(context):
        cited = [origins[citation.source] for citation in statement.citations]
        for origin in sorted(frozenset.intersection(*cited)) if cited else ():
            groups.setdefault(origin, []).append(statement.id)
    return groups


def _find_ultimate_origins(context: RuleContext) -> Mapping[str, frozenset[str]]:
    """Map each source to the origins that are not derived from anything else.

    Sources that are derived from each other are one origin.
    """
    publications = context.result.provenance.publications
    derived_from: dict[str, list[str]] = {}
    for source in context.map.sources.values():
        named = [publications.get(key, key) for key in list_origins(source)]
        same = [publications[source.id]] if publications[source.id] != source.id else []
        derived_from[source.id] = [*named, *same]
    origins: dict[str, frozenset[str]] = {}
    for component in find_components(derived_from, lambda key: derived_from.get(key, ())):
        further = {origin for key in component for origin in derived_from.get(key, ())}
        found = frozenset[str]().union(*(origins[key] for key in further.difference(component)))
        origins.update(dict.fromkeys(component, found or frozenset({min(component)})))
    return origins


def _find_shared(context: RuleContext, groups: Mapping[str, Sequence[str]]) -> Iterator[_Shared]:
    """Yield the reasons that look independent, but fail without the evidence of one group.

    A set of groups is the bits of an integer.
    """
    result, names = context.result, list(groups)
    reasons: dict[str, list[Inference]] = {}
    for inference in result.inferences:
        if inference.polarity is Polarity.FOR and result.is_live(inference):
            reasons.setdefault(inference.conclusion, []).append(inference)
    failures = _find_failures(result, reasons, groups)
    group_by_reasons = cache(_group_by_reasons)  # many conclusions may have much in common
    for conclusion, candidates in reasons.items():
        if len(candidates) == 1:
            continue
        premises = [result.premises(reason) for reason in candidates]
        fails = tuple(reduce(or_, (failures[name] for name in needed)) for needed in premises)
        for places, numbers in group_by_reasons(fails):
            if not set.intersection(*(set(premises[number]) for number in numbers)):
                together = tuple(candidates[number] for number in numbers)
                yield _Shared(conclusion, Selection(names, places), together)


def _find_failures(
    result: ReadingResult,
    reasons: Mapping[str, Sequence[Inference]],
    groups: Mapping[str, Sequence[str]],
) -> Mapping[str, int]:
    """Return for each statement the groups without whose evidence no live reason derives it."""
    given: dict[str, int] = {}
    for place, evidence in enumerate(groups.values()):
        for name in evidence:
            given[name] = given.get(name, 0) | 1 << place

    def list_premises(name: str) -> Iterator[str]:
        for reason in reasons.get(name, ()):
            yield from result.premises(reason)

    failures: dict[str, int] = {}
    for component in find_components(reasons, list_premises):
        derived = {name for name in component if not result.map.statements[name].kind.is_given}
        failures |= {name: given.get(name, 0) for name in component if name not in derived}
        failures |= dict.fromkeys(derived, (1 << len(groups)) - 1)
        pending = sorted(derived)
        while pending:
            name = pending.pop()
            fails = reduce(
                and_,
                (
                    reduce(or_, (failures[premise] for premise in result.premises(reason)))
                    for reason in reasons[name]
                ),
            )
            if fails != failures[name]:
                failures[name] = fails
                conclusions = dict.fromkeys(use.conclusion for use in result.uses(name))
                pending += [conclusion for conclusion in conclusions if conclusion in derived]
    return failures


def _group_by_reasons(fails: tuple[int, ...]) -> list[tuple[int, list[int]]]:
    """Return the groups without which the same reasons fail, and the numbers of these reasons.

    `fails` are the groups without which each reason fails. One reason alone does not count.
    """
    once = several = 0
    for places in fails:
        several |= once & places
        once |= places
    columns = transpose([places & several for places in fails], several.bit_length())
    by_reasons: dict[int, int] = {}
    for place in list_places(several):
        by_reasons[columns[place]] = by_reasons.get(columns[place], 0) | 1 << place
    return [(places, list(list_places(numbers))) for numbers, places in by_reasons.items()]
