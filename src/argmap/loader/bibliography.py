"""Read the sources of a bibliography: BibTeX or CSL-JSON, as Zotero exports them.

The text of a source is the title of its entry. Its attributes say who, when and where: author,
editor, date, url, doi, in (the journal or book) and publisher. A date or URL that argmap would
refuse is kept under another key.

Codes: F008 not a bibliography, F009 an entry that cannot be used.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import attrs

from argmap.attributes import KNOWN, Value
from argmap.files import UnreadableError
from argmap.identifiers import is_key
from argmap.loader.diagnostics import error
from argmap.model import Source
from argmap.source import UNPRINTABLE, Diagnostic, Span, Text

if TYPE_CHECKING:  # bibtexparser takes long to import
    from bibtexparser.model import Entry, ParsingFailedBlock


@attrs.frozen
class Unusable:
    """An entry that cannot be used: its key, if it has one, and its error."""

    key: str | None
    diagnostic: Diagnostic


def read_bibliography(text: Text) -> tuple[list[Source], list[Unusable]]:
    """Return the sources of a bibliography, and the entries that cannot be used.

    The name of the text ends with `.bib` or `.json`. Raises UnreadableError for other names.
    """
    readers: dict[str, Callable[[Text], Iterator[Source | Unusable]]] = {
        ".bib": _read_bibtex,
        ".json": _read_csl_json,
    }
    suffix = PurePath(text.name).suffix.lower()
    if suffix not in readers:
        message = f"{text.name} is not a bibliography that argmap can read"
        fix = "name a BibTeX file (.bib) or a CSL-JSON file (.json)"
        raise UnreadableError("F008", message, fix)
    sources: list[Source] = []
    unusable: list[Unusable] = []
    for entry in readers[suffix](text):
        if isinstance(entry, Source):
            sources.append(entry)
        else:
            unusable.append(entry)
    return sources, unusable


# BibTeX

_MONTHS = {
    name: number
    for number, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(),  # noqa: SIM905
        start=1,
    )
}
_CONTAINERS = ("journaltitle", "journal", "booktitle", "series", "eventtitle", "howpublished")


def _read_bibtex(text: Text) -> Iterator[Source | Unusable]:
    import logging

    from bibtexparser.entrypoint import parse_string
    from bibtexparser.middlewares import names
    from bibtexparser.middlewares.latex_encoding import LatexDecodingMiddleware

    for name in ("bibtexparser", "pylatexenc"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    library = parse_string(text.content)
    # URLs are not LaTeX: a `%` in them does not start a comment.
    verbatim = {entry.key: _fields(entry, ("url", "doi")) for entry in library.entries}
    for middleware in (
        names.SeparateCoAuthors(),
        names.SplitNameParts(),
        names.MergeNameParts("first"),
        names.MergeCoAuthors(),
        LatexDecodingMiddleware(),
    ):
        library = middleware.transform(library)
    for entry in library.entries:
        yield _bibtex_source(text, entry, verbatim[entry.key])
    for block in library.failed_blocks:
        start = _line_start(text, block.start_line or 0)
        yield _unusable(text, start, _find_key(block), _explain_failure(block))


def _find_key(block: ParsingFailedBlock) -> str | None:
    key = getattr(block.ignore_error_block, "key", None)
    written = re.match(r"@\s*\w+\s*\{\s*([^\s,}]+)", block.raw or "")
    return key or (written[1] if written else None)


def _explain_failure(block: ParsingFailedBlock) -> str:
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock

    if isinstance(block, DuplicateBlockKeyBlock):
        return f"an entry above has the key `{block.key}`, too"
    if isinstance(block, DuplicateFieldKeyBlock):
        return f"this entry has a field twice: {', '.join(sorted(block.duplicate_keys))}"
    reason = getattr(block.error, "abort_reason", block.error)
    return f"this entry cannot be read: {_one_line(str(reason)).rstrip('. ')}"


def _bibtex_source(text: Text, entry: Entry, verbatim: Mapping[str, str]) -> Source | Unusable:
    fields = {field.key.lower(): field.value for field in entry.fields}
    container = next((fields[key] for key in _CONTAINERS if key in fields), None)
    attributes = {
        "author": fields.get("author"),
        "editor": fields.get("editor"),
        "date": fields.get("date") or _bibtex_date(fields),
        "in": container,
        "publisher": fields.get("publisher") or fields.get("institution"),
        **verbatim,
    }
    start = _line_start(text, entry.start_line or 0)
    return _source(text, start, entry.key, fields.get("title"), attributes)


def _fields(entry: Entry, keys: Iterable[str]) -> dict[str, str]:
    return {field.key.lower(): field.value for field in entry.fields if field.key.lower() in keys}


def _bibtex_date(fields: Mapping[str, Any]) -> str:
    """Return the year, or the year and month, of an entry."""
    year, month = str(fields.get("year", "")), str(fields.get("month", "")).lower()
    number = _MONTHS.get(month[:3]) or (int(month) if month.isascii() and month.isdigit() else 0)
    if not re.fullmatch(r"\d{4}", year) or not 1 <= number <= 12:
        return year
    return f"{year}-{number:02}"


# CSL-JSON


def _read_csl_json(text: Text) -> Iterator[Source | Unusable]:
    try:
        entries = json.loads(text.content)
    except (ValueError, RecursionError) as error:  # also for a number of thousands of digits
        why = getattr(error, "msg", "it is nested too deeply, or has too large a number")
        yield _unusable(text, getattr(error, "pos", 0), None, f"not valid JSON: {why}")
        return
    if not isinstance(entries, list):
        yield _unusable(text, 0, None, "CSL-JSON must be a list of entries")
        return
    for entry in entries:
        if not isinstance(entry, dict) or not isinstance(entry.get("id"), str | int):
            yield _unusable(text, 0, None, f"this entry has no id: {json.dumps(entry)[:60]}")
            continue
        key = str(entry["id"])
        start = max(0, text.content.find(json.dumps(entry["id"], ensure_ascii=False)))
        attributes = {
            "author": _csl_names(entry.get("author")),
            "editor": _csl_names(entry.get("editor")),
            "date": _csl_date(entry.get("issued")),
            "in": entry.get("container-title"),
            "publisher": entry.get("publisher"),
            "url": entry.get("URL"),
            "doi": entry.get("DOI"),
        }
        # Zotero's `id` is a URI; the key that authors cite is in another field.
        key = str(entry.get("citation-key") or key)
        yield _source(text, start, key, entry.get("title"), attributes)


def _csl_names(names: object) -> str:
    """Return the names of people, joined with `and` as in BibTeX."""
    if not isinstance(names, list):
        return ""
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    whole_names = []
    for name in names:
        if isinstance(name, dict):
            whole = " ".join(str(name[part]) for part in parts if name.get(part))
            whole_names.append(str(name.get("literal") or whole))
    return " and ".join(filter(None, whole_names))


_NUMBER = re.compile(r"[0-9]{1,4}")


def _csl_date(issued: object) -> str:
    """Return a date such as `2022`, `2022-01` or `2022-01-21`, or its original text."""
    if not isinstance(issued, dict):
        return ""
    parts = issued.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    if isinstance(first, list) and first and all(map(_NUMBER.fullmatch, map(str, first))):
        year, *rest = map(int, first)
        return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])
    return str(issued.get("raw") or issued.get("literal") or "")


# Both formats


def _source(
    text: Text, start: int, key: str, title: object, attributes: Mapping[str, object]
) -> Source | Unusable:
    if not is_key(key):
        message = f"`{key}` cannot be cited: a key has no spaces, brackets or quotation marks"
        return _unusable(text, start, key, message)
    kept: dict[str, Value] = {}
    for name, given in attributes.items():
        value = _value(given)
        if value:
            known = KNOWN.get(name)
            kept[name if known is None or known.fits(value) else _OTHER_KEYS[name]] = value
    return Source(key, _one_line(title) or key, kept, span=Span(text, start, start + 1))


_OTHER_KEYS = {"date": "when", "url": "address"}
"""The keys for values that are no dates or URLs for argmap."""


def _value(value: object) -> Value:
    """Return a day as a date, and everything else as text."""
    line = _one_line(value)
    try:
        return date.fromisoformat(line) if re.fullmatch(r"\d{4}-\d\d-\d\d", line) else line
    except ValueError:  # such as February 30
        return line


def _one_line(value: object) -> str:
    """Return a field on one line, without characters that a map refuses."""
    if not isinstance(value, str | int | float):
        return ""
    return " ".join(UNPRINTABLE.sub(" ", str(value)).split())


def _line_start(text: Text, line: int) -> int:
    """Return the offset of a line, counted from 0."""
    starts = text.line_starts
    return starts[min(line, len(starts) - 1)]


def _unusable(text: Text, start: int, key: str | None, message: str) -> Unusable:
    end = len(text.content)
    span = Span(text, min(start, end), min(start + 1, end))
    return Unusable(key, error("F009", message, span, "correct the entry in the bibliography"))
