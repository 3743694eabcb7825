"""The report for code scanning: SARIF 2.1.0, the OASIS standard for findings of static analysis.

Paths are relative to where they were asked for from. Columns are counted in code points, which the
report says. A finding carries its fingerprint, so that whoever keeps findings over time knows it
again when it moves.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from argmap._version import __version__
from argmap.checker.registry import installed_rules
from argmap.checker.rule_page import rule_to_markdown
from argmap.source import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.checker.check_result import CheckResult
    from argmap.checker.rule_definition import Rule
    from argmap.source import Diagnostic, Span

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def findings_to_sarif(reviews: Sequence[CheckResult]) -> str:
    """Everything there is to say about some maps, as one run, in ASCII characters."""
    found = {diagnostic.code for each in reviews for diagnostic in each.diagnostics}
    rules = [rule for code, rule in installed_rules().rules.items() if code in found]
    places = {rule.code: place for place, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "argmap",
                "semanticVersion": __version__,
                "rules": list(map(_descriptor, rules)),
            }
        },
        "invocations": [{"executionSuccessful": not any(each.errors for each in reviews)}],
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(each, diagnostic, places) for each in reviews for diagnostic in each.diagnostics
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _descriptor(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.page.text or rule.summary},
        "help": {"text": rule.page.text or rule.summary, "markdown": rule_to_markdown(rule)},
        "defaultConfiguration": {"enabled": rule.default, "level": _LEVELS[rule.severity]},
    }


def _result(
    review: CheckResult, diagnostic: Diagnostic, places: Mapping[str, int]
) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": "\n".join(filter(None, [diagnostic.message, diagnostic.help]))},
        "locations": [_location(review, diagnostic)],
        "partialFingerprints": {
            "argmap/v1": f"{diagnostic.code}:{review.identify_subject(diagnostic)}"
        },
    }
    if diagnostic.code in places:
        result["ruleIndex"] = places[diagnostic.code]
    return result


def _location(review: CheckResult, diagnostic: Diagnostic) -> dict[str, Any]:
    span = diagnostic.span
    physical: dict[str, Any] = {
        "artifactLocation": {"uri": _uri(span.path if span else review.path)}
    }
    if span:
        physical["region"] = _region(span)
    location: dict[str, Any] = {"physicalLocation": physical}
    if diagnostic.statement is not None:
        location["logicalLocations"] = [{"name": diagnostic.statement, "kind": "statement"}]
    return location


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _uri(path: str) -> str:
    """A path as the reference that it is, relative if the path is."""
    if Path(path).is_absolute():
        return Path(path).as_uri()
    return quote(os.fsencode(Path(path).as_posix()))
