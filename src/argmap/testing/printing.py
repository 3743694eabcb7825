"""How a failing example is printed: as Python that makes it, texts of the language in lines."""

from __future__ import annotations

from ast import literal_eval
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


class Printer(Protocol):
    """The part of the pretty printers of Hypothesis and IPython that is used here."""

    def text(self, obj: str) -> None:
        """Print a text as it is."""


def pasteable(argument_map: ArgumentMap) -> str:
    """A map as Python that makes it, with its text between the quotation marks if that says all.

    The text begins at the margin, so that it can be pasted into a file of its own as well.
    """
    from argmap.canonical import canonical_text
    from argmap.loader import parse_draft

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


def call(name: str, *arguments: str) -> str:
    """A call as Python, with each argument on a line of its own."""
    lines = "".join(f"\n        {each}," for each in arguments)
    return f"{name}({lines}\n    )"


class Document(str):
    """A text of the language that is printed in lines where it fails a test, and is any other text
    in all else.
    """

    __slots__ = ()

    def _repr_pretty_(self, printer: Printer, cycle: bool) -> None:
        printer.text(in_lines(str(self)))


def in_lines(text: str) -> str:
    """A text as Python, in lines if it is just as it was when these are pasted."""
    quoted = f'r"""{text}"""' if "\\" in text else f'"""\\\n{text}"""'
    seen = text.replace("\n", " ").replace("\t", " ").isprintable()
    try:
        return quoted if seen and literal_eval(quoted) == text else repr(text)
    except SyntaxError:  # for the quotation marks in it
        return repr(text)
