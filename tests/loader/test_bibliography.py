"""Sources from BibTeX and CSL-JSON."""

import json
from collections.abc import Callable, Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.files import UnreadableError
from argmap.loader import Draft
from argmap.loader.bibliography import read_bibliography
from argmap.model import ArgumentMap, Source, Value
from argmap.source import Text

Read = Callable[[dict[str, str]], Draft]

BIBTEX = r"""
@article{toulmin1958,
  title = {The {Uses} of Argument \& more},
  author = {Toulmin, Stephen and M{\"u}ller, Jos\'e and {World Bank}},
  year = 1958, month = jan,
  journaltitle = {A Journal},
  url = {https://example.org/a_b?x=100%25},
  doi = {10.1017/CBO_9780511840005},
  abstract = {Not kept}
}
@online{readout, title = {Readout}, date = {2022-01-21}}
"""


def sources(name: str, content: str) -> dict[str, Source]:
    found, unusable = read_bibliography(Text(name, content))
    assert unusable == []
    return {source.id: source for source in found}


def error_lines(name: str, content: str) -> list[int]:
    """Return the lines of the entries that cannot be used."""
    _, unusable = read_bibliography(Text(name, content))
    diagnostics = [entry.diagnostic for entry in unusable]
    assert {diagnostic.code for diagnostic in diagnostics} <= {"F009"}
    return [diagnostic.span.line for diagnostic in diagnostics if diagnostic.span]


def test_bibtex() -> None:
    found = sources("refs.bib", BIBTEX)
    assert found["toulmin1958"].text == "The Uses of Argument & more"
    assert found["toulmin1958"].attributes == {
        "author": "Stephen Toulmin and José Müller and World Bank",
        "date": "1958-01",
        "in": "A Journal",
        "url": "https://example.org/a_b?x=100%25",
        "doi": "10.1017/CBO_9780511840005",
    }
    assert found["readout"].attributes == {"date": date(2022, 1, 21)}


def attributes(entry: str) -> Mapping[str, Value]:
    """Return the attributes of a BibTeX entry, the last in a text."""
    return list(sources("refs.bib", entry).values())[-1].attributes


@pytest.mark.parametrize(
    ("author", "decoded"),
    [
        (r"{Gro\ss, Anna}", "Anna Groß"),
        (r"{Gro\ss, Anna and Anna Gro\ss Meier}", "Anna Groß and Anna Groß Meier"),
        (r"{Fran\c cois Vi\`ete}", "François Viète"),
        ('"Jane " # surname', "Jane Doe"),
        ('surname # ", " # "J. and {World Bank}"', "J. Doe and World Bank"),
        ("surname", "Doe"),
        ("{2020-01-31}", "2020-01-31"),
        ("{{# 1 Club}}", "# 1 Club"),
    ],
)
def test_names_are_decoded(author: str, decoded: str) -> None:
    bib = f'@string{{ surname = "D" # "oe" }}\n@misc{{x, author = {author}}}'
    assert attributes(bib)["author"] == decoded


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        (r"url={https://x.org/a\_b\%20\&c}", {"url": "https://x.org/a_b%20&c"}),
        (r"url={https://x.org/{\_}\textasciitilde{}me}", {"url": "https://x.org/_~me"}),
        (r"url={\url{https://x.org/a_b}}", {"url": "https://x.org/a_b"}),
        (r"doi={10.1000/a\_b}", {"doi": "10.1000/a_b"}),
        (r"howpublished={\url{https://x.org/a_b}}", {"url": "https://x.org/a_b"}),
        (r"howpublished={https://x.org/a_b}", {"url": "https://x.org/a_b"}),
        (
            r"howpublished={Blog, \url{https://x.org/a}}",
            {"url": "https://x.org/a", "in": "Blog"},
        ),
        (r"journal={Growth of 5% \& more}", {"in": "Growth of 5% & more"}),
        ("year={2019}, month={02}", {"date": "2019-02"}),
        ("year=2019, month=feb", {"date": "2019-02"}),
    ],
)
def test_fields_are_decoded(fields: str, found: dict[str, str]) -> None:
    assert attributes(f"@misc{{x, {fields}}}") == found


def test_an_entry_inherits_from_its_cross_reference() -> None:
    bib = """
@inproceedings{Talk, title={Talk}, year=2021, crossref={proc}}
@proceedings{Proc, title={The Proceedings}, editor={Eve Ed}, year=2020, month=mar,
  doi={10.1000/proc}, publisher=house}
@string{house = "The House"}
"""
    talk = sources("refs.bib", bib)["Talk"]
    assert talk.text == "Talk"
    assert talk.attributes == {
        "in": "The Proceedings",
        "editor": "Eve Ed",
        "date": "2021",
        "publisher": "The House",
    }


def test_entries_that_refer_to_each_other() -> None:
    bib = "@misc{a, title={A}, crossref={b}}\n@misc{b, title={B}, crossref={a}}\n"
    assert sources("refs.bib", bib)["a"].attributes == {"in": "B"}


def test_strings_that_double_are_refused() -> None:
    definitions = "@string{s0 = {long}}\n" + "".join(
        f"@string{{s{n + 1} = s{n} # s{n}}}\n" for n in range(60)
    )
    assert error_lines("refs.bib", f"{definitions}@misc{{x, title = s60}}") == [62]


@pytest.mark.parametrize(
    "title", ["{" * 3000 + "x" + "}" * 3000, r"\begin{x} \frac{1}", "$", "a \\", "\\{"]
)
def test_broken_latex_raises_nothing(title: str) -> None:
    read_bibliography(Text("refs.bib", f"@misc{{x, title={{{title}}}}}"))


LATEX = st.lists(
    st.sampled_from(["\\", "{", "}", '"', "#", "$", "%", "~", "@", "=", ",", " and ", "a", "\n"])
).map("".join)


@given(LATEX)
def test_any_bibtex_can_be_read(content: str) -> None:
    read_bibliography(Text("refs.bib", f"@comment{{}}{content}"))
    read_bibliography(Text("refs.bib", f"@misc{{x, author={{{content}}}, title={{{content}}}}}"))


def test_the_place_of_an_entry_is_its_key() -> None:
    bib = "% key\n@misc{first, title={key}} @misc{ key, title={key}}\n"
    span = sources("refs.bib", bib)["key"].span
    assert span is not None
    assert (span.line, span.column, span.length) == (2, 34, 3)


def test_an_entry_without_a_title_has_its_key_as_text() -> None:
    assert sources("refs.bib", "@misc{nameless, year = 2020}")["nameless"].text == "nameless"


def test_bad_entries_are_reported_and_the_others_are_kept() -> None:
    bib = "\n".join(
        [
            "@misc{good, title={A}}",
            "@misc{open, title={B}",
            "@misc{good, title={C}}",
            "@misc{last, title={D}}",
        ]
    )
    found, _ = read_bibliography(Text("refs.bib", bib))
    assert [source.text for source in found] == ["A", "D"]
    assert error_lines("refs.bib", bib) == [2, 3]


def test_csl_json() -> None:
    entry = {
        "id": "http://zotero.org/items/1",
        "citation-key": "readout",
        "title": "Readout",
        "author": [{"given": "Ada", "non-dropping-particle": "de", "family": "Wit"}],
        "issued": {"date-parts": [[2022, "1", 21]]},
        "container-title": "News",
        "URL": "https://example.org/readout",
        "DOI": "10.1/x",
        "publisher": "The House",
    }
    [source] = sources("refs.json", json.dumps([entry])).values()
    assert (source.id, source.text) == ("readout", "Readout")
    assert source.attributes == {
        "author": "Ada de Wit",
        "date": date(2022, 1, 21),
        "in": "News",
        "publisher": "The House",
        "url": "https://example.org/readout",
        "doi": "10.1/x",
    }


@pytest.mark.parametrize(
    ("issued", "kept"),
    [
        ({"date-parts": [[2022]]}, "2022"),
        ({"date-parts": [[2022, 3]]}, "2022-03"),
        ({"date-parts": [[2022, None]]}, "2022"),
        ([{"date-parts": [[2022]]}], "2022"),
        ("2022-03", "2022-03"),
        ("2022-03-01", date(2022, 3, 1)),
        ({"raw": "2022-03-01"}, date(2022, 3, 1)),
        (2022, "2022"),
    ],
)
def test_the_precision_of_dates_is_kept(issued: object, kept: object) -> None:
    entry = [{"id": "x", "title": "X", "issued": issued}]
    assert sources("refs.json", json.dumps(entry))["x"].attributes["date"] == kept


@pytest.mark.parametrize(
    ("issued", "kept"),
    [
        ({"literal": "spring 2022"}, "spring 2022"),
        ({"date-parts": [[2022, 13, 40]]}, "2022-13-40"),
        ({"date-parts": [["-350"]]}, "350 BC"),
        ({"date-parts": [[-44, 3, 15]]}, "44 BC"),
    ],
)
def test_dates_and_urls_of_other_forms_have_other_keys(issued: object, kept: str) -> None:
    entry = [{"id": "x", "title": "X", "issued": issued, "URL": "ftp://example.org"}]
    attributes = sources("refs.json", json.dumps(entry))["x"].attributes
    assert attributes == {"when": kept, "address": "ftp://example.org"}


@pytest.mark.parametrize(
    "odd", [{"author": 3}, {"author": [1]}, {"issued": []}, {"issued": {"date-parts": [[]]}}]
)
def test_odd_fields_are_left_out(odd: dict[str, object]) -> None:
    entry = [{"id": "x", "title": "X", **odd}]
    assert sources("refs.json", json.dumps(entry))["x"].attributes == {}


@pytest.mark.parametrize(
    "content",
    [
        "[",
        "{}",
        '[{"title": "x"}]',
        "[3]",
        '[{"id": "a b"}]',
        "[" * 100_000,
        f'[{{"id": {"9" * 5000}}}]',
    ],
)
def test_an_error_of_csl_json_is_reported(content: str) -> None:
    assert len(error_lines("refs.json", content)) == 1


@pytest.mark.parametrize("content", ["[", '[{"id": "a"} {"id": "b"}]', '[{"id": "a"},]'])
def test_entries_before_a_syntax_error_are_kept(content: str) -> None:
    found, unusable = read_bibliography(Text("refs.json", content))
    assert len(unusable) == 1
    assert [source.id for source in found] == ["a"] * ("a" in content)


def test_places_in_csl_json_are_those_of_the_entries() -> None:
    content = '[\n{"title": "b", "id": "a"},\n{"id": "b"}, {"id": "\\u0063"}]'
    spans = [source.span for source in sources("refs.json", content).values()]
    assert [(span.line, span.column) for span in spans if span] == [(2, 1), (3, 1), (3, 14)]


def test_markup_in_csl_json_is_removed() -> None:
    entry = [{"id": "x", "title": '<i>One</i> <span class="nocase">Two</span> < 3'}]
    assert sources("refs.json", json.dumps(entry))["x"].text == "One Two < 3"


def test_a_day_is_text_except_as_a_date() -> None:
    entry = [{"id": "x", "DOI": "2020-01-31", "publisher": "2020-01-31"}]
    attributes = sources("refs.json", json.dumps(entry))["x"].attributes
    assert attributes == {"doi": "2020-01-31", "publisher": "2020-01-31"}


def test_the_number_of_entries_is_not_limited() -> None:
    entries = [{"id": f"entry-{number}"} for number in range(32_000)]
    assert len(sources("refs.json", json.dumps(entries))) == 32_000


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("refs.ris", ""),
        ("refs.bib", "<!DOCTYPE html>\n<html><style>@media {a: b}</style></html>"),
        ("refs.bib", "TY  - JOUR\nER  -\n"),
        ("refs.json", "<html></html>"),
    ],
)
def test_a_file_of_another_format_is_refused(name: str, content: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bibliography(Text(name, content))
    assert caught.value.code == "F008"


def test_a_map_cites_entries_of_bibliographies(read: Read) -> None:
    draft = read(
        {
            "main.argmap": (
                "bibliography: refs.bib\nbibliography: more.json\n"
                "evidence a: x [@toulmin1958, p. 3; @extra]\n"
            ),
            "refs.bib": BIBTEX,
            "more.json": '[{"id": "extra", "title": "Extra"}]',
        }
    )
    assert draft.diagnostics == ()
    cited = [citation.source for citation in draft.map.statements["a"].citations]
    assert cited == ["toulmin1958", "extra"]


def test_an_unreadable_bibliography_is_reported_at_its_line(read: Read) -> None:
    [diagnostic] = read({"main.argmap": "bibliography: gone.bib\n"}).diagnostics
    assert diagnostic.code == "F001"
    assert diagnostic.span is not None
    assert diagnostic.span.line == 1


def test_a_key_in_the_map_and_in_a_bibliography(read: Read) -> None:
    draft = read(
        {
            "main.argmap": "bibliography: refs.bib\nsource readout: Another\n",
            "refs.bib": BIBTEX,
        }
    )
    [diagnostic] = draft.diagnostics
    assert diagnostic.code == "M006"


def test_a_bad_entry_is_reported_once_where_it_is_cited(read: Read) -> None:
    bib = "@misc{odd, author={A, B, C, D, E}, title={O}}\n@misc{good, title={G}}\n"
    assert read({"a.argmap": "bibliography: r.bib\n", "r.bib": bib}).diagnostics == ()
    cited = "bibliography: r.bib\nevidence a: x [@odd; @good]\nevidence b: y [@odd]\n"
    [diagnostic] = read({"a.argmap": cited, "r.bib": bib}).diagnostics
    assert diagnostic.code == "F009"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("r.bib", "@misc{k, title={A}}\n@misc{k, title={B}}\n"),
        ("r.json", '[{"id": "k", "title": "A"}, {"id": "k", "title": "B"}]'),
    ],
)
def test_a_repeated_key_is_reported_where_it_is_cited(name: str, content: str, read: Read) -> None:
    header = f"bibliography: {name}\n"
    assert read({"a.argmap": header, name: content}).diagnostics == ()
    draft = read({"a.argmap": f"{header}evidence a: x [@k]\n", name: content})
    assert [diagnostic.code for diagnostic in draft.diagnostics] == ["F009"]
    assert draft.map.sources["k"].text == "A"


def test_a_key_in_two_bibliographies_is_reported_where_it_is_cited(read: Read) -> None:
    files = {"r.bib": "@misc{k, title={A}}\n", "s.bib": "@misc{k, title={B}}\n"}
    header = "bibliography: r.bib\nbibliography: s.bib\n"
    assert read({"a.argmap": header, **files}).diagnostics == ()
    draft = read({"a.argmap": f"{header}evidence a: x [@k]\n", **files})
    assert [diagnostic.code for diagnostic in draft.diagnostics] == ["M006"]


def test_an_entry_that_is_repeated_word_for_word_is_one_entry(read: Read) -> None:
    entry = "@misc{k, title={A}}\n"
    text = "bibliography: r.bib\nbibliography: s.bib\nevidence a: x [@k]\n"
    draft = read({"a.argmap": text, "r.bib": entry * 2, "s.bib": entry})
    assert draft.diagnostics == ()


def test_names_that_an_unreadable_file_may_define_are_not_reported(read: Read) -> None:
    draft = read(
        {
            "a.argmap": (
                "bibliography: gone.bib\nsource report: R\n"
                "evidence a: x [@elsewhere; @reprot]\n  because [nowhere]\ninclude gone.argmap\n"
            )
        }
    )
    assert [diagnostic.code for diagnostic in draft.diagnostics] == ["F001", "M005", "F001"]


def test_libraries_print_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    sources("refs.bib", r"@misc{x, title={A \frac{1} and \unknown}}")
    assert capfd.readouterr() == ("", "")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("2020-01-31"),
    lambda values: (
        st.lists(values, max_size=3)
        | st.dictionaries(st.sampled_from(["family", "literal", "date-parts", "raw"]), values)
    ),
    max_leaves=5,
)
FIELDS = ("id", "citation-key", "title", "author", "editor", "issued", "container-title",
          "publisher", "URL", "DOI")  # fmt: skip


@given(st.lists(st.dictionaries(st.sampled_from(FIELDS), JSON) | JSON, max_size=3))
def test_any_csl_json_can_be_read(entries: list[object]) -> None:
    found, unusable = read_bibliography(Text("refs.json", json.dumps(entries)))
    assert len(found) + len(unusable) <= len(entries)
    ArgumentMap(sources=found)
