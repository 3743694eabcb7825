"""Argdown (argdown.org), the language of Christian Voigt for arguments in Markdown."""

from argmap.formats.argdown.reading import is_argdown, load_argdown
from argmap.formats.argdown.writing import KEEPS, dump_argdown
from argmap.formats.format import Format

FORMAT = Format(
    "argdown",
    "arguments in the style of Markdown (argdown.org)",
    (".argdown", ".ad", ".md", ".markdown"),
    is_argdown,
    load_argdown,
    dump_argdown,
    KEEPS,
    unread="comments, configuration in front matter, and in Markdown the text around code blocks",
)
