"""Questions about many statements that share a hub, a chain or a circle take linear work.

Work is counted in calls of Python functions, never in seconds.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

import attrs
import pytest

from argmap.model import ArgumentMap, Inference, Kind
from argmap.semantics import Assessment, Reading, assess, verdicts
from argmap.semantics.criticality import critical
from argmap.semantics.evidence_table import evidence_table
from argmap.semantics.explanations import explanations
from argmap.semantics.interventions import cruxes, to_settle
from argmap.semantics.robustness import robustness
from argmap.semantics.selection import Selection
from tests.counting import count_calls
from tests.semantics.strategies import statement

SIZES = (500, 1_000, 2_000)


def make_map(
    recommendations: Iterable[str], leaves: Iterable[str], kind: Kind, inferences: list[Inference]
) -> ArgumentMap:
    """Return a map of recommendations, leaves of one kind, and a claim `hub`."""
    kinds = dict.fromkeys(recommendations, Kind.RECOMMENDATION)
    kinds |= {"hub": Kind.CLAIM} | dict.fromkeys(leaves, kind)
    return ArgumentMap([statement(kind, name) for name, kind in kinds.items()], inferences)


def number_of(letter: str, size: int) -> list[str]:
    return [f"{letter}{number}" for number in range(size)]


def hub_map(size: int, kind: Kind = Kind.EVIDENCE) -> ArgumentMap:
    """Recommendations over a claim with one reason, which has many linked premises."""
    recommendations, leaves = number_of("r", size), number_of("e", size)
    over_hub = [Inference(name, "because", ["hub"]) for name in recommendations]
    return make_map(recommendations, leaves, kind, [*over_hub, Inference("hub", "because", leaves)])


def hub_of_reasons(size: int) -> ArgumentMap:
    """Recommendations over a claim with many reasons."""
    recommendations, leaves = number_of("r", size), number_of("e", size)
    over_hub = [Inference(name, "because", ["hub"]) for name in recommendations]
    reasons = [Inference("hub", "because", [leaf]) for leaf in leaves]
    return make_map(recommendations, leaves, Kind.EVIDENCE, [*over_hub, *reasons])


def chain_map(size: int, kind: Kind = Kind.EVIDENCE) -> ArgumentMap:
    """A chain with a recommendation at each link, which needs the next and a leaf of its own."""
    links, leaves = number_of("r", size), number_of("e", size)
    return make_map(
        links,
        leaves,
        kind,
        [
            Inference(name, "because", [leaf, *links[place + 1 : place + 2]])
            for place, (name, leaf) in enumerate(zip(links, leaves, strict=True))
        ],
    )


def chain_over_two_reasons(size: int) -> ArgumentMap:
    """A chain of recommendations, each the only reason for another, from two pieces of evidence."""
    links = number_of("r", size)
    reasons = [Inference(name, "because", [links[place]]) for place, name in enumerate(links[1:])]
    reasons += [Inference("r0", "because", [leaf]) for leaf in ("e0", "e1")]
    return make_map(links, ["e0", "e1"], Kind.EVIDENCE, reasons)


def circle_map(size: int) -> ArgumentMap:
    """Recommendations in a circle, each the only reason for another."""
    names = number_of("r", size)
    return make_map(
        names,
        [],
        Kind.CLAIM,
        [Inference(name, "because", [names[place - 1]]) for place, name in enumerate(names)],
    )


def many_reasons(size: int, kind: Kind = Kind.EVIDENCE) -> ArgumentMap:
    """One recommendation with many reasons."""
    leaves = number_of("e", size)
    return make_map(["r"], leaves, kind, [Inference("r", "because", [leaf]) for leaf in leaves])


def linked_objection(size: int) -> ArgumentMap:
    """A recommendation with a reason, and an objection with many linked claims."""
    claims = number_of("c", size)
    argument_map = make_map(["r"], claims, Kind.CLAIM, [Inference("r", "but", claims)])
    reason = Inference("r", "because", ["e"])
    return attrs.evolve(
        argument_map,
        statements=[*argument_map.statements.values(), statement(Kind.EVIDENCE, "e")],
        inferences=[reason, *argument_map.inferences],
    )


MAPS = {
    "hub": hub_map,
    "hub that fails": partial(hub_map, kind=Kind.CLAIM),
    "hub of reasons": hub_of_reasons,
    "chain": chain_map,
    "chain that fails": partial(chain_map, kind=Kind.CLAIM),
    "chain over two reasons": chain_over_two_reasons,
    "circle": circle_map,
    "linked objection": linked_objection,
    "many reasons": many_reasons,
    "many reasons that fail": partial(many_reasons, kind=Kind.CLAIM),
}


def explain_all(assessment: Assessment) -> None:
    for name, explanation in explanations(assessment).items():
        assert explanation.statements[name].statement == name


QUESTIONS: dict[str, Callable[[Assessment], object]] = {
    "verdicts": verdicts,
    "critical": critical,
    "robustness": robustness,
    "cruxes": cruxes,
    "settlements": to_settle,
    "explanations": explain_all,
    "evidence table": partial(evidence_table, today=date(2022, 6, 1)),
    "cautious reading": partial(critical, reading=Reading.CAUTIOUS),
}


@pytest.mark.parametrize("shape", MAPS)
def test_work_grows_no_faster_than_the_map(shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.semantics.smallest_sets.TOTAL_BUDGET", 20_000)
    assessments = [assess(MAPS[shape](size)) for size in SIZES]
    for question, ask in QUESTIONS.items():
        small, medium, large = (count_calls(partial(ask, assessment)) for assessment in assessments)
        assert medium - small <= 1.2 * small, question
        assert large - medium <= 1.2 * medium, question


@pytest.mark.parametrize("shape", ["hub", "chain", "hub of reasons"])
def test_critical_givens_and_supporting_evidence_are_shared(shape: str) -> None:
    argument_map = MAPS[shape](SIZES[0])
    selections = [alone.givens for alone in critical(argument_map).values()]
    assert (
        len({id(selection.items) for selection in selections if isinstance(selection, Selection)})
        == 1
    )
    selections = [row.critical_for for row in evidence_table(argument_map, date(2022, 6, 1))]
    assert (
        len({id(selection.items) for selection in selections if isinstance(selection, Selection)})
        == 1
    )
