"""Show the public API with autodoc.

Docstrings are prose with single backticks. Here, public names in backticks become links, and
everything else in backticks becomes code. Types in signatures link to the public names, wherever
the classes are defined.
"""

from __future__ import annotations

import ast
import enum
import inspect
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, is_typeddict

import attrs
from docutils import nodes
from public_modules import MODULES, list_names
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.pycode import ModuleAnalyzer

import argmap

ALIASES = {
    "argmap.BriefFormat": "argmap.reports.briefs.brief_files",
    "argmap.Direction": "argmap.rendering.dot_elements",
    "argmap.PageTheme": "argmap.web.document",
    "argmap.PictureFormat": "argmap.rendering.pictures",
    "argmap.ReportFormat": "argmap.reports.check_report",
    "argmap.Theme": "argmap.rendering.themes",
    "argmap.formats.FORMATS": "argmap.formats.registry",
}
"""The modules with the documentation of what has no docstring of its own."""

INTERNAL = {
    "Block",
    "InputFile",
    "Paint",
    "UnreadableError",
    *("Element", "Item_co", "Output"),  # type variables
}
"""Types in public signatures that have no page: their public parts are described in prose."""


@cache
def list_public_names() -> dict[str, dict[str, str]]:
    """Return the full public names by their last part, for each public module."""
    return {
        prefix: {name: f"{prefix}.{name}" for name in list_names(module)}
        for prefix, module in MODULES.items()
    }


def find_public_name(word: str, module: str = "argmap") -> str | None:
    """Return the full public name that a word means in the docstrings of a module."""
    first, dot, rest = word.partition(".")
    for prefix in (module, *MODULES):
        full = list_public_names().get(prefix, {}).get(first)
        if full and (not dot or hasattr(getattr(MODULES[prefix], first), rest)):
            return f"{full}{dot}{rest}"
    return None


def convert_docstring(
    app: Sphinx, what: str, name: str, value: Any, options: Any, lines: list[str]
) -> None:
    """Turn a docstring into reStructuredText."""
    if name in ALIASES:
        analyzer = ModuleAnalyzer.for_module(ALIASES[name])
        lines[:] = analyzer.find_attr_docs()["", name.rpartition(".")[2]]
    prefix = next(
        prefix for prefix in reversed(MODULES) if name == prefix or name.startswith(f"{prefix}.")
    )
    own = list_own_names(value)
    is_code = False
    for number, line in enumerate(lines):
        is_code = line.startswith((">>>", "    ")) or (is_code and bool(line))
        if not is_code:
            lines[number] = convert_line(line, prefix, own)


def add_hidden_docs(app: Sphinx) -> None:
    """Tell autodoc the docstrings that it does not find by itself."""
    for module in MODULES.values():
        for name in list_names(module):
            value = getattr(module, name)
            if inspect.isclass(value):
                analyzer = ModuleAnalyzer.for_module(value.__module__)
                analyzer.analyze()
                for attribute, lines in find_hidden_docs(value, analyzer.attr_docs):
                    analyzer.attr_docs.setdefault((name, attribute), lines)


def find_hidden_docs(
    owner: type, docs: dict[tuple[str, str], list[str]]
) -> Iterator[tuple[str, list[str]]]:
    """Yield attributes of a class and their documentation.

    attrs replaces cached properties by slots, and a TypedDict does not name its bases.
    """
    if attrs.has(owner):
        [definition] = ast.parse(inspect.getsource(owner)).body
        assert isinstance(definition, ast.ClassDef)
        for node in definition.body:
            if isinstance(node, ast.FunctionDef) and any(
                ast.unparse(decorator) == "cached_property" for decorator in node.decorator_list
            ):
                yield node.name, [*(ast.get_docstring(node) or "").splitlines(), ""]
    elif is_typeddict(owner):
        for (_, key), lines in docs.copy().items():
            if key in owner.__annotations__:
                yield key, lines


def list_own_names(value: Any) -> set[str]:
    """Return the names of parameters and attributes, which mean no other object there."""
    own = {*dir(value)} if inspect.isclass(value) else set()
    try:
        return own | {*inspect.signature(value).parameters}
    except (TypeError, ValueError):
        return own


def convert_line(line: str, module: str, own: set[str]) -> str:
    """Return a line of a docstring with links to public names."""

    def convert(match: re.Match[str]) -> str:
        quoted, error = match[1], match[2]
        word = quoted or error
        full = None if word in own else find_public_name(word, module)
        if full:
            shown = full.removeprefix("argmap.") if quoted and "." in quoted else word
            return f":py:obj:`{shown} <{full}>`"
        if not quoted:
            return error
        # A literal cannot begin or end with a space.
        return f"``{quoted}``" if quoted.strip() == quoted else f'``"{quoted}"``'

    return re.sub(r"(?<!`)`([^`]+)`(?!`)|(?<![\w.])([A-Z]\w+Error)\b", convert, line)


def format_signature(
    app: Sphinx,
    what: str,
    name: str,
    value: Any,
    options: Any,
    signature: str | None,
    returns: str | None,
) -> tuple[str, str | None] | None:
    """Leave out signatures that say nothing, and show the defaults of attrs classes."""
    if not inspect.isclass(value):
        return None
    if issubclass(value, enum.Enum) or getattr(value, "_is_protocol", False):
        return "", None
    if value is argmap.ReadingResult:
        return "", None  # only argmap makes one
    if attrs.has(value) and signature:
        for field in attrs.fields(value):
            shown = format_default(field.default)
            signature = signature.replace(f"attr_dict['{field.name}'].default", shown)
        return signature.replace("NOTHING", "..."), returns
    return None


def format_default(default: Any) -> str:
    """Return a default value as Python, or `...` if a function makes it."""
    if isinstance(default, enum.Enum):
        return str(default.__class__.__name__) + "." + default.name
    text = repr(default)
    return "..." if text.startswith(("Factory", "<")) else text


def resolve_reference(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, shown: nodes.TextElement
) -> nodes.Element | None:
    """Resolve a type in a signature: a public name, or a name of another package."""
    if node.get("refdomain") != "py":
        return None
    target = node["reftarget"]
    word = target.rpartition(".")[2]
    public = find_public_name(word)
    domain = env.domains["py"]
    if public and public != target:
        return domain.resolve_xref(env, node["refdoc"], app.builder, "obj", public, node, shown)
    if word in INTERNAL or not target.startswith("argmap"):
        return shown  # no page of this site describes it
    return None


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect the functions of this file."""
    app.connect("builder-inited", add_hidden_docs)
    app.connect("autodoc-process-docstring", convert_docstring)
    app.connect("autodoc-process-signature", format_signature)
    app.connect("missing-reference", resolve_reference)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
