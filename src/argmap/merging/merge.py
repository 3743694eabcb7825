"""Merge two versions of a map with the version that both come from.

Texts are merged unit by unit: a statement with its continued lines is merged as a whole. A merged
text must say what the base says with the changes of both versions, and nothing else; otherwise it
is a conflict, even if no line was changed twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product

import attrs

from argmap.language.parser import parse_text
from argmap.language.syntax import Reference, SourceLine, StatementNode, SyntaxTree, list_items
from argmap.merging.facts import Facts, list_facts, merge_facts
from argmap.merging.three_way import Hunk, merge_sequences
from argmap.source import Diagnostic, Severity, Text

MARKER_SIZE = 7
"""The number of characters in a conflict marker, as in Git."""

_MOST_TRIED = 16
"""The number of orders to try for what both versions add."""


@attrs.frozen
class MergeConflict:
    """Something that a person must decide, and its line in the merged text; 0 if it has none."""

    line: int
    message: str


@attrs.frozen
class MergedText:
    """A merged text, and what a person must decide in it."""

    content: str
    conflicts: tuple[MergeConflict, ...] = ()


@attrs.frozen
class _Version:
    text: Text
    tree: SyntaxTree
    errors: tuple[Diagnostic, ...]


def merge_texts(
    base: str,
    ours: str,
    theirs: str,
    labels: tuple[str, str, str] = ("base", "ours", "theirs"),
    marker_size: int = MARKER_SIZE,
) -> MergedText:
    """Merge two versions of the text of a map, `ours` and `theirs`.

    Changes of different statements are merged. Conflicts are marked as Git marks them, with
    `labels`. The result has the line ends and the byte-order mark of `ours`.
    """
    mark = "\ufeff" if ours.startswith("\ufeff") else ""
    line_end = "\r\n" if ours.partition("\n")[0].endswith("\r") else "\n"
    versions = [_parse(_normalize(content)) for content in (base, ours, theirs)]
    merged = _merge(versions, labels, marker_size)
    return attrs.evolve(merged, content=mark + merged.content.replace("\n", line_end))


def _normalize(content: str) -> str:
    content = content.removeprefix("\ufeff").replace("\r\n", "\n")
    return content if not content or content.endswith("\n") else f"{content}\n"


def _parse(content: str) -> _Version:
    text = Text("", content)
    tree, diagnostics = parse_text(text)
    errors = (found for found in diagnostics if found.severity is Severity.ERROR)
    return _Version(text, tree, tuple(errors))


def split_units(text: Text, tree: SyntaxTree) -> list[str]:
    """Split the text of a map into units: a statement, a heading, a comment or a blank line each.

    Each has its line end, and a statement its continued lines. Joined, they are the text, which
    must end with a line end if it is not empty.
    """
    starts = {text.place(item.start)[0] for item in list_items(tree)}
    units: list[str] = []
    comments = 0
    is_open = False
    for number, line in enumerate(text.content.splitlines(keepends=True), 1):
        content = line.strip()
        if not content:
            is_open = False
        elif number not in starts and content.startswith("//"):
            comments += is_open  # it may be in the middle of a statement
            units.append(line)
            continue
        elif number in starts:
            is_open = True
        elif is_open:
            units[-1 - comments :] = ["".join([*units[-1 - comments :], line])]
            comments = 0
            continue
        units.append(line)
        comments = 0
    return units


def _merge(
    versions: Sequence[_Version], labels: tuple[str, str, str], marker_size: int
) -> MergedText:
    base, ours, theirs = (version.text.content for version in versions)
    if ours == theirs or theirs == base:
        return MergedText(ours)
    if ours == base:
        return MergedText(theirs)
    # The facts of a text with errors are incomplete, so nothing could be checked.
    is_readable = not any(version.errors for version in versions)
    units = [split_units(version.text, version.tree) for version in versions]
    hunks = merge_sequences(*units, strict=not is_readable)
    problems: list[MergeConflict] = []
    if is_readable:
        # Where both change the same statement, assume ours, so that the rest can be checked.
        agreed = [_agree(hunk) for hunk in hunks]
        theirs_agreed = _parse("".join(unit for hunk in agreed for unit in hunk.theirs))
        for resolved in _resolve_insertions(agreed) if not theirs_agreed.errors else ():
            content = "".join(_join(resolved))
            problems = _find_problems([*versions[:2], theirs_agreed], content)
            if not problems:
                left = [
                    hunk if _is_changed_twice(hunk) else found
                    for hunk, found in zip(hunks, resolved, strict=True)
                ]
                return _mark_conflicts(left, labels, marker_size)
    elif all(hunk.result is not None for hunk in hunks):
        return MergedText("".join(_join(hunks)))
    if all(hunk.result is not None for hunk in hunks):
        # Changes next to each other may not go together.
        hunks = merge_sequences(*units, strict=True)
    if any(hunk.result is None for hunk in hunks):
        return _mark_conflicts(hunks, labels, marker_size)
    return MergedText("".join(_join(hunks)), tuple(problems))


def _is_changed_twice(hunk: Hunk) -> bool:
    """Return whether both versions change a part of the base, each differently."""
    return hunk.result is None and bool(hunk.base)


def _agree(hunk: Hunk) -> Hunk:
    """Return a part as if both versions changed it as ours does."""
    if not _is_changed_twice(hunk):
        return hunk
    return attrs.evolve(hunk, theirs=hunk.ours, result=hunk.ours)


def _resolve_insertions(hunks: Sequence[Hunk]) -> Iterator[Sequence[Hunk]]:
    """Yield ways to keep what both versions add at one place."""
    conflicts = [hunk for hunk in hunks if hunk.result is None]
    for is_swapped in islice(product((False, True), repeat=len(conflicts)), _MOST_TRIED):
        swapped = {id(hunk) for hunk, swap in zip(conflicts, is_swapped, strict=True) if swap}
        yield [
            _keep_both(hunk, hunk.theirs, hunk.ours)
            if id(hunk) in swapped
            else _keep_both(hunk, hunk.ours, hunk.theirs)
            for hunk in hunks
        ]


def _keep_both(hunk: Hunk, first: Sequence[str], second: Sequence[str]) -> Hunk:
    """Return a part with what both add: first what is below the statement above, then the rest."""
    if hunk.result is not None:
        return hunk
    more = [unit for unit in second if not unit.strip() or unit not in first]
    below, others = _find_margin(first), _find_margin(more)
    result = (*first[:below], *more[:others], *first[below:], *more[others:])
    return attrs.evolve(hunk, result=result)


def _find_margin(units: Sequence[str]) -> int:
    """Return the number of the first unit that is not indented, or that of all."""
    return next(
        (number for number, unit in enumerate(units) if not unit.startswith((" ", "\t"))),
        len(units),
    )


def _join(hunks: Sequence[Hunk]) -> Iterator[str]:
    for hunk in hunks:
        yield from hunk.result or ()


# What a merged text must say


def _find_problems(versions: Sequence[_Version], content: str) -> list[MergeConflict]:
    """Return why a text that was merged without a conflict is not what both versions mean."""
    merged = _parse(content)
    base = versions[0].tree
    before, ours, theirs = (list_facts(part.text, part.tree, base) for part in versions)
    expected, conflicts = merge_facts(before, ours, theirs)
    problems = [
        *(
            MergeConflict(error.span.line if error.span else 0, error.message)
            for error in merged.errors
        ),
        *(MergeConflict(0, f"both versions change {_describe(fact)}") for fact in conflicts),
        *_find_dangling(versions, merged),
    ]
    return problems or [*_compare(expected, list_facts(merged.text, merged.tree, base))]


def _find_dangling(versions: Sequence[_Version], merged: _Version) -> Iterator[MergeConflict]:
    """Yield the names that a merged text uses, but which only one of the versions still has."""
    left = {*_list_names(merged.tree)}
    known = {name for version in versions for name in _list_names(version.tree)}
    for item in list_items(merged.tree):
        used: list[tuple[int, str]] = []
        if isinstance(item, Reference):
            used = [(item.start, item.id)]
        elif isinstance(item, StatementNode):
            used = [(cite.start, f"@{cite.key}") for cite in item.prose.citations]
        for start, name in used:
            if name in known and name not in left:
                line = merged.text.place(start)[0]
                yield MergeConflict(line, f"[{name}] was removed or renamed in one version")


def _list_names(tree: SyntaxTree) -> Iterator[str]:
    """Yield the ids of statements, and the keys of sources as they are cited."""
    for item in list_items(tree):
        if isinstance(item, StatementNode):
            yield item.id
        elif isinstance(item, SourceLine):
            yield f"@{item.key}"


def _compare(expected: Facts, found: Facts) -> Iterator[MergeConflict]:
    for fact in {**expected, **found}:
        if expected.get(fact) != found.get(fact):
            yield MergeConflict(0, f"the merged text would change {_describe(fact)}")


def _describe(fact: Sequence[object]) -> str:
    """Return what a fact is about: `the reason because [gap] of [late]`."""
    match fact:
        case ("statement" | "place", (_, name)):
            return f"[{name}]"
        case ("section", (_, name)):
            return f"the section {name}"
        case ("reason", (_, conclusion), connective, (_, premise), *_):
            return f"the reason `{connective} [{premise}]` of [{conclusion}]"
        case (what, name, *_):
            return f"the {what} {name}"
    return "the map"


# Conflicts


def _mark_conflicts(hunks: Sequence[Hunk], labels: tuple[str, str, str], size: int) -> MergedText:
    pieces: list[str] = []
    conflicts: list[MergeConflict] = []
    line = 1

    def add(parts: Sequence[str]) -> None:
        nonlocal line
        pieces.extend(parts)
        line += sum(part.count("\n") for part in parts)

    for hunk in hunks:
        if hunk.result is not None:
            add(hunk.result)
            continue
        conflicts.append(MergeConflict(line, _explain(hunk)))
        base, ours, theirs = (f" {label}" if label else "" for label in labels)
        add([f"{'<' * size}{ours}\n", *hunk.ours, f"{'|' * size}{base}\n", *hunk.base])
        add([f"{'=' * size}\n", *hunk.theirs, f"{'>' * size}{theirs}\n"])
    return MergedText("".join(pieces), tuple(conflicts))


def _explain(hunk: Hunk) -> str:
    """Return what both versions do: change, remove or add."""
    if not hunk.base:
        return "both versions add something here"
    if not hunk.ours or not hunk.theirs:
        return "one version removes what the other one changes"
    return "both versions change this"
