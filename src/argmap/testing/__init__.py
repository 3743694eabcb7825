"""Hypothesis strategies for argument maps, and laws that importers, renderers and rules obey.

Needs Hypothesis: `pip install "argmap[testing]"`. Hypothesis imports this package whenever it is
imported itself, to register the strategies of types, so everything else is loaded on first use.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.testing import laws as laws
    from argmap.testing.argument_maps import maps as maps
    from argmap.testing.broken import BrokenDocument as BrokenDocument
    from argmap.testing.broken import broken_documents as broken_documents
    from argmap.testing.editing import Edit as Edit
    from argmap.testing.editing import EditKind as EditKind
    from argmap.testing.editing import edits as edits
    from argmap.testing.elements import inferences as inferences
    from argmap.testing.elements import sources as sources
    from argmap.testing.elements import statements as statements
    from argmap.testing.flaws import flawed_maps as flawed_maps
    from argmap.testing.layout import documents as documents
    from argmap.testing.layout import layouts as layouts
    from argmap.testing.narrowing import Narrowing as Narrowing
    from argmap.testing.texts import ids as ids
    from argmap.testing.texts import prose as prose

_MODULES = {
    "BrokenDocument": "broken",
    "Edit": "editing",
    "EditKind": "editing",
    "Narrowing": "narrowing",
    "broken_documents": "broken",
    "documents": "layout",
    "edits": "editing",
    "flawed_maps": "flaws",
    "ids": "texts",
    "inferences": "elements",
    "layouts": "layout",
    "maps": "argument_maps",
    "prose": "texts",
    "sources": "elements",
    "statements": "elements",
}

__all__ = ["laws", *sorted(_MODULES)]


def __getattr__(name: str) -> Any:
    if name == "laws":
        return import_module("argmap.testing.laws")
    if name not in _MODULES:
        raise AttributeError(f"module 'argmap.testing' has no attribute {name!r}")
    module = import_module(f"argmap.testing.{_MODULES[name]}")
    value = globals()[name] = getattr(module, name)
    return value


def __dir__() -> list[str]:
    return __all__
