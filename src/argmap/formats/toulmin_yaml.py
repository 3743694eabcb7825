"""Toulmin's parts of an argument in YAML: data, warrant, backing, claim, qualifier, rebuttals.

They are at the top of a document or below `proof:`. The lines of a list are linked premises.
"""

from __future__ import annotations

from argmap.formats.assembly import Key, MapAssembly, NewInference, NewLink, join_lines, quote
from argmap.formats.format import Format, Imported
from argmap.formats.input_file import InputFile
from argmap.formats.losses import LossKind
from argmap.formats.yaml_parts import YamlPart, read_documents, read_if_yaml
from argmap.identifiers import is_id
from argmap.model import Kind, Polarity
from argmap.source import Span

_LAYERS = ("proof", "argument", "toulmin")
_BULLETS = ("- ", "* ", "• ")


def load_toulmin(file: InputFile) -> Imported:
    """Read the argument of each document of a file. Raises FormatError."""
    assembly = MapAssembly()
    titles = []
    for number, document in enumerate(read_documents(file)):
        layer = _find_layer(document)
        proof = document.get(layer) if layer else document
        _read_proof(assembly, proof, number)
        titles.append(document.get("title").text)
        claim = assembly.statements.get((number, "claim", 0))
        for key, part in document.members.items() if layer else ():
            if key == "id" and claim and is_id(part.text):
                claim.id = part.text
            elif key == "tags" and claim:
                assembly.add_tags(claim, [tag.text for tag in part.one_or_more()])
            elif key not in (layer, "title") and (part.text or part.items or part.members):
                assembly.lose(LossKind.ATTRIBUTE, f"{key}: {quote(part.shown)}", key, part.span)
    if len(titles) == 1:
        return assembly.finish(title=titles[0])
    for title in filter(None, titles):
        assembly.lose(LossKind.TITLE, quote(title))
    return assembly.finish()


def _find_layer(document: YamlPart) -> str:
    return next((key for key in _LAYERS if document.get(key).members), "")


def _read_proof(assembly: MapAssembly, proof: YamlPart, number: int) -> None:
    if proof.kind != "object" or not proof.get("claim").text:
        about = f"an argument without `claim:`: {quote(proof.shown)}"
        assembly.lose(LossKind.STATEMENT, about, span=proof.span)
        return
    conclusion = (number, "claim", 0)
    claim = proof.get("claim")
    added = assembly.add_statement(conclusion, join_lines(claim.text), span=claim.span)
    data = _add_list(assembly, proof, number, "data", Kind.EVIDENCE)
    backing = _add_list(assembly, proof, number, "backing", Kind.EVIDENCE)
    kind = Kind.CLAIM if backing else Kind.ASSUMPTION
    warrants = _add_list(assembly, proof, number, "warrant", kind, one=True)
    exceptions = _add_rebuttals(assembly, proof, number)
    inferences = assembly.inferences
    if data:
        inferences.append(
            NewInference(
                conclusion,
                Polarity.FOR,
                data,
                [NewLink(warrant) for warrant in warrants],
                [NewLink(exception) for exception in exceptions],
                span=proof.span,
            )
        )
    elif warrants or exceptions:
        about = "a warrant or a rebuttal without `data:`"
        assembly.lose(LossKind.INCOMPLETE_RELATION, about, span=proof.span)
    if backing and warrants:
        inferences.append(NewInference(warrants[0], Polarity.FOR, backing, span=proof.span))
    elif backing:
        assembly.lose(LossKind.INCOMPLETE_RELATION, "a backing without `warrant:`", span=proof.span)
    for key, part in proof.members.items():
        if key not in ("data", "warrant", "backing", "claim", "rebuttals", "rebuttal"):
            if part.value is None:
                assembly.lose(LossKind.ATTRIBUTE, f"{key}: {quote(part.shown)}", key, part.span)
            elif part.value:
                assembly.set_attributes(added, {key.replace("_", "-"): _flatten(part)}, key)


def _flatten(part: YamlPart) -> str | list[str] | None:
    return join_lines(part.text) if part.kind == "text" else part.value


def _add_list(
    assembly: MapAssembly, proof: YamlPart, number: int, key: str, kind: Kind, *, one: bool = False
) -> list[Key]:
    """Add a statement for each item, or for each bullet in a text. Return their keys."""
    keys: list[Key] = []
    for text, span in _split_items(proof.get(key), one=one):
        name = (number, key, len(keys))
        assembly.add_statement(name, join_lines(text), kind=kind, element=key, span=span)
        keys.append(name)
    return keys


def _split_items(part: YamlPart, *, one: bool) -> list[tuple[str, Span]]:
    if one and part.kind == "text":
        return [(part.text, part.span)] if part.text else []
    found: list[tuple[str, Span]] = []
    for item in part.one_or_more():
        starts_new = True
        for line in item.text.splitlines():
            if line.lstrip().startswith(_BULLETS):
                found.append((line.lstrip()[2:], item.span))
            elif starts_new and line.strip():
                found.append((line, item.span))
            elif line.strip():
                found[-1] = (f"{found[-1][0]} {line}", item.span)
            starts_new = starts_new and not line.strip()
    return found


def _add_rebuttals(assembly: MapAssembly, proof: YamlPart, number: int) -> list[Key]:
    keys: list[Key] = []
    parts = [*proof.get("rebuttals").one_or_more(), *proof.get("rebuttal").one_or_more()]
    for part in parts:
        text = part.get("rebuttal").text if part.kind == "object" else part.text
        name = (number, "rebuttal", len(keys))
        added = assembly.add_statement(
            name, join_lines(text.removeprefix("Unless ")), element="rebuttals", span=part.span
        )
        keys.append(name)
        for key, member in part.members.items():
            if key != "rebuttal":
                assembly.set_attributes(added, {key: _flatten(member)}, key)
    return keys


def is_toulmin(file: InputFile) -> bool:
    """Return whether each document has a claim with data or a warrant."""
    documents = read_if_yaml(file)
    proofs = [part.get(layer) if (layer := _find_layer(part)) else part for part in documents]
    return bool(proofs) and all(
        "claim" in proof.members and proof.members.keys() & {"data", "warrant"} for proof in proofs
    )


FORMAT = Format(
    "toulmin",
    "Toulmin's parts of an argument in YAML",
    (".yaml", ".yml"),
    is_toulmin,
    load_toulmin,
    unread="everything beside the proof, except title and tags",
)
