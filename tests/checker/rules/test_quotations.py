"""Rules that compare statements with documents."""

import os
from pathlib import Path
from textwrap import dedent
from unicodedata import normalize

import pytest

from argmap.checker.context import RuleContext
from argmap.checker.documents import Documents
from argmap.checker.registry import RULES
from argmap.loader import load
from argmap.semantics import assess
from argmap.source import Diagnostic
from tests.checker.cases import parse_map, underlined_text

TALK = """
The queue was busy on most days,
and nobody minded – “as if it
could be helped”, said one.

It was clear to all of us that the queue would not last for another year.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "talk.txt").write_text(TALK, "utf-8")
    (tmp_path / "report.txt").write_text("There were 340 jobs a second.", "utf-8")
    return tmp_path


def found(code: str, text: str, folder: Path) -> list[Diagnostic]:
    (folder / "plan.argmap").write_text(dedent(text), "utf-8")
    context = RuleContext(assess(load(folder / "plan.argmap")), documents=Documents(folder))
    return list(RULES[code].diagnostics(context))


class TestQuoteNotFound:
    trigger = dedent(
        """
        document: talk.txt
        source report: Load report {file: report.txt}
        source book: A book
        claim calm: Nobody minded the queue [at ¶1]. {quote: "busy on all days"}
        """
    )

    def test_the_document_and_the_quotation_are_named(self, folder: Path) -> None:
        [finding] = found("E011", self.trigger, folder)
        assert underlined_text(finding) == "claim calm"
        assert str(folder / "talk.txt") in finding.message
        assert "busy on all days" in finding.message

    @pytest.mark.parametrize(
        "quote",
        [
            "busy on most days",
            "Busy on most days, and nobody minded.",
            "nobody minded - “as if it could be helped”",
            "nobody minded — „as if it could be helped“",
            "The queue was busy … and nobody minded",
            "The queue was busy ... said one",
            "[The queue was] busy on most [of the] days",
            "[T]he queue was busy",
            "",
        ],
    )
    def test_typography_omissions_and_insertions_do_not_matter(
        self, quote: str, folder: Path
    ) -> None:
        assert found("E011", self.trigger.replace("busy on all days", quote), folder) == []

    @pytest.mark.parametrize(
        "quote",
        ["nobody minded … busy on most days", "busy most days", "busy on most [all] days, but"],
    )
    def test_order_and_missing_words_matter(self, quote: str, folder: Path) -> None:
        assert found("E011", self.trigger.replace("busy on all days", quote), folder)

    @pytest.mark.parametrize(
        ("written", "quote"),
        [
            ("emerg-\n  ing long-\nterm", "emerging long-term"),
            ("emerging long-term", "emerg-ing longterm"),
            ("emerg\u00ading long\u00ad\nterm", "emerging longterm"),
            ("emerg\u200bing l\u2060ong\u2011term", "emerging long-term"),
            ("emerging", "emerg\u00ading"),
        ],
    )
    def test_hyphenation_does_not_matter(self, written: str, quote: str, folder: Path) -> None:
        (folder / "talk.txt").write_text(f"We saw {written} trends.", "utf-8")
        text = self.trigger.replace("busy on all days", f"saw {quote} trends")
        assert found("E011", text, folder) == []

    def test_the_form_of_letters_does_not_matter(self, folder: Path) -> None:
        words = "saw Café 한국 efﬁcient trends"
        decomposed = normalize("NFD", words)
        for written, quote in [(decomposed, words), (words, decomposed), (words, words.lower())]:
            (folder / "talk.txt").write_text(f"We {written}.", "utf-8")
            text = self.trigger.replace("busy on all days", quote)
            assert found("E011", text, folder) == []

    def test_dashes_between_words_matter(self, folder: Path) -> None:
        (folder / "talk.txt").write_text("It was busy - very busy.", "utf-8")
        assert found("E011", self.trigger.replace("busy on all days", "busyvery"), folder)

    def test_the_quotation_may_come_from_any_cited_document(self, folder: Path) -> None:
        text = self.trigger.replace("at ¶1", "at ¶1; @report")
        [finding] = found("E011", text, folder)
        assert str(folder / "report.txt") in finding.message
        assert str(folder / "talk.txt") in finding.message
        for quote in ("340 jobs", "busy on most days"):
            assert found("E011", text.replace("busy on all days", quote), folder) == []

    def test_without_a_place_only_the_cited_documents_count(self, folder: Path) -> None:
        text = self.trigger.replace("at ¶1", "@report").replace("busy on all", "busy on most")
        [finding] = found("E011", text, folder)
        assert "talk.txt" not in finding.message

    def test_without_a_citation_the_document_of_the_map_counts(self, folder: Path) -> None:
        assert found("E011", self.trigger.replace(" [at ¶1]", ""), folder)

    def test_a_missing_document_may_contain_the_quotation(self, folder: Path) -> None:
        assert found("E011", self.trigger.replace("at ¶1", "@book"), folder) == []
        assert found("E011", self.trigger.replace("at ¶1", "at ¶1; @book"), folder) == []
        assert found("E011", self.trigger.replace("talk.txt", "lost.txt"), folder) == []
        assert found("E011", self.trigger.replace("document: talk.txt\n", ""), folder) == []

    def test_without_a_folder_nothing_is_checked(self) -> None:
        context = RuleContext(assess(parse_map(self.trigger)))
        assert list(RULES["E011"].diagnostics(context)) == []


class TestCopiedText:
    trigger = dedent(
        """
        document: talk.txt
        claim short: It was clear to all of us that the queue would not last [at ¶2].
        """
    )

    def test_the_document_is_named(self, folder: Path) -> None:
        [finding] = found("W004", self.trigger, folder)
        assert underlined_text(finding) == "claim short"
        assert str(folder / "talk.txt") in finding.message

    @pytest.mark.parametrize(
        "copy",
        [
            "He says: it was CLEAR, to all of us, that the queue would not last!",
            "and nobody minded as if it could be helped said one it was",
        ],
    )
    def test_case_punctuation_and_line_breaks_do_not_matter(self, copy: str, folder: Path) -> None:
        text = f"document: talk.txt\nclaim short: {copy}\n"
        assert len(found("W004", text, folder)) == 1

    @pytest.mark.parametrize("apostrophe", ["'", "’"])
    def test_an_apostrophe_is_part_of_a_word(self, apostrophe: str, folder: Path) -> None:
        talk = folder / "talk.txt"
        talk.write_text(talk.read_text("utf-8").replace("could be", "couldn’t be"), "utf-8")
        copy = f"nobody minded as if it couldn{apostrophe}t be helped said one it"
        text = f"document: talk.txt\nclaim short: {copy}\n"
        assert found("W004", text, folder) == []
        assert len(found("W004", text.replace("one it", "one it was"), folder)) == 1

    def test_eleven_words_are_fine(self, folder: Path) -> None:
        assert found("W004", self.trigger.replace(" not last", ""), folder) == []

    def test_a_changed_word_breaks_the_run(self, folder: Path) -> None:
        assert found("W004", self.trigger.replace("of us that", "of us how"), folder) == []

    def test_the_quote_attribute_is_exempt(self, folder: Path) -> None:
        text = """
            document: talk.txt
            claim short: It could not last [at ¶2].
              {quote: "It was clear to all of us that the queue would not last"}
        """
        assert found("W004", text, folder) == []

    def test_documents_of_sources_are_not_compared(self, folder: Path) -> None:
        text = self.trigger.replace("document:", "source talk: A talk {file: talk.txt}\n//")
        assert found("W004", text, folder) == []

    def test_a_missing_document_is_not_compared(self, folder: Path) -> None:
        assert found("W004", self.trigger.replace("talk.txt", "lost.txt"), folder) == []
        assert list(RULES["W004"].diagnostics(RuleContext(assess(parse_map(self.trigger))))) == []


class TestPlaceNotFound:
    trigger = "document: talk.txt\nclaim calm: Nobody minded the queue [at ¶3].\n"

    def test_the_place_and_the_number_of_paragraphs_are_named(self, folder: Path) -> None:
        [finding] = found("E019", self.trigger, folder)
        assert finding.statement == "calm"
        assert "¶3" in finding.message
        assert "2 paragraphs" in finding.message

    @pytest.mark.parametrize("place", ["¶0", "¶2–3", "¶99", "para. 3"])
    def test_places_beyond_the_document(self, place: str, folder: Path) -> None:
        assert found("E019", self.trigger.replace("¶3", place), folder)

    @pytest.mark.parametrize("place", ["¶1", "¶1–2", "p. 9", "00:12:31"])
    def test_other_places(self, place: str, folder: Path) -> None:
        assert not found("E019", self.trigger.replace("¶3", place), folder)

    def test_a_missing_document_may_have_the_paragraph(self, folder: Path) -> None:
        assert not found("E019", self.trigger.replace("talk", "lost"), folder)


class TestMissingDocument:
    trigger = "title: Talk\ndocument: lost.txt\nclaim calm: Nobody minded the queue.\n"

    def test_it_is_reported_at_the_header(self, folder: Path) -> None:
        [finding] = found("E020", self.trigger, folder)
        assert (finding.statement, underlined_text(finding)) == (None, "document")
        assert "lost.txt" in finding.message

    def test_a_similar_name_is_suggested(self, folder: Path) -> None:
        [finding] = found("E020", self.trigger.replace("lost", "tlak"), folder)
        assert "talk.txt" in finding.help

    @pytest.mark.parametrize("path", [".", "../talk.txt"])
    def test_folders_and_paths_out_of_the_project(self, path: str, folder: Path) -> None:
        assert found("E020", self.trigger.replace("lost.txt", path), folder)

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
    def test_a_named_pipe_is_not_a_document(self, folder: Path) -> None:
        os.mkfifo(folder / "lost.txt")
        [finding] = found("E020", self.trigger, folder)
        assert "named pipe" in finding.message

    @pytest.mark.parametrize("path", ["talk.txt", "talk.pdf", "https://example.org/talk"])
    def test_existing_files_and_addresses_are_fine(self, path: str, folder: Path) -> None:
        (folder / "talk.pdf").write_bytes(b"%PDF\xff")
        assert not found("E020", self.trigger.replace("lost.txt", path), folder)

    def test_without_a_folder_nothing_is_checked(self) -> None:
        context = RuleContext(assess(parse_map(self.trigger)))
        assert list(RULES["E020"].diagnostics(context)) == []
