"""Hypothesis strategies for argument maps, and laws that importers, renderers and rules obey.

Needs Hypothesis: `pip install "argmap[testing]"`. Hypothesis imports this package whenever it is
imported itself, to register the strategies of types, so everything else is loaded on first use. The
public names are listed in `__init__.pyi`.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
