"""Settings of the documentation site: `sphinx-build docs build/site`."""

import os
import re
import sys
from pathlib import Path

from docutils import nodes
from sphinx.addnodes import download_reference, pending_xref
from sphinx.application import Sphinx

from argmap import __version__, parse_draft

sys.path.append(str(Path(__file__).with_name("_extensions")))

project = "argmap"
author = "The argmap authors"
version = release = __version__
language = "en"

extensions = [
    "myst_parser",
    "argmap.integrations.sphinx",
    "sphinx.ext.autodoc",
    "public_api",
    "sphinx_copybutton",
]
root_doc = "index"
exclude_patterns = ["gallery", "tutorial"]
nitpicky = True

myst_enable_extensions = ["attrs_inline", "deflist", "fieldlist", "html_image"]
myst_heading_anchors = 4

autodoc_default_options = {"members": True, "undoc-members": True}
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True

copybutton_prompt_text = r"\$ |>>> |\.\.\. "
copybutton_prompt_is_regexp = True

linkcheck_ignore = [r"https?://([\w-]+\.)*example\.(com|org)"]
linkcheck_anchors = False  # many sites make theirs with a script

html_theme = "furo"
html_title = f"argmap {__version__}"
html_copy_source = False
pygments_dark_style = "a11y-high-contrast-dark"
html_static_path = ["_static"]
html_css_files = ["argmap.css"]
html_show_copyright = False

PAGES = {
    "README.md": "index",
    "CONTRIBUTING.md": "contributing",
    "CHANGELOG.md": "changes",
    "examples/README.md": "examples",
    "examples/roman/README.md": "example-project",
}
"""The pages that show files outside of this folder. The files of most are only a link to these."""

REPOSITORY = Path(__file__).parents[1]


def show_file(app: Sphinx, page: str, source: list[str]) -> None:
    """Replace the source of a page by that of the file it shows, with links from this folder."""
    [path] = [REPOSITORY / file for file, name in PAGES.items() if name == page] or [None]
    if path is None or page == app.config.root_doc:
        return

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


def link_images(app: Sphinx, document: nodes.document, page: str) -> None:
    """Make pictures in files links to their full size."""
    for image in [*document.findall(nodes.image)]:
        if image["uri"] in app.env.images and not isinstance(image.parent, nodes.reference):
            _, name = app.env.images[image["uri"]]
            uri = app.builder.get_relative_uri(page, "index").replace("index.html", "")
            image.replace_self(
                nodes.reference("", "", image.deepcopy(), refuri=f"{uri}_images/{name}")
            )


def setup(app: Sphinx) -> None:
    """Connect the functions of this file."""
    app.connect("source-read", show_file)
    app.connect("source-read", draw_examples)
    app.connect("doctree-read", resolve_files, priority=400)  # before downloads are collected
    app.connect("doctree-resolved", link_images)
