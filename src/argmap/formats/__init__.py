"""Read and write the formats of other tools, and report what is lost.

>>> import argmap
>>> exported = dump(argmap.parse("claim a: It rains."), "json")
>>> parse(exported.text, "json").map.statements["a"].text
'It rains.'
"""

from argmap.errors import FormatError
from argmap.formats.conversion import convert, dump, load, parse
from argmap.formats.format import Exported, Format, Imported
from argmap.formats.losses import Loss, LossKind, LossReport
from argmap.formats.registry import FORMATS
from argmap.formats.tag_kinds import set_kinds

__all__ = [
    "FORMATS",
    "Exported",
    "Format",
    "FormatError",
    "Imported",
    "Loss",
    "LossKind",
    "LossReport",
    "convert",
    "dump",
    "load",
    "parse",
    "set_kinds",
]
