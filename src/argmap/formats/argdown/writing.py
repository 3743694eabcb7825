"""Write a map as Argdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from argmap.attributes import Value, format_value
from argmap.formats.argdown.assembling import LAYOUT_KEYS, TITLE_KEY
from argmap.formats.argdown.data_values import read_data, to_typed, write_data, write_pair
from argmap.formats.argdown.entries import HEADERS
from argmap.formats.argdown.escaping import can_be_rule, can_be_title, escape, write_tag
from argmap.formats.argdown.outline import USES_KEYS
from argmap.formats.argdown.plan import Form, Plan, make_plan
from argmap.formats.argdown.titles import to_id
from argmap.formats.assembly import quote
from argmap.formats.export_losses import find_export_losses, list_ids
from argmap.formats.format import Exported
from argmap.formats.losses import Loss, LossKind, LossReport
from argmap.identifiers import generate_ids
from argmap.model import ArgumentMap, Inference, Kind, Polarity, Section, Statement
from argmap.source import Span

KEEPS = frozenset(
    {
        LossKind.REASON,
        LossKind.OBJECTION,
        LossKind.LINKED_PREMISES,
        LossKind.EXCEPTION,
        LossKind.SCHEME,
        LossKind.ATTRIBUTE,
        LossKind.TAG,
        LossKind.SECTION,
        LossKind.TITLE,
        LossKind.HEADER,
    }
)


def dump_argdown(argument_map: ArgumentMap) -> Exported:
    """Write a map as Argdown.

    Kinds become tags. A warrant becomes one more premise. Linked premises of an objection, and an
    exception that Argdown cannot express, get a conclusion of their own that attacks the statement.
    All of this is reported.
    """
    writer = _ArgdownWriter(argument_map, make_plan(argument_map))
    text = writer.write()
    return Exported(text, LossReport((*find_export_losses(argument_map, KEEPS), *writer.losses)))


class _ArgdownWriter:
    def __init__(self, argument_map: ArgumentMap, plan: Plan) -> None:
        self.losses: list[Loss] = []
        self._map = argument_map
        self._plan = plan
        self._reasons: dict[str, list[tuple[Form, Inference]]] = {}
        for form, inference in zip(plan.forms, argument_map.inferences, strict=True):
            self._reasons.setdefault(inference.conclusion, []).append((form, inference))
        self._titles = {
            name: self._choose_title(statement)
            for name, statement in argument_map.statements.items()
        }
        self._objections: Counter[str] = Counter()

    def write(self) -> str:
        blocks = [*self._write_front_matter()]
        members: dict[str | None, list[Statement]] = {}
        for statement in self._map.statements.values():
            if statement.id not in self._plan.inline:
                members.setdefault(statement.section, []).append(statement)
        for section in (None, *self._map.sections):
            if section:
                blocks.append(f"{'#' * section.level} {escape(section.title)}")
            for statement in members.get(section.id if section else None, ()):
                blocks += self._write_statement(statement)
        self._check_section_ids(self._map.sections)
        return "".join(f"{block}\n\n" for block in blocks).removesuffix("\n")

    def _lose(self, kind: LossKind, about: str, element: str, span: Span | None) -> None:
        self.losses.append(Loss(kind, about, element, span))

    # Headers and sections

    def _write_front_matter(self) -> Iterator[str]:
        headers = {key: getattr(self._map, key) for key in HEADERS}
        lines = [write_pair(key, value) for key, value in headers.items() if value]
        if lines:
            yield "\n".join(["===", *lines, "==="])
        if self._map.document:
            about = f"document: {quote(self._map.document)}"
            self._lose(LossKind.HEADER, about, "", self._map.document_span)

    def _check_section_ids(self, sections: tuple[Section, ...]) -> None:
        generated = generate_ids(dict(enumerate(section.title for section in sections)), ())
        for number, section in enumerate(sections):
            if section.id != generated[number]:
                about = f"{section.id} becomes {generated[number]}"
                self._lose(LossKind.ID, about, section.id, section.span)

    # Statements

    def _choose_title(self, statement: Statement) -> str:
        title = statement.attributes.get(TITLE_KEY)
        if isinstance(title, str) and can_be_title(title, statement.id) and title != statement.text:
            return title
        return statement.id

    def _refer(self, name: str) -> str:
        title = self._titles[name]
        return f"<{title}>" if name in self._plan.arguments else f"[{title}]"

    def _define(self, name: str) -> str:
        """Return the title and text of a statement, its tags and its data."""
        statement = self._map.statements[name]
        is_unnamed = name in self._plan.unnamed
        title = "" if is_unnamed else f"{self._refer(name)}: "
        if not is_unnamed and to_id(self._titles[name]) != name:
            about = f"{name} becomes {to_id(self._titles[name])}"
            self._lose(LossKind.ID, about, name, statement.span)
        tags = self._find_tags(statement)
        data = self._find_data(statement)
        ending = [*map(write_tag, tags), *([write_data(data)] if data else [])]
        return " ".join([f"{title}{escape(statement.text)}", *ending])

    def _find_tags(self, statement: Statement) -> list[str]:
        tags = list(dict.fromkeys(statement.tags))
        if len(tags) < len(statement.tags):
            self._lose(LossKind.TAG, "a tag that is given twice", statement.id, statement.span)
        if statement.kind is not Kind.CLAIM and statement.kind.value not in tags:
            tags.append(statement.kind.value)
        return tags

    def _find_data(self, statement: Statement) -> Mapping[str, Value]:
        """Return the attributes of a statement. Report those that would not come back."""
        data = dict(statement.attributes)
        if self._titles[statement.id] != statement.id:
            del data[TITLE_KEY]
        for key, value in data.items():
            if not _comes_back(key, value):
                about = f"{key}: {quote(format_value(value))}"
                self._lose(LossKind.ATTRIBUTE, about, statement.id, statement.span)
        return data

    def _write_statement(self, statement: Statement) -> Iterator[str]:
        """Yield the paragraph of a statement, and those of the reasons for and against it."""
        lines = [self._define(statement.id)]
        for form, inference in self._reasons.get(statement.id, ()):
            self._report_marks(form, inference)
            if form in (Form.STEP, Form.OBJECTION):
                if lines:
                    yield "\n".join(lines)
                lines = []
                yield "\n".join(self._write_steps(form, inference))
                continue
            lines = lines or [self._refer(statement.id)]
            arrow = "+" if inference.polarity is Polarity.FOR else "-"
            lines.append(f"  {arrow} {self._write_premise(inference.premises[0])}")
            lines += [f"    <_ {self._refer(link.statement)}" for link in inference.exceptions]
        if lines:
            yield "\n".join(lines)

    def _write_premise(self, name: str) -> str:
        return self._define(name) if name in self._plan.inline else self._refer(name)

    def _write_steps(self, form: Form, inference: Inference) -> Iterator[str]:
        """Yield the numbered lines of a reason, or of an objection with a conclusion of its own."""
        needed = inference.needed_ids
        for number, name in enumerate(needed, start=1):
            yield f"({number}) {self._write_premise(name)}"
        has_rule = inference.scheme and can_be_rule(inference.scheme)
        yield f"-- {inference.scheme} --" if has_rule else "-----"
        yield from (f"  <_ {self._refer(link.statement)}" for link in inference.exceptions)
        conclusion = self._refer(inference.conclusion)
        if form is Form.STEP:
            yield f"({len(needed) + 1}) {conclusion}"
            return
        title = self._make_objection_title(inference.conclusion)
        yield f"({len(needed) + 1}) [{title}]: This speaks against {escape(conclusion)}."
        yield f"  -> {conclusion}"

    def _make_objection_title(self, name: str) -> str:
        while True:
            self._objections[name] += 1
            title = f"objection-{self._objections[name]}-to-{name}"
            if title not in self._map.statements:
                return title

    def _report_marks(self, form: Form, inference: Inference) -> None:
        """Report what is lost of a reason, beside what no Argdown can keep."""

        def lose(kind: LossKind, about: str) -> None:
            self._lose(kind, about, inference.conclusion, inference.span)

        premises = list_ids(inference.premises)
        scheme = inference.scheme
        is_kept = form in (Form.STEP, Form.OBJECTION) and can_be_rule(scheme)
        if scheme and not is_kept:
            lose(LossKind.SCHEME, f"({scheme})")
        for link in (*inference.warrants, *inference.exceptions):
            if link.scheme:
                lose(LossKind.SCHEME, f"({link.scheme})")
        if form is Form.OBJECTION:
            lose(LossKind.OBJECTION, f"but {premises}: it gets a conclusion of its own")
        if len(set(inference.needed_ids)) < len(inference.needed_ids):
            lose(LossKind.LINKED_PREMISES, f"{premises}: one is given twice")
        exceptions = [link.statement for link in inference.exceptions]
        if len(set(exceptions)) < len(exceptions):
            lose(LossKind.EXCEPTION, "an exception that is given twice")


def _comes_back(key: str, value: Value) -> bool:
    """Return whether an attribute is the same when it is read again."""
    if key in LAYOUT_KEYS or (key in USES_KEYS and isinstance(value, tuple)):
        return False
    found = to_typed(key, read_data(write_data({key: value}))[key])
    again = tuple(found) if isinstance(found, list) else found
    return again == value and type(again) is type(value)
