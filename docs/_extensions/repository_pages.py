"""Show files of the repository, the names of files, and the maps of the rules on the site."""

import os
import re
from pathlib import Path

from docutils import nodes
from sphinx.addnodes import download_reference, pending_xref
from sphinx.application import Sphinx

from argmap import parse_draft
from argmap.loader.markdown import find_fences
from argmap.source import Text

FILES = {
    "contributing": "CONTRIBUTING.md",
    "changes": "CHANGELOG.md",
    "examples": "examples/README.md",
    "example-project": "examples/roman/README.md",
}
"""The files outside of `docs` that pages show. The file of such a page is only a link."""

PAGES = {file: page for page, file in FILES.items()} | {"README.md": "index"}
"""The pages to which links to files outside of `docs` lead."""

REPOSITORY = Path(__file__).parents[2]


def show_file(app: Sphinx, page: str, source: list[str]) -> None:
    """Replace the source of a page by that of the file it shows, with links from `docs`."""
    if page not in FILES:
        return
    path = REPOSITORY / FILES[page]
    app.env.note_dependency(str(path))

    def change_link(match: re.Match[str]) -> str:
        target = path.parent / match[1]
        return f"]({os.path.relpath(target, app.srcdir)}" if target.is_file() else match[0]

    source[0] = re.sub(r"\]\(([^)#\s]+)", change_link, path.read_text("utf-8"))


def resolve_files(app: Sphinx, document: nodes.document) -> None:
    """Make links to Markdown files outside of the site lead to their page, or to the file."""
    for link in [*document.findall(pending_xref)]:
        path = Path(app.srcdir, f"{link['reftarget']}.md")
        if link["refdomain"] != "doc" or link["reftarget"] in app.env.found_docs:
            continue
        file = os.path.relpath(path, REPOSITORY)
        if file in PAGES:
            link["reftarget"] = PAGES[file]
        elif path.is_file():
            options = {"reftarget": os.path.relpath(path, app.srcdir), "refdoc": link["refdoc"]}
            link.replace_self(download_reference("", "", *link.children, **options))


def draw_examples(app: Sphinx, page: str, source: list[str]) -> None:
    """Draw the maps on the page of the rules, except those in which text is read as not meant."""

    def add_picture(match: re.Match[str]) -> str:
        readable = not parse_draft(match[1]).diagnostics
        return f"```{{argmap}}\n:source:\n:no-legend:\n\n{match[1]}```" if readable else match[0]

    if page == "rules":
        source[0] = re.sub(r"^```argmap\n(.*?)^```", add_picture, source[0], flags=re.M | re.S)


def show_file_names(app: Sphinx, page: str, source: list[str]) -> None:
    """Give the code blocks that are files a caption: the name of the file."""
    lines = source[0].split("\n")
    for _, passage in [*find_fences(Text(page, source[0]))]:
        opening = re.fullmatch(r"( *`+)(\w+) (\S+\.\w+|Makefile)\s*", lines[passage.first_line - 2])
        if opening:
            fence, language, name = opening.groups()
            indent = " " * fence.index("`")
            lines[passage.first_line - 2] = (
                f"{fence}{{code-block}} {language}\n{indent}:caption: {name}\n"
            )
    source[0] = "\n".join(lines)


def link_images(app: Sphinx, document: nodes.document, page: str) -> None:
    """Make pictures in files links to their full size."""
    if app.builder.format != "html":
        return
    for image in [*document.findall(nodes.image)]:
        if image["uri"] in app.env.images and not isinstance(image.parent, nodes.reference):
            _, name = app.env.images[image["uri"]]
            image.replace_self(nodes.reference("", "", image.deepcopy(), refuri=f"_images/{name}"))


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect the functions of this file."""
    app.connect("source-read", show_file)
    app.connect("source-read", draw_examples)
    app.connect("source-read", show_file_names)
    app.connect("doctree-read", resolve_files, priority=400)  # before downloads are collected
    app.connect("doctree-resolved", link_images)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
