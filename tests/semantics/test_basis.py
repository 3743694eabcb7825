"""What a statement rests on."""

from argmap import parse
from argmap.semantics import Reading, assess
from argmap.semantics.basis import find_basis

TEXT = """
source study: A study

recommendation act: Act now.
  because claim works: It works.
    because evidence seen: It was seen to work [@study].
  and goal peace: Peace.
    because evidence wish: Everybody says so.
"""


def test_an_end_is_given_and_what_stands_beside_it_is_followed_down() -> None:
    assessment = assess(parse(TEXT))
    found = find_basis(assessment.map, assessment.result(Reading.CHARITABLE), 0)
    assert (found.evidence, found.sources) == (("seen",), ("study",))
