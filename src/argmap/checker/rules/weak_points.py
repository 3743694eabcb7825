"""Rules about premises and warrants that fail, and take with them what rests on them.

A fault is told once, where it lies, and by the rule that tells most: R002 and R004 of the
recommendations that it fells, O002 of the objection that a recommendation has to answer, S014 of
the linked reason that fails through it alone, and otherwise S002 and S017 of the statement. What
fails only because its own reasons do is not at fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checker.root_causes import describe_defeat, find_defeaters, find_missing_grounds
from argmap.checker.rule_definition import rule
from argmap.checker.wording import MOST_NAMED, format_ids, format_statement
from argmap.graph import search_breadth_first
from argmap.model import Kind, Polarity
from argmap.semantics import Reason, Role, Verdict
from argmap.source import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.checker.context import RuleContext
    from argmap.model import Inference, Statement


@rule("S002", "ungrounded-premise", Severity.WARNING)
def ungrounded_premise(context: RuleContext) -> Iterator[Diagnostic]:
    """A claim that is used as a premise has no grounds.

    A claim is a premise or warrant of a reason, and nothing is said for it, or only what it is for
    (it is unsupported, because it is bare or because of purpose). The reason is worth nothing until
    somebody says why the claim is so. Where R002 names it already, or S014 that reason, this rule
    is silent; where a claim has reasons which fail in turn, the fault is found further down; and a
    claim that is used only against something is O001's concern.

    Example::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}

        recommendation bridge: Build a second bridge.
          because evidence jams: The old bridge is jammed three hours a day [@count].
          because evidence late: One in three is late for work because of it [@survey].
          because claim beauty: It would be a sight.

    Fixed::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}
        source draft: Draft of the bridge {date: 2024-06}

        recommendation bridge: Build a second bridge.
          because evidence jams: The old bridge is jammed three hours a day [@count].
          because evidence late: One in three is late for work because of it [@survey].
          because claim beauty: It would be a sight.
            because evidence prize: Its draft has won a prize [@draft].
    """
    baseless = {
        name: use
        for name, statement in context.map.statements.items()
        if statement.kind is Kind.CLAIM
        if _baseless(context, name) and (use := _use(context, name))
    }
    told = _told(context) if baseless else ()
    for name, use in baseless.items():
        if name not in told:
            yield context.finding(
                name,
                f"[{name}] is a reason for [{use}], and nothing carries it",
                f"say what it rests on, in `because evidence …` under it; or take it for "
                f"granted openly: `assumption {name}: …`",
            )


@rule("S014", "broken-link", Severity.WARNING)
def broken_link(context: RuleContext) -> Iterator[Diagnostic]:
    """A linked reason fails through one member alone, which it names.

    Of the premises and warrants of a reason, all but one hold, none of its exceptions does, and the
    fault lies with that one: it is a claim that nothing is said for, or it is objected to or its
    own reason is cut off by an exception. So much of the reason stands that mending it is worth the
    effort. Where R002 or R004 names that fault already, or O002 the objection, this rule is silent;
    for evidence that is objected to there is E006, and for recommendations R001 to R006.

    Example::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}
        source map: City map {date: 2024-01}

        recommendation bridge: Build a second bridge.
          because evidence jams: The old bridge is jammed three hours a day [@count].
          because evidence late: One in three is late for work because of it [@survey].
          because evidence ways: It would shorten the way to the station by 2 km [@map].
          and claim walked: People would walk that way.

    Fixed::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}
        source map: City map {date: 2024-01}
        source study: Study of second bridges {date: 2021}

        recommendation bridge: Build a second bridge.
          because evidence jams: The old bridge is jammed three hours a day [@count].
          because evidence late: One in three is late for work because of it [@survey].
          because evidence ways: It would shorten the way to the station by 2 km [@map].
          and claim walked: People would walk that way.
            because evidence paths: Where there is a bridge, half of all people walk [@study].
    """
    broken = [
        (inference, weak, fault)
        for inference in context.drawn
        if (weak := _weak_member(context, inference))
        if (fault := _fault(context, context.map.statements[weak]))
    ]
    told = _told(context) if broken else set()
    for inference, weak, fault in broken:
        if told.isdisjoint((weak, fault)):
            others = [each for each in dict.fromkeys(context.members(inference)) if each != weak]
            why = "nothing carries it" if fault == weak else fault
            yield context.finding(
                inference.conclusion,
                f"{format_ids(others)} would carry [{inference.conclusion}], but the reason fails "
                f"through {format_statement(context.map.statements[weak])} alone: {why}",
                f"mend [{weak}], or give a reason that does without it",
                inference.span,
            )


@rule("S017", "fallen-premise", Severity.WARNING)
def fallen_premise(context: RuleContext) -> Iterator[Diagnostic]:
    """A contested or refuted statement is still used as a premise.

    A claim, an assumption or a goal is a premise or warrant of a reason, and it is contested, or
    its own reasons are defeated by an exception. Whoever goes on using it has either not seen what
    the map says against it or not answered it. Where R004 names the fault already, or S014 that
    reason, or O002 the objection (to a claim under a recommendation), this rule is silent; where a
    claim fell because its premises did, the fault is found further down. For evidence there is
    E006, for recommendations R004 and R005.

    Example::

        source model: Traffic model {date: 2019-05}
        source count: Traffic count {date: 2024-03}

        claim jams: The old bridge will be jammed all day.
          because claim rising: Traffic is going to rise.
            because evidence forecast: Traffic was to double by now [@model].
            but evidence fewer: Traffic has fallen every year since 2019 [@count].

    Fixed::

        source model: Traffic model {date: 2019-05}
        source count: Traffic count {date: 2024-03}

        claim jams: The old bridge will be jammed all day.
          because claim rising: Traffic is going to rise.
            because evidence forecast: Traffic was to double by now [@model].
            but evidence fewer: Traffic has fallen every year since 2019 [@count].
            unless evidence works: Roadworks kept traffic away in all of these years [@count].
    """
    felled = {
        name: (use, fault)
        for name, statement in context.map.statements.items()
        if not _baseless(context, name)
        if (fault := _fault(context, statement)) and (use := _use(context, name))
    }
    told = _told(context) if felled else set()
    for name, (use, fault) in felled.items():
        if told.isdisjoint((name, fault)):
            yield context.finding(
                name,
                f"[{name}] is still a reason for [{use}], though {fault}",
                "answer that, with a `but` under it, or give a reason that does without it",
            )


def _told(context: RuleContext) -> set[str]:
    """The faults that R002 and R004 name, as `_fault` has them; and what O002 is about."""
    told = {
        fault
        for causes, reason in (
            (find_missing_grounds(context), Reason.UNGROUNDED),
            (find_defeaters(context), Reason.DEFEATED),
        )
        for statement in context.recommendations(reason=reason)
        for fault in causes.of(statement.id)[:MOST_NAMED]
    }
    recommended = (each.id for each in context.recommendations())
    return told.union(
        name
        for name in search_breadth_first(recommended, context.supporters)
        if context.map.statements[name].kind is Kind.CLAIM
        and context.judgements[name].verdict is Verdict.CONTESTED
    )


def _fault(context: RuleContext, statement: Statement) -> str | None:
    """What is wrong with a statement itself: its own id if it is baseless, or what fells it.

    None for evidence and recommendations, which have rules of their own.
    """
    if statement.kind in (Kind.EVIDENCE, Kind.RECOMMENDATION):
        return None
    return (
        statement.id
        if _baseless(context, statement.id)
        else describe_defeat(context.result, statement.id)
    )


def _baseless(context: RuleContext, statement: str) -> bool:
    """Whether nothing is said for a statement, or only what it is for."""
    return context.judgements[statement].reason in (Reason.BARE, Reason.PURPOSE)


def _use(context: RuleContext, statement: str) -> str | None:
    """The first conclusion that a statement is a reason for, alone or with others.

    None where there is none, or where a linked reason fails through that statement alone.
    """
    reasons = [each for each in context.uses(statement) if each.polarity is Polarity.FOR]
    if not reasons or any(_weak_member(context, each) == statement for each in reasons):
        return None
    return reasons[0].conclusion


def _weak_member(context: RuleContext, inference: Inference) -> str | None:
    """The one member through which alone a linked reason fails.

    None where it does not fail so, where nothing but goals is linked with that member, and for an
    objection.
    """
    if inference.polarity is Polarity.AGAINST or len(context.members(inference)) < 2:
        return None
    obstacles = context.assessment.result(context.reading).obstacles(inference)
    if len(obstacles) != 1 or obstacles[0].role not in (Role.PREMISE, Role.WARRANT):
        return None
    weak = obstacles[0].statement
    linked = (each for each in context.members(inference) if each != weak)
    return weak if any(context.map.statements[x].kind is not Kind.GOAL for x in linked) else None
