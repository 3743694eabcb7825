"""Read maps: files and includes, bibliographies, ids and references."""

from argmap.loader.draft import ArgmapError, Draft, load, load_draft, parse, parse_draft

__all__ = ["ArgmapError", "Draft", "load", "load_draft", "parse", "parse_draft"]
