"""The scripts in a picture for which there is no font."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from collections.abc import Iterable, Mapping

from argmap.rendering.fonts import REGULAR
from argmap.rendering.scene import Scene


def find_scripts_without_font(scene: Scene) -> Mapping[str, str]:
    """Return the scripts in a scene that Arimo lacks, each with one of its characters."""
    chars = {char for text in _texts(scene) if not text.isascii() for char in text}
    return {name_script(char): char for char in sorted(chars) if not REGULAR.has(char)}


def find_scripts_not_installed(scripts: Mapping[str, str]) -> list[str]:
    """Return the scripts for which `fc-list` finds no font; all of them without `fc-list`."""
    program = shutil.which("fc-list")
    return [
        script
        for script, char in scripts.items()
        if not program
        or not subprocess.run(
            [program, f":charset={ord(char):x}", "family"], capture_output=True, check=False
        ).stdout.strip()
    ]


def _texts(scene: Scene) -> Iterable[str]:
    yield scene.title
    yield scene.byline
    for group in scene.groups:
        yield from group.title
    for box in scene.boxes:
        yield from box.header
        yield from box.lines
        for note in box.notes:
            yield from note.lines
    yield from (arrow.scheme for arrow in scene.arrows)


def name_script(char: str) -> str:
    """Return the name of the script of a character, such as `Greek`, for a message."""
    if "\U0001f000" <= char <= "\U0001ffff":
        return "emoji"
    if "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uff60":
        return "Japanese"
    if unicodedata.category(char)[0] not in "LM":
        return "some symbols"
    word = unicodedata.name(char, "UNKNOWN LETTERS").split()[0]
    return _SCRIPTS.get(word, word.capitalize())


_SCRIPTS = {
    "CJK": "Chinese characters",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HALFWIDTH": "Japanese",
    "HANGUL": "Korean",
}
"""Scripts that the first word of a character's Unicode name does not name."""
