"""Maps in a notebook: each in a frame of its own, as `nbconvert` also writes them."""

from pathlib import Path

from playwright.sync_api import Page, expect

from argmap import load
from tests_browser.visitor import Visitor

EXAMPLES = Path(__file__).parent.parent / "examples"


def open_notebook(visitor: Visitor) -> Page:
    frames = [
        load(EXAMPLES / name)._repr_html_() for name in ("bermuda.argmap", "job-queue.argmap")
    ]
    return visitor.open(f"<!doctype html><title>Notebook</title>{'<hr>'.join(frames)}")


def test_two_maps_in_one_notebook_are_apart(visitor: Visitor) -> None:
    page = open_notebook(visitor)
    bermuda, queue = (page.frame_locator("iframe").nth(number) for number in range(2))
    expect(bermuda.locator("h1")).to_have_text("Harry of Bermuda")
    expect(queue.locator("h1")).to_have_text("Decision 14: Where background jobs wait")
    queue.locator("nav.list .recommendations a").first.click()
    expect(queue.locator(".details h2").first).to_contain_text("message broker")
    expect(bermuda.locator(".details h2").first).not_to_contain_text("message broker")


def test_what_if_works_in_a_frame(visitor: Visitor) -> None:
    page = open_notebook(visitor)
    queue = page.frame_locator("iframe").nth(1)
    queue.locator("nav.list .recommendations a").nth(1).click()
    queue.get_by_role("button", name="Withdraw", exact=True).click()
    expect(queue.get_by_role("region", name="What if")).to_contain_text("withdrawn")
