"""Build the scene of a map: what it shows, what it fades, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

import attrs

from argmap.model import ArgumentMap, Kind, Section
from argmap.rendering.arrows import build_arrows, build_junction, has_junction
from argmap.rendering.boxes import build_box, build_withdrawn_box
from argmap.rendering.fonts import BOLD
from argmap.rendering.parts import MapPart, NumberedInference, PartSelector
from argmap.rendering.scene import HEADING, Arrow, Group, Scene
from argmap.rendering.wrapping import wrap
from argmap.semantics import Assessment, Reading
from argmap.text_layout import join_words, pluralize

HEADING_WIDTH = 300
"""The width at which section headings wrap, in points."""


def build_scene(
    argument_map: ArgumentMap,
    assessment: Assessment,
    reading: Reading,
    upright: bool,
    withdrawn: Mapping[str, str] | None = None,
    with_ids: bool = True,
    with_sections: bool = True,
    part: MapPart | None = None,
) -> Scene:
    """Return the scene of a map, or of a `part` of it.

    The assessment is of the whole map without the withdrawn statements. The scene fades these, and
    the inferences that need them. Reasons are numbered as in the whole map, so that ids do not
    depend on what is shown.
    """
    part = part or PartSelector(argument_map).select_all()
    withdrawn = withdrawn or {}
    front = Group("", 0, [], "")
    sections = argument_map.sections if with_sections else ()
    groups = {section.id: _build_group(section) for section in sections}
    home = {
        statement.id: groups[statement.section] if statement.section and with_sections else front
        for statement in part.statements
    }
    judgements = assessment.result(reading).judgements
    as_written = assessment.as_written.judgements if reading is Reading.CHARITABLE else judgements
    for statement in part.statements:
        key = statement.id
        if key in withdrawn:
            box = build_withdrawn_box(
                statement, argument_map.sources, withdrawn[key], upright, with_ids
            )
        else:
            verdicts = judgements[key], as_written[key]
            box = build_box(statement, argument_map.sources, *verdicts, upright, with_ids)
        home[key].boxes.append(box)
    reasons: dict[str, list[NumberedInference]] = {}
    for numbered in part.inferences:
        reasons.setdefault(numbered.inference.conclusion, []).append(numbered)
    arrows: list[Arrow] = []
    for conclusion, numbered_inferences in reasons.items():
        for numbered in numbered_inferences:
            inference, number = numbered.inference, numbered.number
            faded = bool(withdrawn) and not withdrawn.keys().isdisjoint(
                (conclusion, *inference.needed_ids)
            )
            if has_junction(inference):
                junction = build_junction(inference, number, reading is Reading.AS_WRITTEN, faded)
                home[conclusion].junctions.append(junction)
            for arrow in build_arrows(inference, number, reading is Reading.AS_WRITTEN):
                pale = faded or arrow.tail in withdrawn
                arrows.append(attrs.evolve(arrow, faded=True) if pale else arrow)
    return Scene(
        title=argument_map.title,
        byline=" · ".join(filter(None, (argument_map.author, argument_map.date))),
        summary=_summarize(part, assessment, reading, withdrawn),
        language=argument_map.language,
        groups=[front, *_drop_empty(groups.values())],
        arrows=arrows,
        part=part.description,
    )


def _build_group(section: Section) -> Group:
    title = wrap(section.title, HEADING_WIDTH, BOLD, HEADING)
    return Group(section.id, section.level, title, section.title)


def _drop_empty(groups: Iterable[Group]) -> list[Group]:
    """Return the groups that contain a box, directly or in a nested group."""
    kept: list[Group] = []
    for group in reversed(list(groups)):
        if group.boxes or (kept and kept[-1].level > group.level):
            kept.append(group)
    return kept[::-1]


def _summarize(
    part: MapPart,
    assessment: Assessment,
    reading: Reading,
    withdrawn: Collection[str],
) -> str:
    """Describe the picture for readers who cannot see it."""
    numbers = Counter(statement.kind for statement in part.statements)
    counts = []
    for kind in Kind:
        nouns = ("piece of evidence", "pieces of evidence") if kind is Kind.EVIDENCE else (kind,)
        if numbers[kind]:
            counts.append(pluralize(numbers[kind], *nouns))
    sentences = [
        f"Argument map with {join_words(counts or ['no statements'])} ({reading} reading)."
    ]
    judgements = assessment.result(reading).judgements
    sentences += (
        f"{statement.text} ({judgements[statement.id].verdict})"
        for statement in part.statements
        if statement.kind is Kind.RECOMMENDATION and statement.id in judgements
    )
    if withdrawn:
        sentences.append(f"Withdrawn: {join_words([*withdrawn])}.")
    if part.description:
        sentences.append(f"It shows only {part.description}.")
    return " ".join(sentences)
