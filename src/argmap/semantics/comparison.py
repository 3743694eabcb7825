"""Compare two versions of a map by what they say: verdicts, statements, reasons and sources.

The order of statements and reasons does not count, and neither does their layout.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import count
from typing import Generic, TypeVar

import attrs

from argmap.choices import to_choice
from argmap.identifiers import is_generated
from argmap.matching import match_texts
from argmap.model import (
    HEADERS,
    ArgumentMap,
    Inference,
    Kind,
    Link,
    Section,
    Source,
    Statement,
    rename_statements,
)
from argmap.semantics.assessment import Assessment, to_assessment
from argmap.semantics.judgement import Judgement, Verdict
from argmap.semantics.program import Reading

Element = TypeVar("Element", Statement, Inference, Source, Section)

FROM_BEST_TO_WORST = (
    Verdict.SUPPORTED,
    Verdict.CONDITIONAL,
    Verdict.UNDECIDED,
    Verdict.CONTESTED,
    Verdict.UNSUPPORTED,
)


@attrs.frozen
class VerdictChange:
    """The judgements on a statement in two versions of a map.

    `before` is None for a new recommendation, `after` for one that was withdrawn. `statement` is
    the statement as it is now, or as it was if it was withdrawn.

    >>> before = argmap.parse('''
    ... recommendation act: Act now.
    ...   because evidence fire: It burns.
    ... ''')
    >>> [change] = argmap.compare(before, argmap.parse("recommendation act: Act now.")).verdicts
    >>> change.statement.id, change.is_worse
    ('act', True)
    """

    statement: Statement
    before: Judgement | None
    after: Judgement | None
    is_recommendation: bool
    """Whether the statement is a recommendation in one of the versions."""

    @property
    def is_worse(self) -> bool:
        """Whether the verdict is worse than it was."""
        return self._compare() > 0

    @property
    def is_better(self) -> bool:
        """Whether the verdict is better than it was."""
        return self._compare() < 0

    def _compare(self) -> int:
        if self.before is None or self.after is None:
            return 0
        rank = FROM_BEST_TO_WORST.index
        return rank(self.after.verdict) - rank(self.before.verdict)


@attrs.frozen
class Difference(Generic[Element]):
    """A part of a map in two versions. One is None if the part was added or withdrawn.

    `fields` are the attributes of the class that differ, if both are there.

    >>> before, after = map(argmap.parse, ["claim a: It rains.", "claim a: It pours."])
    >>> [difference] = argmap.compare(before, after).statements
    >>> difference.before.text, difference.after.text, difference.fields
    ('It rains.', 'It pours.', ('text',))
    """

    before: Element | None
    """The part as it was."""
    after: Element | None
    """The part as it is now."""
    fields: tuple[str, ...] = ()

    @property
    def both(self) -> tuple[Element, Element] | None:
        """The two versions, or None if the part was added or withdrawn."""
        return None if self.before is None or self.after is None else (self.before, self.after)


@attrs.frozen
class HeaderDifference:
    r"""A header, such as `title`, with two values.

    >>> before, after = map(argmap.parse, ["title: Rain\n", "title: Sun\n"])
    >>> argmap.compare(before, after).headers
    (HeaderDifference(key='title', before='Rain', after='Sun'),)
    """

    key: str
    """The name of the header."""
    before: str
    after: str


@attrs.frozen
class Comparison:
    """What differs between two versions of a map.

    >>> before = argmap.parse('''
    ... recommendation act: Act now.
    ...   because evidence fire: It burns.
    ... ''')
    >>> comparison = argmap.compare(before, before.without("fire"))
    >>> comparison.worse_recommendations, len(comparison.statements), comparison.is_empty
    (('act',), 1, False)
    """

    before: ArgumentMap = attrs.field(repr=False)
    """The earlier version."""
    after: ArgumentMap = attrs.field(repr=False)
    """The later version."""
    reading: Reading
    """The reading of the verdicts."""
    verdicts: tuple[VerdictChange, ...]
    """The changed verdicts: recommendations first, and what got worse first. Of statements that
    were added or withdrawn, only recommendations are listed."""
    statements: tuple[Difference[Statement], ...]
    """The statements that were added, withdrawn or edited."""
    reasons: tuple[Difference[Inference], ...]
    """The reasons and objections that were added, withdrawn or edited."""
    sources: tuple[Difference[Source], ...]
    """The sources that were added, withdrawn or edited."""
    sections: tuple[Difference[Section], ...]
    """The sections that were added, withdrawn or edited."""
    headers: tuple[HeaderDifference, ...]
    """The headers that differ."""

    @cached_property
    def worse_recommendations(self) -> tuple[str, ...]:
        """The ids of the recommendations whose verdict got worse, whatever their kind is now."""
        return tuple(
            change.statement.id
            for change in self.verdicts
            if change.is_worse and change.is_recommendation
        )

    @property
    def is_empty(self) -> bool:
        """Whether both versions say the same."""
        parts = (self.statements, self.reasons, self.sources, self.sections, self.headers)
        return not (self.verdicts or any(parts))


def compare(
    before: ArgumentMap | Assessment,
    after: ArgumentMap | Assessment,
    reading: Reading | str = Reading.CHARITABLE,
) -> Comparison:
    """Compare two versions of a map by what they say.

    Statements are recognized by their ids, and by their texts where ids changed; sources and
    sections likewise. Raises ValueError for an unknown reading.

    >>> before, after = map(argmap.parse, ["claim a: It rains.", "claim a: It pours."])
    >>> argmap.compare(before, after).is_empty
    False
    """
    old, new = to_assessment(before), to_assessment(after)
    reading = to_choice(Reading, reading, "reading")
    old_sections, new_sections = (
        {section.id: section for section in version.map.sections} for version in (old, new)
    )
    statements = _match(old.map.statements, new.map.statements, lambda statement: statement.text)
    sources = _match(old.map.sources, new.map.sources, lambda source: source.text)
    sections = _match(old_sections, new_sections, lambda section: section.title)

    def translate_statement(statement: Statement) -> Statement:
        other = new.map.statements[statements[statement.id]]
        are_generated = statement.has_generated_id and other.has_generated_id
        section = statement.section
        return attrs.evolve(
            statement,
            id=other.id if are_generated else statement.id,
            section=None if section is None else sections.get(section, section),
            citations=[
                attrs.evolve(citation, source=sources.get(citation.source, citation.source))
                for citation in statement.citations
            ],
        )

    def translate_section(section: Section) -> Section:
        other = new_sections[sections[section.id]]
        are_generated = all(is_generated(version.id, version.title) for version in (section, other))
        return attrs.evolve(section, id=other.id) if are_generated else section

    return Comparison(
        old.map,
        new.map,
        reading,
        tuple(_compare_verdicts(old, new, statements, reading)),
        tuple(_compare(old.map.statements, new.map.statements, statements, translate_statement)),
        tuple(_compare_reasons(old.map, new.map, statements)),
        tuple(_compare(old.map.sources, new.map.sources, sources, lambda source: source)),
        tuple(_compare(old_sections, new_sections, sections, translate_section)),
        tuple(_compare_headers(old.map, new.map)),
    )


def _match(
    before: Mapping[str, Element], after: Mapping[str, Element], get_text: Callable[[Element], str]
) -> Mapping[str, str]:
    """Return the ids of what is in both maps: the new one by the old one."""
    return match_texts(
        {name: get_text(element) for name, element in before.items()},
        {name: get_text(element) for name, element in after.items()},
    )


def _compare_verdicts(
    old: Assessment, new: Assessment, pairs: Mapping[str, str], reading: Reading
) -> list[VerdictChange]:
    before, after = old.result(reading).judgements, new.result(reading).judgements
    origins = {name: origin for origin, name in pairs.items()}
    changes = []
    for name, statement in new.map.statements.items():
        origin = origins.get(name)
        is_recommendation = statement.kind is Kind.RECOMMENDATION
        if origin is None:
            if is_recommendation:
                changes.append(VerdictChange(statement, None, after[name], True))
        elif before[origin] != after[name]:
            was_recommendation = old.map.statements[origin].kind is Kind.RECOMMENDATION
            changes.append(
                VerdictChange(
                    statement, before[origin], after[name], is_recommendation or was_recommendation
                )
            )
    changes += [
        VerdictChange(statement, before[name], None, True)
        for name, statement in old.map.statements.items()
        if name not in pairs and statement.kind is Kind.RECOMMENDATION
    ]
    return sorted(
        changes,
        key=lambda change: (not change.is_recommendation, not change.is_worse, change.is_better),
    )


def _compare(
    before: Mapping[str, Element],
    after: Mapping[str, Element],
    pairs: Mapping[str, str],
    translate: Callable[[Element], Element],
) -> Iterator[Difference[Element]]:
    """Yield what was added, what changed and what was withdrawn."""
    origins = {name: origin for origin, name in pairs.items()}
    for name, element in after.items():
        if name not in origins:
            yield Difference(None, element)
    for name, element in after.items():
        if name in origins:
            old = before[origins[name]]
            fields = _list_differing(translate(old), element)
            if fields:
                yield Difference(old, element, fields)
    for name, element in before.items():
        if name not in pairs:
            yield Difference(element, None)


def _list_differing(before: Element, after: Element) -> tuple[str, ...]:
    return tuple(
        field.name
        for field in attrs.fields(type(after))
        if field.eq and getattr(before, field.name) != getattr(after, field.name)
    )


def _compare_headers(before: ArgumentMap, after: ArgumentMap) -> Iterator[HeaderDifference]:
    for key in HEADERS:
        old, new = getattr(before, key), getattr(after, key)
        if old != new:
            yield HeaderDifference(key, old, new)


# Reasons


def _compare_reasons(
    old: ArgumentMap, new: ArgumentMap, pairs: Mapping[str, str]
) -> Iterator[Difference[Inference]]:
    """Yield the reasons that were added, changed and withdrawn.

    A reason that changed is for or against the same statement, and shares a premise.
    """
    names = {**_name_withdrawn(old, new, pairs), **pairs}
    left: dict[tuple[object, ...], list[tuple[Inference, Inference]]] = {}
    for inference in old.inferences:
        translated = rename_statements(inference, names)
        left.setdefault(_make_key(translated), []).append((inference, translated))
    added = []
    for inference in new.inferences:
        same = left.get(_make_key(inference))
        if same:
            same.pop(0)
        else:
            added.append(inference)
    withdrawn = [pair for group in left.values() for pair in group]
    changed_reasons = _pair_changed([translated for _, translated in withdrawn], added)
    for place, inference in enumerate(added):
        if place not in changed_reasons:
            yield Difference(None, inference)
    for place, number in changed_reasons.items():
        (before, translated), after = withdrawn[number], added[place]
        yield Difference(before, after, _list_differing(translated, after))
    paired = {*changed_reasons.values()}
    for number, (inference, _) in enumerate(withdrawn):
        if number not in paired:
            yield Difference(inference, None)


def _pair_changed(withdrawn: Sequence[Inference], added: Sequence[Inference]) -> dict[int, int]:
    """Return which reasons are changed ones: the places of the old reasons by those of the new."""
    waiting: dict[tuple[str, str, str], list[int]] = {}  # the last one first
    for number in reversed(range(len(withdrawn))):
        for key in _list_premise_keys(withdrawn[number]):
            waiting.setdefault(key, []).append(number)
    pairs: dict[int, int] = {}
    matched: set[int] = set()
    for place, inference in enumerate(added):
        for key in _list_premise_keys(inference):
            candidates = waiting.get(key, [])
            while candidates and candidates[-1] in matched:
                candidates.pop()
            if candidates:
                pairs[place] = candidates[-1]
                matched.add(candidates[-1])
                break
    return pairs


def _list_premise_keys(inference: Inference) -> Iterator[tuple[str, str, str]]:
    for premise in inference.premises:
        yield inference.conclusion, inference.polarity.value, premise


def _name_withdrawn(
    old: ArgumentMap, new: ArgumentMap, pairs: Mapping[str, str]
) -> Mapping[str, str]:
    """Return ids for withdrawn statements that no statement of the new map has."""
    free = (name for number in count() if (name := f"withdrawn-{number}") not in new.statements)
    return dict(zip((name for name in old.statements if name not in pairs), free, strict=False))


def _make_key(inference: Inference) -> tuple[object, ...]:
    """Return what a reason says, whatever the order of its parts."""

    def sort_links(links: Iterable[Link]) -> list[tuple[str, bool, str]]:
        return sorted((link.statement, link.implicit, link.scheme) for link in links)

    return (
        inference.conclusion,
        inference.polarity,
        tuple(sorted(inference.premises)),
        tuple(sort_links(inference.warrants)),
        tuple(sort_links(inference.exceptions)),
        inference.implicit,
        inference.scheme,
    )
