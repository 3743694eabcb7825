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
    found, problems = read_bibliography(Text(name, content))
    assert problems == []
    return {source.id: source for source in found}


def problems(name: str, content: str) -> list[tuple[str, int]]:
    _, found = read_bibliography(Text(name, content))
    assert {each.diagnostic.code for each in found} <= {"F009"}
    spans = [each.diagnostic.span for each in found]
    return [
        (each.diagnostic.message, span.line)
        for each, span in zip(found, spans, strict=True)
        if span
    ]


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


def test_an_entry_without_a_title_is_called_by_its_key() -> None:
    assert sources("refs.bib", "@misc{nameless, year = 2020}")["nameless"].text == "nameless"


def test_bad_entries_are_said_and_the_others_kept() -> None:
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
    assert [line for _, line in problems("refs.bib", bib)] == [2, 3]


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
def test_dates_are_as_precise_as_they_are_given(issued: object, kept: str) -> None:
    entry = [{"id": "x", "title": "X", "issued": issued}]
    assert sources("refs.json", json.dumps(entry))["x"].attributes["date"] == kept


@pytest.mark.parametrize(
    ("issued", "kept"),
    [
        ({"literal": "spring 2022"}, "spring 2022"),
        ({"date-parts": [[2022, 13, 40]]}, "2022-13-40"),
    ],
)
def test_what_is_no_date_says_when_in_words(issued: object, kept: str) -> None:
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
    ("content", "says"),
    [
        ("[", "this is not JSON: "),
        ("{}", "CSL-JSON is a list of entries, and this is none"),
        ('[{"title": "x"}]', "an entry without an id: "),
        ("[3]", "an entry without an id: 3"),
        ('[{"id": "a b"}]', "`a b` cannot be cited"),
        ("[" * 100_000, "this is not JSON: nested too deep"),
        (f'[{{"id": {"9" * 5000}}}]', "this is not JSON: nested too deep, or a number too large"),
    ],
)
def test_what_is_no_csl_json(content: str, says: str) -> None:
    [(message, _)] = problems("refs.json", content)
    assert message.startswith(says)


def test_other_endings_are_refused() -> None:
    with pytest.raises(UnreadableError, match="no bibliography") as caught:
        read_bibliography(Text("refs.ris", ""))
    assert caught.value.code == "F008"


def test_a_map_cites_what_its_bibliographies_hold(read: Read) -> None:
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


def test_an_unreadable_bibliography_is_said_at_the_line_that_names_it(read: Read) -> None:
    [problem] = read({"main.argmap": "bibliography: gone.bib\n"}).diagnostics
    assert problem.code == "F001"
    assert problem.span is not None
    assert problem.span.line == 1


def test_a_key_in_the_map_and_in_the_bibliography_is_given_twice(read: Read) -> None:
    draft = read(
        {
            "main.argmap": "bibliography: refs.bib\nsource readout: Another\n",
            "refs.bib": BIBTEX,
        }
    )
    [problem] = draft.diagnostics
    assert problem.code == "M006"


def test_an_entry_that_cannot_be_used_matters_when_it_is_cited(read: Read) -> None:
    bib = "@misc{odd, author={A, B, C, D, E}, title={O}}\n@misc{good, title={G}}\n"
    assert read({"a.argmap": "bibliography: r.bib\n", "r.bib": bib}).diagnostics == ()
    cited = "bibliography: r.bib\nevidence a: x [@odd; @good]\nevidence b: y [@odd]\n"
    [problem] = read({"a.argmap": cited, "r.bib": bib}).diagnostics
    assert problem.code == "F009"
    assert problem.message.startswith("this entry cannot be read")


def test_a_key_given_twice_matters_when_it_is_cited(read: Read) -> None:
    bib = "@misc{k, title={A}}\n@misc{k, title={B}}\n"
    assert read({"a.argmap": "bibliography: r.bib\n", "r.bib": bib}).diagnostics == ()
    draft = read({"a.argmap": "bibliography: r.bib\nevidence a: x [@k]\n", "r.bib": bib})
    assert [each.code for each in draft.diagnostics] == ["F009"]
    assert draft.map.sources["k"].text == "A"


def test_what_may_be_in_an_unreadable_file_is_not_missed(read: Read) -> None:
    draft = read(
        {
            "a.argmap": (
                "bibliography: gone.bib\nsource report: R\n"
                "evidence a: x [@elsewhere; @reprot]\n  because [nowhere]\ninclude gone.argmap\n"
            )
        }
    )
    assert [each.code for each in draft.diagnostics] == ["F001", "M005", "F001"]


def test_libraries_do_not_speak_to_the_user(capfd: pytest.CaptureFixture[str]) -> None:
    sources("refs.bib", r"@misc{x, title={A \frac{1} and \unknown}}")
    assert capfd.readouterr() == ("", "")
