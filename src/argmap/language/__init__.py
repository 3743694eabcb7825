"""The language: text to syntax tree and back. What the tree means is the map's business."""

from argmap.language.parser import parse_text
from argmap.language.printer import print_document

__all__ = ["parse_text", "print_document"]
