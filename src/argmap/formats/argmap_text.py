"""argmap's own language."""

from __future__ import annotations

import re
from pathlib import Path

from argmap.canonical import canonical_text
from argmap.errors import FormatError
from argmap.formats.format import Exported, Format, Imported
from argmap.formats.input_file import InputFile
from argmap.formats.losses import LossKind
from argmap.language.grammar import words
from argmap.language.line_shapes import any_of
from argmap.loader import load_draft, parse_draft
from argmap.loader.markdown import find_blocks, is_markdown
from argmap.model import ArgumentMap
from argmap.project import SUFFIX


def load_text(file: InputFile) -> Imported:
    """Read a map with the files that it includes. Raises ArgmapError if a text has errors."""
    if file.path:
        draft = load_draft(file.path, file.root)
    else:
        draft = parse_draft(file.content, file.name, file.folder)
    document = [draft.map.document] if draft.map.document else []
    folder = file.folder or Path()
    file.others.extend(map(Path, draft.included_paths))
    file.others.extend(folder / path for path in document)
    return Imported(draft.require_map(), warnings=draft.warnings)


def dump_text(argument_map: ArgumentMap) -> Exported:
    """Write a map in canonical form."""
    return Exported(canonical_text(argument_map))


def is_text(file: InputFile) -> bool:
    """Return whether a file is a map, or Markdown with a map in a code block."""
    if file.suffix == SUFFIX:
        return True
    try:
        text = file.text
    except FormatError:
        return False
    if is_markdown(Path(file.name)):
        return bool(find_blocks(text))
    kinds = any_of(*words().kinds)
    return bool(re.search(rf"^{kinds}(?: [^\s:]+)?:", text.content, re.MULTILINE))


FORMAT = Format(
    "argmap",
    "the language of argmap",
    (SUFFIX,),
    is_text,
    load_text,
    dump_text,
    keeps=frozenset(LossKind),
    unread="comments and the layout of the text",
    read_suffixes=(".md", ".markdown"),
)
