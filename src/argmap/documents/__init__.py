"""Measure how much of a document its argument map covers."""

from argmap.documents.measure import (
    Coverage,
    Figure,
    Paragraph,
    Placement,
    Sentence,
    measure_coverage,
)

__all__ = ["Coverage", "Figure", "Paragraph", "Placement", "Sentence", "measure_coverage"]
