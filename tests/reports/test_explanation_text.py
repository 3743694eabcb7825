"""Explanations told in sentences."""

from itertools import pairwise
from textwrap import dedent

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import parse
from argmap.builder import MapBuilder
from argmap.model import ArgumentMap, Inference, Kind
from argmap.reports.explanation_text import format_explanation
from argmap.semantics import Reading, assess
from argmap.semantics.explanations import Explanation, explain, explanations
from argmap.semantics.restoring import WithdrawnStatements
from argmap.semantics.what_if import suppose
from tests.semantics.strategies import small_maps, statement, tangled_map

MAPS = st.one_of(small_maps(), st.builds(tangled_map, st.integers(0, 2**32), st.integers(5, 25)))


def wordy(argument_map: ArgumentMap) -> ArgumentMap:
    """The map with texts that are long enough to be quoted by their first words."""
    return attrs.evolve(
        argument_map,
        statements=[
            attrs.evolve(each, text=f"{each.id} is the matter" + " and that is more to say" * 2)
            for each in argument_map.statements.values()
        ],
    )


@given(MAPS.map(wordy), st.sampled_from(Reading))
@settings(max_examples=300)
def test_all_that_is_in_an_explanation_is_told_and_quoted_in_full(
    argument_map: ArgumentMap, reading: Reading
) -> None:
    names = argument_map.statements
    for explanation in explanations(assess(argument_map), names, reading).values():
        lines = list(format_explanation(explanation))
        assert {line.statement for line in lines} == explanation.accounts.keys()
        everything = "\n".join(line.text for line in lines)
        for name in explanation.accounts:
            assert f"“{argument_map.statements[name].text}" in everything


@given(MAPS, st.sampled_from(Reading))
@settings(max_examples=300)
def test_each_statement_is_gone_into_once_and_a_line_below_another_is_about_it(
    argument_map: ArgumentMap, reading: Reading
) -> None:
    names = argument_map.statements
    for explanation in explanations(assess(argument_map), names, reading).values():
        lines = list(format_explanation(explanation))
        steps = [step for account in explanation.accounts.values() for step in account.steps]
        mentions = sum(len(step.mentions) + 1 for step in steps)
        assert len(lines) <= 1 + len(explanation.accounts) + mentions + len(steps)
        assert [line.indent for line in lines].count(0) == 1
        for above, below in pairwise(lines):
            assert 0 < below.indent <= above.indent + 1
            assert not above.text.endswith(":") or below.indent == above.indent + 1
        for line in lines:
            assert line.text.endswith((".", ":", ".”")), line.text


def told(builder: MapBuilder, name: str, reading: Reading = Reading.CHARITABLE) -> str:
    return as_text(explain(assess(builder.map()), name, reading))


def as_text(explanation: Explanation) -> str:
    lines = format_explanation(explanation)
    return "".join(f"{'  ' * line.indent}{line.text}\n" for line in lines)


def assert_told(found: str, expected: str) -> None:
    assert found == dedent(expected).lstrip("\n")


def test_a_reader_needs_no_map_to_follow_what_carries_a_recommendation() -> None:
    plan = MapBuilder()
    plan.source("trial", "Report on the trial")
    end = plan.goal("Nobody waits.", id="end")
    works = plan.claim("A second desk halves the queue.", id="works")
    works.because(
        plan.evidence("In the trial it took 9 minutes, not 20.", id="e", cites=[("trial", "p. 3")]),
        since=plan.assumption("Other days are like the day of the trial.", id="alike"),
        unless=plan.claim("The trial was on a holiday.", id="holiday"),
    )
    crowd = plan.evidence("People stood in the street.", id="crowd", at="¶4")
    dear = plan.claim("It costs more than there is.", id="dear")
    dear.because(plan.claim("There is no money left.", id="left"))
    act = plan.recommendation("Open a second desk.", id="act").because(end, works)
    act.because(crowd, plan.claim("The street is not safe.", id="street")).but(dear)
    assert_told(
        told(plan, "act"),
        """
        “Open a second desk.” This recommendation holds on condition: it leans on what is taken for granted.
          To this end: “Nobody waits.”
          Together with this: “A second desk halves the queue.”
            The evidence: “In the trial it took 9 minutes, not 20”, according to [Report on the trial], p. 3.
            This bears on it because of this: “Other days are like the day of the trial”, which is taken for granted.
            An exception to that would be: “The trial was on a holiday.” But nobody gives a reason for that.
          Against it is said: “It costs more than there is.” But that does not hold:
            The reason given: “There is no money left.” But nobody gives a reason for that.
        """,  # noqa: E501
    )


SEEN = "\n  because evidence seen: Seen."


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("claim it: So." + SEEN, "This claim is supported: evidence carries it."),
        ("evidence it: So.", "This is evidence, on the author's word."),
        ("assumption it: So." + SEEN, "This assumption is supported: evidence carries it."),
        ("assumption it: So.", "This assumption is taken for granted."),
        (
            "goal it: So.",
            "This is an end to be reached, and nothing that stands is said against it.",
        ),
        (
            "claim it: So.\n  because assumption sure: Sure.",
            "This claim holds on condition: it leans on what is taken for granted.",
        ),
        (
            "claim it: So." + SEEN + "\n  but [it]",
            "Whether this claim holds is open: it hangs in a circle of objections.",
        ),
        (
            "claim it: So." + SEEN + "\n  but evidence no: No.",
            "This claim is contested: an objection stands against it.",
        ),
        ("claim it: So.", "This claim is unsupported: nobody gives a reason for it."),
        (
            "claim it: So.\n  because goal end: An end.",
            "This claim is unsupported: it is said what it is for, and not that it gets there.",
        ),
        (
            "claim it: So." + SEEN + "\n    but evidence no: No.",
            "This claim is unsupported: what is said against its reasons cuts them off.",
        ),
        (
            "claim it: So.\n  because [it]",
            "This claim is unsupported: its reasons come back to it.",
        ),
        (
            "claim it: So.\n  because claim bare: So.",
            "This claim is unsupported: each of its reasons leans on something without grounds.",
        ),
    ],
)
def test_a_story_begins_with_the_verdict(written: str, told: str) -> None:
    assert (
        next(format_explanation(explain(assess(parse(f"{written}\n")), "it"))).text
        == f"“So.” {told}"
    )


def test_an_end_without_a_means_is_told_as_such_where_it_stands_and_from_afar() -> None:
    text = "claim it: So.\n  because claim way: A way.\n    because goal end: An end.\n"
    assessment = assess(parse(text))
    met = parse("claim it: So.\n  because goal end: An end.\n  unless evidence no: No.\n")
    near = [line.text for line in format_explanation(explain(assess(met), "it"))]
    afar = [line.text for line in format_explanation(explain(assessment, "it"))]
    assert "It names an end, and no means to it." in near
    lack = "But for that only an end is given, and nothing says that it is reached"
    assert any(lack in line for line in afar)


def test_an_objection_that_stands_is_told_after_what_it_stands_against() -> None:
    plan = MapBuilder()
    crowd = plan.evidence("People stood in the street.", id="crowd", at="¶4")
    queue = plan.evidence("The queue was 40 people long.", id="queue")
    dear = plan.claim("It costs more than there is.", id="dear").because(queue)
    act = plan.recommendation("Open a second desk.", id="act").because(crowd).because(queue)
    act.but(dear, implicit=True)
    assert_told(
        told(plan, "act"),
        """
        “Open a second desk.” This recommendation is contested: an objection stands against it.
          The evidence: “People stood in the street”, on the author's word (¶4).
          It has one more reason that holds.
          But an objection stands against it, by a link that the text leaves to the reader: “It costs more than there is.”
            The evidence: “The queue was 40 people long”, on the author's word.
        """,  # noqa: E501
    )


def test_every_reason_that_fails_is_told_with_what_it_lacks() -> None:
    plan = MapBuilder()
    end, cold = plan.goal("Nobody waits.", id="end"), plan.evidence("It is cold.", id="cold")
    works = plan.claim("A second desk halves the queue.", id="works")
    works.because(plan.claim("Desks that are open are used.", id="used").because(works))
    act = plan.recommendation("Open a second desk.", id="act").because(end).because(works, cold)
    act.because(cold, unless=plan.evidence("The hall is heated.", id="heated")).because(works)
    assert_told(
        told(plan, "act"),
        """
        “Open a second desk.” This recommendation is unsupported: what is said against its reasons cuts them off.
          One reason given is an end: “Nobody waits.” Nothing says that it would be reached.
          Another reason given: “A second desk halves the queue” together with “It is cold.” But “A second desk halves the queue” does not hold:
            The reason given: “Desks that are open are used.” But that does not hold:
              The reason given: “A second desk halves the queue.” But that rests on this in turn: the reasons go in a circle.
          Another reason given: “It is cold.” But this does not count:
            There is an exception: “The hall is heated”, on the author's word.
          Another reason given: “A second desk halves the queue.” But that does not hold, as said above.
        """,  # noqa: E501
    )


def test_what_is_undecided_is_told_up_to_where_its_circle_closes() -> None:
    plan = MapBuilder()
    open_, shut = plan.claim("The desk is open.", id="open"), plan.claim("It is shut.", id="shut")
    open_.because(plan.assumption("Desks are open at nine.", id="nine")).but(shut)
    shut.because(plan.assumption("Nobody works on Monday.", id="monday")).but(open_)
    plan.recommendation("Go there.", id="go").because(open_)
    assert_told(
        told(plan, "go"),
        """
        “Go there.” Whether this recommendation holds is open: it hangs in a circle of objections.
          The reason given: “The desk is open.” But nothing settles whether that holds:
            The reason: “Desks are open at nine”, which is taken for granted.
            Against it is said: “It is shut.” But nothing settles whether that holds:
              The reason: “Nobody works on Monday”, which is taken for granted.
              Against it is said: “The desk is open.” But that depends on this in turn, and nothing settles the circle.
        """,  # noqa: E501
    )


def test_to_come_back_by_way_of_an_objection_is_no_circle_of_reasons() -> None:
    plan = MapBuilder()
    works = plan.claim("It works.", id="works").because(plan.evidence("It ran.", id="ran"))
    used = plan.claim("It is used.", id="used")
    used.because(works, plan.claim("Everybody has one.", id="all"))
    works.but(plan.evidence("It broke.", id="broke"), unless=used)
    assert_told(
        told(plan, "used"),
        """
        “It is used.” This claim is unsupported: each of its reasons leans on something without grounds.
          The reason given: “It works” together with “Everybody has one.” But this does not count:
            “It works” is contested:
              The evidence: “It ran”, on the author's word.
              But an objection stands against it: “It broke”, on the author's word.
              An exception to that would be: “It is used.” But that does not hold.
            Nobody gives a reason for “Everybody has one”.
        """,  # noqa: E501
    )


def test_as_written_a_reason_that_the_analyst_draws_is_left_to_the_reader() -> None:
    plan = MapBuilder()
    crowd = plan.evidence("People stood in the street.", id="crowd")
    plan.recommendation("Open a second desk.", id="act").because(crowd, implicit=True)
    assert_told(
        told(plan, "act", Reading.AS_WRITTEN),
        """
        “Open a second desk.” This recommendation is unsupported: the text does not give a reason for it.
          The reason is left to the reader: “People stood in the street.”
        """,  # noqa: E501
    )


def test_cautiously_it_is_said_which_objection_is_granted() -> None:
    plan = MapBuilder()
    crowd = plan.evidence("People stood in the street.", id="crowd")
    act = plan.recommendation("Open a second desk.", id="act").because(crowd)
    act.but(plan.claim("It is dear.", id="dear"))
    assert_told(
        told(plan, "act", Reading.CAUTIOUS),
        """
        “Open a second desk.” This recommendation is contested: an objection stands against it.
          The evidence: “People stood in the street”, on the author's word.
          But an objection stands against it: “It is dear”, which is granted here although nobody gives a reason for it.
        """,  # noqa: E501
    )


@pytest.mark.parametrize("last", [Kind.EVIDENCE, Kind.CLAIM])
def test_a_story_may_be_as_deep_as_a_map(last: Kind) -> None:
    names = [f"s{number}" for number in range(50_000)]
    kinds = [Kind.CLAIM] * (len(names) - 1) + [last]
    inferences = [Inference(name, "because", [by]) for name, by in pairwise(names)]
    argument_map = ArgumentMap(map(statement, kinds, names), inferences)
    lines = list(format_explanation(explain(assess(argument_map), "s0")))
    assert [line.statement for line in lines] == names


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "  because claim way: A way.\n    because [it]\n",
            "But that rests on this in turn: the reasons go in a circle.",
        ),
        (
            "  because evidence a: A.\n  but [other]\n"
            "claim other: Other.\n  because evidence b: B.\n  but [it]\n",
            "But that depends on this in turn, and nothing settles the circle.",
        ),
    ],
)
def test_a_circle_may_close_where_the_story_began(written: str, told: str) -> None:
    assessment = assess(parse(f"claim it: So.\n{written}"))
    assert [*format_explanation(explain(assessment, "it"))][-1].text.endswith(f"“So.” {told}")


def test_an_objection_comes_on_top_of_reasons_that_fail() -> None:
    text = "claim it: So.\n  because claim way: A way.\n  but evidence no: No.\n"
    last = [*format_explanation(explain(assess(parse(text)), "it"))][-1].text
    assert last == "Besides, an objection stands against it: “No”, on the author's word."


def test_reasons_that_are_not_told_are_counted() -> None:
    text = "claim it: So.\n" + "".join(f"  because evidence {x}: {x}.\n" for x in "abcd")
    last = [*format_explanation(explain(assess(parse(text)), "it"))][-1].text
    assert last == "It has 3 more reasons that hold."


def test_what_is_withdrawn_is_told_where_it_is_missed() -> None:
    written = parse(
        "recommendation act: Open a second desk.\n"
        "  because claim works: It halves the queue.\n    because evidence trial: It did once.\n"
        "  because claim cheap: It costs nothing.\n"
        "    because evidence free: The desk is there.\n    because evidence poll: They say so.\n"
        "    but claim wages: There are wages.\n"
    )
    why = {"trial": "the test failed", "poll": "the test did not run"}
    left = assess(suppose(written, without=why))
    withdrawn = WithdrawnStatements(written, why)
    act, works = explanations(left, ["act", "works"], withdrawn=withdrawn).values()
    assert_told(
        as_text(works),
        """
        “It halves the queue.” This claim is unsupported: what was said for it is withdrawn.
          Withdrawn: “It did once”: the test failed.
        """,
    )
    assert_told(
        as_text(act),
        """
        “Open a second desk.” This recommendation is supported: evidence carries it.
          The reason: “It costs nothing.”
            The evidence: “The desk is there”, on the author's word.
            Against it is said: “There are wages.” But nobody gives a reason for that.
        """,
    )


def test_what_may_be_an_exception_is_told_as_what_fails_is() -> None:
    plan = MapBuilder()
    shut = plan.claim("It is shut.", id="shut").because(plan.assumption("It is late.", id="late"))
    shut.but(shut)
    go = plan.recommendation("Go there.", id="go")
    go.because(plan.assumption("It is near.", id="near"), unless=shut)
    assert_told(
        told(plan, "go"),
        """
        “Go there.” Whether this recommendation holds is open: it hangs in a circle of objections.
          The reason given: “It is near.” But this does not count:
            There may be an exception: “It is shut.” But nothing settles whether that holds:
              The reason: “It is late”, which is taken for granted.
              Against it is said: “It is shut.” But that depends on this in turn, and nothing settles the circle.
        """,  # noqa: E501
    )


def test_a_long_text_goes_by_its_first_words_where_it_comes_up_again() -> None:
    plan = MapBuilder()
    long = plan.claim("One two three four five six seven eight nine ten eleven.", id="long")
    plan.claim("So.", id="it").because(long).because(long)
    assert_told(
        told(plan, "it"),
        """
        “So.” This claim is unsupported: each of its reasons leans on something without grounds.
          One reason given: “One two three four five six seven eight nine ten eleven.” But nobody gives a reason for that.
          Another reason given: “One two three four five six seven eight …” But nobody gives a reason for that.
        """,  # noqa: E501
    )
