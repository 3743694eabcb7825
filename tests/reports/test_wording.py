"""The wording of reports, compared with a snapshot.

Other tests assert facts and structure. After an intended change, run
`python -m tests.reports.test_wording > tests/reports/wording.txt` and review the difference.
"""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import attrs

from argmap import parse
from argmap.checker import check_draft
from argmap.checker.settings import Settings
from argmap.documents import measure_coverage
from argmap.loader import Draft, load_draft, parse_draft
from argmap.reports.check_report import format_report
from argmap.reports.coverage_report import format_coverage
from argmap.reports.evidence_report import format_evidence
from argmap.reports.explain_report import format_statement_reports
from argmap.reports.overview import build_overview, format_overview
from argmap.reports.statement_reports import build_statement_reports
from argmap.reports.statistics import format_statistics, format_summary
from argmap.reports.what_if_report import format_changes, format_withdrawn
from argmap.semantics import Reading, assess
from argmap.semantics.evidence_table import evidence_table
from argmap.semantics.strength import Semantics, strengths
from argmap.semantics.what_if import WithdrawnStatements, suppose, what_if
from tests.reports.maps import BRIDGE

SNAPSHOT = Path(__file__).with_name("wording.txt")

DOCUMENT = """\
The bridge

It was jammed for 3 hours. Nobody knows why.

The town has other worries.
"""
DESCRIBED = parse("""
claim jammed: It was jammed for hours [at ¶1].
claim far: There is more [at ¶7].
claim elsewhere: And there [at p. 3].
claim nowhere: It is late.
""")


def format_all() -> Iterator[str]:
    """Yield every report under a heading."""
    assessment = assess(BRIDGE)
    for reading in Reading:
        yield f"=== overview, {reading}"
        yield format_overview(build_overview(assessment, reading), reading, 120)
    yield "=== overview, narrow, with strengths"
    semantics = Semantics.QUADRATIC
    values = strengths(BRIDGE, semantics)
    rows = build_overview(assessment)
    yield format_overview(rows, Reading.CHARITABLE, 60, strengths=(semantics, values))
    yield "=== explanations"
    yield format_statement_reports(build_statement_reports(assessment), 100)
    others = ["crowded", "safe", "typical", "jams", "listed", "rising"]
    yield format_statement_reports(build_statement_reports(assessment, others), 100)
    yield "=== explanations, as written"
    as_written = build_statement_reports(assessment, ["build", "tell"], Reading.AS_WRITTEN)
    yield format_statement_reports(as_written, 100)
    implicit = parse("recommendation a: Do.\n  because (implicit) evidence e: Seen.\n")
    bare = build_statement_reports(implicit, ["a"], Reading.AS_WRITTEN)
    yield format_statement_reports(bare, 100)
    yield "=== explanations, cautious"
    cautious = build_statement_reports(assessment, ["build"], Reading.CAUTIOUS)
    yield format_statement_reports(cautious, 100)
    yield "=== explanations, limited search, with strength"
    limited = build_statement_reports(assessment, ["build", "close"], budget=1)
    yield format_statement_reports(limited, 100, strengths=(semantics, values))
    yield "=== explanations, withdrawn evidence"
    why = {"cheap": "tests/test_cost.py::test_cost failed", "photo": "it was retracted"}
    withdrawn = WithdrawnStatements(BRIDGE, why)
    yield format_withdrawn(BRIDGE, why, 100)
    left = build_statement_reports(
        suppose(BRIDGE, without=why), ["widen", "close"], withdrawn=withdrawn
    )
    yield format_statement_reports(left, 100)
    yield "=== changes"
    yield format_changes(BRIDGE, what_if(BRIDGE, without=["@survey"], grant=["dear"]), 100)
    yield format_changes(BRIDGE, {}, 100)
    yield "=== evidence"
    yield format_evidence(BRIDGE, evidence_table(BRIDGE, date(2024, 6, 1)), 100)
    yield "=== coverage"
    yield format_coverage(measure_coverage(DESCRIBED, DOCUMENT), "bridge.txt", 100)
    yield "=== findings"
    bridge = check_draft(Draft(BRIDGE), "bridge.argmap")
    yield format_report([bridge], severity="info")
    yield format_report([bridge], "concise", severity="error")
    yield "=== statistics"
    settings = Settings(select=("R001",))
    checked = check_draft(parse_draft("recommendation a: Do.\n"), "a.argmap", settings=settings)
    empty = check_draft(parse_draft("title: Nothing yet\n"), "empty.argmap")
    wrong = check_draft(parse_draft("clam a: So.\n"), "wrong.argmap")
    missing = check_draft(load_draft("missing.argmap"), "missing.argmap")
    yield format_statistics([checked, empty, wrong, missing])
    yield format_summary([attrs.evolve(checked, findings=(), baseline_count=3)])
    yield "=== empty maps"
    yield format_overview((), Reading.CHARITABLE, 100)
    yield format_evidence(DESCRIBED, (), 100)
    yield format_coverage(measure_coverage(DESCRIBED, ""), "empty.txt", 100)


def test_wording_matches_the_snapshot() -> None:
    assert "\n".join(format_all()) == SNAPSHOT.read_text("utf-8")


if __name__ == "__main__":
    sys.stdout.write("\n".join(format_all()))
