"""Summaries and statistics of checks."""

import attrs

from argmap.checker import check_draft
from argmap.loader import load_draft, parse_draft
from argmap.reports.statistics import format_statistics, format_summary
from argmap.semantics import Reading
from argmap.text_layout import Style
from tests.checker.cases import FEW_RULES

PLAN = """\
evidence fire: It burns.
evidence smoke: There is smoke.
recommendation act: Act now.
"""
checked = check_draft(parse_draft(PLAN), "plan.argmap", settings=FEW_RULES)


def test_statistics_count_by_rule() -> None:
    broken = check_draft(parse_draft("clam a: b\n"), "broken.argmap")
    assert format_statistics([checked, broken]) == (
        "     2 warning[E001] uncited-evidence\n"
        f"     1 error[{broken.errors[0].code}]\n"
        "     1 error[R001] bare-recommendation\n"
        "\n"
        "1 recommendation: 1 unsupported\n"
        "  unsupported: act\n"
        "1 map not checked: fix the errors above first\n"
        "2 errors, 2 warnings in 2 maps\n"
    )


def test_equal_counts_are_ordered_by_code() -> None:
    more = "recommendation wait: Wait.\nrecommendation go: Go.\n"
    other = check_draft(parse_draft(more), "more.argmap", settings=FEW_RULES)
    assert [line.split()[:2] for line in format_statistics([other, checked]).splitlines()[:2]] == [
        ["3", "error[R001]"],
        ["2", "warning[E001]"],
    ]
    text = "evidence fire: It burns.\nrecommendation act: Act now.\n"
    equal = check_draft(parse_draft(text), "equal.argmap", settings=FEW_RULES)
    assert [line.split()[1] for line in format_statistics([equal]).splitlines()[:2]] == [
        "warning[E001]",
        "error[R001]",
    ]


def test_large_numbers_have_separators() -> None:
    many = format_summary(
        [attrs.evolve(checked, path=f"{number}.argmap") for number in range(1234)]
    )
    assert many.startswith("1,234 recommendations: 1,234 unsupported\n")
    assert "  unsupported in 1,227 more maps\n" in many
    assert "\n1,234 errors, " in many


def test_without_findings_there_is_only_the_summary() -> None:
    well = attrs.evolve(checked, findings=())
    assert format_statistics([well]) == format_summary([well])
    assert format_statistics([]) == ""


def test_findings_in_the_baseline_are_counted() -> None:
    text = format_summary([attrs.evolve(checked, findings=(), baseline_count=3)])
    assert text.endswith("\nno findings in 1 map, and 3 findings in the baseline\n")
    assert "baseline" not in format_summary([checked])


def test_maps_without_statements_are_counted() -> None:
    empty = check_draft(parse_draft("title: Nothing yet\n"), "empty.argmap")
    assert format_summary([empty]) == "1 map without statements\nno findings in 1 map\n"
    assert format_summary([checked, empty]).splitlines()[:3] == [
        "1 recommendation: 1 unsupported",
        "  unsupported in plan.argmap: act",
        "1 map without statements",
    ]


def test_unreadable_maps_and_maps_with_errors_are_counted_apart() -> None:
    missing = check_draft(load_draft("missing.argmap"), "missing.argmap")
    broken = check_draft(parse_draft("clam a: b\n"), "broken.argmap")
    assert format_summary([missing, broken, missing]) == (
        "2 maps could not be read\n"
        "1 map not checked: fix the errors above first\n"
        "3 errors in 3 maps\n"
    )


def test_counts_have_the_style_of_their_severity() -> None:
    def paint(part: str, role: Style) -> str:
        return f"<{role}>{part}</{role}>"

    painted = format_statistics([checked], paint)
    assert "     2 <warning>warning[E001] uncited-evidence</warning>\n" in painted
    assert painted.endswith(format_summary([checked], paint))
    assert format_summary([checked], paint) != format_summary([checked])


def test_both_readings_are_counted_where_they_differ() -> None:
    implicit = parse_draft("recommendation a: Do.\n  because (implicit) evidence e: Seen.\n")
    both = format_summary([check_draft(implicit, "plan.argmap")]).splitlines()
    assert both[:2] == [
        "1 recommendation (charitable): 1 supported",
        "1 recommendation (as written): 1 unsupported",
    ]
    written = check_draft(implicit, "plan.argmap", Reading.AS_WRITTEN)
    assert format_summary([written]).splitlines()[0] == both[1]
