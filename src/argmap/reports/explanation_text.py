"""Format explanations as sentences, for readers who do not have the map at hand.

Each line is about one statement, and the lines indented below it say why. A statement is quoted in
full and explained where it first occurs; later its text is cut. Long lists are cut, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from argmap.choices import require_object
from argmap.model import ArgumentMap, Kind, Polarity, Statement
from argmap.semantics import Obstacle, Reason, Role, Verdict
from argmap.semantics.explanations import Explanation, InferenceStep, StatementExplanation
from argmap.semantics.program import exceptions_of, premises_of
from argmap.semantics.provenance import name_tests
from argmap.text_layout import INDENT, join_words, pluralize, shorten
from argmap.wording import QUOTED_WIDTH

MOST_STEPS = 20
"""The number of reasons, objections or premises to explain before counting the rest."""

MOST_QUOTED = 7
"""The number of premises to quote in one line before counting the rest."""


@attrs.frozen
class Line:
    """A line of an explanation, its depth, and the statement that it is about.

    `quotes` says whether the line quotes this statement, not only others that affect it.
    """

    depth: int
    text: str
    statement: str
    quotes: bool = True


def format_explanation(explanation: Explanation) -> str:
    """Format an explanation as indented lines, from the explained statement downwards.

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because claim fire: It burns.
    ... ''')
    >>> print(argmap.format_explanation(argmap.explain(plan, "act")), end="")
    “Act now.” This recommendation is unsupported: its reasons have unsupported premises.
      Reason: “It burns.” But nothing supports this.
    """
    require_object("explanation", explanation, Explanation, "explain")
    return "".join(f"{INDENT * line.depth}{line.text}\n" for line in build_lines(explanation))


def build_lines(explanation: Explanation, explained: set[str] | None = None) -> Iterator[Line]:
    """Yield the lines of an explanation, from the explained statement downwards.

    `explained` are the statements that earlier explanations in a report have explained. They are
    not explained again, and those that this one explains are added.
    """
    return _flatten(_Writer(explanation, set() if explained is None else explained).write())


def build_own_lines(explanation: Explanation) -> Iterator[Line]:
    """Yield the verdict on the explained statement, and the lines about its own reasons.

    They are for reports in which each statement has its own explanation: texts are cut, and the
    reasons of other statements are left out.
    """
    writer = _Writer(explanation, set(), nested=False)
    yield Line(0, writer.verdict, explanation.statement)
    yield from _flatten(writer.write_reasons(1))


@attrs.frozen
class DividedExplanation:
    """An explanation in parts: the verdict, and the lines of the reasons and of the objections."""

    verdict: str
    """The sentence that names the verdict."""
    reasons: Iterator[Line]
    objections: Iterator[Line]
    """The lines of the objections to the statement and to its reasons; to be read last."""


def divide_explanation(explanation: Explanation) -> DividedExplanation:
    """Return an explanation with the objections apart from the reasons."""
    writer = _Writer(explanation, {explanation.statement}, divided=True)
    return DividedExplanation(
        writer.verdict,
        _flatten(writer.write_reasons()),
        _flatten(writer.write_objections_apart()),
    )


def _flatten(parts: Parts) -> Iterator[Line]:
    stack = [parts]
    while stack:
        part = next(stack[-1], None)
        if part is None:
            stack.pop()
        elif isinstance(part, Line):
            yield part
        else:
            stack.append(part)


Parts = Iterator["Line | Parts"]
"""Lines, and nested parts in place of recursion, which deep maps would exhaust."""


class _Writer:
    """Writes one explanation, and remembers which statements have been explained."""

    def __init__(
        self,
        explanation: Explanation,
        explained: set[str],
        *,
        divided: bool = False,
        nested: bool = True,
    ) -> None:
        self.explanation = explanation
        self.statements = explanation.map.statements
        self.explained = explained
        # The statements being explained, from the top, with their places.
        self.path: dict[str, int] = {}
        # Whether the reasons of other statements are explained, too.
        self.nested = nested
        self.divided = divided
        # The statements whose objections are written apart.
        self.attacked: list[StatementExplanation] = []

    @property
    def verdict(self) -> str:
        """The sentence that names the verdict."""
        details = self.explanation.statements[self.explanation.statement]
        return self._describe_verdict(details, self.statements[details.statement])

    def write(self) -> Parts:
        name = self.explanation.statement
        details = self.explanation.statements[name]
        statement = self.statements[name]
        # Elsewhere a goal is granted, so the reasons for it are explained only here.
        was_explained = name in self.explained and statement.kind is not Kind.GOAL
        self.explained.add(name)
        above = " It is explained above." if was_explained and self._has_more(details) else ""
        yield Line(0, f"{quote(statement.text)} {self.verdict}{above}", name)
        if not was_explained:
            yield self._write_reasons(name, 1, 0)

    def write_reasons(self, depth: int = 0) -> Parts:
        """Write the reasons; if divided, note the statements to which there are objections."""
        yield self._write_reasons(self.explanation.statement, depth, 0)

    def write_objections_apart(self) -> Parts:
        """Write the objections to the statements that `write_reasons` noted."""
        self.divided = False
        for details in self.attacked:
            name, depth = details.statement, 0
            self.path = dict.fromkeys((self.explanation.statement, name), 0)
            if name != self.explanation.statement:
                yield Line(0, f"Against {self._quote(name, ends=False)}:", name)
                depth = 1
            yield from self._write_objections(details, depth, "An objection holds")

    def _has_more(self, details: StatementExplanation) -> bool:
        steps = details.reasons if self.divided else details.steps
        return bool(steps or self.explanation.withdrawn_reasons(details.statement))

    def _describe_verdict(self, details: StatementExplanation, statement: Statement) -> str:
        this = f"This {statement.kind}"
        match details.judgement.verdict:
            case Verdict.SUPPORTED if statement.kind is Kind.EVIDENCE:
                return f"This is evidence{format_citations(self.explanation.map, statement)}."
            case Verdict.SUPPORTED:
                return f"{this} is supported by evidence."
            case Verdict.CONDITIONAL if statement.kind is Kind.GOAL:
                return "This is a goal, and no objection to it holds."
            case Verdict.CONDITIONAL if statement.kind is Kind.ASSUMPTION and not details.reasons:
                return "This is an assumption, and no objection to it holds."
            case Verdict.CONDITIONAL if not details.reasons:
                return f"{this} is assumed to hold here, although no reason is given."
            case Verdict.CONDITIONAL:
                return f"{this} is conditional: it depends on assumptions."
            case Verdict.UNDECIDED:
                return f"{this} is undecided: it depends on a circle of objections."
            case Verdict.CONTESTED:
                return f"{this} is contested: an objection to it holds."
            case Verdict.UNSUPPORTED:
                return f"{this} is unsupported: {self._describe_missing_support(details)}."

    def _describe_missing_support(self, details: StatementExplanation) -> str:
        match details.judgement.reason:
            case Reason.BARE if details.reasons:
                return "the text gives no explicit reason for it"
            case Reason.BARE if self.explanation.withdrawn_reasons(details.statement):
                return "the reasons for it were withdrawn"
            case Reason.BARE:
                return "no reason is given"
            case Reason.PURPOSE:
                return "it names a goal, but nothing says it would achieve it"
            case Reason.DEFEATED if self._has_unsupported_reason(details):
                return "its reasons are defeated or unsupported"
            case Reason.DEFEATED:
                return "objections or exceptions defeat its reasons"
            case Reason.CIRCULAR:
                return "its reasons lead back to it"
            case _:
                return "its reasons have unsupported premises"

    def _has_unsupported_reason(self, details: StatementExplanation) -> bool:
        """Whether a reason would fail even without objections and exceptions."""
        entries = self.explanation.statements
        return any(
            obstacle.role is Role.PURPOSE
            or (
                obstacle.role in (Role.PREMISE, Role.WARRANT)
                and obstacle.statement is not None
                and entries[obstacle.statement].judgement.reason not in (None, Reason.DEFEATED)
            )
            for step in details.reasons
            for obstacle in step.obstacles
        )

    def _write_reasons(self, name: str, depth: int, circle_start: int) -> Parts:
        """Write the reasons for a statement and the objections to it.

        From the place `circle_start` of the path on, each statement fails because of the next, so
        returning to one of these closes a circle of reasons.
        """
        details = self.explanation.statements[name]
        self.path[name] = len(self.path)
        yield from self._write_withdrawn_reasons(details, depth)
        for step in details.reasons[:MOST_STEPS]:
            if step.live:
                yield from self._write_reason(step, depth)
            else:
                yield from self._write_failing_reason(step, depth, circle_start)
        yield from _count_rest(details.reasons, "more reason", depth, name)
        if details.other_reasons:
            hold = "holds" if details.other_reasons == 1 else "hold"
            yield Line(
                depth,
                f"{pluralize(details.other_reasons, 'other reason')} also {hold}.",
                name,
                quotes=False,
            )
        if not self.divided:
            has_live_reason = any(reason.live for reason in details.reasons)
            label = "But an objection holds" if has_live_reason else "An objection also holds"
            yield from self._write_objections(details, depth, label)
        elif details.objections:
            self.attacked.append(details)
        del self.path[name]

    def _write_objections(self, details: StatementExplanation, depth: int, label: str) -> Parts:
        """Write the objections to a statement; `label` introduces those that hold."""
        for step in details.objections[:MOST_STEPS]:
            if step.live:
                yield from self._write_inference(step, f"{label}{_mark_implicit(step)}", depth)
            else:
                lead = f"Objection{_mark_implicit(step)}: {self._quote_premises(step)}"
                yield from self._write_failing_inference(lead, step, depth, len(self.path))
        yield from _count_rest(details.objections, "more objection", depth, details.statement)

    def _write_withdrawn_reasons(self, details: StatementExplanation, depth: int) -> Iterator[Line]:
        withdrawn = self.explanation.withdrawn
        if withdrawn is None or details.judgement.holds:
            return
        for name in self.explanation.withdrawn_reasons(details.statement):
            statement = withdrawn.written.statements[name]
            text = f"Withdrawn: {quote(statement.text)} ({withdrawn.why[name]})"
            yield Line(depth, text, details.statement, quotes=False)

    # Inferences that are live.

    def _write_reason(self, step: InferenceStep, depth: int) -> Parts:
        first = self.statements[step.inference.premises[0]]
        label = _LABELS.get(first.kind, "Reason")
        yield from self._write_inference(step, f"{label}{_mark_implicit(step)}", depth)

    def _write_inference(self, step: InferenceStep, label: str, depth: int) -> Parts:
        premises = set(step.inference.premises)
        all_premises = self._list_premises(step)
        for place, name in enumerate(all_premises[:MOST_STEPS]):
            if name not in premises:
                label = "This is relevant because"
            elif place:
                is_goal = self.statements[name].kind is Kind.GOAL
                label = "Together with the goal" if is_goal else "Together with"
            yield from self._write_holding_statement(label, name, depth)
        yield from _count_rest(all_premises, "more premise", depth, step.inference.conclusion)
        for name in dict.fromkeys(exceptions_of(step.inference, self.explanation.reading)):
            lead = f"Exception: {self._quote(name)} But "
            yield from self._write_failing_statement(lead, "this", name, depth, len(self.path))

    def _write_holding_statement(self, label: str, name: str, depth: int) -> Parts:
        statement = self.statements[name]
        if name in self.explained:
            yield Line(depth, f"{label}: {self._quote(name)} (see above)", name)
            return
        quoted = self._quote(name)
        self._note_explained(name)
        yield Line(depth, f"{label}: {quoted}{self._describe_origin(statement)}", name)
        if self.nested:
            yield self._write_reasons(name, depth + 1, len(self.path))

    def _describe_origin(self, statement: Statement) -> str:
        """Say where a statement that holds comes from, if its label and its reasons do not."""
        has_reasons = bool(self.explanation.statements[statement.id].reasons)
        match statement.kind:
            case Kind.EVIDENCE:
                return format_citations(self.explanation.map, statement)
            case Kind.ASSUMPTION if not has_reasons:
                return " (assumption)"
            case Kind.RECOMMENDATION if has_reasons:
                return " (another recommendation)"
            case Kind.CLAIM | Kind.RECOMMENDATION if not has_reasons:
                return " (assumed to hold here, although no reason is given)"
            case _:
                return ""

    # Inferences that are not live.

    def _write_failing_reason(self, step: InferenceStep, depth: int, circle_start: int) -> Parts:
        quoted, conclusion = self._quote_premises(step), step.inference.conclusion
        roles = [obstacle.role for obstacle in step.obstacles]
        if roles == [Role.IMPLICIT]:
            text = f"Reason (implicit, so not counted here): {quoted}"
            yield Line(depth, text, conclusion, quotes=False)
        elif roles == [Role.PURPOSE]:
            this = f"this {self.statements[conclusion].kind}"
            text = f"Goal: {quoted} But nothing says {this} would achieve it."
            yield Line(depth, text, conclusion, quotes=False)
        else:
            lead = f"Reason{_mark_implicit(step)}: {quoted}"
            yield from self._write_failing_inference(lead, step, depth, circle_start)

    def _write_failing_inference(
        self, lead: str, step: InferenceStep, depth: int, circle_start: int
    ) -> Parts:
        first = step.obstacles[0]
        if len(step.obstacles) == 1 and first.role in (Role.PREMISE, Role.WARRANT):
            assert first.statement is not None
            is_alone = len(self._list_premises(step)) == 1
            this = "this" if is_alone else self._quote(first.statement, ends=False)
            yield from self._write_failing_statement(
                f"{lead} But ", this, first.statement, depth, circle_start
            )
            return
        what = "reason" if step.inference.polarity is Polarity.FOR else "objection"
        fails = "is undecided" if step.live is None else "fails"
        conclusion = step.inference.conclusion
        yield Line(depth, f"{lead} But this {what} {fails}:", conclusion, quotes=False)
        for obstacle in step.obstacles[:MOST_STEPS]:
            yield from self._write_obstacle(obstacle, step, depth + 1, circle_start)
        yield from _count_rest(step.obstacles, "more", depth + 1, conclusion)

    def _write_obstacle(
        self, obstacle: Obstacle, step: InferenceStep, depth: int, circle_start: int
    ) -> Parts:
        name = obstacle.statement
        if name is None:
            yield Line(depth, "It only names a goal.", step.inference.conclusion, quotes=False)
        elif obstacle.role is not Role.EXCEPTION:
            this = self._quote(name, ends=False)
            yield from self._write_failing_statement("", this, name, depth, circle_start)
        elif step.live is None:
            lead = f"Possible exception: {self._quote(name)} But "
            yield from self._write_failing_statement(lead, "this", name, depth, len(self.path))
        else:
            yield from self._write_holding_statement("An exception holds", name, depth)

    def _write_failing_statement(
        self, lead: str, this: str, name: str, depth: int, circle_start: int
    ) -> Parts:
        details = self.explanation.statements[name]
        failure = self._describe_failure(details, this, circle_start)
        text = lead + failure if lead else failure[0].upper() + failure[1:]
        was_explained = name in self.explained
        self._note_explained(name)
        has_more = self.nested and self._has_more(details)
        if was_explained or not has_more:
            above = " (see above)" if has_more and name not in self.path else ""
            yield Line(depth, f"{text}{above}.", name)
        else:
            yield Line(depth, f"{text}:", name)
        if self.nested and not was_explained:
            yield self._write_reasons(name, depth + 1, circle_start)

    def _describe_failure(self, details: StatementExplanation, this: str, circle_start: int) -> str:
        place = self.path.get(details.statement, -1)
        match details.judgement.verdict, details.judgement.reason:
            case Verdict.UNDECIDED, _ if place >= 0:
                return f"{this} leads back to a statement above, in a circle of objections"
            case Verdict.UNDECIDED, _:
                return f"{this} is undecided"
            case Verdict.CONTESTED, _:
                return f"{this} is contested"
            case _, Reason.BARE if details.reasons:
                return f"{this} has only implicit reasons"
            case _, Reason.BARE if self.explanation.withdrawn_reasons(details.statement):
                return f"the reasons for {this} were withdrawn"
            case _, Reason.BARE:
                return f"nothing supports {this}"
            case _, Reason.PURPOSE:
                return f"{this} is supported only by a goal"
            case _ if place >= circle_start:
                return f"{this} leads back to a statement above: the reasons are circular"
            case _:
                return f"{this} does not hold"

    def _list_premises(self, step: InferenceStep) -> Sequence[str]:
        return list(dict.fromkeys(premises_of(step.inference, self.explanation.reading)))

    def _quote_premises(self, step: InferenceStep) -> str:
        premises = self._list_premises(step)
        if len(premises) > MOST_QUOTED:
            quoted = [self._quote(name, ends=False) for name in premises[:MOST_QUOTED]]
            return join_words([*quoted, f"{len(premises) - MOST_QUOTED:,} more."])
        *others, last = premises
        return join_words([*(self._quote(name, ends=False) for name in others), self._quote(last)])

    def _quote(self, name: str, *, ends: bool = True) -> str:
        text = self.statements[name].text
        is_cut = name in self.explained or not self.nested
        return quote(shorten(text, QUOTED_WIDTH) if is_cut else text, ends=ends)

    def _note_explained(self, name: str) -> None:
        if self.nested:
            self.explained.add(name)


def _count_rest(items: Sequence[object], what: str, depth: int, statement: str) -> Iterator[Line]:
    rest = len(items) - MOST_STEPS
    if rest > 0:
        plural = what if what == "more" else ""
        yield Line(depth, f"and {pluralize(rest, what, plural)}", statement, quotes=False)


_LABELS = {Kind.EVIDENCE: "Evidence", Kind.GOAL: "Goal"}
"""The labels of reasons by the kind of their first premise, other than "Reason"."""


def _mark_implicit(step: InferenceStep) -> str:
    return " (implicit link)" if step.inference.implicit else ""


def quote(text: str, *, ends: bool = True) -> str:
    """Put a text into quotation marks, with the full stop of a sentence or without it."""
    if not ends:
        return f"“{text.removesuffix('.') or text}”"
    return f"“{text}”" if text.endswith((*".!?…。！？",)) else f"“{text}.”"


def format_citations(argument_map: ArgumentMap, evidence: Statement) -> str:
    """Return the sources of a piece of evidence: ` (Readout, p. 3)` or ` (author's word, ¶4)`."""
    cited = [
        argument_map.sources[citation.source].text
        + (f", {citation.locator}" if citation.locator else "")
        for citation in evidence.citations
    ]
    uncited = ", ".join([name_tests(evidence) or "author's word", *evidence.places])
    return f" ({'; '.join(cited) or uncited})"
