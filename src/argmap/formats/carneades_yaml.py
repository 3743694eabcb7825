"""The YAML of Carneades 4.

The positions of an issue object to each other, since at most one of them can be accepted. Schemes,
issue schemes and the language of terms are not an argument until Carneades runs them.
"""

from __future__ import annotations

from argmap.errors import FormatError
from argmap.formats.assembly import MapAssembly, NewInference, NewLink, quote
from argmap.formats.format import Format, Imported
from argmap.formats.input_file import InputFile
from argmap.formats.losses import LossKind
from argmap.formats.source_links import add_source
from argmap.formats.yaml_parts import YamlPart, read_document, read_if_yaml
from argmap.identifiers import is_id
from argmap.model import Kind, Polarity

_PARTS = ("meta", "statements", "arguments", "issues", "assumptions")
_LOST_WITH = {
    "meta": LossKind.HEADER,
    "statements": LossKind.STATEMENT,
    "arguments": LossKind.INCOMPLETE_RELATION,
    "issues": LossKind.INCOMPLETE_RELATION,
}
"""The kind of loss for a part that is not an object."""
_PROGRAMS = ("argument_schemes", "issue_schemes", "language", "tests", "references", "labels")
_ARGUMENT = ("conclusion", "premises", "scheme", "undercutter")


def load_carneades(file: InputFile) -> Imported:
    """Read an argument graph. Raises FormatError."""
    document = read_document(file)
    if document.kind != "object":
        raise FormatError("its content must be statements and arguments", file.name)
    assembly = MapAssembly()
    for key, kind in _LOST_WITH.items():
        if (part := document.get(key)).kind != "object" and (part.text or part.items):
            about = f"{key}: {quote(part.shown)}, which is not an object"
            assembly.lose(kind, about, key, part.span)
    statements = document.get("statements")
    for key, part in statements.members.items():
        _read_statement(assembly, key, part, statements)
    for part in document.get("assumptions").one_or_more():
        _assume(assembly, part)
    arguments = document.get("arguments")
    for key, part in arguments.members.items():
        _read_argument(assembly, key, part)
    for key, part in document.get("issues").members.items():
        _read_issue(assembly, key, part)
    for key, part in document.members.items():
        if key not in _PARTS and (part.members or part.items or part.text):
            kind = LossKind.SETTING if key in _PROGRAMS else LossKind.ATTRIBUTE
            about = f"{key}: {quote(part.shown)}"
            assembly.lose(kind, about, key, document.key_spans[key])
    return assembly.finish(**_read_meta(assembly, document.get("meta")))


def _read_meta(assembly: MapAssembly, meta: YamlPart) -> dict[str, str]:
    headers = {}
    for key, part in meta.members.items():
        if key in ("title", "author", "date") and part.kind == "text":
            headers[key] = part.text.strip()
        elif key == "source" and part.text:
            add_source(assembly, "", " ".join(part.text.split()))
        else:
            assembly.lose(LossKind.HEADER, f"{key}: {quote(part.shown)}", key, part.span)
    return headers


def _read_statement(assembly: MapAssembly, key: str, part: YamlPart, within: YamlPart) -> None:
    text = part.get("text").text if part.kind == "object" else part.text
    span = within.key_spans[key]
    added = assembly.add_statement(key, text.strip(), id=_to_id(key), element=key, span=span)
    for name, member in part.members.items():
        if name == "assumed":
            added.kind = Kind.ASSUMPTION if member.is_true else Kind.CLAIM
        elif name not in ("text", "label"):
            assembly.set_attributes(added, {name: member.value}, key)
        elif name == "label" and member.text:
            assembly.lose(LossKind.ATTRIBUTE, f"label: {member.text}", key, member.span)


def _to_id(key: str) -> str:
    """Return the id for a key: `¬p` and `¬app(a1)` cannot be ids as they are."""
    return key if is_id(key) else ""


def _assume(assembly: MapAssembly, part: YamlPart) -> None:
    if added := assembly.statements.get(part.text):
        added.kind = Kind.ASSUMPTION
    elif part.text:
        # Terms of schemes, such as father(sally,joe), are assumed without being statements.
        added = assembly.add_statement(part.text, part.text, element=part.text, span=part.span)
        added.kind = Kind.ASSUMPTION
    else:
        about = f"an assumption: {quote(part.shown)}"
        assembly.lose(LossKind.STATEMENT, about, span=part.span)


def _read_argument(assembly: MapAssembly, key: str, part: YamlPart) -> None:
    premises = part.get("premises")
    pairs = list(premises.members.items()) or [("", item) for item in premises.one_or_more()]
    scheme = part.get("scheme").text
    argument = NewInference(
        part.get("conclusion").text,
        Polarity.FOR,
        [premise.text for role, premise in pairs if role != "warrant"],
        [NewLink(premise.text) for role, premise in pairs if role == "warrant"],
        [NewLink(exception.text) for exception in part.get("undercutter").one_or_more()],
        scheme="" if scheme in ("linked", "convergent") else assembly.clean_scheme(scheme, key),
        element=key,
        span=part.span,
    )
    if scheme == "convergent" and argument.premises:
        for premise in argument.premises:
            single = NewInference(argument.conclusion, Polarity.FOR, [premise])
            single.exceptions, single.element, single.span = argument.exceptions, key, part.span
            assembly.inferences.append(single)
    else:
        assembly.inferences.append(argument)
    for role, premise in pairs:
        if role and role != "warrant":
            about = f"the role {role} of {quote(premise.text)}"
            assembly.lose(LossKind.ATTRIBUTE, about, key, premise.span)
    for name, member in part.members.items():
        if name == "weight":
            assembly.lose(LossKind.WEIGHT, f"weight: {quote(member.shown)}", key, member.span)
        elif name not in _ARGUMENT:
            about = f"{name}: {quote(member.shown)}"
            assembly.lose(LossKind.ATTRIBUTE, about, key, member.span)


def _read_issue(assembly: MapAssembly, key: str, part: YamlPart) -> None:
    """Let each position of an issue object to each other one."""
    if part.kind != "object":
        about = f"the issue {key} is not an object: {quote(part.shown)}"
        assembly.lose(LossKind.INCOMPLETE_RELATION, about, key, part.span)
    positions = [position.text for position in part.get("positions").one_or_more()]
    for position in positions:
        for other in positions:
            if other != position:
                assembly.inferences.append(
                    NewInference(position, Polarity.AGAINST, [other], element=key, span=part.span)
                )
    for name, member in part.members.items():
        if name != "positions":
            about = f"{name}: {quote(member.shown)}"
            assembly.lose(LossKind.SETTING, about, key, member.span)


def is_carneades(file: InputFile) -> bool:
    """Return whether a file has statements and arguments, or other parts only Carneades has."""
    documents = read_if_yaml(file)
    if len(documents) != 1:
        return False
    [document] = documents
    found = [key for key in document.members if key in (*_PARTS, *_PROGRAMS)]
    return bool(found) and 2 * len(found) > len(document.members)


FORMAT = Format(
    "carneades",
    "argument graphs of Carneades 4",
    (".yml", ".yaml"),
    is_carneades,
    load_carneades,
    unread="schemes and their weights, proof standards, roles of premises, tests",
)
