"""What Hypothesis is told of argmap: which strategies its types have, and how a map is printed.

Hypothesis calls `register` itself when it is imported, through its entry point, whatever it is
imported for; so nothing is built here before somebody asks for a map. Hypothesis may also be
imported from here in the first place, and calls back before that is through: hence the import
inside of `register`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from argmap.model import ArgumentMap, Inference, Source, Statement

if TYPE_CHECKING:
    from hypothesis import strategies as st


class Printer(Protocol):
    """The part of the pretty printers of Hypothesis and IPython that is used here."""

    def text(self, obj: str) -> None:
        """Print a text as it is."""


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


def pasteable(argument_map: ArgumentMap) -> str:
    """A map as Python that makes it, with its text between the quotation marks if that says all.

    The text begins at the margin, so that it can be pasted into a file of its own as well.
    """
    from argmap.compose import canonical_text
    from argmap.resolve import parse_draft

    try:
        text = canonical_text(argument_map)
        draft = parse_draft(text)
    except Exception:  # whoever looks for a mistake in these very functions has to see the map
        return repr(argument_map)
    if draft.map != argument_map or draft.diagnostics:
        return repr(argument_map)
    if '"""' in text:
        return f"argmap.parse({text!r})"
    raw = "r" if "\\" in text else ""
    return f'argmap.parse({raw}"""\n{text}""")'
