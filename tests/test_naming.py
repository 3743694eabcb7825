"""Ids made from texts."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.model import is_id
from argmap.naming import generate_ids


def made(*texts: str, taken: tuple[str, ...] = ()) -> list[str]:
    return list(generate_ids(dict(enumerate(texts)), taken).values())


def test_an_id_is_made_of_the_first_words() -> None:
    assert made("Ties in technology strengthen both sides.") == [
        "ties-in-technology-strengthen-both"
    ]
    assert made("A dozen extraordinarily long and unwieldy words") == [
        "a-dozen-extraordinarily-long-and"
    ]
    assert made("技術協力は同盟を強める。") == ["技術協力は同盟を強める"]


def test_an_id_does_not_begin_with_a_digit() -> None:
    assert made("212 labels were lost") == ["s-212-labels-were-lost"]
    assert made("🚀!") == ["s"]


def test_texts_that_begin_alike_all_get_a_digest() -> None:
    one, two = made("We should act now, at once", "We should act now, at last")
    assert one.startswith("we-should-act-now-at-")
    assert two.startswith("we-should-act-now-at-")
    assert one != two


def test_an_authors_id_is_never_taken() -> None:
    [name] = made("Act now", taken=("act-now",))
    assert name.startswith("act-now-")


def test_the_same_text_twice_is_counted() -> None:
    one, two, three = made("Act", "Act", "Act")
    assert (two, three) == (f"{one}-2", f"{one}-3")


def test_a_text_may_stand_in_a_map_a_hundred_thousand_times() -> None:
    names = made(*["x"] * 100_000)
    assert len(set(names)) == 100_000


texts = st.lists(st.text(min_size=1, max_size=30), max_size=6)


@given(texts)
def test_made_ids_are_ids_and_unique(written: list[str]) -> None:
    names = made(*written)
    assert all(map(is_id, names))
    assert len(set(names)) == len(names)


@given(st.lists(st.text(min_size=1, max_size=12), max_size=6, unique=True), st.randoms())
def test_an_id_does_not_depend_on_where_its_text_stands(written: list[str], random: object) -> None:
    shuffled = sorted(written, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert dict(zip(written, made(*written), strict=True)) == dict(
        zip(shuffled, made(*shuffled), strict=True)
    )
