"""Rules about parts of a map that nothing uses: unrelated statements and empty sections.

One rule reports each unused statement: R001 a recommendation, E002 evidence, S008 an assumption,
S001 a statement without any relation, and S009 the rest. Implicit links count in every reading: a
statement that has one is used, if only by the reader.
"""

from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter

from argmap.checker.context import RuleContext, find_conclusions
from argmap.checker.rule_definition import rule
from argmap.graph import find_components, search_breadth_first
from argmap.model import Kind, Section, Statement
from argmap.semantics import ReadingResult
from argmap.source import Diagnostic, Severity, Text
from argmap.text_layout import shorten
from argmap.wording import QUOTED_WIDTH


@rule(
    "S001",
    "isolated-statement",
    Severity.WARNING,
    plural="claims or goals have no relation to any other statement",
)
def isolated_statement(context: RuleContext) -> Iterator[Diagnostic]:
    """A claim or goal has no relation to any other statement.

    It supports nothing and objects to nothing, and nothing supports it or objects to it. R001, E002
    and S008 report unrelated recommendations, evidence and assumptions.

    The statement is either left over, or its relation to the argument is missing.

    Example::

        goal access: Everybody reaches the station within half an hour.

        recommendation bridge: Build a second bridge.
          because assumption jams: Congestion will get worse.
          because assumption growth: The north bank will grow.

    Fixed::

        goal access: Everybody reaches the station within half an hour.

        recommendation bridge: Build a second bridge.
          because assumption jams: Congestion will get worse.
          because assumption growth: The north bank will grow.
          and [access]
    """
    result = context.assessment.charitable
    for statement in context.map.statements.values():
        if statement.kind in (Kind.CLAIM, Kind.GOAL) and _is_isolated(result, statement.id):
            yield context.finding(
                statement.id,
                f"[{statement.id}] has no relation to any other statement",
                f"use it where it belongs, as `because [{statement.id}]` or "
                f"`but [{statement.id}]`, or delete it",
            )


@rule("S008", "unused-assumption", Severity.INFO, plural="assumptions are not used")
def unused_assumption(context: RuleContext) -> Iterator[Diagnostic]:
    """An assumption is not used.

    It is not a premise, a warrant or an exception.

    An assumption asks the reader to grant something. Asking for more than the argument needs makes
    it look weaker than it is.

    Example::

        assumption growth: The north bank will grow.

    Fixed::

        claim traffic: Traffic across the river will increase.
          because assumption growth: The north bank will grow.
    """
    result = context.assessment.charitable
    for statement in context.map.statements.values():
        if statement.kind is Kind.ASSUMPTION and not find_conclusions(result, statement.id):
            yield context.finding(
                statement.id,
                f"assumption [{statement.id}] is not used",
                f"use it where it belongs, as `because [{statement.id}]` or "
                f"`since [{statement.id}]`, or delete it",
            )


@rule(
    "S009",
    "idle-statement",
    Severity.INFO,
    plural="statements have no effect on any recommendation",
)
def idle_statement(context: RuleContext) -> Iterator[Diagnostic]:
    """A statement has no effect on any recommendation.

    The map has recommendations, but no chain of reasons, objections and exceptions leads from the
    statement to one of them. The rule reports the last statement of such a chain.

    The statement may be true and interesting, but it takes the reader's time and changes no verdict
    on a recommendation.

    Example::

        recommendation bridge: Build a second bridge.
          because assumption jams: Congestion will get worse.
          because assumption growth: The north bank will grow.

        claim unhappy: Commuters are unhappy.
          because [jams]

    Fixed::

        recommendation bridge: Build a second bridge.
          because assumption growth: The north bank will grow.
          because claim unhappy: Commuters are unhappy.
            because assumption jams: Congestion will get worse.
    """
    recommended = [statement.id for statement in context.recommendations()]
    if not recommended:
        return
    result = context.assessment.charitable
    useful = search_breadth_first(recommended, lambda name: _list_contributors(result, name))
    idle = [name for name in context.map.statements if name not in useful]
    order = {name: number for number, name in enumerate(context.map.statements)}
    for component in find_components(idle, lambda name: find_conclusions(result, name)):
        conclusions = {target for name in component for target in find_conclusions(result, name)}
        first = context.map.statements[min(component, key=order.__getitem__)]
        if conclusions <= {*component} and not _is_reported_elsewhere(result, first):
            yield context.finding(
                first.id,
                f"[{first.id}] has no effect on any recommendation",
                f"use it where it belongs, as `because [{first.id}]` or `but [{first.id}]`, or "
                "delete it",
            )


def _is_reported_elsewhere(result: ReadingResult, statement: Statement) -> bool:
    """Whether E002, S008 or S001 reports an unused statement."""
    is_used = bool(find_conclusions(result, statement.id))
    is_given = statement.kind in (Kind.EVIDENCE, Kind.ASSUMPTION)
    return not is_used and (is_given or _is_isolated(result, statement.id))


def _is_isolated(result: ReadingResult, name: str) -> bool:
    return not find_conclusions(result, name) and not _list_contributors(result, name)


def _list_contributors(result: ReadingResult, name: str) -> list[str]:
    """Return the premises, warrants and exceptions of all inferences to a statement."""
    return [
        contributor
        for inference in (*result.reasons(name), *result.objections(name))
        for contributor in (*result.premises(inference), *result.exceptions(inference))
    ]


@rule("S011", "empty-section", Severity.INFO, plural="sections are empty")
def empty_section(context: RuleContext) -> Iterator[Diagnostic]:
    """A section is empty.

    Neither the section nor its subsections contain a statement, a relation or a source.

    A heading promises content. A reader may think that something got lost.

    Example::

        # Costs

        # Benefits

        claim faster: The bridge would save commuters twenty minutes.
          because assumption jams: The old bridge stays congested.

    Fixed::

        # Benefits

        claim faster: The bridge would save commuters twenty minutes.
          because assumption jams: The old bridge stays congested.
    """
    for section in _find_empty_sections(context):
        yield context.finding(
            None,
            f"section “{shorten(section.title, QUOTED_WIDTH)}” is empty",
            "add a statement to it or delete the heading",
            section.span,
        )


def _find_empty_sections(context: RuleContext) -> Iterator[Section]:
    """Yield the outermost sections without content."""
    with_content = set(_find_sections_with_content(context))
    parents: dict[str, Section | None] = {}
    ancestors: list[Section] = []
    for section in context.map.sections:
        while ancestors and ancestors[-1].level >= section.level:
            ancestors.pop()
        parents[section.id] = ancestors[-1] if ancestors else None
        if section.id in with_content:
            with_content.update(ancestor.id for ancestor in ancestors)
        ancestors.append(section)
    for section in context.map.sections:
        parent = parents[section.id]
        if section.id not in with_content and (parent is None or parent.id in with_content):
            yield section


def _find_sections_with_content(context: RuleContext) -> Iterator[str]:
    headings: dict[Text, list[tuple[int, str]]] = {}
    for section in context.map.sections:
        if section.span:
            headings.setdefault(section.span.text, []).append((section.span.start, section.id))
    for statement in context.map.statements.values():
        if statement.section is not None:
            yield statement.section
    # A reopened statement belongs to the section that first contains it, and a source to none.
    relations = (inference.span for inference in context.map.inferences)
    sources = (source.span for source in context.map.sources.values())
    for span in filter(None, (*relations, *sources)):
        above = headings.get(span.text, [])
        position = bisect_right(above, span.start, key=itemgetter(0))
        if position:
            yield above[position - 1][1]
