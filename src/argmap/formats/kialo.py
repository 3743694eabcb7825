"""The text that Kialo exports: one line per claim, with its number and its stance to its parent."""

from __future__ import annotations

import re

from argmap.formats.assembly import MapAssembly, NewInference, quote
from argmap.formats.format import Format, Imported
from argmap.formats.input_file import InputFile
from argmap.formats.losses import LossKind
from argmap.formats.source_links import cite_links
from argmap.model import Polarity
from argmap.source import Span

_TITLE = re.compile(r"Discussion (?:Title|Name): *(.*)")
_CLAIM = re.compile(r"(?P<number>\d+(?:\.\d+)*)\. +(?:(?P<stance>Pro|Con): *)?(?P<text>.*)")
_REFERENCE = re.compile(r"-> See (\d+(?:\.\d+)*)\.\s*")
_POLARITIES = {"Pro": Polarity.FOR, "Con": Polarity.AGAINST}


def load_kialo(file: InputFile) -> Imported:
    """Read a discussion."""
    assembly = MapAssembly()
    title = ""
    offset = 0
    for line in file.text.content.split("\n"):
        span = file.text.span(offset, offset + len(line))
        if found := _TITLE.fullmatch(line.strip()):
            title = title or found[1]
        elif claim := _CLAIM.fullmatch(line.strip()):
            _read_claim(assembly, claim, span)
        elif line.strip():
            about = f"a line without number: {quote(line.strip())}"
            assembly.lose(LossKind.TEXT, about, span=span)
        offset += len(line) + 1
    return assembly.finish(title=title)


def _read_claim(assembly: MapAssembly, claim: re.Match[str], span: Span) -> None:
    number, stance, text = claim["number"], claim["stance"], claim["text"]
    premise = number
    if reference := _REFERENCE.fullmatch(text):
        premise = reference[1]
    elif number in assembly.statements:
        about = f"the number is given twice: {quote(text)}"
        assembly.lose(LossKind.STATEMENT, about, number, span)
        return
    else:
        cite_links(assembly, assembly.add_statement(number, text, element=number, span=span))
    parent = number.rpartition(".")[0]
    if stance:
        polarity = _POLARITIES[stance]
        assembly.inferences.append(
            NewInference(parent, polarity, [premise], element=number, span=span)
        )
    elif parent:
        about = f"neither Pro nor Con to {parent}: {quote(text)}"
        assembly.lose(LossKind.UNKNOWN_RELATION, about, number, span)


def is_kialo(file: InputFile) -> bool:
    """Return whether a text begins with the title of a discussion or with a thesis."""
    start = file.content[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith((b"Discussion Title:", b"Discussion Name:"))


FORMAT = Format(
    "kialo",
    "discussions that Kialo exports as text",
    (".txt",),
    is_kialo,
    load_kialo,
    unread="nothing that the export has; votes, authors and comments are not in it",
)
