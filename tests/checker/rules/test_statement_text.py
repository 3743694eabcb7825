"""Rules about the wording of statements."""

from textwrap import dedent

import pytest

from argmap.builder import MapBuilder
from argmap.checker.context import RuleContext
from argmap.checker.registry import RULES
from argmap.checker.settings import Settings
from argmap.loader import parse_draft
from argmap.semantics import assess
from tests.checker.cases import run_rule, run_rule_once, underlined_text


class TestQuestion:
    trigger = "claim lasting: Who wants to wait [at ¶1]?\n"

    @pytest.mark.parametrize("kind", ["claim", "evidence", "recommendation", "assumption", "goal"])
    def test_statements_of_all_kinds_are_checked(self, kind: str) -> None:
        assert run_rule("W001", self.trigger.replace("claim", kind))

    @pytest.mark.parametrize("mark", ["？", "؟"])
    def test_question_marks_of_other_scripts_count(self, mark: str) -> None:
        assert run_rule("W001", self.trigger.replace("?", mark))

    def test_a_statement_is_not_a_question(self) -> None:
        assert not run_rule("W001", self.trigger.replace("?", "."))

    @pytest.mark.parametrize(
        "text", ["The question “Why?” is open.", "He asked “Why?”", "Why not? It helps."]
    )
    def test_a_question_inside_the_text_does_not_count(self, text: str) -> None:
        assert not run_rule("W001", f"claim open: {text}\n")


class TestLongStatement:
    trigger = f"claim long: It is{' so' * 5}.\n"
    settings = Settings(max_words=6)

    def test_the_limit_itself_is_allowed(self) -> None:
        assert run_rule("W002", self.trigger, settings=self.settings)
        assert not run_rule("W002", self.trigger, settings=Settings(max_words=7))

    def test_the_default_limit_is_sixty_words(self) -> None:
        assert not run_rule("W002", f"claim long: It{' is' * 59}.\n")
        assert run_rule("W002", f"claim long: It{' is' * 60}.\n")

    def test_citations_tags_and_attributes_do_not_count(self) -> None:
        text = 'source a: A\nclaim long: It is so. #tag [@a, p. 1] {note: "one two three four"}\n'
        assert not run_rule("W002", text, settings=self.settings)


def prose(line: str, *, first: str = "The queue is busy") -> str:
    return f"claim busy: {first}\n    {line}\n"


class TestReservedWordTypo:
    trigger = prose("becuase it had 340 jobs a second.")

    def test_the_word_is_reported(self) -> None:
        finding = run_rule_once("W003", self.trigger)
        assert (finding.statement, underlined_text(finding)) == ("busy", "becuase")

    def test_a_relation_is_fine(self) -> None:
        text = self.trigger.replace("becuase it", "because evidence: It")
        assert not run_rule("W003", text)

    @pytest.mark.parametrize(
        ("misspelling", "connective"),
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
    def test_the_connective_is_suggested(self, misspelling: str, connective: str) -> None:
        finding = run_rule_once("W003", prose(f"{misspelling} it is so."))
        assert f"`{connective} claim: …`" in (finding.help or "")

    @pytest.mark.parametrize(
        "word",
        ["an", "any", "hand", "bus", "put", "about", "cause", "became", "useless", "once", "mince"],
    )
    def test_other_english_words_are_fine(self, word: str) -> None:
        assert not run_rule("W003", prose(f"{word} and so on."))

    @pytest.mark.parametrize("word", ["because", "but", "and", "since", "unless"])
    def test_a_line_that_starts_with_a_connective_is_a_warning_of_the_text(self, word: str) -> None:
        text = prose(f"{word} it had 340 jobs a second.")
        assert not run_rule("W003", text)
        assert [found.code for found in parse_draft(text).warnings] == ["L014"]

    @pytest.mark.parametrize(
        ("first", "line"),
        [
            ("It is busy.", "Because of that it is slow."),
            ("It is busy.", "\\because it is."),
            ("It is busy.", "// because it is."),
            ("It is busy.", "becauses-of-that are read as they stand"),
            ("It is busy", "\\becuase it is."),
        ],
    )
    def test_capitals_escapes_and_comments_are_fine(self, first: str, line: str) -> None:
        assert not run_rule("W003", prose(line, first=first))

    def test_real_relations_are_fine(self) -> None:
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
        assert not run_rule("W003", text)

    def test_every_statement_is_checked(self) -> None:
        text = self.trigger + prose("btu it is.").replace("busy:", "calm:")
        assert [finding.statement for finding in run_rule("W003", text)] == ["busy", "calm"]

    def test_only_the_text_of_statements_is_checked(self) -> None:
        assert not run_rule("W003", "source a: A report\n    becuase it is.\nclaim b: It is.\n")
        assert not run_rule("W003", "claim b: It is.\nsource a: A report\n    becuase it is.\n")
        assert not run_rule("W003", "title: A map\n    becuase it is.\nclaim b: It is.\n")
        assert not run_rule("W003", 'claim b: It is. {quote: "It is\n    becuase it is."}\n')

    def test_a_misspelled_relation_is_a_syntax_error_instead(self) -> None:
        draft = parse_draft(prose("becuase evidence: It had 340 jobs a second."))
        assert [diagnostic.code for diagnostic in draft.diagnostics] == ["L002"]

    def test_statements_without_spans_are_not_checked(self) -> None:
        plan = MapBuilder()
        plan.claim("It is busy. because it is.")
        assert list(RULES["W003"].diagnostics(RuleContext(assess(plan.map())))) == []
