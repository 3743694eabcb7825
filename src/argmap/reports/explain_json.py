"""How statements stand, and what would change, as JSON for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from argmap.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.reports.explain_report import StatementReport
    from argmap.semantics import Judgement
    from argmap.semantics.robustness import Robustness
    from argmap.semantics.strength import Strengths
    from argmap.semantics.what_if import Change


def statement_reports_to_json(
    reports: Iterable[StatementReport],
    strengths: Strengths | None = None,
    withdrawn: Mapping[str, str] | None = None,
) -> str:
    """How statements stand: `{"statements": {ID: {"kind", "verdict", "reason", …}}}`.

    `withdrawn`, `{ID: why}`, is there where anything was withdrawn before they were judged.

    Of what does not hold, nothing is critical, and the number to withdraw is 0; a `k` of null is
    that of what no withdrawals fell. `strength` is there where strengths are given.
    """
    return _written(
        {
            **_withdrawn(withdrawn),
            "statements": {x.statement.id: _statement(x, strengths) for x in reports},
        }
    )


def changes_to_json(
    changed: Mapping[str, Change], withdrawn: Mapping[str, str] | None = None
) -> str:
    """What would change: `{"changes": {ID: {"before": {"verdict", "reason"}, "after": …}}}`.

    `after` is null for a statement that would be withdrawn.
    """
    return _written(
        {
            **_withdrawn(withdrawn),
            "changes": {
                name: {
                    "before": _judgement(change.before),
                    "after": change.after and _judgement(change.after),
                }
                for name, change in changed.items()
            },
        }
    )


def _withdrawn(why: Mapping[str, str] | None) -> dict[str, Any]:
    return {"withdrawn": dict(why)} if why else {}


def _written(value: dict[str, Any]) -> str:
    return f"{json.dumps(value, indent=2)}\n"


def _judgement(judgement: Judgement) -> dict[str, Any]:
    return {"verdict": judgement.verdict, "reason": judgement.reason}


def _statement(report: StatementReport, strengths: Strengths | None) -> dict[str, Any]:
    explanation, critical = report.explanation, report.critical
    of_evidence = [
        name
        for name in (critical.givens if critical else ())
        if explanation.map.statements[name].kind is Kind.EVIDENCE
    ]
    resistance, settlement = report.resistance, report.settlement
    return {
        "kind": report.statement.kind,
        **_judgement(report.judgement),
        "rests_on": {
            "evidence": explanation.rests_on.evidence,
            "assumptions": explanation.rests_on.assumptions,
            "sources": explanation.rests_on.sources,
        },
        "critical": {"evidence": of_evidence, "sources": critical.sources if critical else []},
        "robustness": {
            "evidence": _robustness(resistance.evidence if resistance else None),
            "sources": _robustness(resistance.sources if resistance else None),
        },
        "to_settle": [
            [each.statement for each in one] for one in (settlement.sets if settlement else ())
        ],
        **({"restoring": report.needed_to_hold} if explanation.withdrawn else {}),
        "cruxes": list(dict.fromkeys(each.statement for each in report.cruxes)),
        **({"strength": strengths[report.statement.id]} if strengths else {}),
    }


def _robustness(robustness: Robustness | None) -> dict[str, Any]:
    if robustness is None:
        return {"k": 0, "exact": True}
    return {"k": robustness.k, "exact": robustness.exact}
