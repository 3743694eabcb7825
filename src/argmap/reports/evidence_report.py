"""The evidence ledger, for people who check facts, for spreadsheets and for programs."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from argmap.text_layout import INDENT, Style, plain, pluralize, wrap_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.model import ArgumentMap
    from argmap.semantics.evidence_table import EvidenceRow
    from argmap.semantics.provenance import Period
    from argmap.text_layout import Paint


def format_evidence(
    argument_map: ArgumentMap, entries: Sequence[EvidenceRow], width: int, paint: Paint = plain
) -> str:
    """The entries, numbered, each with what there is to know before it is checked."""
    if not entries:
        return "no evidence in this map\n"
    return "\n".join(
        "".join(f"{line}\n" for line in _entry(argument_map, each, number, width, paint))
        for number, each in enumerate(entries, 1)
    )


def _entry(
    argument_map: ArgumentMap, entry: EvidenceRow, number: int, width: int, paint: Paint
) -> Iterator[str]:
    statement = argument_map.statements[entry.evidence]
    yield paint(f"{number}. {entry.evidence}", Style.TITLE)
    places = f" ({', '.join(statement.places)})" if statement.places else ""
    yield from wrap_text(f"“{statement.text}”{places}", width, INDENT, INDENT)
    for label, words, role in (
        ("source", _cited(argument_map, entry), None),
        ("date", _age(entry), None),
        ("carries", _recommendations(entry.supports), None),
        (
            "fells alone",
            _recommendations(entry.critical_for),
            Style.WARNING if entry.critical_for else None,
        ),
    ):
        first, *rest = wrap_text(f"{label}: {words}", width, INDENT, INDENT * 2)
        yield first.replace(label, paint(label, role or Style.FAINT), 1)
        yield from rest


def _cited(argument_map: ArgumentMap, entry: EvidenceRow) -> str:
    """What a piece of evidence cites, and where in it."""
    cited = [
        f"[@{each.source}] {argument_map.sources[each.source].text}"
        + (f", {each.locator}" if each.locator else "")
        for each in argument_map.statements[entry.evidence].citations
    ]
    return "; ".join(cited) or "none, on the author's word"


def _age(entry: EvidenceRow) -> str:
    if entry.period is None or entry.age is None:
        return "none is given"
    return f"{_written(entry.period)}, {_elapsed(entry.age)} ago"


def _elapsed(days: int) -> str:
    """How long some days are, as one would say it."""
    if days < 60:
        return pluralize(days, "day")
    if days < 730:
        return pluralize(days // 30, "month")
    return pluralize(int(days / 365.25), "year")


def _recommendations(ids: Sequence[str]) -> str:
    return ", ".join(ids) or "no recommendation"


def _written(period: Period) -> str:
    """A period as an author writes it: a day, a month or a year."""
    first, last = period.first, period.last
    if first == last:
        return f"{first}"
    return f"{first:%Y-%m}" if first.month == last.month else f"{first:%Y}"


def evidence_to_json(argument_map: ArgumentMap, entries: Sequence[EvidenceRow]) -> str:
    """The entries as `{"evidence": [{"id", "text", "places", "sources", …}]}`.

    `dated` is a day, a month or a year, `age` is in days; both are null where there is no date.
    """
    return f"{json.dumps({'evidence': _records(argument_map, entries)}, indent=2)}\n"


def evidence_to_csv(argument_map: ArgumentMap, entries: Sequence[EvidenceRow]) -> str:
    """The entries in lines under a heading; several ids in one field have `; ` between them."""
    out = io.StringIO()
    writer = csv.DictWriter(out, _FIELDS, lineterminator="\n")
    writer.writeheader()
    for record in _records(argument_map, entries):
        writer.writerow({key: _field(value) for key, value in record.items()})
    return out.getvalue()


_FIELDS = ("id", "text", "places", "sources", "locators", "dated", "age", "carries", "fells")


def _records(argument_map: ArgumentMap, entries: Sequence[EvidenceRow]) -> list[dict[str, Any]]:
    records = []
    for entry in entries:
        statement = argument_map.statements[entry.evidence]
        values = (
            entry.evidence,
            statement.text,
            statement.places,
            entry.sources,
            tuple(each.locator for each in statement.citations),
            entry.period and _written(entry.period),
            entry.age,
            entry.supports,
            entry.critical_for,
        )
        records.append(dict(zip(_FIELDS, values, strict=True)))
    return records


def _field(value: object) -> object:
    return "; ".join(value) if isinstance(value, tuple) else value
