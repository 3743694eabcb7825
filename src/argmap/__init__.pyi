"""Argument maps: parse one, find the recommendations that nothing supports, draw it.

This file is the list of public names. `argmap/__init__.py` reads it and imports a module when one
of its names is used.
"""

from ._version import __version__ as __version__
from .builder import MapBuilder as MapBuilder
from .canonical import canonical_text as canonical_text
from .checker import Rule as Rule
from .checker import check as check
from .checker import rule as rule
from .checker.settings import Settings as Settings
from .documents import Coverage as Coverage
from .documents import measure_coverage as measure_coverage
from .loader import ArgmapError as ArgmapError
from .loader import Draft as Draft
from .loader import load as load
from .loader import load_draft as load_draft
from .loader import parse as parse
from .loader import parse_draft as parse_draft
from .model import ArgumentMap as ArgumentMap
from .model import Citation as Citation
from .model import Inference as Inference
from .model import Kind as Kind
from .model import Link as Link
from .model import Polarity as Polarity
from .model import Section as Section
from .model import Source as Source
from .model import Statement as Statement
from .rendering import Picture as Picture
from .rendering import RenderError as RenderError
from .rendering import draw as draw
from .rendering import render as render
from .rendering import to_graphviz as to_graphviz
from .reports.explanation_text import format_explanation as format_explanation
from .semantics import Assessment as Assessment
from .semantics import Judgement as Judgement
from .semantics import Reading as Reading
from .semantics import ReadingResult as ReadingResult
from .semantics import Reason as Reason
from .semantics import Verdict as Verdict
from .semantics import assess as assess
from .semantics import verdicts as verdicts
from .semantics.criticality import critical as critical
from .semantics.cruxes import cruxes as cruxes
from .semantics.evidence_table import evidence_table as evidence_table
from .semantics.explanations import Explanation as Explanation
from .semantics.explanations import explain as explain
from .semantics.explanations import explanations as explanations
from .semantics.robustness import robustness as robustness
from .semantics.settlements import to_settle as to_settle
from .semantics.strength import Semantics as Semantics
from .semantics.strength import strengths as strengths
from .semantics.what_if import suppose as suppose
from .semantics.what_if import what_if as what_if
from .source import Diagnostic as Diagnostic
from .source import Severity as Severity
from .source import Span as Span
from .test_results import Outcome as Outcome
from .test_results import Outcomes as Outcomes
from .test_results import withdrawals as withdrawals
from .test_results.outcomes_file import read_outcomes as read_outcomes
