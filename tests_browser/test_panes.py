"""Recommendations, search, filters and details."""

import re
import textwrap
from collections.abc import Callable

from playwright.sync_api import Page, expect

import argmap
from argmap import check, load, verdicts
from tests_browser.visitor import ARTICLE, Visitor

Article = Callable[..., Page]


def test_recommendations_are_listed_worst_first_with_their_verdicts(article: Article) -> None:
    page = article()
    cards = page.locator("nav.list .recommendations li")
    judged = verdicts(load(ARTICLE))
    shown = [
        (link.split("=")[1], verdict)
        for link, verdict in zip(
            cards.locator("a").evaluate_all("links => links.map((a) => a.getAttribute('href'))"),
            cards.locator(".verdict").all_inner_texts(),
            strict=True,
        )
    ]
    assert {name: str(judged[name].verdict) for name, _ in shown} == dict(shown)
    assert [verdict for _, verdict in shown] == ["unsupported"] + ["supported"] * 10


def test_the_order_follows_the_reading(article: Article) -> None:
    page = article()
    page.get_by_text("As written", exact=True).click()
    shown = page.locator("nav.list .recommendations .verdict").all_inner_texts()
    expected = [
        str(judgement.verdict)
        for name, judgement in verdicts(load(ARTICLE), "as written").items()
        if load(ARTICLE).statements[name].kind == "recommendation"
    ]
    assert sorted(shown) == sorted(expected)
    assert shown == sorted(shown, key=["unsupported", "supported"].index)


def test_a_search_finds_texts_ids_and_sources(article: Article) -> None:
    page = article()
    field = page.get_by_role("combobox", name="Search texts")
    options = page.locator("#search-results [role=option]")
    field.fill("LANDER")
    expect(options).to_have_count(1)
    field.fill("[smaller-chips")
    expect(options).to_have_count(1)
    field.fill("no such words")
    expect(options).to_have_text("No statement found")


def test_arrows_and_enter_jump_to_a_result(article: Article) -> None:
    page = article()
    field = page.get_by_role("combobox", name="Search texts")
    field.fill("taiwan")
    results = page.locator("#search-results [role=option]").locator(".id").all_inner_texts()
    assert len(results) > 3
    field.press("ArrowDown")
    field.press("ArrowDown")
    field.press("ArrowUp")
    field.press("Enter")
    expect(page.locator(".details .meta code")).to_have_text(results[1])
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_details_show_what_argmap_says_about_a_statement(article: Article) -> None:
    page = article("#s=smaller-chips")
    details = page.locator(".details")
    argument_map = load(ARTICLE)
    expect(details.locator("h2")).to_have_text(argument_map.statements["smaller-chips"].text)
    expect(details).to_contain_text("unsupported (goal only)", ignore_case=True)
    codes = details.locator(".findings li > code").all_inner_texts()
    expected = [found.code for found in check(argument_map) if found.statement == "smaller-chips"]
    assert sorted(codes) == sorted(expected)
    expect(details.locator("section", has_text="Why").first).to_contain_text("goal")
    details.get_by_role("link", name="Keep China's industry").first.click()
    expect(details.locator(".meta code")).to_have_text("deny-edge")
    expect(details).to_contain_text("What it is used for")


def test_citations_link_to_their_sources(visitor: Visitor) -> None:
    text = """
        source report: The report {url: "https://example.org/report?a=1&b=2", author: "A. Writer"}
        evidence e: It rained [@report, p. 3].
    """
    page = visitor.open(argmap.parse(textwrap.dedent(text)), "#s=e")
    sources = page.locator(".details .sources")
    link = sources.get_by_role("link", name="The report")
    expect(link).to_have_attribute("href", "https://example.org/report?a=1&b=2")
    expect(link).to_have_attribute("rel", re.compile("noreferrer"))
    expect(sources).to_contain_text("p. 3")
    expect(sources).to_contain_text("A. Writer")


def test_filters_count_and_combine(article: Article) -> None:
    page = article()
    filters = page.locator(".filters")
    argument_map = load(ARTICLE)
    judged = verdicts(argument_map)
    kinds = [statement.kind for statement in argument_map.statements.values()]
    evidence = filters.locator("label", has_text="evidence")
    expect(evidence.locator(".count")).to_have_text(str(kinds.count("evidence")))
    filters.locator("label", has_text="claim").click()
    filters.locator("label", has_text="unsupported").click()
    expected = sum(
        statement.kind == "claim" and judged[statement.id].verdict == "unsupported"
        for statement in argument_map.statements.values()
    )
    expect(filters.locator(".filter-count")).to_contain_text(f"{expected} of {len(kinds)} ")
    expect(page.locator("nav.list .recommendations li:visible")).to_have_count(0)
    expect(page.locator("#argmap-outline li.statement:not(.excluded)")).to_have_count(expected)
    filters.get_by_role("button", name="Clear filters").click()
    expect(page.locator("nav.list .recommendations li:visible")).to_have_count(11)


def test_filters_can_be_reached_past_a_long_list_of_recommendations(visitor: Visitor) -> None:
    parts = (f"# Part {number}\n\nrecommendation r{number}: Do it.\n" for number in range(40))
    page = visitor.open(argmap.parse("\n".join(parts) + "\nclaim c: It is so.\n"))
    expect(page.locator(".filter-count")).not_to_be_in_viewport()
    page.get_by_role("button", name="Filters", exact=True).click()
    expect(page.locator(".filter-count")).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(page.locator(".filters input").first).to_be_focused()


def test_long_words_stay_in_their_panes(visitor: Visitor) -> None:
    word = "Word" * 30
    text = f"""
        recommendation r: {word} now.
          because evidence e: {word} works.
          unless claim c: {word} fails.
    """
    page = visitor.open(argmap.parse(textwrap.dedent(text)), "#s=r&without=e")
    page.get_by_role("button", name="Outline", exact=True).click()
    expect(page.locator("#argmap-outline")).to_be_visible()
    for pane in ("nav.list", ".details", ".what-if", "#argmap-outline"):
        width = page.locator(pane).evaluate("pane => pane.scrollWidth - pane.clientWidth")
        assert width <= 0, pane


def test_a_map_without_anything_says_so(visitor: Visitor) -> None:
    page = visitor.open(argmap.parse(""))
    expect(page.get_by_text("This map makes no recommendations.")).to_be_visible()


def test_the_outline_scrolls_to_the_selected_statement(article: Article) -> None:
    page = article("#s=smaller-chips")
    page.get_by_role("button", name="Outline", exact=True).click()
    expect(page.locator("[id='s=smaller-chips'] > p").first).to_be_in_viewport()
    page.locator("nav.list a").last.click()
    expect(page.locator("#argmap-outline [aria-current] > p").first).to_be_in_viewport()
