"""Make a map of an Argdown document.

A statement becomes a claim, and so does an argument without numbered lines: its text is a premise
of what it supports or attacks. The steps of other arguments become reasons with linked premises.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from argmap.formats.argdown.data_values import describe_value, to_typed
from argmap.formats.argdown.entries import (
    ArgdownEntry,
    ArgdownHeading,
    ArgdownRelation,
    Document,
    RelationKind,
    Step,
    WebLink,
)
from argmap.formats.argdown.titles import find_ids, has_words_of
from argmap.formats.assembly import MapAssembly, NewInference, NewLink, join_lines, quote
from argmap.formats.format import Imported
from argmap.formats.losses import LossKind
from argmap.identifiers import generate_ids, is_tag, normalize_name
from argmap.model import Citation, Polarity, Section, Source
from argmap.source import Span

TITLE_KEY = "title"
"""The attribute for a title that is not in the id."""

ARGUMENT_KEY = "argument"
"""The attribute of a conclusion for the titles and texts of the arguments for it."""

LAYOUT_KEYS = frozenset(
    ("color", "images", "isCanonical", "isClosed", "isGroup", "isInGroup", "isInMap")
)
"""Data that is only about how Argdown draws an entry."""

MOST_REPEATED = 100
"""The number of reasons of one statement to add an exception to: the rest would be quadratic."""


def assemble(document: Document) -> Imported:
    """Return the map of a document, and what was lost."""
    return _Assembler(document).assemble()


class _Assembler:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._assembly = MapAssembly(losses=document.losses, warnings=document.warnings)
        self._sections = self._add_sections()
        self._sources = self._add_sources()
        self._inferences: list[tuple[int, NewInference]] = []
        """The reasons and objections with their places in the document."""
        self._steps: dict[Step, NewInference] = {}
        self._reasons: dict[tuple[ArgdownEntry, Polarity, ArgdownEntry], NewInference] = {}
        self._reasons_of: dict[ArgdownEntry, list[NewInference]] = {}
        """The reasons that an argument without steps gives."""
        self._reasons_for: dict[ArgdownEntry, list[NewInference]] = {}
        self._descriptions: dict[ArgdownEntry, list[str]] = {}
        """The titles and texts of the arguments for a conclusion."""
        self._premises: dict[ArgdownEntry, set[ArgdownEntry]] = {}

    def assemble(self) -> Imported:
        document = self._document
        statements = [entry for entry in document.entries if not entry.steps]
        ids = find_ids(entry for entry in statements)
        for entry in statements:
            self._add_statement(entry, ids.get(entry, ""))
        for argument in document.arguments:
            self._add_argument(argument)
        for conclusion, texts in self._descriptions.items():
            statement = self._assembly.statements[conclusion]
            written = statement.attributes.get(ARGUMENT_KEY, ())
            several = [*(written if isinstance(written, tuple) else (written,)), *texts]
            value = several[0] if len(several) == 1 else several
            self._assembly.set_attributes(statement, {ARGUMENT_KEY: value})
        attacked = self._find_attacked()
        undercuts = []
        for relation in document.relations:
            if relation.kind is RelationKind.UNDERCUT:
                undercuts.append(relation)
            elif isinstance(relation.target, ArgdownEntry):
                self._add_relation(relation, relation.target, attacked)
        for relation in dict.fromkeys(undercuts):
            self._add_undercut(relation)
        in_order = sorted(self._inferences, key=lambda numbered: numbered[0])
        self._assembly.inferences = [inference for _, inference in in_order]
        return self._assembly.finish(**document.header)

    # Sections and sources

    def _add_sections(self) -> dict[ArgdownHeading, str]:
        headings = self._document.headings
        titles = {number: heading.title for number, heading in enumerate(headings)}
        ids = generate_ids(titles, ())
        for number, heading in enumerate(headings):
            title = self._assembly.clean_text(heading.title, span=heading.span)
            section = Section(ids[number], title or "?", heading.level, span=heading.span)
            self._assembly.sections.append(section)
        return {heading: ids[number] for number, heading in enumerate(headings)}

    def _add_sources(self) -> dict[str, str]:
        """Add a source for each address of a link; return the keys by address."""
        links: dict[str, tuple[WebLink, Span]] = {}
        for entry in self._document.entries:
            for link in entry.prose.links:
                links.setdefault(link.address, (link, entry.span))
        words = {number: link.words for number, (link, _) in enumerate(links.values())}
        keys = generate_ids(words, ())
        for number, (link, span) in enumerate(links.values()):
            text = self._assembly.clean_text(join_lines(link.words), span=span) or keys[number]
            self._assembly.sources[keys[number]] = self._to_source(keys[number], text, link, span)
        return {address: keys[number] for number, address in enumerate(links)}

    def _to_source(self, key: str, text: str, link: WebLink, span: Span) -> Source:
        for attribute in ("url", "file"):
            try:
                return Source(key, text, {attribute: link.address}, span=span)
            except (TypeError, ValueError):
                pass
        self._assembly.lose(LossKind.ATTRIBUTE, f"the address {quote(link.address)}", span=span)
        return Source(key, text, span=span)

    # Statements

    def _add_statement(self, entry: ArgdownEntry, name: str) -> None:
        text = entry.wordings[-1] if entry.wordings else entry.title
        assembly = self._assembly
        new = assembly.add_statement(entry, text, id=name, span=entry.span)
        if not entry.wordings:
            about = f"{entry.name} has no text; its title stands for it"
            assembly.lose(LossKind.TEXT, about, span=entry.span)
        for wording in entry.wordings[:-1]:
            if wording != text:
                about = f"another wording of {entry.name}: {quote(wording)}"
                assembly.lose(LossKind.TEXT, about, span=entry.span)
        section = entry.section or entry.mentioned_in
        new.section = self._sections[section] if section else None
        keys = dict.fromkeys(self._sources[link.address] for link in entry.prose.links)
        new.citations = [Citation(key) for key in keys]
        assembly.add_tags(new, self._find_tags(entry))
        attributes = dict(self._find_attributes(entry))
        title = assembly.clean_text(entry.title, span=entry.span)
        if title != new.text and not has_words_of(name, title) and title:
            if TITLE_KEY in attributes:
                about = f"the title {entry.name}, since its data has a title"
                assembly.lose(LossKind.ID, about, span=entry.span)
            attributes.setdefault(TITLE_KEY, title)
        assembly.set_attributes(new, attributes)

    def _find_tags(self, entry: ArgdownEntry) -> list[str]:
        """Return tags in the form that a map has. Report those that change."""
        tags: dict[str, None] = {}
        for written in entry.prose.tags:
            tag = "-".join(normalize_name(written).split())
            if tag != written and is_tag(tag):
                about = f"{quote(written)} became {quote(tag)}"
                self._assembly.lose(LossKind.TAG, about, span=entry.span)
            tags[tag] = None
        return list(tags)

    def _find_attributes(self, entry: ArgdownEntry) -> Iterator[tuple[str, object]]:
        lose = self._assembly.lose
        for key, value in entry.prose.data.items():
            if key in LAYOUT_KEYS:
                about = f"{key}: {describe_value(value)} of {entry.name}"
                lose(LossKind.LAYOUT, about, span=entry.span)
            elif _is_nested(value):
                about = f"{key} of {entry.name} is nested; it is kept as JSON"
                lose(LossKind.ATTRIBUTE, about, span=entry.span)
                yield key, json.dumps(value, ensure_ascii=False)
            else:
                yield key, to_typed(key, value)

    # Arguments with steps

    def _add_argument(self, argument: ArgdownEntry) -> None:
        for step in argument.steps:
            assert step.conclusion is not None
            scheme = self._assembly.clean_scheme(step.rules, span=step.span)
            new = NewInference(
                step.conclusion,
                Polarity.FOR,
                [_to_statement(premise) for premise in dict.fromkeys(step.premises)],
                scheme=scheme,
                span=step.span,
            )
            self._steps[step] = new
            self._add_inference(step.order, new, step.conclusion)
        self._describe_argument(argument)

    def _describe_argument(self, argument: ArgdownEntry) -> None:
        """Keep the title and text of an argument at its conclusion. Report the rest."""
        assembly = self._assembly
        if argument.title:
            described = ": ".join([argument.title, *argument.wordings[-1:]])
            cleaned = assembly.clean_text(described, span=argument.span)
            self._descriptions.setdefault(_to_statement(argument), []).append(cleaned)
        for wording in argument.wordings[:-1]:
            about = f"another wording of {argument.name}: {quote(wording)}"
            assembly.lose(LossKind.TEXT, about, span=argument.span)
        for tag in argument.prose.tags:
            assembly.lose(LossKind.TAG, f"#{tag} of {argument.name}", span=argument.span)
        for link in argument.prose.links:
            assembly.lose(
                LossKind.CITATION, f"{link.address} in {argument.name}", span=argument.span
            )
        for key, value in argument.prose.data.items():
            kind = LossKind.LAYOUT if key in LAYOUT_KEYS else LossKind.ATTRIBUTE
            about = f"{key}: {describe_value(value)} of {argument.name}"
            assembly.lose(kind, about, span=argument.span)

    def _add_inference(self, order: int, new: NewInference, conclusion: ArgdownEntry) -> None:
        self._inferences.append((order, new))
        if new.polarity is Polarity.FOR:
            self._reasons_for.setdefault(conclusion, []).append(new)

    # Relations

    def _find_attacked(self) -> dict[ArgdownEntry, set[ArgdownEntry]]:
        """Return what each statement attacks."""
        attacked: dict[ArgdownEntry, set[ArgdownEntry]] = {}
        for relation in self._document.relations:
            source, target = _to_statement(relation.source), relation.target
            if isinstance(target, ArgdownEntry):
                if relation.kind in (RelationKind.ATTACK, RelationKind.CONTRADICTION):
                    attacked.setdefault(source, set()).add(target)
                if relation.kind is RelationKind.CONTRADICTION:
                    attacked.setdefault(target, set()).add(source)
        return attacked

    def _add_relation(
        self,
        relation: ArgdownRelation,
        target: ArgdownEntry,
        attacked: dict[ArgdownEntry, set[ArgdownEntry]],
    ) -> None:
        source = _to_statement(relation.source)
        if relation.kind is RelationKind.CONTRADICTION:
            self._assembly.lose(
                LossKind.UNKNOWN_RELATION,
                f"{relation.source.name} >< {target.name} became an objection each way",
                span=relation.span,
            )
            self._add_reason(source, Polarity.AGAINST, _to_statement(target), relation)
            self._add_reason(_to_statement(target), Polarity.AGAINST, source, relation)
        elif not target.steps:
            is_attack = relation.kind is RelationKind.ATTACK
            polarity = Polarity.AGAINST if is_attack else Polarity.FOR
            # An argument need not support its own conclusion once more.
            if source is not target or source is relation.source:
                self._add_reason(target, polarity, source, relation)
        elif relation.kind is RelationKind.SUPPORT:
            about = f"{relation.source.name} supports the argument {target.name} as a whole"
            self._assembly.lose(LossKind.UNKNOWN_RELATION, about, span=relation.span)
        elif attacked[source].isdisjoint(self._find_premises(target)):
            about = (
                f"{relation.source.name} attacks the argument {target.name} as a whole; "
                "it became an exception"
            )
            self._assembly.lose(LossKind.OBJECTION, about, span=relation.span)
            self._add_exceptions(source, [self._steps[target.steps[-1]]], relation)

    def _find_premises(self, argument: ArgdownEntry) -> set[ArgdownEntry]:
        """Return the premises of an argument, of which none is a conclusion of an earlier step."""
        if argument not in self._premises:
            used = {premise for step in argument.steps for premise in step.premises}
            concluded = {step.conclusion for step in argument.steps}
            self._premises[argument] = used - concluded
        return self._premises[argument]

    def _add_reason(
        self,
        target: ArgdownEntry,
        polarity: Polarity,
        source: ArgdownEntry,
        relation: ArgdownRelation,
    ) -> None:
        key = target, polarity, source
        if key not in self._reasons:
            new = NewInference(target, polarity, [source], span=relation.span)
            self._reasons[key] = new
            self._reasons_of.setdefault(source, []).append(new)
            self._add_inference(relation.order, new, target)

    def _add_undercut(self, relation: ArgdownRelation) -> None:
        source, target = _to_statement(relation.source), relation.target
        if isinstance(target, Step) or target.steps:
            step = target if isinstance(target, Step) else target.steps[-1]
            self._add_exceptions(
                source, [self._steps[step]] if step in self._steps else [], relation
            )
        elif target.is_argument:
            self._add_exceptions(source, self._reasons_of.get(target, []), relation)
        else:
            reasons = self._reasons_for.get(target, [])
            self._add_exceptions(source, reasons, relation)
            if reasons:
                change = "it became an exception of the reasons for it"
                about = f"{source.name} undercuts the statement {target.name}; {change}"
                self._assembly.lose(LossKind.UNKNOWN_RELATION, about, span=relation.span)

    def _add_exceptions(
        self, source: ArgdownEntry, reasons: list[NewInference], relation: ArgdownRelation
    ) -> None:
        for reason in reasons[:MOST_REPEATED]:
            reason.exceptions.append(NewLink(source))
        about = ""
        if not reasons:
            about = f"{_describe_undercut(relation)}: there is no such reason"
        elif len(reasons) > MOST_REPEATED:
            about = (
                f"{_describe_undercut(relation)}: it became an exception of the first "
                f"{MOST_REPEATED} of {len(reasons):,}"
            )
        if about:
            self._assembly.lose(LossKind.EXCEPTION, about, span=relation.span)


def _describe_undercut(relation: ArgdownRelation) -> str:
    source, target = relation.source.name, relation.target
    if isinstance(target, Step):
        return f"{source} undercuts a step of an argument"
    preposition = "that" if target.is_argument else "for"
    verb = " gives" if target.is_argument else ""
    return f"{source} undercuts the reasons {preposition} {target.name}{verb}"


def _to_statement(entry: ArgdownEntry) -> ArgdownEntry:
    """Return the statement of an entry: the conclusion of an argument with steps, or itself."""
    return entry.conclusion or entry


def _is_nested(value: object) -> bool:
    if isinstance(value, list):
        return any(isinstance(part, list | dict) for part in value)
    return isinstance(value, dict)
