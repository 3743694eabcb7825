"""A second implementation of the definitions of "supported", by brute force with sets.

The well-founded model is the alternating fixpoint (Van Gelder 1989) of the full ground program.
Reasons for `unsupported` are found by removing parts of the map and computing it again.
"""

from collections.abc import Iterable
from itertools import chain

import attrs

from argmap.model import ArgumentMap, Inference, Kind, Link, Polarity

Atom = tuple[str, object]
Rule = tuple[Atom, frozenset[Atom], frozenset[Atom]]
"""A head, the atoms that must be true, and those that must not."""

GIVEN = {"evidence", "assumption", "goal"}


@attrs.frozen
class BruteModel:
    """The atoms that are true, and those that are not false."""

    true: frozenset[Atom]
    possible: frozenset[Atom]

    def value(self, relation: str, subject: object) -> bool | None:
        """True, False, or None where it is undecided."""
        atom = (relation, subject)
        return True if atom in self.true else None if atom in self.possible else False


def as_written(argument_map: ArgumentMap) -> ArgumentMap:
    def explicit(links: Iterable[Link]) -> list[Link]:
        return [link for link in links if not link.implicit]

    return attrs.evolve(
        argument_map,
        inferences=[
            attrs.evolve(
                inference,
                warrants=explicit(inference.warrants),
                exceptions=explicit(inference.exceptions),
            )
            for inference in argument_map.inferences
            if not inference.implicit
        ],
    )


def without_objections(argument_map: ArgumentMap) -> ArgumentMap:
    """Return the map without any `but` and `unless`."""
    return attrs.evolve(
        argument_map,
        inferences=[
            attrs.evolve(inference, exceptions=[])
            for inference in argument_map.inferences
            if inference.polarity == "because"
        ],
    )


def members(inference: Inference) -> set[str]:
    return {*inference.premises, *(link.statement for link in inference.warrants)}


def goals_alone(argument_map: ArgumentMap, inference: Inference) -> bool:
    return {argument_map.statements[name].kind for name in members(inference)} == {"goal"}


def ground_program(argument_map: ArgumentMap) -> list[Rule]:
    nothing: frozenset[Atom] = frozenset()
    rules: list[Rule] = []
    for name, statement in argument_map.statements.items():
        rules.append(
            (("holds", name), frozenset({("grounds", name)}), frozenset({("objected", name)}))
        )
        if statement.kind in GIVEN:
            rules.append((("grounds", name), nothing, nothing))
    for number, inference in enumerate(argument_map.inferences):
        if not goals_alone(argument_map, inference):
            needed = frozenset(("holds", name) for name in members(inference))
            barred = frozenset(("holds", link.statement) for link in inference.exceptions)
            rules.append((("live", number), needed, barred))
        relation = "grounds" if inference.polarity == "because" else "objected"
        rules.append(((relation, inference.conclusion), frozenset({("live", number)}), nothing))
    return rules


def least_model(rules: list[Rule], believed: frozenset[Atom]) -> frozenset[Atom]:
    """All that follows if what is not believed may be denied (Gelfond & Lifschitz's reduct)."""
    found: set[Atom] = set()
    while True:
        new = {
            head
            for head, needed, barred in rules
            if head not in found and needed <= found and not barred & believed
        }
        if not new:
            return frozenset(found)
        found |= new


def brute_model(argument_map: ArgumentMap) -> BruteModel:
    rules = ground_program(argument_map)
    true: frozenset[Atom] = frozenset()
    while True:
        possible = least_model(rules, true)
        more = least_model(rules, possible)
        if more == true:
            return BruteModel(true, possible)
        true = more


def brute_evidenced(argument_map: ArgumentMap, model: BruteModel) -> set[str]:
    """What evidence supports, goals being free; a goal is not free in its own support."""
    goals = {name for name, each in argument_map.statements.items() if each.kind is Kind.GOAL}
    without_goals = derivable(argument_map, model, set())
    return derivable(argument_map, model, goals) - goals | without_goals & goals


def derivable(argument_map: ArgumentMap, model: BruteModel, free: set[str]) -> set[str]:
    """What holds and can be derived from evidence and from some statements that are free."""
    found: set[str] = set()
    while True:
        now = {
            name
            for name, statement in argument_map.statements.items()
            if model.value("holds", name)
            if statement.kind == "evidence"
            or any(
                inference.conclusion == name
                and inference.polarity is Polarity.FOR
                and model.value("live", number)
                and members(inference) <= found | free
                for number, inference in enumerate(argument_map.inferences)
            )
        }
        if now == found:
            return found
        found = now


def brute_verdicts(argument_map: ArgumentMap) -> dict[str, tuple[str, str | None]]:
    """The verdict and, for `unsupported`, the reason, for each statement by its id."""
    model = brute_model(argument_map)
    unopposed = brute_model(without_objections(argument_map))
    evidenced = brute_evidenced(argument_map, model)

    def result(name: str) -> tuple[str, str | None]:
        holds, grounds = model.value("holds", name), model.value("grounds", name)
        if holds:
            return ("supported" if name in evidenced else "conditional"), None
        if holds is None:
            return "undecided", None
        if grounds is not False:
            assert model.value("objected", name)
            return "contested", None
        return "unsupported", brute_reason(argument_map, unopposed, name)

    return {name: result(name) for name in argument_map.statements}


def brute_reason(argument_map: ArgumentMap, unopposed: BruteModel, name: str) -> str:
    reasons = reasons_for(argument_map, name)
    if not reasons:
        return "bare"
    if all(goals_alone(argument_map, reason) for reason in reasons):
        return "purpose"
    if unopposed.value("grounds", name):
        return "defeated"
    if all(
        any(depends(argument_map, member, name) for member in members(reason)) for reason in reasons
    ):
        return "circular"
    return "ungrounded"


def reasons_for(argument_map: ArgumentMap, name: str) -> list[Inference]:
    return [
        inference
        for inference in argument_map.inferences
        if inference.conclusion == name and inference.polarity == "because"
    ]


def depends(argument_map: ArgumentMap, member: str, on: str) -> bool:
    """Whether one statement is another, or has it among its reasons, their reasons, and so on."""
    found: set[str] = {member}
    while True:
        more = set(
            chain.from_iterable(
                members(reason) for name in found for reason in reasons_for(argument_map, name)
            )
        )
        if more <= found:
            return on in found
        found |= more
