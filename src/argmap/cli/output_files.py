"""The files that commands write, and the files that they must not overwrite."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Generic, Literal, TypeVar

import attrs
import click

from argmap.cli.console import print_error, print_path
from argmap.cli.inputs import STDIN, display_name, file_of
from argmap.errors import Error
from argmap.identifiers import id_stem
from argmap.loader import Draft
from argmap.project import SUFFIX
from argmap.rendering import FORMATS, PictureFormat, RenderError
from argmap.rendering.output import write_picture
from argmap.text_layout import join_words

STDOUT = "-"

OutputFormat = PictureFormat | Literal["html"]

OUTPUT_FORMATS: tuple[OutputFormat, ...] = (*FORMATS, "html")


Form = TypeVar("Form", bound=str)


@attrs.frozen(eq=False, repr=False)
class Target(Generic[Form]):
    """An output file, or `-`, and its format."""

    path: str
    form: Form


@attrs.frozen(eq=False, repr=False)
class Output:
    """The content to write to a file, or to standard output if the path is `-`."""

    path: str
    data: bytes = attrs.field(repr=False)
    warnings: tuple[str, ...] = ()


def choose_targets(
    drafts: Mapping[str, Draft],
    output: str | None,
    form: Form | None,
    formats: Sequence[Form],
    ending: str = "",
) -> Mapping[str, Target[Form]]:
    """Return the targets of the outputs of maps, by the names of the maps.

    By default, the format is the first, and the name that of the map with an `ending`. Maps in a
    Markdown file are named by their title, or numbered. Raises click.UsageError.
    """
    targets = {}
    numbers: Counter[str] = Counter()
    for name, draft in drafts.items():
        stem = file_of(name, draft)
        if draft.block:
            numbers[stem] += 1
            title = draft.block.title
            stem = f"{PurePath(stem).with_suffix('')}-{id_stem(title) if title else numbers[stem]}"
        elif stem.lower().endswith(SUFFIX):
            stem = stem[: -len(SUFFIX)]
        if stem != STDIN:
            stem += ending
        targets[name] = choose_target(stem, output, form, formats)
    return targets


def choose_target(
    stem: str, output: str | None, form: Form | None, formats: Sequence[Form]
) -> Target[Form]:
    """Return the target of an output beside a file with some stem. Raises click.UsageError."""
    default = form or formats[0]
    if output is None and stem != STDIN:
        return Target(f"{stem}.{default}", default)
    if output is None or output == STDOUT:
        return Target(STDOUT, default)
    by_suffix = {f".{name}": name for name in formats}
    suffix = Path(output).suffix.lower()
    refuse_map(output)
    found = by_suffix.get(suffix)
    if form is not None and found not in (None, form):
        raise click.UsageError(f"--format {form} contradicts the suffix {suffix} of {output}")
    if form is None and found is None:
        if os.path.isdir(output):  # noqa: PTH112 -- Path raises on a NUL byte
            raise click.UsageError(f"{output} is a folder: name a file in it")
        known = ", ".join(by_suffix)
        raise click.UsageError(f"{output} has none of the suffixes {known}: add --format")
    return Target(output, found or default)


def refuse_map(output: str) -> None:
    """Raise click.UsageError if an output that is not a map would overwrite one."""
    if output.lower().endswith(SUFFIX) and os.path.isfile(output):  # noqa: PTH113 -- never raises
        raise click.UsageError(f"{output} would overwrite a map: name another file")


def find_refused(
    drafts: Mapping[str, Draft], targets: Mapping[str, Target[Form]], evidence: str | None
) -> Mapping[str, str]:
    """Return the maps whose outputs would overwrite something, each with the reason.

    `evidence` is the path of a file with the outcomes of tests.
    """
    read = list_read(drafts, evidence)
    shared: dict[str, list[str]] = {}
    for path, target in targets.items():
        shared.setdefault(identify(target.path), []).append(path)
    refused = {}
    for path, target in targets.items():
        same = shared[identify(target.path)]
        if target.path == STDOUT:
            continue
        if (overwritten := read.get(identify(target.path))) is not None:
            use = "--evidence names" if overwritten == evidence else "the map is read from"
            refused[path] = f"{target.path} would overwrite {overwritten}, which {use}"
        elif len(same) > 1:
            others = join_words([display_name(other) for other in same])
            fix = "give each another title" if drafts[path].block else "use -o for each"
            refused[path] = f"{others} have the same output {target.path}: {fix}"
    return refused


def list_read(drafts: Mapping[str, Draft], evidence: str | None) -> dict[str, str]:
    """Return the names of the files that maps and evidence are read from, by their identity."""
    read = {identify(evidence): evidence} if evidence else {}
    for name, draft in drafts.items():
        path = file_of(name, draft)
        folder = Path() if path == STDIN else Path(path).parent
        document = [str(folder / draft.map.document)] if draft.map.document else []
        for file in (*document, *draft.included_paths, *([] if path == STDIN else [path])):
            read[identify(file)] = file
    return read


def identify(path: str) -> str:
    """Return a path that is equal for two names of one file."""
    return os.path.normcase(os.path.realpath(path))


def write_all(
    name: str, outputs: Iterable[Output], read: Mapping[str, str], done: str = "drawn"
) -> bool:
    """Write the outputs of a map, print their paths, and return whether that worked.

    `read` are the names of the files that must not be overwritten, by their identity. `done` is the
    participle of what the command does with the map.
    """
    worked = True
    taken = {key.casefold(): name for key, name in read.items()}
    try:
        for output in outputs:
            for warning in output.warnings:
                print_error(f"{display_name(name)}: {warning}")
            key = identify(output.path).casefold()  # some file systems ignore case
            if output.path != STDOUT and key in taken:
                print_error(f"{output.path} not written: it would overwrite {taken[key]}")
                worked = False
                continue
            taken[key] = output.path
            worked = _write(output.data, output.path) and worked
            if not worked and not Path(output.path).parent.is_dir():
                return False  # nor can the others be written
    except Error as error:
        print_error(f"{display_name(name)} not {done}: {error}")
        return False
    return worked


def _write(data: bytes, path: str) -> bool:
    if path == STDOUT:
        click.echo(data, nl=False)
        return True
    try:
        write_picture(data, path)
    except RenderError as error:
        print_error(str(error))
        return False
    print_path(path)
    return True
