"""A map of which tests have withdrawn some evidence, as a case of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.findings.reach import reached
from argmap.model import FrozenDict
from argmap.support import assess
from argmap.support.sensitivity.restoring import Withdrawn
from argmap.support.sensitivity.what_if import supposing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from argmap.findings.case import Case


def what_is_left(case: Case) -> Case:
    """The case without what is withdrawn in it; the same one where nothing is."""
    if not case.withdrawn:
        return case
    left = assess(supposing(case.map, without=case.withdrawn))
    why = {name: str(withdrawal) for name, withdrawal in case.withdrawn.items()}
    return attrs.evolve(
        case, assessment=left, withdrawn=FrozenDict(), without=Withdrawn(case.map, why)
    )


def borne_on_by(case: Case, statements: Collection[str]) -> set[str]:
    """What some statements bear on, near or far, without themselves."""

    def steps(statement: str) -> Iterator[str]:
        for inference in (*case.uses(statement), *case.exempts(statement)):
            yield inference.conclusion

    return reached(statements, steps).difference(statements)
