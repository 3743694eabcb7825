"""Print failing examples as Python that can be pasted into a test."""

from __future__ import annotations

from ast import literal_eval
from typing import Protocol

from argmap.model import ArgumentMap


class Printer(Protocol):
    """The method of Hypothesis's and IPython's pretty printers that is used here."""

    def text(self, obj: str) -> None:
        """Print a text verbatim."""


def to_python(argument_map: ArgumentMap) -> str:
    """Return Python that makes a map: `argmap.parse` of its text or, if that differs, its repr.

    The lines of the text are not indented, so that it can also be pasted into a file of its own.
    """
    # Hypothesis imports this module whenever it is imported itself.
    from argmap.canonical import canonical_text
    from argmap.loader import parse_draft

    try:
        text = canonical_text(argument_map)
        draft = parse_draft(text)
    except Exception:  # a failing test of these two functions must print its map, too
        return repr(argument_map)
    if draft.map != argument_map or draft.errors:
        return repr(argument_map)
    if '"""' in text:
        return f"argmap.parse({text!r})"
    raw = "r" if "\\" in text else ""
    return f'argmap.parse({raw}"""\n{text}""")'


def format_call(name: str, *arguments: str) -> str:
    """Return a call as Python with one argument per line."""
    lines = "".join(f"\n        {argument}," for argument in arguments)
    return f"{name}({lines}\n    )"


def to_string_literal(text: str) -> str:
    """Return a text as a triple-quoted string if that has the same value, else its repr."""
    literal = f'r"""{text}"""' if "\\" in text else f'"""\\\n{text}"""'
    is_visible = text.replace("\n", " ").replace("\t", " ").isprintable()
    try:
        return literal if is_visible and literal_eval(literal) == text else repr(text)
    except SyntaxError:  # the text contains quotation marks
        return repr(text)


class MultilineText(str):
    """A text that Hypothesis prints on several lines."""

    __slots__ = ()

    def _repr_pretty_(self, printer: Printer, cycle: bool) -> None:
        printer.text(to_string_literal(str(self)))
