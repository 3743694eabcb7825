"""Measure how the time of each step grows on inputs that once grew too fast.

    python -m benchmarks.families --size 500 "shared hub" "linked premises"

Each family is measured at a size, at twice and at four times that size. A ratio near 2 is linear
growth, near 4 quadratic. Add a family as a function from a size to the text of a map.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from time import perf_counter

import click

from argmap.checker import check_draft
from argmap.loader import parse_draft
from argmap.reports.check_report import format_report
from argmap.reports.explain_report import format_statement_reports
from argmap.reports.statement_reports import build_statement_reports

WIDTH = 100


def build_shared_hub(size: int) -> str:
    """Return recommendations that all depend on one claim with as many linked premises."""
    evidence = (f"evidence e{number}: Fact {number}." for number in range(size))
    lines = ["claim hub: All facts together.", *link(evidence)]
    for number in range(size):
        lines += [f"recommendation r{number}: Do thing {number}.", "  because [hub]"]
    return join(lines)


def build_chain_of_recommendations(size: int) -> str:
    """Return recommendations that each depend on the one before and on a fact of their own."""
    lines: list[str] = []
    for number in range(size):
        lines.append(f"recommendation r{number}: Do thing {number}.")
        lines.append(f"  because evidence e{number}: Fact {number}.")
        if number:
            lines.append(f"  and [r{number - 1}]")
    return join(lines)


def build_circle_of_recommendations(size: int) -> str:
    """Return recommendations that each depend on the next, and the last one on the first."""
    lines: list[str] = []
    for number in range(size):
        lines.append(f"recommendation r{number}: Do thing {number}.")
        lines.append(f"  because [r{(number + 1) % size}]")
    return join(lines)


def build_many_reasons(size: int) -> str:
    """Return one recommendation with many independent reasons."""
    reasons = (f"  because evidence e{number}: Fact {number}." for number in range(size))
    return join(["recommendation r: Do it.", *reasons])


def build_linked_premises(size: int) -> str:
    """Return one recommendation with one reason of many linked premises."""
    evidence = (f"evidence e{number}: Fact {number}." for number in range(size))
    return join(["recommendation r: Do it.", *link(evidence)])


def build_shared_sources(size: int) -> str:
    """Return recommendations with two reasons each, which depend on the same sources."""
    lines: list[str] = []
    for hub in "xy":
        evidence = (f"evidence {hub}{number}: Fact. [@s{number}]" for number in range(size))
        lines += [f"claim {hub}: All facts of {hub}.", *link(evidence)]
    for number in range(size):
        lines.append(f"source s{number}: Source {number} {{date: 2020}}")
        lines.append(f"recommendation r{number}: Do thing {number}.")
        lines += ["  because [x]", "  because [y]"]
    return join(lines)


def build_shared_assumptions(size: int) -> str:
    """Return recommendations that all depend on the same assumptions."""
    assumptions = (f"assumption a{number}: Assumption {number}." for number in range(size))
    lines = ["claim hub: All assumptions together.", *link(assumptions)]
    for number in range(size):
        lines += [f"recommendation r{number}: Do thing {number}.", "  because [hub]"]
    return join(lines)


def build_missing_premises(size: int) -> str:
    """Return recommendations that all depend on the same unsupported claims."""
    claims = (f"claim c{number}: Claim {number}." for number in range(size))
    lines = ["claim hub: All claims together.", *link(claims)]
    for number in range(size):
        lines += [f"recommendation r{number}: Do thing {number}.", "  because [hub]"]
    return join(lines)


def build_expired_evidence(size: int) -> str:
    """Return recommendations that all depend on a claim whose evidence is withdrawn."""
    expired = "{valid-until: 2020}"
    lines = ["claim hub: What all facts show."]
    lines += [f"  because evidence e{number}: Fact. {expired}" for number in range(size)]
    for number in range(size):
        lines += [f"recommendation r{number}: Do thing {number}.", "  because [hub]"]
    return join(lines)


def build_separate_expired_evidence(size: int) -> str:
    """Return recommendations that each depend on withdrawn evidence of their own."""
    lines: list[str] = []
    for number in range(size):
        lines.append(f"recommendation r{number}: Do thing {number}.")
        lines.append(f"  because evidence e{number}: Fact. {{valid-until: 2020}}")
    return join(lines)


def build_chain_of_expired_evidence(size: int) -> str:
    """Return recommendations that each depend on the one before and on withdrawn evidence."""
    lines: list[str] = []
    for number in range(size):
        lines.append(f"recommendation r{number}: Do thing {number}.")
        lines.append(f"  because evidence e{number}: Fact. {{valid-until: 2020}}")
        if number:
            lines.append(f"  and [r{number - 1}]")
    return join(lines)


def build_linked_expired_evidence(size: int) -> str:
    """Return recommendations that all depend on a claim with as many withdrawn premises."""
    expired = "{valid-until: 2020}"
    evidence = (f"evidence e{number}: Fact {number}. {expired}" for number in range(size))
    lines = ["claim hub: All facts together.", *link(evidence)]
    for number in range(size):
        lines += [f"recommendation r{number}: Do thing {number}.", "  because [hub]"]
    return join(lines)


def build_answered_objections(size: int) -> str:
    """Return recommendations that all depend on a claim with as many objections and answers."""
    lines = ["claim hub: What the fact shows.", "  because evidence e: Fact."]
    for number in range(size):
        lines.append(f"  but claim o{number}: Objection {number}.")
        lines.append(f"    but evidence a{number}: Answer {number}.")
    for number in range(size):
        lines += [f"recommendation r{number}: Do thing {number}.", "  because [hub]"]
    return join(lines)


def build_expired_answers(size: int) -> str:
    """Return recommendations with an objection each, which withdrawn evidence answered."""
    lines: list[str] = []
    for number in range(size):
        lines.append(f"recommendation r{number}: Do thing {number}.")
        lines.append(f"  because evidence e{number}: Fact {number}.")
        lines.append(f"  but evidence o{number}: Objection {number}.")
        lines.append(f"    but evidence a{number}: Answer {number}. {{valid-until: 2020}}")
    return join(lines)


def build_subsumed_reasons(size: int) -> str:
    """Return one recommendation with many reasons that share their first premise."""
    lines = ["recommendation r: Do it.", "  because evidence e: Fact."]
    for number in range(size):
        lines += ["  because [e]", f"  and evidence f{number}: Fact {number}."]
    return join(lines)


def build_retracted_sources(size: int) -> str:
    """Return recommendations that each depend on a retracted source, derived from one before."""
    lines: list[str] = []
    for number in range(size):
        origin = f", derived-from: s{number - 1}" if number else ""
        lines.append(f"source s{number}: Source {number} {{status: retracted{origin}}}")
        lines.append(f"recommendation r{number}: Do thing {number}.")
        lines.append(f"  because evidence e{number}: Fact {number}. [@s{number}]")
    return join(lines)


def build_unconnected_claims(size: int) -> str:
    """Return claims without any relation."""
    return join(f"claim c{number}: Claim {number}." for number in range(size))


def build_combining_marks(size: int) -> str:
    """Return a claim whose id and tag have as many combining marks."""
    marks = "\u0301" * size
    return join([f"claim a{marks}: It is so. #b{marks}"])


def build_attributes(size: int) -> str:
    """Return a claim with as many attributes on one line."""
    attributes = ", ".join(f"k{number}: v" for number in range(size))
    return join([f"claim a: It is so. {{{attributes}}}"])


def build_citations(size: int) -> str:
    """Return a claim with as many citations on one line."""
    return join(["source x: A report.", f"claim a: It is so {'[@x] ' * size}"])


def link(statements: Iterable[str]) -> list[str]:
    """Return the lines of one reason with some linked premises."""
    return [
        f"  {'and' if number else 'because'} {statement}"
        for number, statement in enumerate(statements)
    ]


def join(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


FAMILIES: dict[str, Callable[[int], str]] = {
    "shared hub": build_shared_hub,
    "chain of recommendations": build_chain_of_recommendations,
    "circle of recommendations": build_circle_of_recommendations,
    "many reasons": build_many_reasons,
    "linked premises": build_linked_premises,
    "shared sources": build_shared_sources,
    "shared assumptions": build_shared_assumptions,
    "missing premises": build_missing_premises,
    "expired evidence": build_expired_evidence,
    "separate expired evidence": build_separate_expired_evidence,
    "chain of expired evidence": build_chain_of_expired_evidence,
    "linked expired evidence": build_linked_expired_evidence,
    "answered objections": build_answered_objections,
    "expired answers": build_expired_answers,
    "subsumed reasons": build_subsumed_reasons,
    "retracted sources": build_retracted_sources,
    "unconnected claims": build_unconnected_claims,
    "combining marks": build_combining_marks,
    "attributes": build_attributes,
    "citations": build_citations,
}


def read(text: str) -> object:
    return parse_draft(text)


def check(text: str) -> object:
    return format_report([check_draft(parse_draft(text), "plan.argmap")])


def explain(text: str) -> object:
    reports = build_statement_reports(parse_draft(text).map)
    return format_statement_reports(reports, WIDTH)


STEPS: dict[str, Callable[[str], object]] = {"read": read, "check": check, "explain": explain}
"""What is measured. The later steps include the first one."""


def measure(step: Callable[[str], object], texts: Iterable[str], limit: float) -> list[float]:
    """Return the time of a step for texts of growing size, until one takes longer than a limit."""
    times: list[float] = []
    for text in texts:
        start = perf_counter()
        step(text)
        times.append(perf_counter() - start)
        if times[-1] > limit:
            break
    return times


def format_row(name: str, step: str, times: list[float]) -> str:
    """Return a family, a step, the times in seconds, and the ratio of each time to the last."""
    ratios = [after / before for before, after in pairwise(times)]
    cells = [f"{seconds:8.2f}" for seconds in times] + [" " * 8] * (3 - len(times))
    return f"{name:27}{step:8}{''.join(cells)}   " + "".join(f"{ratio:6.1f}" for ratio in ratios)


@click.command()
@click.argument("families", metavar="[FAMILY]...", type=click.Choice([*FAMILIES]), nargs=-1)
@click.option("--size", default=500, show_default=True, help="The smallest size.")
@click.option("--step", "steps", type=click.Choice([*STEPS]), multiple=True, help="Only this step.")
@click.option("--limit", default=20.0, show_default=True, help="Seconds after which to stop.")
def main(families: tuple[str, ...], size: int, steps: tuple[str, ...], limit: float) -> None:
    """Measure families of inputs at a size, at twice and at four times that size."""
    sizes = [size, 2 * size, 4 * size]
    click.echo(f"{'family':27}{'step':8}{''.join(f'{each:8,}' for each in sizes)}   ratios")
    for name in families or FAMILIES:
        texts = [FAMILIES[name](size) for size in sizes]
        for step in steps or STEPS:
            click.echo(format_row(name, step, measure(STEPS[step], texts, limit)))


if __name__ == "__main__":
    main(prog_name="python -m benchmarks.families")
