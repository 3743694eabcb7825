"""The checker: rules, settings, ignore comments and baselines.

A command that only needs the settings does not import the rules; the names are in `__init__.pyi`.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
