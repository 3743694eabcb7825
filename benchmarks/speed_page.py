"""Write the results as Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from benchmarks.comparisons import CONVERT, DOT, GROWTH, MANY, START, SVG, Comparison
from benchmarks.pages import BRIEF, OPEN, PAGE

INTRODUCTION = """\
# Speed

How long argmap takes, measured in one run on one machine:

    python -m benchmarks --argdown FOLDER --before PYTHON --chromium -o docs/speed.md

Each figure is the median of several turns in which the commands alternate, from the start of a
process to its end. *Ratio* is argmap's figure divided by the other's: below 1, argmap is faster or
smaller. Ratios hold on other machines; seconds do not. The arguments are generated from fixed
seeds, the same for both tools: *trees* of fifty statements, five levels deep; *shared reasons*,
where one statement in five supports a second one; and *cycles*, where one in twenty also supports
or attacks a statement below it.
"""

NOTES = {
    DOT: "`argmap render MAP --format dot` parses, judges and writes DOT. Argdown's `map -f dot` "
    "parses and writes DOT; it does not judge. Start-up takes most of the time up to 1,000 "
    "statements.",
    SVG: "`argmap render MAP` with the Graphviz that pip installs, and Argdown's `map -f svg`. "
    "Graphviz takes most of the time.",
    CONVERT: "`argmap convert MAP.argdown -o MAP.json`, which also reports what is lost, and "
    "Argdown's `json`.",
    PAGE: "`argmap render MAP -o MAP.html` judges, checks and explains, and writes one file that "
    "needs no network. *A picture* is `argmap render MAP`. Argdown's `html` writes the text as a "
    "page, without a map; its `web-component` draws a map in a page that loads scripts from the "
    "network.",
    OPEN: "In headless Chromium, in a window of 1,440 × 900. *Open* ends when the first frame is "
    "drawn; large maps open collapsed. *Zoom* is ten steps of the wheel, each with a frame; at 60 "
    "frames a second they take 0.17 s. The goals are absolute.",
    BRIEF: "`argmap brief`, whose memo has a picture of each recommendation. *A picture* is "
    "`argmap render` of the whole map.",
    START: "An empty Python is `python -c pass`.",
    MANY: "`argmap check FOLDER`.",
    GROWTH: "`argmap render MAP --format dot`, minus the time for a map of one statement; and the "
    "memory that tracemalloc counts for a parsed map, its text included.",
}


def format_page(comparisons: Sequence[Comparison], machine: Iterable[str]) -> str:
    """Return the page: the machine, then a table for each section."""
    parts = [INTRODUCTION, "".join(f"- {line}\n" for line in machine)]
    for section, note in NOTES.items():
        rows = [comparison for comparison in comparisons if comparison.section == section]
        if rows:
            parts += [f"## {section}\n", f"{note}\n", _format_table(rows)]
    return "\n".join(parts)


def describe_machine(tools: Iterable[str]) -> list[str]:
    """Return what a reader has to know about the machine and the tools."""
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return [
        f"{date.today().isoformat()}, {_find_processor()}, {os.cpu_count()} cores, "
        f"{gigabytes:.0f} GB",
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        ", ".join(tools),
    ]


def _find_processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def _format_table(comparisons: Iterable[Comparison]) -> str:
    lines = [
        "| what | compared with | argmap | other | ratio | goal |",
        "| --- | --- | ---: | ---: | ---: | --- |",
    ]
    for comparison in comparisons:
        ours, theirs = (
            _format_figure(figure, comparison.unit)
            for figure in (comparison.ours, comparison.theirs)
        )
        ratio = "" if comparison.ratio is None else f"{comparison.ratio:.2f}"
        cells = (
            comparison.subject,
            comparison.other,
            ours,
            theirs,
            ratio,
            _format_goal(comparison),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _format_figure(figure: float | None, unit: str) -> str:
    if figure is None:
        return "failed"
    digits = 0 if figure >= 100 else 1 if figure >= 10 else 2 if figure >= 1 else 3
    return f"{figure:,.{digits}f} {unit}"


def _format_goal(comparison: Comparison) -> str:
    if comparison.goal is None:
        return ""
    met = comparison.ratio is not None and comparison.ratio <= comparison.goal
    return f"{comparison.goal:g}, {'met' if met else '**not met**'}"
