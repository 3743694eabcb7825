"""Reading pages: what a browser without a script would find in the HTML."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import attrs

VOID = {"meta", "br", "hr", "img", "link", "input"}


@attrs.define
class Element:
    tag: str
    attributes: dict[str, str]
    children: list["Element | str"] = attrs.field(factory=list)

    def walk(self) -> Iterator["Element"]:
        stack: list[Element] = [self]
        while stack:
            element = stack.pop()
            yield element
            stack += [child for child in reversed(element.children) if isinstance(child, Element)]

    def find(self, tag: str) -> list["Element"]:
        return [element for element in self.walk() if element.tag == tag]

    def has_class(self, name: str) -> bool:
        return name in self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        parts: list[str] = []
        stack: list[Element | str] = [self]
        while stack:
            part = stack.pop()
            if isinstance(part, str):
                parts.append(part)
            else:
                stack += reversed(part.children)
        return "".join(parts)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("#document", {})
        self.path = [self.root]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attributes})
        self.path[-1].children.append(element)
        if tag not in VOID:
            self.path.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.path[-1].tag == tag, f"</{tag}> ends <{self.path[-1].tag}>"
        self.path.pop()

    def handle_data(self, data: str) -> None:
        self.path[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


@attrs.frozen
class ParsedPage:
    root: Element

    @property
    def policy(self) -> dict[str, list[str]]:
        [policy] = [
            element.attributes["content"]
            for element in self.root.find("meta")
            if element.attributes.get("http-equiv") == "Content-Security-Policy"
        ]
        parts = [part.split() for part in policy.split(";")]
        return {name: values for name, *values in parts}

    @property
    def outline(self) -> Element:
        [outline] = self.root.find("main")
        return outline

    @property
    def data(self) -> dict[str, Any]:
        [element] = [
            each for each in self.root.find("script") if each.attributes.get("id") == "argmap-data"
        ]
        data: dict[str, Any] = json.loads(element.text)
        return data


def parse_page(html: str) -> ParsedPage:
    """Parse a page. Every element must be closed where it was opened."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    assert parser.path == [parser.root]
    return ParsedPage(parser.root)
