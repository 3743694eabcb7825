"""Scripts: which of them a picture of pixels cannot show, and which run from right to left.

In SVG every letter is text, and whoever looks at it brings the fonts.
"""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from typing import TYPE_CHECKING

from argmap.rendering.metrics import regular

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.rendering.scene import Scene


def foreign(scene: Scene) -> Mapping[str, str]:
    """The scripts in a scene that the bundled engine has no font for, and a letter of each."""
    font = regular()
    letters: set[str] = set()
    for words in _words(scene):
        if not words.isascii():
            letters.update(words)
    return {_script(char): char for char in sorted(letters) if not font.draws(char)}


def without_font(scripts: Mapping[str, str]) -> list[str]:
    """Those of the scripts for which `fc-list` knows no font; all of them where it is missing."""
    program = shutil.which("fc-list")
    return [
        script
        for script, letter in scripts.items()
        if not program
        or not subprocess.run(
            [program, f":charset={ord(letter):x}", "family"], capture_output=True, check=False
        ).stdout.strip()
    ]


def runs_from_right(words: str) -> bool:
    """Whether the first letter that has a direction runs from right to left (UAX 9, P2 and P3)."""
    if words.isascii():
        return False
    for char in words:
        direction = unicodedata.bidirectional(char)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def _script(char: str) -> str:
    """What readers call the script of a letter."""
    if "\U0001f000" <= char <= "\U0001ffff":
        return "emoji"
    if "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uff60":
        return "Japanese"
    if unicodedata.category(char)[0] not in "LM":
        return "some signs"
    word = unicodedata.name(char, "UNKNOWN LETTERS").split()[0]
    return _NAMES.get(word, word.capitalize())


_NAMES = {
    "CJK": "Chinese characters",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HALFWIDTH": "Japanese",
    "HANGUL": "Korean",
}
"""What readers call a script where it is not the first word in the names of its letters."""


def _words(scene: Scene) -> Iterable[str]:
    """Everything that is written in a scene."""
    yield from scene.title
    yield scene.byline
    for group in scene.groups:
        yield from group.title
        for box in group.boxes:
            yield box.heading
            yield from box.lines
            yield from (note.words for note in box.notes)
    yield from (line.scheme for line in scene.lines)
