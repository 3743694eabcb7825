"""The documents that a map refers to, if they are in its project.

They are named by the map's `document:` and by the `file` of a source. A document that is missing,
not a text or outside the project is unavailable, which is not an error.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import attrs

from argmap.files import UnreadableError
from argmap.model import Value
from argmap.project import ProjectFiles
from argmap.source import Span, Text


@attrs.frozen(eq=False)
class Documents:
    """The texts that a map in a folder refers to, each read once. Without a folder, none is read.

    They are in the project of the map, or in the folder `root` or below it.

    >>> from pathlib import Path
    >>> _ = Path("article.txt").write_text("It rains.")
    >>> documents = argmap.Documents(".")
    >>> documents.text("article.txt").content
    'It rains.'
    """

    folder: Path | None = attrs.field(default=None, converter=attrs.converters.optional(Path))
    root: Path | None = None
    _read: dict[tuple[Path, str], Text | UnreadableError] = attrs.field(
        factory=dict, init=False, repr=False
    )

    def text(self, path: Value | None, named_in: Span | None = None) -> Text | None:
        """Return the text of a file, or None if it is unavailable.

        The path is relative to the file that names it. A map that was not read from a file is taken
        to be in the folder.
        """
        found = self._find(path, named_in)
        return found if isinstance(found, Text) else None

    def error(self, path: Value | None, named_in: Span | None = None) -> UnreadableError | None:
        """Return why a file is unavailable. None if it is available, or no file is read."""
        found = self._find(path, named_in)
        return found if isinstance(found, UnreadableError) else None

    def _find(self, path: Value | None, named_in: Span | None) -> Text | UnreadableError | None:
        if self.folder is None or self._project is None or not isinstance(path, str) or not path:
            return None
        named_from = Path(named_in.path).parent if named_in else Path()
        folder = self.folder if named_from == Path() else named_from
        if (folder, path) not in self._read:
            try:
                self._read[folder, path] = self._project.find(path, folder).read()
            except UnreadableError as error:
                self._read[folder, path] = error
        return self._read[folder, path]

    @cached_property
    def _project(self) -> ProjectFiles | None:
        return ProjectFiles(self.folder, self.root) if self.folder else None
