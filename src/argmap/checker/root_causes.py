"""Causes: what, further down along its reasons, makes a statement fare as it does.

What is wrong with a statement is passed on to all that it is a reason for. So a cause is looked
for once, where it lies, and everything that it reaches learns of the nearest one: that is linear
for all statements of a map together.
"""

from __future__ import annotations

from collections import deque
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import attrs

from argmap.checker.context import RuleContext
from argmap.checker.depth import depths
from argmap.checker.wording import format_ids, format_statement, format_statements
from argmap.model import Kind
from argmap.semantics import Reading, Reason, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.model import Inference


class FailureKind(Protocol):
    """One thing that can be the matter with statements, and with the reasons for them."""

    @property
    def context(self) -> RuleContext:
        """The case that is in trouble."""

    def concerns(self, statement: str) -> bool:
        """Whether a statement is in this trouble."""

    def begins_at(self, statement: str) -> str | None:
        """What a statement is in trouble for, if that is not that one of its reasons is."""

    def begins_with(self, inference: Inference) -> str | None:
        """What a reason is in trouble for, if that is not that one of its members is."""

    def comes_through(self, inference: Inference) -> Sequence[str]:
        """The members of a reason that bring their trouble to its conclusion, if they are in it."""


@attrs.frozen(eq=False)
class RootCauses:
    """Why statements are in a trouble: the nearest cause along each reason."""

    _trouble: FailureKind

    def of(self, statement: str) -> list[str]:
        """Why a statement is in trouble: one cause for each reason that could have carried it."""
        own = self._trouble.begins_at(statement)
        if own is not None:
            return [own]
        causes = map(self._of_reason, self._trouble.context.reasons(statement))
        return list(dict.fromkeys(cause for cause in causes if cause is not None))

    def _of_reason(self, inference: Inference) -> str | None:
        own = self._trouble.begins_with(inference)
        if own is not None:
            return own
        members = self._trouble.comes_through(inference)
        return next((self._nearest[name] for name in members if name in self._nearest), None)

    @cached_property
    def _nearest(self) -> dict[str, str]:
        """The cause that is the fewest steps away, for each statement that one reaches."""
        trouble = self._trouble
        nearest: dict[str, str] = {}
        leads_to: dict[str, list[str]] = {}
        for name in filter(trouble.concerns, trouble.context.map.statements):
            reasons = trouble.context.reasons(name)
            for cause in (trouble.begins_at(name), *map(trouble.begins_with, reasons)):
                if cause is not None:
                    nearest.setdefault(name, cause)
            for inference in reasons:
                for member in trouble.comes_through(inference):
                    leads_to.setdefault(member, []).append(name)
        ahead = deque(nearest)
        while ahead:
            member = ahead.popleft()
            for conclusion in leads_to.get(member, ()):
                if conclusion not in nearest:
                    nearest[conclusion] = nearest[member]
                    ahead.append(conclusion)
        return nearest


def find_missing_grounds(context: RuleContext) -> RootCauses:
    """Where reasons never come to what is given: the ids of the statements that they end in."""
    return RootCauses(_Missing(context))


def find_defeaters(context: RuleContext) -> RootCauses:
    """What cuts off reasons that would carry their conclusions otherwise, in words."""
    return RootCauses(_Hindered(context))


def find_detours(context: RuleContext) -> RootCauses:
    """Through which other recommendations the reasons go that have no way past these: their ids."""
    return RootCauses(_Detour(context))


def find_implicit_links(context: RuleContext) -> RootCauses:
    """What implicit relations do for reasons that fail as written, in words."""
    return RootCauses(_Unwritten(context, context.read(Reading.AS_WRITTEN)))


@attrs.frozen(eq=False)
class _Missing:
    context: RuleContext

    def concerns(self, statement: str) -> bool:
        return lacks_grounds(self.context, statement)

    def begins_at(self, statement: str) -> str | None:
        reason = self.context.judgements[statement].reason
        return statement if reason in (Reason.BARE, Reason.PURPOSE) else None

    def begins_with(self, inference: Inference) -> str | None:
        return None

    def comes_through(self, inference: Inference) -> list[str]:
        return self.context.lacking(inference)


def lacks_grounds(context: RuleContext, statement: str) -> bool:
    """Whether a statement would have no grounds even if nothing were said against anything."""
    return context.judgements[statement].reason not in (None, Reason.DEFEATED)


@attrs.frozen(eq=False)
class _Hindered:
    context: RuleContext

    def concerns(self, statement: str) -> bool:
        judgement = self.context.judgements[statement]
        return judgement.verdict is Verdict.CONTESTED or judgement.reason is Reason.DEFEATED

    def begins_at(self, statement: str) -> str | None:
        return describe_objection(self.context, statement)

    def begins_with(self, inference: Inference) -> str | None:
        return describe_exception(self.context, inference) if self._would_carry(inference) else None

    def comes_through(self, inference: Inference) -> list[str]:
        return self.context.lacking(inference) if self._would_carry(inference) else []

    def _would_carry(self, inference: Inference) -> bool:
        """Whether a reason would carry its conclusion if nothing were said against anything."""
        return not self.context.for_ends_alone(inference) and not any(
            lacks_grounds(self.context, name) for name in self.context.lacking(inference)
        )


@attrs.frozen(eq=False)
class _Detour:
    context: RuleContext

    def concerns(self, statement: str) -> bool:
        return self.context.holds(statement) and statement not in self._derived_without

    def begins_at(self, statement: str) -> str | None:
        return None

    def begins_with(self, inference: Inference) -> str | None:
        return self._recommended(inference) if self.context.live(inference) else None

    def comes_through(self, inference: Inference) -> Sequence[str]:
        return self.context.members(inference) if self.context.live(inference) else []

    def _recommended(self, inference: Inference) -> str | None:
        """The first recommendation among the members of a reason."""
        statements = self.context.map.statements
        members = self.context.members(inference)
        return next((x for x in members if statements[x].kind is Kind.RECOMMENDATION), None)

    @cached_property
    def _derived_without(self) -> Mapping[str, int]:
        """What is derived by reasons that have no recommendation in them."""
        return depths(self.context, lambda inference: self._recommended(inference) is None)


@attrs.frozen(eq=False)
class _Unwritten:
    context: RuleContext
    written: RuleContext

    def concerns(self, statement: str) -> bool:
        return self.context.holds(statement) and not self.written.holds(statement)

    def begins_at(self, statement: str) -> str | None:
        return _but_answered(describe_objection(self.written, statement))

    def begins_with(self, inference: Inference) -> str | None:
        if not self.context.live(inference):
            return None
        if inference.implicit:
            return f"{format_ids(inference.premises)} for [{inference.conclusion}]"
        return _but_answered(describe_exception(self.written, inference))

    def comes_through(self, inference: Inference) -> list[str]:
        written = self.context.live(inference) and not inference.implicit
        return self.written.lacking(inference) if written else []


def _but_answered(hindrance: str | None) -> str | None:
    return hindrance and f"the answer to what stands in the way: {hindrance}"


def describe_objection(context: RuleContext, statement: str) -> str | None:
    """Which objection stands against a contested statement, in words."""
    if context.judgements[statement].verdict is not Verdict.CONTESTED:
        return None
    against = context.objections(statement)[0].premises
    return f"[{statement}] is objected to: {format_statements(context.map, against)}"


def describe_defeat(context: RuleContext, statement: str) -> str | None:
    """What fells a contested or defeated statement at its own place, in words.

    That is an objection to it, or an exception to a reason which would carry it otherwise. None for
    what falls only with its premises.
    """
    trouble = _Hindered(context)
    if not trouble.concerns(statement):
        return None
    causes = (trouble.begins_with(inference) for inference in context.reasons(statement))
    return trouble.begins_at(statement) or next(filter(None, causes), None)


def describe_exception(context: RuleContext, inference: Inference) -> str | None:
    """Which exception takes a reason away from its conclusion, in words."""
    exceptions = context.exceptions(inference)
    if not exceptions:
        return None
    what = format_statement(context.map.statements[exceptions[0]])
    return f"{what} is an exception to {format_ids(inference.premises)}"
