"""The documents that a map speaks of, where they are at hand: in the folder of the map, or below.

Which files those are is for the map to say: its `document:`, and the `file` of a source. Only texts
can be looked into. What is not there, is no text or lies outside the folder is not at hand; that is
no mistake.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from argmap.files import UnreadableError, read_text

if TYPE_CHECKING:
    from argmap.model import Value
    from argmap.source import Span, Text


@attrs.frozen(eq=False)
class Documents:
    """The texts in the folder of a map, each read once, when it is asked for.

    Without a folder nothing is at hand, and no file is touched.
    """

    folder: Path | None = attrs.field(default=None, converter=attrs.converters.optional(Path))
    _asked: dict[Path, Text | None] = attrs.field(factory=dict, init=False, repr=False)
    _read: dict[Path, Text | None] = attrs.field(factory=dict, init=False, repr=False)

    @property
    def asked(self) -> tuple[str, ...]:
        """The paths of all files that were asked for so far, at hand or not."""
        return tuple(map(str, self._asked))

    def text(self, path: Value | None, named_in: Span | None = None) -> Text | None:
        """The text in a file, whose path is relative to the file that names it.

        What has a name and no folder in it was given as a text, in the folder of the map.
        """
        if self.folder is None or not isinstance(path, str) or not path:
            return None
        beside = Path(named_in.path).parent if named_in else Path()
        asked = (self.folder if beside == Path() else beside) / path
        if asked not in self._asked:
            self._asked[asked] = self._at(asked, self.folder)
        return self._asked[asked]

    def _at(self, path: Path, folder: Path) -> Text | None:
        try:
            real = path.resolve()
            inside = real.is_relative_to(folder.resolve()) and real.is_file()
        except (OSError, RuntimeError, ValueError):  # a circle of links, a NUL byte
            return None
        if not inside:
            return None
        if real not in self._read:
            self._read[real] = _text(real, str(path))
        return self._read[real]


def _text(path: Path, name: str) -> Text | None:
    try:
        return read_text(path, name)
    except UnreadableError:
        return None
