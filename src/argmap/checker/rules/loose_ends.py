"""Rules about what a map does not need: statements that bear on nothing, and empty sections.

A statement that is of no use is found once: by R001 if it is a recommendation, by E002 if it is
evidence, by S008 if it is an assumption, and otherwise by S001 if it stands alone and by S009 if
something is said for or against it.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from argmap.checker.rule_definition import rule
from argmap.checker.wording import QUOTED_WIDTH
from argmap.graph import find_components, search_breadth_first
from argmap.model import Kind
from argmap.source import Diagnostic, Severity
from argmap.text_layout import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.checker.context import RuleContext
    from argmap.model import Section, Statement
    from argmap.source import Text


@rule("S001", "isolated-statement", Severity.WARNING)
def isolated(context: RuleContext) -> Iterator[Diagnostic]:
    """No relation at all.

    A claim or a goal is a reason for nothing and against nothing, and nothing is said for or
    against it. Either it was left over, or what it has to do with the rest was left unsaid.
    Recommendations, evidence and assumptions that stand alone are found by R001, E002 and S008.

    Example::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}

        goal access: Everybody is at the station within half an hour.

        recommendation bridge: Build a second bridge.
          because claim faster: It would save the north bank twenty minutes.
            because evidence jams: The old bridge is jammed three hours a day [@count].
            because evidence late: One in three is late for work because of it [@survey].

    Fixed::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}

        goal access: Everybody is at the station within half an hour.

        recommendation bridge: Build a second bridge.
          because claim faster: It would save the north bank twenty minutes.
            because evidence jams: The old bridge is jammed three hours a day [@count].
            because evidence late: One in three is late for work because of it [@survey].
          and [access]
    """
    for statement in context.map.statements.values():
        if statement.kind in (Kind.CLAIM, Kind.GOAL) and _alone(context, statement.id):
            yield context.finding(
                statement.id,
                f"[{statement.id}] has nothing to do with anything else in the map",
                f"say what it bears on: write `because [{statement.id}]` or `but [{statement.id}]` "
                "there; or take it out",
            )


@rule("S008", "unused-assumption", Severity.INFO)
def unused_assumption(context: RuleContext) -> Iterator[Diagnostic]:
    """An assumption that nothing leans on.

    It is no premise, warrant or exception of anything. An assumption is what a reader has to grant,
    and asking for more than is needed makes a case look weaker than it is.

    Example::

        assumption growth: The north bank is going to grow.

    Fixed::

        assumption growth: The north bank is going to grow.

        claim traffic: Traffic across the river is going to rise.
          because [growth]
    """
    for statement in context.map.statements.values():
        if statement.kind is Kind.ASSUMPTION and not _bears_on(context, statement.id):
            yield context.finding(
                statement.id,
                f"nothing leans on the assumption [{statement.id}]",
                f"say what does: write `because [{statement.id}]` or `since [{statement.id}]` "
                "there; or take it out",
            )


@rule("S009", "idle-statement", Severity.INFO)
def idle(context: RuleContext) -> Iterator[Diagnostic]:
    """Bears on no recommendation, in a map that has one.

    No chain of reasons, objections and exceptions leads from it to a recommendation. A claim or
    goal is found where such a chain ends: what bears on no recommendation because it bears on this,
    is not found as well. It may be worth saying all the same; but it takes the reader's time, and
    the recommendations would fare as they do without it.

    Example::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}

        goal access: Everybody is at the station within half an hour.

        recommendation bridge: Build a second bridge. {by: "City council"}
          because [access]
          and claim faster: It would save the north bank twenty minutes.
            because evidence jams: The old bridge is jammed three hours a day [@count].
            unless claim works: It was counted during roadworks.
            because evidence late: One in three is late for work because of it [@survey].

        claim unhappy: Whoever is late for work is unhappy.
          because evidence moods: Late people call themselves unhappy [@survey, p. 9].

    Fixed::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}

        goal access: Everybody is at the station within half an hour.

        recommendation bridge: Build a second bridge. {by: "City council"}
          because [access]
          and claim faster: It would save the north bank twenty minutes.
            because evidence jams: The old bridge is jammed three hours a day [@count].
            unless claim works: It was counted during roadworks.
            because evidence late: One in three is late for work because of it [@survey].
          because claim unhappy: Whoever is late for work is unhappy.
            because evidence moods: Late people call themselves unhappy [@survey, p. 9].
    """
    recommended = [each.id for each in context.recommendations()]
    if not recommended:
        return
    useful = search_breadth_first(recommended, lambda statement: _borne_by(context, statement))
    names = list(context.map.statements)
    numbers = {name: number for number, name in enumerate(names)}

    def bears_on(number: int) -> list[int]:
        return [numbers[each] for each in _bears_on(context, names[number])]

    for group in find_components((numbers[x] for x in names if x not in useful), bears_on):
        inside = set(group)
        if all(inside.issuperset(bears_on(number)) for number in group):
            first = context.map.statements[names[min(group)]]
            if not _found_otherwise(context, first):
                yield context.finding(
                    first.id,
                    f"[{first.id}] bears on no recommendation, directly or indirectly",
                    f"say what it speaks for or against: write `because [{first.id}]` or "
                    f"`but [{first.id}]` there; or take it out",
                )


def _found_otherwise(context: RuleContext, statement: Statement) -> bool:
    """Whether E002, S008 or S001 finds that a statement is of no use."""
    found_unused = statement.kind in (Kind.EVIDENCE, Kind.ASSUMPTION)
    return not _bears_on(context, statement.id) and (found_unused or _alone(context, statement.id))


def _alone(context: RuleContext, statement: str) -> bool:
    return not _bears_on(context, statement) and not _borne_by(context, statement)


def _bears_on(context: RuleContext, statement: str) -> list[str]:
    """The statements that a statement speaks for or against, alone or with others."""
    return [each.conclusion for each in (*context.uses(statement), *context.exempts(statement))]


def _borne_by(context: RuleContext, statement: str) -> list[str]:
    """The statements that speak for or against a statement, alone or with others."""
    return [
        each
        for inference in context.map.reasons.get(statement, ())
        if context.draws(inference)
        for each in (*context.members(inference), *context.unless(inference))
    ]


@rule("S011", "empty-section", Severity.INFO)
def empty_section(context: RuleContext) -> Iterator[Diagnostic]:
    """A section that holds nothing.

    Neither in it nor in a section below it is a statement, a relation or a source written. A
    heading promises something.

    Example::

        # Costs

        # Benefits

        claim faster: The bridge would save the north bank twenty minutes.
          because assumption jams: The old bridge stays jammed.
          unless claim few: Hardly anybody lives on the north bank.

    Fixed::

        # Benefits

        claim faster: The bridge would save the north bank twenty minutes.
          because assumption jams: The old bridge stays jammed.
          unless claim few: Hardly anybody lives on the north bank.
    """
    for section in _empty(context):
        yield context.finding(
            None,
            f"the section “{shorten(section.title, QUOTED_WIDTH)}” holds nothing",
            "write something in it, or take the heading out",
            section.span,
        )


def _empty(context: RuleContext) -> Iterator[Section]:
    """The sections that hold nothing, less those that are below another one that holds nothing."""
    holding = set(_holding(context))
    full: set[str] = set()
    around: dict[str, Section | None] = {}
    above: list[Section] = []
    for section in context.map.sections:
        while above and above[-1].level >= section.level:
            above.pop()
        around[section.id] = above[-1] if above else None
        above.append(section)
        if section.id in holding:
            full.update(each.id for each in above)
    for section in context.map.sections:
        outer = around[section.id]
        if section.id not in full and (outer is None or outer.id in full):
            yield section


def _holding(context: RuleContext) -> Iterator[str]:
    """The sections in which something is written."""
    starts: dict[Text, list[tuple[int, str]]] = {}
    for section in context.map.sections:
        if section.span:
            starts.setdefault(section.span.text, []).append((section.span.start, section.id))
    for statement in context.map.statements.values():
        if statement.section is not None:
            yield statement.section
    # A reopened statement stands in the section where it was first written, a source in none.
    relations = (inference.span for inference in context.map.inferences)
    sources = (source.span for source in context.map.sources.values())
    for span in filter(None, (*relations, *sources)):
        headings = starts.get(span.text, [])
        place = bisect_right(headings, span.start, key=itemgetter(0))
        if place:
            yield headings[place - 1][1]
