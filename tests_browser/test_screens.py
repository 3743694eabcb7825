"""Small and zoomed screens, paper, colors, and browsers without script."""

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

import argmap
from argmap import load
from tests_browser.visitor import ARTICLE, PHONE, Visitor

Article = Callable[..., Page]

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("width", [320, 390, 720, 897, 1440])
@pytest.mark.parametrize("view", ["", "#s=resume-jhlc&without=jwlc-met,(author)"])
def test_nothing_scrolls_sideways(article: Article, width: int, view: str) -> None:
    page = article(view, viewport={"width": width, "height": 700})
    assert page.evaluate(OVERFLOW) == 0
    page.get_by_role("button", name="Outline", exact=True).click()
    assert page.evaluate(OVERFLOW) == 0
    outline = page.locator("#argmap-outline")
    assert outline.evaluate("pane => pane.scrollWidth - pane.clientWidth") == 0


def test_a_page_zoomed_to_200_percent_has_everything(article: Article) -> None:
    page = article(viewport={"width": 720, "height": 450}, device_scale_factor=2)
    assert page.evaluate(OVERFLOW) == 0
    page.get_by_role("button", name="Menu").click()
    for name in ("Print", "Help"):
        expect(page.get_by_role("button", name=name, exact=True)).to_be_visible()
    page.get_by_role("button", name="Help", exact=True).click()
    page.get_by_role("button", name="Close", exact=True).click()
    page.get_by_role("link", name="Find a way to work together").click()
    withdraw = page.get_by_role("button", name="Withdraw", exact=True)
    withdraw.click()
    expect(page.locator(".what-if")).to_be_visible()


def test_a_wrapped_toolbar_leaves_room_for_the_map(article: Article) -> None:
    page = article("#s=resume-jhlc&without=jwlc-met", viewport={"width": 900, "height": 620})
    page.evaluate("document.documentElement.style.fontSize = '26px'")
    boxes = [page.locator(place).bounding_box() for place in (".bar", ".what-if", ".tabs", "main")]
    bottoms = [box["y"] + box["height"] for box in boxes if box]
    tops = [box["y"] for box in boxes if box]
    assert all(top >= bottom - 1 for bottom, top in zip(bottoms, tops[1:], strict=False))
    assert page.evaluate("document.querySelector('main').clientHeight") > 100


def test_a_phone_has_tabs_and_a_sheet(article: Article) -> None:
    page = article(viewport=PHONE, is_mobile=True, has_touch=True)
    expect(page.locator("nav.list")).to_be_visible()
    expect(page.locator(".details")).to_be_hidden()
    page.get_by_role("link", name="Find a way to work together").tap()
    expect(page.locator("nav.list")).to_be_hidden()
    expect(page.locator(".details h2")).to_be_in_viewport()
    expect(page.locator(".map")).to_be_visible()
    page.get_by_role("button", name="Close the details").tap()
    expect(page.locator(".details")).to_be_hidden()
    page.get_by_role("button", name="Recommendations", exact=True).tap()
    expect(page.locator("nav.list")).to_be_visible()
    page.get_by_role("button", name="Outline", exact=True).tap()
    expect(page.locator("#argmap-outline h2").first).to_be_visible()


@pytest.mark.parametrize("preferred", ["light", "dark"])
def test_colors_follow_the_system_until_they_are_chosen(article: Article, preferred: str) -> None:
    page = article(color_scheme=preferred)
    light, dark = "rgb(255, 255, 255)", "rgb(23, 23, 23)"
    expect(page.locator("body")).to_have_css(
        "background-color", dark if preferred == "dark" else light
    )
    page.get_by_role("combobox", name="Colors").select_option("Dark")
    expect(page.locator("body")).to_have_css("background-color", dark)
    page.get_by_role("combobox", name="Colors").select_option("Light")
    expect(page.locator("body")).to_have_css("background-color", light)


@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}])
def test_paper_has_the_outline_with_its_verdicts(
    article: Article, options: dict[str, bool]
) -> None:
    page = article("#s=smaller-chips", color_scheme="dark", **options)
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator("#argmap-outline h2").first).to_be_visible()
    texts = page.locator("#argmap-outline li.statement > p:first-child")
    assert texts.count() == len(load(ARTICLE).statements)
    expect(texts.last).to_be_visible()
    expect(texts.first.locator(".verdict").first).to_be_visible()
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    if not options:
        for hidden in (".map", ".details", "nav.list", ".tabs", ".search"):
            expect(page.locator(hidden)).to_be_hidden()
    # A rule that keeps statements with their reasons on one page would leave half of it empty.
    assert 5 <= len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) <= 12


def test_paper_has_margins(article: Article, tmp_path: Path) -> None:
    path = tmp_path / "printed.pdf"
    article("#s=smaller-chips").pdf(path=path, format="A4")
    for page in pypdfium2.PdfDocument(path):
        image = page.render().to_pil()
        edge = image.convert("L").point(lambda grey: 255 - grey).getbbox()
        assert edge is None or min(edge[0], edge[1], image.width - edge[2]) > 30


def test_a_supposition_is_printed(article: Article) -> None:
    page = article("#without=jwlc-met")
    page.emulate_media(media="print")
    expect(page.locator(".what-if")).to_contain_text("jwlc-met withdrawn")
    item = page.locator("[id='s=resume-jhlc'] > p").first
    expect(item).to_contain_text("what if: unsupported")


def test_the_outline_reads_without_script(article: Article) -> None:
    page = article(java_script_enabled=False)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    statements = load(ARTICLE).statements
    expect(page.locator("li.statement")).to_have_count(len(statements))
    page.get_by_role("link", name=statements["smaller-chips"].text).first.click()
    expect(page.locator("[id='s=smaller-chips'] > p").first).to_be_in_viewport()


def test_a_reader_can_print_and_go_to_full_screen(article: Article) -> None:
    page = article()
    page.evaluate("window.print = () => { document.body.dataset.printed = 'yes' }")
    page.get_by_role("button", name="Print").click()
    expect(page.locator("body")).to_have_attribute("data-printed", "yes")
    page.get_by_role("button", name="Full screen").click()
    expect(page.get_by_role("button", name="Leave full screen")).to_be_visible()


def test_a_title_of_any_length_fits(visitor: Visitor) -> None:
    html = "title: " + "A very long title " * 30 + "\n\nclaim a: " + "x" * 500 + "\n"
    page = visitor.open(argmap.parse(html), viewport={"width": 320, "height": 600})
    assert page.evaluate(OVERFLOW) == 0
    page.get_by_role("button", name="Outline", exact=True).click()
    assert page.evaluate(OVERFLOW) == 0


def test_the_outline_is_the_page_if_the_script_fails(browser: Browser, tmp_path: Path) -> None:
    visitor = Visitor(browser, tmp_path)
    html = argmap.to_html(load(ARTICLE)).replace('id="argmap-data">{', 'id="argmap-data">')
    page = visitor.open(html)
    expect(page.locator("li.statement").first).to_be_visible()
    assert page.evaluate(OVERFLOW) == 0
    assert any("JSON" in complaint for complaint in visitor.complaints)
    visitor.contexts[0].close()
