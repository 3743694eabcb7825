"""Read the sources of a bibliography: BibTeX or CSL-JSON, as Zotero exports them.

The text of a source is the title of its entry. Its attributes say who, when and where: author,
editor, date, url, doi, in (the journal or book) and publisher. A date or URL that argmap would
refuse is kept under another key.

Codes: F008 not a bibliography, F009 an entry that cannot be used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import PurePath

import attrs

from argmap.attributes import KNOWN, Value
from argmap.files import UnreadableError
from argmap.identifiers import is_key
from argmap.loader.bibtex import read_bibtex
from argmap.loader.diagnostics import error
from argmap.loader.entries import BadEntry, Entry, read_csl_json
from argmap.model import Source
from argmap.source import UNPRINTABLE, Diagnostic, Span, Text

_READERS: dict[str, Callable[[Text], Iterator[Entry | BadEntry]]] = {
    ".bib": read_bibtex,
    ".json": read_csl_json,
}

SUFFIXES = tuple(_READERS)
"""The suffixes of the files that are read as bibliographies."""

_STARTS = {
    ".bib": re.compile(r"(?:[ \t]*(?:%.*)?\n)*[ \t]*(?:%.*)?\Z|(?!\s*<)[^@]*@"),
    ".json": re.compile(r"(?!\s*<)"),
}
"""The starts of files, unless they are in another format, such as a web page."""


@attrs.frozen
class Unusable:
    """An entry that cannot be used: its key, if it has one, and its error."""

    key: str | None
    diagnostic: Diagnostic


def read_bibliography(text: Text) -> tuple[list[Source], list[Unusable]]:
    """Return the sources of a bibliography, and the entries that cannot be used.

    The name of the text ends with `.bib` or `.json`. An entry that repeats another one word for
    word is ignored. Raises UnreadableError if the text is not a bibliography.
    """
    suffix = PurePath(text.name).suffix.lower()
    read = _READERS.get(suffix)
    if read is None or not _STARTS[suffix].match(text.content):
        is_page = "<html" in text.content[:2000].lower()
        what = " is a web page" if is_page else " is not a bibliography that argmap can read"
        fix = "name a BibTeX file (.bib) or a CSL-JSON file (.json)"
        raise UnreadableError("F008", f"{text.name}{what}", fix)
    sources: dict[str, Source] = {}
    unusable: list[Unusable] = []
    for entry in read(text):
        source = _to_source(text, entry)
        if isinstance(source, Source):
            first = sources.setdefault(source.id, source)
            if first == source:
                continue
            source = f"an entry above has the key `{source.id}`, too"
        unusable.append(_to_unusable(text, entry, source))
    return [*sources.values()], unusable


def _to_source(text: Text, entry: Entry | BadEntry) -> Source | str:
    """Return the source in an entry, or why it cannot be used."""
    if isinstance(entry, BadEntry):
        return entry.why
    if not is_key(entry.key):
        return f"`{entry.key}` cannot be cited: a key has no spaces, brackets or quotation marks"
    attributes: dict[str, Value] = {}
    for name, field in entry.attributes.items():
        line = _one_line(field)
        value = _to_date(line) if name == "date" else line
        if line:
            known = KNOWN.get(name)
            attributes[name if known is None or known.fits(value) else _OTHER_KEYS[name]] = value
    title = _one_line(entry.title) or entry.key
    return Source(entry.key, title, attributes, span=Span(text, entry.start, entry.end))


_OTHER_KEYS = {"date": "when", "url": "address"}
"""The keys for values that argmap accepts neither as dates nor as URLs."""


def _to_date(line: str) -> Value:
    """Return a day as a date, and everything else as text."""
    try:
        return date.fromisoformat(line) if re.fullmatch(r"\d{4}-\d\d-\d\d", line) else line
    except ValueError:  # such as February 30
        return line


def _one_line(field: object) -> str:
    """Return a field on one line, without characters that a map refuses."""
    if not isinstance(field, str | int | float):
        return ""
    return " ".join(UNPRINTABLE.sub(" ", str(field)).split())


def _to_unusable(text: Text, entry: Entry | BadEntry, why: str) -> Unusable:
    size = len(text.content)
    span = Span(text, min(entry.start, size), min(entry.end, size))
    why = _one_line(why).rstrip(". ")
    fix = "correct the entry in the bibliography"
    return Unusable(entry.key or None, error("F009", why, span, fix))
