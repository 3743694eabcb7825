"""Stories and what statements hang on, as they are printed."""

from __future__ import annotations

from hypothesis import given

from argmap import parse
from argmap.model import ArgumentMap
from argmap.reports.explain_report import build_statement_reports, format_statement_reports
from argmap.semantics import Reading, assess
from argmap.semantics.strength import Semantics, strengths
from argmap.source import cells
from argmap.testing import maps
from tests.reports.maps import PLAN


def told(argument_map: ArgumentMap, *ids: str, reading: Reading = Reading.CHARITABLE) -> str:
    return format_statement_reports(
        build_statement_reports(assess(argument_map), ids or None, reading), 100
    )


def test_what_holds() -> None:
    assert (
        told(PLAN, "act")
        == """\
recommendation act: supported
  “Act now.” This recommendation is supported: evidence carries it.
    The evidence, by a link that the text leaves to the reader: “It was seen”, on the author's word
      (¶2).
    It has one more reason that holds.
    Against it is said: “It costs too much.” But nobody gives a reason for that.

  What else is said for it and holds: [helps] “It helps”
  In all, it rests on 3 pieces of evidence and 3 sources.
  It falls with no single piece of evidence, but with 2 together, such as:
  - [burns] “It burns”
  - [seen] “It was seen”
  It falls with no single source, but with 2 together, such as:
  - [@log] The log of the station
  - the author's own word
  The verdict turns on: [costs] “It costs too much”, if it is granted
"""
    )


def test_what_does_not_hold() -> None:
    assert (
        told(PLAN, "wait", "tell")
        == """\
recommendation wait: unsupported (purpose)
  “Wait for help.” This recommendation is unsupported: it is said what it is for, and not that it
    gets there.
    The reason given is an end: “Stay safe.” Nothing says that it would be reached.

  Nothing that could be shown or answered would settle it: it takes a new reason.

recommendation tell: contested
  “Tell the others.” This recommendation is contested: an objection stands against it.
    The reason is a recommendation: “Act now.”
      The evidence, by a link that the text leaves to the reader: “It was seen”, on the author's
        word (¶2).
      It has one more reason that holds.
      Against it is said: “It costs too much.” But nobody gives a reason for that.
    But an objection stands against it: “They would panic.”
      The evidence: “They did last time”, on the author's word.

  In all, what is said for it rests on 3 pieces of evidence and 3 sources.
  It would hold with: an answer to the objection [panic] “They would panic”
  The verdict turns on:
  - [costs] “It costs too much”, if it is granted
  - [panic] “They would panic”, if it is struck out
"""
    )


def test_where_the_readings_differ_both_verdicts_are_shown() -> None:
    implicit = parse("recommendation a: Do.\n  because (implicit) evidence e: Seen.\n")
    first = "recommendation a: supported, as written unsupported (bare)\n"
    assert told(implicit).startswith(first)
    written = told(implicit, reading=Reading.AS_WRITTEN)
    assert written.startswith("recommendation a: unsupported (bare)\n")
    assert written.endswith("would settle it: the text has to draw a reason.\n")


def test_grounds_that_are_borrowed() -> None:
    lent = parse(
        "recommendation a: Do.\n  because recommendation b: Try.\n    because evidence e: Seen.\n"
    )
    assert "It has no grounds of its own: all go through other recommendations." in told(lent, "a")


def test_what_assumptions_carry() -> None:
    assumed = parse("recommendation a: Do.\n  because assumption x: So it is.\n")
    assert "No withdrawal of evidence or sources makes it fall." in told(assumed)
    assert "It falls with one assumption: [x] “So it is”" in told(assumed)


def test_a_number_that_is_not_known_is_said_to_be_a_bound() -> None:
    [standing] = build_statement_reports(assess(PLAN), ["act"], budget=1)
    assert standing.resistance
    assert not standing.resistance.evidence.exact
    shown = format_statement_reports([standing], 100)
    assert "It falls with no single piece of evidence, and it takes 2 at least." in shown


def test_several_ways_to_settle_it() -> None:
    open_ways = parse(
        "recommendation a: Do.\n  because claim b: It helps.\n  because claim c: It works.\n"
    )
    assert told(open_ways).endswith(
        "  It would hold with one of these:\n"
        "  - evidence for [b] “It helps”\n"
        "  - evidence for [c] “It works”\n"
        "  The verdict turns on:\n"
        "  - [b] “It helps”, if it is granted\n"
        "  - [c] “It works”, if it is granted\n"
    )


def test_many_things_are_counted_in_the_end() -> None:
    claims = "".join(f"  and claim c{n}: Step {n}.\n    because [e]\n" for n in range(9))
    long = parse(f"evidence e: Seen.\nrecommendation a: Do.\n  because [e]\n{claims}")
    assert told(long).endswith("  - [c6] “Step 6”, if it is struck out\n  - and 2 more\n")


def test_strength_is_a_remark_beside_the_verdict() -> None:
    numbers = strengths(PLAN, Semantics.DF_QUAD)
    shown = format_statement_reports(
        build_statement_reports(assess(PLAN), ["wait"]), 100, strengths=(Semantics.DF_QUAD, numbers)
    )
    assert shown.startswith("recommendation wait: unsupported (purpose)\n")
    assert shown.endswith("  Its strength is 0.500 (df-quad).\n")


def test_a_story_that_is_deep_does_not_leave_the_page() -> None:
    steps = "".join(f"claim c{n}: Step {n}.\n  because [c{n + 1}]\n" for n in range(300))
    deep = parse(f"{steps}evidence c300: Seen.\n")
    assert max(map(cells, told(deep, "c0").splitlines())) <= 100


@given(maps())
def test_every_map_can_be_told(argument_map: ArgumentMap) -> None:
    for reading in Reading:
        shown = told(argument_map, *argument_map.statements, reading=reading)
        assert shown.count(": ") >= len(argument_map.statements)
