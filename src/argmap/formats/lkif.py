"""LKIF, the XML of Carneades 2 and 3.

A statement that is accepted becomes an assumption. A premise that must be false becomes a claim of
its own: its statement objects to it, and arguments against its statement are reasons for it.
"""

from __future__ import annotations

from collections.abc import Collection
from xml.etree.ElementTree import Element

import attrs

from argmap.formats.assembly import Key, MapAssembly, NewInference, NewLink, quote
from argmap.formats.format import Format, Imported
from argmap.formats.input_file import InputFile
from argmap.formats.losses import LossKind
from argmap.formats.xml_parts import is_root, parse_xml, report_rest, text_of
from argmap.identifiers import is_id
from argmap.model import Kind, Polarity

_POLARITIES = {"pro": Polarity.FOR, "con": Polarity.AGAINST}
_DEFAULT_WEIGHT = "0.5"
_DEFAULT_STANDARD = "PE"
_PARTS = {
    "lkif", "argument-graphs", "argument-graph", "statements", "statement", "s", "arguments",
    "argument", "conclusion", "premises", "premise",
}  # fmt: skip
_READ_GRAPH = frozenset(("id", "title", "main-issue", "statements", "arguments"))
_READ_STATEMENT = frozenset(("id", "value", "assumption", "standard", "s"))
_READ_ARGUMENT = frozenset(
    ("id", "title", "direction", "scheme", "weight", "conclusion", "premises")
)
_READ_PREMISE = frozenset(("statement", "role", "type", "polarity"))


def load_lkif(file: InputFile) -> Imported:
    """Read the argument graphs of a file. Raises FormatError."""
    root = parse_xml(file)
    assembly = MapAssembly()
    title = ""
    for graph in root.iter("argument-graph"):
        own_title = graph.get("title", "")
        if title and own_title:
            assembly.lose(LossKind.TITLE, quote(own_title), graph.get("id", ""))
        title = title or own_title
        report_rest(assembly, graph, graph.get("id", ""), _READ_GRAPH)
        for statement in graph.iter("statement"):
            _read_statement(assembly, statement, graph.get("main-issue", ""))
        rejected = {
            statement.get("id", "")
            for statement in graph.iter("statement")
            if statement.get("value") == "false"
        }
        for argument in graph.iter("argument"):
            _read_argument(assembly, argument, rejected)
        for key in sorted(rejected):
            if ("not", key) not in assembly.statements:
                assembly.lose(LossKind.ATTRIBUTE, "value: false", key)
    _support_negations(assembly)
    _report_rest(assembly, root)
    return assembly.finish(title=title)


def _support_negations(assembly: MapAssembly) -> None:
    """Make each argument against a statement a reason for the claim that it is false."""
    for inference in list(assembly.inferences):
        negation = ("not", inference.conclusion)
        if inference.polarity is Polarity.AGAINST and negation in assembly.statements:
            assembly.inferences.append(
                attrs.evolve(inference, conclusion=negation, polarity=Polarity.FOR)
            )


def _report_rest(assembly: MapAssembly, root: Element) -> None:
    """Report the parts of LKIF beside argument graphs, such as theories."""
    for part in root:
        if part.tag not in _PARTS:
            assembly.lose(LossKind.SETTING, f"<{part.tag}>", part.get("id", ""))


def _read_statement(assembly: MapAssembly, statement: Element, main_issue: str) -> None:
    key, value = statement.get("id", ""), statement.get("value", "unknown")
    if not key or key in assembly.statements:
        why = f"the id {quote(key)} is given twice" if key else "it has no id"
        assembly.lose(LossKind.STATEMENT, f"{why}: {quote(text_of(statement))}", key)
        return
    text = " ".join(text_of(statement).split())
    added = assembly.add_statement(key, text, id=key if is_id(key) else "", element=key)
    if value == "true":
        added.kind = Kind.ASSUMPTION
    elif value not in ("unknown", "false"):
        assembly.lose(LossKind.ATTRIBUTE, f"value: {value}", key)
    if key == main_issue:
        added.tags.append("main-issue")
    if (standard := statement.get("standard", _DEFAULT_STANDARD)) != _DEFAULT_STANDARD:
        assembly.lose(LossKind.SETTING, f"standard: {standard}", key)
    report_rest(assembly, statement, key, _READ_STATEMENT)


def _read_argument(assembly: MapAssembly, argument: Element, rejected: Collection[str]) -> None:
    key = argument.get("id", "")
    conclusion = argument.find("conclusion")
    direction = argument.get("direction", "pro")
    read = NewInference(
        "" if conclusion is None else conclusion.get("statement", ""),
        _POLARITIES.get(direction, Polarity.FOR),
        [],
        scheme=assembly.clean_scheme(argument.get("scheme", ""), key),
        element=key,
    )
    for premise in argument.iter("premise"):
        _read_premise(assembly, read, premise, rejected)
    if direction not in _POLARITIES:
        assembly.lose(LossKind.UNKNOWN_RELATION, f"the direction {quote(direction)}", key)
    else:
        assembly.inferences.append(read)
    if (weight := argument.get("weight", _DEFAULT_WEIGHT)) != _DEFAULT_WEIGHT:
        assembly.lose(LossKind.WEIGHT, f"weight: {weight}", key)
    if title := argument.get("title"):
        assembly.lose(LossKind.TITLE, quote(title), key)
    report_rest(assembly, argument, key, _READ_ARGUMENT)


def _read_premise(
    assembly: MapAssembly, argument: NewInference, premise: Element, rejected: Collection[str]
) -> None:
    name = premise.get("statement", "")
    statement: Key = name
    role, kind = premise.get("role", ""), premise.get("type", "ordinary")
    report_rest(assembly, premise, argument.element, _READ_PREMISE)
    if premise.get("polarity", "positive") == "negative":
        statement = _negate(assembly, name, argument.element, is_given=name in rejected)
    if kind == "exception":
        argument.exceptions.append(NewLink(statement))
    elif role == "warrant":
        argument.warrants.append(NewLink(statement))
        return
    else:
        argument.premises = [*argument.premises, statement]
    if kind not in ("exception", "ordinary"):
        assembly.lose(LossKind.ATTRIBUTE, f"the type {quote(kind)} of a premise", argument.element)
    if role:
        about = f"the role {quote(role)} of {quote(name)}"
        assembly.lose(LossKind.ATTRIBUTE, about, argument.element)


def _negate(assembly: MapAssembly, statement: str, element: str, *, is_given: bool) -> Key:
    """Return the key of a claim that a statement is false, to which the statement objects."""
    if statement not in assembly.statements:
        return statement
    key = ("not", statement)
    if key not in assembly.statements:
        text = assembly.statements[statement].text
        kind = Kind.ASSUMPTION if is_given else Kind.CLAIM
        assembly.add_statement(key, f"not: {text}", kind=kind)
        objection = NewInference(key, Polarity.AGAINST, [statement], element=element)
        assembly.inferences.append(objection)
        about = f"a claim stands for the premise that {quote(text)} is false"
        assembly.lose(LossKind.TEXT, about, element)
    return key


def is_lkif(file: InputFile) -> bool:
    """Return whether a file is XML with the root `lkif`."""
    return is_root(file, "lkif")


FORMAT = Format(
    "lkif",
    "argument graphs of Carneades 2 and 3 in LKIF",
    (".xml", ".lkif"),
    is_lkif,
    load_lkif,
    unread="weights, proof standards, roles of premises, theories",
)
