import pytest

from argmap.model import ArgumentMap, Citation, Inference, Kind, Polarity, Source, Statement
from argmap.rendering.boxes import build_box, build_withdrawn_box, find_address
from argmap.semantics import Reading, Verdict, verdicts


def boxes_of(argument_map, upright=True):
    charitable, as_written = verdicts(argument_map), verdicts(argument_map, Reading.AS_WRITTEN)
    return {
        key: build_box(statement, argument_map.sources, charitable[key], as_written[key], upright)
        for key, statement in argument_map.statements.items()
    }


def box_of(kind, text, upright=True, **details):
    return boxes_of(ArgumentMap([Statement(kind, "x", text, **details)]), upright)["x"]


def badges(box):
    return [badge.words for badge in box.badges]


def test_lines_hold_the_text(agenda):
    for key, box in boxes_of(agenda).items():
        assert " ".join(box.lines) == agenda.statements[key].text


def test_claims_and_recommendations_have_their_verdict_as_badge(agenda):
    boxes = boxes_of(agenda)
    assert badges(boxes["crowded"]) == ["unsupported"]
    assert badges(boxes["agenda"]) == ["conditional", "as written: unsupported"]


def test_expected_verdicts_have_no_badge(agenda):
    boxes = boxes_of(agenda)
    assert not any(badges(boxes[key]) for key in ("gap", "meets", "named", "late", "edge"))


def test_contested_evidence_has_a_badge():
    contested = ArgumentMap(
        [Statement("evidence", "a", "Seen."), Statement("evidence", "b", "Not seen.")],
        [Inference("a", Polarity.AGAINST, ("b",))],
    )
    assert badges(boxes_of(contested)["a"]) == ["contested"]


def test_only_unsupported_and_contested_recommendations_have_a_banner(agenda):
    boxes = boxes_of(agenda)
    assert {key for key, box in boxes.items() if box.banner} == {"bare", "chips"}
    assert " ".join(boxes["bare"].banner.lines) == "Unsupported: no reason given"
    assert " ".join(boxes["chips"].banner.lines) == "Unsupported: goal only"
    assert boxes["bare"].classes == "recommendation unsupported bare"
    contested = ArgumentMap(
        [
            Statement(kind, key, "Text.")
            for kind, key in [("recommendation", "a"), ("evidence", "b"), ("evidence", "c")]
        ],
        [Inference("a", Polarity.FOR, ("b",)), Inference("a", Polarity.AGAINST, ("c",))],
    )
    assert boxes_of(contested)["a"].banner.verdict is Verdict.CONTESTED


def test_cited_source_has_a_note(agenda):
    boxes = boxes_of(agenda)
    (note,) = boxes["gap"].notes
    assert note.lines == ["Readout of the summit, p. 3"]
    assert note.href == "https://example.org/readout"
    assert boxes["meets"].notes[0].href == ""


def test_tooltip_holds_every_detail(agenda):
    boxes = boxes_of(agenda)
    assert boxes["gap"].tooltip.split("\n") == [
        "Evidence gap",
        "The readout is silent on technology.",
        "Supported",
        "At ¶4",
        "Source: Readout of the summit, p. 3",
    ]
    assert "#technology\nby: METI" in boxes["agenda"].tooltip
    assert "As written: Unsupported: unsupported premises" in boxes["agenda"].tooltip


@pytest.mark.parametrize("kind", Kind)
def test_withdrawn_box_has_no_verdict(kind):
    statement = Statement(kind, "x", "Seen.")
    box = build_withdrawn_box(statement, {}, "t.py::t failed", upright=True)
    assert (box.classes, box.withdrawn, box.faded) == (f"{kind} withdrawn", True, True)
    assert (box.badges, box.banner) == ([], None)
    assert box.tooltip.split("\n")[1:] == ["Seen.", "Withdrawn: t.py::t failed"]


def test_long_source_wraps_and_keeps_its_locator():
    text = "The annual report of the committee on everything " * 9 + "End"
    cited = ArgumentMap(
        [Statement("evidence", "x", "Seen.", citations=(Citation("s", "p. 3"),))],
        sources=[Source("s", text)],
    )
    (note,) = boxes_of(cited)["x"].notes
    assert len(note.lines) == 3
    assert note.lines[-1].endswith("…, p. 3")


@pytest.mark.parametrize(
    ("kind", "attributes", "header"),
    [
        ("claim", {}, "Claim · [x] ¶4"),
        ("claim", {"qualifier": "presumably"}, "Claim · presumably · [x] ¶4"),
        ("claim", {"by": "METI"}, "Claim · [x] ¶4"),
        ("recommendation", {"by": ("METI", "MOFA")}, "Recommendation · METI, MOFA · [x] ¶4"),
        (
            "recommendation",
            {"by": "METI", "qualifier": "in short"},
            "Recommendation · in short · METI · [x] ¶4",
        ),
    ],
)
def test_header_names_qualifier_actor_id_and_place(kind, attributes, header):
    box = box_of(kind, "Text.", attributes=attributes, places=("¶4",))
    assert " · ".join(box.header) == header
    bare = ArgumentMap([Statement(kind, "x", "Text.", attributes=attributes, places=("¶4",))])
    box = build_box(
        bare.statements["x"], {}, verdicts(bare)["x"], verdicts(bare)["x"], True, with_ids=False
    )
    assert " · ".join(box.header) == header.removesuffix(" · [x] ¶4")


@pytest.mark.parametrize("upright", [True, False])
@pytest.mark.parametrize("kind", Kind)
def test_long_header_takes_few_lines(kind, upright):
    long = {"qualifier": "maybe " * 90}
    box = box_of(kind, "Text.", upright, attributes=long)
    assert box.header[0].startswith(kind.capitalize())
    assert box.header[-1].endswith("… · [x]")
    assert len(box.header) == 4
    widest = box_of(kind, "Long text. " * 90 + "End.", upright, attributes=long)
    assert box.width <= widest.width


def test_longer_text_makes_a_wider_and_higher_box():
    short = box_of("claim", "Few words.")
    long = box_of("claim", "Many words, one after another. " * 8 + "End.")
    assert long.width > short.width
    assert long.height > short.height


@pytest.mark.parametrize("kind", Kind)
def test_upright_boxes_are_narrower(kind):
    text = (
        "Forty words or so make a text that breaks into lines, however wide its box may be. " * 3
        + "End."
    )
    assert box_of(kind, text, upright=True).width < box_of(kind, text, upright=False).width


def test_unsafe_address_makes_no_link():
    unsafe = ArgumentMap(
        [Statement("evidence", "x", "Seen.", citations=(Citation("s"),))],
        sources=[Source("s", "Source", {"doi": "javascript:alert(1)"})],
    )
    assert boxes_of(unsafe)["x"].notes[0].href == ""


@pytest.mark.parametrize(
    ("attributes", "address"),
    [
        ({}, ""),
        ({"url": "https://example.org/a?b=1&c=2#d"}, "https://example.org/a?b=1&c=2#d"),
        ({"url": "HTTP://example.org"}, "HTTP://example.org"),
        ({"doi": "10.1000/182"}, "https://doi.org/10.1000/182"),
        ({"doi": "doi:10.1000/182"}, "https://doi.org/10.1000/182"),
        ({"url": "doi:10.1000/182"}, "https://doi.org/10.1000/182"),
        ({"doi": "https://doi.org/10.1000/182"}, "https://doi.org/10.1000/182"),
        ({"url": "https://a.example/", "doi": "10.1000/182"}, "https://a.example/"),
        ({"url": "nonsense", "doi": "10.1000/182"}, "https://doi.org/10.1000/182"),
        (
            {"url": 'https://example.org/"><script>\\'},
            "https://example.org/%22%3E%3Cscript%3E%5C",
        ),
    ],
)
def test_address_comes_from_url_or_doi(attributes, address):
    assert find_address(attributes) == address


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\u00a0script:alert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "//example.org",
        "https://",
        "https://[::1",
        "ftp://example.org",
        3,
    ],
)
def test_other_addresses_are_dropped(url):
    assert find_address({"url": url}) == ""
