"""Tables of claims in CSV: one statement per row, with the statements that it supports or attacks.

The columns are `id`, `kind`, `text`, `supports`, `attacks`, `reason`, `section`, `source`, `url`
and `tags`. Only `text` is needed, and every other column is an attribute. Lists have semicolons.
Rows that support the same statement and have the same `reason` are linked premises.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from argmap.errors import FormatError
from argmap.formats.assembly import Key, MapAssembly, NewInference, NewStatement, quote
from argmap.formats.format import Format, Imported
from argmap.formats.input_file import InputFile
from argmap.formats.losses import LossKind
from argmap.formats.source_links import add_source, cite
from argmap.identifiers import id_stem, is_id, number_name
from argmap.model import Kind, Polarity, Section
from argmap.source import Span

COLUMNS: tuple[str, ...] = (
    "id", "kind", "text", "supports", "attacks", "reason", "section", "source", "url", "tags",
)  # fmt: skip
_DELIMITERS = ",;\t"
_BEFORE_HEADER = re.compile(r"(?:[ \t]*\r?\n)*(?:sep=[,;\t]\r?\n)?", re.IGNORECASE)
"""Empty lines, and a line for Excel that names the delimiter."""
_POLARITIES = {"supports": Polarity.FOR, "attacks": Polarity.AGAINST}


def load_claims(file: InputFile) -> Imported:
    """Read a table. Raises FormatError if it has no column `text`, or is no CSV."""
    assembly = MapAssembly()
    sections: dict[str, str] = {}
    reasons: dict[tuple[str, Polarity, str], NewInference] = {}
    rows = _read_rows(file)
    header, _ = next(rows, ([], None))
    names = [name.strip().casefold() for name in header]
    if "text" not in names:
        message = "the first line must name the columns, among them `text`"
        raise FormatError(message, file.name, 1, 1, help=f"columns are {', '.join(COLUMNS)}")
    for number, (cells, span) in enumerate(rows, 2):
        if not any(cells):
            continue
        row: dict[str, str] = dict.fromkeys(COLUMNS, "")
        for name, cell in zip_longest(names, cells, fillvalue=""):
            if name and not row.get(name):
                row[name] = cell.strip()
            elif cell.strip():
                about = f"the cell {quote(cell)} in a column without name, or with one that is used"
                assembly.lose(LossKind.ATTRIBUTE, about, f"row {number}", span)
        key: Key = row["id"] or ("row", number)
        if key in assembly.statements:
            about = f"the id {row['id']} is given twice: {quote(row['text'])}"
            assembly.lose(LossKind.STATEMENT, about, f"row {number}", span)
            continue
        added = _add_statement(assembly, key, row, f"row {number}", span)
        added.section = _find_section(assembly, sections, row["section"])
        _add_relations(assembly, reasons, added, row, f"row {number}")
    return assembly.finish()


def _read_rows(file: InputFile) -> Iterator[tuple[list[str], Span | None]]:
    """Yield the cells of each row, and its lines. Raises FormatError."""
    text = file.text
    before = _find_header(text.content)
    skipped = text.content.count("\n", 0, before)
    delimiter = max(_DELIMITERS, key=text.content[before:].partition("\n")[0].count)
    starts = text.line_starts[skipped:]
    lines = (text.content[start:end] for start, end in _find_lines(starts, text.content))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            start, last = starts[line - 1], reader.line_num
            end = starts[last] if last < len(starts) else len(text.content)
            yield cells, text.span(start, end)
            line = last + 1
    except csv.Error as error:
        line = skipped + reader.line_num
        raise FormatError(f"this is not CSV: {error}", file.name, line, 1) from None


def _find_header(content: str) -> int:
    """Return where the line that names the columns begins."""
    before = _BEFORE_HEADER.match(content)
    return before.end() if before else 0


def _find_lines(starts: tuple[int, ...], content: str) -> Iterator[tuple[int, int]]:
    ends = (*starts[1:], len(content))
    return ((start, end) for start, end in zip(starts, ends, strict=True) if start < end)


def _add_statement(
    assembly: MapAssembly, key: Key, row: dict[str, str], element: str, span: Span | None
) -> NewStatement:
    kind = row["kind"].casefold() or Kind.CLAIM
    if kind not in list(Kind):
        assembly.lose(LossKind.KIND, quote(row["kind"]), element, span)
        kind = Kind.CLAIM
    added = assembly.add_statement(
        key, row["text"], kind=Kind(kind), id=row["id"], element=element, span=span
    )
    assembly.add_tags(added, _split(row["tags"]), element)
    if row["source"] or row["url"]:
        url = row["url"]
        text = row["source"] or url
        source = add_source(assembly, "", text, element=element, span=span, url=url)
        cite(assembly, added, source)
    for name, value in row.items():
        if name not in COLUMNS and value:
            key_of_attribute = name if is_id(name) else id_stem(name)
            text = assembly.clean_text(value, element, span)
            assembly.set_attributes(added, {key_of_attribute: text}, element)
    return added


def _find_section(assembly: MapAssembly, sections: dict[str, str], title: str) -> str | None:
    """Return the id of the section with a title, which is added where it is new."""
    prose = assembly.clean_text(title)
    if not prose:
        return None
    if prose not in sections:
        sections[prose] = number_name(id_stem(prose), sections.values(), Counter())
        assembly.sections.append(Section(sections[prose], prose))
    return sections[prose]


def _add_relations(
    assembly: MapAssembly,
    reasons: dict[tuple[str, Polarity, str], NewInference],
    added: NewStatement,
    row: dict[str, str],
    element: str,
) -> None:
    for column, polarity in _POLARITIES.items():
        for target in _split(row[column]):
            group = (target, polarity, row["reason"])
            linked = reasons.get(group)
            if linked and row["reason"]:
                linked.premises = [*linked.premises, added.key]
                continue
            inference = NewInference(target, polarity, [added.key], element=element)
            inference.span = added.span
            reasons[group] = inference
            assembly.inferences.append(inference)
    if row["reason"] and not (row["supports"] or row["attacks"]):
        about = f"the reason {quote(row['reason'])} of a row that supports and attacks nothing"
        assembly.lose(LossKind.INCOMPLETE_RELATION, about, element, added.span)


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def is_claim_table(file: InputFile) -> bool:
    """Return whether a file begins with the column `text`, alone or with another known one."""
    start = file.content[:10_000].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    header = start[_find_header(start) :].partition("\n")[0].lower()
    for delimiter in _DELIMITERS:
        names = {name.strip(' "\r') for name in header.split(delimiter)}
        if "text" in names and (names == {"text"} or len(names & {*COLUMNS}) > 1):
            return True
    return False


FORMAT = Format(
    "csv",
    "a table of claims, with the columns text, supports and attacks",
    (".csv", ".tsv"),
    sniff=is_claim_table,
    load=load_claims,
    unread="warrants and exceptions, which have no column",
)
