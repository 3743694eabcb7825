"""Change the texts of maps: write them, show what would change, or only name the files."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Iterator
from difflib import unified_diff
from enum import Enum
from pathlib import Path

import attrs
import click

from argmap.cli.console import choose_paint, print_error
from argmap.cli.inputs import STDIN, MapInputs, read_stdin
from argmap.files import STDIN_NAME, UnreadableError, decode_exactly, read_bytes, replace_file
from argmap.loader.markdown import is_markdown, replace_blocks
from argmap.project import ProjectFiles
from argmap.source import Text
from argmap.text_layout import Paint, Style, strip_control_chars

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_NO_LINE_END = "\\ No newline at end of file\n"


class Mode(Enum):
    """The ways to handle a changed text."""

    WRITE = "write"
    DIFF = "diff"
    """Print a unified diff, and write nothing."""
    CHECK = "check"
    """Write nothing."""


@attrs.define(eq=False, repr=False)
class Rewriting:
    """The paths of maps whose text changes, and of those that cannot be read or written."""

    changed: list[str] = attrs.field(factory=list)
    failed: dict[str, UnreadableError] = attrs.field(factory=dict)
    refused: list[str] = attrs.field(factory=list)
    """The paths of maps that were not changed for another reason, which has been reported."""

    def print_failures(self, but: Collection[str] = ()) -> None:
        """Print why maps could not be read or written, except some messages."""
        for error in self.failed.values():
            if error.message not in but:
                print_error(str(error))


def rewrite_maps(
    context: click.Context,
    inputs: MapInputs,
    change: Callable[[Text], str | None],
    mode: Mode,
    stdin_name: str = STDIN_NAME,
) -> Rewriting:
    """Change the texts of maps, each completely or not at all.

    `change` gets a text as it is in its file, with its byte-order mark and line ends, and returns
    the new text, or None after it has reported why there is none. Of a Markdown file, it gets each
    block with a map. The new text of standard input is printed. A link that leads out of the
    project of the map is not followed.
    """
    result = Rewriting()
    paint = choose_paint(context)
    for real, path in inputs.maps.items():
        try:
            file = None if path == STDIN else _find_file(path, inputs.folders.get(real))
            name = path if file else stdin_name
            text = decode_exactly(read_bytes(file, path) if file else read_stdin(), name)
            changed = _change(text, change)
            if changed is None:
                result.refused.append(path)
                continue
            if mode is Mode.WRITE and not file:
                click.echo(changed.encode(), nl=False)
            elif mode is Mode.WRITE and file and changed != text.content:
                _write(file, changed, path)
            elif mode is Mode.DIFF:
                print_diff(text, changed, paint)
            if changed != text.content:
                result.changed.append(path)
        except UnreadableError as error:
            result.failed[path] = error
    return result


def _change(text: Text, change: Callable[[Text], str | None]) -> str | None:
    """Return the new text of a file, or None if a map in it was refused."""
    if not is_markdown(text.name):
        return change(text)
    refused: list[Text] = []

    def change_block(block: Text) -> str:
        changed = change(block)
        if changed is None:
            refused.append(block)
            return block.content
        return changed

    changed = replace_blocks(text, change_block)
    return None if refused else changed


def _find_file(path: str, root: str | None) -> Path:
    """Return the file that a path leads to. Raises UnreadableError if it must not be rewritten."""
    folder = Path(path).parent
    project = ProjectFiles(folder, None if root is None else Path(root))
    file = project.find(Path(path).name, folder).real
    if file.exists() and not file.is_file():
        raise UnreadableError("F004", f"{path} is not a regular file, so it cannot be rewritten")
    return file


def _write(file: Path, content: str, path: str) -> None:
    try:
        replace_file(file, content.encode())
    except OSError as error:
        raise UnreadableError("F004", f"{path} cannot be written: {error.strerror}") from None


def print_diff(text: Text, changed: str, paint: Paint) -> None:
    """Print a unified diff, which `patch` applies. A terminal gets no control characters."""
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    for line in _diff_lines(text, changed):
        if is_terminal:
            style = _STYLES.get(line[:1])
            shown = strip_control_chars(line.rstrip("\r\n"))
            click.echo(paint(shown, style) if style else shown)
        else:
            click.echo(line.encode("utf-8", "surrogateescape"), nl=False)


_STYLES = {"+": Style.GOOD, "-": Style.ERROR, "@": Style.FAINT}


def _diff_lines(text: Text, changed: str) -> Iterator[str]:
    before, after = (_LINE.findall(content) for content in (text.content, changed))
    name = text.name.replace("\n", "\N{REPLACEMENT CHARACTER}")  # what follows would be a line
    for line in unified_diff(before, after, name, name):
        yield line if line.endswith("\n") else f"{line}\n{_NO_LINE_END}"
