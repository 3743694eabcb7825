"""arg-microtexts: edges to edges, joint segments and voices."""

from argmap.formats import LossKind, parse
from tests.formats.readers import FILES, count_losses, places, read, relations

NAME = "microtext.xml"


def test_an_attack_with_two_premises_gets_a_claim_that_they_support() -> None:
    found = read(NAME, "microtexts").map
    [joined] = found.statements.keys() - {"a1", "a2", "a3", "a4", "a5"}
    assert found.statements[joined].text == (
        "But too much rubbish is produced; and what could be used again is burnt."
    )
    assert relations(found) == {
        f"a5 but a1 unless {joined}",
        "a1 because (example) a2",
        f"{joined} because a3 and a4",
    }


def test_the_segments_of_a_unit_are_joined_and_voices_kept() -> None:
    statements = read(NAME, "microtexts").map.statements
    assert statements["a5"].text == "We should sort it, all of us."
    assert statements["a1"].attributes == {"by": "opponent"}


def test_what_is_lost_is_reported() -> None:
    found = read(NAME, "microtexts")
    assert count_losses(found) == {
        LossKind.INCOMPLETE_RELATION: 2,
        LossKind.EXCEPTION: 1,
        LossKind.HEADER: 2,
    }
    assert places(found, LossKind.INCOMPLETE_RELATION) == {"c5"}


def test_implicit_segments_are_tagged() -> None:
    content = (FILES / NAME).read_text("utf-8")
    for segment in ("e1", "e5"):
        content = content.replace(f'<edu id="{segment}"', f'<edu id="{segment}" implicit="true"')
    found = parse(content, "microtexts")
    tagged = {name for name, statement in found.map.statements.items() if statement.tags}
    assert tagged == {"a1"}
    assert places(found, LossKind.IMPLICIT) == {"e5"}  # e6, the rest of its unit, is not


def test_segments_of_no_unit_and_other_parts_are_reported() -> None:
    content = (FILES / NAME).read_text("utf-8")
    content = content.replace('src="e2"', 'src="e9"').replace('type="exa"', 'type="exa" note="no"')
    found = parse(content, "microtexts")
    assert places(found, LossKind.TEXT) == {"e2", "a2"}
    assert places(found, LossKind.ATTRIBUTE) == {"c2"}
