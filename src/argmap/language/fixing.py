"""Apply the fixes of errors to a text.

An error has a fix if only one edit can be meant. Edits that overlap are applied one after the
other, with the text parsed again in between. Nothing outside the edits changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs

from argmap.language.parser import parse_text
from argmap.source import Diagnostic, Fix, Severity, Text

MOST_ROUNDS = 10
"""The number of times to parse a text again, because a fix may uncover another error."""


@attrs.frozen(eq=False, repr=False)
class FixedText:
    """A text after its fixes, and the errors that they fixed."""

    content: str
    fixed: tuple[Diagnostic, ...] = ()


def fix_text(
    text: Text, is_ignored: Callable[[Diagnostic], bool] = lambda error: False
) -> FixedText:
    """Apply the fixes of the errors in a text. Warnings and ignored errors stay.

    Line ends and a byte-order mark stay as they are, if the text has them.
    """
    fixed: list[Diagnostic] = []
    content = text.content
    for _ in range(MOST_ROUNDS):
        _, diagnostics = parse_text(text.with_content(content))
        errors = _choose_fixable(error for error in diagnostics if not is_ignored(error))
        if not errors:
            break
        content = _apply(content, (error.fix for error in errors if error.fix))
        fixed += errors
    return FixedText(content, tuple(fixed))


def _choose_fixable(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return errors with fixes that do not overlap, in the order of their fixes."""
    fixable = [
        (diagnostic.fix.span.start, diagnostic.fix.span.end, diagnostic)
        for diagnostic in diagnostics
        if diagnostic.fix and diagnostic.severity is Severity.ERROR
    ]
    chosen: list[Diagnostic] = []
    last = -1
    for start, end, diagnostic in sorted(fixable, key=lambda entry: entry[:2]):
        if start > last:
            chosen.append(diagnostic)
            last = end
    return chosen


def _apply(content: str, fixes: Iterable[Fix]) -> str:
    pieces: list[str] = []
    done = 0
    for fix in fixes:
        pieces += content[done : fix.span.start], fix.replacement
        done = fix.span.end
    return "".join([*pieces, content[done:]])
