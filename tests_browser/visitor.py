"""Open pages in a browser, and remember what they complain about."""

from pathlib import Path
from typing import Any

import attrs
from playwright.sync_api import Browser, BrowserContext, Page

from argmap import ArgumentMap, load, to_html

ARTICLE = Path(__file__).parent.parent / "examples" / "us-japan-technology.argmap"
WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


@attrs.define
class Visitor:
    """Opens pages, and remembers what they complain about and ask the network for."""

    browser: Browser
    folder: Path
    complaints: list[str] = attrs.field(factory=list)
    contexts: list[BrowserContext] = attrs.field(factory=list)

    def open(self, subject: ArgumentMap | Path | str, fragment: str = "", **options: Any) -> Page:
        """Open the page of a map, given as a map, a file or HTML, in a window of its own."""
        html = subject if isinstance(subject, str) else to_html(_read(subject))
        file = self.folder / f"map{len(self.contexts)}.html"
        file.write_text(html, "utf-8")
        context = self.browser.new_context(**{"viewport": WIDE, **options})
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: self._hear(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self._follow(request.url, file))
        page.goto(f"{file.as_uri()}{fragment}")
        return page

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)

    def _follow(self, url: str, file: Path) -> None:
        if url.partition("#")[0] != file.as_uri():
            self.complaints.append(f"the page asks for {url}")


def _read(subject: ArgumentMap | Path) -> ArgumentMap:
    return load(subject) if isinstance(subject, Path) else subject
