"""Read maps from other formats, write them in other formats, and convert files."""

from __future__ import annotations

import os
from pathlib import Path

from argmap.errors import FormatError
from argmap.files import replace_file
from argmap.formats.format import Exported, Imported
from argmap.formats.input_file import InputFile, read_input
from argmap.formats.losses import LossReport
from argmap.formats.registry import READABLE, WRITABLE, detect_format, find_format, find_target
from argmap.model import ArgumentMap, require_map


def load(path: str | os.PathLike[str], form: str | None = None) -> Imported:
    r"""Read a map from a file in another format.

    `form` is the name of the format; by default, the ending and the content of the file decide.
    Raises FormatError, or ArgmapError for a map in argmap's own language that has errors.

    >>> from pathlib import Path
    >>> _ = Path("debate.tgf").write_text("a It rains.\nb It is dry.\n#\nb a attacks\n")
    >>> argmap.formats.load("debate.tgf").map.inferences[0].polarity
    <Polarity.AGAINST: 'but'>
    """
    return load_input(read_input(Path(path)), form)


def parse(content: str | bytes, form: str | None = None, name: str = "<text>") -> Imported:
    r"""Read a map from text or bytes in another format, which may name no other files.

    `name` is the name of the text in messages. Raises FormatError or ArgmapError as `load` does.

    >>> imported = argmap.formats.parse("a It rains.\n#\n", "tgf")
    >>> imported.map.statements["a"].text
    'It rains.'
    """
    if isinstance(content, str):
        content = content.encode("utf-8", "surrogatepass")
    if not isinstance(content, bytes):
        raise TypeError(f"content must be str or bytes, not {type(content).__name__}")
    return load_input(InputFile(os.fspath(name), content), form)


def load_input(file: InputFile, form: str | None = None) -> Imported:
    """Read a map from the content of a file. Raises FormatError or ArgmapError as `load` does."""
    found = find_format(form, READABLE) if form is not None else detect_format(file)
    assert found.load
    return found.load(file)


def dump(argument_map: ArgumentMap, form: str) -> Exported:
    r"""Write a map as text in another format. Raises FormatError for an unknown format.

    >>> exported = argmap.formats.dump(argmap.parse("claim a: It rains."), "tgf")
    >>> exported.text
    'a It rains.\n#\n'
    """
    require_map(argument_map, "dump")
    found = find_format(form, WRITABLE)
    assert found.dump
    return found.dump(argument_map)


def convert(
    path: str | os.PathLike[str],
    output: str | os.PathLike[str],
    *,
    source_format: str | None = None,
    target_format: str | None = None,
) -> LossReport:
    r"""Convert a file, and return what was lost on the way.

    By default, the formats are those of the endings. No file that the map is read from is
    overwritten. Raises FormatError or ArgmapError, and then writes nothing.

    >>> from pathlib import Path
    >>> _ = Path("plan.argmap").write_text("title: Rain\n\nclaim a: It rains.\n")
    >>> losses = argmap.formats.convert("plan.argmap", "plan.tgf")
    >>> [loss.kind.value for loss in losses]
    ['title', 'kind of a statement']
    """
    target = target_format
    if target is None:
        target = find_target(Path(output).suffix.lower()).name
    file = read_input(Path(path))
    imported = load_input(file, source_format)
    read = {os.path.realpath(name) for name in (Path(path), *file.others)}
    if os.path.realpath(output) in read:
        raise FormatError(f"{output} would be overwritten, which the map is read from")
    exported = dump(imported.map, target)
    try:
        replace_file(Path(output), exported.encode())
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FormatError(f"{output} cannot be written: {reason}") from None
    return imported.losses + exported.losses
