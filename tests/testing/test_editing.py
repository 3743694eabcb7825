"""Edits: what they promise about verdicts is true, and a violation is found."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from argmap.loader import parse
from argmap.model import ArgumentMap
from argmap.semantics import Verdict, verdicts
from argmap.testing import Edit, EditKind, edits, maps


@given(maps(connected=True, plain=True).flatmap(edits))
def test_verdicts_are_as_an_edit_promises(edit: Edit) -> None:
    assert edit.find_violations(verdicts(edit.before), verdicts(edit.after)) == []
    added = len(edit.after.statements) - len(edit.before.statements)
    assert added == (-1 if edit.kind is EditKind.WITHDRAW else 1)
    assert edit.statement in edit.before.statements


PLAN = parse("claim a: x\n  but claim b: y\nclaim c: z\n")


@given(edits(PLAN), st.data())
def test_a_verdict_that_an_edit_excludes_is_a_violation(edit: Edit, data: st.DataObject) -> None:
    before, after = verdicts(edit.before), dict(verdicts(edit.after))
    name = data.draw(st.sampled_from([*edit.verdicts, *sorted(edit.unchanged)]))
    possible = edit.verdicts.get(name, {after[name].verdict})
    wrong = data.draw(st.sampled_from(sorted(set(Verdict) - possible)))
    after[name] = attrs.evolve(after[name], verdict=wrong)
    [violation] = edit.find_violations(before, after)
    assert violation.startswith(f"[{name}] ")


def test_an_empty_map_cannot_be_edited() -> None:
    with pytest.raises(InvalidArgument, match="no statement to change"):
        edits(ArgumentMap())
