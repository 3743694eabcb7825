"""The Aspartix format of the ICCMA competitions: `arg(a).` and `att(a,b).`."""

from __future__ import annotations

import re

from argmap.formats.assembly import MapAssembly
from argmap.formats.format import Exported, Format, Imported
from argmap.formats.iccma.framework import add_argument, add_attack, error_at, to_framework
from argmap.formats.input_file import InputFile
from argmap.formats.losses import LossKind, LossReport
from argmap.model import ArgumentMap

_PART = re.compile(
    r"\s*(?:%(?P<comment>[^\n]*)|(?P<word>[A-Za-z]\w*)\s*\((?P<terms>[^()\n]*)\)\s*\.|(?P<end>\Z))"
)
_START = re.compile(rb"(?:\s*%[^\n]*\n)*\s*(?:arg|att)\s*\(")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)


def is_apx(file: InputFile) -> bool:
    """Return whether a file begins with an argument or an attack."""
    return _START.match(file.content) is not None


def load_apx(file: InputFile) -> Imported:
    """Read a framework. Facts other than `arg` and `att` are reported. Raises FormatError."""
    assembly, text = MapAssembly(), file.text
    offset = 0
    while True:
        part = _PART.match(text.content, offset)
        if part is None:
            start = offset + len(text.content[offset:]) - len(text.content[offset:].lstrip())
            raise error_at(
                text.span(start, start), "expected `arg(a).`, `att(a,b).` or a comment after `%`"
            )
        offset = part.end()
        if part["end"] is not None:
            return assembly.finish()
        _read_part(part, assembly, file)


def _read_part(part: re.Match[str], assembly: MapAssembly, file: InputFile) -> None:
    if part["comment"] is not None:
        if comment := part["comment"].strip():
            span = file.text.span(part.start("comment") - 1, part.end("comment"))
            assembly.lose(LossKind.COMMENT, comment, span=span)
        return
    span = file.text.span(part.start("word"), part.end())
    terms = [term.strip() for term in part["terms"].split(",")]
    match part["word"], terms:
        case "arg", [name] if name:
            add_argument(assembly, name, span=span)
        case "att", [attacker, attacked] if attacker and attacked:
            add_attack(assembly, attacker, attacked, span)
        case "arg" | "att", _:
            raise error_at(span, "`arg` takes one name, and `att` two")
        case word, _:
            about = f"{word}({', '.join(terms)})"
            assembly.lose(LossKind.UNKNOWN_RELATION, about, span=span)


def dump_apx(argument_map: ArgumentMap) -> Exported:
    """Write a map as a framework. Ids that are not constants of a logic program are changed."""
    framework = to_framework(argument_map, _to_constant)
    lines = [f"arg({name})." for name in framework.names.values()]
    lines += [f"att({attacker},{attacked})." for attacker, attacked in framework.attacks]
    return Exported("".join(f"{line}\n" for line in lines), LossReport(framework.losses))


def _to_constant(name: str, number: int) -> str:
    """Return a name in the form of a constant, with `_` for other characters."""
    constant = re.sub(r"[^A-Za-z0-9_]+", "_", name)
    return constant if _NAME.fullmatch(constant) and constant.strip("_") else f"a{number}"


FORMAT = Format(
    "apx",
    "abstract argumentation framework, Aspartix",
    (".apx",),
    is_apx,
    load_apx,
    dump_apx,
    keeps=(LossKind.OBJECTION, LossKind.ID),
    unread="comments, and facts other than `arg` and `att`",
)
