"""Causes: what, further down, makes a statement fare as it does."""

from collections.abc import Callable

import pytest

from argmap.checker.context import RuleContext
from argmap.checker.root_causes import (
    RootCauses,
    find_defeaters,
    find_detours,
    find_implicit_links,
    find_missing_grounds,
)
from argmap.semantics import assess
from tests.checker.cases import written

ACT = "recommendation act: Act now.\n"


def causes_of(trouble: Callable[[RuleContext], RootCauses], text: str) -> list[str]:
    """The causes of the trouble that the recommendation `act` is in."""
    return trouble(RuleContext(assess(written(text)))).of("act")


class TestMissing:
    """What reasons end in that come to nothing given."""

    def test_it_is_looked_for_all_the_way_down(self) -> None:
        text = f"""{ACT}
  because claim near: It is near.
    because claim far: It is far.
  because claim bare: It is bare.
"""
        assert causes_of(find_missing_grounds, text) == ["far", "bare"]

    def test_what_is_only_defeated_lacks_nothing(self) -> None:
        text = f"""{ACT}
  because claim defeated: It would be so.
    because evidence seen: It was seen.
  unless evidence broken: The camera is broken.
    because claim lost: It is lost.
  and claim bare: It is bare.
"""
        assert causes_of(find_missing_grounds, text) == ["bare"]


class TestHindrances:
    """What takes away reasons that would carry otherwise."""

    def test_it_is_looked_for_all_the_way_down(self) -> None:
        text = f"""{ACT}
  because claim near: It is near.
    because evidence far: It is far.
      but evidence not: It is not.
"""
        assert causes_of(find_defeaters, text) == ["[far] is objected to: [not] “It is not.”"]

    def test_what_would_come_to_nothing_anyway_is_not_hindered(self) -> None:
        text = f"""{ACT}
  because evidence contested: It is so.
    but evidence denied: It is not.
  and claim bare: It is bare.
  because evidence seen: It was seen.
  unless evidence broken: The camera is broken.
"""
        assert causes_of(find_defeaters, text) == [
            "[broken] “The camera is broken.” is an exception to [seen]"
        ]


class TestDetours:
    """The other recommendations that all reasons go through."""

    def test_what_has_a_way_of_its_own_takes_none(self) -> None:
        text = f"""{ACT}
  because claim both: It is so.
    because evidence: It was seen.
    because recommendation look: Look.
  and claim through: It is so, too.
    because recommendation ask: Ask.

[look]
  because evidence: Nobody has looked.
[ask]
  because evidence: Nobody has asked.
"""
        assert causes_of(find_detours, text) == ["ask"]

    def test_reasons_that_fail_go_nowhere(self) -> None:
        text = f"""{ACT}
  because recommendation wait: Wait.
  because claim through: It is so.
    because recommendation ask: Ask.
  and claim bare: It is bare.
  because recommendation look: Look.

[look]
  because evidence: Nobody has looked.
[ask]
  because evidence: Nobody has asked.
"""
        assert causes_of(find_detours, text) == ["look"]


def test_ties_are_what_is_not_written() -> None:
    text = f"""{ACT}
  because claim near: It is near.
    because (implicit) evidence far: It is far.
  and claim same: It is the same.
    because evidence seen: It was seen.
    because (implicit) evidence heard: It was heard.
"""
    assert causes_of(find_implicit_links, text) == ["[far] for [near]"]


@pytest.mark.parametrize(
    "trouble", [find_missing_grounds, find_defeaters, find_detours, find_implicit_links]
)
def test_what_is_well_has_no_causes(trouble: Callable[[RuleContext], RootCauses]) -> None:
    assert causes_of(trouble, f"{ACT}  because evidence: It burns.\n") == []
