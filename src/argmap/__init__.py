"""Argument maps: read one, learn what its recommendations rest on, see it as a diagram.

>>> import argmap
>>> plan = argmap.parse('''
... recommendation act: Act now.
...   because claim: It helps.
... ''')
>>> argmap.verdicts(plan)["act"].verdict
<Verdict.UNSUPPORTED: 'unsupported'>

The names in `_ROOMS` are the whole of the public face; a room is imported when it is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from argmap._version import __version__

if TYPE_CHECKING:  # the names in _ROOMS, for those who read types
    from argmap.build import MapBuilder as MapBuilder
    from argmap.compose import canonical_text as canonical_text
    from argmap.findings import check as check
    from argmap.model import (
        ArgumentMap as ArgumentMap,
    )
    from argmap.model import (
        Citation as Citation,
    )
    from argmap.model import (
        Inference as Inference,
    )
    from argmap.model import (
        Kind as Kind,
    )
    from argmap.model import (
        Link as Link,
    )
    from argmap.model import (
        Polarity as Polarity,
    )
    from argmap.model import (
        Section as Section,
    )
    from argmap.model import (
        Source as Source,
    )
    from argmap.model import (
        Statement as Statement,
    )
    from argmap.pictures import (
        Picture as Picture,
    )
    from argmap.pictures import (
        RenderError as RenderError,
    )
    from argmap.pictures import (
        picture as picture,
    )
    from argmap.pictures import (
        render as render,
    )
    from argmap.resolve import (
        ArgmapError as ArgmapError,
    )
    from argmap.resolve import (
        Draft as Draft,
    )
    from argmap.resolve import (
        load as load,
    )
    from argmap.resolve import (
        load_draft as load_draft,
    )
    from argmap.resolve import (
        parse as parse,
    )
    from argmap.resolve import (
        parse_draft as parse_draft,
    )
    from argmap.source import (
        Diagnostic as Diagnostic,
    )
    from argmap.source import (
        Severity as Severity,
    )
    from argmap.source import (
        Span as Span,
    )
    from argmap.support import (
        Judgement as Judgement,
    )
    from argmap.support import (
        Reading as Reading,
    )
    from argmap.support import (
        Reason as Reason,
    )
    from argmap.support import (
        Verdict as Verdict,
    )
    from argmap.support import (
        verdicts as verdicts,
    )

_ROOMS = {
    "argmap.build": ["MapBuilder"],
    "argmap.findings": ["check"],
    "argmap.compose": ["canonical_text"],
    "argmap.model": [
        "ArgumentMap",
        "Citation",
        "Inference",
        "Kind",
        "Link",
        "Polarity",
        "Section",
        "Source",
        "Statement",
    ],
    "argmap.pictures": ["Picture", "RenderError", "picture", "render"],
    "argmap.resolve": ["ArgmapError", "Draft", "load", "load_draft", "parse", "parse_draft"],
    "argmap.source": ["Diagnostic", "Severity", "Span"],
    "argmap.support": ["Judgement", "Reading", "Reason", "Verdict", "verdicts"],
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = ["__version__", *sorted(_HOME)]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'argmap' has no attribute {name!r}")
    import_module("argmap.notebook")
    value = globals()[name] = getattr(import_module(_HOME[name]), name)
    return value


def __dir__() -> list[str]:
    return __all__
