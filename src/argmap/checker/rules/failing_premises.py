"""Rules about premises and warrants that fail.

One rule reports each failure, at the statement that causes it: R002 or R004 if it makes a
recommendation fail, O002 if it is an objection to a claim behind a recommendation, S014 if it alone
makes a linked reason fail, and otherwise S002 or S017. A statement that fails only because its own
premises do is not reported.
"""

from collections.abc import Iterator, Mapping

from argmap.checker.context import RuleContext
from argmap.checker.messages import MOST_NAMED, format_ids, mention_withdrawn, verdict_finding
from argmap.checker.root_causes import describe_defeat, find_defeaters, find_missing_grounds
from argmap.checker.rule_definition import rule
from argmap.graph import search_breadth_first
from argmap.model import Inference, Kind, Polarity, Statement
from argmap.semantics import Reason, Role, Verdict
from argmap.source import Diagnostic, Severity
from argmap.wording import format_statement


@rule(
    "S002",
    "ungrounded-premise",
    Severity.WARNING,
    plural="claims are used as premises, but nothing supports them",
)
def ungrounded_premise(context: RuleContext) -> Iterator[Diagnostic]:
    """A claim is used as a premise, but nothing supports it.

    A claim is a premise or warrant of a reason, and no reason is given for it, or only goals are.
    This rule does not repeat claims that R002 or S014 names. O001 reports claims that are used only
    against something. If the reasons of a claim fail in turn, the rule reports those.

    The reason has no effect until somebody says why the claim is true.

    Example::

        claim bridge: A second bridge is worth its price.
          because claim beauty: It would be beautiful.

    Fixed::

        source draft: Draft design {date: 2024-06}

        claim bridge: A second bridge is worth its price.
          because claim beauty: It would be beautiful.
            because evidence prize: Its design has won a prize [@draft].
    """
    weak_members = _find_weak_members(context)
    unsupported = {
        name: conclusion
        for name, statement in context.map.statements.items()
        if statement.kind is Kind.CLAIM
        and _lacks_reasons(context, name)
        and (conclusion := _find_conclusion(context, name, weak_members))
    }
    reported = _find_reported(context) if unsupported else ()
    for name, conclusion in unsupported.items():
        if name not in reported:
            yield verdict_finding(
                context,
                name,
                f"[{name}] is a premise for [{conclusion}], but nothing supports it",
                "",
                f"add evidence under it, `because evidence: …`, or make it an assumption: "
                f"`assumption {name}: …`",
            )


@rule(
    "S014",
    "broken-link",
    Severity.WARNING,
    plural="linked reasons fail because of a single premise",
)
def broken_link(context: RuleContext) -> Iterator[Diagnostic]:
    """A linked reason fails because of a single premise.

    All premises and warrants of the reason hold except one, and no exception applies. The cause
    lies with that statement: no reason is given for it, an objection to it stands, or its reason
    has an exception. This rule does not repeat causes that R002, R004 or O002 names. E006 reports
    contested evidence, and R001 to R006 report recommendations.

    Most of the reason stands, so the repair is worth the effort.

    Example::

        source map: City map {date: 2024-01}

        claim access: A second bridge would bring more people to the station.
          because evidence route: It would cut the walk from 4 km to 2 km [@map].
          and claim walking: People would walk that far.

    Fixed::

        source map: City map {date: 2024-01}
        source study: Study of second bridges {date: 2021}

        claim access: A second bridge would bring more people to the station.
          because evidence route: It would cut the walk from 4 km to 2 km [@map].
          and claim walking: People would walk that far.
            because evidence walkers: In other towns, half of them walk 2 km [@study].
    """
    weak_members = _find_weak_members(context)
    broken = [
        (inference, weak, cause)
        for inference in context.result.inferences
        if (weak := weak_members.get(id(inference)))
        and (cause := _find_cause(context, context.map.statements[weak]))
    ]
    reported = _find_reported(context) if broken else set()
    for inference, weak, cause in broken:
        if reported.isdisjoint((weak, cause)):
            others = [
                name for name in dict.fromkeys(context.result.premises(inference)) if name != weak
            ]
            is_unsupported = cause == weak
            message, fix = mention_withdrawn(
                context,
                f"{format_ids(others)} would support [{inference.conclusion}], but the linked "
                f"premise {format_statement(context.map.statements[weak])} fails: "
                f"{'nothing supports it' if is_unsupported else cause}",
                f"add evidence under [{weak}], `because evidence: …`, or remove it from the reason"
                if is_unsupported
                else "answer that with `but evidence: …` under it, or add a reason that does not "
                f"need [{weak}]",
                context.withdrawn_reasons(weak) if is_unsupported else (),
            )
            yield context.finding(
                inference.conclusion, message, fix, inference.span, deciding=[weak]
            )


@rule(
    "S017",
    "fallen-premise",
    Severity.WARNING,
    plural="contested or defeated statements are still used as premises",
)
def fallen_premise(context: RuleContext) -> Iterator[Diagnostic]:
    """A contested or defeated statement is still used as a premise.

    A claim, an assumption or a goal is a premise or warrant of a reason. But an objection to it
    stands, or an exception defeats its own reasons. This rule does not repeat causes that R004,
    S014 or O002 names. E006 reports evidence, and R004 and R005 report recommendations.

    The author has either not noticed what the map says against the premise, or not answered it.

    Example::

        source model: Traffic model {date: 2019-05}
        source count: Traffic count {date: 2024-03}

        claim jams: The old bridge will be congested all day.
          because claim rising: Traffic will rise.
            because evidence forecast: Traffic was forecast to double [@model].
            but evidence fewer: Traffic has fallen every year since 2019 [@count].

    Fixed::

        source model: Traffic model {date: 2019-05}
        source count: Traffic count {date: 2024-03}

        claim jams: The old bridge will be congested all day.
          because claim rising: Traffic will rise.
            because evidence forecast: Traffic was forecast to double [@model].
            but evidence fewer: Traffic has fallen every year since 2019 [@count].
            unless evidence works: Roadworks kept traffic away in all those years [@count].
    """
    weak_members = _find_weak_members(context)
    failed = {
        name: (conclusion, cause)
        for name, statement in context.map.statements.items()
        if not _lacks_reasons(context, name)
        and (cause := _find_cause(context, statement))
        and (conclusion := _find_conclusion(context, name, weak_members))
    }
    reported = _find_reported(context) if failed else set()
    for name, (conclusion, cause) in failed.items():
        if reported.isdisjoint((name, cause)):
            yield context.finding(
                name,
                f"[{name}] is still a premise for [{conclusion}], but fails: {cause}",
                "answer that with `but evidence: …` under it, or add a reason that does not need "
                f"[{name}]",
            )


def _find_reported(context: RuleContext) -> set[str]:
    """Return the causes that R002, R004 and O002 report."""
    reported = {
        cause
        for causes, reason in (
            (find_missing_grounds(context), Reason.UNGROUNDED),
            (find_defeaters(context), Reason.DEFEATED),
        )
        for statement in context.recommendations(reason=reason)
        for cause in causes.of(statement.id)[:MOST_NAMED]
    }
    recommended = (statement.id for statement in context.recommendations())
    return reported.union(
        name
        for name in search_breadth_first(recommended, context.result.supporters)
        if context.map.statements[name].kind is Kind.CLAIM
        and context.result.judgements[name].verdict is Verdict.CONTESTED
    )


def _find_cause(context: RuleContext, statement: Statement) -> str | None:
    """Return why a statement fails: its own id if it has no reasons, or what defeats it.

    Return None for evidence and recommendations, which have rules of their own.
    """
    if statement.kind in (Kind.EVIDENCE, Kind.RECOMMENDATION):
        return None
    if _lacks_reasons(context, statement.id):
        return statement.id
    return describe_defeat(context.result, statement.id)


def _lacks_reasons(context: RuleContext, name: str) -> bool:
    return context.result.judgements[name].reason in (Reason.BARE, Reason.PURPOSE)


def _find_conclusion(
    context: RuleContext, name: str, weak_members: Mapping[int, str]
) -> str | None:
    """Return the first conclusion that a statement is used to support.

    Return None if there is none, or if S014 covers a reason that fails because of the statement.
    """
    reasons = [use for use in context.result.uses(name) if use.polarity is Polarity.FOR]
    if not reasons or any(weak_members.get(id(reason)) == name for reason in reasons):
        return None
    return reasons[0].conclusion


def _find_weak_members(context: RuleContext) -> Mapping[int, str]:
    """Return the premise or warrant that alone makes each linked reason fail, by the reason's id.

    Two reasons may be equal, so the id is that of the object.
    """
    members = (
        (id(inference), _find_weak_member(context, inference))
        for inference in context.result.inferences
    )
    return {key: weak for key, weak in members if weak}


def _find_weak_member(context: RuleContext, inference: Inference) -> str | None:
    """Return the premise or warrant that alone makes a linked reason fail.

    Return None if the other members are only goals.
    """
    result = context.result
    if inference.polarity is Polarity.AGAINST or len(result.premises(inference)) < 2:
        return None
    obstacles = result.obstacles(inference)
    if len(obstacles) != 1 or obstacles[0].role not in (Role.PREMISE, Role.WARRANT):
        return None
    weak = obstacles[0].statement
    others = (name for name in result.premises(inference) if name != weak)
    has_support = any(context.map.statements[name].kind is not Kind.GOAL for name in others)
    return weak if has_support else None
