"""What may be an id, the key of a source or a tag, character by character."""

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.identifiers import is_id, is_key, is_tag

texts = st.one_of(
    st.text(max_size=6),
    st.text(st.sampled_from("ab1_-./:é\u0301²ª→ #"), max_size=6),
)


def goes_on(text: str, inside: str) -> bool:
    """Whether each character may go on an identifier, or stands where `inside` may."""
    return all(
        f"_{char}".isidentifier() or (char in inside and 0 < place < len(text) - 1)
        for place, char in enumerate(text)
    )


@given(texts)
@settings(max_examples=1000)
def test_names_by_their_characters(text: str) -> None:
    begins = text[:1].isidentifier()
    assert is_id(text) == (begins and goes_on(text, ".-"))
    assert is_tag(text) == (begins and goes_on(text, "/-"))
    assert is_key(text) == (text != "" and goes_on(text, ".-:#$%&+?<>~/"))
