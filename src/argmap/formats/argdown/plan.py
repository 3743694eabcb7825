"""Decide how the parts of a map are written as Argdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import Enum, auto

import attrs

from argmap.canonical import find_omissible_ids
from argmap.formats.argdown.escaping import can_be_rule
from argmap.model import ArgumentMap, Inference, Polarity, Statement


class Form(Enum):
    """The ways to write a reason or an objection."""

    RELATION = auto()
    """As `+ [premise]` or `- [premise]`."""
    ARGUMENT = auto()
    """As `- <premise>`, which can be undercut."""
    STEP = auto()
    """As numbered lines with a bar above the conclusion."""
    OBJECTION = auto()
    """As numbered lines whose conclusion attacks the statement."""


@attrs.frozen(eq=False, repr=False)
class Plan:
    """The form of each inference, by its index, and of each statement."""

    forms: list[Form]
    arguments: frozenset[str]
    """The statements that are written as arguments, in angle brackets."""
    unnamed: frozenset[str]
    """The statements that are written without a title."""
    inline: frozenset[str]
    """The unnamed statements that are written where they are used."""


def make_plan(argument_map: ArgumentMap) -> Plan:
    """Return how a map is written."""
    uses = Counter(name for inference in argument_map.inferences for name in inference.used_ids)
    forms = [*_choose_forms(argument_map, uses)]
    numbered = zip(forms, argument_map.inferences, strict=True)
    arguments = frozenset(made.premises[0] for form, made in numbered if form is Form.ARGUMENT)
    unnamed, inline = _find_unnamed(argument_map, forms, uses, arguments)
    return Plan(forms, arguments, unnamed, inline)


def _choose_forms(argument_map: ArgumentMap, uses: Counter[str]) -> Iterator[Form]:
    concluded = {made.conclusion for made in argument_map.inferences if not _is_relation(made)}
    seen: set[tuple[str, Polarity, str]] = set()
    for inference in argument_map.inferences:
        is_for = inference.polarity is Polarity.FOR
        premise = inference.premises[0]
        key = inference.conclusion, inference.polarity, premise
        if _is_relation(inference) and key not in seen:
            seen.add(key)
            yield Form.RELATION
        elif is_for:
            yield Form.STEP
        elif (
            len(inference.needed_ids) == 1
            and uses[premise] == 1
            and premise not in concluded
            and premise not in {link.statement for link in inference.exceptions}
        ):
            yield Form.ARGUMENT
        else:
            yield Form.OBJECTION


def _is_relation(inference: Inference) -> bool:
    """Return whether an inference has nothing but a premise that Argdown could keep."""
    has_rule = (
        inference.polarity is Polarity.FOR
        and bool(inference.scheme)
        and can_be_rule(inference.scheme)
    )
    return len(inference.needed_ids) == 1 and not inference.exceptions and not has_rule


def _find_unnamed(
    argument_map: ArgumentMap, forms: list[Form], uses: Counter[str], arguments: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the statements without a title, and those of them that are written in their place."""
    statements = argument_map.statements
    user: dict[str, str] = {}
    referred = set(arguments)
    for form, inference in zip(forms, argument_map.inferences, strict=True):
        user |= dict.fromkeys(inference.needed_ids, inference.conclusion)
        referred.update(link.statement for link in inference.exceptions)
        if form is not Form.RELATION:
            referred.add(inference.conclusion)
    texts = Counter(statement.text for statement in statements.values())

    def can_be_inline(name: str) -> bool:
        section = statements[user[name]].section if name in user else None
        same = section == statements[name].section
        return uses[name] == 1 and same and name not in argument_map.reasons

    def is_required(statement: Statement) -> bool:
        name = statement.id
        return (
            not statement.has_generated_id
            or name in referred
            or not statement.text[:1].isalpha()
            or texts[statement.text] > 1
            or (uses[name] > 0 and not can_be_inline(name))
        )

    required = {name for name, statement in statements.items() if is_required(statement)}
    unnamed = find_omissible_ids(
        {name: statement.text for name, statement in statements.items()}, required
    )
    return unnamed, frozenset(name for name in unnamed if uses[name])
