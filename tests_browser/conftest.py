"""Start Chromium, and fail each test whose page reports an error or asks the network."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

try:
    from playwright.sync_api import Browser, Page, sync_playwright
except ImportError as error:
    raise pytest.UsageError(
        "the browser tests need Playwright: .venv/bin/pip install '.[browser]'"
    ) from error

from tests_browser.visitor import ARTICLE, Visitor

# The same examples in every run, as in the other tests.
settings.register_profile("browser", deadline=None, derandomize=True)
settings.load_profile("browser")

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium that is installed on the system."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.fail("the browser tests need Chromium, on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visitor(browser: Browser, tmp_path: Path) -> Iterator[Visitor]:
    """A visitor whose pages must not complain: no error, no violation of the policy, no request."""
    visitor = Visitor(browser, tmp_path)
    yield visitor
    for context in visitor.contexts:
        context.close()
    assert visitor.complaints == []


@pytest.fixture
def article(visitor: Visitor) -> Callable[..., Page]:
    """Opens the page of the article among the examples."""
    return lambda fragment="", **options: visitor.open(ARTICLE, fragment, **options)
