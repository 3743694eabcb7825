"""A case: what it says of a map is said in its reading."""

import attrs

from argmap.checker.context import RuleContext
from argmap.checker.registry import RULES
from argmap.checker.settings import Settings
from argmap.checker.withdrawn import what_is_left
from argmap.model import Inference
from argmap.semantics import Reading, assess
from argmap.test_results import Outcome, Result, Withdrawal
from tests.checker.cases import written


def context(text: str, *withdrawn: str) -> RuleContext:
    """The case of a map without some of its statements."""
    failed = Withdrawal((Result("t.py", Outcome.FAILED),))
    return what_is_left(
        RuleContext(assess(written(text)), withdrawn=dict.fromkeys(withdrawn, failed))
    )


def reasons(of: RuleContext, statement: str) -> list[Inference]:
    return [*of.map.reasons[statement]]


def test_in_another_reading_all_else_is_the_same() -> None:
    first = attrs.evolve(
        context("claim a: So.\n", "a"), rules=RULES, settings=Settings(max_words=9)
    )
    other = first.read(Reading.AS_WRITTEN)
    assert other.reading is Reading.AS_WRITTEN
    fields = [
        each.name for each in attrs.fields(RuleContext) if each.init and each.name != "reading"
    ]
    assert all(getattr(other, name) is getattr(first, name) for name in fields)


SUPPORTED = """\
recommendation act: Act now.
  because evidence seen: It was seen.
  because (implicit) evidence heard: It was heard.
  because assumption likely: It is likely.
"""


def test_reasons_that_are_withdrawn_are_those_of_the_reading() -> None:
    left = context(SUPPORTED, "seen", "heard")
    assert left.withdrawn_reasons("act") == ("seen", "heard")
    assert left.read(Reading.AS_WRITTEN).withdrawn_reasons("act") == ("seen",)
    assert left.withdrawn_reasons("likely") == ()
    assert RuleContext(assess(written(SUPPORTED))).withdrawn_reasons("act") == ()


def test_an_exception_that_is_open_is_none_that_holds() -> None:
    text = """\
claim a: So.
  because evidence seen: It was seen.
  unless claim broken: The camera is broken.
    because evidence: It is old.
    but claim works: It works.
      because evidence: It is new.
      but [broken]
"""
    judged = context(text)
    [reason] = reasons(judged, "a")
    assert [*judged.unless(reason)] == ["broken"]
    assert judged.exceptions(reason) == []
    assert not judged.live(reason)


def test_what_is_for_ends_alone_hangs_on_the_reading() -> None:
    text = """\
recommendation act: Act now.
  because goal safe: Nobody is hurt.
  since (implicit) claim helps: It helps.
    because evidence: It did.
"""
    charitable = context(text)
    [reason] = reasons(charitable, "act")
    assert not charitable.for_ends_alone(reason)
    assert charitable.read(Reading.AS_WRITTEN).for_ends_alone(reason)


def test_what_is_implicit_is_live_as_far_as_it_is_read() -> None:
    charitable = context(SUPPORTED)
    written_only = charitable.read(Reading.AS_WRITTEN)
    assert [charitable.live(each) for each in reasons(charitable, "act")] == [True, True, True]
    assert [written_only.live(each) for each in reasons(charitable, "act")] == [True, False, True]


def test_several_reasons_are_more_than_one_that_is_read() -> None:
    text = """\
claim a: So.
  because evidence seen: It was seen.
claim b: So, too.
  because evidence heard: It was heard.
  but (implicit) evidence denied: It was not.
"""
    charitable = context(text)
    assert [*charitable.several()] == [reasons(charitable, "b")]
    assert [*charitable.read(Reading.AS_WRITTEN).several()] == []


def test_what_is_critical_is_so_for_recommendations_that_hold() -> None:
    text = """\
recommendation act: Act now.
  because claim a: So.
    because evidence seen: It was seen.
    because (implicit) evidence heard: It was heard.
recommendation wait: Wait.
"""
    charitable = context(text)
    assert [*charitable.critical] == ["act"]
    assert charitable.critical["act"].givens == ()
    assert charitable.read(Reading.AS_WRITTEN).critical["act"].givens == ("seen",)
    assert context("recommendation wait: Wait.\n").critical == {}
