"""Rules about reasons that look independent, but depend on the same source.

Reasons for a conclusion look independent if no premise or warrant is common to all of them: a
common premise is visible in the map. They are not independent if all of them fail without one
source. Only live reasons count, so that defeated reasons neither help nor harm.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

import attrs

from argmap.checker.context import RuleContext
from argmap.checker.messages import format_ids
from argmap.checker.rule_definition import rule
from argmap.checker.rules.evidence import list_evidence
from argmap.checker.rules.sources import list_origins
from argmap.graph import find_components, search_breadth_first
from argmap.model import Inference, Kind, Polarity
from argmap.semantics import ReadingResult
from argmap.semantics.provenance import AUTHOR
from argmap.source import Diagnostic, Severity
from argmap.text_layout import pluralize


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
            f"independent, but depend on one source, {_format_key(context, shared.name)}: "
            f"{_name_reasons(context, shared)}",
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
                f"independent, but their sources share one origin, "
                f"{_format_key(context, shared.name)}: {_name_reasons(context, shared)}",
                "find a source with another origin for one of them, or join them into one reason "
                "with `and`",
            )


@attrs.frozen
class _Shared:
    """Reasons for one conclusion, and the source or origin that all of them depend on."""

    conclusion: str
    name: str
    reasons: tuple[Inference, ...]


def _format_key(context: RuleContext, name: str) -> str:
    return f"[@{name}]" if name in context.map.sources else f"“{name}”"


def _name_reasons(context: RuleContext, shared: _Shared) -> str:
    """Name each reason by its first premise that is not a goal."""

    def is_goal(name: str) -> bool:
        return context.map.statements[name].kind is Kind.GOAL

    return format_ids([min(reason.premises, key=is_goal) for reason in shared.reasons])


def _group_by_source(context: RuleContext) -> Mapping[str, list[str]]:
    """Map each source to the evidence that has no other."""
    groups: dict[str, list[str]] = {}
    for statement in list_evidence(context):
        source, *others = context.result.provenance.sources(statement)
        if not others and source != AUTHOR:
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
    """Yield the reasons that look independent, but fail without the evidence of one group."""
    reasons = _LiveReasons(context.result)
    for name, evidence in groups.items():
        failing: dict[str, list[Inference]] = {}
        for reason in reasons.find_failing(frozenset(evidence)):
            failing.setdefault(reason.conclusion, []).append(reason)
        for conclusion, group in failing.items():
            premises = [set(context.result.premises(reason)) for reason in group]
            if len(group) > 1 and not set.intersection(*premises):
                yield _Shared(conclusion, name, tuple(group))


class _LiveReasons:
    """The live reasons of a map, numbered in the order of writing."""

    def __init__(self, result: ReadingResult) -> None:
        self._statements = result.map.statements
        self._reasons = [
            inference
            for inference in result.inferences
            if inference.polarity is Polarity.FOR and result.is_live(inference)
        ]
        self._for: dict[str, list[int]] = {}
        self._uses: dict[str, list[int]] = {}
        self._given_premises: dict[str, list[Sequence[str]]] = {}
        for number, reason in enumerate(self._reasons):
            premises = result.premises(reason)
            self._for.setdefault(reason.conclusion, []).append(number)
            for premise in dict.fromkeys(premises):
                self._uses.setdefault(premise, []).append(number)
            if all(self._statements[premise].kind.is_given for premise in premises):
                self._given_premises.setdefault(reason.conclusion, []).append(premises)
        self._relevant = self._find_relevant(result)

    def _find_relevant(self, result: ReadingResult) -> Collection[str]:
        """Return the conclusions of several reasons, and what these depend on."""

        def list_premises(name: str) -> Iterator[str]:
            for number in self._for.get(name, ()):
                yield from result.premises(self._reasons[number])

        forks = [name for name, numbers in self._for.items() if len(numbers) > 1]
        return search_breadth_first(forks, list_premises)

    def find_failing(self, withdrawn: frozenset[str]) -> list[Inference]:
        """Return the reasons that fail without some evidence, where there are several reasons.

        Derive what may depend on the evidence once more without it. Everything else still holds.
        """

        def list_dependents(name: str) -> list[str]:
            conclusions = (self._reasons[number].conclusion for number in self._uses.get(name, ()))
            return [
                name
                for name in conclusions
                if name in self._relevant and not self._is_independent(name, withdrawn)
            ]

        affected = search_breadth_first(withdrawn, list_dependents)
        missing = Counter(number for name in affected for number in self._uses.get(name, ()))
        derivable = [
            name
            for name in affected
            if any(number not in missing for number in self._for.get(name, ()))
        ]
        derived = set(withdrawn)
        while derivable:
            name = derivable.pop()
            if name in affected and name not in derived:
                derived.add(name)
                for number in self._uses.get(name, ()):
                    missing[number] -= 1
                    if not missing[number]:
                        derivable.append(self._reasons[number].conclusion)
        return [self._reasons[number] for number in sorted(missing) if missing[number]]

    def _is_independent(self, name: str, withdrawn: frozenset[str]) -> bool:
        """Whether a statement is given, or has a reason from other given statements alone."""
        return self._statements[name].kind.is_given or any(
            withdrawn.isdisjoint(premises) for premises in self._given_premises.get(name, ())
        )
