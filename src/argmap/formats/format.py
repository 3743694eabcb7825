"""The description of a format: its name, its files, and the functions that read and write it."""

from __future__ import annotations

from collections.abc import Callable, Collection

import attrs

from argmap.formats.input_file import InputFile
from argmap.formats.losses import LossKind, LossReport
from argmap.model import ArgumentMap
from argmap.source import Diagnostic


@attrs.frozen
class Imported:
    r"""A map that was read from another format, and what was lost.

    `warnings` are about the text: the map was read, but perhaps not as meant.

    >>> imported = argmap.formats.parse("a It rains.\n#\n", "tgf")
    >>> list(imported.map.statements), bool(imported.losses), imported.warnings
    (['a'], False, ())
    """

    map: ArgumentMap
    """The map."""
    losses: LossReport = LossReport()
    """What the map does not have."""
    warnings: tuple[Diagnostic, ...] = ()


@attrs.frozen
class Exported:
    """A map in another format, and what was lost. `data` is the content of a binary format.

    >>> exported = argmap.formats.dump(argmap.parse("claim a: It rains."), "json")
    >>> exported.encode()[:1], bool(exported.losses)
    (b'{', False)
    """

    text: str = ""
    """The content of a text format."""
    losses: LossReport = LossReport()
    """What the format cannot express."""
    data: bytes = attrs.field(default=b"", repr=False)

    def encode(self) -> bytes:
        """Return the content of a file with the map."""
        return self.data or self.text.encode()


@attrs.frozen
class Format:
    """A format: `load` reads it, and `dump` writes it; one of them may be missing.

    `suffixes` are the endings of its files, the first one for new files. `read_suffixes` are those
    of other files in which `load` finds maps. `sniff` says whether a file with one of these
    endings, or with an unknown ending, is in this format. `keeps` is what
    `dump` keeps of a map, beside the texts of claims and the reasons for them, and `unread` what
    `load` leaves out of a file, in words.

    >>> form = next(form for form in argmap.formats.FORMATS if form.name == "json")
    >>> form.suffixes, form.may_be_in(".json"), form.dump is not None
    (('.json',), True, True)
    """

    name: str
    """The name, as in `argmap convert --to`."""
    description: str
    """A description in a few words."""
    suffixes: tuple[str, ...]
    sniff: Callable[[InputFile], bool] | None = None
    load: Callable[[InputFile], Imported] | None = None
    dump: Callable[[ArgumentMap], Exported] | None = None
    keeps: Collection[LossKind] = ()
    unread: str = ""
    read_suffixes: tuple[str, ...] = ()

    def may_be_in(self, suffix: str) -> bool:
        """Return whether a file with an ending may be in this format."""
        return suffix in self.suffixes or suffix in self.read_suffixes
