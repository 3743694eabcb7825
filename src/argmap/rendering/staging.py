"""Setting the scene: what of a map is to be seen, and in what order."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from argmap.model import FrozenDict, Kind
from argmap.rendering.boxes import box, struck_out
from argmap.rendering.metrics import EM, bold
from argmap.rendering.reasons import joined, junction, lines
from argmap.rendering.scene import HEADING, HEADING_WIDTH, TITLE, TITLE_WIDTH, Group, Scene
from argmap.rendering.wrapping import wrap
from argmap.semantics import Reading
from argmap.text_layout import join_words, pluralize

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from argmap.model import ArgumentMap, Inference, Section
    from argmap.rendering.scene import Line
    from argmap.rendering.spotlight import Spotlight
    from argmap.semantics import Assessment


def build_scene(
    shown: ArgumentMap,
    assessment: Assessment,
    reading: Reading,
    upright: bool,
    lit: Spotlight | None = None,
    withdrawn: Mapping[str, str] = FrozenDict(),
) -> Scene:
    """The scene of a map, or of the part of one that is to be shown; the assessment is of the
    whole, without what is withdrawn. Where there is a spotlight, all that it leaves out is faded;
    what is withdrawn is struck out, and faded with every reason that needs it.
    """
    front = Group("", 0, [], "")
    groups = {section.id: _group(section) for section in shown.sections}
    judgements = assessment.result(reading).judgements
    as_written = assessment.as_written.judgements if reading is Reading.CHARITABLE else judgements
    for key, statement in shown.statements.items():
        home = groups[statement.section] if statement.section else front
        if key in withdrawn:
            home.boxes.append(struck_out(statement, shown.sources, withdrawn[key], upright))
            continue
        made = box(statement, shown.sources, judgements[key], as_written[key], upright)
        is_faded = lit is not None and key not in lit.statements
        home.boxes.append(attrs.evolve(made, faded=True) if is_faded else made)
    drawn: list[Line] = []
    lost = _lost(shown, withdrawn)
    for conclusion, inferences in shown.reasons.items():
        section = shown.statements[conclusion].section
        home = groups[section] if section else front
        for number, inference in enumerate(inferences, 1):
            is_lost = inference in lost
            if joined(inference):
                met = junction(inference, number, reading, lit)
                home.junctions.append(attrs.evolve(met, faded=True) if is_lost else met)
            for line in lines(inference, number, reading, lit):
                pale = is_lost or line.tail in withdrawn
                drawn.append(attrs.evolve(line, faded=True) if pale else line)
    return Scene(
        title=wrap(shown.title, TITLE_WIDTH * EM // TITLE, bold()) if shown.title else [],
        byline=" · ".join(filter(None, (shown.author, shown.date))),
        summary=_summary(shown, assessment, reading, lit, withdrawn),
        language=shown.language,
        groups=[front, *_inhabited(groups.values())],
        lines=drawn,
        subject=lit.subject if lit else "",
    )


def _lost(shown: ArgumentMap, withdrawn: Mapping[str, str]) -> Collection[Inference]:
    """The inferences that need what is withdrawn."""
    if not withdrawn:
        return ()
    from argmap.semantics.what_if import required_statements  # few pictures leave anything out

    return frozenset(
        each
        for each in shown.inferences
        if not withdrawn.keys().isdisjoint(required_statements(each))
    )


def _group(section: Section) -> Group:
    title = wrap(section.title, HEADING_WIDTH * EM // HEADING, bold())
    return Group(section.id, section.level, title, section.title)


def _inhabited(groups: Iterable[Group]) -> list[Group]:
    """Those groups that hold something, be it in a group below them."""
    kept: list[Group] = []
    for group in reversed(list(groups)):
        if group.boxes or (kept and kept[-1].level > group.level):
            kept.append(group)
    return kept[::-1]


_ONE_AND_SEVERAL: Mapping[Kind, tuple[str, ...]] = {
    **{kind: (kind,) for kind in Kind},
    Kind.EVIDENCE: ("piece of evidence", "pieces of evidence"),
}
"""What one of a kind is called, and several where that takes more than an `s`."""


def _summary(
    shown: ArgumentMap,
    assessment: Assessment,
    reading: Reading,
    lit: Spotlight | None,
    withdrawn: Mapping[str, str],
) -> str:
    """The picture in a few sentences, for those who do not see it."""
    numbers = Counter(statement.kind for statement in shown.statements.values())
    counts = [pluralize(numbers[kind], *_ONE_AND_SEVERAL[kind]) for kind in Kind if numbers[kind]]
    judgements = assessment.result(reading).judgements
    sentences = [f"An argument map of {join_words(counts or ['nothing'])} (reading: {reading})."]
    sentences += (
        f"{statement.text} ({judgements[statement.id].verdict})"
        for statement in shown.statements.values()
        if statement.kind is Kind.RECOMMENDATION
    )
    if withdrawn:
        sentences.append(f"Struck out: {join_words([*withdrawn])}.")
    if lit:
        sentences.append(f"In full colour: {lit.subject}.")
    return " ".join(sentences)
