"""`argmap convert`: read and write other formats."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import attrs
import click

from argmap.choices import to_choice
from argmap.cli.console import (
    FAILED,
    choose_paint,
    get_report_width,
    paint,
    print_diagnostic,
    print_error,
    print_hint,
    print_path,
    print_report,
)
from argmap.cli.conversions import Conversion, choose_conversion, find_conversions, find_taken, fold
from argmap.cli.inputs import STDIN, display_name
from argmap.cli.options import MOST_NAMED
from argmap.cli.output_files import STDOUT
from argmap.errors import Error, FormatError
from argmap.files import STDIN_NAME, make_folder
from argmap.formats import FORMATS, Format, LossReport, argmap_text, set_kinds
from argmap.formats.input_file import InputFile, read_input
from argmap.formats.map_json import read_schema
from argmap.formats.registry import (
    READABLE,
    WRITABLE,
    UnknownFormatError,
    detect_format,
    find_format,
)
from argmap.identifiers import normalize_name
from argmap.loader import ArgmapError
from argmap.model import ArgumentMap, Kind
from argmap.rendering.output import write_picture
from argmap.reports.loss_report import format_losses, is_shortened, losses_to_json
from argmap.reports.tables import Cell, Column, format_table
from argmap.source import Diagnostic, nearest
from argmap.text_layout import join_words, pluralize

LOST = 1
"""The exit code of `--strict` if something was lost."""


@attrs.define
class _Results:
    """The results of a run: the losses of converted files, and the exit code."""

    losses: dict[str, LossReport] = attrs.field(factory=dict)
    written: set[str] = attrs.field(factory=set)
    tags: set[str] = attrs.field(factory=set)
    without_recommendation: list[str] = attrs.field(factory=list)
    """The files with maps that have claims, but no recommendation."""
    diagnostics: list[Diagnostic] = attrs.field(factory=list)
    unknown: list[str] = attrs.field(factory=list)
    parts: set[str] = attrs.field(factory=set)
    """The files, in folded form, that were read as a part of another one."""
    problems: list[str] = attrs.field(factory=list)
    code: int = 0

    def note_kinds(self, path: str, argument_map: ArgumentMap) -> None:
        """Note that a map has claims, but no recommendation."""
        kinds = {statement.kind for statement in argument_map.statements.values()}
        if Kind.CLAIM in kinds and Kind.RECOMMENDATION not in kinds:
            self.without_recommendation.append(path)

    def fail(self, problem: str, code: int = FAILED) -> None:
        """Note why a file is not converted. The greatest exit code counts."""
        self.problems.append(problem)
        self.code = max(self.code, code)

    def skip_folders(self, errors: Iterable[OSError]) -> None:
        """Note why folders are not converted."""
        for error in errors:
            self.fail(f"cannot open {error.filename}: {error.strerror}")


def _print_list(context: click.Context, _: click.Parameter, value: bool) -> None:
    if not value:
        return
    columns = (
        Column("format", tuple(Cell([form.name]) for form in FORMATS)),
        Column("reads", tuple(Cell(["yes" if form.load else "no"]) for form in FORMATS)),
        Column("writes", tuple(Cell(["yes" if form.dump else "no"]) for form in FORMATS)),
        Column("files", tuple(Cell([_list_suffixes(form)]) for form in FORMATS)),
        Column("description", tuple(Cell([form.description]) for form in FORMATS)),
    )
    for line in format_table(columns, get_report_width(), choose_paint(context)):
        click.echo(line)
    context.exit()


def _list_suffixes(form: Format) -> str:
    return " ".join((*form.suffixes, *form.read_suffixes))


def _print_schema(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        print_report(read_schema(), "json")
        context.exit()


def _to_kinds(
    context: click.Context, parameter: click.Parameter, value: tuple[str, ...]
) -> dict[str, Kind]:
    """Return the kinds by tag."""
    kinds: dict[str, Kind] = {}
    for written in value:
        tag, _, kind = written.partition("=")
        try:
            kinds[normalize_name(tag.removeprefix("#"))] = to_choice(Kind, kind, "KIND")
        except ValueError as error:
            raise click.BadParameter(f"{written!r}: {error}", context, parameter) from None
    return kinds


@click.command(
    short_help="Read and write the formats of other tools.",
    epilog="""\b
Examples:
  argmap convert debate.json
  argmap convert plan.argmap -o plan.apx --strict
  argmap convert debates -o maps
  argmap convert debate.argdown --kind fact=evidence
  argmap convert --list

\b
Exit codes:
  0  success
  1  something was lost, with --strict
  2  a file could not be read or written, or the arguments are wrong""",
)
@click.argument("path", metavar="IN", type=click.Path(allow_dash=True, readable=False))
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=click.Path(allow_dash=True),
    help="Output file, or folder if IN is a folder; - is standard output.  [default: beside IN]",
)
@click.option(
    "--from", "source", metavar="FORMAT", help="Format of IN.  [default: its suffix and content]"
)
@click.option(
    "--to", "target", metavar="FORMAT", help="Format of OUT.  [default: its suffix, or argmap]"
)
@click.option("--strict", is_flag=True, help="Write no file of which something would be lost.")
@click.option(
    "--kind",
    "kinds",
    metavar="TAG=KIND",
    multiple=True,
    callback=_to_kinds,
    help="Kind of the statements with a tag, such as fact=evidence; repeatable.",
)
@click.option(
    "--losses",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Format of the report of what was lost; json is printed on standard output instead of the "
    "paths, unless the map is.",
)
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_list,
    help="List the formats.",
)
@click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_schema,
    help="Print the JSON Schema of the format json.",
)
@click.pass_context
def convert(
    context: click.Context,
    path: str,
    output: str | None,
    source: str | None,
    target: str | None,
    strict: bool,
    kinds: Mapping[str, Kind],
    losses: str,
) -> None:
    """Convert a file, or each file in a folder, and report what was lost.

    IN is a file, a folder, or - for standard input. The result is a map in argmap's language unless
    --to or the suffix of OUT names another format. What the other format cannot express is
    reported on standard error, with its place. Nothing is guessed: a relation without a counterpart
    is lost, and not turned into support.
    """
    results = _Results()
    errors: list[OSError] = []
    try:
        source_format = find_format(source, READABLE) if source else None
        target_format = find_format(target, WRITABLE) if target else None
        if path != STDIN and os.path.isdir(path):  # noqa: PTH112 -- Path raises on a NUL byte
            conversions = find_conversions(path, output, source_format, target_format, errors)
        else:
            conversions = [choose_conversion(path, output, source_format, target_format)]
    except FormatError as error:
        raise click.UsageError(str(error)) from None
    results.skip_folders(errors)
    taken = find_taken(conversions)
    losses_on_stdout = losses == "json" and STDOUT not in {item.output for item in conversions}
    with _show_progress(conversions) as shown:
        for conversion in shown:
            try:
                _convert(conversion, results, strict, taken, kinds)
            except ArgmapError as error:
                results.diagnostics += error.diagnostics
                name = display_name(conversion.path)
                results.fail(f"{name} not converted: fix the errors above first")
            except UnknownFormatError as error:
                if conversion.root:  # in a folder, not every file is an argument
                    results.unknown.append(conversion.path)
                else:
                    results.fail(str(error))
            except Error as error:
                results.fail(str(error))
            else:
                if not losses_on_stdout and conversion.output in results.written:
                    print_path(conversion.output)
    _print_results(results, losses, losses_on_stdout)
    _warn_of_unknown_tags(kinds, results)
    context.exit(results.code)


def _show_progress(
    conversions: Sequence[Conversion],
) -> AbstractContextManager[Iterable[Conversion]]:
    """Return the conversions; going through them shows progress on a terminal.

    If the names of the written files go to the terminal, these are the progress.
    """
    is_seen = sys.stderr and sys.stderr.isatty() and not (sys.stdout and sys.stdout.isatty())
    if len(conversions) == 1 or not is_seen:
        return nullcontext(conversions)
    return click.progressbar(conversions, label="Converting", file=sys.stderr)


def _convert(
    conversion: Conversion,
    results: _Results,
    strict: bool,
    taken: Mapping[str, str],
    kinds: Mapping[str, Kind],
) -> None:
    """Convert a file and write the result. Raises Error."""
    name, output = display_name(conversion.path), conversion.output
    if output != STDOUT and (reason := taken.get(fold(output))):
        raise FormatError(f"{name} not converted: {output} {reason}")
    file = _read(conversion)
    source = conversion.source or detect_format(file)
    assert source.load
    assert conversion.target.dump
    imported = source.load(file)
    others = {fold(str(other)) for other in file.others}
    results.parts |= others
    if output != STDOUT and fold(output) in others:
        raise FormatError(
            f"{name} not converted: {output} is one of the files that it was read from"
        )
    results.diagnostics += imported.warnings
    for statement in imported.map.statements.values():
        results.tags.update(statement.tags)
    argument_map = set_kinds(imported.map, kinds)
    exported = conversion.target.dump(argument_map)
    losses = imported.losses + exported.losses
    results.losses[name] = losses
    if strict and losses:
        results.fail(f"{name} not converted: {pluralize(len(losses), 'part')} would be lost", LOST)
    elif output == STDOUT:
        click.echo(exported.encode(), nl=False)
    else:
        if conversion.root:
            _make_folder(Path(output).parent)
        write_picture(exported.encode(), output)
        results.written.add(output)
        if conversion.target is argmap_text.FORMAT:
            results.note_kinds(output, argument_map)


def _make_folder(folder: Path) -> None:
    try:
        make_folder(folder)
    except OSError as error:
        raise FormatError(f"cannot make the folder {folder}: {error.strerror}") from None


def _read(conversion: Conversion) -> InputFile:
    if conversion.path != STDIN:
        return read_input(Path(conversion.path), conversion.root)
    if sys.stdin is None:
        raise FormatError("standard input cannot be read: it is closed")
    try:
        return InputFile(STDIN_NAME, sys.stdin.buffer.read(), Path())
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FormatError(f"standard input cannot be read: {reason}") from None


def _warn_of_unknown_tags(kinds: Iterable[str], results: _Results) -> None:
    """Print a warning for each tag of `--kind` that no statement has, if all files were read."""
    for tag in kinds:
        if tag not in results.tags and not results.code:
            near = nearest(tag, results.tags)
            hint = f"; did you mean #{near}?" if near else ""
            print_error(f"warning: no statement has the tag #{tag} of --kind{hint}")


def _print_results(results: _Results, form: str, losses_on_stdout: bool) -> None:
    """Print the diagnostics, what was lost, and why files were not converted."""
    for diagnostic in results.diagnostics:
        print_diagnostic(diagnostic)
    if form == "json":
        report = losses_to_json(results.losses)
        if losses_on_stdout:
            print_report(report, form)
        else:
            click.echo(report, nl=False, err=True)
    else:
        width = get_report_width()
        for name, losses in results.losses.items():
            click.echo(format_losses(losses, name, width=width, paint=paint), nl=False, err=True)
        if any(map(is_shortened, results.losses.values())):
            click.echo("add `--losses json` to list all that was lost", err=True)
    if unknown := [path for path in results.unknown if fold(path) not in results.parts]:
        files = "1 file is" if len(unknown) == 1 else f"{len(unknown):,} files are"
        names = join_words(unknown, MOST_NAMED)
        print_error(f"{files} in no known format: {names}; name it with `--from`")
    for problem in results.problems:
        print_error(problem)
    if results.without_recommendation:
        names = join_words(results.without_recommendation, MOST_NAMED)
        print_hint(
            f"No recommendation in {names}: change `claim` to `recommendation`, `evidence` or "
            "`assumption` where it is one."
        )
