"""jPipe: justifications of conclusions by strategies and evidence, and templates for them.

What supports a strategy is one reason, with the strategy as its warrant. Templates are filled in
where a justification implements them. Operators such as `assemble` are reported, not run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from argmap.formats.assembly import MapAssembly, NewInference, NewLink, quote
from argmap.formats.format import Format, Imported
from argmap.formats.input_file import InputFile
from argmap.formats.jpipe_parser import ABSTRACT, JpipeElement, JpipeModel, JpipeModels, read_models
from argmap.formats.losses import LossKind
from argmap.identifiers import id_stem, is_id
from argmap.model import Kind, Polarity, Section

Key = tuple[str, str, str]
"""The model that is written, the model that declares an element, and its id there."""

_KINDS = {
    "conclusion": Kind.CLAIM,
    "sub-conclusion": Kind.CLAIM,
    "strategy": Kind.ASSUMPTION,
    "evidence": Kind.EVIDENCE,
    ABSTRACT: Kind.CLAIM,
}
_MODEL = re.compile(rb"(?m)^\s*(?:justification|template|pattern)\s+[\w:]+\s*[^{]*\{")


def load_jpipe(file: InputFile) -> Imported:
    """Read the models of a file. Raises FormatError."""
    assembly = MapAssembly()
    models = read_models(file, assembly)
    implemented = {model.parent for model in models.own.values()}
    shown = [model for name, model in models.own.items() if name not in implemented]
    sections = _add_sections(assembly, shown) if len(shown) > 1 else {}
    for model in shown:
        _ModelWriter(assembly, models, model, sections.get(model.name)).write()
    return assembly.finish(title=shown[0].name if len(shown) == 1 else "")


def _add_sections(assembly: MapAssembly, shown: list[JpipeModel]) -> dict[str, str]:
    """Add a section for each model. Return their ids by the names of the models."""
    ids: dict[str, str] = {}
    for model in shown:
        ids[model.name] = model.name if is_id(model.name) else id_stem(model.name)
        assembly.sections.append(Section(ids[model.name], model.name, span=model.span))
    return ids


@attrs.define
class _ModelWriter:
    """Adds the elements and relations of a model, with those of its templates."""

    assembly: MapAssembly
    models: JpipeModels
    model: JpipeModel
    section: str | None
    elements: dict[tuple[str, str], JpipeElement] = attrs.field(factory=dict)

    def write(self) -> None:
        lineage = list(self._find_lineage())
        for model in lineage:
            for element in model.elements.values():
                self.elements[self._find(model, element.id)] = element
        for place, element in self.elements.items():
            self._add_element(place, element)
        below: dict[tuple[str, str], list[tuple[str, str]]] = {}
        above: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for model in lineage:
            for support in model.supports:
                lower, upper = self._find(model, support.lower), self._find(model, support.upper)
                if missing := [end for end in (lower, upper) if end not in self.elements]:
                    about = f"{support.lower} supports {support.upper}: there is no {missing[0][1]}"
                    kind = LossKind.INCOMPLETE_RELATION
                    self.assembly.lose(kind, about, support.lower, support.span)
                elif self._is_strategy(lower) and self._is_strategy(upper):
                    about = f"the strategy {support.lower} supports the strategy {support.upper}"
                    kind = LossKind.UNKNOWN_RELATION
                    self.assembly.lose(kind, about, support.lower, support.span)
                else:
                    below.setdefault(upper, []).append(lower)
                    above.setdefault(lower, []).append(upper)
        self._add_reasons(below)
        self._report_strategies(below, above)

    def _find_lineage(self) -> Iterator[JpipeModel]:
        """Yield the templates that the model implements, the most general first, and the model."""
        lineage = [self.model]
        while parent := self.models.find(lineage[-1].parent):
            if parent in lineage:
                about = f"{self.model.name} implements itself"
                self.assembly.lose(LossKind.UNKNOWN_RELATION, about, span=self.model.span)
                break
            lineage.append(parent)
        last = lineage[-1]
        if last.parent and self.models.find(last.parent) is None:
            about = f"{last.name} implements {last.parent}, which is missing"
            self.assembly.lose(LossKind.INCOMPLETE_RELATION, about, span=last.span)
        yield from reversed(lineage)

    def _find(self, model: JpipeModel, written: str) -> tuple[str, str]:
        """Return the model that declares an element first, and the element's id there.

        `t:abs` is the element of the template t. An id without a template is that of an abstract
        support, if a template has one, or else of the model's own.
        """
        prefix, _, name = written.rpartition(":")
        if prefix:
            declaring = self.models.find(prefix)
            return (declaring.name if declaring else prefix, name)
        seen = {model.name}
        ancestor = self.models.find(model.parent)
        while ancestor and ancestor.name not in seen:
            found = ancestor.elements.get(name)
            if found and found.kind == ABSTRACT:
                return (ancestor.name, name)
            seen.add(ancestor.name)
            ancestor = self.models.find(ancestor.parent)
        return (model.name, name)

    def _is_strategy(self, place: tuple[str, str]) -> bool:
        return self.elements[place].kind == "strategy"

    def _key(self, place: tuple[str, str]) -> Key:
        return (self.model.name, *place)

    def _add_element(self, place: tuple[str, str], element: JpipeElement) -> None:
        declaring, name = place
        parts = [name] if declaring == self.model.name else [declaring.replace(":", "."), name]
        if self.section:
            parts = [self.section, *parts]
        added = self.assembly.add_statement(
            self._key(place),
            element.text,
            kind=_KINDS[element.kind],
            id=".".join(parts),
            element=element.id,
            span=element.span,
        )
        added.section = self.section
        if element.kind == ABSTRACT:
            added.tags.append("abstract")

    def _add_reasons(self, below: dict[tuple[str, str], list[tuple[str, str]]]) -> None:
        for upper, lowers in below.items():
            for lower in lowers if not self._is_strategy(upper) else ():
                inference = NewInference(self._key(upper), Polarity.FOR, [self._key(lower)])
                if self._is_strategy(lower):
                    inference.premises = [self._key(place) for place in below.get(lower, [])]
                    inference.warrants = [NewLink(self._key(lower))]
                inference.element, inference.span = upper[1], self.elements[lower].span
                if inference.premises:
                    self.assembly.inferences.append(inference)

    def _report_strategies(
        self,
        below: dict[tuple[str, str], list[tuple[str, str]]],
        above: dict[tuple[str, str], list[tuple[str, str]]],
    ) -> None:
        for place, element in self.elements.items():
            if element.kind != "strategy":
                continue
            for ends, what in ((below, "has nothing below it"), (above, "supports nothing")):
                if place not in ends:
                    about = f"the strategy {quote(element.text)} {what}"
                    kind = LossKind.INCOMPLETE_RELATION
                    self.assembly.lose(kind, about, element.id, element.span)


def is_jpipe(file: InputFile) -> bool:
    """Return whether a file has a justification, template or pattern."""
    return bool(_MODEL.search(file.content[:1_000_000]))


FORMAT = Format(
    "jpipe",
    "justifications in jPipe",
    (".jd",),
    is_jpipe,
    load_jpipe,
    unread="operators (assemble, refine, merge), loads by pattern, comments",
)
