"""Read maps: files and includes, bibliographies, ids and references."""

from argmap.loader.draft import (
    ArgmapError,
    Draft,
    load,
    load_draft,
    load_drafts,
    parse,
    parse_draft,
    parse_drafts,
)

__all__ = [
    "ArgmapError",
    "Draft",
    "load",
    "load_draft",
    "load_drafts",
    "parse",
    "parse_draft",
    "parse_drafts",
]
