"""From texts to one map: files and includes, ids and references, sources and bibliographies."""

from argmap.loader.draft import ArgmapError, Draft, load, load_draft, parse, parse_draft

__all__ = ["ArgmapError", "Draft", "load", "load_draft", "parse", "parse_draft"]
