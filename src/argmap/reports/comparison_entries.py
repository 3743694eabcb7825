"""Describe what differs between two versions of a map, in words, for reports in any format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

import attrs

from argmap.attributes import format_value
from argmap.language.grammar import words
from argmap.model import (
    IMPLICIT,
    Inference,
    Link,
    Section,
    Source,
    Statement,
    Value,
)
from argmap.semantics import Judgement
from argmap.semantics.comparison import Comparison, Difference, Element, VerdictChange
from argmap.text_layout import Style, join_words, pluralize
from argmap.wording import format_judgement, format_statement

Detail: TypeAlias = tuple[str, str, str]
"""The name of what differs, its old and its new value. Without a name, it is the whole text."""


@attrs.frozen
class DifferenceEntry:
    """One difference: what happened, to what, and the details."""

    label: str
    style: Style
    text: str
    details: tuple[Detail, ...] = ()


@attrs.frozen
class DifferenceGroup:
    """The differences of one kind."""

    title: str
    entries: tuple[DifferenceEntry, ...]


_NONE = "none"
_RENAMED, _REWORDED, _EDITED = "renamed", "reworded", "edited"


def summarize_comparison(comparison: Comparison) -> str:
    """Return the result of a comparison in one sentence."""
    if comparison.is_empty:
        return "no differences in meaning"
    worse = comparison.worse_recommendations
    if worse:
        return f"{pluralize(len(worse), 'recommendation')} got worse: {join_words(worse, 7)}"
    return "no recommendation got worse"


def build_groups(comparison: Comparison) -> tuple[DifferenceGroup, ...]:
    """Return the differences in words, without groups that are empty."""
    groups = (
        DifferenceGroup("Verdicts", tuple(map(_build_verdict, comparison.verdicts))),
        DifferenceGroup("Statements", tuple(_build_statements(comparison))),
        DifferenceGroup(
            "Reasons", _build_entries(comparison.reasons, format_inference, _explain_reason)
        ),
        DifferenceGroup(
            "Sources", _build_entries(comparison.sources, _format_source, _explain_source)
        ),
        DifferenceGroup(
            "Sections", _build_entries(comparison.sections, _format_section, _explain_section)
        ),
        DifferenceGroup(
            "Headers",
            tuple(
                DifferenceEntry(
                    _EDITED,
                    Style.INFO,
                    header.key,
                    (_make_detail("", header.before, header.after),),
                )
                for header in comparison.headers
            ),
        ),
    )
    return tuple(group for group in groups if group.entries)


def get_label(change: VerdictChange) -> tuple[str, Style]:
    """Return what happened to a verdict in one word, and its style."""
    if change.before is None:
        return "new", Style.INFO
    if change.after is None:
        return "withdrawn", Style.WARNING
    if change.is_worse:
        return "worse", Style.ERROR
    return ("better", Style.GOOD) if change.is_better else ("changed", Style.INFO)


def format_optional_judgement(judgement: Judgement | None) -> str:
    """Return a judgement in words; a dash for none."""
    return "–" if judgement is None else format_judgement(judgement)


def _build_verdict(change: VerdictChange) -> DifferenceEntry:
    label, style = get_label(change)
    shown = " → ".join(map(format_judgement, filter(None, (change.before, change.after))))
    statement = change.statement
    text = f"{statement.kind} {format_statement(statement)}"
    return DifferenceEntry(label, style, f"{text}: {shown}")


def _build_entries(
    differences: tuple[Difference[Element], ...],
    describe: Callable[[Element], str],
    explain: Callable[[Element, Element, tuple[str, ...]], tuple[str, list[Detail]]],
) -> tuple[DifferenceEntry, ...]:
    return tuple(_build_entry(difference, describe, explain) for difference in differences)


def _build_entry(
    difference: Difference[Element],
    describe: Callable[[Element], str],
    explain: Callable[[Element, Element, tuple[str, ...]], tuple[str, list[Detail]]],
) -> DifferenceEntry:
    before, after = difference.before, difference.after
    if after is None:
        assert before is not None
        return DifferenceEntry("withdrawn", Style.WARNING, describe(before))
    if before is None:
        return DifferenceEntry("added", Style.GOOD, describe(after))
    label, details = explain(before, after, difference.fields)
    return DifferenceEntry(label, Style.INFO, describe(after), tuple(details))


def _make_detail(name: str, before: str, after: str) -> Detail:
    return name, before or _NONE, after or _NONE


def _join_labels(labels: list[str]) -> str:
    return join_words(labels) if labels else _EDITED


# Statements


def _build_statements(comparison: Comparison) -> Iterator[DifferenceEntry]:
    old, new = (
        {section.id: section.title for section in version.sections}
        for version in (comparison.before, comparison.after)
    )

    def explain(
        before: Statement, after: Statement, fields: tuple[str, ...]
    ) -> tuple[str, list[Detail]]:
        details = list(_explain_statement(before, after, fields))
        if "section" in fields:
            titles = old.get(before.section or "", ""), new.get(after.section or "", "")
            details.append(_make_detail("section", *titles))
        labels = [label for field, label in _STATEMENT_LABELS.items() if field in fields]
        return _join_labels(labels), details

    for difference in comparison.statements:
        if difference.both is None:
            describe = _describe_whole
        else:
            describe = _describe_head if "text" in difference.fields else _describe_short
        yield _build_entry(difference, describe, explain)


_STATEMENT_LABELS = {"id": _RENAMED, "text": _REWORDED, "section": "moved"}


def _describe_whole(statement: Statement) -> str:
    return f"{_describe_head(statement)} “{statement.text}”"


def _describe_short(statement: Statement) -> str:
    return f"{statement.kind} {format_statement(statement)}"


def _describe_head(statement: Statement) -> str:
    return f"{statement.kind} [{statement.id}]"


def _explain_statement(
    before: Statement, after: Statement, fields: tuple[str, ...]
) -> Iterator[Detail]:
    for field, show in _STATEMENT_FIELDS.items():
        if field in fields:
            yield _make_detail("" if field == "text" else field, show(before), show(after))
    yield from _explain_attributes(before.attributes, after.attributes)


def _show_citations(statement: Statement) -> str:
    return "; ".join(
        f"@{citation.source}, {citation.locator}" if citation.locator else f"@{citation.source}"
        for citation in statement.citations
    )


_STATEMENT_FIELDS: Mapping[str, Callable[[Statement], str]] = {
    "id": lambda statement: statement.id,
    "kind": lambda statement: statement.kind,
    "text": lambda statement: f"“{statement.text}”",
    "tags": lambda statement: " ".join(f"#{tag}" for tag in statement.tags),
    "citations": _show_citations,
    "places": lambda statement: "; ".join(statement.places),
}


def _explain_attributes(
    before: Mapping[str, Value], after: Mapping[str, Value]
) -> Iterator[Detail]:
    for key in {**before, **after}:
        if before.get(key) != after.get(key):
            yield _make_detail(
                key, format_value(before.get(key, "")), format_value(after.get(key, ""))
            )


# Reasons


def format_inference(inference: Inference) -> str:
    """Return a reason in the words of the language: `[act] because [fire] and [smoke]`."""
    mark = _show_mark(inference)
    parts = [f"[{inference.conclusion}] {inference.polarity} {mark}[{inference.premises[0]}]"]
    parts += [f"{words().joining} [{name}]" for name in inference.premises[1:]]
    for word, links in (
        (words().warrant, inference.warrants),
        (words().exception, inference.exceptions),
    ):
        parts += [f"{word} {_show_mark(link)}[{link.statement}]" for link in links]
    return " ".join(parts)


def _show_mark(relation: Inference | Link) -> str:
    mark = ", ".join(filter(None, [IMPLICIT * relation.implicit, relation.scheme]))
    return f"({mark}) " if mark else ""


def _explain_reason(
    before: Inference, after: Inference, fields: tuple[str, ...]
) -> tuple[str, list[Detail]]:
    return _EDITED, [_make_detail("", format_inference(before), format_inference(after))]


# Sources and sections


def _format_source(source: Source) -> str:
    return f"[@{source.id}] {source.text}"


def _explain_source(
    before: Source, after: Source, fields: tuple[str, ...]
) -> tuple[str, list[Detail]]:
    labels = [_RENAMED] if "id" in fields else []
    details = [_make_detail("key", before.id, after.id)] if "id" in fields else []
    if "text" in fields:
        labels.append(_REWORDED)
        details.append(_make_detail("", before.text, after.text))
    details += _explain_attributes(before.attributes, after.attributes)
    return _join_labels(labels), details


def _format_section(section: Section) -> str:
    return f"{'#' * section.level} {section.title}"


def _explain_section(
    before: Section, after: Section, fields: tuple[str, ...]
) -> tuple[str, list[Detail]]:
    labels = [_RENAMED] if "id" in fields else []
    details = [_make_detail("id", before.id, after.id)] if "id" in fields else []
    if {"title", "level"} & {*fields}:
        labels += [_REWORDED] if "title" in fields else []
        details.append(_make_detail("", _format_section(before), _format_section(after)))
    return _join_labels(labels), details
