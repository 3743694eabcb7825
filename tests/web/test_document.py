"""The page as a document: nothing in a map becomes markup, and nothing is loaded or run."""

from base64 import b64encode
from hashlib import sha256

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap import ArgumentMap, Citation, Kind, Section, Source, Statement, to_html
from argmap.testing import maps
from argmap.web.document import PAGE_THEMES, write_document
from argmap.web.page_data import build_page_data
from tests.web.pages import parse_page

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "</style></title></main>",
    "<img src=x onerror=alert(1)>",
    "\"><b onclick='alert(1)'>",
    "&lt;script&gt; &amp; &#60;",
    "javascript:alert(1)",
    "]]> {{ }} ${1} \\u003c \\",
    "אבג \U0001f600 e\u0301 \u200b",
]
TEXTS = st.sampled_from(HOSTILE)


@st.composite
def hostile_maps(draw: st.DrawFn) -> ArgumentMap:
    argument_map = draw(maps(size=(1, 6)))
    return attrs.evolve(
        argument_map,
        statements=[
            attrs.evolve(
                statement,
                text=draw(TEXTS),
                places=[draw(TEXTS)],
                attributes={"note": draw(TEXTS)},
            )
            for statement in argument_map.statements.values()
        ],
        sources=[
            attrs.evolve(source, text=draw(TEXTS), attributes={"note": draw(TEXTS)})
            for source in argument_map.sources.values()
        ],
        sections=[attrs.evolve(section, title=draw(TEXTS)) for section in argument_map.sections],
        title=draw(TEXTS),
        author=draw(TEXTS),
        language=draw(TEXTS),
    )


@given(hostile_maps())
@settings(max_examples=40)
def test_nothing_in_a_map_becomes_markup(argument_map: ArgumentMap) -> None:
    page = parse_page(to_html(argument_map))
    elements = [*page.root.walk()]
    assert [element.tag for element in elements if element.tag in ("script", "style")] == [
        "style",
        "script",
        "script",
    ]
    for element in elements:
        assert not [name for name in element.attributes if name.startswith("on")]
        assert element.tag not in ("img", "iframe", "link", "base", "form", "object")
        if element.tag == "a":
            assert element.attributes["href"].startswith(("#s=", "http://", "https://"))
    assert page.data["title"] == argument_map.title
    texts = {statement["id"]: statement["text"] for statement in page.data["statements"]}
    assert texts == {name: each.text for name, each in argument_map.statements.items()}


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://example.org/a?b=1&c='\"<>", "https://example.org/a?b=1&c='%22%3C%3E"),
        ("javascript:alert(1)", None),
        (" JavaScript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//example.org", None),
    ],
)
def test_only_addresses_on_the_web_become_links(address: str, link: str | None) -> None:
    # The key of a known attribute takes web addresses only.
    source = Source("s", "A source.", {"doi": address} if link is None else {"url": address})
    statement = Statement(Kind.EVIDENCE, "e", "It is so.", citations=[Citation("s")])
    page = parse_page(to_html(ArgumentMap([statement], sources=[source])))
    assert page.data["sources"][0].get("link") == link
    hrefs = {element.attributes["href"] for element in page.outline.find("a")}
    assert {href for href in hrefs if not href.startswith("#")} == ({link} if link else set())


def test_the_policy_allows_the_script_and_the_style_by_hash_and_nothing_else() -> None:
    page = parse_page(to_html(argmap.parse("recommendation act: Act.\n")))
    [style] = page.root.find("style")
    script = page.root.find("script")[-1]

    def hash_of(text: str) -> str:
        return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

    assert page.policy == {
        "default-src": ["'none'"],
        "script-src": [hash_of(script.text)],
        "style-src": [hash_of(style.text)],
        "img-src": ["data:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }


def test_a_served_page_may_ask_its_own_server() -> None:
    page = parse_page(write_document(build_page_data(ArgumentMap()), live="1"))
    assert page.policy["connect-src"] == ["'self'"]


@pytest.mark.parametrize("theme", PAGE_THEMES)
def test_the_theme_is_noted(theme: argmap.PageTheme) -> None:
    [html] = parse_page(to_html(ArgumentMap(), theme=theme)).root.find("html")
    assert html.attributes["data-theme"] == theme


def test_unknown_themes_and_readings_are_refused() -> None:
    with pytest.raises(ValueError, match="theme"):
        to_html(ArgumentMap(), theme="print")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="cautious"):
        to_html(ArgumentMap(), "cautious")


def test_a_section_title_is_a_heading() -> None:
    statement = Statement(Kind.CLAIM, "c", "It is so.", section="why")
    page = parse_page(to_html(ArgumentMap([statement], sections=[Section("why", "Why & how")])))
    assert "Why & how" in [heading.text for heading in page.outline.find("h2")]


def test_a_notebook_shows_the_page_in_a_frame_of_its_own() -> None:
    plan = argmap.parse('title: A "plan"\nrecommendation act: Act <now>.\n')
    [frame] = parse_page(plan._repr_html_()).root.find("iframe")
    assert "allow-same-origin" not in frame.attributes["sandbox"]
    page = parse_page(frame.attributes["srcdoc"])
    assert page.data["statements"][0]["text"] == "Act <now>."


def test_evidence_whose_tests_failed_is_withdrawn() -> None:
    plan = argmap.parse(
        "recommendation act: Act.\n  because evidence seen: It was seen. {test: test_it.py}\n"
    )
    outcomes = argmap.Outcomes({"test_it.py": argmap.Outcome.FAILED})
    act, seen = parse_page(to_html(plan, outcomes=outcomes)).data["statements"]
    assert act["judgement"]["verdict"] == "unsupported"
    assert "test_it.py" in seen["withdrawn"]
    assert "judgement" not in seen
