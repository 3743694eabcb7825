"""What the lines under a line say about it: reasons, what joins each of them, and inferences.

Codes: M003 nothing above that a line could join, M004 a misspelt mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap import trusted
from argmap.model import IMPLICIT, Link, Polarity
from argmap.source import Diagnostic, Severity, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.language.syntax import Relation
    from argmap.loader.lines import Line
    from argmap.model import Inference


@attrs.define(eq=False)
class Reason:
    """An inference in the making: the line that it is about, and those that join the first one.

    It does not know the line that begins it, which knows it.
    """

    about: Line
    others: list[Line] = attrs.field(factory=list)
    made: Inference | None = None
    """The inference that was made of it last, and of which `names`."""
    names: list[str] = attrs.field(factory=list)

    def is_made_of_the_same_as(self, other: Reason) -> bool:
        """Whether another reason is made of the same lines."""
        return self.about is other.about and self.others == other.others


def find_reasons(about: Line, block: Iterable[Line]) -> tuple[Diagnostic, ...]:
    """Note on the lines right under a line which reasons they begin; give what is wrong there."""
    reason: Reason | None = None
    broken = False
    found: list[Diagnostic] = []
    for line in block:
        relation = line.relation
        assert relation is not None
        if relation.mark:
            found += _read_mark(line, relation)
        if relation.connective in ("because", "but"):
            broken = False
            line.reason = reason = Reason(about)
        elif not relation.connective:
            reason, broken = None, True
        elif reason is not None:
            reason.others.append(line)
        elif not broken:
            # What would be joined to a line that could not be read is no mistake of its own.
            found.append(_nothing_to_join(line, relation))
    return tuple(found)


def _nothing_to_join(line: Line, relation: Relation) -> Diagnostic:
    word = relation.connective
    message = f"`{word}` joins the `because` or `but` above it, and there is none at this depth"
    cure = "begin with `because` or `but`, or align this line with the reason that it belongs to"
    span = line.text.span(relation.start, relation.end)
    return Diagnostic("M003", Severity.ERROR, message, span, cure)


def _read_mark(line: Line, relation: Relation) -> Iterator[Diagnostic]:
    """Note whether a mark says that the relation is implicit, and the scheme that it names."""
    first, _, rest = (part.strip(" ") for part in relation.mark.partition(","))
    if first == IMPLICIT:
        line.mark = (True, rest)
    elif nearest(first, [IMPLICIT]):
        line.mark = (True, rest)
        span = line.text.span(relation.start, relation.end)
        message = f"`({first})` would be read as the name of a scheme"
        cure = f"write `({IMPLICIT})` for what the text does not draw itself"
        yield Diagnostic("M004", Severity.ERROR, message, span, cure)
    else:
        line.mark = (False, relation.mark)


# What becomes of a reason


def inference(first: Line, reason: Reason) -> Inference | None:
    """The inference that a line begins, unless a member is not there: without it, it says more.

    What was made of the same statements before is given again.
    """
    names = [reason.about.id, first.id, *[line.id for line in reason.others]]
    if "" in names:
        reason.made, reason.names = None, []
    elif names != reason.names:
        reason.made = _made_inference(first, reason)
        reason.names = names
    return reason.made


_POLARITIES = {polarity.value: polarity for polarity in Polarity}


def _made_inference(first: Line, reason: Reason) -> Inference:
    relation, others = first.relation, reason.others
    assert relation is not None
    return trusted.inference(
        reason.about.id,
        _POLARITIES[relation.connective],
        (first.id, *[line.id for line in others if _joins_as(line) == "and"]),
        _links(others, "since") if others else (),
        _links(others, "unless") if others else (),
        *first.mark,
        first.text.span(relation.start, relation.end),
    )


def _links(lines: list[Line], word: str) -> tuple[Link, ...]:
    return tuple([Link(line.id, *line.mark) for line in lines if _joins_as(line) == word])


def _joins_as(line: Line) -> str:
    assert line.relation is not None
    return line.relation.connective
