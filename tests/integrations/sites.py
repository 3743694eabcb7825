"""The files and the pages of small sites."""

import re
from html.parser import HTMLParser
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
PAGE = CHECKOUT.joinpath("docs/integrations.md").read_text("utf-8")


def get_examples(language: str) -> list[str]:
    """Return the code blocks in a language on the page of the documentation."""
    pattern = rf"^(`{{3,}}){language}\n(.*?)^\1$"
    return [found[1] for found in re.findall(pattern, PAGE, re.MULTILINE | re.DOTALL)]


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write files, given by name and content, into a folder."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    return folder


class Page(HTMLParser):
    """A page of HTML: its ids, its links to them, the text of its pictures, and its code."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.html = path.read_text("utf-8")
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.pictures: list[dict[str, str | None]] = []
        self.texts: list[str] = []
        self.code: list[str] = []
        self._open: list[str] = []
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self._open.append(tag)
        self.ids += filter(None, [found.get("id")])
        target = found.get("href") or found.get("xlink:href") or ""
        self.targets += [target[1:]] if len(target) > 1 and target.startswith("#") else []
        if found.get("aria-roledescription") == "argument map":
            self.pictures.append(found)
            self.texts.append("")
        if tag == "pre":
            self.code.append("")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "svg" in self._open:
            self.texts[-1] += data
        elif "pre" in self._open:
            self.code[-1] += data
