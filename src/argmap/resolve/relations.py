"""What is written under a statement, as reasons whose members are not looked up yet.

Codes: M003 nothing above that a line could join, M004 a misspelt mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.language.syntax import Statement
from argmap.model import IMPLICIT, Polarity
from argmap.source import Diagnostic, Severity, Span, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from argmap.language.syntax import Reference, Relation
    from argmap.source import Text


@attrs.frozen(eq=False)
class Named:
    """A statement that is meant by its id, and where."""

    id: str
    span: Span


Target = int | Named | None
"""What a line is about: the number of a statement in order of writing, one that is named, or
nothing, where the text could not be read."""


@attrs.frozen(eq=False)
class Member:
    """What a relation adds to a reason, and the mark that it carries."""

    target: Target
    implicit: bool
    scheme: str


@attrs.frozen(eq=False)
class Reason:
    """An inference in the making."""

    conclusion: Target
    polarity: Polarity
    first: Member
    span: Span
    others: list[Member] = attrs.field(factory=list)
    warrants: list[Member] = attrs.field(factory=list)
    exceptions: list[Member] = attrs.field(factory=list)


@attrs.define(eq=False)
class _Block:
    """The relations under one statement still to come, and the reason that they may join."""

    about: Target
    relations: Iterator[Relation]
    reason: Reason | None = None
    broken: bool = False


class Walk:
    """One tree after the other: notes its statements, and makes reasons of its relations."""

    def __init__(self, note: Callable[[Text, Statement], int]) -> None:
        self.reasons: list[Reason] = []
        self.diagnostics: list[Diagnostic] = []
        self._note = note

    def tree(self, text: Text, root: Statement | Reference) -> None:
        """Walk a tree in the order of writing, however deep it is."""
        blocks = [_Block(self._target(text, root), iter(root.relations))]
        while blocks:
            block = blocks[-1]
            relation = next(block.relations, None)
            if relation is None:
                blocks.pop()
                continue
            target = self._target(text, relation.target)
            self._relate(text, block, relation, target)
            if relation.target.relations:
                blocks.append(_Block(target, iter(relation.target.relations)))

    def _target(self, text: Text, node: Statement | Reference) -> Target:
        if isinstance(node, Statement):
            return self._note(text, node) if node.kind else None
        return Named(node.id, Span(text, node.start, node.end)) if node.id else None

    def _relate(self, text: Text, block: _Block, relation: Relation, target: Target) -> None:
        member = Member(target, *self._mark(text, relation))
        span = Span(text, relation.start, relation.end)
        match relation.connective:
            case "because" | "but" as word:
                block.broken = False
                block.reason = Reason(block.about, Polarity(word), member, span)
                self.reasons.append(block.reason)
            case "":
                block.reason, block.broken = None, True
            case joining if block.reason is None:
                # What would be joined to a line that could not be read is no mistake of its own.
                if not block.broken:
                    self._nothing_to_join(joining, span)
            case "and":
                block.reason.others.append(member)
            case "since":
                block.reason.warrants.append(member)
            case "unless":
                block.reason.exceptions.append(member)

    def _nothing_to_join(self, word: str, span: Span) -> None:
        message = f"`{word}` joins the `because` or `but` above it, and there is none at this depth"
        cure = (
            "begin with `because` or `but`, or align this line with the reason that it belongs to"
        )
        self.diagnostics.append(Diagnostic("M003", Severity.ERROR, message, span, cure))

    def _mark(self, text: Text, relation: Relation) -> tuple[bool, str]:
        """Whether a mark says that the relation is implicit, and the scheme that it names."""
        if not relation.mark:
            return False, ""
        first, _, rest = (part.strip(" ") for part in relation.mark.partition(","))
        if first == IMPLICIT:
            return True, rest
        if nearest(first, [IMPLICIT]):
            span = Span(text, relation.start, relation.end)
            message = f"`({first})` would be read as the name of a scheme"
            cure = f"write `({IMPLICIT})` for what the text does not draw itself"
            self.diagnostics.append(Diagnostic("M004", Severity.ERROR, message, span, cure))
            return True, rest
        return False, relation.mark
