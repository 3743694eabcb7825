"""`argmap check`: check maps and report findings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from argmap.checker import CheckResult
from argmap.checker.baseline import BaselineError, make_baseline, read_baseline
from argmap.checker.messages import MOST_NAMED
from argmap.checker.registry import installed_rules
from argmap.checker.settings import SettingsError
from argmap.cli.check_maps import check_maps
from argmap.cli.console import FAILED, choose_paint, print_diagnostic, print_error, print_report
from argmap.cli.fix_maps import fix_maps
from argmap.cli.inputs import STDIN, MapInputs, find_maps, optional_paths_argument
from argmap.cli.options import evidence_option, warn_of_unknown_tests
from argmap.cli.rewriting import Mode, Rewriting
from argmap.cli.settings import CheckOptions, settings_options
from argmap.files import STDIN_NAME
from argmap.reports.check_report import FORMATS, ReportFormat, format_report
from argmap.reports.statistics import format_statistics
from argmap.source import Severity
from argmap.test_results import Outcomes
from argmap.text_layout import join_words, pluralize

FOUND = 1


@click.command(
    short_help="Check maps and report findings.",
    epilog="""\b
Examples:
  argmap check plan.argmap
  argmap check --as-written --fail-on warning maps/
  argmap check --select default,R017 --ignore W plan.argmap
  argmap check --baseline known.json --write-baseline maps/
  argmap check --evidence outcomes.json release.argmap
  argmap check --fix maps/
  argmap check --format json - < plan.argmap
  argmap check --stdin-filename maps/plan.argmap - < draft.argmap

\b
Exit codes:
  0  success
  1  findings of the --fail-on severity or worse, or a difference with --diff
  2  a map, the settings or the baseline cannot be read""",
)
@optional_paths_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default=FORMATS[0],
    show_default=True,
    help="Output format.",
)
@click.option(
    "--severity",
    type=click.Choice([*map(str, Severity)]),
    help="Show findings of this severity or worse.  [default: warning for text, else info]",
)
@click.option("--statistics", is_flag=True, help="Count findings by rule.")
@click.option(
    "--fix", is_flag=True, help="Correct errors in the text that can mean only one thing."
)
@click.option("--diff", is_flag=True, help="Only show what --fix would change.")
@settings_options
@click.option(
    "--baseline",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Report only findings that are not in this file.  [default: `baseline` in the settings]",
)
@click.option("--write-baseline", is_flag=True, help="Update the baseline with the findings.")
@click.option(
    "--stdin-filename",
    metavar="PATH",
    default=STDIN_NAME,
    help="Path of the map on standard input, for settings and places.",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Limit the number of processes.  [default: one per processor]",
)
@evidence_option
@click.pass_context
def check(
    context: click.Context,
    /,
    paths: tuple[str, ...],
    form: ReportFormat,
    severity: str | None,
    statistics: bool,
    fix: bool,
    diff: bool,
    baseline: Path | None,
    write_baseline: bool,
    stdin_filename: str,
    jobs: int,
    outcomes: Outcomes | None,
    **options: Any,
) -> None:
    """Check maps: report errors in their text and recommendations without support.

    PATH is a map, a Markdown file with maps in ```argmap blocks, a folder with maps (by default,
    the current one), or - for standard input. Settings come from options, or from the nearest
    argmap.toml or pyproject.toml with a [tool.argmap] table.
    """
    if statistics and form != FORMATS[0]:
        raise click.UsageError(f"--statistics needs --format {FORMATS[0]}")
    _check_standard_input(paths, stdin_filename, needs_files=fix or diff)
    check_options = CheckOptions(**options)
    try:
        inputs = find_maps(paths, check_options.settings_for)
        if diff:
            context.exit(_show_fixes(context, inputs, check_options))
        rewriting = fix_maps(context, inputs, check_options, Mode.WRITE) if fix else Rewriting()
        results = check_maps(inputs, check_options, jobs, outcomes, stdin_filename)
    except SettingsError as error:
        for diagnostic in error.diagnostics:
            print_diagnostic(diagnostic)
        context.exit(FAILED)
    warn_of_unknown_tests(outcomes, {result.name: result.map for result in results})
    try:
        results = _apply_baselines(results, paths, check_options, baseline, write=write_baseline)
    except BaselineError as error:
        print_error(str(error))
        context.exit(FAILED)
    if statistics:
        report = format_statistics(
            results, choose_paint(context), Severity(severity or Severity.INFO)
        )
    else:
        report = format_report(results, form, choose_paint(context), severity)
    print_report(report, form)
    reported = {error.message for result in results for error in result.errors}
    rewriting.print_failures(but=reported)
    for notice in inputs.find_empty({result.path for result in results}):
        print_error(notice)
    _print_other_formats(results)
    problems = (*inputs.problems, *installed_rules().problems)
    for problem in problems:
        print_error(problem)
    has_failed = bool(problems or rewriting.failed)
    context.exit(FAILED if has_failed else _choose_exit_code(results))


def _check_standard_input(paths: Sequence[str], stdin_filename: str, *, needs_files: bool) -> None:
    if stdin_filename != STDIN_NAME and STDIN not in paths:
        raise click.UsageError("--stdin-filename needs the path -")
    if needs_files and STDIN in paths:
        raise click.UsageError("--fix and --diff need files, not standard input")


def _print_other_formats(results: Sequence[CheckResult]) -> None:
    """Print which files with errors are in the format of another tool."""
    if any(result.errors for result in results):
        from argmap.cli.conversions import describe_other_format  # loads all formats

        for result in results:
            if result.errors and (problem := describe_other_format(result.path)):
                print_error(f"{result.path} not checked: {problem}")


def _choose_exit_code(results: Sequence[CheckResult]) -> int:
    if any(result.errors for result in results):
        return FAILED
    failing = any(result.fails_on(finding) for result in results for finding in result.findings)
    return FOUND if failing else 0


def _show_fixes(context: click.Context, inputs: MapInputs, options: CheckOptions) -> int:
    """Show what fixes would change. Return the exit code. Raises SettingsError."""
    rewriting = fix_maps(context, inputs, options, Mode.DIFF)
    rewriting.print_failures()
    for problem in inputs.problems:
        print_error(problem)
    if inputs.problems or rewriting.failed:
        return FAILED
    return FOUND if rewriting.changed else 0


def _apply_baselines(
    results: Sequence[CheckResult],
    paths: Sequence[str],
    options: CheckOptions,
    named: Path | None,
    *,
    write: bool,
) -> list[CheckResult]:
    """Apply the baseline that is named, or those in the settings. Raises BaselineError."""
    numbers_by_path: dict[Path | None, list[int]] = {}
    for number, result in enumerate(results):
        path = named or options.settings_for(Path(result.path).parent).baseline_path
        numbers_by_path.setdefault(path, []).append(number)
    if write and named is None and None in numbers_by_path:
        raise click.UsageError("--write-baseline needs --baseline FILE, or `baseline` in settings")
    left = dict(enumerate(results))
    for path, numbers in numbers_by_path.items():
        if path is not None:
            found = _apply_baseline(
                [results[number] for number in numbers], paths, path, write=write
            )
            left.update(zip(numbers, found, strict=True))
    return list(left.values())


def _apply_baseline(
    results: Sequence[CheckResult], paths: Sequence[str], path: Path, *, write: bool
) -> list[CheckResult]:
    is_new = write and not path.exists()
    baseline = make_baseline([], path.parent) if is_new else read_baseline(path)
    unused = baseline.find_unused(results, paths)
    if write:
        baseline = baseline.update(results, paths)
        baseline.write(path)
    if unused:
        entries = pluralize(len(unused), "entry", "entries")
        named = join_words([str(entry) for entry in unused], MOST_NAMED)
        fix = "removed" if write else "`--write-baseline` removes such entries"
        print_error(f"{path}: {entries} without a finding ({named}); {fix}")
    return baseline.apply(results)
