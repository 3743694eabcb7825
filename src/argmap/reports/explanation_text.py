"""An explanation told in sentences, for a reader who does not have the map at hand.

Each line is about one statement, and the lines that are indented below it say why. A statement is
quoted in full and accounted for where it comes up first; later it goes by its first words. Nothing
is decided here: all is in the explanation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from argmap.model import Kind
from argmap.reports.wording import format_authority, quote, quote_opening
from argmap.semantics.judgement import Reason, Verdict
from argmap.semantics.program import exceptions_of, premises_of
from argmap.semantics.reading_result import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import Statement
    from argmap.semantics.explanations import Explanation, InferenceStep, StatementExplanation
    from argmap.semantics.reading_result import Obstacle


@attrs.frozen
class Line:
    """A sentence or two: how deep it stands, the top being 0, and the statement it is about."""

    indent: int
    text: str
    statement: str


def format_explanation(explanation: Explanation) -> Iterator[Line]:
    """The lines of an explanation, from the statement that is asked about downwards."""
    ahead = [_Telling(explanation).opening()]
    while ahead:
        part = next(ahead[-1], None)
        if part is None:
            ahead.pop()
        elif isinstance(part, Line):
            yield part
        else:
            ahead.append(part)


Parts = Iterator["Line | Parts"]
"""Lines, and what is told between them: in parts of their own, so that no story is too deep."""


class _Telling:
    """The story as far as it has been told."""

    def __init__(self, explanation: Explanation) -> None:
        self.explanation = explanation
        self.statements = explanation.map.statements
        self.told = {explanation.statement}
        # What is being told, and how much else was when it was begun.
        self.path: dict[str, int] = {}

    def opening(self) -> Parts:
        """The statement that is asked about, its verdict, and why."""
        name = self.explanation.statement
        account = self.explanation.accounts[name]
        statement = self.statements[name]
        yield Line(0, f"{quote(statement.text)} {self._verdict(account, statement)}.", name)
        yield self._why(name, 1, 0)

    def _verdict(self, account: StatementExplanation, statement: Statement) -> str:
        this = f"this {statement.kind}"
        match account.judgement.verdict:
            case Verdict.SUPPORTED if statement.kind is Kind.EVIDENCE:
                return f"This is evidence{format_authority(self.explanation.map, statement)}"
            case Verdict.SUPPORTED:
                return f"T{this[1:]} is supported: evidence carries it"
            case Verdict.CONDITIONAL if statement.kind is Kind.GOAL:
                return "This is an end to be reached, and nothing that stands is said against it"
            case Verdict.CONDITIONAL if not account.reasons:
                return f"T{this[1:]} is {self._granted(statement)}"
            case Verdict.CONDITIONAL:
                return f"T{this[1:]} holds on condition: it leans on what is taken for granted"
            case Verdict.UNDECIDED:
                return f"Whether {this} holds is open: it hangs in a circle of objections"
            case Verdict.CONTESTED:
                return f"T{this[1:]} is contested: an objection stands against it"
            case Verdict.UNSUPPORTED:
                return f"T{this[1:]} is unsupported: {self._lack(account)}"

    def _lack(self, account: StatementExplanation) -> str:
        match account.judgement.reason:
            case Reason.BARE:
                return self._no_reason_for(account, "it")
            case Reason.PURPOSE:
                return "it is said what it is for, and not that it gets there"
            case Reason.DEFEATED:
                return "what is said against its reasons cuts them off"
            case Reason.CIRCULAR:
                return "its reasons come back to it"
            case _:
                return "each of its reasons leans on something without grounds"

    def _no_reason_for(self, account: StatementExplanation, it: str) -> str:
        """Why a bare statement is bare: an analyst may have given a reason, or it is withdrawn."""
        if account.reasons:
            return f"the text does not give a reason for {it}"
        if self.explanation.withdrawn_reasons(account.statement):
            return f"what was said for {it} is withdrawn"
        return f"nobody gives a reason for {it}"

    def _withdrawn(self, account: StatementExplanation, indent: int) -> Iterator[Line]:
        """What is withdrawn that was said for a statement which does not hold now."""
        withdrawn = self.explanation.withdrawn
        if withdrawn is None or account.judgement.verdict in HOLDING:
            return
        for each in self.explanation.withdrawn_reasons(account.statement):
            statement = withdrawn.written.statements[each]
            text = f"Withdrawn: {quote(statement.text, ends=False)}: {withdrawn.why[each]}."
            yield Line(indent, text, account.statement)

    def _why(self, name: str, indent: int, since: int) -> Parts:
        """What the account of a statement says.

        Back to the place `since` of the path, one is told because the next fails for lack of it.
        """
        account = self.explanation.accounts[name]
        self.path[name] = len(self.path)
        yield from self._withdrawn(account, indent)
        for count, step in enumerate(account.reasons):
            if step.live:
                yield from self._reason(step, indent)
            else:
                one = "The" if len(account.reasons) == 1 else "One" if not count else "Another"
                yield from self._no_reason(step, one, indent, since)
        if account.more:
            reasons = (
                "one more reason that holds"
                if account.more == 1
                else (f"{account.more} more reasons that hold")
            )
            yield Line(indent, f"It has {reasons}.", name)
        for step in account.objections:
            if step.live:
                yield from self._objection(step, indent)
            else:
                yield from self._no_objection(step, indent)
        del self.path[name]

    def _reason(self, step: InferenceStep, indent: int) -> Parts:
        first = FIRST[self.statements[step.inference.premises[0]].kind]
        yield from self._members(step, f"{first}{UNDRAWN[step.inference.implicit]}", indent)

    def _objection(self, step: InferenceStep, indent: int) -> Parts:
        reasons = self.explanation.accounts[step.inference.conclusion].reasons
        yet = "Besides," if any(not each.live for each in reasons) else "But"
        lead = f"{yet} an objection stands against it{UNDRAWN[step.inference.implicit]}"
        yield from self._members(step, lead, indent)

    def _members(self, step: InferenceStep, lead: str, indent: int) -> Parts:
        """The members of an inference that is live, and why its exceptions do not hold."""
        premises = set(step.inference.premises)
        for place, member in enumerate(self._needed(step)):
            noun = NOUN.get(self.statements[member].kind, "")
            if member not in premises:
                lead = f"This bears on it because of this{noun}"
            elif place:
                lead = f"Together with this{noun}"
            yield from self._holding(lead, member, indent)
        yield from self._exceptions(step, indent)

    def _needed(self, step: InferenceStep) -> Iterable[str]:
        return dict.fromkeys(premises_of(step.inference, self.explanation.reading))

    def _holding(self, lead: str, name: str, indent: int) -> Parts:
        """A statement that holds, and why unless that has been told."""
        statement = self.statements[name]
        if name in self.told:
            yield Line(indent, f"{lead}: {quote_opening(statement.text)}, as said above.", name)
            return
        self.told.add(name)
        standing = self._standing(statement)
        quoted = quote(statement.text, ends=not standing)
        yield Line(indent, f"{lead}: {quoted}{standing}{'.' if standing else ''}", name)
        yield self._why(name, indent + 1, len(self.path))

    def _standing(self, statement: Statement) -> str:
        """What makes a statement that holds hold, where that is no reason."""
        if statement.kind is Kind.EVIDENCE:
            return format_authority(self.explanation.map, statement)
        if statement.kind is Kind.GOAL or self.explanation.accounts[statement.id].reasons:
            return ""
        return f", which is {self._granted(statement)}"

    def _granted(self, statement: Statement) -> str:
        if statement.kind is Kind.ASSUMPTION:
            return "taken for granted"
        return "granted here although nobody gives a reason for it"

    def _exceptions(self, step: InferenceStep, indent: int) -> Parts:
        for name in dict.fromkeys(exceptions_of(step.inference, self.explanation.reading)):
            lead = f"An exception to that would be: {self._quote(name)} But "
            yield from self._failing(lead, "that", name, indent, len(self.path))

    def _no_reason(self, step: InferenceStep, one: str, indent: int, since: int) -> Parts:
        members = self._joined(step)
        conclusion = step.inference.conclusion
        roles = [obstacle.role for obstacle in step.obstacles]
        if roles == [Role.IMPLICIT]:
            yield Line(indent, f"{one} reason is left to the reader: {members}", conclusion)
        elif roles == [Role.PURPOSE]:
            text = f"{one} reason given is an end: {members} Nothing says that it would be reached."
            yield Line(indent, text, conclusion)
        else:
            lead = f"{one} reason given{UNDRAWN[step.inference.implicit]}: {members}"
            yield from self._hindered(lead, step, indent, since)

    def _no_objection(self, step: InferenceStep, indent: int) -> Parts:
        lead = f"Against it is said{UNDRAWN[step.inference.implicit]}: {self._joined(step)}"
        yield from self._hindered(lead, step, indent, len(self.path))

    def _hindered(self, lead: str, step: InferenceStep, indent: int, since: int) -> Parts:
        """An inference that is not live, and its obstacles."""
        first = step.obstacles[0]
        if len(step.obstacles) == 1 and first.role in (Role.PREMISE, Role.WARRANT):
            assert first.statement is not None
            alone = len(list(self._needed(step))) == 1
            that = "that" if alone else self._briefly(first.statement)
            yield from self._failing(f"{lead} But ", that, first.statement, indent, since)
            return
        yield Line(indent, f"{lead} But this does not count:", step.inference.conclusion)
        for obstacle in step.obstacles:
            yield from self._obstacle(obstacle, step, indent + 1, since)

    def _obstacle(self, obstacle: Obstacle, step: InferenceStep, indent: int, since: int) -> Parts:
        name = obstacle.statement
        if name is None:
            yield Line(indent, "It names an end, and no means to it.", step.inference.conclusion)
        elif obstacle.role is not Role.EXCEPTION:
            yield from self._failing("", self._briefly(name), name, indent, since)
        elif step.live is None:
            lead = f"There may be an exception: {self._quote(name)} But "
            yield from self._failing(lead, "that", name, indent, len(self.path))
        else:
            yield from self._holding("There is an exception", name, indent)

    def _failing(self, lead: str, that: str, name: str, indent: int, since: int) -> Parts:
        """A statement that does not hold, and why unless that has been told."""
        account = self.explanation.accounts[name]
        fate = self._fate(account, that, since)
        text = lead + fate if lead else fate[0].upper() + fate[1:]
        told = name in self.told
        self.told.add(name)
        has_more = bool(account.steps or self.explanation.withdrawn_reasons(name))
        if told or not has_more:
            above = ", as said above" if has_more and name not in self.path else ""
            yield Line(indent, f"{text}{above}.", name)
        else:
            yield Line(indent, f"{text}:", name)
            yield self._why(name, indent + 1, since)

    def _fate(self, account: StatementExplanation, that: str, since: int) -> str:
        place = self.path.get(account.statement, -1)
        match account.judgement.verdict, account.judgement.reason:
            case Verdict.UNDECIDED, _ if place >= 0:
                return f"{that} depends on this in turn, and nothing settles the circle"
            case Verdict.UNDECIDED, _:
                return f"nothing settles whether {that} holds"
            case Verdict.CONTESTED, _:
                return f"{that} is contested"
            case _, Reason.BARE:
                return self._no_reason_for(account, that)
            case _, Reason.PURPOSE:
                return f"for {that} only an end is given, and nothing says that it is reached"
            case _ if place >= since:
                return f"{that} rests on this in turn: the reasons go in a circle"
            case _:
                return f"{that} does not hold"

    def _joined(self, step: InferenceStep) -> str:
        """All that an inference needs, quoted."""
        *others, last = self._needed(step)
        quotes = [*(self._quote(each, ends=False) for each in others), self._quote(last)]
        return " together with ".join(quotes)

    def _quote(self, name: str, *, ends: bool = True) -> str:
        text = self.statements[name].text
        return quote_opening(text, ends=ends) if name in self.told else quote(text, ends=ends)

    def _briefly(self, name: str) -> str:
        return quote_opening(self.statements[name].text)


HOLDING = (Verdict.SUPPORTED, Verdict.CONDITIONAL)

FIRST = {
    Kind.CLAIM: "The reason",
    Kind.EVIDENCE: "The evidence",
    Kind.RECOMMENDATION: "The reason is a recommendation",
    Kind.ASSUMPTION: "The reason",
    Kind.GOAL: "To this end",
}
NOUN = {Kind.EVIDENCE: " evidence", Kind.RECOMMENDATION: " recommendation", Kind.GOAL: " end"}

UNDRAWN = {False: "", True: ", by a link that the text leaves to the reader"}
