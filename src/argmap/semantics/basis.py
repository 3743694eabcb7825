"""What a statement rests on: the evidence, assumptions and sources in its live derivations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.model import Kind
from argmap.semantics.provenance import AUTHOR, cited_sources
from argmap.semantics.well_founded import TRUE

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.semantics.reading_result import ReadingResult


@attrs.frozen
class Basis:
    """Ids of evidence, of assumptions and of sources, each in the order of writing.

    `AUTHOR` stands last among the sources, where some of the evidence cites nothing.
    """

    evidence: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def find_basis(argument_map: ArgumentMap, judged: ReadingResult, statement: int) -> Basis:
    """What a statement, by its number, rests on in any derivation in which all is live.

    A derivation ends at evidence, at goals, and at assumptions, but is followed into what carries
    an assumption as well. What has grounds and is objected to rests on what gives it grounds; what
    has none rests on nothing. Linear in what is live below the statement.
    """
    read, live = judged.program, judged.model.live
    if judged.model.grounds[statement] != TRUE:
        return Basis()
    used, ahead = {statement}, [statement]
    while ahead:
        number = ahead.pop()
        if read.kinds[number] is Kind.EVIDENCE:
            continue
        if read.kinds[number] is Kind.GOAL and number != statement:
            continue
        for inference in read.reasons[number]:
            if live[inference] == TRUE:
                for member in read.members[inference]:
                    if member not in used:
                        used.add(member)
                        ahead.append(member)
    evidence = [read.ids[each] for each in sorted(used) if read.kinds[each] is Kind.EVIDENCE]
    cited = {each for name in evidence for each in cited_sources(argument_map.statements[name])}
    return Basis(
        tuple(evidence),
        tuple(read.ids[each] for each in sorted(used) if read.kinds[each] is Kind.ASSUMPTION),
        tuple(each for each in (*argument_map.sources, AUTHOR) if each in cited),
    )
