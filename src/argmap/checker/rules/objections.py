"""Rules about objections: whether they stand, what they affect and how they are answered.

An objection is an inference with `but`. It stands if it is live.
"""

from collections.abc import Iterator

import attrs

from argmap.checker.context import RuleContext, find_opposed
from argmap.checker.messages import format_ids, format_statements, join_clauses
from argmap.checker.root_causes import describe_exception, find_defeaters, lacks_grounds
from argmap.checker.rule_definition import rule
from argmap.graph import find_nearest_starts
from argmap.model import Inference, Kind, Polarity
from argmap.semantics import ReadingResult
from argmap.semantics.well_founded import FALSE, TRUE, well_founded
from argmap.source import Diagnostic, Severity


@rule(
    "O001",
    "bare-objection",
    Severity.INFO,
    plural="objections have no support, so they have no effect",
)
def bare_objection(context: RuleContext) -> Iterator[Diagnostic]:
    """An objection has no support, so it has no effect.

    A premise or warrant of the objection is unsupported, and would be even if nothing objected to
    anything. S002 reports unsupported premises of reasons.

    A reader cannot tell whether the author examined the objection or ignored it.

    Example::

        source trial: Trial notes {date: 2024-04-29}

        claim safe: No job gets lost.
          because evidence none-lost: No job was lost in the trial [@trial].
          but claim short: The trial was too short to show this.

    Fixed::

        source trial: Trial notes {date: 2024-04-29}
        source log: Queue log {date: 2024-03-04}

        claim safe: No job gets lost.
          because evidence none-lost: No job was lost in the trial [@trial].
          but claim short: The trial was too short to show this.
            because evidence rare: One job in a million was lost in March [@log].
    """
    targets: dict[str, list[str]] = {}
    for objection in _list_objections(context):
        for name in context.result.failing_premises(objection):
            if lacks_grounds(context.result, name):
                targets.setdefault(name, []).append(objection.conclusion)
    for name, conclusions in targets.items():
        yield context.finding(
            name,
            f"objection [{name}] to {format_ids(conclusions)} has no support, so it has no effect",
            f"add evidence under it (`because evidence: …`), or grant it: `assumption {name}: …`",
        )


@rule(
    "O002",
    "unanswered-objection",
    Severity.WARNING,
    plural="objections to claims behind a recommendation are unanswered",
)
def unanswered_objection(context: RuleContext) -> Iterator[Diagnostic]:
    """An objection to a claim behind a recommendation is unanswered.

    The objection stands. Its target is a claim that would otherwise have support, and that is among
    the reasons of a recommendation, their reasons and so on. R005 reports objections to the
    recommendation itself, and E006 objections to evidence.

    The recommendation loses the support of the claim. If no other reason is left, R004 reports
    that, too.

    Example::

        source trial: Trial notes {date: 2024-04-29}
        source log: Queue log {date: 2024-03-04}
        source load: Load report for 2023 {date: 2024-01-15}

        recommendation keep: Keep the queue in the database.
          because claim safe: No job gets lost.
            because evidence none-lost: No job was lost in the trial [@trial].
            but evidence lost: Two jobs were lost in March [@log].
          because evidence fast: It handled three times the usual load [@load].
          because evidence stable: It ran for a year without intervention [@log].

    Fixed::

        source trial: Trial notes {date: 2024-04-29}
        source log: Queue log {date: 2024-03-04}
        source load: Load report for 2023 {date: 2024-01-15}

        recommendation keep: Keep the queue in the database.
          because claim safe: No job gets lost.
            because evidence none-lost: No job was lost in the trial [@trial].
            but evidence lost: Two jobs were lost in March [@log].
            unless evidence repaired: The bug behind that has been fixed since [@trial].
          because evidence fast: It handled three times the usual load [@load].
          because evidence stable: It ran for a year without intervention [@log].
    """
    recommendations = (statement.id for statement in context.recommendations())
    nearest = find_nearest_starts(recommendations, context.result.supporters)
    for objection in _list_objections(context):
        target = objection.conclusion
        if (
            context.map.statements[target].kind is Kind.CLAIM
            and target in nearest
            and not lacks_grounds(context.result, target)
            and context.result.is_live(objection)
        ):
            yield context.finding(
                target,
                f"an objection to [{target}], a reason for [{nearest[target]}], is unanswered: "
                f"{format_statements(context.map, list(dict.fromkeys(objection.premises)))}",
                f"{_suggest_answer(context.result, objection)}; or drop the claim",
                objection.span,
            )


@rule(
    "O003",
    "answered-by-assumption",
    Severity.INFO,
    plural="objections are answered only by an assumption",
)
def answered_by_assumption(context: RuleContext) -> Iterator[Diagnostic]:
    """An objection is answered only by an assumption.

    The objection does not stand, but would stand if all assumptions of the map were withdrawn.

    Readers who share the objection need not accept the assumption.

    Example::

        source log: Queue log {date: 2024-03-04}

        claim safe: No job gets lost.
          because assumption tested: The tests cover every case.
          but evidence lost: Two jobs were lost in March [@log].
          unless assumption repaired: The bug behind that has been fixed since.

    Fixed::

        source log: Queue log {date: 2024-03-04}
        source changes: Change log {date: 2024-04-02}

        claim safe: No job gets lost.
          because assumption tested: The tests cover every case.
          but evidence lost: Two jobs were lost in March [@log].
          unless evidence repaired: The bug behind that has been fixed since [@changes].
    """
    defeaters = find_defeaters(context)
    for objection in _find_live_without_assumptions(context):
        answers = [
            cause
            for name in context.result.failing_premises(objection)
            for cause in defeaters.of(name)
        ]
        exception = describe_exception(context.result, objection)
        if exception:
            answers.append(exception)
        yield context.finding(
            objection.premises[0],
            f"objection {format_ids(objection.premises)} to [{objection.conclusion}] is answered "
            f"only by assumption: {join_clauses(answers)}",
            "where there is evidence for the assumption, make it a claim and add the evidence: "
            "`because evidence: …`",
            objection.span,
        )


@rule("O004", "one-sided", Severity.INFO, plural="maps contain no objection")
def one_sided(context: RuleContext) -> Iterator[Diagnostic]:
    """The map contains no objection.

    The map has reasons, but no `but` and no `unless`. The rule reports that once, at the first
    recommendation or else at the first conclusion. If the map has an objection anywhere, R011
    reports the recommendations without one.

    Hardly any argument is free of objections. A map without any looks as if nobody searched for
    them.

    Example::

        source report: Load report for 2023 {date: 2024-01-15}

        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].

    Fixed::

        source report: Load report for 2023 {date: 2024-01-15}

        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].
          unless claim peak: That hour was an exception.
    """
    result = context.result
    if not result.inferences or find_opposed(result):
        return
    first = next(context.recommendations(), context.map.statements[result.inferences[0].conclusion])
    yield context.finding(
        first.id,
        "this map contains no objection",
        "add the strongest objection, `but claim: …` or `unless claim: …`, and answer it",
    )


@rule(
    "O005",
    "beside-the-point",
    Severity.INFO,
    plural="objections attack a statement that has no support anyway",
)
def beside_the_point(context: RuleContext) -> Iterator[Diagnostic]:
    """An objection attacks a statement that has no support anyway.

    The objection stands, but its target would be unsupported even if nothing objected to anything.
    O001 reports objections that do not stand.

    The objection changes nothing. Perhaps it was meant for another statement.

    Example::

        source log: Queue log {date: 2024-03-04}

        claim safe: No job gets lost.
          but evidence lost: Two jobs were lost in March [@log].

    Fixed::

        source log: Queue log {date: 2024-03-04}
        source trial: Trial notes {date: 2024-04-29}

        claim safe: No job gets lost.
          because evidence none-lost: No job was lost in the trial [@trial].
          but evidence lost: Two jobs were lost in March [@log].
    """
    for objection in _list_objections(context):
        target = objection.conclusion
        if lacks_grounds(context.result, target) and context.result.is_live(objection):
            verb = "objects" if len(objection.premises) == 1 else "object"
            yield context.finding(
                target,
                f"{format_ids(objection.premises)} {verb} to [{target}], which has no support "
                "anyway",
                f"add support under [{target}], `because evidence: …`, or delete the objection",
                objection.span,
            )


@rule(
    "R013",
    "conflicting-recommendations",
    Severity.ERROR,
    plural="recommendations hold, although they object to each other",
)
def conflicting_recommendations(context: RuleContext) -> Iterator[Diagnostic]:
    """Two recommendations hold, although one objects to the other.

    One recommendation is a premise of an objection to the other, and both hold. The objection fails
    only because another of its premises or warrants does not hold. An exception to the objection
    reconciles the two, if it holds. The rule reports each pair once.

    The map tells its reader to do two things that it also says are in conflict.

    Example::

        source count: Traffic count {date: 2024-03}
        source survey: Household survey {date: 2024-05}

        recommendation widen: Widen the old bridge.
          because evidence jams: It is congested three hours a day [@count].
          but recommendation close: Close the old bridge to cars.
            because evidence noise: Two neighbors in three sleep badly [@survey].
          and claim either: A bridge without cars need not be wide.

    Fixed::

        source count: Traffic count {date: 2024-03}
        source survey: Household survey {date: 2024-05}
        source plan: Bus plan {date: 2024-06}

        recommendation widen: Widen the old bridge.
          because evidence jams: It is congested three hours a day [@count].
          because evidence late: One commuter in three is often late for work [@survey].
          but recommendation close: Close the old bridge to cars.
            because evidence noise: Two neighbors in three sleep badly [@survey].
            because evidence lane: The new bus lanes need the whole width [@plan].
          and claim either: A bridge without cars need not be wide.
          unless evidence buses: Buses alone will fill a wider bridge [@plan].
    """
    result = context.result
    reported: set[frozenset[str]] = set()
    for objection in _list_objections(context):
        target = objection.conclusion
        is_reconciled = any(map(result.holds, result.exceptions(objection)))
        if is_reconciled or not _is_active_recommendation(context, target):
            continue
        for name in result.premises(objection):
            pair = frozenset((target, name))
            if len(pair) == 2 and pair not in reported and _is_active_recommendation(context, name):
                reported.add(pair)
                failing = format_ids(result.failing_premises(objection))
                yield context.finding(
                    target,
                    f"[{target}] and [{name}] both hold, but [{name}] objects to [{target}]",
                    f"drop one of them; or support {failing} to complete the objection; or add "
                    "`unless evidence: …` to say how both can be done",
                    objection.span,
                )


def _is_active_recommendation(context: RuleContext, name: str) -> bool:
    is_recommendation = context.map.statements[name].kind is Kind.RECOMMENDATION
    return is_recommendation and context.result.holds(name)


def _list_objections(context: RuleContext) -> Iterator[Inference]:
    inferences = context.result.inferences
    return (inference for inference in inferences if inference.polarity is Polarity.AGAINST)


def _find_live_without_assumptions(context: RuleContext) -> Iterator[Inference]:
    """Yield objections that fail, but would be live if all assumptions were withdrawn."""
    program, live = context.result.program, context.result.model.live
    failed = [
        number
        for number, is_against in enumerate(program.against)
        if is_against and live[number] == FALSE
    ]
    if not failed or Kind.ASSUMPTION not in program.kinds:
        return
    given = [
        is_given and kind is not Kind.ASSUMPTION
        for is_given, kind in zip(program.given, program.kinds, strict=True)
    ]
    without_assumptions = well_founded(attrs.evolve(program, given=given)).live
    for number in failed:
        if without_assumptions[number] == TRUE:
            yield context.result.inferences[number]


def describe_unanswered(context: RuleContext, name: str) -> tuple[str, str, str]:
    """Return a message about the objections to a statement, their texts and a fix."""
    objections = context.result.live_objections(name)
    message = (
        f"an objection to [{name}] is unanswered"
        if len(objections) == 1
        else f"{len(objections)} objections to [{name}] are unanswered"
    )
    texts = [
        format_statements(context.map, list(dict.fromkeys(objection.premises)))
        for objection in objections
    ]
    return message, join_clauses(texts), _suggest_answer(context.result, objections[0])


def _suggest_answer(result: ReadingResult, objection: Inference) -> str:
    for answer in _list_answers(result, objection):
        if (
            result.map.statements[answer].kind is Kind.CLAIM
            and lacks_grounds(result, answer)
            and not result.live_objections(answer)
        ):
            return f"add evidence under [{answer}], the answer to it: `because evidence: …`"
    return (
        f"answer it with `but evidence: …` under [{objection.premises[0]}] or "
        "`unless evidence: …` beside it"
    )


def _list_answers(result: ReadingResult, objection: Inference) -> Iterator[str]:
    """Yield statements each of which would defeat an objection if it held."""
    yield from result.exceptions(objection)
    for premise in result.premises(objection):
        for counter in result.objections(premise):
            failing = result.failing_premises(counter)
            if len(failing) == 1:
                yield failing[0]
        reasons = [reason for reason in result.reasons(premise) if result.is_live(reason)]
        if len(reasons) == 1 and result.map.statements[premise].kind is Kind.CLAIM:
            yield from result.exceptions(reasons[0])
