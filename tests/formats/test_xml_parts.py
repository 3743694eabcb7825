"""XML: entities and unknown encodings are refused, errors have a place, depth does not matter."""

import pytest

from argmap.formats import FormatError, parse

BOMB = (
    '<?xml version="1.0"?><!-- a --><!DOCTYPE arggraph [<!ENTITY a "aa">]><arggraph>&a;</arggraph>'
)
FOREIGN = '<!DOCTYPE arggraph SYSTEM "file:///etc/passwd" [<!ENTITY a SYSTEM "x">]><arggraph/>'


@pytest.mark.parametrize(
    "content", [BOMB, FOREIGN, '<?xml version="1.0" encoding="x"?><arggraph/>']
)
def test_entities_and_unknown_encodings_are_refused(content: str) -> None:
    with pytest.raises(FormatError) as error:
        parse(content, name="graph.xml")
    assert error.value.path == "graph.xml"


def test_an_error_has_its_place() -> None:
    with pytest.raises(FormatError) as error:
        parse("<arggraph>\n<adu id=", name="graph.xml")
    assert (error.value.path, error.value.line) == ("graph.xml", 2)


def test_entities_have_their_place() -> None:
    with pytest.raises(FormatError) as error:
        parse(f"<!-- b -->\n{FOREIGN}", name="graph.xml")
    assert (error.value.line, error.value.column) == (2, 49)


def test_a_deep_outline_is_read() -> None:
    depth = 20_000
    content = '<outline text="because: a">' * depth + "</outline>" * depth
    found = parse(f"<opml><body>{content}</body></opml>", "opml")
    assert len(found.map.statements) == depth
    assert len(found.map.inferences) == depth - 1
