"""The files that pictures are written to, and the files that they must not overwrite."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Literal

import attrs
import click

from argmap.cli.inputs import STDIN, display_name, file_of
from argmap.identifiers import id_stem
from argmap.loader import Draft
from argmap.project import SUFFIX
from argmap.rendering import FORMATS, PictureFormat
from argmap.text_layout import join_words

STDOUT = "-"

OutputFormat = PictureFormat | Literal["html"]

OUTPUT_FORMATS: tuple[OutputFormat, ...] = (*FORMATS, "html")


@attrs.frozen
class Target:
    """An output file, or `-`, and its format."""

    path: str
    form: OutputFormat


@attrs.frozen
class Output:
    """What is written to a file, or to standard output if the path is `-`."""

    path: str
    data: bytes = attrs.field(repr=False)
    warnings: tuple[str, ...] = ()


def choose_targets(
    drafts: Mapping[str, Draft], output: str | None, form: OutputFormat | None
) -> Mapping[str, Target]:
    """Return the targets of the pictures of maps, by the names of the maps.

    Those in a Markdown file are named by their title, or numbered. Raises click.UsageError.
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
        targets[name] = choose_target(stem, output, form)
    return targets


def choose_target(stem: str, output: str | None, form: OutputFormat | None) -> Target:
    """Return the target of a picture beside a file with some stem. Raises click.UsageError."""
    if output is None and stem != STDIN:
        return Target(f"{stem}.{form or 'svg'}", form or "svg")
    if output is None or output == STDOUT:
        return Target(STDOUT, form or "svg")
    by_suffix: Mapping[str, OutputFormat] = {f".{name}": name for name in OUTPUT_FORMATS}
    suffix = Path(output).suffix.lower()
    found = by_suffix.get(suffix)
    if form is not None and found not in (None, form):
        raise click.UsageError(f"--format {form} contradicts the suffix {suffix} of {output}")
    if form is None and found is None:
        known = ", ".join(by_suffix)
        raise click.UsageError(f"{output} has none of the suffixes {known}: add --format")
    return Target(output, form or found or "svg")


def find_refused(
    drafts: Mapping[str, Draft], targets: Mapping[str, Target], evidence: str | None
) -> Mapping[str, str]:
    """Return the maps whose pictures would overwrite something, each with the reason.

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
            refused[path] = f"{others} have the same picture {target.path}: {fix}"
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
