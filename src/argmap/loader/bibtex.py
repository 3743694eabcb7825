"""Read the entries of BibTeX, and decode their fields."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from argmap.loader.entries import BadEntry, Entry
from argmap.source import Text

if TYPE_CHECKING:  # bibtexparser takes long to import
    from bibtexparser.model import Block, ParsingFailedBlock
    from bibtexparser.model import Entry as BibtexEntry

LONGEST_INSERTION = 10_000
"""How many characters `@string` definitions may add to a field.

Each definition may double the one before, so that a short file could fill the memory.
"""

_MONTHS = {
    name: number
    for number, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(),  # noqa: SIM905
        start=1,
    )
}
_CONTAINERS = ("journaltitle", "journal", "booktitle", "series", "eventtitle")
_DATES = ("date", "month", "year")
_NOT_INHERITED = ("crossref", "doi", "title", "url")  # they identify the parent, not its parts
_MOST_PARENTS = 3  # a chapter, its volume, and the whole work


class _BadFieldError(Exception):
    """A field cannot be decoded."""


def read_bibtex(text: Text) -> Iterator[Entry | BadEntry]:
    """Read the entries of a text, including those that repeat a key."""
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.model import DuplicateBlockKeyBlock, ParsingFailedBlock
    from bibtexparser.model import Entry as BibtexEntry

    for name in ("bibtexparser", "pylatexenc"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    library = parse_string(text.content, parse_stack=[])
    strings: dict[str, str | None] = {}
    for string in library.strings:
        try:
            strings[string.key.lower()] = _evaluate(string.value, strings)
        except _BadFieldError:
            strings[string.key.lower()] = None
    by_key = {entry.key.lower(): entry for entry in library.entries}
    place = 0
    for block in library.blocks:
        if isinstance(block, DuplicateBlockKeyBlock) and block.ignore_error_block:
            block = block.ignore_error_block
        key, start, end = _find_key(text, block, place)
        place = start + 1
        if isinstance(block, BibtexEntry):
            yield _read_bibtex_entry(key, start, end, _inherit(block, by_key), strings)
        elif isinstance(block, ParsingFailedBlock):
            yield BadEntry(key, start, end, _explain_failure(block))


def _find_key(text: Text, block: Block, after: int) -> tuple[str, int, int]:
    """Return the key of an entry, and the start and the end of the key in the text."""
    starts, raw = text.line_starts, block.raw or ""
    line_start = max(after, starts[min(block.start_line or 0, len(starts) - 1)])
    start = max(line_start, text.content.find(raw, line_start))
    match = re.match(r"@\s*\w+\s*[{(]\s*([^\s,})]+)", raw)
    return (match[1], start + match.start(1), start + match.end(1)) if match else ("", start, start)


def _explain_failure(block: ParsingFailedBlock) -> str:
    from bibtexparser.model import DuplicateFieldKeyBlock

    if isinstance(block, DuplicateFieldKeyBlock):
        return f"this entry has a field twice: {', '.join(sorted(block.duplicate_keys))}"
    return f"this entry cannot be read: {getattr(block.error, 'abort_reason', block.error)}"


def _read_bibtex_entry(
    key: str, start: int, end: int, fields: Mapping[str, str], strings: Mapping[str, str | None]
) -> Entry | BadEntry:
    def get(*names: str) -> str:
        return next((_evaluate(fields[name], strings) for name in names if name in fields), "")

    try:
        container, url = _split_url(get("howpublished"))
        attributes = {
            "author": _decode_names(get("author")),
            "editor": _decode_names(get("editor")),
            "date": get("date") or _format_year(get("year"), get("month")),
            "in": _decode_latex(get(*_CONTAINERS) or container),
            "publisher": _decode_latex(get("publisher", "institution")),
            "url": _decode_url(get("url")) or url,
            "doi": _decode_url(get("doi")),
        }
        return Entry(key, start, end, _decode_latex(get("title")), attributes)
    except _BadFieldError as error:
        return BadEntry(key, start, end, f"this entry cannot be read: {error}")


def _inherit(entry: BibtexEntry, by_key: Mapping[str, BibtexEntry]) -> dict[str, str]:
    """Return the fields of an entry, with those of the entries that `crossref` names."""
    fields = {field.key.lower(): field.value for field in entry.fields}
    parent_key = fields.get("crossref")
    for _ in range(_MOST_PARENTS):
        parent = by_key.get((parent_key or "").strip('{}" ').lower())
        if parent is None:
            break
        inherited = {field.key.lower(): field.value for field in parent.fields}
        parent_key = inherited.get("crossref")
        if "title" in inherited:
            inherited.setdefault("booktitle", inherited["title"])
        is_dated = any(name in fields for name in _DATES)
        for name, value in inherited.items():
            if name not in _NOT_INHERITED and not (is_dated and name in _DATES):
                fields.setdefault(name, value)
    return fields


def _evaluate(value: str, strings: Mapping[str, str | None]) -> str:
    """Return the text of a value: texts, numbers and names of strings, joined with `#`."""
    parts: list[str] = []
    inserted = 0
    for part in map(str.strip, _split_concatenation(value)):
        if part[:1] in ("{", '"'):
            parts.append(part[1:-1])
            continue
        string = strings.get(part.lower(), part)
        inserted += LONGEST_INSERTION + 1 if string is None else len(string)
        if string is None or inserted > LONGEST_INSERTION:
            raise _BadFieldError("its @string definitions are too long")
        parts.append(string)
    return "".join(parts)


def _split_concatenation(value: str) -> Iterator[str]:
    depth, is_quoted, start = 0, False, 0
    for mark in re.finditer(r"(?<!\\)[{}\"#]", value):
        if mark[0] == "#" and not depth and not is_quoted:
            yield value[start : mark.start()]
            start = mark.end()
        elif mark[0] == '"' and not depth:
            is_quoted = not is_quoted
        elif mark[0] in "{}":
            depth += 1 if mark[0] == "{" else -1
    yield value[start:]


def _decode_latex(value: str) -> str:
    if not _LATEX.search(value):
        return value
    value = re.sub(r"(?<!\\)%", r"\\%", value)  # BibTeX has no comments in fields
    try:
        decoded: str = _load_latex_decoder().latex_to_text(value)
    except Exception as error:  # of any kind, in broken or deeply nested LaTeX
        raise _BadFieldError(f"its LaTeX is broken or nested too deeply ({error})") from None
    return decoded


@cache
def _load_latex_decoder() -> Any:
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(math_mode="verbatim")


_LATEX = re.compile(r"[\\{}$~%&#]|--|``|''")


def _decode_names(value: str) -> str:
    """Return the names of people, first names first, joined with `and`."""
    from bibtexparser.middlewares.names import (
        InvalidNameError,
        parse_single_name_into_parts,
        split_multiple_persons_names,
    )

    names = []
    for name in split_multiple_persons_names(value):
        try:
            parts = parse_single_name_into_parts(name)
        except InvalidNameError as error:
            raise _BadFieldError(str(error)) from None
        words = [*parts.first, *parts.von, *parts.last, *parts.jr]
        # LaTeX ignores a space after a command such as `\ss`, but BibTeX ends a word there.
        names.append(_decode_latex(" ".join(_FINAL_COMMAND.sub(r"\1{}", word) for word in words)))
    return " and ".join(names)


_FINAL_COMMAND = re.compile(r"(\\(?![bcdHkrtuv]\Z)[A-Za-z]+)\Z")  # not an accent, as in `\c c`


def _split_url(value: str) -> tuple[str, str]:
    """Return the words and the URL in a field such as `howpublished`."""
    match = _URL.search(value)
    if not match:
        return value, ""
    words = value[: match.start()] + value[match.end() :]
    return words.strip(" ,.;:{}"), _decode_url(match[1] or match[0])


_URL = re.compile(r"\\(?:url|href)\s*\{([^{}]*)\}|https?://[^\s{}]+")


def _decode_url(value: str) -> str:
    """Return a URL or DOI. It is not LaTeX, but some programs escape it as if it were."""
    command = _URL.search(value)
    if command and command[1]:
        value = command[1]
    value = _TILDE.sub("~", value)
    return _ESCAPED.sub(lambda match: match[1] or match[2], value).strip("{} ")


_ESCAPED = re.compile(r"\{\\([_%&#$])\}|\\([_%&#$])")
_TILDE = re.compile(r"\{\\textasciitilde\}|\\textasciitilde(?:\{\})?|\\~\{\}")


def _format_year(year: str, month: str) -> str:
    """Return a year, with the month if there is one."""
    year, month = year.strip("{} "), month.strip("{} ").lower()
    number = _MONTHS.get(month[:3]) or (int(month) if re.fullmatch("[0-9]{1,2}", month) else 0)
    if not re.fullmatch(r"\d{4}", year) or not 1 <= number <= 12:
        return year
    return f"{year}-{number:02}"
