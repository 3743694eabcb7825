"""Find the statements, arguments and relations of Argdown lines, which are nested by indentation.

Where Argdown would refuse a document, it is read as it was most likely meant, with a warning.
"""

from __future__ import annotations

import re

import attrs

from argmap.formats.argdown.entries import (
    ArgdownEntry,
    ArgdownHeading,
    ArgdownProse,
    ArgdownRelation,
    Document,
    RelationKind,
    Step,
)
from argmap.formats.argdown.line_parser import ArgdownLine
from argmap.formats.argdown.prose import add_data, read_plain, read_prose
from argmap.formats.assembly import quote
from argmap.formats.losses import LossKind
from argmap.source import Span

_ARROWS = {
    "+": (RelationKind.SUPPORT, False),
    "<+": (RelationKind.SUPPORT, False),
    "+>": (RelationKind.SUPPORT, True),
    "-": (RelationKind.ATTACK, False),
    "<-": (RelationKind.ATTACK, False),
    "->": (RelationKind.ATTACK, True),
    "_": (RelationKind.UNDERCUT, False),
    "<_": (RelationKind.UNDERCUT, False),
    "_>": (RelationKind.UNDERCUT, True),
    "><": (RelationKind.CONTRADICTION, True),
}
"""For each arrow the relation, and whether it goes from the line above to this one."""

_HEADING_DATA = re.compile(r"(?<!\\)\{[^{}]*\}\s*\Z")
_HEADING_TAG = re.compile(r"(?<![\w\\])#(\([^()]+\)|[^\W\d][\w-]*)\s*")
USES_KEYS = ("uses", "from")
_BRACES = re.compile(r"\{[^{}]*\}")


@attrs.define
class _Reconstruction:
    """The numbered lines of an argument so far. `step` is the one whose conclusion comes next."""

    argument: ArgdownEntry
    span: Span
    lines: list[ArgdownEntry] = attrs.field(factory=list)
    since_step: int = 0
    """The number of lines above the last bar."""
    step: Step | None = None

    @property
    def is_complete(self) -> bool:
        """Whether the last line is a conclusion."""
        return bool(self.argument.steps) and self.since_step == len(self.lines) - 1


class Outline:
    """Adds lines to a document, one after another."""

    def __init__(self) -> None:
        self.document = Document()
        self._by_title: dict[tuple[str, bool], ArgdownEntry] = {}
        self._open: list[tuple[int, ArgdownEntry | Step]] = []
        """The lines that a relation may be about: the last one, the one it is under, and so on."""
        self._reconstruction: _Reconstruction | None = None
        self._named: ArgdownEntry | None = None
        """The argument that the last paragraph is about."""
        self._is_after_blank = True
        self._count = 0
        """The number of steps and relations so far."""

    def add(self, line: ArgdownLine) -> None:
        """Add a line to the document."""
        self._add(line)
        self._is_after_blank = line.type in ("BLANK", "HEADING")

    def finish(self) -> Document:
        """Return the document."""
        self._end_reconstruction()
        return self.document

    def begin_text(self) -> None:
        """Begin another file or code block: its first line is about nothing before it."""
        self._end_reconstruction()
        self._open.clear()
        self._named = None
        self._is_after_blank = True

    def _add(self, line: ArgdownLine) -> None:
        match line.type:
            case "BLANK":
                pass
            case "HEADING":
                self.begin_text()
                self._add_heading(line)
            case "RELATION":
                self._add_relation(line)
            case "NUMBER":
                self._add_numbered(line)
            case "INFERENCE":
                self._add_bar(line)
            case _:
                self._add_paragraph(line)

    def _add_heading(self, line: ArgdownLine) -> None:
        title = line.start.lstrip("#")
        level = len(line.start) - len(title)
        found = _HEADING_DATA.search(title)
        if found:
            self.document.lose(LossKind.LAYOUT, f"{found[0]} at a heading", line.span)
        end = found.start() if found else len(title)
        while tag := _HEADING_TAG.fullmatch(title, max(0, title.rfind("#", 0, end)), end):
            self.document.lose(LossKind.TAG, f"{tag[0].strip()} at a heading", line.span)
            end = tag.start()
        if level > 6:
            self.document.lose(LossKind.LAYOUT, f"level {level} of a heading", line.span)
        if plain := read_plain(title[:end]):
            self.document.headings.append(ArgdownHeading(plain, min(level, 6), line.span))

    def _add_paragraph(self, line: ArgdownLine) -> None:
        is_item = line.type == "BULLET"
        if not self._is_after_blank and not is_item and self._open:
            self.document.warn(
                "A007",
                "a statement begins without a blank line before it",
                line.span,
                "put a blank line above it",
            )
        self._end_reconstruction()
        entry = self._read_entry(line)
        self._open = [(-1, entry)] if entry else []
        self._named = entry if entry and entry.is_argument else None

    # Relations

    def _add_relation(self, line: ArgdownLine) -> None:
        self._warn_about_place(line)
        while len(self._open) > 1 and self._open[-1][0] >= line.indentation:
            self._open.pop()
        entry = self._read_entry(line)
        if entry is None:
            about = f"“{line.start}” with nothing after it"
            self.document.lose(LossKind.INCOMPLETE_RELATION, about, line.span)
            return
        if not self._open:
            about = f"“{line.start}” before {entry.name} has no statement above it"
            self.document.lose(LossKind.INCOMPLETE_RELATION, about, line.span)
            self._open = [(-1, entry)]
            return
        above = self._open[-1][1]
        self._open.append((line.indentation, entry))
        kind, is_outgoing = _ARROWS[line.start]
        if isinstance(above, Step) and (kind is not RelationKind.UNDERCUT or is_outgoing):
            about = f"“{line.start}” before {entry.name} is at the bar of an argument"
            self.document.lose(LossKind.UNKNOWN_RELATION, about, line.span)
        elif is_outgoing and isinstance(above, ArgdownEntry):
            self._relate(kind, above, entry, line.span)
        else:
            target = self._find_undercut(above) if kind is RelationKind.UNDERCUT else above
            self._relate(kind, entry, target, line.span)

    def _relate(
        self, kind: RelationKind, source: ArgdownEntry, target: ArgdownEntry | Step, span: Span
    ) -> None:
        self._count += 1
        self.document.relations.append(ArgdownRelation(kind, source, target, span, self._count))

    def _find_undercut(self, above: ArgdownEntry | Step) -> ArgdownEntry | Step:
        """Return the step that an undercut under its conclusion is about."""
        reconstruction = self._reconstruction
        if reconstruction and reconstruction.is_complete and above is reconstruction.lines[-1]:
            return reconstruction.argument.steps[-1]
        return above

    def _warn_about_place(self, line: ArgdownLine) -> None:
        warn = self.document.warn
        if not self._open:
            message = "a relation has no statement above it"
            warn("A001", message, line.span, "write the statement above it")
        elif self._is_after_blank:
            message = "a relation follows a blank line; it is read as part of what is above"
            warn("A003", message, line.span, "remove the blank line")
        elif line.indentation == 0:
            message = "a relation is not indented; it is read as one to the statement above"
            warn("A002", message, line.span, "indent it under its statement")

    # Reconstructions

    def _add_numbered(self, line: ArgdownLine) -> None:
        if self._begins_another(line):
            self._end_reconstruction()
            self._named = None
        reconstruction = self._reconstruction or self._begin_reconstruction(line)
        step = reconstruction.step
        if step and line.title and line.title.is_argument:
            message = f"the argument <{line.title.text}> cannot be a conclusion"
            help = f"write `[{line.title.text}]` for a statement"  # noqa: A001
            self.document.warn("A008", message, line.span, help)
            line = attrs.evolve(line, title=attrs.evolve(line.title, is_argument=False))
        entry = self._read_entry(line)
        if entry is None:
            about = f"{line.start} with nothing after it"
            self.document.lose(LossKind.STATEMENT, about, line.span)
            return
        if step:
            step.uses = step.uses or _take_uses(entry.prose.data)
            self._complete_step(reconstruction, step, entry)
        reconstruction.lines.append(entry)
        self._open = [(-1, entry)]

    def _begins_another(self, line: ArgdownLine) -> bool:
        made = self._reconstruction
        if made is None or not self._is_after_blank:
            return False
        return made.is_complete or (line.start == "(1)" and not made.step)

    def _begin_reconstruction(self, line: ArgdownLine) -> _Reconstruction:
        argument = self._named
        if argument and argument.steps:
            self.document.warn(
                "A006",
                f"{argument.name} has two lists of premises; each is read as a reason",
                line.span,
                "give the second one a title of its own",
            )
            argument = None
        if argument is None:
            argument = ArgdownEntry("", True, line.span)
        self._reconstruction = _Reconstruction(argument, line.span)
        return self._reconstruction

    def _add_bar(self, line: ArgdownLine) -> None:
        reconstruction = self._reconstruction
        if reconstruction is None or not reconstruction.lines:
            about = f"{quote(line.start)} without premises above it"
            self.document.lose(LossKind.LAYOUT, about, line.span)
            return
        rules = line.start.strip("-").strip()
        self._count += 1
        step = Step(line.span, self._count)
        if data := _BRACES.search(rules):
            prose = ArgdownProse()
            add_data(data[0], prose, self.document, line.span)
            step.uses = _take_uses(prose.data)
            self._report_notes(prose, line.span, "at the bar of an argument")
            rules = rules[: data.start()] + rules[data.end() :]
        step.rules = " ".join(rules.split()).strip(", ")
        reconstruction.step = step
        self._open = [(-1, step)]

    def _complete_step(self, made: _Reconstruction, step: Step, conclusion: ArgdownEntry) -> None:
        step.conclusion = conclusion
        used = [number for number in step.uses if 0 < number <= len(made.lines)]
        if len(used) < len(step.uses):
            about = f"uses: {step.uses}, which are not all lines above"
            self.document.lose(LossKind.LINKED_PREMISES, about, step.span)
        if used:
            step.premises = [made.lines[number - 1] for number in dict.fromkeys(used)]
        else:
            step.premises = made.lines[made.since_step :]
        made.since_step = len(made.lines)
        made.step = None
        if not made.argument.steps and not made.argument.title:
            self.document.entries.append(made.argument)
        made.argument.steps.append(step)

    def _end_reconstruction(self) -> None:
        made = self._reconstruction
        self._reconstruction = None
        if made and (made.step or not made.is_complete):
            message = "numbered lines end without a conclusion; they are read as statements"
            help = "put a bar `-----` and a numbered conclusion below them"  # noqa: A001
            self.document.warn("A005", message, made.span, help)
        elif made:
            self._report_unused_premises(made)

    def _report_unused_premises(self, made: _Reconstruction) -> None:
        steps = made.argument.steps
        used = {line for step in steps for line in (*step.premises, step.conclusion)}
        for line in made.lines:
            if line not in used:
                about = f"{line.name}, which no step of the argument uses"
                self.document.lose(LossKind.LINKED_PREMISES, about, line.span)

    # Entries

    def _read_entry(self, line: ArgdownLine) -> ArgdownEntry | None:
        """Return the statement or argument of a line, with what the line says of it."""
        prose = read_prose(line.parts, self.document, line.span)
        title = line.title
        if title is None:
            if not prose.text:
                self._report_notes(prose, line.span)
                return None
            entry = self._add_entry("", False, line.span)
        else:
            entry = self._find(title.text, title.is_argument, line.span)
            if prose.text and not title.is_definition:
                self.document.warn(
                    "A004",
                    f"the title {entry.name} has no colon before its text",
                    line.span,
                    f"write `{entry.name}:`",
                )
        if prose.text:
            entry.wordings.append(prose.text)
            entry.span = line.span
            entry.section = entry.section or self._heading
        entry.prose.tags += prose.tags
        entry.prose.links += prose.links
        entry.prose.data |= prose.data
        return entry

    def _report_notes(self, prose: ArgdownProse, span: Span, place: str = "without a text") -> None:
        for tag in prose.tags:
            self.document.lose(LossKind.TAG, f"#{tag} {place}", span)
        for key in prose.data:
            self.document.lose(LossKind.ATTRIBUTE, f"{key} {place}", span)

    def _find(self, title: str, is_argument: bool, span: Span) -> ArgdownEntry:
        key = title, is_argument
        if key not in self._by_title:
            self._by_title[key] = self._add_entry(title, is_argument, span)
        return self._by_title[key]

    def _add_entry(self, title: str, is_argument: bool, span: Span) -> ArgdownEntry:
        entry = ArgdownEntry(title, is_argument, span, mentioned_in=self._heading)
        self.document.entries.append(entry)
        return entry

    @property
    def _heading(self) -> ArgdownHeading | None:
        return self.document.headings[-1] if self.document.headings else None


def _take_uses(data: dict[str, object]) -> list[int]:
    """Remove from data the numbers of the lines that a step uses, and return them."""
    for key in USES_KEYS:
        numbers = data.get(key)
        if isinstance(numbers, list) and all(map(_is_number, numbers)):
            del data[key]
            return [int(number) for number in numbers]
    return []


def _is_number(value: object) -> bool:
    return isinstance(value, str) and bool(re.fullmatch("[0-9]{1,9}", value))
