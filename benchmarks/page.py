"""The results as Markdown: what was asked and what came of it first, then every comparison."""

from __future__ import annotations

import os
import platform
import tomllib
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from benchmarks.contestants import Argdown, versions_of_packages
from benchmarks.goals import Comparison, Goal

NOTES = Path(__file__).with_name("notes.toml")
"""What is written by hand: for each goal that is not met, what was tried and what it would take."""


def page(
    comparisons: Sequence[Comparison], versions: Iterable[Argdown], left_out: Iterable[str]
) -> str:
    """The whole page."""
    notes = tomllib.loads(NOTES.read_text(encoding="utf-8"))
    parts = [
        "# Speed\n",
        notes["opening"].strip() + "\n",
        _machine(versions),
        "".join(f"- Left out: {each}.\n" for each in left_out),
        "## What was asked\n\nThe worst of each, by how far it is from what was asked.\n",
        _summary(comparisons),
    ]
    for goal in Goal:
        rows = [each for each in comparisons if each.goal is goal]
        if rows:
            told = notes["goals"].get(goal.key, "").strip()
            parts += [f"## {goal.title}\n", told + "\n" if told else "", _table(rows)]
    return "\n".join(part for part in parts if part)


def _machine(versions: Iterable[Argdown]) -> str:
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    peers = [f"{each.name} on Node.js {each.node}" for each in versions]
    lines = [
        f"{date.today().isoformat()}, {_processor()}, {os.cpu_count()} cores, {gigabytes:.0f} GB",
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        ", ".join([*versions_of_packages(), *peers]),
    ]
    return "".join(f"- {line}\n" for line in lines).rstrip("\n") + "\n"


def _processor() -> str:
    """What the processor is called, as far as the system says so."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def _summary(comparisons: Iterable[Comparison]) -> str:
    worst: dict[Goal, Comparison] = {}
    for each in comparisons:
        if each.limit is not None and (
            each.goal not in worst or _distance(each) > _distance(worst[each.goal])
        ):
            worst[each.goal] = each
    return _rows(
        ("goal", "worst at", "ours / theirs", "asked", "met"),
        [
            (
                goal.title,
                f"{worst[goal].what}; {worst[goal].peer}",
                _ratio(worst[goal].ratio),
                _ratio(worst[goal].limit),
                _met(worst[goal]),
            )
            for goal in Goal
            if goal in worst
        ],
    )


def _distance(comparison: Comparison) -> float:
    """How many times over what was asked; most of all where ours broke off."""
    if comparison.ours is None:
        return float("inf")
    return (comparison.ratio or 0.0) / (comparison.limit or 1.0)


def _table(comparisons: Iterable[Comparison]) -> str:
    return _rows(
        ("what", "against", "ours", "theirs", "ours / theirs", "asked", "met"),
        [
            (
                each.what,
                each.peer,
                _amount(each.ours, each.unit),
                _amount(each.theirs, each.unit),
                _ratio(each.ratio),
                _ratio(each.limit),
                _met(each),
            )
            for each in comparisons
        ],
    )


def _rows(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _amount(value: float | None, unit: str) -> str:
    if value is None:
        return "breaks off"
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 1 else 3
    return f"{value:,.{digits}f} {unit}"


def _ratio(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _met(comparison: Comparison) -> str:
    return {True: "yes", False: "**no**", None: ""}[comparison.is_met]
