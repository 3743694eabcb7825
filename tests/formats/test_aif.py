"""AIF: the argument, who said what, and the report of the rest."""

import json

import pytest

from argmap.formats import FormatError, LossKind, dump, parse
from argmap.loader import parse as parse_map
from tests.formats.readers import count_losses, places, read, relations


def test_aifdb_is_read_with_linked_premises_objections_and_exceptions() -> None:
    found = read("aif.json", "aif")
    assert list(found.map.statements) == [
        "keep-the-ferry",
        "it-is-the-only-way",
        "people-must-get-across",
        "the-bridge-opens-in-may",
        "the-bridge-is-late",
        "cost",
        "it-pays-for-itself",
        "nobody-says-this",
    ]
    assert relations(found.map) == {
        "keep-the-ferry because (Practical Reasoning) it-is-the-only-way and people-must-get-across"
        " unless the-bridge-opens-in-may",
        "keep-the-ferry but cost unless it-pays-for-itself",
        "the-bridge-opens-in-may because the-bridge-opens-in-may",
    }


def test_what_aif_has_and_a_map_has_not_is_reported() -> None:
    found = read("aif.json", "aif")
    # A rephrase, an edge from statement to statement.
    assert places(found, LossKind.UNKNOWN_RELATION) == {"15", "/edges/14"}
    # A missing premise, the reason that would need it, and one without a premise.
    assert places(found, LossKind.INCOMPLETE_RELATION) == {"/edges/15", "17", "16"}
    # A transition, an illocution about an objection, and a speaker without a name.
    assert places(found, LossKind.SPEAKER) == {"24", "25", "/locutions"}
    assert places(found, LossKind.LAYOUT) == {"6"}
    assert len(found.losses) == 9


def test_speakers_and_their_words_become_attributes() -> None:
    statements = read("aif.json", "aif").map.statements
    assert statements["keep-the-ferry"].attributes == {
        "by": "Ann",
        "quote": "We need the ferry, don't we?",
        "illocution": "Rhetorical Questioning",
    }
    assert statements["cost"].attributes == {"by": "Bob", "quote": "It costs a fortune."}


def test_a_locution_that_is_a_premise_is_a_statement_in_xaif() -> None:
    found = read("xaif.json", "aif")
    assert relations(found.map) == {"it-will-rain because ann-says-that-the-sky"}
    assert count_losses(found) == {LossKind.PLACE: 1, LossKind.SCHEME: 1, LossKind.LAYOUT: 1}


def test_edges_of_ova_have_whole_nodes() -> None:
    found = read("ova.json", "aif")
    assert relations(found.map) == {
        "the-dog-barked because (Argument From Sign weak) a-stranger-came"
    }
    assert found.map.statements["the-dog-barked"].tags == ("major-claim",)
    assert count_losses(found) == {LossKind.SCHEME: 1, LossKind.PLACE: 1, LossKind.LAYOUT: 1}


def test_an_argument_with_speakers_is_written_without_loss() -> None:
    argument_map = parse_map("""
claim act: Act now. {by: "Ann"}
  because (sign) claim helps: It helps. {by: "Bob", quote: "Bob: It will help, I guess."}
  and claim n1: It is cheap. {quote: "cheap"}
  unless (bias) claim paid: Ann is paid.
  but claim late: It is too late. {by: "Ann", illocution: "Conceding"}
    but [act]
    unless [late]
""")
    exported = dump(argument_map, "aif")
    assert not exported.losses
    assert parse(exported.text, "aif").map == argument_map
    content = json.loads(exported.text)
    assert [person["firstname"] for person in content["participants"]] == ["Ann", "Bob"]


def test_a_warrant_is_written_as_a_premise_and_reported() -> None:
    argument_map = parse_map("claim a: A.\n  because claim b: B.\n  since (rule) claim w: W.\n")
    exported = dump(argument_map, "aif")
    assert relations(parse(exported.text, "aif").map) == {"a because b and w"}
    assert {loss.kind for loss in exported.losses} == {LossKind.WARRANT, LossKind.SCHEME}


@pytest.mark.parametrize("scheme", ["RA", "default inference", "Default Conflict"])
def test_a_scheme_that_says_nothing_in_aif_is_reported(scheme: str) -> None:
    argument_map = parse_map(f"claim a: A.\n  because ({scheme}) claim b: B.\n")
    assert [loss.kind for loss in dump(argument_map, "aif").losses] == [LossKind.SCHEME]


@pytest.mark.parametrize("content", ["[]", "{}", '{"nodes": {}}', '{"AIF": [], "nodes": 3}'])
def test_a_file_without_nodes_is_refused(content: str) -> None:
    with pytest.raises(FormatError):
        parse(content, "aif")


def test_an_empty_graph_is_an_empty_map() -> None:
    assert parse('{"AIF": {"nodes": [], "edges": null}}').map.statements == {}


def test_whatever_else_a_file_has_is_reported() -> None:
    content = {
        "AIF": {
            "nodes": [{"nodeID": 1, "type": "I", "text": "So.", "note": "sure", "x": 1}],
            "edges": [],
            "locutions": [{"nodeID": 2, "personID": None, "start": "10:00"}],
            "participants": [{"participantID": 3, "firstname": "Ann", "role": "chair"}],
        },
        "OVA": {"firstname": "Bo", "url": "", "nodes": [], "edges": []},
        "analysis": {},
        "forecast": [1],
    }
    found = parse(json.dumps(content), "aif")
    assert {loss.element for loss in found.losses} == {
        "",  # the positions of nodes
        "/AIF/nodes/0/note",
        "/AIF/locutions/0/start",
        "/AIF/participants/0/role",
        "/OVA/firstname",
        "/forecast",
    }
