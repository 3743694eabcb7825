"""A text that is being edited, read again after each change for about what the change costs.

The lines of the last reading are kept. Around a change, as many lines are read again as it may bear
on: from the line above it to the first line behind it that begins as it did before, under lines
that are indented as before. What was made of all other lines is used again.

Read as a whole is, at every change, a text that includes other files or names a bibliography, or in
which something stands that no text may hold (control characters, or tabs mixed with spaces); and
where more than half of a text would have to be read again anyway.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.collection import gc_disabled
from argmap.language.readable import readable
from argmap.language.syntax import Header, Include
from argmap.loader.draft import Draft, in_order, parse_draft
from argmap.loader.resolver import Resolver
from argmap.loader.transcript import Transcript
from argmap.source import Text

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable

    from argmap.loader.lines import Line


class Manuscript:
    """A text that is being edited, and the draft of the map in it as it is by now.

    After each change the draft is the one that `parse_draft` would give of the new text, with the
    same map, the same mistakes and the same places. What was made of lines away from the change is
    the same in the drafts before and after it, and its places move along; the places of lines that
    were read again stay, in the draft before, where they were in the text before.
    """

    def __init__(
        self, text: str = "", name: str = "<text>", folder: str | os.PathLike[str] | None = None
    ) -> None:
        """Read a text; `name` and `folder` are as for `parse_draft`."""
        self._name = name
        self._folder = folder
        self._read_all(text)

    @property
    def text(self) -> str:
        """The text as it is by now, with LF as the only line end."""
        return self._text.content

    @property
    def draft(self) -> Draft:
        """The draft of the map in it."""
        return self._draft

    def replace(self, start: int, end: int, text: str) -> Draft:
        """Put a text in the place of what stands between two offsets; give the new draft.

        Raises ValueError where there are no such offsets.
        """
        content = self.text
        if not 0 <= start <= end <= len(content):
            raise ValueError(f"no stretch of this text goes from {start} to {end}")
        with gc_disabled():
            self._change(f"{content[:start]}{text}{content[end:]}", start, end, start + len(text))
        return self._draft

    def rewrite(self, text: str) -> Draft:
        """Put a whole new text in the place of the old one; give the new draft.

        This costs little more than the change from one to the other does. Files that the text names
        are read again even where it has not changed.
        """
        with gc_disabled():
            self._change(text, *_difference(self.text, text))
        return self._draft

    def _read_all(self, written: str) -> None:
        content = written.removeprefix("\ufeff").replace("\r\n", "\n")
        self._text = Text(self._name, content)
        self._transcript: Transcript | None = None
        self._resolver: Resolver | None = None
        # What follows a carriage return may make a line end of it.
        if "\r" not in content and not _is_unreadable(content):
            with gc_disabled():
                transcript = Transcript(self._text)
                if not _names_files(transcript.lines):
                    self._transcript = transcript
                    self._indented_with = _indented_with(content)
                    self._resolve(transcript)
                    return
        self._draft = parse_draft(written, self._name, self._folder)

    def _change(self, content: str, start: int, old_end: int, new_end: int) -> None:
        """Take in a new text. What stood between two offsets in the old one ends elsewhere now."""
        transcript = self._transcript
        if transcript is None or _ENDS.search(content, start, new_end):
            self._read_all(content)
            return
        if content == self.text:
            return
        text = Text(self._name, content)
        reread = transcript.reread(text, start, old_end, new_end - old_end)
        read = content[reread.start : reread.end]
        used = _indented_with(read)
        self._indented_with = self._indented_with or used
        if (
            _is_unreadable(read)
            or len(used | self._indented_with) > 1
            or _names_files(reread.stretch.lines)
        ):
            self._read_all(content)
            return
        transcript.take(text, reread, new_end - old_end)
        self._text = text
        self._resolve(transcript)

    def _resolve(self, transcript: Transcript) -> None:
        """Make the map of all lines as they are by now."""
        self._resolver = resolver = Resolver(self._resolver)
        resolver.take(transcript.lines)
        argument_map = resolver.resolve()
        found = [*transcript.mistakes, *resolver.diagnostics]
        self._draft = Draft(argument_map, in_order(found, [self._text]))


_ENDS = re.compile("[\r\ufeff]")
"""What is no part of a line when a whole text is read: a CR before an LF, a byte-order mark."""


def _is_unreadable(content: str) -> bool:
    """Whether there is something in a text that no text may hold."""
    return bool(readable(f"\n{content}\n")[1])


_BLANK = re.compile(r"^[ \t]+(?=[^ \t\n])", re.MULTILINE)


def _indented_with(content: str) -> set[str]:
    """The characters that lines are indented with."""
    return set("".join(_BLANK.findall(content)))


def _names_files(lines: Iterable[Line]) -> bool:
    """Whether some lines are about other files that the map consists of."""
    return any(
        isinstance(line.node, Include)
        or (isinstance(line.node, Header) and line.node.key == "bibliography")
        for line in lines
    )


def _difference(old: str, new: str) -> tuple[int, int, int]:
    """Where two texts begin to differ, and behind what, in the old one and in the new one."""
    start = _shared(len(min(old, new, key=len)), lambda count: old[:count] == new[:count])
    most = min(len(old), len(new)) - start
    same = _shared(most, lambda count: old[len(old) - count :] == new[len(new) - count :])
    return start, len(old) - same, len(new) - same


def _shared(most: int, are_same: Callable[[int], bool]) -> int:
    """The largest count, up to `most`, of characters that are the same."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if are_same(middle):
            least = middle
        else:
            most = middle - 1
    return least
