"""Rules about the remarks with which authors let findings stand.

They are asked last, about what the other rules have found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checker.rule_definition import rule
from argmap.checker.selection import select_rules
from argmap.semantics import Reading
from argmap.source import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.checker.context import RuleContext


@rule("I001", "malformed-ignore", Severity.WARNING)
def malformed(context: RuleContext) -> Iterator[Diagnostic]:
    """A remark to argmap that is not understood, and so ignores nothing.

    A remark stands in a comment before what it is about, names rules by code or name, and gives
    the reason in round brackets: `// argmap: ignore R010, R011 (the reason)`. Anything else that
    begins with `// argmap:` is taken for a remark that went wrong. The reason has to be there: who
    reads the map later wants to know why the finding was let stand, and whether that still holds.

    Example::

        // argmap: ignore O004
        claim dry: The cellar is dry.
          because evidence gauge: The gauge shows no water [@log].

        source log: The log of the house {date: 2024-05-01}

    Fixed::

        // argmap: ignore O004 (nobody doubts the gauge)
        claim dry: The cellar is dry.
          because evidence gauge: The gauge shows no water [@log].

        source log: The log of the house {date: 2024-05-01}
    """
    for remark in context.ignore_comments.comments:
        if remark.error:
            message, cure = remark.error
            yield context.finding(None, message, cure, remark.span)


@rule("I002", "unused-ignore", Severity.WARNING)
def unused(context: RuleContext) -> Iterator[Diagnostic]:
    """A remark ignores a rule that finds nothing there.

    The rule was asked, and has no finding whose statement, or whose place, begins on the line that
    the remark is about. What was let stand has been mended, or the remark has come to stand before
    something else; left there, it would hide the next finding. A rule that the settings leave out
    is not held against a remark, nor is anything in a map that is judged as written: remarks are
    about the map as a whole.

    Example::

        // argmap: ignore O004 (nobody doubts the gauge)
        claim dry: The cellar is dry.
          because evidence gauge: The gauge shows no water [@log].
          unless claim broken: The gauge is broken.

        source log: The log of the house {date: 2024-05-01}

    Fixed::

        claim dry: The cellar is dry.
          because evidence gauge: The gauge shows no water [@log].
          unless claim broken: The gauge is broken.

        source log: The log of the house {date: 2024-05-01}
    """
    if context.reading is not Reading.CHARITABLE:
        return
    asked = {each.code: each for each in select_rules(context.rules, context.settings)}
    used = {
        (remark.span, each.code)
        for each in context.findings
        for remark in context.ignore_comments.suppressing(each)
    }
    for remark in context.ignore_comments.comments:
        for code, place in remark.rules.items():
            if code in asked and (remark.span, code) not in used:
                yield context.finding(
                    None,
                    f"{code} ({asked[code].name}) finds nothing here that could be ignored",
                    "take it out",
                    place,
                )
