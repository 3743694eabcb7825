"""A program that uses the public API. mypy (strict) and pyright check its types; a test runs it."""

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import argmap

TEXT = """
recommendation act: Act now. {by: "The council"}
  because evidence trade: Trade grew by a third [@report].
  but claim dear: It is expensive.
source report: The trade report {date: 2025-06-01}
"""


@argmap.rule("X001", "no-budget", "info")
def no_budget(context: argmap.RuleContext) -> Iterator[argmap.Diagnostic]:
    """Recommendation without a budget."""
    for statement in context.recommendations():
        if "cost" not in statement.attributes:
            yield context.finding(
                statement.id, f"[{statement.id}] has no cost", "add `{cost: 300}`"
            )


def build_plan() -> argmap.ArgumentMap:
    """Build a map in Python."""
    builder = argmap.MapBuilder(title="Where jobs wait")
    rate = builder.evidence("The table is fast.", id="rate", date=date(2024, 1, 15))
    queue = builder.recommendation("Keep the jobs in a table.", by="Platform team")
    queue.because(rate, since="rate").but(builder.claim("Tables grow."))
    return builder.map()


def find_weak_recommendations(plan: argmap.ArgumentMap) -> list[str]:
    """Return the recommendations that do not hold, or depend on one piece of evidence."""
    assessment: argmap.Assessment = argmap.assess(plan)
    judgements = argmap.verdicts(assessment, reading="as written")
    critical = argmap.critical(assessment)
    return [
        name
        for name, judgement in judgements.items()
        if judgement.verdict is argmap.Verdict.UNSUPPORTED or critical.get(name)
    ]


def main() -> None:
    """Read, build, evaluate, check and draw maps."""
    plan: argmap.ArgumentMap = argmap.parse(TEXT)
    draft: argmap.Draft = argmap.parse_draft("claim a: x\n  becuase claim b: y\n")
    lines: list[int] = [error.span.line for error in draft.diagnostics if error.span]
    weak: list[str] = find_weak_recommendations(plan)
    findings: tuple[argmap.Diagnostic, ...] = argmap.check(
        build_plan(), settings=argmap.Settings(ignore=["W"], fail_on="warning")
    )
    text: str = argmap.format_explanation(argmap.explain(plan, "act"))
    changes = argmap.what_if(plan, without="trade")
    after: argmap.Judgement | None = changes["act"].after
    report: str = argmap.format_report([argmap.check_draft(draft, "a.argmap")], "json")
    theme: argmap.Theme = "dark"
    picture: argmap.Picture = argmap.draw(plan, "svg", theme=theme, focus="act")
    with tempfile.TemporaryDirectory() as folder:
        argmap.render(plan, Path(folder, "plan.png"), direction="right")
    strengths: argmap.Strengths = argmap.strengths(plan, "df-quad")
    number: float = strengths["act"]
    rules: list[str] = [no_budget.code]
    print(lines, weak, len(findings), text, after, len(report), len(picture.data), number, rules)


if __name__ == "__main__":
    main()
