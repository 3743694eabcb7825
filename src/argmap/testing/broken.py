"""Texts of the language with one mistake in them, of which the code and the place are known."""

from __future__ import annotations

import attrs
from hypothesis import strategies as st

from argmap.testing.construction import maps
from argmap.testing.layout import laid_out

_MISTAKES = (
    ("L001", "·Some words stand here."),
    ("L002", "·clam: It is so."),
    ("L003", "·because claim: It is so."),
    ("L004", "claim ·two words: It is so."),
    ("L004", "·claim It is so."),
    ("L004", "·[no statement]"),
    ("L005", "·claim:"),
    ("L006", "claim: It is so ·[at p. 3."),
    ("L006", "claim: It is so [·at ]."),
    ("L007", "claim: It is so. ·{by: one"),
    ("L007", "claim: It is so. {by: ·one another}"),
    ("L009", "claim: It is ·\x07so."),
    ("L009", "claim: It is so.·\\"),
    ("L011", "·#Title"),
    ("L012", "·include"),
    ("L012", "·source: A report."),
    ("M001", "[·no-such-statement]\n\tbut claim: It is so."),
    ("M005", "claim: It is so [·@no-such-source]."),
    ("M007", "claim: It is so. {weight: ·2}"),
    ("M008", "claim: It is so. {cost: 1, ·cost: 2}"),
    ("M009", "·title: It is so."),
)
"""Each mistake with its code. The dot is not written: it says where the mistake is."""


@attrs.frozen
class BrokenDocument:
    """A text with one mistake, its code, and where it is: line and column, counted from 1."""

    text: str
    code: str
    line: int
    column: int


@st.composite
def broken_documents(draw: st.DrawFn) -> BrokenDocument:
    """Texts of the language, in every layout, each with one line that holds the one mistake."""
    layout = draw(laid_out(draw(maps(kinds={"claim": (1, 3)}))))
    code, dotted = draw(st.sampled_from(_MISTAKES))
    place = len(layout.parts) if code == "M009" else draw(st.integers(1, len(layout.parts)))
    before, after = "".join(layout.parts[:place]), "".join(layout.parts[place:])
    end = "\r\n" if "\r\n" in layout.text else "\n"
    step = "\t" if "\n\t" in layout.text else "  "  # one text is indented with one of the two
    head, tail = (each.replace("\n\t", end + step) for each in dotted.split("·"))
    start = before + end
    text = f"{start}{head}{tail}{end}{end}{after}"
    return BrokenDocument(text, code, start.count("\n") + 1, len(head) + 1)
