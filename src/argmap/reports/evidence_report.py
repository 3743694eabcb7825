"""Report on the evidence of a map as text, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from argmap.choices import require_objects
from argmap.model import ArgumentMap
from argmap.semantics import Assessment, to_assessment
from argmap.semantics.evidence_table import EvidenceRow
from argmap.semantics.provenance import Period, name_tests
from argmap.text_layout import (
    INDENT,
    WIDTH,
    Paint,
    Style,
    escape_formula,
    join_words,
    paint_plain,
    pluralize,
    wrap_text,
)
from argmap.wording import NO_EVIDENCE, format_source

MOST_NAMED = 7
"""The number of recommendations to name before counting the rest."""


def format_evidence(
    subject: ArgumentMap | Assessment,
    rows: Sequence[EvidenceRow],
    width: int = WIDTH,
    paint: Paint = paint_plain,
) -> str:
    """Format the evidence table of a map as a numbered list.

    >>> from datetime import date
    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because evidence fire: It burns.
    ... ''')
    >>> rows = argmap.evidence_table(plan, date.today())
    >>> print(argmap.format_evidence(plan, rows), end="")
    1. fire
      “It burns.”
      source: none (author's word)
      date: not given
      supports: act
      alone decides: act, which fails without it
    """
    argument_map = to_assessment(subject).map
    rows = require_objects("rows", rows, EvidenceRow, "evidence_table")
    if not rows:
        return f"{NO_EVIDENCE}\n"
    return "\n".join(
        "".join(f"{line}\n" for line in _format_row(argument_map, row, number, width, paint))
        for number, row in enumerate(rows, 1)
    )


def _format_row(
    argument_map: ArgumentMap, row: EvidenceRow, number: int, width: int, paint: Paint
) -> Iterator[str]:
    statement = argument_map.statements[row.evidence]
    yield paint(f"{number}. {row.evidence}", Style.TITLE)
    places = f" ({', '.join(statement.places)})" if statement.places else ""
    yield from wrap_text(f"“{statement.text}”{places}", width, INDENT, INDENT)
    for detail in describe_evidence(argument_map, row):
        first, *rest = wrap_text(f"{detail.label}: {detail.text}", width, INDENT, INDENT * 2)
        yield first.replace(detail.label, paint(detail.label, detail.style), 1)
        yield from rest


class EvidenceDetail(NamedTuple):
    """An entry about a piece of evidence: a label, a text, and the style of the label."""

    label: str
    text: str
    style: Style


def describe_evidence(argument_map: ArgumentMap, row: EvidenceRow) -> list[EvidenceDetail]:
    """Return the source of a piece of evidence, its date, and what depends on it."""
    return [
        EvidenceDetail("source", _format_sources(argument_map, row), Style.FAINT),
        EvidenceDetail("date", format_date(row), Style.FAINT),
        EvidenceDetail("supports", _format_names(row.supports) or "none", Style.FAINT),
        EvidenceDetail(
            "alone decides",
            "; ".join(_describe_decisions(row)) or "none",
            Style.WARNING if row.weight[0] else Style.FAINT,
        ),
    ]


def _describe_decisions(row: EvidenceRow) -> Iterator[str]:
    """Say which recommendations the evidence alone decides, and how."""
    for names, verbs in (
        (row.critical_for, ("fails", "fail")),
        (row.critical_against, ("holds", "hold")),
    ):
        if names:
            yield f"{_format_names(names)}, which {verbs[len(names) > 1]} without it"


def _format_names(names: Sequence[str]) -> str:
    return join_words(names, MOST_NAMED) if names else ""


def _format_sources(argument_map: ArgumentMap, row: EvidenceRow) -> str:
    statement = argument_map.statements[row.evidence]
    cited = [
        format_source(argument_map, citation.source)
        + (f", {citation.locator}" if citation.locator else "")
        for citation in statement.citations
    ]
    return "; ".join(cited) or name_tests(statement) or "none (author's word)"


def format_date(row: EvidenceRow) -> str:
    """Return the date of a piece of evidence, and its age if it is past: `2022-01, 4 years ago`."""
    if row.period is None:
        return "not given"
    written = _format_period(row.period)
    return f"{written}, {_format_age(row.age)} ago" if row.age else written


def _format_age(days: int) -> str:
    if days < 60:
        return pluralize(days, "day")
    if days < 730:
        return pluralize(days // 30, "month")
    return pluralize(int(days / 365.25), "year")


def _format_period(period: Period) -> str:
    """Return a day, a month or a year as an author writes it."""
    first, last = period.first, period.last
    if first == last:
        return f"{first}"
    return f"{first:%Y-%m}" if first.month == last.month else f"{first:%Y}"


def evidence_to_json(
    subject: ArgumentMap | Assessment,
    rows: Sequence[EvidenceRow],
    withdrawn: Mapping[str, str] | None = None,
) -> str:
    """Return `{"evidence": [{"id", "text", "places", "sources", …}]}`.

    `withdrawn` maps the ids of withdrawn statements to the reasons; with it, the object has a key
    of that name.

    `dated` is a day, a month or a year, and `age` a number of days; both are null without a date.

    >>> import json
    >>> from datetime import date
    >>> plan = argmap.parse("evidence fire: It burns. {date: 2026-05-01}")
    >>> rows = argmap.evidence_table(plan, date(2026, 5, 11))
    >>> json.loads(argmap.evidence_to_json(plan, rows))["evidence"][0]["age"]
    10
    """
    data = {
        **({"withdrawn": dict(withdrawn)} if withdrawn else {}),
        "evidence": _build_records(subject, rows),
    }
    return f"{json.dumps(data, indent=2)}\n"


def evidence_to_csv(subject: ArgumentMap | Assessment, rows: Sequence[EvidenceRow]) -> str:
    """Return the rows as CSV with a header; a field with several values separates them by `; `.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.

    >>> from datetime import date
    >>> plan = argmap.parse("evidence fire: It burns. {date: 2026-05-01}")
    >>> rows = argmap.evidence_table(plan, date(2026, 5, 11))
    >>> print(argmap.evidence_to_csv(plan, rows).splitlines()[1])
    fire,It burns.,,(author),,2026-05-01,10,,,
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, _FIELDS, lineterminator="\n")
    writer.writeheader()
    for record in _build_records(subject, rows):
        writer.writerow(
            {
                field: _to_cell("; ".join(value) if isinstance(value, tuple) else value)
                for field, value in record.items()
            }
        )
    return out.getvalue()


def _to_cell(value: Any) -> Any:
    return escape_formula(value) if isinstance(value, str) else value


_FIELDS: tuple[str, ...] = (
    "id", "text", "places", "sources", "locators", "dated", "age", "supports", "critical_for",
    "critical_against",
)  # fmt: skip


def _build_records(
    subject: ArgumentMap | Assessment, rows: Sequence[EvidenceRow]
) -> list[dict[str, Any]]:
    statements = to_assessment(subject).map.statements
    records = []
    for row in require_objects("rows", rows, EvidenceRow, "evidence_table"):
        statement = statements[row.evidence]
        values = (
            row.evidence,
            statement.text,
            statement.places,
            row.sources,
            tuple(citation.locator for citation in statement.citations),
            row.period and _format_period(row.period),
            row.age,
            tuple(row.supports),
            tuple(row.critical_for),
            tuple(row.critical_against),
        )
        records.append(dict(zip(_FIELDS, values, strict=True)))
    return records
