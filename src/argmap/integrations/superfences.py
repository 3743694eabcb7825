"""Draw the code blocks of Markdown pages, with SuperFences of PyMdown Extensions.

MkDocs and Zensical use SuperFences. In `mkdocs.yml`:

    markdown_extensions:
      - pymdownx.superfences:
          custom_fences:
            - name: argmap
              class: argmap
              validator: !!python/name:argmap.integrations.superfences.validate
              format: !!python/name:argmap.integrations.superfences.draw_block
"""

from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Mapping, MutableMapping, Sequence
from html import escape
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import attrs

from argmap.integrations.embedding import describe, draw_element
from argmap.loader import Draft, load_drafts, parse_draft
from argmap.loader.markdown import to_title
from argmap.rendering import RenderError
from argmap.source import Diagnostic
from argmap.text_layout import strip_control_chars

# MkDocs counts the warnings of its own loggers: with `--strict`, they fail the build.
_logger = logging.getLogger("mkdocs.plugins.argmap")

_seen: WeakKeyDictionary[Any, Counter[str]] = WeakKeyDictionary()
"""The blocks that each instance of Markdown has drawn, and how often each occurred."""


def validate(
    language: str,
    inputs: Mapping[str, str],
    options: MutableMapping[str, str],
    attributes: MutableMapping[str, str],
    md: Any,
) -> bool:
    """Accept all options in the first line of a block; `draw_block` reports those in error."""
    options.update(inputs)
    return True


def draw_block(
    source: str,
    language: str,
    class_name: str,
    options: Mapping[str, str],
    md: Any,
    classes: Sequence[str] = (),
    id_value: str = "",
    **others: Any,
) -> str:
    """Return the HTML of a block: the picture of its map.

    A map with errors is shown as text. Its errors are logged as warnings, with their places in the
    page if MkDocs reads it and no plugin has changed the block.
    """
    page = _find_page(md)
    seen = _seen.setdefault(md, Counter())
    draft = _find_in_page(source, seen[source], page) or _read_alone(source, page)
    seen[source] += 1
    for diagnostic in draft.diagnostics:
        place = _format_place(diagnostic, draft, page)
        _logger.warning("%s%s [%s]", place, describe(diagnostic), diagnostic.code)
    content = f"<pre><code>{escape(source)}</code></pre>"
    if not draft.errors:
        try:
            content = _draw(draft, options, f"argmap-{seen.total()}-")
        except RenderError as error:
            place = f"{page}:{draft.block.line}" if draft.block else f"{page or 'a page'}"
            _logger.warning("%s", strip_control_chars(f"{place}: cannot draw this map: {error}"))
    names = escape(" ".join([class_name, *classes]))
    identity = f' id="{escape(id_value)}"' if id_value else ""
    return f'<div class="{names}"{identity}>{content}</div>'


def _draw(draft: Draft, options: Mapping[str, str], prefix: str) -> str:
    named = {key.replace("_", "-"): value for key, value in options.items()}
    title, label = named.pop("title", ""), named.pop("alt", "")
    if not draft.map.statements:
        raise RenderError("it has no statements")
    argument_map = attrs.evolve(draft.map, title=draft.map.title or to_title(title))
    return draw_element(argument_map, named, prefix, label)


def _find_page(md: Any) -> Path | None:
    """Return the path of the page that is read, which a processor of MkDocs or Zensical knows."""
    if "relpath" in md.treeprocessors:
        path = getattr(getattr(md.treeprocessors["relpath"], "file", None), "abs_src_path", None)
    elif "rendering_context" in md.preprocessors:
        context = md.preprocessors["rendering_context"]
        path = Path(context.config["docs_dir"], context.page.path).absolute()
    else:
        path = None
    return Path(os.path.relpath(path)) if path and Path(path).is_file() else None


def _find_in_page(source: str, number: int, page: Path | None) -> Draft | None:
    """Return the draft, with places in the page, of the next block that has some content.

    `number` is how many blocks with this content came before.
    """
    found = [
        draft
        for draft in (load_drafts(page) if page else ())
        if draft.block and draft.block.text.content.expandtabs(4).strip() == source.strip()
    ]
    return found[min(number, len(found) - 1)] if found else None


def _read_alone(source: str, page: Path | None) -> Draft:
    """Read a map without knowing where in the page it is."""
    return parse_draft(source, page.name, page.parent) if page else parse_draft(source)


def _format_place(diagnostic: Diagnostic, draft: Draft, page: Path | None) -> str:
    span = diagnostic.span
    if span is None:
        return f"{page}: " if page else ""
    if draft.block or span.path in draft.included_paths:
        return strip_control_chars(f"{span.path}:{span.line}:{span.column}: ")
    return f"{page or 'a map'}: in line {span.line} of the map: "
