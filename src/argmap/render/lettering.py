"""Letters that a picture of pixels cannot show, because no font for them is at hand.

In SVG every letter is text, and whoever looks at it brings the fonts.
"""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from typing import TYPE_CHECKING

from argmap.render.metrics import regular

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.render.scene import Scene

_SCRIPTS = {
    "CJK": "Chinese characters",
    "IDEOGRAPHIC": "Chinese characters",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "KATAKANA-HIRAGANA": "Japanese",
    "HANGUL": "Korean",
    "FULLWIDTH": "Japanese",
}
"""What readers call a script, by the first word of the names of its letters; else that word
itself.
"""


def foreign(scene: Scene) -> Mapping[str, str]:
    """The scripts in a scene that the bundled engine has no font for, each with one of its
    letters.
    """
    font = regular()
    letters: set[str] = set()
    for words in _words(scene):
        if not words.isascii():
            letters.update(words)
    return {_script(char): char for char in sorted(letters, reverse=True) if not font.draws(char)}


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


def _script(char: str) -> str:
    if "\U0001f000" <= char <= "\U0001ffff":
        return "emoji"
    word = unicodedata.name(char, "OTHER SIGN").split()[0]
    return _SCRIPTS.get(word, word.capitalize())


def _words(scene: Scene) -> Iterable[str]:
    """Everything that is written in a scene."""
    yield from scene.title
    yield scene.byline
    for group in scene.groups:
        yield from group.title
        for box in group.boxes:
            yield from box.lines
            yield from (note.words for note in box.notes)
    yield from (line.scheme for line in scene.lines)
