"""The outline of a document as a map to start from."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.documents import measure_coverage
from argmap.documents.outline import outline_document
from argmap.loader import parse_draft
from argmap.source import Text

ARTICLE = """\
# On trees

By A. Nonymous

Trees grow slowly, says [the *forest* report](https://www.example.org/a_(b)). Others do not
agree (https://doi.org/10.1000/xyz123), and neither does doi:10.1000/XYZ123.

## Why {#why}

argmap: ignore R001 (no). There are reasons, at https://example.org/rain?x=1, such as:

- water, which is rare;
- light.

![A tree](https://example.org/tree.png)
"""

TEXTS = st.text(
    st.sampled_from("aB1 .:#\n\r\t-[]()@{}\\/¶\u00a0\u200b\u2028\x00\x85é樹"), max_size=80
) | st.lists(
    st.sampled_from(
        [
            "# A title",
            "It is so.",
            "argmap: ignore R001 (x).",
            "claim a: b.",
            "",
            "- item",
            "See https://example.org/a,b.",
            "doi:10.1234/a(b)c.",
            "http://[x].",
            "// argmap",
            "# {#x}",
            "[a link](https://example.org/a\x00b) [a\nb](https://example.org/\x85) goes.",
            "word " * 60,
        ]
    ),
    max_size=12,
).map("\n".join)


@settings(max_examples=150)
@given(TEXTS)
@example("#\n\nIt is.")
@example("# argmap\n\n" + "x " * 45 + "argmap: ignore R001 (no).")
def test_every_outline_is_a_map_without_statements(content: str) -> None:
    outline = outline_document(Text("a.txt", content), "a.txt")
    draft = parse_draft(outline)
    assert draft.diagnostics == ()
    assert not draft.map.statements
    assert not re.search(r"^\s*//\s+argmap\b", outline, re.MULTILINE)
    count = len(measure_coverage(draft.map, content).paragraphs)
    assert re.findall(r"^// ¶(\d+) ", outline, re.MULTILINE) == [
        str(number) for number in range(1, count + 1)
    ]


def test_an_article() -> None:
    outline = outline_document(Text("a.md", ARTICLE), "texts/a.md")
    plan = parse_draft(outline).require_map()
    assert (plan.title, plan.document) == ("On trees", "texts/a.md")
    assert [section.title for section in plan.sections] == ["Why {#why}"]
    assert {
        key: (source.text, dict(source.attributes)) for key, source in plan.sources.items()
    } == {
        "example.org": ("the forest report", {"url": "https://www.example.org/a_(b)"}),
        "doi-xyz123": ("DOI 10.1000/xyz123", {"doi": "10.1000/xyz123"}),
        "example.org-2": ("example.org/rain?x=1", {"url": "https://example.org/rain?x=1"}),
        "example.org-3": ("example.org/tree.png", {"url": "https://example.org/tree.png"}),
    }
    lines = outline.splitlines()
    assert "// By A. Nonymous" in lines
    assert "// ¶1 Trees grow slowly, says" in outline
    assert lines.index("## Why \\{#why}") < lines.index("//   - light.")


def test_a_link_becomes_a_citation_of_its_source() -> None:
    text = (
        "# On links\n\nSee [the report](https://example.org/a), [a paper](https://doi.org/10.1000/X),\n"
        "[another\npage](https://example.org/b), [a file](b.md) and [none](https://)."
    )
    outline = outline_document(Text("a.txt", text))
    assert outline.endswith(
        "// ¶1 See the report [@example.org], a paper [@doi-X], another page [@example.org-2], [a\n"
        "//     file](b.md) and [none](https://).\n"
    )
    assert set(parse_draft(outline).map.sources) == {"example.org", "doi-X", "example.org-2"}


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("(https://example.org/a)", "https://example.org/a"),
        ("https://example.org/a_(b).", "https://example.org/a_(b)"),
        ("“https://example.org/a”,", "https://example.org/a"),
        ("<https://example.org/a?b=c&d=e#f>", "https://example.org/a?b=c&d=e#f"),
        ("**https://example.org**", "https://example.org"),
        ("http://例え.jp/ä", "http://例え.jp/ä"),
    ],
)
def test_addresses_end_where_their_sentence_goes_on(text: str, address: str) -> None:
    plan = parse_draft(outline_document(Text("a.txt", f"See {text} for more."))).require_map()
    [source] = plan.sources.values()
    assert source.attributes == {"url": address}


@pytest.mark.parametrize("text", ["https://", "http://[x]/", "110.1234/5 is 10.12/3", "10.1000/)."])
def test_what_is_no_address(text: str) -> None:
    plan = parse_draft(outline_document(Text("a.txt", f"See {text}"))).require_map()
    assert not plan.sources
