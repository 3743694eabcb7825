"""Plan conversions: which files `argmap convert` reads, and where their results go."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs
import click

from argmap.cli.inputs import STDIN
from argmap.cli.output_files import STDOUT, identify, refuse_map
from argmap.errors import Error
from argmap.files import list_files
from argmap.formats import Format, argmap_text
from argmap.formats.input_file import read_input
from argmap.formats.registry import (
    READABLE,
    WRITABLE,
    detect_format,
    find_format,
    find_target,
)
from argmap.loader.markdown import is_markdown
from argmap.project import SUFFIX

HIDDEN = (".dotstop.dot",)
"""Hidden files that are converted with their folder: the graph of trudag."""


def describe_other_format(path: str) -> str | None:
    """Return how to make a map of a file that is in another tool's format; None if it is not."""
    if Path(path).suffix.lower() in ("", SUFFIX) or is_markdown(path):
        return None
    try:
        found = detect_format(read_input(Path(path)))
    except Error:
        return None
    if found is argmap_text.FORMAT:
        return None
    return f"it is in the format {found.name}: convert it with `argmap convert {shlex.quote(path)}`"


@attrs.frozen
class Conversion:
    """A file to convert, and where to."""

    path: str
    output: str
    source: Format | None
    """The format of the file, or None if its content decides."""
    target: Format
    root: Path | None = None
    replaces: bool = False
    """Whether the output is a file in the folder that is converted."""


def choose_conversion(
    path: str, output: str | None, source: Format | None, target: Format | None
) -> Conversion:
    """Return the conversion of a single file. Raises FormatError and click.UsageError."""
    if target is None:
        has_suffix = output is not None and output != STDOUT
        target = find_target(Path(output or "").suffix.lower() if has_suffix else SUFFIX)
    if output is None:
        output = STDOUT if path == STDIN else str(Path(path).with_suffix(target.suffixes[0]))
        if output != STDOUT and identify(path) != identify(output) and Path(output).exists():
            raise click.UsageError(f"{output} exists: add `-o {output}` to replace it")
    if target is not argmap_text.FORMAT:
        refuse_map(output)
    if path != STDIN and output != STDOUT and identify(path) == identify(output):
        raise click.UsageError(f"{output} would overwrite {path}: add --to FORMAT or -o OUT")
    return Conversion(path, output, source, target)


def find_conversions(
    folder: str,
    output: str | None,
    source: Format | None,
    target: Format | None,
    errors: list[OSError],
) -> list[Conversion]:
    """Return the conversions of the files in a folder that have the suffix of a format.

    Files in the output, in the target format already, or hidden are left out, except HIDDEN.
    The results of `debate.json` and `debate.ad` keep these suffixes, as in `debate.ad.argmap`.
    Folders that cannot be opened are appended to `errors`. Raises FormatError and click.UsageError.
    """
    if output is None or output == STDOUT:
        raise click.UsageError(f"{folder} is a folder: add -o FOLDER for the results")
    target = target or find_format("argmap", WRITABLE)
    formats = [source] if source else [form for form in READABLE if form is not target]
    suffix = target.suffixes[0]
    found = [*list_files(Path(folder), errors, Path(output), HIDDEN)]
    present = {fold(str(path)) for path in found if path.name.lower().endswith(suffix)}
    paths = [path for path in found if any(form.may_be_in(path.suffix.lower()) for form in formats)]
    names = Counter(fold(str(path.with_suffix(""))) for path in paths)
    conversions = []
    for path in paths:
        is_unique = names[fold(str(path.with_suffix("")))] == 1
        name = (path.stem if is_unique else path.name).removeprefix(".") + suffix
        written = str(Path(output, path.relative_to(folder)).with_name(name))
        replaces = fold(written) in present
        conversions.append(Conversion(str(path), written, source, target, Path(folder), replaces))
    if not conversions and not errors:
        raise click.UsageError(f"{folder} has no file to convert: `argmap convert --list`")
    return conversions


def find_taken(conversions: Sequence[Conversion]) -> Mapping[str, str]:
    """Return the outputs that must not be written, in folded form, each with the reason."""
    outputs = Counter(fold(conversion.output) for conversion in conversions)
    shared = {output: "is the output of several files" for output in outputs if outputs[output] > 1}
    present = {
        fold(conversion.output): "exists; name another folder with -o"
        for conversion in conversions
        if conversion.replaces
    }
    inputs = {fold(conversion.path): "is one of the inputs" for conversion in conversions}
    return present | shared | inputs


def fold(path: str) -> str:
    """Return a path that is equal for two names of one file, even where case does not matter."""
    return identify(path).casefold()
