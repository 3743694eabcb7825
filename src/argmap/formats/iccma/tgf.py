"""The Trivial Graph Format of the ICCMA competitions: a line for each argument, `#`, the attacks.

A name may be followed by a label, which is the text of the argument.
"""

from __future__ import annotations

import re

from argmap.errors import FormatError
from argmap.formats.assembly import MapAssembly
from argmap.formats.format import Exported, Format, Imported
from argmap.formats.iccma.framework import (
    add_argument,
    add_attack,
    error_at,
    list_lines,
    to_framework,
)
from argmap.formats.input_file import InputFile
from argmap.formats.losses import LossKind, LossReport
from argmap.model import ArgumentMap

_BLANK = re.compile(r"[ \t]+")
_NAME = re.compile(r"[^\s#][^\s]*")
_ATTACKS = ("", "att", "attack", "attacks")
"""Labels of edges that are attacks."""


def is_tgf(file: InputFile) -> bool:
    """Return whether a file has a line `#` between arguments and attacks."""
    return re.search(rb"^#[ \t\r]*$", file.content, re.MULTILINE) is not None


def load_tgf(file: InputFile) -> Imported:
    """Read a framework, and report edges with another label than `attacks`. Raises FormatError."""
    assembly = MapAssembly()
    has_separator = False
    for line, span in list_lines(file.text):
        if line == "#":
            if has_separator:
                raise error_at(span, "a second line `#`: it stands between arguments and attacks")
            has_separator = True
        elif not has_separator:
            name, _, label = _BLANK.sub(" ", line, count=1).partition(" ")
            add_argument(assembly, name, label, span)
        else:
            parts = _BLANK.split(line, maxsplit=2)
            if len(parts) < 2:
                raise error_at(span, "an attack is two names, `a b`")
            attacker, attacked, label = (*parts, "")[:3]
            if label.casefold() in _ATTACKS:
                add_attack(assembly, attacker, attacked, span)
            else:
                assembly.lose(LossKind.UNKNOWN_RELATION, line, span=span)
    if not has_separator:
        raise FormatError("it has no line `#` between arguments and attacks", file.name)
    return assembly.finish()


def dump_tgf(argument_map: ArgumentMap) -> Exported:
    """Write a map as a framework whose arguments have the texts of the statements as labels."""
    texts = {name: statement.text for name, statement in argument_map.statements.items()}
    framework = to_framework(
        argument_map, lambda name, number: name if _NAME.fullmatch(name) else f"a{number}", texts
    )
    lines = [
        name if name == texts[statement] else f"{name} {texts[statement]}"
        for statement, name in framework.names.items()
    ]
    lines.append("#")
    lines += [f"{attacker} {attacked}" for attacker, attacked in framework.attacks]
    return Exported("".join(f"{line}\n" for line in lines), LossReport(framework.losses))


FORMAT = Format(
    "tgf",
    "abstract argumentation framework, Trivial Graph Format",
    (".tgf",),
    is_tgf,
    load_tgf,
    dump_tgf,
    keeps=(LossKind.OBJECTION, LossKind.ID, LossKind.TEXT),
    unread="edges whose label is not `attacks`",
)
