"""What no derivation of a statement can do without.

Keyder, Richter & Helmert, "Sound and complete landmarks for and/or graphs" (ECAI 2010): the
landmarks of what is given are itself, an inference has the union over its members, a statement the
intersection over the inferences for it, and the greatest solution of these equations is right in
circles, too. Objections and exceptions play no part: these are derivations as they would be if
nothing were said against anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.graph import find_components

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.semantics.program import Numbers, Program

UNDERIVABLE = -1
"""The landmarks of what no derivation reaches: everything, as a set of bits."""


def landmarks(read: Program, labels: Mapping[int, int]) -> list[int]:
    """For each statement: the labels that every derivation of it uses, as a set of bits.

    `labels` are the bits of what is given; what has none counts as used freely. Linear in the size
    of the map, times the length of the sets; in a circle, once more for each time that a set of it
    shrinks.
    """
    found = [UNDERIVABLE] * len(read.ids)

    def reasons(statement: int) -> Numbers:
        return () if read.given[statement] else read.reasons[statement]

    def supporters(statement: int) -> list[int]:
        return [each for reason in reasons(statement) for each in read.members[reason]]

    for group in find_components(range(len(read.ids)), supporters):
        among = set(group)
        for statement in group:  # which grows as it is read
            known = (
                labels.get(statement, 0)
                if read.given[statement]
                else _common(read, reasons(statement), found)
            )
            if known != found[statement]:
                found[statement] = known
                if len(among) > 1:
                    group += [
                        read.conclusion[each]
                        for each in read.uses[statement]
                        if not read.against[each] and read.conclusion[each] in among
                    ]
    return found


def _common(read: Program, reasons: Numbers, found: list[int]) -> int:
    """What all of some inferences use, going by what is found of their members."""
    common = UNDERIVABLE
    for inference in reasons:
        if not read.purpose[inference]:
            used = 0
            for member in read.members[inference]:
                used |= found[member]
            common &= used
    return common
