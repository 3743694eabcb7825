"""Settings of the documentation site: `sphinx-build docs build/site`."""

import sys
from pathlib import Path

from argmap import __version__

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
    "repository_pages",
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
