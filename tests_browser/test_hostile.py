"""Text from a map is text, whatever it looks like."""

import pytest
from hypothesis import HealthCheck, given, settings
from playwright.sync_api import Browser, expect

from argmap import ArgumentMap, Citation, Inference, Source, Statement
from argmap.testing import maps
from tests_browser.visitor import Visitor

TEXTS = [
    "</script><script>window.hacked = 1</script>",
    "<img src=x onerror='window.hacked = 1'>",
    "<!-- <script> --> ]]> &lt;b&gt; \\u003cscript\\u003e",
    "{{constructor.constructor('window.hacked = 1')()}} ${window.hacked = 1}",
    "العربية و עברית together \u00a0 ﷺ 🏳️‍🌈",
    "'\"><svg/onload=window.hacked=1>",
]


def build_map(text: str) -> ArgumentMap:
    return ArgumentMap(
        title=text,
        author=text,
        statements=[
            Statement("recommendation", "a", text, tags=["x"], attributes={"by": text}),
            Statement("evidence", "b", text, citations=[Citation("s", text)]),
            Statement("claim", "c", text),
        ],
        inferences=[
            Inference("a", "because", ["b"], scheme="a scheme"),
            Inference("a", "but", ["c"]),
        ],
        sources=[Source("s", text, {"link": "javascript:window.hacked=1", "author": text})],
    )


@pytest.mark.parametrize("text", TEXTS)
def test_markup_is_shown_and_not_run(visitor: Visitor, text: str) -> None:
    page = visitor.open(build_map(text), "#s=b&without=c")
    shown = " ".join(text.split())
    expect(page.locator(".details h2")).to_have_text(shown)
    expect(page.locator("h1")).to_have_text(shown)
    page.get_by_role("combobox", name="Search texts").fill(text[:8])
    expect(page.locator("#search-results [role=option]").first).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Outline", exact=True).click()
    assert page.evaluate("window.hacked === undefined")
    assert page.locator("img, svg[onload], [onerror]").count() == 0
    schemes = page.evaluate("[...document.querySelectorAll('a')].map((a) => a.protocol)")
    assert set(schemes) <= {"file:", "http:", "https:", "mailto:"}


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(maps(size=(1, 10)))
def test_every_map_opens_without_a_complaint(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, argument_map: ArgumentMap
) -> None:
    visitor = Visitor(browser, tmp_path_factory.mktemp("maps"))
    page = visitor.open(argument_map)
    for name, statement in [*argument_map.statements.items()][:3]:
        page.evaluate("name => { location.hash = 's=' + encodeURIComponent(name) }", name)
        expect(page.locator(".details h2")).to_have_text(" ".join(statement.text.split()))
    visitor.contexts[0].close()
    assert visitor.complaints == []
