"""Edits: what they say of the verdicts is so, and would be noticed if it were not."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from argmap.loader import parse
from argmap.model import ArgumentMap
from argmap.semantics import Verdict, verdicts
from argmap.testing import Act, Edit, edits, maps


@given(maps(connected=True).flatmap(edits))
def test_verdicts_are_as_an_edit_says(edit: Edit) -> None:
    assert edit.complaints(verdicts(edit.before), verdicts(edit.after)) == []


@given(maps(connected=True).flatmap(edits))
def test_an_edit_is_small(edit: Edit) -> None:
    more = len(edit.after.statements) - len(edit.before.statements)
    assert more == (-1 if edit.act is Act.WITHDRAW else 1)
    assert edit.statement in edit.before.statements


ONE = parse("claim a: x\n  but claim b: y\nclaim c: z\n")


@given(edits(ONE), st.data())
def test_what_an_edit_forbids_is_complained_of(edit: Edit, data: st.DataObject) -> None:
    before, after = verdicts(edit.before), dict(verdicts(edit.after))
    name = data.draw(st.sampled_from([*edit.verdicts, *sorted(edit.unchanged)]))
    allowed = edit.verdicts.get(name, {after[name].verdict})
    wrong = data.draw(st.sampled_from(sorted(set(Verdict) - allowed)))
    after[name] = attrs.evolve(after[name], verdict=wrong)
    [complaint] = edit.complaints(before, after)
    assert complaint.startswith(f"[{name}] ")


def test_nothing_can_be_changed_where_nothing_is_said() -> None:
    with pytest.raises(InvalidArgument):
        edits(ArgumentMap())
