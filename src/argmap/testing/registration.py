"""What Hypothesis is told of argmap: which strategies its types have, and how a map is printed.

Hypothesis calls `register` itself when it is imported, through its entry point, whatever it is
imported for; so nothing is built here before somebody asks for a map. Hypothesis may also be
imported from here in the first place, and calls back before that is through: hence the import
inside of `register`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import ArgumentMap, Inference, Source, Statement
from argmap.testing.printing import Printer, pasteable

if TYPE_CHECKING:
    from hypothesis import strategies as st


def register() -> None:
    """Let `st.from_type` give maps and what they consist of, and failing examples be readable."""
    from hypothesis import strategies as st

    st.register_type_strategy(ArgumentMap, _maps)
    st.register_type_strategy(Statement, _statements)
    st.register_type_strategy(Inference, _inferences)
    st.register_type_strategy(Source, _sources)
    ArgumentMap._repr_pretty_ = _printed  # type: ignore[attr-defined]


def _maps(_: type[ArgumentMap]) -> st.SearchStrategy[ArgumentMap]:
    from argmap.testing.construction import maps

    return maps()


def _statements(_: type[Statement]) -> st.SearchStrategy[Statement]:
    from argmap.testing.members import statements

    return statements()


def _inferences(_: type[Inference]) -> st.SearchStrategy[Inference]:
    from argmap.testing.members import inferences

    return inferences()


def _sources(_: type[Source]) -> st.SearchStrategy[Source]:
    from argmap.testing.members import sources

    return sources()


def _printed(self: ArgumentMap, printer: Printer, cycle: bool) -> None:
    printer.text(pasteable(self))
