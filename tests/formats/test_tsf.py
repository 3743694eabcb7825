"""TSF: the graph of trudag, the files of its items, references and scores."""

from pathlib import Path

from argmap.formats import LossKind, load, parse
from argmap.model import Kind
from tests.formats.readers import count_losses, places, read, relations

NAME = "tsf/dotstop.dot"


def test_items_support_each_other() -> None:
    found = read(NAME, "tsf").map
    assert relations(found) == {
        "PUMP because TESTS",
        "PUMP because AOU-01",
        "PUMP because LOST.1",
    }
    kinds = {name: statement.kind for name, statement in found.statements.items()}
    assert kinds == {
        "PUMP": Kind.CLAIM,
        "TESTS": Kind.EVIDENCE,
        "AOU-01": Kind.ASSUMPTION,
        "LOST.1": Kind.CLAIM,
    }


def test_fields_references_and_context_are_kept() -> None:
    found = read(NAME, "tsf").map
    assert found.statements["PUMP"].attributes == {
        "owner": "Ann",
        "context": ("A tank holds water.",),
    }
    tests = found.statements["TESTS"]
    assert tests.attributes["score"] == ("Ann: 0.7", "Bo: 1.0")
    assert tests.attributes["evidence"] == "check_test_results"
    cited = [found.sources[citation.source] for citation in tests.citations]
    assert [source.text for source in cited] == ["the report of the tests", "pump::stop"]
    assert cited[1].attributes == {"file": "src/pump.c"}


def test_what_is_lost_is_reported_with_its_item() -> None:
    found = read(NAME, "tsf")
    assert count_losses(found) == {
        LossKind.STATEMENT: 2,
        LossKind.TEXT: 2,
        LossKind.CITATION: 1,
        LossKind.ATTRIBUTE: 1,
        LossKind.SETTING: 1,
        LossKind.LAYOUT: 1,
    }
    assert places(found, LossKind.STATEMENT) == {"items/BROKEN.md", "OTHER"}
    assert places(found, LossKind.TEXT) == {"LOST.1", ""}


def test_a_graph_without_files_has_names_only() -> None:
    found = parse('digraph G { "A" -> "B" [sha=1]; }', "tsf")
    assert relations(found.map) == {"A because B"}
    assert count_losses(found) == {LossKind.TEXT: 2}


def test_losses_of_a_reference_are_in_the_order_of_the_file(tmp_path: Path) -> None:
    names = ["zeta", "beta", "eta", "theta", "alpha"]
    fields = "".join(f"    {name}: x\n" for name in names)
    front = f"normative: true\nreferences:\n  - url: https://example.org\n{fields}"
    (tmp_path / "PUMP.md").write_text(f"---\n{front}---\nIt stops.\n", "utf-8")
    (tmp_path / "dotstop.dot").write_text('digraph G {\n"PUMP" [sha=1];\n}\n', "utf-8")
    lost = load(tmp_path / "dotstop.dot", "tsf").losses.by_kind[LossKind.ATTRIBUTE]
    assert [loss.about.partition(" ")[0] for loss in lost] == names
