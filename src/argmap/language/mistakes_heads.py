"""The mistakes in what lines begin with: connectives and their marks, heads, references, names."""

from __future__ import annotations

from argmap.language.grammar import words
from argmap.language.mistakes import Mistake, listed, shortened


def marked(word: str) -> Mistake:
    """`and (implicit)`."""
    return Mistake(
        "L004",
        f"`{word}` carries no mark",
        "a mark belongs to the whole reason: "
        "put it behind the `because` or `but` that this line joins",
    )


def several_marks(word: str, better: str) -> Mistake:
    """`because (one) (two) claim x:`, or brackets inside a mark."""
    return Mistake(
        "L004",
        f"`{word}` carries one mark, without brackets inside it",
        f"write `{word} ({shortened(better)}) …`" if better else "take the brackets out",
    )


def empty_mark(word: str) -> Mistake:
    """`because () claim x:`."""
    return Mistake(
        "L004",
        f"there is nothing in the brackets behind `{word}`",
        f"write `{word} (implicit) …`, or the name of a scheme, or take the brackets out",
    )


def no_kind(word: str) -> Mistake:
    """`because: …`."""
    return Mistake(
        "L004",
        f"the kind of the statement is missing behind `{word}`",
        f"write `{word} {words().kinds[0]}: …`; the other kinds are "
        f"{listed(words().kinds[1:], 'and')}; prose may begin with `\\{word}`",
    )


def open_mark(word: str) -> Mistake:
    """`because (implicit claim x:`."""
    return Mistake(
        "L004",
        f"the bracket behind `{word}` is not closed on this line",
        f"write `{word} (implicit) …`, or the name of a scheme between the brackets",
    )


def no_target(word: str) -> Mistake:
    """`because` and nothing that it could relate."""
    return Mistake(
        "L004",
        f"`{word}` must be followed by a statement or by the id of one in square brackets",
        f"write `{word} {words().kinds[0]}: …` or `{word} [id]`",
    )


def no_colon(kind: str, rest: str) -> Mistake:
    """`claim` without the colon that ends its head."""
    return Mistake(
        "L004",
        f"a colon is missing behind `{kind}`",
        f"write `{kind}: {shortened(rest) or '…'}`, "
        "with an id before the colon if others refer to it",
    )


def bad_id(written: str, better: str) -> Mistake:
    """What stands in the place of an id."""
    return _bad_name(
        written,
        better,
        "an id is one word of letters, digits and `_`, with `-` and `.` inside, a letter first",
    )


def several_words(written: str, better: str) -> Mistake:
    """`claim two words:`."""
    return Mistake(
        "L004",
        f"an id is one word, and `{written}` is not",
        f"write `{better}`, or leave the id out and put the colon first",
    )


def bad_key(written: str, better: str) -> Mistake:
    """What stands in the place of the key of a source."""
    return _bad_name(written, better, "the key of a source is one word of letters and digits")


def bad_tag(written: str, better: str) -> Mistake:
    """What stands behind `#`."""
    return _bad_name(
        f"#{written}", f"#{better}" if better else "", "a tag is one word of letters and digits"
    )


def tight_tags(names: list[str]) -> Mistake:
    """`#one#two`."""
    tags = [f"#{name}" for name in names]
    return Mistake(
        "L004",
        "there is no space between these tags",
        f"write `{shortened(' '.join(tags))}`",
    )


def _bad_name(written: str, better: str, rule: str) -> Mistake:
    cure = f"write `{better}`" if better else "write another"
    return Mistake("L004", f"`{shortened(written)}` cannot be a name here: {rule}", cure)


def open_reference(name: str) -> Mistake:
    """`[id`."""
    return Mistake("L004", f"the bracket around `{name}` is not closed", f"write `[{name}]`")


NO_ID_IN_REFERENCE = Mistake(
    "L004",
    "square brackets here hold the id of one statement",
    "write `[id]`, with the id as it stands behind the kind of that statement",
)
AFTER_REFERENCE = Mistake(
    "L004",
    "nothing can follow a reference on its line",
    "a reference only names a statement; put relations on indented lines below it",
)


def after_reference(rest: str) -> Mistake:
    """`because [a] and [b]`."""
    return Mistake(
        "L004",
        "every relation stands on a line of its own",
        f"write `{shortened(rest)}` on the next line, indented like this one",
    )
