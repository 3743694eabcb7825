"""Selection: what words name, which of two words counts, and where findings do not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.checker import Rule
from argmap.checker.registry import index_rules
from argmap.checker.selection import (
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


def test_words_name_rules() -> None:
    assert codes("default") == ["E001", "E002", "E011", "R001"]
    assert codes("all") == [*RULES]
    assert codes("R") == ["R001", "R017"]
    assert codes("E00") == ["E001", "E002"]
    assert codes("undated", "E001") == ["E001", "R017"]
    assert codes("default", "R017") == [*RULES]
    assert codes() == []


def test_the_narrower_word_counts() -> None:
    assert codes("E", ignore=("E001",)) == ["E002", "E011"]
    assert codes("E001", "R", ignore=("E",)) == ["E001", "R001", "R017"]
    assert codes("default", ignore=("E00",)) == ["E011", "R001"]
    assert codes("E0", ignore=("E",)) == ["E001", "E002", "E011"]
    assert codes("E", ignore=("default",)) == ["E001", "E002", "E011"]
    assert codes("default", ignore=("all",)) == codes("default")


def test_of_two_that_are_equally_narrow_the_one_that_ignores_counts() -> None:
    assert codes("E001", "R", ignore=("R", "uncited")) == []


@given(st.lists(st.sampled_from(WORDS)), st.lists(st.sampled_from(WORDS)), st.permutations(WORDS))
def test_the_order_of_words_does_not_count(
    select: list[str], ignore: list[str], order: list[str]
) -> None:
    assert codes(*select, ignore=tuple(ignore)) == codes(
        *sorted(select, key=order.index), ignore=tuple(sorted(ignore, key=order.index))
    )


@given(st.lists(st.sampled_from(WORDS)), st.lists(st.sampled_from(WORDS)), st.sampled_from(WORDS))
def test_to_ignore_more_leaves_no_more(select: list[str], ignore: list[str], word: str) -> None:
    more = codes(*select, ignore=(*ignore, word))
    assert {*more} <= {*codes(*select, ignore=tuple(ignore))} <= {*find_codes(select, RULES)}


def test_severities_are_set_by_the_narrowest_word() -> None:
    severities = {"E": Severity.ERROR, "uncited": Severity.WARNING, "R017": Severity.ERROR}
    rules = select_rules(RULES, Settings(severity=severities))
    assert {each.code: str(each.severity) for each in rules} == {
        "E001": "warning",
        "E002": "error",
        "E011": "error",
        "R001": "info",
    }


def test_of_severities_the_one_of_the_narrower_word_counts() -> None:
    severities = {"all": Severity.WARNING, "R": Severity.ERROR, "default": Severity.INFO}
    rules = select_rules(RULES, Settings(select=("R",), severity=severities))
    assert [each.severity for each in rules] == [Severity.ERROR, Severity.ERROR]


@pytest.mark.parametrize("word", [*WORDS[:-1], "R0"])
def test_words_that_are_known(word: str) -> None:
    assert is_selector(word, RULES)


@pytest.mark.parametrize(
    ("word", "message", "cure"),
    [
        ("E003", "there is no rule E003", "did you mean E00"),
        ("e001", "there is no rule e001", "did you mean E001?"),
        ("undatd", "there is no rule undatd", "did you mean undated?"),
        ("alll", "there is no rule alll", "did you mean all?"),
        ("Z", "there is no rule Z", "`argmap rules` lists them all"),
        ("", "there is no rule without a name", "`argmap rules` lists them all"),
        ("L002", "L002 is no rule, but a mistake in the text of a map", "mend it in the map"),
    ],
)
def test_words_that_are_not(word: str, message: str, cure: str) -> None:
    assert not is_selector(word, RULES)
    assert explain_unknown(word, RULES)[0] == message
    assert explain_unknown(word, RULES)[1].startswith(cure)


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
def test_patterns_fit_paths_from_the_folder_of_the_settings(
    tmp_path: Path, pattern: str, path: str, fits: bool
) -> None:
    settings = Settings(per_path_ignores={pattern: ("E00", "bare")}, folder=tmp_path / "maps")
    found = find_ignored_codes(str(tmp_path / "maps" / path), RULES, settings)
    assert found == ({"E001", "E002", "R001"} if fits else set())
