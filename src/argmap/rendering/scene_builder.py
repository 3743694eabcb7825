"""Building the scene of a map: what it shows, what it fades, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

import attrs

from argmap.graph import search_breadth_first
from argmap.model import ArgumentMap, Inference, Kind, Section, drop_exceptions
from argmap.rendering.arrows import build_arrows, build_junction, has_junction
from argmap.rendering.boxes import build_box, build_withdrawn_box
from argmap.rendering.fonts import BOLD
from argmap.rendering.scene import HEADING, Arrow, Group, Scene
from argmap.rendering.wrapping import wrap
from argmap.semantics import Assessment, Reading
from argmap.text_layout import join_words, pluralize

HEADING_WIDTH = 300
"""The width at which section headings wrap, in points."""


def select_focus(argument_map: ArgumentMap, statement: str, depth: int | None) -> ArgumentMap:
    """Return the part of a map that bears on one statement, at most `depth` steps away.

    One step leads from a statement to the premises, warrants and exceptions of its reasons.
    """
    reached = search_breadth_first(
        [statement],
        lambda name: [
            part for inference in argument_map.reasons.get(name, ()) for part in inference.used_ids
        ],
    )
    distance: dict[str, int] = {}
    for name, conclusion in reached.items():
        distance[name] = 0 if conclusion is None else distance[conclusion] + 1
    shown = {name for name in distance if depth is None or distance[name] <= depth}
    inferences = (
        inference
        for inference in argument_map.inferences
        if inference.conclusion in shown and distance[inference.conclusion] != depth
    )
    return _restrict(argument_map, shown, inferences)


def select_explanation(
    argument_map: ArgumentMap,
    assessment: Assessment,
    statement: str,
    reading: Reading,
    withdrawn: Collection[str] = (),
) -> tuple[ArgumentMap, str]:
    """Return the part of a map that explains the verdict of a statement, and what it explains.

    The assessment is of the map without the withdrawn statements.
    """
    from argmap.semantics.explanations import explain  # takes 2 ms

    explanation = explain(assessment, statement, reading)
    explaining = {
        step.inference for account in explanation.statements.values() for step in account.steps
    }
    inferences = [
        inference
        for inference in argument_map.inferences
        if drop_exceptions(inference, withdrawn) in explaining
    ]
    shown = {name for inference in inferences for name in inference.used_ids}
    shown.update(explanation.statements)
    part = f"why {statement} is {explanation.judgement.verdict}"
    return _restrict(argument_map, shown, inferences), part


def _restrict(
    argument_map: ArgumentMap, shown: Collection[str], inferences: Iterable[Inference]
) -> ArgumentMap:
    return attrs.evolve(
        argument_map,
        statements=[
            statement for name, statement in argument_map.statements.items() if name in shown
        ],
        inferences=list(inferences),
    )


def build_scene(
    shown: ArgumentMap,
    assessment: Assessment,
    reading: Reading,
    upright: bool,
    part: str = "",
    withdrawn: Mapping[str, str] | None = None,
    with_ids: bool = True,
    with_sections: bool = True,
    whole: ArgumentMap | None = None,
) -> Scene:
    """Return the scene of a map, or of the part of it to show.

    The assessment is of the whole map without the withdrawn statements. The scene fades these, and
    the inferences that need them. `part` says what is shown if that is not all. Reasons are
    numbered as in the `whole` map, so that ids do not depend on what is shown.
    """
    withdrawn = withdrawn or {}
    front = Group("", 0, [], "")
    groups = {section.id: _build_group(section) for section in shown.sections}
    home = {
        statement.id: groups[statement.section] if statement.section and with_sections else front
        for statement in shown.statements.values()
    }
    judgements = assessment.result(reading).judgements
    as_written = assessment.as_written.judgements if reading is Reading.CHARITABLE else judgements
    for key, statement in shown.statements.items():
        if key in withdrawn:
            box = build_withdrawn_box(statement, shown.sources, withdrawn[key], upright, with_ids)
        else:
            verdicts = judgements[key], as_written[key]
            box = build_box(statement, shown.sources, *verdicts, upright, with_ids)
        home[key].boxes.append(box)
    arrows: list[Arrow] = []
    shown_inferences = set(map(id, shown.inferences))
    for conclusion in shown.reasons:
        for number, inference in enumerate((whole or shown).reasons[conclusion], 1):
            if id(inference) not in shown_inferences:
                continue
            needed = (conclusion, *inference.needed_ids)
            faded = bool(withdrawn) and not withdrawn.keys().isdisjoint(needed)
            if has_junction(inference):
                junction = build_junction(inference, number, reading is Reading.AS_WRITTEN, faded)
                home[conclusion].junctions.append(junction)
            for arrow in build_arrows(inference, number, reading is Reading.AS_WRITTEN):
                pale = faded or arrow.tail in withdrawn
                arrows.append(attrs.evolve(arrow, faded=True) if pale else arrow)
    return Scene(
        title=shown.title,
        byline=" · ".join(filter(None, (shown.author, shown.date))),
        summary=_summarize(shown, assessment, reading, part, withdrawn),
        language=shown.language,
        groups=[front, *_drop_empty(groups.values())],
        arrows=arrows,
        part=part,
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
    shown: ArgumentMap,
    assessment: Assessment,
    reading: Reading,
    part: str,
    withdrawn: Collection[str],
) -> str:
    """Describe the picture for readers who cannot see it."""
    numbers = Counter(statement.kind for statement in shown.statements.values())
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
        for statement in shown.statements.values()
        if statement.kind is Kind.RECOMMENDATION
    )
    if withdrawn:
        sentences.append(f"Withdrawn: {join_words([*withdrawn])}.")
    if part:
        sentences.append(f"It shows only {part}.")
    return " ".join(sentences)
