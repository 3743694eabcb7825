"""Write a map as GSN in the YAML of gsn2x.

GSN says less than a map: only a strategy joins several supporting elements, and conditions are
assumptions. The map is changed until GSN can express it, and each change is reported.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import count

import attrs

from argmap.formats.export_losses import find_export_losses, list_ids
from argmap.formats.format import Exported
from argmap.formats.losses import Loss, LossKind, LossReport
from argmap.model import ArgumentMap, Inference, Kind, Polarity
from argmap.source import Span

KEEPS = frozenset(
    {
        LossKind.REASON,
        LossKind.OBJECTION,
        LossKind.LINKED_PREMISES,
        LossKind.WARRANT,
        LossKind.EXCEPTION,
        LossKind.KIND,
        LossKind.TITLE,
    }
)
_MODULE = "module"
_ROLES = {
    Kind.CLAIM: "Goal",
    Kind.RECOMMENDATION: "Goal",
    Kind.GOAL: "Goal",
    Kind.EVIDENCE: "Solution",
    Kind.ASSUMPTION: "Assumption",
}
STRATEGY_TEXT = "These hold together"
"""The text of a strategy that joins what no strategy of the map joins."""


@attrs.define(eq=False, repr=False)
class _Step:
    """A reason or an objection, by the keys of its elements. A reason may have a strategy."""

    conclusion: str
    is_reason: bool
    premises: list[str]
    warrants: list[str]
    exceptions: list[str]
    span: Span | None
    strategy: str = ""


def dump_gsn(argument_map: ArgumentMap) -> Exported:
    """Write a map as a safety case."""
    case = _Case(argument_map)
    case.split_objections()
    case.choose_roles()
    for step in list(case.steps):
        if step.is_reason:
            case.join_members(step)
    case.settle_exceptions()
    case.sort_steps()
    losses = (*find_export_losses(argument_map, KEEPS), *case.losses)
    return Exported(case.to_yaml(argument_map.title), LossReport(losses))


class _Case:
    """A map that is being changed until GSN can express it."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        self.losses: list[Loss] = []
        self.texts: dict[str, str] = {}
        self.kinds: dict[str, Kind] = {}
        self.roles: dict[str, str] = {}
        self.spans: dict[str, Span | None] = {}
        self._ids = set(argument_map.statements)
        self._numbers: dict[str, Iterator[int]] = {}
        keys = {name: name for name in argument_map.statements}
        if _MODULE in keys:
            keys[_MODULE] = self._make_key(_MODULE)
            self._lose(LossKind.ID, f"{_MODULE} became {keys[_MODULE]}", _MODULE)
        for name, statement in argument_map.statements.items():
            key = keys[name]
            self.texts[key], self.kinds[key] = statement.text, statement.kind
            self.spans[key] = statement.span
        self.steps = [_to_step(inference, keys) for inference in argument_map.inferences]

    def _lose(self, kind: LossKind, about: str, element: str, span: Span | None = None) -> None:
        self.losses.append(Loss(kind, about, element, span))

    def _make_key(self, stem: str) -> str:
        numbered = (f"{stem}-{number}" for number in self._numbers.setdefault(stem, count(1)))
        key = next(key for key in numbered if key not in self._ids)
        self._ids.add(key)
        return key

    def _add_element(self, stem: str, text: str, kind: Kind) -> str:
        key = self._make_key(stem)
        self.texts[key], self.kinds[key], self.spans[key] = text, kind, None
        return key

    def split_objections(self) -> None:
        """Put a claim of its own for each objection that needs several statements."""
        for step in list(self.steps):
            members = [*step.premises, *step.warrants]
            if step.is_reason or len(members) == 1:
                continue
            text = "; ".join(self.texts[member] for member in members)
            key = self._add_element(f"{step.conclusion}-objection", text, Kind.CLAIM)
            about = f"but {list_ids(members)}: the goal {key} stands for them"
            self._lose(LossKind.OBJECTION, about, step.conclusion, step.span)
            reason = _Step(key, True, step.premises, step.warrants, step.exceptions, step.span)
            self.steps.append(reason)
            step.premises, step.warrants, step.exceptions = [key], [], []

    def choose_roles(self) -> None:
        """Choose what each element is. What supports or challenges cannot be an assumption."""
        self.roles = {key: _ROLES[kind] for key, kind in self.kinds.items()}
        self._choose_strategies()
        for step in self.steps:
            if step.is_reason:
                self.roles[step.conclusion] = "Goal"
            for key in (*step.exceptions, *(() if step.is_reason else step.premises)):
                if self.roles[key] == "Assumption":
                    self.roles[key] = "Goal"
        for step in self.steps:
            members = (*step.premises, *step.warrants)
            if step.is_reason and all(self.roles[key] == "Assumption" for key in members):
                self.roles[step.premises[0]] = "Goal"
        for key, kind in self.kinds.items():
            role = self.roles[key]
            if kind in _UNKNOWN_KINDS or role not in (_ROLES[kind], "Strategy"):
                about = f"{kind.value} became a {role} of GSN"
                self._lose(LossKind.KIND, about, key, self.spans[key])

    def _choose_strategies(self) -> None:
        """Make an assumption a strategy if it is nothing but the first warrant of a reason."""
        uses: Counter[str] = Counter()
        for step in self.steps:
            uses.update((step.conclusion, *step.premises, *step.warrants, *step.exceptions))
        for step in self.steps:
            if step.is_reason and step.warrants:
                warrant = step.warrants[0]
                if uses[warrant] == 1 and self.kinds[warrant] is Kind.ASSUMPTION:
                    step.strategy = step.warrants.pop(0)
                    self.roles[warrant] = "Strategy"

    def join_members(self, step: _Step) -> None:
        """Let a strategy join what a reason needs, if that is more than one element."""
        place = step.conclusion, step.span
        for key in step.premises:
            if self.roles[key] == "Assumption":
                about = f"the premise [{key}] became a condition"
                self._lose(LossKind.LINKED_PREMISES, about, *place)
        for key in step.warrants:
            if self.roles[key] != "Assumption":
                about = f"the warrant [{key}] became a premise"
                self._lose(LossKind.WARRANT, about, *place)
        for keys in (step.premises, step.warrants):
            for key, times in Counter(keys).items():
                if times > 1:
                    about = f"[{key}] is needed only once"
                    self._lose(LossKind.LINKED_PREMISES, about, *place)
        members = dict.fromkeys((*step.premises, *step.warrants))
        step.premises = [key for key in members if self.roles[key] != "Assumption"]
        step.warrants = [key for key in members if self.roles[key] == "Assumption"]
        if not step.strategy and (len(step.premises) > 1 or step.warrants):
            self._add_strategy(step, LossKind.LINKED_PREMISES)

    def _add_strategy(self, step: _Step, kind: LossKind) -> None:
        key = self._add_element(f"{step.conclusion}-strategy", STRATEGY_TEXT, Kind.ASSUMPTION)
        step.strategy, self.roles[key] = key, "Strategy"
        about = f"the strategy {key} joins {list_ids([*step.premises, *step.warrants])}"
        self._lose(kind, about, step.conclusion, step.span)

    def settle_exceptions(self) -> None:
        """Sort exceptions as they are read, and lose those to an objection that has a double."""
        positions = self._find_positions()
        pairs = Counter(
            (step.conclusion, premise) for step in self.steps for premise in {*step.premises}
        )
        for step in self.steps:
            if not step.exceptions:
                continue
            start, end = step.premises[0], step.conclusion
            # A relation to itself stands for all steps about an element.
            is_clear = start != end and pairs[start, end] + pairs[end, start] == 1
            if not step.strategy and not is_clear:
                self._lose_relation(step)
            order = sorted(step.exceptions, key=positions.__getitem__)
            if order != step.exceptions:
                text = f"the order of the exceptions {list_ids(step.exceptions)}"
                self._lose(LossKind.LAYOUT, text, step.conclusion, step.span)
                step.exceptions = order

    def _lose_relation(self, step: _Step) -> None:
        """Let exceptions challenge a new strategy, or lose them if an objection has none."""
        if step.is_reason:
            self._add_strategy(step, LossKind.EXCEPTION)
            return
        for key in step.exceptions:
            about = f"unless [{key}]: several relations join the same elements"
            self._lose(LossKind.EXCEPTION, about, step.conclusion, step.span)
        step.exceptions = []

    def sort_steps(self) -> None:
        """Sort the reasons for an element before the objections to it, as they are read."""
        positions = self._find_positions()

        def by_reading(step: _Step) -> tuple[bool, int]:
            return not step.is_reason, 0 if step.is_reason else positions[step.premises[0]]

        for key, steps in self._group_steps().items():
            if sorted(steps, key=by_reading) != steps:
                self._lose(LossKind.LAYOUT, f"the order of the reasons about [{key}]", key)
        self.steps.sort(key=by_reading)

    def _find_positions(self) -> dict[str, int]:
        return {key: number for number, key in enumerate(self.texts)}

    def _group_steps(self) -> dict[str, list[_Step]]:
        """Return the steps about each element that has any."""
        groups: dict[str, list[_Step]] = {}
        for step in self.steps:
            groups.setdefault(step.conclusion, []).append(step)
        return groups

    def to_yaml(self, title: str) -> str:
        """Return the elements as YAML, in the order of the map."""
        parts: dict[str, dict[str, list[str]]] = {key: {} for key in self.texts}

        def add(key: str, relation: str, target: str) -> None:
            parts[key].setdefault(relation, []).append(target)

        for step in self.steps:
            if not step.is_reason:
                add(step.premises[0], "challenges", step.conclusion)
            elif step.strategy:
                add(step.conclusion, "supportedBy", step.strategy)
                for premise in step.premises:
                    add(step.strategy, "supportedBy", premise)
                for warrant in step.warrants:
                    add(step.strategy, "inContextOf", warrant)
            else:
                add(step.conclusion, "supportedBy", step.premises[0])
            for exception in step.exceptions:
                relation = f"{step.conclusion} -> {step.premises[0]}"
                add(exception, "challenges", step.strategy or relation)
        blocks = [f"{_MODULE}:\n  name: {_to_text(title)}\n"] if title else []
        blocks += ["\n".join(self._to_element(key, parts[key])) + "\n" for key in parts]
        return "\n".join(blocks) or "{}\n"

    def _to_element(self, key: str, relations: dict[str, list[str]]) -> Iterator[str]:
        counter = "Counter" if "challenges" in relations else ""
        yield f"{_to_text(key)}:"
        yield f"  nodeType: {counter}{self.roles[key]}"
        yield f"  text: {_to_text(self.texts[key])}"
        for relation, targets in relations.items():
            yield f"  {relation}: [{', '.join(map(_to_text, targets))}]"


_UNKNOWN_KINDS = (Kind.RECOMMENDATION, Kind.GOAL)
_PLAIN = re.compile(
    r"(?!(?:true|false|yes|no|on|off|null|y|n)$)[A-Za-z][A-Za-z0-9_.-]*", re.IGNORECASE
)


def _to_step(inference: Inference, keys: dict[str, str]) -> _Step:
    return _Step(
        keys[inference.conclusion],
        inference.polarity is Polarity.FOR,
        [keys[name] for name in inference.premises],
        [keys[link.statement] for link in inference.warrants],
        [keys[link.statement] for link in inference.exceptions],
        inference.span,
    )


def _to_text(text: str) -> str:
    """Return a text as YAML: as it is, if it is a plain word, or in quotation marks."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
