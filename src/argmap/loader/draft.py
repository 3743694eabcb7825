"""Read maps from files and texts, as maps or as drafts with their errors."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import attrs

from argmap.errors import Error
from argmap.files import UnreadableError, decode, read_text
from argmap.loader.includes import TextReader
from argmap.loader.markdown import Block, find_blocks, is_markdown
from argmap.loader.resolver import Resolver
from argmap.model import ArgumentMap
from argmap.project import ProjectFiles
from argmap.source import Diagnostic, Severity, Text


class ArgmapError(Error, ValueError):
    """The text of a map has errors. `diagnostics` are all of them, in the order of the text.

    >>> try:
    ...     argmap.parse("reccomendation act: Act now.")
    ... except argmap.ArgmapError as error:
    ...     print(error)
    ...     print(error.diagnostics[0].help)
    <text>:1:1: `reccomendation` is not a keyword here; did you mean `recommendation`? [L002]
    write `recommendation`
    """

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(diagnostics)
        self.diagnostics = tuple(diagnostics)

    def __str__(self) -> str:
        return "\n".join(map(_format_line, self.diagnostics))


def _format_line(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    place = f"{span.path}:{span.line}:{span.column}: " if span else ""
    return f"{place}{diagnostic.message} [{diagnostic.code}]"


@attrs.frozen
class Draft:
    """A map as far as it could be read, and the errors and warnings of its text.

    `included_paths` are the other files that were read for it: includes and bibliographies. They
    may lie in the folder `root`, besides the project of the map. `block` is the code block that
    the map was read from, if it is in a Markdown file.

    >>> draft = argmap.parse_draft('''
    ... recommendation act: Act now.
    ...   becuase evidence fire: It burns.
    ... ''')
    >>> list(draft.map.statements)
    ['act', 'fire']
    >>> [str(error.code) for error in draft.errors]
    ['L002']
    """

    map: ArgumentMap
    """The map: everything that could be read."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """The errors and warnings, in the order of the text."""
    included_paths: tuple[str, ...] = ()
    root: Path | None = None
    block: Block | None = None

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that are errors."""
        return tuple(found for found in self.diagnostics if found.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that are not errors: the map was read, but perhaps not as meant."""
        return tuple(found for found in self.diagnostics if found.severity is not Severity.ERROR)

    def require_map(self) -> ArgumentMap:
        """Return the map. Raises ArgmapError if its text has errors; warnings do not matter."""
        if self.errors:
            raise ArgmapError(self.errors)
        return self.map


def load(path: str | os.PathLike[str], root: str | os.PathLike[str] | None = None) -> ArgumentMap:
    """Return the map in a file and the files it includes. The arguments are those of `load_draft`.

    Raises ArgmapError if a text has errors or a file cannot be read.

    >>> plan = argmap.load("examples/job-queue.argmap")
    >>> plan.title
    'Decision 14: Where background jobs wait'
    """
    return load_draft(path, root).require_map()


def parse(
    text: str | bytes, name: str = "<text>", folder: str | os.PathLike[str] | None = None
) -> ArgumentMap:
    """Return the map in a text. The arguments are those of `parse_draft`.

    Raises ArgmapError if the text has errors.

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because evidence fire: It burns.
    ... ''')
    >>> plan.statements["fire"].text
    'It burns.'
    """
    return parse_draft(text, name, folder).require_map()


def load_draft(path: str | os.PathLike[str], root: str | os.PathLike[str] | None = None) -> Draft:
    """Return a draft of the map in a file and the files it includes.

    The files must be in the folder of the map, in the folder `root`, in the folder of the nearest
    settings file, in the repository of the map, or below one of these. With `root`, so must the map
    itself if it is a link. The draft has the errors and warnings of all files. Nothing is raised
    for them.

    A Markdown file (`.md`, `.markdown`) must have exactly one code block with a map.

    >>> draft = argmap.load_draft("missing.argmap")
    >>> print(draft.errors[0].message)
    there is no file missing.argmap
    """
    drafts = load_drafts(path, root)
    return drafts[0] if len(drafts) == 1 else _make_draft_without_map(str(path), drafts)


def load_drafts(
    path: str | os.PathLike[str], root: str | os.PathLike[str] | None = None
) -> list[Draft]:
    """Return a draft of each map in a file: of all code blocks with a map, if it is Markdown.

    Any other file is one map. The arguments are those of `load_draft`.

    >>> [draft] = argmap.load_drafts("examples/bermuda.argmap")
    >>> draft.map.title, draft.block
    ('Harry of Bermuda', None)
    """
    path, root = Path(path), None if root is None else Path(root)
    try:
        # A map that was found in `root`, and not named itself, may be a link that leads elsewhere.
        real = ProjectFiles(path.parent, root).find(path.name, path.parent).real if root else path
        return _read_all(read_text(real, str(path)), path, root)
    except UnreadableError as error:
        return [_make_unreadable_draft(str(path), error)]


def parse_drafts(content: bytes, name: str, folder: str | os.PathLike[str]) -> list[Draft]:
    """Return a draft of each map in the content of a file, as `load_drafts` does."""
    try:
        return _read_all(decode(content, name), Path(folder) / name)
    except UnreadableError as error:
        return [_make_unreadable_draft(name, error)]


def parse_draft(
    text: str | bytes, name: str = "<text>", folder: str | os.PathLike[str] | None = None
) -> Draft:
    """Return a draft of the map in a text. Nothing is raised for its errors and warnings.

    `text` is text or its UTF-8 bytes; `name` is its name in messages. Files that the text names are
    read from `folder`. Without a folder, no file is read, and a line that names one is an error.

    >>> [error] = argmap.parse_draft("clam a: It rains.").errors
    >>> error.span.line, error.span.column, error.help
    (1, 1, 'write `claim`')
    """
    reader = TextReader(None if folder is None else Path(folder) / name)
    if isinstance(text, bytes):
        try:
            return _read(decode(text, name), reader)
        except UnreadableError as error:
            return _make_unreadable_draft(name, error)
    if not isinstance(text, str):
        raise TypeError(
            f"text must be str or bytes, not {type(text).__name__}; use argmap.load for files"
        )
    return _read(Text(name, text.removeprefix("\ufeff").replace("\r\n", "\n")), reader)


def _make_unreadable_draft(name: str, error: UnreadableError) -> Draft:
    return Draft(ArgumentMap(), (error.diagnostic(Text(name, "")),))


def _make_draft_without_map(name: str, drafts: Sequence[Draft]) -> Draft:
    """Return a draft with the error that a Markdown file has several maps, or none."""
    if not drafts:
        message = f"{name} has no code block with a map"
        fix = "write the map in a block that begins with ```argmap"
    else:
        message = f"{name} has {len(drafts)} maps, not one"
        fix = "save the map that you mean as a file"
    block = drafts[1].block if drafts else None
    span = block.text.span(0, 0) if block else Text(name, "").span(0, 0)
    error = Diagnostic("F011", Severity.ERROR, message, span, fix)
    return Draft(ArgumentMap(), (error,))


def _read_all(text: Text, path: Path, root: Path | None = None) -> list[Draft]:
    if not is_markdown(path):
        return [_read(text, TextReader(path, root), root)]
    return [_read_block(block, TextReader(path, root), root) for block in find_blocks(text)]


def _read_block(block: Block, reader: TextReader, root: Path | None) -> Draft:
    draft = _read(block.text, reader, root)
    title = draft.map.title or block.title
    return attrs.evolve(draft, map=attrs.evolve(draft.map, title=title), block=block)


def _read(text: Text, reader: TextReader, root: Path | None = None) -> Draft:
    resolver = Resolver()
    reader.read(text, resolver)
    argument_map = resolver.resolve(incomplete=reader.incomplete)
    included_paths = tuple(included.name for included in reader.texts[1:])
    diagnostics = _in_order([*reader.diagnostics, *resolver.diagnostics], reader.texts)
    return Draft(argument_map, diagnostics, included_paths, root)


def _in_order(diagnostics: list[Diagnostic], texts: list[Text]) -> tuple[Diagnostic, ...]:
    """Sort diagnostics by text, in the order in which the texts were read, and by place."""
    order = {text: number for number, text in enumerate(texts)}

    def place(diagnostic: Diagnostic) -> tuple[int, int]:
        span = diagnostic.span
        return (order[span.text], span.start) if span else (-1, 0)

    return tuple(sorted(diagnostics, key=place))
