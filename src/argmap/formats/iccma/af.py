"""The numbered format of the ICCMA competitions since 2023: `p af 3`, then `1 2` for an attack."""

from __future__ import annotations

import re

from argmap.errors import FormatError
from argmap.formats.assembly import MapAssembly
from argmap.formats.format import Exported, Format, Imported
from argmap.formats.iccma.framework import (
    MOST_ARGUMENTS,
    add_argument,
    add_attack,
    error_at,
    list_lines,
    to_framework,
)
from argmap.formats.input_file import InputFile
from argmap.formats.losses import LossKind, LossReport
from argmap.model import ArgumentMap
from argmap.source import Span

_HEADER = re.compile(r"p[ \t]+af[ \t]+([0-9]{1,9})")
_ATTACK = re.compile(r"([0-9]{1,9})[ \t]+([0-9]{1,9})")
_START = re.compile(rb"(?:\s*#[^\n]*\n)*\s*p[ \t]+af[ \t]")


def is_af(file: InputFile) -> bool:
    """Return whether a file begins with `p af`."""
    return _START.match(file.content) is not None


def load_af(file: InputFile) -> Imported:
    """Read a framework. Raises FormatError."""
    assembly = MapAssembly()
    lines = []
    for line, span in list_lines(file.text):
        if not line.startswith("#"):
            lines.append((line, span))
        elif comment := line[1:].strip():
            assembly.lose(LossKind.COMMENT, comment, span=span)
    if not lines:
        raise FormatError("it has no line `p af` with the number of arguments", file.name)
    size = _add_arguments(assembly, *lines[0])
    for line, span in lines[1:]:
        attack = _ATTACK.fullmatch(line)
        if not attack:
            raise error_at(span, "an attack is two numbers, `1 2`")
        attacker, attacked = map(int, attack.groups())
        if not (1 <= attacker <= size and 1 <= attacked <= size):
            raise error_at(span, f"the arguments are numbered from 1 to {size:,}")
        add_attack(assembly, str(attacker), str(attacked), span)
    return assembly.finish()


def _add_arguments(assembly: MapAssembly, line: str, span: Span) -> int:
    """Add the arguments that the first line asks for, and return their number."""
    header = _HEADER.fullmatch(line)
    if not header:
        raise error_at(span, "the first line must be `p af` and the number of arguments")
    size = int(header[1])
    if size > MOST_ARGUMENTS:
        raise error_at(span, f"a framework may have {MOST_ARGUMENTS:,} arguments at most")
    for number in range(1, size + 1):
        add_argument(assembly, str(number), span=span)
    return size


def dump_af(argument_map: ArgumentMap) -> Exported:
    """Write a map as a framework whose arguments are numbers."""
    framework = to_framework(argument_map, lambda _, number: str(number))
    lines = [f"p af {len(framework.names)}"]
    lines += [f"{attacker} {attacked}" for attacker, attacked in framework.attacks]
    return Exported("\n".join(lines) + "\n", LossReport(framework.losses))


FORMAT = Format(
    "af",
    "abstract argumentation framework, ICCMA since 2023",
    (".af", ".i23"),
    is_af,
    load_af,
    dump_af,
    keeps=(LossKind.OBJECTION,),
    unread="comments",
)
