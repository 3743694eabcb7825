"""Rules about evidence: its citation, its use, its reasons and its tests."""

from collections.abc import Iterator

from argmap.checker.context import RuleContext, find_conclusions, find_supported
from argmap.checker.messages import MOST_NAMED, format_ids
from argmap.checker.rule_definition import rule
from argmap.checker.rules.objections import describe_unanswered
from argmap.model import Kind, Statement
from argmap.semantics import Verdict
from argmap.source import Diagnostic, Severity
from argmap.test_results import Outcome
from argmap.text_layout import join_words


@rule("E001", "uncited-evidence", Severity.WARNING, plural="pieces of evidence cite no source")
def uncited_evidence(context: RuleContext) -> Iterator[Diagnostic]:
    """Evidence cites no source.

    The evidence has no citation, such as `[@report]`, and names no test (`{test: …}`). A place such
    as `[at ¶3]` does not count: it says where the mapped text presents the evidence, not where the
    text got it from.

    Without a source, a reader has only the author's word and cannot check the evidence.

    Example::

        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [at ¶3].

    Fixed::

        source report: Load report for 2023 {date: 2024-01-15}

        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [at ¶3; @report].
    """
    for statement in list_evidence(context):
        if not statement.citations and not statement.test_names:
            yield context.finding(
                statement.id,
                f"[{statement.id}] cites no source",
                "add a citation at its end, `[@key]`, and describe the source in a line "
                "`source key: …`",
            )


@rule("E002", "unused-evidence", Severity.WARNING, plural="pieces of evidence are not used")
def unused_evidence(context: RuleContext) -> Iterator[Diagnostic]:
    """Evidence is not used.

    It is not a premise, a warrant or an exception.

    Either the link to what it shows is missing, or it shows nothing here and distracts from the
    evidence that does.

    Example::

        source report: Load report for 2023 {date: 2024-01-15}

        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].

        evidence workers: Only twelve workers serve the queue [@report].

    Fixed::

        source report: Load report for 2023 {date: 2024-01-15}

        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].
          and evidence workers: Only twelve workers serve the queue [@report].
    """
    result = context.assessment.charitable  # implicit links count in every reading
    for statement in list_evidence(context):
        if not find_conclusions(result, statement.id):
            yield context.finding(
                statement.id,
                f"evidence [{statement.id}] is not used",
                f"use it where it belongs, as `because [{statement.id}]` or "
                f"`but [{statement.id}]`, or delete it",
            )


@rule(
    "E005",
    "argued-evidence",
    Severity.WARNING,
    plural="pieces of evidence have reasons of their own",
)
def argued_evidence(context: RuleContext) -> Iterator[Diagnostic]:
    """Evidence has reasons of its own.

    Evidence is given: it holds without any reason. A statement that needs a reason is a claim. What
    backs evidence is a source, which it cites.

    The reasons have no effect. The statement would hold even if all of them failed.

    Example::

        source report: Load report for 2023 {date: 2024-01-15}

        claim grow: We need a second database.
          because evidence busy: The queue overloads the database [@report].
            because evidence load: The busiest hour brought 340 jobs a second [@report].

    Fixed::

        source report: Load report for 2023 {date: 2024-01-15}

        claim grow: We need a second database.
          because claim busy: The queue overloads the database.
            because evidence load: The busiest hour brought 340 jobs a second [@report].
    """
    for statement in list_evidence(context):
        reasons = [reason.premises[0] for reason in context.result.reasons(statement.id)]
        if reasons:
            yield context.finding(
                statement.id,
                f"[{statement.id}] is marked as evidence, but has reasons of its own: "
                f"{format_ids(reasons)}",
                f"make it a claim, `claim {statement.id}: …`, or remove its reasons",
            )


@rule(
    "E006",
    "contested-evidence",
    Severity.WARNING,
    plural="pieces of evidence have an unanswered objection",
)
def contested_evidence(context: RuleContext) -> Iterator[Diagnostic]:
    """An objection to evidence is unanswered.

    The objection stands, so the evidence does not hold, and neither does any reason that needs it.
    O002 reports objections to claims, and R005 objections to recommendations.

    Readers ask about disputed facts first.

    Example::

        source log: Queue log {date: 2024-03-04}
        source audit: Log audit {date: 2024-03-20}

        claim safe: No job gets lost.
          because evidence none-lost: The log for March shows no lost job [@log].
            but evidence gaps: The log has gaps of several hours [@audit].

    Fixed::

        source log: Queue log {date: 2024-03-04}
        source audit: Log audit {date: 2024-03-20}

        claim safe: No job gets lost.
          because evidence none-lost: The log for March shows no lost job [@log].
            but evidence gaps: The log has gaps of several hours [@audit].
            unless evidence idle: No jobs arrived during those hours [@audit].
    """
    for statement in list_evidence(context):
        if context.result.judgements[statement.id].verdict is Verdict.CONTESTED:
            message, objections, fix = describe_unanswered(context, statement.id)
            yield context.finding(
                statement.id,
                f"{message}: {objections}",
                f"{fix}; or use evidence that is not disputed",
            )


@rule(
    "E009",
    "cited-claim",
    Severity.INFO,
    plural="claims cite a source, but have no evidence behind them",
)
def cited_claim(context: RuleContext) -> Iterator[Diagnostic]:
    """A claim cites a source, but has no evidence behind it.

    The claim has a citation, such as `[@report]`, and no evidence is among its reasons, their
    reasons and so on.

    If the source documents the statement, it should be evidence: an unsupported claim supports
    nothing. If the source only asserts the statement, the claim still needs evidence.

    Example::

        source report: Load report for 2023 {date: 2024-01-15}

        claim busy: The busiest hour brought 340 jobs a second [@report].
          because assumption complete: The report counts every job.

    Fixed::

        source report: Load report for 2023 {date: 2024-01-15}

        claim busy: The queue is busy.
          because evidence load: The busiest hour brought 340 jobs a second [@report].
          since assumption complete: The report counts every job.
    """
    evidence = (statement.id for statement in list_evidence(context))
    supported = find_supported(context.result, evidence)
    for statement in context.map.statements.values():
        if statement.kind is Kind.CLAIM and statement.citations and statement.id not in supported:
            yield context.finding(
                statement.id,
                f"claim [{statement.id}] cites [@{statement.citations[0].source}], but has no "
                "evidence behind it",
                f"if the source documents it, make it `evidence {statement.id}: …`; if not, add "
                "what the source does document under it: `because evidence: …`",
            )


@rule(
    "E015",
    "test-not-passed",
    Severity.WARNING,
    plural="statements are withdrawn because tests did not pass",
)
def evidence_test_not_passed(context: RuleContext) -> Iterator[Diagnostic]:
    """A test that a statement names did not pass, so the statement is withdrawn.

    With test results (`argmap check --evidence FILE`), evidence counts only if all tests that it
    names passed. A test that failed, was skipped or is missing from the results withdraws it. The
    verdicts are computed without withdrawn statements. Without test results, this rule does
    nothing.

    Other rules report the recommendations that fail as a result. If none does, the argument stands
    without the evidence.

    In outcomes.json::

        {"argmap-outcomes": 1, "tests": {"tests/test_fuzz.py::test_no_crash": "failed"}}

    Example::

        claim robust: The parser never crashes.
          because evidence fuzzed: It survives ten thousand random inputs.
              {test: "tests/test_fuzz.py::test_no_crash"}

    Fixed::

        claim robust: The parser never crashes.
          because assumption validated: Its input has been validated before.
    """
    for name, withdrawal in context.withdrawn.items():
        if not withdrawal.results:
            continue
        is_missing = {result.outcome for result in withdrawal.results} <= {Outcome.NOT_RUN}
        if is_missing and withdrawal.suggestion:
            advice = f"did you mean `{withdrawal.suggestion}`?"
        elif is_missing or withdrawal.left_out:
            advice = "run this test, too, so that the results contain it"
        else:
            advice = "fix what the test found, or delete the evidence"
        tests = join_words(withdrawal.results, MOST_NAMED)
        yield context.finding(name, f"[{name}] is withdrawn: {tests}", advice)


@rule(
    "E016",
    "idle-test",
    Severity.WARNING,
    plural="claims or recommendations name a test, which has no effect",
)
def idle_test(context: RuleContext) -> Iterator[Diagnostic]:
    """A claim or recommendation names a test, which has no effect.

    Only evidence, assumptions and goals can be withdrawn by a test. The verdict on a claim or a
    recommendation depends on its reasons.

    The author probably expects the result of the test to matter.

    Example::

        claim robust: The parser never crashes. {test: "tests/test_fuzz.py::test_no_crash"}

    Fixed::

        claim robust: The parser never crashes.
          because evidence fuzzed: It survives ten thousand random inputs.
              {test: "tests/test_fuzz.py::test_no_crash"}
    """
    for statement in context.map.statements.values():
        if statement.test_names and not statement.kind.is_given:
            yield context.finding(
                statement.id,
                f"[{statement.id}] names a test, which has no effect on a {statement.kind}",
                "move the attribute to the evidence that the test provides: "
                '`because evidence: … {test: "…"}`',
            )


def list_evidence(context: RuleContext) -> Iterator[Statement]:
    """Return the evidence of a map."""
    statements = context.map.statements.values()
    return (statement for statement in statements if statement.kind is Kind.EVIDENCE)
