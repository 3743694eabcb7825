"""The catalogue: every rule there is, by its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.findings import evidence, recommendations, structure
from argmap.findings.registry import catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.findings.registry import Rule

RULES: Mapping[str, Rule] = catalogue(evidence, recommendations, structure)
"""All rules by their codes, in the order of the codes."""
