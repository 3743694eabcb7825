"""A page that `argmap watch` serves takes over another version of its map."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from argmap import ArgumentMap, load
from argmap.web.document import write_document
from argmap.web.page_data import build_page_data
from tests_browser.visitor import ARTICLE, Visitor

Article = Callable[..., Page]


def write_page(argument_map: ArgumentMap) -> str:
    return write_document(build_page_data(argument_map), live="1")


def test_the_view_stays_and_what_is_gone_is_named(visitor: Visitor) -> None:
    before = load(ARTICLE)
    page = visitor.open(write_page(before), "#s=resume-jhlc&without=jwlc-met,chip-money")
    after = before.without("chip-money")
    page.evaluate("html => argmap.replacePage(html)", write_page(after))
    expect(page.locator(".details .meta code")).to_have_text("resume-jhlc")
    expect(page.locator(".what-if .chip")).to_have_count(1)
    expect(page.locator(".banner")).to_contain_text("chip-money")
    expect(page.locator("#argmap-outline li.statement")).to_have_count(len(after.statements))
    expect(page.locator("[id='s=resume-jhlc']")).to_contain_text("what if: unsupported")
    expect(page.locator(".filter-count")).to_contain_text(f"{len(after.statements)} statements")


def test_an_error_is_shown_above_the_last_good_map(visitor: Visitor) -> None:
    page = visitor.open(write_page(load(ARTICLE)), "#s=smaller-chips")
    page.evaluate("argmap.showError('error[L002]: <b>becuase</b> is not a keyword')")
    banner = page.get_by_role("alert")
    expect(banner).to_contain_text("<b>becuase</b> is not a keyword")
    expect(page.locator(".details .meta code")).to_have_text("smaller-chips")
    page.evaluate("html => argmap.replacePage(html)", write_page(load(ARTICLE)))
    expect(banner).to_be_hidden()


def test_a_page_that_nobody_serves_offers_nothing(article: Article) -> None:
    assert article().evaluate("window.argmap === undefined")
