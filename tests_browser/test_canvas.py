"""What is in the document, what stays where it is, and what is left to the page around the map."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from argmap import ArgumentMap, Inference, Section, Statement
from tests_browser.test_map import SCALE, read_place, read_scale
from tests_browser.visitor import Visitor

Article = Callable[..., Page]


def build_large_map(sections: int = 40, reasons: int = 49) -> ArgumentMap:
    """Build a map of many sections with a recommendation and its reasons each."""
    statements, inferences = [], []
    for section in (f"section-{number}" for number in range(sections)):
        top = Statement("recommendation", f"{section}-top", "Do it.", section=section)
        parts = [
            Statement("evidence", f"{section}-{number}", f"Reason {number}.", section=section)
            for number in range(reasons)
        ]
        statements += [top, *parts]
        inferences += [Inference(top.id, "because", [part.id]) for part in parts]
    titles = [Section(f"section-{number}", f"Section {number}") for number in range(sections)]
    return ArgumentMap(statements, inferences, sections=titles)


def find_box(page: Page, name: str) -> Locator:
    return page.locator(f".map .box[data-id='{name}']")


def read_corner(box: Locator) -> tuple[float, float]:
    corner = box.bounding_box()
    assert corner is not None
    return corner["x"], corner["y"]


def test_only_what_is_in_sight_is_in_the_document(visitor: Visitor) -> None:
    page = visitor.open(build_large_map())
    page.get_by_role("button", name="Open all").click()
    assert 10 < page.locator(".map .box").count() < 300
    page.get_by_role("button", name="Fit").click()
    expect(page.locator(".canvas.overview")).to_be_visible()
    assert page.locator(".map .box").count() == 1  # the one that the Tab key leads to
    assert page.locator(".map .distant").count() == 2  # one path for each look


def test_a_click_on_a_distant_statement_goes_there(visitor: Visitor) -> None:
    page = visitor.open(build_large_map(), reduced_motion="reduce")
    page.get_by_role("button", name="Open all").click()
    page.get_by_role("button", name="Fit").click()
    x, y = page.evaluate(
        """() => {
            const view = new DOMMatrix(
                getComputedStyle(document.querySelector('.canvas-world')).transform);
            const [, x, y] = document.querySelector('.distant[data-kind=recommendation]')
                .getAttribute('d').match(/^M([-\\d.]+) ([-\\d.]+)/);
            const pane = document.querySelector('.canvas').getBoundingClientRect();
            return [pane.x + view.e + (+x + 40) * view.a, pane.y + view.f + (+y + 40) * view.a];
        }"""
    )
    page.mouse.click(x, y)
    expect(find_box(page, "section-0-top")).to_have_attribute("aria-selected", "true")
    expect(find_box(page, "section-0-top")).to_be_in_viewport()
    assert read_scale(page) > 0.5


def test_what_is_opened_or_closed_stays_where_it_is(article: Article) -> None:
    page = article(reduced_motion="reduce")
    box = find_box(page, "missed-agenda")
    before = read_corner(box)
    box.locator(".box-toggle").click()
    expect(box).to_have_attribute("aria-expanded", "true")
    # What is now below it may ask for a motion, but its width has room here.
    assert abs(read_corner(box)[1] - before[1]) < 1
    opened = read_corner(box)
    box.locator(".box-toggle").click()
    expect(box).to_have_attribute("aria-expanded", "false")
    closed = read_corner(box)
    assert max(abs(closed[0] - opened[0]), abs(closed[1] - opened[1])) < 1


def test_the_focus_stays_in_the_map(article: Article) -> None:
    page = article(reduced_motion="reduce")
    box = find_box(page, "missed-agenda")
    box.locator(".box-toggle").click()
    expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(find_box(page, "missed-agenda")).not_to_be_focused()
    page.evaluate("document.querySelector('[data-id=missed-agenda] .box-toggle').click()")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_be_focused()
    assert page.locator(".map .box[tabindex='0']").count() == 1


def test_keys_open_close_and_walk_down(article: Article) -> None:
    page = article(reduced_motion="reduce")
    page.get_by_role("button", name="Close all").click()
    box = find_box(page, "missed-agenda")
    box.focus()
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(find_box(page, "readout-silent")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press(" ")
    expect(box).to_have_attribute("aria-expanded", "false")
    before = read_place(page)
    page.keyboard.press("Shift+ArrowLeft")
    assert read_place(page)[0] - before[0] == 60


def test_a_mention_leads_to_its_statement(article: Article) -> None:
    page = article("#s=challenge-seen", reduced_motion="reduce")
    box = find_box(page, "challenge-seen")
    box.locator(".box-row[data-target='china-drives']").click()
    expect(find_box(page, "china-drives")).to_be_focused()
    expect(find_box(page, "china-drives")).to_be_in_viewport()
    expect(find_box(page, "china-drives")).to_have_attribute("aria-selected", "true")


def test_what_supports_and_attacks_the_selection_stands_out(article: Article) -> None:
    page = article("#s=cptpp-right", reduced_motion="reduce")
    states = {"cptpp-right": "selected", "cptpp-harm": "support", "japan-presses": "attack"}
    for name, state in states.items():
        expect(find_box(page, name)).to_have_attribute("data-state", state)
    expect(find_box(page, "fora-matter")).to_have_attribute("data-state", "faint")


def test_what_a_reading_leaves_out_does_not_stand_out(article: Article) -> None:
    page = article("#s=technology-in-dialogue", reduced_motion="reduce")
    box = find_box(page, "dialogue-confirmed")
    expect(box).to_have_attribute("data-state", "support")
    page.keyboard.press("r")
    expect(box).to_have_attribute("data-state", "faint")


def test_boxes_show_what_a_supposition_changes(article: Article) -> None:
    page = article("#s=resume-jhlc&without=jwlc-met", reduced_motion="reduce")
    expect(find_box(page, "resume-jhlc").locator(".verdict")).to_have_text(
        ["supported", "unsupported"]
    )
    page.goto(page.url.replace("s=resume-jhlc", "s=jwlc-met"))
    text = find_box(page, "jwlc-met").locator(".box-text")
    expect(text).to_have_css("text-decoration-line", "line-through")


def test_closed_branches_count_what_passes_the_filters(article: Article) -> None:
    page = article()
    page.get_by_role("button", name="Close all").click()
    toggle = find_box(page, "missed-agenda").locator(".box-toggle")
    expect(toggle).to_have_text("+12")
    page.evaluate("document.querySelector('.filters details')?.setAttribute('open', '')")
    page.locator(".filters").get_by_label("claim").first.check()
    expect(toggle).to_have_text("6 of 12")


def test_the_wheel_is_left_to_a_page_around_the_map(visitor: Visitor) -> None:
    frame = build_large_map(sections=2, reasons=5)._repr_html_()
    page = visitor.open(
        f"<!doctype html><title>Report</title><div style='height: 3000px'>{frame}</div>"
    )
    canvas = page.frame_locator("iframe").locator(".canvas")
    pane = canvas.bounding_box()
    assert pane is not None
    page.mouse.move(pane["x"] + 10, pane["y"] + 10)
    page.mouse.wheel(0, 100)
    page.wait_for_function("scrollY === 100")
    expect(page.frame_locator("iframe").locator(".canvas-hint")).to_be_visible()
    page.mouse.click(pane["x"] + 10, pane["y"] + 10)
    inner = page.frames[1]
    before = inner.evaluate(SCALE.replace(".a", ".f"))
    page.mouse.wheel(0, 50)
    inner.wait_for_function(f"before => {SCALE.replace('.a', '.f')} === before - 50", arg=before)
    assert page.evaluate("scrollY") == 100


def test_the_wheel_moves_the_map_of_a_page_of_its_own(article: Article) -> None:
    page = article()
    before = read_place(page)
    page.mouse.move(700, 500)
    page.mouse.wheel(30, 50)
    page.wait_for_function(f"before => {SCALE.replace('.a', '.f')} === before - 50", arg=before[1])
    assert read_place(page)[0] == before[0] - 30
