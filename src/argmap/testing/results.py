"""Generate what argmap returns: spans, diagnostics, verdicts, comparisons and tables."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from argmap.semantics import Assessment, Judgement, Reason, Verdict, assess
from argmap.semantics.comparison import Comparison, compare
from argmap.semantics.evidence_table import EvidenceTable, evidence_table
from argmap.source import Diagnostic, Severity, Span, Text
from argmap.testing.argument_maps import maps
from argmap.testing.layout import documents
from argmap.testing.texts import ids, prose

_JUDGEMENTS = [
    *(Judgement(verdict) for verdict in Verdict if verdict is not Verdict.UNSUPPORTED),
    *(Judgement(Verdict.UNSUPPORTED, reason) for reason in Reason),
]


@st.composite
def judgements(draw: st.DrawFn) -> Judgement:
    """Generate verdicts, with the reason for each `unsupported`."""
    return draw(st.sampled_from(_JUDGEMENTS))


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """Generate assessments of maps."""
    return assess(draw(maps()))


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """Generate comparisons of two maps."""
    return compare(draw(maps()), draw(maps()))


@st.composite
def evidence_tables(draw: st.DrawFn) -> EvidenceTable:
    """Generate the evidence tables of maps."""
    return evidence_table(draw(maps()), draw(st.dates(date(1900, 1, 1), date(2100, 1, 1))))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Generate places in texts of the language."""
    text = Text("plan.argmap", draw(documents(size=(0, 3), plain=True)).replace("\r\n", "\n"))
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(text.content))] * 2)))
    return text.span(start, end)


@st.composite
def diagnostics(draw: st.DrawFn) -> Diagnostic:
    """Generate diagnostics, with a place or without one."""
    return Diagnostic(
        draw(st.sampled_from(["E001", "L004", "M001", "R002"])),
        draw(st.sampled_from(Severity)),
        draw(prose()),
        draw(st.none() | spans()),
        draw(st.just("") | prose()),
        draw(st.none() | ids()),
    )
