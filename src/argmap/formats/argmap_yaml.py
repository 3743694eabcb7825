"""The YAML of David Sanson's tools: a claim is a key, and the reasons for it are keys below it.

A reason whose key begins with `o` or `-` is an objection. Its premises are keys below it. Claims
with equal texts are one claim. A hyphen in front of a claim says that it is implicit.
"""

from __future__ import annotations

import re

from argmap.errors import FormatError
from argmap.formats.assembly import Key, MapAssembly, NewInference, NewStatement, quote
from argmap.formats.format import Format, Imported
from argmap.formats.input_file import InputFile
from argmap.formats.losses import LossKind
from argmap.formats.yaml_parts import YamlPart, read_document, read_if_yaml
from argmap.model import Polarity
from argmap.source import Span

_REASON = re.compile(r"(?:r|o|reason|objection|-)[\w-]*")


def load_argmap_yaml(file: InputFile) -> Imported:
    """Read a map. Raises FormatError."""
    document = read_document(file)
    if document.kind == "list":
        raise FormatError("its content must be claims with reasons below them", file.name)
    assembly = MapAssembly()
    for text, part in document.members.items():
        _read_claim(assembly, text, part, document.key_spans[text])
    return assembly.finish()


def _read_claim(assembly: MapAssembly, written: str, part: YamlPart, span: Span) -> str:
    """Add a claim and what is below it. Return its key, which is its text."""
    text = written.removeprefix("-").strip()
    added = assembly.statements.get(text) or assembly.add_statement(text, text, span=span)
    if written.startswith("-") and "implicit" not in added.tags:
        added.tags.append("implicit")
    if part.kind != "object" and (part.text or part.items):
        assembly.lose(LossKind.TEXT, f"text below a claim: {quote(part.shown)}", span=part.span)
    for key, below in part.members.items():
        if key == "note":
            _read_note(assembly, added, below)
        else:
            _read_reason(assembly, text, key, below, part.key_spans[key])
    return text


def _read_note(assembly: MapAssembly, added: NewStatement, note: YamlPart) -> None:
    if "note" in added.attributes:
        assembly.lose(LossKind.ATTRIBUTE, f"a second note: {quote(note.text)}", span=note.span)
    elif text := assembly.clean_text(note.text.strip(), span=note.span):
        added.attributes["note"] = text


def _read_reason(
    assembly: MapAssembly, conclusion: str, key: str, part: YamlPart, span: Span
) -> None:
    premises: list[Key] = []
    scheme = ""
    for name, below in part.members.items():
        if name == "label" and below.kind == "text":
            scheme = assembly.clean_scheme(below.text, span=below.span)
        elif name == "strength" and below.kind == "text":
            assembly.lose(LossKind.WEIGHT, f"strength: {below.text}", span=below.span)
        else:
            premises.append(_read_claim(assembly, name, below, part.key_spans[name]))
    if part.text or part.items:
        about = f"{key}: {quote(part.shown)}, which is not a claim with a colon after it"
        assembly.lose(LossKind.INCOMPLETE_RELATION, about, span=part.span)
        return
    polarity = Polarity.AGAINST if key.startswith(("o", "-")) else Polarity.FOR
    assembly.inferences.append(
        NewInference(conclusion, polarity, premises, scheme=scheme, element=key, span=span)
    )


def is_argmap_yaml(file: InputFile) -> bool:
    """Return whether a file has claims with reasons such as `r1:` or `o1:` below them."""
    documents = read_if_yaml(file)
    if len(documents) != 1:
        return False
    [document] = documents
    claims = document.members.values()
    reasons = [key for claim in claims for key in claim.members if key != "note"]
    if any(claim.kind == "list" or claim.text for claim in claims):
        return False
    return bool(reasons) and all(_REASON.fullmatch(reason) for reason in reasons)


FORMAT = Format(
    "argmap-yaml",
    "argument maps in YAML, for MindMup and TikZ",
    (".yml", ".yaml"),
    is_argmap_yaml,
    load_argmap_yaml,
    unread="strengths of reasons, comments",
)
