"""Return diagnostics as SARIF 2.1.0, the OASIS standard for the results of static analysis."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from argmap._version import __version__
from argmap.checker.check_result import CheckResult
from argmap.checker.registry import installed_rules
from argmap.checker.rule_definition import Rule
from argmap.checker.rule_page import rule_to_markdown
from argmap.language.mistakes import CODES as LANGUAGE_CODES
from argmap.loader.diagnostics import CODES as MAP_CODES
from argmap.source import Diagnostic, Severity, Span

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

_TEXT_CODES = LANGUAGE_CODES | MAP_CODES

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def findings_to_sarif(results: Sequence[CheckResult]) -> str:
    """Return a SARIF log with one run, in ASCII.

    Errors in the text of a map have rules, too. Relative paths stay relative. Fingerprints do not
    change when findings move within a file.
    """
    found = {diagnostic.code for result in results for diagnostic in result.diagnostics}
    rules = [rule for code in sorted(found) if (rule := _describe_code(code))]
    places = {rule["id"]: place for place, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "argmap",
                "semanticVersion": __version__,
                "rules": rules,
            }
        },
        "invocations": [{"executionSuccessful": not any(result.errors for result in results)}],
        "columnKind": "unicodeCodePoints",
        "results": [
            _build_result(result, diagnostic, places)
            for result in results
            for diagnostic in result.diagnostics
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _describe_code(code: str) -> dict[str, Any] | None:
    """Return what a code stands for: a rule, or an error in the text of a map or in a file."""
    if code in installed_rules().rules:
        return _build_rule(installed_rules().rules[code])
    if code not in _TEXT_CODES:
        return None
    return {
        "id": code,
        "shortDescription": {"text": _TEXT_CODES[code]},
        "defaultConfiguration": {"enabled": True, "level": "error"},
    }


def _build_rule(rule: Rule) -> dict[str, Any]:
    text = rule.page.text or rule.summary
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": text},
        "help": {"text": text, "markdown": rule_to_markdown(rule)},
        "defaultConfiguration": {"enabled": rule.default, "level": _LEVELS[rule.severity]},
    }


def _build_result(
    result: CheckResult, diagnostic: Diagnostic, places: Mapping[str, int]
) -> dict[str, Any]:
    fingerprint = f"{diagnostic.code}:{result.identify_subject(diagnostic)}"
    data: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": "\n".join(filter(None, [diagnostic.message, diagnostic.help]))},
        "locations": [_build_location(result, diagnostic)],
        "partialFingerprints": {"argmap/v1": fingerprint},
    }
    if diagnostic.code in places:
        data["ruleIndex"] = places[diagnostic.code]
    return data


def _build_location(result: CheckResult, diagnostic: Diagnostic) -> dict[str, Any]:
    span = diagnostic.span
    path = span.path if span else result.path
    physical: dict[str, Any] = {"artifactLocation": {"uri": _to_uri(path)}}
    if span:
        physical["region"] = _build_region(span)
    location: dict[str, Any] = {"physicalLocation": physical}
    if diagnostic.statement is not None:
        location["logicalLocations"] = [{"name": diagnostic.statement, "kind": "statement"}]
    return location


def _build_region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _to_uri(path: str) -> str:
    if Path(path).is_absolute():
        return Path(path).as_uri()
    return quote(os.fsencode(Path(path).as_posix()))
