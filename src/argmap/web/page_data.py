"""The data of a page: a map with its verdicts, explanations and findings, as JSON.

`web/data.ts` describes the same data to the script of the page. Empty lists are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NotRequired, TypedDict

from argmap.attributes import format_value
from argmap.choices import to_choice
from argmap.model import ArgumentMap, Inference, Kind, Link, Polarity, Source, Statement, Value
from argmap.rendering.boxes import find_address
from argmap.reports.explanation_text import build_own_lines
from argmap.reports.overview import OverviewRow, build_overview
from argmap.semantics import Assessment, Judgement, Reading, assess
from argmap.semantics.explanations import Explanation, explanations
from argmap.semantics.program import has_implicit
from argmap.semantics.provenance import AUTHOR, Provenance
from argmap.semantics.what_if import WithdrawnStatements
from argmap.source import Diagnostic
from argmap.text_layout import strip_control_chars

READINGS = (Reading.CHARITABLE, Reading.AS_WRITTEN)
"""The readings that a page can show."""

MOST_CRITICAL = 20
"""How much critical evidence, and how many sources, a statement names before counting the rest."""

Attributes = list[tuple[str, str]]


class JudgementData(TypedDict):
    """A verdict, and why, if it is `unsupported`."""

    verdict: str
    reason: NotRequired[str]


class LineData(TypedDict):
    """A line of an explanation, and the statement that it is about."""

    text: str
    depth: int
    id: str


class FindingData(TypedDict):
    """A finding of the checker."""

    code: str
    name: str
    severity: str
    message: str
    help: NotRequired[str]


class CitationData(TypedDict):
    """The key of a cited source, and a place in it."""

    source: str
    locator: NotRequired[str]


class StatementData(TypedDict):
    """A statement and what argmap says about it."""

    id: str
    kind: str
    text: str
    section: NotRequired[str]
    tags: NotRequired[list[str]]
    places: NotRequired[list[str]]
    line: NotRequired[str]
    attributes: NotRequired[Attributes]
    citations: NotRequired[list[CitationData]]
    origins: NotRequired[list[str]]
    withdrawn: NotRequired[str]
    judgement: NotRequired[JudgementData]
    asWritten: NotRequired[JudgementData]
    """Only where it differs."""
    explanation: NotRequired[list[LineData]]
    explanationAsWritten: NotRequired[list[LineData]]
    """Only where it differs."""
    findings: NotRequired[list[FindingData]]
    criticalEvidence: NotRequired[list[str]]
    moreCriticalEvidence: NotRequired[int]
    criticalSources: NotRequired[list[str]]
    moreCriticalSources: NotRequired[int]


class LinkData(TypedDict):
    """A warrant or an exception."""

    id: str
    implicit: NotRequired[Literal[True]]
    scheme: NotRequired[str]


class InferenceData(TypedDict):
    """A reason for or against a statement."""

    conclusion: str
    against: NotRequired[Literal[True]]
    premises: list[str]
    warrants: NotRequired[list[LinkData]]
    exceptions: NotRequired[list[LinkData]]
    implicit: NotRequired[Literal[True]]
    scheme: NotRequired[str]


class SourceData(TypedDict):
    """A source of evidence: a cited source, tests, or the author's word."""

    name: str
    key: str
    text: str
    link: NotRequired[str]
    attributes: NotRequired[Attributes]
    sameAs: NotRequired[str]


class SectionData(TypedDict):
    """A section of the map."""

    id: str
    title: str
    level: int


class PageData(TypedDict):
    """Everything that a page shows."""

    version: Literal[1]
    title: str
    language: str
    header: Attributes
    reading: str
    hasImplicit: bool
    statements: list[StatementData]
    inferences: list[InferenceData]
    sources: list[SourceData]
    sections: list[SectionData]
    recommendations: list[str]
    findings: list[FindingData]


def build_page_data(
    argument_map: ArgumentMap,
    reading: Reading | str = Reading.CHARITABLE,
    findings: Iterable[Diagnostic] = (),
    withdrawn: Mapping[str, str] | None = None,
) -> PageData:
    """Return the data of the page of a map.

    `reading` is what the page shows first, charitable or as written. `withdrawn` are ids of
    statements that count as withdrawn, each with the reason in words. Raises ValueError for another
    reading.
    """
    reading = to_choice(Reading, reading, "reading")
    if reading not in READINGS:
        raise ValueError(f"a page shows a map charitably and as written, not {reading}")
    withdrawn = withdrawn or {}
    left = argument_map.without(*withdrawn) if withdrawn else argument_map
    builder = _PageDataBuilder(argument_map, assess(left), withdrawn, list(findings))
    return builder.build(reading)


def to_json(data: PageData) -> str:
    """Return the data as JSON that can stand in a script element."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Neither an end tag nor a comment can begin without this sign.
    return written.replace("<", "\\u003c")


class _PageDataBuilder:
    def __init__(
        self,
        argument_map: ArgumentMap,
        assessment: Assessment,
        withdrawn: Mapping[str, str],
        findings: Sequence[Diagnostic],
    ) -> None:
        self.map, self.assessment, self.withdrawn = argument_map, assessment, withdrawn
        self.provenance = Provenance(argument_map)
        self.has_implicit = has_implicit(argument_map)
        gone = WithdrawnStatements(argument_map, withdrawn) if withdrawn else None
        names = list(assessment.map.statements)
        shown = READINGS if self.has_implicit else READINGS[:1]
        self.explanations = {
            reading: explanations(assessment, names, reading, gone) for reading in shown
        }
        self.findings: dict[str | None, list[FindingData]] = {}
        for finding in findings:
            self.findings.setdefault(finding.statement, []).append(_build_finding(finding))

    def build(self, reading: Reading) -> PageData:
        """Return the data."""
        rows = build_overview(self.assessment, reading)
        charitable = rows if reading is Reading.CHARITABLE else build_overview(self.assessment)
        criticals = {row.statement: row for row in charitable}
        argument_map = self.map
        header = [
            ("author", argument_map.author),
            ("date", argument_map.date),
            ("document", argument_map.document),
        ]
        return {
            "version": 1,
            "title": argument_map.title,
            "language": argument_map.language,
            "header": [(name, strip_control_chars(value)) for name, value in header if value],
            "reading": reading,
            "hasImplicit": self.has_implicit,
            "statements": [
                self._build_statement(statement, criticals.get(statement.id))
                for statement in argument_map.statements.values()
            ],
            "inferences": [*map(_build_inference, argument_map.inferences)],
            "sources": self._list_sources(),
            "sections": [
                {"id": section.id, "title": section.title, "level": section.level}
                for section in argument_map.sections
            ],
            "recommendations": [row.statement for row in rows],
            "findings": self.findings.get(None, []),
        }

    def _build_statement(self, statement: Statement, row: OverviewRow | None) -> StatementData:
        name, span = statement.id, statement.span
        data: StatementData = {"id": name, "kind": statement.kind, "text": statement.text}
        if statement.section is not None:
            data["section"] = statement.section
        if span:
            file = strip_control_chars(Path(span.path).name)
            data["line"] = f"{file}:{span.line}"
        if name in self.withdrawn:
            data["withdrawn"] = strip_control_chars(self.withdrawn[name])
        else:
            self._judge(data)
        evidence, sources = (row.critical_evidence, row.critical_sources) if row else ((), ())
        parts: dict[str, Any] = {
            "tags": [*statement.tags],
            "places": [*statement.places],
            "attributes": _build_attributes(statement.attributes),
            "citations": [
                {"source": citation.source, **_omit_empty(locator=citation.locator)}
                for citation in statement.citations
            ],
            "origins": self._list_origins(statement),
            "findings": self.findings.get(name, []),
            "criticalEvidence": [*evidence[:MOST_CRITICAL]],
            "moreCriticalEvidence": max(0, len(evidence) - MOST_CRITICAL),
            "criticalSources": [*map(self._name_source, sources[:MOST_CRITICAL])],
            "moreCriticalSources": max(0, len(sources) - MOST_CRITICAL),
        }
        data.update(_omit_empty(**parts))  # type: ignore[typeddict-item]
        return data

    def _judge(self, data: StatementData) -> None:
        """Add the judgements on a statement, and why."""
        name = data["id"]
        charitable = self.assessment.charitable.judgements[name]
        data["judgement"] = _build_judgement(charitable)
        data["explanation"] = _build_lines(self.explanations[Reading.CHARITABLE][name])
        if not self.has_implicit:
            return
        as_written = self.assessment.as_written.judgements[name]
        if as_written != charitable:
            data["asWritten"] = _build_judgement(as_written)
        lines = _build_lines(self.explanations[Reading.AS_WRITTEN][name])
        if lines != data["explanation"]:
            data["explanationAsWritten"] = lines

    def _list_origins(self, statement: Statement) -> list[str]:
        """Return the names of the sources without which evidence is withdrawn."""
        if statement.kind is not Kind.EVIDENCE:
            return []
        return [*map(self._name_source, self.provenance.sources(statement))]

    def _name_source(self, source: str) -> str:
        """Return a source as it can be withdrawn whatever the ids of statements."""
        return f"@{source}" if source in self.map.sources else source

    def _list_sources(self) -> list[SourceData]:
        """Return the sources of the map, and the tests and the author's word behind evidence."""
        sources = [*map(self._build_source, self.map.sources.values())]
        origins = dict.fromkeys(
            origin
            for statement in self.map.statements.values()
            for origin in self._list_origins(statement)
        )
        for name in origins:
            if not name.startswith("@"):
                text = "the author's word" if name == AUTHOR else name
                sources.append({"name": name, "key": "", "text": text})
        return sources

    def _build_source(self, source: Source) -> SourceData:
        first = self.provenance.publications[source.id]
        data: SourceData = {"name": f"@{source.id}", "key": source.id, "text": source.text}
        if link := find_address(source.attributes):
            data["link"] = link
        if attributes := _build_attributes(source.attributes):
            data["attributes"] = attributes
        if first != source.id:
            data["sameAs"] = f"@{first}"
        return data


def _omit_empty(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def _build_judgement(judgement: Judgement) -> JudgementData:
    if judgement.reason is None:
        return {"verdict": judgement.verdict}
    return {"verdict": judgement.verdict, "reason": judgement.reason}


def _build_lines(explanation: Explanation) -> list[LineData]:
    return [
        {"text": line.text, "depth": line.depth, "id": line.statement}
        for line in build_own_lines(explanation)
    ]


def _build_finding(finding: Diagnostic) -> FindingData:
    data: FindingData = {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": strip_control_chars(finding.message),
    }
    if finding.help:
        data["help"] = strip_control_chars(finding.help)
    return data


def _build_attributes(attributes: Mapping[str, Value]) -> Attributes:
    return [(key, format_value(value)) for key, value in attributes.items()]


def _build_inference(inference: Inference) -> InferenceData:
    data: InferenceData = {
        "conclusion": inference.conclusion,
        "premises": [*inference.premises],
    }
    if inference.polarity is Polarity.AGAINST:
        data["against"] = True
    if inference.implicit:
        data["implicit"] = True
    if inference.scheme:
        data["scheme"] = inference.scheme
    if inference.warrants:
        data["warrants"] = [*map(_build_link, inference.warrants)]
    if inference.exceptions:
        data["exceptions"] = [*map(_build_link, inference.exceptions)]
    return data


def _build_link(link: Link) -> LinkData:
    data: LinkData = {"id": link.statement}
    if link.implicit:
        data["implicit"] = True
    if link.scheme:
        data["scheme"] = link.scheme
    return data
