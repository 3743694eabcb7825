import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.documents.paragraphs import content
from argmap.documents.sentences import figures, numbers_in, sentences, words
from argmap.source import Span, Text


def whole(text: str) -> Span:
    return Span(Text("t", text), 0, len(text))


def split(text: str) -> list[str]:
    return [content(sentence) for sentence in sentences(whole(text))]


def shown(text: str) -> list[str]:
    return [content(span) for span, _ in figures(whole(text))]


@pytest.mark.parametrize(
    "written",
    [
        ["It rains.", "We stay in."],
        ["Does it rain?", "Yes!", "So we stay…", "Do we?"],
        ["“It rains.”", "“Does it?”"],
        ["(It rains.)", "We stay in."],
        ["It rains.", "2022 was wet, too."],
        ["It rains.", "「雨」 is rain."],
        ["雨です。", "家にいます。", "はい！"],
        ["It costs 1.5 per cent of 3.2 million."],
        ["Erik M. Jacobs and Mr. Doe met Prof. Roe."],
        ["The U.S. Congress, the U.K. and others wait."],
        ["It rains (see p. 3, fig. 2 and No. 5), e.g. In Spring."],
        ["Wait ... what?", "Nothing."],
        ["See example.org for more."],
        ["no stop at all"],
    ],
)
def test_sentences(written: list[str]) -> None:
    glue = "" if written[0].endswith("。") else " "
    assert split(glue.join(written)) == written


def test_in_doubt_two_sentences_are_taken_for_one() -> None:
    assert split("They live in the U.S. The rest left.") == ["They live in the U.S. The rest left."]


@given(st.text(st.sampled_from("aB .?!…。)”\n"), min_size=1).map(str.strip).filter(bool))
def test_sentences_are_all_that_is_written_between_spaces(text: str) -> None:
    end = 0
    for sentence in sentences(whole(text)):
        assert sentence.start >= end
        assert not text[end : sentence.start].strip()
        assert content(sentence) == content(sentence).strip() != ""
        end = sentence.end
    assert end == len(text)


def test_only_the_stretch_itself_is_read() -> None:
    text = Text("t", "One. Two 2. Three 3. Four.")
    stretch = Span(text, 5, 20)
    assert [content(each) for each in sentences(stretch)] == ["Two 2.", "Three 3."]
    assert [content(span) for span, _ in figures(stretch)] == ["2", "3"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It adds $1.6 billion to the $7 billion USD planned", ["$1.6 billion", "$7 billion USD"]),
        ("chips of 3nm, 12-nanometre chips, 5 per cent", ["3nm", "12-nanometre", "5 per cent"]),
        ("on March 24, 2022 at 12:31", ["24", "2022", "12", "31"]),
        ("€ 3,200.50 or US$5 or 7 % or 20°C", ["€ 3,200.50", "US$5", "7 %", "20°C"]),
        ("in mid-2022, from 2021-22", ["2022", "2021", "22"]),
        ("the G7, COVID-19, F-35 and v1.2", []),
        ("seven of ten", []),
    ],
)
def test_figures_are_numbers_with_their_currency_and_unit(text: str, found: list[str]) -> None:
    assert shown(text) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,600", "1600"),
        ("1\u202f600\u202f000", "1,600,000"),
        ("1’600.50", "1600.5"),
        ("2.50", "2,5"),
        ("007", "7"),
        ("0.0", "0"),
        ("٣٤", "34"),
        ("$7 billion", "7nm"),
    ],
)
def test_equal_numbers_are_written_alike(one: str, other: str) -> None:
    assert numbers_in(one) == numbers_in(other)
    assert len(numbers_in(one)) == 1


@given(st.decimals(0, 10**9, places=2))
def test_a_number_is_the_same_with_and_without_its_thousands_parted(number: object) -> None:
    assert numbers_in(f"{number:,}") == numbers_in(f"{number}")


def test_different_numbers_are_not_alike() -> None:
    written = ["1", "10", "1.1", "1.01", "1100", "11", "0.1"]
    assert len({numbers_in(each) for each in written}) == len(written)


def test_words_are_compared_by_how_they_begin() -> None:
    assert words("They announced it") == words("announcing to THEY") == {"they", "annou"}
    assert words("in 2022 a 3nm chip") == {"2022", "3", "chip"}
    assert words("台湾の半導体") & words("半導体は台湾で") == {"台湾", "半導", "導体"}


@pytest.mark.parametrize(
    "text", ["." * 10**6, "1" * 10**6, "1,000" * 10**5, "a. " * 10**5, "$" * 10**6]
)
def test_strange_texts_are_read_to_their_end(text: str) -> None:
    list(sentences(whole(text)))
    list(figures(whole(text)))
    words(text)
