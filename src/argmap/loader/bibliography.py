"""Sources out of a bibliography: BibTeX (with bibtexparser) and CSL-JSON, as Zotero exports them.

An entry becomes a source with its title as text; of its fields are kept those that say who, when
and where: author, editor, date, url, doi, in (what it appeared in) and publisher. A date or an
address that is none is kept under another name.

Codes: F008 not a bibliography, F009 an entry that cannot be used.
"""

from __future__ import annotations

import json
import logging
import re
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import attrs

from argmap.attributes import KNOWN
from argmap.files import UnreadableError
from argmap.identifiers import is_key
from argmap.model import Source
from argmap.source import UNPRINTABLE, Diagnostic, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from bibtexparser.model import Entry, ParsingFailedBlock

    from argmap.model import Value
    from argmap.source import Text


@attrs.frozen
class Unusable:
    """An entry that cannot be used, by its key if that can be told, and what to say about it."""

    key: str | None
    diagnostic: Diagnostic


def read_bibliography(text: Text) -> tuple[list[Source], list[Unusable]]:
    """The sources of a bibliography, whose name ends in .bib or .json, and the other entries.

    Raises UnreadableError where it is no bibliography at all.
    """
    readers: dict[str, Callable[[Text], Iterator[Source | Unusable]]] = {
        ".bib": _bibtex,
        ".json": _csl_json,
    }
    ending = PurePath(text.name).suffix.lower()
    if ending not in readers:
        message = f"{text.name} is no bibliography that can be read"
        raise UnreadableError(
            "F008", message, "name a BibTeX file (.bib) or a CSL-JSON file (.json)"
        )
    found = list(readers[ending](text))
    sources = [each for each in found if isinstance(each, Source)]
    return sources, [each for each in found if isinstance(each, Unusable)]


# BibTeX

_MONTHS = {
    name: number
    for number, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(),  # noqa: SIM905
        start=1,
    )
}
_CONTAINERS = ("journaltitle", "journal", "booktitle", "series", "eventtitle", "howpublished")


def _bibtex(text: Text) -> Iterator[Source | Unusable]:
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.middlewares import names
    from bibtexparser.middlewares.latex_encoding import LatexDecodingMiddleware

    for library_used in ("bibtexparser", "pylatexenc"):
        logging.getLogger(library_used).setLevel(logging.CRITICAL)
    library = parse_string(text.content)
    # Addresses are no LaTeX text: a `%` in them begins no comment.
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
        yield _unusable(text, start, _key(block), _failure(block))


def _key(block: ParsingFailedBlock) -> str | None:
    """The key of an entry that was left out, if it can be told."""
    key = getattr(block.ignore_error_block, "key", None)
    written = re.match(r"@\s*\w+\s*\{\s*([^\s,}]+)", block.raw or "")
    return key or (written[1] if written else None)


def _failure(block: ParsingFailedBlock) -> str:
    """Why an entry was left out."""
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock

    if isinstance(block, DuplicateBlockKeyBlock):
        return f"another entry above has the key `{block.key}` already"
    if isinstance(block, DuplicateFieldKeyBlock):
        return f"an entry gives a field twice: {', '.join(sorted(block.duplicate_keys))}"
    reason = getattr(block.error, "abort_reason", block.error)
    return f"this entry cannot be read: {_one_line(str(reason)).rstrip('. ')}"


def _bibtex_source(text: Text, entry: Entry, verbatim: Mapping[str, str]) -> Source | Unusable:
    fields = {field.key.lower(): field.value for field in entry.fields}
    container = next((fields[each] for each in _CONTAINERS if each in fields), None)
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
    """`year`, `month` and `day` as one date, as precise as they are."""
    year, month = str(fields.get("year", "")), str(fields.get("month", "")).lower()
    number = _MONTHS.get(month[:3]) or (int(month) if month.isascii() and month.isdigit() else 0)
    if not re.fullmatch(r"\d{4}", year) or not 1 <= number <= 12:
        return year
    return f"{year}-{number:02}"


# CSL-JSON


def _csl_json(text: Text) -> Iterator[Source | Unusable]:
    try:
        entries = json.loads(text.content)
    except (ValueError, RecursionError) as error:  # also for a number of thousands of digits
        why = getattr(error, "msg", "nested too deep, or a number too large")
        yield _unusable(text, getattr(error, "pos", 0), None, f"this is not JSON: {why}")
        return
    if not isinstance(entries, list):
        yield _unusable(text, 0, None, "CSL-JSON is a list of entries, and this is none")
        return
    for entry in entries:
        if not isinstance(entry, dict) or not isinstance(entry.get("id"), str | int):
            yield _unusable(text, 0, None, f"an entry without an id: {json.dumps(entry)[:60]}")
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
        # Zotero writes its own key as a URI and the citation key beside it.
        key = str(entry.get("citation-key") or key)
        yield _source(text, start, key, entry.get("title"), attributes)


def _csl_names(names: object) -> str:
    """The people of an entry as one says their names, joined as BibTeX joins them."""
    if not isinstance(names, list):
        return ""
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    said = []
    for name in names:
        if isinstance(name, dict):
            whole = " ".join(str(name[part]) for part in parts if name.get(part))
            said.append(str(name.get("literal") or whole))
    return " and ".join(filter(None, said))


_NUMBER = re.compile(r"[0-9]{1,4}")


def _csl_date(issued: object) -> str:
    """A CSL date as precise as it is: `2022`, `2022-01`, `2022-01-21`, or as it was written."""
    if not isinstance(issued, dict):
        return ""
    parts = issued.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    if isinstance(first, list) and first and all(map(_NUMBER.fullmatch, map(str, first))):
        year, *rest = map(int, first)
        return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])
    return str(issued.get("raw") or issued.get("literal") or "")


# Both


def _source(
    text: Text, start: int, key: str, title: object, attributes: Mapping[str, object]
) -> Source | Unusable:
    if not is_key(key):
        what = f"`{key}` cannot be cited: a key has no spaces or brackets"
        return _unusable(text, start, key, what)
    kept: dict[str, Value] = {}
    for name, given in attributes.items():
        value = _value(given)
        if value:
            known = KNOWN.get(name)
            kept[name if known is None or known.fits(value) else _OTHERWISE[name]] = value
    return Source(key, _one_line(title) or key, kept, span=Span(text, start, start + 1))


_OTHERWISE = {"date": "when", "url": "address"}
"""What the value of a field is kept as that is not of the type of its name."""


def _value(value: object) -> Value:
    """An attribute as a map keeps it: a text, or a date if it is a whole one."""
    line = _one_line(value)
    try:
        return date.fromisoformat(line) if re.fullmatch(r"\d{4}-\d\d-\d\d", line) else line
    except ValueError:  # a day that no calendar has: kept as it was written
        return line


def _one_line(value: object) -> str:
    """A text of an entry on one line, without what a map does not hold."""
    if not isinstance(value, str | int | float):
        return ""
    return " ".join(UNPRINTABLE.sub(" ", str(value)).split())


def _line_start(text: Text, line: int) -> int:
    """The offset at which a line begins, counted from 0."""
    starts = text.line_starts
    return starts[min(line, len(starts) - 1)]


def _unusable(text: Text, start: int, key: str | None, message: str) -> Unusable:
    span = Span(text, min(start, len(text.content)), min(start + 1, len(text.content)))
    cure = "mend it in the bibliography"
    return Unusable(key, Diagnostic("F009", Severity.ERROR, message, span, cure))
