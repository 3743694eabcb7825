"""What is run as whole processes beside a peer: DOT, SVG, the article, starting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs

from benchmarks.contestants import Argdown, argmap, python
from benchmarks.dialects import as_argdown, as_argmap
from benchmarks.goals import Comparison, Goal
from benchmarks.measuring import Cost, processes
from benchmarks.shapes import Form, argument

ARTICLE = Path(__file__).parents[1] / "examples" / "us-japan-technology.argmap"
LARGEST_PICTURE = 10_000
LARGEST_TANGLE = 1_000
"""Statements in the largest picture with lines across its trees: more keep Graphviz for minutes."""


@attrs.frozen
class Extent:
    """How much is measured: up to which size, how often, against which versions, and where."""

    sizes: tuple[int, ...]
    turns: int
    argdowns: list[Argdown]
    folder: Path

    def turns_at(self, size: int) -> int:
        """Fewer where a turn takes long."""
        return self.turns if size <= 1_000 else min(self.turns, 3)


def written(extent: Extent, form: Form, size: int) -> tuple[Path, Path]:
    """The files of one argument, in our language and in Argdown."""
    ours, theirs = (extent.folder / f"{form}-{size}.{end}" for end in ("argmap", "argdown"))
    if not ours.exists():
        made = argument(form, size)
        ours.write_text(as_argmap(made), encoding="utf-8")
        theirs.write_text(as_argdown(made), encoding="utf-8")
    return ours, theirs


def dot(extent: Extent) -> Iterator[Comparison]:
    """Reading, judging and writing DOT: time and memory. Argdown judges nothing."""
    for size in extent.sizes:
        for form in Form:
            ours, theirs = written(extent, form, size)
            picture = ours.with_suffix(".ours.dot")
            commands = {
                "argmap": argmap("render", ours, "--format", "dot", "-o", picture, result=picture)
            }
            for each in extent.argdowns:
                commands[f"{each.name} dot"] = each.map("dot", theirs, extent.folder)
                commands[f"{each.name} json"] = each.json(theirs, extent.folder)
            costs = processes(commands, extent.turns_at(size))
            limit = 1 / 3 if size <= 1_000 else 1 / 2
            what = f"{size:,} statements, {form}"
            yield from beside(what, costs, (Goal.DOT, limit), (Goal.DOT_MEMORY, 1.0))


def svg(extent: Extent) -> Iterator[Comparison]:
    """Drawing. Version 1.7.5 breaks off at 10,000 statements."""
    for size in extent.sizes:
        for form in _drawn(size):
            ours, theirs = written(extent, form, size)
            picture = ours.with_suffix(".ours.svg")
            commands = {"argmap": argmap("render", ours, "-o", picture, result=picture)}
            for each in extent.argdowns:
                commands[each.name] = each.map("svg", theirs, extent.folder)
            costs = processes(commands, extent.turns_at(size))
            for each in extent.argdowns:
                yield _seconds(
                    Goal.SVG,
                    f"{size:,} statements, {form}",
                    each.name,
                    costs["argmap"],
                    costs[each.name],
                    _limit_of_picture(size, each),
                )


def _drawn(size: int) -> list[Form]:
    """The forms that are drawn at a size."""
    largest = {Form.TREES: LARGEST_PICTURE, Form.SHARED: LARGEST_TANGLE}
    return [form for form, limit in largest.items() if size <= limit]


def _limit_of_picture(size: int, peer: Argdown) -> float | None:
    if size < 1_000:
        return None
    if peer.version.startswith("1."):
        return 1 / 5
    return 1 / 2 if size < 10_000 else 1.0


def start(extent: Extent) -> Iterator[Comparison]:
    """Our import, our command, and the check of the article, against a Python that does nothing."""
    from argmap import parse

    statements = len(parse(ARTICLE.read_text(encoding="utf-8")).statements)
    _, theirs = written(extent, Form.TREES, statements)
    commands = {
        "empty": python("-c", "pass"),
        "import": python("-c", "import argmap"),
        "command": argmap("--version"),
        "check": argmap("check", ARTICLE),
    }
    for each in extent.argdowns:
        commands[each.name] = each.json(theirs, extent.folder)
    costs = processes(commands, extent.turns)
    empty, article = costs["empty"], costs["check"]
    yield _seconds(Goal.START, "`import argmap`", "an empty Python", costs["import"], empty, 5)
    yield _seconds(Goal.START, "`argmap --version`", "an empty Python", costs["command"], empty)
    yield _seconds(Goal.ARTICLE, "`argmap check`", "an empty Python", article, empty, 12)
    for each in extent.argdowns:
        what = f"`argmap check`, {statements} statements"
        peer = f"{each.name} json"
        yield _seconds(Goal.ARTICLE, what, peer, article, costs[each.name], 1 / 3)


def beside(
    what: str,
    costs: dict[str, Cost | None],
    time: tuple[Goal, float | None],
    memory: tuple[Goal, float | None],
) -> Iterator[Comparison]:
    """Ours against that of each peer, in time and in memory, with what is asked of either."""
    ours = costs.pop("argmap")
    for peer, theirs in costs.items():
        yield _seconds(time[0], what, peer, ours, theirs, time[1])
        yield _megabytes(memory[0], what, peer, ours, theirs, memory[1])


def _seconds(
    goal: Goal,
    what: str,
    peer: str,
    ours: Cost | None,
    theirs: Cost | None,
    limit: float | None = None,
) -> Comparison:
    return Comparison(
        goal, what, peer, "s", ours and ours.seconds, theirs and theirs.seconds, limit
    )


def _megabytes(
    goal: Goal, what: str, peer: str, ours: Cost | None, theirs: Cost | None, limit: float | None
) -> Comparison:
    return Comparison(
        goal, what, peer, "MB", ours and ours.megabytes, theirs and theirs.megabytes, limit
    )
