"""Give recommendations the verdict that was asked for."""

from __future__ import annotations

import attrs

from argmap.model import ArgumentMap, Inference, Kind, Link, Polarity
from argmap.semantics import Verdict, verdicts
from argmap.testing.connections import is_objection
from argmap.testing.narrowing import Request


def settle_recommendations(argument_map: ArgumentMap, request: Request) -> ArgumentMap:
    """Change the reasons of recommendations until each has the verdict that was asked for.

    A recommendation that is changed has the verdict whatever else is in the map, so it is changed
    at most once.
    """
    wanted = request.recommendations
    if not wanted:
        return argument_map
    while True:
        judgements = verdicts(argument_map)
        wrong = {
            statement.id
            for statement in argument_map.statements.values()
            if statement.kind is Kind.RECOMMENDATION
            and judgements[statement.id].verdict is not wanted
        }
        if not wrong:
            return argument_map
        anchor = [*argument_map.statements][-1]
        inferences = [
            changed
            for inference in argument_map.inferences
            for changed in (
                _adapt(inference, wanted, anchor, request)
                if inference.conclusion in wrong
                else [inference]
            )
        ]
        for name in argument_map.statements:
            if name in wrong:
                inferences += _make_decisive(name, wanted, anchor, request)
        argument_map = attrs.evolve(argument_map, inferences=inferences)


def _adapt(inference: Inference, wanted: Verdict, anchor: str, request: Request) -> list[Inference]:
    """Change an inference about a recommendation so that it cannot prevent a verdict."""
    objects = is_objection(inference)
    match wanted:
        case Verdict.SUPPORTED | Verdict.CONDITIONAL if objects and request.exceptions is not False:
            return [attrs.evolve(inference, exceptions=[*inference.exceptions, Link(anchor)])]
        case Verdict.SUPPORTED if objects:
            return [attrs.evolve(inference, polarity=Polarity.FOR)]
        case Verdict.CONDITIONAL:
            warrants = [*inference.warrants, Link(anchor)]
            return [attrs.evolve(inference, polarity=Polarity.FOR, warrants=warrants)]
        case Verdict.UNDECIDED if objects:
            # Whether the conclusion holds is open if an objection to it depends on it.
            warrants = [*inference.warrants, Link(inference.conclusion)]
            return [attrs.evolve(inference, warrants=warrants)]
        case Verdict.UNDECIDED if request.objections is False:
            exceptions = [*inference.exceptions, Link(inference.conclusion)]
            return [attrs.evolve(inference, exceptions=exceptions)]
        case Verdict.UNSUPPORTED if request.objections is False:
            return []
        case Verdict.UNSUPPORTED:
            return [attrs.evolve(inference, polarity=Polarity.AGAINST)]
    return [inference]


def _make_decisive(name: str, wanted: Verdict, anchor: str, request: Request) -> list[Inference]:
    """Return the inferences that decide the verdict on a recommendation."""
    support = Inference(name, Polarity.FOR, [anchor])
    match wanted:
        case Verdict.UNSUPPORTED:
            return []
        case Verdict.CONTESTED:
            return [support, Inference(name, Polarity.AGAINST, [anchor])]
        case Verdict.UNDECIDED if request.objections is False:
            return [attrs.evolve(support, exceptions=[Link(name)])]
        case Verdict.UNDECIDED:
            return [support, Inference(name, Polarity.AGAINST, [name])]
    return [support]
