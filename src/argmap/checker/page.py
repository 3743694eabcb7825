"""The page of a rule: what it says, why that matters, and maps that show it.

A page is the docstring of the rule's function, so that whoever reads the one reads the other:

    Summary in one line.

    What it says exactly, and why a reader should care, in as many paragraphs as that takes.

    Example::

        recommendation act: A map that it finds fault with.

    Mended::

        recommendation act: The same map, with which it does not.

Where an example needs them, a block `Settings::` holds settings as they stand in a file, and a
block `In talk.txt::` the text of a document that the map speaks of.
"""

from __future__ import annotations

import re
from inspect import cleandoc
from textwrap import dedent
from typing import TYPE_CHECKING

import attrs

from argmap.model import FrozenDict

if TYPE_CHECKING:
    from collections.abc import Mapping

_BLOCK = re.compile(r"^(Settings|Example|Mended|In \S+)::\n((?:\n| .*\n)+)", re.MULTILINE)


@attrs.frozen
class Page:
    """A page in its parts; what it does not have is empty."""

    summary: str
    """What the rule says of what it finds, in one line."""
    text: str = ""
    """What it says exactly, and why that matters: paragraphs of plain text."""
    example: str = ""
    """A map that it finds fault with."""
    mended: str = ""
    """The same map, mended."""
    settings: str = ""
    """The settings with which both are checked."""
    documents: Mapping[str, str] = attrs.field(factory=FrozenDict, hash=False)
    """The documents that both speak of, by their paths."""


def page(docstring: str | None) -> Page:
    """The page that a docstring is, in its parts."""
    prose = cleandoc(docstring or "") + "\n"
    blocks = {title: dedent(block).strip("\n") + "\n" for title, block in _BLOCK.findall(prose)}
    summary, _, text = _BLOCK.sub("", prose).strip().partition("\n")
    return Page(
        summary,
        text.strip(),
        blocks.pop("Example", ""),
        blocks.pop("Mended", ""),
        blocks.pop("Settings", ""),
        FrozenDict({title.removeprefix("In "): block for title, block in blocks.items()}),
    )
