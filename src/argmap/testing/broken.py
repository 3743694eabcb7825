"""Texts of the language with one mistake in them, of which the code and the place are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from argmap.language.grammar import TAB_WIDTH
from argmap.testing.construction import maps
from argmap.testing.layout import laid_out
from argmap.testing.narrowing import Narrowing
from argmap.testing.printing import Printer, call, in_lines

if TYPE_CHECKING:
    from argmap.testing.layout import Layout

_CLAIM = "claim: It is so."

_MISTAKES: dict[str, list[str]] = {
    "L001": ["·Some words stand here.", "·//comment", "·- claim: It is so."],
    "L002": [
        "·clam: It is so.",
        f"{_CLAIM}\n\t·becuase {_CLAIM}",
        f"{_CLAIM}\n\tbut ·clam: It is so.",
        f"{_CLAIM}\n\t·{_CLAIM}",
        f"{_CLAIM}\n\t·- because {_CLAIM}",
    ],
    "L003": ["·because claim: It is so.", f"# A section\n\t·because {_CLAIM}"],
    "L004": [
        "claim ·two words: It is so.",
        "claim ·2nd: It is so.",
        "·claim It is so.",
        "·[no statement]",
        f"{_CLAIM}\n\tbut·: It is so.",
        f"{_CLAIM}\n\tbut ·(implicit) (sign) {_CLAIM}",
        f"{_CLAIM}\n\tbut {_CLAIM}\n\t·and (sign) {_CLAIM}",
        f"{_CLAIM} ·#a#b",
        "claim: It is so. {·2nd: 1}",
        "source ·a→b: A report.",
    ],
    "L005": ["·claim:", "source ·said:"],
    "L006": ["claim: It is so ·[at p. 3.", "claim: It is so [·at ]."],
    "L007": [
        "claim: It is so. ·{by: one",
        "claim: It is so. {by: ·one another}",
        "claim: It is so. {by: one} ·It is.",
        "claim: It is so. {·by: , when: now}",
        'claim: It is so. {by: ·"one}',
        "claim: It is so. {date: ·2022-02-30}",
        "claim: It is so. {cost: ·1e999}",
    ],
    "L008": [
        f"{_CLAIM}\n\t\tbut {_CLAIM}\n\t·but {_CLAIM}",
        f"{_CLAIM}\n\tbut {_CLAIM}\n·\fbut {_CLAIM}",
    ],
    "L009": ["claim: It is ·\x07so.", "claim: It is ·\u202eso.", "claim: It is so.·\\"],
    "L010": ["·title:", "·bibliography:"],
    "L011": ["·#Title", "·####### Title", "·#"],
    "L012": ["·include", "·source: A report."],
    "L013": [f"·claim: {'so ' * 350_000}so."],
    "M001": [f"[·no-such-statement]\n\tbut {_CLAIM}", f"{_CLAIM}\n\tbut [·no-such-statement]"],
    "M002": [
        "claim said-twice: It is so.\n\nclaim ·said-twice: It is so.",
        "# A {#b-c}\n·# D {#b-c}",
    ],
    "M003": [f"{_CLAIM}\n\t·{word} {_CLAIM}" for word in ("and", "since", "unless")],
    "M004": [f"{_CLAIM}\n\t·but (implict) {_CLAIM}"],
    "M005": ["claim: It is so [·@no-such-source]."],
    "M006": ["source told-twice: A report.\nsource ·told-twice: A report."],
    "M007": ["claim: It is so. {weight: ·2}", "claim: It is so. {url: ·here}"],
    "M008": ["claim: It is so. {cost: 1, ·cost: 2}"],
    "M009": [f"{_CLAIM}\n·title: It is so."],
}
"""The mistakes of each code. The dot is not written: it says where the mistake is. A tab is for a
step of indentation, and a form feed for one of the other kind, tabs or spaces."""

_AT_THE_TOP = {"L010"}
"""The codes of mistakes in headers, which stand nowhere else."""

_LONG = {"L013"}
"""The codes of mistakes that take a long text: nobody gets one who does not ask for it."""


@attrs.frozen
class BrokenDocument:
    """A text with one mistake, its code, and where it is: line and column, counted from 1."""

    text: str
    code: str
    line: int
    column: int

    def _repr_pretty_(self, printer: Printer, cycle: bool) -> None:
        place = f"line={self.line}, column={self.column}"
        printer.text(call("BrokenDocument", in_lines(self.text), repr(self.code), place))


def broken_documents(
    code: str | None = None, **narrowing: Unpack[Narrowing]
) -> st.SearchStrategy[BrokenDocument]:
    """Texts of the language, in every layout, each with lines that hold the one mistake.

    The mistakes are of this code, or of any code that one text can have by itself: all that begin
    with L and M, of which L013, a line of a million characters, is only made when it is asked for.
    What the texts say besides is narrowed as in `maps`.

    Raises `hypothesis.errors.InvalidArgument` where there is no such code, and where `maps` does.
    """
    if code is not None and code not in _MISTAKES:
        raise InvalidArgument(
            f"no text by itself has the mistake {code}: there are {', '.join(_MISTAKES)}"
        )
    codes = sorted(_MISTAKES.keys() - _LONG) if code is None else [code]
    mistakes = [(each, dotted) for each in codes for dotted in _MISTAKES[each]]
    return st.builds(
        _broken,
        maps(**narrowing).flatmap(laid_out),
        st.sampled_from(mistakes),
        st.integers(1, 8),
    )


def _broken(layout: Layout, mistake: tuple[str, str], place: int) -> BrokenDocument:
    code, dotted = mistake
    mark = "\ufeff" if layout.text.startswith("\ufeff") else ""
    parts = [layout.parts[0].removeprefix("\ufeff"), *layout.parts[1:]]
    place = 0 if code in _AT_THE_TOP else min(place, len(parts))
    before, after = mark + "".join(parts[:place]), "".join(parts[place:])
    end = "\r\n" if "\r\n" in layout.text else "\n"
    spaces = " " * TAB_WIDTH
    # One text is indented with one of the two.
    step, other = ("\t", spaces) if "\n\t" in layout.text else (spaces, "\t")
    written = dotted.replace("\t", step).replace("\f", other).replace("\n", end)
    head, tail = written.split("·")
    start = before + end + head
    line = start.rpartition("\n")[2]
    return BrokenDocument(
        f"{start}{tail}{end}{end}{after}", code, start.count("\n") + 1, len(line) + 1
    )
