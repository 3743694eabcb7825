"""A directive for Sphinx that draws maps: `.. argmap::`, and with MyST ```` ```{argmap} ````."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import blake2s
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator
from sphinx.writers.latex import LaTeXTranslator

from argmap._version import __version__
from argmap.canonical import canonical_text
from argmap.files import read_text, replace_file
from argmap.integrations.embedding import FLAGS, TEXTS, describe, draw_element, to_view
from argmap.loader import Draft, load_draft, parse, parse_draft
from argmap.rendering import RenderError, draw
from argmap.rendering.views import view_map
from argmap.source import Diagnostic
from argmap.text_layout import strip_control_chars

if TYPE_CHECKING:
    from sphinx.util.typing import ExtensionMetadata  # since Sphinx 7.3

_logger = logging.getLogger(__name__)


class argmap_picture(nodes.General, nodes.Element):  # noqa: N801 -- Sphinx names nodes so
    """The picture of a map: its canonical text, its options, and words in its place."""


class ArgmapDirective(SphinxDirective):
    """Draw the map in the content, or in the file that `:file:` names."""

    has_content = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]] | None] = {
        "file": directives.unchanged_required,
        "caption": directives.unchanged_required,
        "alt": directives.unchanged_required,
        "name": directives.unchanged,
        "class": directives.class_option,
        "source": directives.flag,
        **dict.fromkeys(TEXTS, directives.unchanged_required),
        **dict.fromkeys(FLAGS, directives.flag),
    }

    def run(self) -> list[nodes.Node]:
        """Return the picture, below the text of the map if `:source:` asks for it.

        A caption is above the text, or else below the picture. Errors in the map are warnings of
        Sphinx at their places. The map is then shown as text.
        """
        draft = self._read()
        if draft is None:
            return []
        for diagnostic in draft.diagnostics:
            self._warn(describe(diagnostic), diagnostic.code, self._find_place(diagnostic))
        picture = None if draft.errors else self._make_picture(draft)
        if picture is None:
            text = "\n".join(self.content)
            return [self._make_code_block(text, "none")] if text else []
        if "source" not in self.options:
            shown = [self._add_caption(picture)]
        else:
            block = self._make_code_block(self._find_text(draft), "argmap")
            shown = [self._add_caption(block), picture]
        shown[-1]["classes"] += self.options.get("class", [])
        self.add_name(shown[0])
        return [*shown]

    def _read(self) -> Draft | None:
        name = self.options.get("file")
        if name is None:
            page = Path(self.env.doc2path(self.env.docname))
            draft = parse_draft("\n".join(self.content), page.name, page.parent)
        elif self.content:
            self._warn("name a file or write the map here, not both", "options")
            return None
        else:
            relative, path = self.env.relfn2path(name)
            self.env.note_dependency(relative)
            draft = load_draft(path, self.env.srcdir)
        for path in draft.included_paths:
            self.env.note_dependency(path)
        return draft

    def _find_text(self, draft: Draft) -> str:
        """Return the text of a map without errors."""
        if self.content:
            return "\n".join(self.content)
        if draft.block:
            return draft.block.text.content
        _, path = self.env.relfn2path(self.options["file"])
        return read_text(Path(path), path).content

    def _make_code_block(self, text: str, language: str) -> nodes.Element:
        block = nodes.literal_block(text, text, language=language)
        self.set_source_info(block)
        return block

    def _make_picture(self, draft: Draft) -> nodes.Element | None:
        options = {
            name: value or ""
            for name, value in self.options.items()
            if name in TEXTS or name in FLAGS
        }
        try:
            if not draft.map.statements:
                raise RenderError("it has no statements")
            summary = view_map(draft.map, **to_view(draft.map, options)).scene.summary
        except (RenderError, ValueError) as error:
            self._warn(f"cannot draw this map: {error}", "options")
            return None
        number = self.env.new_serialno("argmap")
        prefix = f"argmap-{re.sub(r'[^A-Za-z0-9]', '-', self.env.docname)}-{number}-"
        picture = argmap_picture(
            text=canonical_text(draft.map),
            options=options,
            prefix=prefix,
            label=self.options.get("alt", ""),
            alt=self.options.get("alt", summary),
        )
        self.set_source_info(picture)
        return picture

    def _add_caption(self, element: nodes.Element) -> nodes.Element:
        """Return a picture or a code block with the caption, if there is one."""
        text = self.options.get("caption")
        if not text:
            return element
        words, messages = self.state.inline_text(text, self.lineno)
        caption = nodes.caption(text, "", *words)
        self.set_source_info(caption)
        if isinstance(element, nodes.literal_block):
            classes = ["literal-block-wrapper"]
            captioned: nodes.Element = nodes.container(
                "", caption, element, *messages, literal_block=True, classes=classes
            )
        else:
            captioned = nodes.figure("", element, caption, *messages)
        self.set_source_info(captioned)
        return captioned

    def _find_place(self, diagnostic: Diagnostic) -> str | None:
        """Return the file and line of a diagnostic; None for those of the directive."""
        span = diagnostic.span
        if span is None:
            return None
        if not self.content and not Path(span.path).exists():
            return None  # the directive names a file that is missing
        if not self.content or Path(span.path).is_absolute():  # an included file
            return f"{span.path}:{span.line}"
        source, offset = self.content.items[min(span.line, len(self.content)) - 1]
        if self.content.items[0][1] == 0:
            # MyST counts from the first line of the content, docutils from that of the file.
            offset += self.lineno + self.content_offset
        return f"{source}:{offset + 1}"

    def _warn(self, message: str, subtype: str, place: str | None = None) -> None:
        location = place or self.get_location()
        _logger.warning(
            strip_control_chars(message), location=location, type="argmap", subtype=subtype
        )


def visit_html(translator: HTML5Translator, node: argmap_picture) -> None:
    """Write the picture as an element of the page."""
    argument_map = parse(node["text"])
    try:
        element = draw_element(argument_map, node["options"], node["prefix"], node["label"])
    except RenderError as error:
        translator.body.append(f"<p>{escape(_report_failure(node, error))}</p>")
        raise nodes.SkipNode from None
    translator.body.append(translator.starttag(node, "div", "", CLASS="argmap"))
    translator.body.append(f"{element}</div>\n")
    raise nodes.SkipNode


def visit_latex(translator: LaTeXTranslator, node: argmap_picture) -> None:
    """Write the picture to a file and include it: PDF, or PNG if no engine can draw PDF."""
    argument_map = parse(node["text"])
    view = to_view(argument_map, node["options"])
    try:
        try:
            picture = draw(argument_map, "pdf", **view)
        except RenderError:
            picture = draw(argument_map, "png", **view)
    except RenderError as error:
        translator.body.append(translator.encode(_report_failure(node, error)))
        raise nodes.SkipNode from None
    name = f"argmap-{blake2s(picture.data, digest_size=8).hexdigest()}.{picture.format}"
    replace_file(Path(translator.builder.outdir) / name, picture.data)
    translator.body.append(f"\n\\sphinxincludegraphics{{{name}}}\n")
    raise nodes.SkipNode


def visit_other(translator: nodes.NodeVisitor, node: argmap_picture) -> None:
    """Write the words in place of the picture."""
    words = nodes.paragraph("", _describe_picture(node))
    words.parent = node.parent
    words.walkabout(translator)
    raise nodes.SkipNode


def _describe_picture(node: argmap_picture) -> str:
    return f"[{node['alt']}]"


def _report_failure(node: argmap_picture, error: RenderError) -> str:
    """Warn that a picture cannot be drawn, and return the words in its place."""
    message = strip_control_chars(f"cannot draw this map: {error}")
    _logger.warning(message, location=node, type="argmap", subtype="draw")
    return _describe_picture(node)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive to Sphinx."""
    app.add_node(
        argmap_picture,
        html=(visit_html, None),
        latex=(visit_latex, None),
        text=(visit_other, None),
        man=(visit_other, None),
        texinfo=(visit_other, None),
    )
    app.add_directive("argmap", ArgmapDirective)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
