"""Sources of other formats: one for each document, with keys that do not collide."""

from argmap.formats.assembly import MapAssembly
from argmap.formats.losses import LossKind
from argmap.formats.source_links import add_source, cite_links


def test_equal_sources_are_one_and_others_get_keys_of_their_own() -> None:
    assembly = MapAssembly()
    first = add_source(assembly, "", "A study", url="https://example.org/1")
    again = add_source(assembly, "", "A study", url="https://example.org/1")
    other = add_source(assembly, "", "A study", url="https://example.org/2")
    third = add_source(assembly, "a-study", "Another", identity="3")
    assert first is again
    assert [source.id for source in (first, other, third)] == ["a-study", "a-study-2", "a-study-3"]


def test_documents_with_one_title_are_several_sources() -> None:
    assembly = MapAssembly()
    keys = {add_source(assembly, "", "Untitled", identity=name).id for name in "abc"}
    assert len(keys) == 3


def test_an_address_that_is_none_is_reported() -> None:
    assembly = MapAssembly()
    assert not add_source(assembly, "", "A study", element="r1", url="no address").attributes
    assert [(loss.kind, loss.element) for loss in assembly.losses] == [(LossKind.ATTRIBUTE, "r1")]


def test_links_in_a_text_become_citations() -> None:
    assembly = MapAssembly()
    added = assembly.add_statement(1, "See [one](https://e.org/a_(b)) and [two](<https://e.org>).")
    cite_links(assembly, added)
    assert added.text == "See one and two."
    assert [citation.source for citation in added.citations] == ["one", "two"]
    assert assembly.sources["one"].attributes == {"url": "https://e.org/a_(b)"}
