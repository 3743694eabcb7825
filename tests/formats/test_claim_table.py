"""Tables of claims: columns, linked premises, and rows that cannot be read as meant."""

import pytest

from argmap.formats import FormatError, LossKind, parse
from argmap.model import Kind
from tests.formats.readers import FILES, count_losses, places, read, relations

NAME = "claims.csv"


def test_rows_support_and_attack_each_other() -> None:
    assert relations(read(NAME, "csv").map) == {
        "act because cool and hot",
        "act because children-like-trees",
        "act but pipes",
        "pipes but cell",
    }


def test_columns_become_parts_of_a_statement() -> None:
    found = read(NAME, "csv").map
    act, cool = found.statements["act"], found.statements["cool"]
    assert act.kind is Kind.RECOMMENDATION
    assert act.attributes == {"asked-on": "2024-05-01", "owner": "Ann"}
    assert (cool.text, cool.tags, cool.section) == ("Trees cool streets.", ("green",), "streets")
    [citation] = cool.citations
    assert found.sources[citation.source].attributes["url"] == "https://example.org/survey"
    assert [section.title for section in found.sections] == ["Streets", "Costs"]


def test_what_is_lost_is_reported_with_its_row() -> None:
    found = read(NAME, "csv")
    assert count_losses(found) == {
        LossKind.INCOMPLETE_RELATION: 2,
        LossKind.STATEMENT: 1,
        LossKind.KIND: 1,
        LossKind.TEXT: 1,
        LossKind.ATTRIBUTE: 2,
        LossKind.TAG: 1,
        LossKind.LAYOUT: 1,
    }
    assert places(found, LossKind.STATEMENT) == {"row 7"}
    assert places(found, LossKind.ATTRIBUTE) == {"row 2", "row 10"}
    [twice] = [loss for loss in found.losses if loss.kind is LossKind.STATEMENT]
    assert twice.span
    assert twice.span.line == 8


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_are_recognized(delimiter: str) -> None:
    content = "text,id,supports\nIt rains.,rain,\nThe street is wet.,wet,rain\n"
    found = parse(content.replace(",", delimiter), name="claims.csv")
    assert relations(found.map) == {"rain because wet"}
    assert not found.losses


@pytest.mark.parametrize("before", ["\n \n", "sep=;\n", "\nSEP=;\n"])
def test_what_excel_writes_before_the_columns_is_skipped(before: str) -> None:
    for end in ("\n", "\r\n"):
        content = f"{before}text;id;kind\nIt rains.;rain;fact\n".replace("\n", end)
        [loss] = (found := parse(content, name="claims.csv")).losses
        assert list(found.map.statements) == ["rain"]
        assert (loss.kind, loss.span and loss.span.line) == (LossKind.KIND, before.count("\n") + 2)


def test_the_column_of_texts_is_enough() -> None:
    found = parse("Text\nIt rains.\n", name="claims.csv")
    assert [statement.text for statement in found.map.statements.values()] == ["It rains."]


@pytest.mark.parametrize(
    ("content", "line"), [("a,b\n1,2\n", 1), ("", 1), ('text,id\n"a,b\n', 2), ('text\n"a"b\n', 2)]
)
def test_what_is_no_table_of_claims_is_refused(content: str, line: int) -> None:
    with pytest.raises(FormatError) as error:
        parse(content, "csv", "claims.csv")
    assert (error.value.path, error.value.line) == ("claims.csv", line)


def test_windows_line_ends_change_nothing() -> None:
    content = (FILES / NAME).read_bytes()
    assert parse(content.replace(b"\n", b"\r\n"), "csv").map == read(NAME, "csv").map
