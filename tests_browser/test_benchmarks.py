"""The benchmarks open and zoom pages; no test asserts a time."""

from pathlib import Path

from playwright.sync_api import Browser

from argmap import load, to_html
from benchmarks.comparisons import Bench
from benchmarks.pages import compare_opening, list_subjects


def test_pages_are_opened_and_zoomed(browser: Browser, tmp_path: Path) -> None:
    bench = Bench(tmp_path, turns=1)
    for subject in list_subjects(bench, (20,)):
        subject.find_page(bench).write_text(to_html(load(subject.source)), "utf-8")
    rows = list(compare_opening(bench, (20,), browser))
    assert len(rows) == 4
    assert all(row.ours for row in rows)
