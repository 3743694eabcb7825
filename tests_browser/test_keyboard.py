"""Everything can be done with the keyboard."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests_browser.visitor import PHONE

Article = Callable[..., Page]


def test_a_keyboard_finds_judges_and_undoes(article: Article) -> None:
    page = article()
    press = page.keyboard.press
    press("/")
    page.keyboard.type("JWLC had its")
    press("Enter")
    expect(page.locator(".details .meta code")).to_have_text("jwlc-met")
    expect(page.locator(".details h2")).to_be_focused()
    press("w")
    expect(page.locator(".what-if")).to_be_visible()
    press("c")
    expect(page.locator(".what-if")).to_be_hidden()
    press("g")
    expect(page.locator(".what-if .chip")).to_contain_text("granted")
    press("g")
    expect(page.locator(".what-if")).to_be_hidden()
    press("Escape")
    assert page.evaluate("document.activeElement.closest('.map') !== null")
    press("Escape")
    expect(page.locator(".details .welcome")).to_be_visible()


def test_keys_step_through_recommendations(article: Article) -> None:
    page = article()
    page.keyboard.press("j")
    expect(page.locator("nav.list [aria-current]")).to_contain_text("Find a way to work")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator("nav.list [aria-current]")).to_contain_text("Find a way to work")


def test_keys_switch_reading_and_view(article: Article) -> None:
    page = article()
    page.keyboard.press("r")
    expect(page.get_by_role("radio", name="As written")).to_be_checked()
    page.keyboard.press("o")
    expect(page.get_by_role("region", name="Outline")).to_be_visible()
    page.keyboard.press("o")
    expect(page.get_by_role("region", name="Outline")).to_be_hidden()


def test_the_help_lists_the_keys_and_can_turn_them_off(article: Article) -> None:
    page = article()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(dialog.locator("kbd", has_text="/")).to_be_visible()
    dialog.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("r")
    expect(page.get_by_role("radio", name="Charitable")).to_be_checked()


def test_letters_are_letters_in_the_search(article: Article) -> None:
    page = article("#s=jwlc-met")
    page.keyboard.press("/")
    page.keyboard.type("wgrc?")
    expect(page.get_by_role("combobox", name="Search texts")).to_have_value("wgrc?")
    expect(page.locator(".what-if")).to_be_hidden()
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_the_tab_key_reaches_every_pane(article: Article) -> None:
    page = article("#s=jwlc-met&without=jwlc-met")
    reached = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "document.activeElement.closest('.bar, .what-if, .tabs, .list, main, .details')"
                "?.className || document.activeElement.closest('main')?.tagName"
            )
        )
    assert {"bar", "what-if", "tabs", "list", "details", "MAIN"} <= reached


def test_pressing_a_button_keeps_the_focus(article: Article) -> None:
    page = article("#s=jwlc-met")
    page.get_by_role("button", name="Withdraw", exact=True).press("Enter")
    expect(page.get_by_role("button", name="Put back", exact=True)).to_be_focused()


def test_a_key_leads_to_the_map_on_a_small_screen(article: Article) -> None:
    page = article(viewport=PHONE)
    page.keyboard.press("m")
    assert page.evaluate("document.activeElement.closest('.map') !== null")
    expect(page.locator("nav.list")).to_be_hidden()
