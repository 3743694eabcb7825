"""Web addresses and documents that a text of another format names, as sources of the map."""

from __future__ import annotations

import re

from argmap.attributes import Value, to_attributes
from argmap.formats.assembly import MapAssembly, NewStatement, to_prose
from argmap.formats.losses import LossKind
from argmap.identifiers import id_stem, is_key, number_name
from argmap.model import Citation, Source
from argmap.source import Span

_LINK = re.compile(
    r"\[([^\[\]\n]+)\]\(<?((?:https?|ftp)://[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)>?\)"
)


def add_source(
    assembly: MapAssembly,
    key: str,
    text: str,
    *,
    identity: str = "",
    element: str = "",
    span: Span | None = None,
    **attributes: object,
) -> Source:
    """Add a source and return it. Its key is the given one if it can be a key and is free.

    A source that is there already, with the same text, attributes and `identity`, is not added
    again. `identity` is its id in the file, if it has one. `element` and `span` are its place, for
    the report of what it loses.
    """
    element = element or key
    prose = assembly.clean_text(text, element, span) or to_prose(key) or "?"
    kept: dict[str, Value] = {}
    for name, value in attributes.items():
        try:
            kept |= to_attributes({name: value}) if value else {}
        except (TypeError, ValueError) as error:
            assembly.lose(LossKind.ATTRIBUTE, to_prose(str(error)), element, span)
    content = (identity, prose, frozenset(kept.items()))
    if content not in assembly.source_ids:
        stem = key if is_key(key) else id_stem(prose)
        name = number_name(stem, assembly.sources, assembly.source_counts)
        assembly.sources[name] = Source(name, prose, kept)
        assembly.source_ids[content] = name
    return assembly.sources[assembly.source_ids[content]]


def cite(assembly: MapAssembly, statement: NewStatement, source: Source, locator: str = "") -> None:
    """Let a statement cite a source, once."""
    citation = Citation(source.id, assembly.clean_text(locator, source.id))
    if citation not in statement.citations:
        statement.citations.append(citation)


def cite_links(assembly: MapAssembly, statement: NewStatement) -> None:
    """Turn the Markdown links in the text of a statement into sources that it cites."""

    def replace(link: re.Match[str]) -> str:
        source = add_source(assembly, "", link[1], span=statement.span, url=link[2])
        cite(assembly, statement, source)
        return link[1]

    statement.text = to_prose(_LINK.sub(replace, statement.text))
