"""GSN in the YAML of gsn2x: goals, strategies, solutions, assumptions, justifications, contexts.

What a strategy joins is one reason, with the strategy as its warrant. What supports a goal without
a strategy is a reason on its own. Assumptions and justifications are warrants too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

import attrs

from argmap.errors import FormatError
from argmap.formats.assembly import Key, MapAssembly, NewInference, NewLink, NewStatement, quote
from argmap.formats.format import Format, Imported
from argmap.formats.gsn_writing import KEEPS, dump_gsn
from argmap.formats.input_file import InputFile
from argmap.formats.losses import LossKind
from argmap.formats.source_links import add_source, cite
from argmap.formats.yaml_parts import YamlPart, read_document, read_if_yaml
from argmap.identifiers import is_id
from argmap.model import Kind, Polarity


class GsnRole(Enum):
    """The types of elements of GSN."""

    GOAL = "Goal"
    STRATEGY = "Strategy"
    SOLUTION = "Solution"
    ASSUMPTION = "Assumption"
    JUSTIFICATION = "Justification"
    CONTEXT = "Context"


_KINDS = {
    GsnRole.GOAL: Kind.CLAIM,
    GsnRole.STRATEGY: Kind.ASSUMPTION,
    GsnRole.SOLUTION: Kind.EVIDENCE,
    GsnRole.ASSUMPTION: Kind.ASSUMPTION,
    GsnRole.JUSTIFICATION: Kind.ASSUMPTION,
}
_PREFIXES = {  # the longer ones first
    "CSn": GsnRole.SOLUTION,
    "CG": GsnRole.GOAL,
    "CS": GsnRole.STRATEGY,
    "Sn": GsnRole.SOLUTION,
    "G": GsnRole.GOAL,
    "S": GsnRole.STRATEGY,
    "A": GsnRole.ASSUMPTION,
    "J": GsnRole.JUSTIFICATION,
    "C": GsnRole.CONTEXT,
}
_ARROW = re.compile(r"(\S+)\s*->\s*(\S+)")
_RELATIONS = ("text", "supportedBy", "inContextOf", "challenges", "nodeType", "url")
_LAYOUT = ("horizontalIndex", "rankIncrement", "charWrap", "wordWrap", "classes", "level")
_TAGS = ("undeveloped", "defeated")


@attrs.frozen
class _Element:
    key: str
    role: GsnRole
    part: YamlPart


def load_gsn(file: InputFile) -> Imported:
    """Read a file, and the files that its module uses. Raises FormatError."""
    reader = _GsnReader(MapAssembly())
    reader.read_file(file)
    for element in reader.elements.values():
        reader.add_statement(element)
    for element in reader.elements.values():
        reader.add_support(element)
    for element in reader.elements.values():
        reader.add_contexts(element)
    for is_relation in (False, True):  # a relation may be a challenge itself
        for element in reader.elements.values():
            reader.add_challenges(element, is_relation=is_relation)
    reader.add_developments()
    reader.report_unused()
    return reader.assembly.finish(title=reader.title)


@attrs.define
class _GsnReader:
    assembly: MapAssembly
    elements: dict[str, _Element] = attrs.field(factory=dict)
    title: str = ""
    read_paths: set[object] = attrs.field(factory=set)
    developments: list[tuple[str, YamlPart]] = attrs.field(factory=list)
    used: dict[str, list[NewInference]] = attrs.field(factory=dict)
    """The inferences that each strategy is a warrant of."""
    reasons: dict[str, list[NewInference]] = attrs.field(factory=dict)
    """The inferences for each element."""
    objections: dict[str, list[NewInference]] = attrs.field(factory=dict)
    seen_contexts: set[str] = attrs.field(factory=set)

    def read_file(self, file: InputFile) -> None:
        """Read the elements of a file and of the files that it uses, each file once."""
        pending = [file]
        while pending:
            reading = pending.pop(0)
            if reading.path and reading.path.resolve() in self.read_paths:
                continue
            self.read_paths.add(reading.path.resolve() if reading.path else None)
            document = read_document(reading)
            for key, part in document.members.items():
                if key == "module":
                    pending += self._read_module(reading, part)
                else:
                    self._read_element(key, part)

    def _read_module(self, file: InputFile, module: YamlPart) -> Iterator[InputFile]:
        """Read the head of a module. Yield the files that it uses."""
        for key, part in module.members.items():
            if key == "name":
                self._read_name(part)
            elif key == "uses":
                for path in part.one_or_more():
                    try:
                        yield file.read_beside(path.text)
                    except FormatError as error:
                        about = f"the file {quote(path.text)}: {error.message}"
                        self.assembly.lose(LossKind.STATEMENT, about, span=path.span)
            elif key == "extends":
                for extension in part.items:
                    self.developments += extension.get("develops").members.items()
            elif key not in _LAYOUT:
                about = f"{key}: {quote(part.shown)}"
                self.assembly.lose(LossKind.HEADER, about, span=part.span)

    def _read_name(self, part: YamlPart) -> None:
        if self.title:
            self.assembly.lose(LossKind.TITLE, quote(part.text), span=part.span)
        else:
            self.title = part.text

    def _read_element(self, key: str, part: YamlPart) -> None:
        role = _find_role(key, part)
        if part.kind != "object" or role is None:
            about = f"{key}: {quote(part.shown)} is not an element of GSN"
            self.assembly.lose(LossKind.STATEMENT, about, key, part.span)
        elif key in self.elements:
            about = f"the id {key} is given twice: {quote(part.get('text').text)}"
            self.assembly.lose(LossKind.STATEMENT, about, key, part.span)
        else:
            self.elements[key] = _Element(key, role, part)

    def add_statement(self, element: _Element) -> None:
        """Add the statement of an element, unless it is a context."""
        key, part = element.key, element.part
        if element.role is GsnRole.CONTEXT:
            for name, member in part.members.items():
                if name not in ("text", "nodeType", *_LAYOUT):
                    about = f"{name}: {quote(member.shown)}"
                    self.assembly.lose(LossKind.ATTRIBUTE, about, key, part.span)
            return
        kind = _KINDS[element.role]
        if element.role is GsnRole.STRATEGY and part.get("undeveloped").is_true:
            kind = Kind.CLAIM
        text = part.get("text").text.strip(" \n")
        added = self.assembly.add_statement(
            key, text, kind=kind, id=key if is_id(key) else "", element=key, span=part.span
        )
        if url := part.get("url").text:
            source = add_source(self.assembly, "", url, element=key, span=part.span, url=url)
            cite(self.assembly, added, source)
        for name, member in part.members.items():
            if name not in _RELATIONS:
                self._read_attribute(added, name, member)

    def _read_attribute(self, added: NewStatement, name: str, part: YamlPart) -> None:
        if name in _TAGS:
            if part.is_true:
                added.tags.append(name)
        elif name in _LAYOUT:
            self.assembly.lose(LossKind.LAYOUT, name, added.key, part.span)
        elif part.value is None or name in ("acp", "defeatedRelation"):
            about = f"{name}: {quote(part.shown)}"
            self.assembly.lose(LossKind.ATTRIBUTE, about, added.key, part.span)
        elif part.value:
            value = part.value if isinstance(part.value, list) else " ".join(part.value.split())
            self.assembly.set_attributes(added, {name: value}, added.key)

    def add_support(self, element: _Element) -> None:
        """Add a reason for each strategy and for each other element that supports an element."""
        if element.role is GsnRole.STRATEGY:
            return
        for child in element.part.get("supportedBy").one_or_more():
            below = self.elements.get(child.text)
            inference = NewInference(element.key, Polarity.FOR, [child.text], element=element.key)
            inference.span = child.span
            if below and below.role is GsnRole.STRATEGY:
                self._follow(below, inference)
            if below and below.role is GsnRole.CONTEXT:
                about = f"{element.key} is supported by the context {below.key}"
                self.assembly.lose(LossKind.UNKNOWN_RELATION, about, element.key, child.span)
            elif not inference.premises:
                about = f"{element.key} is supported by {child.text}, which joins nothing"
                self.assembly.lose(LossKind.INCOMPLETE_RELATION, about, element.key, child.span)
            else:
                self.assembly.inferences.append(inference)
                self.reasons.setdefault(element.key, []).append(inference)

    def _follow(self, strategy: _Element, inference: NewInference) -> None:
        """Make what a strategy joins the premises of an inference, and the strategy its warrant."""
        premises: dict[str, None] = {}
        strategies = {strategy.key: strategy}
        pending = [strategy]
        while pending:
            following = pending.pop()
            self.used.setdefault(following.key, [])
            for child in following.part.get("supportedBy").one_or_more():
                below = self.elements.get(child.text)
                if below is None or below.role is not GsnRole.STRATEGY:
                    premises[child.text] = None
                elif below.key not in strategies:
                    strategies[below.key] = below
                    pending.append(below)
        inference.premises = list(premises)
        inference.warrants = [NewLink(key) for key in strategies]
        for key in strategies if premises else ():
            self.used[key].append(inference)

    def add_contexts(self, element: _Element) -> None:
        """Add assumptions and justifications as warrants, and contexts as an attribute."""
        texts = []
        for target in element.part.get("inContextOf").one_or_more():
            context = self.elements.get(target.text)
            if context is None:
                about = f"{element.key} in the context of {target.text}, which is missing"
                self.assembly.lose(LossKind.INCOMPLETE_RELATION, about, element.key, target.span)
            elif context.role is GsnRole.CONTEXT:
                self.seen_contexts.add(context.key)
                text = " ".join(context.part.get("text").text.split())
                texts.append(text or context.key)
            elif context.role in (GsnRole.ASSUMPTION, GsnRole.JUSTIFICATION):
                self._add_warrant(element, context, target)
            else:
                about = f"{element.key} in the context of {context.key}, which is not a context"
                self.assembly.lose(LossKind.UNKNOWN_RELATION, about, element.key, target.span)
        if texts:
            added = self.assembly.statements.get(element.key)
            if added:
                self.assembly.set_attributes(added, {"context": texts}, element.key)

    def _add_warrant(self, element: _Element, context: _Element, target: YamlPart) -> None:
        inferences = self._find_inferences(element.key)
        for inference in inferences:
            if context.key not in _find_warrants(inference):
                inference.warrants.append(NewLink(context.key))
        if not inferences:
            about = f"{context.key} is a condition of {element.key}, which nothing supports"
            self.assembly.lose(LossKind.INCOMPLETE_RELATION, about, element.key, target.span)

    def _find_inferences(self, key: str) -> list[NewInference]:
        """Return the inferences that use a strategy, or those for any other element."""
        return (self.used if self._is_strategy(key) else self.reasons).get(key, [])

    def add_challenges(self, element: _Element, *, is_relation: bool) -> None:
        """Add an exception to a relation, or an objection to an element or a strategy."""
        for target in element.part.get("challenges").one_or_more():
            arrow = _ARROW.fullmatch(target.text)
            if bool(arrow) is not is_relation:
                continue
            if arrow:
                inferences = self._find_relations(arrow[1], arrow[2])
            elif self._is_strategy(target.text):
                inferences = self._find_inferences(target.text)
            else:
                self._add_objection(element, target)
                continue
            for inference in inferences:
                inference.exceptions.append(NewLink(element.key))
            if not inferences:
                about = f"{element.key} challenges {quote(target.text)}, which is not a relation"
                self.assembly.lose(LossKind.INCOMPLETE_RELATION, about, element.key, target.span)

    def _add_objection(self, element: _Element, target: YamlPart) -> None:
        objection = NewInference(target.text, Polarity.AGAINST, [element.key])
        objection.element, objection.span = element.key, target.span
        self.assembly.inferences.append(objection)
        self.objections.setdefault(target.text, []).append(objection)

    def _find_relations(self, start: str, end: str) -> list[NewInference]:
        """Return the inferences between two elements, whichever of them is above the other."""
        found = {
            id(inference): inference
            for above, below in ((start, end), (end, start))
            for inference in (*self._find_inferences(above), *self.objections.get(above, ()))
            if below in (*inference.premises, *_find_warrants(inference))
        }
        return [*found.values()]

    def _is_strategy(self, key: str) -> bool:
        return key in self.elements and self.elements[key].role is GsnRole.STRATEGY

    def add_developments(self) -> None:
        """Add what a module develops in another one as reasons."""
        for key, goals in self.developments:
            for goal in goals.one_or_more():
                inference = NewInference(key, Polarity.FOR, [goal.text], element=key)
                inference.span = goal.span
                self.assembly.inferences.append(inference)

    def report_unused(self) -> None:
        """Report strategies that join nothing, or that nothing uses, and contexts of nothing."""
        for element in self.elements.values():
            key, span = element.key, element.part.span
            if element.role is GsnRole.STRATEGY and key not in self.used:
                about = f"the strategy {key} is below no goal"
                self.assembly.lose(LossKind.INCOMPLETE_RELATION, about, key, span)
            elif element.role is GsnRole.CONTEXT and key not in self.seen_contexts:
                about = f"the context {key}, which no element names"
                self.assembly.lose(LossKind.STATEMENT, about, key, span)


def _find_warrants(inference: NewInference) -> list[Key]:
    return [link.statement for link in inference.warrants]


def _find_role(key: str, part: YamlPart) -> GsnRole | None:
    """Return what an element is, by its `nodeType` or by the prefix of its id."""
    if name := part.get("nodeType").text:
        plain = name.removeprefix("Counter").capitalize()
        return next((role for role in GsnRole if role.value == plain), None)
    return next((role for prefix, role in _PREFIXES.items() if key.startswith(prefix)), None)


def is_gsn(file: InputFile) -> bool:
    """Return whether most parts of a file are a module, or elements by prefix and content."""
    documents = read_if_yaml(file)
    if len(documents) != 1:
        return False
    [document] = documents
    found = [
        key
        for key, part in document.members.items()
        if key == "module" or (_find_role(key, part) and _looks_like_element(part))
    ]
    return bool(found) and 2 * len(found) > len(document.members)


def _looks_like_element(part: YamlPart) -> bool:
    return part.kind == "object" and (
        not part.members or bool(part.members.keys() & {*_RELATIONS, *_TAGS})
    )


FORMAT = Format(
    "gsn",
    "safety cases in the YAML of gsn2x",
    (".yaml", ".yml"),
    is_gsn,
    load_gsn,
    dump_gsn,
    keeps=KEEPS,
    unread="positions, confidence (acp), defeated relations, contexts as elements",
)
