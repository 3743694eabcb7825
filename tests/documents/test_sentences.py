import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.documents.paragraphs import get_text
from argmap.documents.sentences import extract_numbers, extract_words, find_figures, split_sentences
from argmap.source import Span, Text


def whole(text: str) -> Span:
    return Span(Text("t", text), 0, len(text))


def split(text: str) -> list[str]:
    return [get_text(sentence) for sentence in split_sentences(whole(text))]


def shown(text: str) -> list[str]:
    return [get_text(span) for span, _ in find_figures(whole(text))]


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


def test_ambiguous_abbreviations_do_not_split() -> None:
    assert split("They live in the U.S. The rest left.") == ["They live in the U.S. The rest left."]


@given(st.text(st.sampled_from("aB .?!…。)”\n"), min_size=1).map(str.strip).filter(bool))
def test_sentences_cover_the_whole_text(text: str) -> None:
    end = 0
    for sentence in split_sentences(whole(text)):
        assert sentence.start >= end
        assert not text[end : sentence.start].strip()
        assert get_text(sentence) == get_text(sentence).strip() != ""
        end = sentence.end
    assert end == len(text)


def test_only_the_passage_is_read() -> None:
    text = Text("t", "One. Two 2. Three 3. Four.")
    passage = Span(text, 5, 20)
    assert [get_text(sentence) for sentence in split_sentences(passage)] == ["Two 2.", "Three 3."]
    assert [get_text(span) for span, _ in find_figures(passage)] == ["2", "3"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It adds $1.6 billion to the $7 billion USD planned", ["$1.6 billion", "$7 billion USD"]),
        ("chips of 3nm, 12-nanometre chips, 5 per cent", ["3nm", "12-nanometre", "5 per cent"]),
        ("on March 24, 2022 at 12:31", ["24", "2022", "12", "31"]),
        ("€ 3,200.50 or US$5 or 7 % or 20°C", ["€ 3,200.50", "US$5", "7 %", "20°C"]),
        ("in mid-2022, from 2021-22", ["2022", "2021", "22"]),
        ("the G7, COVID-19, F-35, F‑35, MiG-29s, Covid-19 and v1.2", []),
        ("PEP 387, RFC 2119, NAME\n7 and ISO/IEC 27001:2022", ["2022"]),
        ("versions 3.X, 3.x and 2.7.X, but 3.7 and 3.", ["3.7", "3"]),
        ("USD 300, EUR 4 million, CHF 20", ["300", "4 million", "20"]),
        ("GDP 3.4%, GDP 1,200, GDP 3 trillion", ["3.4%", "1,200", "3 trillion"]),
        ("US 45, near-20%, pre-1990", ["45", "20%", "1990"]),
        ("seven of ten", []),
    ],
)
def test_figures_include_currency_and_unit(text: str, found: list[str]) -> None:
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
def test_equal_numbers_are_normalized_alike(one: str, other: str) -> None:
    assert extract_numbers(one) == extract_numbers(other)
    assert len(extract_numbers(one)) == 1


@given(st.decimals(0, 10**9, places=2))
def test_thousands_separators_do_not_matter(number: object) -> None:
    assert extract_numbers(f"{number:,}") == extract_numbers(f"{number}")


def test_different_numbers_differ() -> None:
    written = ["1", "10", "1.1", "1.01", "1100", "11", "0.1"]
    assert len({extract_numbers(number) for number in written}) == len(written)


def test_words_are_compared_by_their_first_letters() -> None:
    assert (
        extract_words("They announced it")
        == extract_words("announcing to THEY")
        == {"they", "annou"}
    )
    assert extract_words("in 2022 a 3nm chip") == {"2022", "3", "chip"}
    assert extract_words("台湾の半導体") & extract_words("半導体は台湾で") == {
        "台湾",
        "半導",
        "導体",
    }


def test_web_addresses_have_no_figures_and_no_words() -> None:
    text = "Its [report of 2023](https://x.example/report-2024/v17), a doi:10.1000/75.2 of 5."
    found = [get_text(span) for span, _ in find_figures(whole(text))]
    assert found == ["2023", "5"]
    assert extract_numbers(text) == {"2023", "5"}
    assert extract_words("See https://x.example/budget-2024 there.") == {"there"}


def test_citations_of_pandoc_have_no_figures_and_no_words() -> None:
    text = "Of 94 beds [12, new], 7 are free [@log2026, p. 3; see @doe99, table 4] (a@b.eu [5])."
    found = [get_text(span) for span, _ in find_figures(whole(text))]
    assert found == ["94", "12", "7", "5"]
    assert extract_words("Beds are free [@report2026, table 3].") == {"beds", "free"}


@pytest.mark.parametrize(
    "text",
    [
        "." * 10**5,
        "1" * 10**5,
        "1,000" * 10**5,
        "a. " * 10**5,
        "$" * 10**5,
        "http://1 " * 10**5,
        "[@1" * 10**5,
    ],
)
def test_long_odd_texts_take_linear_time(text: str) -> None:
    list(split_sentences(whole(text)))
    list(find_figures(whole(text)))
    extract_words(text)
