"""The address of a page and what it shows are the same in both directions."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

Article = Callable[..., Page]


def test_a_link_restores_a_view(article: Article) -> None:
    page = article(
        "#s=resume-jhlc&without=jwlc-met,@readout&grant=two-tracks-key&reading=as-written"
    )
    expect(page.locator(".details .meta code")).to_have_text("resume-jhlc")
    expect(page.get_by_role("radio", name="As written")).to_be_checked()
    expect(page.locator(".what-if .chip")).to_have_count(3)


def test_the_address_follows_the_view_and_back_undoes_it(article: Article) -> None:
    page = article()
    links = page.locator("nav.list .recommendations a")
    links.nth(0).click()
    page.wait_for_url(re.compile("#s=smaller-chips$"))
    page.get_by_role("button", name="Withdraw", exact=True).click()
    page.wait_for_url(re.compile("#s=smaller-chips&without=smaller-chips$"))
    page.get_by_text("As written", exact=True).click()
    page.wait_for_url(re.compile("&reading=as-written$"))
    page.go_back()
    expect(page.get_by_role("radio", name="Charitable")).to_be_checked()
    page.go_back()
    expect(page.locator(".what-if")).to_be_hidden()
    page.go_back()
    expect(page.locator(".details .welcome")).to_be_visible()
    page.go_forward()
    expect(page.locator(".details .meta code")).to_have_text("smaller-chips")


def test_names_that_a_map_does_not_have_are_left_out(article: Article) -> None:
    page = article("#s=nobody&without=nothing,%E0%A4,jwlc-met&grant=nobody&reading=aloud&x")
    expect(page.locator(".what-if .chip")).to_have_count(1)
    expect(page.locator(".details .welcome")).to_be_visible()


def test_links_of_the_outline_work_without_their_names(article: Article) -> None:
    page = article("#smaller-chips")
    expect(page.locator(".details .meta code")).to_have_text("smaller-chips")


def test_a_source_may_be_named_without_its_sign(article: Article) -> None:
    page = article("#without=readout")
    expect(page.locator(".what-if .chip")).to_have_count(1)
    page.wait_for_url(re.compile("#without=@readout$"))
