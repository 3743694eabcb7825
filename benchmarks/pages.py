"""The interactive page and the brief: how long argmap takes to write and a browser to open them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

import attrs

from benchmarks.arguments import Shape
from benchmarks.comparisons import ARTICLE, Bench, Comparison
from benchmarks.processes import Command

if TYPE_CHECKING:  # Playwright is installed only for the browser tests
    from playwright.sync_api import Browser

PAGE = "Write the interactive page"
OPEN = "Open the interactive page"
BRIEF = "Write a brief"

BRIEF_FORMATS = ("md", "html", "docx", "pdf")
LARGEST_OPENED = 3_000
"""The most statements whose branches are all opened before the map is zoomed."""

NEXT_FRAME = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))"
ZOOM = """async () => {
  const { x, y, width, height } = document.querySelector(".map").getBoundingClientRect();
  const place = { clientX: x + width / 2, clientY: y + height / 2 };
  const map = document.elementFromPoint(place.clientX, place.clientY);
  const start = performance.now();
  for (let step = 0; step < 10; step++) {
    const wheel = { deltaY: -100, ctrlKey: true, bubbles: true, cancelable: true, ...place };
    map.dispatchEvent(new WheelEvent("wheel", wheel));
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  }
  return (performance.now() - start) / 1000;
}"""


@attrs.frozen
class Subject:
    """A map to write a page of, and the same argument as Argdown, if there is one."""

    name: str
    source: Path
    size: int
    argdown: Path | None = None

    def find_page(self, bench: Bench) -> Path:
        """Return the page that argmap writes."""
        return bench.folder / f"{self.source.stem}.html"


def list_subjects(bench: Bench, sizes: tuple[int, ...]) -> Iterator[Subject]:
    """Yield the article, and a generated map of each size."""
    yield Subject("the article, 74 statements", ARTICLE, 74)
    for size in sizes:
        ours, theirs = bench.generate(Shape.SHARED, size)
        yield Subject(f"{size:,} statements, {Shape.SHARED}", ours, size, theirs)


def compare_pages(bench: Bench, sizes: tuple[int, ...]) -> Iterator[Comparison]:
    """Compare `argmap render -o MAP.html` with a picture, and with the pages of Argdown."""
    for subject in list_subjects(bench, sizes):
        page = subject.find_page(bench)
        commands = {
            "argmap": _make_command("render", subject.source, page),
            "a picture": _make_command("render", subject.source, page.with_suffix(".svg")),
        }
        if subject.argdown and bench.argdown:
            for name, suffix in (("html", "html"), ("web-component", "component.html")):
                result = bench.folder / name / f"{subject.argdown.stem}.{suffix}"
                command = bench.argdown_command([name], subject.argdown, result)
                commands[f"Argdown's `{name}`"] = command
        turns = bench.turns if subject.size <= 1_000 else 1
        yield from bench.compare(PAGE, subject.name, commands, turns=turns)
        sizes_written = {name: _measure_size(command) for name, command in commands.items()}
        ours = sizes_written.pop("argmap")
        if subject.source == ARTICLE:
            yield Comparison(PAGE, f"{subject.name}, size", "300 KB", "KB", ours, 300, 1)
        for name, theirs in sizes_written.items():
            yield Comparison(PAGE, f"{subject.name}, size", name, "KB", ours, theirs)


def compare_opening(bench: Bench, sizes: tuple[int, ...], browser: Browser) -> Iterator[Comparison]:
    """Compare opening and zooming a page with the goals. `compare_pages` writes the pages."""
    for subject in list_subjects(bench, sizes):
        is_opened = subject.size <= LARGEST_OPENED
        costs = [
            _measure_opening(browser, subject.find_page(bench), is_opened)
            for _ in range(bench.turns)
        ]
        opening, zooming = (median(figures) for figures in zip(*costs, strict=True))
        state = "all branches open" if is_opened else "collapsed"
        yield Comparison(OPEN, f"{subject.name}, open", "2 s", "s", opening, 2, 1)
        yield Comparison(OPEN, f"{subject.name}, zoom, {state}", "1 s", "s", zooming, 1, 1)


def compare_briefs(bench: Bench) -> Iterator[Comparison]:
    """Compare `argmap brief` of the article with a picture of it."""
    for suffix in BRIEF_FORMATS:
        memo = bench.folder / f"memo.{suffix}"
        commands = {
            "argmap": _make_command("brief", ARTICLE, memo),
            "a picture": _make_command("render", ARTICLE, bench.folder / "memo.svg"),
        }
        yield from bench.compare(BRIEF, f"the article, `-o memo.{suffix}`", commands)


def _make_command(name: str, source: Path, result: Path) -> Command:
    words = [sys.executable, "-m", "argmap", name, source, "-o", result]
    return Command(words, result)


def _measure_size(command: Command) -> float | None:
    """Return the kilobytes of the file that a command has written, if it has."""
    result = command.result
    return result.stat().st_size / 1024 if result and result.exists() else None


def _measure_opening(browser: Browser, path: Path, is_opened: bool) -> tuple[float, float]:
    """Return how many seconds it takes to open a page, and to zoom its map ten steps."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    start = perf_counter()
    page.goto(path.as_uri())
    page.evaluate(NEXT_FRAME)
    opening = perf_counter() - start
    if is_opened:
        page.get_by_role("button", name="Open all").click()
        page.get_by_role("button", name="Fit", exact=True).click()
        page.evaluate(NEXT_FRAME)
    zooming = page.evaluate(ZOOM)
    context.close()
    return opening, zooming
