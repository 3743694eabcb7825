"""Argument maps: parse one, find the recommendations that nothing supports, draw it.

>>> import argmap
>>> plan = argmap.parse('''
... recommendation act: Act now.
...   because claim: It helps.
... ''')
>>> argmap.verdicts(plan)["act"].verdict
<Verdict.UNSUPPORTED: 'unsupported'>

The public names are listed in `__init__.pyi`. A module is imported when one of its names is used.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
