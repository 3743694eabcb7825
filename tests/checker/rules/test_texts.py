"""Each rule about wording: what triggers it, what mends it, and what comes near it."""

from textwrap import dedent

import pytest

from argmap.builder import MapBuilder
from argmap.checker.context import RuleContext
from argmap.checker.registry import RULES
from argmap.checker.settings import Settings
from argmap.loader import parse_draft
from argmap.semantics import assess
from argmap.source import Severity
from tests.checker.cases import found, one, under


class TestQuestion:
    trigger = "claim lasting: Who wants to wait [at ¶1]?\n"

    def test_it_ends_in_a_question_mark(self) -> None:
        finding = one("W001", self.trigger)
        assert finding.severity is Severity.WARNING
        assert finding.message == "[lasting] is a question, and a question neither holds nor fails"
        assert under(finding) == "claim lasting"

    @pytest.mark.parametrize("kind", ["evidence", "recommendation", "assumption", "goal"])
    def test_no_kind_of_statement_is_a_question(self, kind: str) -> None:
        assert found("W001", self.trigger.replace("claim", kind))

    @pytest.mark.parametrize("mark", ["？", "؟"])
    def test_question_marks_of_other_scripts(self, mark: str) -> None:
        assert found("W001", self.trigger.replace("?", mark))

    def test_a_full_stop_mends_it(self) -> None:
        assert not found("W001", self.trigger.replace("?", "."))

    @pytest.mark.parametrize(
        "text", ["The question “Why?” is open.", "He asked “Why?”", "Why not? It helps."]
    )
    def test_a_question_inside_is_none_at_the_end(self, text: str) -> None:
        assert not found("W001", f"claim open: {text}\n")


class TestLongStatement:
    trigger = f"claim long: It is{' so' * 5}.\n"
    settings = Settings(max_words=6)

    def test_it_has_more_words_than_allowed(self) -> None:
        finding = one("W002", self.trigger, settings=self.settings)
        assert finding.severity is Severity.INFO
        assert finding.message == "[long] has 7 words, and 6 are allowed"
        assert under(finding) == "claim long"

    def test_just_as_many_will_do(self) -> None:
        assert not found("W002", self.trigger, settings=Settings(max_words=7))

    def test_sixty_are_allowed_if_nothing_else_is_said(self) -> None:
        assert not found("W002", f"claim long: It{' is' * 59}.\n")
        assert found("W002", f"claim long: It{' is' * 60}.\n")

    def test_citations_tags_and_attributes_are_no_words(self) -> None:
        text = 'source a: A\nclaim long: It is so. #tag [@a, p. 1] {note: "one two three four"}\n'
        assert not found("W002", text, settings=self.settings)


def prose(line: str, *, first: str = "The queue is busy") -> str:
    return f"claim busy: {first}\n    {line}\n"


class TestReservedWordTypo:
    trigger = prose("becuase it had 340 jobs a second.")

    def test_a_line_seems_to_begin_a_relation(self) -> None:
        finding = one("W003", self.trigger)
        assert finding.severity is Severity.WARNING
        assert finding.message == (
            "`becuase` begins a line of [busy] as a relation would begin, but is read as prose"
        )
        assert "`because claim: …`" in finding.help
        assert finding.statement == "busy"
        assert under(finding) == "becuase"

    def test_a_relation_mends_it(self) -> None:
        text = self.trigger.replace("becuase it", "because evidence: It")
        assert not found("W003", text)

    @pytest.mark.parametrize(
        ("slip", "meant"),
        [
            ("beacuse", "because"),
            ("ebcause", "because"),
            ("bcause", "because"),
            ("becaus", "because"),
            ("becausse", "because"),
            ("becayse", "because"),
            ("sicne", "since"),
            ("sinse", "since"),
            ("unles", "unless"),
            ("unlsess", "unless"),
            ("btu", "but"),
            ("adn", "and"),
        ],
    )
    def test_slips_of_the_finger(self, slip: str, meant: str) -> None:
        assert f"`{meant} claim: …`" in one("W003", prose(f"{slip} it is so.")).help

    @pytest.mark.parametrize(
        "word",
        ["an", "any", "hand", "bus", "put", "about", "cause", "became", "useless", "once", "mince"],
    )
    def test_other_words_of_english_are_none(self, word: str) -> None:
        assert not found("W003", prose(f"{word} and so on."))

    @pytest.mark.parametrize("word", ["because", "but", "and", "since", "unless"])
    def test_prose_may_go_on_with_a_connective(self, word: str) -> None:
        assert not found("W003", prose(f"{word} it had 340 jobs a second."))

    @pytest.mark.parametrize("end", [".", "!", ".”", "…"])
    @pytest.mark.parametrize("word", ["because", "but", "and", "since", "unless"])
    def test_but_not_behind_the_end_of_a_sentence(self, word: str, end: str) -> None:
        text = prose(f"{word} it had 340 jobs a second.", first=f"The queue is busy{end}")
        assert one("W003", text).message.startswith(f"`{word}` begins a line of [busy]")

    @pytest.mark.parametrize(
        ("first", "line"),
        [
            ("It is busy in the U.S.", "and in Japan."),
            ("It is busy, e.g.", "because of that."),
            ("It is busy.", "Because of that it is slow."),
            ("It is busy.", "\\because it is."),
            ("It is busy.", "// because it is."),
            ("It is busy.", "becauses-of-that are read as they stand"),
            ("It is busy", "\\becuase it is."),
        ],
    )
    def test_near_misses(self, first: str, line: str) -> None:
        assert not found("W003", prose(line, first=first))

    def test_relations_are_read_as_they_are(self) -> None:
        text = dedent(
            """
            claim busy: It is busy.
              because (by counting) evidence load: It had 340 jobs a second.
              and claim so: So it is.
              since assumption: It is.
              unless [lull]
              but (implicit) [lull]
            claim lull: It is less now.
            """
        )
        assert not found("W003", text)

    def test_every_text_with_statements_in_it_is_looked_at(self) -> None:
        text = self.trigger + prose("btu it is.").replace("busy:", "calm:")
        assert [each.statement for each in found("W003", text)] == ["busy", "calm"]

    def test_only_what_is_said_counts(self) -> None:
        assert not found("W003", "source a: A report\n    becuase it is.\nclaim b: It is.\n")
        assert not found("W003", "claim b: It is.\nsource a: A report\n    becuase it is.\n")
        assert not found("W003", "title: A map\n    becuase it is.\nclaim b: It is.\n")
        assert not found("W003", 'claim b: It is. {quote: "It is\n    becuase it is."}\n')

    def test_what_is_an_error_is_not_told_again(self) -> None:
        draft = parse_draft(prose("becuase evidence: It had 340 jobs a second."))
        assert [each.code for each in draft.diagnostics] == ["L002"]

    def test_a_map_without_places_has_no_lines(self) -> None:
        plan = MapBuilder()
        plan.claim("It is busy. because it is.")
        assert list(RULES["W003"].diagnostics(RuleContext(assess(plan.map())))) == []
