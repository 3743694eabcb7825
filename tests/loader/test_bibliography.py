"""Sources from BibTeX and CSL-JSON."""

import json
from collections.abc import Callable
from datetime import date

import pytest

from argmap.files import UnreadableError
from argmap.loader import Draft
from argmap.loader.bibliography import read_bibliography
from argmap.model import Source
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
    ],
)
def test_the_precision_of_dates_is_kept(issued: object, kept: str) -> None:
    entry = [{"id": "x", "title": "X", "issued": issued}]
    assert sources("refs.json", json.dumps(entry))["x"].attributes["date"] == kept


@pytest.mark.parametrize(
    ("issued", "kept"),
    [
        ({"literal": "spring 2022"}, "spring 2022"),
        ({"date-parts": [[2022, 13, 40]]}, "2022-13-40"),
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


def test_a_file_of_another_format_is_refused() -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bibliography(Text("refs.ris", ""))
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


def test_a_repeated_key_is_reported_where_it_is_cited(read: Read) -> None:
    bib = "@misc{k, title={A}}\n@misc{k, title={B}}\n"
    assert read({"a.argmap": "bibliography: r.bib\n", "r.bib": bib}).diagnostics == ()
    draft = read({"a.argmap": "bibliography: r.bib\nevidence a: x [@k]\n", "r.bib": bib})
    assert [diagnostic.code for diagnostic in draft.diagnostics] == ["F009"]
    assert draft.map.sources["k"].text == "A"


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
