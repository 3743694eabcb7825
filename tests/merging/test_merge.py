"""Two versions of a map, merged."""

from collections.abc import Callable

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.canonical import canonical_text
from argmap.language.parser import parse_text
from argmap.language.syntax import StatementNode, list_items
from argmap.loader import parse, parse_draft
from argmap.merging.merge import merge_texts, split_units
from argmap.model import ArgumentMap, Inference, Statement
from argmap.semantics.comparison import compare
from argmap.source import Text
from argmap.testing import documents, maps

PLAN = """\
title: A plan

// The facts
evidence fire: It burns in the old hall.

recommendation act: Act now.
  because [fire]
  but claim late: It is too late
      for anything.
"""

Edit = Callable[[ArgumentMap, str], ArgumentMap]


def reword(argument_map: ArgumentMap, name: str) -> ArgumentMap:
    statement = argument_map.statements[name]
    return argument_map.replace(attrs.evolve(statement, text=f"{statement.text} Indeed"))


def tag(argument_map: ArgumentMap, name: str) -> ArgumentMap:
    statement = argument_map.statements[name]
    return argument_map.replace(attrs.evolve(statement, tags=[*statement.tags, "merged"]))


def add_reason(argument_map: ArgumentMap, name: str) -> ArgumentMap:
    new = Statement("evidence", f"for-{name}"[:900], f"Seen for {name}.")
    new = attrs.evolve(new, section=argument_map.statements[name].section)
    return attrs.evolve(
        argument_map,
        statements=[*argument_map.statements.values(), new],
        inferences=[*argument_map.inferences, Inference(name, "but", [new.id])],
    )


def give_ids(argument_map: ArgumentMap) -> ArgumentMap:
    return attrs.evolve(
        argument_map,
        statements=[
            attrs.evolve(statement, has_generated_id=False)
            for statement in argument_map.statements.values()
        ],
    )


edits = st.sampled_from([reword, tag, add_reason])


@settings(max_examples=20)
@given(maps(size=(2, 8)).map(give_ids), edits, edits, st.data())
def test_edits_of_different_statements_are_merged(
    base: ArgumentMap, edit_ours: Edit, edit_theirs: Edit, data: st.DataObject
) -> None:
    names = st.lists(st.sampled_from([*base.statements]), min_size=2, max_size=2, unique=True)
    one, other = data.draw(names)
    assume(not {f"for-{one}"[:900], f"for-{other}"[:900]} & base.statements.keys())
    assume(f"for-{one}"[:900] != f"for-{other}"[:900])
    ours, theirs = edit_ours(base, one), edit_theirs(base, other)
    merged = merge_texts(*map(canonical_text, (base, ours, theirs)))
    assert merged.conflicts == ()
    assert compare(parse(merged.content), edit_theirs(ours, other)).is_empty


def insert_word(content: str, node: StatementNode, word: str) -> str:
    place = content.index(":", node.end) + 1
    return f"{content[:place]} {word}{content[place:]}"


@settings(max_examples=30)
@given(documents(size=(2, 8)), st.data())
def test_rewordings_are_merged_in_every_layout(content: str, data: st.DataObject) -> None:
    base = content.removeprefix("\ufeff").replace("\r\n", "\n")
    items = list_items(parse_text(Text("", base))[0])
    nodes = [item for item in items if isinstance(item, StatementNode)]
    # Of two statements that say the same, nobody can tell which was changed.
    assume(len({node.prose.text for node in nodes}) == len(nodes))
    pair = data.draw(st.lists(st.sampled_from(nodes), min_size=2, max_size=2, unique_by=id))
    first, second = sorted(pair, key=lambda node: node.start)
    ours, theirs = insert_word(base, first, "alpha"), insert_word(base, second, "beta")
    drafts = [parse_draft(text) for text in (ours, theirs)]
    assume(not any(draft.errors for draft in drafts))  # where a generated id was referred to
    merged = merge_texts(base, ours, theirs)
    assert merged.conflicts == ()
    both = parse(insert_word(theirs, first, "alpha"))
    assert compare(parse(merged.content), both).is_empty


@settings(max_examples=30)
@given(documents(size=(1, 8)), documents(size=(1, 8)))
def test_the_same_change_and_no_change(base: str, changed: str) -> None:
    for versions in ((base, changed, changed), (base, base, changed), (base, changed, base)):
        merged = merge_texts(*versions)
        assert merged.conflicts == ()
        assert parse(merged.content.encode()) == parse(changed.encode())


def list_lines(content: str) -> list[str]:
    return [line for line in content.replace("\r\n", "\n").split("\n") if line.strip()]


@settings(max_examples=30)
@given(documents(size=(1, 6)), documents(size=(1, 6)), documents(size=(1, 6)))
def test_no_line_is_lost(base: str, ours: str, theirs: str) -> None:
    merged = merge_texts(base, ours, theirs)
    left = list_lines(merged.content.removeprefix("\ufeff"))
    before = {*list_lines(base.removeprefix("\ufeff"))}
    for version in (ours, theirs):
        new = [line for line in list_lines(version.removeprefix("\ufeff")) if line not in before]
        assert {*new} <= {*left}


@settings(max_examples=40)
@given(documents(size=(1, 8)))
def test_units_are_the_text(content: str) -> None:
    text = Text("", content.removeprefix("\ufeff").replace("\r\n", "\n") + "\n")
    tree, _ = parse_text(text)
    assert "".join(split_units(text, tree)) == text.content


def edit(*changes: tuple[str, str]) -> str:
    content = PLAN
    for old, new in changes:
        assert old in content
        content = content.replace(old, new)
    return content


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param(("old hall", "hall"), ("Act now", "Act"), id="two statements"),
        pytest.param(("Act now", "Act"), ("because [", "because (sign) ["), id="neighbours"),
        pytest.param(("// The facts", "// Facts"), ("old hall", "hall"), id="a comment"),
        pytest.param(
            ("anything.\n", "anything.\n    because evidence a: x\n"),
            ("too late\n", "too late now\n"),
            id="a reason under a changed statement",
        ),
        pytest.param(
            ("anything.\n", "anything.\n\nclaim a: One.\n"),
            ("anything.\n", "anything.\n\nclaim b: Two.\n"),
            id="two statements at the end",
        ),
        pytest.param(("A plan", "The plan"), ("title", "author: Somebody\ntitle"), id="headers"),
        pytest.param(("  because [fire]\n", ""), ("old hall", "hall"), id="a withdrawn reason"),
        pytest.param(("now.\n", "now.\r\n"), ("old hall", "hall"), id="line ends"),
    ],
)
def test_what_can_be_merged(ours: tuple[str, str], theirs: tuple[str, str]) -> None:
    for first, second in ((ours, theirs), (theirs, ours)):
        merged = merge_texts(PLAN, edit(first), edit(second))
        assert merged.conflicts == ()
        assert compare(parse(merged.content), parse(edit(first, second))).is_empty


def test_a_premise_joins_the_reason_that_its_author_meant() -> None:
    ours = edit(("[fire]\n", "[fire]\n  because evidence a: One.\n"))
    theirs = edit(("[fire]\n", "[fire]\n  and evidence b: Two.\n"))
    merged = parse(merge_texts(PLAN, ours, theirs).content)
    premises = {inference.premises for inference in merged.reasons["act"]}
    assert premises == {("fire", "b"), ("a",), ("late",)}


def test_reasons_and_statements_that_both_add_at_the_end_stay_apart() -> None:
    end = "for anything.\n"
    ours = edit((end, f"{end}    because evidence a: One.\n\nclaim c: Three.\n"))
    theirs = edit((end, f"{end}    because evidence b: Two.\n\nclaim d: Four.\n"))
    for merged in (merge_texts(PLAN, ours, theirs), merge_texts(PLAN, theirs, ours)):
        assert merged.conflicts == ()
        found = parse(merged.content)
        assert {inference.premises for inference in found.reasons["late"]} == {("a",), ("b",)}
        assert {"c", "d"} <= found.statements.keys()


def test_what_both_add_is_kept_beside_a_conflict() -> None:
    end = "for anything.\n"
    ours = edit(("Act now", "Act"), (end, f"{end}claim c: Three.\n"))
    theirs = edit(("Act now", "Act at once"), (end, f"{end}claim d: Four.\n"))
    merged = merge_texts(PLAN, ours, theirs)
    assert len(merged.conflicts) == 1
    assert merged.content.endswith("claim c: Three.\nclaim d: Four.\n")


CONFLICTS = [
    pytest.param(("Act now", "Act"), ("Act now", "Act at once"), 1, id="the same statement"),
    pytest.param(
        ("evidence fire: It burns in the old hall.\n", ""), ("old", "new"), 1, id="removed"
    ),
    pytest.param(
        ("[fire]\n", "[fire]\n  and claim a: One.\n"),
        ("[fire]\n", "[fire]\n  unless claim a: Two.\n"),
        1,
        id="one id for two statements",
    ),
]


@pytest.mark.parametrize(("ours", "theirs", "count"), CONFLICTS)
def test_conflicts_are_marked(ours: tuple[str, str], theirs: tuple[str, str], count: int) -> None:
    merged = merge_texts(PLAN, edit(ours), edit(theirs), marker_size=9)
    assert len(merged.conflicts) == count
    lines = merged.content.split("\n")
    for conflict in merged.conflicts:
        assert lines[conflict.line - 1] == "<<<<<<<<< ours"
    for start in ("||||||||| base", "=========", ">>>>>>>>> theirs"):
        assert lines.count(start) == count


@pytest.mark.parametrize(
    ("ours", "theirs", "line"),
    [
        pytest.param(
            [("fire:", "blaze:"), ("[fire]", "[blaze]")],
            [("anything.\n", "anything.\n    but [fire]\n")],
            "    but [fire]",
            id="a new reference to a renamed statement",
        ),
        pytest.param(
            [("title: A plan\n", "title: A plan\n\nclaim new: One.\n")],
            [("anything.\n", "anything.\n\nclaim new: Two.\n")],
            None,
            id="one id for statements far apart",
        ),
    ],
)
def test_texts_that_fit_but_do_not_mean_what_both_meant(
    ours: list[tuple[str, str]], theirs: list[tuple[str, str]], line: str | None
) -> None:
    merged = merge_texts(PLAN, edit(*ours), edit(*theirs))
    assert merged.conflicts
    if line is not None:
        assert [merged.content.split("\n")[found.line - 1] for found in merged.conflicts] == [line]


def test_a_text_with_errors_is_merged_as_git_does() -> None:
    broken = PLAN.replace("because", "becuase")
    ours, theirs = broken.replace("old hall", "hall"), broken.replace("A plan", "The plan")
    merged = merge_texts(broken, ours, theirs)
    assert merged.content == theirs.replace("old hall", "hall")
    neighbours = merge_texts(
        broken, broken.replace("Act now", "Act"), broken.replace("[fire]", "[f]")
    )
    assert neighbours.conflicts


def test_line_ends_and_mark_are_those_of_ours() -> None:
    ours = "\ufeff" + edit(("old hall", "hall")).replace("\n", "\r\n")
    merged = merge_texts(PLAN, ours, edit(("A plan", "The plan")))
    assert merged.content == ours.replace("A plan", "The plan")
