from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.model import (
    ArgumentMap,
    Citation,
    Inference,
    Kind,
    Link,
    Polarity,
    Section,
    Source,
    Statement,
)
from argmap.rendering import RenderError, draw, render
from argmap.rendering.theme import GREEN, VERMILLION
from argmap.semantics import Reading
from argmap.testing import maps
from tests.rendering.drawn import ELEMENTS, SVG, Drawn

HOSTILE = [
    "</svg><script>alert(1)</script>",
    '"><script>',
    "]]> <!-- & &amp; &lt; &#60;",
    "\\N \\G \\L \\n \\l \\\\ \\",
    "'\"`<b>|{}[]",
    "<<TABLE>>",
    "%s $x ${y}",
]


def test_each_statement_is_drawn_once_with_its_kind_and_verdict(agenda):
    drawn = Drawn(agenda)
    assert drawn.ids("statement") == {f"statement-{key}" for key in agenda.statements}
    assert drawn.classes("statement-chips") == {
        "node", "statement", "recommendation", "unsupported", "purpose",
    }  # fmt: skip
    assert "conditional" in drawn.classes("statement-agenda")
    assert len({x.get("id") for x in drawn.root.iter() if x.get("id")}) == len(drawn.by_id)


def test_a_box_says_its_kind_its_verdict_and_its_text(agenda):
    words = Drawn(agenda).words("statement-crowded")
    assert words[:2] == ["Claim", "unsupported"]
    assert " ".join(words[2:]) == "Trade fills every session."


def test_what_nothing_supports_cannot_be_missed(agenda):
    words = " ".join(Drawn(agenda).words("statement-bare"))
    assert words == "Recommendation Do something. Unsupported: no reason is given for it"


def test_kinds_have_shapes_of_their_own():
    def outline(kind):
        only = Drawn(ArgumentMap([Statement(kind, "x", "Text.")]), legend=False)
        shapes = [x for x in only.by_id["statement-x"].iter() if x.tag != SVG + "text"]
        first = next(x for x in shapes if x.get("fill"))
        return first.tag, first.get("stroke-dasharray"), len(shapes)

    assert len({outline(kind) for kind in Kind}) == len(Kind)


def test_support_and_attack_differ_by_colour_line_and_head():
    both = ArgumentMap(
        [Statement("claim", key, "Text.") for key in "abc"],
        [Inference("a", Polarity.FOR, ("b",)), Inference("a", Polarity.AGAINST, ("c",))],
    )
    drawn = Drawn(both)
    assert drawn.line("line-a-1-1") == (GREEN.lower(), None)
    colour, dashes = drawn.line("line-a-2-1")
    assert colour == VERMILLION.lower()
    assert dashes
    shapes = [len(x.get("points").split()) for key in ("line-a-1-1", "line-a-2-1")
              for x in drawn.by_id[key].iter(SVG + "polygon")]  # fmt: skip
    assert len(set(shapes)) == 2


def test_linked_premises_meet_and_only_the_reason_has_a_head(agenda):
    drawn = Drawn(agenda)
    assert drawn.ids("junction") == {"reason-agenda-1"}
    assert drawn.heads("line-agenda-1-1") == 1
    assert {drawn.heads(key) for key in drawn.ids("premise")} == {0}
    assert drawn.ids("warrant") == {"line-agenda-1-4"}
    assert drawn.ids("exception") == {"line-agenda-1-5"}
    assert drawn.heads("line-agenda-1-4") == drawn.heads("line-agenda-1-5") == 1


def test_implicit_lines_look_different_and_carry_their_scheme(agenda):
    drawn = Drawn(agenda)
    assert drawn.ids("implicit") == {"line-deepens-1-1"}
    assert drawn.line("line-deepens-1-1")[1] == "1,5"
    assert drawn.words("line-deepens-1-1") == ["sign"]
    assert "(implicit, sign)" in drawn.tooltip("line-deepens-1-1")


@pytest.mark.parametrize("direction", ["right", "left"])
def test_the_name_of_a_scheme_stands_clear_of_its_line(direction):
    named = ArgumentMap(
        [Statement("claim", "a", "Text."), Statement("evidence", "b", "Text.")],
        [Inference("a", Polarity.FOR, ("b",), scheme="sign")],
    )
    line = Drawn(named, direction=direction).by_id["line-a-1-1"]
    (name,) = line.iter(SVG + "text")
    heights = re.findall(r",(-?[\d.]+)", next(line.iter(SVG + "path")).get("d"))
    descent = 2
    assert float(name.get("y")) + descent < min(map(float, heights)) - 3


def test_as_written_they_are_ghosts(agenda):
    drawn = Drawn(agenda, reading=Reading.AS_WRITTEN)
    assert drawn.ids("ghost") == {"line-deepens-1-1"}
    assert drawn.line("line-deepens-1-1")[0] != GREEN.lower()
    assert "unsupported" in drawn.classes("statement-agenda")
    assert "implicit, so not counted" in drawn.words()


def test_sections_are_groups_with_their_titles(agenda):
    drawn = Drawn(agenda)
    assert drawn.ids("section") == {"section-missed", "section-later"}
    assert drawn.words("section-missed") == ["A missed opportunity"]


def test_title_author_and_legend_stand_above(agenda):
    words = Drawn(agenda).words()
    assert {"Technology in the alliance", "An analyst · 2022", "Goal", "reason for"} <= set(words)
    assert "reason for" not in Drawn(agenda, legend=False).words()


def test_the_picture_has_a_title_and_a_description(agenda):
    title, description = list(Drawn(agenda).root)[:2]
    assert title.text == "Technology in the alliance"
    assert description.text.startswith("An argument map of 2 claims")
    assert next(iter(Drawn(ArgumentMap()).root)).text == "Argument map"


def test_tooltips_hold_the_whole_text(agenda):
    tooltip = Drawn(agenda).tooltip("statement-gap")
    assert "The readout is silent on technology.\n" in tooltip
    assert "Source: Readout of the summit, p. 3" in tooltip


def test_sources_with_an_address_are_links(agenda):
    assert Drawn(agenda).links() == {"https://example.org/readout"}


def test_no_link_runs_anything():
    bad = ArgumentMap(
        [Statement("evidence", "x", "Seen.", citations=(Citation("s"),))],
        sources=[Source("s", "Source", {"doi": "javascript:alert(1)"})],
    )
    assert not Drawn(bad).links()


def test_focus_and_depth(agenda):
    drawn = Drawn(agenda, focus="crowded")
    assert drawn.ids("statement") == {"statement-crowded", "statement-late"}
    assert drawn.ids("section") == {"section-missed", "section-later"}
    assert Drawn(agenda, focus="agenda", depth=0).ids("statement") == {"statement-agenda"}


def test_the_verdicts_in_focus_are_those_of_the_whole_map(agenda):
    assert "conditional" in Drawn(agenda, focus="agenda", depth=0).classes("statement-agenda")


@pytest.mark.parametrize("direction", ["down", "up", "right", "left"])
def test_reasons_are_where_they_should_be(agenda, direction):
    drawn = Drawn(agenda, direction=direction)

    def place(key):
        points = next(drawn.by_id[key].iter(SVG + "polygon")).get("points").split()
        x, y = zip(*(map(float, point.split(",")) for point in points), strict=True)
        return (min(x) + max(x)) / 2, (min(y) + max(y)) / 2

    (x, y), (reason_x, reason_y) = place("statement-crowded"), place("statement-late")
    assert {
        "down": reason_y > y,
        "up": reason_y < y,
        "right": reason_x > x,
        "left": reason_x < x,
    }[direction]


def hostile_map(text):
    address = f"https://example.org/{text.replace(' ', '')}"
    return ArgumentMap(
        title=text,
        author=text,
        date=text,
        sources=[Source("s", text, {"author": text, "url": address})],
        sections=[Section("part", text)],
        statements=[
            Statement("claim", "a", text, tags=("t",), attributes={"note": text}),
            Statement("evidence", "b", text, section="part", places=(text,),
                      citations=(Citation("s", text),)),
            Statement("claim", "c", text),
        ],
        inferences=[
            Inference("a", Polarity.FOR, ("b",), scheme=text.replace("(", "").replace(")", "")),
            Inference("a", Polarity.FOR, ("b", "c"), exceptions=(Link("c"),)),
        ],
    )  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text):
    drawn = Drawn(hostile_map(text))
    assert {element.tag.removeprefix(SVG) for element in drawn.root.iter()} <= ELEMENTS
    assert next(iter(drawn.root)).text == text
    # A graph whose name begins with `%` has none, says Graphviz.
    assert [x.text for x in next(drawn.root.iter(SVG + "g")).findall(SVG + "title")] in ([text], [])
    body = " ".join(drawn.words("statement-a")[2:])
    assert body.replace(" ", "") == text.replace(" ", "")
    assert text in drawn.tooltip("statement-a").split("\n")
    assert f"note: {text}" in drawn.tooltip("statement-a").split("\n")
    assert drawn.tooltip("section-part") == text
    assert drawn.words("section-part") == [text]
    assert drawn.tooltip("line-a-1-1").startswith("b — reason for — a")
    assert all(link.startswith("https://example.org/") for link in drawn.links())


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.filter_too_much])
@given(maps(), st.sampled_from(["down", "right"]), st.sampled_from(list(Reading)))
def test_any_map_can_be_drawn_and_says_what_it_said(argument_map, direction, reading):
    drawn = Drawn(argument_map, direction=direction, reading=reading)
    assert {element.tag.removeprefix(SVG) for element in drawn.root.iter()} <= ELEMENTS
    assert drawn.ids("statement") == {f"statement-{key}" for key in argument_map.statements}
    assert len(drawn.by_id) == len([x for x in drawn.root.iter() if x.get("id")])
    for statement in argument_map.statements.values():
        tooltip = drawn.tooltip(f"statement-{statement.id}").split("\n")
        assert tooltip[:2] == [f"{statement.kind.capitalize()} {statement.id}", statement.text]
        written = "".join(drawn.words(f"statement-{statement.id}")).replace(" ", "")
        assert statement.text.replace(" ", "") in written


@pytest.mark.parametrize(
    "text", ["日本語の技術は同盟を深める。", "التكنولوجيا تعمق التحالف", "👍🏽 👩‍👩‍👧"]
)
def test_other_scripts_are_text_in_svg(text):
    drawn = Drawn(ArgumentMap([Statement("claim", "技術", text)], title=text))
    assert "".join(drawn.words("statement-技術")[2:]).replace(" ", "") == text.replace(" ", "")


def test_texts_fit_their_boxes():
    """As they are measured, that is; how a reader's fonts measure them is the reader's."""
    drawn = Drawn(
        ArgumentMap([Statement("claim", "x", "Wide WORDS and narrow ill ones. " * 6 + "x")])
    )
    box = next(drawn.by_id["statement-x"].iter(SVG + "polygon")).get("points").split()
    left, right = (f(float(point.split(",")[0]) for point in box) for f in (min, max))
    from argmap.rendering.metrics import EM, regular

    for text in drawn.by_id["statement-x"].iter(SVG + "text"):
        if text.get("text-anchor") == "start" and not text.get("font-weight"):
            size = float(text.get("font-size"))
            assert left <= float(text.get("x"))
            end = float(text.get("x")) + regular().width(text.text) * size / EM
            assert end <= right


SCRIPTS = {
    "Arabic": "التكنولوجيا تعمق التحالف بين البلدين",
    "Armenian": "Տեխնոլոգիան խորացնում է դաշինքը",
    "Burmese": "နည်းပညာသည် မဟာမိတ်အဖွဲ့ကို ပိုမိုနက်ရှိုင်းစေသည်",
    "emoji": "🚀🚀🚀 👨‍👩‍👧 👍🏽 🇯🇵 🎉🎉🎉🎉 🎈🎈",
    "Ethiopic": "ቴክኖሎጂ ትብብርን ያጠናክራል",
    "Georgian": "ტექნოლოგია აღრმავებს ალიანსს",
    "Greek": "Η τεχνολογία εμβαθύνει τη συμμαχία",
    "Hebrew": "הטכנולוגיה מעמיקה את הברית",
    "Hindi": "प्रौद्योगिकी गठबंधन को गहरा करती है",
    "Japanese": "技術は同盟を深めるものである。",
    "Khmer": "បច្ចេកវិទ្យាធ្វើឱ្យសម្ព័ន្ធភាពកាន់តែស៊ីជម្រៅ",
    "Korean": "기술은 동맹을 깊게 한다 그리고 넓게 한다",
    "signs": "∀x ∈ ℝ: x² ≥ 0 ⇒ ∑ᵢ αᵢ → ∞ ⊢ ⊥",
    "Tamil": "தொழில்நுட்பம் கூட்டணியை ஆழமாக்குகிறது",
    "Thai": "เทคโนโลยีช่วยให้พันธมิตรแน่นแฟ้นขึ้น",
}


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
@pytest.mark.parametrize("kind", Kind)
def test_a_box_holds_what_is_in_it_in_any_script(text, kind):
    """Also where the engine takes the letters for wider than the box."""
    only = ArgumentMap(
        [
            Statement(kind, "x", text, citations=(Citation("s"),), attributes={"qualifier": text}),
            Statement("evidence", "y", text),
        ],
        [Inference("x", Polarity.AGAINST, ("y",))],
        sources=[Source("s", text)],
    )
    shape = Drawn(only).by_id["statement-x"]
    outline = "path" if kind in (Kind.ASSUMPTION, Kind.GOAL) else "polygon"
    corners = _across(next(shape.iter(SVG + outline)))
    left, right = min(corners), max(corners)
    frame = 4  # around a goal
    for part in (*shape.iter(SVG + "path"), *shape.iter(SVG + "polygon")):
        assert left - frame <= min(_across(part))
        assert max(_across(part)) <= right + frame
    for words in shape.iter(SVG + "text"):
        assert left <= float(words.get("x")) <= right


def _across(shape):
    """Where the corners of a shape are, from left to right."""
    return [float(x) for x in re.findall(r"(-?[\d.]+),", shape.get("points") or shape.get("d"))]


def test_an_empty_map_is_an_empty_picture():
    assert Drawn(ArgumentMap()).words() == []


def test_the_same_map_gives_the_same_bytes(agenda):
    assert draw(agenda, "svg").data == draw(agenda, "svg").data


def test_png_is_png(agenda):
    assert draw(agenda, "png").data.startswith(b"\x89PNG\r\n")


def test_the_ending_says_the_format(agenda, tmp_path):
    render(agenda, tmp_path / "map.SVG")
    assert b"<svg" in (tmp_path / "map.SVG").read_bytes()
    render(agenda, str(tmp_path / "map.dot"))
    assert (tmp_path / "map.dot").read_text("utf-8").startswith("digraph")
    render(agenda, tmp_path / "map.txt", format="dot")
    assert (tmp_path / "map.txt").read_text("utf-8").startswith("digraph")


@pytest.mark.parametrize("name", ["map.gif", "map"])
def test_other_endings_are_refused(agenda, tmp_path, name):
    with pytest.raises(RenderError, match="there are svg, png, pdf, dot"):
        render(agenda, tmp_path / name)
    assert not (tmp_path / name).exists()


def test_other_formats_are_refused(agenda):
    with pytest.raises(RenderError, match="`gif` is no format of a picture"):
        draw(agenda, "gif")


def test_a_file_that_cannot_be_written(agenda, tmp_path):
    with pytest.raises(RenderError, match=r"cannot write .*: No such file or directory"):
        render(agenda, tmp_path / "nowhere" / "map.dot")
