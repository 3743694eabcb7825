"""axe-core finds nothing in the states of a page, in light and dark, wide and narrow."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests_browser.visitor import PHONE, WIDE

Article = Callable[..., Page]

AXE = Path(__file__).parent.parent / "web" / "node_modules" / "axe-core" / "axe.min.js"

STATES = {
    "first": ("", ""),
    "selected": ("#s=resume-jhlc", ""),
    "what if": ("#s=resume-jhlc&without=jwlc-met&grant=smaller-chips&reading=as-written", ""),
    "outline": ("#without=jwlc-met", "o"),
    "help": ("", "?"),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing(
    article: Article, state: str, theme: str, viewport: dict[str, int]
) -> None:
    fragment, key = STATES[state]
    page = article(fragment, viewport=viewport, color_scheme=theme, reduced_motion="reduce")
    if key:
        page.keyboard.press(key)
    assert find_violations(page) == []


def test_axe_finds_nothing_in_a_search(article: Article) -> None:
    page = article()
    page.get_by_role("combobox", name="Search texts").fill("taiwan")
    assert find_violations(page) == []


def find_violations(page: Page) -> list[str]:
    if not AXE.is_file():
        pytest.fail("needs axe-core: run `npm ci` in the folder web")
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("() => axe.run()")
    return [
        f"{violation['id']} ({violation['impact']}): {node['html'][:200]} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
