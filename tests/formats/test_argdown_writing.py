"""Argdown from maps: nothing is lost without a report, and texts stay as they are."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats import LossKind, dump, parse
from argmap.formats.argdown.escaping import escape
from argmap.loader import parse as parse_map
from argmap.model import ArgumentMap, Statement
from argmap.testing import maps
from tests.counting import count_lines, grows_linearly
from tests.formats.readers import relations

SIGNS = "[]<>(){}+-_=#*:/\\!.,@1aB \"'é"
awkward = st.text(SIGNS, min_size=1).map(lambda text: " ".join(text.split())).filter(bool)


def kinds_lost(argument_map: ArgumentMap) -> list[LossKind]:
    return [loss.kind for loss in dump(argument_map, "argdown").losses]


@st.composite
def claims(draw: st.DrawFn) -> ArgumentMap:
    """Generate maps of which Argdown keeps nearly all, with texts that need escapes."""
    drawn = draw(maps(kinds=["claim"], sources=False, size=(1, 8)))
    return attrs.evolve(
        drawn,
        inferences=[
            attrs.evolve(
                inference,
                warrants=(),
                implicit=False,
                exceptions=[
                    attrs.evolve(link, implicit=False, scheme="") for link in inference.exceptions
                ],
            )
            for inference in drawn.inferences
        ],
        statements=[
            attrs.evolve(statement, text=draw(awkward), places=())
            for statement in drawn.statements.values()
        ],
    )


@given(claims())
def test_a_map_of_claims_comes_back_exactly_if_nothing_is_reported(drawn: ArgumentMap) -> None:
    exported = dump(drawn, "argdown")
    again = parse(exported.text, "argdown")
    assert (again.map == drawn) == (not exported.losses), exported.text
    assert not again.losses
    assert not again.warnings


@given(awkward)
def test_an_escaped_text_is_the_same_when_it_is_read(text: str) -> None:
    found = parse(f"[A]: {escape(text)} #tag {{a: b}}", "argdown")
    statement = found.map.statements["A"]
    assert (statement.text, statement.tags, statement.attributes) == (text, ("tag",), {"a": "b"})
    assert not found.losses


@pytest.mark.parametrize("scheme", ["\u00a0", "so\u2003", "so\u00a0\u00a0it", "so it"])
def test_spaces_in_the_name_of_a_scheme(scheme: str) -> None:
    drawn = parse_map("claim a: x\n  because (so) claim b: y\n")
    drawn = attrs.evolve(drawn, inferences=[attrs.evolve(drawn.inferences[0], scheme=scheme)])
    exported = dump(drawn, "argdown")
    assert (parse(exported.text, "argdown").map == drawn) == (not exported.losses)


def test_each_form_of_a_reason_is_written_without_loss() -> None:
    argument_map = parse_map("""\
title: Shops
author: "Lee: Ann"

claim top: Shops should open.
  because claim one: One.
  because (Modus Ponens) [two]
  and claim: Only here.
  unless claim late: It is late.
  but claim four: Four.
  unless claim five: Five.
  but [one]

# A section

claim two: Two. #b #a/b {weight: 0.5, rank: "x: {y}", list: [a, "b c"]}
""")
    exported = dump(argument_map, "argdown")
    assert not exported.losses
    assert parse(exported.text, "argdown").map == argument_map
    assert (
        exported.text
        == """\
===
title: Shops
author: "\\"Lee: Ann\\""
===

[top]: Shops should open.
  + [one]

(1) [two]
(2) Only here.
-- Modus Ponens --
  <_ [late]
(3) [top]

[top]
  - <four>
    <_ [five]
  - [one]

[one]: One.

[late]: It is late.

<four>: Four.

[five]: Five.

# A section

[two]: Two. #b #(a/b) {weight: 0.5, rank: "x: \\u007by\\u007d", list: [a, b c]}
"""
    )


def test_what_argdown_has_no_words_for_is_reported() -> None:
    argument_map = parse_map("""\
source report: A report

recommendation act: Act. [at p. 1]
  because (implicit) evidence fact: It is so [@report].
  since assumption bridge: It matters.
  but claim one: One.
  and claim two: Two.
  but (Bias) claim three: Three.
""")
    exported = dump(argument_map, "argdown")
    assert sorted({loss.kind for loss in exported.losses}) == sorted({
        LossKind.SOURCE,
        LossKind.CITATION,
        LossKind.PLACE,
        LossKind.KIND,
        LossKind.IMPLICIT,
        LossKind.WARRANT,
        LossKind.OBJECTION,
        LossKind.SCHEME,
    })  # fmt: skip
    again = parse(exported.text, "argdown")
    assert relations(again.map) == {
        "act because fact and bridge",
        "objection-1-to-act because one and two",
        "act but objection-1-to-act",
        "act but three",
    }
    assert again.map.statements["fact"].tags == ("evidence",)


def test_an_id_or_an_attribute_that_would_change_is_reported() -> None:
    def lost(name: str = "a", **attributes: str | tuple[str, ...]) -> list[LossKind]:
        return kinds_lost(ArgumentMap([Statement("claim", name, "A.", attributes=attributes)]))

    assert lost("a-b.c") == []
    assert lost("a--b") == [LossKind.ID]
    assert lost(date="2021") == [LossKind.ATTRIBUTE]
    assert lost(isInMap="no") == [LossKind.ATTRIBUTE]
    assert lost(uses=("1",)) == [LossKind.ATTRIBUTE]
    assert lost(title="a") == []


def test_work_grows_in_proportion_to_the_map() -> None:
    def write(size: int) -> None:
        lines = [f"claim c{number}: C.\n  but [c{number - 1}]\n" for number in range(1, size)]
        dump(parse_map("claim c0: C.\n" + "".join(lines)), "argdown")

    counts = [count_lines(lambda size=size: write(size)) for size in (50, 100, 200)]  # type: ignore[misc]
    assert grows_linearly(counts, factor=2.3)
