"""The modules with public names."""

from types import ModuleType

import argmap
import argmap.testing

MODULES = {
    module.__name__: module
    for module in (argmap, argmap.formats, argmap.testing, argmap.testing.laws)
}


def list_names(module: ModuleType) -> list[str]:
    """Return the public names of a module."""
    return [name for name in getattr(module, "__all__", dir(module)) if not name.startswith("_")]
