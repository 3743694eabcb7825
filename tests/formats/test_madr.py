"""MADR: options, the choice and its consequences, and prose that has no place in a map."""

import pytest

from argmap.formats import LossKind, parse
from argmap.model import Kind
from tests.formats.readers import count_losses, read, relations

NAME = "decision.md"


def test_what_is_good_or_bad_about_an_option_is_a_reason_for_or_against_it() -> None:
    found = read(NAME, "madr").map
    assert relations(found) == {
        "postgresql because it-serves-many-users-at",
        "postgresql because the-team-knows-it",
        "postgresql but somebody-must-run-it",
        "postgresql because it-has-many-extensions",
        "sqlite-public-domain because it-needs-no-server",
        "sqlite-public-domain but writers-block-each-other",
        "another-one but nobody-knows-it",
    }


@pytest.mark.parametrize("word", ["because ", "as ", "because: ", ""])
def test_the_word_before_a_reason_is_not_part_of_it(word: str) -> None:
    text = (
        f"# Title\n\n## Pros and Cons of the Options\n\n### SQLite\n\n* Good, {word}it is small\n"
    )
    assert [statement.text for statement in parse(text, "madr").map.statements.values()] == [
        "SQLite",
        "it is small",
    ]


def test_headings_of_the_template_have_comments() -> None:
    found = parse(
        "# Title\r\n\r\n## Decision Outcome <!-- required -->\r\n\r\n"
        "Chosen option: A, because it fits\r\n\r\n"
        "### Negative Consequences <!-- optional -->\r\n\r\n* It is slow\r\n\r\n"
        "## Pros and Cons of the Options <!-- optional -->\r\n\r\n"
        "### A\r\n\r\n* **Good**, because it is small\r\n",
        name="0001.md",
    )
    assert relations(found.map) == {
        "a because it-fits",
        "a but it-is-slow",
        "a because it-is-small",
    }
    assert count_losses(found) == {LossKind.COMMENT: 3}


def test_the_choice_is_a_recommendation_and_drivers_are_goals() -> None:
    found = read(NAME, "madr").map
    kinds = {name: statement.kind for name, statement in found.statements.items()}
    assert kinds["postgresql"] is Kind.RECOMMENDATION
    assert kinds["a-file"] is Kind.CLAIM
    assert kinds["backups-must-be-easy"] is Kind.GOAL
    assert found.statements["postgresql"].attributes == {"status": "accepted"}
    assert (found.title, found.author, found.date) == ("Choose a database", "Ann, Bo", "2024-05-01")
    assert {source.attributes["url"] for source in found.sources.values()} == {
        "https://example.org/pg",
        "https://example.org/extensions",
    }


def test_what_is_lost_is_reported_with_its_line() -> None:
    found = read(NAME, "madr")
    assert count_losses(found) == {
        LossKind.UNKNOWN_RELATION: 1,
        LossKind.TEXT: 7,
        LossKind.HEADER: 1,
        LossKind.SETTING: 1,
        LossKind.COMMENT: 1,
    }
    lines = {loss.span.line for loss in found.losses if loss.span and loss.kind is LossKind.TEXT}
    assert lines == {12, 39, 47, 51, 56, 59, 67}


def test_reasons_for_the_choice_may_be_a_list() -> None:
    content = "# T\n## Considered Options\n* A\n* B\n## Decision Outcome\n"
    content += "Chosen option: “B”, because\n\n* it is short\n* it is cheap\n"
    assert relations(parse(content, "madr").map) == {
        "b because it-is-short",
        "b because it-is-cheap",
    }


def test_older_records_have_their_status_in_a_list() -> None:
    content = "# T\n* Status: rejected\n* Deciders: Ann\n## Decision Outcome\nChosen option: A\n"
    found = parse(content, "madr")
    assert found.map.author == "Ann"
    assert found.map.statements["a"].attributes == {"status": "rejected"}
    assert not found.losses
