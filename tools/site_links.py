"""Check the links of the built site that lead to its own pages, headings, statements and files.

Links to other sites are checked by `sphinx-build -b linkcheck`, which does not check these.
"""

import sys
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

TARGETS = ("href", "src", "xlink:href")


class Page(HTMLParser):
    """The ids and the links of a page, each link with its line."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[tuple[int, str]] = []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect the id and the links of an element."""
        attributes = dict(attrs)
        self.ids.add(attributes.get("id") or "")
        links = filter(None, map(attributes.get, TARGETS))
        self.links += [(self.getpos()[0], link) for link in links]


read_page = cache(Page)


def find_broken_links(folder: Path) -> Iterator[str]:
    """Yield a message for each link on the pages of a folder that leads nowhere."""
    for path in sorted(folder.rglob("*.html")):
        for line, link in read_page(path).links:
            url = urlsplit(link)
            if url.scheme or url.netloc:
                continue
            target = path.parent / unquote(url.path) if url.path else path
            if not target.is_file():
                yield f"{path}:{line}: there is no file {link}"
            elif target.suffix == ".html" and unquote(url.fragment) not in read_page(target).ids:
                yield f"{path}:{line}: there is no place {link}"


if __name__ == "__main__":
    sys.exit("\n".join(find_broken_links(Path(sys.argv[1]))) or 0)
