"""`argmap watch` renews the page in a browser at each save."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests_browser.visitor import ARTICLE, WIDE

PATIENCE = 20


@contextmanager
def serve(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Run `argmap watch` on a map."""
    arguments = [sys.executable, "-m", "argmap", "watch", path.name, "--no-open"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        arguments, cwd=path.parent, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        yield process
        process.terminate()
        process.wait(PATIENCE)


def read_address(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().split(" is at ")[1].split()[0]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A copy of the article's map, which may be changed."""
    return Path(shutil.copy(ARTICLE, tmp_path / "article.argmap"))


@pytest.fixture
def process(article: Path) -> Iterator[subprocess.Popen[str]]:
    with serve(article) as process:
        yield process


@pytest.fixture
def page(browser: Browser, process: subprocess.Popen[str]) -> Iterator[Page]:
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda message: complaints.append(message.text) if message.type == "error" else None,
    )
    page.goto(f"{read_address(process)}#s=resume-jhlc&without=jwlc-met")
    yield page
    context.close()
    # Icons are asked for by the browser, and a stopped server refuses connections.
    harmless = ("favicon", "404", "ERR_CONNECTION_REFUSED", "ERR_INCOMPLETE_CHUNKED")
    assert [text for text in complaints if not any(word in text for word in harmless)] == []


def save(path: Path, old: str, new: str) -> None:
    """Save a change as many editors do: write another file, and rename it."""
    text = path.read_text("utf-8")
    assert old in text
    other = path.with_suffix(".new")
    other.write_text(text.replace(old, new, 1), "utf-8")
    other.replace(path)


def test_a_save_renews_the_page_and_keeps_what_is_chosen(page: Page, article: Path) -> None:
    expect(page.locator(".details .meta code")).to_have_text("resume-jhlc")
    expect(page.locator(".what-if .chip")).to_have_count(1)
    save(article, "Resume the JHLC in one form or another", "Revive the JHLC at once")
    expect(page.locator(".details")).to_contain_text("Revive the JHLC at once")
    expect(page.locator(".details .meta code")).to_have_text("resume-jhlc")
    expect(page.locator(".what-if .chip")).to_have_count(1)
    assert "without=jwlc-met" in page.url


def test_an_error_is_shown_until_it_is_fixed(page: Page, article: Path) -> None:
    banner = page.get_by_role("alert")
    save(article, "recommendation resume-jhlc:", "recomendation resume-jhlc:")
    expect(banner).to_contain_text("`recomendation` is not a keyword here")
    expect(page.locator(".details .meta code")).to_have_text("resume-jhlc")
    save(article, "recomendation resume-jhlc:", "recommendation resume-jhlc:")
    expect(banner).to_be_hidden()


def test_a_map_that_is_broken_from_the_start_can_be_fixed(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "plan.argmap"
    path.write_text("recomendation act: Act.\n", "utf-8")
    with serve(path) as process:
        context = browser.new_context(viewport=WIDE)
        page = context.new_page()
        page.goto(read_address(process))
        banner = page.get_by_role("alert")
        expect(banner).to_contain_text("`recomendation` is not a keyword here")
        path.write_text("recommendation act: Act.\n", "utf-8")
        expect(banner).to_be_hidden()
        expect(page.locator(".list")).to_contain_text("Act.")
        context.close()


def test_a_page_whose_server_has_stopped_says_so(
    page: Page, process: subprocess.Popen[str]
) -> None:
    expect(page.locator(".details .meta code")).to_have_text("resume-jhlc")
    process.terminate()
    expect(page.get_by_role("alert")).to_contain_text("argmap watch does not answer")
