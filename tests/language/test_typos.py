"""Only lines that may have a typo are searched for one."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.language import typos
from argmap.language.grammar import words
from tests.language.test_errors import EXAMPLES

PARTS = [
    *words().connectives,
    *words().kinds,
    *words().starters,
    *words().headers,
    *("becuase", "clam", "premise", "also", "implicit", "at", "x", "x1", "long-name", "é²"),
    *("(", ")", "[", "]", ":", "{", "}", "-", "*", "1.", "//", "#", "@s", " ", "  ", "\t"),
]
lines = st.lists(st.sampled_from(PARTS), max_size=8).map("".join)
indented = st.builds(str.__add__, st.sampled_from(["", " ", "  ", "\t"]), lines)
texts = st.lists(indented, min_size=1, max_size=3).map("\n".join)
wrong = st.sampled_from([text for text, *_ in EXAMPLES.values() if text.isascii()])


def locate(repairs):
    return [(repair.start, repair.end) for repair in repairs]


@settings(max_examples=1000)
@given(st.one_of(texts, wrong))
@example("claim a: x\n  because [a-]")
@example(f"claim a: x\n  because [{'a' * 1_001}]")
def test_lines_that_are_not_searched_have_no_typo(text):
    content = f"\n{text}\n"
    everywhere = [
        repair
        for typo in typos._typos()
        for match in typo.pattern.finditer(content)
        for repair in typo.repair(match)
    ]
    assert locate(typos.find_typos(content)) == locate(typos.drop_overlaps(everywhere))
