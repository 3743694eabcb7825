"""Selectors: which rules they match, and which of two selectors wins."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.checker import Rule
from argmap.checker.registry import index_rules
from argmap.checker.selection import (
    effective_severity,
    explain_unknown,
    find_codes,
    find_ignored_codes,
    is_selector,
    select_rules,
)
from argmap.checker.settings import Settings
from argmap.source import Severity


def made(code: str, name: str, *, default: bool = True) -> Rule:
    return Rule(code, name, Severity.INFO, lambda context: [], default)


RULES = index_rules(
    [
        made("E001", "uncited"),
        made("E002", "unused"),
        made("E011", "unfound"),
        made("R001", "bare"),
        made("R017", "undated", default=False),
    ]
)
WORDS = ["all", "default", "E", "E0", "E00", "E001", "uncited", "R", "R017", "undated", "X"]


def codes(*select: str, ignore: tuple[str, ...] = ()) -> list[str]:
    return [each.code for each in select_rules(RULES, Settings(select=select, ignore=ignore))]


def test_selectors_match_rules() -> None:
    assert codes("default") == ["E001", "E002", "E011", "R001"]
    assert codes("all") == [*RULES]
    assert codes("R") == ["R001", "R017"]
    assert codes("E00") == ["E001", "E002"]
    assert codes("undated", "E001") == ["E001", "R017"]
    assert codes("default", "R017") == [*RULES]
    assert codes() == []


def test_the_narrower_selector_wins() -> None:
    assert codes("E", ignore=("E001",)) == ["E002", "E011"]
    assert codes("E001", "R", ignore=("E",)) == ["E001", "R001", "R017"]
    assert codes("default", ignore=("E00",)) == ["E011", "R001"]
    assert codes("E0", ignore=("E",)) == ["E001", "E002", "E011"]
    assert codes("E", ignore=("default",)) == ["E001", "E002", "E011"]
    assert codes("default", ignore=("all",)) == codes("default")


def test_ignore_wins_between_equally_narrow_selectors() -> None:
    assert codes("E001", "R", ignore=("R", "uncited")) == []


@given(st.lists(st.sampled_from(WORDS)), st.lists(st.sampled_from(WORDS)), st.permutations(WORDS))
def test_the_order_of_selectors_does_not_matter(
    select: list[str], ignore: list[str], order: list[str]
) -> None:
    assert codes(*select, ignore=tuple(ignore)) == codes(
        *sorted(select, key=order.index), ignore=tuple(sorted(ignore, key=order.index))
    )


@given(st.lists(st.sampled_from(WORDS)), st.lists(st.sampled_from(WORDS)), st.sampled_from(WORDS))
def test_ignoring_more_selects_no_more(select: list[str], ignore: list[str], word: str) -> None:
    more = codes(*select, ignore=(*ignore, word))
    assert {*more} <= {*codes(*select, ignore=tuple(ignore))} <= {*find_codes(select, RULES)}


def test_the_narrowest_selector_sets_the_severity() -> None:
    settings = Settings(severity={"E": "error", "uncited": "warning", "default": "info"})
    assert {code: str(effective_severity(rule, settings)) for code, rule in RULES.items()} == {
        "E001": "warning",
        "E002": "error",
        "E011": "error",
        "R001": "info",
        "R017": "info",
    }


@pytest.mark.parametrize("word", [*WORDS[:-1], "R0"])
def test_known_selectors(word: str) -> None:
    assert is_selector(word, RULES)


@pytest.mark.parametrize(
    ("word", "message", "fix"),
    [
        ("E003", "there is no rule E003", "did you mean E00"),
        ("e001", "there is no rule e001", "did you mean E001?"),
        ("undatd", "there is no rule undatd", "did you mean undated?"),
        ("alll", "there is no rule alll", "did you mean all?"),
        ("Z", "there is no rule Z", "`argmap rules` lists all rules"),
        ("", "there is no rule with an empty name", "`argmap rules` lists all rules"),
        ("L002", "L002 is an error in the text of a map, not a rule", "fix the map; or, for some"),
    ],
)
def test_unknown_selectors(word: str, message: str, fix: str) -> None:
    assert not is_selector(word, RULES)
    assert explain_unknown(word, RULES)[0] == message
    assert explain_unknown(word, RULES)[1].startswith(fix)


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("drafts/*", "drafts/plan.argmap", True),
        ("drafts/*", "drafts/a/b.argmap", True),
        ("drafts/*", "final/drafts.argmap", False),
        ("plan.argmap", "a/plan.argmap", True),
        ("plan.argmap", "a/b/plan.argmap", True),
        ("*.argmap", "a/plan.argmap", True),
        ("a/*.argmap", "a/plan.argmap", True),
        ("plan", "plan.argmap", False),
        ("../*", "../elsewhere.argmap", True),
        ("[", "plan.argmap", False),
    ],
)
def test_patterns_match_paths_relative_to_the_folder(
    tmp_path: Path, pattern: str, path: str, fits: bool
) -> None:
    settings = Settings(per_path_ignores={pattern: ("E00", "bare")}, folder=tmp_path / "maps")
    found = find_ignored_codes(str(tmp_path / "maps" / path), RULES, settings)
    assert found == ({"E001", "E002", "R001"} if fits else set())
