"""What checked maps come to: counts by rule, and what is known from before."""

import attrs

from argmap.checker import check_draft
from argmap.loader import load_draft, parse_draft
from argmap.reports.statistics import format_statistics, format_summary
from argmap.text_layout import Style
from tests.checker.cases import ASKED

PLAN = """\
evidence fire: It burns.
evidence smoke: There is smoke.
recommendation act: Act now.
"""
checked = check_draft(parse_draft(PLAN), "plan.argmap", settings=ASKED)


def test_statistics_count_by_rule_the_most_frequent_first() -> None:
    broken = check_draft(parse_draft("clam a: b\n"), "broken.argmap")
    assert format_statistics([checked, broken]) == (
        "     2 warning[E001] uncited-evidence\n"
        f"     1 error[{broken.errors[0].code}]\n"
        "     1 error[R001] bare-recommendation\n"
        "\n"
        "1 recommendation: 1 unsupported\n"
        "1 map not judged: the errors in the text come first\n"
        "2 errors, 2 warnings in 2 maps\n"
    )


def test_what_is_as_frequent_is_in_the_order_of_the_codes() -> None:
    more = "recommendation wait: Wait.\nrecommendation go: Go.\n"
    other = check_draft(parse_draft(more), "more.argmap", settings=ASKED)
    assert [line.split()[:2] for line in format_statistics([other, checked]).splitlines()[:2]] == [
        ["3", "error[R001]"],
        ["2", "warning[E001]"],
    ]
    text = "evidence fire: It burns.\nrecommendation act: Act now.\n"
    equal = check_draft(parse_draft(text), "equal.argmap", settings=ASKED)
    assert [line.split()[1] for line in format_statistics([equal]).splitlines()[:2]] == [
        "warning[E001]",
        "error[R001]",
    ]


def test_large_numbers_are_all_written_alike() -> None:
    many = format_summary([checked] * 1234)
    assert many.startswith("1,234 recommendations: 1,234 unsupported\n1,234 errors, ")


def test_nothing_found_is_nothing_counted() -> None:
    well = attrs.evolve(checked, findings=())
    assert format_statistics([well]) == format_summary([well])
    assert format_statistics([]) == ""


def test_what_is_known_from_before_is_counted() -> None:
    text = format_summary([attrs.evolve(checked, findings=(), baseline_count=3)])
    assert text.endswith("\nnothing to mend in 1 map, beside 3 findings known from before\n")
    assert "known" not in format_summary([checked])


def test_a_map_without_a_statement_is_told_apart() -> None:
    empty = check_draft(parse_draft("title: Nothing yet\n"), "empty.argmap")
    assert format_summary([empty]) == "no statement in 1 map\nnothing to mend in 1 map\n"
    assert format_summary([checked, empty]).splitlines()[:2] == [
        "1 recommendation: 1 unsupported",
        "no statement in 1 map",
    ]


def test_what_could_not_be_read_is_told_apart_from_errors_in_a_text() -> None:
    missing = check_draft(load_draft("missing.argmap"), "missing.argmap")
    broken = check_draft(parse_draft("clam a: b\n"), "broken.argmap")
    assert format_summary([missing, broken, missing]) == (
        "2 maps could not be read\n"
        "1 map not judged: the errors in the text come first\n"
        "3 errors in 3 maps\n"
    )


def test_counts_are_painted_as_bad_as_they_are() -> None:
    def paint(part: str, role: Style) -> str:
        return f"<{role}>{part}</{role}>"

    painted = format_statistics([checked], paint)
    assert "     2 <warning>warning[E001] uncited-evidence</warning>\n" in painted
    assert painted.endswith(format_summary([checked], paint))
    assert format_summary([checked], paint) != format_summary([checked])
