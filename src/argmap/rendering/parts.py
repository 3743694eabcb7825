"""Select the part of a map that a picture shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from argmap.frozen import frozen
from argmap.graph import search_breadth_first
from argmap.model import ArgumentMap, Inference, Statement, drop_exceptions
from argmap.text_layout import pluralize, shorten
from argmap.wording import QUOTED_WIDTH

if TYPE_CHECKING:  # takes 2 ms, and few pictures explain a verdict
    from argmap.semantics.explanations import Explanation


@frozen(eq=False, repr=False)
class NumberedInference:
    """An inference, and its number among those for and against its conclusion, from 1."""

    number: int
    inference: Inference


@attrs.frozen(eq=False, repr=False)
class MapPart:
    """The statements and inferences of a map that a picture shows, in the order of the map."""

    statements: Sequence[Statement]
    inferences: Sequence[NumberedInference]
    description: str = ""
    """A description of the part that is shown, such as `why act is supported`."""


@attrs.frozen(eq=False, repr=False)
class PartSelector:
    """Selects parts of a map.

    The map is searched once. Each part then takes work in proportion to the part, so that a picture
    of each recommendation does not take a multiple of the map's size.
    """

    map: ArgumentMap
    withdrawn: Collection[str] = ()

    def select_all(self) -> MapPart:
        """Return the whole map."""
        return MapPart([*self.map.statements.values()], self._numbered)

    def select_focus(self, statement: str, depth: int | None, *, with_ids: bool = True) -> MapPart:
        """Return the part that supports or attacks one statement, at most `depth` steps away.

        One step leads from a statement to the premises, warrants and exceptions of its reasons.
        Without ids, the description quotes the statement.
        """
        reasons = self.map.reasons
        reached = search_breadth_first(
            [statement],
            lambda name: [
                part for inference in reasons.get(name, ()) for part in inference.used_ids
            ],
        )
        distance: dict[str, int] = {}
        for name, conclusion in reached.items():
            distance[name] = 0 if conclusion is None else distance[conclusion] + 1
        shown = [name for name in distance if depth is None or distance[name] <= depth]
        inferences = (
            place
            for name in shown
            if distance[name] != depth
            for place in self._places_of_reasons.get(name, ())
        )
        limit = "" if depth is None else f", at most {pluralize(depth, 'step')} away"
        name = _name(self.map.statements[statement], with_ids)
        return self._select(shown, inferences, f"what supports or attacks {name}{limit}")

    def select_explanation(self, explanation: Explanation, *, with_ids: bool = True) -> MapPart:
        """Return the part that explains the verdict of a statement.

        The explanation is of the map without the withdrawn statements. Without ids, the
        description quotes the statement.
        """
        inferences = {
            place
            for account in explanation.statements.values()
            for step in account.steps
            for place in self._places_by_rest[step.inference]
        }
        used = {name for place in inferences for name in self.map.inferences[place].used_ids}
        name = _name(self.map.statements[explanation.statement], with_ids)
        description = f"why {name} is {explanation.judgement.verdict}"
        return self._select(used.union(explanation.statements), inferences, description)

    def _select(
        self, statements: Iterable[str], inferences: Iterable[int], description: str
    ) -> MapPart:
        names = sorted(statements, key=self._places.__getitem__)
        return MapPart(
            [self.map.statements[name] for name in names],
            [self._numbered[place] for place in sorted(inferences)],
            description,
        )

    @cached_property
    def _places(self) -> dict[str, int]:
        """The place of each statement in the map, by id."""
        return {name: place for place, name in enumerate(self.map.statements)}

    @cached_property
    def _places_of_reasons(self) -> dict[str, list[int]]:
        """The places of the inferences for and against each statement that has any."""
        places: dict[str, list[int]] = {}
        for place, inference in enumerate(self.map.inferences):
            places.setdefault(inference.conclusion, []).append(place)
        return places

    @cached_property
    def _places_by_rest(self) -> dict[Inference, list[int]]:
        """The places of the inferences by what is left of them without withdrawn statements."""
        places: dict[Inference, list[int]] = {}
        for place, inference in enumerate(self.map.inferences):
            places.setdefault(drop_exceptions(inference, self.withdrawn), []).append(place)
        return places

    @cached_property
    def _numbered(self) -> list[NumberedInference]:
        counts: dict[str, int] = {}
        found = []
        for inference in self.map.inferences:
            number = counts.get(inference.conclusion, 0) + 1
            counts[inference.conclusion] = number
            found.append(NumberedInference(number, inference))
        return found


def _name(statement: Statement, with_ids: bool) -> str:
    if with_ids:
        return statement.id
    return f"“{shorten(statement.text.removesuffix('.'), QUOTED_WIDTH)}”"
