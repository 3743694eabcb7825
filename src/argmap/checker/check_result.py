"""The result of checking one map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module

import attrs

from argmap.checker.registry import installed_rules
from argmap.choices import require_objects, to_choice
from argmap.model import ArgumentMap, FrozenDict, Kind
from argmap.semantics import Judgement, Reading
from argmap.source import Diagnostic, Severity


@attrs.frozen(eq=False)
class CheckResult:
    """A map, its verdicts in one reading, and everything to report about it.

    >>> draft = argmap.parse_draft("recommendation act: Act now.")
    >>> result = argmap.check_draft(draft, "plan.argmap")
    >>> {name: str(judgement) for name, judgement in result.recommendations().items()}
    {'act': 'unsupported (bare)'}
    >>> [finding.code for finding in result.findings if result.fails_on(finding)]
    ['R001']
    """

    path: str
    """The path of the map's file, as in reports."""
    map: ArgumentMap = attrs.field(factory=ArgumentMap, repr=False)
    judgements: Mapping[str, Judgement] = attrs.field(factory=FrozenDict, repr=False)
    """The judgement on each statement, by id, without withdrawn evidence."""
    reading: Reading = Reading.CHARITABLE
    as_written: Mapping[str, Judgement] | None = attrs.field(default=None, repr=False)
    """The judgements without implicit links; None if the map has no implicit links."""
    errors: tuple[Diagnostic, ...] = ()
    """Errors in the text of the map. If there are any, only rules about the text run."""
    findings: tuple[Diagnostic, ...] = ()
    """The findings of the rules, in the order of the text."""
    baseline_count: int = 0
    """The number of findings that a baseline has removed."""
    fail_on: Severity | None = Severity.ERROR
    """The severity from which findings fail the check; None if none does."""
    included_paths: tuple[str, ...] = ()
    """The other files that the map was read from."""
    codes: frozenset[str] = attrs.field(default=frozenset(), repr=False)
    """The codes of the rules that ran on the whole map."""
    line: int | None = None
    """The line of the map's code block, if its file is Markdown."""

    @property
    def name(self) -> str:
        """The name of the map in reports: its path, and the line of its code block, if any."""
        return self.path if self.line is None else f"{self.path}:{self.line}"

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The errors and the findings."""
        return self.errors + self.findings

    def diagnostics_from(self, least: Severity | str) -> tuple[Diagnostic, ...]:
        """Return the diagnostics of a severity or worse, and all that fail the check."""
        least = to_choice(Severity, least, "least")
        return self.errors + tuple(
            finding
            for finding in self.findings
            if finding.severity.rank <= least.rank or self.fails_on(finding)
        )

    def recommendations(self, reading: Reading | str | None = None) -> Mapping[str, Judgement]:
        """Return the judgements on the recommendations, in the reading of the check or as written.

        A map without implicit links has the same judgements in both. Raises ValueError for a
        reading that the check was not in.
        """
        judgements = self.judgements
        reading = self.reading if reading is None else to_choice(Reading, reading, "reading")
        if reading not in (self.reading, Reading.AS_WRITTEN):
            raise ValueError(
                f"the check was in the {self.reading} reading, not in the {reading} one"
            )
        if reading is Reading.AS_WRITTEN and self.as_written is not None:
            judgements = self.as_written
        return {
            name: judgement
            for name, judgement in judgements.items()
            if self.map.statements[name].kind is Kind.RECOMMENDATION
        }

    def fails_on(self, finding: Diagnostic) -> bool:
        """Whether a finding is severe enough to fail the check."""
        return self.fail_on is not None and finding.severity.rank <= self.fail_on.rank

    def has_checked(self, code: str) -> bool:
        """Whether findings with a code would be in the result if there were any."""
        is_error = code[:1] in ("L", "M", "F") and code not in installed_rules().rules
        return code in self.codes or (is_error and not self.errors)

    def identify_subject(self, diagnostic: Diagnostic) -> str:
        """Return what a diagnostic is about, in a form that survives edits elsewhere in the map.

        That is the id of a statement, its text if the id was generated, or the text at the place.
        """
        name, span = diagnostic.statement, diagnostic.span
        if name is not None:
            statement = self.map.statements[name]
            return statement.text if statement.has_generated_id else f"[{name}]"
        return span.text.content[span.start : span.end] if span else ""

    def _repr_html_(self) -> str:
        """Return what notebooks show."""
        # Reports depend on this module, which therefore imports them only here.
        html: str = import_module("argmap.reports.html").check_result_to_html(self)
        return html


def require_results(results: Iterable[CheckResult]) -> list[CheckResult]:
    """Return the results as a list. Raises TypeError for anything but the results of checks."""
    found = [results] if isinstance(results, CheckResult) else results
    return require_objects("results", found, CheckResult, "check_draft")
