from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.builder import MapBuilder
from argmap.loader import parse
from argmap.model import Value
from argmap.semantics.criticality import critical
from argmap.semantics.provenance import (
    AUTHOR,
    Period,
    Provenance,
    cited_sources,
    find_period,
    parse_period,
)
from argmap.semantics.robustness import robustness
from argmap.semantics.what_if import what_if

days = st.dates(date(1000, 1, 1))


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        (2022, date(2022, 1, 1), date(2022, 12, 31)),
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022-02", date(2022, 2, 1), date(2022, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-01-21", date(2022, 1, 21), date(2022, 1, 21)),
        (date(2022, 1, 21), date(2022, 1, 21), date(2022, 1, 21)),
        (9999, date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_dates_are_parsed_as_periods(written: Value, first: date, last: date) -> None:
    assert parse_period(written) == Period(last, first)


@pytest.mark.parametrize(
    "written",
    [
        None,
        "",
        "spring 2022",
        "2022-13",
        "2022-02-30",
        "0000",
        22,
        2022.5,
        ("2022", "2023"),
        "२०२२",
    ],
)
def test_other_values_are_not_a_period(written: Value | None) -> None:
    assert parse_period(written) is None


@given(days)
def test_days_lie_in_months_and_months_in_years(day: date) -> None:
    in_day, in_month, in_year = map(parse_period, [day, f"{day:%Y-%m}".zfill(7), day.year])
    assert in_day
    assert in_month
    assert in_year
    assert in_year.first <= in_month.first <= in_day.first
    assert in_day.last <= in_month.last <= in_year.last


@given(days, days)
def test_age_counts_days(day: date, today: date) -> None:
    age = Period(day, day).age(today)
    assert age == 0 if today <= day else day + timedelta(age) == today


def test_age_is_counted_from_the_last_day() -> None:
    this_year = parse_period(2022)
    assert this_year
    assert this_year.age(date(2022, 6, 1)) == 0
    assert this_year.age(date(2023, 1, 2)) == 2


def test_evidence_has_its_own_date_or_that_of_its_newest_source() -> None:
    plan = MapBuilder()
    plan.source("old", "An old report", date=2010)
    plan.source("new", "A new report", date="2020-05")
    plan.source("bare", "A report without a date")
    plan.evidence("Own.", id="own", cites=["new"], date=date(2015, 1, 1))
    plan.evidence("Both.", id="both", cites=["old", "new", "bare"])
    plan.evidence("Odd.", id="odd", cites=["old"], date="0000")
    plan.evidence("None.", id="none", cites=["bare"])
    made = plan.map()
    found = {name: find_period(made, statement) for name, statement in made.statements.items()}
    assert found == {
        "own": parse_period("2015-01-01"),
        "both": parse_period("2020-05"),
        "odd": parse_period(2010),
        "none": None,
    }


ONE_PUBLICATION = """
source report: Report {doi: "10.1000/load"}
source annual: Annual report {url: "https://doi.org/10.1000/LOAD"}

recommendation go: Go.
  because evidence e: So [@report].
  because evidence f: And so [@annual].
"""


def test_keys_for_one_publication_are_one_source() -> None:
    argument_map = parse(ONE_PUBLICATION)
    provenance = Provenance(argument_map)
    assert provenance.names == ("report", AUTHOR)
    assert provenance.sources(argument_map.statements["f"]) == ("report",)
    assert critical(argument_map)["go"].sources == ("report",)
    assert robustness(argument_map)["go"].sources.k == 1
    for withdrawn in ("report", "annual", "@annual"):
        assert what_if(argument_map, without=withdrawn)["go"].after is not None


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ('doi: "10.1000/load"', 'doi: "https://doi.org/10.1000/LOAD/"', True),
        ('doi: "10.1000/load"', 'url: "HTTP://dx.doi.org/10.1000/load/"', True),
        ('url: "http://example.org/a/"', 'url: "https://EXAMPLE.org/a"', True),
        ('doi: "10.1000/load"', 'doi: "10.1000/loads"', False),
        ('url: "https://example.org/a"', 'url: "https://example.org/A"', False),
    ],
)
def test_a_publication_is_known_by_its_doi_or_url(one: str, other: str, is_same: bool) -> None:
    sources = parse(f"source s: S {{{one}}}\nsource t: T {{{other}}}\n")
    assert (Provenance(sources).publications["t"] == "s") == is_same


def test_the_tests_of_evidence_without_citations_are_one_source() -> None:
    argument_map = parse(
        """
recommendation go: Go.
  because evidence e: So. {test: ["t.py::a", "t.py::b"]}
  because evidence f: And so. {test: "t.py::a"}
"""
    )
    assert cited_sources(argument_map.statements["e"]) == ("tests t.py::a, t.py::b",)
    assert cited_sources(argument_map.statements["f"]) == ("test t.py::a",)
    assert robustness(argument_map)["go"].sources.k == 2
    assert list(what_if(argument_map, without="test t.py::a")) == ["f"]


def test_a_citation_is_the_source_of_evidence_that_names_a_test() -> None:
    argument_map = parse('source s: S\nevidence e: So [@s]. {test: "t.py::a"}\n')
    assert cited_sources(argument_map.statements["e"]) == ("s",)
