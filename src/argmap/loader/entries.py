"""The entries of bibliographies, and how to read them from CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from argmap.source import Text


@attrs.frozen
class Entry:
    """An entry of a bibliography: its key, its title, and what is known about the publication.

    Values are as they were read; those that are not text or numbers are ignored. `start` and `end`
    are the place to show in messages.
    """

    key: str
    start: int
    end: int
    title: object
    attributes: Mapping[str, object]


@attrs.frozen
class BadEntry:
    """An entry that cannot be read: its key, or "" if it has none, and why."""

    key: str
    start: int
    end: int
    why: str


_BETWEEN = re.compile(r"[ \t\r\n]*")


def read_csl_json(text: Text) -> Iterator[Entry | BadEntry]:
    """Read the entries of a text, up to the first syntax error."""
    content = text.content
    decoder = json.JSONDecoder()

    def skip(place: int) -> int:
        match = _BETWEEN.match(content, place)
        return match.end() if match else place

    place = skip(0)
    if content[place : place + 1] != "[":
        yield _make_bad_entry("CSL-JSON must be a list of entries", place)
        return
    place = skip(place + 1)
    if content[place : place + 1] == "]":
        return
    while True:
        try:
            entry, end = decoder.raw_decode(content, place)
        except (ValueError, RecursionError) as error:  # such as a number of thousands of digits
            why = getattr(error, "msg", "it is nested too deeply, or has too large a number")
            yield _make_bad_entry(f"not valid JSON: {why}", getattr(error, "pos", place))
            return
        yield _read_entry(entry, place)
        place = skip(end)
        if content[place : place + 1] == "]":
            return
        if content[place : place + 1] != ",":
            yield _make_bad_entry("not valid JSON: expecting a comma or the end of the list", place)
            return
        place = skip(place + 1)


def _make_bad_entry(why: str, place: int) -> BadEntry:
    return BadEntry("", place, place + 1, why)


def _read_entry(entry: Any, start: int) -> Entry | BadEntry:
    if not isinstance(entry, dict) or not isinstance(entry.get("id"), str | int):
        return _make_bad_entry(f"this entry has no id: {json.dumps(entry)[:60]}", start)
    attributes = {
        "author": _join_names(entry.get("author")),
        "editor": _join_names(entry.get("editor")),
        "date": _format_date(entry.get("issued")),
        "in": _strip_markup(entry.get("container-title")),
        "publisher": entry.get("publisher"),
        "url": entry.get("URL"),
        "doi": entry.get("DOI"),
    }
    # Zotero's `id` is a URI; the key that authors cite is in another field.
    key = str(entry.get("citation-key") or entry["id"])
    return Entry(key, start, start + 1, _strip_markup(entry.get("title")), attributes)


def _strip_markup(field: object) -> object:
    """Return a text without the tags that CSL allows in it."""
    return _TAG.sub("", field) if isinstance(field, str) else field


_TAG = re.compile(r"</?(?:i|b|sc|sub|sup|span)(?: [^<>]*)?>")


def _join_names(names: object) -> str:
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
_NEGATIVE_YEAR = re.compile(r"-([0-9]{1,4})")


def _format_date(issued: object) -> str:
    """Return a date such as `2022`, `2022-01` or `2022-01-21`, or its original text.

    Some programs write a date as text, or as a list of one date. Of a period, the first day counts.
    """
    if isinstance(issued, list) and issued:
        issued = issued[0]
    if isinstance(issued, str | int):
        return str(issued)
    if not isinstance(issued, dict):
        return ""
    parts = issued.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    numbers: list[str] = []
    for part in first if isinstance(first, list) else ():
        if not numbers and (before_christ := _NEGATIVE_YEAR.fullmatch(str(part))):
            return f"{int(before_christ[1])} BC"
        if not _NUMBER.fullmatch(str(part)):
            break
        numbers.append(f"{int(part):0{2 if numbers else 4}}")
    return "-".join(numbers) or str(issued.get("raw") or issued.get("literal") or "")
