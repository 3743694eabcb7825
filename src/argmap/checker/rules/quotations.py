"""Rules about what statements take word for word from documents, where these are at hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.checker.rule_definition import rule
from argmap.checker.wording import QUOTED_WIDTH
from argmap.source import Diagnostic, Severity
from argmap.text_layout import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.checker.context import RuleContext
    from argmap.model import Statement
    from argmap.source import Text

LONGEST_SHARED = 12
"""From how many words in a row on a text counts as copied."""


@rule("E011", "quote-not-found", Severity.ERROR)
def not_found(context: RuleContext) -> Iterator[Diagnostic]:
    """Its `quote` is not in the document that it cites.

    A statement has `{quote: "…"}`, and the words are in none of the documents that they can be
    from: those of the sources that it cites, by their `file`, and the document that the map is of,
    if it has a place in that or cites nothing. It is asked only where all of these are at hand: in
    the folder of the map, as text. Case, white space, and how quotation marks and dashes are
    drawn make no difference; what is left out or put in may be `…` or in square brackets.

    In talk.txt::

        The queue was busy on most days, and nobody minded.

    Example::

        document: talk.txt
        claim calm: Nobody was troubled by the queue [at ¶1].
          because evidence said: He says so [at ¶1]. {quote: "busy on all days, and nobody minded"}

    Fixed::

        document: talk.txt

        source talk: His talk on the queue {date: 2024-05, file: "talk.txt"}

        claim calm: Nobody was troubled by the queue [at ¶1].
          because evidence said: He says so [at ¶1; @talk].
              {quote: "busy on most days, and nobody minded"}
    """
    read: dict[Text, str] = {}
    for statement in context.map.statements.values():
        quote = statement.attributes.get("quote")
        documents = _documents(context, statement) if isinstance(quote, str) else []
        for text in documents:
            if text not in read:
                read[text] = _plain(text.content)
        if documents and not any(_has(read[text], _parts(str(quote))) for text in documents):
            yield context.finding(
                statement.id,
                f"what [{statement.id}] quotes is not in "
                f"{' or '.join(text.name for text in documents)}: "
                f"“{shorten(str(quote), QUOTED_WIDTH)}”",
                "quote it as it stands there, with `…` for what is left out",
            )


@rule("W004", "copied-text", Severity.WARNING)
def copied(context: RuleContext) -> Iterator[Diagnostic]:
    """Has twelve or more words in a row from the document that the map is of.

    The text of a statement shares as many words in a row with the `document:`, where that is at
    hand: in the folder of the map, as text. Case and punctuation do not count. A map says what is
    argued in the words of whoever maps it: that shows that it was understood, and it may be printed
    where the document may not. What has to be in the words of the document goes into `quote`, which
    is not looked at.

    In talk.txt::

        It was clear to all of us that the queue would not last for another year.

    Example::

        document: talk.txt
        source minutes: Minutes of the meeting {date: 2024-03-04}
        claim short: It was clear to all that the queue would not last.
          because evidence said: It was clear to all of us that the queue would not last for a
              year [at ¶1; @minutes].

    Fixed::

        document: talk.txt
        source minutes: Minutes of the meeting {date: 2024-03-04}
        claim short: It was clear to all that the queue would not last.
          because evidence said: Everybody gave it less than a year [at ¶1; @minutes].
    """
    document = context.document()
    if document is None:
        return
    runs = {each.id: list(_runs(each.text)) for each in context.map.statements.values()}
    shared = {run for several in runs.values() for run in several}.intersection(
        _runs(document.content)
    )
    for name, several in runs.items():
        copied = next((run for run in several if run in shared), None)
        if copied:
            yield context.finding(
                name,
                f"[{name}] has {LONGEST_SHARED} or more words in a row from {document.name}: "
                f"“{shorten(' '.join(copied), QUOTED_WIDTH)}”",
                'say it in other words; or quote it: `{quote: "…"}`',
            )


def _documents(context: RuleContext, statement: Statement) -> list[Text]:
    """The documents that a statement may quote, if all of them are at hand; none otherwise."""
    keys: list[str | None] = [*dict.fromkeys(each.source for each in statement.citations)]
    if context.map.document and (statement.places or not keys):
        keys.append(None)
    texts = [context.document(key) for key in keys]
    at_hand = [text for text in texts if text]
    return at_hand if len(at_hand) == len(texts) else []


_DRAWN_ALIKE = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'"}
    | dict.fromkeys("‐‑‒–—―", "-")
    | {"\u00ad": None}
)


def _plain(text: str) -> str:
    """A text without what makes no difference to a quotation."""
    return " ".join(text.translate(_DRAWN_ALIKE).casefold().split())


def _parts(quote: str) -> list[str]:
    """What a quotation quotes in one piece each."""
    pieces = re.split(r"\[[^\[\]]*\]|…|\.\.\.", _plain(quote))
    return [piece.strip(" .,;") for piece in pieces]


def _has(text: str, parts: Iterable[str]) -> bool:
    """Whether a text has all of some parts, one behind the other."""
    end = 0
    for part in parts:
        start = text.find(part, end)
        if start < 0:
            return False
        end = start + len(part)
    return True


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every twelve words in a row of a text."""
    words = _WORD.findall(text.casefold().replace("’", "'"))
    return zip(*(words[start:] for start in range(LONGEST_SHARED)), strict=False)


_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
