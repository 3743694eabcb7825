"""The documents that a map refers to, if they are in the folder of the map or below it.

They are named by the map's `document:` and by the `file` of a source. A document that is missing,
not a text or outside the folder is unavailable, which is not an error.
"""

from __future__ import annotations

from pathlib import Path

import attrs

from argmap.files import UnreadableError, read_text
from argmap.model import Value
from argmap.source import Span, Text


@attrs.frozen(eq=False)
class Documents:
    """The texts in the folder of a map, each read once. Without a folder, no file is read."""

    folder: Path | None = attrs.field(default=None, converter=attrs.converters.optional(Path))
    _texts: dict[Path, Text | None] = attrs.field(factory=dict, init=False, repr=False)

    def text(self, path: Value | None, named_in: Span | None = None) -> Text | None:
        """Return the text of a file, or None if it is unavailable.

        The path is relative to the file that names it. A map that was not read from a file is taken
        to be in the folder.
        """
        if self.folder is None or not isinstance(path, str) or not path:
            return None
        named_from = Path(named_in.path).parent if named_in else Path()
        full_path = (self.folder if named_from == Path() else named_from) / path
        if full_path not in self._texts:
            self._texts[full_path] = _read(full_path, self.folder)
        return self._texts[full_path]


def _read(path: Path, folder: Path) -> Text | None:
    try:
        real = path.resolve()
        if not (real.is_relative_to(folder.resolve()) and real.is_file()):
            return None
        return read_text(real, str(path))
    except (OSError, RuntimeError, ValueError, UnreadableError):  # a link loop, a NUL byte
        return None
