"""How much of the text that a map is of the map takes up."""

from argmap.documents.measure import (
    Coverage,
    Figure,
    Paragraph,
    Placing,
    Sentence,
    measure_coverage,
)

__all__ = ["Coverage", "Figure", "Paragraph", "Placing", "Sentence", "measure_coverage"]
