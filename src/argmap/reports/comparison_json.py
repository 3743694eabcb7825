"""Return what differs between two versions of a map, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import attrs

from argmap.choices import require_object
from argmap.reports.comparison_entries import get_label
from argmap.semantics.comparison import Comparison, Difference, Element, VerdictChange


def comparison_to_json(comparison: Comparison) -> str:
    """Return `{"reading", "worse_recommendations", "verdicts", "statements", "reasons", …}`.

    Each difference has `before` and `after`, of which one is null if it was added or withdrawn, and
    the `fields` that differ.

    >>> import json
    >>> before, after = map(argmap.parse, ["claim a: It rains.", "claim a: It pours."])
    >>> report = argmap.comparison_to_json(argmap.compare(before, after))
    >>> json.loads(report)["statements"][0]["fields"]
    ['text']
    """
    require_object("comparison", comparison, Comparison, "compare")
    data = {
        "reading": comparison.reading,
        "worse_recommendations": comparison.worse_recommendations,
        "verdicts": [_build_verdict(change) for change in comparison.verdicts],
        "statements": _build_differences(comparison.statements),
        "reasons": _build_differences(comparison.reasons),
        "sources": _build_differences(comparison.sources),
        "sections": _build_differences(comparison.sections),
        "headers": [attrs.asdict(header) for header in comparison.headers],
    }
    return f"{json.dumps(data, indent=2, default=str)}\n"


def _build_verdict(change: VerdictChange) -> dict[str, Any]:
    return {
        "statement": change.statement.id,
        "kind": change.statement.kind,
        "change": get_label(change)[0],
        "before": change.before and attrs.asdict(change.before),
        "after": change.after and attrs.asdict(change.after),
    }


def _build_differences(differences: Iterable[Difference[Element]]) -> list[dict[str, Any]]:
    return [
        {
            "fields": difference.fields,
            "before": _build_element(difference.before),
            "after": _build_element(difference.after),
        }
        for difference in differences
    ]


def _build_element(element: Element | None) -> dict[str, Any] | None:
    if element is None:
        return None
    return attrs.asdict(element, filter=lambda field, _: field.eq is not False)
