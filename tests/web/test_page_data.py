"""The data of a page: everything that the page shows, in size linear in the map."""

import json

import pytest
from hypothesis import given, settings

import argmap
from argmap import ArgumentMap, Citation, Kind, Source, Statement
from argmap.checker import check
from argmap.testing import maps
from argmap.web.page_data import MOST_CRITICAL, PageData, StatementData, build_page_data, to_json
from benchmarks.families import FAMILIES

PLAN = """\
title: A plan
author: The crew

source log: The log {url: https://example.org/log}
source diary: The diary {url: https://example.org/log}

# Why

recommendation act: Act now. {by: "The crew"} #urgent
  because evidence fire: It burns [at ¶3; @log, p. 4].
  and evidence smoke: There is smoke.
  because (implicit) evidence heat: It is hot [@diary].
  unless claim drill: It is a drill.
"""


def build(text: str, **options: object) -> PageData:
    return build_page_data(argmap.parse(text, "folder/plan.argmap"), **options)  # type: ignore[arg-type]


def by_id(data: PageData) -> dict[str, StatementData]:
    return {statement["id"]: statement for statement in data["statements"]}


def test_a_statement_has_all_that_the_map_says_about_it() -> None:
    fire = by_id(build(PLAN))["fire"]
    assert (fire["kind"], fire["text"]) == ("evidence", "It burns.")
    assert fire["citations"] == [{"source": "log", "locator": "p. 4"}]
    assert (fire["places"], fire["section"]) == (["¶3"], "why")
    act = by_id(build(PLAN))["act"]
    assert (act["tags"], act["attributes"]) == (["urgent"], [("by", "The crew")])


def test_a_place_names_the_file_but_not_its_folder() -> None:
    assert by_id(build(PLAN))["act"]["line"] == "plan.argmap:9"


def test_keys_for_one_publication_are_one_source() -> None:
    data = build(PLAN)
    assert [(source["name"], source.get("sameAs")) for source in data["sources"]] == [
        ("@log", None),
        ("@diary", "@log"),
        ("(author)", None),
    ]
    statements = by_id(data)
    assert statements["heat"]["origins"] == statements["fire"]["origins"] == ["@log"]
    assert statements["smoke"]["origins"] == ["(author)"]


def test_only_what_differs_as_written_is_repeated() -> None:
    text = "recommendation act: Act.\n  because (implicit) evidence seen: It was seen.\n"
    statements = by_id(build(text))
    assert statements["act"]["judgement"] == {"verdict": "supported"}
    assert statements["act"]["asWritten"] == {"verdict": "unsupported", "reason": "bare"}
    assert "explanationAsWritten" in statements["act"]
    assert "asWritten" not in statements["seen"]
    assert "explanationAsWritten" not in statements["seen"]


def test_findings_are_with_their_statements() -> None:
    plan = argmap.parse("recommendation act: Act.\n")
    data = build_page_data(plan, findings=check(plan))
    assert "R001" in {finding["code"] for finding in by_id(data)["act"]["findings"]}


def test_critical_evidence_is_counted_beyond_a_number() -> None:
    needed = "".join(f"  and evidence e{number}: It is so.\n" for number in range(30))
    data = build(f"recommendation act: Act.\n{needed.replace('and', 'because', 1)}")
    act = by_id(data)["act"]
    assert len(act["criticalEvidence"]) == MOST_CRITICAL
    assert act["moreCriticalEvidence"] == 30 - MOST_CRITICAL
    assert act["criticalSources"] == ["(author)"]


def test_the_cautious_reading_is_refused() -> None:
    with pytest.raises(ValueError, match="cautious"):
        build_page_data(ArgumentMap(), "cautious")


@given(maps(size=(1, 8)))
@settings(max_examples=30)
def test_the_json_is_the_data_and_explains_each_statement_by_itself(
    argument_map: ArgumentMap,
) -> None:
    data = build_page_data(argument_map)
    written = to_json(data)
    assert json.loads(written) == json.loads(json.dumps(data))
    assert "<" not in written
    for statement in data["statements"]:
        first, *lines = statement["explanation"]
        assert (first["depth"], first["id"]) == (0, statement["id"])
        assert all(line["depth"] in (1, 2) for line in lines)
        assert "(see above)" not in "".join(line["text"] for line in lines)


@pytest.mark.parametrize("family", sorted(FAMILIES.keys() - {"combining marks", "attributes"}))
def test_the_data_grows_no_faster_than_the_map(family: str) -> None:
    sizes = [len(to_json(build(FAMILIES[family](size)))) for size in (50, 100, 200)]
    assert sizes[2] - sizes[1] <= 2.6 * (sizes[1] - sizes[0])


def test_a_source_and_a_statement_may_have_the_same_name() -> None:
    statement = Statement(Kind.EVIDENCE, "log", "It is so.", citations=[Citation("log")])
    data = build_page_data(ArgumentMap([statement], sources=[Source("log", "A log.")]))
    assert by_id(data)["log"]["origins"] == ["@log"]
