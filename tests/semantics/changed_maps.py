"""Maps that are changed by hand, and sensitivity from judging every changed map from the start."""

from collections.abc import Callable, Iterable
from itertools import combinations
from typing import TypeVar

import attrs
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Citation, Inference, Kind, Polarity, Source
from argmap.semantics import Verdict, verdicts
from argmap.semantics.interventions import Act, Intervention
from argmap.semantics.provenance import AUTHOR
from tests.semantics.strategies import KINDS, small_maps, statement

Choice = TypeVar("Choice")

SOURCES = ["paper", "report"]
HOLDING = {Verdict.SUPPORTED, Verdict.CONDITIONAL}
RICH_IN_EVIDENCE = [*KINDS, Kind.EVIDENCE, Kind.EVIDENCE]


@st.composite
def cited_maps(draw: st.DrawFn, most: int = 7) -> ArgumentMap:
    """Small maps, some statements of which cite one source, or two, or one of them twice."""
    argument_map = draw(small_maps(RICH_IN_EVIDENCE, most))
    citations = st.lists(st.sampled_from(SOURCES).map(Citation), max_size=2)
    return attrs.evolve(
        argument_map,
        statements=[
            attrs.evolve(each, citations=draw(citations))
            for each in argument_map.statements.values()
        ],
        sources=[Source(source, "Something written.") for source in SOURCES],
    )


def holds(argument_map: ArgumentMap, name: str) -> bool:
    return verdicts(argument_map)[name].verdict in HOLDING


def without(argument_map: ArgumentMap, names: Iterable[str]) -> ArgumentMap:
    """Return the map without some statements and the inferences that need them."""
    removed = set(names)
    return attrs.evolve(
        argument_map,
        statements=[each for each in argument_map.statements.values() if each.id not in removed],
        inferences=[
            attrs.evolve(
                each, exceptions=[link for link in each.exceptions if link.statement not in removed]
            )
            for each in argument_map.inferences
            if not removed
            & {each.conclusion, *each.premises, *(x.statement for x in each.warrants)}
        ],
    )


def find_withdrawn_with(argument_map: ArgumentMap, sources: Iterable[str]) -> list[str]:
    """Return the pieces of evidence that cite only these sources."""
    withdrawn = set(sources)
    return [
        each.id
        for each in argument_map.statements.values()
        if each.kind is Kind.EVIDENCE
        if {citation.source for citation in each.citations} <= withdrawn
        if each.citations or AUTHOR in withdrawn
    ]


def no_longer_holds(argument_map: ArgumentMap, name: str, withdrawn: Iterable[str]) -> bool:
    """Whether a statement no longer holds once some statements are withdrawn."""
    removed = set(withdrawn)
    return name in removed or not holds(without(argument_map, removed), name)


def changed(argument_map: ArgumentMap, *interventions: Intervention) -> ArgumentMap:
    """Return the map after some interventions."""
    # Inferences first, because they are compared by identity.
    for intervention in sorted(interventions, key=lambda each: isinstance(each.subject, str)):
        argument_map = CHANGES[intervention.act](argument_map, intervention.subject)
    return argument_map


def remove(argument_map: ArgumentMap, subject: str | Inference) -> ArgumentMap:
    """Return the map without a statement, or without an inference, compared by identity.

    What is no longer in the map was removed together with something else.
    """
    if not isinstance(subject, Inference):
        return without(argument_map, [subject])
    return attrs.evolve(
        argument_map, inferences=[each for each in argument_map.inferences if each is not subject]
    )


def evidenced(argument_map: ArgumentMap, subject: str | Inference) -> ArgumentMap:
    assert isinstance(subject, str)
    reason = Inference(subject, Polarity.FOR, [subject])
    return with_reason(argument_map, reason, Kind.EVIDENCE)


CHANGES: dict[Act, Callable[[ArgumentMap, str | Inference], ArgumentMap]] = {
    Act.EVIDENCE: evidenced,
    Act.ANSWER: remove,
}


def with_reason(argument_map: ArgumentMap, inference: Inference, kind: Kind) -> ArgumentMap:
    """The map with one more inference, for or against the same, from a new statement alone."""
    name = f"new{len(argument_map.inferences)}"
    new = Inference(inference.conclusion, inference.polarity, [name])
    return attrs.evolve(
        argument_map,
        statements=[*argument_map.statements.values(), statement(kind, name)],
        inferences=[*argument_map.inferences, new],
    )


def least(
    choices: Iterable[Choice], succeeds: Callable[[tuple[Choice, ...]], bool]
) -> tuple[int | None, list[tuple[Choice, ...]]]:
    """Return the smallest size of a set that succeeds, and all sets of that size that do."""
    available = list(choices)
    for size in range(1, len(available) + 1):
        found = [each for each in combinations(available, size) if succeeds(each)]
        if found:
            return size, found
    return None, []
