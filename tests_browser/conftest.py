"""Start Chromium, and fail each test whose page reports an error or asks the network."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

try:
    from playwright.sync_api import Browser, Page
except ImportError as error:
    raise pytest.UsageError(
        "the browser tests need Playwright: .venv/bin/pip install '.[browser]'"
    ) from error

from tests_browser.visitor import ARTICLE, Visitor
from tools.browser import find_chromium, launch_chromium

# The same examples in every run, as in the other tests.
settings.register_profile("browser", deadline=None, derandomize=True)
settings.load_profile("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium that is installed on the system."""
    chromium = find_chromium()
    if chromium is None:
        pytest.fail("the browser tests need Chromium, on Debian: apt-get install chromium")
    with launch_chromium(chromium) as browser:
        yield browser


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
