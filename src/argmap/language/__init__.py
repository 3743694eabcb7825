"""The language: text to syntax tree, and back in `printer`. What it means is the map's business."""

from argmap.language.parser import parse_text

__all__ = ["parse_text"]
