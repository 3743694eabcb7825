"""The outline of a page: a map as nested lists, for reading without a script and on paper.

Each statement is written once, below its first conclusion in the same section, like in the text of
a map. Elsewhere it is a link. Each has an anchor, `s=ID`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from urllib.parse import quote

import attrs

from argmap.language.grammar import words
from argmap.model import Kind, Polarity
from argmap.reports.html import write_nested_list
from argmap.semantics import Reason, Verdict
from argmap.source import Severity
from argmap.text_layout import shorten
from argmap.web.page_data import (
    Attributes,
    FindingData,
    InferenceData,
    JudgementData,
    PageData,
    SourceData,
    StatementData,
)
from argmap.wording import NO_RECOMMENDATIONS, QUOTED_WIDTH, REASON_WORDS

MOST_LEVELS = 12
"""The greatest depth of nested statements. Deeper ones start anew: paper and phones are narrow."""


def build_outline(data: PageData) -> str:
    """Return the outline as HTML: a header, the recommendations, and the statements."""
    return "".join(_OutlineWriter(data).write())


@attrs.frozen
class _MentionedStatement:
    """A statement in the place of a premise, warrant or exception, and the word before it."""

    word: str
    statement: str
    notes: Sequence[str]


class _OutlineWriter:
    def __init__(self, data: PageData) -> None:
        self.data = data
        self.statements = {statement["id"]: statement for statement in data["statements"]}
        self.sources = {source["key"]: source for source in data["sources"] if source["key"]}
        self.mentions: dict[str, list[_MentionedStatement]] = {}
        for inference in data["inferences"]:
            mentions = self.mentions.setdefault(inference["conclusion"], [])
            mentions += _list_mentions(inference)
        self.nesting = self._nest()

    def write(self) -> Iterator[str]:
        yield from self._write_header()
        yield from self._write_recommendations()
        groups: dict[str | None, list[str]] = {}
        for name in self.nesting.tops:
            groups.setdefault(self._write_section(name), []).append(name)
        if None in groups:
            yield "<h2>Statements</h2>\n"
            yield from self._write_group(groups[None])
        for section in self.data["sections"]:
            heading = f"h{min(section['level'] + 1, 6)}"
            yield f"<{heading}>{escape(section['title'])}</{heading}>\n"
            yield from self._write_group(groups.get(section["id"], ()))
        yield from self._write_sources()

    def _write_header(self) -> Iterator[str]:
        yield f"<h1>{escape(self.data['title'] or 'Argument map')}</h1>\n"
        yield from _write_terms(self.data["header"])
        yield from _write_findings(self.data["findings"])

    def _write_recommendations(self) -> Iterator[str]:
        yield "<h2>Recommendations</h2>\n"
        if not self.data["recommendations"]:
            yield f"<p>{escape(NO_RECOMMENDATIONS.capitalize())}.</p>\n"
            return
        yield '<ol class="recommendations">\n'
        for name in self.data["recommendations"]:
            statement = self.statements[name]
            yield f"<li>{_write_link(statement)} {''.join(_write_verdicts(statement))}</li>\n"
        yield "</ol>\n"

    def _nest(self) -> _OutlineTree:
        """Choose below which conclusion each statement is written."""
        used = {mention.statement for part in self.mentions.values() for mention in part}
        names = [*self.statements]
        nesting = _OutlineTree()
        # First the statements that are not reasons, then those left in circles and deep branches.
        for name in (*(name for name in names if name not in used), *names):
            if name not in nesting.depth:
                self._nest_below(name, nesting)
        nesting.tops.sort(key={name: place for place, name in enumerate(names)}.__getitem__)
        return nesting

    def _nest_below(self, top: str, nesting: _OutlineTree) -> None:
        nesting.tops.append(top)
        nesting.depth[top] = 0
        stack = [top]
        while stack:
            name = stack.pop()
            below: list[str] = []
            for mention in self.mentions.get(name, ()):
                other = mention.statement
                if (
                    other not in nesting.depth
                    and self._write_section(other) == self._write_section(name)
                    and nesting.depth[name] < MOST_LEVELS
                ):
                    nesting.depth[other] = nesting.depth[name] + 1
                    nesting.conclusion[other] = name
                    below.append(other)
            stack += reversed(below)

    def _write_section(self, name: str) -> str | None:
        return self.statements[name].get("section")

    def _write_group(self, tops: Sequence[str]) -> Iterator[str]:
        if tops:
            yield '<ul class="statements">\n'
            for name in tops:
                yield from self._write_tree(name)
            yield "</ul>\n"

    def _write_tree(self, top: str) -> Iterator[str]:
        """Write a statement and what is nested below it. The depth is limited."""
        written: set[str] = set()

        def write(name: str, word: str, notes: Sequence[str]) -> Iterator[str]:
            written.add(name)
            yield from self._write_statement(self.statements[name], word, notes)
            mentions = self.mentions.get(name)
            if mentions:
                yield '<ul class="reasons">\n'
                for mention in mentions:
                    other = mention.statement
                    if self.nesting.conclusion.get(other) == name and other not in written:
                        yield from write(other, mention.word, mention.notes)
                    else:
                        label = _write_label(mention.word, mention.notes)
                        yield f"<li>{label}{_write_link(self.statements[other])}</li>\n"
                yield "</ul>\n"
            yield "</li>\n"

        yield from write(top, "", ())

    def _write_statement(
        self, statement: StatementData, word: str, notes: Sequence[str]
    ) -> Iterator[str]:
        """Write a statement as the beginning of a list item."""
        name = statement["id"]
        kind = escape(statement["kind"])
        yield f'<li class="statement {kind}" id="{escape(_write_anchor(name))}"><p>'
        yield _write_label(word, notes)
        yield f'<span class="kind {kind}">{kind}</span> <bdi>{escape(statement["text"])}</bdi> '
        yield from _write_verdicts(statement)
        place = ", ".join([f"[{name}]", *statement.get("places", ())])
        yield f" <small>{escape(place)}</small></p>\n"
        yield from self._write_details(statement)

    def _write_details(self, statement: StatementData) -> Iterator[str]:
        if "withdrawn" in statement:
            yield f'<p class="withdrawn">Withdrawn: {escape(statement["withdrawn"])}</p>\n'
        for citation in statement.get("citations", ()):
            source = self.sources[citation["source"]]
            locator = f", {citation['locator']}" if "locator" in citation else ""
            yield f'<p class="citation">{_write_source(source)}{escape(locator)}</p>\n'
        yield from _write_terms(statement.get("attributes", []))
        if tags := statement.get("tags"):
            yield f'<p class="tags">{escape(" ".join(f"#{tag}" for tag in tags))}</p>\n'
        yield from _write_explanation(statement)
        yield from _write_findings(statement.get("findings", []))

    def _write_sources(self) -> Iterator[str]:
        if not self.sources:
            return
        yield '<h2>Sources</h2>\n<ul class="sources">\n'
        for source in self.sources.values():
            yield f"<li>{_write_source(source)}"
            yield from _write_terms(source.get("attributes", []))
            yield "</li>\n"
        yield "</ul>\n"


@attrs.define
class _OutlineTree:
    """The place where each statement is written."""

    tops: list[str] = attrs.field(factory=list)
    """The statements that are not below another one."""
    conclusion: dict[str, str] = attrs.field(factory=dict)
    depth: dict[str, int] = attrs.field(factory=dict)


def _list_mentions(inference: InferenceData) -> Iterator[_MentionedStatement]:
    """Return what an inference mentions, in the words of the language."""
    polarity = Polarity.AGAINST if inference.get("against") else Polarity.FOR
    notes = _list_notes(inference)
    for place, name in enumerate(inference["premises"]):
        yield _MentionedStatement(
            words().joining if place else polarity.value, name, () if place else notes
        )
    for word, links in (
        (words().warrant, inference.get("warrants", ())),
        (words().exception, inference.get("exceptions", ())),
    ):
        for link in links:
            yield _MentionedStatement(word, link["id"], _list_notes(link))


def _list_notes(relation: Mapping[str, object]) -> list[str]:
    notes = ["implicit"] if relation.get("implicit") else []
    return [*notes, *([str(relation["scheme"])] if "scheme" in relation else [])]


def _write_anchor(name: str) -> str:
    return f"s={name}"


def _write_label(word: str, notes: Sequence[str]) -> str:
    if not word:
        return ""
    noted = f" ({', '.join(notes)})" if notes else ""
    return f'<b class="relation {word}">{word}{escape(noted)}</b> '


def _write_link(statement: StatementData) -> str:
    text = f"[{statement['id']}] {shorten(statement['text'], QUOTED_WIDTH)}"
    if statement["kind"] == Kind.RECOMMENDATION:
        text = statement["text"]
    return f'<a href="#s={quote(statement["id"])}">{escape(text)}</a>'


def _write_verdicts(statement: StatementData) -> Iterator[str]:
    """Write the verdict on a statement, and the one as written if it differs."""
    if "judgement" in statement:
        yield _write_verdict("", statement["judgement"])
    if "asWritten" in statement:
        yield " " + _write_verdict("as written: ", statement["asWritten"])


def _write_verdict(label: str, judgement: JudgementData) -> str:
    verdict = judgement["verdict"]
    why = f" ({REASON_WORDS[Reason(judgement['reason'])]})" if "reason" in judgement else ""
    return f'<span class="verdict {escape(verdict)}">{label}{escape(verdict + why)}</span>'


def _write_explanation(statement: StatementData) -> Iterator[str]:
    """Write the explanation of a statement that does not hold.

    Where one holds, the reasons below it and their verdicts say as much.
    """
    lines, judgement = statement.get("explanation"), statement.get("judgement")
    if not lines or not judgement or Verdict(judgement["verdict"]).holds:
        return
    verdict, *reasons = lines
    if not reasons:  # the verdict itself says as much
        return
    yield f'<details class="explanation"><summary>{escape(verdict["text"])}</summary>\n'
    yield from write_nested_list((line["depth"], line["text"]) for line in reasons)
    yield "</details>\n"


def _write_findings(findings: Sequence[FindingData]) -> Iterator[str]:
    """Write errors and warnings. What fixes them is for authors, who have the checker."""
    serious = [finding for finding in findings if finding["severity"] != Severity.INFO]
    if serious:
        yield '<ul class="findings">\n'
        for finding in serious:
            label = f"{finding['severity']} {finding['code']} {finding['name']}".rstrip()
            yield f"<li><b>{escape(label)}</b> {escape(finding['message'])}</li>\n"
        yield "</ul>\n"


def _write_terms(pairs: Attributes) -> Iterator[str]:
    if pairs:
        yield "<dl>"
        for name, value in pairs:
            yield f"<div><dt>{escape(name)}</dt> <dd>{escape(value)}</dd></div>"
        yield "</dl>\n"


def _write_source(source: SourceData) -> str:
    text = escape(source["text"])
    if "link" not in source:
        return text
    return (
        f'<a href="{escape(source["link"])}" target="_blank" rel="noopener noreferrer">{text}</a>'
    )
