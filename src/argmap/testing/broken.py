"""Generate texts with one error, of a known code at a known place."""

from __future__ import annotations

from typing import Unpack

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from argmap.language.grammar import TAB_WIDTH
from argmap.testing.argument_maps import maps
from argmap.testing.layout import layout_parts
from argmap.testing.narrowing import Narrowing, parse_narrowing
from argmap.testing.pretty_printing import Printer, format_call, to_string_literal

_CLAIM = "claim: It is so."

_ERRORS: dict[str, list[str]] = {
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
        "claim: It is so. {weight: ·1e999}",
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
    "L014": [f"{_CLAIM}\n\t·but it is not."],
    "L015": ["·# TODO", f"{_CLAIM}\n\t·# check it"],
    "L016": ["claim: It is so. {·tset: one}"],
    "L017": ["claim: It is so ·(¶3)."],
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
"""Texts with each error. A dot marks its place. A tab stands for a step of indentation, and a form
feed for one of the other kind, tabs or spaces."""

_IN_HEADER = {"L010"}
"""Codes of errors in the header."""

_ON_REQUEST = {"L013", "L014", "L015", "L016", "L017"}
"""Codes drawn only on request: an error that takes a million characters, and warnings."""


@attrs.frozen
class BrokenDocument:
    """A text with one error: its code, and its line and column, counted from 1.

    >>> from hypothesis import given, settings
    >>> from argmap.testing import broken_documents
    >>> @settings(max_examples=10)
    ... @given(broken_documents("L005"))
    ... def test_place(document):
    ...     [error] = argmap.parse_draft(document.text).errors
    ...     assert (error.span.line, error.span.column) == (document.line, document.column)
    >>> test_place()
    """

    text: str
    code: str
    """The code of the error."""
    line: int
    column: int

    def _repr_pretty_(self, printer: Printer, cycle: bool) -> None:
        place = f"line={self.line}, column={self.column}"
        text = to_string_literal(self.text)
        printer.text(format_call("BrokenDocument", text, repr(self.code), place))


def broken_documents(
    code: str | None = None, **narrowing: Unpack[Narrowing]
) -> st.SearchStrategy[BrokenDocument]:
    """Generate texts with one error, in every layout.

    The error has the given code, or any code that a single text can have: those that begin with L
    or M. L013, a line of a million characters, and the warnings L014 to L017 occur only on
    request. Takes the arguments of `maps`, too, for the rest of the text.

    Raises `hypothesis.errors.InvalidArgument` for an unknown code.

    >>> from hypothesis import given, settings
    >>> from argmap.testing import broken_documents
    >>> @settings(max_examples=10)
    ... @given(broken_documents("L011"))
    ... def test_errors(document):
    ...     [error] = argmap.parse_draft(document.text).errors
    ...     assert error.code == document.code
    >>> test_errors()
    """
    if code is not None and code not in _ERRORS:
        raise InvalidArgument(f"code must be one of {', '.join(_ERRORS)}, not {code!r}")
    parse_narrowing(narrowing)
    return _broken_documents(*([] if code is None else [code]), **narrowing)


def _draw_broken_document(
    draw: st.DrawFn, code: str | None = None, **narrowing: Unpack[Narrowing]
) -> BrokenDocument:
    parts = draw(maps(**narrowing).flatmap(layout_parts))
    codes = sorted(_ERRORS.keys() - _ON_REQUEST) if code is None else [code]
    errors = [(code, marked) for code in codes for marked in _ERRORS[code]]
    return _insert_error(parts, draw(st.sampled_from(errors)), draw(st.integers(1, 8)))


_draw_broken_document.__name__ = "broken_documents"  # the name in the repr of the strategy
_broken_documents = st.composite(_draw_broken_document)


def _insert_error(parts: list[str], error: tuple[str, str], place: int) -> BrokenDocument:
    code, marked = error
    byte_order_mark = "\ufeff" if parts[0].startswith("\ufeff") else ""
    parts = [parts[0].removeprefix("\ufeff"), *parts[1:]]
    place = 0 if code in _IN_HEADER else min(place, len(parts))
    before, after = byte_order_mark + "".join(parts[:place]), "".join(parts[place:])
    text = before + after
    end = "\r\n" if "\r\n" in text else "\n"
    spaces = " " * TAB_WIDTH
    # A text is indented by tabs or by spaces, not both.
    step, other = ("\t", spaces) if "\n\t" in text else (spaces, "\t")
    written = marked.replace("\t", step).replace("\f", other).replace("\n", end)
    head, tail = written.split("·")
    start = before + end + head
    column = len(start.rpartition("\n")[2]) + 1
    return BrokenDocument(f"{start}{tail}{end}{end}{after}", code, start.count("\n") + 1, column)
