"""Selections of what recommendations depend on, compared with plain lists."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from argmap.checker import check
from argmap.checker.dependencies import drop_implied, invert, select_givens, select_sources
from argmap.checker.settings import Settings
from argmap.loader import parse
from argmap.semantics.criticality import Critical
from argmap.semantics.selection import Selection

GIVENS = ["a", "b", "c", "d", "e"]
SOURCES = ["a", "s", "t"]
SOURCE_OF = {"a": "a", "b": "s", "c": "s", "d": None, "e": "t"}


@st.composite
def critical_sets(draw: st.DrawFn) -> Mapping[str, Critical]:
    """Return what some statements depend on, in one list of givens and sources."""
    items = [*GIVENS, *SOURCES]
    size, all_givens = len(items), (1 << len(GIVENS)) - 1
    rows = draw(st.lists(st.integers(0, (1 << size) - 1), max_size=6))
    return {
        f"r{number}": Critical(
            Selection(items, row & all_givens), Selection(items, row & ~all_givens)
        )
        for number, row in enumerate(rows)
    }


@given(critical_sets(), st.sets(st.sampled_from(GIVENS)))
def test_givens_are_selected_by_a_condition(
    criticals: Mapping[str, Critical], admitted: set[str]
) -> None:
    selected = select_givens(criticals, admitted.__contains__)
    assert {name: [*found] for name, found in selected.items()} == {
        name: [given for given in critical.givens if given in admitted]
        for name, critical in criticals.items()
    }


@given(critical_sets())
def test_selections_are_inverted(criticals: Mapping[str, Critical]) -> None:
    expected: dict[str, list[str]] = {}
    for name, critical in criticals.items():
        for source in critical.sources:
            expected.setdefault(source, []).append(name)
    inverted = invert(select_sources(criticals))
    assert {source: [*names] for source, names in inverted.items()} == expected


@given(critical_sets())
def test_implied_items_are_dropped(criticals: Mapping[str, Critical]) -> None:
    found = drop_implied(
        select_sources(criticals), select_givens(criticals, lambda name: True), SOURCE_OF.get
    )
    assert {name: [*sources] for name, sources in found} == {
        name: [
            source
            for source in critical.sources
            if source not in {SOURCE_OF[given] for given in critical.givens}
        ]
        for name, critical in criticals.items()
    }


def build_hub(size: int) -> str:
    """Return recommendations that all depend on the same evidence, sources and assumptions."""
    lines = ["claim hub: H."]
    for number in range(size):
        lines.append(f"  {'and' if number else 'because'} evidence e{number}: E. [@t]")
        lines.append(f"  and assumption a{number}: A.")
        lines.append(f"  and claim c{number}: C.")
        lines.append(f"    because evidence f{number}: F. [@s{number}]")
        lines.append(f"    because evidence g{number}: G. [@s{number}]")
    lines.append("source t: T {date: 2020, status: retracted}")
    for number in range(size):
        lines.append(f"source s{number}: S {{date: 2020}}")
        lines += [f"recommendation r{number}: R.", "  because [hub]"]
    return "\n".join(lines)


def test_messages_name_a_few_and_count_the_rest() -> None:
    small, large = (
        check(parse(build_hub(size)), settings=Settings(select=("all",))) for size in (20, 40)
    )
    assert {"R007", "R008", "R009", "S015", "E013"} <= {finding.code for finding in large}
    longest = [max(len(finding.message) for finding in found) for found in (small, large)]
    assert longest[0] == longest[1]
