"""Register argmap's types with Hypothesis.

Hypothesis calls `register` when it is imported, through an entry point, even in projects that never
draw a map. Strategies are therefore built when a type is first drawn, and their modules, which
import Hypothesis, are imported only then.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from argmap.model import ArgumentMap, Citation, Inference, Link, Section, Source, Statement
from argmap.semantics import Assessment, Judgement
from argmap.semantics.comparison import Comparison
from argmap.semantics.evidence_table import EvidenceTable
from argmap.source import Diagnostic, Span
from argmap.testing.pretty_printing import Printer, to_python

_STRATEGIES: dict[type, tuple[str, str]] = {
    ArgumentMap: ("argument_maps", "maps"),
    Assessment: ("results", "assessments"),
    Citation: ("elements", "citations"),
    Comparison: ("results", "comparisons"),
    Diagnostic: ("results", "diagnostics"),
    EvidenceTable: ("results", "evidence_tables"),
    Inference: ("elements", "inferences"),
    Judgement: ("results", "judgements"),
    Link: ("elements", "links"),
    Section: ("elements", "sections"),
    Source: ("elements", "sources"),
    Span: ("results", "spans"),
    Statement: ("elements", "statements"),
}
"""The module and the name of each type's strategy. Types of the checker are missing, because its
import would double the time that `import hypothesis` takes."""


def register() -> None:
    """Make `st.from_type` generate argmap's types, and print maps in failing examples as text."""
    from hypothesis import strategies as st  # may import this module in turn

    for kind, (module, name) in _STRATEGIES.items():
        st.register_type_strategy(kind, _defer(module, name))
    ArgumentMap._repr_pretty_ = _print_map  # type: ignore[attr-defined]


def _defer(module: str, name: str) -> Callable[[type], Any]:
    def build(_: type) -> Any:
        return getattr(import_module(f"argmap.testing.{module}"), name)()

    return build


def _print_map(self: ArgumentMap, printer: Printer, cycle: bool) -> None:
    printer.text(to_python(self))
