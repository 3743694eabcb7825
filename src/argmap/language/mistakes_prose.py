"""The mistakes inside a text: brackets with citations and places, and attributes."""

from __future__ import annotations

from argmap.language.mistakes import Mistake, shortened

# Brackets

OPEN_BRACKET = Mistake("L006", "this bracket is not closed", "put a `]` behind what belongs in it")
NO_PLACE = Mistake("L006", "`at` says no place", "write `[at ¶12]`, for instance")
BAD_BRACKET = Mistake(
    "L006",
    "a bracket in a text holds citations and places: `[@source, p. 3]`, `[at ¶12]`",
    "several are separated by `;`; for a bracket that is part of the text write `\\[`",
)


def no_comma_in_citation(key: str) -> Mistake:
    """`[@source p. 3]`."""
    return Mistake(
        "L006",
        f"a comma is missing behind `@{key}`",
        f"write `[@{key}, …]`; several citations are separated by `;`",
    )


# Attributes


OPEN_ATTRIBUTES = Mistake(
    "L007",
    "this brace is not closed",
    "put a `}` behind the last attribute; for a brace that is part of the text write `\\{`",
)
BAD_ATTRIBUTES = Mistake(
    "L007",
    "attributes are written `{key: value, key: value}`",
    "for a brace that is part of the text write `\\{`",
)
AFTER_ATTRIBUTES = Mistake(
    "L007",
    "text cannot go on behind attributes",
    "move the `{…}` to the end; for a brace that is part of the text write `\\{`",
)
OPEN_QUOTATION = Mistake(
    "L007",
    "this quotation mark is not closed",
    'put a `"` behind the value; a quotation mark inside it is written `\\"`',
)
OPEN_LIST = Mistake(
    "L007", "this list is not closed", "put a `]` behind its last value; commas separate values"
)
NO_SUCH_DAY = Mistake("L007", "no calendar has this day", "a date is written `2022-01-31`")
NUMBER_TOO_LARGE = Mistake(
    "L007", "this number is too large to be kept", "put quotation marks around it if it is a name"
)


def no_colon_in_attribute(key: str) -> Mistake:
    """`{key}` or `{key "value"}`."""
    return Mistake(
        "L007",
        f"a colon and a value are missing behind `{shortened(key)}`",
        f"write `{{{shortened(key)}: …}}`; for a brace that is part of the text write `\\{{`",
    )


def no_value(key: str) -> Mistake:
    """`{key: }`."""
    return Mistake("L007", f"`{key}` has no value", f"write `{key}: …`, or take it out")


def unquoted(value: str) -> Mistake:
    """`{key: several words}`."""
    return Mistake(
        "L007",
        "a value of several words stands between quotation marks",
        f'write `"{shortened(value)}"`',
    )


def several_values(one: str, other: str) -> Mistake:
    """`{key: "one" "other"}`."""
    return Mistake(
        "L007",
        f"a comma is missing before {shortened(other)}",
        f"a list is written `[{shortened(one)}, {shortened(other)}]`; "
        "otherwise a key is missing as well",
    )


def no_comma(key: str) -> Mistake:
    """`{key: value key: value}`."""
    return Mistake("L007", f"a comma is missing before `{key}`", f"write `, {key}: …`")
