"""Strategies for Hypothesis, and laws: testing what reads, writes, draws or judges argument maps.

It needs Hypothesis, which the extra `testing` brings: `pip install "argmap[testing]"`. The names in
`_HOMES` are all that there is; they are imported when they are used, because every import of
Hypothesis comes by here.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the names in _HOMES, for those who read types
    from argmap.testing import laws as laws
    from argmap.testing.broken import BrokenDocument as BrokenDocument
    from argmap.testing.broken import broken_documents as broken_documents
    from argmap.testing.construction import maps as maps
    from argmap.testing.editing import Act as Act
    from argmap.testing.editing import Edit as Edit
    from argmap.testing.editing import edits as edits
    from argmap.testing.flaws import flawed_maps as flawed_maps
    from argmap.testing.layout import documents as documents
    from argmap.testing.layout import layouts as layouts
    from argmap.testing.members import inferences as inferences
    from argmap.testing.members import sources as sources
    from argmap.testing.members import statements as statements
    from argmap.testing.narrowing import Narrowing as Narrowing
    from argmap.testing.texts import ids as ids
    from argmap.testing.texts import prose as prose

_HOMES = {
    "Act": "editing",
    "BrokenDocument": "broken",
    "Edit": "editing",
    "Narrowing": "narrowing",
    "broken_documents": "broken",
    "documents": "layout",
    "edits": "editing",
    "flawed_maps": "flaws",
    "ids": "texts",
    "inferences": "members",
    "layouts": "layout",
    "maps": "construction",
    "prose": "texts",
    "sources": "members",
    "statements": "members",
}

__all__ = ["laws", *sorted(_HOMES)]


def __getattr__(name: str) -> Any:
    if name == "laws":
        return import_module("argmap.testing.laws")
    if name not in _HOMES:
        raise AttributeError(f"module 'argmap.testing' has no attribute {name!r}")
    import_module("argmap.testing.registration").register()
    value = globals()[name] = getattr(import_module(f"argmap.testing.{_HOMES[name]}"), name)
    return value


def __dir__() -> list[str]:
    return __all__
