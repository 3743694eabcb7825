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
    from argmap.documents import Coverage as Coverage
    from argmap.documents import coverage as coverage
    from argmap.findings import Finding as Finding
    from argmap.findings import Rule as Rule
    from argmap.findings import check as check
    from argmap.findings import rule as rule
    from argmap.findings.settings import Settings as Settings
    from argmap.model import ArgumentMap as ArgumentMap
    from argmap.model import Citation as Citation
    from argmap.model import Inference as Inference
    from argmap.model import Kind as Kind
    from argmap.model import Link as Link
    from argmap.model import Polarity as Polarity
    from argmap.model import Section as Section
    from argmap.model import Source as Source
    from argmap.model import Statement as Statement
    from argmap.outcomes import Outcome as Outcome
    from argmap.outcomes import Outcomes as Outcomes
    from argmap.outcomes import withdrawals as withdrawals
    from argmap.outcomes.file import read_outcomes as read_outcomes
    from argmap.pictures import Picture as Picture
    from argmap.pictures import RenderError as RenderError
    from argmap.pictures import picture as picture
    from argmap.pictures import render as render
    from argmap.resolve import ArgmapError as ArgmapError
    from argmap.resolve import Draft as Draft
    from argmap.resolve import Manuscript as Manuscript
    from argmap.resolve import load as load
    from argmap.resolve import load_draft as load_draft
    from argmap.resolve import parse as parse
    from argmap.resolve import parse_draft as parse_draft
    from argmap.source import Diagnostic as Diagnostic
    from argmap.source import Severity as Severity
    from argmap.source import Span as Span
    from argmap.support import Assessment as Assessment
    from argmap.support import Judgement as Judgement
    from argmap.support import Reading as Reading
    from argmap.support import Reason as Reason
    from argmap.support import Verdict as Verdict
    from argmap.support import assess as assess
    from argmap.support import verdicts as verdicts
    from argmap.support.explaining.explanation import Explanation as Explanation
    from argmap.support.explaining.explanation import explain as explain
    from argmap.support.explaining.explanation import explanations as explanations
    from argmap.support.explaining.story import story as story
    from argmap.support.ledger import ledger as ledger
    from argmap.support.sensitivity.cruxes import cruxes as cruxes
    from argmap.support.sensitivity.robustness import robustness as robustness
    from argmap.support.sensitivity.settling import to_settle as to_settle
    from argmap.support.sensitivity.what_if import what_if as what_if
    from argmap.support.sensitivity.withdrawal import critical as critical
    from argmap.support.strength import Semantics as Semantics
    from argmap.support.strength import strengths as strengths

_ROOMS = {
    "argmap.build": ["MapBuilder"],
    "argmap.compose": ["canonical_text"],
    "argmap.documents": ["Coverage", "coverage"],
    "argmap.findings": ["Finding", "Rule", "check", "rule"],
    "argmap.findings.settings": ["Settings"],
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
    "argmap.outcomes": ["Outcome", "Outcomes", "withdrawals"],
    "argmap.outcomes.file": ["read_outcomes"],
    "argmap.pictures": ["Picture", "RenderError", "picture", "render"],
    "argmap.resolve": [
        "ArgmapError",
        "Draft",
        "Manuscript",
        "load",
        "load_draft",
        "parse",
        "parse_draft",
    ],
    "argmap.source": ["Diagnostic", "Severity", "Span"],
    "argmap.support": [
        "Assessment",
        "Judgement",
        "Reading",
        "Reason",
        "Verdict",
        "assess",
        "verdicts",
    ],
    "argmap.support.explaining.explanation": ["Explanation", "explain", "explanations"],
    "argmap.support.explaining.story": ["story"],
    "argmap.support.ledger": ["ledger"],
    "argmap.support.sensitivity.cruxes": ["cruxes"],
    "argmap.support.sensitivity.robustness": ["robustness"],
    "argmap.support.sensitivity.settling": ["to_settle"],
    "argmap.support.sensitivity.what_if": ["what_if"],
    "argmap.support.sensitivity.withdrawal": ["critical"],
    "argmap.support.strength": ["Semantics", "strengths"],
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
