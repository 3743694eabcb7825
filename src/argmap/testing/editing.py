"""Small changes to a map, and what each of them must do to the verdicts, whatever the map is like.

For tests that follow a map through its changes: whoever keeps verdicts up to date can be held to
what an edit says about them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from argmap.model import ArgumentMap, FrozenDict, Inference, Kind, Link, Polarity, Statement
from argmap.semantics import Verdict
from argmap.semantics.what_if import suppose
from argmap.testing.printing import Printer, call, pasteable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.semantics import Judgement


class Act(StrEnum):
    """What an edit does about one statement."""

    ADD_EVIDENCE = "add evidence"
    """A new piece of evidence is a reason for it. So it has grounds, and holds only supported."""
    OBJECT = "object"
    """A new piece of evidence is an objection to it. So it does not hold."""
    ANSWER = "answer"
    """Each objection to it gets a new piece of evidence as an exception. So none stands."""
    WITHDRAW = "withdraw"
    """It is struck out, and all that uses it or bears on it."""


@attrs.frozen
class Edit:
    """A small change to a map: what it was, what it is, and what that must do to the verdicts."""

    act: Act
    statement: str
    before: ArgumentMap
    after: ArgumentMap
    verdicts: Mapping[str, frozenset[Verdict]] = attrs.field(hash=False)
    """What the charitable verdicts on some statements can be afterwards, and no others."""
    unchanged: frozenset[str]
    """The statements that are judged as before: nothing that has changed bears on them."""

    def complaints(
        self, before: Mapping[str, Judgement], after: Mapping[str, Judgement]
    ) -> list[str]:
        """What is wrong with some judgements on the map before and after; nothing if they fit."""
        found = [
            f"[{name}] is {after[name].verdict} and can only be {' or '.join(sorted(allowed))}"
            for name, allowed in self.verdicts.items()
            if after[name].verdict not in allowed
        ]
        return found + [
            f"[{name}] was {before[name].verdict} and is {after[name].verdict}, "
            "and nothing that has changed bears on it"
            for name in sorted(self.unchanged)
            if before[name] != after[name]
        ]

    def _repr_pretty_(self, printer: Printer, cycle: bool) -> None:
        verdicts = {name: {*map(str, sorted(allowed))} for name, allowed in self.verdicts.items()}
        arguments = (
            f"Act.{self.act.name}",
            repr(self.statement),
            f"before={pasteable(self.before)}",
            f"after={pasteable(self.after)}",
            f"verdicts={verdicts!r}",
            f"unchanged=frozenset({sorted(self.unchanged)!r})",
        )
        printer.text(call("Edit", *arguments))


def edits(argument_map: ArgumentMap) -> st.SearchStrategy[Edit]:
    """Small changes to a map. Raises InvalidArgument for a map without statements."""
    if not argument_map.statements:
        raise InvalidArgument("there is nothing to change in a map without statements")
    return st.builds(
        _edit,
        st.just(argument_map),
        st.sampled_from(Act),
        st.sampled_from([*argument_map.statements]),
    )


def _edit(argument_map: ArgumentMap, act: Act, name: str) -> Edit:
    reached = _downstream(argument_map, name)
    verdicts: dict[str, frozenset[Verdict]] = {}
    if act is Act.WITHDRAW:
        after = suppose(argument_map, without=[name])
        reached |= {name}
    else:
        new = _new_id(argument_map)
        verdicts[new] = frozenset({Verdict.SUPPORTED})
        verdicts[name] = _THEN[act]
        after = attrs.evolve(
            argument_map,
            statements=[
                *argument_map.statements.values(),
                Statement(Kind.EVIDENCE, new, "It has been seen."),
            ],
            inferences=_inferences(argument_map, act, name, new),
        )
    unchanged = frozenset(argument_map.statements.keys() - reached)
    return Edit(act, name, argument_map, after, FrozenDict(verdicts), unchanged)


_THEN = {
    Act.ADD_EVIDENCE: frozenset({Verdict.SUPPORTED, Verdict.UNDECIDED, Verdict.CONTESTED}),
    Act.OBJECT: frozenset({Verdict.UNSUPPORTED, Verdict.CONTESTED}),
    Act.ANSWER: frozenset({*Verdict} - {Verdict.CONTESTED}),
}


def _inferences(argument_map: ArgumentMap, act: Act, name: str, new: str) -> list[Inference]:
    """The inferences of a map after something has been done with a new statement."""
    if act is Act.ANSWER:
        return [
            attrs.evolve(each, exceptions=[*each.exceptions, Link(new)])
            if each.conclusion == name and each.polarity is Polarity.AGAINST
            else each
            for each in argument_map.inferences
        ]
    polarity = Polarity.FOR if act is Act.ADD_EVIDENCE else Polarity.AGAINST
    return [*argument_map.inferences, Inference(name, polarity, [new])]


def _downstream(argument_map: ArgumentMap, name: str) -> set[str]:
    """The statement and all those that it bears on, directly or by way of others."""
    users: dict[str, set[str]] = {}
    for each in argument_map.inferences:
        links = (link.statement for link in (*each.warrants, *each.exceptions))
        for member in (*each.premises, *links):
            users.setdefault(member, set()).add(each.conclusion)
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        statement = waiting.pop()
        if statement not in reached:
            reached.add(statement)
            waiting += users.get(statement, ())
    return reached


def _new_id(argument_map: ArgumentMap) -> str:
    number = len(argument_map.statements)
    while f"new{number}" in argument_map.statements:
        number += 1
    return f"new{number}"
