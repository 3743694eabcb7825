"""Generate small changes to a map, with what each must do to the verdicts."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from argmap.graph import search_breadth_first
from argmap.model import (
    ArgumentMap,
    FrozenDict,
    Inference,
    Kind,
    Link,
    Polarity,
    Statement,
    require_map,
)
from argmap.semantics import Judgement, Verdict
from argmap.semantics.what_if import suppose
from argmap.testing.connections import is_objection
from argmap.testing.pretty_printing import Printer, format_call, to_python


class EditKind(StrEnum):
    """The kind of a change to one statement.

    >>> from argmap.testing import EditKind
    >>> EditKind("object")
    <EditKind.OBJECT: 'object'>
    """

    ADD_EVIDENCE = "add evidence"
    """Support it by new evidence. It has grounds, and if it holds, it is supported."""
    OBJECT = "object"
    """Object to it by new evidence. It does not hold."""
    ANSWER = "answer"
    """Give each objection to it new evidence as an exception. It is not contested."""
    WITHDRAW = "withdraw"
    """Remove it, and every inference that uses or concludes it."""


@attrs.frozen
class Edit:
    """A change to a map: the map before and after, and what that must do to the verdicts.

    `verdicts` are the possible charitable verdicts on some statements afterwards. `unchanged` are
    the statements whose judgement must stay, because they do not depend on what was changed.

    >>> from hypothesis import given, settings
    >>> from argmap.testing import edits
    >>> plan = argmap.parse("claim wet: The street is wet.")
    >>> @settings(max_examples=10)
    ... @given(edits(plan))
    ... def test_verdicts(edit):
    ...     before, after = argmap.verdicts(edit.before), argmap.verdicts(edit.after)
    ...     assert edit.find_violations(before, after) == []
    >>> test_verdicts()
    """

    kind: EditKind
    """The kind of the change."""
    statement: str
    """The id of the statement that it is about."""
    before: ArgumentMap
    after: ArgumentMap
    verdicts: Mapping[str, frozenset[Verdict]] = attrs.field(hash=False)
    unchanged: frozenset[str]

    def find_violations(
        self, before: Mapping[str, Judgement], after: Mapping[str, Judgement]
    ) -> list[str]:
        """Return what is wrong with judgements on the map before and after, in sentences."""
        impossible = [
            f"[{name}] is {after[name].verdict}, but must be {' or '.join(sorted(possible))}"
            for name, possible in self.verdicts.items()
            if after[name].verdict not in possible
        ]
        return impossible + [
            f"[{name}] changed from {before[name].verdict} to {after[name].verdict}, "
            "but does not depend on the edit"
            for name in sorted(self.unchanged)
            if before[name] != after[name]
        ]

    def _repr_pretty_(self, printer: Printer, cycle: bool) -> None:
        verdicts = {name: {*map(str, sorted(possible))} for name, possible in self.verdicts.items()}
        arguments = (
            f"EditKind.{self.kind.name}",
            repr(self.statement),
            f"before={to_python(self.before)}",
            f"after={to_python(self.after)}",
            f"verdicts={verdicts!r}",
            f"unchanged=frozenset({sorted(self.unchanged)!r})",
        )
        printer.text(format_call("Edit", *arguments))


_POSSIBLE_VERDICTS = {
    EditKind.ADD_EVIDENCE: frozenset({Verdict.SUPPORTED, Verdict.UNDECIDED, Verdict.CONTESTED}),
    EditKind.OBJECT: frozenset({Verdict.UNSUPPORTED, Verdict.CONTESTED}),
    EditKind.ANSWER: frozenset({*Verdict} - {Verdict.CONTESTED}),
}


def edits(argument_map: ArgumentMap) -> st.SearchStrategy[Edit]:
    """Generate changes to a map. Raises InvalidArgument if it has no statements.

    >>> from hypothesis import given, settings
    >>> from argmap.testing import edits
    >>> plan = argmap.parse("claim wet: The street is wet.")
    >>> @settings(max_examples=10)
    ... @given(edits(plan))
    ... def test_objections(edit):
    ...     if edit.kind == "object":
    ...         assert not argmap.verdicts(edit.after)["wet"].holds
    >>> test_objections()
    """
    require_map(argument_map, "edits")
    if not argument_map.statements:
        raise InvalidArgument("the map has no statement to change; draw maps(size=(1, 30))")
    return st.builds(
        _make_edit,
        st.just(argument_map),
        st.sampled_from(EditKind),
        st.sampled_from([*argument_map.statements]),
    )


def _make_edit(argument_map: ArgumentMap, kind: EditKind, name: str) -> Edit:
    affected = _find_dependents(argument_map, name)
    possible: dict[str, frozenset[Verdict]] = {}
    if kind is EditKind.WITHDRAW:
        after = suppose(argument_map, without=[name])
    else:
        new = _choose_new_id(argument_map)
        possible = {new: frozenset({Verdict.SUPPORTED}), name: _POSSIBLE_VERDICTS[kind]}
        after = attrs.evolve(
            argument_map,
            statements=[
                *argument_map.statements.values(),
                Statement(Kind.EVIDENCE, new, "It was observed."),
            ],
            inferences=_change_inferences(argument_map, kind, name, new),
        )
    unchanged = frozenset(argument_map.statements.keys() - affected)
    return Edit(kind, name, argument_map, after, FrozenDict(possible), unchanged)


def _change_inferences(
    argument_map: ArgumentMap, kind: EditKind, name: str, new: str
) -> list[Inference]:
    if kind is EditKind.ANSWER:
        return [
            attrs.evolve(inference, exceptions=[*inference.exceptions, Link(new)])
            if inference.conclusion == name and is_objection(inference)
            else inference
            for inference in argument_map.inferences
        ]
    polarity = Polarity.FOR if kind is EditKind.ADD_EVIDENCE else Polarity.AGAINST
    return [*argument_map.inferences, Inference(name, polarity, [new])]


def _find_dependents(argument_map: ArgumentMap, statement: str) -> set[str]:
    """Return a statement and all statements that depend on it, directly or not."""
    conclusions: dict[str, set[str]] = {}
    for inference in argument_map.inferences:
        for name in inference.used_ids:
            conclusions.setdefault(name, set()).add(inference.conclusion)
    return set(search_breadth_first([statement], lambda name: conclusions.get(name, ())))


def _choose_new_id(argument_map: ArgumentMap) -> str:
    number = len(argument_map.statements)
    while f"new{number}" in argument_map.statements:
        number += 1
    return f"new{number}"
