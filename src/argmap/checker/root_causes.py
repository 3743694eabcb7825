"""Find the root causes of failures: what, further down the reasons, makes a statement fail.

A failure passes from a statement to all that it is a reason for. So each cause is found once, where
it begins, and a search takes the nearest one to every statement that it affects. That is linear for
all statements of a map together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Protocol

import attrs

from argmap.checker.context import RuleContext
from argmap.checker.messages import format_ids, format_statements
from argmap.graph import find_nearest_starts
from argmap.model import Inference, Kind, Polarity
from argmap.semantics import Assessment, Reading, ReadingResult, Reason, Role, Verdict
from argmap.semantics.program import find_unsupported_objections
from argmap.wording import format_statement


class FailureKind(Protocol):
    """A way in which statements fail, and where it begins."""

    @property
    def result(self) -> ReadingResult:
        """The map in the reading in which statements fail."""
        ...

    def fails(self, statement: str) -> bool:
        """Whether a statement fails in this way."""
        ...

    def cause_at(self, statement: str) -> str | None:
        """Return why a statement fails, unless it fails because its reasons do."""
        ...

    def cause_with(self, inference: Inference) -> str | None:
        """Return why a reason fails, unless it fails because its premises do."""
        ...

    def failing_premises(self, inference: Inference) -> Sequence[str]:
        """Return the premises and warrants that may pass their failure to the conclusion."""
        ...


@attrs.frozen(eq=False, repr=False)
class RootCauses:
    """The nearest root cause along each reason for a statement."""

    _failure: FailureKind

    def of(self, statement: str) -> list[str]:
        """Return why a statement fails: one cause for each reason that could support it."""
        own = self._failure.cause_at(statement)
        if own is not None:
            return [own]
        causes = map(self._find_cause_of_reason, self._failure.result.reasons(statement))
        return list(dict.fromkeys(cause for cause in causes if cause is not None))

    def _find_cause_of_reason(self, inference: Inference) -> str | None:
        own = self._failure.cause_with(inference)
        if own is not None:
            return own
        premises = self._failure.failing_premises(inference)
        return next((self._nearest[name] for name in premises if name in self._nearest), None)

    @cached_property
    def _nearest(self) -> Mapping[str, str]:
        """The nearest cause for each statement that one reaches."""
        failure = self._failure
        causes: dict[str, str] = {}
        affects: dict[str, list[str]] = {}
        for name in filter(failure.fails, failure.result.map.statements):
            reasons = failure.result.reasons(name)
            for cause in (failure.cause_at(name), *map(failure.cause_with, reasons)):
                if cause is not None:
                    causes.setdefault(name, cause)
            for inference in reasons:
                for premise in failure.failing_premises(inference):
                    affects.setdefault(premise, []).append(name)
        starts = find_nearest_starts(causes, lambda name: affects.get(name, ()))
        return {name: causes[start] for name, start in starts.items()}


def find_missing_grounds(context: RuleContext) -> RootCauses:
    """Find the ids of the statements without grounds at which reasons end."""
    return RootCauses(_MissingGrounds(context.result))


def find_defeaters(context: RuleContext) -> RootCauses:
    """Find the objections and exceptions that defeat reasons, in words."""
    return RootCauses(_Defeat(context.result))


def find_detours(context: RuleContext) -> RootCauses:
    """Find the ids of the other recommendations that all reasons depend on."""
    return RootCauses(_Detour(context.result))


def find_implicit_links(context: RuleContext) -> RootCauses:
    """Find the implicit links without which reasons fail as written, in words."""
    as_written = context.assessment.result(Reading.AS_WRITTEN)
    return RootCauses(_ImplicitSupport(context.result, as_written))


@attrs.frozen(eq=False, repr=False)
class _MissingGrounds:
    result: ReadingResult

    def fails(self, statement: str) -> bool:
        return lacks_grounds(self.result, statement)

    def cause_at(self, statement: str) -> str | None:
        reason = self.result.judgements[statement].reason
        return statement if reason in (Reason.BARE, Reason.PURPOSE) else None

    def cause_with(self, inference: Inference) -> str | None:
        return None

    def failing_premises(self, inference: Inference) -> Sequence[str]:
        return self.result.failing_premises(inference)


def lacks_grounds(result: ReadingResult, statement: str) -> bool:
    """Return whether a statement would have no grounds even without objections and exceptions."""
    return result.judgements[statement].reason not in (None, Reason.DEFEATED)


def would_support(result: ReadingResult, inference: Inference) -> bool:
    """Return whether a reason would be live without objections and exceptions."""
    obstacles = result.obstacles(inference)
    return not any(obstacle.role is Role.PURPOSE for obstacle in obstacles) and not any(
        lacks_grounds(result, name) for name in result.failing_premises(inference)
    )


@attrs.frozen(eq=False, repr=False)
class _Defeat:
    result: ReadingResult

    def fails(self, statement: str) -> bool:
        judgement = self.result.judgements[statement]
        return judgement.verdict is Verdict.CONTESTED or judgement.reason is Reason.DEFEATED

    def cause_at(self, statement: str) -> str | None:
        return describe_objection(self.result, statement)

    def cause_with(self, inference: Inference) -> str | None:
        if not would_support(self.result, inference):
            return None
        return describe_exception(self.result, inference)

    def failing_premises(self, inference: Inference) -> Sequence[str]:
        if not would_support(self.result, inference):
            return ()
        return self.result.failing_premises(inference)


@attrs.frozen(eq=False, repr=False)
class _Detour:
    result: ReadingResult

    def fails(self, statement: str) -> bool:
        return self.result.holds(statement) and statement not in self._derived_without

    def cause_at(self, statement: str) -> str | None:
        return None

    def cause_with(self, inference: Inference) -> str | None:
        return (
            self._find_first_recommendation(inference) if self.result.is_live(inference) else None
        )

    def failing_premises(self, inference: Inference) -> Sequence[str]:
        return self.result.premises(inference) if self.result.is_live(inference) else ()

    def _find_first_recommendation(self, inference: Inference) -> str | None:
        statements = self.result.map.statements
        premises = self.result.premises(inference)
        return next(
            (name for name in premises if statements[name].kind is Kind.RECOMMENDATION), None
        )

    @cached_property
    def _derived_without(self) -> Mapping[str, int]:
        """The statements derived by reasons without recommendations."""
        return measure_depths(
            self.result, lambda inference: self._find_first_recommendation(inference) is None
        )


@attrs.frozen(eq=False, repr=False)
class _ImplicitSupport:
    result: ReadingResult
    as_written: ReadingResult

    def fails(self, statement: str) -> bool:
        return self.result.holds(statement) and not self.as_written.holds(statement)

    def cause_at(self, statement: str) -> str | None:
        return _find_implicit_answer(describe_objection(self.as_written, statement))

    def cause_with(self, inference: Inference) -> str | None:
        if not self.result.is_live(inference):
            return None
        if inference.implicit:
            return f"{format_ids(inference.premises)} for [{inference.conclusion}]"
        return _find_implicit_answer(describe_exception(self.as_written, inference))

    def failing_premises(self, inference: Inference) -> Sequence[str]:
        if inference.implicit or not self.result.is_live(inference):
            return ()
        return self.as_written.failing_premises(inference)


def _find_implicit_answer(defeater: str | None) -> str | None:
    return defeater and f"the answer to this: {defeater}"


def describe_objection(result: ReadingResult, statement: str) -> str | None:
    """Return which objection makes a statement contested, in words."""
    if result.judgements[statement].verdict is not Verdict.CONTESTED:
        return None
    premises = result.live_objections(statement)[0].premises
    return (
        f"{format_statements(result.map, list(dict.fromkeys(premises)))} objects to [{statement}]"
    )


def describe_exception(result: ReadingResult, inference: Inference) -> str | None:
    """Return which exception defeats a reason, in words."""
    exceptions = [name for name in result.exceptions(inference) if result.holds(name)]
    if not exceptions:
        return None
    exception = format_statement(result.map.statements[exceptions[0]])
    return f"{exception} is an exception to {format_ids(inference.premises)}"


def describe_defeat(result: ReadingResult, statement: str) -> str | None:
    """Return which objection or exception defeats a statement itself, in words.

    None for a statement that is only defeated with its premises.
    """
    failure = _Defeat(result)
    if not failure.fails(statement):
        return None
    causes = (failure.cause_with(inference) for inference in result.reasons(statement))
    return failure.cause_at(statement) or next(filter(None, causes), None)


def measure_depths(
    result: ReadingResult, admits: Callable[[Inference], bool] = lambda inference: True
) -> dict[str, int]:
    """Return the depth of the shallowest derivation of each statement, by admitted live reasons.

    What is given and holds has depth 0; a conclusion is one step deeper than the deepest premise of
    its reason. Linear.
    """
    layer = [
        name
        for name, statement in result.map.statements.items()
        if statement.kind.is_given and result.holds(name)
    ]
    depths = dict.fromkeys(layer, 0)
    missing: dict[int, int] = {}
    while layer:
        next_layer: list[str] = []
        for name in layer:
            for inference in result.uses(name):
                key = id(inference)  # two reasons may be equal
                missing.setdefault(key, len(set(result.premises(inference))))
                missing[key] -= 1
                if (
                    not missing[key]
                    and inference.polarity is Polarity.FOR
                    and inference.conclusion not in depths
                    and result.is_live(inference)
                    and admits(inference)
                ):
                    depths[inference.conclusion] = depths[name] + 1
                    next_layer.append(inference.conclusion)
        layer = next_layer
    return depths


def find_deciding_objections(assessment: Assessment) -> Mapping[str, str]:
    """Return the nearest unsupported objection for each statement that changes if all are granted.

    The path to it leads through statements and inferences that change, too. Linear.
    """
    charitable, cautious = assessment.charitable, assessment.cautious
    program = charitable.program
    changes = [x != y for x, y in zip(charitable.model.holds, cautious.model.holds, strict=True)]
    passes = [x != y for x, y in zip(charitable.model.live, cautious.model.live, strict=True)]

    def changed_conclusions(number: int) -> list[int]:
        return [
            program.conclusion[inference]
            for inference in (*program.uses[number], *program.exception_uses[number])
            if passes[inference] and changes[program.conclusion[inference]]
        ]

    objections = sorted(
        program.numbers[name] for name in find_unsupported_objections(assessment.map)
    )
    starts = [number for number in objections if changes[number]]
    nearest = find_nearest_starts(starts, changed_conclusions)
    return {program.ids[number]: program.ids[start] for number, start in nearest.items()}
