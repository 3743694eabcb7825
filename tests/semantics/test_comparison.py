"""Two versions of a map, compared by what they say."""

from collections import Counter

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.loader import parse
from argmap.model import ArgumentMap, Inference, Link, Statement
from argmap.semantics import Reading, verdicts
from argmap.semantics.comparison import Comparison, compare
from argmap.testing import edits, maps

PLAN = """\
title: A plan
source log: The log of the station
# Facts
evidence fire: It burns in the old hall [@log].
# Advice
recommendation act: Act now.
  because [fire]
  but claim late: It is too late for that.
"""


def edit(old: str, new: str) -> Comparison:
    assert old in PLAN
    return compare(parse(PLAN), parse(PLAN.replace(old, new)))


@settings(max_examples=40)
@given(maps())
def test_a_map_does_not_differ_from_itself(argument_map: ArgumentMap) -> None:
    assert compare(argument_map, argument_map).is_empty


@settings(max_examples=40)
@given(maps(), st.randoms(use_true_random=False))
def test_order_does_not_count(argument_map: ArgumentMap, random: object) -> None:
    shuffled = attrs.evolve(
        argument_map,
        statements=list(argument_map.statements.values())[::-1],
        inferences=argument_map.inferences[::-1],
        sources=list(argument_map.sources.values())[::-1],
    )
    assert compare(argument_map, shuffled).is_empty


def describe(statement: Statement) -> tuple[object, ...]:
    """Return what a statement says, without names that may change."""
    attributes = tuple((key, value) for key, value in statement.attributes.items())
    return statement.kind, statement.text, statement.tags, statement.places, attributes


@settings(max_examples=40)
@given(maps(), maps())
def test_nothing_is_lost(before: ArgumentMap, after: ArgumentMap) -> None:
    comparison = compare(before, after)
    rebuilt = Counter(map(describe, before.statements.values()))
    for difference in comparison.statements:
        rebuilt.subtract([describe(difference.before)] if difference.before else [])
        rebuilt.update([describe(difference.after)] if difference.after else [])
    assert +rebuilt == Counter(map(describe, after.statements.values()))
    assert min(rebuilt.values(), default=0) >= 0
    counts = Counter((bool(part.before), bool(part.after)) for part in comparison.reasons)
    assert len(before.inferences) - counts[True, False] + counts[False, True] == len(
        after.inferences
    )
    known = {part.after.id for part in comparison.sources if part.after}
    assert all(before.sources[key] == after.sources[key] for key in after.sources.keys() - known)


@settings(max_examples=40)
@given(maps(size=(1, 8)).flatmap(edits))
def test_every_edit_is_found(edited: object) -> None:
    before, after = edited.before, edited.after  # type: ignore[attr-defined]
    comparison = compare(before, after)
    assert not comparison.is_empty
    old, new = verdicts(before), verdicts(after)
    changed = {name for name in old.keys() & new.keys() if old[name] != new[name]}
    assert changed == {
        change.statement.id for change in comparison.verdicts if change.before and change.after
    }


def rename(argument_map: ArgumentMap, names: dict[str, str]) -> ArgumentMap:
    def rename_links(links: tuple[Link, ...]) -> list[Link]:
        return [attrs.evolve(link, statement=names[link.statement]) for link in links]

    def rename_in(inference: Inference) -> Inference:
        return attrs.evolve(
            inference,
            conclusion=names[inference.conclusion],
            premises=[names[name] for name in inference.premises],
            warrants=rename_links(inference.warrants),
            exceptions=rename_links(inference.exceptions),
        )

    return attrs.evolve(
        argument_map,
        statements=[
            attrs.evolve(statement, id=names[statement.id])
            for statement in argument_map.statements.values()
        ],
        inferences=[rename_in(inference) for inference in argument_map.inferences],
    )


@settings(max_examples=40)
@given(maps())
def test_statements_are_recognized_by_their_texts(argument_map: ArgumentMap) -> None:
    names = {name: f"renamed-{place}" for place, name in enumerate(argument_map.statements)}
    assume(not {*names.values()} & argument_map.statements.keys())
    comparison = compare(argument_map, rename(argument_map, names))
    assert {difference.fields for difference in comparison.statements} <= {("id",)}
    assert len(comparison.statements) == len(names)
    assert comparison.verdicts == comparison.reasons == comparison.sources == ()


@pytest.mark.parametrize(
    ("old", "new", "fields"),
    [
        ("too late for that", "much too late for that", ("text",)),
        ("claim late", "claim delay", ("id",)),
        (
            "claim late: It is too late for that",
            "claim delay: It is too late for us",
            ("id", "text"),
        ),
        ("claim late", "assumption late", ("kind",)),
        (" [@log]", "", ("citations",)),
        (" [@log].", " [@log]. #hot {date: 2020}", ("tags", "attributes")),
        (" [@log]", " [@log; at ¶2]", ("places",)),
    ],
)
def test_an_edit_of_one_statement(old: str, new: str, fields: tuple[str, ...]) -> None:
    comparison = edit(old, new)
    [difference] = comparison.statements
    assert {*difference.fields} == {*fields}
    assert comparison.reasons == comparison.sources == comparison.sections == ()


def test_a_reworded_statement_without_id_is_the_same_one() -> None:
    before = parse(
        "recommendation: Act at once, before it is too late.\n  because evidence: Hot.\n"
    )
    after = parse("recommendation: Now act, before it is too late.\n  because evidence: Hot.\n")
    [difference] = compare(before, after).statements
    assert difference.fields == ("text",)
    assert not compare(before, after).reasons


def test_an_id_that_was_given_to_another_statement() -> None:
    before = parse("claim a: Trade with China grows.\n")
    after = parse("claim b: Trade with China grows.\nclaim a: Nobody likes rain in winter.\n")
    new, renamed = compare(before, after).statements
    assert (new.before, new.after and new.after.id) == (None, "a")
    assert renamed.fields == ("id",)


def test_a_renamed_source_changes_no_citation() -> None:
    comparison = compare(
        parse(PLAN), parse(PLAN.replace("log", "diary").replace("The diary", "The log"))
    )
    [difference] = comparison.sources
    assert difference.fields == ("id",)
    assert not comparison.statements


def test_sections_and_headers() -> None:
    comparison = edit("# Facts", "# The facts")
    [difference] = comparison.sections
    assert difference.fields == ("title",)
    assert not comparison.statements
    [header] = edit("A plan", "The plan").headers
    assert (header.key, header.before, header.after) == ("title", "A plan", "The plan")


def test_reasons_that_are_added_changed_and_withdrawn() -> None:
    [added] = edit("  because [fire]\n", "  because [fire]\n  because [late]\n").reasons
    assert (added.before, added.after and added.after.premises) == (None, ("late",))
    [changed] = edit("  because [fire]\n", "  because (implicit) [fire]\n  and [late]\n").reasons
    assert changed.fields == ("premises", "implicit")
    [withdrawn] = edit("  because [fire]\n", "").reasons
    assert (withdrawn.before and withdrawn.before.premises, withdrawn.after) == (("fire",), None)


def test_verdicts_of_recommendations_come_first() -> None:
    comparison = edit("evidence fire", "claim fire")
    assert [change.statement.id for change in comparison.verdicts] == ["act", "fire"]
    assert comparison.worse_recommendations == ("act",)
    back = compare(comparison.after, comparison.before)
    assert back.worse_recommendations == ()
    assert all(change.is_better for change in back.verdicts)


def test_a_recommendation_that_became_a_claim_can_get_worse() -> None:
    one = parse("recommendation a: Do x.\n  because evidence b: y")
    other = parse("claim a: Do x.\n  because claim b: y")
    assert compare(one, other).worse_recommendations == ("a",)
    assert compare(other, one).worse_recommendations == ()


def test_new_and_withdrawn_recommendations_have_one_verdict() -> None:
    one, other = parse("claim a: x"), parse("claim a: x\nrecommendation b: Do y.")
    [new], [gone] = compare(one, other).verdicts, compare(other, one).verdicts
    assert (new.before, gone.after) == (None, None)
    assert not any(change.is_worse or change.is_better for change in (new, gone))


def test_the_reading_counts() -> None:
    plain = parse("recommendation a: Do x.\n  because evidence b: y")
    implicit = parse("recommendation a: Do x.\n  because (implicit) evidence b: y")
    assert compare(plain, implicit).worse_recommendations == ()
    assert compare(plain, implicit, Reading.AS_WRITTEN).worse_recommendations == ("a",)
    with pytest.raises(ValueError, match="reading"):
        compare(plain, implicit, "loud")
