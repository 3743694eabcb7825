"""Outlines whose nodes begin with a word that says how they relate to the node above.

The words have a colon: `because:` or `pro:` for a reason, `but:` or `con:` for an objection, `and:`
for a further premise, `since:` for a warrant and `unless:` for an exception. The signs `+` and `-`
mean reason and objection. A kind may follow, such as `evidence:`. Where a node has no such word,
its relation is unknown.
"""

from __future__ import annotations

import re

import attrs

from argmap.formats.assembly import Key, MapAssembly, NewInference, NewLink, NewStatement, quote
from argmap.formats.losses import LossKind
from argmap.formats.source_links import add_source, cite, cite_links
from argmap.model import Kind, Polarity

_RELATION = re.compile(
    r"(?:(?P<word>because|pro|but|con|and|since|unless)\s*:|(?P<sign>[+\-–−])(?=\s))\s*",
    re.IGNORECASE,
)
_KIND = re.compile(rf"({'|'.join(Kind)})\s*:\s*", re.IGNORECASE)
_POLARITIES = {
    "because": Polarity.FOR,
    "pro": Polarity.FOR,
    "+": Polarity.FOR,
    "but": Polarity.AGAINST,
    "con": Polarity.AGAINST,
}


@attrs.define
class OutlineNode:
    """A node of an outline. `element` is its id or place in the file."""

    text: str
    element: str = ""
    note: str = ""
    url: str = ""
    children: list[OutlineNode] = attrs.field(factory=list)


def add_outline(assembly: MapAssembly, roots: list[OutlineNode]) -> None:
    """Add a statement for each node and a relation for each that names one."""
    pending: list[tuple[OutlineNode, Key | None]] = [(root, None) for root in reversed(roots)]
    reasons: dict[Key | None, NewInference] = {}
    number = 0
    while pending:
        node, above = pending.pop()
        number += 1
        word, kind, text = split_node(node.text)
        added = assembly.add_statement(number, text, kind=kind, element=node.element)
        cite_links(assembly, added)
        _add_details(assembly, added, node)
        _add_relation(assembly, reasons, above, added, word, node.element)
        pending += [(child, number) for child in reversed(node.children)]


def split_node(text: str) -> tuple[str, Kind, str]:
    """Return the word or sign of the relation, or "", the kind, and the rest of a node's text."""
    relation = _RELATION.match(text.lstrip())
    rest = text.lstrip()[relation.end() :] if relation else text.strip()
    word = (relation["word"] or relation["sign"]).lower() if relation else ""
    kind = _KIND.match(rest)
    if kind is None:
        return word, Kind.CLAIM, rest.strip()
    return word, Kind(kind[1].lower()), rest[kind.end() :].strip()


def _add_details(assembly: MapAssembly, added: NewStatement, node: OutlineNode) -> None:
    if note := assembly.clean_text(node.note, node.element):
        assembly.set_attributes(added, {"note": note}, node.element)
    if node.url.startswith(("http://", "https://")):
        source = add_source(assembly, "", node.url, element=node.element, url=node.url)
        cite(assembly, added, source)
    elif node.url:
        assembly.lose(LossKind.SOURCE, f"a link to {quote(node.url)}", node.element)


def _add_relation(
    assembly: MapAssembly,
    reasons: dict[Key | None, NewInference],
    above: Key | None,
    added: NewStatement,
    word: str,
    element: str,
) -> None:
    last = reasons.get(above)
    if above is None:
        if word:
            about = f"“{word}” before {quote(added.text)}, which is below nothing"
            assembly.lose(LossKind.INCOMPLETE_RELATION, about, element)
    elif not word:
        parent = quote(assembly.statements[above].text)
        about = f"{quote(added.text)} is below {parent} without a word such as `because:`"
        assembly.lose(LossKind.UNKNOWN_RELATION, about, element)
    elif word in ("and", "since", "unless"):
        if last is None:
            about = f"“{word}: {added.text}” follows no reason and no objection"
            assembly.lose(LossKind.INCOMPLETE_RELATION, about, element)
        elif word == "and":
            last.premises = [*last.premises, added.key]
        else:
            (last.warrants if word == "since" else last.exceptions).append(NewLink(added.key))
    else:
        polarity = _POLARITIES.get(word, Polarity.AGAINST)  # a minus sign of any kind
        reasons[above] = NewInference(above, polarity, [added.key], element=element)
        assembly.inferences.append(reasons[above])
