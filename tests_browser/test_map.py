"""The map itself: opening and closing, moving and zooming."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests_browser.visitor import PHONE

Article = Callable[..., Page]

VIEW = "new DOMMatrix(getComputedStyle(document.querySelector('.canvas-world')).transform)"
SCALE = f"{VIEW}.a"


def read_scale(page: Page) -> float:
    scale: float = page.evaluate(SCALE)
    return scale


def read_place(page: Page) -> tuple[float, float]:
    return page.evaluate(f"{VIEW}.e"), page.evaluate(f"{VIEW}.f")


def test_a_statement_is_shown_where_it_is(article: Article) -> None:
    page = article("#s=chip-money")
    box = page.locator(".map .box[data-id='chip-money']")
    expect(box).to_be_in_viewport()
    expect(box).to_have_attribute("aria-selected", "true")


def test_reasons_are_opened_and_closed(article: Article) -> None:
    page = article()
    count = page.locator(".map .box")
    page.get_by_role("button", name="Close all").click()
    page.get_by_role("button", name="Fit").click()
    closed = count.count()
    toggle = page.locator(".map .box-toggle").first
    toggle.click()
    expect(count).not_to_have_count(closed)


def test_a_click_selects(article: Article) -> None:
    page = article()
    box = page.locator(".map .box").first
    box.click()
    expect(page.locator(".details .meta code")).to_have_text(box.get_attribute("data-id") or "")


def test_arrows_walk_and_enter_selects(article: Article) -> None:
    page = article()
    page.keyboard.press("m")
    start = page.evaluate("document.activeElement.dataset.id")
    page.keyboard.press("ArrowRight")
    there = page.evaluate("document.activeElement.dataset.id")
    assert there != start
    page.keyboard.press("Enter")
    expect(page.locator(".details .meta code")).to_have_text(there)


def test_the_map_zooms_by_buttons_keys_and_wheel(article: Article) -> None:
    page = article()
    scale = read_scale(page)
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_function(f"before => {SCALE} > before", arg=scale)
    larger = read_scale(page)
    page.mouse.move(700, 500)
    page.keyboard.down("Control")
    page.mouse.wheel(0, 200)
    page.keyboard.up("Control")
    page.wait_for_function(f"before => {SCALE} < before", arg=larger)


def test_a_drag_moves_the_map_and_selects_nothing(article: Article) -> None:
    page = article()
    before = read_place(page)
    page.mouse.move(600, 400)
    page.mouse.down()
    page.mouse.move(500, 350, steps=5)
    page.mouse.up()
    after = read_place(page)
    # What distinguishes a drag from a click is not moved.
    assert -101 < after[0] - before[0] < -85
    assert -51 < after[1] - before[1] < -35
    expect(page.locator(".details .welcome")).to_be_visible()
    assert page.evaluate("getSelection().toString()") == ""


def test_two_fingers_zoom_the_map(article: Article) -> None:
    page = article(viewport=PHONE, is_mobile=True, has_touch=True)
    page.get_by_role("button", name="Map", exact=True).tap()
    before = read_scale(page)
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *places: tuple[int, int]) -> None:
        points = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(places)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", (170, 400), (220, 400))
    for step in range(1, 8):
        touch("touchMove", (170 - 10 * step, 400), (220 + 10 * step, 400))
    touch("touchEnd")
    page.wait_for_function(f"before => {SCALE} > before * 1.5", arg=before)
    assert page.evaluate("visualViewport.scale") == 1
