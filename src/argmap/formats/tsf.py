"""The Trustable Software Framework: the graph of trudag, and the Markdown files of its items.

Each item that supports another one is a reason for it. An item with evidence that nothing supports
is evidence, an assumption of use (`AOU-…`) is an assumption, and what is not normative is context.
"""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

import attrs

from argmap.errors import FormatError
from argmap.files import list_files
from argmap.formats.assembly import MapAssembly, NewInference, NewStatement, quote, to_prose
from argmap.formats.format import Format, Imported
from argmap.formats.input_file import InputFile
from argmap.formats.losses import LossKind
from argmap.formats.markdown_blocks import split_front_matter
from argmap.formats.source_links import add_source, cite, cite_links
from argmap.formats.yaml_parts import YamlPart, read_document
from argmap.identifiers import is_id
from argmap.model import Kind, Polarity
from argmap.source import Span

MOST_FILES = 20_000
"""The greatest number of Markdown files to read in a project."""

_ID = r'"(?:[^"\\]|\\.)*"|[\w.-]+'
_STATEMENT = re.compile(
    rf"(?P<comment>(?://|\#)[^\n]*|/\*.*?\*/)"
    rf"|(?:strict\s+)?digraph\s*(?:{_ID})?\s*\{{"
    rf"|(?P<tail>{_ID})\s*(?:->\s*(?P<head>{_ID})\s*)?(?:\[[^\]]*\])?"
    rf"|(?P<other>[^\s;}}]+)",
    re.DOTALL,
)
_READ = ("normative", "references", "evidence", "score", "level")
_SOURCE_FIELDS = ("type", "url", "path", "name", "description")


@attrs.frozen(eq=False, repr=False)
class _Item:
    """The file of an item: its front matter and its text."""

    front: YamlPart
    body: str

    @property
    def is_normative(self) -> bool:
        return self.front.get("normative").text.casefold() != "false"


def load_tsf(file: InputFile) -> Imported:
    """Read a graph and the items in the folder of the graph. Raises FormatError."""
    assembly = MapAssembly()
    nodes, links = _read_graph(assembly, file)
    items = _read_items(assembly, file)
    supported = {upper for upper, _, _ in links}
    context = {key for key, item in items.items() if not item.is_normative and key not in supported}
    for key, span in nodes.items():
        if key not in context:
            _add_item(assembly, key, items.get(key), key in supported, span)
    contexts: dict[str, list[str]] = {}
    for upper, lower, span in links:
        if lower in context:
            contexts.setdefault(upper, []).append(to_prose(items[lower].body) or lower)
        else:
            assembly.inferences.append(
                NewInference(upper, Polarity.FOR, [lower], element=upper, span=span)
            )
    for key, texts in contexts.items():
        if added := assembly.statements.get(key):
            assembly.set_attributes(added, {"context": texts}, key)
    unused = context - {lower for _, lower, _ in links} | items.keys() - nodes.keys()
    for key in sorted(unused):
        about = f"the item {key}, which supports nothing: {quote(to_prose(items[key].body))}"
        assembly.lose(LossKind.STATEMENT, about, key)
    return assembly.finish()


def _read_graph(
    assembly: MapAssembly, file: InputFile
) -> tuple[dict[str, Span], list[tuple[str, str, Span]]]:
    """Return the nodes of the graph, and its arrows from an item to what supports it."""
    nodes: dict[str, Span] = {}
    links: list[tuple[str, str, Span]] = []
    for match in _STATEMENT.finditer(file.text.content):
        span = file.text.span(*match.span())
        if match["other"]:
            assembly.lose(LossKind.TEXT, f"in the graph: {quote(match['other'])}", span=span)
        elif match["tail"]:
            tail = _unquote(match["tail"])
            nodes.setdefault(tail, span)
            if match["head"]:
                head = _unquote(match["head"])
                nodes.setdefault(head, span)
                links.append((tail, head, span))
    return nodes, links


def _unquote(name: str) -> str:
    return re.sub(r"\\(.)", r"\1", name[1:-1], flags=re.DOTALL) if name[0] == '"' else name


def _read_items(assembly: MapAssembly, file: InputFile) -> dict[str, _Item]:
    """Return the items by id: the Markdown files in the folder that have an item's front matter."""
    items: dict[str, _Item] = {}
    errors: list[OSError] = []
    for path in _find_files(file.folder, errors) if file.folder else ():
        try:
            found = file.read_beside(path)
            front, start = split_front_matter(found.text)
            part = read_document(InputFile(path, front.encode()))
        except FormatError as error:
            about = f"the file {quote(path)}: {error.message}"
            assembly.lose(LossKind.STATEMENT, about, path)
            continue
        key = Path(path).stem
        if "normative" not in part.members:
            continue
        if key in items:
            about = f"the item {key} has a second file, {quote(path)}"
            assembly.lose(LossKind.STATEMENT, about, key)
        else:
            items[key] = _Item(part, found.text.content[start:].strip())
    for problem in errors:
        about = f"the folder {quote(problem.filename)}: {problem.strerror}"
        assembly.lose(LossKind.STATEMENT, about, problem.filename)
    return items


def _find_files(folder: Path, errors: list[OSError]) -> list[str]:
    """Return the paths of the Markdown files in a folder and below, relative to it."""
    paths = (path for path in list_files(folder, errors) if path.suffix == ".md")
    return [path.relative_to(folder).as_posix() for path in islice(paths, MOST_FILES)]


def _add_item(
    assembly: MapAssembly, key: str, item: _Item | None, is_supported: bool, span: Span
) -> None:
    if item is None:
        assembly.add_statement(key, "", id=key if is_id(key) else "", element=key, span=span)
        return
    kind = Kind.CLAIM
    if key.startswith("AOU-") and not is_supported:
        kind = Kind.ASSUMPTION
    elif item.front.get("evidence").members and not is_supported:
        kind = Kind.EVIDENCE
    added = assembly.add_statement(
        key, item.body, kind=kind, id=key if is_id(key) else "", element=key, span=span
    )
    cite_links(assembly, added)
    _add_fields(assembly, added, item)


def _add_fields(assembly: MapAssembly, added: NewStatement, item: _Item) -> None:
    key = str(added.key)
    for reference in item.front.get("references").items:
        _add_reference(assembly, added, reference)
    scores = item.front.get("score").members
    if scores:
        values = [f"{person}: {score.text}" for person, score in scores.items()]
        assembly.set_attributes(added, {"score": values}, key)
    evidence = item.front.get("evidence")
    if kind_of_evidence := evidence.get("type").text:
        assembly.set_attributes(added, {"evidence": kind_of_evidence}, key)
    if configuration := evidence.get("configuration").members:
        about = f"the configuration of the evidence: {quote(', '.join(configuration))}"
        assembly.lose(LossKind.SETTING, about, key)
    for name, part in item.front.members.items():
        if name not in _READ and part.value is None:
            assembly.lose(LossKind.ATTRIBUTE, f"{name}: {quote(part.shown)}", key)
        elif name not in _READ:
            assembly.set_attributes(added, {name: part.value}, key)


def _add_reference(assembly: MapAssembly, added: NewStatement, reference: YamlPart) -> None:
    """Let an item cite a reference to a web page or a file. Report the rest of it."""
    url, path = reference.get("url").text, reference.get("path").text
    name = reference.get("name").text
    key = str(added.key)
    if url or path:
        text = reference.get("description").text or name or url or path
        source = add_source(assembly, "", text, element=key, url=url, file=path)
        cite(assembly, added, source, name if name != text else "")
    else:
        assembly.lose(LossKind.CITATION, f"a reference: {quote(reference.shown)}", key)
        return
    for field, part in reference.members.items():
        if field not in _SOURCE_FIELDS:
            about = f"{field} of a reference: {quote(part.shown)}"
            assembly.lose(LossKind.ATTRIBUTE, about, key)


def is_tsf(file: InputFile) -> bool:
    """Return whether a file is a graph of trudag: it says so, or has checksums."""
    start = file.content[:10_000]
    return b"digraph" in start and (b"dotstop" in start or b"[sha=" in start)


FORMAT = Format(
    "tsf",
    "items and graph of the Trustable Software Framework (trudag)",
    (".dot",),
    is_tsf,
    load_tsf,
    unread="checksums, levels, configurations of evidence, references to items",
)
