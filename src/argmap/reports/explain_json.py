"""Return reports on statements, and changes of verdicts, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from argmap.choices import require_objects
from argmap.model import Kind
from argmap.reports.statement_reports import StatementReport
from argmap.semantics import Judgement
from argmap.semantics.robustness import Robustness
from argmap.semantics.strength import Strengths
from argmap.semantics.what_if import Change


def statement_reports_to_json(
    reports: Iterable[StatementReport],
    strengths: Strengths | None = None,
    withdrawn: Mapping[str, str] | None = None,
) -> str:
    """Return `{"statements": {ID: {"kind", "verdict", "reason", …}}}`.

    `withdrawn` maps the ids of withdrawn statements to the reasons; with it, the object has a key
    of that name. For a statement that does not hold, nothing is critical and the robustness `k` is
    0. A `k` of null means that no withdrawals make the statement fail.

    >>> import json
    >>> reports = argmap.build_statement_reports(argmap.parse("recommendation act: Act now."))
    >>> json.loads(argmap.statement_reports_to_json(reports))["statements"]["act"]["verdict"]
    'unsupported'
    """
    reports = require_objects("reports", reports, StatementReport, "build_statement_reports")
    statements = {report.statement.id: _build_report(report, strengths) for report in reports}
    return _to_json({**_build_withdrawn(withdrawn), "statements": statements})


def changes_to_json(
    changes: Mapping[str, Change], withdrawn: Mapping[str, str] | None = None
) -> str:
    """Return `{"changes": {ID: {"before": {"verdict", "reason"}, "after": …}}}`.

    `after` is null for a statement that is withdrawn.
    """
    data = {
        name: {
            "before": _build_judgement(change.before),
            "after": change.after and _build_judgement(change.after),
        }
        for name, change in changes.items()
    }
    return _to_json({**_build_withdrawn(withdrawn), "changes": data})


def _to_json(data: dict[str, Any]) -> str:
    return f"{json.dumps(data, indent=2, default=list)}\n"


def _build_withdrawn(withdrawn: Mapping[str, str] | None) -> dict[str, Any]:
    return {"withdrawn": dict(withdrawn)} if withdrawn else {}


def _build_judgement(judgement: Judgement) -> dict[str, Any]:
    return {"verdict": judgement.verdict, "reason": judgement.reason}


def _build_report(report: StatementReport, strengths: Strengths | None) -> dict[str, Any]:
    explanation, critical, settlement = report.explanation, report.critical, report.settlement
    givens = critical.givens_by_kind if critical else {}
    robust = report.robustness
    return {
        "kind": report.statement.kind,
        **_build_judgement(report.judgement),
        "rests_on": {
            "evidence": explanation.basis.evidence,
            "assumptions": explanation.basis.assumptions,
            "sources": explanation.basis.sources,
        },
        "critical": {
            "evidence": givens.get(Kind.EVIDENCE, ()),
            "assumptions": givens.get(Kind.ASSUMPTION, ()),
            "goals": givens.get(Kind.GOAL, ()),
            "sources": critical.sources if critical else [],
        },
        "robustness": {
            "evidence": _build_robustness(robust.evidence if robust else None),
            "sources": _build_robustness(robust.sources if robust else None),
        },
        "to_settle": [
            [change.statement for change in changes]
            for changes in (settlement.sets if settlement else ())
        ],
        **({"restoring": report.restoring} if explanation.withdrawn else {}),
        "cruxes": list(
            dict.fromkeys(name for crux in report.cruxes for name in (*crux.grant, *crux.without))
        ),
        **({"strength": strengths[report.statement.id]} if strengths else {}),
    }


def _build_robustness(robustness: Robustness | None) -> dict[str, Any]:
    if robustness is None:
        return {"k": 0, "exact": True}
    return {"k": robustness.k, "exact": robustness.exact}
