"""Plan conversions: which files `argmap convert` reads, and where their results go."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import attrs
import click

from argmap.cli.inputs import STDIN
from argmap.cli.output_files import STDOUT, identify
from argmap.formats import Format
from argmap.formats.registry import READABLE, WRITABLE, find_format, find_target
from argmap.project import SUFFIX


@attrs.frozen
class Conversion:
    """A file to convert, and where to."""

    path: str
    output: str
    source: Format | None
    """The format of the file, or None if its content decides."""
    target: Format
    root: Path | None = None


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
    if path != STDIN and output != STDOUT and identify(path) == identify(output):
        raise click.UsageError(f"{output} would overwrite {path}: add --to FORMAT or -o OUT")
    return Conversion(path, output, source, target)


def find_conversions(
    folder: str, output: str | None, source: Format | None, target: Format | None
) -> list[Conversion]:
    """Return the conversions of the files in a folder that have the suffix of a format.

    Files that are in the target format already are left out.
    """
    if output is None or output == STDOUT:
        raise click.UsageError(f"{folder} is a folder: add -o FOLDER for the results")
    target = target or find_format("argmap", WRITABLE)
    formats = [source] if source else [form for form in READABLE if form is not target]
    conversions = []
    for path in _list_files(Path(folder), Path(output)):
        if any(form.may_be_in(path.suffix.lower()) for form in formats):
            relative = path.relative_to(folder).with_suffix(target.suffixes[0])
            made = Conversion(str(path), str(Path(output) / relative), source, target, Path(folder))
            conversions.append(made)
    if not conversions:
        raise click.UsageError(f"{folder} has no file to convert: `argmap convert --list`")
    return conversions


def _list_files(folder: Path, output: Path) -> Iterator[Path]:
    """Yield the files in a folder and below it, but no hidden ones, and none in the output."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and identify(str(Path(parent, name))) != identify(str(output))
        )
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(parent, name)


def find_taken(conversions: Sequence[Conversion]) -> Mapping[str, str]:
    """Return the outputs that must not be written, in folded form, each with the reason."""
    outputs = Counter(fold(conversion.output) for conversion in conversions)
    shared = {output: "is the output of several files" for output in outputs if outputs[output] > 1}
    inputs = {fold(conversion.path): "is one of the inputs" for conversion in conversions}
    return shared | inputs


def fold(path: str) -> str:
    """Return a path that is equal for two names of one file, also where case does not matter."""
    return identify(path).casefold()
