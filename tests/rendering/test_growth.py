"""Drawing each recommendation takes work in proportion to the pictures.

Work is counted in lines of Python, never in seconds.
"""

from argmap.loader import parse
from argmap.rendering import draw_each
from benchmarks.families import join
from tests.counting import count_lines, grows_linearly


def build_sections(size: int) -> str:
    """Return recommendations in sections of their own, each with evidence from one source."""
    lines: list[str] = []
    for number in range(size):
        lines += [
            f"# Section {number} {{#s{number}}}",
            f"source x{number}: Source {number}.",
            f"recommendation r{number}: Do thing {number}.",
            f"  because evidence e{number}: Fact {number}. [@x{number}]",
            f"  but claim c{number}: Objection {number}.",
        ]
    return join(lines)


def count(size: int) -> int:
    plan = parse(build_sections(size))
    return count_lines(lambda: list(draw_each(plan, "dot", withdrawn={"c0": "it failed"})))


def test_work_grows_no_faster_than_the_pictures() -> None:
    count(1)  # loads what is loaded once
    counts = [count(size) for size in (10, 20, 40)]
    assert grows_linearly(counts), counts
