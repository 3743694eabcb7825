"""Read maps as they were in a revision of a Git repository, with the files that they name."""

from __future__ import annotations

import os
import posixpath
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs

from argmap.errors import Error
from argmap.files import UnreadableError, decode
from argmap.language.parser import parse_text
from argmap.language.syntax import Header, Include
from argmap.loader import Draft, load_draft
from argmap.loader.markdown import find_blocks, is_markdown
from argmap.project import SUFFIX
from argmap.source import Diagnostic, Text

DEEPEST = 100
"""The number of nested folders in which a file may be. Python removes folders recursively."""


class RevisionError(Error):
    """A file cannot be read from a revision."""


def is_revision(path: str) -> bool:
    """Return whether a path names a file in a revision, such as `HEAD~1:plan.argmap`.

    A file with such a name counts as a file.
    """
    revision, colon, file = path.partition(":")
    # A Windows path may begin with a drive letter.
    is_drive = len(revision) == 1 and file[:1] in ("\\", "/")
    return bool(colon and file) and not is_drive and not os.path.lexists(path)


def read_revision(path: str) -> Draft:
    """Return the map that `REVISION:FILE` names, with the files of that revision that it includes.

    The file is relative to the top of the repository, or to the current folder if it begins with
    `./`. Without a revision, it is the file in Git's index. Raises RevisionError.
    """
    revision, _, written = path.partition(":")
    if revision.startswith("-"):
        raise RevisionError(f"{revision} is not a revision")
    file = written
    if written.startswith(("./", "../")):
        file = posixpath.normpath(_run_git("rev-parse", "--show-prefix").decode().strip() + written)
    with TemporaryDirectory(prefix="argmap-") as folder:
        try:
            _copy_files(revision, file, Path(folder))
        except RevisionError as error:
            if file != written or not _exists(beside := f"{revision}:./{written}"):
                raise
            hint = f"in the current folder, it is `{beside}`"
            raise RevisionError(f"{error}; {hint}") from None
        draft = load_draft(Path(folder, *file.split("/")), folder)
        return _rename_texts(draft, f"{folder}{os.sep}", f"{revision}:")


def _copy_files(revision: str, first: str, folder: Path) -> None:
    """Copy a file of a revision into a folder, and all that it includes, as far as they exist."""
    waiting, seen = [first], {first}
    while waiting:
        file = waiting.pop()
        if file.count("/") > DEEPEST:
            raise RevisionError(f"{file} is in more than {DEEPEST} nested folders")
        try:
            content = _run_git("cat-file", "blob", f"{revision}:{file}")
        except RevisionError:
            if file == first:
                raise
            continue  # the loader reports that it is missing
        target = folder.joinpath(*file.split("/"))
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        except OSError as error:
            raise RevisionError(f"{file} cannot be copied: {error.strerror}") from None
        for name in _list_named_files(content, file):
            if name not in seen:
                seen.add(name)
                waiting.append(name)


def _list_named_files(content: bytes, file: str) -> Iterator[str]:
    """Yield the files that a map includes, by their paths in the repository."""
    if not (is_markdown(file) or file.lower().endswith(SUFFIX)):
        return  # a bibliography
    try:
        text = decode(content, file)
    except UnreadableError:
        return  # the loader reports it
    texts: list[Text] = [text]
    if is_markdown(file):
        texts = [block.text for block in find_blocks(text)]
    for part in texts:
        for item in parse_text(part)[0].items:
            written = ""
            if isinstance(item, Include):
                written = item.path
            elif isinstance(item, Header) and item.key == "bibliography":
                written = item.value
            name = posixpath.normpath(posixpath.join(posixpath.dirname(file), written))
            is_inside = not name.startswith(("/", "../")) and name != ".." and "\\" not in name
            if written and is_inside and "\0" not in name:
                yield name


def _exists(path: str) -> bool:
    try:
        _run_git("cat-file", "-e", path)
    except RevisionError:
        return False
    return True


def _run_git(*arguments: str) -> bytes:
    try:
        environment = {**os.environ, "LC_ALL": "C"}  # for the messages
        run = subprocess.run(["git", *arguments], capture_output=True, check=False, env=environment)
    except OSError as error:
        raise RevisionError(f"git cannot be run: {error.strerror}; install it") from None
    except ValueError as error:
        raise RevisionError(f"this is not a revision: {error}") from None
    if run.returncode:
        message = run.stderr.decode("utf-8", "replace").strip()
        raise RevisionError(f"git says: {message.removeprefix('fatal: ').rstrip('.')}")
    return run.stdout


def _rename_texts(draft: Draft, folder: str, revision: str) -> Draft:
    """Return a draft whose messages name the files as they are in the revision."""

    def rename(diagnostic: Diagnostic) -> Diagnostic:
        span = diagnostic.span
        if span:
            span = attrs.evolve(span, text=_rename(span.text, folder, revision))
        return attrs.evolve(
            diagnostic,
            span=span,
            message=diagnostic.message.replace(folder, revision),
            help=diagnostic.help.replace(folder, revision),
        )

    return attrs.evolve(draft, diagnostics=tuple(map(rename, draft.diagnostics)))


def _rename(text: Text, folder: str, revision: str) -> Text:
    text.name = text.name.replace(folder, revision)
    return text
