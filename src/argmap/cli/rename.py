"""`argmap rename`: give a statement or a source another name, wherever it is used."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from pathlib import PurePath

import click

from argmap.cli.console import FAILED, print_error, print_path
from argmap.cli.inputs import STDIN, MapInputs, file_of, paths_argument, read_maps
from argmap.cli.options import print_diagnostics
from argmap.cli.rewriting import Mode, rewrite_maps
from argmap.identifiers import is_id, is_key, normalize_name
from argmap.language.renaming import rename_source, rename_statement
from argmap.loader import Draft
from argmap.loader.bibliography import SUFFIXES
from argmap.loader.renaming import find_source_obstacle, find_statement_obstacle
from argmap.source import Text, nearest


@click.command(
    short_help="Rename a statement or a source.",
    epilog="""\b
Examples:
  argmap rename late too-late plan.argmap
  argmap rename @readout @summit-readout maps/
  argmap rename --diff late too-late maps/

\b
Exit codes:
  0  success
  2  a map has errors, OLD is unknown, NEW is taken, or a file cannot be
     written""",
)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@paths_argument
@click.option("--diff", is_flag=True, help="Only show what would change.")
@click.pass_context
def rename(
    context: click.Context, /, old: str, new: str, paths: tuple[str, ...], diff: bool
) -> None:
    """Give a statement or a source another name, where it is written and wherever it is used.

    OLD and NEW are the ids of a statement, or the keys of a source as they are cited, @KEY. PATH is
    a map, a Markdown file with maps, or a folder. The maps that it includes are changed as well. A
    statement without an id, whose id is generated, gets one. Only names change.
    """
    if STDIN in paths:
        raise click.UsageError("a map on standard input cannot be changed: name its file")
    is_source = old.startswith("@")
    before, after = (normalize_name(name[1:] if is_source else name) for name in (old, new))
    _check_name(new, after, is_source)
    affected = _read_affected(context, paths, before, is_source)
    find_obstacle = find_source_obstacle if is_source else find_statement_obstacle
    obstacles = {name: find_obstacle(affected[name].map, before, after) for name in affected}
    for name, obstacle in obstacles.items():
        if obstacle:
            print_error(f"{name} cannot be changed: {obstacle}")
    if any(obstacles.values()):
        context.exit(FAILED)
    unnamed = set(_list_unnamed(before, affected.values()))
    change = (
        partial(rename_source, old=before, new=after)
        if is_source
        else partial(_rename_statement, old=before, new=after, unnamed=unnamed)
    )
    inputs = _list_files(affected)
    # Files change together, so all are read before one is written.
    rewriting = rewrite_maps(context, inputs, change, Mode.CHECK)
    if not rewriting.failed:
        rewriting = rewrite_maps(context, inputs, change, Mode.DIFF if diff else Mode.WRITE)
        for path in () if diff else rewriting.changed:
            print_path(path)
    rewriting.print_failures()
    context.exit(FAILED if rewriting.failed else 0)


def _read_affected(
    context: click.Context, paths: tuple[str, ...], name: str, is_source: bool
) -> Mapping[str, Draft]:
    """Return the maps that have a statement or source. Exit if a map has errors, or none has it."""
    drafts, problems = read_maps(paths)
    included = {
        os.path.realpath(path) for draft in drafts.values() for path in draft.included_paths
    }
    for map_name, draft in list(drafts.items()):
        if os.path.realpath(file_of(map_name, draft)) in included:
            del drafts[map_name]  # alone, it may be incomplete
    are_right = [print_diagnostics(map_name, drafts[map_name], "changed") for map_name in drafts]
    for problem in problems:
        print_error(problem)
    if problems or not all(are_right):
        context.exit(FAILED)
    affected = {
        map_name: draft
        for map_name, draft in drafts.items()
        if name in (draft.map.sources if is_source else draft.map.statements)
    }
    if not affected:
        print_error(_explain_unknown(name, is_source, drafts.values()))
        context.exit(FAILED)
    return affected


def _check_name(written: str, name: str, is_source: bool) -> None:
    """Raise click.UsageError if the new name is none."""
    if is_source and not (written.startswith("@") and is_key(name)):
        raise click.UsageError(f"{written!r} is not the key of a source: write @KEY")
    if not is_source and not is_id(name):
        raise click.UsageError(
            f"{written!r} is not an id: write a letter, then letters, digits, `_`, `-` or `.`"
        )


def _explain_unknown(name: str, is_source: bool, drafts: Iterable[Draft]) -> str:
    """Return that no map has a name, and which similar name there is."""
    known: dict[str, str] = {}
    for draft in drafts:
        known |= {source: f"@{source}" for source in draft.map.sources}
        known |= {statement: statement for statement in draft.map.statements}
    what = f"source @{name}" if is_source else f"statement {name}"
    near = name if name in known else nearest(name, known)
    return f"no map has a {what}" + (f"; did you mean {known[near]}?" if near else "")


def _list_unnamed(name: str, drafts: Iterable[Draft]) -> Iterator[tuple[str, int]]:
    """Yield the files and lines of the statements whose generated id is renamed."""
    for draft in drafts:
        statement = draft.map.statements.get(name)
        if statement and statement.has_generated_id and statement.span:
            yield os.path.realpath(statement.span.path), statement.span.line


def _rename_statement(text: Text, old: str, new: str, unnamed: Collection[tuple[str, int]]) -> str:
    real = os.path.realpath(text.name)
    return rename_statement(text, old, new, {line for path, line in unnamed if path == real})


def _list_files(drafts: Mapping[str, Draft]) -> MapInputs:
    """Return the files of some maps, with those that they include."""
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for name, draft in drafts.items():
        for path in (file_of(name, draft), *draft.included_paths):
            real = os.path.realpath(path)
            if PurePath(path).suffix.lower() not in SUFFIXES:
                files.setdefault(real, path)
            if draft.root:
                folders.setdefault(real, str(draft.root))
    return MapInputs(files, folders, frozenset(), ())
