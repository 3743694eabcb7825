import re
import warnings
from functools import cache
from itertools import islice
from pathlib import Path
from xml.etree import ElementTree

import graphviz
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.loader import load, parse
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
from argmap.rendering import PAGE_SIZES, RenderError, draw, draw_each, render, to_graphviz
from argmap.rendering.fonts import REGULAR
from argmap.semantics import Reading, assess
from argmap.testing import maps
from tests.rendering.drawn import ELEMENTS, SVG, Drawn

GREEN, VERMILLION = "#009E73", "#D55E00"

HOSTILE = [
    "</svg><script>alert(1)</script>",
    '"><script>',
    "]]> <!-- & &amp; &lt; &#60;",
    "\\N \\G \\L \\n \\l \\\\ \\",
    "'\"`<b>|{}[]",
    "<<TABLE>>",
    "%s $x ${y}",
]


def test_statements_are_drawn_with_kind_and_verdict(agenda):
    drawn = Drawn(agenda)
    assert drawn.ids("statement") == {f"statement-{key}" for key in agenda.statements}
    assert drawn.classes("statement-chips") == {
        "node", "statement", "recommendation", "unsupported", "purpose",
    }  # fmt: skip
    assert "conditional" in drawn.classes("statement-agenda")
    assert len({element.get("id") for element in drawn.root.iter() if element.get("id")}) == len(
        drawn.by_id
    )


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ({"focus": "agenda"}, "what supports or attacks agenda"),
        ({"focus": "agenda", "depth": 1}, "what supports or attacks agenda, at most 1 step away"),
        ({"explain": "agenda"}, "why agenda is conditional"),
        (
            {"focus": "agenda", "ids": False},
            "what supports or attacks “Put technology on the agenda”",
        ),
        (
            {"explain": "agenda", "ids": False},
            "why “Put technology on the agenda” is conditional",
        ),
    ],
)
def test_a_picture_of_a_part_says_so(agenda, view, words):
    drawn = Drawn(agenda, **view)
    assert f"Shows only {words}" in drawn.words("heading")
    assert f"It shows only {words}." in drawn.root.findtext(f"{SVG}desc")


def test_box_shows_kind_verdict_and_text(agenda):
    words = Drawn(agenda).words("statement-crowded")
    assert words[:3] == ["Claim · [crowded]", "unsupported", "Trade fills every session."]


def test_unsupported_recommendation_has_a_banner(agenda):
    words = " ".join(Drawn(agenda).words("statement-bare"))
    assert words == "Recommendation · [bare] Do something. Unsupported: no reason given"


def test_kinds_have_different_shapes():
    def outline(kind):
        only = Drawn(ArgumentMap([Statement(kind, "x", "Text.")]), legend=False)
        shapes = [
            element for element in only.by_id["statement-x"].iter() if element.tag != SVG + "text"
        ]
        first = next(element for element in shapes if element.get("fill"))
        return first.tag, first.get("stroke-dasharray"), len(shapes)

    assert len({outline(kind) for kind in Kind}) == len(Kind)


def test_support_and_attack_differ_in_color_dashes_and_head():
    both = ArgumentMap(
        [Statement("claim", key, "Text.") for key in "abc"],
        [Inference("a", Polarity.FOR, ("b",)), Inference("a", Polarity.AGAINST, ("c",))],
    )
    drawn = Drawn(both)
    assert drawn.stroke("line-a-1-1") == (GREEN.lower(), None)
    color, dashes = drawn.stroke("line-a-2-1")
    assert color == VERMILLION.lower()
    assert dashes
    shapes = [len(element.get("points").split()) for key in ("line-a-1-1", "line-a-2-1")
              for element in drawn.by_id[key].iter(SVG + "polygon")]  # fmt: skip
    assert len(set(shapes)) == 2


def test_only_the_arrow_from_linked_premises_has_a_head(agenda):
    drawn = Drawn(agenda)
    assert drawn.ids("junction") == {"reason-agenda-1"}
    assert drawn.count_heads("line-agenda-1-1") == 1
    assert {drawn.count_heads(key) for key in drawn.ids("premise")} == {0}
    assert drawn.ids("warrant") == {"line-agenda-1-4"}
    assert drawn.ids("exception") == {"line-agenda-1-5"}
    assert drawn.count_heads("line-agenda-1-4") == drawn.count_heads("line-agenda-1-5") == 1


def test_implicit_arrows_are_dotted_and_show_their_scheme(agenda):
    drawn = Drawn(agenda)
    assert drawn.ids("implicit") == {"line-deepens-1-1"}
    assert drawn.stroke("line-deepens-1-1")[1] == "1,5"
    assert drawn.words("line-deepens-1-1") == ["sign"]
    assert "(implicit, sign)" in drawn.tooltip("line-deepens-1-1")


@pytest.mark.parametrize("direction", ["right", "left"])
def test_scheme_is_clear_of_its_arrow(direction):
    named = ArgumentMap(
        [Statement("claim", "a", "Text."), Statement("evidence", "b", "Text.")],
        [Inference("a", Polarity.FOR, ("b",), scheme="sign")],
    )
    line = Drawn(named, direction=direction).by_id["line-a-1-1"]
    (name,) = line.iter(SVG + "text")
    heights = re.findall(r",(-?[\d.]+)", next(line.iter(SVG + "path")).get("d"))
    descent = 2
    assert float(name.get("y")) + descent < min(map(float, heights)) - 3


def test_implicit_arrows_are_grey_as_written(agenda):
    drawn = Drawn(agenda, reading=Reading.AS_WRITTEN)
    assert drawn.ids("ghost") == {"line-deepens-1-1"}
    assert drawn.stroke("line-deepens-1-1")[0] != GREEN.lower()
    assert "unsupported" in drawn.classes("statement-agenda")


def test_sections_are_groups_with_titles(agenda):
    drawn = Drawn(agenda)
    assert drawn.ids("section") == {"section-missed", "section-later"}
    assert drawn.words("section-missed") == ["A missed opportunity"]


def test_title_author_and_legend_are_shown(agenda):
    words = Drawn(agenda).words()
    assert {"Technology in the alliance", "An analyst · 2022", "Goal", "supports"} <= set(words)
    assert "supports" not in Drawn(agenda, legend=False).words()


def test_picture_has_a_title_and_a_description(agenda):
    title, description = list(Drawn(agenda).root)[:2]
    assert title.text == "Technology in the alliance"
    assert description.text.startswith("Argument map with 2 claims")
    assert next(iter(Drawn(ArgumentMap()).root)).text == "Argument map"


def test_tooltips_are_drawn(agenda):
    tooltip = Drawn(agenda).tooltip("statement-gap")
    assert "The readout is silent on technology.\n" in tooltip
    assert "Source: Readout of the summit, p. 3" in tooltip


def test_sources_with_an_address_are_links(agenda):
    assert Drawn(agenda).links() == {"https://example.org/readout", "#statement-late"}


def test_focus_and_depth_select_statements(agenda):
    drawn = Drawn(agenda, focus="crowded")
    assert drawn.ids("statement") == {"statement-crowded", "statement-late"}
    assert drawn.ids("section") == set()
    drawn = Drawn(agenda, focus="crowded", sections=True)
    assert drawn.ids("section") == {"section-missed", "section-later"}
    assert Drawn(agenda, focus="agenda", depth=0).ids("statement") == {"statement-agenda"}


def test_focus_keeps_verdicts_of_the_whole_map(agenda):
    assert "conditional" in Drawn(agenda, focus="agenda", depth=0).classes("statement-agenda")


@pytest.mark.parametrize("direction", ["down", "up", "right", "left"])
def test_direction_places_reasons(agenda, direction):
    drawn = Drawn(agenda, direction=direction)
    (x, y), (reason_x, reason_y) = drawn.center("statement-deepens"), drawn.center("statement-gap")
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
def test_text_is_escaped(text):
    drawn = Drawn(hostile_map(text))
    assert {element.tag.removeprefix(SVG) for element in drawn.root.iter()} <= ELEMENTS
    assert next(iter(drawn.root)).text == text
    # Graphviz omits the title of a graph whose name begins with `%`.
    assert [
        element.text for element in next(drawn.root.iter(SVG + "g")).findall(SVG + "title")
    ] in ([text], [])
    body = " ".join(drawn.words("statement-c")[2:])
    assert body.replace(" ", "") == text.replace(" ", "")
    assert text in drawn.tooltip("statement-a").split("\n")
    assert f"note: {text}" in drawn.tooltip("statement-a").split("\n")
    assert drawn.tooltip("section-part") == text
    assert drawn.words("section-part") == [text]
    assert drawn.tooltip("a_line-a-1-1").startswith("b supports a")
    assert all(link.startswith(("https://example.org/", "#")) for link in drawn.links())


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.filter_too_much])
@given(maps(), st.sampled_from(["down", "right"]), st.sampled_from(list(Reading)))
def test_any_map_can_be_drawn_with_its_texts(argument_map, direction, reading):
    drawn = Drawn(argument_map, direction=direction, reading=reading)
    assert {element.tag.removeprefix(SVG) for element in drawn.root.iter()} <= ELEMENTS
    assert drawn.ids("statement") == {f"statement-{key}" for key in argument_map.statements}
    assert len(drawn.by_id) == len([element for element in drawn.root.iter() if element.get("id")])
    for statement in argument_map.statements.values():
        tooltip = drawn.tooltip(f"statement-{statement.id}").split("\n")
        assert tooltip[:2] == [f"{statement.kind.capitalize()} {statement.id}", statement.text]
        written = "".join(drawn.words(f"statement-{statement.id}")).replace(" ", "")
        assert statement.text.replace(" ", "") in written


@pytest.mark.parametrize(
    "text", ["日本語の技術は同盟を深める。", "التكنولوجيا تعمق التحالف", "👍🏽 👩‍👩‍👧"]
)
def test_svg_keeps_other_scripts_as_text(text):
    drawn = Drawn(ArgumentMap([Statement("claim", "技術", text)], title=text))
    assert "".join(drawn.words("statement-技術")[2:]).replace(" ", "") == text.replace(" ", "")


def test_texts_fit_their_boxes():
    drawn = Drawn(
        ArgumentMap([Statement("claim", "x", "Wide WORDS and narrow ill ones. " * 6 + "x")])
    )
    box = next(drawn.by_id["statement-x"].iter(SVG + "polygon")).get("points").split()
    left, right = (f(float(point.split(",")[0]) for point in box) for f in (min, max))
    for text in drawn.by_id["statement-x"].iter(SVG + "text"):
        if text.get("text-anchor") == "start" and not text.get("font-weight"):
            size = float(text.get("font-size"))
            assert left <= float(text.get("x"))
            assert float(text.get("x")) + REGULAR.width(text.text, size) <= right


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
@pytest.mark.parametrize("kind", [Kind.EVIDENCE, Kind.GOAL])
def test_boxes_fit_text_in_any_script(text, kind):
    """The engine may take letters to be wider than the box."""
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
    """Return the x coordinates of a shape."""
    return [
        float(element)
        for element in re.findall(r"(-?[\d.]+),", shape.get("points") or shape.get("d"))
    ]


def test_banner_is_in_the_middle_of_the_front_of_its_box():
    drawn = Drawn(ArgumentMap([Statement("recommendation", "act", "Act now.")]))
    box = drawn.by_id["statement-act"]
    front = _across(next(box.iter(SVG + "polyline")))  # the edge between the front and the top
    outline, banner = map(_across, box.iter(SVG + "polygon"))
    assert min(outline) <= min(front) < min(banner)
    assert min(banner) - min(front) == pytest.approx(max(front) - max(banner), abs=0.1)


def test_empty_map_makes_an_empty_picture():
    assert Drawn(ArgumentMap()).words() == []


def test_drawing_is_deterministic(agenda):
    assert draw(agenda, "svg").data == draw(agenda, "svg").data


def test_assessment_can_be_drawn(agenda):
    assert draw(assess(agenda), "dot") == draw(agenda, "dot")


def test_png_is_png(agenda):
    assert draw(agenda, "png").data.startswith(b"\x89PNG\r\n")


def test_suffix_sets_the_format(agenda, tmp_path):
    render(agenda, tmp_path / "map.SVG")
    assert b"<svg" in (tmp_path / "map.SVG").read_bytes()
    render(agenda, str(tmp_path / "map.dot"))
    assert (tmp_path / "map.dot").read_text("utf-8").startswith("digraph")
    render(agenda, tmp_path / "map.txt", format="dot")
    assert (tmp_path / "map.txt").read_text("utf-8").startswith("digraph")


@pytest.mark.parametrize("name", ["map.gif", "map"])
def test_unknown_suffix_is_refused(agenda, tmp_path, name):
    with pytest.raises(ValueError, match=r"\.svg, \.png, \.pdf or \.dot"):
        render(agenda, tmp_path / name)
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize(
    ("view", "message"),
    [
        ({"format": "gif"}, "'svg', 'png', 'pdf' or 'dot'"),
        ({"direction": "sideways"}, "'down', 'up', 'right' or 'left'"),
        ({"theme": "pink"}, "'light', 'dark', 'auto'"),
        ({"reading": "hostile"}, "'charitable'"),
        ({"depth": 1}, "depth needs a focus"),
        ({"id_prefix": '">'}, "id_prefix"),
        ({"focus": "agenda", "explain": "agenda"}, "cannot be used together"),
        ({"focus": "agenda", "depth": -1}, "depth"),
    ],
)
def test_invalid_options_are_refused(agenda, view, message):
    with pytest.raises(ValueError, match=message):
        draw(agenda, **view)


@pytest.mark.parametrize("option", ["focus", "explain"])
def test_unknown_statement_is_refused_with_a_suggestion(agenda, option):
    with pytest.raises(RenderError, match=r"`agend`.*`agenda`"):
        draw(agenda, **{option: "agend"})


def test_unwritable_file_is_an_error(agenda, tmp_path):
    with pytest.raises(RenderError, match=r"there is no folder .*nowhere$"):
        render(agenda, tmp_path / "nowhere" / "map.dot")


def test_png_warns_of_missing_fonts_and_svg_does_not(tmp_path):
    kana = ArgumentMap([Statement("claim", "x", "かな")])
    assert draw(kana, "svg").warnings == ()
    (warning,) = draw(kana, "png").warnings
    assert "Japanese" in warning
    assert "pip install 'argmap[pdf]'" in warning
    with pytest.warns(UserWarning, match="Japanese"):
        render(kana, tmp_path / "map.png")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        render(kana, tmp_path / "map.svg")


EXPLAINED = parse("""
recommendation act: Act now.
  because claim helps: It helps.
    because evidence burns: It burns.
  because (implicit) evidence seen: It was seen.
""")


def test_explanation_shows_nothing_else():
    explained = Drawn(EXPLAINED, explain="act")
    assert explained.ids("statement") == {"statement-act", "statement-seen"}
    assert explained.ids("support") == {"line-act-2-1"}  # as in the picture of the whole map
    assert not explained.ids("faded")
    assert "Shows only why act is supported" in explained.words()


def test_legend_can_be_omitted_but_not_what_is_explained():
    assert (
        "Shows only why act is supported" in Drawn(EXPLAINED, explain="act", legend=False).words()
    )


def test_ids_and_sections_can_be_omitted(agenda):
    assert "Claim · [crowded]" in Drawn(agenda).words("statement-crowded")
    drawn = Drawn(agenda, ids=False, sections=False)
    assert drawn.words("statement-crowded")[0] == "Claim"
    assert not drawn.ids("section")
    assert "line-crowded-1-1" in drawn.by_id


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(maps(size=(0, 6)))
def test_every_statement_can_be_explained(argument_map):
    for name in argument_map.statements:
        for reading in Reading:
            dot = draw(argument_map, "dot", explain=name, reading=reading).data.decode()
            assert f'"{name}" [id="statement-{name}"' in dot


WITHDRAWN = parse("""
recommendation act: Act now.
  because evidence fire: It burns.
  because evidence smoke: There is smoke.
  and evidence heat: It is hot.
  unless evidence steam: It is steam.
  but claim late: It is too late.
    because evidence clock: The shift is over.
""")


def test_withdrawn_statements_are_struck_out_with_what_needs_them():
    drawn = Drawn(WITHDRAWN, withdrawn={"heat": "t.py::t failed", "clock": "t.py::t was skipped"})
    assert drawn.ids("withdrawn") == {"statement-heat", "statement-clock"}
    assert drawn.classes("statement-act") >= {"supported"}
    faded = {"statement-heat", "statement-clock", "reason-act-2", "line-late-1-1"}
    faded |= {f"line-act-2-{part}" for part in range(1, 5)}
    assert drawn.ids("faded") == faded
    assert "Withdrawn: t.py::t failed" in drawn.tooltip("statement-heat")
    decorations = [part.get("text-decoration") for part in drawn.by_id["statement-heat"].iter()]
    assert "line-through" in decorations
    assert "heat" in drawn.root[1].text


def test_withdrawn_exception_does_not_fade_its_inference():
    withdrawn = {"steam": "failed", "fire": "failed"}
    drawn = Drawn(WITHDRAWN, withdrawn=withdrawn)
    assert "faded" in drawn.classes("line-act-2-4")
    assert "faded" not in drawn.classes("reason-act-2")
    assert "reason-act-2" not in Drawn(WITHDRAWN, explain="act").by_id
    explained = Drawn(WITHDRAWN, withdrawn=withdrawn, explain="act")
    assert explained.ids("junction") == {"reason-act-2"}
    assert "statement-steam" in explained.ids("withdrawn")


def test_every_kind_of_statement_can_be_withdrawn():
    drawn = Drawn(WITHDRAWN, withdrawn=dict.fromkeys(WITHDRAWN.statements, "out of date"))
    assert drawn.ids("withdrawn") == {f"statement-{name}" for name in WITHDRAWN.statements}
    assert "Act now." not in drawn.root[1].text


def test_withdrawing_nothing_changes_nothing():
    assert draw(WITHDRAWN, "dot", withdrawn={}) == draw(WITHDRAWN, "dot")


def test_withdrawn_statement_cannot_be_explained():
    with pytest.raises(RenderError, match=r"\[fire\] is withdrawn"):
        draw(WITHDRAWN, withdrawn={"fire": "failed"}, explain="fire")


def test_graphviz_source_holds_the_dot_text(agenda):
    source = to_graphviz(agenda, theme="dark")
    assert isinstance(source, graphviz.Source)
    assert source.source == draw(agenda, "dot", theme="dark").data.decode()


def test_graphviz_source_is_saved(agenda, tmp_path):
    path = to_graphviz(agenda).save(tmp_path / "map.gv")
    assert (tmp_path / "map.gv").read_text("utf-8").startswith("digraph")
    assert path == str(tmp_path / "map.gv")


def test_notebook_shows_a_graphviz_source_without_dot(agenda):
    (picture,) = to_graphviz(agenda)._repr_mimebundle_().values()
    assert "Put technology on the agenda." in picture


def test_graphviz_source_draws_png_without_dot(agenda):
    assert to_graphviz(agenda).pipe("png").startswith(b"\x89PNG")


ARTICLE = load(Path(__file__).parents[2] / "examples" / "us-japan-technology.argmap")


def find_ids(picture):
    return {element.get("id") for element in ElementTree.fromstring(picture.data).iter()}


@cache
def draw_pages(page, most=None):
    """Return the pages of an article: all of them, or the first ones."""
    return dict(islice(draw_each(ARTICLE, page=page), most))


def test_each_recommendation_has_a_page():
    recommendations = [
        name for name, part in ARTICLE.statements.items() if part.kind is Kind.RECOMMENDATION
    ]
    assert [name for name in draw_pages("16:9") if name in ARTICLE.statements] == recommendations


@pytest.mark.parametrize(("page", "most"), [("16:9", None), ("A4", 5), ("letter", 5)])
def test_each_recommendation_is_fitted_to_pages(page, most):
    drawn = draw_pages(page, most)
    for name, picture in drawn.items():
        text = picture.data.decode()
        width, height = (
            float(re.search(rf'{side}="([\d.]+)pt"', text)[1]) for side in ("width", "height")
        )
        assert width <= PAGE_SIZES[page][0] + 1
        assert height <= PAGE_SIZES[page][1] + 1
        scale = float(re.search(r"scale\(([\d.]+)", text)[1])
        assert scale * 11 >= 8.99
        assert picture.warnings == ()
        if name in ARTICLE.statements:
            assert f"statement-{name}" in find_ids(picture)


def test_pages_show_everything_that_bears_on_a_recommendation():
    pages = [
        find_ids(picture)
        for name, picture in draw_pages("16:9").items()
        if name.startswith("next-summit")
    ]
    assert len(pages) > 1
    shown = {name for page in pages for name in page if name and name.startswith("statement-")}
    assert shown == Drawn(ARTICLE, focus="next-summit").ids("statement")


def test_the_legend_of_a_page_explains_only_what_is_on_it():
    counts = set()
    for picture in draw_pages("16:9").values():
        parts = {part.get("id"): part for part in ElementTree.fromstring(picture.data).iter()}
        classes = [
            part.get("class").split()
            for name, part in parts.items()
            if (name or "").startswith("statement-")
        ]
        words = {text.text for text in parts["heading"].iter(SVG + "text")}
        shown = {kind for kind in Kind if any(kind in names for names in classes)}
        assert {kind for kind in Kind if kind.capitalize() in words} == shown
        attacks = any(" attack" in (part.get("class") or "") for part in parts.values())
        assert not attacks or "attacks: a reason against" in words
        counts.add(len(shown))
    assert len(counts) > 1


@pytest.mark.parametrize("option", ["focus", "explain", "sections"])
def test_pages_refuse_other_selections(agenda, option):
    with pytest.raises(ValueError, match=option):
        list(draw_each(agenda, **{option: "agenda"}))


def test_pages_report_text_that_is_too_small():
    long = ArgumentMap([Statement("recommendation", "act", "Many words. " * 200 + "End.")])
    ((_, picture),) = draw_each(long)
    assert picture.warnings == ("text in act is smaller than 9 points on this page",)
