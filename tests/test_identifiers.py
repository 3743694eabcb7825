"""Ids, keys and tags, and ids generated from texts."""

import sys
from random import Random
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.identifiers import (
    LONGEST_NAME,
    generate_ids,
    id_stem,
    is_generated,
    is_id,
    is_key,
    is_tag,
    normalize_name,
)

names = st.one_of(
    st.text(max_size=6),
    st.text(st.sampled_from("ab1_-./:é\u0301²ª→ #"), max_size=6),
)


def consists_of_name_characters(text: str, inside: str) -> bool:
    """Return whether each character can continue an identifier or may stand between others."""
    return all(
        f"_{char}".isidentifier() or (char in inside and 0 < place < len(text) - 1)
        for place, char in enumerate(text)
    )


@given(names)
@settings(max_examples=500)
def test_names_are_defined_by_their_characters(text: str) -> None:
    starts = text[:1].isidentifier()
    assert is_id(text) == (starts and consists_of_name_characters(text, ".-"))
    assert is_tag(text) == (starts and consists_of_name_characters(text, "/-"))
    assert is_key(text) == (text != "" and consists_of_name_characters(text, ".-:#$%&+?<>~/"))


@pytest.mark.parametrize("name", ["a", "ab-c", "v1.2", "_x", "élan", "行動", "कार्य", "a--b", "x·y"])
def test_ids(name: str) -> None:
    assert is_id(name)


@pytest.mark.parametrize(
    "name", ["", "1a", "-a", "a-", ".a", "a.", "a b", "a:b", "a[", "a“b", "😀"]
)
def test_no_ids(name: str) -> None:
    assert not is_id(name)


def test_keys_of_sources_allow_what_bibliographies_use() -> None:
    assert is_key("doe:2020/a+b")
    assert is_key("2020doe")
    assert not is_key("doe 2020")
    assert not is_key("doe:")


def test_tags() -> None:
    assert is_tag("policy/trade-2")
    assert not is_tag("2022")
    assert not is_tag("a.b")


def ids(*texts: str, taken: tuple[str, ...] = ()) -> list[str]:
    return list(generate_ids(dict(enumerate(texts)), taken).values())


def test_an_id_consists_of_the_first_words() -> None:
    assert ids(
        "Ties in technology strengthen both sides.",
        "A dozen extraordinarily long and unwieldy words",
        "技術協力は同盟を強める。",
    ) == [
        "ties-in-technology-strengthen-both",
        "a-dozen-extraordinarily-long-and",
        "技術協力は同盟を強める",
    ]


def test_an_id_does_not_start_with_a_digit() -> None:
    assert ids("212 labels were lost", "🚀!") == ["s-212-labels-were-lost", "s"]


def test_texts_that_start_alike_get_a_digest() -> None:
    one, two = ids("We should act now, at once", "We should act now, at last")
    assert one.startswith("we-should-act-now-at-")
    assert two.startswith("we-should-act-now-at-")
    assert one != two


def test_a_taken_id_is_not_generated() -> None:
    [name] = ids("Act now", taken=("act-now",))
    assert name.startswith("act-now-")


def test_identical_texts_are_numbered() -> None:
    one, two, three = ids("Act", "Act", "Act")
    assert (two, three) == (f"{one}-2", f"{one}-3")


def test_many_identical_texts() -> None:
    assert len(set(ids(*["x"] * 20_000))) == 20_000


@given(st.lists(st.text(min_size=1, max_size=30), max_size=6))
def test_generated_ids_are_unique_ids(texts: list[str]) -> None:
    generated = ids(*texts)
    assert all(map(is_id, generated))
    assert len(set(generated)) == len(generated)
    assert all(map(is_generated, generated, texts))


UNSTABLE = [char for char in map(chr, range(sys.maxunicode + 1)) if normalize("NFC", char) != char]
"""Characters that NFC replaces, such as U+09DF in Bengali."""


def test_generated_ids_are_in_composed_form_and_visible() -> None:
    for char in [*UNSTABLE, "\u115f", "\u1160", "\u3164", "\uffa0"]:
        for text in (char, f"a{char}", f"a {char} b"):
            stem = id_stem(text)
            assert is_id(stem)
            assert normalize_name(stem) == stem


@given(
    st.lists(st.text(min_size=1, max_size=12), max_size=6, unique=True),
    st.randoms(use_true_random=False),
)
def test_an_id_does_not_depend_on_the_order_of_texts(texts: list[str], random: Random) -> None:
    shuffled = random.sample(texts, len(texts))
    assert dict(zip(texts, ids(*texts), strict=True)) == dict(
        zip(shuffled, ids(*shuffled), strict=True)
    )


@pytest.mark.parametrize("char", ["\u034f", "\u200b", "\u200d", "\u3164", "\ufe0f", "\u00ad"])
def test_names_have_no_invisible_characters(char: str) -> None:
    for is_name in (is_id, is_key, is_tag):
        assert is_name("safe")
        assert not is_name(f"sa{char}fe")


def test_names_have_a_limit() -> None:
    for is_name in (is_id, is_key, is_tag):
        assert is_name("a" * LONGEST_NAME)
        assert not is_name("a" * (LONGEST_NAME + 1))
    many_marks = "a" + "\u0301\u0316" * 64_000  # their composition would take minutes
    assert normalize_name(many_marks) == many_marks
