from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from argmap.rendering import wrapping
from argmap.rendering.fonts import EM, REGULAR

FONT = REGULAR
PROSE = st.text(
    st.sampled_from("abc, WiI-/é漢字かカー。「」、한국어مرحبا🙂👍🏽\u200d\u0301"),
    min_size=1,
    max_size=12,
)
TEXTS = st.lists(PROSE, min_size=1, max_size=12).map(" ".join).map(lambda x: " ".join(x.split()))
WIDTHS = st.integers(4 * EM, 30 * EM)


def wrap(text, width):
    return wrapping.wrap(text, width, FONT, size=EM)


def shorten(text, suffix, width):
    return wrapping.shorten(text, width, FONT, EM, suffix)


@given(TEXTS, WIDTHS)
def test_only_spaces_are_lost(text, width):
    assert "".join(wrap(text, width)).replace(" ", "") == text.replace(" ", "")


@given(TEXTS, WIDTHS)
def test_no_line_is_too_wide(text, width):
    # Four ems hold any one character, and marks add nothing.
    for line in wrap(text, width):
        clusters = line.count("\u200d") + line.count("🏽")
        assert FONT.advance(line) <= width or clusters


@given(
    st.lists(st.text("abcdefg", min_size=1, max_size=8), min_size=1), st.integers(6 * EM, 30 * EM)
)
def test_lines_break_at_spaces_and_are_full(words, width):
    lines = wrap(" ".join(words), width)
    assert " ".join(lines).split() == words
    for line, after in pairwise(lines):
        assert FONT.advance(f"{line} {after.split()[0]}") > width


def test_width_is_measured():
    assert wrap("iiii iiii", 4 * EM) == ["iiii iiii"]
    assert wrap("WWWW WWWW", 4 * EM) == ["WWWW", "WWWW"]


def test_japanese_breaks_between_characters_but_not_before_a_full_stop():
    assert wrap("技術は同盟を深める。", 9 * EM) == ["技術は同盟を深め", "る。"]
    assert wrap("彼は「技術」と言う", 3 * EM) == ["彼は", "「技", "術」と", "言う"]


def test_long_word_is_broken():
    lines = wrap("see https://example.org/" + "a" * 60, 10 * EM)
    assert lines[0] == "see"
    assert "".join(lines[1:]) == "https://example.org/" + "a" * 60


def test_combining_characters_stay_together():
    family = "👩\u200d👩\u200d👧"
    assert wrap(f"{family}{family}", 5 * EM) == [family, family]
    assert all(line[0] != "\u0301" for line in wrap("e\u0301" * 40, 4 * EM))


def test_shortened_text_keeps_its_suffix():
    assert shorten("Report", ", p. 3", 10 * EM) == "Report, p. 3"
    cut = shorten("A report on everything there is", ", p. 3", 10 * EM)
    assert cut.endswith("…, p. 3")
    assert FONT.advance(cut) <= 10 * EM
    assert FONT.advance(shorten("Report", ", " + "x" * 99, 10 * EM)) <= 10 * EM
