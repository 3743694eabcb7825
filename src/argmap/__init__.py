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
    from argmap.builder import MapBuilder as MapBuilder
    from argmap.canonical import canonical_text as canonical_text
    from argmap.checker import Finding as Finding
    from argmap.checker import Rule as Rule
    from argmap.checker import check as check
    from argmap.checker import rule as rule
    from argmap.checker.settings import Settings as Settings
    from argmap.documents import Coverage as Coverage
    from argmap.documents import measure_coverage as measure_coverage
    from argmap.loader import ArgmapError as ArgmapError
    from argmap.loader import Draft as Draft
    from argmap.loader import load as load
    from argmap.loader import load_draft as load_draft
    from argmap.loader import parse as parse
    from argmap.loader import parse_draft as parse_draft
    from argmap.model import ArgumentMap as ArgumentMap
    from argmap.model import Citation as Citation
    from argmap.model import Inference as Inference
    from argmap.model import Kind as Kind
    from argmap.model import Link as Link
    from argmap.model import Polarity as Polarity
    from argmap.model import Section as Section
    from argmap.model import Source as Source
    from argmap.model import Statement as Statement
    from argmap.rendering import Picture as Picture
    from argmap.rendering import RenderError as RenderError
    from argmap.rendering import draw as draw
    from argmap.rendering import render as render
    from argmap.reports.explanation_text import format_explanation as format_explanation
    from argmap.semantics import Assessment as Assessment
    from argmap.semantics import Judgement as Judgement
    from argmap.semantics import Reading as Reading
    from argmap.semantics import Reason as Reason
    from argmap.semantics import Verdict as Verdict
    from argmap.semantics import assess as assess
    from argmap.semantics import verdicts as verdicts
    from argmap.semantics.explaining.explanation import Explanation as Explanation
    from argmap.semantics.explaining.explanation import explain as explain
    from argmap.semantics.explaining.explanation import explanations as explanations
    from argmap.semantics.ledger import ledger as ledger
    from argmap.semantics.sensitivity.cruxes import cruxes as cruxes
    from argmap.semantics.sensitivity.robustness import robustness as robustness
    from argmap.semantics.sensitivity.settling import to_settle as to_settle
    from argmap.semantics.sensitivity.what_if import what_if as what_if
    from argmap.semantics.sensitivity.withdrawal import critical as critical
    from argmap.semantics.strength import Semantics as Semantics
    from argmap.semantics.strength import strengths as strengths
    from argmap.source import Diagnostic as Diagnostic
    from argmap.source import Severity as Severity
    from argmap.source import Span as Span
    from argmap.test_results import Outcome as Outcome
    from argmap.test_results import Outcomes as Outcomes
    from argmap.test_results import withdrawals as withdrawals
    from argmap.test_results.outcomes_file import read_outcomes as read_outcomes

_ROOMS = {
    "argmap.builder": ["MapBuilder"],
    "argmap.canonical": ["canonical_text"],
    "argmap.documents": ["Coverage", "measure_coverage"],
    "argmap.checker": ["Finding", "Rule", "check", "rule"],
    "argmap.checker.settings": ["Settings"],
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
    "argmap.test_results": ["Outcome", "Outcomes", "withdrawals"],
    "argmap.test_results.outcomes_file": ["read_outcomes"],
    "argmap.rendering": ["Picture", "RenderError", "draw", "render"],
    "argmap.loader": [
        "ArgmapError",
        "Draft",
        "load",
        "load_draft",
        "parse",
        "parse_draft",
    ],
    "argmap.source": ["Diagnostic", "Severity", "Span"],
    "argmap.semantics": [
        "Assessment",
        "Judgement",
        "Reading",
        "Reason",
        "Verdict",
        "assess",
        "verdicts",
    ],
    "argmap.semantics.explaining.explanation": ["Explanation", "explain", "explanations"],
    "argmap.reports.explanation_text": ["format_explanation"],
    "argmap.semantics.ledger": ["ledger"],
    "argmap.semantics.sensitivity.cruxes": ["cruxes"],
    "argmap.semantics.sensitivity.robustness": ["robustness"],
    "argmap.semantics.sensitivity.settling": ["to_settle"],
    "argmap.semantics.sensitivity.what_if": ["what_if"],
    "argmap.semantics.sensitivity.withdrawal": ["critical"],
    "argmap.semantics.strength": ["Semantics", "strengths"],
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = ["__version__", *sorted(_HOME)]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'argmap' has no attribute {name!r}")
    import_module("argmap.model").ArgumentMap._repr_svg_ = _repr_svg_
    value = globals()[name] = getattr(import_module(_HOME[name]), name)
    return value


def _repr_svg_(argument_map: "ArgumentMap") -> str:
    """Return the map's picture as SVG, which is what a notebook shows."""
    from argmap.rendering import draw

    return draw(argument_map).data.decode()


def __dir__() -> list[str]:
    return __all__
