"""Rules about text that can be read, but perhaps not as its author meant it.

The parser recognizes these places; the rules let settings and ignore comments suppress them.
"""

from collections.abc import Iterator

from argmap.checker.context import RuleContext
from argmap.checker.rule_definition import rule
from argmap.source import Diagnostic, Severity


@rule(
    "L014",
    "connective-in-text",
    Severity.WARNING,
    plural="lines of text start with a connective",
)
def connective_in_text(context: RuleContext) -> Iterator[Diagnostic]:
    r"""A line of text starts with a connective.

    A line that continues a text starts with `because`, `and`, `since`, `unless` or `but`, in small
    letters or capitals, and neither a statement nor an id follows. It is read as text.

    A relation that is read as text counts for nothing. Write the relation with the kind of its
    statement and a colon. If the line is text, join it to the line above, or write `\but`.

    Example::

        assumption late: The agenda for 2022 is settled, they say,
          but nobody has seen it.

    Fixed::

        assumption late: The agenda for 2022 is settled, they say, but
          nobody has seen it.
    """
    return context.select_text_warnings("L014")


@rule(
    "L015",
    "hash-for-comment",
    Severity.WARNING,
    plural="headings or lines of text look like comments",
)
def hash_for_comment(context: RuleContext) -> Iterator[Diagnostic]:
    r"""A heading or a line of text looks like a comment.

    A heading begins with a word such as `TODO`, or a line that continues a text begins with `#`,
    or with `//` without a space. The heading opens a section, and the line is read as part of the
    text.

    Readers of the map and of its pictures see a note that was meant for its author. A comment
    begins with `// `. For text, write `\#`.

    Example::

        assumption late: The agenda for 2022 is settled.
          # ask the ministry

    Fixed::

        assumption late: The agenda for 2022 is settled.
          // ask the ministry
    """
    return context.select_text_warnings("L015")


@rule(
    "L016",
    "near-key",
    Severity.WARNING,
    plural="keys or statuses resemble those that argmap knows",
)
def near_key(context: RuleContext) -> Iterator[Diagnostic]:
    """The key of an attribute, or a status, resembles one that argmap knows.

    argmap keeps every attribute and gives a meaning to some keys, and to some values of `status`.
    This one differs from one of those by a slip of the finger, or as `tests` differs from `test`.

    A misspelt attribute has no effect, although the map seems to say what it should.

    Example::

        claim ready: The importer can be released.
          because evidence passes: It reads all sample files. {tests: test_samples.py}

    Fixed::

        claim ready: The importer can be released.
          because evidence passes: It reads all sample files. {test: test_samples.py}
    """
    return context.select_text_warnings("L016")


@rule(
    "L017",
    "note-as-text",
    Severity.WARNING,
    plural="brackets in texts resemble places or citations",
)
def note_as_text(context: RuleContext) -> Iterator[Diagnostic]:
    r"""A bracket in a text resembles a place or a citation.

    The bracket has a paragraph sign or an `@`, as in `[¶12]` or `(@source)`, but not the form of a
    place or a citation. It is read as text.

    Evidence then seems to cite a source, and cites none. Write `[at ¶12]` or `[@source]`. To keep
    the bracket as text, write `\[` or `\(`.

    Example::

        assumption late: The agenda for 2022 is settled (¶3).

    Fixed::

        assumption late: The agenda for 2022 is settled [at ¶3].
    """
    return context.select_text_warnings("L017")
