"""The grammar files, and the keywords that the one of the language lists."""

import re
from functools import cache
from pathlib import Path

import attrs

TAB_WIDTH = 4
"""The number of columns that a tab at the start of a line counts as."""


@cache
def grammar_text() -> str:
    """Return the text of `argmap.lark`."""
    return find_grammar("argmap").read_text(encoding="utf-8")


def find_grammar(name: str) -> Path:
    """Return the file of a grammar.

    The wheel has it inside the package; in a checkout it is at the top of the repository.
    """
    package = Path(__file__).parents[1]
    for folder in (package, package.parents[1]):
        path = folder / "grammars" / f"{name}.lark"
        if path.is_file():
            return path
    raise FileNotFoundError(f"grammars/{name}.lark is missing; reinstall argmap")


@attrs.frozen(eq=False, repr=False)
class Words:
    """The keywords of the language by their use, in the order of the grammar."""

    kinds: tuple[str, ...]
    reasons: tuple[str, ...]
    """The connectives that begin a reason for or against a statement."""
    warrant: str
    exception: str
    joining: str
    """The connective that adds a linked premise."""
    text_headers: tuple[str, ...]
    file_headers: tuple[str, ...]
    including: str
    sourcing: str

    @property
    def connectives(self) -> tuple[str, ...]:
        """The keywords that begin a relation."""
        return *self.reasons, self.warrant, self.exception, self.joining

    @property
    def unmarkable(self) -> tuple[str, ...]:
        """The connectives that take no mark."""
        return (self.joining,)

    @property
    def headers(self) -> tuple[str, ...]:
        """The keywords that begin a header line."""
        return self.text_headers + self.file_headers

    @property
    def starters(self) -> tuple[str, ...]:
        """The keywords that begin an include or a source."""
        return self.including, self.sourcing


@cache
def words() -> Words:
    """Return the keywords of the grammar."""
    # Lark has no such lists: it inlines these terminals and sorts their alternatives by length.
    terminals = re.findall(r'^(\w+): ("\w+"(?: \| "\w+")*)$', grammar_text(), re.MULTILINE)
    lists = {terminal: tuple(re.findall(r"\w+", choices)) for terminal, choices in terminals}
    [warrant], [exception], [joining] = lists["WARRANT"], lists["EXCEPTION"], lists["JOINING"]
    [including], [sourcing] = lists["INCLUDING"], lists["SOURCING"]
    return Words(
        kinds=lists["KIND"],
        reasons=lists["REASON"],
        warrant=warrant,
        exception=exception,
        joining=joining,
        text_headers=lists["TEXT_HEADER"],
        file_headers=lists["FILE_HEADER"],
        including=including,
        sourcing=sourcing,
    )
