"""Rules that compare statements with the documents that they quote or map."""

import re
from collections.abc import Iterable, Iterator

from argmap.checker.context import RuleContext
from argmap.checker.messages import MOST_NAMED
from argmap.checker.rule_definition import rule
from argmap.documents.measure import is_beyond, parse_place
from argmap.documents.paragraphs import split_paragraphs
from argmap.identifiers import normalize_name
from argmap.model import Statement
from argmap.source import Diagnostic, Severity, Text
from argmap.text_layout import join_words, pluralize, shorten
from argmap.wording import QUOTED_WIDTH

MINIMUM_COPIED_WORDS = 12
"""The number of consecutive words from a document that count as copied."""


@rule(
    "E011",
    "quote-not-found",
    Severity.ERROR,
    plural="quotations are not in the documents that they cite",
)
def quote_not_found(context: RuleContext) -> Iterator[Diagnostic]:
    """A quotation is not in the document that it cites.

    The words in `{quote: "…"}` are in none of the documents that they can come from. These are the
    `file` of each cited source, and the `document:` of the map if the statement names a place in it
    or cites nothing. The rule needs all of these documents, as text files in the project of the
    map. Case, white space, hyphens in words and the style of quotation marks and dashes do not
    count. `…` marks an omission, square brackets an insertion.

    A wrong quotation attributes words to somebody who did not say them.

    In talk.txt::

        The queue was busy on most days, and nobody minded.

    Example::

        document: talk.txt

        claim calm: The queue troubled nobody [at ¶1].
          because evidence said: The speaker says so [at ¶1].
              {quote: "busy on all days, and nobody minded"}

    Fixed::

        document: talk.txt

        source talk: Talk on the queue {date: 2024-05, file: "talk.txt"}

        claim calm: The queue troubled nobody [at ¶1].
          because evidence said: The speaker says so [at ¶1; @talk].
              {quote: "busy on most days, and nobody minded"}
    """
    normalized: dict[Text, str] = {}
    for statement in context.map.statements.values():
        quote = statement.attributes.get("quote")
        if not isinstance(quote, str):
            continue
        documents = _find_documents(context, statement)
        for document in documents:
            if document not in normalized:
                normalized[document] = _normalize(document.content)
        parts = _split_quote(quote)
        if documents and not any(_contains(normalized[text], parts) for text in documents):
            yield context.finding(
                statement.id,
                f"[{statement.id}] quotes words that are not in "
                f"{' or '.join(document.name for document in documents)}: "
                f"“{shorten(quote, QUOTED_WIDTH)}”",
                "quote the document word for word, with `…` for omissions",
            )


@rule(
    "W004",
    "copied-text",
    Severity.WARNING,
    plural="statements copy twelve or more consecutive words from the document",
)
def copied_text(context: RuleContext) -> Iterator[Diagnostic]:
    """A statement copies twelve or more consecutive words from the document.

    The rule compares the text of each statement with the `document:` of the map, if that is a text
    file in the project of the map. Case and punctuation do not count. The attribute `quote` is
    exempt.

    Stating an argument in your own words shows that you understood it. It also lets you publish the
    map where you may not publish the document.

    In talk.txt::

        It was clear to all of us that the queue would not last for another year.

    Example::

        document: talk.txt

        source minutes: Meeting minutes {date: 2024-03-04}

        claim short: The queue needs a replacement.
          because evidence said: It was clear to all of us that the queue would not last for
              another year [at ¶1; @minutes].

    Fixed::

        document: talk.txt

        source minutes: Meeting minutes {date: 2024-03-04}

        claim short: The queue needs a replacement.
          because evidence said: Everybody gave it less than a year [at ¶1; @minutes].
    """
    document = context.document()
    if document is None:
        return
    statements = context.map.statements.values()
    runs = {statement.id: list(_iter_runs(statement.text)) for statement in statements}
    all_runs = {run for statement_runs in runs.values() for run in statement_runs}
    copied_runs = all_runs.intersection(_iter_runs(document.content))
    for name, statement_runs in runs.items():
        copied = next((run for run in statement_runs if run in copied_runs), None)
        if copied:
            yield context.finding(
                name,
                f"[{name}] copies {MINIMUM_COPIED_WORDS} or more consecutive words from "
                f"{document.name}: “{shorten(' '.join(copied), QUOTED_WIDTH)}”",
                'rephrase it, or move the words into the attribute `{quote: "…"}`',
            )


@rule(
    "E019",
    "place-not-found",
    Severity.WARNING,
    plural="statements refer to paragraphs that the document does not have",
)
def place_not_found(context: RuleContext) -> Iterator[Diagnostic]:
    """A statement refers to a paragraph that the document does not have.

    The place in `[at ¶9]` is beyond the last paragraph of the `document:` of the map, if that is a
    text file in the project of the map. `argmap coverage` shows how paragraphs are counted.

    A reader who looks the place up finds nothing.

    In talk.txt::

        The queue was busy on most days.

        Nobody minded.

    Example::

        document: talk.txt

        source minutes: Meeting minutes {date: 2024-03-04}

        claim calm: The queue troubled nobody.
          because evidence said: The speaker says so [at ¶22; @minutes].

    Fixed::

        document: talk.txt

        source minutes: Meeting minutes {date: 2024-03-04}

        claim calm: The queue troubled nobody.
          because evidence said: The speaker says so [at ¶2; @minutes].
    """
    document = context.document()
    if document is None:
        return
    count = len(split_paragraphs(document).paragraphs)
    for statement in context.map.statements.values():
        missing = [place for place in statement.places if is_beyond(parse_place(place), count)]
        if missing:
            yield context.finding(
                statement.id,
                f"[{statement.id}] refers to {join_words(missing, MOST_NAMED)}, but "
                f"{document.name} has {pluralize(count, 'paragraph')}",
                f"correct the place: `[at ¶{max(count, 1)}]` is the last one",
            )


@rule("E020", "missing-document", Severity.WARNING, plural="maps name a document that is missing")
def missing_document(context: RuleContext) -> Iterator[Diagnostic]:
    """The document of the map does not exist.

    The path after `document:` names no file, or one outside the project of the map. Addresses on
    the web are not looked up.

    Without the document, argmap cannot check quotations and places.

    Example::

        document: takl.txt

        source minutes: Meeting minutes {date: 2024-03-04}

        claim calm: The queue troubled nobody.
          because evidence said: The speaker says so [@minutes].

    Fixed::

        source minutes: Meeting minutes {date: 2024-03-04}

        claim calm: The queue troubled nobody.
          because evidence said: The speaker says so [@minutes].
    """
    path = context.map.document
    error = context.documents.error(path)
    if error and error.code in ("F001", "F002", "F004", "F006") and "://" not in path:
        yield context.finding(
            None,
            f"the document of the map cannot be read: {error.message}",
            error.help or "correct the path after `document:`, or delete the line",
            context.map.document_span,
        )


def _find_documents(context: RuleContext, statement: Statement) -> list[Text]:
    """Return the documents that a statement may quote, or none if one is not available."""
    keys: list[str | None] = [*dict.fromkeys(citation.source for citation in statement.citations)]
    if context.map.document and (statement.places or not keys):
        keys.append(None)
    documents = [context.document(key) for key in keys]
    available = [document for document in documents if document]
    return available if len(available) == len(documents) else []


_TYPOGRAPHIC_VARIANTS = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'"}
    | dict.fromkeys("‐‑‒–—―", "-")
    | dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff", None)
)
_HYPHEN = re.compile(r"\u00ad(?:[ \t]*\n\s*)?|(?<=\w)-\s*(?=\w)")


def _normalize(text: str) -> str:
    """Return a text without differences of typesetting.

    Words lose their hyphens, since nobody can tell whether one at the end of a line belongs to the
    word. Their letters are composed: files from macOS and PDF often have `é` as two characters.
    """
    words = _HYPHEN.sub("", text.translate(_TYPOGRAPHIC_VARIANTS)).casefold().split()
    return " ".join(map(normalize_name, words))


def _split_quote(quote: str) -> list[str]:
    """Split a normalized quotation at omissions and insertions."""
    pieces = re.split(r"\[[^\[\]]*\]|…|\.\.\.", _normalize(quote))
    return [piece.strip(" .,;") for piece in pieces]


def _contains(text: str, parts: Iterable[str]) -> bool:
    """Whether a text contains all parts in order."""
    end = 0
    for part in parts:
        start = text.find(part, end)
        if start < 0:
            return False
        end = start + len(part)
    return True


def _iter_runs(text: str) -> Iterator[tuple[str, ...]]:
    """Yield every run of consecutive words that is long enough to count as copied."""
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)*", text.casefold().replace("’", "'"))
    return zip(*(words[start:] for start in range(MINIMUM_COPIED_WORDS)), strict=False)
